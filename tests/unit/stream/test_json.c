/* The scanner against jansson as the oracle, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "stream/json.h"

static bool accepts(const char *text, size_t size) {
    struct satz_json json = satz_json_make(satz_slice_make(text, size));
    struct satz_slice raw;
    struct satz_error error;
    return satz_json_value(&json, &raw, &error) == SATZ_OK && satz_json_end(&json, &error) == SATZ_OK;
}

static bool jansson_accepts(const char *text, size_t size) {
    json_t *value = json_loadb(text, size, JSON_DECODE_ANY, NULL);
    json_decref(value);
    return value != NULL;
}

static void texts_that_are_json(void **state) {
    (void)state;
    static const char *const texts[] = {
        "{}", "[]", "0", "-1.5e+10", "\"\"", "null", " { \"a\" : [ 1 , true , \"\\u00e4\\n\" ] } ", "[[[]],{}]",
        "\"\\ud83d\\ude00\"", "\"⟦P1⟧ „Satz“\"", "{\"a\":1,\"a\":2}", "\"\\/\"", "0.0", "1E5",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(jansson_accepts(texts[i], strlen(texts[i])));
        if (!accepts(texts[i], strlen(texts[i])))
            fail_msg("refused: %s", texts[i]);
    }
}

static void texts_that_are_not(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "tru", "nul", "\"\n\"", "\"\\x\"",
        "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u0000\"", "\"\x80\"", "\"\xed\xa0\x80\"",
        "\"\xc0\xaf\"", "[1 2]", "{\"a\" 1}", "{\"a\":}", "1 2", "\"a", "[}", "{]", "'a'",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (accepts(texts[i], strlen(texts[i])))
            fail_msg("accepted: %s", texts[i]);
}

/* Damages a good text in every way of one byte, and compares the two scanners' opinions. */
static void the_same_opinion_as_jansson(void **state) {
    (void)state;
    static const char good[] = "{\"seg\":1,\"src\":\"S\\u00e4tze \\\"hier\\\"\",\"at\":[0,-1.5e3],\"x\":{\"y\":[true,null]}}";
    static const char bytes[] = "{}[]\",:\\0 9e.u-\x80\x01t";
    for (size_t at = 0; at < sizeof good - 1; at++) {
        for (size_t k = 0; k < sizeof bytes - 1; k++) {
            char text[sizeof good];
            memcpy(text, good, sizeof good);
            text[at] = bytes[k];
            if (accepts(text, sizeof good - 1) != jansson_accepts(text, sizeof good - 1))
                fail_msg("jansson and we differ on: %s", text);
        }
    }
}

static void nesting_is_bounded(void **state) {
    (void)state;
    char deep[2 * (SATZ_JSON_DEPTH + 1)];
    memset(deep, '[', SATZ_JSON_DEPTH + 1);
    memset(deep + SATZ_JSON_DEPTH + 1, ']', SATZ_JSON_DEPTH + 1);
    assert_true(accepts(deep + 1, sizeof deep - 2));
    assert_false(accepts(deep, sizeof deep));
}

static void strings_come_back(void **state) {
    (void)state;
    static const char text[] = "„Satz“ \\ \"zwei\"\n\t\x01\x7f 😀/";
    struct satz_buffer raw = SATZ_BUFFER_INIT;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_slice back;
    struct satz_error error;
    satz_json_add_string(&raw, satz_slice_of(text));
    assert_int_equal(satz_json_string(satz_buffer_slice(&raw), &arena, &back, &error), SATZ_OK);
    assert_true(satz_slice_is(back, text));
    json_t *value = json_loadb(raw.data, raw.size, JSON_DECODE_ANY, NULL);
    assert_string_equal(json_string_value(value), text);
    json_decref(value);
    satz_arena_release(&arena);
    satz_buffer_release(&raw);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_are_json),         cmocka_unit_test(texts_that_are_not),
        cmocka_unit_test(the_same_opinion_as_jansson), cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(strings_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
