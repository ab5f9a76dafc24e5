#!/bin/sh
# Readers of the formats that translations come in. To be read by other scripts: `. ./read.sh`, no side effects.
#
# A reader writes pairs, one a line: FIRST<TAB>SECOND<TAB>WEIGHT, UTF-8, as they stand in the source, less its notes of
# grammar and of use. A weight of 1 is a translation that a dictionary gives as such. The functions after the readers
# take such pairs and give such pairs. All but `collect` stream; none needs more than POSIX sh and awk, gzip, iconv and
# msgunfmt (of gettext).
# SPDX-License-Identifier: Apache-2.0

# Bytes are compared and counted, never characters: the same everywhere, and fast.
pair_awk() { LC_ALL=C awk "$@"; }

# ding FILE: German and English, of Ding's text file. `A {m}; B | C :: a; b | c`: column by column, alternative by
# alternative. A first column holds what is defined, the others its forms and examples of its use.
ding() {
  pair_awk '
    function split_outside(text, mark, parts,    n, i, c, depth, part) {
      if (text !~ /[(\[{]/) return split(text, parts, mark)
      n = 0; depth = 0; part = ""
      for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c ~ /[(\[{]/) depth++
        else if (c ~ /[])}]/ && depth > 0) depth--
        if (c == mark && depth == 0) { parts[++n] = part; part = "" } else part = part c
      }
      parts[++n] = part
      return n
    }
    /^#/ { next }
    {
      middle = index($0, " :: ")
      if (!middle) next
      columns = split_outside(substr($0, 1, middle - 1), "|", first)
      others = split_outside(substr($0, middle + 4), "|", second)
      if (others < columns) columns = others
      for (c = 1; c <= columns; c++) {
        m = split_outside(first[c], ";", a)
        n = split_outside(second[c], ";", b)
        for (i = 1; i <= m; i++) for (j = 1; j <= n; j++) print a[i] "\t" b[j] "\t" (c == 1 ? 1 : 0.8)
      }
    }' "$1" | tidy
}

# dictd BASE: the entries of BASE.dict.dz (gzip), one a line, as BASE.index cuts them: the headwords of the index,
# parted by \034, a tab, and the lines of the text, each followed by \034.
dictd() {
  {
    pair_awk -F '\t' '{ print $2 "\t" $1 }' "$1.index"
    printf '\t\n'
    gzip -dc <"$1.dict.dz"
  } | pair_awk '
    BEGIN {
      digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      for (i = 0; i < 64; i++) value[substr(digits, i + 1, 1)] = i
      place = 0
    }
    function give() { if (heads != "") print heads "\t" text; heads = ""; text = "" }
    !reading && /^\t$/ { reading = 1; next }
    !reading {
      tab = index($0, "\t"); number = 0
      for (i = 1; i < tab; i++) number = number * 64 + value[substr($0, i, 1)]
      head = substr($0, tab + 1)
      if (head ~ /^00-?database/) { starts[number] = ""; next }
      starts[number] = (number in starts && starts[number] != "" ? starts[number] "\034" : "") head
      next
    }
    {
      if (place in starts) { give(); heads = starts[place] }
      place += length($0) + 1
      gsub(/\t/, " ")
      text = text $0 "\034"
    }
    END { give() }'
}

# freedict BASE: the headword and its translations. A translation stands on the line after the headword or on a line
# that begins with the number of a sense; every other line is a gloss or a note.
freedict() {
  dictd "$1" | pair_awk -F '\t' '
    {
      lines = split($2, line, "\034")
      head = line[1]
      sub(/ \/.*$/, "", head); sub(/ <.*$/, "", head)
      gsub(/\([^()]*\)/, "", head)
      heads = split(head, heads_, /, */)
      senses = 0
      for (i = 2; i <= lines; i++) {
        text = line[i]
        if (i > 2 && text !~ /^ *[0-9]+\. *[^ ]/) continue
        if (text ~ /^ *Note:|Synonym: / ) continue
        sub(/^ *[0-9]+\. */, "", text); sub(/ *[0-9]+\. *$/, "", text)
        gsub(/\([^()]*\)/, "", text); gsub(/\[[^]]*\]/, "", text); gsub(/<[^>]*>/, "", text)
        if (text !~ /[^ ]/) continue
        senses++
        n = split(text, parts, /[,;] */)
        for (j = 1; j <= n; j++) for (k = 1; k <= heads; k++)
          print heads_[k] "\t" parts[j] "\t" (senses == 1 ? 1 : 0.8)
      }
    }' | tidy
}

