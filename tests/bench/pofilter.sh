#!/bin/sh
# How far satz-check agrees with pofilter (Translate Toolkit): its own tests, as cases of check, source, target and what is expected, in JSON.
# Those whose check has a counterpart here, and whose target language is one of the fifteen or makes no difference, are run. What
# differs, and why, stands in pofilter.tsv. The cases are GPL: they are read, and not kept here.
# usage: pofilter.sh BIN CASES.json
bin=$1 cases=$2
here=$(dirname "$0")
if ! { [ -x "$bin/satz-check" ] && [ -r "$cases" ]; }; then
    echo 'usage: pofilter.sh BIN CASES.json' >&2
    exit 2
fi
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Names of the two: theirs, ours, why they differ.
awk -F '\t' '!/^#/ && $2 != "-" { print $1 "\t" $2 }' "$here/pofilter.tsv" >"$scratch/pairs"

# A case without a language has a made-up one, or Afrikaans: German, whose marks are the same, stands for it.
jq -c --rawfile pairs "$scratch/pairs" '
    ($pairs | split("\n") | map(select(. != "") | split("\t") | { key: .[0], value: .[1] }) | from_entries) as $ours
    | ["ar", "vi", "fr", "es", "zh"] as $shared
    | to_entries[] | .key as $number | .value
    | select($ours[.check] != null and (.targetlanguage == null or (.targetlanguage as $t | $shared | index($t) != null)))
    | select((.source | type) == "string" and (.target | type) == "string")
    | { doc: "case-\($number)", seg: 1, lang: "en", src: .source, to: (.targetlanguage // "de"), tgt: .target,
        check, expect, ours: $ours[.check], number: $number }' "$cases" >"$scratch/records" || exit 2

"$bin/satz-check" "$scratch/records" >"$scratch/checked" || exit 2
jq -r '
    (.ours | split(" ")) as $ours
    | ([.findings[]? | .check | sub("^check/"; "") | select(. as $c | $ours | index($c) != null)] | length > 0) as $found
    | [.check, (if $found == (.expect == "fail") then "agrees" elif $found then "only here" else "only there" end),
       (.number | tostring), .src, .tgt] | map(gsub("[\t\n\r]"; " ")) | @tsv' "$scratch/checked" >"$scratch/verdicts"

[ -z "$VERBOSE" ] || grep -v '	agrees	' "$scratch/verdicts"
printf 'check\tcases\tagree\tfound only here\tfound only there\n'
awk -F '\t' '
    { all[$1]++; count[$1, $2]++; sum[$2]++; names[$1] }
    END {
        for (name in names)
            print name "\t" all[name] "\t" count[name, "agrees"] + 0 "\t" count[name, "only here"] + 0 "\t" \
                count[name, "only there"] + 0 | "sort"
        close("sort")
        print "all\t" NR "\t" sum["agrees"] + 0 "\t" sum["only here"] + 0 "\t" sum["only there"] + 0
    }' "$scratch/verdicts"
printf 'not run\t%d\n' "$(($(jq length "$cases") - $(wc -l <"$scratch/records")))"
