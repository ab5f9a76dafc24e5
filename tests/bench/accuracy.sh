#!/bin/sh
# How well sentences are cut: F1 of the boundaries, in per cent, for each set of text in a folder.
# usage: accuracy.sh SOURCE BIN [DATA]
#   BIN: the tools, in the build's directory, with the scorer in tests/ beside it
#   DATA: the folder of the sets, else that of the variable DATA. LANG-NAME.raw.txt has a paragraph a line,
#         LANG-NAME.gold.txt the same text with a sentence a line. What else is there for the aligner, align.sh measures.
#         Or a folder with such folders: segment/, align/, entities/; then all of it is measured, and the patterns and placeholders,
#         whose texts are generated
#   ACCURACY_ONLY: only sets whose names are like this extended regular expression
#
# Exit code: 0; 1 where satz-segment lost text, 2 where there was nothing to measure.
[ $# -ge 2 ] || {
    sed -n '3,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
source=$1 bin=$2 data=${3:-${DATA:-}} only=${ACCURACY_ONLY:-.}
tests=${bin%/*}/tests
if [ ! -d "$data" ]; then
    echo "accuracy: DATA is to be the folder of the sets, not '$data'" >&2
    exit 2
fi
if [ -d "$data/segment" ] || [ -d "$data/align" ] || [ -d "$data/entities" ]; then
    here=$(dirname -- "$0") failed=0
    for part in segment align; do
        [ ! -d "$data/$part" ] || sh "$0" "$source" "$bin" "$data/$part" || failed=$?
    done
    [ ! -d "$data/entities" ] || sh "$here/entities.sh" "$source" "$bin" "$data" || failed=$?
    [ ! -d "$data/spell" ] || sh "$here/spell.sh" "$source" "$bin" "$data" || failed=$?
    sh "$here/patterns.sh" "$source" "$bin" "$data" || failed=$?
    sh "$source/tests/mangled/restore.sh" "$source" "$bin" || failed=$?
    exit "$failed"
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) &&
    source=$(CDPATH='' cd -- "$source" && pwd) && data=$(CDPATH='' cd -- "$data" && pwd) &&
    bin=$(CDPATH='' cd -- "$bin" && pwd) && tests=$(CDPATH='' cd -- "$tests" && pwd) && scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
cd "$scratch" || exit 2
export LC_ALL=C.UTF-8 SATZ_DATA="$source/dictionaries"
wrong=0
: >cells
: >notes
cp -R "$source/dictionaries" rules && rm -f rules/*/segment.model || exit 2

say() {
    [ ! -t 2 ] || printf '\r\033[K%s' "$*" >&2
}

# The language of a set: the longest folder of the dictionaries that its name begins with.
language() { # SET
    case $1 in
    zh-Han[st]*) ;;
    zh-GSDSIMP-*) echo zh-Hans && return ;;
    zh-GSD-*) echo zh-Hant && return ;;
    zh-*) echo zh-Hans && return ;;
    esac
    for table in "$SATZ_DATA"/*/segment.tsv; do
        basename "$(dirname "$table")"
    done | awk -v set="$1" '
        index(set, $0 "-") == 1 && length($0) > length(best) { best = $0 }
        END { print best }'
}

# Keeps how well `guess` is cut; nothing of a program that changed the text.
score() { # COLUMN
    "$tests/boundaries" "$data/$set.gold.txt" "$data/$set.raw.txt" guess >scored 2>errors || return 1
    printf '%s\t%s\t%s\n' "$set" "$1" "$(cut -f 3 scored)" >>cells
}

ours() { # COLUMN [OPTION]...
    column=$1
    shift
    if ! "$bin/satz-segment" --lang "$lang" --lines "$@" "$data/$set.raw.txt" >guess 2>errors || ! score "$column"; then
        sed "s/^/accuracy: $set, $column: /" errors >>notes
        wrong=1
    fi
}

# ---- what else there is: ICU; Moses' splitter, Debian's liblingua-sentence-perl; and Debian's ucto ----

icu() {
    "$tests/sentences" "$lang" <"$data/$set.raw.txt" >guess 2>errors
}

if perl -MLingua::Sentence -MFile::ShareDir -e 1 2>errors; then
    moses() {
        perl -MFile::ShareDir=dist_file -e 'dist_file("Lingua-Sentence", "nonbreaking_prefix." . shift)' "${lang%%-*}" \
            2>errors || return 1
        perl -CSD -MLingua::Sentence -e '
            my $splitter = Lingua::Sentence->new(shift);
            while (<STDIN>) { chomp; print $splitter->split($_), "\n" }' "${lang%%-*}" \
            <"$data/$set.raw.txt" >guess 2>errors
    }
else
    moses() { return 1; }
fi

if command -v ucto >/dev/null; then
    ucto_too() {
        case $lang in
        de) code=deu ;;
        en) code=eng ;;
        es) code=spa ;;
        fr) code=fra ;;
        pt) code=por ;;
        ru) code=rus ;;
        *) return 1 ;;
        esac
        # A blank line is the end of a paragraph to it.
        sed G "$data/$set.raw.txt" | ucto -L "$code" -n --filter=NO >guess 2>errors
    }
else
    ucto_too() { return 1; }
fi

# ---- set after set ----

headlines=
"$bin/satz-segment" --help | grep -q -e '--headlines' && headlines=--headlines=on
for raw in "$data"/*.raw.txt; do
    set=$(basename "$raw" .raw.txt)
    [ -f "$data/$set.gold.txt" ] || continue
    printf '%s\n' "$set" | grep -qE -e "$only" || continue
    lang=$(language "$set")
    if [ -z "$lang" ]; then
        echo "accuracy: $set: its name begins with no language" >>notes
        continue
    fi
    say "$set"
    printf '%s\tsentences\t%s\n' "$set" "$(grep -c . "$data/$set.gold.txt")" >>cells
    printf '%s\t%s\n' "$lang" "$set" >>sets
    icu && score ICU
    moses && score Moses
    ucto_too && score ucto
    ours rules --data rules
    [ -z "$headlines" ] || ours headlines "$headlines"
    ours shipped
done
say ''
if [ ! -s cells ]; then
    sh "$here/align.sh" "$source" "$bin" "$data"
    exit
fi

# ---- the sets that models are made from ----

cut -f 1 sets | sort -u >languages
while IFS= read -r lang; do
    recipe=$SATZ_DATA/$lang/segment.train.tsv
    [ -f "$recipe" ] || continue
    say "learning $lang"
    if ! "$bin/satz-train" segment --lang "$lang" --cross-validate "$data" >scored 2>errors; then
        sed "s/^/accuracy: $lang: /" errors >>notes
        continue
    fi
    awk -F '\t' -v OFS='\t' 'NR > 1 && $5 != "-" { print $1, "crossed", $5; print $1, "left-out", $8 }' scored >>cells
    # Other sets of the same sentences are no new text either.
    awk -F '\t' '$1 ~ /^(train|doubtful)$/ && $2 !~ /\.txt$/ { print $2 }' "$recipe" | while IFS= read -r set; do
        cat "$data/$set.gold.txt"
    done >learnt
    awk -F '\t' -v lang="$lang" '$1 == lang { print $2 }' sets | while IFS= read -r set; do
        awk -v set="$set" '
            NR == FNR { learnt[$0]; next }
            $0 in learnt { seen++ }
            END { if (2 * seen > FNR) print set "\tseen\t1" }' learnt "$data/$set.gold.txt" >>cells
    done
done <languages

# ---- the table ----

say ''
cat <<END
F1 of the boundaries in per cent; ends of lines, which the input gives away, do not count. rules: satz-segment without
its models. shipped: as it is. crossed: each fifth of a set that a model is learnt from, when learning from all else;
left-out: the whole set, when learning from the other sets only. unseen: left-out where the model has seen the set,
else shipped, - where most of its sentences stand in another set that the model has seen; < where ICU, Moses, ucto or
the rules do better.

END
awk -F '\t' '
    { cell[$1, $2] = $3; has[$2] = 1 }
    $2 == "sentences" { order[++count] = $1; if (length($1) > width) width = length($1) }
    END {
        n = split("sentences ICU Moses ucto rules headlines shipped crossed left-out", columns, " ")
        printf "%-*s", width, ""
        for (k = 1; k <= n; k++)
            if (columns[k] in has)
                printf " %9s", columns[k]
        printf " %9s\n", "unseen"
        for (i = 1; i <= count; i++) {
            set = order[i]
            printf "%-*s", width, set
            for (k = 1; k <= n; k++)
                if (columns[k] in has)
                    printf " %9s", (set, columns[k]) in cell ? cell[set, columns[k]] : "-"
            unseen = (set, "left-out") in cell ? cell[set, "left-out"] : (set, "seen") in cell ? "-" : cell[set, "shipped"]
            less = 0
            for (k = 2; k <= 5; k++)
                less = less || cell[set, columns[k]] + 0 > unseen + 0
            printf " %9s%s\n", unseen == "" ? "-" : unseen, less && unseen != "-" ? " <" : ""
        }
    }' cells
cat notes >&2
for gold in "$data"/*.gold "$data"/*/*.gold; do
    [ -f "$gold" ] || continue
    echo
    sh "$here/align.sh" "$source" "$bin" "$data" || wrong=1
    break
done
exit "$wrong"
