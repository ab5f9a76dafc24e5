#include "report/position.h"

#include <stdlib.h>

#include "text/utf8.h"

static const struct satz_slice byte_order_mark = SATZ_SLICE("\xEF\xBB\xBF");

struct satz_position satz_position_after(struct satz_position begin, struct satz_slice text) {
    size_t line_begin = 0;
    for (size_t feed; (feed = satz_slice_find_byte(text, line_begin, '\n')) < text.size; line_begin = feed + 1)
        begin.line++;
    if (line_begin)
        begin.column = 1;
    begin.column += satz_utf8_count(satz_slice_from(text, line_begin));
    return begin;
}

bool satz_placer_add(struct satz_placer *placer, size_t seg, const struct satz_slice *gap, struct satz_slice src,
                     struct satz_position *begin) {
    bool first = seg == 1;
    placer->known = gap && (first || (placer->known && seg == placer->seg + 1));
    placer->seg = seg;
    if (!placer->known)
        return false;
    if (first)
        placer->next = (struct satz_position){ 1, 1 };
    bool marked = first && satz_slice_starts(*gap, byte_order_mark);
    *begin = satz_position_after(placer->next, satz_slice_from(*gap, marked ? byte_order_mark.size : 0));
    placer->next = satz_position_after(*begin, src);
    return true;
}

static int by_byte(const void *a, const void *b) {
    const struct satz_offset *x = a, *y = b;
    return (x->byte > y->byte) - (x->byte < y->byte);
}

void satz_positions_find(struct satz_slice text, struct satz_position begin, struct satz_offset *offsets,
                         size_t count) {
    size_t at = 0;
    qsort(offsets, count, sizeof *offsets, by_byte);
    for (size_t i = 0; i < count; i++) {
        begin = satz_position_after(begin, satz_slice_sub(text, at, offsets[i].byte));
        at = offsets[i].byte;
        *offsets[i].position = begin;
    }
}
