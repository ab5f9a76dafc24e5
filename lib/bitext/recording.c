#include "bitext/recording.h"

#include "bitext/codes.h"
#include "stream/finding.h"
#include "stream/json.h"
#include "stream/span.h"
#include "text/charref.h"
#include "text/utf8.h"

/* Where a code's content came to stand. */
struct place {
    size_t begin, end;
};

static void add_text(struct satz_slice text, bool html, struct satz_buffer *target) {
    if (html)
        satz_charref_escape(text, target);
    else
        satz_buffer_add(target, text);
}

/* A text with its codes' contents in it; `places` has one for each code. */
static void coded_write(const struct satz_coded *coded, bool html, struct satz_buffer *target, struct place *places) {
    size_t done = 0;
    for (size_t i = 0; i < coded->count; i++) {
        const struct satz_code *code = &coded->codes[i];
        add_text(satz_slice_sub(coded->text, done, code->at), html, target);
        done = code->at;
        places[i].begin = target->size;
        if (code->native.size)
            satz_buffer_add(target, code->native);
        else
            satz_buffer_add_format(target, "<%s/>", code->element);
        places[i].end = target->size;
    }
    add_text(satz_slice_from(coded->text, done), html, target);
}

static void add_member(struct satz_buffer *json, const char *name, struct satz_slice text) {
    if (!text.size)
        return;
    satz_buffer_add_format(json, ",\"%s\":", name);
    satz_json_add_string(json, text);
}

/* The members of a code, without braces: `"is":"bpt","i":1,"x":1`. */
static void code_describe(const struct satz_code *code, struct satz_buffer *json) {
    satz_buffer_add_format(json, "\"is\":\"%s\"", code->element);
    if (code->pair)
        satz_buffer_add_format(json, ",\"i\":%zu", code->pair);
    if (code->number)
        satz_buffer_add_format(json, ",\"x\":%zu", code->number);
    add_member(json, "type", code->type);
    add_member(json, "place", code->place);
    if (!code->native.size)
        satz_buffer_add_string(json, ",\"empty\":true");
}

static void spans_set(const struct satz_pair *pair, const struct place *source, const struct place *target,
                      const size_t *source_of, struct satz_record *record) {
    struct satz_span_list spans = { NULL, 0, 0 };
    struct satz_buffer json = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < pair->source.count; i++) {
        struct satz_span span = { .kind = SATZ_TAG, .action = SATZ_HOLD, .begin = source[i].begin,
                                  .end = source[i].end };
        satz_buffer_reset(&json);
        satz_buffer_add_string(&json, "\"code\":{");
        code_describe(&pair->source.codes[i], &json);
        satz_buffer_add_byte(&json, '}');
        span.others = satz_arena_copy(record->arena, satz_buffer_slice(&json));
        satz_spans_add(&spans, record->arena, span);
    }
    for (size_t i = 0; spans.items && i < pair->target.count; i++) {
        if (source_of[i] == SATZ_CODE_UNPAIRED)
            continue;
        struct satz_span *span = &spans.items[source_of[i]];
        span->located = true;
        span->in_begin = target[i].begin;
        span->in_end = target[i].end;
    }
    satz_spans_number(&spans, record->arena);
    satz_spans_write(record, &spans);
    satz_buffer_release(&json);
}

/* Facts that have become members of the record itself. */
static bool fact_is_member(const struct satz_fact *fact) {
    return fact->of == SATZ_OF_TARGET && fact->is == SATZ_IS_PROP &&
           (satz_slice_is(fact->name, "x-satz-state") || satz_slice_is(fact->name, "x-satz-by"));
}

static void facts_describe(const struct satz_pair *pair, struct satz_buffer *json) {
    const char *before = "\"facts\":[";
    for (size_t i = 0; i < pair->fact_count; i++) {
        const struct satz_fact *fact = &pair->facts[i];
        if (fact_is_member(fact))
            continue;
        satz_buffer_add_format(json, "%s{\"of\":\"%s\",\"is\":\"%s\"", before, satz_fact_of_name(fact->of),
                               satz_fact_is_name(fact->is));
        add_member(json, "name", fact->name);
        add_member(json, "text", fact->text);
        satz_buffer_add_byte(json, '}');
        before = ",";
    }
    if (json->size)
        satz_buffer_add_byte(json, ']');
}

