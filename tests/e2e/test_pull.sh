# carrel pull against a server that can do ranges, and against servers that can't or won't.
. "$E2E/lib.sh"

{ printf GGUF; head -c 1000000 /dev/urandom; } >model.gguf
sum=$(sha256sum model.gguf | cut -d' ' -f1)
wrong=$(printf '0%.0s' {1..64})
start_node range_server.mjs model.gguf
log=range_server.mjs.log
url=http://127.0.0.1:$port
same() { cmp "$1" model.gguf || fail "$1 is not the file"; [ ! -e "$1.part" ] && [ ! -e "$1.part.from" ]; }
part() { head -c "$2" model.gguf >"$1.part"; printf '%s\n%s\n' "$3" "$4" >"$1.part.from"; }
asked() { tail -1 $log | grep -qFx "request $1" || fail "asked: $(tail -1 $log), not $1"; }

step "a whole file, to where one says, or to the models folder"
run 0 "$CARREL" pull $url/ok/m.gguf -o a; is out a; has err "sha256 $sum"; same a
asked "/ok/m.gguf - -"
run 0 "$CARREL" pull $url/ok/m.gguf --data d; is out d/models/m.gguf; same d/models/m.gguf
run 0 "$CARREL" pull $url/ok/m.gguf; same .local/share/carrel/models/m.gguf
mkdir folder; run 0 "$CARREL" pull $url/ok/m%20x.gguf -o folder; same "folder/m x.gguf"
run 0 "$CARREL" pull $url/ok/m.gguf --sha256 $sum -o b; same b
run 0 "$CARREL" pull $url/ok/m.gguf --sha256 ${sum^^} -o b2; same b2
run 0 "$CARREL" pull $url/noval/m.gguf -o b3; same b3
run 0 "$CARREL" pull $url/redirect/ok/m.gguf -o b4; same b4

step "an existing file is not overwritten unasked"
run 1 "$CARREL" pull $url/ok/m.gguf -o a; has err "--force"; same a
n=$(grep -c ^request $log)
run 0 "$CARREL" pull $url/ok/m.gguf -o a --sha256 $sum; has err "there already"
[ "$n" = "$(grep -c ^request $log)" ] || fail "it asked the server for what it had"
echo old >c; run 1 "$CARREL" pull $url/ok/m.gguf -o c --sha256 $sum; has err "another checksum"
run 0 "$CARREL" pull $url/ok/m.gguf -o c --force; same c

step "an unfinished file is continued"
part e 400000 $url/ok/m.gguf '"v1"'
run 0 "$CARREL" pull $url/ok/m.gguf -o e; same e; has err "Going on after 0.4 MB"
asked '/ok/m.gguf bytes=400000- "v1"'
part e2 1000004 $url/ok/m.gguf '"v1"'     # complete but for the rename
run 0 "$CARREL" pull $url/ok/m.gguf -o e2; same e2

step "but not one of another URL, of an unknown or old version, or where the server can't"
part f 400000 $url/ok/other.gguf '"v1"'
run 0 "$CARREL" pull $url/ok/m.gguf -o f; same f; asked "/ok/m.gguf - -"
head -c 400000 /dev/zero >f1.part
run 0 "$CARREL" pull $url/ok/m.gguf -o f1; same f1; asked "/ok/m.gguf - -"
part f2 400000 $url/noval/m.gguf ''
run 0 "$CARREL" pull $url/noval/m.gguf -o f2; same f2; asked "/noval/m.gguf - -"
part f3 400000 $url/noval/m.gguf ''
run 0 "$CARREL" pull $url/noval/m.gguf -o f3 --sha256 $sum; same f3; asked "/noval/m.gguf bytes=400000- -"
head -c 400000 /dev/zero >f4.part; printf '%s\n"v0"\n' $url/ok/m.gguf >f4.part.from
run 0 "$CARREL" pull $url/ok/m.gguf -o f4; same f4
head -c 400000 /dev/zero >f5.part; printf '%s\n"v1"\n' $url/norange/m.gguf >f5.part.from
run 0 "$CARREL" pull $url/norange/m.gguf -o f5; same f5
part f6 400000 $url/liar/m.gguf '"v1"'
run 1 "$CARREL" pull $url/liar/m.gguf -o f6; has err "another part"; [ ! -e f6 ]
part f7 400000 $url/swap/m.gguf '"v1"'
run 1 "$CARREL" pull $url/swap/m.gguf -o f7; has err "has changed"; [ ! -e f7 ]
{ cat model.gguf; echo more; } >f8.part; printf '%s\n"v1"\n' $url/ok/m.gguf >f8.part.from
run 0 "$CARREL" pull $url/ok/m.gguf -o f8; same f8

