#include "format/layout.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/search.h"
#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Wider text is not wrapped by anyone; narrower text tells nothing. */
#define WIDEST ((size_t)120)
#define NARROWEST ((size_t)30)

static const char *const names[] = { "auto", "line", "blank" };

bool satz_breaks_of_name(const char *name, enum satz_breaks *breaks) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            *breaks = (enum satz_breaks)i;
            return true;
        }
    return false;
}

const char *satz_breaks_name(enum satz_breaks breaks) {
    return names[breaks];
}

size_t satz_line_break_size(struct satz_slice text, size_t at) {
    unsigned char byte = (unsigned char)text.data[at];
    if (byte == '\r')
        return at + 1 < text.size && text.data[at + 1] == '\n' ? 2 : 1;
    if (byte >= '\n' && byte <= '\f')
        return 1;
    if (byte == 0xC2)
        return (unsigned char)text.data[at + 1] == 0x85 ? 2 : 0;
    if (byte == 0xE2 && (unsigned char)text.data[at + 1] == 0x80)
        return ((unsigned char)text.data[at + 2] & 0xFE) == 0xA8 ? 3 : 0;
    return 0;
}

/* Bytes that a line break may begin with. */
static satz_search_block may_break(satz_search_block bytes) {
    return (satz_search_block)((bytes - '\n' <= '\r' - '\n') | (bytes == 0xC2) | (bytes == 0xE2));
}

size_t satz_line_end(struct satz_slice text, size_t at) {
    while ((at = satz_search_find(may_break, text, at)) < text.size && !satz_line_break_size(text, at))
        at++;
    return at;
}

static uint32_t char_at(struct satz_slice text, size_t at, size_t *size) {
    *size = 0;
    return at < text.size ? satz_utf8_decode(text, at, size) : 0;
}

/* Passes over blanks, but not over a line break. */
static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && !satz_line_break_size(text, at) &&
           satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

/* Where a line's text begins, blanks and the marks of quoted mail passed over; `depth` is how often it is quoted. */
static size_t skip_indent(struct satz_slice text, size_t at, size_t *depth) {
    at += satz_mail_marks_size(text, at, depth);
    return skip_blanks(text, at + satz_mail_separator_size(text, at));
}

/* The first byte of the line in which `at` is, where nothing but its marks and blanks stand before it. */
static size_t line_begin(struct satz_slice text, size_t at) {
    while (at > 0 && memchr("> \t", text.data[at - 1], 3))
        at--;
    return at;
}

