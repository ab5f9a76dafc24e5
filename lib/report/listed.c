#include "report/listed.h"

#include <inttypes.h>

#include "report/markup.h"
#include "text/utf8.h"

/* A fix shows so many bytes before and after what changes; and no more of what changes. So many fixes are shown. */
enum { BESIDE = 24, CHANGED = 240, FIXES_SHOWN = 5 };

#define ELLIPSIS "\xE2\x80\xA6"

void satz_attribute_add(struct satz_buffer *page, const char *name, struct satz_slice value) {
    satz_buffer_add_format(page, " %s=\"", name);
    satz_html_escape(value, page);
    satz_buffer_add_byte(page, '"');
}

void satz_language_attributes_add(struct satz_buffer *page, const struct satz_entry *entry, struct satz_slice tag) {
    enum satz_language_id id;
    bool known = satz_entry_find_language(entry, tag, &id);
    if (tag.size)
        satz_attribute_add(page, "lang", tag);
    satz_buffer_add_format(page, " dir=\"%s\"", !known ? "auto" : satz_language_is_rtl(id) ? "rtl" : "ltr");
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Whether only blanks are among its first bytes: then the blanks are the matter. */
static bool is_blank(struct satz_slice text) {
    size_t at = 0;
    while (at < text.size && at < BESIDE && (text.data[at] == ' ' || text.data[at] == '\xC2' || text.data[at] == '\xA0'))
        at++;
    return at == text.size;
}

/* How much both begin with, and end with beside that, in whole characters. */
static void find_common(struct satz_slice old, struct satz_slice fix, size_t *before, size_t *after) {
    size_t least = is_blank(old) ? 0 : smaller(old.size, fix.size), begin = 0, end = 0;
    while (begin < least && old.data[begin] == fix.data[begin])
        begin++;
    begin = begin < old.size ? satz_utf8_floor(old, begin) : begin;
    begin = begin < fix.size ? satz_utf8_floor(fix, begin) : begin;
    while (end < least - begin && old.data[old.size - 1 - end] == fix.data[fix.size - 1 - end])
        end++;
    while (end && ((unsigned char)old.data[old.size - end] & 0xC0) == 0x80)
        end--;
    *before = begin;
    *after = end;
}

/* Blanks are seen: one that breaks no line is not like another. */
static void add_changed(struct satz_slice text, struct satz_buffer *page) {
    bool cut = text.size > CHANGED;
    size_t size, end = cut ? satz_utf8_floor(text, CHANGED) : text.size, plain = 0;
    for (size_t at = 0; at < end; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        bool fixed = character == 0xA0 || character == 0x202F;
        if (character != ' ' && !fixed)
            continue;
        satz_html_escape(satz_slice_sub(text, plain, at), page);
        satz_buffer_add_string(page, fixed ? "<u class=\"nb\">" : "<u>");
        satz_html_escape(satz_slice_sub(text, at, at + size), page);
        satz_buffer_add_string(page, "</u>");
        plain = at + size;
    }
    satz_html_escape(satz_slice_sub(text, plain, end), page);
    satz_buffer_add_string(page, cut ? ELLIPSIS : "");
}

/* One side of a change: what stays beside it is cut to a few characters. Returns whether something is not shown. */
static bool add_side(struct satz_slice text, size_t before, size_t after, bool alone, struct satz_buffer *page) {
    struct satz_slice head = satz_slice_sub(text, 0, before), tail = satz_slice_from(text, text.size - after);
    struct satz_slice changed = satz_slice_sub(text, before, text.size - after);
    size_t from = head.size > 2 * BESIDE ? satz_utf8_floor(head, head.size - BESIDE) : 0;
    size_t to = tail.size > 2 * BESIDE ? satz_utf8_floor(tail, BESIDE) : tail.size;
    satz_buffer_add_string(page, from ? ELLIPSIS : "");
    satz_html_escape(satz_slice_from(head, from), page);
    satz_buffer_add_string(page, alone || !changed.size ? "" : "<b>");
    add_changed(changed, page);
    satz_buffer_add_string(page, alone || !changed.size ? "" : "</b>");
    satz_html_escape(satz_slice_sub(tail, 0, to), page);
    satz_buffer_add_string(page, to < tail.size ? ELLIPSIS : "");
    return from || to < tail.size || changed.size > CHANGED;
}

/* What goes, and each of what may come instead. */
static void add_fixes(const struct satz_entry *entry, const struct satz_finding *finding, struct satz_slice words,
                      struct satz_buffer *page) {
    size_t before, after, shown = smaller(finding->fix_count, FIXES_SHOWN);
    satz_buffer_add_string(page, "<span class=\"fix\">fix <bdi");
    satz_language_attributes_add(page, entry, satz_entry_language(entry, finding->side));
    satz_buffer_add_byte(page, '>');
    find_common(words, finding->fixes[0], &before, &after);
    if (words.size) {
        satz_buffer_add_string(page, "<del>");
        add_side(words, before, after, !before && !after, page);
        satz_buffer_add_string(page, "</del>");
    }
    for (size_t i = 0; i < shown; i++) {
        find_common(words, finding->fixes[i], &before, &after);
        satz_buffer_add_string(page, "<ins>");
        add_side(finding->fixes[i], before, after, !before && !after, page);
        satz_buffer_add_string(page, "</ins>");
    }
    satz_buffer_add_string(page, "</bdi>");
    if (shown < finding->fix_count)
        satz_buffer_add_format(page, " and %zu more", finding->fix_count - shown);
    satz_buffer_add_string(page, "</span>");
}

/* Whether the page shows less of the first fix than it is. */
static bool is_cut(struct satz_slice words, struct satz_slice fix) {
    struct satz_buffer ignored = SATZ_BUFFER_INIT;
    size_t before, after;
    find_common(words, fix, &before, &after);
    bool cut = add_side(fix, before, after, true, &ignored);
    satz_buffer_release(&ignored);
    return cut;
}

static void begin_item(const struct satz_entry *entry, const struct satz_finding *finding, struct satz_slice words,
                       size_t number, struct satz_buffer *page) {
    bool silenced = satz_finding_is_silenced(finding);
    satz_buffer_add_format(page, "<li id=\"f%zu\" class=\"%s%s\"", number, satz_level_name(finding->level),
                           silenced ? " silenced" : "");
    if (!silenced)
        satz_buffer_add_format(page, " data-h=\"%" PRIx64 "\"", satz_entry_print(entry, finding));
    if (!silenced && entry->html && words.size <= CHANGED && satz_slice_find_byte(words, 0, '&') < words.size)
        satz_attribute_add(page, "data-w", words);
    if (finding->fix_count && is_cut(words, finding->fixes[0]))
        satz_attribute_add(page, "data-fix", finding->fixes[0]);
}

void satz_listed_add(const struct satz_entry *entry, size_t index, size_t number, struct satz_buffer *page) {
    const struct satz_finding *finding = &entry->findings.items[index];
    const struct satz_position *place = &entry->extents[index].begin;
    struct satz_slice words = satz_slice_sub(satz_entry_text(entry, finding->side), finding->begin,
                                             finding->end > finding->begin ? finding->end : finding->begin);
    begin_item(entry, finding, words, number, page);
    satz_buffer_add_format(page, "><span class=\"n\">%zu</span> <b>%s</b> ", index + 1, satz_level_name(finding->level));
    satz_html_escape(finding->say, page);
    if (finding->fix_count)
        add_fixes(entry, finding, words, page);
    if (satz_finding_is_silenced(finding)) {
        satz_buffer_add_string(page, "<span class=\"why\">silenced: ");
        satz_html_escape(finding->silenced, page);
        satz_buffer_add_string(page, "</span>");
    }
    satz_buffer_add_string(page, " <small><code>");
    satz_html_escape(satz_slice_of(finding->check), page);
    satz_buffer_add_string(page, "</code> ");
    satz_html_escape(entry->file, page);
    satz_buffer_add_format(page, ":%zu:%zu</small></li>", place->line, place->column);
}
