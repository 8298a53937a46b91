#!/usr/bin/env bash
# tests/house/security.sh [PAGE]: each channel in docs/security.md names a test, or says why there is
# none; and each test that it names exists.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

# exists FILE CASE: a case of a program in C, or a step of an end-to-end test.
exists() {
  case $1 in
    *.c) grep -qE "CASE\($2\)" "$root/tests/$1" ;;
    *.mjs) sed 's/\\//g' "$root/tests/$1" | grep -E '^ *step\(' | grep -qF -- "$2" ;;
    *) return 1 ;;
  esac
}

check() {
  local n=0 wrong=0 row file name
  while IFS= read -r row; do
    if [[ $row == '| '* && $row != *' none: '* && ! ${row##*' | '} =~ \`[a-z0-9]+/test_ ]]; then
      echo "no test is named: ${row%%' | '*}"; wrong=1
    fi
    while IFS= read -r name; do
      file=${name%%: *} n=$((n + 1))
      [ -f "$root/tests/$file" ] && exists "$file" "${name#*: }" || { echo "there is no test $name"; wrong=1; }
    done < <(grep -oE '`[a-z0-9]+/test_[a-z0-9_]+\.[a-z]+: [^`]+`' <<<"$row" | tr -d '`')
  done < <(sed -n '/^## Channels/,/^## /p' "$1" | grep '^|' | sed 1,2d)
  [ "$wrong" = 0 ] && [ "$n" -gt 0 ] && echo "$n tests are named, and there"
}

check "${1:-$root/docs/security.md}"
[ $# = 0 ] || exit 0

# What it is for, it finds.
bad=$(mktemp)
trap 'rm -f "$bad"' EXIT
for row in '| a | b | c | `kv/test_kv.c: no_such_case` |' '| a | b | c | `kv/test_none.c: x` |' \
  '| a | b | c | `e2e/test_quiet.mjs: no such step` |' '| a | b | c | trust us |'; do
  printf '## Channels\n\n| channel | tells | closed | shown by |\n|---|---|---|---|\n%s\n%s\n' \
    '| a | b | c | `kv/test_kv.c: pinned_pages_stay` |' "$row" >"$bad"
  ! check "$bad" >/dev/null || { echo "it lets through: $row"; exit 1; }
done
