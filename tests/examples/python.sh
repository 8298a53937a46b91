#!/usr/bin/env bash
# tests/examples/python.sh LIBCARREL.SO: the Python binding's structures lie as those of
# carrel/kv.h, and its demonstration runs and finds what it expects.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PYTHONPATH=examples PYTHONDONTWRITEBYTECODE=1 CARREL_LIB=$1

python3 - <<'PY' | ${CC:-cc} -std=c17 -Iinclude -fsyntax-only -x c -
import ctypes, carrel_kv
print('#include "carrel/kv.h"')
for s in carrel_kv.STRUCTS:
    c = "struct " + s.c_name
    print(f'_Static_assert(sizeof({c}) == {ctypes.sizeof(s)}, "size of {c}");')
    for name, _ in s._fields_:
        field = getattr(s, name)
        print(f'_Static_assert(offsetof({c}, {name}) == {field.offset}, "{c}.{name}");')
        print(f'_Static_assert(sizeof((({c} *)0)->{name}) == {field.size}, "{c}.{name}");')
for name in ("CR_OK", "CR_ENOPAGES"):
    print(f'_Static_assert({name} == {getattr(carrel_kv, name)}, "{name}");')
for mode in ("ISOLATED", "DECLARED", "SELECTIVE", "QUORUM", "GLOBAL"):
    print(f'_Static_assert(CR_KV_{mode} == {getattr(carrel_kv, mode)}, "CR_KV_{mode}");')
PY
python3 examples/carrel_kv.py
