#!/bin/sh
# The runner itself: right examples pass, each wrong one fails, a file without any fails.
# usage: test_spec_runner.sh SPEC_RUNNER TOOLS SOURCE
runner=$1 tools=$2 source=$3
cases=$source/tests/runner
wrong=0

expect() { # CODE LAST-LINE FILE...
    code=$1 last=$2
    shift 2
    output=$("$runner" --tools "$tools" --source "$source" "$@" 2>&1)
    got=$?
    if [ "$got" -ne "$code" ] || [ "$(printf '%s\n' "$output" | tail -n 1)" != "$last" ]; then
        printf 'runner: %s: exit %s, expected %s and "%s"; it said:\n%s\n' \
            "$*" "$got" "$code" "$last" "$output"
        wrong=1
    fi
}

expect 0 'spec: 8 passed, 0 failed' "$cases/right.md"
expect 1 'spec: 0 passed, 9 failed' "$cases/wrong.md"
expect 1 'spec: 0 passed, 0 failed' "$cases/none.md"
expect 0 'spec: 2 passed, 0 failed' "$cases/page.1"
expect 1 'spec: 8 passed, 9 failed' "$cases/right.md" "$cases/wrong.md"
expect 1 'spec: 8 passed, 0 failed' "$cases/none.md" "$cases/right.md"
expect 2 "spec_runner: $cases/gone.md: cannot be opened: No such file or directory" "$cases/gone.md"
exit "$wrong"
