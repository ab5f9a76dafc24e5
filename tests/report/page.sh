#!/bin/sh
# The report in HTML, opened from a file in Chromium: its controls work, nothing is fetched, hostile texts stay texts.
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
    else . end' >records.jsonl
"$tools/satz-report" --format html -o report.html records.jsonl || exit 1

# The test's script before the page's own, so that it sees what the page asks for from the beginning.
{
    sed '/^<body>$/,$d' report.html
    echo '<script>let violations = 0;'
    echo 'document.addEventListener("securitypolicyviolation", () => violations++);'
    cat "$source/tests/report/page.js"
    echo '</script>'
    sed -n '/^<body>$/,$p' report.html
} >tested.html

browse() { # WIDTH,HEIGHT ARGUMENT...
    size=$1
    shift
    timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync \
        --disable-background-networking --disable-component-update --user-data-dir="$scratch/profile" \
        --window-size="$size" "$@" 2>chromium.log
}

for size in 1400,900 500,900; do
    browse "$size" --virtual-time-budget=10000 --dump-dom "file://$scratch/tested.html" >dom.html
    if ! sed -n '/<pre id="verdict">/,$p' dom.html | grep -qx 'all is well'; then
        echo "at $size:"
        sed -n '/<pre id="verdict">/,$p' dom.html
        [ -s dom.html ] || tail -n 5 chromium.log
        wrong=1
    fi
done
exit "$wrong"
