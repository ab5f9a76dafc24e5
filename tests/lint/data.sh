#!/bin/sh
# The data files: who wrote them and under which licence, UTF-8 in NFC, whole lines, well-formed tables.
# usage: data.sh SOURCE
cd "$1" || exit 2
wrong=0

say() {
    echo "$*"
    wrong=1
}

form_check() { # FILE
    sed '/^#/!q' "$1" | grep -q 'SPDX-License-Identifier: [A-Za-z0-9.-]' ||
        say "$1: its first comment does not name its licence"
    iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 || say "$1: not UTF-8"
    uconv -f utf-8 -t utf-8 -x any-nfc "$1" 2>/dev/null | cmp -s - "$1" || say "$1: not in NFC"
    [ -z "$(tail -c 1 "$1")" ] || say "$1: its last line does not end"
    ! grep -q "$(printf '\r')" "$1" || say "$1: carriage returns"
}

# A table with a header line: as many cells in every row; keys in column KEY once. A KEY of 0: no key.
table_check() { # FILE KEY
    awk -F '\t' -v file="$1" -v key="$2" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^#/ || /^$/ { next }
        !columns { columns = NF; next }
        NF != columns { say(NF " cells, the header has " columns) }
        key && seen[$key]++ { say("the key " $key " is there already") }
        { for (i = 1; i <= NF; i++) if ($i ~ /^ | $|^\||\|$|\|\|/) say("cell " i " has blanks or bars at its ends") }
        END { if (!columns) { print file ": no header"; wrong = 1 } exit wrong }' "$1" || wrong=1
}

# Name tables: no empty cell, one [part] in every form of a person and none elsewhere.
names_check() { # FILE
    awk -F '\t' -v file="$1" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^#/ || /^$/ { next }
        !header { header = $0; next }
        $1 !~ /^(person|org|place|product|event)$/ { say("unknown kind " $1) }
        $2 !~ /^[a-z0-9]+(-[a-z0-9]+)*$/ { say("not a key: " $2) }
        {
            for (i = 3; i <= NF; i++) {
                count = split($i, form, "|")
                if (!count)
                    say("cell " i " is empty")
                for (f = 1; f <= count; f++) {
                    parts = gsub(/\[[^][]+\]/, "", form[f])
                    if (form[f] ~ /[][]/ || parts != ($1 == "person"))
                        say("cell " i ": brackets")
                }
            }
        }
        END {
            if (header != "kind\tkey\tde\ten\tko\tja\tar\tzh-Hans\tzh-Hant\tvi\tth\tid\tms\tru\tfr\tes\tpt") {
                print file ": another header"
                wrong = 1
            }
            exit wrong
        }' "$1" || wrong=1
}

# LANG/local.tsv: a key (with its subkey) stands once; a list is a key on lines that follow one another.
local_check() { # FILE
    awk -F '\t' -v file="$1" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^#/ || /^$/ { next }
        NF < 2 || NF > 4 { say(NF " cells") }
        { key = NF == 3 ? $1 FS $2 : NF == 2 ? $1 : $0 }
        seen[key]++ && key != before { say("the key is there already") }
        { before = key }
        $NF == "" { say("an empty value is written -") }
        { rows++ }
        END { if (!rows) { print file ": no rows"; wrong = 1 } exit wrong }' "$1" || wrong=1
}

# LANG/segment.tsv, LANG/check.tsv: a kind and its values, each value once in its kind.
segment_check() { # FILE
    awk -F '\t' -v file="$1" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^#/ || /^$/ { next }
        NF != 2 { say(NF " cells, not 2"); next }
        $1 !~ /^[a-z]+(-[a-z]+)*$/ { say("not a kind: " $1) }
        {
            count = split($2, value, "|")
            for (i = 1; i <= count; i++) {
                if (value[i] == "" && $2 != "|")
                    say("an empty value")
                if (seen[$1, value[i]]++)
                    say("the value " value[i] " is there already")
            }
            rows++
        }
        END { if (!rows) { print file ": no rows"; wrong = 1 } exit wrong }' "$1" || wrong=1
}

# LANG/segment.words.tsv: classes and their words, each word once.
words_check() { # FILE
    awk -F '\t' -v file="$1" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^#/ || /^$/ { next }
        NF != 2 { say(NF " cells, not 2"); next }
        {
            count = split($2, word, "|")
            for (i = 1; i <= count; i++)
                if (seen[word[i]]++)
                    say("the word " word[i] " is there already")
        }
        END { exit wrong }' "$1" || wrong=1
}

