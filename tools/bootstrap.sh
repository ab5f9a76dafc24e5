#!/bin/sh
# From a fresh clone to a working satz, in one command.
#
#   sh tools/bootstrap.sh demo   installs what is missing, builds, translates every release of corpora/
#   sh tools/bootstrap.sh test   installs what is missing, builds with sanitizers, runs every test
#
# Exit code: 0 done; 1 a build or a test failed; 2 something is missing that cannot be installed here.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 2
jobs=$(nproc 2>/dev/null || echo 2)

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
else
    bold='' plain=''
fi

say() {
    printf '%s%s%s\n' "$bold" "$*" "$plain"
}

fail() { # CODE TEXT...
    code=$1
    shift
    printf 'bootstrap: %s\n' "$*" >&2
    exit "$code"
}

# What is needed: when | Debian package | how to see that it is there | what for.
needed() {
    cat <<'TABLE'
demo|gcc|program gcc|compiles satz
demo|libc6-dev|header stdio.h|the C library's headers
demo|cmake|program cmake|describes the build
demo|ninja-build|program ninja|runs the build
demo|make|program make|runs the workflow over the corpora
demo|pkg-config|program pkg-config|tells the build where the libraries are
demo|libicu-dev|library icu-uc icu-i18n|Unicode text, and the conventions of languages
demo|libgumbo-dev|library gumbo|reads HTML
demo|libxml2-dev|library libxml-2.0|reads translation memories
demo|libsqlite3-dev|library sqlite3|remembers engines' answers
demo|libhunspell-dev|library hunspell|looks words up
demo|hunspell-de-de-frami|file /usr/share/hunspell/de_DE.dic|German words (hunspell-de-de has them too)
demo|hunspell-de-ch-frami|file /usr/share/hunspell/de_CH.dic|Swiss German words
demo|hunspell-en-us|file /usr/share/hunspell/en_US.dic|English words
demo|hunspell-ar|file /usr/share/hunspell/ar.dic|Arabic words
demo|hunspell-es|file /usr/share/hunspell/es_ES.dic|Spanish words
demo|hunspell-fr|file /usr/share/hunspell/fr.dic|French words
demo|hunspell-id|file /usr/share/hunspell/id_ID.dic|Indonesian words
demo|hunspell-ko|file /usr/share/hunspell/ko.dic|Korean words
demo|hunspell-pt-br|file /usr/share/hunspell/pt_BR.dic|Portuguese words
demo|hunspell-ru|file /usr/share/hunspell/ru_RU.dic|Russian words
demo|hunspell-th|file /usr/share/hunspell/th_TH.dic|Thai words
demo|hunspell-vi|file /usr/share/hunspell/vi_VN.dic|Vietnamese words
demo|jq|program jq|reads records
demo|man-db|program man|shows the manuals
test|clang|program clang|the second compiler
test|clang-tidy|program clang-tidy|checks the code
test|cppcheck|program cppcheck|checks the code
test|shellcheck|program shellcheck|checks the shell scripts
test|pmccabe|program pmccabe|measures complexity
test|libcmocka-dev|library cmocka|runs the unit tests
test|libjansson-dev|library jansson|the second opinion on JSON
test|mandoc|program mandoc|checks the man pages
test|zsh|program zsh|tries the completions in a real shell
test|fish|program fish|tries the completions in a real shell
test|libxml2-utils|program xmllint|validates the translation memories
test|python3-jsonschema|file /usr/lib/python3/dist-packages/jsonschema|validates the reports in SARIF
test|chromium|program chromium|opens the reports in HTML
test|apertium|program apertium|a real engine for the tests
test|apertium-eng-spa|file /usr/share/apertium/modes/eng-spa.mode|English to Spanish, for the tests
test|apertium-ind-zlm|file /usr/share/apertium/modes/ind-zlm.mode|Indonesian to Malay, for the tests
TABLE
}

