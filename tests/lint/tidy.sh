#!/bin/sh
# clang-tidy over the library and the tools, with .clang-tidy.
# usage: tidy.sh SOURCE BIN, where BIN is in the build's directory
#   TIDY_NODES: how far the analyzer follows a function; its own limit, 225000, takes ten times as long as the 20000 here
cd "$1" || exit 2
find lib tools tests -maxdepth 2 -name '*.c' ! -path 'tests/unit/*' | sort |
    xargs -n 8 clang-tidy --quiet -p "${2%/*}" --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang \
        --extra-arg="max-nodes=${TIDY_NODES:-20000}" 2>&1 | awk '
        / (warning|error): / { wrong++; show = 3 }
        show-- > 0
        END { exit wrong > 0 }'
