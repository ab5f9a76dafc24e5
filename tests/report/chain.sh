#!/bin/sh
# The reports of what the chain makes of the releases: SARIF by its schema, with places that are those of the releases.
# usage: chain.sh SOURCE TOOLS
source=$1 tools=$2
wrong=0
export SATZ_DATA="$source/dictionaries"
schema=$source/tests/support/sarif-2.1.0.json
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

fail() {
    echo "$*"
    wrong=1
}

# Debian's Python, which has Debian's jsonschema.
valid() { # FILE
    /usr/bin/python3 -m jsonschema -i "$1" "$schema" >errors 2>&1
}

mkdir de
cp "$source"/corpora/de/*.txt "$source"/corpora/de/*.html de/
for file in de/*; do
    name=${file#de/}
    "$tools/satz-segment" --doc "${name%.*}" "$file" | "$tools/satz-protect" >"$name.jsonl" || fail "$name: no records"
    for lang in ja ar; do
        "$tools/satz-translate" --to "$lang" --memory "$source/corpora/memory" "$name.jsonl" |
            "$tools/satz-restore" >>"$lang.jsonl" || fail "$name: no translation"
    done
done
# A finding over a line's end, one of no length, and some in translations.
jq -c 'if .seg == 2 then .findings += [
        {check: "test/all", side: "src", at: [0, (.src | length)], level: "warning", say: "all of {it}", fix: ["\"\\", ""]},
        {check: "test/point", side: "src", at: [3, 3], level: "info", say: "here", fix: ["x"]},
        {check: "test/target", side: "tgt", at: [1, 4], level: "error", say: "there"}] else . end' ja.jsonl ar.jsonl >all.jsonl

"$tools/satz-report" --format sarif --path 'de/{doc}.{ext}' all.jsonl >all.sarif || fail 'no report'
valid all.sarif || { fail 'all.sarif is not by the schema:'; head -n 5 errors; }
"$tools/satz-report" --format sarif /dev/null >none.sarif
valid none.sarif || fail 'none.sarif is not by the schema'
jq '.seg = 1 | del(.gap)' -c all.jsonl | "$tools/satz-report" --format sarif >bare.sarif
valid bare.sarif || fail 'bare.sarif is not by the schema'
sed 's/"startLine":/"startLine":-/' all.sarif >broken.sarif
valid broken.sarif && fail 'the schema lets anything pass'

# Each region, cut from its release, is the text that the record has there.
count=0
for file in de/*; do
    jq -r --rawfile text "$file" --arg file "$file" '
        ($text | split("\n")) as $lines |
        .runs[0].results[] | .locations[0].physicalLocation | select(.artifactLocation.uri == $file) | .region |
        select(.snippet) |
        (if .startLine == .endLine then $lines[.startLine - 1][.startColumn - 1:.endColumn - 1]
         else [$lines[.startLine - 1][.startColumn - 1:], $lines[.startLine:.endLine - 1][],
               $lines[.endLine - 1][:.endColumn - 1]] | join("\n") end) as $there |
        if $there == .snippet.text then "right" else "\($file):\(.startLine):\(.startColumn): \($there)" end' \
        all.sarif >places || fail "$file: no places"
    grep -v '^right$' places && fail "$file: places that are others in the release"
    count=$((count + $(grep -c '^right$' places)))
done
found=$("$tools/satz-report" --format lines all.jsonl | wc -l)
[ "$count" -gt 100 ] || fail "only $count places"
[ "$(jq '.runs[0].results | length' all.sarif)" -eq "$found" ] || fail 'lines and SARIF do not agree'
"$tools/satz-report" --format text all.jsonl | tail -n 1 >last
counted=$(awk '{ print $1 + $3 + $5 }' last)
[ "$counted" -eq "$found" ] || fail "lines and text do not agree: $found, $counted"
[ "$wrong" -eq 0 ] && echo "report: $found findings, $count places"
exit "$wrong"
