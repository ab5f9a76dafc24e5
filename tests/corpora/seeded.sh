#!/bin/sh
# The release with 100 seeded errors, through the filters as a user runs them: each error of
# corpora/gold/seeded.errors.tsv is found where the list says so, and is not found where the list says that; what else
# is reported, the list has too. Found means: by the check that is named, at a place that touches the error.
# usage: seeded.sh SOURCE BIN [--table]    --table: what was found, a line a kind, to read
source=$1 bin=$2
export SATZ_DATA="$source/dictionaries"
seeded=$source/corpora/seeded
terms=$seeded/terms.tsv
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

check_source() { # each step's exit code counts
    "$bin/satz-segment" --lang de "$seeded/de.txt" >segments &&
        "$bin/satz-protect" --terms "$terms" segments >protected &&
        "$bin/satz-spell" --side src --terms "$terms" protected >spelt &&
        "$bin/satz-check" --terms "$terms" spelt >de.jsonl
}

check_target() { # LANG
    "$bin/satz-import" --format lines --to "$1" lines "$seeded/$1.txt" >imported &&
        "$bin/satz-protect" --terms "$terms" imported >protected &&
        "$bin/satz-translate" --to "$1" protected >translated && "$bin/satz-restore" translated >restored &&
        "$bin/satz-spell" --side tgt --terms "$terms" restored >spelt &&
        "$bin/satz-check" --terms "$terms" spelt >"$1.jsonl"
}

if ! check_source; then
    echo 'de: a tool failed'
    exit 1
fi
jq -r '.src' segments >lines
for file in "$seeded"/*.txt; do
    lang=$(basename "$file" .txt)
    if [ "$lang" != de ] && ! check_target "$lang"; then
        echo "$lang: a tool failed"
        exit 1
    fi
done

# All records, each with its language, in one stream.
for file in *.jsonl; do
    jq -c --arg lang "${file%.jsonl}" '. + { in: $lang }' "$file"
done >records
jq -R -n -r -f "$source/tests/corpora/seeded.jq" --slurpfile records records --arg table "${3:-}" \
    "$source/corpora/gold/seeded.errors.tsv"