/* The codes that only the translation has. */
static void codes_describe(const struct satz_pair *pair, struct satz_slice tgt, const struct place *target,
                           const size_t *source_of, struct satz_buffer *json) {
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(tgt);
    const char *before = json->size ? ",\"codes\":[" : "\"codes\":[";
    size_t old = json->size;
    for (size_t i = 0; i < pair->target.count; i++) {
        if (source_of[i] != SATZ_CODE_UNPAIRED)
            continue;
        size_t begin = satz_utf8_points_at(&cursor, target[i].begin), end = satz_utf8_points_at(&cursor, target[i].end);
        satz_buffer_add_format(json, "%s{\"in\":[%zu,%zu],\"text\":", before, begin, end);
        satz_json_add_string(json, satz_slice_sub(tgt, target[i].begin, target[i].end));
        satz_buffer_add_byte(json, ',');
        code_describe(&pair->target.codes[i], json);
        satz_buffer_add_byte(json, '}');
        before = ",";
    }
    if (json->size > old)
        satz_buffer_add_byte(json, ']');
}

static void tmx_set(const struct satz_pair *pair, const char *to, struct satz_slice tgt, const struct place *target,
                    const size_t *source_of, struct satz_record *record) {
    struct satz_buffer json = SATZ_BUFFER_INIT, tmx = SATZ_BUFFER_INIT;
    facts_describe(pair, &json);
    codes_describe(pair, tgt, target, source_of, &json);
    if (json.size) {
        satz_buffer_add_format(&tmx, "{\"to\":\"%s\",", to);
        satz_buffer_add(&tmx, satz_buffer_slice(&json));
        satz_buffer_add_byte(&tmx, '}');
        satz_record_set_raw(record, "tmx", satz_buffer_slice(&tmx));
    }
    satz_buffer_release(&json);
    satz_buffer_release(&tmx);
}

static void via_set(const struct satz_pair *pair, struct satz_record *record) {
    struct satz_slice by = satz_pair_fact(pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-by");
    bool known = satz_slice_is(by, "memory") || satz_slice_is(by, "engine");
    struct satz_buffer via = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&via, "{\"by\":\"%.*s\"}", known ? (int)by.size : 5, known ? by.data : "human");
    satz_record_set_raw(record, "via", satz_buffer_slice(&via));
    satz_buffer_release(&via);
}

static void state_set(const struct satz_pair *pair, struct satz_record *record) {
    struct satz_slice state = satz_pair_fact(pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-state");
    bool known = satz_slice_is(state, "reviewed") || satz_slice_is(state, "final");
    satz_record_set_string(record, "state", known ? state : satz_slice_of("translated"));
}

static void draft_say(const struct satz_pair *pair, struct satz_record *record, size_t size) {
    for (int of = SATZ_OF_UNIT; of <= SATZ_OF_TARGET; of++) {
        struct satz_slice note = satz_pair_fact(pair, (enum satz_fact_of)of, SATZ_IS_PROP, "x-satz-quotation");
        if (!note.size)
            continue;
        satz_findings_say(record, "import/draft", SATZ_INFO, SATZ_SIDE_TGT, 0, size,
                          "the file calls this wording of the quotation a %.*s: not approved by the speaker",
                          (int)(note.size < 200 ? note.size : satz_utf8_floor(note, 200)), note.data);
        return;
    }
}

void satz_pair_record(const struct satz_pair *pair, const char *to, bool html, struct satz_arena *arena,
                      struct satz_record *record) {
    struct satz_buffer src = SATZ_BUFFER_INIT, tgt = SATZ_BUFFER_INIT;
    struct place *source = satz_arena_get_array(arena, pair->source.count + 1, sizeof *source);
    struct place *target = satz_arena_get_array(arena, pair->target.count + 1, sizeof *target);
    const size_t *source_of = pair->target.count ? satz_codes_pair(&pair->source, &pair->target, arena) : NULL;
    coded_write(&pair->source, html, &src, source);
    coded_write(&pair->target, html, &tgt, target);
    satz_record_set_string(record, "src", satz_buffer_slice(&src));
    if (pair->source.count)
        satz_record_set_raw(record, "spans", satz_slice_of("[]")); /* its place; what is in it needs `tgt` */
    if (to)
        satz_record_set_string(record, "to", satz_slice_of(to));
    if (tgt.size) {
        via_set(pair, record);
        satz_record_set_string(record, "tgt", satz_buffer_slice(&tgt));
        state_set(pair, record);
    }
    if (pair->source.count)
        spans_set(pair, source, target, source_of, record);
    if (to)
        tmx_set(pair, to, satz_buffer_slice(&tgt), target, source_of, record);
    if (tgt.size)
        draft_say(pair, record, tgt.size);
    satz_buffer_release(&src);
    satz_buffer_release(&tgt);
}
