#!/bin/sh
# How well texts are aligned: F1 of the beads, in per cent, for each set in a folder and for harder ones made of them.
# usage: align.sh SOURCE BIN [DATA]
#   BIN: the tools, in the build's directory, with the scorer in tests/ beside it
#   DATA: the folder of the sets, or of folders of sets, else that of the variable DATA. A set is NAME.src and NAME.tgt,
#         a segment a line, the source German, and NAME.gold, rows like `[0]:[0, 1]`; the first part of NAME, between
#         full stops, that is one of our languages is the target's (zh is zh-Hans), and its last part the kind of set;
#         what has parts before the language is a system's translation. Or it is NAME.de, NAME.LANG and NAME.deLANG.
#   ACCURACY_ONLY: only sets whose names are like this extended regular expression
#
# Exit code: 0; 1 where an aligner failed, 2 where there was nothing to measure.
[ $# -ge 2 ] || {
    sed -n '3,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
source=$1 bin=$2 data=${3:-${DATA:-}} only=${ACCURACY_ONLY:-.}
tests=${bin%/*}/tests
if [ ! -d "$data" ] || [ ! -x "$bin/satz-align" ]; then
    echo "align: DATA is to be the folder of the sets, not '$data', and satz-align to be built" >&2
    exit 2
fi
source=$(CDPATH='' cd -- "$source" && pwd) && data=$(CDPATH='' cd -- "$data" && pwd) &&
    bin=$(CDPATH='' cd -- "$bin" && pwd) && tests=$(CDPATH='' cd -- "$tests" && pwd) && scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
cd "$scratch" || exit 2
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
wrong=0
: >sets
: >cells
: >empty.dic
mkdir rows made
cp -R "$source/dictionaries" bare && chmod -R u+w bare && rm -f bare/*/lexicon || exit 2

say() {
    [ ! -t 2 ] || printf '\r\033[K%s' "$*" >&2
}

# ---- what there is to measure ----

for table in "$SATZ_DATA"/*/segment.tsv; do
    basename "$(dirname "$table")"
done >codes

# Prints the language that a name tells, and the kind of the set.
name_read() { # NAME
    printf '%s\n' "$1" | awk -F . '
        NR == FNR { code[$0]; next }
        {
            for (i = 1; i <= NF; i++) {
                lang = $i == "zh" ? "zh-Hans" : $i
                if (lang != "de" && lang in code)
                    break
            }
            if (i > NF)
                exit
            kind = $NF == $i ? "text" : $NF
            print lang, kind (i > 1 ? "-by-systems" : "")
        }' codes -
}

# A row `KIND LANG NAME GOLD SOURCE TARGET`; file names here hold no tabs.
set_add() {
    printf '%s\n' "$3" | grep -qE -e "$only" || return 0
    if [ -z "$2" ]; then
        echo "align: $3: its name tells no language" >&2
        return 0
    fi
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$@" >>sets
}

for gold in "$data"/*.gold "$data"/*/*.gold; do
    base=${gold%.gold}
    if [ ! -f "$base.src" ] || [ ! -f "$base.tgt" ]; then
        continue
    fi
    said=$(name_read "$(basename "$base")")
    set_add "${said#* }" "${said% *}" "$(basename "$base")" "$gold" "$base.src" "$base.tgt"
done
for text in "$data"/*.de "$data"/*/*.de; do
    base=${text%.de}
    while read -r lang; do
        [ -f "$base.$lang" ] || continue
        [ -f "$base.de$lang" ] || continue
        set_add text "$lang" "$(basename "$base").de$lang" "$base.de$lang" "$text" "$base.$lang"
    done <codes
done
[ -s sets ] || {
    echo "align: no sets in $data" >&2
    exit 2
}

# Made of the sets that are nearest to one line for one line.
seed=0
awk -F '\t' '$1 == "easy"' sets >easy
while IFS="$(printf '\t')" read -r kind lang name gold from to; do
    for task in lost thinned moved; do
        seed=$((seed + 1))
        made=made/${name%.easy}.$task
        "$tests/harder" "$task" "$seed" "$gold" "$from" "$to" "$made" || exit 2
        printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$task" "$lang" "${name%.easy}.$task" "$made.gold" "$made.src" "$made.tgt"
    done
done <easy >>sets

# ---- aligners ----

# Its rungs are where beads begin.
hunalign_rows() {
    timeout 600 hunalign -utf -realign empty.dic "$from" "$to" | awk '
        function numbers(first, end,    text) {
            while (first < end)
                text = text (text == "" ? "" : ", ") first++
            return "[" text "]"
        }
        NR > 1 { print numbers(source, $1) ":" numbers(target, $2) }
        { source = $1; target = $2 }'
}

align() { # COLUMN
    case $1 in
    ours) set -- ;;
    bare) set -- --data bare ;;
    lengths) set -- --method gale-church ;;
    hunalign)
        hunalign_rows
        return
        ;;
    esac
    timeout 600 "$bin/satz-align" --from de --to "$lang" --format rows "$@" "$from" "$to"
}

