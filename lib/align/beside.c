#include "align/beside.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"
#include "text/width.h"

/* Between the columns, and for the probability after them. */
enum { MIDDLE = 3, PERCENT = 5 };

#define ISOLATE "\xE2\x81\xA8"     /* U+2068 */
#define ISOLATE_END "\xE2\x81\xA9" /* U+2069 */
#define LEFT_TO_RIGHT "\xE2\x80\x8E"

/* A line of a cell. */
struct satz_beside_line {
    struct satz_slice text;
    size_t columns;
    size_t number; /* of the segment that begins here; 0: it goes on */
    bool rtl;
};

enum satz_status satz_beside_init(struct satz_beside *view, size_t columns, bool colour, const char *from,
                                  const char *to, struct satz_error *error) {
    size_t least = SATZ_BESIDE_LEAST;
    *view = (struct satz_beside){ .columns = columns < least ? least : columns, .colour = colour };
    view->breakers[0] = satz_breaker_new(SATZ_BREAK_LINE, from, error);
    if (view->breakers[0])
        view->breakers[1] = satz_breaker_new(SATZ_BREAK_LINE, to, error);
    return view->breakers[1] ? SATZ_OK : SATZ_FAILED;
}

void satz_beside_release(struct satz_beside *view) {
    for (size_t k = 0; k < 2; k++) {
        if (view->breakers[k])
            satz_breaker_free(view->breakers[k]);
        free(view->lines[k]);
    }
}

static void add_shown(struct satz_slice text, struct satz_buffer *line) {
    size_t size;
    for (size_t at = 0; at < text.size; at += size)
        satz_buffer_add_char(line, satz_char_shown(satz_utf8_decode(text, at, &size)));
}

static const char *paint(const struct satz_beside *view, const char *code) {
    return view->colour ? code : "";
}

void satz_beside_begin(struct satz_beside *view, struct satz_slice source, struct satz_slice target, size_t most,
                       struct satz_output *output) {
    view->digits = 1;
    for (size_t rest = most; rest >= 10; rest /= 10)
        view->digits++;
    size_t used = 2 * (view->digits + 1) + MIDDLE + PERCENT;
    view->width = view->columns > used + 8 ? (view->columns - used) / 2 : 4;
    struct satz_buffer *line = satz_output_begin(output);
    satz_buffer_add_format(line, "%s%s", view->begun ? "\n" : "", paint(view, "\033[1m"));
    add_shown(source, line);
    satz_buffer_add_string(line, " │ ");
    add_shown(target, line);
    satz_buffer_add_format(line, "%s\n", paint(view, "\033[0m"));
    satz_output_end(output);
    view->begun = true;
}

/* ---- wrapping ---- */

static struct satz_beside_line *add_line(struct satz_beside *view, size_t side, size_t count, size_t number) {
    view->lines[side] = satz_memory_grow(view->lines[side], &view->capacity[side], count + 1,
                                         sizeof *view->lines[side]);
    struct satz_beside_line *line = &view->lines[side][count];
    *line = (struct satz_beside_line){ .number = number };
    return line;
}

/* What a piece between two places for a break takes: the blanks at its end only where something follows. */
struct piece {
    size_t columns, solid;
};

/* Looks no further where it takes more than `most`. */
static struct piece measure(struct satz_slice text, size_t begin, size_t end, size_t most) {
    struct piece piece = { 0, 0 };
    size_t size;
    for (size_t at = begin; at < end && piece.solid <= most; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        piece.columns += (size_t)satz_char_width(satz_char_shown(character));
        if (!satz_char_is_space(character))
            piece.solid = piece.columns;
    }
    return piece;
}

/* As many characters as there is room for, at least one. */
static size_t fit(struct satz_slice text, size_t begin, size_t end, size_t room) {
    size_t used = 0, at = begin, size;
    while (at < end) {
        size_t columns = (size_t)satz_char_width(satz_char_shown(satz_utf8_decode(text, at, &size)));
        if (at > begin && used + columns > room)
            break;
        used += columns;
        at += size;
    }
    return at;
}

