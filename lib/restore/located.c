#include "restore/located.h"

struct located {
    const struct satz_rebuild *with;
    const size_t *begins, *ends; /* by unit */
};

/* A visible span, from its units' places. */
static void locate_visible(const struct located *located, struct satz_span *span, size_t first, size_t last) {
    size_t begin = SATZ_NO_UNIT, end = 0;
    if (first == SATZ_NO_UNIT || last == SATZ_NO_UNIT || last < first || last - first >= SATZ_LOCATED_UNITS)
        return;
    for (size_t i = first; i <= last; i++) {
        bool there = located->begins[i] != SATZ_NO_UNIT;
        if (!there && located->with->text->units[i].kind != SATZ_UNIT_SPACE)
            return;
        if (!there)
            continue;
        begin = located->begins[i] < begin ? located->begins[i] : begin;
        end = located->ends[i] > end ? located->ends[i] : end;
    }
    if (begin == SATZ_NO_UNIT)
        return;
    span->located = true;
    span->in_begin = begin;
    span->in_end = end;
    span->found = span->found > SATZ_FOUND_EXACT ? span->found : SATZ_FOUND_EXACT;
    span->source = span->source == SATZ_AS_NONE ? SATZ_AS_VERBATIM : span->source;
}

/* A held span, or a mark of one whose words are translated: that has two, and is as sure as the less sure of them. */
static void locate_placeholder(const struct located *located, size_t unit) {
    struct satz_span *span = &located->with->spans->items[located->with->text->units[unit].span];
    const struct satz_slot *slot = &located->with->slots->slots[unit];
    size_t begin = located->begins[unit], end = located->ends[unit];
    if (begin == SATZ_NO_UNIT)
        return;
    span->in_begin = !span->located || begin < span->in_begin ? begin : span->in_begin;
    span->in_end = !span->located || end > span->in_end ? end : span->in_end;
    span->found = slot->found > span->found ? slot->found : span->found;
    span->located = true;
}

void satz_located_set(const struct satz_rebuild *rebuild, const size_t *begins, const size_t *ends) {
    struct located located = { rebuild, begins, ends };
    const struct satz_engine_text *text = rebuild->text;
    for (size_t i = 0; i < text->count; i++)
        if (text->units[i].kind != SATZ_UNIT_WORD && text->units[i].kind != SATZ_UNIT_SPACE)
            locate_placeholder(&located, i);
    for (size_t i = 0; i < rebuild->spans->count; i++) {
        struct satz_span *span = &rebuild->spans->items[i];
        if (span->action == SATZ_VERIFY && !span->located)
            locate_visible(&located, span, satz_unit_at(text, span->begin, false), satz_unit_at(text, span->end, true));
    }
}
