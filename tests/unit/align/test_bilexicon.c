#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "align/bilexicon.h"

/* Hashes whose source is told by the upper 32 bits, whose target by the upper 24. */
#define SOURCE(n) ((uint64_t)(n) << 32 | 0x1234)
#define TARGET(n) ((uint64_t)(n) << 40 | 0x56789A)

static struct satz_buffer make(void) {
    struct satz_bilexicon_item items[] = {
        { SOURCE(7), TARGET(1), 0.25 },          { SOURCE(0xFFFFFFFF), TARGET(2), 1 },
        { SOURCE(0), TARGET(3), 0.000001 },      { SOURCE(7), TARGET(0xFFFFFF), 0.81 },
        { SOURCE(0x80000000), TARGET(0), 0.04 }, { SOURCE(7), TARGET(5), 0.25 },
    };
    struct satz_buffer file = SATZ_BUFFER_INIT;
    satz_bilexicon_write(items, sizeof items / sizeof *items, &file);
    return file;
}

static void open_bytes(struct satz_bilexicon *lexicon, const struct satz_buffer *file) {
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_bilexicon_of(lexicon, satz_buffer_slice(file), &error), SATZ_OK);
}

/* Source `n` has these targets, likeliest first, the likelihoods in hundredths. */
static void has(const struct satz_bilexicon *lexicon, uint64_t n, const char *expected) {
    struct satz_buffer all = SATZ_BUFFER_INIT;
    size_t begin, end;
    satz_bilexicon_find(lexicon, SOURCE(n), &begin, &end);
    for (size_t i = begin; i < end; i++) {
        float likely;
        uint32_t target = satz_bilexicon_entry(lexicon, i, &likely);
        assert_true(likely > 0 && likely <= 1);
        satz_buffer_add_format(&all, "%x %.2f;", (unsigned)target, (double)likely);
    }
    assert_string_equal(all.data, expected);
    satz_buffer_release(&all);
}

static void test_finds_what_was_written(void **state) {
    (void)state;
    struct satz_buffer file = make();
    struct satz_bilexicon lexicon;
    assert_int_equal(file.size, SATZ_BILEXICON_HEAD + 6 * SATZ_BILEXICON_ENTRY);
    assert_memory_equal(file.data, "satzlex1\6\0\0\0\0\0\0\0", SATZ_BILEXICON_HEAD);
    open_bytes(&lexicon, &file);
    has(&lexicon, 7, "ffffff 0.81;1 0.25;5 0.25;");
    has(&lexicon, 0, "3 0.00;");
    has(&lexicon, 0x80000000, "0 0.04;");
    has(&lexicon, 0xFFFFFFFF, "2 1.00;");
    has(&lexicon, 1, "");
    has(&lexicon, 8, "");
    has(&lexicon, 0xFFFFFFFE, "");
    satz_bilexicon_close(&lexicon);
    satz_bilexicon_close(&lexicon);
    satz_buffer_release(&file);
}

static void test_takes_an_empty_one(void **state) {
    (void)state;
    struct satz_buffer file = SATZ_BUFFER_INIT;
    struct satz_bilexicon lexicon;
    satz_bilexicon_write(NULL, 0, &file);
    open_bytes(&lexicon, &file);
    has(&lexicon, 7, "");
    satz_bilexicon_close(&lexicon);
    satz_buffer_release(&file);
}

/* Every prefix, every longer file, and a head with another byte at each place that counts. */
static void test_refuses_what_is_damaged(void **state) {
    (void)state;
    struct satz_buffer file = make();
    struct satz_bilexicon lexicon;
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t size = 0; size < file.size; size++)
        assert_int_equal(satz_bilexicon_of(&lexicon, satz_slice_make(file.data, size), &error), SATZ_FAILED);
    for (size_t at = 0; at < 12; at++) {
        file.data[at] = (char)(file.data[at] ^ 0x41);
        assert_int_equal(satz_bilexicon_of(&lexicon, satz_buffer_slice(&file), &error), SATZ_FAILED);
        file.data[at] = (char)(file.data[at] ^ 0x41);
    }
    satz_buffer_add_byte(&file, '\n');
    assert_int_equal(satz_bilexicon_of(&lexicon, satz_buffer_slice(&file), &error), SATZ_FAILED);
    satz_bilexicon_close(&lexicon);
    satz_buffer_release(&file);
}

/* What the entries hold, in whatever order, no lookup leads out of them. */
static void test_stays_within_any_entries(void **state) {
    (void)state;
    struct satz_buffer file = make();
    struct satz_bilexicon lexicon;
    uint32_t number = 1;
    for (int round = 0; round < 200; round++) {
        for (size_t at = SATZ_BILEXICON_HEAD; at < file.size; at++)
            file.data[at] = (char)((number = number * 1664525 + 1013904223) >> 24);
        open_bytes(&lexicon, &file);
        for (size_t entry = 0; entry < 6; entry++) {
            uint32_t source;
            size_t begin, end;
            memcpy(&source, file.data + SATZ_BILEXICON_HEAD + entry * SATZ_BILEXICON_ENTRY, sizeof source);
            satz_bilexicon_find(&lexicon, SOURCE(source), &begin, &end);
            assert_true(begin <= end && end <= 6);
        }
        satz_bilexicon_close(&lexicon);
    }
    satz_buffer_release(&file);
}

static void test_maps_a_file(void **state) {
    (void)state;
    char path[] = "/tmp/bilexicon.XXXXXX";
    struct satz_buffer file = make();
    struct satz_bilexicon lexicon;
    struct satz_error error = SATZ_ERROR_INIT;
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(satz_bilexicon_open(&lexicon, path, &error), SATZ_FAILED);
    assert_string_equal(error.reason, "no lexicon");
    assert_int_equal(write(descriptor, file.data, file.size), file.size);
    assert_int_equal(satz_bilexicon_open(&lexicon, path, &error), SATZ_OK);
    has(&lexicon, 7, "ffffff 0.81;1 0.25;5 0.25;");
    satz_bilexicon_close(&lexicon);
    assert_int_equal(write(descriptor, "", 1), 1);
    assert_int_equal(satz_bilexicon_open(&lexicon, path, &error), SATZ_FAILED);
    assert_string_equal(error.place, path);
    (void)close(descriptor);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(satz_bilexicon_open(&lexicon, path, &error), SATZ_FAILED);
    assert_int_equal(satz_bilexicon_open(&lexicon, "/tmp", &error), SATZ_FAILED);
    satz_bilexicon_close(&lexicon);
    satz_buffer_release(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_was_written),   cmocka_unit_test(test_takes_an_empty_one),
        cmocka_unit_test(test_refuses_what_is_damaged), cmocka_unit_test(test_stays_within_any_entries),
        cmocka_unit_test(test_maps_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
