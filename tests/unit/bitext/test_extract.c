#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "bitext/codes.h"
#include "bitext/extract.h"
#include "bitext/recording.h"
#include "memory/store.h"
#include "placeholder/engine_text.h"
#include "stream/document.h"
#include "stream/span.h"

static struct satz_data data = { SATZ_BUFFER_INIT };
static struct satz_arena arena = SATZ_ARENA_INIT;

static int data_open(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    return satz_data_open(&data, NULL, &error) != SATZ_OK;
}

static int data_close(void **state) {
    (void)state;
    satz_data_close(&data);
    satz_arena_release(&arena);
    return 0;
}

static struct satz_record parse(const char *line) {
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_record_init(&record, &arena);
    if (satz_record_parse(&record, satz_slice_of(line), &error) != SATZ_OK)
        fail_msg("%s: %s", line, error.reason);
    return record;
}

static struct satz_pair extract(const struct satz_record *record) {
    struct satz_extractor extractor;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_pair pair;
    satz_extractor_init(&extractor, &data);
    satz_extractor_see(&extractor, record);
    if (satz_extractor_pair(&extractor, record, "de", "es", &pair, &error) != SATZ_OK)
        fail_msg("%s", error.reason);
    satz_extractor_release(&extractor);
    return pair;
}

/* A text with ‹element x› where its codes are. */
static void is_coded(const struct satz_coded *coded, const char *wanted) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    size_t done = 0;
    for (size_t i = 0; i < coded->count; i++) {
        satz_buffer_add(&text, satz_slice_sub(coded->text, done, coded->codes[i].at));
        satz_buffer_add_format(&text, "‹%s %zu %.*s›", coded->codes[i].element, coded->codes[i].number,
                               (int)coded->codes[i].native.size, coded->codes[i].native.data);
        done = coded->codes[i].at;
    }
    satz_buffer_add(&text, satz_slice_from(coded->text, done));
    assert_string_equal(text.data, wanted);
    satz_buffer_release(&text);
}

#define TAG(id, at, text, in) "{\"id\":\"" id "\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":" at ",\"src\":\"" text "\"" in "}"

static void tags_are_codes(void **state) {
    (void)state;
    struct satz_record record = parse("{\"seg\":1,\"src\":\"a<b>c</b>\",\"spans\":[" TAG("P1", "[1,4]", "<b>", ",\"in\":[4,7]")
                                      "," TAG("P2", "[5,9]", "</b>", ",\"in\":[0,4]") "],\"tgt\":\"</b><b>x\"}");
    struct satz_pair pair = extract(&record);
    is_coded(&pair.source, "a‹ph 1 <b>›c‹ph 2 </b>›");
    is_coded(&pair.target, "‹ph 2 </b>›‹ph 1 <b>›x");
}

/* A person wrote over the translation: the places are wrong, one overlaps another, one tag is gone. */
static void stale_places_are_not_believed(void **state) {
    (void)state;
    struct satz_record record = parse("{\"seg\":1,\"src\":\"<i>a<b>c</b>\",\"spans\":[" TAG("P1", "[0,3]", "<i>", ",\"in\":[1,4]")
                                      "," TAG("P2", "[4,7]", "<b>", ",\"in\":[2,5]") ","
                                      TAG("P3", "[8,12]", "</b>", "") "],\"tgt\":\"xy <b>neu</b>\"}");
    struct satz_pair pair = extract(&record);
    is_coded(&pair.target, "xy ‹ph 2 <b>›neu‹ph 3 </b>›");
}

static void codes_are_what_they_were(void **state) {
    (void)state;
    struct satz_record record = parse(
        "{\"seg\":1,\"src\":\"<ph/>a{b}\",\"spans\":["
        TAG("P1", "[0,5]", "<ph/>", ",\"in\":[0,5],\"code\":{\"is\":\"ph\",\"x\":7,\"empty\":true}") ","
        TAG("P2", "[6,9]", "{b}", ",\"in\":[5,8],\"code\":{\"is\":\"bpt\",\"i\":1}") "],\"tgt\":\"<ph/>{c}z\","
        "\"tmx\":{\"codes\":[{\"in\":[8,9],\"text\":\"z\",\"is\":\"it\",\"place\":\"end\"},"
        "{\"in\":[8,9],\"text\":\"y\",\"is\":\"ut\"},{\"in\":[90,91],\"text\":\"\",\"is\":\"ph\"}]}}");
    struct satz_pair pair = extract(&record);
    is_coded(&pair.source, "‹ph 7 ›a‹bpt 8 {b}›");
    is_coded(&pair.target, "‹ph 7 ›‹bpt 8 {c}›‹it 9 z›");
}

