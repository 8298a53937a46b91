#!/usr/bin/env bash
# tests/house/arrows.sh [ROOT]: reads every #include under ROOT's src/ and include/carrel/ and fails
# where one points against the dependency arrows of the design, or at what nobody has placed.
#
#     base <- kv, privacy, mpc, trust <- engine <- sched <- http <- cmd;  base, trust <- fleet, tune;
#     base, privacy <- train <- cmd;  base <- audit, replay <- cmd
#
# Three tables say it all: which modules a module may use, which module a public header belongs to,
# and which modules may use a library from outside. What stands in none of them is an error.
set -euo pipefail
root=${1:-$(dirname "$0")/../..}

declare -A may_use=(
  [base]="base"
  [kv]="base kv"
  [privacy]="base privacy"
  [train]="base privacy train"
  [mpc]="base mpc"
  [trust]="base trust"
  [engine]="base kv privacy mpc trust engine"
  [sched]="base kv privacy mpc trust engine sched"
  [http]="base kv privacy mpc trust engine sched http"
  [fleet]="base trust fleet"
  [tune]="base trust tune"
  [audit]="base audit"
  [replay]="base replay"
  [cmd]="base kv privacy mpc trust engine sched http train fleet tune audit replay cmd"
)

declare -A headers=(
  [base]="status arena table buf queue clock rng secret log config"
  [kv]="kv kv_view spill"
  [privacy]="privacy pipeline monitor"
  [audit]="stats audit"
  [replay]="replay"
  [engine]="model engine vocab sampler"
  [sched]="sched worker feed"
  [http]="store server prefix"
)

# Headers in <> by pattern, and who may include them. What no row matches is libc's or POSIX's.
libraries=(
  'ggml*      engine'
  'gguf*      engine'
  'llama*     engine'
  'jansson*   engine http train replay cmd'
  'event2/*   http'
  'sqlite3*   http'
  'openssl/*  kv privacy engine http trust mpc cmd'
  'curl/*     http replay cmd fleet'
)

declare -A module_of_header
for module in "${!headers[@]}"; do
  for header in ${headers[$module]}; do module_of_header[carrel/$header.h]=$module; done
done

n_wrong=0 n_read=0
wrong() { printf '%s\n' "$*"; n_wrong=$((n_wrong + 1)); }

# check_library FILE MODULE HEADER
check_library() {
  local row pattern users
  for row in "${libraries[@]}"; do
    read -r pattern users <<<"$row"
    # shellcheck disable=SC2053
    if [[ $3 == $pattern && " $users " != *" $2 "* ]]; then
      wrong "$1: $2 must not use <$3> (only: $users)"
    fi
  done
}

# check_own FILE MODULE HEADER: an include in quotes
check_own() {
  local file=$1 module=$2 header=$3 target
  case $header in
    carrel/*)
      target=${module_of_header[$header]:-}
      [ -n "$target" ] || { wrong "$file: \"$header\" belongs to no module; add it to the table in tests/house/arrows.sh"; return; } ;;
    */*)
      target=${header%%/*}
      [ -e "$root/src/$header" ] || { wrong "$file: \"$header\" is not under src/"; return; } ;;
    *)
      [ -e "$(dirname "$root/$file")/$header" ] || wrong "$file: \"$header\" is not beside it"
      return ;;
  esac
  [[ " ${may_use[$module]} " == *" $target "* ]] ||
    wrong "$file: $module must not use $target (\"$header\")"
}

# check FILE MODULE
check() {
  local file=$1 module=$2 line
  n_read=$((n_read + 1))
  [ -n "${may_use[$module]:-}" ] || { wrong "$file: there is no module \"$module\""; return; }
  while IFS= read -r line; do
    if [[ $line =~ ^[[:space:]]*\#[[:space:]]*include[[:space:]]*\"([^\"]+)\" ]]; then
      check_own "$file" "$module" "${BASH_REMATCH[1]}"
    elif [[ $line =~ ^[[:space:]]*\#[[:space:]]*include[[:space:]]*\<([^\>]+)\> ]]; then
      check_library "$file" "$module" "${BASH_REMATCH[1]}"
    else
      wrong "$file: cannot read: $line"
    fi
  done < <(grep -E '^[[:space:]]*#[[:space:]]*include' "$root/$file" || true)
}

while IFS= read -r file; do
  module=${file#src/}
  check "$file" "${module%%/*}"
done < <(cd "$root" && find src -mindepth 2 \( -name '*.c' -o -name '*.h' -o -name '*.inc' \) | sort)

while IFS= read -r file; do
  header=${file#include/}
  if [ -n "${module_of_header[$header]:-}" ]; then
    check "$file" "${module_of_header[$header]}"
  else
    wrong "$file: belongs to no module; add it to the table in tests/house/arrows.sh"
  fi
done < <(cd "$root" && find include/carrel -name '*.h' | sort)

[ $n_read -gt 0 ] || wrong "no sources under $root"
[ $n_wrong = 0 ] || { echo "$n_wrong wrong of $n_read files"; exit 1; }
echo "$n_read files, every include along the arrows"
