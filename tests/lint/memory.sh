#!/bin/sh
# The translation memories: valid TMX with a licence, in NFC; they know every segment of their release in all fifteen languages, none
# twice and none empty, and mark the translations of quotations as drafts.
# usage: memory.sh SOURCE
cd "$1" || exit 2
wrong=0

say() {
    echo "$*"
    wrong=1
}

valid() { # FILE: the document type it names is not beside it; ours stands in for it
    xmllint --noout --nonet --dtdvalid tests/support/tmx14.dtd "$1" 2>/dev/null || say "$1: not valid TMX 1.4b"
    grep -q 'version="1.4"' "$1" || say "$1: does not say version 1.4"
}

whole() { # FILE NAME
    units=$(xmllint --xpath 'count(//tu)' "$1" 2>/dev/null)
    for lang in de en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt; do
        forms=$(grep -c "<tuv xml:lang=\"$lang\"><seg>..*</seg></tuv>" "$1")
        [ "$forms" -eq "$units" ] || say "$1: $forms of $units units in $lang"
    done
    segments=$(grep . "corpora/gold/$2.segments.txt" | sort -u | wc -l)
    [ "$units" -eq "$segments" ] || say "$1: $units units for $segments segments"
    quoted=$(awk -F '\t' '$4 == "quote" && $5 == "hold" { print $1 }' "corpora/gold/$2.spans.tsv" | sort -u | wc -l)
    drafts=$(grep -c 'x-satz-quotation">demonstration draft<' "$1")
    [ "$drafts" -eq "$quoted" ] || say "$1: $drafts drafts for $quoted segments with a quotation"
}

count=0
for file in corpora/memory/*.tmx; do
    [ -f "$file" ] || continue
    count=$((count + 1))
    valid "$file"
    head -n 30 "$file" | grep -q 'SPDX-License-Identifier: ' || say "$file: does not name its licence"
    uconv -f utf-8 -t utf-8 -x any-nfc "$file" 2>/dev/null | cmp -s - "$file" || say "$file: not in NFC"
    doubled=$(xmllint --xpath 'count(//tuv[@xml:lang = preceding-sibling::tuv/@xml:lang])' "$file" 2>/dev/null)
    [ "$doubled" = 0 ] || say "$file: $doubled units have a language twice"
    whole "$file" "$(basename "$file" .tmx)"
done
# The table of standard lines: a column a language, no cell empty, each German line one of a release's.
table=corpora/memory/standard.tsv
awk -F '\t' -v file="$table" '
    NR == 1 && $0 != "de\ten\tko\tja\tar\tzh-Hans\tzh-Hant\tvi\tth\tid\tms\tru\tfr\tes\tpt" { print file ": another header"; wrong = 1 }
    NF != 15 { print file ":" FNR ": " NF " cells, not 15"; wrong = 1 }
    { for (i = 1; i <= NF; i++) if ($i ~ /^ *$/) { print file ":" FNR ": cell " i " is empty"; wrong = 1 } }
    END { exit wrong || NR < 2 }' "$table" || wrong=1
uconv -f utf-8 -t utf-8 -x any-nfc "$table" | cmp -s - "$table" || say "$table: not in NFC"
cut -f 1 "$table" | sed 1d | while IFS= read -r line; do
    grep -qxF -e "$line" corpora/gold/*.segments.txt || echo "$table: no release has '$line'"
done | grep . && wrong=1

[ "$count" -eq 4 ] || say "corpora/memory: $count memories instead of four"
exit "$wrong"
