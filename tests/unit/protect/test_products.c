/* Products, events, laws and works in the sentences of tests/golden/entities/products.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lexicon/table.h"
#include "protect/protect.h"
#include "stream/span.h"

static struct satz_data data;
static struct satz_terms terms; /* none: they are the rules' sentences */
static struct satz_policy policy;
static struct satz_protector *protector;

/* The spans that the gold is about, as it writes them. */
static void write_spans(const struct satz_record *record, struct satz_buffer *text) {
    struct satz_span_list spans;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_spans_read(record, &spans, &error), SATZ_OK);
    for (size_t i = 0; i < spans.count; i++) {
        const struct satz_span *span = &spans.items[i];
        struct satz_slice words = satz_slice_sub(satz_record_string(record, "src"), span->begin, span->end);
        if (span->kind == SATZ_PRODUCT || span->kind == SATZ_EVENT || span->kind == SATZ_TITLE)
            satz_buffer_add_format(text, "%s%s:%s:%.*s", text->size ? " | " : "", satz_kind_name(span->kind),
                                   satz_do_name(span->action), (int)words.size, words.data);
    }
}

static void protect(struct satz_slice sentence, struct satz_buffer *found) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_error error = SATZ_ERROR_INIT;
    size_t done;
    satz_record_init(&record, &arena);
    satz_record_set_size(&record, "seg", 1);
    satz_record_set_string(&record, "src", sentence);
    struct satz_document document = { .records = &record, .count = 1 };
    assert_int_equal(satz_protect_document(protector, &document, &done, &error), SATZ_OK);
    write_spans(&record, found);
    satz_arena_release(&arena);
}

/* Whether a sentence is as the gold has it; a known miss must still be one. */
static bool is_right(const struct satz_table *table, const struct satz_row *row) {
    struct satz_buffer found = SATZ_BUFFER_INIT;
    struct satz_slice wanted = satz_row_cell(row, 0), miss = satz_slice_of("miss ");
    bool missed = satz_slice_starts(wanted, miss);
    if (missed)
        wanted = satz_slice_from(wanted, miss.size);
    protect(satz_row_cell(row, 1), &found);
    bool same = satz_slice_equal(satz_buffer_slice(&found), wanted);
    if (same == missed)
        print_error("%s:%zu: %.*s\n  %s %.*s\n  got    %s\n", table->name, row->line, (int)satz_row_cell(row, 1).size,
                    satz_row_cell(row, 1).data, missed ? "no miss" : "wanted", (int)wanted.size, wanted.data, found.data);
    satz_buffer_release(&found);
    return same != missed;
}

static void test_gold(void **state) {
    (void)state;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_table table;
    struct satz_error error = SATZ_ERROR_INIT;
    size_t wrong = 0;
    satz_buffer_add_format(&path, "%s/tests/golden/entities/products.tsv", getenv("SATZ_SOURCE"));
    assert_int_equal(satz_table_load(&table, path.data, &error), SATZ_OK);
    for (size_t i = 0; i < table.count; i++)
        wrong += !is_right(&table, &table.rows[i]);
    bool enough = table.count >= 120;
    satz_table_release(&table);
    satz_buffer_release(&path);
    assert_true(enough);
    assert_int_equal(wrong, 0);
}

static int begin(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    satz_policy_init(&policy);
    if (satz_data_open(&data, NULL, &error) != SATZ_OK)
        return -1;
    protector = satz_protector_new(&data, &terms, &policy, &error);
    return protector ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    satz_protector_free(protector);
    satz_data_close(&data);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_gold) };
    return cmocka_run_group_tests_name("protect/products", tests, begin, end);
}
