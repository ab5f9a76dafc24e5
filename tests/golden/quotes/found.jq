# What satz-protect found: a line for each quotation: document, begin, end, form, group, speaker.
# Input: the records, slurped. Offsets are code points of the document. Parts of one quotation in the
# segments of a paragraph are one; groups are numbered by where they begin, in each document.
# SPDX-License-Identifier: Apache-2.0
def form: if .kind == "title" then "t" else {hold: "s", marks: "w", verify: "i"}[.do] end;
def paragraph($gap; $breaks):
    if $breaks == "html" then $gap | test("<(p|div|li|blockquote|h[1-6]|td)\\b"; "i")
    elif $breaks == "blank" then $gap | test("\n[ \t\r>]*\n")
    else $gap | test("\n") end;

# Each record with its place, and what its spans begin and end beside.
def placed:
    reduce .[] as $record ({at: 0, doc: "", breaks: "", list: []};
        (if $record.seg == 1 then
            .at = 0 | .doc = $record.doc
            | .breaks = (if $record.meta.fmt == "html" then "html" else $record.meta.breaks // "line" end)
         else . end)
        | (.at + ($record.gap | length)) as $begin | ($record.src | length) as $size | .doc as $doc | .breaks as $breaks
        | .list += [$record.spans[]? | select(.kind == "quote" or (.kind == "title" and (.src | test("^[\"“”„«»‹›‘’‚,(\\x27`「『《<]"))))
            | {doc: $doc, seg: $record.seg, begin: ($begin + .at[0]), end: ($begin + .at[1]), form: form,
               group: (.group // "-"), speaker: (.speaker // "-"),
               first: (.at[0] == 0 and (paragraph($record.gap; $breaks) | not)), last: (.at[1] == $size)}]
            + [$record.findings[]? | select(.check == "protect/quote-open")
            | {doc: $doc, seg: $record.seg, begin: ($begin + .at[0]), end: ($begin + .at[1]), form: "!",
               group: "-", speaker: "-"}]
        | .at = $begin + $size)
    | .list;

# Parts that touch over the end of a segment are one.
def joined:
    reduce .[] as $part ([];
        (to_entries | map(select(.value.doc == $part.doc and .value.group == $part.group)) | last) as $before
        | if $part.group != "-" and $part.first and $before and $before.value.last and $before.value.seg + 1 == $part.seg
          then .[$before.key] |= (.end = $part.end | .last = $part.last | .seg = $part.seg)
          else . + [$part] end);

def numbered:
    group_by(.doc)[]
    | (map(.group) | group_by(.) | map(select(length > 1 and .[0] != "-") | .[0])) as $several
    | sort_by(.begin, -.end)
    | (map(.group) | reduce .[] as $group ([]; if ($several | index($group)) and (index($group) | not) then . + [$group] else . end)) as $order
    | .[] | .group = (.group as $group | ($order | index($group)) as $i | if $i == null then "-" else "\($i + 1)" end);

[group_by(.doc)[] | placed] | map(joined) | .[] | numbered
| [.doc, .begin, .end, .form, .group, .speaker] | @tsv
