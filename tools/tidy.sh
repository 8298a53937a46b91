#!/usr/bin/env bash
# tools/tidy.sh FOLDER [FILE...]: clang-tidy by .clang-tidy over src/ (or the given files), with the
# compile commands of the build in FOLDER. Prints only what is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$1; shift
tidy=clang-tidy-14
command -v $tidy >/dev/null || { echo "$tidy is not installed; tools/deps.sh check installs it" >&2; exit 1; }
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files 'src/*.c'); fi
# What gcc knows and clang does not must not be an error here.
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 $tidy -p "$dir" --quiet \
  --extra-arg=-Wno-unknown-warning-option 2> >(grep -vE '^[0-9]+ warnings? (generated|treated)' >&2)
echo "${#files[@]} files are clean"
