#include "translate/segment_work.h"

#include <stdarg.h>
#include <stdlib.h>

#include "stream/json.h"
#include "translate/adapt.h"

/* What an earlier run, and those after it, had made of it. */
static void record_clear(struct satz_work *work) {
    struct satz_record *record = work->record;
    bool restored = satz_record_has(record, "tgt"), changed = false;
    static const char *const members[] = { "out", "via", "match", "tgt", "state", "align" };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        satz_record_remove(record, members[i]);
    satz_findings_clear(record, "translate/");
    satz_findings_clear(record, "align/");
    for (size_t i = 0; i < work->spans.count; i++) {
        struct satz_span *span = &work->spans.items[i];
        changed = changed || span->approved.size || span->draft.size || span->drafted.size;
        span->approved = span->drafted = satz_slice_make(NULL, 0);
        span->draft.size = 0;
        if (!restored)
            continue;
        span->located = false;
        span->found = SATZ_FOUND_NOT;
        span->source = SATZ_AS_NONE;
    }
    if (restored)
        satz_findings_clear(record, "restore/");
    if (restored || changed)
        satz_spans_write(record, &work->spans);
}

static void text_build(struct satz_work *work) {
    struct satz_engine_text text;
    struct satz_engine_view view = { .html = work->html, .keep = work->keep };
    satz_engine_text_init(&text);
    satz_engine_text_build(&text, work->src, &work->spans, &view);
    work->text = satz_arena_copy(work->record->arena, satz_buffer_slice(&text.text));
    satz_engine_text_release(&text);
}

static void names_fill(struct satz_work *work) {
    struct satz_wire_span *names = satz_arena_get_array(work->record->arena, work->spans.count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        names[count++] = (struct satz_wire_span){ span->id, span->action == SATZ_MARKS, span->kind == SATZ_TAG };
    }
    work->names = names;
}

enum satz_status satz_work_begin(struct satz_work *work, const struct satz_language *to, struct satz_error *error) {
    struct satz_record *record = work->record;
    struct satz_slice had = satz_record_string(record, "to");
    if (!satz_record_has(record, "src"))
        return satz_record_fail(record, error, "a record without `src` cannot be translated");
    if (satz_spans_read(record, &work->spans, error) != SATZ_OK)
        return SATZ_FAILED;
    work->src = satz_record_string(record, "src");
    names_fill(work);
    bool same = satz_slice_is(had, to->tag);
    work->settled = same && satz_slice_is(satz_record_inner(record, "via", "by"), "human");
    if (work->settled)
        return SATZ_OK;
    record_clear(work);
    satz_record_set_string(record, "to", satz_slice_of(to->tag));
    if (satz_record_has(record, "text"))
        work->text = satz_record_string(record, "text");
    else
        text_build(work);
    return SATZ_OK;
}

static void member_add(struct satz_buffer *json, const char *name, const char *text) {
    if (!text)
        return;
    satz_buffer_add_format(json, ",\"%s\":", name);
    satz_json_add_string(json, satz_slice_of(text));
}

void satz_work_settle(struct satz_work *work, const char *by, unsigned score, const char *name, const char *form,
                      struct satz_slice out) {
    struct satz_buffer via = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&via, "{\"by\":\"%s\"", by);
    if (score)
        satz_buffer_add_format(&via, ",\"score\":%u", score);
    member_add(&via, "name", name);
    member_add(&via, "form", form);
    satz_buffer_add_byte(&via, '}');
    satz_record_set_raw(work->record, "via", satz_buffer_slice(&via));
    if (out.data)
        satz_record_set_string(work->record, "out", out);
    satz_buffer_release(&via);
    work->settled = true;
}

void satz_work_say(struct satz_work *work, const char *check, enum satz_level level, const char *format, ...) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    va_list arguments;
    va_start(arguments, format);
    satz_buffer_add_vformat(&text, format, arguments);
    va_end(arguments);
    struct satz_finding finding = { .check = check, .level = level, .side = SATZ_SIDE_SRC, .end = work->src.size,
                                    .say = satz_buffer_slice(&text) };
    satz_findings_add(work->record, &finding);
    satz_buffer_release(&text);
}

/* A tag of the record: where it begins, and which of the spans it is. */
struct tag {
    size_t begin, span;
};

static int tag_compare(const void *a, const void *b) {
    const struct tag *x = a, *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* The record's tags in the order of the text. */
static struct tag *tags_find(const struct satz_work *work, size_t *count) {
    struct tag *tags = satz_arena_get_array(work->record->arena, work->spans.count + 1, sizeof *tags);
    *count = 0;
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        if (span->kind == SATZ_TAG && span->action == SATZ_HOLD)
            tags[(*count)++] = (struct tag){ span->begin, i };
    }
    qsort(tags, *count, sizeof *tags, tag_compare);
    return tags;
}

bool satz_work_entry_text(const struct satz_work *work, const struct satz_entry *entry,
                          const struct satz_form *own, struct satz_buffer *out) {
    size_t count, done = 0;
    const struct tag *tags = tags_find(work, &count);
    if (count != entry->source_codes)
        return false;
    struct satz_wire wire = SATZ_WIRE_INIT;
    satz_wire_encode(&wire, own, satz_slice_of(""), work->names, work->spans.count);
    for (size_t i = 0; i < entry->code_count; i++) {
        const struct satz_entry_code *code = &entry->codes[i];
        satz_buffer_add(out, satz_slice_sub(entry->tgt, done, code->at));
        satz_wire_say(&wire, tags[code->source].span, SATZ_WIRE_HOLD, out);
        done = code->at;
    }
    satz_buffer_add(out, satz_slice_from(entry->tgt, done));
    satz_wire_release(&wire);
    return true;
}

