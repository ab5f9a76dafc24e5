/*
 * What an engine is sent for a segment, and what becomes of its answer, however that was torn: no held span is lost or
 * doubled, places are in the text, restoring twice is restoring once; and an answer that is what was sent
 * gives back the source, byte for byte.
 *
 * Input: three bytes for the form of placeholder, the target and the ways below; then, parted by 0xFF, the source, a
 * script that draws spans (with FOUND, what satz-protect finds are the spans), and a script that tears the answer
 * (with LITERAL, the answer itself).
 */
#include "placeholder/engine_text.h"
#include "placeholder/wire.h"
#include "protect/protect.h"
#include "restore/restore.h"
#include "stream/document.h"
#include "cutting.h"
#include "text/utf8.h"

enum way { HTML = 1, FOUND = 2, LITERAL = 4 };

struct round {
    const struct satz_form *form;
    const char *to;
    bool html, literal;
    struct satz_slice script;
    struct satz_engine_text text;
    struct satz_wire wire;
    struct satz_span_list spans;
    struct satz_buffer answer;
};

static struct satz_restorer *restorer;
static struct satz_protector *protector;
static struct satz_forms forms;
static struct satz_wordset keep;

static void open_once(void) {
    static struct satz_terms terms;
    static struct satz_policy policy;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    const struct satz_data *data = property_data();
    if (restorer)
        return;
    satz_data_path(data, "engines.tsv", &path);
    satz_policy_init(&policy);
    if (satz_forms_load(&forms, path.data, &error) != SATZ_OK ||
        satz_wordset_load(&keep, data, "de", "hyphen.tsv", "keep", &error) != SATZ_OK ||
        satz_terms_load_all(&terms, data, &error) != SATZ_OK ||
        !(protector = satz_protector_new(data, &terms, &policy, &error)) ||
        !(restorer = satz_restorer_new(data, &error)))
        property_broken(__FILE__, __LINE__, error.reason);
    satz_buffer_release(&path);
}

/* ---- what is sent ---- */

static void units_hold(const struct satz_engine_text *text, struct satz_slice src) {
    size_t in_text = 0, in_src = 0;
    for (size_t i = 0; i < text->count; i++) {
        const struct satz_unit *unit = &text->units[i];
        PROPERTY(unit->text_begin == in_text && unit->text_end > in_text);
        PROPERTY(unit->src_begin == in_src && unit->src_end >= in_src);
        in_text = unit->text_end;
        in_src = unit->src_end;
    }
    PROPERTY(in_text == text->text.size && (in_src == src.size || !text->count));
}

static void tokens_hold(const struct satz_wire *wire, size_t text_size) {
    size_t in_wire = 0, in_text = 0;
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        PROPERTY(token->begin == in_wire && token->begin <= token->core_begin && token->core_begin <= token->core_end &&
                 token->core_end <= token->end);
        PROPERTY(token->text_begin == in_text && token->text_end > in_text);
        in_wire = token->end;
        in_text = token->text_end;
    }
    PROPERTY(in_wire == wire->text.size && in_text == text_size);
    PROPERTY(!memchr(wire->text.data, '\n', wire->text.size) && !memchr(wire->text.data, '\r', wire->text.size));
}

static size_t hits_find(const struct satz_wire *wire, struct satz_slice answer, struct satz_arena *arena, size_t spans,
                        struct satz_wire_hit **hits) {
    size_t count = satz_wire_scan(wire, answer, arena, hits), before = 0;
    for (size_t i = 0; i < count; i++) {
        const struct satz_wire_hit *hit = &(*hits)[i];
        PROPERTY(hit->begin >= before && hit->begin < hit->end && hit->end <= answer.size && hit->cost <= 4);
        PROPERTY(hit->span < spans || hit->span == SATZ_WIRE_NO_SPAN);
        PROPERTY(satz_utf8_floor(answer, hit->begin) == hit->begin && satz_utf8_floor(answer, hit->end) == hit->end);
        before = hit->end;
    }
    return count;
}

