#include "restore/restore.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/wordset.h"
#include "restore/draft.h"
#include "restore/ending.h"
#include "restore/findings.h"
#include "restore/moved.h"
#include "restore/rebuild.h"
#include "restore/scripted.h"
#include "restore/seen.h"

/* A language that was met, with its conventions. */
struct language {
    char tag[64];
    struct satz_local local;
    struct satz_wordset keep;
    struct satz_seeker *seeker;
    struct satz_scripted *scripted; /* NULL before it is a target */
};

/* A stream has one source and one target; a third comes only from a stream that was put together. */
enum { LANGUAGES = 8 };

struct satz_restorer {
    const struct satz_data *data;
    struct satz_forms forms;
    struct satz_renderings renderings;
    struct language *languages[LANGUAGES];
    size_t count;
    struct satz_engine_text text;
    struct satz_wire wire;
    struct satz_buffer target;
    struct satz_placing placing;
};

/* One record on its way. */
struct work {
    struct satz_restorer *restorer;
    struct satz_record *record;
    struct satz_slice src, out;
    struct satz_span_list spans;
    struct language *source, *local;
    bool html, approved; /* approved: a translation in which the held things stand as words */
    bool same_language;  /* another region of it: Swiss German of German */
    const struct satz_form *form;
};

struct satz_restorer *satz_restorer_new(const struct satz_data *data, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_restorer *restorer = satz_memory_get_array(1, sizeof *restorer);
    restorer->data = restorer->placing.data = data;
    restorer->wire = (struct satz_wire)SATZ_WIRE_INIT;
    satz_buffer_init(&restorer->target);
    satz_engine_text_init(&restorer->text);
    satz_data_path(data, "engines.tsv", &path);
    enum satz_status status = satz_forms_load(&restorer->forms, path.data, error);
    satz_buffer_release(&path);
    if (status == SATZ_OK && satz_renderings_load(&restorer->renderings, data, error) == SATZ_OK)
        return restorer;
    if (status == SATZ_OK)
        satz_forms_release(&restorer->forms);
    free(restorer);
    return NULL;
}

enum satz_status satz_restorer_add_terms(struct satz_restorer *restorer, const char *path,
                                         struct satz_error *error) {
    return satz_renderings_add_terms(&restorer->renderings, path, error);
}

static void forget_language(struct language *language) {
    satz_seeker_free(language->seeker);
    satz_scripted_free(language->scripted);
    satz_local_release(&language->local);
    satz_wordset_release(&language->keep);
    free(language);
}

void satz_restorer_free(struct satz_restorer *restorer) {
    if (!restorer)
        return;
    for (size_t i = 0; i < restorer->count; i++)
        forget_language(restorer->languages[i]);
    satz_forms_release(&restorer->forms);
    satz_renderings_release(&restorer->renderings);
    satz_engine_text_release(&restorer->text);
    satz_wire_release(&restorer->wire);
    satz_buffer_release(&restorer->target);
    satz_placing_release(&restorer->placing);
    free(restorer);
}

static struct language *load_language(struct satz_restorer *restorer, const char *tag, struct satz_error *error) {
    struct language *language = satz_memory_get_array(1, sizeof *language);
    enum satz_status status = satz_local_load(&language->local, restorer->data, tag, error);
    if (status == SATZ_OK) {
        status = satz_wordset_load(&language->keep, restorer->data, tag, "hyphen.tsv", "keep", error);
        if (status != SATZ_OK)
            satz_local_release(&language->local);
    }
    if (status != SATZ_OK) {
        free(language);
        return NULL;
    }
    memcpy(language->tag, tag, strlen(tag) + 1);
    language->seeker = satz_seeker_new(&language->local);
    if (restorer->count == LANGUAGES)
        forget_language(restorer->languages[--restorer->count]);
    restorer->languages[restorer->count++] = language;
    return language;
}

static struct language *find_language(struct work *work, struct satz_slice tag, struct satz_error *error) {
    struct satz_restorer *restorer = work->restorer;
    char name[sizeof restorer->languages[0]->tag];
    if (tag.size >= sizeof name) {
        (void)satz_record_fail(work->record, error, "a language tag of %zu bytes is none", tag.size);
        return NULL;
    }
    memcpy(name, tag.data, tag.size);
    name[tag.size] = '\0';
    for (size_t i = 0; i < restorer->count; i++)
        if (!strcmp(restorer->languages[i]->tag, name))
            return restorer->languages[i];
    struct language *language = load_language(restorer, name, error);
    if (!language && error->line == 0)
        (void)satz_record_fail(work->record, error, "%s", error->reason);
    return language;
}

