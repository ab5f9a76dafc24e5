#!/bin/sh
# Builds the fuzzers with libFuzzer and runs each for a time; stops at the first finding and says how to try it again.
# usage: fuzz.sh DIR SECONDS [NAME...]
#
# DIR is for the build, for the corpus as it grows (DIR/corpus/NAME) and for what is found (DIR/found).
#
#     fuzz.sh DIR merge [NAME...]
#
# takes over into tests/fuzz/corpus what of the grown corpus reaches something new, as little of it as does.
source=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
[ $# -ge 2 ] || {
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
dir=$1 seconds=$2
shift 2
clang=${CLANG:-clang}
runtime=$("$clang" -print-file-name="libclang_rt.fuzzer-$(uname -m).a" 2>/dev/null) || {
    echo 'fuzz.sh: there is no clang; on Debian: apt-get install clang' >&2
    exit 2
}
[ -e "$runtime" ] || [ -e "$("$clang" -print-runtime-dir)/libclang_rt.fuzzer-$(uname -m).a" ] || {
    echo 'fuzz.sh: clang has no libFuzzer; on Debian: apt-get install libclang-rt-dev' >&2
    exit 2
}
mkdir -p "$dir" && dir=$(CDPATH='' cd -- "$dir" && pwd) || exit 2
cmake -S "$source/../.." -B "$dir" -G Ninja -DCMAKE_C_COMPILER="$clang" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSATZ_FUZZ=ON \
    -DSATZ_TESTS=ON >"$dir/configure.log" 2>&1 || {
    cat "$dir/configure.log" >&2
    exit 2
}
names=$*
[ -n "$names" ] || names=$(sed -n 's/^set(FUZZERS \(.*\))$/\1/p' "$source/CMakeLists.txt")
for name in $names; do
    ninja -C "$dir" --quiet "fuzz_$name" || exit 2
done

# Nothing that small is slow.
options='-timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 -verbosity=1'
mkdir -p "$dir/found" || exit 2
for name in $names; do
    grown=$dir/corpus/$name kept=$source/corpus/$name
    mkdir -p "$grown" || exit 2
    if [ "$seconds" = merge ]; then
        # By lines reached, not by how often: a few dozen files.
        "$dir/fuzz/$name" -set_cover_merge=1 -use_counters=0 -max_len=1024 "$kept" "$grown" 2>"$dir/$name.log" || exit 1
        echo "$name: $(find "$kept" -type f | wc -l) files, $(du -sb "$kept" | cut -f 1) bytes"
        continue
    fi
    dictionary=$source/$name.dict
    [ -e "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
    also=
    [ -d "$source/found/$name" ] && also=$source/found/$name
    # The options are meant to be split, and what is not there is not to be an argument.
    # shellcheck disable=SC2086
    if "$dir/fuzz/$name" $options -max_total_time="$seconds" -artifact_prefix="$dir/found/$name-" \
        $dictionary "$grown" "$kept" $also >"$dir/$name.log" 2>&1; then
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/$name.log") inputs in $seconds s, no finding"
    else
        tail -n 60 "$dir/$name.log"
        input=$(sed -n 's/^.*Test unit written to //p' "$dir/$name.log" | tail -n 1)
        echo "$name: a finding. Again: $dir/fuzz/$name $input"
        echo "Smaller: $dir/fuzz/$name -minimize_crash=1 -runs=20000 $input"
        echo "Mended, it stays with a name that says what it was: tests/fuzz/found/$name/"
        exit 1
    fi
done