/* In what was sent, each placeholder is found as it was sent, and no other. */
static void sent_is_found(const struct satz_wire *wire, struct satz_arena *arena, size_t spans) {
    struct satz_wire_hit *hits;
    size_t count = hits_find(wire, satz_buffer_slice(&wire->text), arena, spans, &hits), next = 0;
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        if (token->role == SATZ_WIRE_TEXT)
            continue;
        while (next < count && (hits[next].cost > 0 || hits[next].role == SATZ_WIRE_MARK) &&
               hits[next].begin < token->begin)
            next++;
        PROPERTY(next < count && hits[next].begin <= token->core_begin && hits[next].end >= token->core_end);
        PROPERTY(hits[next].role == SATZ_WIRE_MARK || (hits[next].role == token->role && hits[next].span == token->span));
        next++;
    }
    for (; next < count; next++)
        PROPERTY(hits[next].cost > 0 || hits[next].role == SATZ_WIRE_MARK);
}

static void send(struct round *round, struct satz_record *record) {
    struct satz_slice src = satz_record_string(record, "src"), text = satz_record_string(record, "text");
    struct satz_engine_view view = { .html = round->html, .keep = &keep };
    struct satz_wire_span *names = satz_arena_get_array(record->arena, round->spans.count + 1, sizeof *names);
    satz_engine_text_build(&round->text, src, &round->spans, &view);
    units_hold(&round->text, src);
    if (text.data)
        property_same("the engine text", text, satz_buffer_slice(&round->text.text));
    for (size_t i = 0; i < round->spans.count; i++) {
        const struct satz_span *span = &round->spans.items[i];
        names[i] = (struct satz_wire_span){ span->id, span->action == SATZ_MARKS, span->kind == SATZ_TAG };
    }
    satz_wire_encode(&round->wire, round->form, satz_buffer_slice(&round->text.text), names, round->spans.count);
    tokens_hold(&round->wire, round->text.text.size);
    sent_is_found(&round->wire, record->arena, round->spans.count);
}

/* ---- what comes back ---- */

/* Up to `most` bytes off the front, whole code points, at least one. */
static struct satz_slice points_take(struct satz_slice *text, size_t most) {
    size_t end = most < text->size ? satz_utf8_floor(*text, most) : text->size;
    if (!end && text->size)
        satz_utf8_decode(*text, 0, &end);
    struct satz_slice piece = satz_slice_sub(*text, 0, end);
    *text = satz_slice_from(*text, end);
    return piece;
}

static void literal_add(struct satz_slice *script, size_t most, struct satz_buffer *answer) {
    size_t size = most < script->size ? most : script->size;
    struct satz_slice words = satz_slice_sub(*script, 0, size);
    *script = satz_slice_from(*script, size);
    satz_buffer_add(answer, satz_slice_sub(words, 0, satz_utf8_check(words, true)));
}

/* An operation a byte: its low bits say what is done with the next piece, its high ones how long that is. */
static void tear(struct satz_slice wire, struct satz_slice script, struct satz_buffer *answer) {
    struct satz_slice kept = { "", 0 };
    while (script.size) {
        unsigned operation = byte_take(&script), most = 1 + operation / 8;
        if (operation % 8 == 6) {
            literal_add(&script, most, answer);
            continue;
        }
        struct satz_slice piece = points_take(&wire, most);
        if (operation % 8 == 4)
            continue;
        if (operation % 8 == 7) {
            satz_buffer_add(answer, kept);
            kept = piece;
            continue;
        }
        satz_buffer_add(answer, piece);
        if (operation % 8 == 5)
            satz_buffer_add(answer, piece);
    }
    satz_buffer_add(answer, kept);
    satz_buffer_add(answer, wire);
}

static void answer_make(struct round *round) {
    struct satz_slice wire = satz_buffer_slice(&round->wire.text);
    satz_buffer_reset(&round->answer);
    if (round->literal)
        satz_buffer_add(&round->answer, satz_slice_sub(round->script, 0, satz_utf8_check(round->script, true)));
    else
        tear(wire, round->script, &round->answer);
}

static void via_set(const struct round *round, struct satz_record *record) {
    struct satz_buffer via = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&via, "{\"by\":\"engine\",\"form\":\"%.*s\"}", (int)round->form->name.size, round->form->name.data);
    satz_record_set_raw(record, "via", satz_buffer_slice(&via));
    satz_buffer_release(&via);
}

