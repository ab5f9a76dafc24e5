#!/bin/sh
# Texts that a careless aligner crashes on, or takes for ever: satz-align ends in a time and a memory that grow with
# their size, and each line of both is in exactly one bead.
# usage: align.sh SOURCE BIN
#   HOSTILE_LINES: of how many lines the longest texts are (100000, with sanitizers 5000)
#
# With sanitizers the memory is measured where the second compiler's programs are (lint/clang).
source=$1 bin=$2
program=$bin/satz-align
wrong=0 tried=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
export SATZ_DATA="$source/dictionaries"
lines=${HOSTILE_LINES:-100000} slowness=1 plain=$program
if grep -qa __asan_init "$program"; then
    lines=${HOSTILE_LINES:-5000} slowness=8 plain=${bin%/*}/clang/bin/satz-align
fi
some=$((lines / 5))

wrong() {
    printf '%s\n' "$*"
    head -c 400 errors 2>/dev/null | sed 's/^/    /'
    wrong=1
}

# Each line of both sides in one bead, of six lines at most on a side; probabilities are some.
whole() { # WHAT
    awk -F '[][]' -v sources="$(wc -l <source)" -v targets="$(wc -l <target)" '
        function tell(what) {
            if (!told++)
                print "row " FNR ": " what ": " $0
        }
        function take(text, side, limit,    n, i, line) {
            n = split(text, number, ", ")
            if (n > 6)
                tell("more than six lines")
            for (i = 1; i <= n; i++) {
                line = number[i]
                if (line !~ /^[0-9]+$/ || line >= limit || (side, line) in seen)
                    tell("line " line " is none, or in two beads")
                seen[side, line]
            }
            return n
        }
        $1 != "" || $3 != ":" || NF != 5 { tell("no row") }
        !($5 ~ /^:[01](\.[0-9]+)?$/ && substr($5, 2) <= 1) { tell("no probability") }
        { from += take($2, 0, sources); to += take($4, 1, targets) }
        END {
            if (from != sources || to != targets)
                print from " and " to " lines of " sources " and " targets
        }' beads >holes
    [ ! -s holes ] || wrong "$1: $(head -n 1 holes)"
}

# Runs an aligner on `source` and `target`, in as many seconds and kilobytes as texts of that size may take.
bounded() { # PROGRAM OPTION...
    size=$(($(cat source target | wc -c) / 1000)) count=$(cat source target | wc -l)
    seconds=$(((10 + size / 500 + count / 1000) * slowness)) kilobytes=
    case $1 in
    "$plain") seconds=$((10 + size / 500 + count / 1000)) kilobytes=$((400000 + 60 * size + 5 * count)) ;;
    esac
    aligner=$1
    shift
    tried=$((tried + 1))
    # shellcheck disable=SC3045
    (
        [ -z "$kilobytes" ] || ulimit -v "$kilobytes" || exit 3
        exec timeout "$seconds" "$aligner" --from de --to fr "$@" source target >beads 2>errors
    )
    code=$?
    ! grep -qE 'AddressSanitizer|runtime error:|LeakSanitizer' errors || wrong "$what $*: a sanitizer spoke"
    case $code in
    0) ;;
    124) wrong "$what $*: not done in $seconds s" ;;
    *) wrong "$what $*: exit code $code, with $seconds s and ${kilobytes:-any} KB" ;;
    esac
}

# What is told is told: only that it goes well is asked here.
aligns() { # WHAT
    what=$1
    for method in '' --method=gale-church; do
        bounded "$program" --format=rows ${method:+"$method"}
        [ "$code" -ne 0 ] || whole "$what $method"
    done
    if [ "$plain" != "$program" ] && [ -x "$plain" ]; then
        bounded "$plain" --format=rows
    fi
}

repeat() { # COUNT LINE
    awk -v count="$1" -v line="$2" 'BEGIN { while (count-- > 0) print line }'
}

# Lines of words that no other text has.
strange() { # COUNT SEED
    awk -v count="$1" -v seed="$2" 'BEGIN {
        srand(seed)
        while (count-- > 0) {
            line = ""
            for (word = 3 + int(12 * rand()); word > 0; word--) {
                for (size = 3 + int(7 * rand()); size > 0; size--)
                    line = line substr("bcdfghjklmnpqrstvwxyz", 1 + int(21 * rand()), 1)
                line = line " "
            }
            print line "."
        }
    }'
}

grep -v '^#' "$source/corpora/segment/de.txt" | grep . >german
"$bin/satz-import" --format tmx --to fr "$source/corpora/memory/quarterly-0002.tmx" >records 2>errors ||
    wrong 'translations cannot be read'
jq -r '.src' records >pairs.de
jq -r '.tgt' records >pairs.fr
[ -s pairs.fr ] || wrong 'no translations to try with'

# ---- sides that are empty, or nearly ----

: >source
: >target
aligns 'two empty texts'
cp german source
aligns 'an empty target'
cp german target
: >source
aligns 'an empty source'
echo 'Der Umsatz stieg um 3,5 Prozent.' >source
repeat "$((lines / 10))" "Le chiffre d'affaires a progressé de 3,5 pour cent." >target
aligns 'one line against ten thousand'
cp source kept
cp target source
cp kept target
aligns 'ten thousand lines against one'
repeat "$((10 * lines))" '' | tee source >target
aligns 'empty lines'
{ cat pairs.de && repeat "$some" ''; } >source
{ repeat "$some" '' && cat pairs.fr; } >target
aligns 'empty lines before and after'
repeat "$some" '   ' >source
cp pairs.fr target
aligns 'blanks'
printf 'Ohne Zeilenende' >unended
cp unended source
cp unended target
what='no newline at the end'
bounded "$program" --format=rows
grep -q '^\[0\]:\[0\]:' beads || wrong "$what: not one bead"

# ---- lines that are like one another ----

repeat "$lines" 'Der Umsatz stieg um 3,5 Prozent.' >source
repeat "$lines" "Le chiffre d'affaires a progressé de 3,5 pour cent." >target
aligns 'the same line again and again'
repeat "$((some * 2 / 3))" "Le chiffre d'affaires a progressé de 3,5 pour cent." >target
aligns 'the same line, less often on one side'
in_turn() { # LINE LINE
    awk -v count="$some" -v one="$1" -v other="$2" 'BEGIN { for (i = 0; i < count; i++) print i % 2 ? one : other }'
}
in_turn 'Ja.' 'Die Aktie der Gesellschaft fiel auf 12 Euro.' >source
in_turn "L'action de la société a reculé à 12 euros." 'Oui.' >target
aligns 'two lines in turn'
awk -v count="$some" 'BEGIN { for (i = 0; i < count; i++) print i }' | tee source >target
aligns 'figures'
awk -v count="$some" 'BEGIN { for (i = 0; i < count; i++) print 3 * i + 1000000 }' >target
aligns 'figures, others on each side'
repeat "$some" '?!;:-–—„“()[]…' | tee source >target
aligns 'marks'

# ---- texts that are no translations of each other ----

cp pairs.fr source
cp pairs.de target
aligns 'sides swapped'
strange "$some" 1 >source
strange "$some" 2 >target
aligns 'no word in common'
cp german source
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' german >target
aligns 'the same text backwards'
repeat "$((some / 10))" "$(head -c 3000 german | tr '\n' ' ')" >source
repeat "$((some / 10))" 'x' >target
aligns 'long lines against short ones'

# They are said to be none: a finding, and 1 for who asks.
unrelated() { # WHAT LANG
    tried=$((tried + 1))
    "$program" --from de --to "$2" --format rows --fail-on error source target >beads 2>errors
    code=$?
    [ "$code" -eq 1 ] || wrong "$1: exit code $code, not 1"
    [ -s errors ] || wrong "$1: not a word"
    whole "$1"
}
head -n 400 german >source
for lang in ja ru ar; do
    grep -v '^#' "$source/corpora/segment/$lang.txt" | grep . | head -n 400 >target
    unrelated "$lang for French" fr
    unrelated "another text in $lang" "$lang"
done
strange 400 3 >target
unrelated 'invented words' fr
cp pairs.de source
cp pairs.fr target
"$program" --from de --to fr --format rows --fail-on error source target >beads 2>errors
code=$?
[ "$code" -eq 0 ] || wrong "a translation: exit code $code, not 0"

# ---- lines without end ----

megabytes=$((lines / 10000))
line_of() { # PATTERN
    size=$(printf %s "$1" | wc -c)
    head -c $((megabytes * 7000000 / size)) /dev/zero | tr '\0' a | sed "s/aaaaaaa/$1/g"
    echo
}
for pattern in aaaaaaa 'Umsatz ' '3,5 10 ' '„“…!?–' '日本語の文章'; do
    { cat pairs.de && line_of "$pattern" && cat pairs.de; } >source
    { cat pairs.fr && line_of "$pattern" && cat pairs.fr; } >target
    aligns "a line of '$pattern'"
done
strange "$((megabytes * 15000))" 4 | tr -d '\n' >source
strange "$((megabytes * 15000))" 5 | tr -d '\n' >target
echo >>source
echo >>target
aligns 'lines of words, none twice'
if "$program" --help | grep -q -e '--words'; then
    what='words of long lines'
    bounded "$program" --words
    repeat "$some" 'Der Umsatz der der der der stieg.' >source
    repeat "$some" 'Le chiffre le le le le la la.' >target
    what='words of many lines'
    bounded "$program" --words
fi

# ---- records ----

records() { # LANG TEXT
    awk -v count="$lines" -v lang="$1" -v text="$2" 'BEGIN {
        for (i = 1; i <= count; i++)
            printf "{\"seg\":%d,\"doc\":\"lang\",\"lang\":\"%s\",\"gap\":\"%s\",\"src\":\"%s %d.\"%s}\n", i, lang,
                (i > 1 ? "\\n" : ""), text, i % 1000, i == count ? ",\"tail\":\"\"" : ""
    }'
}
records de 'Der Umsatz stieg um' >source
records fr "Le chiffre d'affaires a progressé de" >target
what='a document of many records'
bounded "$program"
if [ "$(jq -c 'select(.tgt != null)' beads | wc -l)" -ne "$lines" ]; then
    wrong "$what: not each of them has its target"
fi

# ---- bytes that are no text, files that are none, disks that are full ----

refused() { # MESSAGE [ARG]...
    message=$1
    shift
    tried=$((tried + 1))
    timeout 60 "$program" --from de --to fr --format rows "$@" >beads 2>errors
    code=$?
    [ "$code" -eq 2 ] || wrong "$*: exit code $code, not 2"
    [ "$(wc -l <errors)" -eq 1 ] || wrong "$*: not one message"
    grep -q "^satz-align: $message" errors || wrong "$*: the message is not '$message'"
}

mkdir directory
{ cat pairs.de && printf 'M\374ller\n'; } >latin
{ cat pairs.de && printf 'Der \000 Umsatz\n'; } >nul
# The same each time: of noise that is made anew, one in some hundred begins with a line that is good.
head -c 100000 "$source/dictionaries/fr/lexicon" >noise
bad=$(wc -l <latin)
refused "latin:$bad: ." latin pairs.fr
refused "latin:$bad: ." pairs.de latin
refused "nul:$bad: ." nul pairs.fr
refused 'noise:[0-9]*: .' noise pairs.fr
refused 'directory: ' directory pairs.fr
refused 'directory: ' pairs.de directory
refused 'gone: ' gone pairs.fr
refused 'gone: ' pairs.de gone
for arguments in '' 'pairs.de pairs.fr pairs.fr'; do
    # The words are meant to be split.
    # shellcheck disable=SC2086
    refused . $arguments
done
refused . --method none pairs.de pairs.fr
refused . --to xx pairs.de pairs.fr
last=$(wc -l <pairs.de)
for anchor in "$((last + 1)),1" "1,$((last + 1))" 0,1 1 1,x -1,-1 99999999999999999999,1; do
    refused . --hard "$anchor" pairs.de pairs.fr
done
refused . --hard 5,3 --hard 3,5 pairs.de pairs.fr
tried=$((tried + 1))
"$program" --from de --to fr --format rows pairs.de pairs.fr >/dev/full 2>errors
code=$?
[ "$code" -eq 2 ] || wrong "a full disk: exit code $code, not 2"
"$program" --from de --to fr --format rows german german 2>errors | head -n 1 >beads
[ ! -s errors ] || wrong 'a closed pipe: messages'

[ "$wrong" -eq 0 ] && echo "$tried cases"
exit "$wrong"
