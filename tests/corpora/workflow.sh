#!/bin/sh
# The workflow of tools/satz.mk, in a project of its own: everything once, then nothing; what a setting, an engine or a
# release changes, and no more; nothing half made after a failure or a signal.
# usage: workflow.sh SOURCE TOOLS
source=$1 tools=$2
wrong=0
export SATZ_DATA="$source/dictionaries"
unset MAKEFLAGS MAKELEVEL MFLAGS
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/a project/de" && cd "$scratch/a project" || exit 2
cp "$source/corpora/de/bridge-0005.txt" de/zahlen.txt
cp "$source/corpora/de/launch-0004.html" de/produkt.html
ln -s "$source/tools/satz.mk" satz.mk # an include would split a folder's name at a blank
printf 'LANGS := en ja de\nSATZ := %s/\ninclude satz.mk\n' "$tools" >Makefile

check() { # WHAT EXPECTED FOUND
    if [ "$2" != "$3" ]; then
        printf '%s: expected "%s", not "%s"\n' "$1" "$2" "$3"
        wrong=1
    fi
}

steps() { # How often each step ran, in one line
    make "$@" 2>&1 | sed -n 's/^\(recode\|segment\|protect\|spell\|check\|translate\|restore\|join\|report\|import\|export\) .*/\1/p' |
        sort | uniq -c | awk '{ printf "%s%s %s", comma, $2, $1; comma = ", " }'
}

half_made() {
    find . -name '*.part' | tr '\n' ' '
}

# Spelled are the sources and the English; checked are the sources and what became of them.
everything='check 8, join 6, protect 2, recode 2, report 2, restore 6, segment 2, spell 4, translate 6'
check 'first run' "$everything" "$(steps -j2)"
check 'second run' '' "$(steps)"
cmp de/zahlen.txt build/de/out/zahlen.txt || wrong=1
cmp de/produkt.html build/de/out/produkt.html || wrong=1

check 'a new engine for all' 'check 4, join 4, report 2, restore 4, spell 2, translate 4' "$(steps MT='sed s/^/{to}:/')"
check 'the same engine' '' "$(steps MT='sed s/^/{to}:/')"
check 'the engine of one language' 'check 2, join 2, report 2, restore 2, translate 2' \
    "$(steps MT='sed s/^/{to}:/' MT_ja="tr 'a, b' 'x; y'")"
grep -q '^en:' en/zahlen.txt || { echo 'the engine was not run with the language in its words'; wrong=1; }
check 'how texts are joined' 'join 4' "$(steps MT='sed s/^/{to}:/' MT_ja="tr 'a, b' 'x; y'" JOIN_FLAGS=--mark en ja)"
check 'no engine' 'check 4, join 6, report 2, restore 4, spell 2, translate 4' "$(steps)"
sleep 1 && touch de/zahlen.txt
check 'a release changed' 'check 4, join 3, protect 1, recode 1, report 2, restore 3, segment 1, spell 2, translate 3' "$(steps)"
sleep 1 && touch termbase.tsv
check 'a file that all depends on' "$everything" "$(steps DEPENDS=termbase.tsv)"

# LAUNCH stands before every command, and its failure leaves nothing behind.
rm -rf build
check 'launched' "$everything" "$(steps LAUNCH='env LAUNCHED=yes')"
make LAUNCH=false MT=cat en >/dev/null 2>&1
check 'exit code of a launcher that fails' 2 "$?"
check 'left by a launcher that fails' '' "$(half_made)"

# What a person should look at: the source's findings once, then each translation's.
make >/dev/null 2>&1
check 'findings' 'report 4' "$(steps findings)"
make -s findings 2>/dev/null | grep -q '^de/zahlen.txt:1:1: error: en: .*\[translate/untranslated\]$' || {
    echo 'the findings do not say what is untranslated, and where'
    wrong=1
}
grep -q 'id="' build/report.html || { echo 'there is no report'; wrong=1; }

# A table is a memory too, and finished translations become one.
printf 'de\ten\tja\nLindenfurt eröffnet die neue Alte Brücke\tLindenfurt opens the new Old Bridge\t\n' >standard.tsv
check 'a table as memory' 'check 4, export 2, import 2, join 4, restore 4, spell 2, translate 4' \
    "$(steps MEMORY=standard.tsv en ja)"
grep -q '^Lindenfurt opens the new Old Bridge' en/zahlen.txt || { echo 'the table was not asked'; wrong=1; }
check 'translations as a memory' 'export 3' "$(steps MEMORY=standard.tsv tmx)"
grep -q 'opens the new Old Bridge' build/tmx/en.tmx || { echo 'the memory lacks a translation'; wrong=1; }

# Releases come in any charset, and leave in the one that an outlet wants.
iconv -f UTF-8 -t UTF-16 "$source/corpora/de/bridge-0005.txt" >de/zahlen.txt
make MT='sed s/^/{to}:/' OUTPUT_en=windows-1252 >log 2>&1 || cat log
iconv -f WINDOWS-1252 -t UTF-8 en/zahlen.txt | grep -q '^en:.*Brücke' || { echo 'no windows-1252 came out'; wrong=1; }
cmp -s "$source/corpora/de/bridge-0005.txt" build/de/out/zahlen.txt || { echo 'UTF-16 did not come in'; wrong=1; }

# A signal to all, as a terminal sends it.
rm -rf build en ja
setsid make MT='touch started; sleep 20' en >/dev/null 2>&1 &
make=$!
tries=0
while [ ! -e started ] && [ "$tries" -lt 300 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
part=$(half_made)
kill -TERM "-$make"
wait "$make" 2>/dev/null
[ -n "$part" ] || { echo 'nothing was half made when the signal came'; wrong=1; }
[ ! -e en/produkt.html ] || [ ! -e en/zahlen.txt ] || { echo 'the signal stopped nothing'; wrong=1; }
check 'left by a signal' '' "$(half_made)"
make en >/dev/null 2>&1
check 'exit code of the run after it' 0 "$?"
check 'and of that one' '' "$(steps en)"

: >'de/zwei worte.txt'
make en 2>&1 | grep -q 'a file name in de/ has a blank' || { echo 'a blank in a name was not refused'; wrong=1; }
exit "$wrong"
