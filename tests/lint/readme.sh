#!/bin/sh
# What README.md shows under "Three ways to use it" runs as it stands, in a copy of the project.
# usage: readme.sh SOURCE BIN
source=$1
PATH=$2:$PATH
wrong=0 count=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/satz" "$scratch/satz/corpora" && cd "$scratch/satz" || exit 2
cp -R "$source/tools" "$source/dictionaries" . || exit 2
cp -R "$source/corpora/Makefile" "$source/corpora/de" "$source/corpora/memory" corpora || exit 2
unset SATZ_DATA MAKEFLAGS

sed -n '/^## Three ways/,/^## What you may/s/^    //p' "$source/README.md" >commands
while IFS= read -r command; do
    count=$((count + 1))
    sh -c "$command" </dev/null >output 2>errors
    code=$?
    case $command in
    # Exit code 1 says that a person must look.
    satz-run*) [ "$code" -le 1 ] ;;
    *) [ "$code" -eq 0 ] ;;
    esac || {
        echo "README.md: $command: exit code $code"
        tail -n 5 errors
        wrong=1
    }
    grep -q 'not found' errors && wrong=1
    [ -s output ] || [ -s errors ] || {
        echo "README.md: $command: says nothing"
        wrong=1
    }
done <commands
[ "$count" -ge 3 ] || {
    echo "README.md: only $count commands were found"
    wrong=1
}
grep -q '^    sh tools/bootstrap.sh demo' "$source/README.md" || wrong=1
exit "$wrong"
