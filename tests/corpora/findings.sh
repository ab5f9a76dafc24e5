#!/bin/sh
# What is said of every release, and of its translations, is what was read and found right:
# tests/golden/findings/NAME. First the source, then what satz-check says of each translation that the memory has.
# Spelling counts where the dictionaries are those that the files were made with.
# Where a change is meant, `findings.sh SOURCE TOOLS --update` writes the files anew; read the difference before committing it.
# usage: findings.sh SOURCE TOOLS [--update]
source=$1 tools=$2
wrong=0 checked=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$source/corpora" || exit 2

# With other dictionaries only the other checks are compared.
leave_out='/^$/d'
for dictionary in de_DE_frami de_CH_frami en_US; do
    [ -f "/usr/share/hunspell/$dictionary.dic" ] || leave_out='/\[spelling\]$/d'
done

source_records() { # RELEASE
    language=de
    [ "$1" != swiss-0013.txt ] || language=de-CH
    "$tools/satz-recode" "de/$1" >"$scratch/$1" 2>"$scratch/told" &&
        "$tools/satz-segment" --lang "$language" --doc "$1" "$scratch/$1" >"$scratch/1" &&
        "$tools/satz-protect" "$scratch/1" >"$scratch/2" && "$tools/satz-spell" --side src "$scratch/2" >"$scratch/3" &&
        "$tools/satz-check" --only source "$scratch/3" >"$scratch/source"
}

target_records() { # LANG
    "$tools/satz-translate" --to "$1" --memory memory "$scratch/source" >"$scratch/4" &&
        "$tools/satz-restore" "$scratch/4" >"$scratch/5" && "$tools/satz-check" --only target "$scratch/5" >"$scratch/6"
}

findings() { # RELEASE
    source_records "$1" && "$tools/satz-report" --format lines "$scratch/source" >"$scratch/said" || return 1
    cat "$scratch/said"
    [ -f "memory/${1%.*}.tmx" ] || return 0
    for lang in en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt; do
        target_records "$lang" && "$tools/satz-report" --format lines --only check "$scratch/6" >"$scratch/all" || return 1
        awk -v lang="$lang" 'FILENAME == ARGV[1] { said[$0]; next }
            { line = $0; sub(": " lang ": ", ": ", line) } !(line in said)' "$scratch/said" "$scratch/all"
    done
}

for release in de/*; do
    release=${release#de/}
    golden=../tests/golden/findings/${release%.*}.txt
    if ! findings "$release" >"$scratch/found"; then
        echo "$release: a filter failed"
        wrong=1
    fi
    checked=$((checked + 1))
    if [ "${3:-}" = --update ]; then
        cp "$scratch/found" "$golden"
        continue
    fi
    sed "$leave_out" "$golden" >"$scratch/expected"
    sed "$leave_out" "$scratch/found" | diff -u "$scratch/expected" - || wrong=1
done
[ "$checked" -ge 13 ] || { echo "only $checked releases were tried"; wrong=1; }
exit "$wrong"
