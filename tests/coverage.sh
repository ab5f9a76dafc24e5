#!/bin/sh
# Measures how many lines of lib/ the tests reach: builds with gcc's counters, runs every test but the lints (and the few
# that measure time and memory), prints a table of rooms, and fails where the whole is under a share of the lines.
# usage: coverage.sh DIR [PERCENT], where DIR is for the build; DIR/coverage/index.html shows each line
source=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 2
[ $# -ge 1 ] || {
    sed -n '4s/^# //p' "$0" >&2
    exit 2
}
command -v gcovr >/dev/null || {
    echo 'coverage.sh: there is no gcovr; on Debian: apt-get install gcovr' >&2
    exit 2
}
mkdir -p "$1" && dir=$(CDPATH='' cd -- "$1" && pwd) || exit 2
least=${2:-85}
cmake -S "$source" -B "$dir" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug -DSATZ_SANITIZE=OFF -DSATZ_FUZZ=OFF \
    -DSATZ_TESTS=ON -DCMAKE_C_FLAGS=--coverage >"$dir/configure.log" 2>&1 || {
    cat "$dir/configure.log" >&2
    exit 2
}
# Counts of an earlier build are none of this one's; the build runs programs too.
find "$dir" -name '*.gcda' -delete
ninja -C "$dir" --quiet || exit 2
ctest --test-dir "$dir" -j "$(nproc)" -E '^(lint/|hostile/(memory|patterns|allocation)$)' --output-on-failure >"$dir/tests.log" 2>&1 ||
    {
        # A count of lines that is right needs tests that pass.
        grep -A 20 '\*\*\*' "$dir/tests.log"
        sed -n '/^The following tests FAILED/,$p' "$dir/tests.log"
        exit 1
    }
mkdir -p "$dir/coverage" || exit 2
gcovr --root "$source" --filter "$source/lib/" --gcov-ignore-parse-errors --csv "$dir/coverage/files.csv" \
    --html-details "$dir/coverage/index.html" "$dir" >"$dir/coverage/log" 2>&1 || {
    cat "$dir/coverage/log" >&2
    exit 2
}
awk -F , -v least="$least" '
    NR > 1 {
        split($1, part, "/")
        room = part[2]
        if (!(room in lines))
            rooms[++count] = room
        lines[room] += $2
        reached[room] += $3
        sum += $2
        all += $3
    }
    END {
        if (!sum) {
            print "coverage: not one line was counted"
            exit 1
        }
        printf "%-12s %7s %8s %7s\n", "room", "lines", "reached", "share"
        for (i = 1; i <= count; i++)
            printf "%-12s %7d %8d %6.1f%%\n", rooms[i], lines[rooms[i]], reached[rooms[i]], 100 * reached[rooms[i]] / lines[rooms[i]]
        printf "%-12s %7d %8d %6.1f%%, at least %s%%\n", "lib", sum, all, 100 * all / sum, least
        exit 100 * all / sum < least
    }' "$dir/coverage/files.csv"