/* What a target needs and a source does not. */
static struct language *find_target(struct work *work, struct satz_slice tag, struct satz_error *error) {
    struct language *language = find_language(work, tag, error);
    if (!language)
        return NULL;
    if (!language->scripted)
        language->scripted = satz_scripted_new(work->restorer->data, &language->local, error);
    if (!language->scripted)
        return NULL;
    satz_scripted_begin(language->scripted, satz_record_string(work->record, "doc"),
                        satz_record_size(work->record, "seg"));
    return language;
}

static enum satz_status prepare(struct work *work, struct satz_error *error) {
    struct satz_slice lang = satz_record_string(work->record, "lang"), to = satz_record_string(work->record, "to");
    struct satz_slice by = satz_record_inner(work->record, "via", "by");
    struct satz_slice form = satz_record_inner(work->record, "via", "form");
    if (lang.size == 0)
        lang = satz_slice_of("de");
    if (to.size == 0)
        return satz_record_fail(work->record, error, "has an `out`, but no `to` that names its language");
    work->source = find_language(work, lang, error);
    work->local = work->source ? find_target(work, to, error) : NULL;
    if (!work->local)
        return SATZ_FAILED;
    work->same_language = work->local->local.language.id == work->source->local.language.id;
    if (satz_language_rank(&work->source->local.language, work->local->local.language.tag) == 0)
        work->local = NULL; /* the same region too: nothing is localised */
    work->approved = satz_slice_is(by, "memory") || satz_slice_is(by, "human");
    work->form = form.size > 0 && !work->approved ? satz_forms_find(&work->restorer->forms, form) : NULL;
    if (!work->form)
        work->form = satz_forms_own(&work->restorer->forms);
    return SATZ_OK;
}

static void forget_places(struct satz_span_list *spans) {
    for (size_t i = 0; i < spans->count; i++) {
        spans->items[i].located = false;
        spans->items[i].found = SATZ_FOUND_NOT;
        spans->items[i].sure = 0;
        spans->items[i].source = SATZ_AS_NONE;
        spans->items[i].drafted = satz_slice_make(NULL, 0);
    }
}

/* Ids that stand as ⟦P1⟧ in an approved translation: of tags, and of what was adapted. */
static void find_ids(struct satz_slice out, struct satz_map *ids) {
    struct satz_slice open = satz_slice_of("⟦"), close = satz_slice_of("⟧");
    size_t at = satz_slice_find(out, 0, open);
    while (at < out.size) {
        size_t end = satz_slice_find(out, at, close), begin = at + open.size;
        at = satz_slice_find(out, begin, open);
        if (end < out.size && end < at && end - begin < 32)
            satz_map_set(ids, satz_slice_sub(out, begin, end), 1);
    }
}

/* In an approved translation only the placeholders that are in it, and tags, are to be put back. */
static void select_spans(const struct work *work, struct satz_span_list *chosen) {
    struct satz_map ids;
    size_t ignored;
    *chosen = (struct satz_span_list){ NULL, 0, 0 };
    satz_map_init(&ids);
    find_ids(work->out, &ids);
    for (size_t i = 0; i < work->spans.count; i++) {
        struct satz_span span = work->spans.items[i];
        if (work->approved && span.kind != SATZ_TAG && !satz_map_get(&ids, span.id, &ignored))
            span.action = SATZ_OFF;
        satz_spans_add(chosen, work->record->arena, span);
    }
    satz_map_release(&ids);
}

static void encode_wire(const struct work *work, const struct satz_span_list *spans) {
    struct satz_restorer *restorer = work->restorer;
    struct satz_wire_span *wire_spans = satz_arena_get_array(work->record->arena, spans->count + 1, sizeof *wire_spans);
    struct satz_slice text = satz_record_string(work->record, "text");
    for (size_t i = 0; i < spans->count; i++) {
        const struct satz_span *span = &spans->items[i];
        wire_spans[i] = (struct satz_wire_span){ span->id, span->action == SATZ_MARKS,
                                                 span->kind == SATZ_TAG };
    }
    if (work->approved || !text.data)
        text = satz_buffer_slice(&restorer->text.text);
    satz_wire_encode(&restorer->wire, work->form, text, wire_spans, spans->count);
}

