# The program itself, and what operators do with tenants and keys.
. "$E2E/lib.sh"

step "help and version"
run 0 "$CARREL" --help; has out "usage: carrel"; has out "tenant"
run 0 "$CARREL" -h; has out "usage: carrel"
run 2 "$CARREL"; has out "usage: carrel"
run 0 "$CARREL" version; grep -Eqx 'carrel [0-9]+\.[0-9]+\.[0-9]+' out || fail "version: $(cat out)"
run 0 "$CARREL" --version; has out "carrel "
for c in serve chat tenant key prefix cache pull; do
  run 0 "$CARREL" help $c; has out "usage: carrel $c"; is err ""
  run 0 "$CARREL" $c --help; has out "usage: carrel $c"
done

step "wrong words get a hint"
run 2 "$CARREL" tennant; has err "did you mean \`carrel tenant\`"; is out ""
run 2 "$CARREL" caht; has err "did you mean \`carrel chat\`"
run 2 "$CARREL" frobnicate; has err "carrel help"; lacks err "did you mean"
run 2 "$CARREL" help frobnicate
run 2 "$CARREL" tenant; has err "usage: carrel tenant"
run 2 "$CARREL" tenant add; has err "usage: carrel tenant"
run 2 "$CARREL" tenant list all; has err "usage: carrel tenant"
run 2 "$CARREL" tenant add a b
run 2 "$CARREL" tenant list --jsn; has err "did you mean --json"
run 2 "$CARREL" key revoke; has err "usage: carrel key"

step "tenants"
run 0 "$CARREL" tenant add acme --data d; is out ""; has err "carrel key create acme --data d"
run 0 "$CARREL" tenant add --data=d zeta
run 1 "$CARREL" tenant add acme --data d; has err "exists already"
run 1 "$CARREL" tenant add 'Acme Inc' --data d; has err "begins with a letter or a digit"
run 0 "$CARREL" tenant list --data d; grep -Eq '^1 +acme +0 ' out || fail "list: $(cat out)"
run 0 "$CARREL" tenant list --data d --json
node -e 'const t = JSON.parse(require("fs").readFileSync("out"));
  if (t.length !== 2 || t[1].name !== "zeta" || t[1].id !== 2 || t[1].keys !== 0) process.exit(1)'
[ "$(stat -c %a d)/$(stat -c %a d/carrel.db)" = 700/600 ] || fail "modes: $(ls -la d)"

step "what of a tenant's text is private"
run 2 "$CARREL" tenant policy acme --data d; has err "policy"
run 2 "$CARREL" tenant limit acme --threshold 0.5 --data d
run 2 "$CARREL" tenant policy acme --cache-cap 5 --data d
run 2 "$CARREL" tenant policy acme --default --cache-cap 5 --data d
run 2 "$CARREL" tenant list --always-private yes --data d
run 1 "$CARREL" tenant policy nobody --always-private yes --data d; has err "carrel tenant list"
run 1 "$CARREL" tenant policy acme --classes cats --data d; has err 'no class "cats"'
run 1 "$CARREL" tenant policy acme --languages en,pl --data d; has err 'language "pl"'
run 1 "$CARREL" tenant policy acme --threshold 0.2 --clear 0.5 --data d; has err "not above"
run 1 "$CARREL" tenant policy acme --threshold 2 --data d
run 1 "$CARREL" tenant policy acme --always-private perhaps --data d
run 0 "$CARREL" tenant policy acme --always-private yes --threshold 0.75 --data d; has err "running server"
run 0 "$CARREL" tenant policy acme --clear 0.5 --classes contact,id --languages en,de --data d
run 0 "$CARREL" tenant list --data d; has out "always private"
run 0 "$CARREL" tenant list --data d --json
node -e 'const t = JSON.parse(require("fs").readFileSync("out"))[0];
  if (!t.always_private || t.threshold !== 0.75 || t.clear !== 0.5 || t.classes.join() !== "CONTACT,ID" ||
    t.languages.join() !== "en,de") process.exit(1)'
run 0 "$CARREL" tenant policy acme --default --data d
run 0 "$CARREL" tenant list --data d; lacks out "always private"

step "keys"
run 0 "$CARREL" key create acme --data d
[ "$(wc -l <out)" = 1 ] || fail "more on stdout than the key"
key=$(tail -1 out)
[[ $key =~ ^ck_[0-9a-f]{16}_[0-9a-f]{64}$ ]] || fail "not a key"
lacks err "$key"
id=${key:3:16}
run 1 "$CARREL" key create nobody --data d; has err "carrel tenant list"; is out ""
run 0 "$CARREL" key list --data d; has out "$id"; has out acme; lacks out "${key:20}"
run 0 "$CARREL" key list zeta --data d; lacks out "$id"
run 0 "$CARREL" key list acme --json --data d
node -e 'const k = JSON.parse(require("fs").readFileSync("out"));
  if (k.length !== 1 || k[0].tenant !== "acme" || k[0].revoked !== null) process.exit(1)'
run 0 "$CARREL" key revoke "$id" --data d
run 1 "$CARREL" key revoke "$id" --data d; has err "no valid key"
run 0 "$CARREL" key create acme --data d
run 0 "$CARREL" key revoke "$(tail -1 out)" --data d   # a whole key will do
run 0 "$CARREL" tenant remove acme --data d
run 1 "$CARREL" tenant remove acme --data d
run 0 "$CARREL" key list --data d; lacks out "$id"
! grep -rqF "${key:20}" d || fail "the secret is in the data folder"

step "the default data folder"
run 0 "$CARREL" tenant add acme; [ -e .local/share/carrel/carrel.db ] || fail "not in ~/.local/share"
run 0 env XDG_DATA_HOME="$PWD/x" "$CARREL" tenant add acme; [ -e x/carrel/carrel.db ]
run 1 env -u HOME "$CARREL" tenant list; has err "--data DIR"

step "what goes wrong is told"
run 1 "$CARREL" tenant list --data /dev/null; has err "/dev/null"
mkdir bad; head -c 5000 /dev/urandom >bad/carrel.db; chmod 600 bad/carrel.db
run 1 "$CARREL" tenant list --data bad; has err "damaged"
if [ -e /dev/full ]; then
  got=0; "$CARREL" help >/dev/full 2>err || got=$?
  [ $got = 1 ] || fail "a full disk went unseen"
fi
