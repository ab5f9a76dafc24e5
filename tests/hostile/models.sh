#!/bin/sh
# A model is a file that may be cut off, overwritten or of another day: satz-segment says so, or decides by what it
# holds, and reads nothing beside it. What satz-train learns from comes from strangers: what is wrong with it is told with
# file and line, and no model is left half written.
# usage: models.sh SOURCE BIN
source=$1 bin=$2
wrong=0 tried=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
cp -R "$source/dictionaries" data && chmod -R u+w data || exit 2
rm -f data/*/segment.model data/*/entities.model data/*/spell.model
unset SATZ_DATA

wrong() {
    printf '%s\n' "$*"
    head -c 400 errors | sed 's/^/    /'
    wrong=1
}

# Runs a tool, which must end with that code; where that is 2, with one message like the pattern.
expect() { # CODE MESSAGE TOOL [ARG]...
    expected=$1 message=$2 tool=$3
    shift 3
    tried=$((tried + 1))
    timeout 60 "$bin/$tool" --data data "$@" >out 2>errors
    code=$?
    [ "$code" -eq "$expected" ] || wrong "$tool $*: exit code $code, not $expected"
    [ "$code" -eq 2 ] || return 0
    [ "$(wc -l <errors)" -eq 1 ] || wrong "$tool $*: not one message"
    grep -q "^$tool: $message" errors || wrong "$tool $*: the message is not '$message'"
}

# ---- models ----

cat >text <<END
Die Sitzung beginnt am 3. Mai um 9 Uhr. Danach spricht Frau Dr. Weiss. Sie leitet das Amt seit 2019.
END
mkdir sets
cp text sets/presse.raw.txt
cat >sets/presse.gold.txt <<END
Die Sitzung beginnt am 3. Mai um 9 Uhr.
Danach spricht Frau Dr. Weiss.
Sie leitet das Amt seit 2019.
END
printf 'train\tpresse\t1\n' >recipe
model=data/de/segment.model
expect 0 '' satz-train segment --recipe recipe --output good sets
size=$(wc -c <good)

refused() { # WHAT MESSAGE
    expect 2 "$model: $2" satz-segment text
    [ "$code" -eq 2 ] || echo "    $1"
}

cp good $model
expect 0 '' satz-segment --lines text
cmp -s out sets/presse.gold.txt || wrong 'the model does not cut what it was learnt from'
for part in 0 1 7 8 12 23; do
    head -c $part good >$model
    refused "cut off after $part bytes" 'no model of this kind'
done
for part in 24 25 63 64 100 $((size / 2)) $((size - 1)); do
    head -c "$part" good >$model
    refused "cut off after $part bytes" 'a damaged model'
done
{ cat good && echo; } >$model
refused 'a line at the end' 'a damaged model'
cp text $model
refused 'a text' 'no model of this kind'
gzip -c good >$model
refused 'compressed' 'no model of this kind'

# Bytes of the head: kind, version, numbers of tables and of words, bits, what is added to sums.
while read -r at bytes message; do
    cp good $model
    # The bytes are octal numbers.
    # shellcheck disable=SC2059
    printf "$bytes" | dd of=$model bs=1 seek="$at" conv=notrunc 2>errors
    refused "$bytes at byte $at" "$message"
done <<'END'
0 S no model of this kind
7 2 no model of this kind
8 thai no model of this kind
12 \377 a model of another version
12 \0\0\0\1 a model of another version
16 \0 a damaged model
16 \1 a damaged model
16 \377\377\377\377 a damaged model
20 \0\0\0\0 a damaged model
20 \1 a damaged model
20 \374\377\377\377 a damaged model
24 \0 a damaged model
24 \1 a damaged model
24 \24 a damaged model
24 \40 a damaged model
24 \56 a damaged model
24 \377\377\377\377 a damaged model
28 \0\0\0\200 a damaged model
32 \377\377\377\177 a damaged model
40 \0\0\0\200 a damaged model
END

# Whatever weights and words there are, sentences are cut, and nothing of the text is lost.
tr -d ' \n' <text >squeezed
for byte in '\0' '\1' '\177' '\200' '\377'; do
    { head -c 64 good && head -c $((size - 64)) /dev/zero | tr '\0' "$byte"; } >$model
    expect 0 '' satz-segment --lines text
    tr -d ' \n' <out | cmp -s - squeezed || wrong "weights of $byte: the text is another"
    expect 0 '' satz-segment --explain text
done
rm $model && mkdir $model
refused 'a folder' 'Is a directory'
rmdir $model && mkfifo $model
refused 'a pipe' 'no model of this kind'
rm $model
# A language's model is its own.
mkdir -p data/en && head -c 30 good >data/en/segment.model
expect 0 '' satz-segment --lang de text
expect 2 'data/en/segment.model: a damaged model' satz-segment --lang en text
expect 2 'data/en/segment.model: a damaged model' satz-segment --lang en-GB text
rm data/en/segment.model

# The model of languages: cut off, or with tables too small for a row of weights.
languages=data/identify.model
cp $languages languages
printf '{"seg":1,"src":"Die Sitzung beginnt.","to":"en","tgt":"The meeting begins."}\n' >records
for part in 0 7 24 60 1000 300000; do
    head -c $part languages >$languages
    expect 2 "$languages: \(no model of this kind\|a damaged model\)" satz-check records
done
for at in 24 44 64; do
    cp languages $languages
    printf '\1' | dd of=$languages bs=1 seek=$at conv=notrunc 2>errors
    expect 2 "$languages: a damaged model" satz-check records
done
rm $languages
expect 0 '' satz-check records
cp languages $languages

# ---- sets ----

# Where learning fails, the model that was there stays.
trains_not() { # MESSAGE [DIR]
    echo kept >model
    expect 2 "$1" satz-train segment --recipe recipe --output model "${2:-sets}"
    grep -qx kept model || wrong 'a failure touched the model'
}

trains_not 'none/presse.raw.txt: No such file' none
trains_not 'text/presse.raw.txt: Not a directory' text
mv sets/presse.gold.txt gold
trains_not 'sets/presse.gold.txt: No such file'
mkdir sets/presse.gold.txt
trains_not 'sets/presse.gold.txt: Is a directory'
rmdir sets/presse.gold.txt
: >sets/presse.gold.txt
trains_not 'sets/presse.gold.txt:1: is longer or shorter than sets/presse.raw.txt'
: >sets/presse.raw.txt
trains_not 'sets/presse.raw.txt: holds no text'
cp text sets/presse.raw.txt
head -n 2 gold >sets/presse.gold.txt
trains_not 'sets/presse.gold.txt:3: is longer or shorter'
sed 's/Dr\./Herrn/' gold >sets/presse.gold.txt
trains_not 'sets/presse.gold.txt:2: differs from sets/presse.raw.txt:1'
printf 'Die Sitzung beginnt.\nM\374ller kommt.\n' >sets/presse.gold.txt
trains_not 'sets/presse.gold.txt:2: not UTF-8'
printf 'Die Sitzung\0 beginnt.\n' >sets/presse.gold.txt
trains_not 'sets/presse.gold.txt:1: not UTF-8'
cp gold sets/presse.gold.txt
head -c 100000 /dev/urandom >sets/presse.raw.txt
trains_not 'sets/presse.raw.txt:[0-9]*: not UTF-8'
# Ten thousand sentences, in one paragraph too, and marks without end.
yes 'Der Rat tagt. Dann ist Pause.' | head -n 5000 >sets/presse.raw.txt
yes 'Der Rat tagt.
Dann ist Pause.' | head -n 10000 >sets/presse.gold.txt
expect 0 '' satz-train segment --recipe recipe --output model sets
yes 'Der Rat tagt. Dann ist Pause.' | head -n 5000 | tr '\n' ' ' >sets/presse.raw.txt
expect 0 '' satz-train segment --recipe recipe --output model sets
yes '. ' | head -n 50000 | tr -d '\n' | tee sets/presse.gold.txt >sets/presse.raw.txt
expect 0 '' satz-train segment --recipe recipe --output model sets
cp text sets/presse.raw.txt
cp gold sets/presse.gold.txt

# ---- recipes ----

line=1
# Rows, each with its message; the backslashes are printf's.
while IFS='|' read -r row message; do
    printf 'train\tpresse\t1\n%b\n' "$row" >recipe
    trains_not "recipe:2: $message"
    line=$((line + 1))
done <<'END'
kaputt|no row of a recipe
train|no row of a recipe
train\tpresse|a set needs a weight
train\tpresse\t|a set needs a weight
train\tpresse\t0|a set needs a weight
train\tpresse\t0.0|a set needs a weight
train\tpresse\t-1|a set needs a weight
train\tpresse\teins|a set needs a weight
train\tpresse\t1e9|a set needs a weight
train\tpresse\t.5|a set needs a weight
train\tpresse\t1.2.3|a set needs a weight
train\tpresse\t9999999999999999|a set needs a weight
doubtful\tpresse|a set needs a weight
train\t\t1|no row of a recipe
measure|no row of a recipe
Train\tpresse\t1|no row of a recipe
 train\tpresse\t1|no row of a recipe
train presse 1|no row of a recipe
set|no such setting
set\tcost|no such setting
set\tcost\t0|no such setting
set\trounds\t0|no such setting
set\trounds\t1001|no such setting
set\tbits\t7|no such setting
set\tbits\t21|no such setting
set\twords\t100001|no such setting
set\tprior\t-1|no such setting
set\tothers\tja|no such setting
set\taugment\t|no such setting
set\tspeed\t9|no such setting
train\tM\377ller\t1|not UTF-8
train\tpres\0se\t1|not UTF-8
\t\t\t|no row of a recipe
END
[ "$line" -gt 30 ] || wrong 'the recipes were not tried'
: >recipe
trains_not 'recipe: names no set'
printf '# nothing\n\nset\trounds\t3\n' >recipe
trains_not 'recipe: names no set'
head -c 10000 /dev/urandom >recipe
trains_not 'recipe:[0-9]*: not UTF-8'
printf 'train\tgone\t1\n' >recipe
trains_not 'sets/gone.raw.txt: No such file'
printf 'train\tgone.txt\t1\n' >recipe
trains_not 'gone.txt: No such file'
printf 'train\tcases.txt\t1\n' >recipe
printf '# Nothing\n\n#! join=\n' >cases.txt
trains_not 'cases.txt: holds no text'
printf '# M\374ller\n' >cases.txt
trains_not 'cases.txt:1: not UTF-8'
printf 'Die Sitzung\nbeginnt.\0\n' >cases.txt
trains_not 'cases.txt:2: not UTF-8'
expect 2 'gone: No such file' satz-train segment --recipe gone sets
expect 2 'sets: Is a directory' satz-train segment --recipe sets sets
rm data/de/segment.train.tsv
expect 2 'no segment.train.tsv for language' satz-train segment --lang de sets
# What is at the end of its range is learnt from all the same.
printf 'train\tpresse\t0.0000000001\nset\tcost\t999999999999\nset\trounds\t1\nset\tbits\t20\nset\twords\t0\nset\tprior\t999999999999\n' >recipe
expect 0 '' satz-train segment --recipe recipe --output $model --cross-validate sets
expect 0 '' satz-segment text
printf 'train\tpresse\t999999999999\nset\tcost\t0.0000000001\nset\tbits\t8\nset\twords\t3\nset\tprior\t0\n' >recipe
expect 0 '' satz-train segment --recipe recipe --output $model --cross-validate sets
expect 0 '' satz-segment text
rm $model

# ---- names ----

model=data/de/entities.model
cat >sets/namen.tsv <<END
Frau	O
Anna	B-PER
Weiss	I-PER
kam	O
nach	O
Kiel	B-LOC

Jan	B-PER
Brandt	I-PER
blieb	O
in	O
Celle	B-LOC
END
printf 'Anna Weiss\n' >sets/liste
printf 'kiel 1 0\ncelle 0.9 0.1\nanna 0 1\n' >sets/vektoren
printf 'Kiel\t8\nkommen\t1\n' >sets/woerter
printf 'Anna kam nach Kiel.\nJan blieb in Celle.\n' >sets/text
cat >recipe <<END
train	namen.tsv	1
names	0	liste
vectors	vektoren	2
text	text	2
words	woerter
set	rounds	3
END
expect 0 '' satz-train entities --recipe recipe --output good sets
expect 0 '' satz-train entities --recipe recipe --output again --cross-validate sets
cmp -s good again || wrong 'the same set gives another model'
size=$(wc -c <good)
printf '{"seg":1,"src":"Frau Anna Weiss kam nach Kiel."}\n' >record
cp good $model
expect 0 '' satz-protect record
cut -f 1 sets/namen.tsv >words
expect 0 '' satz-protect --conll words
[ "$(cut -f 1 out)" = "$(cat words)" ] || wrong 'words or lines are lost'
expect 0 '' satz-protect --conll --document words
[ "$(cut -f 1 out)" = "$(cat words)" ] || wrong 'words or lines are lost in a document'
refused_names() { # WHAT MESSAGE
    expect 2 "$model: $2" satz-protect record
    [ "$code" -eq 2 ] || echo "    $1"
    expect 2 "$model: $2" satz-protect --conll words
}
for part in 0 1 7; do
    head -c $part good >$model
    refused_names "cut off after $part bytes" 'no model of this kind'
done
for part in 8 23 60 100 300 $((size / 2)) $((size - 1)); do
    head -c "$part" good >$model
    refused_names "cut off after $part bytes" 'a damaged model'
done
{ cat good && echo; } >$model
refused_names 'a line at the end' 'a damaged model'
while read -r at bytes message; do
    cp good $model
    # The bytes are octal numbers.
    # shellcheck disable=SC2059
    printf "$bytes" | dd of=$model bs=1 seek="$at" conv=notrunc 2>errors
    refused_names "$bytes at byte $at" "$message"
done <<'END'
0 S no model of this kind
8 \377 a model of another version
12 \0 a damaged model
12 \15 a damaged model
12 \377\377\377\377 a damaged model
16 \0 a damaged model
16 \30 a damaged model
20 \377\377\377\377 a damaged model
24 \0 a damaged model
24 \40 a damaged model
28 \377\377\377\377 a damaged model
END
# Whatever weights there are, every word is tagged.
for byte in '\0' '\1' '\177' '\200' '\377'; do
    { head -c $((size - 2000)) good && head -c 2000 /dev/zero | tr '\0' "$byte"; } >$model
    timeout 60 "$bin/satz-protect" --data data --conll words >out 2>errors
    [ $? -le 2 ] || wrong "rows of $byte: satz-protect crashed"
done
rm $model
expect 2 'there is no model of names for language de' satz-protect --conll words
expect 0 '' satz-protect record
printf 'W\374rze\n' >words
cp good $model
expect 2 'words:1: the word is no UTF-8' satz-protect --conll words
yes Kiel | head -n 100000 >words
expect 0 '' satz-protect --conll --document words
[ "$(wc -l <out)" -eq 100000 ] || wrong 'words of a long sentence are lost'
rm $model
cp recipe whole
while IFS='|' read -r row message; do
    { cat whole && printf '%b\n' "$row"; } >recipe
    echo kept >model
    expect 2 "$message" satz-train entities --recipe recipe --output model sets
    grep -qx kept model || wrong 'a failure touched the model'
done <<'END'
kaputt|recipe:7: no row of a recipe
train|recipe:7: no row of a recipe
train\tnamen.tsv|recipe:7: a set is shown 1 to 100 times
train\tnamen.tsv\t0|recipe:7: a set is shown 1 to 100 times
train\tnamen.tsv\t101|recipe:7: a set is shown 1 to 100 times
train\tgone\t1|sets/gone: No such file
train\ttext\t1|recipe:7: the set has no labelled word
names\t8\tliste|recipe:7: a list of names has a number from 0
names\tx\tliste|recipe:7: a list of names has a number from 0
names\t0\tgone|sets/gone: No such file
vectors\tvektoren\t1|recipe:7: 2 to 1023 clusters
vectors\ttext\t2|sets/text:1: no word with as many numbers
text\tgone\t2|sets/gone: No such file
text\ttext\t1024|recipe:7: 2 to 1023 clusters
words\tliste|sets/liste:1: a word has a number of bits
set\trounds\t0|recipe:7: no such setting
set\tdrop\t1024|recipe:7: no such setting
set\tspeed\t9|recipe:7: no such setting
END
: >recipe
expect 2 'recipe: names no set' satz-train entities --recipe recipe sets
printf 'Anna\tX-PER\n' >sets/namen.tsv
cp whole recipe
expect 2 "sets/namen.tsv:1: 'X-PER' is no tag" satz-train entities --recipe recipe sets
printf 'Anna\tB-PER\n' >sets/namen.tsv
expect 2 'entities takes no --from' satz-train entities --from en sets

# ---- writing, and usage ----

printf 'train\tpresse\t1\n' >recipe
expect 2 '/dev/full: No space left' satz-train segment --recipe recipe --output /dev/full sets
[ -c /dev/full ] || wrong '/dev/full is gone'
expect 2 'gone/model: No such file' satz-train segment --recipe recipe --output gone/model sets
expect 2 'sets: Is a directory' satz-train segment --recipe recipe --output sets sets
[ "$(find . -name 'model?*' -o -name '*.model?*' | wc -l)" -eq 0 ] || wrong 'unfinished files stay behind'
for where in '/dev/full' '&-'; do
    tried=$((tried + 1))
    sh -c "'$bin/satz-train' segment --data data --recipe recipe sets >$where" 2>errors
    code=$?
    [ "$code" -eq 2 ] || wrong "scores to $where: exit code $code"
    grep -q '^satz-train: standard output: .' errors || wrong "scores to $where: not told"
done
for words in '' segment 'sets segment' 'segment sets more' 'align sets'; do
    # The words are meant to be split.
    # shellcheck disable=SC2086
    expect 2 'what to train and a folder are needed' satz-train $words
done
expect 2 "unknown language 'xx'" satz-train segment --lang xx sets
expect 2 'none: no dictionaries here' satz-train segment --data none sets

# ---- words ----

model=data/de/spell.model
printf ' Hausner\t1\nHaus\t300\nHausboot\t0\nTag\t250.5\nund\t11000\n' >words.tsv
expect 0 '' satz-train spelling --lang de --output good words.tsv
size=$(wc -c <good)
printf '{"seg":1,"src":"Der Tagg und das Haus."}\n' >record
cp good $model
expect 0 '' satz-spell record
grep -q '"fix":\["Tag"' out || wrong 'no fix from the graph of words'
for part in 0 1 7; do
    head -c $part good >$model
    expect 2 "$model: no graph of words" satz-spell record
done
for part in 8 19 20 40 $((size - 1)); do
    head -c "$part" good >$model
    expect 2 "$model: a graph of words that is not whole" satz-spell record
done
# Whatever its edges say: they lead in circles, to nowhere, to all letters.
for byte in 000 001 177 200 377; do
    for at in 16 20 24 36 48 52 60 $((size - 6)); do
        cp good $model
        # The byte is an octal number.
        # shellcheck disable=SC2059
        printf "\\$byte" | dd of=$model bs=1 seek="$at" conv=notrunc 2>/dev/null
        expect 0 '' satz-spell record
    done
done
rm $model
while read -r line; do
    printf 'Amt\t1\n%b\n' "$line" >words.tsv
    expect 2 'words.tsv:2: not ' satz-train spelling --lang de words.tsv
done <<'END'
Bad
Bad\t
Bad\tviel
Bad\t-1
Bad\t1\t2
\t3
Amt\t2
Aal\t2
B\0377d\t1
END
expect 2 'no-such-file: ' satz-train spelling --lang de no-such-file

# ---- lexicons ----

# Where a file of pairs is wrong, the lexicon that was there stays.
lexicon() { # CODE MESSAGE [FILE]...
    code=$1 message=$2
    shift 2
    echo kept >lexicon
    tried=$((tried + 1))
    timeout 60 "$bin/satz-train" lexicon --lang en --output lexicon "$@" >out 2>errors
    got=$?
    [ "$got" -eq "$code" ] || wrong "lexicon of $*: exit code $got, not $code"
    if [ "$code" -eq 0 ]; then
        [ "$(head -c 8 lexicon)" = satzlex1 ] || wrong "lexicon of $*: none"
        return 0
    fi
    grep -qx kept lexicon || wrong 'a failure touched the lexicon'
    grep -q "^satz-train: $message" errors || wrong "lexicon of $*: the message is not '$message'"
}

line=1
while IFS='|' read -r row message; do
    printf 'Hund\tdog\n%b\n' "$row" >pairs
    lexicon 2 "pairs:2: $message" pairs
    line=$((line + 1))
done <<'END'
Maus|a row has a source
Maus mouse|a row has a source
Maus\tmouse\t|the third cell is a weight
Maus\tmouse\t0|the third cell is a weight
Maus\tmouse\t-1|the third cell is a weight
Maus\tmouse\t1e7|the third cell is a weight
Maus\tmouse\t1e-400|the third cell is a weight
Maus\tmouse\tnan|the third cell is a weight
Maus\tmouse\t0x1|the third cell is a weight
Maus\tmouse\t1,5|the third cell is a weight
Maus\tmouse\t1\t|a row has at most three cells
M\374ller\tmiller|this is not UTF-8
Ma\0us\tmouse|this is not UTF-8
END
[ "$line" -gt 12 ] || wrong 'the rows were not tried'
lexicon 2 'gone: No such file' gone
lexicon 2 'sets: Is a directory' sets
head -c 10000 /dev/urandom >pairs
lexicon 2 'pairs:[0-9]*: ' pairs
: >pairs
lexicon 0 '' pairs
# A phrase of a million words, a word of a million letters, a word with a hundred thousand translations, and twenty
# thousand phrases of as many words as one may have.
yes Wort | head -n 1000000 | tr '\n' ' ' | sed 's/$/\tword/' >pairs
lexicon 0 '' pairs
grep -q '^0 pairs, 1 passed over, 0 entries' out || wrong 'a long phrase is not passed over'
head -c 1000000 /dev/zero | tr '\0' a | sed 's/$/\tword/' >pairs
lexicon 0 '' pairs
awk 'BEGIN {
    for (i = 0; i < 100000; i++)
        printf "Wort\tw%c%c%c%c\n", 97 + i % 26, 97 + i / 26 % 26, 97 + i / 676 % 26, 97 + i / 17576
}' >pairs
lexicon 0 '' pairs
awk 'BEGIN {
    for (i = 0; i < 20000; i++)
        for (k = 0; k < 80; k++)
            printf "%c%c%s", 97 + (i + k) % 26, 97 + i * k % 26, k == 39 ? "\t" : k == 79 ? "\n" : " "
}' >pairs
lexicon 0 '' pairs
printf 'Hund\tdog\n' >pairs
for where in /dev/full gone/lexicon sets; do
    tried=$((tried + 1))
    "$bin/satz-train" lexicon --lang en --output "$where" pairs >out 2>errors
    [ $? -eq 2 ] || wrong "lexicon to $where: not exit code 2"
done
while read -r words; do
    tried=$((tried + 1))
    # The words are meant to be split.
    # shellcheck disable=SC2086
    "$bin/satz-train" lexicon $words >out 2>errors </dev/null
    [ $? -eq 2 ] || wrong "lexicon $words: not exit code 2"
done <<'END'
pairs
--lang en pairs
--lang xx --output lexicon pairs
--lang en --output lexicon --from xx pairs
--lang en --output lexicon --most 0 pairs
--lang en --output lexicon
--lang en --output lexicon --data data pairs
END

echo "$tried cases"
[ "$wrong" -eq 0 ]
