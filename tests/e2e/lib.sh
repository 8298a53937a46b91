# Words for the shell tests here; source it first. A test stops at the first thing that is wrong.
set -euo pipefail

pids=()
finish() {
  local status=$?
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ $status = 0 ] || printf 'FAILED: %s\n' "${what:-before the first step}" >&2
}
trap finish EXIT

# step TEXT: says what is being tested.
step() { what=$*; printf '  %s\n' "$what"; }

fail() { printf '%s\n' "$*" >&2; exit 1; }

# run STATUS COMMAND...: runs it and demands that exit status; output in files out and err.
run() {
  local want=$1 got=0; shift
  "$@" >out 2>err || got=$?
  [ "$got" = "$want" ] || fail "exit status $got instead of $want: $*
stdout: $(head -c 2000 out)
stderr: $(head -c 2000 err)"
}

# has FILE TEXT, lacks FILE TEXT, is FILE TEXT (the whole content, without a final newline)
has() { grep -qF -- "$2" "$1" || fail "no \"$2\" in $1: $(head -c 2000 "$1")"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "\"$2\" in $1: $(head -c 2000 "$1")"; }
is() { [ "$(cat "$1")" = "$2" ] || fail "$1 is \"$(head -c 2000 "$1")\", not \"$2\""; }

# wait_for FILE TEXT: until it is there; a minute at most.
wait_for() {
  for _ in $(seq 600); do
    if [ -e "$1" ] && grep -qF -- "$2" "$1"; then return 0; fi
    sleep 0.1
  done
  fail "\"$2\" did not come in $1: $(tail -c 2000 "$1" 2>/dev/null)"
}

# start LOG COMMAND...: in the background, until the test ends; its id in $pid.
start() {
  local log=$1; shift
  : >"$log" # now, not when the background gets to it: wait_for must not see an older one's words
  "$@" <&0 >"$log" 2>&1 & # <&0: else bash gives it /dev/null
  pid=$!
  pids+=("$pid")
}

# start_node SCRIPT ARGUMENT...: a helper server of ours, which prints "port N"; N in $port.
start_node() {
  start "$1.log" node "$E2E/$1" "${@:2}"
  wait_for "$1.log" "port "
  port=$(sed -n 's/^port //p' "$1.log" | head -1)
}
