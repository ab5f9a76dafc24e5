#!/bin/sh
# A lower floor never includes a higher one, siblings of floors 3 to 6 do not include one another, those of the other
# floors only in their order, and every room of lib/ is in the table of lib/README.md, which says all this.
# usage: floors.sh SOURCE
cd "$1/lib" || exit 2
grep -n '^ *# *include *"' ./*/*.c ./*/*.h | sed 's|^\./||' | awk '
    BEGIN {
        while ((getline line < "README.md") > 0) {
            if (line ~ /^The order within a floor/) {
                count = split(line, room, "`")
                for (i = 2; i <= count; i += 2)
                    place_of[room[i]] = i
            }
            if (line !~ /^\| [0-9] \|/)
                continue
            split(line, cell, "|")
            floor = cell[2] + 0
            count = split(cell[3], room, "`")
            for (i = 2; i <= count; i += 2)
                floors[room[i]] = floor
        }
        if (!("base" in floors)) {
            print "lib/README.md: no table of floors"
            wrong = 1
        }
    }
    {
        place = $0
        sub(/:[ ]*#.*/, "", place)
        from = $0
        sub(/\/.*/, "", from)
        target = $0
        sub(/^[^"]*"/, "", target)
        sub(/".*/, "", target)
        if (target !~ /\//) {
            print "lib/" place ": \"" target "\" is not included by its room"
            wrong = 1
            next
        }
        to = target
        sub(/\/.*/, "", to)
        if (!(from in floors)) {
            if (!told[from]++)
                print "lib/" from ": the room is not in the table of lib/README.md"
            wrong = 1
        } else if (!(to in floors)) {
            print "lib/" place ": includes " target ", a room that is not in the table"
            wrong = 1
        } else if (floors[to] > floors[from]) {
            print "lib/" place ": floor " floors[from] " includes " target " of floor " floors[to]
            wrong = 1
        } else if (from != to && floors[from] == floors[to] && floors[from] >= 3) {
            print "lib/" place ": includes its sibling " target
            wrong = 1
        } else if (from != to && floors[from] == floors[to] &&
                   !((from in place_of) && (to in place_of) && place_of[to] < place_of[from])) {
            print "lib/" place ": includes " to ", which does not come before " from " in the order of their floor"
            wrong = 1
        }
        seen++
    }
    END {
        if (!seen) {
            print "lib: no include was seen"
            wrong = 1
        }
        exit wrong
    }'