# freedict_ja BASE [common]: Japanese and German, of the layout of the dictionary that was made from JMdict: the
# headwords of the index, in characters and in kana, and the translations on the last line, after any note. With
# `common` only of words that the dictionary marks as common, and of those only the spelling that is usual.
freedict_ja() {
  dictd "$1" | pair_awk -F '\t' -v only="${2-}" '
    BEGIN {
      grammar = "^ *[(](noun|adverb|adject|Godan|Ichidan|transi|intransi|suru|express|prefix|suffix|pronoun|" \
        "interj|conjunc|counter|numeric|auxil|particle|pre-noun)"
      # How the notes end: the first translation follows without a blank.
      note = "^.*(kana alone|mimetic word|colloquialism|language|expression|slang|term|saying|proverb|word|archaism|" \
        "humble|polite|only|sensitive|verb|yojijukugo|abbreviation|usage|etc)"
    }
    {
      lines = split($2, line, "\034")
      while (lines > 1 && line[lines] !~ /[^ ]/) lines--
      text = line[lines]
      common = line[1] ~ /\[(ichi1|news1|news2|spec1|gai1)\]/
      if (only != "" && !common) next
      kana = $2 ~ /usually written using kana/
      if (lines == 1 || text ~ grammar) next
      if (text ~ /^ *Note: /) {
        if (text ~ /\(1\)/) sub(/^.*Note:[^)]*\(1\)/, "", text)
        else if (!sub(note, "", text)) next
      }
      while (gsub(/\([^()]*\)/, "", text)) ;
      gsub(/\[[^]]*\]/, "", text)
      n = split(text, parts, /[,;] */)
      heads = split($1, head, "\034")
      split("", ideographs)
      any = 0
      # Bytes E4 to E9 begin the ideographs.
      for (k = 1; k <= heads; k++) if (head[k] ~ /[\344-\351]/) any = 1
      for (k = 1; k <= heads; k++) {
        weight = common ? 1 : 0.6
        if (any && (head[k] !~ /[\344-\351]/) != (kana ? 1 : 0)) { if (only != "") continue; weight *= 0.3 }
        for (j = 1; j <= n; j++) print head[k] "\t" parts[j] "\t" weight / (j < 4 ? 1 : 2)
      }
    }' | tidy
}

