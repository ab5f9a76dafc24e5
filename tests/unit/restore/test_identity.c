/*
 * The second law inside the process: whatever a segment and its spans are, an answer that is what was
 * sent gives back the source's bytes; and an answer that was torn apart loses no held span.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "placeholder/engine_text.h"
#include "placeholder/wire.h"
#include "restore/restore.h"
#include "stream/span.h"
#include "text/utf8.h"

enum { ROUNDS = 3000, PIECES = 24 };

struct fixture {
    struct satz_data data;
    struct satz_forms forms;
    struct satz_restorer *restorer;
    struct satz_wordset keep;
    uint64_t dice;
};

static struct fixture fixture;

static size_t below(size_t limit) {
    fixture.dice ^= fixture.dice << 13;
    fixture.dice ^= fixture.dice >> 7;
    fixture.dice ^= fixture.dice << 17;
    return (size_t)(fixture.dice >> 16) % limit;
}

static int set_up(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    const char *seed = getenv("SATZ_SEED");
    fixture.dice = seed ? strtoull(seed, NULL, 10) : 20251124u;
    printf("seed %llu (SATZ_SEED)\n", (unsigned long long)fixture.dice);
    fixture.data = (struct satz_data){ SATZ_BUFFER_INIT };
    assert_int_equal(satz_data_open(&fixture.data, NULL, &error), SATZ_OK);
    satz_data_path(&fixture.data, "engines.tsv", &path);
    assert_int_equal(satz_forms_load(&fixture.forms, path.data, &error), SATZ_OK);
    satz_buffer_release(&path);
    assert_int_equal(satz_wordset_load(&fixture.keep, &fixture.data, "de", "hyphen.tsv", "keep", &error), SATZ_OK);
    fixture.restorer = satz_restorer_new(&fixture.data, &error);
    assert_non_null(fixture.restorer);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    satz_restorer_free(fixture.restorer);
    satz_forms_release(&fixture.forms);
    satz_wordset_release(&fixture.keep);
    satz_data_close(&fixture.data);
    return 0;
}

/* A piece of text, out of any plane, or one that has a meaning somewhere; but for ⟦, which is always held. */
static void add_piece(struct satz_buffer *text) {
    static const char *const pieces[] = {
        "Haushalt", "Straße", " ", " ", "  \n", "\r\n", "\t", "Regie-\nrung", "Ein-\nund", "\u00ad", "\u00a0", "\"", "„",
        "“", "’", "⟧", "Zofukel", "__P1__", "&amp;", "&auml;", "&#x41;", "&", ";", "<", ">", "<b>",
        "</b>", "12,5", "10.000", "3. Oktober", "％", "e\u0301", "\u0301", "ﬁ", "ภาษาไทย", "日本語", "한국어", "\u200f", "عربي",
        "\u2028", "\xc2\x85", "\x01", "\x7f", "-", "–", ".", ",", "P1", "[P1]", "｟P1｠", "Macron", "%",
    };
    size_t kind = below(10);
    if (kind < 8) {
        satz_buffer_add_string(text, pieces[below(sizeof pieces / sizeof pieces[0])]);
        return;
    }
    uint32_t character = (uint32_t)below(kind == 8 ? 0x3000 : 0x110000);
    if (character == 0 || (character >= 0xD800 && character <= 0xDFFF) || character == 0x27E6)
        character = 'x';
    satz_buffer_add_char(text, character);
}

/* Spans at random places, those that are held without overlap. */
static void add_spans(struct satz_span_list *spans, struct satz_arena *arena, struct satz_slice src) {
    static const enum satz_kind kinds[] = { SATZ_PERSON, SATZ_ORG,   SATZ_NUMBER, SATZ_DATE,
                                            SATZ_QUOTE,  SATZ_TAG,   SATZ_URL,    SATZ_PLACE };
    size_t at = 0;
    while (at < src.size && below(6) > 0) {
        size_t begin = satz_utf8_floor(src, at + below(12)), end = satz_utf8_floor(src, begin + 1 + below(12));
        if (begin >= src.size)
            break;
        end = end > src.size ? src.size : end;
        if (end <= begin)
            satz_utf8_decode(src, begin, &end), end += begin;
        struct satz_span span = { .kind = kinds[below(sizeof kinds / sizeof kinds[0])], .begin = begin, .end = end };
        span.action = span.kind == SATZ_QUOTE && below(2) ? SATZ_MARKS : below(3) ? SATZ_HOLD : SATZ_VERIFY;
        satz_spans_add(spans, arena, span);
        at = end;
    }
    satz_spans_sort(spans);
    satz_spans_number(spans, arena);
}

