#!/bin/sh
# What a stranger, a full disk or a closed pipe can do to a tool, and what the tool does then.
# usage: hostile.sh SOURCE BIN TOOL
#
# Every tool is tried, also one that is not in the table below: it is called without arguments then,
# and given records.
source=$1 bin=$2 tool=$3
program=$bin/$tool
wrong=0 tried=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

# How a tool is called, and what it reads: text, records, or (none) no stream at all.
arguments='' reads=records writes=records
case $tool in
satz-segment) arguments='--lang de' reads=text ;;
satz-translate) arguments='--to de --pseudo' ;;
satz-join) arguments='--side src' writes=document ;;
# The source is good; what is tried is the translation. For texts that are hard to align: align.sh.
satz-align) arguments='--to en records' ;;
satz-report) writes=table ;;
satz-import) reads=text ;;
satz-export) arguments='--to es --format tsv --state initial' writes=table ;;
satz-recode) arguments='--from utf-8' reads=text writes=text ;;
satz | satz-run | satz-train) reads=none ;;
esac

wrong() {
    printf '%s: %s\n' "$tool" "$*"
    head -c 400 errors 2>/dev/null | sed 's/^/    /'
    wrong=1
}

# Runs a command line in which TOOL stands for the tool with its arguments. Sets `code`.
run() {
    # shellcheck disable=SC2086
    line=$(printf '%s' "$1" | sed "s|TOOL|'$program' $arguments|g")
    timeout 120 sh -c "$line" 2>errors
    code=$?
    tried=$((tried + 1))
    if grep -qE 'AddressSanitizer|runtime error:|LeakSanitizer' errors; then
        wrong "$1: a sanitizer spoke"
    fi
}

# The code must be one of those, and 2 must come with one message that begins with the tool's name.
expect() { # CODES COMMAND
    run "$2"
    case " $1 " in
    *" $code "*) ;;
    *) wrong "$2: exit code $code, not $1" ;;
    esac
    if [ "$code" -eq 2 ]; then
        [ "$(wc -l <errors)" -le 2 ] || wrong "$2: more than one message"
        tail -n 1 errors | grep -q "^$tool: ." || wrong "$2: no message of the form '$tool: reason'"
    fi
}

# Every line of the file is one whole JSON object.
whole_records() { # FILE WHAT
    [ "$writes" = records ] && [ -s "$1" ] || return 0
    jq -e -c 'type == "object"' "$1" >/dev/null 2>&1 || wrong "$2: a broken record in the output"
    [ -z "$(tail -c 1 "$1")" ] || wrong "$2: half a record at the end"
}

records='{"seg":1,"doc":"meldung","lang":"de","meta":{"fmt":"text"},"gap":"","src":"Der Umsatz stieg um 3,5 Prozent."}
{"seg":2,"doc":"meldung","lang":"de","gap":" ","src":"Das teilte die Nordlicht Energie SE in Kiel mit.","tail":"\n"}'
printf '%s\n' "$records" >records
printf 'Der Umsatz stieg um 3,5 Prozent. Das teilte die Nordlicht Energie SE in Kiel mit.\n' >text
[ "$reads" = none ] || cp "$reads" good

# ---- what every program does ----

expect 0 'TOOL --help >out'
grep -q "$tool" out || wrong '--help does not name the tool'
expect 0 'TOOL --version >out'
grep -q "^$tool .*[0-9]" out || wrong '--version does not say name and number'
arguments_kept=$arguments
arguments=''
expect 2 'TOOL --frobnicate </dev/null'
expect 2 'TOOL --help >/dev/full'
arguments=$arguments_kept

