#!/bin/sh
# How well placeholders come back from engines that mangle them: releases, sent in every form, answered by a simulator of
# engines and restored, in one process; and once through the tools themselves.
# usage: restore.sh SOURCE BIN [SEGMENTS [SEED]]
#   BIN: the tools, in the build's directory, with the simulator in tests/ beside it
#   SEGMENTS: how many answers are tried, 100000 where it is not said
#
# Exit code: 0; 1 where anything is lost, doubled or harmed, or too little of what left a trace is at its place.
[ $# -ge 2 ] || {
    sed -n '4,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
source=$(CDPATH='' cd -- "$1" && pwd) && bin=$(CDPATH='' cd -- "$2" && pwd) && scratch=$(mktemp -d) || exit 2
segments=${3:-100000} seed=${4:-1} tests=${bin%/*}/tests table=$1/tests/mangled/mangling.tsv
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
"$tests/mangle" "$table" "$seed" "$segments" 1000 "$source"/corpora/de/*.txt || exit

# Each held span once, at a place of its own; what was placed has its finding.
cat >"$scratch/whole.jq" <<'END'
[.spans[]? | select(.do == "hold")] as $held
| ([.findings[]? | select(.check == "restore/lost")] | length) as $lost
| select(any($held[]; .in == null or .found == null)
         or ($held | map(.in) | sort | . as $at | any(range(1; length); $at[.][0] < $at[. - 1][1]))
         or ([$held[] | select(.found == "placed")] | length) > $lost
         or any($held[]; (.found == "exact") == has("sure")))
| .seg
END
release=$source/corpora/de/seaprwire-0001.txt
"$bin/satz-segment" --lang de "$release" | "$bin/satz-protect" >"$scratch/protected" || exit 2
for form in letters brackets underscores span; do
    "$bin/satz-translate" --to en --form "$form" -- "$tests/mangle" --engine "$table" "$seed" all "$form" \
        <"$scratch/protected" >"$scratch/translated" 2>"$scratch/errors" || { cat "$scratch/errors"; exit 1; }
    "$bin/satz-restore" <"$scratch/translated" >"$scratch/restored" || exit 1
    jq -f "$scratch/whole.jq" "$scratch/restored" >"$scratch/wrong"
    jq -r '.spans[]? | select(.do == "hold") | .found' "$scratch/restored" | sort | uniq -c |
        awk -v form="$form" '{ line = line "  " $2 " " $1 } END { print form ": through the tools" line }'
    if [ -s "$scratch/wrong" ]; then
        sed 's/^/segment /; s/$/: a held span is lost, doubled or not told/' "$scratch/wrong"
        exit 1
    fi
done