static void text_is(const char *meta, const char *src, const char *wanted) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&line, "{\"seg\":1,\"lang\":\"de\",%s\"src\":\"%s\",\"tgt\":\"x\"}", meta, src);
    struct satz_record record = parse(line.data);
    struct satz_pair pair = extract(&record);
    is_coded(&pair.source, wanted);
    satz_buffer_release(&line);
}

static void layout_is_folded_and_text_stays(void **state) {
    (void)state;
    text_is("", "zwei\\n Zeilen", "zwei Zeilen");
    text_is("", "ein  Wort\\u00a0hier\\tda", "ein  Wort\xC2\xA0hier\tda");
    text_is("", "Bundes-\\nrat und Ein-\\nund Ausfuhr", "Bundesrat und Ein- und Ausfuhr");
    text_is("\"meta\":{\"fmt\":\"text\",\"breaks\":\"line\"},", "zwei\\n Zeilen-\\nsprung", "zwei\n Zeilen-\nsprung");
    text_is("\"meta\":{\"fmt\":\"text\",\"breaks\":\"line\"},", "a &amp; b", "a &amp; b");
    text_is("\"meta\":{\"fmt\":\"html\"},", "a &amp; b&nbsp;c &x; &", "a & b\xC2\xA0" "c &x; &");
    text_is("\"meta\":{\"fmt\":\"html\"},", "Ein- &#10;Tag\\n!", "Ein- Tag !");
}

