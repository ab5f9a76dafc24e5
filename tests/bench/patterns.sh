#!/bin/sh
# How well numbers, addresses, dates and figures are found: F1 in per cent on generated sentences with near misses; and on
# a SmartData corpus, where the folder has one.
# usage: patterns.sh SOURCE BIN [DATA]
#   BIN: the tools, in the build's directory, with the scorers in tests/ beside it
#   DATA: a folder with *.text.jsonl (documents) and *.standoff.tsv (what was annotated), else that of the variable DATA,
#         or its folder entities
#
# Exit code: 0; 1 where a pattern is below 99 on the generated set, 2 where something could not be run.
[ $# -ge 2 ] || {
    sed -n '4,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
source=$1 bin=$2 data=${3:-${DATA:-}}
tests=${bin%/*}/tests
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"

sh "$source/tests/patterns/patterns.sh" "$source" "$bin" 1 100000 || wrong=$?
for documents in "$data"/*.text.jsonl "$data"/entities/*.text.jsonl; do
    [ -f "$documents" ] || continue
    rm -rf "$scratch/documents"
    mkdir "$scratch/documents" && "$tests/dates" split "$documents" "$scratch/documents" || exit 2
    "$bin/satz-segment" --lang de "$scratch/documents"/*.txt >"$scratch/cut" &&
        "$bin/satz-protect" "$scratch/cut" >"$scratch/found" || exit 2
    echo "${documents##*/}:"
    "$tests/dates" score "$documents" "${documents%.text.jsonl}.standoff.tsv" <"$scratch/found" || exit 2
done
exit "$wrong"
