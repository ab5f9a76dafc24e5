#!/bin/sh
# Links between words, against those that people made: tests/golden/words. The alignment error rate may not rise over
# what each language has reached, with two points for change.
# usage: words.sh SOURCE BIN
gold=$1/tests/golden/words
PATH=$2:$PATH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
wrong=0

check() { # LANG MOST
    awk -v base="$work/$1" -f "$gold/aer.awk" "$gold/$1.txt" || exit 2
    satz-align --from de --to "$1" --words --parallel "$work/$1.src" "$work/$1.tgt" >"$work/rows" || exit 2
    rate=$(awk -v rows="$work/rows" -f "$gold/aer.awk" "$gold/$1.txt" | cut -d ' ' -f 1)
    echo "$1: alignment error rate $rate, at most $2"
    awk -v rate="$rate" -v most="$2" 'BEGIN { exit !(rate != "" && rate > 0 && rate <= most) }' || wrong=1
}

check en 0.13
check fr 0.13
check ru 0.20
exit "$wrong"
