#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "memory/words.h"

static struct satz_words_index index_of_words;
static struct satz_arena arena;

static int begin(void **state) {
    (void)state;
    satz_words_index_init(&index_of_words);
    satz_arena_init(&arena);
    return 0;
}

static int end(void **state) {
    (void)state;
    satz_words_index_release(&index_of_words);
    satz_arena_release(&arena);
    return 0;
}

static struct satz_words added(const char *text) {
    static uint32_t owner;
    return satz_words_add(&index_of_words, satz_slice_of(text), owner++);
}

static void words_are_cut(void **state) {
    (void)state;
    assert_int_equal(added("").count, 0);
    assert_int_equal(added("  \n").count, 0);
    assert_int_equal(added("Die Nordlicht-Energie SE.").count, 6);
    assert_int_equal(added("um 1.234,5 Prozent, 14:30 Uhr 2025.").count, 8);
    assert_int_equal(added("€\xEF\xBF\xBC東京").count, 3);
    struct satz_words a = added("GROSSE Straße"), b = added("große STRASSE");
    assert_int_equal(satz_words_distance(&a, &b, 5, &arena), 0);
}

static void unknown_words_differ(void **state) {
    (void)state;
    struct satz_words a =
        satz_words_cut(&index_of_words, satz_slice_of("Xylophon Zither"), &arena, NULL);
    struct satz_words b =
        satz_words_cut(&index_of_words, satz_slice_of("Fagott Oboe"), &arena, NULL);
    assert_int_equal(satz_words_distance(&a, &b, 5, &arena), 2);
}

/* The table in full, to compare with. */
static size_t distance_plain(const struct satz_words *a, const struct satz_words *b) {
    static size_t table[64][64];
    for (size_t i = 0; i <= a->count; i++)
        for (size_t j = 0; j <= b->count; j++) {
            table[i][j] = i ? j ? SIZE_MAX : i : j;
            if (!i || !j)
                continue;
            size_t diagonal = table[i - 1][j - 1] + (a->ids[i - 1] != b->ids[j - 1]);
            size_t up = table[i - 1][j] + 1, left = table[i][j - 1] + 1;
            table[i][j] = diagonal < up ? diagonal : up;
            table[i][j] = table[i][j] < left ? table[i][j] : left;
        }
    return table[a->count][b->count];
}

static void bands_agree_with_tables(void **state) {
    (void)state;
    uint32_t ids[2][32];
    srand(7);
    for (int round = 0; round < 5000; round++) {
        struct satz_words a = { ids[0], (size_t)(rand() % 20) }, b = { ids[1], (size_t)(rand() % 20) };
        for (size_t i = 0; i < 32; i++) {
            ids[0][i] = (uint32_t)(rand() % 4);
            ids[1][i] = rand() % 3 ? ids[0][i] : (uint32_t)(rand() % 4);
        }
        size_t most = (size_t)(rand() % 12), right = distance_plain(&a, &b);
        size_t got = satz_words_distance(&a, &b, most, &arena);
        if (right <= most)
            assert_int_equal(got, right);
        else
            assert_true(got > most);
        struct satz_words_change *changes;
        size_t count = satz_words_compare(&a, &b, &arena, &changes), cost = 0, i = 0, j = 0;
        for (size_t k = 0; k < count; k++) {
            for (; i < changes[k].a_begin; i++, j++)
                assert_int_equal(a.ids[i], b.ids[j]);
            assert_int_equal(j, changes[k].b_begin);
            size_t left = changes[k].a_end - i, other = changes[k].b_end - j;
            cost += left > other ? left : other;
            i = changes[k].a_end;
            j = changes[k].b_end;
        }
        assert_int_equal(a.count - i, b.count - j);
        assert_int_equal(cost, right);
        satz_arena_reset(&arena);
    }
}

static void long_texts_have_no_words(void **state) {
    (void)state;
    static char text[3 * SATZ_WORDS_LIMIT];
    memset(text, '.', sizeof text);
    struct satz_words words = satz_words_add(&index_of_words, satz_slice_make(text, sizeof text), 1000);
    assert_int_equal(words.count, SATZ_WORDS_LIMIT + 1);
    assert_null(words.ids);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut),
        cmocka_unit_test(unknown_words_differ),
        cmocka_unit_test(bands_agree_with_tables),
        cmocka_unit_test(long_texts_have_no_words),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
