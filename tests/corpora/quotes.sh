#!/bin/sh
# The quotations that satz-protect finds in every release, and in cases of each kind, are those that people marked:
# tests/golden/quotes. Of each set 99 in 100 must be exactly right: begin, end, form and group; and of the speakers as many.
# What is wrong is listed there, in misses.txt, with the reason: the list may neither grow nor hold what is right by now.
# usage: quotes.sh SOURCE TOOLS
source=$1 tools=$2
export SATZ_DATA="$source/dictionaries"
gold="$source/tests/golden/quotes"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
wrong=0
tab=$(printf '\t')

releases() {
    for release in "$source"/corpora/de/*; do
        language=de name=${release##*/}
        [ "$name" != swiss-0013.txt ] || language=de-CH
        "$tools/satz-recode" "$release" >"$scratch/release" 2>"$scratch/told" || exit 1
        "$tools/satz-segment" --lang "$language" --doc "$name" "$scratch/release"
    done | "$tools/satz-protect"
}

# Cases in files of their own, those of a section in one folder; a line for each in `list`, and as it is marked in `marked`.
cut_cases() {
    awk -v dir="$scratch" '/^#/ || /^$/ { next }
        /^== / { section = $2; language = $3; format = $4; count = 0; system("mkdir " dir "/" section); next }
        { name = section "-" ++count
          print name "\t" $0 >(dir "/marked")
          gsub(/ ¶ /, "\n"); gsub(/\{[wsti!][0-9]*( [^|{}]*)?\|/, ""); gsub(/\}/, "")
          file = dir "/" section "/" name; printf "%s", $0 >file; close(file)
          print name, section, language, format }' "$gold/cases.txt" >"$scratch/list"
}

cases() {
    cut -d " " -f 2- "$scratch/list" | uniq | while read -r section language format; do
        breaks=--breaks=line
        [ "$format" != html ] || breaks=
        (cd "$scratch/$section" && "$tools/satz-segment" --lang "$language" --format "$format" $breaks ./*)
    done | "$tools/satz-protect" | sed 's|"doc":"./|"doc":"|'
}

# Right and wrong ones of a set: what was expected and is not found, and what was found and not expected.
compare() { # NAME
    LC_ALL=C sort "$scratch/$1.expected" >"$scratch/1"
    LC_ALL=C sort "$scratch/$1.found" >"$scratch/2"
    for columns in 1-5 1-6; do
        cut -f "$columns" "$scratch/1" >"$scratch/1.cut"
        cut -f "$columns" "$scratch/2" >"$scratch/2.cut"
        LC_ALL=C comm -3 "$scratch/1.cut" "$scratch/2.cut" >"$scratch/differ"
        right=$(LC_ALL=C comm -12 "$scratch/1.cut" "$scratch/2.cut" | wc -l)
        missed=$(grep -vc "^$tab" "$scratch/differ")
        added=$(grep -c "^$tab" "$scratch/differ")
        all=$((right + missed + added - (missed < added ? missed : added)))
        what=exact
        [ "$columns" = 1-5 ] || what="exact with speaker"
        share=$((right * 10000 / all))
        printf '%s: %d of %d %s (%d.%02d %%)\n' "$1" "$right" "$all" "$what" $((share / 100)) $((share % 100))
        [ "$share" -ge 9900 ] || wrong=1
    done
    LC_ALL=C comm -3 "$scratch/1" "$scratch/2" | sed "s/^$tab/+$tab/; t; s/^/-$tab/" >>"$scratch/misses"
}

releases >"$scratch/releases.jsonl" || exit 1
cut_cases
cases >"$scratch/cases.jsonl" || exit 1
for set in releases cases; do
    jq -rs -f "$gold/found.jq" "$scratch/$set.jsonl" >"$scratch/$set.found" || exit 1
done
grep -v '^#' "$gold/releases.tsv" | cut -f 1-6 >"$scratch/releases.expected"
jq -R -r -f "$gold/cases.jq" "$scratch/marked" >"$scratch/cases.expected" || exit 1
: >"$scratch/misses"
compare releases
compare cases
[ "$(wc -l <"$scratch/list")" -ge 200 ] || { echo 'fewer than 200 cases were tried'; wrong=1; }
LC_ALL=C sort "$scratch/misses" >"$scratch/misses.sorted"
grep -v '^#' "$gold/misses.txt" | LC_ALL=C sort | diff -u - "$scratch/misses.sorted" || wrong=1
exit "$wrong"
