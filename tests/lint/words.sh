#!/bin/sh
# Words that have no place in a finished tree, and blanks that nobody sees.
# usage: words.sh SOURCE
cd "$1" || exit 2
wrong=0
files=$(find .ci CMakeLists.txt README.md lib tools tests dictionaries corpora/Makefile corpora/README.md \
    -type f ! -path tests/lint/words.sh ! -path 'tests/laws/found/*' ! -path 'tests/fuzz/corpus/*' \
    ! -path 'tests/fuzz/found/*' ! -path 'dictionaries/*/build/*' ! -name lexicon ! -name '*.bin' 2>/dev/null)

refuse() { # WHAT PATTERN
    # File names here hold no blanks.
    # shellcheck disable=SC2086
    if grep -nHwE -e "$2" $files; then
        echo "words: $1"
        wrong=1
    fi
}

refuse 'work left undone' 'TODO|FIXME|XXX|HACK|for now|not yet implemented'
refuse 'a path of one machine' '/work/[a-z]+|/home/[a-z]+|/tmp/wt'
# shellcheck disable=SC2086
if grep -nHI '[^ ] $' $files /dev/null | grep -vE '^(dictionaries|corpora)/'; then
    echo 'words: blanks at the end of a line'
    wrong=1
fi
exit "$wrong"
