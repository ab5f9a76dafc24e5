#!/bin/sh
# What German dictionaries say of words, for the tagger: from FreeDict's dictionaries of German that come from Wiktionary.
# usage: words.sh words        prints WORD<tab>NUMBER: bits of what the word can be (1 a verb, adjective and such, 2 a noun;
#                              4 and above by hints.tsv)
#        words.sh explanations prints their explanations, a line each: running German text
# What is not installed is named and passed over. Exit code 2 where there is none at all.
# SPDX-License-Identifier: Apache-2.0
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
# Only those under CC-BY-SA-3.0; the others of Debian are under the GPL.
languages='bul fin fra pol rus spa swe'

dictionaries() {
    there=
    for language in $languages; do
        file=/usr/share/dictd/freedict-deu-$language.dict.dz
        if [ -r "$file" ]; then
            there=yes
            gzip -dc <"$file"
        else
            echo "words.sh: $file is not there: install dict-freedict-deu-$language" >&2
        fi
    done
    [ -n "$there" ] || exit 2
}

# An entry begins with a line `Word /sound/ <n, masc>`; lines of translations and of explanations follow.
case ${1:-} in
words)
    dictionaries | LC_ALL=C awk -F '\t' -v hints="$here/hints.tsv" '
        BEGIN {
            while ((getline line < hints) > 0)
                if (line !~ /^#/ && split(line, cell, "\t") == 2)
                    number[cell[2]] = cell[1] + 0
        }
        function has(bits, bit) { return int(bits / bit) % 2 }
        function note(word, bit) { if (!has(bits[word], bit)) bits[word] += bit }
        /<[^<>]*>$/ {
            head = $0
            sub(/ <[^<>]*>$/, "", head)
            sub(/ \/.*/, "", head)
            if (head == "" || head ~ /[ \t]/) { head = ""; next }
            kind = $0
            sub(/^.*</, "", kind)
            if (head ~ /^[a-z]/ || head ~ /^\303[\240-\277]/) note(head, 1)
            else if (kind ~ /^n[,>]/) note(head, 2)
            else bits[head] += 0
            capital = head ~ /^[A-Z]/ || head ~ /^\303[\200-\236]/
            next
        }
        head != "" && capital {
            count = split(substr($0, 1, 80), part, /[^A-Za-z\200-\377]+/)
            for (i = 1; i <= count; i++)
                if (part[i] in number) note(head, number[part[i]])
        }
        END { for (word in bits) if (bits[word]) print word "\t" bits[word] }' | LC_ALL=C sort
    ;;
explanations)
    dictionaries | grep -v '<[^<>]*>$' | LC_ALL=C grep -E ' (der|die|das|des|dem|den|und|oder|eine|einer|eines|ein|von|mit|wird) ' | LC_ALL=C sort -u
    ;;
*)
    sed -n '3,6p' "$0" >&2
    exit 2
    ;;
esac
