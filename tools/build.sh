#!/usr/bin/env bash
# tools/build.sh FOLDER [CMAKE OPTION...]: configures FOLDER where needed and builds it; with TARGET
# set, only that target. CARREL_CMAKE_FLAGS holds further options for cmake.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$1; shift
case $* in
  *SANITIZE=thread*) prefix=$(tools/deps.sh prefix-tsan) ;;
  *) prefix=$(tools/deps.sh prefix) ;;
esac
if [ ! -e "$dir/build.ninja" ] || ! grep -qx "CARREL_LLAMA_PREFIX:PATH=$prefix" "$dir/CMakeCache.txt"; then
  # shellcheck disable=SC2086
  cmake -S . -B "$dir" -G Ninja "-DCARREL_LLAMA_PREFIX=$prefix" "$@" ${CARREL_CMAKE_FLAGS:-} >/dev/null
fi
NINJA_STATUS='[%f/%t] ' cmake --build "$dir" ${TARGET:+--target "$TARGET"}
