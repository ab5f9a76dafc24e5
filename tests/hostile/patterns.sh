#!/bin/sh
# Patterns that make careless programs quadratic, 70 KB of each in one line (a segment has at most 64), through the
# whole chain: it must come back as it was, in a time and a memory that a linear program never needs.
# usage: patterns.sh SOURCE BIN
bin=$2
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

repeat() { # PATTERN BYTES
    awk -v pattern="$1" -v bytes="$2" 'BEGIN {
        piece = pattern
        while (length(piece) < 4096) piece = piece piece
        for (sum = 0; sum < bytes; sum += length(piece)) printf "%s", piece
        print "" }'
}

stage() { # OUTPUT TOOL ARGUMENT...
    output=$1 tool=$2
    shift 2
    begin=$(date +%s)
    timeout 60 "$bin/$tool" "$@" </dev/null >"$output" 2>errors
    code=$?
    spent=$(($(date +%s) - begin))
    if [ "$code" -ne 0 ]; then
        echo "pattern '$pattern' ($format): $tool: exit code $code after $spent s"
        head -c 400 errors
        wrong=1
        return 1
    fi
    [ "$spent" -lt 20 ] || echo "pattern '$pattern' ($format): $tool: $spent s"
}

# Markup without an end is refused by a limit on its depth, with a reason: that is an answer too.
too_deep() {
    [ "$format" = html ] && ! "$bin/satz-segment" --format html input >refused 2>&1 &&
        grep -q 'nested more than' refused
}

chain() {
    too_deep && return
    stage recoded satz-recode --form keep input &&
        stage segments satz-segment --format "$format" -l de -d muster input &&
        stage protected satz-protect segments &&
        stage translated satz-translate --to de protected -- cat &&
        stage restored satz-restore translated &&
        stage spelled satz-spell --side src restored &&
        stage checked satz-check spelled &&
        stage reported satz-report --format text checked &&
        stage joined satz-join checked || return
    cmp -s input joined || {
        echo "pattern '$pattern' ($format): what comes back is not what went in"
        wrong=1
    }
}

while IFS= read -r pattern; do
    # A blank at a line's end is written ~ here.
    pattern=$(printf '%s' "$pattern" | tr '~' ' ')
    # What has nothing to do with markup need not be tried in it too.
    case $pattern in
    a | *'<'* | *'&'* | *'„'* | *'⟦'*) formats='text html' ;;
    *) formats=text ;;
    esac
    for format in $formats; do
        repeat "$pattern" 70000 >input
        chain
    done
done <<'PATTERNS'
a
„
“
"
'
„a“
(
1.
1,
1.000.
+49~
a@
@a
http://a.
www.
⟦
⟦P1⟧
z. B.~
A-
A.
Macron~
Macron,~
Dr. Keir Starmer~
GmbH & Co. KG~
DE
3. Oktober~
12 Mio. Euro~
&
&amp;
<
<a~
<b>
</b>
<b><i>
<div>
<!--
<p>a
<td>
日。
เ
é
Ä
PATTERNS
exit "$wrong"
