# What issuers and operators do with public prefixes, without a server.
. "$E2E/lib.sh"
state() { # NAME: its state in the list
  "$CARREL" prefix list --data d "${@:2}" | sed -n "s/^$1  *.*  \([a-z][a-z ]*\)$/\1/p"
}
expect() { # NAME STATE [OPTION...]
  got=$(state "$1" "${@:3}")
  [ "$got" = "$2" ] || fail "$1 is \"$got\", not \"$2\": $("$CARREL" prefix list --data d)"
}
printf 'You are the assistant of a small shop that sells bread. Answer kindly, and in few words.' >text
soon=$(($(date +%s) + 3600))

step "keys"
run 0 "$CARREL" prefix keygen alice.pem; has err "carrel prefix trust alice.pem.pub"
alice=$(cat out); [[ $alice =~ ^[0-9a-f]{64}$ ]] || fail "no key id: $alice"
[ "$(stat -c %a alice.pem)" = 600 ] || fail "the private key is open: $(ls -l alice.pem)"
run 1 "$CARREL" prefix keygen alice.pem; has err "exists already"
run 0 "$CARREL" prefix keygen bob.pem
if command -v openssl >/dev/null; then # the files are what OpenSSL's tools know
  openssl pkey -in alice.pem -pubout 2>/dev/null | cmp - alice.pem.pub
  openssl genpkey -algorithm ed25519 -out other.pem 2>/dev/null && chmod 600 other.pem
  run 0 "$CARREL" prefix sign text --key other.pem --name x
fi

step "wrong words get a hint"
run 2 "$CARREL" prefix; has err "usage: carrel prefix"
run 2 "$CARREL" prefix sign text; has err "usage: carrel prefix"
run 2 "$CARREL" prefix list all
run 2 "$CARREL" prefix revoke
run 2 "$CARREL" prefix revoke x --all-before 3
run 2 "$CARREL" prfix; has err "did you mean \`carrel prefix\`"

step "signing"
run 0 "$CARREL" prefix sign text --key alice.pem --name shop --expires "$soon" --output shop.json
has err "tokens, valid until"; is out ""
node -e 'const e = JSON.parse(require("fs").readFileSync("shop.json")); const fs = require("fs");
  if (e.text !== fs.readFileSync("text", "utf8") || e.issuer !== process.argv[1] || e.kind !== "system"
    || e.epoch !== 1 || e.n_tokens < 16 || Object.keys(e).length !== 12) process.exit(1)' "$alice" \
  || fail "the entry: $(cat shop.json)"
run 1 "$CARREL" prefix sign text --key alice.pem --name Shop; has err "a-z 0-9"
run 1 "$CARREL" prefix sign text --key alice.pem.pub --name shop; has err "chmod 600"
run 1 "$CARREL" prefix sign none --key alice.pem --name shop; has err "can't be read"
run 1 "$CARREL" prefix sign text --key alice.pem --name shop --expires 5; has err "--expires"
run 1 "$CARREL" prefix sign text --key alice.pem --name shop --model text; has err "GGUF"
: >empty; run 1 "$CARREL" prefix sign empty --key alice.pem --name shop; has err "1 to 65536 bytes"
head -c 70000 /dev/zero | tr '\0' x >long
run 1 "$CARREL" prefix sign long --key alice.pem --name shop; has err "65536 bytes"

step "trust, then add"
run 1 "$CARREL" prefix add shop.json --data d; has err "not trusted"
run 1 "$CARREL" prefix trust text --data d; has err "public key"
run 0 "$CARREL" prefix trust alice.pem.pub --data d; has err "$alice"
run 1 "$CARREL" prefix trust alice.pem.pub --data d; has err "trusted already"
run 0 "$CARREL" prefix add shop.json --data d
expect shop valid
run 1 "$CARREL" prefix add shop.json --data d; has err "an entry of that name"
run 0 "$CARREL" prefix issuers --data d; has out "$alice"
run 0 "$CARREL" prefix list --json --data d
node -e 'const l = JSON.parse(require("fs").readFileSync("out"));
  if (l.length !== 1 || l[0].name !== "shop" || l[0].state !== "valid" || l[0].issuer !== process.argv[1])
    process.exit(1)' "$alice" || fail "list: $(cat out)"

step "what is not as it was signed is refused, with the reason"
sed 's/bread/spades/' shop.json >changed.json
run 1 "$CARREL" prefix add changed.json --data d; has err "signature does not fit"
sed 's/"name": "shop"/"name": "shop2"/' shop.json >renamed.json
run 1 "$CARREL" prefix add renamed.json --data d; has err "signature does not fit"
run 0 "$CARREL" prefix sign text --key bob.pem --name shop2 --output bob.json
run 1 "$CARREL" prefix add bob.json --data d; has err "not trusted"
sed "s/\"issuer\": \"[0-9a-f]*\"/\"issuer\": \"$alice\"/" bob.json >forged.json
run 1 "$CARREL" prefix add forged.json --data d; has err "signature does not fit"
sed 's/"epoch": 1,/"epoch": 1, "note": "x",/' shop.json >more.json
run 1 "$CARREL" prefix add more.json --data d; has err "not signed"
run 1 "$CARREL" prefix add text --data d; has err "not one JSON object"
lacks err "bread"

step "time"
run 0 "$CARREL" prefix sign text --key alice.pem --name late --not-before "$soon" --expires $((soon + 9)) --output late.json
run 0 "$CARREL" prefix add late.json --data d
expect late "not yet valid"
run 0 "$CARREL" prefix sign text --key alice.pem --name old --not-before 5 --expires 6 --output old.json
run 1 "$CARREL" prefix add old.json --data d; has err "has expired"
run 0 "$CARREL" prefix sign text --key alice.pem --name brief --expires $(($(date +%s) + 2)) --output brief.json
run 0 "$CARREL" prefix add brief.json --data d
for _ in $(seq 100); do [ "$(state brief)" = expired ] && break; sleep 0.1; done
expect brief expired

step "revoked for good"
run 0 "$CARREL" prefix revoke shop --data d
expect shop revoked
run 1 "$CARREL" prefix revoke shop --data d; has err "not revoked"
run 1 "$CARREL" prefix add shop.json --data d; has err "was revoked"
run 0 "$CARREL" prefix sign text --key alice.pem --name shop --epoch 2 --output shop2.json
run 0 "$CARREL" prefix add shop2.json --data d
run 0 "$CARREL" prefix revoke --all-before 3 --data d
expect shop "stale epoch"
run 1 "$CARREL" prefix revoke --all-before 3 --data d; has err "never lowered"
run 0 "$CARREL" prefix sign text --key alice.pem --name raw --kind text --epoch 2 --output raw.json
run 1 "$CARREL" prefix add raw.json --data d; has err "below its issuer's"
run 0 "$CARREL" prefix sign text --key alice.pem --name raw --kind text --epoch 3 --output raw.json
run 0 "$CARREL" prefix add raw.json --data d
expect raw valid
run 0 "$CARREL" prefix untrust "${alice:0:12}" --data d
expect raw "unknown issuer"
run 1 "$CARREL" prefix untrust "${alice:0:12}" --data d; has err "not trusted now"
run 0 "$CARREL" prefix trust alice.pem.pub --data d
expect raw valid

step "no private key is in the data folder"
secret=$(sed -n 2p alice.pem)
! grep -rqF "$secret" d || fail "the private key is in the data folder"
