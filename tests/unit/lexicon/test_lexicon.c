/* Languages, data files, the name table, the matcher. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/matcher.h"
#include "lexicon/nametable.h"

static void tags_in_any_spelling(void **state) {
    (void)state;
    static const struct {
        const char *tag, *canonical;
        enum satz_language_id id;
    } cases[] = {
        { "de", "de", SATZ_DE },           { "DE-DE", "de-DE", SATZ_DE },     { "pt_br", "pt-BR", SATZ_PT },
        { "zh", "zh-Hans", SATZ_ZH_HANS }, { "zh-TW", "zh-Hant-TW", SATZ_ZH_HANT },
        { "ZH_HANT_hk", "zh-Hant-HK", SATZ_ZH_HANT }, { "zh-CN", "zh-Hans-CN", SATZ_ZH_HANS },
        { "es-419", "es-419", SATZ_ES },   { "zh-hans", "zh-Hans", SATZ_ZH_HANS },
    };
    struct satz_language language;
    struct satz_error error;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(satz_language_parse(cases[i].tag, &language, &error), SATZ_OK);
        assert_string_equal(language.tag, cases[i].canonical);
        assert_int_equal(language.id, cases[i].id);
    }
    static const char *const unknown[] = { "", "tlh", "deu", "zhx", "d", "de2", "a-very-long-tag-that-is-no-language" };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(satz_language_parse(unknown[i], &language, &error), SATZ_FAILED);
}

static void the_matcher_finds_all_that_begin_here(void **state) {
    (void)state;
    struct satz_matcher matcher;
    struct satz_match matches[2];
    satz_matcher_init(&matcher);
    assert_int_equal(satz_matcher_find(&matcher, satz_slice_of("Starmer"), 0, matches, 2), 0);
    assert_int_equal(satz_matcher_add(&matcher, satz_slice_of("Keir"), 1), 1);
    assert_int_equal(satz_matcher_add(&matcher, satz_slice_of("Keir Starmer"), 2), 2);
    assert_int_equal(satz_matcher_add(&matcher, satz_slice_of("K"), 3), 3);
    assert_int_equal(satz_matcher_add(&matcher, satz_slice_of("Keir"), 9), 1);
    assert_int_equal(satz_matcher_find(&matcher, satz_slice_of("Sir Keir Starmers"), 4, matches, 2), 2);
    assert_int_equal(matches[0].size, 4);
    assert_int_equal(matches[0].value, 1);
    assert_int_equal(matches[1].size, 12);
    assert_int_equal(matches[1].value, 2);
    assert_int_equal(satz_matcher_find(&matcher, satz_slice_of("Macron"), 0, matches, 2), 0);
    satz_matcher_release(&matcher);
}

static void forms_of_a_cell(void **state) {
    (void)state;
    struct satz_slice rest = satz_slice_of("Keir [Starmer]|[Starmer]|NATO"), form, alone;
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    assert_true(satz_name_form(&rest, &scratch, &form, &alone));
    assert_true(satz_slice_is(form, "Keir Starmer"));
    assert_true(satz_slice_is(alone, "Starmer"));
    assert_true(satz_name_form(&rest, &scratch, &form, &alone));
    assert_true(satz_slice_is(form, "Starmer"));
    assert_true(satz_name_form(&rest, &scratch, &form, &alone));
    assert_true(satz_slice_is(form, "NATO"));
    assert_int_equal(alone.size, 0);
    assert_false(satz_name_form(&rest, &scratch, &form, &alone));
    satz_buffer_release(&scratch);
}

static void the_shipped_name_table_loads(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_nametable table;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    if (satz_nametable_load(&table, &data, &error) != SATZ_OK)
        fail_msg("%s:%zu: %s", error.place, error.line, error.reason);
    const struct satz_name *name = satz_nametable_find(&table, satz_slice_of("cc-gb"));
    assert_non_null(name);
    assert_true(satz_slice_is(name->kind, "place"));
    assert_true(name->cells[SATZ_JA].size > 0);
    assert_null(satz_nametable_find(&table, satz_slice_of("nobody")));
    /* Not in our table, so CLDR's. */
    name = satz_nametable_find(&table, satz_slice_of("cc-mq"));
    assert_non_null(name);
    assert_true(satz_slice_is(name->cells[SATZ_DE], "Martinique"));
    assert_true(satz_slice_is(name->cells[SATZ_RU], "Мартиника"));
    satz_nametable_release(&table);
    satz_data_close(&data);
}

static void a_folder_without_dictionaries_is_refused(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_data_open(&data, "/tmp", &error), SATZ_FAILED);
    assert_string_equal(error.place, "/tmp");
}

static void the_nearest_file_of_a_language(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_true(satz_data_language_path(&data, "de-AT", "local.tsv", &path));
    assert_true(satz_slice_ends(satz_buffer_slice(&path), satz_slice_of("/de/local.tsv")));
    assert_false(satz_data_language_path(&data, "de-AT", "no-such.tsv", &path));
    satz_buffer_release(&path);
    satz_data_close(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_in_any_spelling),
        cmocka_unit_test(the_matcher_finds_all_that_begin_here),
        cmocka_unit_test(forms_of_a_cell),
        cmocka_unit_test(the_shipped_name_table_loads),
        cmocka_unit_test(a_folder_without_dictionaries_is_refused),
        cmocka_unit_test(the_nearest_file_of_a_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