/* Copies what rebuilding found out back to the record's spans, whose `do` was not changed. */
static void take_places(struct work *work, const struct satz_span_list *chosen) {
    for (size_t i = 0; i < chosen->count; i++) {
        enum satz_do action = work->spans.items[i].action;
        work->spans.items[i] = chosen->items[i];
        work->spans.items[i].action = action;
    }
}

static void rebuild(struct work *work) {
    struct satz_restorer *restorer = work->restorer;
    struct satz_span_list chosen;
    struct satz_slots slots;
    struct satz_engine_view view = { .html = work->html, .keep = &work->source->keep };
    select_spans(work, &chosen);
    satz_engine_text_build(&restorer->text, work->src, &chosen, &view);
    encode_wire(work, &chosen);
    restorer->placing.from = work->source->local.language.id;
    restorer->placing.to = work->local ? work->local->local.language.id : restorer->placing.from;
    satz_slots_settle(&slots, &restorer->wire, work->out, &restorer->text, work->local ? &restorer->placing : NULL,
                      work->record->arena);
    struct satz_rebuild plan = {
        .source = &work->source->local, .local = work->local ? &work->local->local : NULL,
        .renderings = &restorer->renderings, .scripted = work->local ? work->local->scripted : NULL,
        .src = work->src, .spans = &chosen, .text = &restorer->text,
        .wire = &restorer->wire, .answer = work->out, .slots = &slots, .html = work->html,
        .keep_words = !work->approved, .same_language = work->same_language, .arena = work->record->arena,
    };
    if (plan.local && plan.keep_words && !plan.same_language)
        satz_endings_drop(&slots, &plan);
    if (plan.local && plan.keep_words)
        satz_moved_find(&plan, &slots);
    satz_rebuild_write(&plan, &restorer->target);
    take_places(work, &chosen);
    satz_record_set_string(work->record, "tgt", satz_buffer_slice(&restorer->target));
    /* Before the findings, which go and come again at the end when this is run twice. */
    satz_record_set_string(work->record, "state", satz_slice_of("translated"));
    satz_findings_of_slots(work->record, &plan);
}

static void look_for_the_rest(struct work *work) {
    struct satz_restorer *restorer = work->restorer;
    struct satz_seen seen = {
        .source = work->source->seeker, .target = work->local->seeker, .renderings = &restorer->renderings,
        .scripted = work->local->scripted, .src = work->src, .tgt = satz_buffer_slice(&restorer->target), .spans = &work->spans,
        .html = work->html, .approved = work->approved, .arena = work->record->arena,
    };
    satz_seen_find(&seen);
    satz_findings_of_spans(work->record, &seen);
}

enum satz_status satz_restorer_record(struct satz_restorer *restorer, struct satz_record *record, bool html,
                                      struct satz_error *error) {
    struct work work = { .restorer = restorer, .record = record, .html = html };
    work.src = satz_record_string(record, "src");
    work.out = satz_record_string(record, "out");
    enum satz_status status = satz_spans_read(record, &work.spans, error);
    if (status != SATZ_OK)
        return status;
    satz_findings_clear(record, "restore/");
    /* A person's translation was never taken apart; its spans' places are from where it is from. */
    if (!work.out.data && satz_slice_is(satz_record_inner(record, "via", "by"), "human"))
        return SATZ_OK;
    forget_places(&work.spans);
    if (!work.out.data) {
        satz_record_remove(record, "tgt");
        satz_record_set_string(record, "state", satz_slice_of("initial"));
        if (satz_record_has(record, "to"))
            status = satz_restorer_drafts(restorer, record, &work.spans, html, error);
        satz_spans_write(record, &work.spans);
        return status;
    }
    if ((status = prepare(&work, error)) != SATZ_OK)
        return status;
    rebuild(&work);
    if (work.local)
        look_for_the_rest(&work);
    status = satz_restorer_drafts(restorer, record, &work.spans, html, error);
    satz_spans_write(record, &work.spans);
    return status;
}
