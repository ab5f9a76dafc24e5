#!/bin/sh
# No function above complexity 15 (modified McCabe: a switch counts once), no file above 600 lines.
# usage: complexity.sh SOURCE
cd "$1" || exit 2

# What may be more, because it is shaped like a table: FILE for its lines, or FILE FUNCTION, with a reason. One that is
# not needed any more fails too.
exceptions() {
    cat <<'TABLE'
TABLE
}

{
    exceptions | sed 's/^/exception /'
    find lib tools tests -name '*.[ch]' -exec awk 'END { print "lines", FILENAME, FNR }' {} \;
    # What it cannot parse it says on standard error.
    find lib tools tests -name '*.[ch]' -exec pmccabe {} + 2>&1 | awk '
        $1 ~ /^[0-9]+$/ && NF >= 7 { sub(/\([0-9]+\):?$/, "", $6); print "function", $6, $7, $1; next }
        { print "unread", $0 }'
} | awk '
    function excepted(thing) {
        used[thing] = 1
        return thing in named
    }
    $1 == "exception" {
        if (!/[^ ]+\.[ch]( [a-z0-9_]+)?: ./) {
            print "complexity.sh: an exception without a reason: " $0
            wrong = 1
        }
        sub(/^exception /, "")
        sub(/: .*/, "")
        named[$0] = 1
    }
    $1 == "unread" { print "pmccabe: " $0; wrong = 1 }
    $1 == "lines" {
        files++
        if ($3 > 600 && !excepted($2)) {
            print $2 ": " $3 " lines, at most 600"
            wrong = 1
        }
    }
    $1 == "function" {
        functions++
        if ($4 > 15 && !excepted($2 " " $3)) {
            print $2 " " $3 ": complexity " $4 ", at most 15"
            wrong = 1
        }
    }
    END {
        for (thing in named)
            if (!(thing in used)) {
                print "complexity.sh: " thing " needs no exception"
                wrong = 1
            }
        if (functions < files) {
            print "complexity: only " functions + 0 " functions in " files + 0 " files were seen"
            wrong = 1
        }
        exit wrong
    }'
