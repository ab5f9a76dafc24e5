#include "placeholder/engine_text.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/charref.h"
#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define SOFT_HYPHEN 0xADu

/* A piece of src that is written as a placeholder. */
struct event {
    size_t begin, end, span;
    enum satz_unit_kind kind;
};

/* The walk over one segment. */
struct walk {
    struct satz_engine_text *out;
    struct satz_slice src;
    const struct satz_span_list *spans;
    const struct satz_engine_view *view;
    struct event *events;
    size_t event_count;
};

void satz_engine_text_init(struct satz_engine_text *text) {
    *text = (struct satz_engine_text){ .text = SATZ_BUFFER_INIT };
}

void satz_engine_text_release(struct satz_engine_text *text) {
    satz_buffer_release(&text->text);
    free(text->units);
    satz_engine_text_init(text);
}

static uint32_t decode(struct satz_slice src, bool html, size_t at, size_t *size) {
    uint32_t character;
    if (html && src.data[at] == '&' && (*size = satz_charref_decode(src, at, &character)))
        return character;
    return satz_utf8_decode(src, at, size);
}

size_t satz_mark_size_first(struct satz_slice src, const struct satz_span *span, bool html) {
    size_t size = 0;
    if (span->end - span->begin > 2 && satz_mark_is_typed(satz_slice_sub(src, span->begin, span->begin + 2)))
        return 2;
    if (span->begin < span->end)
        decode(src, html, span->begin, &size);
    return size < span->end - span->begin ? size : span->end - span->begin;
}

/* The longest reference has twelve letters between & and ; : no need to look further back. */
static size_t reference_before(struct satz_slice src, size_t begin, size_t end) {
    for (size_t at = end; at > begin && end - at <= 13; at--) {
        uint32_t character;
        if (src.data[at - 1] == '&')
            return satz_charref_decode(src, at - 1, &character) == end - (at - 1) ? end - (at - 1) : 0;
    }
    return 0;
}

size_t satz_mark_size_last(struct satz_slice src, const struct satz_span *span, bool html) {
    if (span->begin >= span->end)
        return 0;
    size_t size = 0;
    if (span->end - span->begin > 2 && satz_mark_is_typed(satz_slice_sub(src, span->end - 2, span->end)))
        return 2;
    if (html && src.data[span->end - 1] == ';')
        size = reference_before(src, span->begin, span->end);
    if (!size)
        satz_utf8_decode_before(src, span->end, &size);
    return size;
}

static bool is_fold(uint32_t character) {
    return satz_char_is_space(character) || satz_char_is_control(character);
}

static void add_unit(struct walk *walk, enum satz_unit_kind kind, size_t text_begin, size_t src_begin, size_t src_end,
                     size_t span) {
    struct satz_engine_text *out = walk->out;
    out->units = satz_memory_grow(out->units, &out->capacity, out->count + 1, sizeof *out->units);
    out->units[out->count++] =
        (struct satz_unit){ kind, text_begin, out->text.size, src_begin, src_end, span };
}

static int compare_events(const void *left, const void *right) {
    const struct event *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return a->span < b->span ? -1 : a->span > b->span;
}

static void add_event(struct walk *walk, size_t begin, size_t end, size_t span, enum satz_unit_kind kind) {
    if (begin < end)
        walk->events[walk->event_count++] = (struct event){ begin, end, span, kind };
}

static void add_span_events(struct walk *walk, size_t index) {
    const struct satz_span *span = &walk->spans->items[index];
    if (walk->view->plain ? span->kind == SATZ_TAG : span->action == SATZ_HOLD) {
        add_event(walk, span->begin, span->end, index, SATZ_UNIT_HELD);
    } else if (!walk->view->plain && span->action == SATZ_MARKS) {
        size_t first = satz_mark_size_first(walk->src, span, walk->view->html);
        size_t last = satz_mark_size_last(walk->src, span, walk->view->html);
        if (first + last > span->end - span->begin)
            return;
        add_event(walk, span->begin, span->begin + first, index, SATZ_UNIT_OPEN);
        add_event(walk, span->end - last, span->end, index, SATZ_UNIT_CLOSE);
    }
}