# satz-run reads a document and writes a file, which appears whole or not at all.
if [ "$tool" = satz-run ]; then
    printf 'Der Umsatz stieg um 3,5 Prozent.' >text
    mkdir directory
    expect 0 'TOOL text out --to=de -- cat >summary'
    cmp -s text out || wrong 'German to German is not the same'
    expect 0 'TOOL text /dev/stdout --to=de -- cat | cat >out'
    [ -L /dev/stdout ] || wrong '/dev/stdout is gone'
    grep -q '^Der Umsatz stieg' out || wrong '/dev/stdout was not written to'
    expect 2 'TOOL text /dev/full --to=de -- cat'
    [ -c /dev/full ] || wrong '/dev/full is gone'
    expect 2 'TOOL text directory --to=de -- cat'
    expect 2 'TOOL text gone/out --to=de -- cat'
    expect 2 'TOOL text'
    expect 2 'TOOL text out'
    echo kept >out
    printf 'a\000b' >nul
    for input in directory gone nul; do
        expect 2 "TOOL $input out --to=de -- cat"
        grep -qx kept out || wrong "$input: a failure touched the output"
    done
    expect 2 'TOOL text out --to=es -- ./gone'
    grep -qx kept out || wrong 'an engine that cannot be started touched the output'
    printf 'Nur 3 € – „billig“.' >euro
    run 'TOOL euro out --to=de --output-charset=ISO-8859-1 -- cat'
    [ "$code" -eq 2 ] || wrong "what ISO-8859-1 does not hold: exit code $code, not 2"
    expect 2 'TOOL text out --to=de --output-charset=KLINGON-7 -- cat'
    grep -qx kept out || wrong 'a charset that holds too little touched the output'
    expect 2 'TOOL text /dev/full --to=de --output-charset=windows-1252 -- cat'
    expect 2 'TOOL text out2 --to=de --report=gone/report.html -- cat >/dev/null'
    expect 2 'TOOL text out2 --to=de --tmx=/dev/full -- cat >/dev/null'
    [ "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'satz-run.*' -newer nul | wc -l)" -eq 0 ] || wrong 'temporary records stay behind'
    [ "$(find . -name 'out.*' -o -name 'full.*' | wc -l)" -eq 0 ] || wrong 'unfinished files stay behind'
fi

if [ "$reads" = none ]; then
    [ "$wrong" -eq 0 ] && echo "$tool: $tried cases"
    exit "$wrong"
fi

# ---- input that is good ----

expect 0 'TOOL good >out'
[ -s out ] || wrong 'no output for good input'
expect 0 'TOOL <good >out2'
expect 0 'TOOL - <good >out3'
cmp -s out2 out3 || wrong 'standard input and - differ'
[ "$reads" = text ] || cmp -s out out2 || wrong 'file and standard input differ'
expect 0 'TOOL </dev/null >empty'
printf '%s' "$(cat good)" >unended
expect 0 'TOOL unended >out2'
[ "$reads" = text ] || cmp -s out out2 || wrong 'a missing final newline matters'

# ---- files that are none, disks that are full, readers that are gone ----

mkdir directory
expect 2 'TOOL directory >out'
expect 2 'TOOL <directory >out'
expect 2 'TOOL gone >out'
expect 2 'TOOL good gone >out'
expect 2 'TOOL good >/dev/full'
expect 2 'TOOL good >&-'
expect 2 'TOOL <&- >out'
i=0
while [ "$i" -lt 20000 ]; do
    echo "$i"
    i=$((i + 1))
done | if [ "$reads" = text ]; then
    awk '{ print "Meldung " $1 ": Der Umsatz der Nordlicht Energie SE stieg um " $1 " Euro.\n" }'
else
    awk '{ print "{\"seg\":" $1 + 1 ",\"doc\":\"lang\",\"lang\":\"de\",\"gap\":\"\\n\",\"src\":\"Der Umsatz stieg um " $1 " Euro.\"" ($1 == 19999 ? ",\"tail\":\"\"" : "") "}" }'
fi >long
run 'TOOL long | head -n 1 >out'
[ -s out ] || wrong 'a closed pipe: not one line'
[ -s errors ] && wrong 'a closed pipe: messages'
run '{ TOOL long; echo $? >code; } | true'
case $(cat code) in
141 | 2 | 0) ;;
*) wrong "a closed pipe: exit code $(cat code)" ;;
esac
expect 2 'TOOL long >/dev/full'

