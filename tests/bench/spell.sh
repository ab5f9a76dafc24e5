#!/bin/sh
# How well satz-spell does on German, and how fast: how many findings a thousand words of clean text raise; how many typed errors it
# finds, and whether the right word is its first fix or among five; its processor time beside that of `hunspell -l`.
# usage: spell.sh SOURCE BIN [DATA]
#   SOURCE, BIN: the project, and its tools, built for release
#   DATA: the folder of the sets, else that of the variable DATA: spell/clean_news.txt (title, tab, text),
#   spell/clean_wmt21.de.txt and spell/synth_de.dev.tsv (id, place, wrong, right, kind, sentence)
# Exit code: 0; 2 where there was nothing to measure.
[ $# -ge 2 ] || {
    sed -n '4,7p' "$0" >&2
    exit 2
}
source=$1 bin=$2 data=${3:-${DATA:-}}
if ! [ -d "$data/spell" ]; then
    echo "spell: DATA is to be the folder of the sets, not '$data'" >&2
    exit 2
fi
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

check() { # TEXT...
    "$bin/satz-segment" --lang de "$@" | "$bin/satz-protect" | "$bin/satz-spell"
}

seconds() { # COMMAND...
    bash -c 'TIMEFORMAT="%U"; time "$@" >/dev/null 2>&1' bench "$@" 2>&1
}

cut -f 2 "$data/spell/clean_news.txt" >"$scratch/news"
cp "$data/spell/clean_wmt21.de.txt" "$scratch/wmt21"
for text in wmt21 news; do
    check "$scratch/$text" | jq -r '(.src | [scan("[\\p{L}][\\p{L}\\p{N}]*(?:[-\u2019\u0027][\\p{L}\\p{N}]+)*")] | length) as $words |
        [$words, ([.findings[]? | select(.check == "spelling" and .level == "warning")] | length),
         ([.findings[]? | select(.check == "spelling")] | length)] | @tsv' |
        awk -v text="$text" '{ words += $1; warnings += $2; all += $3 }
            END { printf "%s: %d words; a thousand raise %.2f findings, %.2f of them warnings\n", text, words,
                  1000 * all / words, 1000 * warnings / words }'
done

mkdir "$scratch/errors"
awk -F '\t' -v folder="$scratch/errors" '{ file = sprintf("%s/%05d", folder, NR); print $6 >file; close(file) }' \
    "$data/spell/synth_de.dev.tsv"
check "$scratch"/errors/* | jq -r '.doc as $doc | .src as $src | .findings[]? | select(.check == "spelling") |
    [$doc, $src[.at[0]:.at[1]], .level, (.fix // [] | .[0:5] | join("|"))] | @tsv' >"$scratch/found"
cut -f 3 "$data/spell/synth_de.dev.tsv" >"$scratch/wrong"
hunspell -d de_DE_frami -i utf-8 -l "$scratch/wrong" 2>/dev/null | sort -u >"$scratch/refused"
awk -F '\t' '
    FILENAME == ARGV[1] { refused[$1]; next }
    FILENAME == ARGV[2] { level[$1 + 0, $2] = $3; fixes[$1 + 0, $2] = $4; next }
    {
        n++
        if ($3 in refused) { known++; missed += !((FNR, $3) in level) }
        if (!((FNR, $3) in level)) next
        found++
        warned += level[FNR, $3] == "warning"
        count = split(fixes[FNR, $3], fix, "|")
        first += fix[1] == $4
        for (i = 1; i <= count; i++) five += fix[i] == $4
    }
    END {
        printf "%d typed errors: %.1f %% found, %.1f %% as warnings; of the %d that Hunspell refuses %.1f %% are missed\n", n,
            100 * found / n, 100 * warned / n, known, known ? 100 * missed / known : 0
        printf "of those found, the right word is first in %.1f %%, among five in %.1f %%\n", 100 * first / found, 100 * five / found
    }' "$scratch/refused" "$scratch/found" "$data/spell/synth_de.dev.tsv"

grep -o '[[:alnum:]][[:alnum:]-]*' "$scratch/news" >"$scratch/words"
jq -Rc '{ seg: input_line_number, lang: "de", src: . }' "$scratch/words" >"$scratch/words.jsonl"
jq -Rc '{ seg: input_line_number, lang: "de", src: . }' "$scratch/news" >"$scratch/news.jsonl"
for text in words news; do
    ours=$(seconds "$bin/satz-spell" "$scratch/$text.jsonl")
    theirs=$(seconds hunspell -d de_DE_frami -i utf-8 -l "$scratch/$text")
    echo "$text: satz-spell $ours s, hunspell -l $theirs s" | awk '{ printf "%s: %.1f times as fast\n", $0, $6 / $3 }'
done
