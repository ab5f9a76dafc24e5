/* What is kept of sources that come again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check/sources.h"

static const char release[] = "Der Umsatz stieg um 12 Prozent.";

static void test_comes_again(void **state) {
    (void)state;
    struct satz_check_sources *sources = satz_check_sources_new();
    struct satz_check_source *source = satz_check_sources_find(sources, satz_slice_of(release), true);
    struct satz_evidence evidence = { .begin = 20, .end = 22 };
    assert_null(source->values[SATZ_SEEK_NUMBERS].items);
    assert_null(source->candidates);
    satz_check_sources_keep_values(sources, source, SATZ_SEEK_NUMBERS, &evidence, 1);
    satz_check_sources_keep_values(sources, source, SATZ_SEEK_RUNS, NULL, 0);
    evidence.begin = 0; /* it is a copy that is kept */
    assert_ptr_equal(satz_check_sources_find(sources, satz_slice_of(release), true), source);
    assert_int_equal(source->values[SATZ_SEEK_NUMBERS].items[0].begin, 20);
    assert_non_null(source->values[SATZ_SEEK_RUNS].items); /* looked for, and there is none */
    assert_int_equal(source->values[SATZ_SEEK_RUNS].count, 0);
    assert_ptr_not_equal(satz_check_sources_find(sources, satz_slice_of("Der Umsatz stieg."), true), source);
    satz_check_sources_free(sources);
}

static void test_entities(void **state) {
    (void)state;
    struct satz_check_sources *sources = satz_check_sources_new();
    struct satz_check_source *source = satz_check_sources_find(sources, satz_slice_of(release), true);
    struct satz_candidate date = { .begin = 3, .end = 9, .kind = SATZ_DATE };
    struct satz_candidates found = { &date, 1, 1, 0 };
    struct satz_misprints misprints = { .items = { { 1, 2, "ISIN" } }, .count = 1 };
    satz_check_sources_keep_entities(sources, source, &found, &misprints);
    date.begin = 0;
    assert_int_equal(source->candidates->count, 1);
    assert_int_equal(source->candidates->items[0].begin, 3);
    assert_string_equal(source->misprints->items[0].what, "ISIN");
    satz_check_sources_free(sources);
}

/* A text that no longer ends its paragraph is another one for the checks that look at that. */
static void test_quiet(void **state) {
    (void)state;
    struct satz_check_sources *sources = satz_check_sources_new();
    struct satz_check_source *source = satz_check_sources_find(sources, satz_slice_of(release), true);
    satz_check_source_set_quiet(source, 0);
    satz_check_source_set_quiet(source, 70);
    source = satz_check_sources_find(sources, satz_slice_of(release), true);
    assert_true(satz_check_source_is_quiet(source, 0) && satz_check_source_is_quiet(source, 70));
    assert_false(satz_check_source_is_quiet(source, 1));
    source = satz_check_sources_find(sources, satz_slice_of(release), false);
    assert_false(satz_check_source_is_quiet(source, 0) || satz_check_source_is_quiet(source, 70));
    satz_check_sources_free(sources);
}

static void test_bounds(void **state) {
    (void)state;
    struct satz_check_sources *sources = satz_check_sources_new();
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < SATZ_CHECK_SOURCES; i++) {
        satz_buffer_reset(&text);
        satz_buffer_add_format(&text, "Seite %zu", i);
        struct satz_check_source *source = satz_check_sources_find(sources, satz_buffer_slice(&text), true);
        satz_map_set(&source->words, satz_slice_sub(source->text, 0, 5), 0);
        satz_check_source_set_quiet(source, 5);
    }
    assert_true(satz_check_source_is_quiet(satz_check_sources_find(sources, satz_slice_of("Seite 0"), true), 5));
    (void)satz_check_sources_find(sources, satz_slice_of("Eine mehr"), true);
    assert_false(satz_check_source_is_quiet(satz_check_sources_find(sources, satz_slice_of("Seite 0"), true), 5));
    for (size_t i = text.size; i <= SATZ_CHECK_SOURCE_SIZE; i++)
        satz_buffer_add_byte(&text, 'a');
    assert_null(satz_check_sources_find(sources, satz_buffer_slice(&text), true));
    satz_buffer_release(&text);
    satz_check_sources_free(sources);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_comes_again), cmocka_unit_test(test_entities),
                                        cmocka_unit_test(test_quiet), cmocka_unit_test(test_bounds) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
