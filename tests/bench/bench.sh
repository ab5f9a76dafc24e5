#!/bin/sh
# How fast the filters are, and in how much memory, beside what one would use instead, in the same run on the same
# text. The text is the releases of corpora/de, one document after the other, until it is BENCH_MB megabytes.
#
# usage: bench.sh SOURCE BIN TESTS [FOLDER]
#   BIN: the tools, built for release; TESTS: where measure and sentences are; FOLDER: for the files (kept), else temporary
#   BENCH_MB (100), BENCH_RUNS (1; the fastest counts)
source=$1 bin=$2 tests=$3
megabytes=${BENCH_MB:-100} runs=${BENCH_RUNS:-1}
if [ -n "${4:-}" ]; then
    mkdir -p "$4" && cd "$4" || exit 2
else
    scratch=$(mktemp -d) || exit 2
    trap 'rm -rf "$scratch"' EXIT
    cd "$scratch" || exit 2
fi
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
: >rows
: >besides

say() {
    [ ! -t 2 ] || printf '\r\033[K%s' "$*" >&2
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Runs a command on a file, and keeps the row of its fastest run.
run() { # NAME INPUT OUTPUT COMMAND [ARG]...
    name=$1 input=$2 output=$3
    shift 3
    say "$name"
    : >tries
    i=0
    while [ "$i" -lt "$runs" ]; do
        "$tests/measure" tries "$name" "$@" <"$input" >"$output"
        code=$?
        if [ "$code" -gt 1 ]; then
            echo "bench: $name: exit code $code" >&2
            exit 1
        fi
        i=$((i + 1))
    done
    sort -k 2,2n tries | head -n 1 | sed "s|\$| $(wc -c <"$input")|" >>rows
}

# The same for what a tool is measured against.
beside() { # TOOL'S-NAME NAME INPUT COMMAND [ARG]...
    tool=$1 name=$2 input=$3
    shift 3
    has "$1" || return 0
    run "$name" "$input" /dev/null "$@"
    echo "$tool $name" >>besides
}

# ---- the text, and the same as it comes in an older charset ----

# A release in another charset is none of this text.
for release in "$source"/corpora/de/*.txt; do
    iconv -f UTF-8 -t UTF-8 "$release" 2>/dev/null || continue
    printf '\n\n'
done >once
size=$(wc -c <once)
copies=$((megabytes * 1000000 / size + 1))
i=0
while [ "$i" -lt "$copies" ]; do
    cat once
    i=$((i + 1))
done >text
# As many documents as copies.
"$bin/satz-segment" --doc meldung once | awk -v copies="$copies" '
    { line[NR] = $0 }
    END { for (i = 0; i < copies; i++) for (k = 1; k <= NR; k++) print line[k] }' >segments
records=$(wc -l <segments)
iconv -f UTF-8 -t WINDOWS-1252//TRANSLIT text >latin 2>/dev/null

# ---- tool after tool ----

if [ -x "$bin/satz-recode" ]; then
    run recode text /dev/null "$bin/satz-recode"
    beside recode iconv:UTF-8 text iconv -f UTF-8 -t UTF-8
    beside recode uconv:NFC text uconv -f utf-8 -t utf-8 -x any-nfc
    run recode:windows-1252 latin /dev/null "$bin/satz-recode" --from windows-1252
    beside recode:windows-1252 iconv:windows-1252 latin iconv -f WINDOWS-1252 -t UTF-8
    beside recode:windows-1252 uconv:windows-1252 latin uconv -f windows-1252 -t utf-8 -x any-nfc
fi
run segment:lines text lines "$bin/satz-segment" --lines
beside segment:lines ICU:sentences text "$tests/sentences" de
run segment text /dev/null "$bin/satz-segment"
run protect segments protected "$bin/satz-protect"
if [ -x "$bin/satz-spell" ]; then
    run spell protected /dev/null "$bin/satz-spell" --side src
    beside spell hunspell:-l text hunspell -d "${BENCH_HUNSPELL:-de_DE_frami}" -l
fi
run translate:cat protected translated "$bin/satz-translate" --to de -- cat
run restore translated restored "$bin/satz-restore"
[ ! -x "$bin/satz-check" ] || run check restored checked "$bin/satz-check"
[ -s checked ] || mv restored checked
run join checked /dev/null "$bin/satz-join"
beside join jq:-rj segments jq -rj '.gap + .src + (.tail // "")'
run report:summary checked /dev/null "$bin/satz-report" --format summary
if [ -x "$bin/satz-export" ]; then
    run report:lines checked /dev/null "$bin/satz-report" --format lines
    run report:sarif checked /dev/null "$bin/satz-report" --format sarif
    run report:html checked /dev/null "$bin/satz-report" --format html
    run export:tmx checked out.tmx "$bin/satz-export" --format tmx
    run import:tmx out.tmx /dev/null "$bin/satz-import" --format tmx --to de -
    beside import:tmx xmllint out.tmx xmllint --stream --noout -
    run export:tsv checked out.tsv "$bin/satz-export" --format tsv
    run import:tsv out.tsv /dev/null "$bin/satz-import" --format tsv --to de -
fi

# ---- the table ----

say ''
printf '%s MB of text, %s records, one process a row; fastest of %s\n\n' "$(($(wc -c <text) / 1000000))" "$records" "$runs"
awk -v records="$records" '
    BEGIN { printf "%-20s %8s %8s %10s %8s\n", "", "seconds", "MB/s", "records/s", "peak MB" }
    FNR == NR { seconds[$1] = $2; peak[$1] = $4; bytes[$1] = $5; if (!($1 in seen)) order[++count] = $1; seen[$1]; next }
    { other[$1] = other[$1] " " $2; is_other[$2] }
    END {
        for (i = 1; i <= count; i++) {
            name = order[i]
            if (name in is_other)
                continue
            printf "%-20s %8.2f %8.1f %10d %8.1f\n", name, seconds[name], bytes[name] / 1e6 / seconds[name],
                records / seconds[name], peak[name] / 1024
            n = split(other[name], others, " ")
            for (k = 1; k <= n; k++)
                printf "  beside %-18s %.2f s, %.1f MB: %.2f times as fast\n", others[k], seconds[others[k]],
                    peak[others[k]] / 1024, seconds[others[k]] / seconds[name]
        }
    }' rows besides
