# A newcomer's way: carrel serve with the embedded model, carrel chat finds server and key. Then an
# operator's: tenants and keys come and go while the server runs.
. "$E2E/lib.sh"

serve() { # starts a server on the data folder d; its URL in $url, its id in $pid
  start serve.log "$CARREL" serve --data d --port 0 "$@"
  wait_for serve.log "listening on http"
  url=$(sed -n 's/^listening on //p' serve.log)
}
greedy="temperature=0 max_tokens=24"

step "the first start makes a tenant and a key, which chat finds"
serve
[ "$(stat -c %a d/local.key)" = 600 ] || fail "the key's file is not private"
run 0 "$CARREL" tenant list --data d; has out local
echo "Tell me about the sea." | run 0 "$CARREL" chat --url "$url" --data d --set "$greedy"
[ "$(wc -c <out)" -gt 1 ] || fail "no answer"
cp out first

step "the same question, the same answer"
run 0 "$CARREL" chat --url "$url" --data d --set "$greedy" "Tell me about the sea."
cmp out first || fail "temperature 0 gave another answer"
run 0 "$CARREL" chat --url "$url/v1" --data d --set "$greedy" --model default "Tell me about the sea."
cmp out first

step "a conversation of several turns"
printf '%s\n' "Hello." "And then?" "/save talk.json" "/clear" "Hello." |
  run 0 "$CARREL" chat --url "$url" --data d --system "Be kind." --set "$greedy"
node -e 'const t = JSON.parse(require("fs").readFileSync("talk.json"));
  if (t.map((m) => m.role).join() !== "system,user,assistant,user,assistant") process.exit(1)'

step "what the server refuses is explained, and the conversation goes on"
{ printf '/set max_tokens 4\n'; head -c 200000 /dev/zero | tr '\0' 'x' | sed 's/x/ x/g'; printf '\nHello.\n'; } |
  run 1 "$CARREL" chat --url "$url" --data d
has err "The server answers (400)"; [ -s out ] || fail "no answer after a refusal"
run 1 "$CARREL" chat --url "$url" --data d --model nonsense hi; has err "(404)"

step "keys come and go while it runs"
run 1 "$CARREL" chat --url "$url" hi; has err "wants a key"
run 0 "$CARREL" tenant add acme --data d
run 0 "$CARREL" key create acme --data d; key=$(tail -1 out)
CARREL_API_KEY=$key run 0 "$CARREL" chat --url "$url" --set "$greedy" hi
wrong=${key%?}; [ "${key: -1}" = 0 ] && wrong+=1 || wrong+=0
CARREL_API_KEY=$wrong run 1 "$CARREL" chat --url "$url" hi; has err "does not know this key"
run 0 "$CARREL" key revoke "$key" --data d; sleep 1
CARREL_API_KEY=$key run 1 "$CARREL" chat --url "$url" hi; has err "does not know this key"
run 0 "$CARREL" chat --url "$url" --data d --set "$greedy" hi
run 0 "$CARREL" tenant remove local --data d; sleep 1
run 1 "$CARREL" chat --url "$url" --data d hi; has err "does not know this key"
lacks serve.log "${key:20}"

step "a second start makes no second key"
kill "$pid"; wait "$pid" || fail "serve did not end well on SIGTERM"
cp d/local.key before
serve; lacks serve.log "with a key"; cmp before d/local.key
kill -INT "$pid"; wait "$pid" || fail "serve did not end well on SIGINT"
run 1 "$CARREL" chat --url "$url" --data d hi; has err "make serve"

step "over TLS, a certificate must be one that is trusted"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=carrel \
  -addext subjectAltName=IP:127.0.0.1 -keyout tls.key -out tls.crt 2>openssl.log
serve --tls-cert tls.crt --tls-key tls.key
run 0 "$CARREL" key create acme --data d; key=$(tail -1 out)
[[ $url = https://* ]] || fail "no https: $url"
CARREL_API_KEY=$key run 1 "$CARREL" chat --url "$url" hi; has err "--cacert"
CARREL_API_KEY=$key run 0 "$CARREL" chat --url "$url" --cacert tls.crt --set "$greedy" hi
run 1 "$CARREL" chat --url "$url" --cacert no.such.file hi; has err "--cacert"
