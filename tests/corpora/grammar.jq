# Records of protected segments and the lines of a table to records with an engine's answer: ⟦words⟧ becomes the
# placeholder of the held span that has these words, the first such span that is not used yet.
def answer($record):
  reduce match("⟦([^⟧]*)⟧"; "g").captures[0].string as $words
    ({ text: ., spans: [$record.spans[]? | select(.do == "hold")] };
     (first(.spans[] | select(.src == $words) | .id) // null) as $id
     | if $id then .spans |= map(select(.id != $id)) | .text |= sub("⟦\($words)⟧"; "⟦\($id)⟧")
       else error("not held in \($record.src): \($words)") end)
  | .text;

($cases | split("\n") | map(select(. != "") | split("\t"))) as $lines
| foreach inputs as $record (-1; . + 1;
    $lines[.] as $line
    | if $record.src != $line[0] then error("not one segment: \($line[0])") else . end
    | $record + { to: $to, via: { by: "engine", form: "brackets" }, out: ($line[1] | answer($record)) })