static struct satz_slice trim_line(struct satz_slice text, size_t begin, size_t end) {
    size_t size;
    while (end > begin && satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return satz_slice_sub(text, begin, end);
}

/* Length in code points of the word at `at`, as far as a look goes. */
static size_t word_width(struct satz_slice text, size_t at) {
    size_t width = 0, limit = at + SATZ_LAYOUT_LOOK / 2, size;
    while (at < text.size && at < limit && !satz_char_is_space(satz_utf8_decode(text, at, &size))) {
        at += size;
        width++;
    }
    return width;
}

/* Whether the next word would have had its place, with a quarter of the width to spare. */
static bool is_short(size_t width, struct satz_slice text, struct satz_slice line, size_t next) {
    return 4 * (satz_utf8_count(line) + 1 + word_width(text, next)) <= 3 * width;
}

static bool ends_in_mark(struct satz_slice line) {
    size_t size;
    if (!line.size)
        return true;
    uint32_t last = satz_utf8_decode_before(line, line.size, &size);
    return satz_char_is_punct(last) && last != '-' && last != ',';
}

/* Whether a list's item begins at `at`; `sure` where nothing else begins so. */
static bool is_item(struct satz_slice text, size_t at, bool *sure) {
    static const struct satz_slice bullets = SATZ_SLICE("•‣·▪●○►◦*-–—");
    size_t size, end = at;
    uint32_t character = char_at(text, at, &size);
    bool bullet = size && satz_slice_find(bullets, 0, satz_slice_sub(text, at, at + size)) < bullets.size;
    *sure = bullet && character != '-' && character != 0x2013 && character != 0x2014;
    if (bullet)
        return satz_char_is_space(char_at(text, at + size, &size));
    while (end < text.size && end < at + 3 && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    bool pointed = end > at && end < text.size && (text.data[end] == '.' || text.data[end] == ')');
    return pointed && satz_char_is_space(char_at(text, end + 1, &size));
}

/* `Betreff: …`: a line of a mail's head; two of them are two paragraphs. */
static bool is_header(struct satz_slice text, size_t at) {
    size_t size, end = at;
    if (!satz_char_is_upper(char_at(text, at, &size)))
        return false;
    while (end < at + 32 && (satz_char_is_letter(char_at(text, end, &size)) || (size == 1 && text.data[end] == '-')))
        end += size;
    return end + 1 < text.size && text.data[end] == ':' && text.data[end + 1] == ' ';
}

/* Whether the line at `at` goes on with a small letter; an address always begins with one, and tells nothing. */
static bool goes_on_small(struct satz_slice text, size_t at) {
    size_t size;
    struct satz_slice word = satz_slice_sub(text, at, at), end = satz_slice_from(text, at);
    while (word.size < SATZ_LAYOUT_LOOK / 2 && word.size < end.size &&
           !satz_char_is_space(satz_utf8_decode(end, word.size, &size)))
        word.size += size;
    bool address = satz_slice_starts(word, satz_slice_of("www.")) ||
                   satz_slice_find(word, 0, satz_slice_of("://")) < word.size || memchr(word.data, '@', word.size);
    return satz_char_is_lower(char_at(text, at, &size)) && !address;
}

bool satz_layout_ends(const struct satz_layout *layout, struct satz_slice text, size_t begin, size_t end,
                      size_t next) {
    bool sure, page = text.data[end] == '\f' || (end + 3 <= text.size && !memcmp(text.data + end, "\u2029", 3));
    size_t depth, next_depth, first = skip_indent(text, next, &next_depth);
    if (page || first >= text.size || satz_line_break_size(text, first))
        return true;
    begin = line_begin(text, begin);
    struct satz_slice line = trim_line(text, begin, end);
    size_t own = skip_indent(text, begin, &depth);
    if (depth != next_depth || (is_header(text, own) && is_header(text, first)))
        return true;
    bool stopped = is_short(layout->width, text, line, first);
    if (is_item(text, first, &sure))
        return sure || stopped || ends_in_mark(line) || is_item(text, own, &sure);
    if (satz_slice_ends(line, satz_slice_of("-")) || goes_on_small(text, first))
        return false;
    return stopped;
}

static int compare_sizes(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* The width that nine lines of ten do not exceed. */
static size_t common_width(struct satz_slice head) {
    size_t *widths = NULL, count = 0, capacity = 0, result = 0;
    for (size_t at = 0; at < head.size;) {
        size_t end = satz_line_end(head, at);
        struct satz_slice line = trim_line(head, at, end);
        if (line.size) {
            widths = satz_memory_grow(widths, &capacity, count + 1, sizeof *widths);
            widths[count++] = satz_utf8_count(line);
        }
        at = end < head.size ? end + satz_line_break_size(head, end) : end;
    }
    if (count) {
        qsort(widths, count, sizeof *widths, compare_sizes);
        result = widths[count * 9 / 10];
    }
    free(widths);
    return result;
}

/* Whether a full line looks wrapped: it has no mark at its end, and the next goes on small. */
static bool is_wrapped(struct satz_slice head, struct satz_slice line, size_t next) {
    size_t size;
    uint32_t character = char_at(head, next, &size);
    bool goes_on = satz_char_is_letter(character) && !satz_char_is_upper(character);
    return goes_on && !ends_in_mark(line);
}

static bool looks_wrapped(struct satz_slice head, size_t width) {
    size_t full = 0, wrapped = 0;
    if (width < NARROWEST || width > WIDEST)
        return false;
    for (size_t at = 0; at < head.size;) {
        size_t end = satz_line_end(head, at), next = end < head.size ? end + satz_line_break_size(head, end) : end;
        size_t first = skip_indent(head, next, NULL);
        struct satz_slice line = trim_line(head, at, end);
        bool followed = line.size && first < head.size && !satz_line_break_size(head, first);
        if (followed && !is_short(width, head, line, first)) {
            full++;
            wrapped += is_wrapped(head, line, first);
        }
        at = next;
    }
    return full && 4 * wrapped >= full;
}

struct satz_layout satz_layout_guess(struct satz_slice head, enum satz_breaks asked) {
    struct satz_layout layout = { asked, 0 };
    if (asked == SATZ_BREAKS_LINE)
        return layout;
    size_t width = common_width(head);
    layout.width = width < WIDEST ? width : WIDEST;
    if (asked == SATZ_BREAKS_AUTO)
        layout.breaks = looks_wrapped(head, width) ? SATZ_BREAKS_BLANK : SATZ_BREAKS_LINE;
    return layout;
}