# ---- bytes that are no text ----

{
    cat good
    printf 'Der Umsatz \377 stieg.\n'
} >latin
expect 2 'TOOL latin >out'
grep -q 'latin:[0-9]*:' errors || wrong 'invalid UTF-8: the message names no line'
{
    cat good
    printf 'Der \000 Umsatz.\n'
} >nul
expect 2 'TOOL nul >out'
head -c 200000 /dev/urandom >noise
expect 2 'TOOL noise >out'
[ "$reads" = text ] && whole_records out 'noise'
head -c 100000000 /dev/zero | tr '\0' a >monster
expect '0 2' 'TOOL monster >out'
if [ "$reads" = text ] && [ "$tool" != satz-import ]; then
    [ "$code" -eq 0 ] || wrong 'a line of 100 MB of text is only a long line'
else
    [ "$code" -eq 2 ] || wrong 'a line of 100 MB is no record'
fi
rm -f monster out

# ---- records that are none ----

if [ "$reads" = records ]; then
    number=0
    while IFS= read -r bad; do
        number=$((number + 1))
        { printf '%s\n' "$records"; printf '%s\n' "$bad"; } >broken
        expect 2 'TOOL broken >out'
        grep -q 'broken:3: ' errors || wrong "bad record $number: the message does not say broken:3"
        whole_records out "bad record $number"
        [ "$writes" != records ] || [ "$(wc -l <out)" -eq 2 ] || wrong "bad record $number: the records before it are not all out"
    done <"$source/tests/hostile/records.txt"
    [ "$number" -gt 10 ] || wrong 'no bad records'
    head -c 150 records >half
    expect 2 'TOOL half >out'
    head -n 1 records >short
    case $tool in
    satz-join) expect 2 'TOOL short >out' ;;
    *) expect 0 'TOOL short >out'; whole_records out 'a stream cut short' ;;
    esac
    printf '{"seg":1,"doc":"a","lang":"de","src":"%s","tail":""}\n' "$(head -c 2000000 /dev/zero | tr '\0' '[')" >deep
    expect '0 2' 'TOOL deep >out'
    { printf '{"seg":1,"x":'; head -c 2000000 /dev/zero | tr '\0' '['; printf '\n'; } >deep
    expect 2 'TOOL deep >out'
fi

# ---- translation memories of a stranger ----

