#!/bin/sh
# The dictionaries are for people to add to. A table with a byte that is no UTF-8, or with a row that means nothing, is
# named with its line, or the row is passed over; no tool crashes, or goes on with half a table.
# usage: tables.sh SOURCE BIN
source=$1 bin=$2
wrong=0 tried=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
cp -R "$source/dictionaries" data && chmod -R u+w data || exit 2
unset SATZ_DATA

wrong() {
    printf '%s\n' "$*"
    head -c 400 errors | sed 's/^/    /'
    wrong=1
}

# The sets that all the recipes name; cases of our own are seen from the recipe's folder.
sets_make() {
    mkdir sets
    awk -F '\t' '$1 ~ /^(train|doubtful|measure)$/ { print $2 }' data/*/segment.train.tsv | sort -u |
        while IFS= read -r set; do
            case $set in
            ../../*)
                file=${set#../../}
                mkdir -p "${file%/*}" && cp text "$file"
                ;;
            *) cp text "sets/$set.raw.txt" && cp text "sets/$set.gold.txt" ;;
            esac
        done
}

# The same for the recipe of languages.
texts_make() {
    mkdir texts
    awk -F '\t' '$1 == "train" || $1 == "measure" { print $3 } $1 == "exchange" { print $4 }' data/identify.train.tsv | sort -u |
        while IFS= read -r set; do
            case $set in
            ../*) set=${set#../} ;;
            *) set=texts/$set ;;
            esac
            mkdir -p "${set%/*}" && cp text "$set"
        done
}

# Runs the tool that reads a table of that name. Sets `code`.
reader_run() { # TABLE
    lang=$(printf '%s' "$1" | sed -n 's|^\([a-z][a-z]\(-[A-Za-z0-9]*\)*\)/.*|\1|p')
    from=de to=${lang:-en} said='Am 3. Oktober sprach Keir Starmer.'
    case $1 in
    */segment.train.tsv)
        [ -d sets ] || sets_make
        set -- satz-train segment --lang "$lang" sets
        ;;
    identify.train.tsv)
        [ -d texts ] || texts_make
        set -- satz-train identify texts
        ;;
    */segment.tsv | */segment.words.tsv) set -- satz-segment --lang "$lang" text ;;
    */check.tsv | peoples.tsv) set -- satz-check record ;;
    */probe.tsv) set -- satz-translate --probe --from "$lang" -- cat ;;
    spell.tsv | */spell.tsv | */spell.words.tsv | */usage.tsv)
        # Without a word: the dictionary of each language would have to be loaded.
        from=${lang:-de} said='3.'
        set -- satz-spell --side src record
        ;;
    sounds/*) to=ru && set -- satz-restore record ;;
    engines.tsv | */local.tsv | */translit.tsv | */given.tsv) set -- satz-restore record ;;
    *) from=${lang:-de} && set -- satz-protect record ;;
    esac
    tool=$1
    shift
    printf '{"seg":1,"lang":"%s","src":"%s","to":"%s","out":"Kiel","tgt":"Kiel","tail":""}\n' \
        "$from" "$said" "$to" >record
    timeout 60 "$bin/$tool" --data data "$@" </dev/null >out 2>errors
    code=$?
}

printf 'Am 3. Oktober sprach Dr. Keir Starmer in Kiel. Gut.\n' >text
# What lexicons were made from is for people, and for the scripts that make them.
find data -type f -name '*.tsv' ! -name '*sources.tsv' ! -name entities.train.tsv ! -name spell.train.tsv ! -path 'data/entities/*' ! -path '*/build/*' | sed 's|^data/||' | sort >tables
while IFS= read -r table; do
    cp "data/$table" kept
    line=$(($(wc -l <kept) + 1))
    tried=$((tried + 1))
    printf 'kind\tMü\377ller\n' >>"data/$table"
    reader_run "$table"
    [ "$code" -eq 2 ] || wrong "$table: a byte that is no UTF-8: $tool ends with $code"
    grep -q "^$tool: data/$table:$line: ." errors || wrong "$table: a byte that is no UTF-8: $tool does not name line $line"
    for row in 'kaputt' 'kaputt\tkaputt\tkaputt' '\t\t\t' 'kaputt\t|||'; do
        cp kept "data/$table"
        printf '%b\n' "$row" >>"data/$table"
        reader_run "$table"
        [ "$code" -eq 0 ] && continue
        [ "$code" -eq 2 ] || wrong "$table: the row '$row': $tool ends with $code"
        grep -q "^$tool: data/$table:$line: ." errors || wrong "$table: the row '$row': $tool does not name line $line"
    done
    cp kept "data/$table"
done <tables
echo "$tried tables"
[ "$tried" -gt 20 ] && [ "$wrong" -eq 0 ]
