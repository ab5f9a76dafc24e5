/* Quotations in other languages, with tests/golden/spelling/foreign.tsv and the system's dictionaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lexicon/dictionary.h"
#include "spell/speller.h"

static bool has_dictionaries(void) {
    static const char *const names[] = { "de_DE_frami", "en_US", "fr_FR", "es_ES", "pt_BR", "ru_RU", "id_ID", "vi_VN" };
    struct satz_buffer base = SATZ_BUFFER_INIT;
    bool all = true;
    for (size_t i = 0; all && i < sizeof names / sizeof *names; i++)
        all = satz_dictionary_path(satz_slice_of(names[i]), &base);
    satz_buffer_release(&base);
    return all;
}

/* The language that a finding names; empty: the text's own. */
static struct satz_slice language_in(struct satz_slice say) {
    struct satz_slice begin = SATZ_SLICE(" is not in the "), end = SATZ_SLICE(" dictionary");
    size_t at = satz_slice_find(say, 0, begin), stop = satz_slice_find(say, 0, end);
    return at < say.size && stop > at + begin.size ? satz_slice_sub(say, at + begin.size, stop) : satz_slice_make("", 0);
}

/* What is found in a text: `word` and `word=Language` with a blank between. */
static void look(struct satz_speller *speller, struct satz_slice lang, struct satz_slice text,
                 struct satz_buffer *found) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_finding_list findings;
    struct satz_error error = SATZ_ERROR_INIT;
    size_t done;
    satz_record_init(&record, &arena);
    satz_record_set_size(&record, "seg", 1);
    satz_record_set_string(&record, "lang", lang);
    satz_record_set_string(&record, "src", text);
    struct satz_document document = { .records = &record, .count = 1 };
    if (satz_speller_document(speller, &document, SATZ_SPELL_SRC, &done, &error) != SATZ_OK)
        fail_msg("%s: %s", error.place, error.reason);
    assert_int_equal(satz_findings_read(&record, &findings, &error), SATZ_OK);
    satz_buffer_reset(found);
    for (size_t i = 0; i < findings.count; i++) {
        struct satz_slice word = satz_slice_sub(text, findings.items[i].begin, findings.items[i].end);
        struct satz_slice language = language_in(findings.items[i].say);
        satz_buffer_add_format(found, "%s%.*s%s%.*s", i ? " " : "", (int)word.size, word.data, language.size ? "=" : "",
                               (int)language.size, language.data);
    }
    satz_arena_release(&arena);
}

static void test_quotations(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_table table;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer found = SATZ_BUFFER_INIT;
    char path[512];
    size_t wrong = 0;
    if (!has_dictionaries())
        skip();
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    struct satz_spell_settings settings = { .data = &data, .suggest = 1 };
    struct satz_speller *speller = satz_speller_new(&settings, &error);
    assert_non_null(speller);
    snprintf(path, sizeof path, "%s/tests/golden/spelling/foreign.tsv", getenv("SATZ_SOURCE"));
    assert_int_equal(satz_table_load(&table, path, &error), SATZ_OK);
    for (size_t i = 0; i < table.count; i++) {
        struct satz_slice expected = satz_row_cell(&table.rows[i], 2);
        look(speller, satz_row_cell(&table.rows[i], 0), satz_row_cell(&table.rows[i], 1), &found);
        bool any = satz_slice_is(expected, "*"), own = satz_slice_find_byte(satz_buffer_slice(&found), 0, '=') == found.size;
        if (any ? own : satz_slice_equal(satz_buffer_slice(&found), expected))
            continue;
        print_message("foreign.tsv:%zu: '%.*s'\n", table.rows[i].line, (int)found.size, found.data);
        wrong++;
    }
    assert_true(table.count > 50);
    assert_int_equal(wrong, 0);
    satz_table_release(&table);
    satz_buffer_release(&found);
    satz_speller_free(speller);
    satz_data_close(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_quotations) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
