#!/bin/sh
# How well names are found: for each set NAME-dev.tsv of labelled words in DATA/entities, precision, recall and F1 of whole
# names, as satz-protect --conll tags them, with and without --document; and how many words it tags in a second of processor time.
# usage: entities.sh SOURCE BIN [DATA]
#   SOURCE, BIN: the project, and its tools, built for release
#   DATA: the folder of the sets, else that of the variable DATA
#   ENTITIES_CROSS=1: also train anew on parts of the sets of the recipe, and score the other parts (some ten minutes). The
#   model that is shipped has learnt from some sets that are scored here: this tells what it does on text that it does not know
#
# Four ways of scoring: all twelve kinds; fold4: PER LOC ORG OTH, with -deriv and -part as these; drop: without -deriv and
# -part; untyped. Sets with other kinds than GermEval's are mapped by the recipe's rows `kind`, and scored untyped at best.
# Exit code: 0; 2 where there was nothing to measure.
[ $# -ge 2 ] || {
    sed -n '4,9p' "$0" >&2
    exit 2
}
source=$1 bin=$2 data=${3:-${DATA:-}}
if ! [ -d "$data/entities" ]; then
    echo "entities: DATA is to be the folder of the sets, not '$data'" >&2
    exit 2
fi
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Scores GUESS by GOLD: lines WAY P R F1.
score() { # GOLD GUESS
    cut -f 2 "$2" | paste "$1" - | awk -F '\t' '
        function name(way, kind) {
            if (way == 2) sub(/(deriv|part)$/, "", kind)
            if (way == 3 && kind ~ /(deriv|part)$/) return ""
            return way == 4 ? "X" : kind
        }
        # Ends the name that is open in a column, and notes it.
        function finish(column, way, at) {
            if (kind[column, way] != "") found[column, way, start[column, way] "-" at "-" kind[column, way]]
            if (kind[column, way] != "") count[column, way]++
            kind[column, way] = ""
        }
        function see(column, tag, at, way, bio, own) {
            for (way = 1; way <= 4; way++) {
                own = tag ~ /^[BI]-/ ? name(way, substr(tag, 3)) : ""
                bio = own == "" ? "O" : substr(tag, 1, 1)
                if (bio != "I" || own != kind[column, way]) finish(column, way, at)
                if (bio != "O" && kind[column, way] == "") { kind[column, way] = own; start[column, way] = at }
            }
        }
        { see(1, $1 == "" ? "O" : $2, NR); see(2, $1 == "" ? "O" : $NF, NR) }
        END {
            for (way = 1; way <= 4; way++) { finish(1, way, NR + 1); finish(2, way, NR + 1) }
            for (key in found) {
                split(key, part, SUBSEP)
                if (part[1] == 1 && (2 SUBSEP part[2] SUBSEP part[3]) in found) right[part[2]]++
            }
            split("all fold4 drop untyped", ways, " ")
            for (way = 1; way <= 4; way++) {
                p = count[2, way] ? right[way] / count[2, way] : 0
                r = count[1, way] ? right[way] / count[1, way] : 0
                printf "\t%s\t%.2f\t%.2f\t%.2f", ways[way], 100 * p, 100 * r, p + r ? 200 * p * r / (p + r) : 0
            }
        }'
}

tag() { # SET OPTION...
    set=$1
    shift
    cut -f 1 "$set" | "$bin/satz-protect" --conll "$@" >"$scratch/guess" || exit 2
    printf '%s\t%s' "$(basename "$set" .tsv)" "${*:-alone}"
    score "$set" "$scratch/guess"
    echo
}

there=
for set in "$data"/entities/*-dev.tsv; do
    [ -f "$set" ] || continue
    there=yes
    tag "$set"
    tag "$set" --document
done
[ -n "$there" ] || {
    echo "entities: there is no set in $data/entities" >&2
    exit 2
}

# A hundred thousand words at least, so that the start does not count.
cut -f 1 "$data"/entities/*-dev.tsv >"$scratch/words"
while [ "$(grep -c . "$scratch/words")" -lt 100000 ]; do
    cat "$scratch/words" "$scratch/words" >"$scratch/more" && mv "$scratch/more" "$scratch/words"
done
for options in '' --document; do
    # The options are meant to be split.
    # shellcheck disable=SC2086
    seconds=$({ command time -f %U "$bin/satz-protect" --conll $options "$scratch/words" >/dev/null; } 2>&1)
    grep -c . "$scratch/words" | awk -v seconds="$seconds" -v options="${options:-alone}" \
        '{ printf "speed\t%s\t%.0f words a second\n", options, $1 / (seconds > 0 ? seconds : 0.001) }'
done

# The recipe's own files are seen from its folder, which is one of ours here.
[ -z "${ENTITIES_CROSS:-}" ] || {
    source=$(CDPATH='' cd -- "$source" && pwd) && mkdir -p "$scratch/dictionaries/de" &&
        ln -s "$source/dictionaries/entities" "$scratch/dictionaries/entities" && ln -s "$source/corpora" "$scratch/corpora" &&
        sed 's/^set\truns\t.*/set\truns\t1/' "$source/dictionaries/de/entities.train.tsv" >"$scratch/dictionaries/de/cross.tsv" &&
        "$bin/satz-train" entities --cross-validate --recipe "$scratch/dictionaries/de/cross.tsv" "$data"
}