/* A mark inside a held span, or on another mark, is hidden with its partner: half a pair is none. */
static void drop_overlaps(struct walk *walk, bool *marks_lost) {
    size_t kept = 0, end = 0;
    for (size_t i = 0; i < walk->event_count; i++) {
        if (walk->events[i].begin < end) {
            marks_lost[walk->events[i].span] = true;
            continue;
        }
        end = walk->events[i].end;
        walk->events[kept++] = walk->events[i];
    }
    walk->event_count = kept;
}

static void drop_halves(struct walk *walk, const bool *marks_lost) {
    size_t kept = 0;
    for (size_t i = 0; i < walk->event_count; i++)
        if (walk->events[i].kind == SATZ_UNIT_HELD || !marks_lost[walk->events[i].span])
            walk->events[kept++] = walk->events[i];
    walk->event_count = kept;
}

static void collect_events(struct walk *walk) {
    walk->events = satz_memory_get_array(walk->spans->count * 2, sizeof *walk->events);
    for (size_t i = 0; i < walk->spans->count; i++)
        add_span_events(walk, i);
    if (walk->event_count)
        qsort(walk->events, walk->event_count, sizeof *walk->events, compare_events);
    bool *marks_lost = satz_memory_get_array(walk->spans->count, sizeof *marks_lost);
    drop_overlaps(walk, marks_lost);
    drop_halves(walk, marks_lost);
    free(marks_lost);
}

/* Size of the marks of quoted mail at `at`, where a line begins there. */
static size_t marks_size(const struct walk *walk, size_t at, size_t end) {
    bool line = !walk->view->html && at > 0 && walk->src.data[at - 1] == '\n';
    return line ? satz_mail_marks_size(satz_slice_sub(walk->src, 0, end), at, NULL) : 0;
}

/* End of the blanks from `at`, which hold exactly one line break; 0 where they do not. */
static size_t past_line_break(const struct walk *walk, size_t at, size_t end) {
    size_t breaks = 0;
    for (; at < end && memchr(" \t\r\n", walk->src.data[at], 4); at++)
        breaks += walk->src.data[at] == '\n';
    at += marks_size(walk, at, end);
    return breaks == 1 && at < end ? at : 0;
}

static bool is_hyphen(uint32_t character) {
    return character == '-' || character == 0x2010;
}

static struct satz_slice letters_at(const struct walk *walk, size_t at, size_t end) {
    size_t begin = at, size;
    while (at < end && satz_char_is_letter(satz_utf8_decode(walk->src, at, &size)))
        at += size;
    return satz_slice_sub(walk->src, begin, at);
}

/*
 * What a hyphen before a line's end means: `Regie-/rung` is one word (JOIN), `Russland-/Ukraine` and
 * `CO2-/Bilanz` keep their hyphen and lose the break (TIGHT), `Ein-/und Ausfuhr` is left as it stands (PLAIN).
 */
enum hyphen { PLAIN, TIGHT, JOIN };

static enum hyphen judge_hyphen(const struct walk *walk, size_t after, size_t end, size_t *next) {
    *next = past_line_break(walk, after, end);
    if (!*next)
        return PLAIN;
    struct satz_slice word = letters_at(walk, *next, end);
    if (!word.size || satz_wordset_has(walk->view->keep, word))
        return PLAIN;
    size_t size;
    return satz_char_is_lower(satz_utf8_decode(word, 0, &size)) ? JOIN : TIGHT;
}

static size_t add_space(struct walk *walk, size_t begin, size_t end) {
    size_t at = begin, size, text_begin = walk->out->text.size;
    while (at < end && is_fold(decode(walk->src, walk->view->html, at, &size))) {
        at += size;
        at += marks_size(walk, at, end);
    }
    satz_buffer_add_byte(&walk->out->text, ' ');
    add_unit(walk, SATZ_UNIT_SPACE, text_begin, begin, at, 0);
    return at;
}

static bool is_word_at(const struct walk *walk, size_t at, size_t end) {
    size_t size;
    return at < end && satz_char_is_word(decode(walk->src, walk->view->html, at, &size));
}

