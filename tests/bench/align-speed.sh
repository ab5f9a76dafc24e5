#!/bin/sh
# How fast satz-align is, and in how much memory, beside its own baseline by lengths only, for texts of several lengths:
# both should grow as the texts do.
# usage: align-speed.sh SOURCE BIN TESTS [FOLDER]
#   BIN: the tools, built for release; TESTS: where measure, pairs and beads are; FOLDER: for the files (kept), else
#   temporary
#   BENCH_LINES (1000 10000 47000 500000: how many lines; add 1000000 where there is time), BENCH_RUNS (1; the fastest
#   counts), DATA (a folder with NAME.src and NAME.tgt, real texts to measure too; the language as align.sh reads it)
source=$1 bin=$2 tests=$3
lines=${BENCH_LINES:-1000 10000 47000 500000} runs=${BENCH_RUNS:-1} data=${DATA:-}
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

say() {
    [ ! -t 2 ] || printf '\r\033[K%s' "$*" >&2
}

# Keeps `NAME METHOD LINES BYTES WALL CPU PEAK F1` of the fastest run.
measure() { # NAME LANG SOURCE TARGET GOLD
    for method in words gale-church; do
        say "$1: $method"
        option=
        [ "$method" = words ] || option=--method=$method
        : >tries
        i=0
        while [ "$i" -lt "$runs" ]; do
            "$tests/measure" tries . "$bin/satz-align" --from de --to "$2" --format rows ${option:+"$option"} \
                "$3" "$4" >beads 2>errors || {
                cat errors >&2
                echo "bench: $1: satz-align, by $method, failed" >&2
                exit 1
            }
            i=$((i + 1))
        done
        f1=-
        [ ! -s "$5" ] || f1=$("$tests/beads" "$5" -- beads | cut -f 3)
        sort -k 3,3n tries | head -n 1 | while read -r _ wall cpu peak; do
            echo "$1 $method $(wc -l <"$3") $(cat "$3" "$4" | wc -c) $wall $cpu $peak $f1"
        done >>rows
    done
}

# ---- the texts ----

# Paragraphs and sentences of our own; a release in another charset is none of this text.
for release in "$source"/corpora/de/*.txt; do
    iconv -f UTF-8 -t UTF-8 "$release" >/dev/null 2>&1 && cat "$release"
done >sentences
cat "$source"/corpora/segment/de*.txt | grep -v '^#' >>sentences

# An empty pair is what it costs to be ready.
: >none
measure ready fr none none none
for count in $lines; do
    say "$count lines"
    "$tests/pairs" "$count" 1 made.src made.tgt made.gold <sentences || exit 1
    measure "$count" fr made.src made.tgt made.gold
done
for text in "${data:-none}"/*.src; do
    base=${text%.src}
    [ -f "$base.tgt" ] || continue
    lang=$(basename "$base" | tr . '\n' | while read -r part; do
        [ "$part" != zh ] || part=zh-Hans
        [ "$part" = de ] || [ ! -f "$SATZ_DATA/$part/segment.tsv" ] || echo "$part"
    done | head -n 1)
    [ -z "$lang" ] || measure "$(basename "$base")" "$lang" "$text" "$base.tgt" "$base.gold"
done

# ---- the table ----

say ''
cat <<END
Texts of so many lines and their translations, made of our own sentences with invented words; fastest of $runs. lines/s
(pairs of lines: those of the source) are by processor time; KB/line is the peak of the memory without that of an empty
pair of texts, which is the first row. Below a row: the same by --method gale-church, and how many times its processor
time and memory the row's are. F1 of the beads, strict, in per cent.

END
awk '
    function print_row(key, title, rest) {
        printf "%-22s %8.2f %8.2f %8.2f %10s %8.1f %8s %8s%s\n", title, cpu[key], wall[key],
            bytes[key] / 1e6 / (cpu[key] + 0.001), lines[key] ? int(lines[key] / (cpu[key] + 0.001)) : "-",
            peak[key] / 1024, lines[key] ? sprintf("%.2f", each(key)) : "-", f1[key], rest
    }
    function each(key,    ready) {
        ready = peak["ready " method[key]]
        return peak[key] > ready ? (peak[key] - ready) / lines[key] : 0
    }
    {
        key = $1 " " $2
        method[key] = $2; lines[key] = $3; bytes[key] = $4; wall[key] = $5; cpu[key] = $6; peak[key] = $7; f1[key] = $8
        if ($2 == "words")
            order[++count] = $1
    }
    END {
        printf "%-22s %8s %8s %8s %10s %8s %8s %8s\n", "", "cpu s", "wall s", "MB/s", "lines/s", "peak MB", "KB/line",
            "F1"
        for (i = 1; i <= count; i++) {
            ours = order[i] " words"
            base = order[i] " gale-church"
            print_row(ours, order[i] == "ready" ? "ready" : "align:" order[i], "")
            print_row(base, "  gale-church", sprintf("   %.2f times, memory %.2f times",
                (cpu[ours] + 0.001) / (cpu[base] + 0.001), peak[ours] / peak[base]))
        }
    }' rows