/* Says of a quotation, or of the whole segment, that its words are no approved ones. */
static void draft_say(struct satz_work *work, const struct satz_entry *entry, const struct satz_span *span) {
    struct satz_buffer say = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&say, "the memory calls this wording of the quotation a %.*s: not approved by ",
                           (int)entry->note.size, entry->note.data);
    if (span && span->speaker.size)
        satz_buffer_add(&say, span->speaker);
    else
        satz_buffer_add_string(&say, "the speaker");
    struct satz_finding finding = { .check = "translate/draft", .level = SATZ_INFO, .side = SATZ_SIDE_SRC,
                                    .begin = span ? span->begin : 0, .end = span ? span->end : work->src.size,
                                    .say = satz_buffer_slice(&say) };
    satz_findings_add(work->record, &finding);
    satz_buffer_release(&say);
}

static void drafts_say(struct satz_work *work, const struct satz_entry *entry) {
    bool found = false;
    if (!entry->note.size)
        return;
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        if (span->kind != SATZ_QUOTE || span->action == SATZ_MARKS)
            continue;
        draft_say(work, entry, span);
        found = true;
    }
    if (!found)
        draft_say(work, entry, NULL);
}

/* What the memory has for bytes [begin, end) of the source; NULL where nothing, or something with tags. */
static const struct satz_entry *words_find(const struct satz_work *work, const struct satz_store *store,
                                           size_t begin, size_t end) {
    struct satz_engine_text plain;
    struct satz_engine_view view = { .html = work->html, .plain = true, .keep = work->keep };
    struct satz_span_list none = { NULL, 0, 0 };
    struct satz_buffer key = SATZ_BUFFER_INIT;
    satz_engine_text_init(&plain);
    satz_engine_text_build(&plain, satz_slice_sub(work->src, begin, end), &none, &view);
    satz_key_make(satz_buffer_slice(&plain.text), &key);
    const struct satz_entry *entry = key.size ? satz_store_find(store, satz_buffer_slice(&key)) : NULL;
    satz_engine_text_release(&plain);
    satz_buffer_release(&key);
    return entry && !entry->source_codes ? entry : NULL;
}

/* Looks held quotations up by themselves, with their marks and without: no engine is to word them. */
static void quotes_recall(struct satz_work *work, const struct satz_store *store) {
    bool found = false;
    for (size_t i = 0; i < work->spans.count; i++) {
        struct satz_span *span = &work->spans.items[i];
        if (span->kind != SATZ_QUOTE || span->action != SATZ_HOLD)
            continue;
        size_t first = satz_mark_size_first(work->src, span, work->html);
        size_t last = satz_mark_size_last(work->src, span, work->html);
        const struct satz_entry *entry = words_find(work, store, span->begin, span->end);
        if (!entry && first + last < span->end - span->begin)
            entry = words_find(work, store, span->begin + first, span->end - last);
        if (!entry)
            continue;
        span->approved = entry->tgt;
        found = true;
        if (entry->note.size)
            draft_say(work, entry, span);
    }
    if (found)
        satz_spans_write(work->record, &work->spans);
}

static void match_set(struct satz_work *work, const struct satz_near *near, struct satz_slice tgt) {
    struct satz_buffer json = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&json, "{\"score\":%u,\"src\":", near->score);
    satz_json_add_string(&json, near->entry->src);
    satz_buffer_add_string(&json, ",\"tgt\":");
    satz_json_add_string(&json, tgt);
    member_add(&json, "name", near->entry->name);
    satz_buffer_add_byte(&json, '}');
    satz_record_set_raw(work->record, "match", satz_buffer_slice(&json));
    satz_buffer_release(&json);
}

static void recall_near(struct satz_work *work, const struct satz_store *store, const struct satz_engine_text *plain,
                        struct satz_slice key, unsigned fuzzy, const struct satz_form *own) {
    struct satz_near near = satz_store_near(store, key, fuzzy, work->scratch);
    if (!near.entry)
        return;
    struct satz_buffer out = SATZ_BUFFER_INIT;
    match_set(work, &near, near.entry->tgt);
    if (satz_work_adapt(work, store, &near, plain, key, own, &out)) {
        satz_work_settle(work, "memory", near.score, near.entry->name, "brackets", satz_buffer_slice(&out));
        drafts_say(work, near.entry);
    }
    satz_buffer_release(&out);
}

void satz_work_recall(struct satz_work *work, const struct satz_store *store, unsigned fuzzy,
                      const struct satz_form *own) {
    struct satz_engine_text plain;
    struct satz_engine_view view = { .html = work->html, .plain = true, .keep = work->keep };
    struct satz_buffer key = SATZ_BUFFER_INIT, out = SATZ_BUFFER_INIT;
    satz_engine_text_init(&plain);
    satz_engine_text_build(&plain, work->src, &work->spans, &view);
    satz_key_make(satz_buffer_slice(&plain.text), &key);
    const struct satz_entry *entry = key.size ? satz_store_find(store, satz_buffer_slice(&key)) : NULL;
    if (entry && satz_work_entry_text(work, entry, own, &out)) {
        satz_work_settle(work, "memory", 100, entry->name, "brackets", satz_buffer_slice(&out));
        drafts_say(work, entry);
    } else if (key.size && fuzzy < 100) {
        recall_near(work, store, &plain, satz_buffer_slice(&key), fuzzy, own);
    }
    if (!work->settled)
        quotes_recall(work, store);
    satz_buffer_release(&key);
    satz_buffer_release(&out);
    satz_engine_text_release(&plain);
}
