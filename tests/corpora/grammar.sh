#!/bin/sh
# What stands around a name that was put back is grammatical: each line of tests/golden/grammar/LANG.tsv goes through
# the filters as its engine would have answered. What is known to be missed is in misses.tsv, with what is written
# instead and why; it fails as soon as it comes out otherwise.
# usage: grammar.sh SOURCE BIN
source=$1 bin=$2
export SATZ_DATA="$source/dictionaries"
gold=$source/tests/golden/grammar
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
wrong=0

# Each segment is a document of its own: names in one say nothing about those in another.
split_cases() { # LANG
    rm -f case-* && grep -v '^#' "$gold/$1.tsv" >cases &&
        awk -F '\t' '{ file = sprintf("case-%03d.txt", NR); print $1 >file; close(file) }' cases
}

restore_cases() { # LANG: each step's exit code counts
    "$bin/satz-segment" --lang de case-*.txt >segments && "$bin/satz-protect" segments >protected &&
        jq -c --arg to "$1" --rawfile cases cases -f "$source/tests/corpora/grammar.jq" -n protected >answered &&
        "$bin/satz-restore" answered >restored && jq -r '.tgt' restored >written
}

for file in "$gold"/??.tsv "$gold"/??-*.tsv; do
    lang=$(basename "$file" .tsv)
    if ! split_cases "$lang" || ! restore_cases "$lang"; then
        echo "$lang: a tool failed"
        wrong=1
        continue
    fi
    count=$(wc -l <cases)
    if [ "$count" -lt 20 ] || [ "$count" -ne "$(wc -l <written)" ]; then
        echo "$lang: $count cases, $(wc -l <written) written"
        wrong=1
    fi
    paste cases written | awk -F '\t' -v lang="$lang" -v misses="$gold/misses.tsv" '
        BEGIN {
            while ((getline line <misses) > 0)
                if (split(line, cell, "\t") > 3 && cell[1] == lang)
                    known[cell[2]] = cell[3]
        }
        {
            wanted = $2 in known ? known[$2] : $3
            done[$2] = 1
            if ($4 == wanted && ($2 in known) && $4 == $3) { print lang ": a miss no more: " $2; wrong = 1 }
            if ($4 != wanted) { print lang ": " $1 "\n  answer  " $2 "\n  wanted  " wanted "\n  written " $4; wrong = 1 }
        }
        END {
            for (answer in known)
                if (!(answer in done)) { print lang ": a miss that is no case: " answer; wrong = 1 }
            exit wrong
        }' || wrong=1
done
exit "$wrong"
