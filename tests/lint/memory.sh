#!/bin/sh
# The translation memories: valid TMX, with a licence, in NFC, no language twice in a unit, no empty segment.
# usage: memory.sh SOURCE
cd "$1" || exit 2
wrong=0

say() {
    echo "$*"
    wrong=1
}

count=0
for file in corpora/memory/*.tmx; do
    [ -f "$file" ] || continue
    count=$((count + 1))
    xmllint --noout --nonet --dtdvalid tests/support/tmx14.dtd "$file" || say "$file: not valid TMX 1.4b"
    head -n 30 "$file" | grep -q 'SPDX-License-Identifier: ' || say "$file: does not name its licence"
    uconv -f utf-8 -t utf-8 -x any-nfc "$file" 2>/dev/null | cmp -s - "$file" || say "$file: not in NFC"
    grep -q 'version="1.4"' "$file" || say "$file: does not say version 1.4"
    doubled=$(xmllint --xpath '//tu[tuv/@xml:lang = tuv/following-sibling::tuv/@xml:lang]/@tuid' "$file" 2>/dev/null)
    [ -z "$doubled" ] || say "$file: a language twice in $doubled"
    empty=$(xmllint --xpath 'count(//seg[not(node())])' "$file")
    [ "$empty" = 0 ] || say "$file: $empty empty segments"
done
[ "$count" -gt 0 ] || say 'corpora/memory: no memories'
exit "$wrong"
