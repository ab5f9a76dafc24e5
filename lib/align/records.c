#include "align/records.h"

#include "placeholder/engine_text.h"
#include "stream/finding.h"
#include "text/utf8.h"

/* The most of a text that a finding quotes, in bytes. */
enum { QUOTED = 160 };

void satz_align_placer_init(struct satz_align_placer *placer, const struct satz_align_plan *plan) {
    *placer = (struct satz_align_placer){ .plan = plan };
}

bool satz_bead_holds(const struct satz_bead *bead, double least) {
    return bead->source_count && bead->target_count && bead->probability >= least;
}

struct satz_slice satz_align_blank(enum satz_language_id language) {
    switch (language) {
    case SATZ_ZH_HANS:
    case SATZ_ZH_HANT:
    case SATZ_JA:
    case SATZ_TH: return satz_slice_of("");
    default: return satz_slice_of(" ");
    }
}

/* Appends a text to others; an empty one leaves no blank. */
static void join(struct satz_slice text, enum satz_language_id to, struct satz_buffer *all) {
    if (all->size && text.size)
        satz_buffer_add(all, satz_align_blank(to));
    satz_buffer_add(all, text);
}

void satz_bead_text(const struct satz_bead *bead, const struct satz_slice *target, enum satz_language_id to,
                    struct satz_buffer *text) {
    for (size_t i = 0; i < bead->target_count; i++)
        join(target[bead->target + i], to, text);
}

