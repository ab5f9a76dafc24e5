#!/bin/sh
# How fast the filters are, and in how much memory, beside what one would use instead, in the same run on the same
# text. The text is the releases of corpora/de, one document after the other, until it is BENCH_MB megabytes. What is
# compared is processor time, so that whatever else the machine does matters little.
#
# usage: bench.sh SOURCE BIN TESTS [FOLDER]
#   BIN: the tools, built for release; TESTS: where measure and sentences are; FOLDER: for the files (kept), else temporary
#   BENCH_MB (100), BENCH_RUNS (1; the fastest counts), BENCH_TO (fr: the language that is translated to),
#   BENCH_HUNSPELL (de_DE_frami: the dictionary of hunspell -l), and those of align-speed.sh
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
source=$1 bin=$2 tests=$3
megabytes=${BENCH_MB:-100} runs=${BENCH_RUNS:-1} to=${BENCH_TO:-fr}
if [ -n "${4:-}" ]; then
    mkdir -p "$4" && cd "$4" || exit 2
else
    scratch=$(mktemp -d) || exit 2
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 2' HUP INT TERM
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
        # hunspell has something to say of each character that its dictionary's charset lacks.
        "$tests/measure" tries "$name" "$@" <"$input" >"$output" 2>errors
        code=$?
        if [ "$code" -gt 1 ]; then
            cat errors >&2
            echo "bench: $name: exit code $code" >&2
            exit 1
        fi
        i=$((i + 1))
    done
    sort -k 3,3n tries | head -n 1 | sed "s|\$| $(wc -c <"$input")|" >>rows
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

# A file's lines again and again.
again() { # FILE
    awk -v copies="$copies" '
        { line[NR] = $0 }
        END { for (i = 0; i < copies; i++) for (k = 1; k <= NR; k++) print line[k] }' "$1"
}