# edict FILE: Japanese and English, of EDICT (EUC-JP): `WORD [READING] /(n) a/(2) b/(P)/`.
edict() {
  iconv -c -f EUC-JP -t UTF-8 "$1" | pair_awk '
    NR > 1 {
      slash = index($0, "/")
      head = substr($0, 1, slash - 1); text = substr($0, slash + 1)
      sub(/ *\[.*$/, "", head); sub(/ *$/, "", head)
      weight = text ~ /\/\(P\)\// ? 1 : 0.4
      while (gsub(/\([^()]*\)/, "", text)) ;
      n = split(text, parts, "/")
      for (j = 1; j <= n; j++) if (parts[j] ~ /[^ ]/) print head "\t" parts[j] "\t" weight / (j < 4 ? 1 : 2)
    }' | tidy
}

# catalogue FILE.mo: msgid and msgstr, one message a line, unescaped; no plural forms, and of a msgid with a context
# both.
catalogue() {
  msgunfmt --no-wrap "$1" 2>/dev/null | pair_awk '
    function text(line) { sub(/^[a-z]+ "/, "", line); sub(/"$/, "", line); return line }
    function give() { if (id != "" && str != "") print context "\004" id "\t" str; context = id = str = "" }
    /^$/ { give(); next }
    /^msgctxt / { context = text($0); next }
    /^msgid / { id = text($0); next }
    /^msgstr / { str = text($0); next }
    END { give() }'
}

# catalogues FILE.mo OTHER.mo: what two languages have for one message. An access key is no part of a word.
catalogues() {
  { catalogue "$1"; printf '\t\n'; catalogue "$2"; } | pair_awk -F '\t' '
    $0 == "\t" { second = 1; next }
    !second { first[$1] = $2; next }
    $1 in first {
      a = first[$1]; b = $2
      if ((a b) ~ /[%<>{}$=@#|\\]|\\n|[0-9]/) next
      gsub(/[_~]/, "", a); gsub(/[_~]/, "", b)
      gsub(/\([^()]*\)/, "", a); gsub(/\([^()]*\)/, "", b)
      sub(/([.:]|…)+ *$/, "", a); sub(/([.:]|…)+ *$/, "", b)
      if (a != b) print a "\t" b "\t1"
    }' | tidy
}

# message_words FILE.mo: the msgid (English) and its translation.
message_words() {
  catalogue "$1" | pair_awk -F '\t' '
    { sub(/^.*\004/, "", $1) }
    $1 !~ /[%<>{}$=@#|\\0-9]/ { print $1 "\t" $2 "\t1" }' | tidy
}

# annotations FILE.xml OTHER.xml [names]: the names of signs in CLDR, and, for less and unless told not to, their
# keywords, each with each.
annotations() {
  for file in "$1" "$2"; do
    sed -n 's/.*<annotation cp="\([^"]*\)"\([^>]*\)>\([^<]*\)<.*/\1	\2	\3/p' "$file"
    printf '\t\n'
  done | unescape | pair_awk -F '\t' -v only="${3-}" '
    $0 == "\t" { part++; next }
    only != "" && $2 !~ /type="tts"/ { next }
    { key = $1 ($2 ~ /type="tts"/ ? "t" : "k") }
    !part { first[key] = $3; next }
    key in first {
      m = split(first[key], a, / *\| */); n = split($3, b, / *\| */)
      weight = key ~ /t$/ ? 1 : 0.5 / (m > n ? m : n)
      for (i = 1; i <= m; i++) for (j = 1; j <= n; j++) print a[i] "\t" b[j] "\t" weight
    }' | tidy
}

# locale_names FILE.xml OTHER.xml: what CLDR says of countries, languages, months, days, units and fields.
locale_names() {
  for file in "$1" "$2"; do
    cat "$file"
    printf '\t\n'
  done | unescape | pair_awk '
    $0 == "\t" { part++; depth = 0; next }
    /^[ \t]*<\// { depth--; next }
    /^[ \t]*<[a-zA-Z]/ {
      line = $0; sub(/^[ \t]*/, "", line); gsub(/ draft="[a-z]*"/, "", line)
      tag = line; sub(/>.*$/, "", tag)
      if (line ~ /\/>/) next
      if (line !~ /<\//) { path[++depth] = tag; next }
      text = line; sub(/^[^>]*>/, "", text); sub(/<.*$/, "", text)
      key = ""
      for (i = 2; i <= depth; i++) key = key path[i]
      if (key !~ /territories|languages|scripts|<months|<days|<units|<fields|<currencies|<eras|dayPeriods/) next
      if (key ~ /narrow|abbreviated|"short"|-short|Abbr/ || tag ~ /alt=|symbol/) next
      gsub(/\{[0-9]\}/, "", text)
      if (text ~ /[{}0-9]/) next
      key = key tag
      if (!part) first[key] = text
      else if (key in first) print first[key] "\t" text "\t1"
    }' | tidy
}

# bare_ideographs: those pairs whose first word is written in ideographs alone; a single one weighs less, as it has many
# senses.
bare_ideographs() {
  pair_awk -F '\t' '$1 ~ /^([\344-\351][\200-\277][\200-\277])+$/ {
    printf "%s\t%s\t%.4g\n", $1, $2, $3 * (length($1) == 3 ? 0.3 : 1)
  }'
}

# simplified: the characters of Japan, and the traditional ones, made simplified Chinese ones (OpenCC). Most Japanese
# words of two ideographs or more are Chinese words too.
simplified() { opencc -c jp2t.json | opencc -c t2s.json; }

# hanja FILE: of libhangul's table `HANGUL:HANJA:...` words of two syllables or more: hanja, simplified, and hangul.
hanja() {
  pair_awk -F ':' '!/^#/ && length($1) >= 6 && $2 != "" { print $2 "\t" $1 }' "$1" | simplified
}

# read_as FILE: the first word replaced by each of its readings in FILE, WORD<TAB>READING.
read_as() {
  pair_awk -F '\t' '
    !table { readings[$1] = readings[$1] "\t" $2; next }
    $1 in readings {
      n = split(substr(readings[$1], 2), reading, "\t")
      for (i = 1; i <= n; i++) print reading[i] "\t" $2 "\t" $3
    }' "$1" table=1 -
}

# readings_vi FILE: of Unihan's readings (bzip2) the Sino-Vietnamese ones: ideograph, simplified, and its readings.
readings_vi() {
  bzip2 -dc <"$1" | pair_awk -F '\t' '
    $2 == "kVietnamese" && length($1) == 6 {
      code = 0
      for (i = 3; i <= 6; i++) code = code * 16 + index("0123456789ABCDEF", substr($1, i, 1)) - 1
      printf "%c%c%c\t%s\n", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64, $3
    }' | simplified
}

# spelled READINGS KNOWN: words of two ideographs by the readings of these, where the two syllables stand side by side
# somewhere in the file KNOWN: of many possible readings these are words.
spelled() {
  pair_awk -F '\t' '
    part == 1 { readings[$1] = readings[$1] " " $2; next }
    part == 2 {
      n = split(tolower($0), word, /[^a-z\200-\377]+/)
      for (i = 1; i < n; i++) seen[word[i] " " word[i + 1]]
      next
    }
    length($1) == 6 {
      m = split(readings[substr($1, 1, 3)], a, " "); n = split(readings[substr($1, 4)], b, " ")
      for (i = 1; i <= m; i++) for (j = 1; j <= n; j++) if ((a[i] " " b[j]) in seen)
        printf "%s %s\t%s\t%.4g\n", a[i], b[j], $2, $3 / (m * n)
    }' part=1 "$1" part=2 "$2" part=3 -
}

# unescape: the references of XML, as characters.
unescape() { sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'"'"'/g; s/&amp;/\&/g'; }

# tidy: pairs without notes, placeholders and marks; those that are too long, or in which nothing is left, are dropped.
tidy() {
  pair_awk -F '\t' '
    BEGIN {
      word = "(jm?dn|jm?dm|jm?ds?|etw|sb|sth|smb|smth|s[.]o|s[.]b|s[.]th)([.](\047s)?|\047s)?"
      someone = " " word "(/" word ")* "
      person = "(ich|du|er|wir|ihr|sie|es|I|i|you|he|she|we|they|it)"
    }
    function clean(text) {
      while (gsub(/\([^()]*\)/, "", text)) ;
      gsub(/\[[^]]*\]/, "", text); gsub(/\{[^}]*\}/, "", text); gsub(/<[^>]*>/, "", text)
      gsub(/[(){}<>"]|\[|\]/, "", text)
      gsub(/\342\200(\234|\235|\236|\246)|\302(\253|\273)|\.\.\./, " ", text)
      gsub(/\342\200\231/, "\047", text); gsub(/\302\240/, " ", text)
      text = " " text " "
      if (text ~ /[.\/ ]/) {
        gsub(/ \/[^\/]*\/ /, " ", text)
        # Twice, since neighbours share the blank between them.
        gsub(someone, "  ", text); gsub(someone, "  ", text)
        sub("^ *" person "(/" person ")* ", " ", text)
        gsub(/\/[^ ]*/, "", text)
      }
      gsub(/[;:,!?] /, " ", text)
      gsub(/ +/, " ", text)
      sub(/^ */, "", text); sub(/[ .]*$/, "", text)
      return text
    }
    {
      a = clean($1); b = clean($2)
      if (a == "" || b == "" || $3 <= 0) next
      if (split(a, words, " ") > 4 || split(b, words, " ") > 6) next
      print a "\t" b "\t" $3
    }'
}

# swapped: the second first.
swapped() { pair_awk -F '\t' '{ print $2 "\t" $1 "\t" $3 }'; }

# weighed FACTOR: the weights times FACTOR.
weighed() { pair_awk -F '\t' -v factor="$1" '{ printf "%s\t%s\t%.4g\n", $1, $2, $3 * factor }'; }

# bare: pairs without the articles and particles that lead a phrase in German and in English, for FIRST and SECOND.
bare() {
  pair_awk -F '\t' '{
    sub(/^(der|die|das|ein|eine|einen|sich) /, "", $1); sub(/^(to|the|a|an|The|A|An) /, "", $2)
    print $1 "\t" $2 "\t" $3
  }'
}

# pivot FIRST SECOND: of pairs A-English in the file FIRST and English-B in SECOND the pairs A-B. An English phrase
# counts as equal without `to`, `the` and `a`, and in small letters. A pair weighs less the more there are of A or of B
# that the phrase joins: each is then more likely another sense.
pivot() {
  pair_awk -F '\t' '
    function key(text) { text = tolower(text); sub(/^(to|the|an?) /, "", text); return text }
    pass == 1 { k = key($1); n = ++targets[k]; target[k, n] = $2; weight[k, n] = $3; next }
    pass == 2 { k = key($2); if (k in targets) sources[k]++; next }
    {
      k = key($2)
      if (!(k in targets) || sources[k] > 60) next
      n = targets[k] > 12 ? 12 : targets[k]
      for (i = 1; i <= n; i++)
        printf "%s\t%s\t%.4g\n", $1, target[k, i], $3 * weight[k, i] / sqrt(sources[k] * targets[k])
    }' pass=1 "$2" pass=2 "$1" pass=3 "$1"
}

# collect BOUND: the pairs sorted, each once, its weights summed up to BOUND. Within a dictionary with a bound of 1, for
# many senses of a word are no more than one translation; over dictionaries with a higher one, for two that agree are.
collect() {
  LC_ALL=C sort | pair_awk -F '\t' -v bound="$1" '
    function give() { if (pair != "") printf "%s\t%.4g\n", pair, (sum > bound ? bound : sum) }
    { if ($1 "\t" $2 != pair) { give(); pair = $1 "\t" $2; sum = 0 } sum += $3 }
    END { give() }'
}

# affixed BASE CHARSET: the words of BASE.dic and their forms by the suffixes of BASE.aff (Hunspell), as pairs
# BASE<TAB>FORM: of those with the same first six letters one, and none with the word's own, since a lexicon keeps no
# more of a word. CHARSET is one of a byte a character, so that the rules' classes fit.
affixed() {
  set -- "$1" "$2" "$(LC_ALL=C sed -n 's/^SET *//p' "$1.aff" | tr -d '\r')"
  for file in "$1.aff" "$1.dic"; do
    tr -d '\r' <"$file" | iconv -c -f "$3" -t "$2"
    printf '\t\n'
  done | pair_awk '
    $0 == "\t" { part++; next }
    !part && $1 == "FLAG" { long = $2 == "long"; numbers = $2 == "num" }
    !part && $1 == "AF" { alias[++aliases] = $2 }
    !part && $1 == "SFX" && NF >= 5 {
      n = ++rules[$2]
      strip[$2, n] = $3 == "0" ? "" : $3
      add[$2, n] = $4; sub(/\/.*$/, "", add[$2, n])
      if (add[$2, n] == "0") add[$2, n] = ""
      condition[$2, n] = $5 == "." ? "" : $5 "$"
      next
    }
    !part { next }
    {
      slash = index($1, "/")
      if (!slash) next
      word = substr($1, 1, slash - 1); flags = substr($1, slash + 1)
      if (flags in alias) flags = alias[flags]
      if (length(word) > 9) next
      count = numbers ? split(flags, flag, ",") : 0
      if (!numbers) for (i = 1; i <= length(flags); i += long ? 2 : 1) flag[++count] = substr(flags, i, long ? 2 : 1)
      for (f = 1; f <= count; f++) for (n = 1; n <= rules[flag[f]]; n++) {
        cut = strip[flag[f], n]
        if (cut != "" && substr(word, length(word) - length(cut) + 1) != cut) continue
        if (condition[flag[f], n] != "" && word !~ condition[flag[f], n]) continue
        form = substr(word, 1, length(word) - length(cut)) add[flag[f], n]
        if (form !~ /[\047-]/ && substr(form, 1, 6) != substr(word, 1, 6) && !((word, substr(form, 1, 6)) in given)) {
          given[word, substr(form, 1, 6)]; print word "\t" form
        }
      }
    }' | iconv -f "$2" -t UTF-8
}

# ding_forms FILE: what Ding has of German plurals, participles and tenses, as BASE<TAB>FORM.
ding_forms() {
  pair_awk '
    function bare(text) {
      gsub(/\{[^}]*\}|\[[^]]*\]|\([^()]*\)/, "", text); gsub(/ +/, " ", text); sub(/^ /, "", text); sub(/ $/, "", text)
      sub(/^(ich|du|er|wir|ihr|sie|es)(\/(ich|du|er|sie|es|wir|ihr))* (war |ist |hat |hatte |)*/, "", text)
      while (sub(/^(der|die|das|sich|(jdn|jdm|jds|etw)[^ ]*) /, "", text)) ;
      return text
    }
    function fold(text) {
      text = tolower(text); gsub(/\303(\244|\204)/, "a", text); gsub(/\303(\266|\226)/, "o", text)
      gsub(/\303(\274|\234)/, "u", text)
      return text
    }
    /^#/ { next }
    {
      middle = index($0, " :: ")
      columns = split(substr($0, 1, middle - 1), column, "|")
      if (columns < 2) next
      m = split(column[1], base, ";")
      for (i = 1; i <= m; i++) base[i] = bare(base[i])
      for (c = 2; c <= columns; c++) {
        n = split(column[c], form, ";")
        for (i = 1; i <= n && i <= m; i++) {
          b = base[i]; f = bare(form[i])
          if (b !~ /^[A-Za-z\200-\377]+$/ || f !~ /^[A-Za-z\200-\377]+$/ || length(b) > 12) continue
          x = fold(b); y = fold(f)
          if (substr(x, 1, 6) == substr(y, 1, 6)) continue
          if (substr(x, 1, 1) != substr(y, 1, 1) && y !~ /^ge/) continue
          if (length(y) > length(x) + 5) continue
          print b "\t" f
        }
      }
    }' "$1" | LC_ALL=C sort -u
}

# inflected FORMS SIDE SHARE: the pairs, and those in which the one word of side SIDE (1 or 2) is a form of it by the
# file FORMS, for the part SHARE of the weight, divided among the forms beyond four.
inflected() {
  pair_awk -F '\t' -v side="$2" -v share="$3" '
    pass == 1 { form[$1, ++forms[$1]] = $2; next }
    {
      print
      n = forms[$side]
      for (i = 1; i <= n; i++) {
        weight = $3 * share * (n > 4 ? 4 / n : 1)
        if (side == 1) printf "%s\t%s\t%.4g\n", form[$1, i], $2, weight
        else printf "%s\t%s\t%.4g\n", $1, form[$2, i], weight
      }
    }' pass=1 "$1" pass=2 -
}
