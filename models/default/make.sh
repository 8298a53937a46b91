#!/bin/sh
# Makes models/default.gguf from nothing but a Debian mirror and this folder.
#
#   models/default/make.sh WORK [OUT.gguf]
#
# WORK is a folder for what is large: packages, corpus, tokens, checkpoint (about
# 700 MB). Each step is skipped if its result is there, and training goes on from its
# checkpoint, so the script may be stopped at any time and run again. Needs a C
# compiler, apt-get, dpkg, zcat and awk. Sizes can be changed by environment:
# CC, THREADS, BYTES, PLATEAU (steps before the decay), DECAY (steps).
#
# If time runs out during the plateau: `kill -USR1` the trainer, and it begins the
# decay at once, DECAY steps long.
# shellcheck disable=SC2086 # flags and options are lists of words
set -eu

if [ $# -lt 1 ]; then
    echo "usage: $0 WORK [OUT.gguf]" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)
out=${2:-$work/default.gguf}
cc=${CC:-cc}
threads=${THREADS:-$(getconf _NPROCESSORS_ONLN)}
bytes=${BYTES:-260000000}
plateau=${PLATEAU:-8000}
decay=${DECAY:-1800}

say() {
    printf '== %s\n' "$1"
}

say "build"
flags="-std=c17 -D_GNU_SOURCE -O3 -march=native -ffast-math -Wall -Wextra"
build() {
    name=$1
    shift
    (cd "$here" && $cc $flags "$@" -o "$work/$name" -lm -lpthread)
}
build corpus corpus.c native.c grammar.c wordnet.c
build tokenizer tokenizer.c vocab.c
build carrel-lm-train train.c lm.c gemm.c checkpoint.c
build export export.c vocab.c checkpoint.c lm.c gemm.c
flags="$flags -DGEMM_F32"
build gradient-check train.c lm.c gemm.c checkpoint.c
"$work/gradient-check" --check >"$work/gradient-check.log" || {
    cat "$work/gradient-check.log"
    exit 1
}

cd "$work"
if [ ! -d packages ]; then
    say "fetch packages"
    rm -rf packages.new
    mkdir packages.new
    (
        cd packages.new
        apt-get download wordnet-base dict-devil dict-jargon bible-kjv bible-kjv-text
        for deb in *.deb; do
            dpkg -x "$deb" .
        done
    )
    mv packages.new packages
fi

if [ ! -f corpus.bin ]; then
    say "corpus"
    zcat -f packages/usr/share/dictd/devil.dict.dz >devil.txt
    zcat -f packages/usr/share/dictd/jargon.dict.dz >jargon.txt
    # One verse a line; an empty line between chapters, no verse numbers.
    packages/usr/bin/bible -p packages/usr/lib -f gen1:1-rev22:21 |
        awk '{ split($1, at, ":"); if (at[1] != was) print ""; was = at[1]
               $1 = ""; sub(/^ /, ""); print }' >bible.txt
    set --
    for grammar in "$here"/grammar/*.gr; do
        set -- "$@" --grammar "$grammar"
    done
    ./corpus --out corpus.new --bytes "$bytes" --seed 1 \
        --wordnet packages/usr/share/wordnet "$@" \
        --prose devil.txt --prose jargon.txt --prose bible.txt
    mv corpus.new corpus.bin
fi

if [ ! -f train.bin ]; then
    say "tokenizer"
    head -c 60000000 corpus.bin >sample.bin
    ./tokenizer train sample.bin vocab 4096
    rm sample.bin
    ./tokenizer encode corpus.bin vocab train.new valid.bin
    mv train.new train.bin
fi

say "train"
./carrel-lm-train --tokens train.bin --valid valid.bin --out model.ck --threads "$threads" \
    --row 1024 --batch 4 --context 4096 --warmup 150 \
    --steps $((plateau + decay)) --decay "$decay"

say "export"
./export model.ck vocab "$out"