enum satz_status satz_align_source_text(const struct satz_record *record, bool html, struct satz_buffer *buffer,
                                        struct satz_error *error) {
    struct satz_span_list spans;
    struct satz_engine_text text;
    struct satz_engine_view view = { .html = html, .plain = true };
    if (satz_spans_read(record, &spans, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_engine_text_init(&text);
    satz_engine_text_build(&text, satz_record_string(record, "src"), &spans, &view);
    satz_buffer_reset(buffer);
    satz_buffer_add(buffer, satz_buffer_slice(&text.text));
    satz_engine_text_release(&text);
    return SATZ_OK;
}

/* ---- inserted segments ---- */

/*
 * The beads without source that go to one record: their run in the list, in which there are others too, that hold no
 * translation.
 */
struct run {
    size_t begin, end;
};

static bool is_inserted(const struct satz_bead *bead) {
    return bead->source_count == 0 && bead->target_count > 0;
}

/* From a bead on up to the next that holds a translation. */
static struct run run_from(const struct satz_align_plan *plan, size_t begin) {
    struct run run = { begin, begin };
    while (run.end < plan->beads->count && !satz_bead_holds(&plan->beads->items[run.end], plan->least))
        run.end++;
    return run;
}

/* Appends the run's texts, as far as a record has room for them; counts its segments, and those that were put there. */
static size_t run_text(const struct satz_align_plan *plan, struct run run, struct satz_buffer *text, size_t *put) {
    size_t count = 0;
    *put = 0;
    for (size_t k = run.begin; k < run.end; k++) {
        const struct satz_bead *bead = &plan->beads->items[k];
        if (!is_inserted(bead))
            continue;
        for (size_t i = 0; i < bead->target_count; i++) {
            struct satz_slice more = plan->target[bead->target + i];
            if (*put == count && text->size + more.size <= SATZ_ALIGN_INSERTED_LIMIT) {
                join(more, plan->to, text);
                ++*put;
            }
            count++;
        }
    }
    return count;
}

/* ---- the member `align` ---- */

static void numbers_add(const size_t *numbers, size_t first, size_t count, bool *any, struct satz_buffer *json) {
    for (size_t i = first; i < first + count; i++) {
        satz_buffer_add_format(json, "%s%zu", *any ? "," : "", numbers ? numbers[i] : i + 1);
        *any = true;
    }
}

static void inserted_add(const struct satz_align_plan *plan, const struct run *runs, struct satz_buffer *json) {
    bool any = false;
    satz_buffer_add_string(json, ",\"inserted\":[");
    for (size_t k = 0; k < 2; k++)
        for (size_t i = runs[k].begin; i < runs[k].end; i++)
            if (is_inserted(&plan->beads->items[i]))
                numbers_add(NULL, plan->beads->items[i].target, plan->beads->items[i].target_count, &any, json);
    satz_buffer_add_byte(json, ']');
}

/* `runs`, two of them, may be NULL: nothing was inserted. */
static void align_set(const struct satz_align_plan *plan, const struct satz_bead *bead, const struct run *runs,
                      struct satz_record *record) {
    struct satz_buffer json = SATZ_BUFFER_INIT;
    bool any = false;
    satz_buffer_add_string(&json, "{\"src\":[");
    numbers_add(plan->segs, bead->source, bead->source_count, &any, &json);
    any = false;
    satz_buffer_add_string(&json, "],\"tgt\":[");
    numbers_add(NULL, bead->target, bead->target_count, &any, &json);
    satz_buffer_add_format(&json, "],\"p\":%.4f", bead->probability);
    if (runs)
        inserted_add(plan, runs, &json);
    satz_buffer_add_byte(&json, '}');
    satz_record_set_raw(record, "align", satz_buffer_slice(&json));
    satz_buffer_release(&json);
}

/* ---- members of the translation ---- */

static void places_forget(struct satz_record *record) {
    struct satz_span_list spans;
    struct satz_error ignored = SATZ_ERROR_INIT;
    bool any = false;
    if (satz_spans_read(record, &spans, &ignored) != SATZ_OK)
        return;
    for (size_t i = 0; i < spans.count; i++) {
        any = any || spans.items[i].located;
        spans.items[i].located = false;
    }
    if (any)
        satz_spans_write(record, &spans);
}

static bool is_finished(const struct satz_align_plan *plan) {
    return strcmp(plan->member, "tgt") == 0;
}

/* A finished translation from outside is, as satz-import has it, by a human. */
static void text_set(const struct satz_align_plan *plan, struct satz_slice text, struct satz_record *record) {
    if (is_finished(plan))
        satz_record_set_raw(record, "via", satz_slice_of("{\"by\":\"human\"}"));
    satz_record_set_string(record, plan->member, text);
    if (is_finished(plan))
        satz_record_set_string(record, "state", satz_slice_of("translated"));
}

static void text_remove(const struct satz_align_plan *plan, struct satz_record *record) {
    satz_record_remove(record, plan->member);
    if (!is_finished(plan))
        return;
    satz_record_remove(record, "via");
    satz_record_set_string(record, "state", satz_slice_of("initial"));
}

/* ---- findings ---- */

/* The beginning of a text, for a sentence about it. */
static struct satz_slice quoted(struct satz_slice text, const char **after) {
    *after = text.size > QUOTED ? "…" : "";
    return text.size > QUOTED ? satz_slice_sub(text, 0, satz_utf8_floor(text, QUOTED)) : text;
}

static void inserted_say(const struct satz_align_plan *plan, struct satz_record *record, struct satz_slice text,
                         size_t begin, size_t count, size_t put) {
    const char *after;
    struct satz_slice quote = quoted(text, &after);
    struct satz_buffer say = SATZ_BUFFER_INIT;
    bool in_place = is_finished(plan) && satz_record_has(record, "tgt");
    struct satz_finding finding = { .check = "align/inserted", .level = SATZ_WARNING, .side = SATZ_SIDE_TGT,
                                    .begin = begin, .end = begin + text.size };
    satz_buffer_add_format(&say, "%zu segment%s of the translation %s no source: “%.*s%s”.", count,
                           count == 1 ? "" : "s", count == 1 ? "has" : "have", (int)quote.size, quote.data, after);
    if (put < count)
        satz_buffer_add_format(&say, " %zu of them were left out.", count - put);
    if (!in_place) {
        finding.side = SATZ_SIDE_SRC;
        finding.begin = 0;
        finding.end = satz_record_string(record, "src").size;
    }
    finding.say = satz_buffer_slice(&say);
    satz_findings_add(record, &finding);
    satz_buffer_release(&say);
}

static void doubtful_say(const struct satz_align_plan *plan, const struct satz_bead *bead,
                         struct satz_record *record) {
    struct satz_buffer text = SATZ_BUFFER_INIT, say = SATZ_BUFFER_INIT;
    satz_bead_text(bead, plan->target, plan->to, &text);
    struct satz_slice candidate = satz_buffer_slice(&text);
    satz_buffer_add_format(&say, "Whether this is its translation is doubtful (%.0f %%)", 100 * bead->probability);
    if (bead->source_count > 1)
        satz_buffer_add_format(&say, "; it would be that of %zu segments together", bead->source_count);
    satz_buffer_add_byte(&say, '.');
    struct satz_finding finding = { .check = "align/doubtful", .level = SATZ_WARNING, .side = SATZ_SIDE_SRC,
                                    .end = satz_record_string(record, "src").size, .say = satz_buffer_slice(&say),
                                    .fixes = &candidate, .fix_count = 1 };
    satz_findings_add(record, &finding);
    satz_buffer_release(&say);
    satz_buffer_release(&text);
}

static void unrelated_say(const struct satz_align_plan *plan, struct satz_record *record) {
    satz_findings_say(record, "align/unrelated", SATZ_ERROR, SATZ_SIDE_SRC, 0,
                      satz_record_string(record, "src").size,
                      "The two texts do not look like translations of each other: %.0f %% of the words have a "
                      "counterpart.",
                      100 * plan->beads->support);
}

/* ---- records ---- */

/* The record that a bead's translation stands on, and that of inserted segments after it. */
static void hold(struct satz_align_placer *placer, const struct satz_bead *bead, struct satz_record *record) {
    const struct satz_align_plan *plan = placer->plan;
    /* What was inserted before the first translation, and what after this one. */
    struct run runs[2] = { { 0, 0 }, run_from(plan, placer->bead + 1) };
    struct satz_buffer parts[2] = { SATZ_BUFFER_INIT, SATZ_BUFFER_INIT }, text = SATZ_BUFFER_INIT;
    size_t counts[2], put[2], begins[2];
    if (!placer->placed)
        runs[0] = (struct run){ 0, placer->bead };
    for (size_t k = 0; k < 2; k++)
        counts[k] = run_text(plan, runs[k], &parts[k], &put[k]);
    join(satz_buffer_slice(&parts[0]), plan->to, &text);
    begins[0] = 0;
    struct satz_buffer own = SATZ_BUFFER_INIT;
    satz_bead_text(bead, plan->target, plan->to, &own);
    join(satz_buffer_slice(&own), plan->to, &text);
    join(satz_buffer_slice(&parts[1]), plan->to, &text);
    begins[1] = text.size - parts[1].size;
    text_set(plan, satz_buffer_slice(&text), record);
    align_set(plan, bead, counts[0] + counts[1] ? runs : NULL, record);
    for (size_t k = 0; k < 2; k++)
        if (counts[k])
            inserted_say(plan, record, satz_buffer_slice(&parts[k]), begins[k], counts[k], put[k]);
    placer->placed = true;
    satz_buffer_release(&parts[0]);
    satz_buffer_release(&parts[1]);
    satz_buffer_release(&own);
    satz_buffer_release(&text);
}

/* Where nothing is a translation of anything, the first record says what was inserted. */
static void alone_say(const struct satz_align_plan *plan, struct satz_record *record) {
    struct run run = run_from(plan, 0);
    struct satz_buffer text = SATZ_BUFFER_INIT;
    size_t put, count = run.end == plan->beads->count ? run_text(plan, run, &text, &put) : 0;
    if (count)
        inserted_say(plan, record, satz_buffer_slice(&text), 0, count, count);
    satz_buffer_release(&text);
}

static void lack(const struct satz_align_plan *plan, const struct satz_bead *bead, bool first,
                 struct satz_record *record) {
    text_remove(plan, record);
    align_set(plan, bead, NULL, record);
    if (!bead->target_count)
        satz_findings_say(record, "align/missing", SATZ_ERROR, SATZ_SIDE_SRC, 0,
                          satz_record_string(record, "src").size, "The translation has nothing for this segment.");
    else if (first)
        doubtful_say(plan, bead, record);
}

static bool is_past(const struct satz_bead *bead, size_t index) {
    return bead->source_count == 0 || bead->source + bead->source_count <= index;
}

void satz_align_place(struct satz_align_placer *placer, struct satz_record *record) {
    const struct satz_align_plan *plan = placer->plan;
    const struct satz_beads *beads = plan->beads;
    satz_findings_clear(record, "align/");
    if (is_finished(plan))
        places_forget(record);
    while (placer->bead < beads->count && is_past(&beads->items[placer->bead], placer->index))
        placer->bead++;
    if (placer->bead == beads->count)
        return;
    const struct satz_bead *bead = &beads->items[placer->bead];
    bool first = placer->index == bead->source;
    if (!satz_bead_holds(bead, plan->least)) {
        lack(plan, bead, first, record);
    } else if (first) {
        hold(placer, bead, record);
    } else {
        text_set(plan, satz_slice_of(""), record);
        align_set(plan, bead, NULL, record);
    }
    if (placer->index == 0)
        alone_say(plan, record);
    if (placer->index == 0 && beads->support < SATZ_ALIGN_SUPPORT_LEAST)
        unrelated_say(plan, record);
    placer->index++;
}
