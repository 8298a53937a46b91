# carrel chat against servers that misbehave, and at a terminal. The mock says what they do.
. "$E2E/lib.sh"

start_node chat_mock.mjs
log=chat_mock.mjs.log
url=http://127.0.0.1:$port
chat() { local kind=$1; shift; "$CARREL" chat --url "$url/$kind" "$@"; }
last() { grep ^request $log | tail -1; }

step "an answer, by argument, by pipe, by -"
run 0 chat ok "hi there"; is out Hello; is err ""
echo "hi there" | run 0 chat ok; is out Hello
printf 'two\nlines\n' | run 0 chat echo -; is out "1:two
lines"
run 0 chat ok/v1/ hi; is out Hello
run 0 chat bytes hi; is out "grüße 🙂"
has $log '"model":"default","stream":true'

step "a conversation, blocks and commands"
printf '%s\n' one '' 'two \' lines '"""' 'three' '/quit' '"""' ' /four' /clear five |
  run 0 chat echo
is out $'1:one\n3:two \nlines\n5:three\n/quit\n7: /four\n1:five'
printf '%s\n' '/system Be brief.' hi '/set temperature 0.5' '/set max_tokens=9' hi \
  '/set temperature' '/system' hi '/save talk.json' '/save talk.json' /nonsense /set | run 0 chat echo
has $log '{"role":"system","content":"Be brief."}'
grep -q '"temperature":0.5' $log && grep -q '"max_tokens":9' $log || fail "parameters: $(last)"
last | grep -q '"max_tokens":9' || fail "parameters: $(last)"
! last | grep -q -e temperature -e 'Be brief' || fail "parameters: $(last)"
has err "There is no such command"; has err "can't be made"
[ "$(stat -c %a talk.json)" = 600 ]
node -e 'const t = JSON.parse(require("fs").readFileSync("talk.json"));
  if (t.length !== 6 || t[5].role !== "assistant") process.exit(1)'
run 0 chat echo --system "Be brief." --set "seed=1, top_k=3" hi; is out 2:hi
last | grep -q '"seed":1' && last | grep -q '"top_k":3' || fail "parameters: $(last)"
run 1 chat ok --set temperature=9 hi; has err "from 0 to 2"
run 1 chat ok --set max_tokens=1.5 hi; has err "whole number"
run 1 chat ok --set color=blue hi; has err "no parameter"
printf 'bad \xff utf8\ngood\n' | run 1 chat echo; is out 1:good; has err "UTF-8"
head -c 1100000 /dev/zero | tr '\0' x | run 1 chat echo; has err "mebibyte"

step "where the key comes from, and that it goes nowhere else"
run 0 chat ok --key k1 hi; last | grep -q "Bearer k1 " || fail "$(last)"
CARREL_API_KEY=k2 run 0 chat ok hi; last | grep -q "Bearer k2 " || fail "$(last)"
mkdir -p .local/share/carrel d; echo k3 >.local/share/carrel/local.key; echo k4 >d/local.key
run 0 chat ok hi; last | grep -q "Bearer k3 " || fail "$(last)"
run 0 chat ok --data d hi; last | grep -q "Bearer k4 " || fail "$(last)"
run 0 "$CARREL" chat --url "http://0.0.0.0:$port/ok" --insecure-http hi
last | grep -q "request ok - " || fail "the local key went to another host: $(last)"
run 1 "$CARREL" chat --url "http://0.0.0.0:$port/ok" hi; has err "--insecure-http"
CARREL_API_KEY=$'k\r\nX-Evil: 1' run 1 chat ok hi; has err "characters"
run 1 chat move hi; has err "307"   # a redirect is not followed: the key stays

start hidden.log "$CARREL" chat --url "$url/endless" --key sekrit hi
wait_for hidden.log begun; last | grep -q "Bearer sekrit " || fail "$(last)"
tr '\0' ' ' <"/proc/$pid/cmdline" >cmdline
has cmdline endless; lacks cmdline sekrit   # the list of processes does not show it
kill "$pid"