static void restore(struct satz_record *record, bool html) {
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_restorer_record(restorer, record, html, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
}

/* Held spans are all there, in places of their own; in the source's language they are what they were. */
static void places_hold(const struct satz_record *record, bool same) {
    struct satz_slice src = satz_record_string(record, "src"), tgt = satz_record_string(record, "tgt");
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    char *taken = satz_arena_get_array(record->arena, tgt.size + 1, 1);
    PROPERTY(satz_utf8_check(tgt, true) == tgt.size);
    PROPERTY(satz_spans_read(record, &spans, &error) == SATZ_OK);
    for (size_t i = 0; i < spans.count; i++) {
        const struct satz_span *span = &spans.items[i];
        if (span->located)
            PROPERTY(span->in_begin <= span->in_end && span->in_end <= tgt.size &&
                     satz_utf8_floor(tgt, span->in_begin) == span->in_begin &&
                     satz_utf8_floor(tgt, span->in_end) == span->in_end);
        if (span->action != SATZ_HOLD)
            continue;
        PROPERTY(span->located);
        for (size_t at = span->in_begin; at < span->in_end; at++)
            PROPERTY(!taken[at]++);
        if (same)
            property_same("a held span", satz_slice_sub(src, span->begin, span->end),
                          satz_slice_sub(tgt, span->in_begin, span->in_end));
    }
}

/* Notes for each span whether `text` has a placeholder of it just as it was sent. */
static char *sent_in(const struct round *round, struct satz_slice text, struct satz_arena *arena) {
    struct satz_wire_hit *hits;
    size_t count = satz_wire_scan(&round->wire, text, arena, &hits);
    char *sent = satz_arena_get_array(arena, round->spans.count + 1, 1);
    for (size_t i = 0; i < count; i++)
        if (!hits[i].cost && hits[i].role != SATZ_WIRE_MARK)
            sent[hits[i].span] = 1;
    return sent;
}

/*
 * What came back as it was sent is not in the translation, where nothing in the source looks like it. (What is left of one
 * that was torn may, with the words around, look like one: that is no placeholder that was passed over. And where a form
 * escapes, `&lt;x id="1"/>` is text of the engine's. And where the source has brackets of its own, one that was put back
 * may complete a torn one.)
 */
static void none_is_left(const struct round *round, const struct satz_record *record) {
    static const char *const brackets[] = { "⟦", "⟧", "｟", "｠" };
    struct satz_slice source = satz_record_string(record, "src");
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
        if (satz_slice_find(source, 0, satz_slice_of(brackets[i])) < source.size)
            return;
    const char *src = sent_in(round, satz_record_string(record, "src"), record->arena),
               *out = sent_in(round, satz_record_string(record, "out"), record->arena),
               *tgt = sent_in(round, satz_record_string(record, "tgt"), record->arena);
    for (size_t i = 0; i < round->spans.count; i++)
        PROPERTY(!(out[i] && tgt[i]) || src[i] || round->form->escape);
}

static struct satz_slice restored(const struct satz_record *record) {
    struct satz_buffer all = SATZ_BUFFER_INIT;
    static const char *const members[] = { "tgt", "spans", "findings", "state" };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        satz_buffer_add(&all, satz_record_raw(record, members[i]));
        satz_buffer_add_byte(&all, '\n');
    }
    struct satz_slice copy = satz_arena_copy(record->arena, satz_buffer_slice(&all));
    satz_buffer_release(&all);
    return copy;
}

