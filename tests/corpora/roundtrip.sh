#!/bin/sh
# What satz-export makes of a release is valid TMX, and a memory that finds each of its segments again; there and back
# it is the same memory. What the memories of corpora/ do not know is translated as satz-translate --pseudo does.
# usage: roundtrip.sh SOURCE BIN
source=$1 bin=$2
wrong=0 checked=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
cp "$source/tests/support/tmx14.dtd" . || exit 2 # xmllint takes no folder with a blank

say() {
    echo "$*"
    wrong=1
}

chain() { # LANG: each step's exit code counts
    "$bin/satz-translate" --to "$1" --memory "$source/corpora/memory" --pseudo protected >translated &&
        "$bin/satz-restore" translated >restored && "$bin/satz-export" --skip-on never restored >memory.tmx &&
        "$bin/satz-translate" --to "$1" --memory memory.tmx protected >again &&
        "$bin/satz-import" --to "$1" memory.tmx >imported && "$bin/satz-export" --skip-on never imported >second.tmx
}

check() { # RELEASE LANG
    checked=$((checked + 1))
    if ! chain "$2"; then
        say "$1 $2: a tool failed"
        return
    fi
    xmllint --noout --nonet --dtdvalid tmx14.dtd memory.tmx 2>/dev/null ||
        say "$1 $2: not valid TMX 1.4b"
    jq -c 'select(.tgt and .src != "") | .seg' restored >wanted
    jq -c 'select(.via.score == 100) | .seg' again >found
    [ -s wanted ] || say "$1 $2: nothing was translated"
    cmp wanted found || say "$1 $2: $(comm -23 wanted found | wc -l) segments are not found again"
    cmp memory.tmx second.tmx || say "$1 $2: there and back it is another memory"
}

for release in "$source"/corpora/de/*.txt "$source"/corpora/de/*.html; do
    name=$(basename "$release")
    # What is in another charset is for satz-recode first.
    iconv -f UTF-8 -t UTF-8 "$release" >text 2>/dev/null || continue
    if ! "$bin/satz-segment" "$release" >segments || ! "$bin/satz-protect" segments >protected; then
        say "$name: a tool failed"
        continue
    fi
    for lang in fr ja ar; do
        check "$name" "$lang"
    done
done
[ "$checked" -ge 15 ] || say "only $checked memories were checked"
exit "$wrong"
