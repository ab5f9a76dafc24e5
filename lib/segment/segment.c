#include "segment/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "segment/blanks.h"
#include "segment/place.h"
#include "text/utf8.h"

struct satz_segmenter {
    struct satz_rules rules;
    struct satz_breaker *words; /* only where sentences end at blanks */
};

void satz_cuts_release(struct satz_cuts *cuts) {
    free(cuts->at);
    *cuts = (struct satz_cuts)SATZ_CUTS_INIT;
}

void satz_cuts_add(struct satz_cuts *cuts, size_t at) {
    cuts->at = satz_memory_grow(cuts->at, &cuts->capacity, cuts->count + 1, sizeof *cuts->at);
    cuts->at[cuts->count++] = at;
}

struct satz_segmenter *satz_segmenter_new(const struct satz_data *data, const char *tag, const char *words,
                                          struct satz_error *error) {
    struct satz_segmenter *segmenter = satz_memory_get_array(1, sizeof *segmenter);
    if (satz_rules_load(&segmenter->rules, data, tag, words, error) != SATZ_OK) {
        free(segmenter);
        return NULL;
    }
    if (segmenter->rules.habits & SATZ_HABIT_BLANKS) {
        segmenter->words = satz_breaker_new(SATZ_BREAK_WORD, tag, error);
        if (!segmenter->words) {
            satz_segmenter_free(segmenter);
            return NULL;
        }
    }
    return segmenter;
}

void satz_segmenter_free(struct satz_segmenter *segmenter) {
    if (!segmenter)
        return;
    satz_rules_release(&segmenter->rules);
    satz_breaker_free(segmenter->words);
    free(segmenter);
}

/* The next byte at which a mark may begin; text.size where none is left. */
static size_t find_candidate(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    while (at < text.size && !rules->first[(unsigned char)text.data[at]])
        at++;
    return at;
}

static bool is_mark(const struct satz_rules *rules, struct satz_slice text, size_t at) {
    size_t size;
    return (satz_rules_mark(rules, satz_utf8_decode(text, at, &size)) & SATZ_MARK_ENDS) != 0;
}

static void cut_at_marks(const struct satz_rules *rules, struct satz_slice text, struct satz_cuts *cuts) {
    size_t start = 0, at = 0;
    while ((at = find_candidate(rules, text, at)) < text.size) {
        if (!is_mark(rules, text, at)) {
            at++;
            continue;
        }
        struct satz_place place;
        satz_place_read(&place, rules, text, start, at);
        if (place.next < text.size && satz_place_ends(&place)) {
            satz_cuts_add(cuts, place.end);
            start = place.next;
        }
        at = place.end;
    }
}

void satz_segmenter_cut(struct satz_segmenter *segmenter, struct satz_slice paragraph, struct satz_cuts *cuts) {
    cuts->count = 0;
    if (segmenter->words)
        satz_cut_at_blanks(&segmenter->rules, segmenter->words, paragraph, cuts);
    else
        cut_at_marks(&segmenter->rules, paragraph, cuts);
}
