#!/bin/sh
# The report in HTML as axe-core sees it: light, dark, narrow, right to left, empty, with one finding; nothing to complain of.
# usage: accessible.sh SOURCE TOOLS
#
# axe-core is npm's: SATZ_AXE names an axe.min.js that is there already; else npm fetches the one release that is meant. Where
# neither can be, the test is skipped (77).
source=$1 tools=$2
wrong=0
axe=$SATZ_AXE
export SATZ_DATA="$source/dictionaries"
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

command -v chromium >/dev/null || { echo 'there is no chromium'; exit 1; }
if [ -z "$axe" ]; then
    axe=$scratch/package/axe.min.js
    { timeout 60 npm pack axe-core@4.10.3 && tar xzf axe-core-4.10.3.tgz package/axe.min.js; } >npm.log 2>&1 ||
        { echo 'skipped: npm does not have axe-core here'; exit 77; }
    echo "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb  $axe" | sha256sum --check --quiet || exit 1
fi

"$tools/satz-segment" --doc bridge-0005 "$source/corpora/de/bridge-0005.txt" | "$tools/satz-protect" |
    "$tools/satz-translate" --to ar --memory "$source/corpora/memory" | "$tools/satz-restore" >ar.jsonl
cat >mixed.jsonl <<'RECORDS'
{"seg":1,"doc":"hafen","lang":"de","gap":"","src":"Die Kommision genehmigt  den Bau für 12,4 Mio. Euro.","spans":[{"id":"P1","kind":"money","do":"verify","at":[37,51],"src":"12,4 Mio. Euro","in":[45,62],"found":"exact","as":"local"}],"to":"en-US","via":{"by":"engine"},"tgt":"The Commission approves the construction for 124 million euros.","findings":[{"check":"spelling","side":"src","at":[4,13],"level":"warning","say":"Kommision is not in the dictionary","fix":["Kommission"]},{"check":"check/blanks","side":"src","at":[23,25],"level":"info","say":"two blanks in a row","fix":[" "]},{"check":"check/number-changed","side":"tgt","at":[45,56],"level":"error","say":"12.4 million became 124 million","fix":["12.4 million"]},{"check":"check/name","side":"tgt","at":[4,14],"level":"warning","say":"written otherwise","silenced":"so it is in English"}]}
{"seg":2,"doc":"hafen","lang":"de","gap":" ","src":"Sie fährt im Mai.","to":"en-US","match":{"score":87,"src":"Sie fährt im Juni.","tgt":"It sails in June."}}
{"seg":1,"doc":"hafen","lang":"de","gap":"","src":"Die Werft „Nordlicht“ in Haifa liefert 3 Schiffe.","to":"he","via":{"by":"engine"},"tgt":"מספנת \"Nordlicht\" בחיפה מספקת 3 ספינות.","findings":[{"check":"check/quotes","side":"tgt","at":[6,17],"level":"warning","say":"these are not the marks of Hebrew","fix":["״Nordlicht״"]}]}
RECORDS
head -n 1 mixed.jsonl | jq -c '.findings |= .[:1]' >one.jsonl
: >empty.jsonl
for name in ar mixed one empty; do
    "$tools/satz-report" --format html "$name.jsonl" >"$name.html" || exit 1
done

cat "$axe" - >look.js <<'SCRIPT'

await new Promise((go) => setTimeout(go, 300));
for (const details of document.querySelectorAll("details")) details.open = true;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const complaints = async () => (await axe.run(document, { runOnly: tags })).violations.map((violation) =>
    `wrong: ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join("\n    ")}`);
const found = await complaints();
await press("j");
await press("a");
await press("?");
found.push(...await complaints());
return found.length ? found.join("\n") : "all is well";
SCRIPT

look() { # OPTION... PAGE
    timeout 120 /usr/bin/python3 "$source/tests/report/browse.py" "$@" look.js >said 2>&1 || echo 'wrong: the browser failed' >>said
    if ! grep -qx 'all is well' said; then
        echo "$*:"
        head -n 20 said
        wrong=1
    fi
}
for name in ar mixed one empty; do
    look "$name.html"
done
look --dark ar.html
look --dark mixed.html
look --size 400x850 mixed.html
exit "$wrong"