/* What the engine is sent for a record, in a form. */
static void send(struct satz_slice src, const struct satz_span_list *spans, bool html, const struct satz_form *form,
                 struct satz_wire *wire, struct satz_engine_text *text) {
    struct satz_engine_view view = { .html = html, .keep = &fixture.keep };
    struct satz_wire_span *names = calloc(spans->count + 1, sizeof *names);
    satz_engine_text_build(text, src, spans, &view);
    for (size_t i = 0; i < spans->count; i++)
        names[i] = (struct satz_wire_span){ spans->items[i].id, spans->items[i].action == SATZ_MARKS,
                                            spans->items[i].kind == SATZ_TAG };
    satz_wire_encode(wire, form, satz_buffer_slice(&text->text), names, spans->count);
    free(names);
}

static const struct satz_form *some_form(struct satz_buffer *via) {
    const struct satz_form *form = &fixture.forms.forms[below(fixture.forms.count)];
    satz_buffer_reset(via);
    satz_buffer_add_format(via, "{\"by\":\"engine\",\"form\":\"%.*s\"}", (int)form->name.size, form->name.data);
    return form;
}

/* Restores `out` as the answer for `src`; the record is the arena's. */
static struct satz_slice restore(struct satz_arena *arena, struct satz_slice src, const struct satz_span_list *spans,
                                 const char *to, struct satz_slice via, struct satz_slice out, bool html,
                                 struct satz_record *record) {
    struct satz_error error = SATZ_ERROR_INIT;
    satz_record_init(record, arena);
    satz_record_set_size(record, "seg", 1);
    satz_record_set_string(record, "lang", satz_slice_of("de"));
    satz_record_set_string(record, "src", src);
    satz_spans_write(record, spans);
    satz_record_set_string(record, "to", satz_slice_of(to));
    satz_record_set_raw(record, "via", via);
    satz_record_set_string(record, "out", out);
    enum satz_status status = satz_restorer_record(fixture.restorer, record, html, &error);
    if (status != SATZ_OK)
        print_error("%s\n", error.reason);
    assert_int_equal(status, SATZ_OK);
    return satz_record_string(record, "tgt");
}

static void show(struct satz_slice src, struct satz_slice via, struct satz_slice out, struct satz_slice tgt) {
    print_error("src [%.*s]\nvia %.*s\nout [%.*s]\ntgt [%.*s]\n", (int)src.size, src.data, (int)via.size, via.data,
                (int)out.size, out.data, (int)tgt.size, tgt.data);
}

static void unchanged_answer_gives_the_source(void **state) {
    (void)state;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer src = SATZ_BUFFER_INIT, via = SATZ_BUFFER_INIT;
    struct satz_wire wire = SATZ_WIRE_INIT;
    struct satz_engine_text text;
    satz_engine_text_init(&text);
    for (size_t round = 0; round < ROUNDS; round++) {
        struct satz_span_list spans = { NULL, 0, 0 };
        struct satz_record record;
        bool html = below(2);
        satz_arena_reset(&arena);
        satz_buffer_reset(&src);
        for (size_t i = below(PIECES); i-- > 0;)
            add_piece(&src);
        add_spans(&spans, &arena, satz_buffer_slice(&src));
        send(satz_buffer_slice(&src), &spans, html, some_form(&via), &wire, &text);
        struct satz_slice tgt = restore(&arena, satz_buffer_slice(&src), &spans, "de", satz_buffer_slice(&via),
                                        satz_buffer_slice(&wire.text), html, &record);
        if (!satz_slice_equal(tgt, satz_buffer_slice(&src)))
            show(satz_buffer_slice(&src), satz_buffer_slice(&via), satz_buffer_slice(&wire.text), tgt);
        assert_true(satz_slice_equal(tgt, satz_buffer_slice(&src)));
        assert_false(satz_record_has(&record, "findings"));
    }
    satz_engine_text_release(&text);
    satz_wire_release(&wire);
    satz_buffer_release(&src);
    satz_buffer_release(&via);
    satz_arena_release(&arena);
}