# A release in another charset is none of this text.
for release in "$source"/corpora/de/*.txt; do
    iconv -f UTF-8 -t UTF-8 "$release" >/dev/null 2>&1 || continue
    cat "$release"
    printf '\n\n'
    "$bin/satz-segment" "$release" >&3
done >once 3>records
copies=$((megabytes * 1000000 / $(wc -c <once) + 1))
again once >text
again records >segments
records=$(wc -l <segments)
iconv -f UTF-8 -t WINDOWS-1252//TRANSLIT text >latin 2>/dev/null

# ---- tool after tool ----

run recode text /dev/null "$bin/satz-recode"
beside recode iconv:UTF-8 text iconv -f UTF-8 -t UTF-8
beside recode uconv:NFC text uconv -f utf-8 -t utf-8 -x any-nfc
run recode:windows-1252 latin /dev/null "$bin/satz-recode" --from windows-1252
beside recode:windows-1252 iconv:windows-1252 latin iconv -f WINDOWS-1252 -t UTF-8
beside recode:windows-1252 uconv:windows-1252 latin uconv -f windows-1252 -t utf-8 -x any-nfc
run segment:lines text lines "$bin/satz-segment" --lines
beside segment:lines ICU:sentences text "$tests/sentences" de
run segment text /dev/null "$bin/satz-segment"
run protect segments protected "$bin/satz-protect"
if [ -x "$bin/satz-spell" ]; then
    run spell protected /dev/null "$bin/satz-spell" --side src
    beside spell hunspell:-l text hunspell -d "${BENCH_HUNSPELL:-de_DE_frami}" -l
fi
run translate:pseudo protected /dev/null "$bin/satz-translate" --to "$to" --pseudo
run translate:cat protected translated "$bin/satz-translate" --to "$to" --memory "$source/corpora/memory" -- cat
run restore translated restored "$bin/satz-restore"
run check restored checked "$bin/satz-check"
run check:source segments /dev/null "$bin/satz-check" --only source
run join checked /dev/null "$bin/satz-join"
beside join jq:-rj segments jq -rj '.gap + .src + (.tail // "")'
run report:text checked /dev/null "$bin/satz-report" --format text
run report:summary checked /dev/null "$bin/satz-report" --format summary
run report:lines checked /dev/null "$bin/satz-report" --format lines
run report:sarif checked /dev/null "$bin/satz-report" --format sarif
run report:html checked /dev/null "$bin/satz-report" --format html
beside report:lines jq:-r checked jq -r '.findings // [] | .[] | "\(.level) \(.check) \(.say)"'
run export:tmx checked out.tmx "$bin/satz-export" --format tmx --skip-on never
# Translate Toolkit's checks are slow: both get the beginning.
head -n 20000 restored >begin
run check:begin begin /dev/null "$bin/satz-check"
if has pofilter; then
    "$bin/satz-export" --format tmx --skip-on never <begin >begin.tmx
    beside check:begin pofilter begin.tmx pofilter begin.tmx filtered.tmx
fi
run import:tmx out.tmx /dev/null "$bin/satz-import" --format tmx --to "$to"
beside import:tmx xmllint out.tmx xmllint --stream --noout -
run export:tsv checked out.tsv "$bin/satz-export" --format tsv --skip-on never
run import:tsv out.tsv /dev/null "$bin/satz-import" --format tsv --to "$to"

# ---- the whole chain: the text as one document, which is the hardest case for memory ----

stage() { # TOOL [ARG]...
    tool=$1
    shift
    "$tests/measure" stages "$tool" "$bin/satz-$tool" "$@" || echo "bench: $tool: exit code $?" >>failed
}

spell() {
    if [ -x "$bin/satz-spell" ]; then stage spell --side src; else cat; fi
}

say chain
: >stages
: >failed
stage recode <text | stage segment --doc meldung | stage protect | spell |
    stage translate --to "$to" --memory "$source/corpora/memory" -- cat | stage restore | stage check | stage join >joined
if [ -s failed ] || [ ! -s joined ]; then
    cat failed >&2
    exit 1
fi

# ---- the table ----

say ''
cat <<END
$(($(wc -c <text) / 1000000)) MB of German releases, $records records, translated to $to; fastest of $runs.
MB/s (of what a program reads) and records/s are by processor time, which is that of a program and all it starts;
wall time, which whatever else the machine does makes longer, stands beside it. Below a row: what one would use
instead, on the same text in the same run, and how many times its processor time the row's is.

END
awk -v records="$records" '
    BEGIN { printf "%-22s %8s %8s %8s %10s %8s\n", "", "cpu s", "wall s", "MB/s", "records/s", "peak MB" }
    FNR == NR { wall[$1] = $2; cpu[$1] = $3; peak[$1] = $4; bytes[$1] = $5; order[++count] = $1; next }
    { other[$1] = other[$1] " " $2; is_other[$2] }
    END {
        for (i = 1; i <= count; i++) {
            name = order[i]
            if (name in is_other)
                continue
            time = cpu[name] + 0.001
            printf "%-22s %8.2f %8.2f %8.1f %10d %8.1f\n", name, cpu[name], wall[name], bytes[name] / 1e6 / time,
                records / time, peak[name] / 1024
            n = split(other[name], others, " ")
            for (k = 1; k <= n; k++)
                printf "  %-20s %8.2f %8.2f %8.1f %10s %8.1f   %.2f times\n", others[k], cpu[others[k]],
                    wall[others[k]], bytes[others[k]] / 1e6 / (cpu[others[k]] + 0.001), "", peak[others[k]] / 1024,
                    time / (cpu[others[k]] + 0.001)
        }
    }' rows besides
printf '\nThe whole chain in one pipe, the text being one document:\n\n'
# All begin together: the chain took as long as the one that ended last.
awk -v records="$records" -v bytes="$(wc -c <text)" '
    { printf "%-22s %8.2f %8.2f %27s %8.1f\n", $1, $3, $2, "", $4 / 1024 }
    { cpu += $3; wall = $2 > wall ? $2 : wall; if ($4 > most) { most = $4; largest = $1 } }
    END {
        printf "%-22s %8.2f %8.2f %8.1f %10d %8.1f   (%s)\n", "chain", cpu, wall, bytes / 1e6 / cpu, records / cpu,
            most / 1024, largest
    }' stages

if [ -x "$bin/satz-align" ]; then
    printf '\nAligners:\n\n'
    folder=
    [ -z "${4:-}" ] || folder=$PWD/align
    sh "$here/align-speed.sh" "$source" "$bin" "$tests" ${folder:+"$folder"}
fi
