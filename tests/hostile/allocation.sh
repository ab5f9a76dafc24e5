#!/bin/sh
# One allocation fails, the first, the second and so on up to the last, ours or a library's: then a tool says so in one
# message and ends with 2, or it does what it would have done. It never crashes, and never gives another result.
# usage: allocation.sh SOURCE BIN FAILING, where BIN is in the build's directory, and FAILING is failing.c as a library
#
# Sanitizers have allocators of their own, so these are the second compiler's programs (lint/clang).
source=$1 bin=${2%/*}/clang/bin
wrong=0 tried=0
# Without memory a locale cannot be had, and the plain one is taken: that is no other output where it is the plain one anyway.
export LC_ALL=C
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
# A blank parts the names in LD_PRELOAD, and a folder above the build may have one.
cp "$3" failing.so && failing=$scratch/failing.so || exit 2

wrong() {
    printf '%s\n' "$*"
    head -n 5 errors | cut -c 1-200 | sed 's/^/    /'
    wrong=1
}

# All of the first, then ever fewer; the last ones too.
numbers() { # COUNT
    awk -v count="$1" 'BEGIN {
        for (i = 1; i <= count; i += (i < 30 ? 1 : int(i / 12))) print i
        for (i = count > 5 ? count - 5 : 1; i <= count; i++) print i }'
}

try() { # TOOL ARGUMENT...
    tool=$1
    shift
    SATZ_FAIL_COUNT=count LD_PRELOAD=$failing "$bin/$tool" "$@" >good 2>errors || {
        wrong "$tool $*: exit code $? with nothing failing"
        return
    }
    [ "$(cat count)" -gt 5 ] || wrong "$tool $*: only $(cat count) allocations were seen"
    for at in $(numbers "$(cat count)"); do
        tried=$((tried + 1))
        timeout 20 env SATZ_FAIL_AT="$at" LD_PRELOAD="$failing" "$bin/$tool" "$@" >out 2>errors
        code=$?
        if [ "$code" -eq 0 ]; then
            cmp -s good out || wrong "$tool $*: allocation $at of $(cat count) fails, and the output is another one"
        elif [ "$code" -ne 2 ]; then
            wrong "$tool $*: allocation $at of $(cat count) fails: exit code $code"
        elif [ "$(wc -l <errors)" -ne 1 ] || ! grep -q "^$tool: ." errors; then
            wrong "$tool $*: allocation $at of $(cat count) fails: not one message that begins with its name"
        fi
            done
}

printf 'Der Umsatz der Nordlicht Energie SE stieg am 3. Oktober um 3,5 %%. „Das freut uns“, sagte Dr. Keir Starmer.\n' >text
printf 'Gr\366\337e\n' >latin
printf '<html lang="de"><p>Der <b>Umsatz</b> stieg &amp; fiel. Das ist gut.</p>' >page.html
"$bin/satz-segment" text >segments && "$bin/satz-protect" segments >protected &&
    "$bin/satz-translate" --to ja --memory "$source/corpora/memory" protected -- cat >translated &&
    "$bin/satz-restore" translated >restored || exit 2

try satz-segment text
try satz-segment page.html
try satz-protect segments
try satz-translate --to ja --memory "$source/corpora/memory" protected
try satz-restore translated
try satz-check restored
try satz-join restored
try satz-recode --from windows-1252 latin
try satz-report restored
try satz-report --format html restored
try satz-export --skip-on never restored
"$bin/satz-export" --skip-on never restored >memory.tmx || exit 2
try satz-import --to ja memory.tmx
try satz-align segments restored
try satz-align --format tmx segments restored
mkdir sets
cp text sets/presse.raw.txt
sed 's/%\. /%.\n/' text >sets/presse.gold.txt
printf 'train\tpresse\t1\nset\trounds\t2\nset\tbits\t8\nset\twords\t64\n' >recipe
try satz-train segment --recipe recipe --cross-validate sets
echo "$tried allocations that failed"
exit "$wrong"
