# carrel scan: findings without what was found, as lines, JSON and redacted text; rule files.
. "$E2E/lib.sh"

step "findings"
printf 'Mail anna.meier@mail-haus.de, card 4539 1488 0343 6467.\n' >text
run 0 "$CARREL" scan text
has out "CONTACT           5         28  1 0.95"
has out "ACCOUNT          35         54  1"
lacks out anna
lacks out 4539
[ ! -s err ] || fail "$(cat err)"

step "standard input, JSON"
run 0 "$CARREL" scan - --json <text
has out '{"private":true,"score":'
has out '{"start":5,"end":28,"class":"CONTACT","tier":1,"score":0.95}'
lacks out anna
printf 'Nothing to see.' | run 0 "$CARREL" scan - --json
has out '{"private":false,"score":0.0'
has out '"spans":[]}'

step "a JSON string a line"
printf '"a \\u00e9 anna.meier@mail-haus.de"\n"nothing"\n' >lines
run 0 "$CARREL" scan --json --lines lines
[ "$(wc -l <out)" = 2 ] || fail "$(cat out)"
has out '"start":5,"end":28'
echo 'no string' | run 1 "$CARREL" scan --json --lines -
has err "Line 1 is not a JSON string."

step "redacted"
run 0 "$CARREL" scan --redact text
is out 'Mail [CONTACT], card [ACCOUNT].'

step "pages"
printf 'Mail anna.meier@mail-haus.de, or write.\n' >text
run 0 "$CARREL" scan --pages --page-bytes 16 text
printf '! Mail anna.meier@\n! mail-haus.de, or\n   write. \npages: 2 private, 0 unsure, 1 public\n' |
  diff - out || fail "the pages are others"
printf 'caf\303\251\033[31m\tx' >plain
run 0 "$CARREL" scan --pages --page-bytes 4 plain
printf '  caf\n  \303\251.[\n  31m \n  x\npages: 0 private, 0 unsure, 4 public\n' |
  diff - out || fail "the characters are not whole"
printf 'rule a\nclass ID\npattern river\nscore 0.25\n' >doubt
printf 'Why does the river flow?' >unsure
run 0 "$CARREL" scan --rules doubt --pages --page-bytes 64 unsure
has out "pages: 0 private, 1 unsure, 0 public"
: >nothing
run 0 "$CARREL" scan --pages nothing
is out "pages: 0 private, 0 unsure, 0 public"
if command -v script >/dev/null; then # colours on a terminal only, and not where they are not wanted
  script -qec "$CARREL scan --pages --page-bytes 16 text" /dev/null | tr -d '\r' >out
  has out "$(printf '\033[31mMail anna.meier@\033[0m')"
  NO_COLOR=1 script -qec "$CARREL scan --pages --page-bytes 16 text" /dev/null | tr -d '\r' >out
  has out "! Mail anna.meier@"
fi
echo 'Floden är lång och det finns många broar som går över den.' >swedish # harmless as far as is seen
run 0 "$CARREL" scan --json swedish
has out '"private":false,"score":0.0'
run 0 "$CARREL" scan --pages swedish
has out "pages: 0 private, 1 unsure, 0 public"
run 2 "$CARREL" scan --pages --json text
run 2 "$CARREL" scan --pages --page-bytes 3 text

step "rule files"
printf 'rule a\nclass ID\npattern ZZ\\d{4}\nscore 0.5\n' >own
printf 'ZZ1234 anna.meier@mail-haus.de' >text
run 0 "$CARREL" scan --rules own text
has out "ID                0          6  1 0.50"
lacks out " 1 0.95" # the rule for mail; tier 2 may take one for what it is without
{ echo extend; cat own; } >more
run 0 "$CARREL" scan --rules more text
has out "ID                0          6  1 0.50"
has out " 1 0.95"
echo 'rule a b' >wrong
run 1 "$CARREL" scan --rules wrong text
has err "wrong:1: a name has"
run 1 "$CARREL" scan nowhere
run 2 "$CARREL" scan
run 2 "$CARREL" scan text --lines
