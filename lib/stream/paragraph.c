#include "stream/paragraph.h"

#include <strings.h>

#include "stream/document.h"

enum satz_paragraphs satz_paragraphs_of(const struct satz_record *first) {
    if (satz_record_is_html(first))
        return SATZ_PARAGRAPHS_HTML;
    bool blank = satz_slice_is(satz_record_inner(first, "meta", "breaks"), "blank");
    return blank ? SATZ_PARAGRAPHS_BLANK : SATZ_PARAGRAPHS_LINE;
}

static bool has_empty_line(struct satz_slice gap) {
    size_t breaks = 0;
    for (size_t i = 0; i < gap.size; i++) {
        if (gap.data[i] == '\n')
            breaks++;
        else if (gap.data[i] != ' ' && gap.data[i] != '\t' && gap.data[i] != '\r')
            breaks = 0;
        if (breaks > 1)
            return true;
    }
    return false;
}

/* The elements inside a paragraph, which do not end it; all others do. */
static bool is_inline(struct satz_slice name) {
    static const char *const names[] = { "a",    "abbr", "b",    "bdi",  "bdo",   "br",   "cite", "code", "del",
                                         "dfn",  "em",   "font", "i",    "img",   "ins",  "kbd",  "mark", "q",
                                         "s",    "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                                         "tt",   "u",    "var",  "wbr" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.size == strlen(names[i]) && !strncasecmp(name.data, names[i], name.size))
            return true;
    return false;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static bool has_block(struct satz_slice gap) {
    for (size_t at = 0; (at = satz_slice_find_byte(gap, at, '<')) < gap.size;) {
        at++;
        if (at < gap.size && gap.data[at] == '/')
            at++;
        size_t begin = at;
        while (at < gap.size && is_letter(gap.data[at]))
            at++;
        struct satz_slice name = satz_slice_sub(gap, begin, at);
        if (name.size && !is_inline(name))
            return true;
    }
    return false;
}

bool satz_paragraph_begins(const struct satz_record *record, enum satz_paragraphs paragraphs) {
    struct satz_slice gap = satz_record_string(record, "gap");
    if (!satz_record_has(record, "gap"))
        return true;
    switch (paragraphs) {
    case SATZ_PARAGRAPHS_HTML:
        return has_block(gap);
    case SATZ_PARAGRAPHS_BLANK:
        return has_empty_line(gap);
    case SATZ_PARAGRAPHS_LINE:
        break;
    }
    return satz_slice_find_byte(gap, 0, '\n') < gap.size;
}
