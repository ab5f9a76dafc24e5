/* Linear models in files: what was written is what is read, and what is damaged is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/linear.h"

/* A file of exactly one page: who reads a byte beyond its end is ended by the system. */
enum { PAGE = 4096, HEAD = 24, TABLE_HEAD = 20, WORDS = 480 };
#define KIND "prob"
#define VERSION 7u

static char folder[64], path[64];
static int descriptor; /* of a file in memory: thousands are written */
static int8_t wide[1 << 11], narrow[1 << 10];
static const struct satz_linear_table tables[] = {
    { wide, 11, 40, { 0, -25, 25 } },
    { narrow, 10, -3, { SATZ_LINEAR_ADDEND, -SATZ_LINEAR_ADDEND, 1 } },
};
static struct satz_buffer good = SATZ_BUFFER_INIT;

static uint32_t hash_of(const char *text) {
    uint32_t hash = 2166136261u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

static int begin(void **state) {
    struct satz_wordtable words;
    (void)state;
    strcpy(folder, "/tmp/satz-linear-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    descriptor = memfd_create("probe", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    for (size_t i = 0; i < sizeof wide; i++)
        wide[i] = (int8_t)(i * 37 % 255 - 127);
    for (size_t i = 0; i < sizeof narrow; i++)
        narrow[i] = (int8_t)(i % 251 - 125);
    satz_wordtable_init(&words, WORDS);
    (void)satz_wordtable_add(&words, hash_of("Abs"), 12);
    (void)satz_wordtable_add(&words, hash_of("danach"), 1);
    satz_linear_write(tables, 2, &words, KIND, VERSION, &good);
    satz_wordtable_release(&words);
    return good.size == PAGE ? 0 : 1;
}

static int end(void **state) {
    char command[128];
    (void)state;
    satz_buffer_release(&good);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void write_file(struct satz_slice bytes) {
    assert_int_equal(ftruncate(descriptor, 0), 0);
    assert_int_equal(pwrite(descriptor, bytes.data, bytes.size, 0), (long)bytes.size);
}

/* Fails, and the message says of which file, and what is wrong with it. */
static void assert_refused(const char *file, const char *reason) {
    struct satz_linear model;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_linear_open(&model, file, KIND, VERSION, &error), SATZ_FAILED);
    assert_string_equal(error.place, file);
    if (!strstr(error.reason, reason))
        fail_msg("'%s' does not say '%s'", error.reason, reason);
    assert_null(model.file.bytes);
    satz_linear_close(&model);
}

static void assert_bytes_refused(struct satz_slice bytes, const char *reason) {
    write_file(bytes);
    assert_refused(path, reason);
}

/* Asks for every weight and every word there is: all of them lie in the file. */
static void read_all(const struct satz_linear *model) {
    const char *begin = (const char *)model->file.bytes, *end = begin + model->file.size;
    int32_t sum = 0;
    for (size_t i = 0; i < model->table_count; i++) {
        const struct satz_linear_table *table = &model->tables[i];
        assert_true((const char *)table->weights >= begin);
        assert_true((const char *)table->weights + ((size_t)1 << table->bits) <= end);
        for (uint32_t feature = 0, step = 1u << (32 - table->bits); feature < UINT32_MAX - step; feature += step)
            sum += satz_linear_weight(table, feature);
        sum += satz_linear_weight(table, UINT32_MAX) + table->prior;
        for (size_t k = 0; k < SATZ_LINEAR_LEVELS; k++)
            assert_true(abs(table->thresholds[k]) <= SATZ_LINEAR_ADDEND);
    }
    for (uint32_t i = 0; i < 4 * WORDS; i++)
        sum += (int32_t)satz_linear_word(model, i * (UINT32_MAX / (4 * WORDS)));
    sum += (int32_t)satz_linear_word(model, UINT32_MAX);
    assert_true(sum != INT32_MIN);
}

static void what_was_written_is_read(void **state) {
    struct satz_linear model;
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    write_file(satz_buffer_slice(&good));
    assert_int_equal(satz_linear_open(&model, path, KIND, VERSION, &error), SATZ_OK);
    assert_int_equal(model.table_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(model.tables[i].bits, tables[i].bits);
        assert_int_equal(model.tables[i].prior, tables[i].prior);
        for (size_t k = 0; k < SATZ_LINEAR_LEVELS; k++)
            assert_int_equal(model.tables[i].thresholds[k], tables[i].thresholds[k]);
        assert_memory_equal(model.tables[i].weights, tables[i].weights, (size_t)1 << tables[i].bits);
    }
    assert_int_equal(satz_linear_word(&model, hash_of("Abs")), 12);
    assert_int_equal(satz_linear_word(&model, hash_of("danach")), 1);
    assert_int_equal(satz_linear_word(&model, hash_of("Hafen")), 0);
    read_all(&model);
    satz_linear_close(&model);
    assert_null(model.file.bytes);
    satz_linear_close(&model);
}

/* A training scores the model that is still in memory: it says what the file will say. */
static void a_model_of_memory_says_the_same(void **state) {
    static const char *const features[] = { "mark=.", "before=Nr", "before_dot=9", "after=digits", "rules=abbreviation" };
    uint32_t hashes[5];
    struct satz_wordtable words;
    struct satz_linear opened;
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    satz_wordtable_init(&words, 0);
    struct satz_linear made = satz_linear_of(tables, 2, &words);
    write_file(satz_buffer_slice(&good));
    assert_int_equal(satz_linear_open(&opened, path, KIND, VERSION, &error), SATZ_OK);
    for (size_t i = 0; i < 5; i++)
        hashes[i] = hash_of(features[i]);
    for (size_t i = 0; i < 2; i++)
        for (size_t count = 0; count <= 5; count++)
            assert_int_equal(satz_linear_sum(&made.tables[i], hashes, count),
                             satz_linear_sum(&opened.tables[i], hashes, count));
    assert_int_equal(satz_linear_word(&made, hash_of("Abs")), 0);
    satz_linear_close(&opened);
    satz_wordtable_release(&words);
}

/* The upper bits of a feature number its weight, also in the smallest and the largest table. */
static void a_feature_has_one_weight(void **state) {
    static const int8_t two[2] = { -128, 127 };
    struct satz_linear_table table = { two, 1, 0, { 0 } };
    int8_t *many = calloc((size_t)1 << 20, 1);
    (void)state;
    assert_non_null(many);
    assert_int_equal(satz_linear_weight(&table, 0), -128);
    assert_int_equal(satz_linear_weight(&table, 0x7FFFFFFF), -128);
    assert_int_equal(satz_linear_weight(&table, 0x80000000), 127);
    assert_int_equal(satz_linear_weight(&table, UINT32_MAX), 127);
    table = (struct satz_linear_table){ many, 20, 0, { 0 } };
    many[0x12345] = 5;
    assert_int_equal(satz_linear_weight(&table, 0x12345000), 5);
    assert_int_equal(satz_linear_weight(&table, 0x12345FFF), 5);
    assert_int_equal(satz_linear_weight(&table, 0x12346000), 0);
    free(many);
}

static void what_is_no_model_is_told(void **state) {
    char other[96];
    (void)state;
    assert_bytes_refused(satz_slice_of(""), "no model of this kind");
    assert_bytes_refused(satz_slice_of("kind\tword\nabbreviation\tAbs.\n"), "no model of this kind");
    snprintf(other, sizeof other, "%s/none.model", folder);
    assert_refused(other, "No such file");
    assert_refused(folder, "directory");
    /* Nobody will ever write to it. */
    snprintf(other, sizeof other, "%s/pipe.model", folder);
    assert_int_equal(mkfifo(other, 0600), 0);
    assert_refused(other, "no model of this kind");
    assert_refused("/dev/zero", "no model of this kind");
}

static void another_kind_or_version_is_told(void **state) {
    struct satz_linear model;
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    write_file(satz_buffer_slice(&good));
    assert_int_equal(satz_linear_open(&model, path, "segm", VERSION, &error), SATZ_FAILED);
    assert_string_equal(error.reason, "no model of this kind");
    /* Its features are hashed otherwise now: the weights would be those of others. */
    assert_int_equal(satz_linear_open(&model, path, KIND, VERSION + 1, &error), SATZ_FAILED);
    assert_string_equal(error.place, path);
    assert_non_null(strstr(error.reason, "another version"));
    assert_non_null(strstr(error.reason, "satz-train"));
}

/* A copy that was cut off, or that something was appended to. */
static void another_length_is_refused(void **state) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    (void)state;
    satz_buffer_add(&bytes, satz_buffer_slice(&good));
    satz_buffer_add_byte(&bytes, '\0');
    for (size_t size = 0; size < good.size; size++)
        assert_bytes_refused(satz_slice_sub(satz_buffer_slice(&good), 0, size),
                             size < HEAD ? "no model of this kind" : "a damaged model");
    assert_bytes_refused(satz_buffer_slice(&bytes), "a damaged model");
    satz_buffer_release(&bytes);
}

/* Whatever one byte of the head becomes, the model is refused, or is another of the same size. */
static void no_byte_of_the_head_leads_out_of_the_file(void **state) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    size_t refused = 0;
    (void)state;
    satz_buffer_add(&bytes, satz_buffer_slice(&good));
    for (size_t at = 0; at < HEAD + 2 * TABLE_HEAD; at++)
        for (unsigned flip = 1; flip < 256; flip++) {
            struct satz_linear model;
            struct satz_error error = SATZ_ERROR_INIT;
            bytes.data[at] = (char)((unsigned char)good.data[at] ^ flip);
            write_file(satz_buffer_slice(&bytes));
            if (satz_linear_open(&model, path, KIND, VERSION, &error) == SATZ_OK) {
                /* Only what is added to sums may be any number. */
                assert_true(at >= HEAD && (at - HEAD) % TABLE_HEAD >= 4);
                read_all(&model);
            } else {
                assert_string_equal(error.place, path);
                refused++;
            }
            satz_linear_close(&model);
            bytes.data[at] = good.data[at];
        }
    assert_true(refused >= 255 * (HEAD + 2 * 4));
    satz_buffer_release(&bytes);
}

