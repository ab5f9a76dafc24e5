#include "segment/segment.h"

#include <stdlib.h>

#include "base/memory.h"
#include "segment/explain.h"
#include "segment/gaps.h"
#include "segment/phrases.h"
#include "text/utf8.h"

/* A document has headlines where for so many ends at marks there is one without. */
#define HEADLINES_SHARE 60

struct satz_segmenter {
    struct satz_rules rules;
    struct satz_linear model;   /* no tables: the rules decide */
    void (*tell)(void *context, struct satz_slice line); /* NULL: nobody asks why */
    void *tell_context;
    enum satz_headlines headlines;
    bool gapped;                /* ends without a mark are sought in this document */
    struct satz_gaps gaps;
    struct satz_cuts marked;    /* the ends at marks, while those without are sought */
    struct satz_phrases phrases; /* where sentences end at blanks */
};

void satz_cuts_release(struct satz_cuts *cuts) {
    free(cuts->at);
    *cuts = (struct satz_cuts)SATZ_CUTS_INIT;
}

void satz_cuts_add(struct satz_cuts *cuts, size_t at) {
    cuts->at = satz_memory_grow(cuts->at, &cuts->capacity, cuts->count + 1, sizeof *cuts->at);
    cuts->at[cuts->count++] = at;
}

static enum satz_status open_model(struct satz_linear *model, const struct satz_data *data, const char *tag,
                                   struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    if (satz_data_language_path(data, tag, "segment.model", &path))
        status = satz_linear_open(model, path.data, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, error);
    satz_buffer_release(&path);
    return status;
}

struct satz_segmenter *satz_segmenter_untrained(const struct satz_data *data, const char *tag, const char *words,
                                                struct satz_error *error) {
    struct satz_segmenter *segmenter = satz_memory_get_array(1, sizeof *segmenter);
    if (satz_rules_load(&segmenter->rules, data, tag, words, error) != SATZ_OK) {
        free(segmenter);
        return NULL;
    }
    return segmenter;
}

struct satz_segmenter *satz_segmenter_new(const struct satz_data *data, const char *tag, const char *words,
                                          struct satz_error *error) {
    struct satz_segmenter *segmenter = satz_segmenter_untrained(data, tag, words, error);
    if (segmenter && open_model(&segmenter->model, data, tag, error) != SATZ_OK) {
        satz_segmenter_free(segmenter);
        return NULL;
    }
    return segmenter;
}

void satz_segmenter_free(struct satz_segmenter *segmenter) {
    if (!segmenter)
        return;
    satz_rules_release(&segmenter->rules);
    satz_linear_close(&segmenter->model);
    satz_gaps_release(&segmenter->gaps);
    satz_cuts_release(&segmenter->marked);
    satz_phrases_release(&segmenter->phrases);
    free(segmenter);
}

void satz_segmenter_use(struct satz_segmenter *segmenter, const struct satz_linear *model) {
    satz_linear_close(&segmenter->model);
    segmenter->model = *model;
    segmenter->model.file = (struct satz_mapped){ NULL, 0 };
}

void satz_segmenter_explain(struct satz_segmenter *segmenter, void (*tell)(void *context, struct satz_slice line),
                            void *context) {
    segmenter->tell = tell;
    segmenter->tell_context = context;
}

static void tell(const struct satz_segmenter *segmenter, const struct satz_decision *decision) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    satz_explain(decision, &line);
    segmenter->tell(segmenter->tell_context, satz_buffer_slice(&line));
    satz_buffer_release(&line);
}

/* The model's word: the sum of its weights, with the rules' verdict, against the threshold. */
static void decide(struct satz_decision *decision, int32_t sum) {
    const struct satz_linear_table *table = decision->table;
    decision->decider = SATZ_DECIDER_MODEL;
    decision->sum = sum - table->thresholds[0] + (decision->context->ends ? table->prior : -table->prior);
    decision->ends = decision->sum > 0;
}

/* Tells how `decision`, of a place at a mark, was made: its features are made only for that. */
static void tell_at_mark(const struct satz_segmenter *segmenter, struct satz_decision decision) {
    struct satz_features features;
    if (decision.decider == SATZ_DECIDER_MODEL)
        satz_features_at_mark(decision.place, decision.context, &segmenter->model, &features);
    decision.features = &features;
    tell(segmenter, &decision);
}

/* Whether a sentence ends at the place: the user's word, else the model's, and where there is none, the rules'. */
static bool ends(const struct satz_segmenter *segmenter, const struct satz_place *place) {
    struct satz_context context;
    struct satz_decision decision = { place, &context, NULL, &segmenter->model.tables[SATZ_TABLE_MARKS],
                                      SATZ_DECIDER_RULES, 0, false };
    if (!segmenter->tell && satz_place_is_plain(place, &segmenter->model))
        return true;
    satz_context_read(&context, place);
    decision.ends = context.ends;
    if (context.roles & SATZ_WORD_OWN)
        decision.decider = SATZ_DECIDER_OWN;
    else if (segmenter->model.table_count)
        decide(&decision, satz_features_sum_at_mark(place, &context, &segmenter->model));
    if (segmenter->tell)
        tell_at_mark(segmenter, decision);
    return decision.ends;
}

static void cut_at_marks(const struct satz_segmenter *segmenter, struct satz_slice text, struct satz_cuts *cuts) {
    struct satz_scan scan = { .rules = &segmenter->rules, .text = text, .start = satz_blanks_after(text, 0) };
    struct satz_place place;
    while (satz_scan_next(&scan, &place))
        if (ends(segmenter, &place)) {
            satz_cuts_add(cuts, place.end);
            scan.start = place.next;
        }
}

