#!/usr/bin/env bash
# tools/format.sh [--check]: lays out every tracked C file by .clang-format, or says which are not.
# The version is pinned: another one would lay out the same file differently.
set -euo pipefail
cd "$(dirname "$0")/.."
VERSION=14
format=clang-format-$VERSION
command -v $format >/dev/null || { echo "$format is not installed; tools/deps.sh check installs it" >&2; exit 1; }
mapfile -d '' files < <(git ls-files -z '*.c' '*.h')
if [ "${1:-}" = --check ]; then
  wrong=$($format --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^: ]*\):[0-9]*:.*/\1/p' | sort -u)
  [ -z "$wrong" ] || { printf '%s\n' "$wrong" "are not laid out by .clang-format; run make format"; exit 1; }
  echo "${#files[@]} files are laid out by .clang-format"
else
  $format -i "${files[@]}"
fi