static void record_try(struct round *round, struct satz_record *record) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_wire_hit *hits;
    struct satz_slice findings = satz_record_raw(record, "findings"); /* of who found the spans */
    if (satz_spans_read(record, &round->spans, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    send(round, record);
    via_set(round, record);
    satz_record_set_string(record, "to", satz_slice_of("de"));
    satz_record_set_string(record, "out", satz_buffer_slice(&round->wire.text));
    restore(record, round->html);
    property_same("an unchanged answer", satz_record_string(record, "src"), satz_record_string(record, "tgt"));
    property_same("findings of an unchanged answer", findings, satz_record_raw(record, "findings"));
    places_hold(record, true);

    answer_make(round);
    hits_find(&round->wire, satz_buffer_slice(&round->answer), record->arena, round->spans.count, &hits);
    satz_record_set_string(record, "to", satz_slice_of(round->to));
    satz_record_set_string(record, "out", satz_buffer_slice(&round->answer));
    restore(record, round->html);
    none_is_left(round, record);
    places_hold(record, strncmp(round->to, "de", 2) == 0);
    struct satz_slice once = restored(record);
    restore(record, round->html);
    property_same("restored twice", once, restored(record));
}

/* ---- where the segments are from ---- */

/* Three bytes a span: what it is, how far from the last it begins, and how long it is. */
static void spans_draw(struct round *round, struct satz_arena *arena, struct satz_slice src, struct satz_slice script) {
    size_t at = 0;
    round->spans = (struct satz_span_list){ NULL, 0, 0 };
    while (script.size > 2 && at < src.size) {
        unsigned what = byte_take(&script);
        size_t begin = satz_utf8_floor(src, at + byte_take(&script) % 64), end;
        size_t size = 1 + byte_take(&script) % 64;
        if (begin >= src.size)
            break;
        end = begin + size < src.size ? satz_utf8_floor(src, begin + size) : src.size;
        if (end <= begin) {
            satz_utf8_decode(src, begin, &size);
            end = begin + size;
        }
        struct satz_span span = { .kind = (enum satz_kind)(what % SATZ_KINDS), .begin = begin, .end = end };
        static const enum satz_do actions[] = { SATZ_HOLD, SATZ_HOLD, SATZ_VERIFY, SATZ_OFF };
        span.action = span.kind == SATZ_QUOTE && what > 127 ? SATZ_MARKS : actions[what / SATZ_KINDS % 4];
        satz_spans_add(&round->spans, arena, span);
        at = span.action == SATZ_HOLD || span.action == SATZ_MARKS ? end : begin;
    }
    satz_spans_sort(&round->spans);
    satz_spans_number(&round->spans, arena);
}

static void drawn_try(struct round *round, struct satz_slice src, struct satz_slice draw) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    satz_record_init(&record, &arena);
    satz_record_set_size(&record, "seg", 1);
    satz_record_set_string(&record, "lang", satz_slice_of("de"));
    satz_record_set_string(&record, "src", src);
    spans_draw(round, &arena, src, draw);
    satz_spans_write(&record, &round->spans);
    /* A bracket of the record's own is always held by who finds spans; nobody drew one around it. */
    if (satz_slice_find(src, 0, satz_slice_of("⟦")) == src.size)
        record_try(round, &record);
    satz_arena_release(&arena);
}

static void found_try(struct round *round, struct satz_slice src) {
    static struct memory_file file;
    struct cutting cutting = { .bytes = src, .lang = "de", .format = round->html ? SATZ_FORMAT_HTML : SATZ_FORMAT_TEXT };
    struct satz_buffer lines = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_document document;
    struct satz_reader reader;
    size_t done;
    (void)cutting_run(&cutting, &lines, &error); /* what it refuses has no records */
    char *paths[] = { (char *)(uintptr_t)memory_file_set(&file, satz_buffer_slice(&lines)) };
    satz_reader_init(&reader, paths, 1);
    satz_document_init(&document);
    if (satz_document_read(&document, &reader, &error) == SATZ_OK) {
        PROPERTY(satz_protect_document(protector, &document, &done, &error) == SATZ_OK && done == document.count);
        for (size_t i = 0; i < document.count; i++)
            record_try(round, &document.records[i]);
    }
    satz_document_release(&document);
    satz_reader_release(&reader);
    satz_buffer_release(&lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct satz_slice input = satz_slice_make((const char *)data, size);
    struct round round = { .wire = SATZ_WIRE_INIT, .answer = SATZ_BUFFER_INIT };
    open_once();
    round.form = &forms.forms[byte_take(&input) % forms.count];
    round.to = cutting_language(byte_take(&input));
    unsigned ways = byte_take(&input);
    struct satz_slice src = part_take(&input), draw = part_take(&input);
    round.html = ways & HTML;
    round.literal = ways & LITERAL;
    round.script = input;
    if (satz_utf8_check(src, true) < src.size)
        return 0;
    satz_engine_text_init(&round.text);
    if (ways & FOUND)
        found_try(&round, src);
    else
        drawn_try(&round, src, draw);
    satz_engine_text_release(&round.text);
    satz_wire_release(&round.wire);
    satz_buffer_release(&round.answer);
    return 0;
}