/* A run of letters, marks and digits; what ends a line inside it is passed over. */
static size_t add_word(struct walk *walk, size_t begin, size_t end) {
    size_t at = begin, size, next, text_begin = walk->out->text.size;
    uint32_t last = 0x300;
    bool letter = false;
    while (at < end) {
        uint32_t character = decode(walk->src, walk->view->html, at, &size);
        if (satz_char_is_word(character) && satz_char_joins(last, character))
            satz_buffer_add_char(&walk->out->text, last = character);
        else if (character == SOFT_HYPHEN && is_word_at(walk, at + size, end))
            ;
        else if (letter && is_hyphen(character) && judge_hyphen(walk, at + size, end, &next) == JOIN)
            size = next - at;
        else
            break;
        letter = satz_char_is_letter(character);
        at += size;
    }
    add_unit(walk, SATZ_UNIT_WORD, text_begin, begin, at, 0);
    return at;
}

/* One character that is neither blank nor part of a word. */
static size_t add_other(struct walk *walk, size_t begin, size_t end, bool after_word) {
    size_t size, next, text_begin = walk->out->text.size;
    uint32_t character = decode(walk->src, walk->view->html, begin, &size);
    satz_buffer_add_char(&walk->out->text, character);
    if (after_word && is_hyphen(character) && judge_hyphen(walk, begin + size, end, &next) == TIGHT)
        size = next - begin;
    add_unit(walk, SATZ_UNIT_WORD, text_begin, begin, begin + size, 0);
    return begin + size;
}

static bool ends_in_word(const struct walk *walk, size_t at) {
    size_t size;
    return at > 0 && satz_char_is_word(satz_utf8_decode_before(walk->src, at, &size));
}

static void add_run(struct walk *walk, size_t at, size_t end) {
    struct satz_slice src = walk->src;
    walk->src.size = end; /* a reference or a break must not reach over a placeholder */
    while (at < end) {
        size_t size;
        uint32_t character = decode(walk->src, walk->view->html, at, &size);
        if (is_fold(character))
            at = add_space(walk, at, end);
        else if (satz_char_is_word(character))
            at = add_word(walk, at, end);
        else
            at = add_other(walk, at, end, ends_in_word(walk, at));
    }
    walk->src = src;
}

static void add_placeholder(struct walk *walk, const struct event *event) {
    size_t text_begin = walk->out->text.size;
    struct satz_slice id = walk->spans->items[event->span].id;
    if (walk->view->plain)
        satz_buffer_add_char(&walk->out->text, 0xFFFC);
    else
        satz_buffer_add_format(&walk->out->text, "⟦%s%.*s⟧", event->kind == SATZ_UNIT_CLOSE ? "/" : "", (int)id.size,
                               id.data);
    add_unit(walk, event->kind, text_begin, event->begin, event->end, event->span);
}

void satz_engine_text_build(struct satz_engine_text *text, struct satz_slice src, const struct satz_span_list *spans,
                            const struct satz_engine_view *view) {
    struct walk walk = { .out = text, .src = src, .spans = spans, .view = view };
    satz_buffer_reset(&text->text);
    text->count = 0;
    collect_events(&walk);
    size_t at = 0;
    for (size_t i = 0; i < walk.event_count; i++) {
        add_run(&walk, at, walk.events[i].begin);
        add_placeholder(&walk, &walk.events[i]);
        at = walk.events[i].end;
    }
    add_run(&walk, at, src.size);
    free(walk.events);
}

/* Soft hyphens, and a hyphen with the line break after it, are in src alone: they are passed over. */
static void locate_word(const struct satz_engine_text *text, const struct satz_unit *unit, struct satz_slice src,
                        bool html, size_t *begins, size_t *ends) {
    struct satz_slice whole = satz_buffer_slice(&text->text);
    size_t at = unit->src_begin, size, taken = 0;
    src.size = unit->src_end;
    for (size_t i = unit->text_begin; i < unit->text_end; i += size) {
        uint32_t wanted = satz_utf8_decode(whole, i, &size);
        while (at < src.size && decode(src, html, at, &taken) != wanted)
            at += taken;
        begins[i] = at;
        at += at < src.size ? taken : 0;
        ends[i + size] = at;
    }
    ends[unit->text_end] = unit->src_end;
}

void satz_engine_text_locate(const struct satz_engine_text *text, struct satz_slice src, bool html, size_t *begins,
                             size_t *ends) {
    for (size_t i = 0; i < text->count; i++) {
        const struct satz_unit *unit = &text->units[i];
        if (unit->kind == SATZ_UNIT_WORD) {
            locate_word(text, unit, src, html, begins, ends);
        } else {
            begins[unit->text_begin] = unit->src_begin;
            ends[unit->text_end] = unit->src_end;
        }
    }
}
