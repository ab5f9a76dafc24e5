#!/bin/sh
# The pairs of a German-LANG lexicon, from the sources that sources.tsv names; or, with --sources, what they are.
# usage: pairs.sh [--sources] LANG    pairs, or rows of package, version, what, licence, upstream, on standard output
#
# A package that is not installed is named on standard error, with the command that installs it, and passed over; the
# exit status is 1 if no source of pairs is left. SATZ_LEXICON_ROOT, if set, is a folder to read instead of `/`, and
# SATZ_LEXICON_SOURCES another table of sources.
# SPDX-License-Identifier: Apache-2.0
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=read.sh
. "$here/read.sh"

listing=
[ "${1-}" = --sources ] && { listing=yes; shift; }
[ $# -eq 1 ] || { echo 'usage: pairs.sh [--sources] LANG' >&2; exit 2; }
lang=$1
table=${SATZ_LEXICON_SOURCES:-$here/sources.tsv}
root=${SATZ_LEXICON_ROOT:-}
tab=$(printf '\t')
# What catalogues, CLDR and packages call the language.
case $lang in zh-Hans) locale=zh_CN cldr=zh packaged=zh-cn ;; *) locale=$lang cldr=$lang packaged=$lang ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# rows [READERS]: the rows of the language, of those readers alone if there are any; `-` for a field that is empty.
rows() {
  awk -F '\t' -v lang="$lang" -v packaged="$packaged" -v readers="${1-}" '
    /^#/ || NF < 8 { next }
    index(" " $1 " ", " " lang " ") && (readers == "" || index(" " readers " ", " " $2 " ")) {
      gsub(/LANG/, packaged, $4); print $2 "\t" $3 "\t" $4 "\t" $5 "\t" $6 "\t" $7 "\t" $8
    }' "$table"
}

# missing PACKAGES FILE...: whether any of the files is not there; then says what to install.
missing() {
  packages=$1
  shift
  for file in "$@"; do
    [ -e "$file" ] && continue
    echo "lexicons: $lang: passed over, since not installed: $packages" >&2
    echo "lexicons:   apt-get install -y --no-install-recommends $packages" >&2
    return 0
  done
  return 1
}

# joined READER GERMAN OTHER: what the reader makes of each two files of one name in the two folders or patterns.
joined() {
  for german in $2; do
    [ -e "$german" ] || continue
    for other in $3; do
      [ "${other##*/}" = "${german##*/}" ] && [ -e "$other" ] && "$1" "$german" "$other"
    done
  done
  return 0
}

# with_lang FILES LANG: the files, or patterns, parted by blanks, for a language.
with_lang() { printf '%s' "$1" | sed "s/LANG/$2/g; s, /, $root/,g"; }

# messages: the English of the catalogues and what the language has for it.
messages() {
  for other in $(with_lang "$place" "$locale"); do
    [ ! -e "$other" ] || message_words "$other"
  done
}

# japanese: Japanese words in ideographs alone, in simplified characters, and German.
japanese() {
  freedict_ja "$root/usr/share/dictd/freedict-jpn-deu" common | bare_ideographs | collect 3 | simplified
}