columns='ours bare lengths'
if command -v hunalign >/dev/null; then
    columns="$columns hunalign"
fi

number=0
while IFS="$(printf '\t')" read -r kind lang name gold from to; do
    number=$((number + 1))
    for column in $columns; do
        say "$name: $column"
        rows=rows/$number.$column
        if ! align "$column" </dev/null >"$rows" 2>errors; then
            sed "s/^/align: $name, $column: /" errors >&2
            wrong=1
        # Strict F1, and lax.
        elif "$tests/beads" "$gold" -- "$rows" >scored; then
            printf '%s\t%s\t%s\t%s\t%s\n' "$kind" "$name" "$column" "$(cut -f 3 scored)" "$(cut -f 6 scored)" >>cells
            printf '%s\t%s\t%s\t%s\n' "$kind" "$column" "$gold" "$rows" >>files
        fi
    done
    printf '%s\t%s\tbeads\t%s\t\n' "$kind" "$name" "$(grep -c . "$gold")" >>cells
done <sets

# ---- the tables ----

# Runs the scorer on all sets of a kind, or of several.
pooled() { # KINDS COLUMN [OPTION]
    awk -F '\t' -v kinds=" $1 " -v column="$2" -v option="${3:-}" '
        index(kinds, " " $1 " ") && $2 == column { golds = golds " " $3; tests = tests " " $4 }
        END { if (golds != "") print option golds, "--" tests }' files | xargs -r "$tests/beads"
}

say ''
cat <<END
Strict F1 of the beads in per cent; lax: where a pair of lines in common is enough. ours: satz-align as it is; bare:
without its lexicons; lengths: satz-align --method gale-church, by lengths only. easy, hard, swap: the kind that a set's
name tells. lost, thinned and moved are made of the pairs of lines of the easy sets: 15 % of the target's lines are gone,
30 % of the source's, a tenth of the target's stands at another place. all in one: the beads of all sets together. < where
another one does better than ours.
END
made='lost thinned moved'
given=$(cut -f 1 sets | awk -v made=" $made " '!seen[$0]++ && !index(made, " " $0 " ")' | sort)
for kind in $given $made; do
    for column in $columns; do
        pooled "$kind" "$column" | awk -F '\t' -v OFS='\t' -v kind="$kind" -v column="$column" \
            '{ print kind, "all in one", column, $3, $6 }'
    done
done >pool
cat pool >>cells
for kind in $given $made; do
    awk -F '\t' -v kind="$kind" -v columns="beads $columns" '
        function row(name,    i, cell, less) {
            printf "%-28s", name
            for (i = 1; i <= n; i++) {
                cell = (name, column[i]) in strict ? strict[name, column[i]] : "-"
                printf " %9s", cell
                if (column[i] == "ours")
                    printf " %9s", (name, "ours") in lax ? lax[name, "ours"] : "-"
                less = less || (i > 1 && cell + 0 > strict[name, "ours"] + 0)
            }
            print less ? " <" : ""
        }
        $1 == kind {
            strict[$2, $3] = $4
            lax[$2, $3] = $5
            if ($2 == "all in one")
                next
            sum[$3] += $4
            lax_sum[$3] += $5
            if (!($3 in least) || $4 < least[$3])
                least[$3] = $4
            if ($3 == "beads")
                order[++count] = $2
        }
        END {
            if (!count)
                exit
            n = split(columns, column, " ")
            printf "\n%-28s", kind
            for (i = 1; i <= n; i++) {
                printf " %9s%s", column[i], column[i] == "ours" ? "       lax" : ""
            }
            print ""
            for (k = 1; k <= count; k++)
                row(order[k])
            if (count == 1)
                exit
            for (i = 1; i <= n; i++) {
                strict["mean", column[i]] = sprintf(column[i] == "beads" ? "%d" : "%.2f", sum[column[i]] / count)
                strict["least", column[i]] = sprintf(column[i] == "beads" ? "%d" : "%.2f", least[column[i]])
            }
            strict["all in one", "beads"] = sum["beads"]
            lax["mean", "ours"] = sprintf("%.2f", lax_sum["ours"] / count)
            row("mean")
            row("least")
            row("all in one")
        }' cells
done
printf '\nHow many beads that are said to be so probable are right, in all sets of the folder:\n\n'
pooled "$(echo "$given" | tr '\n' ' ')" ours --calibration
if [ -s easy ]; then
    printf '\nand in those made of them:\n\n'
    pooled "$made" ours --calibration
fi
exit "$wrong"
