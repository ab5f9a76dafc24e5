#!/bin/sh
# How often satz-check is right: on good translations, where whatever it says at `warning` or above is suspect, and on the
# same with one error each (seed.jq), which it ought to find. Each file DIR/*.json holds the same sentences in several
# languages: an object of languages, each an object of numbers and sentences.
# usage: checks.sh SOURCE BIN DIR [FROM]    FROM: only pairs from this language (de); `all` for every pair
source=$1 bin=$2 dir=$3 from=${4:-de}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM

# shellcheck disable=SC2016
pairs='def tag: if . == "zh" then $zh else . end;
    . as $all | keys[] as $src | keys[] as $to | select($src != $to and ($from == "all" or $src == $from)) |
    [$all[$src] | keys[]] | to_entries[] | select($all[$to][.value]) |
    { doc: "\($src)-\($to)", seg: (.key + 1), lang: ($src | tag), src: $all[$src][.value], to: ($to | tag), tgt: $all[$to][.value] }'
# What the checks of a kind say.
values='def values: [.findings[]? | select(.level != "info" and (.check | test("^check/(number-.*|date|percent|currency|address)$")))];
    def any_finding: [.findings[]? | select(.level != "info")];'

check() { # RECORDS: what satz-check makes of them
    "$bin/satz-check" "$1"
    [ $? -le 1 ] || { echo "satz-check failed" >&2; exit 2; }
}

for file in "$dir"/*.json; do
    jq -e 'type == "object" and all(.[]; type == "object")' "$file" >"$scratch/fits" 2>&1 || continue
    jq -c --arg from "$from" --arg zh "${CHECKS_ZH:-zh-Hant}" "$pairs" "$file" || exit 2
done >"$scratch/good"
check "$scratch/good" >"$scratch/good.checked"
# Where a value is said to be wrong already, nothing is put in.
jq -c "$values"' select(values == []) | del(.findings)' "$scratch/good.checked" >"$scratch/clean"
jq -c -f "$here/seed.jq" "$scratch/clean" >"$scratch/seeded"
check "$scratch/seeded" >"$scratch/seeded.checked"

jq -r "$values"' "\(.lang)-\(.to)\t\(any_finding | length)\t\(values | length)"' "$scratch/good.checked" |
    awk -F'\t' '{ all[$1]++; n++; if ($2) { said[$1]++; s++ }; if ($3) { value[$1]++; v++ } }
        END { for (pair in all) printf "good\t%s\t%d segments\t%.2f %% with a warning\t%.2f %% with one of a value\n",
                  pair, all[pair], 100 * said[pair] / all[pair], 100 * value[pair] / all[pair]
              printf "good\tall\t%d segments\t%.2f %% with a warning\t%.2f %% with one of a value\n", n, 100 * s / n, 100 * v / n }' | sort
jq -r "$values"' "\(.doc)\t\(.lang)-\(.to)\t\(values | length)"' "$scratch/seeded.checked" |
    awk -F'\t' '{ all[$1]++; n++; pairs[$2]++; if ($3) { found[$1]++; f++; by[$2]++ } }
        END { for (kind in all) printf "seeded\t%s\t%d\t%.1f %% found\n", kind, all[kind], 100 * found[kind] / all[kind]
              for (pair in pairs) printf "seeded\t%s\t%d\t%.1f %% found\n", pair, pairs[pair], 100 * by[pair] / pairs[pair]
              printf "seeded\tall\t%d\t%.1f %% found\n", n, 100 * f / n }' | sort
[ -z "${CHECKS_MISSED:-}" ] || jq -c "$values"' select(values == [])' "$scratch/seeded.checked" >"$CHECKS_MISSED"
