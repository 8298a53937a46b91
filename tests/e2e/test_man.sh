# The manual pages say what the program does: every option of --help and every key of carrel.conf
# has its place in its page with its default, and no page knows one that the program does not.
. "$E2E/lib.sh"
man=$E2E/../../docs/man

step "options"
for c in chat tenant key prefix cache scan train audit bench pull serve; do
  run 0 "$CARREL" $c --help
  sed -n 's/^  --\(\[no-\]\)\{0,1\}\([a-z0-9-]*\).*/\2/p' out | sort >options
  [ -s options ] || fail "no options in the help of $c"
  if [ $c = serve ]; then # the rest is in carrel.conf(5)
    "$CARREL" serve --print-config | sed -n 's/^# \([a-z0-9-]*\) =.*/\1/p' | sort >keys
    comm -23 options keys >rest; mv rest options
  fi
  sed -n 's/^\.It.* Fl -\([a-z0-9-]*\).*/\1/p' "$man/carrel-$c.1" | sort >described
  diff options described || fail "carrel-$c.1 (>) and --help (<) differ"
done

step "keys of carrel.conf, with defaults and sections"
"$CARREL" serve --print-config >conf
sed -n 's/^# \([a-z0-9-]* =.*\)/\1/p; s/^\[\(.*\)\]$/\1/p' conf | sed 's/ *$//' >keys
sed -n 's/^\.It Cm \([a-z0-9-]*\) No =\( Ar\)\{0,1\}\(.*\)/\1 =\3/p; s/^\.Ss Section //p' \
  "$man/carrel.conf.5" >described
[ "$(wc -l <keys)" -gt 30 ] || fail "too few keys: $(cat keys)"
diff keys described || fail "carrel.conf.5 (>) and --print-config (<) differ"
grep -v '^$' conf | sed 's/^# \([a-z0-9-]* = .\)/\1/' >all.conf  # every default, spelt out
"$CARREL" serve --config all.conf --print-config | diff - conf || fail "the defaults read back otherwise"

step "chat's parameters and commands"
printf '/set\n/help\n' | run 0 "$CARREL" chat --url http://127.0.0.1:1
for word in $(sed -n 's|^  \(/*[a-z_]*\) .*|\1|p' out); do has "$man/carrel-chat.1" "$word"; done

step "every subcommand has a page, and the pages are well formed"
"$CARREL" help | sed -n 's/^  \([a-z]*\) .*/\1/p' >commands
while read -r c; do
  has "$man/carrel.1" ".It Cm $c"
  [ $c = help ] || [ $c = version ] || [ -e "$man/carrel-$c.1" ] || fail "no carrel-$c.1"
done <commands
if command -v mandoc >/dev/null; then
  mandoc -T lint -W warning "$man"/*.[135] >lint || fail "$(cat lint)"
fi
if command -v groff >/dev/null; then
  for page in "$man"/*.[135]; do
    groff -mandoc -Tutf8 -ww "$page" 2>lint >/dev/null; [ ! -s lint ] || fail "$page: $(cat lint)"
  done
fi