/* Whether the sentence that began with phrase `start` ends after phrase `index`. */
static bool ends_at_blank(const struct satz_segmenter *segmenter, size_t start, size_t index) {
    const struct satz_phrases *phrases = &segmenter->phrases;
    const struct satz_linear_table *table = &segmenter->model.tables[0];
    struct satz_place place = { .rules = &segmenter->rules, .text = phrases->text, .end = phrases->items[index].end };
    struct satz_context context = { .ends = false };
    struct satz_features features;
    struct satz_decision decision = { &place, &context, &features, table, SATZ_DECIDER_RULES, 0, false };
    context.reason = satz_phrases_judge(phrases, index, &context.ends);
    decision.ends = context.ends;
    if (segmenter->model.table_count) {
        satz_features_at_blank(phrases, start, index, &features);
        decide(&decision, satz_linear_sum(table, features.hashes, features.count));
    }
    if (segmenter->tell)
        tell(segmenter, &decision);
    return decision.ends;
}

static void cut_at_blanks(struct satz_segmenter *segmenter, struct satz_slice text, struct satz_cuts *cuts) {
    struct satz_phrases *phrases = &segmenter->phrases;
    for (size_t begin = 0; begin < text.size;) {
        begin = satz_phrases_read(phrases, &segmenter->rules, text, begin);
        for (size_t i = 0, start = 0; i + 1 < phrases->count; i++)
            if (ends_at_blank(segmenter, start, i)) {
                satz_cuts_add(cuts, phrases->items[i].end);
                start = i + 1;
            }
    }
}

/* How surely a stretch that began with word `start` ends after word `index`, without a mark: over 0, it does. */
static int32_t weigh_gap(const struct satz_segmenter *segmenter, size_t start, size_t index,
                         struct satz_features *features) {
    const struct satz_linear_table *table = &segmenter->model.tables[SATZ_TABLE_GAPS];
    enum satz_gap_level level = segmenter->headlines == SATZ_HEADLINES_ON ? SATZ_GAPS_ON : SATZ_GAPS_AUTO;
    satz_features_at_gap(&segmenter->gaps, start, index, features);
    return satz_linear_sum(table, features->hashes, features->count) - table->thresholds[level];
}

/* Adds the ends in the sentence from `begin` to `end` that no mark shows. */
static void cut_at_gaps(struct satz_segmenter *segmenter, struct satz_slice text, size_t begin, size_t end,
                        struct satz_cuts *cuts) {
    struct satz_gaps *gaps = &segmenter->gaps;
    struct satz_features features;
    while ((begin = satz_gaps_read(gaps, &segmenter->model, text, begin, end)) && gaps->count) {
        size_t start = 0;
        for (size_t i = 0; i + 1 < gaps->count; i++)
            if (satz_gap_is_candidate(gaps, i) && weigh_gap(segmenter, start, i, &features) > 0) {
                satz_cuts_add(cuts, gaps->words[i].end);
                start = i + 1;
            }
        if (begin >= end)
            break;
    }
}

/* The ends at marks stand in segmenter->marked; puts these and the others into `cuts`. */
static void cut_between(struct satz_segmenter *segmenter, struct satz_slice text, struct satz_cuts *cuts) {
    const struct satz_cuts *marked = &segmenter->marked;
    size_t begin = 0;
    for (size_t i = 0; i <= marked->count; i++) {
        size_t end = i < marked->count ? marked->at[i] : text.size;
        cut_at_gaps(segmenter, text, satz_blanks_after(text, begin), end, cuts);
        if (i < marked->count)
            satz_cuts_add(cuts, end);
        begin = end;
    }
}

static bool has_gaps(const struct satz_segmenter *segmenter) {
    return segmenter->model.table_count > SATZ_TABLE_GAPS && segmenter->headlines != SATZ_HEADLINES_OFF;
}

bool satz_headlines_of_name(const char *name, enum satz_headlines *headlines) {
    static const char *const names[] = { "auto", "on", "off" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            *headlines = (enum satz_headlines)i;
            return true;
        }
    return false;
}

void satz_segmenter_headlines(struct satz_segmenter *segmenter, enum satz_headlines headlines) {
    segmenter->headlines = headlines;
    segmenter->gapped = headlines == SATZ_HEADLINES_ON;
}

void satz_segmenter_begin(struct satz_segmenter *segmenter, struct satz_slice head) {
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    struct satz_slice rest, line;
    size_t marked = 0, all = 0;
    if (!has_gaps(segmenter) || segmenter->headlines != SATZ_HEADLINES_AUTO)
        return;
    segmenter->gapped = true;
    void (*kept)(void *context, struct satz_slice line) = segmenter->tell;
    segmenter->tell = NULL;
    rest = head.size > SATZ_HEAD_LIMIT ? satz_slice_sub(head, 0, satz_utf8_floor(head, SATZ_HEAD_LIMIT)) : head;
    while (rest.size && satz_slice_split(&rest, '\n', &line)) {
        satz_segmenter_cut(segmenter, line, &cuts);
        marked += segmenter->marked.count + 1;
        all += cuts.count + 1;
    }
    satz_cuts_release(&cuts);
    segmenter->tell = kept;
    segmenter->gapped = (all - marked) * HEADLINES_SHARE > marked;
}

void satz_segmenter_cut(struct satz_segmenter *segmenter, struct satz_slice paragraph, struct satz_cuts *cuts) {
    cuts->count = 0;
    if (segmenter->rules.habits & SATZ_HABIT_BLANKS) {
        cut_at_blanks(segmenter, paragraph, cuts);
    } else if (has_gaps(segmenter) && segmenter->gapped) {
        segmenter->marked.count = 0;
        cut_at_marks(segmenter, paragraph, &segmenter->marked);
        cut_between(segmenter, paragraph, cuts);
    } else {
        cut_at_marks(segmenter, paragraph, cuts);
    }
}
