#!/bin/sh
# How many seeded errors of whole texts satz-check finds, and how often it speaks of clean ones: the language of another target, the source
# left whole or in half, half of a target cut off, a sentence too much, marks and tags lost or doubled, a phrase that loops.
# SETS.json: an object of languages, each an object of translations by their ids, German among them.
# usage: seeded-text.sh BIN SETS.json
bin=$1 sets=$2
if ! { [ -x "$bin/satz-check" ] && [ -r "$sets" ]; }; then
    echo 'usage: seeded-text.sh BIN SETS.json' >&2
    exit 2
fi
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# The kind of error, the checks that should find it, and what makes it of a record { src, tgt, next, other }: next is the
# target of the next text, other the same text in the language after.
cat >"$scratch/kinds" <<'END'
clean	-	.
wrong-language	language script	.tgt = .other
untranslated	untranslated	.tgt = .src
half-untranslated	untranslated language script	.src as $s | .tgt |= half + " " + ($s | rest)
cut-off	length	.tgt |= half
run-away	length	.tgt += " " + .next + " " + .next
mark-lost	final-mark	.tgt |= sub("[.!?。！？؟]+[”“»\")」]*$"; "")
mark-doubled	double-mark	.tgt |= sub("(?<m>[.。])$"; "\(.m)\(.m)")
blank-before-mark	blank-before	.tgt |= sub("(?<m>[.。])$"; " \(.m)")
two-blanks	double-blank	.tgt |= sub("(?<a>\\p{L}) (?<b>\\p{L})"; "\(.a)  \(.b)")
tag-lost	code	.src |= "<b>" + . + "</b>" | .tgt |= "<b>" + .
tag-doubled	code	.src |= "<b>" + . + "</b>" | .tgt |= "<b><b>" + . + "</b>"
tags-crossed	code-nesting	.src |= "<i><b>" + . + "</b></i>" | .tgt |= "<i><b>" + . + "</i></b>"
place-lost	code	.src += " {0}"
loop	repeated-phrase repeated-word	.tgt |= (half as $h | (($h | rest) + " ") * 3 + .)
END

while IFS='	' read -r kind checks change; do
    jq -c "
        def half: if test(\" \") then split(\" \") | .[:(length / 2 | floor)] | join(\" \") else .[:(length / 2 | floor)] end;
        def rest: if test(\" \") then split(\" \") | .[(length / 2 | floor):] | join(\" \") else .[(length / 2 | floor):] end;
        . as \$sets | ([keys[] | select(. != \"de\")]) as \$all | (.de | keys) as \$ids
        | range(\$all | length) as \$l | \$all[\$l] as \$to | \$all[(\$l + 1) % (\$all | length)] as \$after
        | range(0; \$ids | length; 4) as \$i | \$ids[\$i] as \$id | \$ids[(\$i + 1) % (\$ids | length)] as \$next
        | { doc: \"\(\$to)\(\$i)\", seg: 1, lang: \"de\", src: \$sets.de[\$id], to: (if \$to == \"zh\" then \"zh-Hant\" else \$to end),
            tgt: \$sets[\$to][\$id], next: \$sets[\$to][\$next], other: \$sets[\$after][\$id] }
        | .tgt as \$before | ($change) | select(\"$kind\" == \"clean\" or .tgt != \$before or (\"$kind\" | startswith(\"place\")))
        | del(.next, .other)" "$sets" >"$scratch/$kind" || exit 2
    "$bin/satz-check" "$scratch/$kind" >"$scratch/$kind.out" || exit 2
    [ "$kind" != clean ] || continue
    jq -r --arg checks "$checks" '($checks | split(" ")) as $wanted
        | if ([.findings[]? | .check | sub("^check/"; "") | select(. as $c | $wanted | index($c) != null)] | length) > 0
          then "found" else "missed" end' "$scratch/$kind.out" | sort | uniq -c |
        awk -v kind="$kind" '{ n[$2] = $1 } END { all = n["found"] + n["missed"]; printf "%-20s %6d  found %6.2f %%\n", kind, all, 100 * n["found"] / (all ? all : 1) }'
done <"$scratch/kinds"

echo 'clean texts, per cent with a finding:'
total=$(wc -l <"$scratch/clean.out")
jq -r '[.findings[]? | select(.level != "info") | .check] | unique[]' "$scratch/clean.out" | sort | uniq -c | sort -rn |
    awk -v total="$total" '{ printf "%-28s %5.2f\n", $2, 100 * $1 / total }'
