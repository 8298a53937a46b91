#!/usr/bin/env bash
# tools/fuzz.sh FOLDER SECONDS [NAME...]: builds the fuzz targets in FOLDER with clang, libFuzzer and the
# address and undefined-behaviour sanitizers, and runs each for SECONDS.
#
# Inputs that reach new code are kept in FOLDER/corpus/NAME for the next run; what crashes a target
# is kept in FOLDER/crashes. Neither touches the checkout: an input worth keeping is moved to
# tests/fuzz/corpus/NAME by hand. The last line reads "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$1 seconds=$2; shift 2

TARGET=fuzz_targets tools/build.sh "$dir" -DCARREL_FUZZ=ON -DCARREL_SANITIZE=address,undefined \
  -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++

passed=0 failed=0
for program in "$dir"/tests/fuzz/fuzz_*; do
  [ -x "$program" ] && [ ! -d "$program" ] || continue
  name=${program##*/fuzz_}
  [ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
  found=$dir/corpus/$name kept=tests/fuzz/corpus/$name log=$dir/fuzz_$name.log
  mkdir -p "$found" "$dir/crashes"
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1
    -artifact_prefix="$dir/crashes/$name-")
  [ ! -e "$kept.dict" ] || options+=(-dict="$kept.dict")
  if "$program" "${options[@]}" "$found" "$kept" >"$log" 2>&1; then
    printf 'fuzz %-12s ok, %s inputs run, %s kept\n' "$name" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(ls "$found" | wc -l)"
    passed=$((passed + 1))
  else
    printf 'fuzz %-12s FAILED:\n' "$name"
    grep -m1 -A25 -E 'ERROR|runtime error|SUMMARY|BINGO' "$log" || tail -n 25 "$log"
    failed=$((failed + 1))
  fi
done
[ $((passed + failed)) -gt 0 ] || { echo "there are no fuzz targets"; failed=1; }
echo "$passed passed, $failed failed"
[ $failed = 0 ]
