#include "protect/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "placeholder/engine_text.h"

#define GUARD_RANK (SATZ_RANK_PROOF + 1)

/* What lies over a byte of the plain text. */
enum cover { COVER_NONE, COVER_HELD = 1, COVER_MARK = 2 };

struct build {
    const struct satz_protect_segment *segment;
    struct satz_arena *arena;
    struct satz_span_list *spans;
    unsigned char *covers; /* a byte of the plain text each */
};

static bool is_bracket(struct satz_slice text, size_t at) {
    return text.size - at >= 3 && !memcmp(text.data + at, "\xE2\x9F", 2) &&
           ((unsigned char)text.data[at + 2] == 0xA6 || (unsigned char)text.data[at + 2] == 0xA7);
}

void satz_protect_guard(const struct satz_plain_view *view, struct satz_candidates *candidates) {
    struct satz_slice text = view->text.text;
    for (size_t at = 0; at < text.size; at++) {
        size_t begin = at;
        while (at < text.size && is_bracket(text, at))
            at += 3;
        if (at > begin)
            satz_candidates_add_full(candidates, (struct satz_candidate){ .begin = begin,
                                                                          .end = at,
                                                                          .kind = SATZ_IDENTIFIER,
                                                                          .most = SATZ_HOLD,
                                                                          .rank = GUARD_RANK,
                                                                          .rule = "placeholder" });
    }
}

static void add(struct build *build, enum satz_kind kind, enum satz_do action, size_t begin, size_t end,
                struct satz_slice key, struct satz_slice group) {
    const struct satz_plain_view *view = build->segment->view;
    struct satz_span span = { .kind = kind,
                              .action = action,
                              .begin = satz_plain_view_begin(view, begin),
                              .end = satz_plain_view_end(view, end),
                              .key = key,
                              .group = group };
    if (span.begin < span.end)
        satz_spans_add(build->spans, build->arena, span);
}

/* Notes what was decided, also where that is to do nothing. */
static void note(const struct build *build, struct satz_ground ground) {
    struct satz_grounds *grounds = build->segment->grounds;
    if (!grounds)
        return;
    grounds->items = satz_memory_grow(grounds->items, &grounds->capacity, grounds->count + 1, sizeof ground);
    grounds->items[grounds->count++] = ground;
}

static void note_quote(const struct build *build, const struct satz_quote *quote, enum satz_kind kind,
                       enum satz_do action) {
    static const char *const rules[] = { [SATZ_QUOTE_WHOLE] = "quote/whole", [SATZ_QUOTE_WORDS] = "quote/words",
                                         [SATZ_QUOTE_TITLE] = "quote/title" };
    note(build, (struct satz_ground){ quote->begin, quote->end, kind, action, satz_rank_name(SATZ_RANK_RULE),
                                      rules[quote->form], 1, SIZE_MAX });
}

static enum satz_do quote_action(const struct build *build, const struct satz_quote *quote) {
    const struct satz_policy *policy = build->segment->policy;
    enum satz_do action = policy->kinds[quote->form == SATZ_QUOTE_TITLE ? SATZ_TITLE : SATZ_QUOTE];
    if (quote->form == SATZ_QUOTE_WHOLE)
        action = policy->quotations;
    bool inside = build->covers[quote->begin] & COVER_HELD;
    return inside && action > SATZ_VERIFY ? SATZ_VERIFY : action;
}

static struct satz_slice group_name(const struct build *build, size_t group) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    if (group)
        satz_buffer_add_format(&name, "q%zu", group + build->segment->group_base);
    struct satz_slice copy = satz_arena_copy(build->arena, satz_buffer_slice(&name));
    satz_buffer_release(&name);
    return copy;
}

/* The two marks of a quotation may be in no other span that is held. */
static void cover_marks(struct build *build, const struct satz_quote *quote) {
    struct satz_slice text = build->segment->view->text.text;
    const struct satz_span plain = { .begin = quote->begin, .end = quote->end };
    size_t first = satz_mark_size_first(text, &plain, false), last = satz_mark_size_last(text, &plain, false);
    for (size_t i = 0; i < first; i++)
        build->covers[quote->begin + i] |= COVER_MARK;
    for (size_t i = 0; i < last; i++)
        build->covers[quote->end - 1 - i] |= COVER_MARK;
}

