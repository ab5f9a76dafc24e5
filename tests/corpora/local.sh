#!/bin/sh
# Figures, dates, sums, marks and places have the form of each language, whatever the engine left of them: the tables of
# tests/golden/local, written by hand, through the real chain. An engine that answers from the table stands in for one.
# A row of known.txt beside them, `LANG LINE` and why, is a miss that is known: it must miss.
# usage: local.sh SOURCE TOOLS
source=$1 tools=$2
gold=$source/tests/golden/local
wrong=0 checked=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/german"

while IFS='	' read -r key sentence; do
    case $key in '#'*) ;; *) printf '%s\n' "$sentence" >"$scratch/german/$key" ;; esac
done <"$gold/german.txt"
"$tools/satz-segment" --lang de "$scratch"/german/* >"$scratch/cut" &&
    "$tools/satz-protect" "$scratch/cut" >"$scratch/protected" || exit 1
if jq -e 'select(.seg != 1) | .doc' "$scratch/protected"; then
    echo "a sentence was cut in two"
    exit 1
fi

finish() { # TAG: what is sent as plain quotation marks, and what is sent as placeholders
    jq -c -n --slurpfile records "$scratch/protected" --rawfile table "$gold/$1.tsv" -f "$source/tests/corpora/local.jq" \
        >"$scratch/rows" || return 1
    for form in letters brackets; do
        jq -c --arg form "$form" 'select((.answer | contains("⟦")) == ($form == "brackets"))' "$scratch/rows" \
            >"$scratch/$form" && jq -r .answer "$scratch/$form" >"$scratch/answers" &&
            "$tools/satz-translate" --to "$1" --form "$form" --batch 1000 "$scratch/$form" -- \
                awk -v answers="$scratch/answers" '{ getline answer <answers; print answer }' >"$scratch/translated" &&
            "$tools/satz-restore" "$scratch/translated" >"$scratch/restored.$form" &&
            "$tools/satz-restore" "$scratch/restored.$form" | cmp - "$scratch/restored.$form" || return 1
    done
    cat "$scratch"/restored.* >"$scratch/restored"
}

for table in "$gold"/*.tsv; do
    tag=${table##*/} tag=${tag%.tsv}
    if ! finish "$tag"; then
        echo "$tag: a filter failed"
        wrong=1
        continue
    fi
    jq -r -f "$source/tests/corpora/missed.jq" "$scratch/restored" >"$scratch/missed" || wrong=1
    awk -F'\t' -v tag="$tag" 'FILENAME == ARGV[1] { if ($1 == tag) known[$2] = 1; next }
        $1 in known { delete known[$1]; next }
        { print tag ".tsv:" $1 ": wanted " $2 "\n    got " $3 ($4 == "" ? "" : "\n    with " $4); wrong = 1 }
        END { for (line in known) { print tag ".tsv:" line ": is known to miss, and does not"; wrong = 1 }; exit wrong }
    ' "$gold/known.txt" "$scratch/missed" || wrong=1
    checked=$((checked + $(jq -n '[inputs] | length' "$scratch/restored")))
done
echo "$checked sentences"
[ "$checked" -ge 500 ] || { echo "too few"; wrong=1; }
exit "$wrong"
