#!/bin/sh
# Patterns with a known answer: sentences written by hand, all of which must be right, and generated ones with near misses.
# usage: patterns.sh SOURCE BIN [SEED] [SENTENCES]
[ $# -ge 2 ] || {
    sed -n '3s/^# //p' "$0" >&2
    exit 2
}
here=$1/tests/patterns bin=$2 seed=${3:-6} count=${4:-2000}
patterns=${bin%/*}/tests/patterns
export SATZ_DATA="$1/dictionaries"
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM

# score FLOOR: of the records in `given`
score() {
    "$bin/satz-protect" <"$scratch/given" >"$scratch/found" || exit 2
    "$patterns" score "$1" <"$scratch/found" || wrong=1
}

"$patterns" table "$here/tricky.txt" >"$scratch/given" || exit 2
echo 'By hand:'
score 100
"$patterns" generate "$seed" "$count" >"$scratch/given" || exit 2
echo "Generated, seed $seed:"
score 99
exit "$wrong"
