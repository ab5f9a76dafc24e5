# Rows of a table of tests/golden/local as records that an engine is to answer: `answer` what it answers, `want` what the
# finished translation must be. Input: the protected German records, then the raw lines of the table, as one array each.
# usage: jq -c -n --slurpfile records FILE --rawfile table FILE -f local.jq

def blanks: gsub("~"; "\u00a0") | gsub("\\^"; "\u202f");

# What the engine answers for one piece: a placeholder for what is held, and for a mark whose turn it is.
def answered($spans; $piece):
    if $piece | startswith("'") then { text: $piece[1:] }
    elif ($piece | length) == 1 and ("„‚“‘" | contains($piece)) then
        ([$spans | to_entries[] | select(.value.do == "marks")] | map(select(
            (.value.opened | not) and (.value.src | startswith($piece)))) | first) as $open |
        ([$spans | to_entries[] | select(.value.do == "marks")] | map(select(
            .value.opened and (.value.closed | not) and (.value.src | endswith($piece)))) | last) as $close |
        if $open then { text: "⟦\($open.value.id)⟧", key: $open.key, state: "opened" }
        elif $close then { text: "⟦/\($close.value.id)⟧", key: $close.key, state: "closed" }
        else { text: $piece } end
    else ([$spans[] | select(.do == "hold" and .src == $piece)] | first) as $held |
        { text: (if $held then "⟦\($held.id)⟧" else $piece end) } end;

# The sentence cut at its braces: every second piece stood in them.
def pieces: [splits("[{}]")];

def row($spans):
    reduce (pieces | to_entries[]) as $piece ({ answer: "", want: "", spans: $spans };
        if $piece.key % 2 == 0 then .answer += $piece.value | .want += $piece.value
        else ($piece.value | split("|")) as $sides | answered(.spans; $sides[0]) as $left |
            .answer += $left.text | .want += ($sides[1] // $sides[0]) |
            if $left.key != null then .spans[$left.key][$left.state] = true else . end
        end) |
    { answer: (.answer | blanks), want: (.want | blanks) };

($records | map({ key: (.doc | sub(".*/"; "")), value: . }) | from_entries) as $by_key |
$table | split("\n") | to_entries[] | select(.value != "" and (.value | startswith("#") | not)) |
.key as $line | (.value | split("\t")) as $cells | $by_key[$cells[0]] as $record |
if $record == null then error("line \($line + 1): no sentence \($cells[0])") else . end |
$record + { doc: "\($line + 1)" } + ($cells[1] | row($record.spans // []))
