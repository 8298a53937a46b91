#!/usr/bin/env bash
# Plants includes in a small tree and sees that arrows.sh refuses the wrong ones, each by its own
# message, and passes the right ones.
set -euo pipefail
arrows=$(cd "$(dirname "$0")" && pwd)/arrows.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/src/{base,kv,privacy,train,engine,sched,http,cmd} "$tree"/include/carrel
for header in status kv engine server; do : >"$tree/include/carrel/$header.h"; done
: >"$tree/src/kv/kv_int.h"
: >"$tree/src/engine/graph.h"
: >"$tree/src/privacy/tagger.h"
: >"$tree/src/train/train.h"

refuses() { # FILE INCLUDE MESSAGE
  printf '#include %s\n' "$2" >"$tree/$1"
  if out=$("$arrows" "$tree"); then
    echo "passed, and should not: $1 with $2"; exit 1
  fi
  [[ $out == *"$1: "*"$3"* ]] || { echo "wrong message for $1 with $2: $out"; exit 1; }
  rm "$tree/$1"
}

passes() { # FILE INCLUDE
  printf '#include %s\n' "$2" >"$tree/$1"
  out=$("$arrows" "$tree") || { echo "refused, and should not: $1 with $2: $out"; exit 1; }
  rm "$tree/$1"
}

passes src/engine/a.c '"carrel/kv.h"'
passes src/kv/a.c '"kv/kv_int.h"'
passes src/kv/a.c '"kv_int.h"'
passes src/kv/a.c '<stdlib.h>'
passes src/cmd/a.c '"carrel/server.h"'
passes src/engine/a.c '<llama.h>'
passes src/train/a.c '"privacy/tagger.h"'
passes src/train/a.c '<jansson.h>'
passes src/cmd/a.c '"train/train.h"'
refuses src/base/a.c '"carrel/kv.h"' 'base must not use kv'
refuses src/kv/a.c '"carrel/engine.h"' 'kv must not use engine'
refuses src/kv/a.c '  "engine/graph.h"' 'kv must not use engine'
refuses src/privacy/a.c '"train/train.h"' 'privacy must not use train'
refuses src/train/a.c '"carrel/kv.h"' 'train must not use kv'
refuses src/sched/a.h '"carrel/server.h"' 'sched must not use http'
refuses src/kv/a.c '<ggml.h>' 'kv must not use <ggml.h>'
refuses src/engine/a.c '<event2/http.h>' 'engine must not use <event2/http.h>'
refuses src/kv/a.c '"carrel/nobody.h"' 'belongs to no module'
refuses src/kv/a.c '"kv/nothing.h"' 'is not under src/'
refuses src/kv/a.c '"nothing.h"' 'is not beside it'
refuses src/kv/a.c 'MACRO' 'cannot read'
refuses include/carrel/kv.h '"carrel/engine.h"' 'kv must not use engine'
: >"$tree/include/carrel/kv.h"
refuses include/carrel/nobody.h '<stdlib.h>' 'belongs to no module'
mkdir "$tree/src/cellar"
refuses src/cellar/a.c '<stdlib.h>' 'there is no module'
echo "wrong arrows are refused, right ones pass"