if [ "$tool" = satz-import ]; then
    arguments='--to en'
    head='<tmx version="1.4"><header srclang="de" datatype="plaintext"/><body>'
    unit='<tu><tuv xml:lang="de"><seg>Ganz.</seg></tuv><tuv xml:lang="en"><seg>Whole.</seg></tuv></tu>'
    many() { head -c "$2" /dev/zero | tr '\0' x | sed "s|x|$1|g"; }
    # A unit that is good, and then what is in `rest`: that must fail, and the unit must be out.
    memory_fails() { # WHAT
        { printf '%s\n%s\n' "$head" "$unit"; cat rest; } >memory.tmx
        expect 2 'TOOL memory.tmx >out'
        grep -q 'memory.tmx:[0-9]' errors || wrong "$1: the message names no line"
        whole_records out "$1"
        [ "$(wc -l <out)" -eq 1 ] || wrong "$1: the record before it is not out"
    }
    printf '<tu>' >rest
    memory_fails 'a file cut short'
    printf '<tu><tuv xml:lang="de"><seg>Gr\374n' >rest
    memory_fails 'invalid UTF-8'
    printf '<tu><tuv xml:lang="de"><seg>\000' >rest
    memory_fails 'a NUL'
    printf '<tu><tuv xml:lang="de"><seg>&#1;' >rest
    memory_fails 'a character that is none'
    printf '<tu><tuv xml:lang="de"><seg>&lol;' >rest
    memory_fails 'an entity'
    printf '<tu><tuv xml:lang="de"><seg><b>x</b>' >rest
    memory_fails 'an element inside seg'
    { printf '<tu><tuv xml:lang="de"><seg>'; many '<hi>' 100000; } >rest
    memory_fails 'elements 100,000 deep'
    many '<x>' 100000 >rest
    memory_fails 'unknown elements 100,000 deep'
    { printf '<tu><tuv xml:lang="de"><seg>'; many 'Umsatz ' 3000000; } >rest
    memory_fails 'a segment of 20 MB'
    { printf '<tu><tuv xml:lang="de"><seg>'; many '<ph/>' 500000; } >rest
    memory_fails 'codes without end'
    { printf '<tu><prop type="x">'; many 'Umsatz ' 3000000; } >rest
    memory_fails 'a property of 20 MB'
    { printf '<tu tuid="'; many 'Umsatz ' 3000000; printf '">'; } >rest
    memory_fails 'an attribute of 20 MB'
    { printf '<tu '; many 'x="" ' 3000000; printf '>'; } >rest
    memory_fails 'attributes without end'
    { printf '<tu>'; many '<note>x</note>' 200000; } >rest
    memory_fails 'notes without end'
    { printf '<tu>'; many '<tuv xml:lang="fr"/>' 2000000; } >rest
    memory_fails 'variants without end'
    { printf '<'; many 'tu' 8000000; } >rest
    memory_fails 'a name without end'
    printf '</body></tmx><tmx/>' >rest
    memory_fails 'two memories in a file'

    memory_refused() { # WHAT
        expect 2 'TOOL memory.tmx >out'
        [ ! -s out ] || wrong "$1: a record"
    }
    printf 'Vertraulich\n' >secret
    for definition in '<!ENTITY a "haha">' '<!ENTITY a SYSTEM "secret">' '<!ENTITY % a SYSTEM "secret"> %a;' \
        '<!ENTITY % a "x">' '<!ELEMENT tmx ANY>' '<!ATTLIST tu tuid CDATA "x">' '<!NOTATION a SYSTEM "b">' '%a;'; do
        printf '<!DOCTYPE tmx [ %s ]>%s%s</body></tmx>' "$definition" "$head" "$unit" >memory.tmx
        memory_refused "$definition"
    done
    i=0 bomb='<!ENTITY e0 "haha">'
    while [ "$i" -lt 30 ]; do
        bomb="$bomb<!ENTITY e$((i + 1)) \"&e$i;&e$i;&e$i;&e$i;&e$i;&e$i;&e$i;&e$i;&e$i;\">"
        i=$((i + 1))
    done
    printf '<!DOCTYPE tmx [ %s ]>%s<tu tuid="&e30;"/></body></tmx>' "$bomb" "$head" >memory.tmx
    memory_refused 'a billion laughs'
    printf '<!DOCTYPE tmx SYSTEM "http://192.0.2.1/tmx14.dtd">%s<tu tuid="&a;"/></body></tmx>' "$head" >memory.tmx
    memory_refused 'an entity in an attribute'
    printf '<html><body>%s</body></html>' "$unit" >memory.tmx
    memory_refused 'another root'

    # What names a document type elsewhere is good, and is not looked for there.
    for place in http://192.0.2.1/tmx14.dtd file:///dev/zero secret; do
        printf '<!DOCTYPE tmx SYSTEM "%s">%s%s</body></tmx>' "$place" "$head" "$unit" >memory.tmx
        expect 0 'timeout 10 TOOL memory.tmx >out'
        [ "$(wc -l <out)" -eq 1 ] || wrong "$place: no record"
    done
    arguments=''
fi

# ---- memory has a bound: none of this needs a gigabyte ----

if ! grep -qa __asan_init "$program"; then
    expect 0 'ulimit -v 1500000; TOOL long >out'
fi

[ "$wrong" -eq 0 ] && echo "$tool: $tried cases"
exit "$wrong"