static void end_line(struct satz_beside_line *line, struct satz_slice text, size_t begin, size_t end) {
    size_t size;
    while (end > begin && satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    line->text = satz_slice_sub(text, begin, end);
    line->columns = measure(text, begin, end, SIZE_MAX).columns;
    for (size_t at = begin; at < end && !line->rtl; at += size)
        line->rtl = satz_char_is_rtl(satz_utf8_decode(text, at, &size));
}

/* Adds the lines of one segment after `count` of others; returns how many there are then. */
static size_t wrap(struct satz_beside *view, size_t side, struct satz_slice text, size_t number, size_t count) {
    struct satz_breaker *breaker = view->breakers[side];
    size_t begin = 0, at = 0, used = 0, next = 0;
    satz_breaker_set(breaker, text);
    while (at < text.size && (next > at || satz_breaker_next(breaker, &next))) {
        struct piece piece = measure(text, at, next, used < view->width ? view->width - used : 0);
        if (piece.solid == 0 || used + piece.solid <= view->width) {
            used += piece.columns;
            at = next;
            continue;
        }
        if (at == begin)
            at = fit(text, begin, next, view->width);
        end_line(add_line(view, side, count++, number), text, begin, at);
        number = used = 0;
        begin = at;
    }
    if (begin < text.size || number)
        end_line(add_line(view, side, count++, number), text, begin, text.size);
    return count;
}

/* ---- writing ---- */

static void add_blanks(struct satz_buffer *out, size_t count) {
    satz_buffer_add_format(out, "%*s", (int)count, "");
}

/* Number and text of a line of one side; `line` NULL: the cell has no more. */
static void add_cell(const struct satz_beside *view, const struct satz_beside_line *line, bool padded,
                     struct satz_buffer *out) {
    size_t columns = line ? line->columns : 0;
    if (line && line->number)
        satz_buffer_add_format(out, "%s%*zu%s ", paint(view, "\033[2m"), (int)view->digits, line->number,
                               paint(view, "\033[22m"));
    else if (padded || columns)
        add_blanks(out, view->digits + 1);
    if (line) {
        satz_buffer_add_string(out, line->rtl ? ISOLATE : "");
        add_shown(line->text, out);
        satz_buffer_add_string(out, line->rtl ? ISOLATE_END : "");
    }
    if (padded && columns < view->width)
        add_blanks(out, view->width - columns);
}

static const char *middle_of(const struct satz_beside *view, const struct satz_bead *bead, const char **colour) {
    *colour = "\033[31m";
    if (!bead->target_count)
        return "<";
    *colour = "\033[32m";
    if (!bead->source_count)
        return ">";
    *colour = bead->probability < view->least ? "\033[33m" : "";
    return bead->probability < view->least ? "?" : "│";
}

static void trim_end(struct satz_buffer *out, size_t begin) {
    size_t size = out->size;
    while (size > begin && out->data[size - 1] == ' ')
        size--;
    satz_buffer_truncate(out, size);
}

void satz_beside_add(struct satz_beside *view, const struct satz_bead *bead, const struct satz_slice *source,
                     const struct satz_slice *target, struct satz_output *output) {
    size_t counts[2] = { 0, 0 };
    for (size_t i = bead->source; i < bead->source + bead->source_count; i++)
        counts[0] = wrap(view, 0, source[i], i + 1, counts[0]);
    for (size_t i = bead->target; i < bead->target + bead->target_count; i++)
        counts[1] = wrap(view, 1, target[i], i + 1, counts[1]);
    const char *colour, *middle = middle_of(view, bead, &colour);
    for (size_t k = 0; k < counts[0] || k < counts[1]; k++) {
        const struct satz_beside_line *left = k < counts[0] ? &view->lines[0][k] : NULL;
        const struct satz_beside_line *right = k < counts[1] ? &view->lines[1][k] : NULL;
        struct satz_buffer *out = satz_output_begin(output);
        size_t begin = out->size;
        satz_buffer_add_string(out, paint(view, colour));
        if ((left && left->rtl) || (right && right->rtl))
            satz_buffer_add_string(out, LEFT_TO_RIGHT);
        add_cell(view, left, true, out);
        satz_buffer_add_format(out, " %s ", middle);
        add_cell(view, right, k == 0, out);
        if (k == 0)
            satz_buffer_add_format(out, " %3.0f%%", 100 * bead->probability);
        trim_end(out, begin);
        satz_buffer_add_format(out, "%s\n", *colour ? paint(view, "\033[0m") : "");
        satz_output_end(output);
    }
}
