#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "align/lexicographer.h"

struct maker {
    struct satz_lexicographer *lexicographer;
    struct satz_buffer file;
    struct satz_bilexicon lexicon;
};

static void begin(struct maker *maker, enum satz_language_id to) {
    *maker = (struct maker){ .lexicographer = satz_lexicographer_new(SATZ_DE, to), .file = SATZ_BUFFER_INIT };
}

static bool add(struct maker *maker, const char *source, const char *target, double weight) {
    return satz_lexicographer_add(maker->lexicographer, satz_slice_of(source), satz_slice_of(target), weight);
}

static size_t finish(struct maker *maker, size_t most) {
    struct satz_error error = SATZ_ERROR_INIT;
    size_t entries = satz_lexicographer_write(maker->lexicographer, most, &maker->file);
    assert_int_equal(satz_bilexicon_of(&maker->lexicon, satz_buffer_slice(&maker->file), &error), SATZ_OK);
    assert_int_equal(entries, maker->lexicon.count);
    return entries;
}

static void end(struct maker *maker) {
    satz_lexicographer_free(maker->lexicographer);
    satz_bilexicon_close(&maker->lexicon);
    satz_buffer_release(&maker->file);
}

/* How likely one stem translates another; 0 where the lexicon does not have the two. */
static double likely(const struct maker *maker, const char *source, const char *target) {
    size_t begin, end;
    uint32_t wanted = satz_bilexicon_target(satz_term_hash(satz_slice_of(target)));
    satz_bilexicon_find(&maker->lexicon, satz_term_hash(satz_slice_of(source)), &begin, &end);
    for (; begin < end; begin++) {
        float value;
        if (satz_bilexicon_entry(&maker->lexicon, begin, &value) == wanted)
            return (double)value;
    }
    return 0;
}

/* No pair says which of two words is which; all together do. */
static void test_learns_which_word_is_which(void **state) {
    (void)state;
    struct maker maker;
    begin(&maker, SATZ_EN);
    assert_true(add(&maker, "rotes Haus", "red house", 1));
    assert_true(add(&maker, "rotes Tuch", "red cloth", 1));
    assert_true(add(&maker, "Haus", "house", 1));
    assert_true(finish(&maker, 100) >= 3);
    assert_true(likely(&maker, "haus", "house") > 3 * likely(&maker, "haus", "red"));
    assert_true(likely(&maker, "rotes", "red") > 2 * likely(&maker, "rotes", "house"));
    assert_true(likely(&maker, "tuch", "cloth") > 0);
    assert_true(likely(&maker, "tuch", "house") == 0);
    end(&maker);
}

/* Of more entries than are wanted the likeliest stay. */
static void test_keeps_the_likeliest(void **state) {
    (void)state;
    struct maker maker;
    begin(&maker, SATZ_EN);
    add(&maker, "Hund", "dog", 4);
    add(&maker, "Hund", "hound", 0.25);
    add(&maker, "Katze", "cat", 0.5);
    assert_int_equal(finish(&maker, 2), 2);
    assert_true(likely(&maker, "hund", "dog") > 0);
    assert_true(likely(&maker, "katze", "cat") > 0);
    assert_true(likely(&maker, "hund", "hound") == 0);
    end(&maker);
}

static void test_passes_over_what_teaches_nothing(void **state) {
    (void)state;
    struct maker maker;
    struct satz_buffer phrase = SATZ_BUFFER_INIT;
    begin(&maker, SATZ_EN);
    for (size_t i = 0; i < SATZ_PHRASE_TERMS; i++)
        satz_buffer_add_format(&phrase, "%c%cwort ", (int)('a' + i / 26), (int)('a' + i % 26));
    assert_true(add(&maker, phrase.data, "words", 1));
    satz_buffer_add_string(&phrase, "mehr");
    assert_false(add(&maker, phrase.data, "words", 1));
    assert_false(add(&maker, "Wort", phrase.data, 1));
    assert_false(add(&maker, "", "word", 1));
    assert_false(add(&maker, "Wort", "", 1));
    assert_false(add(&maker, "12 :", "word", 1));
    assert_false(add(&maker, "Wort", "...", 1));
    struct satz_lexicographer_tally tally = satz_lexicographer_tally(maker.lexicographer);
    assert_int_equal(tally.pairs, 1);
    assert_int_equal(tally.passed_over, 6);
    assert_int_equal(finish(&maker, 100), SATZ_PHRASE_TERMS);
    satz_buffer_release(&phrase);
    end(&maker);
}

