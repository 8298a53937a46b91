#!/usr/bin/env bash
# tests/house/libcarrel.sh LIBCARREL.SO LIBCARREL.A: what libcarrel promises to programs that are
# linked with it already: its SONAME, its symbols, the libraries that it needs, and no name in the
# archive that could be a stranger's.
set -euo pipefail
so=$1 archive=$2
list=$(cd "$(dirname "$0")" && pwd)/libcarrel.symbols
needed_allowed='libc\.so\.6|libm\.so\.6|libcrypto\.so\.3'
fail() { printf '%s\n' "$*"; exit 1; }

dynamic=$(readelf -dW "$so")
[[ $dynamic == *'Library soname: [libcarrel.so.0]'* ]] || fail "the SONAME is not libcarrel.so.0"
needed=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' <<<"$dynamic" | grep -vxE "$needed_allowed" || true)
[ -z "$needed" ] || fail "libcarrel.so needs what an embedder may not have: $needed"

symbols=$(nm -D --defined-only "$so" | sed 's/.* //' | LC_ALL=C sort)
diff "$list" - <<<"$symbols" || fail "libcarrel.so exports other symbols (>) than the list says (<).
An added one (>) is fine; one that went (<) or changed its meaning breaks programs: raise SOVERSION.
To accept:  nm -D --defined-only $so | sed 's/.* //' | LC_ALL=C sort >$list"

foreign=$(nm -g --defined-only "$archive" | awk 'NF == 3 && $3 !~ /^cr_/ { print $3 }')
[ -z "$foreign" ] || fail "libcarrel.a takes names that do not begin with cr_: $foreign"
echo "$(wc -l <"$list") symbols are exported, as listed"
