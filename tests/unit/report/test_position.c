/* Places in the original document, found again from gaps and segments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/entry.h"
#include "text/utf8.h"

static struct satz_slice slice(const char *text) {
    return satz_slice_of(text);
}

/* The next record of a document; 0:0 where its place is not known. */
static struct satz_position add(struct satz_placer *placer, size_t seg, const char *gap, const char *src) {
    struct satz_slice gap_slice = slice(gap);
    struct satz_position begin = { 7, 7 };
    bool known = satz_placer_add(placer, seg, gap ? &gap_slice : NULL, slice(src), &begin);
    return known ? begin : (struct satz_position){ 0, 0 };
}

#define assert_position(position, expected_line, expected_column) \
    do { \
        struct satz_position assert_position_ = (position); \
        assert_int_equal(assert_position_.line, expected_line); \
        assert_int_equal(assert_position_.column, expected_column); \
    } while (0)

static void lines_and_columns(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 1, "", "Kiel w\u00e4chst."), 1, 1);
    assert_position(add(&placer, 2, " ", "Laboe auch."), 1, 14);
    assert_position(add(&placer, 3, "\n\n\t", "\U0001f6a2 f\u00e4hrt."), 3, 2);
    assert_position(add(&placer, 4, " ", "Und wie."), 3, 11);
}

static void crlf(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 1, "", "Erste Zeile."), 1, 1);
    assert_position(add(&placer, 2, "\r\n", "Zweite\r\nund dritte."), 2, 1);
    assert_position(add(&placer, 3, " ", "Schluss."), 3, 13);
}

static void byte_order_mark(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 1, "\ufeff", "Kiel"), 1, 1);
    assert_position(add(&placer, 2, "\ufeff", "Laboe"), 1, 6);
}

static void markup_between(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 1, "<!DOCTYPE html>\n<html>\n  <p class=\"gr\u00fcn\">", "F&auml;hre <b>neu</b>"), 3, 19);
    assert_position(add(&placer, 2, "<br>", "Ab Mai"), 3, 44);
}

static void one_document_after_another(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 1, "\n\n", "Kiel"), 3, 1);
    assert_position(add(&placer, 2, " ", "Laboe"), 3, 6);
    assert_position(add(&placer, 1, "", "Bonn"), 1, 1);
    assert_position(add(&placer, 2, "\n", "Jena"), 2, 1);
}

static void what_is_missing(void **state) {
    (void)state;
    struct satz_placer placer = SATZ_PLACER_INIT;
    assert_position(add(&placer, 2, " ", "the stream begins within a document"), 0, 0);
    assert_position(add(&placer, 3, " ", "and stays there"), 0, 0);
    assert_position(add(&placer, 1, "", "Kiel"), 1, 1);
    assert_position(add(&placer, 3, " ", "one is left out"), 0, 0);
    assert_position(add(&placer, 4, " ", "what follows is unknown too"), 0, 0);
    assert_position(add(&placer, 1, NULL, "no gap"), 0, 0);
    assert_position(add(&placer, 2, " ", "a gap too late"), 0, 0);
}

static void hard_wrapped_and_unsorted(void **state) {
    (void)state;
    struct satz_slice text = slice("Die F\u00e4hre\nnach Laboe\n\U0001f6a2 ruht.");
    struct satz_position found[5];
    struct satz_offset offsets[] = {
        { text.size, &found[0] }, { 0, &found[1] }, { 16, &found[2] }, { 27, &found[3] }, { 10, &found[4] },
    };
    satz_positions_find(text, (struct satz_position){ 5, 9 }, offsets, 5);
    assert_position(found[0], 7, 8);
    assert_position(found[1], 5, 9);
    assert_position(found[2], 6, 6);
    assert_position(found[3], 7, 3);
    assert_position(found[4], 5, 18);
}

/* A random document, cut anywhere: every position is that of a walk over the whole. */
static void any_document(void **state) {
    (void)state;
    static const char *const letters[] = { "a", "\u00e4", "\u4e2d", "\U0001f6a2", "\n", "\r\n", "\t", " ", "\u0301" };
    srandom(7);
    for (int round = 0; round < 200; round++) {
        struct satz_buffer document = SATZ_BUFFER_INIT;
        struct satz_placer placer = SATZ_PLACER_INIT;
        size_t cuts[12], count = 0;
        for (int i = 0; i < 120; i++) {
            if (i % 11 == 0)
                cuts[count++] = document.size;
            satz_buffer_add_string(&document, letters[random() % 9]);
        }
        struct satz_slice all = satz_buffer_slice(&document);
        for (size_t seg = 1; 2 * seg < count; seg++) {
            struct satz_slice gap = satz_slice_sub(all, cuts[2 * seg - 2], cuts[2 * seg - 1]), src;
            struct satz_position begin, expected = { 1, 1 };
            src = satz_slice_sub(all, cuts[2 * seg - 1], cuts[2 * seg]);
            assert_true(satz_placer_add(&placer, seg, &gap, src, &begin));
            for (size_t at = 0, size; at < cuts[2 * seg - 1]; at += size) {
                bool feed = satz_utf8_decode(all, at, &size) == '\n';
                expected.line += feed;
                expected.column = feed ? 1 : expected.column + 1;
            }
            assert_position(begin, expected.line, expected.column);
        }
        satz_buffer_release(&document);
    }
}

static void paths(void **state) {
    (void)state;
    struct satz_report_settings settings = SATZ_REPORT_SETTINGS_INIT;
    struct satz_entries entries;
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_entry entry;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_report_set_path(&settings, "x/{lang}/{doc}.{ext}!", &error), SATZ_OK);
    satz_entries_init(&entries, &settings);
    satz_record_init(&record, &arena);
    assert_int_equal(satz_record_parse(&record, slice("{\"seg\":1,\"doc\":\"f\u00e4hre\",\"lang\":\"de\",\"gap\":\"\",\"src\":\"Kiel\","
        "\"meta\":{\"fmt\":\"html\"},\"findings\":[{\"check\":\"a/b\",\"at\":[1,9],\"level\":\"error\"},"
        "{\"check\":\"a/c\",\"level\":\"info\"}]}"), &error), SATZ_OK);
    settings.level = SATZ_WARNING;
    assert_int_equal(satz_entries_add(&entries, &record, &entry, &error), SATZ_OK);
    assert_true(satz_slice_is(entry.file, "x/de/f\u00e4hre.html!"));
    assert_int_equal(entry.findings.count, 1);
    assert_int_equal(entries.left_out, 1);
    assert_position(entry.extents[0].begin, 1, 2);
    assert_position(entry.extents[0].end, 1, 5);
    satz_entries_release(&entries);
    satz_arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_columns),
        cmocka_unit_test(crlf),
        cmocka_unit_test(byte_order_mark),
        cmocka_unit_test(markup_between),
        cmocka_unit_test(one_document_after_another),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(hard_wrapped_and_unsorted),
        cmocka_unit_test(any_document),
        cmocka_unit_test(paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
