#!/bin/sh
# Words that tell Indonesian from Malay, for the exchange that identify.train.tsv asks for: our own first, then what Apertium
# translates otherwise.
# usage: words.sh DATA     prints INDONESIAN<tab>MALAY
#   DATA: the folder of the sets
# Needs Debian's apertium-ind-zlm and lttoolbox (the dictionaries), hunspell-id (words to look up). Exit code 2 where something is missing.
# SPDX-License-Identifier: Apache-2.0
set -eu
[ $# -eq 1 ] || { echo 'usage: words.sh DATA' >&2; exit 2; }
data=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
own=$here/../../corpora apertium=${APERTIUM:-/usr/share/apertium/apertium-ind-zlm} hunspell=/usr/share/hunspell/id_ID.dic
for file in "$apertium/ind-zlm.automorf.bin" "$hunspell" "$own/identify/id-ms.tsv"; do
    [ -r "$file" ] || { echo "words.sh: $file is not there" >&2; exit 2; }
done
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

words() { # FILE...: each word once
    cat "$@" | LC_ALL=C tr '[:upper:]' '[:lower:]' | grep -oE '[a-z]{2,}' | LC_ALL=C sort -u
}

# Each word with what the dictionaries have for it: its analyses, their translations, and the forms of these.
translate() { # FROM-TO: word<tab>word, where none of its translations is the word itself
    cat >"$scratch/words"
    lt-proc "$apertium/$1.automorf.bin" <"$scratch/words" | sed -n 's|^^\([a-z]*\)/\(.*\)\$ *$|\1 \2|p' |
        awk '$2 !~ /^\*/ && !/[+]/ { n = split(substr($0, length($1) + 2), all, "/"); for (i = 1; i <= n && i <= 3; i++) print $1 "\t^" all[i] "$" }' >"$scratch/analysed"
    cut -f 2 "$scratch/analysed" | lt-proc -b "$apertium/$1.autobil.bin" | paste "$scratch/analysed" - |
        awk -F '\t' '$3 !~ /@/ { sub(/\$ *$/, "", $3); n = split($3, all, "/"); for (i = 2; i <= n && i <= 3; i++) print $1 "\t^" all[i] "$" }' >"$scratch/translated"
    cut -f 2 "$scratch/translated" | lt-proc -g "$apertium/$1.autogen.bin" | paste "$scratch/translated" - |
        awk -F '\t' '$3 ~ /^[a-z]+$/ { if (!($1 in first)) { first[$1] = $3; order[++n] = $1 } if ($1 == $3) same[$1] }
            END { for (i = 1; i <= n; i++) if (!(order[i] in same)) print order[i] "\t" first[order[i]] }'
}

grep -v '^#' "$own/identify/id-ms.tsv"
sed '1d; s|[/	].*||' "$hunspell" | grep -E '^[a-z]{3,}$' >"$scratch/listed"
words "$data/segment/id-CSUI-train.gold.txt" "$data/segment/id-GSD-dev.gold.txt" "$own/segment/id.txt" "$scratch/listed" |
    translate ind-zlm >"$scratch/forward"
cat "$scratch/forward"
cut -f 2 "$scratch/forward" >"$scratch/malay"
words "$data/segment/ms-TALPCO-all.gold.txt" "$own/segment/ms.txt" "$scratch/malay" | translate zlm-ind | awk -F '\t' '{ print $2 "\t" $1 }'
