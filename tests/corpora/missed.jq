# What is not as a table of tests/golden/local wants it: its line, both texts, and what is said of it, ~ and ^ as in the tables.

def shown: gsub("\u00a0"; "~") | gsub("\u202f"; "^");

[.findings[]? | select(.level != "info") | .check] as $said | select(.tgt != .want or ($said | length) > 0) |
"\(.doc)\t\(.want | shown)\t\(.tgt // "" | shown)\t\($said | join(" "))"