static void set_number(struct satz_buffer *bytes, size_t at, uint32_t number) {
    for (size_t i = 0; i < 4; i++)
        bytes->data[at + i] = (char)(unsigned char)(number >> 8 * i);
}

static void sizes_beyond_all_bounds_are_refused(void **state) {
    static const struct {
        size_t at;
        uint32_t number;
    } changes[] = {
        { 16, 0 }, { 16, 3 }, { 16, 4 }, { 16, UINT32_MAX },                          /* tables */
        { 20, 0 }, { 20, WORDS + 1 }, { 20, WORDS + 4 }, { 20, 1000004 },             /* words */
        { 20, 0x80000000 }, { 20, 0xFFFFFFFC }, { 20, UINT32_MAX },
        { HEAD, 0 }, { HEAD, 12 }, { HEAD, 20 }, { HEAD, 21 }, { HEAD, 31 },          /* bits */
        { HEAD, 32 }, { HEAD, 33 }, { HEAD, 64 }, { HEAD, 64 + 11 }, { HEAD, UINT32_MAX },
        { HEAD + TABLE_HEAD, 9 }, { HEAD + TABLE_HEAD, 32 + 10 },
        { HEAD + 4, SATZ_LINEAR_ADDEND + 1 }, { HEAD + 4, 0x80000000 },               /* prior */
        { HEAD + 8, 0x7FFFFFFF }, { HEAD + 16, 0x80000000 },                          /* thresholds */
        { HEAD + TABLE_HEAD + 16, (uint32_t)-SATZ_LINEAR_ADDEND - 1 },
    };
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        satz_buffer_reset(&bytes);
        satz_buffer_add(&bytes, satz_buffer_slice(&good));
        set_number(&bytes, changes[i].at, changes[i].number);
        assert_bytes_refused(satz_buffer_slice(&bytes), "a damaged model");
    }
    satz_buffer_release(&bytes);
}

