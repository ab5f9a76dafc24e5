#!/bin/sh
# The translation memories are valid TMX, know every segment of the four releases in all fourteen languages, and mark the
# translations of quotations as drafts.
# usage: memory.sh SOURCE
cd "$1/corpora" || exit 2
wrong=0
checked=0

say() {
    echo "$*"
    wrong=1
}

for memory in memory/*.tmx; do
    checked=$((checked + 1))
    # The memory names a document type that is not beside it; ours stands in for it.
    xmllint --noout --nonet --dtdvalid ../tests/corpora/tmx14.dtd "$memory" 2>errors.$$ ||
        say "$memory: $(grep -v 'external entity' errors.$$)"
    rm -f errors.$$
    units=$(grep -c '<tu ' "$memory")
    for lang in de en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt; do
        forms=$(grep -c "<tuv xml:lang=\"$lang\"><seg>..*</seg></tuv>" "$memory")
        [ "$forms" -eq "$units" ] || say "$memory: $forms of $units units in $lang"
    done
    name=$(basename "$memory" .tmx)
    segments=$(grep . "gold/$name.segments.txt" | sort -u | wc -l)
    [ "$units" -eq "$segments" ] || say "$memory: $units units for $segments segments"
    quoted=$(awk -F '\t' '$4 == "quote" && $5 == "hold" { print $1 }' "gold/$name.spans.tsv" | sort -u | wc -l)
    drafts=$(grep -c 'x-satz-quotation">demonstration draft<' "$memory")
    [ "$drafts" -eq "$quoted" ] || say "$memory: $drafts drafts for $quoted segments with a quotation"
done
[ "$checked" -eq 4 ] || say "$checked memories instead of 4"
exit "$wrong"