static void test_makes_an_empty_one_of_nothing(void **state) {
    (void)state;
    struct maker maker;
    begin(&maker, SATZ_JA);
    assert_int_equal(finish(&maker, 100), 0);
    end(&maker);
}

static void test_is_the_same_each_time(void **state) {
    (void)state;
    struct maker makers[2];
    for (int i = 0; i < 2; i++) {
        begin(&makers[i], SATZ_JA);
        for (int k = 0; k < 500; k++) {
            char source[40], target[40];
            (void)snprintf(source, sizeof source, "a%c%c b%c", 'a' + k % 7, 'a' + k % 11, 'a' + k % 13);
            (void)snprintf(target, sizeof target, "x%c y%c%c", 'a' + k % 5, 'a' + k % 17, 'a' + k % 3);
            add(&makers[i], source, target, 1 + k % 4);
        }
        finish(&makers[i], 300);
    }
    assert_int_equal(makers[0].file.size, makers[1].file.size);
    assert_memory_equal(makers[0].file.data, makers[1].file.data, makers[0].file.size);
    end(&makers[0]);
    end(&makers[1]);
}

/* A file of pairs that are right up to its last line. */
static enum satz_status read_row(const char *row, struct satz_error *error) {
    char path[] = "/tmp/lexicographer.XXXXXX";
    struct satz_lexicographer *lexicographer = satz_lexicographer_new(SATZ_DE, SATZ_EN);
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    assert_true(fprintf(file, "# Words\n\nHund\tdog\nKatze\tcat\t0.5\r\n%s", row) > 0);
    assert_int_equal(fclose(file), 0);
    *error = (struct satz_error)SATZ_ERROR_INIT;
    enum satz_status status = satz_lexicographer_read(lexicographer, path, error);
    assert_true(status == SATZ_OK || error->line == 5);
    satz_lexicographer_free(lexicographer);
    assert_int_equal(unlink(path), 0);
    return status;
}

static void test_says_what_is_wrong_with_a_row(void **state) {
    (void)state;
    struct satz_error error;
    const char *const right[] = { "", "Maus\tmouse", "Maus\tmouse\t1e3", "Maus\tmouse\t0.000001\n", "Maus\t", "\tmouse",
                                  "#\tnothing" };
    const struct {
        const char *row, *reason;
    } rows[] = {
        { "Maus", "a row has a source, a tab and a target" },
        { "Maus\tmouse\t", "the third cell is a weight above 0, not ''" },
        { "Maus\tmouse\t0", "the third cell is a weight above 0, not '0'" },
        { "Maus\tmouse\t-1", "the third cell is a weight above 0, not '-1'" },
        { "Maus\tmouse\tinf", "the third cell is a weight above 0, not 'inf'" },
        { "Maus\tmouse\tnan", "the third cell is a weight above 0, not 'nan'" },
        { "Maus\tmouse\t0x1", "the third cell is a weight above 0, not '0x1'" },
        { "Maus\tmouse\t 1", "the third cell is a weight above 0, not ' 1'" },
        { "Maus\tmouse\t1.2.3", "the third cell is a weight above 0, not '1.2.3'" },
        { "Maus\tmouse\t1e99", "the third cell is a weight above 0, not '1e99'" },
        { "Maus\tmouse\t11111111111111111111111111111111111111111111",
          "the third cell is a weight above 0, not '11111111111111111111111111111111'" },
        { "Maus\tmouse\t1\tmore", "a row has at most three cells" },
        { "M\xFCller\tmiller", "this is not UTF-8" },
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_int_equal(read_row(right[i], &error), SATZ_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(read_row(rows[i].row, &error), SATZ_FAILED);
        assert_string_equal(error.reason, rows[i].reason);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_learns_which_word_is_which),
        cmocka_unit_test(test_keeps_the_likeliest),
        cmocka_unit_test(test_passes_over_what_teaches_nothing),
        cmocka_unit_test(test_makes_an_empty_one_of_nothing),
        cmocka_unit_test(test_is_the_same_each_time),
        cmocka_unit_test(test_says_what_is_wrong_with_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