/* ---- the table of words ---- */

static void words_are_known_by_their_value(void **state) {
    static const char *const abbreviations[] = { "Abs", "Art", "bzw", "Dr", "Hrsg", "Mio", "Nr", "Prof", "Str", "usw" };
    struct satz_wordtable words;
    (void)state;
    satz_wordtable_init(&words, 100);
    for (unsigned i = 0; i < 10; i++)
        assert_true(satz_wordtable_add(&words, hash_of(abbreviations[i]), i % 15 + 1));
    struct satz_linear model = satz_linear_of(tables, 1, &words);
    for (unsigned i = 0; i < 10; i++)
        assert_int_equal(satz_linear_word(&model, hash_of(abbreviations[i])), i % 15 + 1);
    satz_wordtable_release(&words);
}

/* Half full, as they are made: what is not in it is hardly ever taken for something that is. */
static void unknown_words_are_seldom_taken_for_known(void **state) {
    struct satz_wordtable words;
    char name[32];
    size_t known = 0, taken = 0;
    (void)state;
    satz_wordtable_init(&words, 8000);
    for (int i = 0; i < 4000; i++) {
        snprintf(name, sizeof name, "Wort%dheit", i);
        known += satz_wordtable_add(&words, hash_of(name), 9);
    }
    assert_true(known > 3700);
    struct satz_linear model = satz_linear_of(tables, 1, &words);
    for (int i = 0; i < 100000; i++) {
        snprintf(name, sizeof name, "%dkeit", i);
        taken += satz_linear_word(&model, hash_of(name)) != 0;
    }
    assert_true(taken < 300);
    satz_wordtable_release(&words);
}

