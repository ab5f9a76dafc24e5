#include "report/markup.h"

#include <stdlib.h>

#include "text/charref.h"
#include "text/utf8.h"
#include "text/width.h"

/* A piece names no more findings than this: who filters sees at least these. And so many bytes of a speaker's name. */
enum { NAMED = 8, SPEAKER = 80 };

static void escape_character(uint32_t character, struct satz_buffer *target) {
    switch (character) {
    case '&': satz_buffer_add_string(target, "&amp;"); break;
    case '<': satz_buffer_add_string(target, "&lt;"); break;
    case '>': satz_buffer_add_string(target, "&gt;"); break;
    case '"': satz_buffer_add_string(target, "&quot;"); break;
    case '\'': satz_buffer_add_string(target, "&#39;"); break;
    case '\t': satz_buffer_add_byte(target, '\t'); break;
    default: satz_buffer_add_char(target, satz_char_shown(character));
    }
}

/* The end of the blanks at `at` where a line break is among them; else `at`. */
static size_t line_break_end(struct satz_slice text, size_t at) {
    size_t end = at;
    bool broken = false;
    for (; end < text.size && memchr(" \t\r\n", text.data[end], 4); end++)
        broken = broken || text.data[end] == '\n';
    return broken ? end : at;
}

/* Passes over plain bytes, which most are. */
static size_t plain_end(struct satz_slice text, size_t at) {
    for (; at < text.size; at++) {
        unsigned char c = (unsigned char)text.data[at];
        if (c <= ' ' || c >= 0x7F || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'')
            break;
    }
    return at;
}

static void escape(struct satz_slice text, bool references, struct satz_buffer *target) {
    for (size_t at = 0, size; at < text.size; at += size) {
        size_t plain = plain_end(text, at);
        satz_buffer_add(target, satz_slice_sub(text, at, plain));
        if ((at = plain) == text.size)
            return;
        uint32_t character = satz_utf8_decode(text, at, &size);
        size_t broken = character <= ' ' ? line_break_end(text, at) - at : 0, reference = 0;
        if (references && character == '&')
            reference = satz_charref_decode(text, at, &character);
        if (broken)
            satz_buffer_add_byte(target, ' ');
        else
            escape_character(character, target);
        size = broken ? broken : reference ? reference : size;
    }
}

void satz_html_escape(struct satz_slice text, struct satz_buffer *target) {
    escape(text, false, target);
}

/* A span or a finding begins or ends. At one place ends come first, then begins, then those that do both. */
struct event {
    size_t byte;
    int rank;
    size_t index;
    bool is_finding;
};
enum { ENDS, BEGINS, IS_EMPTY };

struct sweep {
    const struct satz_marked *marked;
    struct satz_buffer *target;
    struct event *events;
    size_t count;
    size_t *open_spans;     /* by begin; those that have ended stay until they are on top */
    size_t open_span_count;
    size_t *open_findings;  /* in no order */
    size_t *places;         /* of each finding among the open ones */
    size_t open_finding_count;
    size_t levels[3];       /* of the open ones */
};

static int by_place(const void *a, const void *b) {
    const struct event *x = a, *y = b;
    if (x->byte != y->byte)
        return x->byte < y->byte ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    return (x->index > y->index) - (x->index < y->index);
}

static void add_events(struct sweep *sweep, size_t begin, size_t end, size_t index, bool is_finding) {
    bool empty = begin == end;
    sweep->events[sweep->count++] = (struct event){ begin, empty ? IS_EMPTY : BEGINS, index, is_finding };
    if (!empty)
        sweep->events[sweep->count++] = (struct event){ end, ENDS, index, is_finding };
}

static bool is_whole(const struct satz_marked *marked, const struct satz_finding *finding) {
    return finding->side == marked->side && finding->begin == 0 && finding->end == marked->text.size && finding->end;
}

static void collect_events(struct sweep *sweep) {
    const struct satz_marked *marked = sweep->marked;
    for (size_t i = 0; i < marked->spans->count; i++) {
        const struct satz_span *span = &marked->spans->items[i];
        if (marked->side == SATZ_SIDE_SRC && span->end > span->begin)
            add_events(sweep, span->begin, span->end, i, false);
        else if (marked->side == SATZ_SIDE_TGT && span->located && span->in_end > span->in_begin)
            add_events(sweep, span->in_begin, span->in_end, i, false);
    }
    for (size_t i = 0; i < marked->findings->count; i++) {
        const struct satz_finding *finding = &marked->findings->items[i];
        if (finding->side == marked->side && !satz_finding_is_silenced(finding))
            add_events(sweep, is_whole(marked, finding) ? finding->end : finding->begin,
                       finding->end > finding->begin ? finding->end : finding->begin, i, true);
    }
    qsort(sweep->events, sweep->count, sizeof *sweep->events, by_place);
}

static size_t end_of(const struct sweep *sweep, const struct satz_span *span) {
    return sweep->marked->side == SATZ_SIDE_SRC ? span->end : span->in_end;
}

/* The span that began last and has not ended at `at`; NULL where there is none. */
static const struct satz_span *innermost(struct sweep *sweep, size_t at) {
    while (sweep->open_span_count) {
        const struct satz_span *top = &sweep->marked->spans->items[sweep->open_spans[sweep->open_span_count - 1]];
        if (end_of(sweep, top) > at)
            return top;
        sweep->open_span_count--;
    }
    return NULL;
}

static const char *open_level(const struct sweep *sweep) {
    for (int level = SATZ_ERROR; level >= SATZ_INFO; level--)
        if (sweep->levels[level])
            return satz_level_name((enum satz_level)level);
    return NULL;
}

