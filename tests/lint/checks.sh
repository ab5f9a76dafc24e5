#!/bin/sh
# Each check of satz-check --list has an item in the man page under its side and with its level, and a row in
# tests/golden/checks.tsv that raises it, and whose clean look-alike does not.
# usage: checks.sh SOURCE TOOLS
cd "$1" || exit 2
tools=$2 wrong=0
export SATZ_DATA="$1/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

say() {
    echo "$*"
    wrong=1
}

# check, side, level as the man page has them: the section is the side, the first word of the text the level.
awk '/^\.Ss Checks of the source/ { side = "source" } /^\.Ss Checks of the target/ { side = "target" }
    /^\.Ss Checks of either/ { side = "both" } /^\.It Sy check\// { check = $3; next }
    check { sub(/[:,].*/, ""); level = tolower($0); if (level == "information") level = "info"; print check "\t" side "\t" level; check = "" }' \
    tools/satz-check.1 | sort >"$scratch/page"
"$tools/satz-check" --list | awk -F '\t' 'NR > 1 && $3 !~ /=/ { print $1 "\t" $4 "\t" $3 }' | sort >"$scratch/list"
diff "$scratch/list" "$scratch/page" || say "tools/satz-check.1: side or level is not what --list has"

sed '/^#/d' tests/golden/checks.tsv >"$scratch/rows"
cut -f 1 "$scratch/rows" | sed 's|^|check/|' | sort >"$scratch/tested"
# A row has no spans, which quote-verbatim wants: tests/spec/satz-check.md raises it.
cut -f 1 "$scratch/list" | grep -v 'quote-verbatim$' | diff - "$scratch/tested" || say "tests/golden/checks.tsv: not one row for each check of --list"

# The records of the rows: those that raise something, or the clean ones. Each row is a document; ␞ is between its segments.
records() { # raising | clean
    jq -Rc --arg which "$1" 'split("\t") | map("\"" + . + "\"" | fromjson) | . as $row | ($row[1] / ">") as $tags |
        def cell($raising; $clean): if $which == "raising" or $row[$clean] == "=" then $row[$raising] else $row[$clean] end;
        (cell(2; 6) / "␞") as $sources | (cell(3; 7) / "␞") as $targets | range($sources | length) as $i |
        { seg: ($i + 1), doc: $row[0], lang: $tags[0], src: $sources[$i] } +
        (if $tags[1] then { to: $tags[1], tgt: ($targets[$i] // "") } else {} end) +
        { tail: (if $row[0] == "final-newline" and $which == "raising" then "" else "\n" end) }' "$scratch/rows"
}

# check, words and fix of all findings, a line each, of a row's own check only.
found() {
    jq -rc '. as $r | .doc as $doc | .findings[]? | select(.check == "check/" + $doc) |
        (if .side == "src" then $r.src else $r.tgt end)[.at[0]:.at[1]] as $words | [$doc, $words, (.fix // ["-"])[0]] | tojson'
}

{
    records raising | grep -v '"doc":"mended"' | "$tools/satz-check"
    records raising | grep '"doc":"mended"' | "$tools/satz-check" --fix
} | found >"$scratch/found"
jq -Rc 'split("\t") | map("\"" + . + "\"" | fromjson) | [.[0], .[4], .[5]]' "$scratch/rows" >"$scratch/wanted"
jq -rn --slurpfile found "$scratch/found" --slurpfile wanted "$scratch/wanted" '
    $wanted[] | . as $row | [$found[] | select(.[0] == $row[0])] as $all |
    select([$all[] | select(($row[1] == "*" or .[1] == $row[1]) and ($row[2] == "*" or .[2] == $row[2]))] | length == 0) |
    "\($row[0]): wanted \($row[1:] | tojson), found \($all | tojson)"' >"$scratch/missed"
[ ! -s "$scratch/missed" ] || { cat "$scratch/missed"; wrong=1; }
records clean | "$tools/satz-check" | found >"$scratch/false"
[ ! -s "$scratch/false" ] || { cat "$scratch/false"; say "found in what is clean"; }
exit "$wrong"
