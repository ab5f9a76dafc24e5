#!/bin/sh
# The releases in every language, through the whole chain, are what was read and found good: tests/golden/LANG/NAME.
# Releases that nobody has translated have none there.
# Where a change is meant, `golden.sh SOURCE TOOLS --update` writes the files anew; read the difference before committing it.
# usage: golden.sh SOURCE TOOLS [--update]
source=$1 tools=$2
wrong=0 checked=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$source/corpora" || exit 2

chain() { # RELEASE LANG: each step's exit code counts
    "$tools/satz-segment" --lang de "de/$1" >"$scratch/1" && "$tools/satz-protect" "$scratch/1" >"$scratch/2" &&
        "$tools/satz-translate" --to "$2" --memory memory "$scratch/2" >"$scratch/3" &&
        "$tools/satz-restore" "$scratch/3" >"$scratch/4" && "$tools/satz-join" --mark "$scratch/4" >"$scratch/out"
}

for lang in en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt; do
    for golden in ../tests/golden/"$lang"/*; do
        release=${golden##*/}
        if ! chain "$release" "$lang"; then
            echo "$lang/$release: a filter failed"
            wrong=1
            continue
        fi
        if [ "${3:-}" = --update ]; then
            cp "$scratch/out" "$golden"
        elif ! diff -u "$golden" "$scratch/out"; then
            wrong=1
        fi
        checked=$((checked + 1))
    done
done
[ "$checked" -ge 70 ] || { echo "only $checked files were compared"; wrong=1; }
exit "$wrong"
