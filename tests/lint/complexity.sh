#!/bin/sh
# No function above complexity 15 (modified McCabe: a switch counts once), no file above 600 lines.
# usage: complexity.sh SOURCE
cd "$1" || exit 2
find lib tools tests -name '*.[ch]' | sort | {
    wrong=0
    while IFS= read -r file; do
        lines=$(wc -l <"$file")
        if [ "$lines" -gt 600 ]; then
            echo "$file: $lines lines, at most 600"
            wrong=1
        fi
        case $file in
        *.c)
            pmccabe "$file" 2>/dev/null | awk '
                $1 > 15 { print $6 " " $7 ": complexity " $1 ", at most 15"; wrong = 1 }
                END { exit wrong }' || wrong=1
            ;;
        esac
    done
    exit "$wrong"
}
