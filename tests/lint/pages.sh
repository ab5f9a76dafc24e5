#!/bin/sh
# Every tool has a man page and a spec; pages are clean; page and --help name the same options.
# usage: pages.sh SOURCE TOOLS
cd "$1" || exit 2
tools=$2
wrong=0

say() {
    echo "$*"
    wrong=1
}

help_options() { # TOOL: the long options that --help lists, one a line
    "$tools/$1" --help | sed -n 's/^ *\(-[A-Za-z0-9], *\)\{0,1\}--\([a-z][a-z0-9-]*\).*/\2/p' | sort -u
}

page_options() { # PAGE: the long options that have an item
    sed -n 's/\\-/-/g; /^\.It Fl/ { s/ Fl -*/\n--/g; p; }' "$1" |
        sed -n 's/^--\([a-z][a-z0-9-]\{1,\}\).*/\1/p' | sort -u
}

page_check() { # PAGE
    mandoc -Tlint -Wwarning "$1" || say "$1: mandoc is not content"
}

tool_check() { # TOOL
    page=tools/$1.1
    [ -f "tests/spec/$1.md" ] || say "tests/spec/$1.md: missing"
    if [ ! -f "$page" ]; then
        say "$page: missing"
        return
    fi
    for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES; do
        grep -qx "\.Sh $section" "$page" || say "$page: no section $section"
    done
    in_help=$(help_options "$1")
    in_page=$(page_options "$page")
    [ -n "$in_help" ] || say "$1 --help: lists no options"
    for option in $in_help; do
        printf '%s\n' "$in_page" | grep -qx -e "$option" || say "$page: --$option has no item"
    done
    for option in $in_page; do
        printf '%s\n' "$in_help" | grep -qx -e "$option" || say "$page: --$option is unknown to --help"
    done
}

# What a tool lists of itself, its page has an item for, and no other.
list_check() { # TOOL
    "$tools/$1" --list | sed 1d | cut -f 1 | sort -u >"$scratch/listed"
    sed -n "s/^\.It Sy \(${1#satz-}\/[a-z-]*\)\$/\1/p" "tools/$1.1" | sort >"$scratch/described"
    [ -s "$scratch/listed" ] || say "$1 --list: lists nothing"
    diff "$scratch/listed" "$scratch/described" || say "tools/$1.1: not what --list has"
}

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
for page in tools/*.[1-9]; do
    [ -f "$page" ] || continue
    page_check "$page"
done
for tool in tools/satz.c tools/satz-*.c; do
    [ -f "$tool" ] || continue
    tool=${tool#tools/}
    tool_check "${tool%.c}"
done
list_check satz-check
exit "$wrong"
