#!/bin/sh
# What hostile.sh tries with the table, tried with the other formats, and what only reports have to fear: places that
# jump about in a long text, ranges that overlap without end, marks without end, a stream without end.
# usage: hostile.sh SOURCE BIN
source=$1 report=$2/satz-report
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

wrong() {
    printf '%s: %s\n' "$format" "$*"
    head -c 400 errors
    wrong=1
}

# The code that a command line must end with; 2 comes with one message.
expect() { # CODE COMMAND
    timeout 60 sh -c "$2" 2>errors
    code=$?
    [ "$code" -eq "$1" ] || wrong "$2: exit code $code, not $1"
    grep -qE 'AddressSanitizer|runtime error:|LeakSanitizer' errors && wrong "$2: a sanitizer spoke"
    [ "$1" -ne 2 ] || [ "$(grep -c '^satz-report: .' errors)" -eq 1 ] || wrong "$2: not one message"
}

finding='{check: "spell/word", side: "src", at: [0, 3], level: "warning", say: "unknown word", fix: ["Laboe"]}'
jq -nc "range(1; 30001) | {seg: ., doc: \"lang\", lang: \"de\", gap: \"\\n\", src: \"Der Umsatz stieg um \\(.) Euro.\", to: \"ar\",
    tgt: \"كيل\", findings: [$finding]}" >long
head -n 2 long >good
# 2 MB of text, and 20,000 findings and spans from its one end to the other, in a record.
jq -nc '("ä" * 1000000) as $text | {seg: 1, doc: "weit", lang: "de", gap: "", src: $text, to: "ja", tgt: $text,
    spans: [range(10000) | {id: "P\(.)", kind: "org", do: "verify", at: [., 1000000 - .], in: [(9999 - .), 1000000 - .]}],
    findings: [range(20000) | {check: "a/b", side: (if . % 3 == 0 then "tgt" else "src" end), level: "error", say: "x",
        at: (if . % 2 == 0 then [0, 1000000] else [999999 - ., 1000000] end)}]}' >far
jq -nc '{seg: 1, src: ("a" + "\u0301" * 1000000), findings: [range(2000) | {check: "a/b", at: [500 * ., 500 * . + 1], say: "x"}]}' >marks
jq -nc 'range(5000) | {seg: 1, src: "Kiel", findings: [{check: "a/\(.)", at: [0, 4], level: "info", say: "x"}]}' >rules

for format in text lines sarif github html; do
    run="'$report' --format $format"
    expect 0 "$run good >out"
    [ -s out ] || wrong 'no output'
    expect 0 "$run </dev/null >out"
    expect 2 "$run good >/dev/full"
    expect 2 "$run good >&-"
    expect 2 "$run . >out"
    expect 2 "$run good gone >out"
    expect 2 "$run -o /dev/full good"
    expect 2 "$run -o . good"
    expect 0 "$run long | head -n 1 >out"
    echo kept >kept
    while IFS= read -r bad; do
        { cat good; printf '%s\n' "$bad"; } >broken
        expect 2 "$run broken >out"
        [ -s out ] || wrong "$bad: what was before is not out"
        [ "$format" != sarif ] || jq -e '.runs[0].results | length == 2' out >/dev/null || wrong "$bad: no whole SARIF"
        expect 2 "$run broken -o kept"
        grep -qx kept kept || wrong "$bad: the file was touched"
    done <"$source/tests/hostile/records.txt"
    for bad in 7 '{}' '[7]' '[{"check":"a/b","level":"fatal"}]' '[{"at":[0,1]}]' '[{"check":"a/b","at":[3,1]}]' \
        '[{"check":"a/b","at":[0]}]' '[{"check":"a/b","fix":"x"}]' '[{"check":7}]'; do
        printf '{"seg":1,"src":"Kiel","findings":%s}\n' "$bad" >broken
        expect 2 "$run broken >out"
        grep -q 'broken:1: ' errors || wrong "$bad: the message does not say where"
    done
    for file in far marks rules; do
        expect 0 "$run $file >out"
        [ "$(wc -c <out)" -lt 40000000 ] || wrong "$file: $(wc -c <out) bytes"
    done
    # Memory does not grow with the stream.
    grep -qa __asan_init "$report" || expect 0 "ulimit -v 80000; cat long long long | $run >out"
done
[ "$(ls)" = "$(printf 'errors\nfar\ngood\nkept\nlong\nmarks\nout\nrules\nbroken\n' | sort)" ] ||
    wrong "unfinished files stay behind: $(ls)"
exit "$wrong"