# source_pairs READER PACKAGES FILE: the pairs of a source, German first. A status of 1: it is not there.
source_pairs() {
  place=$root$3
  case $1 in
  ding) missing "$2" "$place" && return 1; ding "$place" ;;
  direct) missing "$2" "$place.index" "$place.dict.dz" && return 1; freedict "$place" ;;
  reverse) missing "$2" "$place.index" "$place.dict.dz" && return 1; freedict "$place" | swapped ;;
  reverse-ja) missing "$2" "$place.index" "$place.dict.dz" && return 1; freedict_ja "$place" common | swapped ;;
  edict-en) missing "$2" "$place" "$root/usr/share/trans/de-en" && return 1
    edict "$place" | swapped >"$work/english"; by_english ;;
  pivot-en) missing "$2 trans-de-en" "$place.index" "$place.dict.dz" "$root/usr/share/trans/de-en" && return 1
    freedict "$place" >"$work/english"; by_english ;;
  pivot-en-back) missing "$2 trans-de-en" "$place.index" "$place.dict.dz" "$root/usr/share/trans/de-en" && return 1
    freedict "$place" | swapped >"$work/english"; by_english ;;
  sign-names) missing "$2" "$place/de.xml" "$place/$cldr.xml" && return 1
    annotations "$place/de.xml" "$place/$cldr.xml" names ;;
  annotations | locale_names) missing "$2" "$place/de.xml" "$place/$cldr.xml" && return 1
    "$1" "$place/de.xml" "$place/$cldr.xml" ;;
  catalogues)
    # Of a language some catalogues may not be there; that there are none means that the package is not.
    joined echo "$(with_lang "$place" de)" "$(with_lang "$place" "$locale")" >"$work/there"
    [ -s "$work/there" ] || { missing "$2" "$work/none"; return 1; }
    joined catalogues "$(with_lang "$place" de)" "$(with_lang "$place" "$locale")" ;;
  messages-en)
    messages >"$work/english"
    [ -s "$work/english" ] || { missing "$2" "$work/none"; return 1; }
    missing trans-de-en "$root/usr/share/trans/de-en" && return 1
    by_english ;;
  kanji) missing "$2" "$place.index" "$place.dict.dz" && return 1; japanese | swapped ;;
  hanja) missing "$2" "$place" "$root/usr/share/dictd/freedict-jpn-deu.index" && return 1
    hanja "$place" >"$work/hanja"
    japanese | read_as "$work/hanja" | swapped ;;
  readings-vi) missing "$2" "$place" "$root/usr/share/dictd/freedict-jpn-deu.index" && return 1
    readings_vi "$place" >"$work/readings"
    cut -f 2 "$work/pairs" >"$work/known"
    japanese | spelled "$work/readings" "$work/known" | swapped ;;
  of-id) SATZ_LEXICON_ROOT=$root sh "$here/pairs.sh" id ;;
  *) echo "pairs.sh: $table: no reader $1" >&2; exit 2 ;;
  esac | bare
}

# by_english: the pairs by way of English; what English has is in the file `english`.
by_english() {
  [ -s "$work/ding" ] || ding "$root/usr/share/trans/de-en" | bare | collect 1 >"$work/ding"
  pivot "$work/ding" "$work/english"
}

# form_rows READER PACKAGES FILE: forms, as BASE<TAB>FORM.
form_rows() {
  case $1 in
  ding-forms) missing "$2" "$root$3" || ding_forms "$root$3" ;;
  *) missing "$2" "$root${3% *}.aff" "$root${3% *}.dic" || affixed "$root${3% *}" "${3##* }" ;;
  esac
}

# sources: what the language's lexicon is made from, with the versions that are installed.
sources() {
  echo '# What the lexicon beside this file is made from. SPDX-License-Identifier: CC0-1.0'
  echo '# (of this list; the sources have the licences of their rows, and the lexicon one that all of them allow)'
  # GPL-3 takes in all but CC-BY-SA-3.0, which takes in what asks for no licence of its own.
  if rows | cut -f 5 | grep -q CC-BY-SA-3.0; then
    echo '# the lexicon: CC-BY-SA-3.0'
  else
    echo '# the lexicon: GPL-3.0'
  fi
  echo '# package	version	what	licence	upstream'
  rows | while IFS=$tab read -r _ _ packages _ licence upstream what; do
    for package in $packages; do
      version=$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null) || continue
      printf '%s\t%s\t%s\t%s\t%s\n' "$package" "$version" "$what" "$licence" "$upstream"
    done
  done
}

[ -n "$(rows)" ] || { echo "pairs.sh: $table names no source for $lang" >&2; exit 2; }
[ -z "$listing" ] || { sources; exit; }

: >"$work/pairs"
rows | while IFS=$tab read -r reader weight packages file _; do
  case $reader in *forms*) continue ;; esac
  source_pairs "$reader" "$packages" "$file" | collect 1 | weighed "$weight" >>"$work/pairs"
done
[ -s "$work/pairs" ] || { echo "lexicons: $lang: no source of pairs is installed" >&2; exit 1; }

for side in 1 2; do
  : >"$work/forms$side"
  share=0
  [ $side = 1 ] && readers='ding-forms forms-de' || readers=forms
  rows "$readers" >"$work/rows"
  while IFS=$tab read -r reader share packages file _; do
    form_rows "$reader" "$packages" "$file" >>"$work/forms$side"
  done <"$work/rows"
  printf '%s' "${share:-0}" >"$work/share$side"
  [ -s "$work/rows" ] && rows "$readers" | awk -F '\t' 'NR == 1 { printf "%s", $2 }' >"$work/share$side"
  LC_ALL=C sort -u -o "$work/forms$side" "$work/forms$side"
done
collect 3 <"$work/pairs" | inflected "$work/forms1" 1 "$(cat "$work/share1")" |
  inflected "$work/forms2" 2 "$(cat "$work/share2")" | collect 3
