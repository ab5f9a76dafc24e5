#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "placeholder/letters.h"

static size_t least(size_t a, size_t b, size_t c) {
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static size_t distance(struct satz_slice a, struct satz_slice b) {
    size_t row[SATZ_LETTERS_SIZE + 1];
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t same = corner + (a.data[i - 1] != b.data[j - 1]);
            corner = row[j];
            row[j] = least(same, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[b.size];
}

static void words_are_far_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < SATZ_LETTERS_COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(distance(satz_letters_word(i), satz_letters_word(j)) >= 3);
}

static void words_are_in_order_and_can_be_spoken(void **state) {
    (void)state;
    for (size_t i = 0; i < SATZ_LETTERS_COUNT; i++) {
        struct satz_slice word = satz_letters_word(i);
        for (size_t k = 0; k < word.size; k++)
            assert_int_equal(strchr("aeiou", word.data[k]) != NULL, k % 2);
        if (i)
            assert_true(satz_slice_compare(satz_letters_word(i - 1), word) < 0);
    }
}

static void codes_differ_and_grow(void **state) {
    (void)state;
    struct satz_letters letters;
    char first[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1], code[sizeof first];
    satz_letters_init(&letters, satz_slice_of("Kein Wort davon."));
    assert_int_equal(satz_letters_next(&letters, first), SATZ_LETTERS_SIZE);
    for (size_t i = 1; i < SATZ_LETTERS_COUNT; i++) {
        assert_int_equal(satz_letters_next(&letters, code), SATZ_LETTERS_SIZE);
        assert_string_not_equal(code, first);
    }
    for (size_t i = 0; i < SATZ_LETTERS_COUNT * SATZ_LETTERS_COUNT; i++)
        assert_int_equal(satz_letters_next(&letters, code), 2 * SATZ_LETTERS_SIZE);
    assert_int_equal(satz_letters_next(&letters, code), 3 * SATZ_LETTERS_SIZE);
}

static void words_of_the_text_are_passed_over(void **state) {
    (void)state;
    struct satz_letters letters;
    char first[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1], code[sizeof first], text[64];
    snprintf(first, sizeof first, "%.*s", SATZ_LETTERS_SIZE, satz_letters_word(7).data);
    snprintf(text, sizeof text, "Das Haus%sS steht.", first);
    for (char *at = text; *at; at++)
        *at = (char)(*at >= 'a' && *at <= 'z' ? *at - 32 : *at);
    satz_letters_init(&letters, satz_slice_of(text));
    for (size_t i = 0; i < SATZ_LETTERS_COUNT + 5; i++) {
        satz_letters_next(&letters, code);
        code[0] = (char)(code[0] | 0x20);
        assert_null(strstr(code, first));
    }
}

static void texts_begin_elsewhere(void **state) {
    (void)state;
    struct satz_letters letters;
    char first[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1], code[sizeof first];
    satz_letters_init(&letters, satz_slice_of("Der Umsatz stieg."));
    satz_letters_next(&letters, first);
    satz_letters_init(&letters, satz_slice_of("Der Umsatz stieg"));
    satz_letters_next(&letters, code);
    assert_string_not_equal(code, first);
    satz_letters_init(&letters, satz_slice_of("Der Umsatz stieg."));
    satz_letters_next(&letters, code);
    assert_string_equal(code, first);
}

static void text_of_all_words_does_not_hang(void **state) {
    (void)state;
    static char text[SATZ_LETTERS_COUNT * SATZ_LETTERS_SIZE];
    for (size_t i = 0; i < SATZ_LETTERS_COUNT; i++)
        memcpy(text + i * SATZ_LETTERS_SIZE, satz_letters_word(i).data, SATZ_LETTERS_SIZE);
    struct satz_letters letters;
    char code[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1];
    satz_letters_init(&letters, satz_slice_make(text, sizeof text));
    assert_int_equal(satz_letters_next(&letters, code), SATZ_LETTERS_SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_far_apart),
        cmocka_unit_test(words_are_in_order_and_can_be_spoken),
        cmocka_unit_test(codes_differ_and_grow),
        cmocka_unit_test(words_of_the_text_are_passed_over),
        cmocka_unit_test(texts_begin_elsewhere),
        cmocka_unit_test(text_of_all_words_does_not_hang),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
