/* The machine that rewrites a word by a table of rules, and the choice of a name's language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "translit/origin.h"
#include "translit/rewriter.h"
#include "translit/translit.h"

static enum satz_status load(struct satz_rewriter *rules, const char *table, struct satz_error *error) {
    char path[] = "/tmp/satz-rules-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, table, strlen(table)), (ssize_t)strlen(table));
    close(file);
    enum satz_status status = satz_rewriter_load(rules, path, error);
    unlink(path);
    return status;
}

static void check(const char *table, const char *word, const char *expected) {
    struct satz_rewriter rules;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer target = SATZ_BUFFER_INIT;
    assert_int_equal(load(&rules, table, &error), SATZ_OK);
    satz_rewriter_apply(&rules, satz_slice_of(word), &target);
    assert_string_equal(target.data, expected);
    satz_buffer_release(&target);
    satz_rewriter_release(&rules);
}

static void the_longest_text_wins(void **state) {
    (void)state;
    check("s\tс\nsch\tш\nch\tх\n", "schs", "шс");
    check("s\tс\n", "stx", "сtx"); /* what no rule has stays */
    check("e\tе\n", "éa", "еa");   /* a letter with an accent is read as the one without */
}

static void rules_look_at_both_sides(void **state) {
    (void)state;
    const char *table = "@set\tV\taeiouü\ns\ts\ns\tz\t#|V\tV\nst\tʃt\t#\n";
    check(table, "sasse", "zasse");
    check(table, "rüssel", "rüssel");
    check(table, "stas", "ʃtas");
    check(table, "rosa", "roza");
    check("h\th\nh\t-\t!#\n", "hahn", "han");
}

static void of_two_that_fit_the_narrower_wins_then_the_later(void **state) {
    (void)state;
    check("a\t1\t#\na\t2\na\t3\n", "aa", "13");
}

static void a_grid_is_a_table_of_syllables(void **state) {
    (void)state;
    check("@grid\ta\ti\n@row\tk\tカ\tキ\n@row\t-\tア\t-\n", "kakia", "カキア");
}

static void passes_follow_one_another(void **state) {
    (void)state;
    check("ng\tŋ\n@pass\nŋ\tнг\n", "ang", "aнг");
}

/* เ stands before the consonant after which it is spoken. */
static void a_vowel_may_go_before_its_consonant(void **state) {
    (void)state;
    check("m\tม\nr\tร\ne\tเ<\n", "mere", "เมเร");
}

static void what_means_nothing_is_named(void **state) {
    (void)state;
    static const char *const tables[] = { "a\tb\nkaputt\n", "a\tb\n@row\tk\tカ\n", "a\tb\n@set\tv\taeiou\n",
                                          "a\tb\na\tb\tc\td\te\n" };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        struct satz_rewriter rules;
        struct satz_error error = SATZ_ERROR_INIT;
        assert_int_equal(load(&rules, tables[i], &error), SATZ_FAILED);
        assert_int_equal(error.line, 2);
    }
}

struct origin {
    const char *name, *language;
};

static const struct origin origins[] = {
    { "anneliese krämer", "de" },  { "kevin kühn", "de" },        { "george whitworth", "en" },
    { "jean-luc bertrand", "fr" }, { "szymon wójcik", "pl" },     { "giovanni bertolini", "it" },
    { "mehmet yıldız", "tr" },     { "björn söderström", "sv" },  { "ramón íñiguez", "es" },
    { "marko petrović", "hr" },    { "zdeněk procházka", "cs" },  { "xyz", "de" },
};

static void names_tell_where_they_are_from(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_origins table;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_int_equal(satz_origins_load(&table, &data, &error), SATZ_OK);
    for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++) {
        size_t number = satz_origin_of(&table, satz_slice_of(origins[i].name), "de");
        if (!satz_slice_is(table.languages[number], origins[i].language))
            fail_msg("%s is not %s, but %s", origins[i].name, origins[i].language, table.languages[number].data);
    }
    satz_origins_release(&table);
    satz_data_close(&data);
}

struct name {
    enum satz_language_id target;
    const char *name, *form; /* NULL: it stays as it is */
};

static const struct name names[] = {
    { SATZ_RU, "Karl von der Heide", "Карл фон дер Хайде" },
    { SATZ_RU, "J. Brandes", "Й. Брандес" },
    { SATZ_JA, "Paul-Otto Becker", "パウル＝オットー・ベッカー" },
    { SATZ_KO, "Jonas M. Becker", "요나스 M. 베커" },
    { SATZ_RU, "Pius XII.", NULL },
    { SATZ_RU, "Петер", NULL },
    { SATZ_RU, "", NULL },
};

static void names_are_written_word_by_word(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct satz_translit *translit = satz_translit_new(&data, names[i].target, &error);
        struct satz_slice name = satz_slice_of(names[i].name);
        struct satz_buffer target = SATZ_BUFFER_INIT;
        assert_non_null(translit);
        bool written = satz_translit_write(translit, name, satz_translit_origin(translit, name, "de"), &target);
        assert_int_equal(written, names[i].form != NULL);
        assert_string_equal(target.data, written ? names[i].form : "");
        satz_buffer_release(&target);
        satz_translit_free(translit);
    }
    satz_data_close(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_text_wins),
        cmocka_unit_test(rules_look_at_both_sides),
        cmocka_unit_test(of_two_that_fit_the_narrower_wins_then_the_later),
        cmocka_unit_test(a_grid_is_a_table_of_syllables),
        cmocka_unit_test(passes_follow_one_another),
        cmocka_unit_test(a_vowel_may_go_before_its_consonant),
        cmocka_unit_test(what_means_nothing_is_named),
        cmocka_unit_test(names_tell_where_they_are_from),
        cmocka_unit_test(names_are_written_word_by_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
