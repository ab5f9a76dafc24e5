/*
 * Names in other scripts against tests/golden/translit: what share of them is written exactly as one of the press's
 * forms, and how like it the others are. `-v` prints what is missed, and what ICU's own rules reach.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "lexicon/nametable.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "translit/translit.h"

/* A language's gold, the share in percent that is reached (never less), and ICU's rules for it. */
struct language {
    enum satz_language_id id;
    unsigned reached;
    const char *file;
    size_t column;
    const char *icu;
};

static const struct language languages[] = {
    { SATZ_RU, 68, "ru", 1, "Latin-Cyrillic" },       { SATZ_AR, 74, "ar", 1, "Latin-Arabic" },
    { SATZ_KO, 73, "ko", 1, "Latin-Hangul" },         { SATZ_JA, 64, "ja", 1, "Latin-Katakana" },
    { SATZ_TH, 43, "th", 1, "Latin-Thai" },           { SATZ_ZH_HANS, 43, "zh", 1, NULL },
    { SATZ_ZH_HANT, 41, "zh", 2, NULL },
};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

struct score {
    size_t names, exact;
    double likeness;
};

struct suite {
    struct satz_data data;
    bool verbose;
};

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Letters that have to change to make one text of the other. */
static size_t distance(struct satz_slice a, struct satz_slice b) {
    size_t row[512] = { 0 }, size_a, size_b, columns = satz_utf8_count(b);
    assert_true(columns < 512);
    for (size_t i = 0; i <= columns; i++)
        row[i] = i;
    for (size_t at = 0, line = 1; at < a.size; at += size_a, line++) {
        uint32_t letter = satz_utf8_decode(a, at, &size_a);
        size_t corner = row[0], column = 1;
        row[0] = line;
        for (size_t in_b = 0; in_b < b.size; in_b += size_b, column++) {
            size_t changed = corner + (satz_utf8_decode(b, in_b, &size_b) != letter);
            corner = row[column];
            row[column] = least(changed, least(row[column], row[column - 1]) + 1);
        }
    }
    return row[columns];
}

static double likeness(struct satz_slice a, struct satz_slice b) {
    size_t longest = satz_utf8_count(a) > satz_utf8_count(b) ? satz_utf8_count(a) : satz_utf8_count(b);
    return longest == 0 ? 1 : 1 - (double)distance(a, b) / (double)longest;
}

/* How like the form is to the nearest of the cell's. */
static double judge(struct satz_slice cell, struct satz_slice form) {
    struct satz_slice one;
    double best = 0;
    while (cell.data && satz_slice_split(&cell, '|', &one)) {
        double like = satz_slice_equal(one, form) ? 2 : likeness(one, form);
        best = like > best ? like : best;
    }
    return best;
}

static void count(struct score *score, double like) {
    score->names++;
    score->exact += like > 1;
    score->likeness += like > 1 ? 1 : like;
}

static void print(const char *what, const struct score *score) {
    printf("%s %5.1f %% exact, %.3f alike, of %zu names\n", what, 100.0 * (double)score->exact / (double)score->names,
           score->likeness / (double)score->names, score->names);
}

static void load_gold(const char *file, struct satz_table *table) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_buffer_add_format(&path, "%s/tests/golden/translit/%s.tsv", getenv("SATZ_SOURCE"), file);
    assert_int_equal(satz_table_load(table, path.data, &error), SATZ_OK);
    satz_buffer_release(&path);
}

static void measure_icu(const struct language *language, const struct satz_table *table) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_transliterator *icu = satz_transliterator_new(language->icu, &error);
    struct satz_buffer form = SATZ_BUFFER_INIT;
    struct score score = { 0, 0, 0 };
    if (!icu) {
        printf("   ICU: %s\n", error.reason);
        return;
    }
    for (size_t i = 0; i < table->count; i++) {
        satz_buffer_reset(&form);
        satz_transliterator_apply(icu, table->rows[i].cells[0], &form);
        count(&score, judge(satz_row_cell(&table->rows[i], language->column), satz_buffer_slice(&form)));
    }
    print("   ICU:    ", &score);
    satz_buffer_release(&form);
    satz_transliterator_free(icu);
}

static void measure(const struct suite *suite, const struct language *language) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_translit *translit = satz_translit_new(&suite->data, language->id, &error);
    struct satz_buffer form = SATZ_BUFFER_INIT;
    struct score halves[2] = { { 0, 0, 0 }, { 0, 0, 0 } }, whole = { 0, 0, 0 };
    struct satz_table table;
    if (!translit)
        fail_msg("%s:%zu: %s", error.place, error.line, error.reason);
    load_gold(language->file, &table);
    for (size_t i = 0; i < table.count; i++) {
        struct satz_slice name = table.rows[i].cells[0], cell = satz_row_cell(&table.rows[i], language->column);
        size_t origin = satz_translit_origin(translit, name, "de");
        satz_buffer_reset(&form);
        if (!satz_translit_write(translit, name, origin, &form))
            satz_buffer_add_string(&form, "-");
        struct satz_slice code = satz_translit_origin_code(translit, origin);
        double like = judge(cell, satz_buffer_slice(&form));
        count(&halves[i % 2], like);
        count(&whole, like);
        if (suite->verbose && like <= 1)
            printf("%s\t%s\t%.*s\t%.*s\t%s\t%.*s\n", i % 2 ? "test" : "develop", satz_language_code(language->id),
                   (int)name.size, name.data, (int)code.size, code.data, form.data, (int)cell.size, cell.data);
    }
    printf("%s\n", satz_language_code(language->id));
    print("   develop:", &halves[0]);
    print("   test:   ", &halves[1]);
    print("   whole:  ", &whole);
    if (suite->verbose && language->icu)
        measure_icu(language, &table);
    assert_true(whole.exact * 100 >= language->reached * whole.names);
    satz_table_release(&table);
    satz_buffer_release(&form);
    satz_translit_free(translit);
}

static void names_are_written_as_the_press_writes_them(void **state) {
    for (size_t i = 0; i < LANGUAGES; i++)
        measure(*state, &languages[i]);
}

/* What the name table has is no measure of rules. */
static void the_gold_is_not_in_the_name_table(void **state) {
    const struct suite *suite = *state;
    struct satz_nametable names;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_table gold;
    struct satz_buffer scratch = SATZ_BUFFER_INIT;
    assert_int_equal(satz_nametable_load(&names, &suite->data, &error), SATZ_OK);
    load_gold("ru", &gold);
    for (size_t i = 0; i < gold.count; i++)
        for (size_t k = 0; k < names.count; k++) {
            struct satz_slice rest = names.names[k].cells[SATZ_DE], form, alone;
            while (satz_name_form(&rest, &scratch, &form, &alone))
                if (satz_slice_equal(form, gold.rows[i].cells[0]))
                    fail_msg("%.*s is in the name table", (int)form.size, form.data);
        }
    satz_buffer_release(&scratch);
    satz_table_release(&gold);
    satz_nametable_release(&names);
}

int main(int argc, char **argv) {
    struct suite suite = { .verbose = argc > 1 && !strcmp(argv[1], "-v") };
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_data_open(&suite.data, NULL, &error) != SATZ_OK)
        return 2;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(names_are_written_as_the_press_writes_them, &suite),
        cmocka_unit_test_prestate(the_gold_is_not_in_the_name_table, &suite),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    satz_data_close(&suite.data);
    return failed;
}
