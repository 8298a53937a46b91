#!/usr/bin/env bash
# tests/examples/embed.sh BUILD [FLAG...]: installs BUILD into an empty folder, looks at what is
# there, and builds examples/embed.c with nothing but pkg-config: against libcarrel.so, against
# libcarrel.a, and a C++ program too. FLAGs are what the library was built with (sanitizers).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$1; shift
cc=${CC:-cc} cxx=${CXX:-c++}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { printf '%s\n' "$*" >&2; exit 1; }

DESTDIR="$work/root" "${CMAKE:-cmake}" --install "$build" --prefix /opt/carrel >log ||
  fail "$(cat log)"
prefix=$work/root/opt/carrel
version=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --modversion carrel)
(cd root && find . ! -type d ! -path '*/man/*' | LC_ALL=C sort) >installed
cat >wanted <<FILES
./opt/carrel/bin/carrel
./opt/carrel/include/carrel/audit.h
./opt/carrel/include/carrel/kv.h
./opt/carrel/include/carrel/kv_view.h
./opt/carrel/include/carrel/monitor.h
./opt/carrel/include/carrel/pipeline.h
./opt/carrel/include/carrel/privacy.h
./opt/carrel/include/carrel/spill.h
./opt/carrel/include/carrel/stats.h
./opt/carrel/include/carrel/status.h
./opt/carrel/lib/libcarrel.a
./opt/carrel/lib/libcarrel.so
./opt/carrel/lib/libcarrel.so.${version%%.*}
./opt/carrel/lib/libcarrel.so.$version
./opt/carrel/lib/pkgconfig/carrel.pc
FILES
diff wanted installed || fail "installed (>) is not what should be (<)"
for page in "$here"/../../docs/man/*.[1-9]; do
  cmp "$page" "$prefix/share/man/man${page##*.}/${page##*/}"
done

# flags OPTION...: of the library that was just installed.
flags() { PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config "$@" carrel; }

# check PROGRAM SHARED: its output, and whether it needs libcarrel.so.
check() {
  LD_LIBRARY_PATH=$prefix/lib "./$1" >out || fail "$1 failed: $(cat out)"
  diff "$here/embed.out" out || fail "$1 printed what is not expected (>)"
  [ "$(readelf -d "$1" | grep -c 'NEEDED.*\[libcarrel\.so\.0\]')" = "$2" ] ||
    fail "$1: libcarrel.so.0 needed: $(readelf -d "$1" | grep NEEDED)"
}

warnings="-Wall -Wextra -Werror"
example=$here/../../examples/embed.c
# shellcheck disable=SC2046,SC2086
{
  $cc -std=c17 -pedantic $warnings "$@" "$example" $(flags --cflags --libs) -o shared
  check shared 1
  cat >cpp.cpp <<'CPP'
#include <carrel/kv.h>
#include <cstdio>
int main()
{
    cr_kv_config config{};
    cr_kv *kv = nullptr;
    config.page_tokens = config.n_pages = config.max_seqs = config.max_tokens = 16;
    int status = cr_kv_create(&config, &kv);
    cr_kv_destroy(kv);
    std::puts(cr_status_name(status));
}
CPP
  $cxx -std=c++17 -pedantic $warnings "$@" cpp.cpp $(flags --cflags --libs) -o cpp
  [ "$(LD_LIBRARY_PATH=$prefix/lib ./cpp)" = CR_OK ] || fail "the C++ program fails"
  rm "$prefix"/lib/libcarrel.so*
  $cc -std=c17 $warnings "$@" "$example" $(flags --cflags --static --libs) -o static
  check static 0
}
echo "installed, embedded by C and C++, shared and static"
