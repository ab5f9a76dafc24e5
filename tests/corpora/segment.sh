#!/bin/sh
# Each case of tests/golden/segment/LANG.txt is cut as it stands there.
#
# LANG.txt: a sentence a line, an empty line between paragraphs; `# ` and a text begin a group of cases. What the tool
# reads is the sentences of a paragraph with one blank between them, or what a line `#! join=` in the file's head gives.
# LANG.misses: paragraphs that are not cut so yet, a tab, and the reason. It fails when one of them is, or is no case.
# usage: segment.sh SOURCE TOOLS [--table]    --table: how many of each group are right, instead of the cases
source=$1 tools=$2
wrong=0 cases=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$source/tests/golden/segment" || exit 2

# A paragraph a line: its first line's number, its group, its text, and its sentences with unit separators between them.
read_cases() { # FILE
    awk -v OFS='\t' '
        function finish() { if (count) print line, group, text, cut; count = 0 }
        BEGIN { join = " "; group = "no group" }
        sub(/^#! join=/, "") { join = $0; next }
        /^# / { finish(); group = substr($0, 3); next }
        /^$/ { finish(); next }
        !count++ { line = FNR; text = cut = $0; next }
        { text = text join $0; cut = cut "\037" $0 }
        END { finish() }' "$1"
}

compare() { # LANG: reads its misses, the cases, and what the tool made of them
    awk -F '\t' -v lang="$1" -v table="$2" '
        function show(label, cut) { gsub(/\037/, "\n    " label " ", cut); print "    " label " " cut }
        function fail(text) { print lang ".txt:" text; wrong = 1 }
        part == 1 { reason[$1] = $2; at[$1] = FNR; if ($2 == "") fail("misses:" FNR ": no reason"); next }
        part == 2 { line[FNR] = $1; group[FNR] = $2; text[FNR] = $3; cut[FNR] = $4; cases = FNR; next }
        { got[FNR] = $0; answers = FNR }
        END {
            if (answers != cases)
                fail(" " cases " paragraphs went in, " answers " came out")
            for (i = 1; i <= cases; i++) {
                if (!(group[i] in all))
                    order[++groups] = group[i]
                all[group[i]]++
                right = got[i] == cut[i]
                good[group[i]] += right
                if (text[i] in reason) {
                    seen[text[i]] = 1
                    if (right)
                        fail(line[i] ": is right now: take it out of the misses: " text[i])
                } else if (!right) {
                    wrong = 1
                    if (!table) {
                        print lang ".txt:" line[i] ": " group[i]
                        show("expected", cut[i])
                        show("got     ", got[i])
                    }
                }
            }
            for (miss in reason)
                if (!(miss in seen))
                    fail("misses:" at[miss] ": is no case: " miss)
            for (i = 1; table && i <= groups; i++)
                printf "%s\t%4d of %4d\t%s\n", lang, good[order[i]], all[order[i]], order[i]
            exit wrong
        }' part=1 "$scratch/misses" part=2 "$scratch/cases" part=3 "$scratch/answers"
}

for file in *.txt; do
    lang=${file%.txt}
    read_cases "$file" >"$scratch/cases"
    cut -f 3 "$scratch/cases" >"$scratch/text"
    cases=$((cases + $(wc -l <"$scratch/cases")))
    : >"$scratch/misses"
    [ ! -f "$lang.misses" ] || grep -v -e '^# ' -e '^$' "$lang.misses" >"$scratch/misses"
    if ! "$tools/satz-segment" --lang "$lang" --breaks line --lines "$scratch/text" >"$scratch/lines"; then
        echo "$lang: satz-segment failed"
        wrong=1
        continue
    fi
    awk -v RS= '{ gsub(/\n/, "\037"); print }' "$scratch/lines" >"$scratch/answers"
    compare "$lang" "${3:-}" || wrong=1
done
for file in *.misses; do
    [ "$file" = '*.misses' ] || [ -f "${file%.misses}.txt" ] || { echo "$file: misses of no file of cases"; wrong=1; }
done
[ "$cases" -ge 450 ] || { echo "only $cases cases were tried"; wrong=1; }
exit "$wrong"