static void add_quote(struct build *build, const struct satz_quote *quote) {
    enum satz_do action = quote_action(build, quote);
    enum satz_kind kind = quote->form == SATZ_QUOTE_TITLE ? SATZ_TITLE : SATZ_QUOTE;
    if (quote->begin < quote->end)
        note_quote(build, quote, kind, action);
    if (action == SATZ_OFF || quote->begin >= quote->end)
        return;
    add(build, kind, action, quote->begin, quote->end, satz_slice_make(NULL, 0), group_name(build, quote->group));
    if (action == SATZ_HOLD)
        for (size_t i = quote->begin; i < quote->end; i++)
            build->covers[i] |= COVER_HELD;
    if (quote->mark && (action == SATZ_MARKS || action == SATZ_HOLD))
        cover_marks(build, quote);
}

/* A candidate without the quotation mark at its end (`um 5"`); empty where a mark lies inside it. */
static struct satz_candidate clear_of_marks(const struct build *build, struct satz_candidate candidate) {
    while (candidate.end > candidate.begin && build->covers[candidate.end - 1] & COVER_MARK)
        candidate.end--;
    for (size_t i = candidate.begin; i < candidate.end; i++)
        if (build->covers[i] & COVER_MARK)
            candidate.end = candidate.begin;
    return candidate;
}

static enum satz_do candidate_action(const struct build *build, const struct satz_candidate *candidate) {
    enum satz_do action = build->segment->policy->kinds[candidate->kind];
    if (candidate->rank == GUARD_RANK)
        action = SATZ_HOLD;
    if (action > candidate->most)
        action = candidate->most;
    /* Only quotations have marks. */
    if (action == SATZ_MARKS)
        action = SATZ_VERIFY;
    bool inside = build->covers[candidate->begin] & COVER_HELD;
    return inside && action == SATZ_HOLD ? SATZ_VERIFY : action;
}

static void add_candidate(struct build *build, size_t index) {
    struct satz_candidate candidate = build->segment->candidates->items[index];
    if (candidate.rank != GUARD_RANK)
        candidate = clear_of_marks(build, candidate);
    enum satz_do action = candidate.begin < candidate.end ? candidate_action(build, &candidate) : SATZ_OFF;
    if (candidate.begin < candidate.end)
        note(build, (struct satz_ground){ candidate.begin, candidate.end, candidate.kind, action,
                                          satz_rank_name(candidate.rank), candidate.rule, candidate.score, index });
    if (action != SATZ_OFF)
        add(build, candidate.kind, action, candidate.begin, candidate.end, candidate.key, satz_slice_make(NULL, 0));
}

/* A tag is held, but inside a held quotation it is a part of that. */
static void add_tags(struct build *build) {
    const struct satz_plain_view *view = build->segment->view;
    bool *inside = satz_memory_get_array(view->tags.count, sizeof *inside);
    for (size_t i = 0; i < view->plain.count; i++) {
        const struct satz_unit *unit = &view->plain.units[i];
        if (unit->kind == SATZ_UNIT_HELD)
            inside[unit->span] = build->covers[unit->text_begin] & COVER_HELD;
    }
    for (size_t i = 0; i < view->tags.count; i++) {
        struct satz_span tag = view->tags.items[i];
        tag.action = inside[i] ? SATZ_VERIFY : SATZ_HOLD;
        satz_spans_add(build->spans, build->arena, tag);
    }
    free(inside);
}

/* Of which quotations a draft is wanted. */
static void mark_drafts(const struct satz_policy *policy, struct satz_span_list *spans) {
    for (size_t i = 0; policy->drafts && i < spans->count; i++)
        if (spans->items[i].kind == SATZ_QUOTE && spans->items[i].action == SATZ_HOLD)
            spans->items[i].draft = satz_slice_of("");
}

void satz_protect_segment_spans(const struct satz_protect_segment *segment, struct satz_arena *arena,
                                struct satz_span_list *spans) {
    struct build build = { segment, arena, spans, NULL };
    build.covers = satz_memory_get_array(segment->view->text.text.size + 1, 1);
    for (size_t i = 0; i < segment->quote_count; i++)
        add_quote(&build, &segment->quotes[i]);
    for (size_t i = 0; i < segment->candidates->count; i++)
        add_candidate(&build, i);
    add_tags(&build);
    mark_drafts(segment->policy, spans);
    free(build.covers);
    satz_spans_sort(spans);
    satz_spans_number(spans, arena);
}
