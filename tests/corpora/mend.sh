#!/bin/sh
# Mending the translations of the memory after they were damaged: to mend twice is to mend once, what is held keeps its
# words, and nothing is left that was sure.
# usage: mend.sh SOURCE TOOLS
source=$1 tools=$2 wrong=0 tried=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$source/corpora" || exit 2

# The words of the target in which held spans stand.
held() {
    jq -c '.tgt as $tgt | [.spans[]? | select(.do == "hold" and .in) | $tgt[.in[0]:.in[1]]]' "$1"
}

# A blank more before every fifth blank and before every comma outside of held words: the places move along.
damage() {
    jq -c 'def outside($i): [.spans[]? | select(.in) | select(.in[0] < $i and .in[1] > $i)] | length == 0;
        def insert($i): .tgt = .tgt[:$i] + " " + .tgt[$i:] |
            if .spans then .spans |= map(if .in then .in |= map(if . >= $i then . + 1 else . end) else . end) else . end;
        if .tgt then . as $r | reduce ([.tgt | match("[ ,]"; "g").offset] | to_entries |
            map(select(.key % 5 == 0) | .value) | reverse | .[]) as $i (.; if outside($i) then insert($i) else . end)
        else . end'
}

for release in bridge-0005 quarterly-0002 interview-0003; do
    "$tools/satz-segment" --doc "$release" "de/$release.txt" | "$tools/satz-protect" >"$scratch/source"
    for lang in en fr ja ar es ru; do
        "$tools/satz-translate" --to "$lang" --memory memory "$scratch/source" | "$tools/satz-restore" | damage >"$scratch/damaged"
        "$tools/satz-check" --fix "$scratch/damaged" >"$scratch/once" || exit 1
        "$tools/satz-check" --fix "$scratch/once" >"$scratch/twice"
        cmp "$scratch/once" "$scratch/twice" || { echo "$release: $lang: mending twice is not mending once"; wrong=1; }
        held "$scratch/damaged" >"$scratch/before"
        held "$scratch/once" | diff "$scratch/before" - || { echo "$release: $lang: held words have changed"; wrong=1; }
        jq -c '.src' "$scratch/damaged" >"$scratch/before"
        jq -c '.src' "$scratch/once" | cmp - "$scratch/before" || { echo "$release: $lang: the source has changed"; wrong=1; }
        tried=$((tried + $(jq -r '.findings[]? | select(.check == "check/mended") | 1' "$scratch/once" | wc -l)))
    done
done
[ "$tried" -ge 100 ] || { echo "only $tried places were mended"; wrong=1; }
exit "$wrong"