/* Who comes first has the place: therefore the frequent words come first. */
static void a_full_bucket_takes_no_more(void **state) {
    struct satz_wordtable words;
    (void)state;
    satz_wordtable_init(&words, SATZ_WORDS_WAYS + 3);
    assert_int_equal(words.count, SATZ_WORDS_WAYS);
    for (uint32_t i = 1; i <= SATZ_WORDS_WAYS; i++)
        assert_true(satz_wordtable_add(&words, i * 1000003u, i));
    assert_false(satz_wordtable_add(&words, 77u, 5));
    struct satz_linear model = satz_linear_of(tables, 1, &words);
    for (uint32_t i = 1; i <= SATZ_WORDS_WAYS; i++)
        assert_int_equal(satz_linear_word(&model, i * 1000003u), i);
    assert_int_equal(satz_linear_word(&model, 77u), 0);
    satz_wordtable_release(&words);
}

static void a_table_of_no_words_knows_none(void **state) {
    struct satz_wordtable words;
    (void)state;
    satz_wordtable_init(&words, SATZ_WORDS_WAYS - 1);
    assert_int_equal(words.count, 0);
    assert_false(satz_wordtable_add(&words, 1, 1));
    struct satz_linear model = satz_linear_of(tables, 1, &words);
    assert_int_equal(satz_linear_word(&model, 1), 0);
    satz_wordtable_release(&words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(a_model_of_memory_says_the_same),
        cmocka_unit_test(a_feature_has_one_weight),
        cmocka_unit_test(what_is_no_model_is_told),
        cmocka_unit_test(another_kind_or_version_is_told),
        cmocka_unit_test(another_length_is_refused),
        cmocka_unit_test(no_byte_of_the_head_leads_out_of_the_file),
        cmocka_unit_test(sizes_beyond_all_bounds_are_refused),
        cmocka_unit_test(words_are_known_by_their_value),
        cmocka_unit_test(unknown_words_are_seldom_taken_for_known),
        cmocka_unit_test(a_full_bucket_takes_no_more),
        cmocka_unit_test(a_table_of_no_words_knows_none),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
