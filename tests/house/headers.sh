#!/usr/bin/env bash
# tests/house/headers.sh: each public header compiles alone, as C17 and as C++17, without a warning;
# and no way leads from a secret into the log.
set -euo pipefail
cd "$(dirname "$0")/../.."
cc=${CC:-cc} cxx=${CXX:-c++}
n=0
for header in include/carrel/*.h; do
  $cc -std=c17 -pedantic -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c "$header"
  $cxx -std=c++17 -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c++ "$header"
  n=$((n + 1))
done
[ $n -gt 0 ]

# compiles EXPRESSION: whether the log takes it as a field.
compiles() {
  $cc -std=gnu17 -Wall -Werror -Iinclude -fsyntax-only -x c - 2>/dev/null <<C
#include "carrel/log.h"
#include "carrel/secret.h"
void f(const struct cr_secret *secret, const char *name);
void f(const struct cr_secret *secret, const char *name)
{
    (void)secret, (void)name;
    cr_log(CR_LOG_INFO, "test", "message", $1);
}
C
}
compiles 'CR_LOG_STR("name", name)' || { echo "an ordinary field does not compile"; exit 1; }
for field in 'CR_LOG_STR("key", secret)' 'CR_LOG_STR("key", *secret)' 'CR_LOG_INT("key", *secret)' \
  'CR_LOG_STR("key", secret->bytes)' 'CR_LOG_INT("key", secret)'; do
  ! compiles "$field" || { echo "the log takes a secret: $field"; exit 1; }
done
echo "$n public headers compile alone; the log takes no secret"
