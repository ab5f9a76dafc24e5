#!/bin/sh
# Builds without sanitizers and runs the unit tests, the fuzzers' corpora, and each tool over releases and over what a
# stranger may send, under valgrind's memcheck. An error, or memory that is lost for good, fails.
# usage: valgrind.sh DIR [PATTERN], where DIR is for the build; only what is named like the PATTERN is run
source=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 2
[ $# -ge 1 ] || {
    sed -n '4s/^# //p' "$0" >&2
    exit 2
}
command -v valgrind >/dev/null || {
    echo 'valgrind.sh: there is no valgrind; on Debian: apt-get install valgrind libc6-dbg' >&2
    exit 2
}
mkdir -p "$1" && dir=$(CDPATH='' cd -- "$1" && pwd) || exit 2
pattern=${2:-.}
cmake -S "$source" -B "$dir" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSATZ_SANITIZE=OFF \
    -DSATZ_FUZZ=OFF -DSATZ_TESTS=ON >"$dir/configure.log" 2>&1 || {
    cat "$dir/configure.log" >&2
    exit 2
}
ninja -C "$dir" --quiet || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
export SATZ_SOURCE="$source" SATZ_BIN="$dir/bin" SATZ_DATA="$source/dictionaries" LC_ALL=C.UTF-8 SATZ_VALGRIND=1
PATH=$dir/bin:$PATH
tried=0 wrong=0

# The code is that of the program; 99 means that memcheck has something to say.
memcheck() { # CODES LABEL COMMAND...
    codes=$1 label=$2
    shift 2
    printf '%s\n' "$label" | grep -qE -e "$pattern" || return 0
    tried=$((tried + 1))
    valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
        --errors-for-leak-kinds=definite --child-silent-after-fork=yes --log-file="$scratch/log" \
        --suppressions="$source/tests/valgrind.supp" \
        "$@" >"$scratch/out" 2>"$scratch/errors"
    code=$?
    case " $codes " in
    *" $code "*) return 0 ;;
    esac
    wrong=$((wrong + 1))
    printf '%s: exit code %s\n' "$label" "$code"
    head -n 60 "$scratch/log"
    tail -n 5 "$scratch/errors"
}

# ---- the unit tests, and what fuzzers found ----

for test in "$dir"/tests/unit_*; do
    memcheck 0 "$(basename "$test")" "$test"
done
for test in "$dir"/fuzz/*; do
    name=$(basename "$test") found=
    [ -d "$source/tests/fuzz/found/$name" ] && found=$source/tests/fuzz/found/$name
    # What is not there is not to be an argument.
    # shellcheck disable=SC2086
    memcheck 0 "fuzz_$name" "$test" "$source/tests/fuzz/corpus/$name" $found
done

# ---- the chain over a release, and the other tools over what comes of it ----

# The records that the next tool is given are made without memcheck, which would cost minutes.
releases="seaprwire-0001.txt launch-0004.html"
for release in $releases; do
    input=$source/corpora/de/$release
    satz-segment "$input" >"$release.segments" || exit 2
    satz-protect "$release.segments" >"$release.protected" || exit 2
    satz-translate --to ja --memory "$source/corpora/memory" "$release.protected" >"$release.translated" || exit 2
    satz-restore "$release.translated" >"$release.restored" || exit 2
    memcheck 0 "satz-segment $release" satz-segment "$input"
    memcheck 0 "satz-segment --lines $release" satz-segment --lines "$input"
    memcheck 0 "satz-protect $release" satz-protect "$release.segments"
    memcheck 0 "satz-translate $release" satz-translate --to ja --memory "$source/corpora/memory" "$release.protected"
    memcheck 0 "satz-translate cat $release" satz-translate --to fr "$release.protected" -- cat
    memcheck 0 "satz-restore $release" satz-restore "$release.translated"
    memcheck 0 "satz-recode $release" satz-recode "$input"
    memcheck 0 "satz-spell $release" satz-spell --side src "$release.restored"
    memcheck 0 "satz-check $release" satz-check "$release.restored"
    memcheck 0 "satz-join $release" satz-join "$release.restored"
    memcheck 0 "satz-report $release" satz-report --format html "$release.restored"
    satz-export --skip-on never "$release.restored" >"$release.tmx" 2>errors || exit 2
    memcheck 0 "satz-export $release" satz-export --skip-on never "$release.restored"
    memcheck 0 "satz-import $release" satz-import --to ja "$release.tmx"
    memcheck 0 "satz-align $release" satz-align "$release.segments" "$release.restored"
    memcheck 0 "satz-align --format side $release" satz-align --to ja --segment --format side "$input" "$release.restored"
    memcheck 0 "satz-align --format tmx $release" satz-align --format tmx "$release.segments" "$release.restored"
    memcheck '0 1' "satz-run $release" satz-run "$input" translated --to=ar --memory="$source/corpora/memory"
done

# ---- a model, and sentences cut by it ----

mkdir sets
tr '\n' ' ' <"$source/corpora/gold/seaprwire-0001.segments.txt" >sets/presse.raw.txt
cp "$source/corpora/gold/seaprwire-0001.segments.txt" sets/presse.gold.txt
printf 'train\tpresse\t1\nmeasure\tpresse\nset\trounds\t3\n' >recipe
cp -R "$source/dictionaries" data && chmod -R u+w data || exit 2
memcheck 0 satz-train satz-train segment --recipe recipe --cross-validate --output data/de/segment.model sets
memcheck 0 'satz-segment by a model' satz-segment --data data sets/presse.raw.txt
memcheck 0 'satz-segment --explain' satz-segment --data data --explain sets/presse.raw.txt
head -c 4000 data/de/segment.model >data/en/segment.model
memcheck 2 'satz-segment, damaged model' satz-segment --data data --lang en sets/presse.raw.txt

# ---- every tool: its help, good records, and bad ones ----

head -c 20000 /dev/urandom >noise
printf 'Der Umsatz \377 stieg.\n' >latin
printf '{"seg":1,"doc":"a","lang":"de","gap":"","src":"Der Umsatz stieg.","tail":""}\n' >good
{ cat good; head -c 40 good; } >half
for tool in "$dir"/bin/satz*; do
    name=$(basename "$tool")
    memcheck 0 "$name --help" "$tool" --help
    memcheck 2 "$name --frobnicate" "$tool" --frobnicate
    how=
    case $name in
    satz | satz-run | satz-train) continue ;;
    satz-translate) how='--to de --pseudo' ;;
    satz-import) how='--to ja' ;;
    satz-align) how='--to ja good' ;;
    satz-join) how='--side src' ;;
    esac
    for input in noise latin half seaprwire-0001.txt.restored launch-0004.html.restored; do
        # The options are meant to be split.
        # shellcheck disable=SC2086
        memcheck '0 1 2' "$name $input" "$tool" $how "$input"
    done
    number=0
    while IFS= read -r bad; do
        number=$((number + 1))
        { cat good; printf '%s\n' "$bad"; } >broken
        # A few of them: each start costs a second.
        # shellcheck disable=SC2086
        [ $((number % 4)) -ne 0 ] || memcheck '0 1 2' "$name, bad record $number" "$tool" $how broken
    done <"$source/tests/hostile/records.txt"
done

echo "valgrind: $tried runs, $wrong with errors"
[ "$wrong" -eq 0 ] && [ "$tried" -gt 0 ]
