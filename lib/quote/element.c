#include "quote/element.h"

#include <strings.h>

#include "quote/mark.h"
#include "text/utf8.h"

enum element { OTHER, BLOCK, SOURCE, QUOTE };

static enum element element_of(struct satz_slice name) {
    static const struct {
        const char *name;
        enum element element;
    } elements[] = {
        { "blockquote", BLOCK }, { "footer", SOURCE }, { "cite", SOURCE }, { "figcaption", SOURCE }, { "q", QUOTE },
    };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (name.size == strlen(elements[i].name) && !strncasecmp(name.data, elements[i].name, name.size))
            return elements[i].element;
    return OTHER;
}

void satz_quote_elements_init(struct satz_quote_elements *elements, struct satz_quotes *quotes) {
    *elements = (struct satz_quote_elements){ .quotes = quotes };
}

static size_t level_down(size_t level) {
    return level > 0 ? level - 1 : 0;
}

static void take_block(struct satz_quote_elements *elements, bool ends) {
    if (ends)
        elements->blocks = level_down(elements->blocks);
    else
        elements->blocks++;
    if (elements->blocks == !ends) {
        elements->group = 0;
        elements->marked = false;
    }
    elements->sources = 0;
}

#define TAG_BYTES 3 /* of a tag in the plain text */

static void note_speech(struct satz_quote_elements *elements, struct satz_slice text, size_t segment, size_t end) {
    if (elements->open)
        elements->speech = elements->speech || segment > elements->segment ||
                           satz_quotes_is_speech(elements->quotes, text, elements->begin, end, TAG_BYTES);
}

/* A part in each segment. */
static void close_quote(struct satz_quote_elements *elements, size_t segment, size_t end) {
    struct satz_quotes *quotes = elements->quotes;
    size_t group = segment > elements->segment ? ++quotes->groups : 0;
    for (size_t i = elements->segment; i <= segment; i++)
        satz_quotes_put(quotes, i, i == elements->segment ? elements->begin : 0, i == segment ? end : quotes->sizes[i],
                        group);
}

static void take_quote(struct satz_quote_elements *elements, bool ends, struct satz_slice text, size_t segment,
                       size_t at) {
    if (ends && text.data)
        note_speech(elements, text, segment, at);
    if (ends && elements->open && elements->speech)
        close_quote(elements, segment, at);
    elements->open = !ends;
    elements->speech = false;
    elements->segment = segment;
    elements->begin = at;
}

static bool is_end(struct satz_slice tag) {
    return tag.size > 1 && tag.data[1] == '/';
}

static enum element element_at(struct satz_slice tag) {
    size_t from = is_end(tag) ? 2 : 1, at = from;
    while (at < tag.size && ((tag.data[at] | 0x20) >= 'a' && (tag.data[at] | 0x20) <= 'z'))
        at++;
    return element_of(satz_slice_sub(tag, from, at));
}

/* The tag that begins `tag`; a <q> begins or ends at byte `at` of the plain `text` of `segment`. */
static void take_tag(struct satz_quote_elements *elements, struct satz_slice tag, struct satz_slice text,
                     size_t segment, size_t at) {
    bool ends = is_end(tag);
    switch (element_at(tag)) {
    case BLOCK:
        take_block(elements, ends);
        break;
    case SOURCE:
        elements->sources = ends ? level_down(elements->sources) : elements->sources + 1;
        break;
    case QUOTE:
        take_quote(elements, ends, text, segment, at);
        break;
    case OTHER:
        break;
    }
}

/* Tags between the segments: a <q> ends with the last one, or begins with the next. */
static void take_gap(struct satz_quote_elements *elements, struct satz_slice gap, size_t segment) {
    const struct satz_quotes *quotes = elements->quotes;
    for (size_t at = 0; (at = satz_slice_find_byte(gap, at, '<')) < gap.size; at++) {
        struct satz_slice tag = satz_slice_from(gap, at);
        bool ends = is_end(tag) && segment > 0;
        take_tag(elements, tag, satz_slice_make(NULL, 0), segment - ends, ends ? quotes->sizes[segment - 1] : 0);
    }
}

static bool begins_with_mark(struct satz_slice text) {
    size_t size;
    return text.size > 0 && satz_mark_is_quote(satz_mark_read(text, 0, &size));
}

/* The whole of a segment that is in a block. */
static void take_segment(struct satz_quote_elements *elements, struct satz_slice text, size_t segment) {
    struct satz_quotes *quotes = elements->quotes;
    if (!elements->blocks || elements->sources || elements->marked || !text.size)
        return;
    if (!elements->group && begins_with_mark(text)) {
        elements->marked = true;
        return;
    }
    if (!elements->group)
        elements->group = ++quotes->groups;
    satz_quotes_put(quotes, segment, 0, text.size, elements->group);
}

void satz_quote_elements_add(struct satz_quote_elements *elements, struct satz_slice gap, struct satz_slice src,
                             const struct satz_engine_text *plain, const struct satz_span_list *tags) {
    struct satz_slice text = satz_buffer_slice(&plain->text);
    size_t segment = elements->quotes->segments - 1;
    take_gap(elements, gap, segment);
    bool whole = elements->blocks && !elements->sources;
    for (size_t i = 0; i < plain->count; i++) {
        const struct satz_unit *unit = &plain->units[i];
        struct satz_slice tag = satz_slice_sub(src, unit->src_begin, unit->src_end);
        if (unit->kind == SATZ_UNIT_HELD && unit->span < tags->count)
            take_tag(elements, tag, text, segment, is_end(tag) ? unit->text_begin : unit->text_end);
    }
    note_speech(elements, text, segment, text.size);
    if (whole)
        take_segment(elements, text, segment);
}