is_there() { # KIND WHAT...
    kind=$1
    shift
    case $kind in
    program) command -v "$1" >/dev/null 2>&1 ;;
    header) printf '#include <%s>\n' "$1" | gcc -E - >/dev/null 2>&1 ;;
    library) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$@" ;;
    file) [ -e "$1" ] ;;
    esac
}

# Prints "PACKAGE|what for" of all that the task needs and that is not there.
missing() { # TASK
    needed | while IFS='|' read -r when package probe why; do
        [ "$when" = demo ] || [ "$when" = "$1" ] || continue
        # The probe's words are meant to be split.
        # shellcheck disable=SC2086
        is_there $probe || printf '%s|%s\n' "$package" "$why"
    done
}

names_of() {
    printf '%s\n' "$1" | cut -d '|' -f 1 | tr '\n' ' ' | sed 's/ $//'
}

install_missing() { # TASK
    lacking=$(missing "$1")
    [ -n "$lacking" ] || return 0
    say 'These packages are missing:'
    printf '%s\n' "$lacking" | sed 's/^\([^|]*\)|/  \1: /'
    packages=$(names_of "$lacking")
    command -v apt-get >/dev/null 2>&1 ||
        fail 2 "there is no apt-get here; install by hand what your system calls: $packages"
    as_root=''
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            fail 2 "no root and no sudo; as root, run: apt-get install $packages"
        as_root=sudo
    fi
    say "Installing them with ${as_root:+sudo }apt-get."
    $as_root apt-get update -q || fail 2 'apt-get update failed'
    terminal=1
    [ -t 1 ] || terminal=0
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o "Dpkg::Use-Pty=$terminal" $packages ||
        fail 2 "apt-get could not install: $packages"
    lacking=$(missing "$1")
    [ -z "$lacking" ] || fail 2 "still missing after the installation: $(names_of "$lacking")"
}

# A build directory that came from another place is of no use to CMake.
build() { # DIRECTORY OPTION...
    into=$root/$1
    shift
    if [ -f "$into/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$into/CMakeCache.txt"; then
        rm -rf "$into"
    fi
    log=$into/configure.log
    mkdir -p "$into" || fail 2 "$into cannot be made"
    if ! cmake -S "$root" -B "$into" -G Ninja "$@" >"$log" 2>&1; then
        cat "$log" >&2
        fail 1 'cmake failed'
    fi
    ninja -C "$into" -j "$jobs" || fail 1 'the build failed'
}

demo() {
    install_missing demo
    say 'Building (build/).'
    build build -DCMAKE_BUILD_TYPE=Release -DSATZ_TESTS=OFF
    make -C "$root/corpora" -j "$jobs" --no-print-directory
}

# Ends with one plain line: N passed, N failed.
run_tests() {
    install_missing test
    say 'Building with sanitizers (build-test/).'
    build build-test -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=gcc -DSATZ_SANITIZE=ON -DSATZ_TESTS=ON
    say 'Testing.'
    summary=$root/build-test/tests.log
    {
        ctest --test-dir "$root/build-test" -j "$jobs" --output-on-failure --no-tests=error
        printf 'ctest ended with %s\n' "$?"
    } 2>&1 | tee "$summary"
    code=$(sed -n 's/^ctest ended with //p' "$summary" | tail -n 1)
    counts=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests\{0,1\} failed out of \([0-9]*\)$/\1 \2/p' "$summary" | tail -n 1)
    failed=${counts% *} all=${counts#* }
    if [ -z "$counts" ]; then
        failed=1 all=1
    fi
    printf '%s passed, %s failed\n' "$((all - failed))" "$failed"
    [ "$code" -eq 0 ] && [ "$failed" -eq 0 ]
}

case ${1:-} in
demo) demo || exit 1 ;;
test) run_tests || exit 1 ;;
*) fail 2 'usage: sh tools/bootstrap.sh demo|test' ;;
esac
