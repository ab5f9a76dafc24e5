/* Good words that are wrong beside others: the rules of German with tests/golden/spelling/usage.tsv, and rules that are
 * none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "spell/usage.h"

static void load(struct satz_spell_usage *usage, const char *name) {
    char path[512];
    struct satz_error error = SATZ_ERROR_INIT;
    snprintf(path, sizeof path, "%s/%s", getenv("SATZ_SOURCE"), name);
    satz_spell_usage_init(usage);
    if (satz_spell_usage_load(usage, path, &error) != SATZ_OK)
        fail_msg("%s: %s", error.place, error.reason);
}

/* `words>fix` of all findings of a sentence, and how many words are left for others. */
static void look(const struct satz_spell_usage *usage, struct satz_slice text, const char *spans, bool html,
                 struct satz_buffer *found, size_t *left) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_spell_view view;
    struct satz_finding_list findings;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_map endings;
    struct satz_wordset keep = { 0 };
    satz_map_init(&endings);
    satz_record_init(&record, &arena);
    satz_record_set_size(&record, "seg", 1);
    satz_record_set_string(&record, "src", text);
    if (spans)
        satz_record_set_raw(&record, "spans", satz_slice_of(spans));
    satz_spell_view_init(&view);
    struct satz_spell_looking looking = { html, &keep, &endings, NULL };
    assert_int_equal(satz_spell_view_set(&view, &record, SATZ_SIDE_SRC, &looking, &error), SATZ_OK);
    satz_spell_usage_find(usage, &view, &record);
    *left = view.words.count;
    assert_int_equal(satz_findings_read(&record, &findings, &error), SATZ_OK);
    satz_buffer_reset(found);
    for (size_t i = 0; i < findings.count; i++) {
        struct satz_slice words = satz_slice_sub(text, findings.items[i].begin, findings.items[i].end);
        assert_int_equal(findings.items[i].level, SATZ_WARNING);
        assert_int_equal(findings.items[i].fix_count, 1);
        satz_buffer_add_format(found, "%s%.*s>%.*s", i ? " " : "", (int)words.size, words.data,
                               (int)findings.items[i].fixes[0].size, findings.items[i].fixes[0].data);
    }
    satz_spell_view_release(&view);
    satz_map_release(&endings);
    satz_arena_release(&arena);
}

static void test_german(void **state) {
    (void)state;
    struct satz_spell_usage usage;
    struct satz_table table;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer found = SATZ_BUFFER_INIT, expected = SATZ_BUFFER_INIT;
    char path[512];
    size_t wrong = 0, left;
    load(&usage, "dictionaries/de/usage.tsv");
    snprintf(path, sizeof path, "%s/tests/golden/spelling/usage.tsv", getenv("SATZ_SOURCE"));
    assert_int_equal(satz_table_load(&table, path, &error), SATZ_OK);
    for (size_t i = 0; i < table.count; i++) {
        const struct satz_row *row = &table.rows[i];
        struct satz_slice words = satz_row_cell(row, 1), fix = satz_row_cell(row, 2);
        satz_buffer_reset(&expected);
        if (row->count > 1)
            satz_buffer_add_format(&expected, "%.*s>%.*s", (int)words.size, words.data, (int)fix.size, fix.data);
        look(&usage, satz_row_cell(row, 0), NULL, false, &found, &left);
        if (!satz_slice_equal(satz_buffer_slice(&found), satz_buffer_slice(&expected))) {
            print_message("usage.tsv:%zu: '%s', not '%s'\n", row->line, found.data, expected.data);
            wrong++;
        }
    }
    assert_true(table.count > 60);
    assert_int_equal(wrong, 0);
    satz_table_release(&table);
    satz_buffer_release(&found);
    satz_buffer_release(&expected);
    satz_spell_usage_release(&usage);
}

static void assert_found(const struct satz_spell_usage *usage, const char *text, const char *spans, bool html,
                         const char *expected, size_t expected_left) {
    struct satz_buffer found = SATZ_BUFFER_INIT;
    size_t left;
    look(usage, satz_slice_of(text), spans, html, &found, &left);
    assert_string_equal(found.data, expected);
    assert_int_equal(left, expected_left);
    satz_buffer_release(&found);
}

/* Words that a rule found are found by nobody else; what a span hides, or a name has, is found by no rule. */
static void test_view(void **state) {
    (void)state;
    struct satz_spell_usage usage;
    load(&usage, "dictionaries/de/usage.tsv");
    assert_found(&usage, "Er kommt heute abend an.", NULL, false, "abend>Abend", 4);
    assert_found(&usage, "Das selbe gilt im voraus, heute abend.", NULL, false,
                 "Das selbe>Dasselbe voraus>Voraus abend>Abend", 3);
    assert_found(&usage, "Er kommt heute abend&auml;hnlich an.", NULL, true, "", 5);
    assert_found(&usage, "Er kommt <i>zu&nbsp;hause</i> an.", NULL, true, "hause>Hause", 4);
    assert_found(&usage, "Der Roman heute abend fehlt.",
                 "[{\"id\":\"P1\",\"kind\":\"product\",\"do\":\"hold\",\"at\":[10,21],\"src\":\"heute abend\"}]", false,
                 "", 3);
    assert_found(&usage, "Am Mai&shy;tag, <b>Montag abend</b>, ist Schluss.",
                 "[{\"id\":\"P1\",\"kind\":\"date\",\"do\":\"hold\",\"at\":[19,31],\"src\":\"Montag abend\"}]", true,
                 "Montag abend>Montagabend", 4);
    satz_spell_usage_release(&usage);
}

/* What is no rule is named with its line. */
static void test_bad(void **state) {
    (void)state;
    static const char *const rows[] = {
        "case\t[kaputt\tKaputt\tbracket",
        "case\tkaputt]\tKaputt\tbracket",
        "case\t] [\tKaputt\torder",
        "style\t[kaputt]\tKaputt\tcheck",
        "case\t[kaputt]\t\tnothing to mend by",
        "case\t[kaputt]\tKaputt",
        "case\t[a||b]\tKaputt\tempty",
        "case\t[a]  b\tKaputt\tblanks",
        "case\t[a] [b]\tKaputt\tbrackets",
        "case\t[a] $ b\tKaputt\tthe mark stands last",
        "case\t[a] b c d e f g\tKaputt\tlong",
        "case\t$\tKaputt\tno word",
        "case\t[0|1|2|3|4|5|6|7|8|9] 0|1|2|3|4|5|6|7|8|9 0|1|2|3|4|5|6|7|8|9 0|1|2|3|4|5|6|7|8|9 a|b\tKaputt\tmany",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[] = "/tmp/satz-usage-XXXXXX";
        struct satz_spell_usage usage;
        struct satz_error error = SATZ_ERROR_INIT;
        int file = mkstemp(path);
        assert_true(file >= 0);
        dprintf(file, "# a comment\n%s\n", rows[i]);
        close(file);
        satz_spell_usage_init(&usage);
        assert_int_equal(satz_spell_usage_load(&usage, path, &error), SATZ_FAILED);
        assert_string_equal(error.place, path);
        assert_int_equal(error.line, 2);
        satz_spell_usage_release(&usage);
        unlink(path);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_german),
        cmocka_unit_test(test_view),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
