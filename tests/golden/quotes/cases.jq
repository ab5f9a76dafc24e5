# A case of cases.txt, by its mark-up: one line for each quotation, as found.jq writes them.
# Input: lines of name, tab, marked-up text. Offsets are code points of the text without mark-up.
# SPDX-License-Identifier: Apache-2.0
def open: capture("^\\{(?<form>[wsti!])(?<group>[0-9]*)(?: (?<speaker>[^|]*))?\\|");

split("\t") as [$name, $text]
| reduce ($text | gsub(" ¶ "; "\n") | scan("\\{[wsti!][0-9]*(?: [^|{}]*)?\\||\\}|[^{}]+")) as $piece ({at: 0, open: [], found: []};
    if $piece == "}" then .open[-1] as $last | .open |= .[:-1] | .found += [$last + {end: .at}]
    elif $piece | startswith("{") then .open += [($piece | open) + {begin: .at}]
    else .at += ($piece | length) end)
| .found | sort_by(.begin, -.end)[]
| [$name, .begin, .end, .form, (if .group == "" then "-" else .group end), .speaker // "-"] | @tsv
