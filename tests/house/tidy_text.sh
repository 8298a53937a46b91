#!/usr/bin/env bash
# tests/house/tidy_text.sh: what tracked text must not hold: paths of the machine that it was
# written on, notes of unfinished work, tabs and trailing blanks in sources, scripts that do not parse.
# Where there is no git (an unpacked release), all files count as tracked.
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
git rev-parse --is-inside-work-tree >/dev/null 2>&1 && tracked=(git ls-files -z) ||
  tracked=(find . -type f -not -path './build*' -print0)
failed=0
fail() { printf '%s\n' "$*"; failed=1; }

# forbid WHAT PATTERN PATHS…: no tracked text file matches. This file names what it looks for, so it
# is left out.
forbid() {
  local what=$1 pattern=$2 found; shift 2
  found=$("${tracked[@]}" | grep -zE "$1" | grep -zv 'tests/house/tidy_text' |
    xargs -0r grep -nIE -e "$pattern" -- 2>/dev/null | head -n 20 || true)
  [ -z "$found" ] || fail "$what:" "$found"
}

sources='\.(c|h|sh|mjs|js|cmake|py)$|CMakeLists\.txt$|(^|/)Makefile$|^\.ci/'
forbid 'paths of a machine' '(^|[^[:alnum:]_./~-])/(work|root|home/[a-z]+)(/|["'"'"' ]|$)' .
forbid 'unfinished work' '\b(TODO|FIXME|XXX|HACK)\b' "$sources"
forbid 'blanks at the end of a line' '[[:space:]]+$' "$sources"
forbid 'merge conflicts' '^(<<<<<<<|>>>>>>>) ' .

while IFS= read -r -d '' file; do
  case $file in *.sh | .ci/*) bash -n "$file" || fail "$file does not parse" ;; esac
done < <("${tracked[@]}")

[ $failed = 0 ] || exit 1
echo "nothing that should not be there"
