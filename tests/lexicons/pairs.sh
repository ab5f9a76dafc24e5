#!/bin/sh
# The pairs that lexicons are made from: small sources of our own in the formats that are read, and what is read.
# usage: pairs.sh SOURCE
source=$1
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
# shellcheck source-path=SCRIPTDIR source=../../dictionaries/lexicons/read.sh
. "$source/dictionaries/lexicons/read.sh"

# What is wrong leaves a file, since a pipe's end is a shell of its own.
# is NAME EXPECTED: standard input is what was expected, its backslashes being those of printf.
is() {
  cat >got
  # shellcheck disable=SC2059
  printf "$2" >expected
  cmp -s got expected || { echo "$1:"; diff expected got; : >wrong; }
}

cat >words <<'END'
# Version :: none
Haus {n}; Gebäude {n} | Häuser {pl} :: house; building | houses
etw. finden {vt} [ugs.] | er/sie fand | gefunden :: to find sth. | he/she found | found
Bank {f} (zum Sitzen; im Park) :: bench /bn./
ein Satz mit viel zu vielen Wörtern :: a sentence
END
ding words | is ding 'Haus\thouse\t1\nHaus\tbuilding\t1\nGebäude\thouse\t1\nGebäude\tbuilding\t1
Häuser\thouses\t0.8\nfinden\tto find\t1\nfand\tfound\t0.8\ngefunden\tfound\t0.8\nBank\tbench\t1\n'
ding_forms words | is ding_forms 'Haus\tHäuser\nfinden\tfand\nfinden\tgefunden\n'

# Offsets and lengths in base 64: 0 is A, 31 f.
printf '00databaseinfo\tA\tL\nHand\tL\th\nBaum, Bäume\tw\tX\n' >small.index
printf 'A title...\nHand /hant/ <n, fem>\nmain 2.\na gloss\nBaum /baum/ <n>\n1. arbre, mât (bateau)\na gloss\n2. tronc\n' |
  gzip -c >small.dict.dz
freedict small | is freedict 'Hand\tmain\t1\nBaum\tarbre\t1\nBaum\tmât\t1\nBaum\ttronc\t0.8\n'
dictd small | awk -F '\t' '{ print $1 }' | is dictd 'Hand\nBaum, Bäume\n'

printf '犬\tA\tX\nいぬ\tA\tX\n' >dog.index
printf '[ichi1] 犬 /inu/\n(noun)\n(1) (m) Hund (Tier, zahm), (2) (m) Spion\n' | gzip -c >dog.dict.dz
freedict_ja dog | is freedict_ja '犬\tHund\t1\n犬\tSpion\t1\nいぬ\tHund\t0.3\nいぬ\tSpion\t0.3\n'
freedict_ja dog common | is 'freedict_ja common' '犬\tHund\t1\n犬\tSpion\t1\n'

printf '？ /EDICT/\n犬 [いぬ] /(n) dog/(2) spy (fig)/(P)/\n' | iconv -f UTF-8 -t EUC-JP >edict.jp
edict edict.jp | is edict '犬\tdog\t1\n犬\tspy\t1\n'

# The last byte of a character may be one of those of three dots.
if command -v msgfmt >/dev/null && command -v msgunfmt >/dev/null; then
  head='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
  # shellcheck disable=SC2059
  {
    printf "$head"'msgid "_Open"\nmsgstr "Ö_ffnen"\n\nmsgctxt "tree"\nmsgid "Bark"\nmsgstr "Rinde"\n\nmsgid "%%s of"\nmsgstr "%%s von"\n\nmsgid "Miss"\nmsgstr "Vermissen"\n' |
      msgfmt -o de.mo -
    printf "$head"'msgid "_Open"\nmsgstr "_Ouvrir…"\n\nmsgctxt "tree"\nmsgid "Bark"\nmsgstr "Écorce"\n\nmsgid "%%s of"\nmsgstr "%%s de"\n\nmsgid "Miss"\nmsgstr "怀"\n' |
      msgfmt -o fr.mo -
  }
  catalogues de.mo fr.mo | LC_ALL=C sort | is catalogues 'Rinde\tÉcorce\t1\nVermissen\t怀\t1\nÖffnen\tOuvrir\t1\n'
fi

printf '<annotation cp="X">Katze | Tier</annotation>\n<annotation cp="X" type="tts">Katze</annotation>\n' >de.xml
printf '<annotation cp="X">chat | bête</annotation>\n<annotation cp="X" type="tts">chat</annotation>\n' >fr.xml
annotations de.xml fr.xml | collect 3 | is annotations \
  'Katze\tbête\t0.25\nKatze\tchat\t1.25\nTier\tbête\t0.25\nTier\tchat\t0.25\n'
annotations de.xml fr.xml names | is 'annotations names' 'Katze\tchat\t1\n'
for pair in 'de Mai Kilo&amp;Meter' 'fr mai Kilo&amp;mètre'; do
  # shellcheck disable=SC2086
  set -- $pair
  printf '<ldml>\n<months>\n<month type="5">%s</month>\n</months>\n<units>\n<unit>%s</unit>\n</units>\n</ldml>\n' "$2" "$3" >"$1.xml"
done
locale_names de.xml fr.xml | is locale_names 'Mai\tmai\t1\nKilo&Meter\tKilo&mètre\t1\n'

printf 'SET UTF-8\nSFX N Y 2\nSFX N 0 es [^e]\nSFX N e en e\n' >small.aff
printf '3\nTag/N\nGedanke/N\nName/N\n' >small.dic
affixed small ISO8859-1 | is affixed 'Tag\tTages\nName\tNamen\n'
printf 'Tag\tTages\n' >forms
printf 'Tag\tday\t1\nNacht\tnight\t1\n' | inflected forms 1 0.5 | is inflected 'Tag\tday\t1\nTages\tday\t0.5\nNacht\tnight\t1\n'

printf 'Bank\tbench\t1\nHund\tdog\t1\n' >first
printf 'dog\tchien\t1\nbench\tbanc\t1\nto dog\tsuivre\t1\n' >second
pivot first second | is pivot 'Bank\tbanc\t1\nHund\tchien\t0.7071\nHund\tsuivre\t0.7071\n'
printf 'b\tx\t1\na\tx\t2\nb\tx\t0.5\nb\tx\t9\n' | collect 3 | is collect 'a\tx\t2\nb\tx\t3\n'

# The table of sources, a package that is not there, and none that is.
printf 'en\tding\t0.5\tsome-words\t/words\tCC0-1.0\tnowhere\twords\nen\tdirect\t1\tno-such\t/none\tCC0-1.0\tnowhere\tnone\n' >table
pairs() { SATZ_LEXICON_ROOT=$scratch SATZ_LEXICON_SOURCES=$scratch/table sh "$source/dictionaries/lexicons/pairs.sh" "$@"; }
pairs en 2>said | grep -c '	0.5$' | is pairs '6\n'
grep -q 'apt-get install -y --no-install-recommends no-such' said || { echo 'pairs.sh does not say what to install'; : >wrong; }
mv words words.away
pairs en >got 2>said && { echo 'pairs.sh succeeds without a source'; : >wrong; }
[ -s got ] && { echo 'pairs.sh gives pairs without a source'; : >wrong; }
pairs fr 2>said && { echo 'pairs.sh knows a language that the table does not'; : >wrong; }
[ ! -e wrong ]
