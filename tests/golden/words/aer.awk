# Cuts a text of linked words (README.md) into `source`, `target` and `gold`, or, with rows=FILE, prints the alignment error rate of these rows.
# awk -v base=PREFIX -f aer.awk en.txt  |  awk -v rows=FILE -f aer.awk en.txt
function read_words(line, words, numbers,    n, i, parts, at) {
    n = split(line, parts, " ")
    for (i = 1; i <= n; i++) {
        at = match(parts[i], /\/[0-9,?]+$/)
        words[i] = at ? substr(parts[i], 1, at - 1) : parts[i]
        numbers[i] = at ? substr(parts[i], at + 1) : ""
    }
    return n
}
# Whether two words have a link in common: 2 surely, 1 possibly, 0 none.
function common(a, b,    x, y, n, m, i, j, best, sure, one, other) {
    n = split(a, x, ","); m = split(b, y, ",")
    for (i = 1; i <= n; i++)
        for (j = 1; j <= m; j++) {
            one = x[i]; other = y[j]
            sure = 2 - (sub(/\?/, "", one) + sub(/\?/, "", other) > 0)
            if (one == other && sure > best)
                best = sure
        }
    return best + 0
}
function plain(words, n,    i, line) {
    for (i = 1; i <= n; i++)
        line = line (i > 1 ? " " : "") words[i]
    return line
}
NR % 2 { source = $0; next }
{
    n = read_words(source, s, sn); m = read_words($0, t, tn)
    if (base) {
        print plain(s, n) > (base ".src")
        print plain(t, m) > (base ".tgt")
        next
    }
    split("", found)
    if ((getline row < rows) > 0) {
        k = split(row, links, " ")
        for (i = 1; i <= k; i++)
            found[links[i]] = 1
        answered += k
    }
    for (i = 1; i <= n; i++)
        for (j = 1; j <= m; j++) {
            kind = common(sn[i], tn[j]); hit = ((i - 1) "-" (j - 1)) in found
            sure += kind == 2; sure_found += kind == 2 && hit; possible_found += kind && hit
        }
}
END {
    if (!base)
        printf "%.3f %.3f %.3f\n", 1 - (sure_found + possible_found) / (answered + sure), possible_found / (answered ? answered : 1), sure_found / sure
}