step "refusals are explained"
run 1 chat e401 hi; has err "does not know this key"; has err "carrel key create"
rm -r .local; run 1 chat e401 hi; has err "wants a key"
run 1 chat e429 hi; has err "Too many requests. (Try again in 7 s.)"
run 1 chat e400 hi; has err "The prompt is too long."
run 1 chat e404 hi; has err "OpenAI-compatible"
run 1 chat e500 hi; has err "500"
run 1 chat html hi; has err "event stream"
run 1 "$CARREL" chat --url http://127.0.0.1:1 hi; has err "make serve"
run 1 "$CARREL" chat --url http://carrel.invalid --insecure-http hi; has err "not known"
run 1 "$CARREL" chat --url gopher://x hi; has err "http://"

step "broken streams keep what came"
run 1 chat broken hi; is out "half an ans"; has err "not whole"
run 1 chat nodone hi; is out "whole, but"; has err "not whole"
run 0 chat cut hi; is out a; has err "cut"
run 1 chat inband hi; is out "so far"; has err "fell over"
run 1 chat nojson hi; has err "no JSON"
run 1 chat flood hi; has err "mebibyte"
printf 'x\ny\n' | run 1 chat broken; ! last | grep -q '"assistant"' || fail "a broken answer was kept"

step "no control character reaches the terminal"
run 0 chat hostile hi; is out $'a]0;ownedb31mcdefg\tz'
run 1 chat inband hi; ! grep -q $'\033' err || fail "an escape in an error message"

step "damaged streams, seeds 1 to 150: an answer or an error, never worse"
n_ok=0 n_failed=0
for seed in $(seq 150); do
  got=0; chat "random/$seed" hi >out 2>err || got=$?
  case $got in 0) n_ok=$((n_ok + 1)) ;; 1) n_failed=$((n_failed + 1)) ;; *) fail "seed $seed: $got" ;; esac
  ! grep -q -e Sanitizer -e 'runtime error' err || fail "seed $seed: $(cat err)"
  [ $got = 0 ] || grep -q '^carrel chat: ' err || fail "seed $seed: no explanation"
  ! grep -q $'\033' out err || fail "seed $seed: an escape came through"
done
[ $n_ok -gt 5 ] && [ $n_failed -gt 50 ] || fail "$n_ok answers and $n_failed errors: not what was meant"

# A terminal, by script(1): Ctrl-C is a byte on its input.
terminal() { # KIND: reads keys from the FIFO keys, writes what shows to the file screen
  rm -f keys screen; mkfifo keys
  exec 9<>keys # both ways, so that neither side waits for the other to open
  start script.log script -qefc "'$CARREL' chat --url '$url/$1' --key x" screen <keys 9>&-
}
ended() { # waits for the program, and demands its exit status
  local got=0; exec 9>&-; wait "$pid" || got=$?
  [ $got = "$1" ] || fail "exit status $got instead of $1: $(cat screen)"
}

# A chroot may have script(1) and no pseudo-terminals.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  step "at a terminal: greeting, Ctrl-C stops an answer, twice ends"
  terminal endless
  wait_for screen "Talking to mock[31m at"
  printf 'hi\n' >&9; wait_for screen "begun"
  printf '\003' >&9; wait_for screen "(stopped)"; wait_for $log "client left"
  printf '/show\n' >&9; wait_for screen "messages           2"
  printf 'half a li\003' >&9; wait_for screen "Ctrl-C again"
  printf '\003' >&9
  ended 0
  step "at a terminal: a server that is loading is waited for"
  terminal loading; wait_for screen "not ready yet"; wait_for screen "Talking to"; ended 0
  step "at a terminal: a wrong key is told before anything is typed"
  terminal e401; wait_for screen "does not know this key"; ended 1
fi
