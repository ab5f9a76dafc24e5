#include "protect/explain.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"
#include "text/width.h"

#define SHOWN 96 /* bytes of a text; a quotation may be long */
#define LOSERS 4 /* named of each */
#define NONE SIZE_MAX

/* A list of losers for each candidate that won, in one array: the next of each, and the first. */
struct losers {
    const struct satz_candidates *candidates;
    size_t *first, *next; /* places in the candidates' items; NONE: no further */
};

/* Text in one cell, which a tab or a line's end would break, with nothing in it that a terminal would obey. */
static void add_text(struct satz_buffer *line, struct satz_slice text) {
    size_t end = text.size > SHOWN ? satz_utf8_floor(text, SHOWN) : text.size;
    for (size_t at = 0, size; at < end; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        satz_buffer_add_char(line, character < ' ' ? ' ' : satz_char_shown(character));
    }
    if (end < text.size)
        satz_buffer_add_string(line, "…");
}

/* The candidate, of those that won, that byte `at` lies in; NONE where none does. */
static size_t winner_at(const struct satz_candidates *candidates, size_t at) {
    size_t low = 0, high = candidates->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (candidates->items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < candidates->count && candidates->items[low].begin <= at ? low : NONE;
}

/* Whoever lost has its beginning or its end in something that won. */
static void sort_losers(struct losers *losers) {
    const struct satz_candidates *candidates = losers->candidates;
    size_t all = candidates->count + candidates->lost;
    losers->first = satz_memory_get_array(all + 1, sizeof *losers->first);
    losers->next = satz_memory_get_array(all + 1, sizeof *losers->next);
    for (size_t i = 0; i < all; i++)
        losers->first[i] = losers->next[i] = NONE;
    for (size_t i = all; i-- > candidates->count;) {
        size_t winner = winner_at(candidates, candidates->items[i].begin);
        if (winner == NONE)
            winner = winner_at(candidates, candidates->items[i].end - 1);
        if (winner == NONE)
            continue;
        losers->next[i] = losers->first[winner];
        losers->first[winner] = i;
    }
}

static bool is_same(const struct satz_candidate *a, const struct satz_candidate *b) {
    return a->begin == b->begin && a->end == b->end && a->kind == b->kind && a->rank == b->rank &&
           strcmp(a->rule, b->rule) == 0;
}

static void add_losers(const struct losers *losers, size_t winner, struct satz_slice text, struct satz_buffer *line) {
    const struct satz_candidate *before = &losers->candidates->items[winner];
    size_t count = 0;
    for (size_t i = losers->first[winner]; i != NONE; i = losers->next[i]) {
        const struct satz_candidate *loser = &losers->candidates->items[i];
        if (is_same(before, loser))
            continue;
        before = loser;
        if (count++ == LOSERS)
            break;
        satz_buffer_add_format(line, "%s%s %s %s %.2f ", count == 1 ? "\tover: " : "; ", satz_rank_name(loser->rank),
                               loser->rule, satz_kind_name(loser->kind), (double)loser->score);
        add_text(line, satz_slice_sub(text, loser->begin, loser->end));
    }
    if (count > LOSERS)
        satz_buffer_add_string(line, "; …");
}

static int compare_grounds(const void *left, const void *right) {
    const struct satz_ground *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

void satz_protect_explain(const struct satz_protect_segment *segment, const struct satz_record *record,
                          struct satz_buffer *lines) {
    const struct satz_plain_view *view = segment->view;
    struct satz_grounds *grounds = segment->grounds;
    struct losers losers = { .candidates = segment->candidates };
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(view->src);
    if (grounds->count)
        qsort(grounds->items, grounds->count, sizeof *grounds->items, compare_grounds);
    sort_losers(&losers);
    for (size_t i = 0; i < grounds->count; i++) {
        const struct satz_ground *ground = &grounds->items[i];
        struct satz_slice doc = satz_record_string(record, "doc");
        size_t begin = satz_utf8_points_at(&cursor, satz_plain_view_begin(view, ground->begin));
        struct satz_utf8_cursor ahead = cursor;
        size_t end = satz_utf8_points_at(&ahead, satz_plain_view_end(view, ground->end));
        add_text(lines, doc.size ? doc : satz_slice_of("-"));
        satz_buffer_add_format(lines, "\t%zu\t%zu-%zu\t%s\t%s\t%s %s\t%.2f\t", satz_record_size(record, "seg"), begin, end,
                               satz_kind_name(ground->kind), satz_do_name(ground->action), ground->source, ground->rule,
                               (double)ground->score);
        add_text(lines, satz_slice_sub(view->text.text, ground->begin, ground->end));
        if (ground->candidate != NONE)
            add_losers(&losers, ground->candidate, view->text.text, lines);
        satz_buffer_add_byte(lines, '\n');
    }
    free(losers.first);
    free(losers.next);
}