/* A quotation in several pieces names its speaker in each: of a stranger's name only so much. */
static void add_speaker(const struct satz_span *span, struct satz_buffer *target) {
    struct satz_slice name = span->speaker;
    if (!name.size)
        return;
    satz_buffer_add_string(target, " by ");
    escape(satz_slice_sub(name, 0, name.size > SPEAKER ? satz_utf8_floor(name, SPEAKER) : name.size), false, target);
}

static void add_title(const struct sweep *sweep, const struct satz_span *span) {
    satz_buffer_add_format(sweep->target, " title=\"%s", satz_kind_name(span->kind));
    add_speaker(span, sweep->target);
    if (sweep->marked->side == SATZ_SIDE_SRC)
        satz_buffer_add_format(sweep->target, ", %s\"", satz_do_name(span->action));
    else
        satz_buffer_add_format(sweep->target, ", %s%s%s\"", satz_found_name(span->found),
                               span->source == SATZ_AS_NONE ? "" : ", ",
                               span->source == SATZ_AS_NONE ? "" : satz_source_name(span->source));
}

/* The piece [begin, end), with what is open over it. */
static void add_piece(struct sweep *sweep, size_t begin, size_t end) {
    struct satz_buffer *target = sweep->target;
    const struct satz_span *span = innermost(sweep, begin);
    const char *level = open_level(sweep);
    struct satz_slice text = satz_slice_sub(sweep->marked->text, begin, end);
    if (begin == end)
        return;
    if (!span && !level) {
        escape(text, sweep->marked->html, target);
        return;
    }
    satz_buffer_add_format(target, "<b class=\"%s%s%s\"", span ? satz_kind_name(span->kind) : "", span && level ? " " : "",
                           level ? level : "");
    if (span) {
        satz_buffer_add_format(target, " data-s=\"%.*s\"", (int)span->id.size, span->id.data);
        add_title(sweep, span);
    }
    for (size_t i = 0; i < sweep->open_finding_count && i < NAMED; i++)
        satz_buffer_add_format(target, "%s%zu", i ? " " : " data-f=\"", sweep->open_findings[i] + sweep->marked->number);
    satz_buffer_add_string(target, level ? "\">" : ">");
    escape(text, sweep->marked->html && !(span && span->kind == SATZ_TAG), target);
    satz_buffer_add_string(target, "</b>");
}

static void add_link(struct sweep *sweep, size_t index) {
    const struct satz_finding *finding = &sweep->marked->findings->items[index];
    const char *level = satz_level_name(finding->level);
    satz_buffer_add_format(sweep->target,
                           "<a class=\"%s\" href=\"#f%zu\" data-n=\"%zu\" aria-label=\"%s %zu\"></a>", level,
                           index + sweep->marked->number, index + 1, level, index + 1);
}

static void open_finding(struct sweep *sweep, size_t index) {
    sweep->places[index] = sweep->open_finding_count;
    sweep->open_findings[sweep->open_finding_count++] = index;
    sweep->levels[sweep->marked->findings->items[index].level]++;
}

static void close_finding(struct sweep *sweep, size_t index) {
    size_t last = sweep->open_findings[--sweep->open_finding_count];
    sweep->open_findings[sweep->places[index]] = last;
    sweep->places[last] = sweep->places[index];
    sweep->levels[sweep->marked->findings->items[index].level]--;
}

static void take_event(struct sweep *sweep, const struct event *event) {
    if (!event->is_finding) {
        if (event->rank == BEGINS)
            sweep->open_spans[sweep->open_span_count++] = event->index;
        return;
    }
    if (event->rank == BEGINS) {
        open_finding(sweep, event->index);
        return;
    }
    if (event->rank == ENDS)
        close_finding(sweep, event->index);
    add_link(sweep, event->index);
}

void satz_markup_add(const struct satz_marked *marked, struct satz_arena *arena, struct satz_buffer *target) {
    size_t spans = marked->spans->count, findings = marked->findings->count, at = 0;
    struct sweep sweep = { .marked = marked, .target = target };
    sweep.events = satz_arena_get_array(arena, 2 * (spans + findings), sizeof *sweep.events);
    sweep.open_spans = satz_arena_get_array(arena, spans, sizeof *sweep.open_spans);
    sweep.open_findings = satz_arena_get_array(arena, findings, sizeof *sweep.open_findings);
    sweep.places = satz_arena_get_array(arena, findings, sizeof *sweep.places);
    collect_events(&sweep);
    for (size_t i = 0; i < sweep.count; i++) {
        if (sweep.events[i].byte > at)
            add_piece(&sweep, at, sweep.events[i].byte);
        at = sweep.events[i].byte;
        take_event(&sweep, &sweep.events[i]);
    }
    add_piece(&sweep, at, marked->text.size);
}

void satz_markup_whole(const struct satz_marked *marked, struct satz_buffer *target) {
    struct satz_buffer numbers = SATZ_BUFFER_INIT;
    const struct satz_finding *items = marked->findings->items;
    enum satz_level highest = SATZ_INFO;
    for (size_t i = 0, named = 0; i < marked->findings->count && named < NAMED; i++) {
        if (!is_whole(marked, &items[i]) || satz_finding_is_silenced(&items[i]))
            continue;
        highest = items[i].level > highest ? items[i].level : highest;
        satz_buffer_add_format(&numbers, "%s%zu", named++ ? " " : "", marked->number + i);
    }
    if (numbers.size)
        satz_buffer_add_format(target, " whole %s\" data-f=\"%s", satz_level_name(highest), numbers.data);
    satz_buffer_add_byte(target, '"');
    satz_buffer_release(&numbers);
}
