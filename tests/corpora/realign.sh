#!/bin/sh
# Engines that merge lines, split, drop and answer all in one: whatever they do to a release, each thing that was held
# comes out as often as it went in, or an error says that it does not.
# usage: realign.sh SOURCE BIN
source=$1
PATH=$2:$PATH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

# The commands are for another shell: nothing in them is this one's.
# shellcheck disable=SC2016,SC2028
engine() {
    case $1 in
    merging) echo 'awk "{ printf \"%s%s\", \$0, NR % 2 ? \" \" : \"\\n\" } END { if (NR % 2) print \"\" }"' ;;
    clauses) echo 'awk "{ if (NR % 2) sub(/[.]\$/, \" und\"); printf \"%s%s\", \$0, NR % 2 ? \" \" : \"\\n\" } END { if (NR % 2) print \"\" }"' ;;
    splitting) echo 'sed "s/\\([.!?]\\) /\\1\\n/g"' ;;
    dropping) echo 'awk "NR % 7"' ;;
    at-once) echo 'tr "\n" " "' ;;
    shifting) echo 'awk "NR > 1; END { print \"Neues.\" }"' ;;
    esac
}

# What is held, and how often it stands in the text.
count() {
    jq -r '.src as $s | .spans[]? | select(.do == "hold" and .kind != "tag" and .kind != "quote") | $s[.at[0]:.at[1]]' "$work/held" |
        tr -s ' ' | sort -u >"$work/names"
    tr -s ' \n' ' ' <"$1" | awk -v names="$work/names" '{ text = text $0 } END {
        while ((getline name < names) > 0) {
            rest = text
            for (n = 0; (at = index(rest, name)) > 0; n++)
                rest = substr(rest, at + length(name))
            print n, name
        }
    }'
}

for release in "$source"/corpora/de/*.txt; do
    iconv -f UTF-8 -t UTF-8 "$release" >/dev/null 2>&1 || continue
    satz-segment "$release" | satz-protect >"$work/held" || failed=1
    count "$release" >"$work/expected"
    for name in merging clauses splitting dropping at-once shifting; do
        if ! { timeout 60 satz-translate --to de --realign --shell "$work/held" -- "$(engine "$name")" >"$work/translated" &&
            timeout 60 satz-restore "$work/translated" >"$work/restored" &&
            satz-join "$work/restored" >"$work/joined"; }; then
            echo "$release, $name: a tool failed"
            failed=1
        fi
        count "$work/joined" >"$work/got"
        errors=$(jq -r '.findings[]? | select(.level == "error") | .check' "$work/restored" | wc -l)
        if ! cmp -s "$work/expected" "$work/got" && [ "$errors" -eq 0 ]; then
            echo "$release, $name: not what was held, and no error says so"
            diff "$work/expected" "$work/got"
            failed=1
        fi
    done
done
exit $failed