step "a broken connection is taken up again"
run 0 "$CARREL" pull $url/drop/m.gguf -o g; same g; has err "broke off"
asked '/drop/m.gguf bytes=600000- "v1"'
run 1 "$CARREL" pull $url/drop/m2.gguf -o g2 --retries 0; [ ! -e g2 ] && [ "$(stat -c %s g2.part)" = 300000 ]
run 0 "$CARREL" pull $url/busy/m.gguf -o g3; same g3
run 1 "$CARREL" pull $url/busy/m2.gguf -o g4 --retries 0; has err "503"

step "a wrong checksum or a web page never gets the name"
run 1 "$CARREL" pull $url/ok/m.gguf -o h --sha256 $wrong; has err "another sha256"
[ ! -e h ] && [ ! -e h.part ] && [ ! -e h.part.from ]
head -c 400000 /dev/zero >h2.part; printf '%s\n"v1"\n' $url/ok/m.gguf >h2.part.from
run 1 "$CARREL" pull $url/ok/m.gguf -o h2 --sha256 $sum; has err "another sha256"; [ ! -e h2 ]
run 1 "$CARREL" pull $url/html/m.gguf -o h3; has err "no GGUF"; [ ! -e h3 ] && [ ! -e h3.part ]

step "a redirect to http elsewhere is refused"
run 1 "$CARREL" pull $url/away/ok/m.gguf -o k; has err "redirects to http"; [ ! -e k ]
run 0 "$CARREL" pull $url/away/ok/m.gguf -o k --insecure-http; same k
run 1 "$CARREL" pull http://0.0.0.0:$port/ok/m.gguf -o k2; has err "--insecure-http"

step "clear errors"
run 1 "$CARREL" pull $url/gone/m.gguf -o i; has err "404"; [ ! -e i ]
run 1 "$CARREL" pull http://127.0.0.1:1/m.gguf -o i; has err "can't be reached"
run 1 "$CARREL" pull http://carrel.invalid/m.gguf -o i; has err "--insecure-http"
run 1 "$CARREL" pull ftp://127.0.0.1/m.gguf -o i; has err "https://"
run 1 "$CARREL" pull http://user:pw@127.0.0.1/m.gguf -o i; has err "user name"; lacks err pw
run 1 "$CARREL" pull $url/ok/m.gguf -o i --sha256 abc; has err "64 hex digits"
run 1 "$CARREL" pull $url/; has err "name one with -o"
run 1 "$CARREL" pull $url/ok/.. --data d; has err "name one with -o"
run 1 "$CARREL" pull $url/ok/x%7fy --data d; has err "name one with -o"
run 1 "$CARREL" pull $url/ok/x%0ay --data d; is out ""
run 1 "$CARREL" pull $url/ok/m.gguf -o no/such/folder/f; has err "No such file"
run 2 "$CARREL" pull; has err "usage: carrel pull"

step "two pulls of one file keep out of each other's way"
exec 7>j.part; flock 7
run 1 "$CARREL" pull $url/ok/m.gguf -o j; has err "Another carrel pull"
exec 7>&-
run 0 "$CARREL" pull $url/ok/m.gguf -o j; same j
