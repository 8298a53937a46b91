#!/usr/bin/env bash
# tests/house/tagger_text.sh: the templates of models/tagger/ parse and give sound training text in
# every language, the same for the same seed, and the check refuses text that is not sound.
set -euo pipefail
here=$(cd "$(dirname "$0")/../../models/tagger" && pwd)
command -v node >/dev/null || { echo "node is not there"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { printf '%s\n' "$*"; exit 1; }

for run in one two; do
  node "$here/generate.mjs" --out "$dir/$run" --words 60000 --held-words 8000 --seed 5
done
cmp "$dir/one/train-gen.jsonl" "$dir/two/train-gen.jsonl" || fail "the same seed gave other text"
node "$here/check.mjs" "$dir/one/train-gen.jsonl" "$dir/one/heldout-gen.jsonl" >"$dir/counts" ||
  fail "$(tail -n 30 "$dir/counts")"
for lang in en de fr es pt it nl; do
  for kind in private public; do
    grep -q "^  $lang $kind " "$dir/counts" || fail "no $kind text in $lang"
  done
done

line() { printf '{"text":"%s","private":1,"spans":[%s],"entities":1,"lang":"en","source":"gen"}\n' "$1" "$2"; }
span() { printf '{"start":%d,"end":%d,"class":"%s","private":1}' "$1" "$2" "$3"; }
refuses() {
  line "$2" "$3" >"$dir/bad.jsonl"
  ! node "$here/check.mjs" "$dir/bad.jsonl" >/dev/null 2>&1 || fail "the check lets through $1"
}
line "Zoë called" "$(span 0 4 PERSON)" >"$dir/good.jsonl"
node "$here/check.mjs" "$dir/good.jsonl" >/dev/null || fail "the check refuses sound text"
refuses "half a character" "Zoë called" "$(span 0 3 PERSON)"
refuses "a span beyond the text" "Zoë" "$(span 0 9 PERSON)"
refuses "an unknown class" "Zoë" "$(span 0 4 NAME)"
refuses "overlapping spans" "Zoë Zoë" "$(span 0 4 PERSON),$(span 2 9 PERSON)"