static void facts_are_said_once(void **state) {
    (void)state;
    struct satz_record record = parse(
        "{\"seg\":3,\"doc\":\"eine meldung\",\"src\":\"a\",\"tgt\":\"b\",\"state\":\"final\",\"via\":{\"by\":\"engine\"},"
        "\"findings\":[{\"check\":\"translate/draft\",\"level\":\"info\",\"say\":\"x\"}]}");
    struct satz_pair pair = extract(&record);
    assert_int_equal(pair.fact_count, 4);
    assert_true(satz_slice_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, "tuid"), "eine_meldung#3"));
    assert_true(satz_slice_is(satz_pair_fact(&pair, SATZ_OF_UNIT, SATZ_IS_PROP, "x-satz-quotation"), "draft"));
    assert_true(satz_slice_is(satz_pair_fact(&pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-state"), "final"));
    assert_true(satz_slice_is(satz_pair_fact(&pair, SATZ_OF_TARGET, SATZ_IS_PROP, "x-satz-by"), "engine"));
    record = parse("{\"seg\":3,\"src\":\"a\",\"tgt\":\"b\",\"state\":\"translated\",\"via\":{\"by\":\"human\"},\"tmx\":{\"facts\":["
                   "{\"of\":\"tu\",\"is\":\"attribute\",\"name\":\"tuid\",\"text\":\"7\"},"
                   "{\"of\":\"tu\",\"is\":\"prop\",\"name\":\"x-satz-quotation\",\"text\":\"alt\"}]},"
                   "\"findings\":[{\"check\":\"translate/draft\",\"level\":\"info\",\"say\":\"x\"}]}");
    pair = extract(&record);
    assert_int_equal(pair.fact_count, 2);
}

/* Somebody translated the segment anew, into another language: what was of the old one is not of the new. */
static void old_translations_are_forgotten(void **state) {
    (void)state;
    static const char format[] =
        "{\"seg\":1,\"src\":\"a\",\"to\":\"%s\",\"tgt\":\"{b}\",\"tmx\":{\"to\":\"es\",\"facts\":["
        "{\"of\":\"tu\",\"is\":\"attribute\",\"name\":\"tuid\",\"text\":\"7\"},"
        "{\"of\":\"tgt\",\"is\":\"note\",\"text\":\"x\"}],\"codes\":[{\"in\":[0,3],\"text\":\"{b}\"}]}}";
    char line[512];
    for (int other = 0; other < 2; other++) {
        snprintf(line, sizeof line, format, other ? "fr" : "es");
        struct satz_record record = parse(line);
        struct satz_pair pair = extract(&record);
        is_coded(&pair.target, other ? "{b}" : "‹ph 1 {b}›");
        assert_int_equal(pair.fact_count, other ? 1 : 2);
    }
}

static void bad_records_fail(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\"tmx\":7", "\"tmx\":{\"facts\":7}", "\"tmx\":{\"facts\":[7]}", "\"tmx\":{\"facts\":[{\"of\":\"tuv\"}]}",
        "\"tmx\":{\"facts\":[{\"of\":7}]}", "\"tmx\":{\"codes\":[{\"in\":7}]}", "\"tmx\":{\"codes\":[{\"is\":\"b\"}]}",
        "\"spans\":[" TAG("P1", "[0,1]", "a", ",\"code\":7") "]",
        "\"spans\":[" TAG("P1", "[0,1]", "a", ",\"code\":{\"i\":-1}") "]",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct satz_buffer line = SATZ_BUFFER_INIT;
        struct satz_extractor extractor;
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_pair pair;
        satz_buffer_add_format(&line, "{\"seg\":1,\"src\":\"a\",\"tgt\":\"b\",%s}", bad[i]);
        struct satz_record record = parse(line.data);
        record.line = 5;
        satz_extractor_init(&extractor, &data);
        if (satz_extractor_pair(&extractor, &record, "de", "es", &pair, &error) != SATZ_FAILED)
            fail_msg("%s: not refused", bad[i]);
        assert_int_equal(error.line, 5);
        satz_extractor_release(&extractor);
        satz_buffer_release(&line);
    }
}

/* Makes tags of what stands in pointed brackets. */
static struct satz_span_list tags_set(struct satz_record *record) {
    struct satz_slice src = satz_record_string(record, "src");
    struct satz_span_list spans = { NULL, 0, 0 };
    for (size_t at = 0; (at = satz_slice_find_byte(src, at, '<')) < src.size; at++)
        satz_spans_add(&spans, &arena, (struct satz_span){ .kind = SATZ_TAG, .action = SATZ_HOLD, .begin = at,
                                                           .end = satz_slice_find_byte(src, at, '>') + 1 });
    satz_spans_number(&spans, &arena);
    satz_spans_write(record, &spans);
    return spans;
}

/*
 * The memory's key of what is exported is the key of the record: whatever stands in a segment, also where
 * tags, references, hyphens and blanks of all kinds meet.
 */
static void keys_stay(void **state) {
    (void)state;
    static const char *const words[] = {
        "Umsatz", " ", " ", "\\n", "-", "-\\n", "und", "\xC2\xAD", "&amp;", "&shy;", "&#10;", "&nbsp;", "<b>", "</b>", "&",
        "\xC2\xA0", "\\t", "\\r\\n", "\\u0001", "\\u2028", "\\u007f", "x\xCC\x81", "\xEF\xBF\xBC", "3,5", ";", "Ein-\\nund", "Ein-&#10;", "n- &#10; ",
    };
    enum { WORDS = sizeof words / sizeof *words, TRIALS = 60000 };
    static const char *const metas[] = { "", "\"meta\":{\"fmt\":\"html\"},", "\"meta\":{\"fmt\":\"text\",\"breaks\":\"blank\"}," };
    struct satz_buffer line = SATZ_BUFFER_INIT, key = SATZ_BUFFER_INIT, marked = SATZ_BUFFER_INIT, again = SATZ_BUFFER_INIT;
    struct satz_engine_text plain;
    struct satz_wordset keep;
    struct satz_extractor extractor;
    struct satz_error error = SATZ_ERROR_INIT;
    uint32_t random = 1;
    assert_int_equal(satz_wordset_load(&keep, &data, "de", "hyphen.tsv", "keep", &error), SATZ_OK);
    satz_engine_text_init(&plain);
    satz_extractor_init(&extractor, &data);
    for (int trial = 0; trial < TRIALS; trial++) {
        satz_arena_reset(&arena);
        satz_buffer_reset(&line);
        satz_buffer_reset(&key);
        satz_buffer_reset(&marked);
        satz_buffer_reset(&again);
        satz_buffer_add_format(&line, "{\"seg\":1,%s\"src\":\"", metas[trial % 3]);
        for (int i = 0; i < 8; i++, random = random * 1664525 + 1013904223)
            satz_buffer_add_string(&line, words[(random >> 8) % WORDS]);
        satz_buffer_add_string(&line, "\",\"tgt\":\"x\"}");
        struct satz_record record = parse(line.data);
        struct satz_span_list spans = tags_set(&record);
        struct satz_engine_view view = { .html = satz_record_is_html(&record), .plain = true, .keep = &keep };
        satz_engine_text_build(&plain, satz_record_string(&record, "src"), &spans, &view);
        satz_key_make(satz_buffer_slice(&plain.text), &key);

        struct satz_pair pair;
        satz_extractor_see(&extractor, &record);
        assert_int_equal(satz_extractor_pair(&extractor, &record, "de", "es", &pair, &error), SATZ_OK);
        satz_codes_mark(&pair.source, &marked);
        satz_key_make(satz_buffer_slice(&marked), &again);
        if (!satz_slice_equal(satz_buffer_slice(&key), satz_buffer_slice(&again)))
            fail_msg("%s\n'%s'\n'%s'", line.data, key.data, again.data);
    }
    satz_extractor_release(&extractor);
    satz_engine_text_release(&plain);
    satz_wordset_release(&keep);
    satz_buffer_release(&line);
    satz_buffer_release(&key);
    satz_buffer_release(&marked);
    satz_buffer_release(&again);
}

/* A pair is the same after it was a record. */
static void pairs_come_back(void **state) {
    (void)state;
    struct satz_code source[] = {
        { SATZ_CODE_BEGIN, "bpt", 0, 2, 1, SATZ_SLICE("<b>"), SATZ_SLICE("bold"), SATZ_SLICE("") },
        { SATZ_CODE_END, "ept", 3, 2, 0, SATZ_SLICE("</b>"), SATZ_SLICE(""), SATZ_SLICE("") },
        { SATZ_CODE_LONE, "ph", 5, 0, 3, SATZ_SLICE(""), SATZ_SLICE(""), SATZ_SLICE("p") },
    };
    struct satz_code target[] = {
        { SATZ_CODE_LONE, "it", 0, 0, 9, SATZ_SLICE("<x>"), SATZ_SLICE("neu"), SATZ_SLICE("end") },
        { SATZ_CODE_LONE, "ph", 0, 0, 3, SATZ_SLICE(""), SATZ_SLICE(""), SATZ_SLICE("p") },
        { SATZ_CODE_BEGIN, "bpt", 2, 2, 1, SATZ_SLICE("<b lang='es'>"), SATZ_SLICE("bold"), SATZ_SLICE("") },
        { SATZ_CODE_END, "ept", 7, 2, 0, SATZ_SLICE("</b>"), SATZ_SLICE(""), SATZ_SLICE("") },
    };
    struct satz_fact facts[] = {
        { SATZ_OF_UNIT, SATZ_IS_ATTRIBUTE, SATZ_SLICE("tuid"), SATZ_SLICE("ä\"\\") },
        { SATZ_OF_SOURCE, SATZ_IS_NOTE, SATZ_SLICE(""), SATZ_SLICE("") },
        { SATZ_OF_TARGET, SATZ_IS_PROP, SATZ_SLICE("x-satz-state"), SATZ_SLICE("reviewed") },
    };
    struct satz_pair pair = { .source = { SATZ_SLICE("ä & <\n"), source, 3 }, .target = { SATZ_SLICE("ñ\r<b> &amp;"), target, 4 },
                              .facts = facts, .fact_count = 3 };
    for (int html = 0; html < 2; html++) {
        struct satz_record record = parse(html ? "{\"seg\":1,\"meta\":{\"fmt\":\"html\"}}"
                                               : "{\"seg\":1,\"meta\":{\"fmt\":\"text\",\"breaks\":\"line\"}}");
        pair.source.text = satz_slice_of(html ? "ä & < " : "ä & <\n");
        pair.target.text = satz_slice_of(html ? "ñ <b> &amp;" : "ñ\r<b> &amp;");
        satz_pair_record(&pair, "es", html, &arena, &record);
        struct satz_pair again = extract(&record);
        is_coded(&again.source, html ? "‹bpt 1 <b>›ä ‹ept 0 </b>›& ‹ph 3 ›< " : "‹bpt 1 <b>›ä ‹ept 0 </b>›& ‹ph 3 ›<\n");
        is_coded(&again.target, html ? "‹it 9 <x>›‹ph 3 ›ñ‹bpt 1 <b lang='es'>› <b> ‹ept 0 </b>›&amp;"
                                     : "‹it 9 <x>›‹ph 3 ›ñ‹bpt 1 <b lang='es'>›\r<b> ‹ept 0 </b>›&amp;");
        assert_int_equal(again.fact_count, 3);
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(again.facts[i].of, facts[i].of);
            assert_int_equal(again.facts[i].is, facts[i].is);
            assert_true(satz_slice_equal(again.facts[i].name, facts[i].name));
            assert_true(satz_slice_equal(again.facts[i].text, facts[i].text));
        }
        assert_true(satz_slice_is(again.target.codes[0].type, "neu") && satz_slice_is(again.target.codes[0].place, "end"));
        assert_true(satz_slice_is(again.source.codes[2].place, "p") && again.source.codes[1].pair == 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_codes),
        cmocka_unit_test(stale_places_are_not_believed),
        cmocka_unit_test(codes_are_what_they_were),
        cmocka_unit_test(layout_is_folded_and_text_stays),
        cmocka_unit_test(facts_are_said_once),
        cmocka_unit_test(old_translations_are_forgotten),
        cmocka_unit_test(bad_records_fail),
        cmocka_unit_test(keys_stay),
        cmocka_unit_test(pairs_come_back),
    };
    return cmocka_run_group_tests(tests, data_open, data_close);
}
