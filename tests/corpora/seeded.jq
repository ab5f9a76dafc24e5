# Compares the findings of all records, $records, with the list of seeded errors, which is read line by line. Prints
# what differs, then one line that sums up. With $table, what was found of each kind.

# Characters that cannot be seen are written \uXXXX in the list.
def cell: "\"\(gsub("\""; "\\\""))\"" | fromjson;
def row: split("\t") | {
    number: .[0], side: .[1], in: .[2], seg: (.[3] | tonumber), at: [(.[4], .[5]) | tonumber],
    wrong: (.[6] | cell), right: (.[7] | cell), of: (.[8] | cell), kind: .[9], check: .[10], why: .[11]
};
def name: "\(.number) (\(.in) \(.seg)\(.at), \(.kind))";
def key: [.in, .seg, .side, .check, .at];

# All places of a text in another, in code points.
def places($part): . as $text | ($part | length) as $size
    | [range(0; ($text | length) - $size + 1) | select($text[. : . + $size] == $part) | [., . + $size]];
def touches($place): .[0] <= $place[1] and .[1] >= $place[0];
def overlaps($place): .[0] < $place[1] and .[1] > $place[0];

# Whether a finding is about an error: beside it, or at the words of the source that are wrong in the translation.
def is_about($error): .in == $error.in and .seg == $error.seg and (.at as $at
    | if .side == $error.side then $at | touches($error.at)
      else $error.side == "tgt" and any($error.places[]; . as $place | $at | overlaps($place)) end);

# The text that a row is about.
def text($texts): . as $row | $texts[if .side == "src" then "de" else .in end][.seg - 1]
    | if $row.side == "src" then .src else .tgt // "" end;

[inputs] | .[1:] | map(row) as $rows
| ($records | group_by(.in) | map({ key: .[0].in, value: sort_by(.seg) }) | from_entries) as $texts
| [$records[] | . as $record | .findings[]? | . + { in: $record.in, seg: $record.seg }] as $all
# What is said of the source is said once.
| [$all[] | select(.in == "de" and .side == "src") | [.seg, .check, .at]] as $source
| [$all[] | select(.in == "de" or .side == "tgt" or ([.seg, .check, .at] | IN($source[]) | not))] as $findings
| [$rows[] | select(.number != "-") | .places = (.of as $of | $texts.de[.seg - 1].src | places($of))] as $errors
| [$rows[] | select(.number == "-")] as $listed
# That a word is unknown and may be a name finds nothing that is wrong with what it says.
| [$errors[] | . as $error | .by = [$findings[] | select(is_about($error))
    | select($error.check != "-" or .level != "info" or (.check | startswith("spell") | not))]] as $judged
| [$findings[] | select(.level != "info") | . as $finding
    | select(any($errors[]; . as $error | $finding | is_about($error)) | not)] as $further
| [
    ($rows[] | select((. as $row | text($texts)[$row.at[0] : $row.at[1]]) != .wrong)
        | "\(name): the text is not there"),
    ($errors[] | select(.side == "tgt" and (.places | length) == 0) | "\(name): the source does not say so"),
    ($rows[] | select((.check == "-" or .number == "-") and .why == "-") | "\(name): no reason is given"),
    (if [$errors[].number] == [range(1; 101) | tostring] then empty else "the list does not count from 1 to 100" end),
    (if [$errors[].kind] | unique | length >= 40 then empty else "the list has fewer than 40 kinds" end),
    (if $texts | length == 8 and all(.[]; length == ($texts.de | length)) then empty else "records are missing" end),
    ($judged[] | . as $error | select(.check != "-" and (.check | IN($error.by[].check) | not))
        | "\(name): not found by \(.check)"),
    ($judged[] | select(.check == "-" and .by != [])
        | "\(name): listed as not found, and found by \([.by[].check] | join(", ")): change the list"),
    ($further[] | select(key | IN($listed[] | key) | not)
        | "\(.in) \(.seg)\(.at): no error is listed here: \(.check): \(.say)"),
    ($listed[] | select(key | IN($further[] | key) | not) | "\(name): listed, but not reported any more")
  ] as $wrong
| (if $table != "" then
    $judged | group_by(.kind)[]
    | [ "\(map(select(.by != [])) | length) of \(length)", .[0].kind, (map(.in) | unique | join(" ")),
        (map(.check) | unique | join(" ")) ] | join("\t")
   else empty end),
  $wrong[],
  ([ "seeded: \($errors | length) errors", "\($judged | map(select(.by != [])) | length) found",
     "\($judged | map(select(.by == [])) | length) not found; \($further | length) further findings" ] | join(", ")),
  (if $wrong == [] then empty else error("\($wrong | length) differ") end)
