#!/bin/sh
# The whole project once more by the second compiler: not one warning.
# usage: clang.sh SOURCE BIN, where BIN is in the build's directory
build=${2%/*}/clang
cmake -S "$1" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DSATZ_WERROR=ON \
    -DSATZ_TESTS=ON >"${2%/*}/clang.log" 2>&1 || {
    cat "${2%/*}/clang.log"
    exit 1
}
exec ninja -C "$build" -j 1 --quiet
