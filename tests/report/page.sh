#!/bin/sh
# The report in HTML, opened from a file in Chromium: its controls and keys work, what is approved outlives the page, nothing
# is fetched, hostile texts stay texts.
# usage: page.sh SOURCE TOOLS
source=$1 tools=$2
wrong=0
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

command -v chromium >/dev/null || { echo 'there is no chromium'; exit 1; }

for name in bridge-0005.txt launch-0004.html; do
    "$tools/satz-segment" --doc "${name%.*}" "$source/corpora/de/$name" | "$tools/satz-protect" >"$name.jsonl"
done
for lang in ja ar; do
    for name in bridge-0005.txt launch-0004.html; do
        "$tools/satz-translate" --to "$lang" --memory "$source/corpora/memory" "$name.jsonl" | "$tools/satz-restore"
    done
done | jq -c 'if .seg == 3 and .doc == "bridge-0005" then .tgt = "<script>window.stranger = 1</script>" +
        "<img src=x onerror=\"window.stranger = 2\"><style>* { display: none }</style></div></section></main>" |
    .via = {by: "\"><script>window.stranger = 3</script>"} | .findings += [{check: "\"><img src=//a.example onerror=stranger=4>",
        side: "tgt", at: [3, 30], level: "error", say: "</li></ul><script>window.stranger = 5</script>", fix: ["</bdi><svg onload=stranger=6>"]}]
    elif .seg == 4 then .findings += [{check: "check/name", side: "src", at: [0, 3], level: "warning", say: "written otherwise",
        silenced: "it is the harbour\u0027s own spelling"}]
    else . end' >records.jsonl
"$tools/satz-report" --format html -o report.html records.jsonl || exit 1

browse() { # OPTION... PAGE SCRIPT...
    timeout 120 /usr/bin/python3 "$source/tests/report/browse.py" "$@" >said 2>&1 || echo 'wrong: the browser failed' >>said
    if grep -qv '^all is well$' said || [ ! -s said ]; then
        echo "$*:"
        cat said
        wrong=1
    fi
}

browse --size 1400x900 report.html "$source/tests/report/page.js"
browse --size 500x900 --dark report.html "$source/tests/report/page.js"
browse report.html "$source/tests/report/keys.js" "$source/tests/report/again.js"
exit "$wrong"
