#!/bin/sh
# Makes the training text of the tagger, and with it models/tagger.bin.
#
#   NER=DIR models/tagger/make.sh WORK [OUT.bin]
#
# WORK is a folder for packages and text (about 300 MB). NER is a folder with wikigold/ and btc/ as
# LICENSES.md describes; NER=none goes without them, and the tagger knows public names worse. Needs
# node 18 or later, npm, apt-get, dpkg and zcat; training needs the program of this repository, CARREL,
# by default build/carrel. Each step is skipped if its result is there. By environment: WORDS of
# generated text, SEED, STEPS of training.
set -eu

if [ $# -lt 1 ] || [ -z "${NER:-}" ]; then
    echo "usage: NER=DIR|none $0 WORK [OUT.bin]" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
[ "$NER" = none ] || NER=$(cd "$NER" && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)
out=${2:-$work/tagger.bin}
carrel=${CARREL:-$here/../../build/carrel}
case $out in /*) ;; *) out=$PWD/$out ;; esac
case $carrel in /*) ;; *) carrel=$PWD/$carrel ;; esac
seed=${SEED:-1}
faker=10.6.0
faker_sha512=dd1407804b6f2f516b97f775712adea3baa12771a4d4e74d51a8bf0ad67c1bec18791427262877b3dc49f7f92061e90f411770821d075d13ea325cd61b08af21

say() {
    printf '== %s\n' "$1"
}

cd "$work"
if [ ! -d faker ]; then
    say "fetch names"
    rm -rf faker.new
    mkdir faker.new
    npm pack --silent "@faker-js/faker@$faker" >/dev/null
    echo "$faker_sha512  faker-js-faker-$faker.tgz" | sha512sum -c --quiet -
    tar -xzf "faker-js-faker-$faker.tgz" -C faker.new --strip-components=1
    mv faker.new faker
fi

if [ ! -d packages ]; then
    say "fetch packages"
    rm -rf packages.new
    mkdir packages.new
    (
        cd packages.new
        apt-get download wordnet-base dict-devil dict-jargon bible-kjv bible-kjv-text libpython3.11-stdlib \
            libreoffice-help-de libreoffice-help-fr libreoffice-help-es libreoffice-help-pt \
            libreoffice-help-it libreoffice-help-nl
        for deb in *.deb; do
            dpkg -x "$deb" .
            rm "$deb"
        done
    )
    mv packages.new packages
fi

mkdir -p text
if [ ! -f text/train-gen.jsonl ]; then
    say "generate"
    node "$here/generate.mjs" --faker faker --out text --seed "$seed" --words "${WORDS:-3400000}"
fi

if [ ! -f text/train-ner.jsonl ] && [ "$NER" != none ]; then
    say "convert"
    node "$here/convert.mjs" --data "$NER" --out text --seed "$seed"
fi

if [ ! -f text/train-plain.jsonl ]; then
    say "plain text"
    mkdir -p plain
    zcat -f packages/usr/share/dictd/devil.dict.dz >plain/devil.txt
    zcat -f packages/usr/share/dictd/jargon.dict.dz >plain/jargon.txt
    # A paragraph a chapter, no verse numbers.
    packages/usr/bin/bible -p packages/usr/lib -f gen1:1-rev22:21 |
        awk '{ split($1, at, ":"); if (at[1] != was) print ""; was = at[1]
               $1 = ""; sub(/^ /, ""); print }' | awk 'BEGIN { RS = "" } NR % 12 == 0 { print $0 "\n" }' >plain/bible.txt
    # Definitions with their examples, from the glosses behind the bar; the grammar's numbers stay out.
    cat packages/usr/share/wordnet/data.noun packages/usr/share/wordnet/data.verb packages/usr/share/wordnet/data.adj |
        sed -n 's/^[0-9].* | \(.*[^ ]\) *$/\1/p' >plain/wordnet.txt
    find packages/usr/lib/python3.11 -maxdepth 1 -type f -name '*.py' | sort | xargs cat >plain/python.txt
    set -- en:prose:plain/devil.txt en:prose:plain/jargon.txt en:prose:plain/bible.txt en:lines:plain/wordnet.txt \
        en:code:plain/python.txt
    for lang in de fr es pt it nl; do
        find "packages/usr/share/libreoffice/help/$lang" -name '*.html' | sort | awk 'NR % 3 == 0' |
            xargs cat >"plain/help-$lang.html"
        set -- "$@" "$lang:html:plain/help-$lang.html"
    done
    node "$here/plain.mjs" --out text/train-plain.jsonl --words "${PLAIN_WORDS:-750000}" --seed "$seed" "$@"
fi

say "check"
node "$here/check.mjs" text/*.jsonl >text/counts.txt || {
    cat text/counts.txt
    exit 1
}

say "train"
set -- text/train-gen.jsonl text/train-plain.jsonl@2
held_out=text/heldout-gen.jsonl
if [ "$NER" != none ]; then
    set -- "$@" text/train-ner.jsonl@10
    held_out=$held_out,text/heldout-ner.jsonl
fi
n=text/names
"$carrel" train tagger --eval "$held_out" \
    --names "first=$n/first.txt,last=$n/last.txt,city=$n/city.txt,street=$n/street.txt" \
    --seed "$seed" --steps "${STEPS:-6400}" --checkpoint tagger.ck --curve curve.tsv --out "$out" "$@"
