#!/usr/bin/env bash
# Plants what tidy_text.sh forbids, one thing at a time, and sees it refused.
set -euo pipefail
check=$(cd "$(dirname "$0")" && pwd)/tidy_text.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
git init -q "$tree"

try() { # WANTED FILE TEXT
  mkdir -p "$(dirname "$tree/$2")"
  printf '%b\n' "$3" >"$tree/$2"
  git -C "$tree" add -A
  got=passes
  out=$("$check" "$tree" 2>&1) || got=refused
  [ $got = "$1" ] || { echo "$2 with '$3' $got: $out"; exit 1; }
  rm "$tree/$2"
}

try passes a.c 'int x; /* a path like src/base/queue.c, or /etc/passwd, or /metrics */'
try refused a.c '/* see /ro''ot/notes */'
try refused README.md 'built in /wo''rk/main'
try refused tools/a.sh 'cd /home/so''mebody/x'
try refused a.c '/* TO''DO: later */'
try refused a.c 'int x; '
try refused a.sh 'if true; then'
try refused .ci/run 'for do'
try refused doc.md '<<<''<<<< mine'
echo "what is forbidden is refused"
