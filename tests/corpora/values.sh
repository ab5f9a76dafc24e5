#!/bin/sh
# What was 10.000 is ten thousand in all fourteen: the tables of tests/golden/values, written by hand, through satz-check.
# A translation with the same values has no finding of `warning` or above, one with another value has the finding that
# its row names. A row of misses.txt beside them, `LANG LINE good|bad` and why, is a miss that is known: it must miss.
# usage: values.sh SOURCE TOOLS
source=$1 tools=$2
gold=$source/tests/golden/values
wrong=0 checked=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# A table's rows as records, two a row; what was found of them, as `LINE good|bad WANTED FOUND...`.
# shellcheck disable=SC2016
records='split("\n") | to_entries[] | select(.value != "" and (.value | startswith("#") | not)) |
    .key as $line | (.value / "\t") as $row | ("good", "bad") |
    { doc: "\($line + 1) \(.) \($row[3])", seg: 1, lang: "de", src: $row[0], to: $to,
      tgt: (if . == "good" then $row[1] else $row[2] end) }'
# shellcheck disable=SC2016
found='[.findings[]? | select(.level != "info") | .check | ltrimstr("check/")] as $checks |
    (.doc / " ") as $key | [$key[0], $key[1], $key[2], ($checks | join(" ")), .src, .tgt,
    if $key[1] == "good" then $checks == [] else any($checks[]; . == $key[2]) end] | @tsv'

for table in "$gold"/*.tsv; do
    tag=${table##*/} tag=${tag%.tsv}
    jq -R -s -c --arg to "$tag" "$records" "$table" >"$scratch/records" || wrong=1
    "$tools/satz-check" "$scratch/records" >"$scratch/checked"
    [ $? -le 1 ] || { echo "$tag: satz-check failed"; wrong=1; }
    jq -r "$found" "$scratch/checked" >"$scratch/found" || wrong=1
    awk -F'\t' -v tag="$tag" 'FILENAME == ARGV[1] { if ($1 == tag) known[$2 " " $3] = 1; next }
        ($1 " " $2) in known && $7 == "false" { delete known[$1 " " $2]; next }
        $7 == "false" { print tag ".tsv:" $1 ": " $2 ($2 == "bad" ? ", wanted " $3 : "") ": found " ($4 == "" ? "nothing" : $4) "\n    " $5 "\n    " $6; wrong = 1 }
        END { for (row in known) { print tag ".tsv:" row ": is known to miss, and does not"; wrong = 1 }; exit wrong }
    ' "$gold/misses.txt" "$scratch/found" || wrong=1
    checked=$((checked + $(wc -l <"$scratch/found")))
done
echo "$checked translations"
[ "$checked" -ge 700 ] || { echo "too few"; wrong=1; }
exit "$wrong"
