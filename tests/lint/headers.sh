#!/bin/sh
# Every header compiles by itself, twice, and its guard is its path.
# usage: headers.sh SOURCE
cd "$1" || exit 2
flags=$(pkg-config --cflags icu-uc libxml-2.0 gumbo sqlite3)
wrong=0
for header in lib/*/*.h; do
    name=${header#lib/}
    # shellcheck disable=SC2086
    printf '#include "%s"\n#include "%s"\nextern int only_a_declaration;\n' "$name" "$name" |
        gcc -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wconversion -Werror -fsyntax-only -Ilib $flags -x c - || {
        echo "$header: does not compile by itself"
        wrong=1
    }
    guard=SATZ_$(printf '%s' "${name%.h}" | tr 'a-z/-' 'A-Z__')_H
    grep -q "^#ifndef $guard\$" "$header" || {
        echo "$header: its guard is not $guard"
        wrong=1
    }
done
exit "$wrong"
