#!/bin/sh
# Memory has a bound: a release of eight megabytes through the chain, each filter with little more than
# its libraries and tables take; satz-protect holds one document, as its page says.
# usage: memory.sh SOURCE BIN, where BIN is in the build's directory
#
# Sanitizers take terabytes of addresses, so these are the second compiler's programs (lint/clang).
source=$1 bin=${2%/*}/clang/bin
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2

stage() { # KILOBYTES OUTPUT TOOL ARGUMENT...
    limit=$1 output=$2 tool=$3
    shift 3
    # shellcheck disable=SC3045
    (ulimit -v "$limit" && exec "$bin/$tool" "$@" >"$output" 2>errors)
    code=$?
    if [ "$code" -ne 0 ]; then
        echo "$tool: exit code $code with $limit KB"
        head -c 400 errors
        wrong=1
    fi
}

i=0
while [ "$i" -lt 40 ]; do
    for release in quarterly-0002 interview-0003 seaprwire-0001 bridge-0005; do
        cat "$source/corpora/de/$release.txt"
        printf '\n\n'
    done
    i=$((i + 1))
done >some
i=0
while [ "$i" -lt 13 ]; do
    cat some
    i=$((i + 1))
done >input

stage 200000 segments satz-segment input
stage 400000 protected satz-protect segments
stage 200000 translated satz-translate --to de protected -- cat
stage 200000 restored satz-restore translated
stage 200000 joined satz-join restored
cmp input joined || wrong=1

# Memory that ends: one message, and 2.
for tool in satz-segment satz-protect; do
    case $tool in
    satz-segment) file=input ;;
    *) file=segments ;;
    esac
    # shellcheck disable=SC3045
    (ulimit -v 60000 && exec "$bin/$tool" "$file" >none 2>errors)
    code=$?
    if [ "$code" -ne 0 ] && { [ "$code" -ne 2 ] || [ "$(wc -l <errors)" -ne 1 ]; }; then
        echo "$tool: memory that ends: exit code $code"
        head -c 400 errors
        wrong=1
    fi
done
exit "$wrong"