# What the base languages say about themselves, all of them say; a region says only what differs.
complete_check() { # NAME
    for file in dictionaries/*/"$1"; do
        case $file in dictionaries/*-[A-Z][A-Z]/*) continue ;; esac
        awk -F '\t' '!/^#/ && NF == 2 { print $1 }' "$file" | sort -u | sed "s|\$|\t$file|"
    done | awk -F '\t' -v name="$1" '
        { has[$1, $2] = 1; keys[$1]++; files[$2] = 1 }
        END {
            for (f in files)
                all++
            for (k in keys)
                if (keys[k] > all / 2 && keys[k] < all)
                    for (f in files)
                        if (!((k, f) in has)) {
                            print f ": no " k ", which most languages have"
                            wrong = 1
                        }
            exit wrong
        }' || wrong=1
}

for language in de en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt; do
    for name in local.tsv segment.tsv check.tsv; do
        [ -f "dictionaries/$language/$name" ] || say "dictionaries/$language/$name: missing"
    done
done

# A model is small, and what it was made from stands beside it with its licence.
for file in dictionaries/*.model dictionaries/*/*.model; do
    [ -f "$file" ] || continue
    case $file in
    */entities.model) most=10000000 ;;
    */spell.model) most=8000000 ;;
    */identify.model) most=400000 ;;
    *) most=49152 ;;
    esac
    [ "$(wc -c <"$file")" -le "$most" ] || say "$file: over $most bytes"
    [ -f "${file%.model}.train.tsv" ] || say "$file: no recipe beside it"
done
awk -F '\t' '
    ($1 == "train" || $1 == "doubtful") && ($4 == "" || $5 == "") {
        print FILENAME ":" FNR ": a set without licence or source"
        wrong = 1
    }
    END { exit wrong }' dictionaries/*/segment.train.tsv || wrong=1
awk -F '\t' '
    $1 == "train" && ($5 == "" || $6 == "") {
        print FILENAME ":" FNR ": a set without licence or source"
        wrong = 1
    }
    END { exit wrong }' dictionaries/identify.train.tsv || wrong=1
awk -F '\t' '
    /^#/ || /^$/ || $1 == "measure" || $1 == "kind" || $1 == "set" { next }
    $(NF - 1) !~ /[A-Z]/ || $NF == "" || NF != 5 {
        print FILENAME ":" FNR ": no licence or source"
        wrong = 1
    }
    END { exit wrong }' dictionaries/*/entities.train.tsv || wrong=1

# A lexicon is whole and not large, and what it was made from stands beside it: rows of five cells, and one licence of the
# whole, which does not join the GPL with CC-BY-SA-3.0.
lexicons=0
for file in dictionaries/*/lexicon; do
    [ -f "$file" ] || continue
    lexicons=$((lexicons + 1))
    size=$(wc -c <"$file")
    [ "$(head -c 8 "$file")" = satzlex1 ] || say "$file: no lexicon"
    [ "$size" -le 3145728 ] || say "$file: over 3 MiB"
    [ "$size" -eq "$(od -A n -t u4 -j 8 -N 4 "$file" | awk '{ print 16 + $1 * 8 }')" ] || say "$file: not whole"
    [ -f "$file.sources.tsv" ] || { say "$file: no sources beside it"; continue; }
    awk -F '\t' -v file="$file.sources.tsv" '
        function say(text) { print file ":" FNR ": " text; wrong = 1 }
        /^# the lexicon: / { whole = $0; sub(/^# the lexicon: /, "", whole) }
        /^#/ { next }
        NF != 5 || $1 == "" || $2 == "" || $3 == "" || $4 == "" || $5 == "" { say("not five cells") }
        { rows++ }
        $4 ~ /CC-BY-SA-3\.0/ && whole != "CC-BY-SA-3.0" || $4 ~ /^L?GPL|MPL/ && whole != "GPL-3.0" {
            say($4 " is not for a lexicon under " whole)
        }
        END { if (!rows || whole == "") { print file ": no rows, or no licence of the lexicon"; wrong = 1 } exit wrong }
    ' "$file.sources.tsv" || wrong=1
done
[ "$lexicons" -ge 13 ] || say "dictionaries: $lexicons lexicons, not 13"

# One key, one row, in whichever of the tables it stands.
awk -F '\t' '
    FNR == 1 { header = 0 }
    /^#/ || /^$/ { next }
    !header { header = 1; next }
    $2 in place { print FILENAME ":" FNR ": the key " $2 " is in " place[$2]; wrong = 1 }
    { place[$2] = FILENAME ":" FNR; rows++ }
    END {
        if (rows < 400) {
            print "dictionaries/names: " rows + 0 " rows, at least 400"
            wrong = 1
        }
        exit wrong
    }' dictionaries/names/*.tsv || wrong=1

count=0
for file in $(find dictionaries -type f ! -name '*.model' ! -name lexicon ! -path '*/build/*' | sort); do
    form_check "$file"
    count=$((count + 1))
    case $file in
    dictionaries/names/*.tsv)
        table_check "$file" 2
        names_check "$file"
        ;;
    */nationalities.tsv | */peoples.tsv) table_check "$file" 1 ;;
    */local.tsv) local_check "$file" ;;
    */segment.words.tsv) words_check "$file" ;;
    */segment.tsv | */check.tsv) segment_check "$file" ;;
    esac
done
[ "$count" -gt 0 ] || say 'dictionaries: no files'
complete_check local.tsv
exit "$wrong"