/* Cuts, doubles and exchanges pieces of the answer, at code points. */
static void tear(struct satz_slice wire, struct satz_buffer *out) {
    satz_buffer_reset(out);
    for (size_t at = 0; at < wire.size;) {
        size_t end = satz_utf8_floor(wire, at + 1 + below(20)), kind = below(8);
        end = end > wire.size ? wire.size : end;
        if (end <= at)
            satz_utf8_decode(wire, at, &end), end += at;
        struct satz_slice piece = satz_slice_sub(wire, at, end);
        if (kind > 0)
            satz_buffer_add(out, piece);
        if (kind == 1)
            satz_buffer_add(out, piece);
        if (kind == 2)
            add_piece(out);
        at = end;
    }
}

static bool places_hold(const struct satz_record *record, struct satz_slice tgt) {
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_spans_read(record, &spans, &error), SATZ_OK);
    for (size_t i = 0; i < spans.count; i++) {
        const struct satz_span *span = &spans.items[i];
        if (span->located && (span->in_begin > span->in_end || span->in_end > tgt.size))
            return false;
        if (span->located && satz_utf8_floor(tgt, span->in_begin) != span->in_begin)
            return false;
        if (span->action == SATZ_HOLD && span->kind != SATZ_QUOTE && !span->located)
            return false;
    }
    return true;
}

/* Every held span is in the text, whatever the engine did; and running twice changes nothing. */
static void torn_answer_loses_nothing(void **state) {
    (void)state;
    static const char *const targets[] = { "de", "en", "fr", "ja", "ko", "ru", "ar", "th", "zh-Hant", "es" };
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer src = SATZ_BUFFER_INIT, via = SATZ_BUFFER_INIT, out = SATZ_BUFFER_INIT, once = SATZ_BUFFER_INIT;
    struct satz_wire wire = SATZ_WIRE_INIT;
    struct satz_engine_text text;
    satz_engine_text_init(&text);
    for (size_t round = 0; round < ROUNDS; round++) {
        struct satz_span_list spans = { NULL, 0, 0 };
        struct satz_record record;
        const char *to = targets[below(sizeof targets / sizeof targets[0])];
        satz_arena_reset(&arena);
        satz_buffer_reset(&src);
        for (size_t i = below(PIECES); i-- > 0;)
            add_piece(&src);
        add_spans(&spans, &arena, satz_buffer_slice(&src));
        send(satz_buffer_slice(&src), &spans, false, some_form(&via), &wire, &text);
        tear(satz_buffer_slice(&wire.text), &out);
        struct satz_slice tgt = restore(&arena, satz_buffer_slice(&src), &spans, to, satz_buffer_slice(&via),
                                        satz_buffer_slice(&out), false, &record);
        if (!places_hold(&record, tgt))
            show(satz_buffer_slice(&src), satz_buffer_slice(&via), satz_buffer_slice(&out), tgt);
        assert_true(places_hold(&record, tgt));
        struct satz_error error = SATZ_ERROR_INIT;
        satz_buffer_reset(&once);
        satz_buffer_add(&once, satz_record_raw(&record, "spans"));
        satz_buffer_add(&once, satz_record_raw(&record, "findings"));
        satz_buffer_add(&once, satz_record_raw(&record, "tgt"));
        assert_int_equal(satz_restorer_record(fixture.restorer, &record, false, &error), SATZ_OK);
        satz_buffer_reset(&out);
        satz_buffer_add(&out, satz_record_raw(&record, "spans"));
        satz_buffer_add(&out, satz_record_raw(&record, "findings"));
        satz_buffer_add(&out, satz_record_raw(&record, "tgt"));
        assert_string_equal(once.data, out.data);
    }
    satz_engine_text_release(&text);
    satz_wire_release(&wire);
    satz_buffer_release(&src);
    satz_buffer_release(&via);
    satz_buffer_release(&out);
    satz_buffer_release(&once);
    satz_arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unchanged_answer_gives_the_source),
        cmocka_unit_test(torn_answer_loses_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
