#!/usr/bin/env bash
# tools/build.sh FOLDER [CMAKE OPTION...]: configures FOLDER where needed and builds it.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$1; shift
prefix=$(tools/deps.sh prefix)
if [ ! -e "$dir/build.ninja" ] || ! grep -qx "CARREL_LLAMA_PREFIX:PATH=$prefix" "$dir/CMakeCache.txt"; then
  cmake -S . -B "$dir" -G Ninja "-DCARREL_LLAMA_PREFIX=$prefix" "$@" >/dev/null
fi
NINJA_STATUS='[%f/%t] ' cmake --build "$dir"
