/* Normal form C of a stream is that of the whole, wherever it is cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/normaliser.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* The text in pieces of `points` code points. */
static void normalise(struct satz_normaliser *normaliser, struct satz_slice text, size_t points,
                      struct satz_buffer *target) {
    size_t size;
    for (size_t at = 0, end; at < text.size; at = end) {
        end = at;
        for (size_t i = 0; i < points && end < text.size; i++, end += size)
            satz_utf8_decode(text, end, &size);
        satz_normaliser_add(normaliser, satz_slice_sub(text, at, end), target);
    }
    satz_normaliser_end(normaliser, target);
}

static void expect(struct satz_slice text, struct satz_slice wanted) {
    struct satz_normaliser *normaliser = satz_normaliser_new();
    struct satz_buffer target = SATZ_BUFFER_INIT;
    static const size_t pieces[] = { 1, 2, 3, 7, 1000, 1000000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        satz_buffer_reset(&target);
        normalise(normaliser, text, pieces[i], &target);
        assert_true(satz_slice_equal(satz_buffer_slice(&target), wanted));
    }
    satz_buffer_release(&target);
    satz_normaliser_free(normaliser);
}

static void known_cases(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { "Die Bru\u0308cke", "Die Brücke" },
        { "\u0301 allein", "\u0301 allein" },
        { "a\u0323\u0302, a\u0302\u0323", "ậ, ậ" },
        { "\u1112\u1161\u11ab", "한" },
        { "\uAC00\u11A8", "각" },
        { "か\u3099", "が" },
        { "\u212B \u2126 \u0340", "Å Ω \u0300" },
        { "\u0958", "\u0915\u093C" },
        { "\uF900", "豈" },
        { "e\u0301\u0301\u0327", "\u0229\u0301\u0301" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(satz_slice_of(cases[i][0]), satz_slice_of(cases[i][1]));
}

/* Every character before and after one that takes marks and one that is a mark, in three arrangements. */
static void every_character_agrees_with_icu(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT, wanted = SATZ_BUFFER_INIT, target = SATZ_BUFFER_INIT;
    struct satz_normaliser *normaliser = satz_normaliser_new();
    for (uint32_t character = 1; character <= 0x10FFFF; character += character < 0x3400    ? 1
                                                                     : character < 0x30000 ? 3
                                                                                           : 211) {
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        satz_buffer_add_char(&text, character);
        satz_buffer_add_string(&text, "a");
        satz_buffer_add_char(&text, character);
        satz_buffer_add_string(&text, "\u0323\u0301");
        satz_buffer_add_char(&text, character);
        if (text.size < 10000 && character < 0x10FF00)
            continue;
        for (size_t points = 1; points < 300; points += 97) {
            satz_buffer_reset(&wanted);
            satz_buffer_reset(&target);
            satz_text_nfc(satz_buffer_slice(&text), &wanted);
            normalise(normaliser, satz_buffer_slice(&text), points, &target);
            assert_true(satz_slice_equal(satz_buffer_slice(&target), satz_buffer_slice(&wanted)));
        }
        satz_buffer_reset(&text);
    }
    satz_normaliser_free(normaliser);
    satz_buffer_release(&text);
    satz_buffer_release(&wanted);
    satz_buffer_release(&target);
}

/* Marks without end: all there, the same in any pieces, and not held back. */
static void endless_marks(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT, whole = SATZ_BUFFER_INIT;
    struct satz_normaliser *normaliser = satz_normaliser_new();
    satz_buffer_add_string(&text, "Größea");
    for (int i = 0; i < 20000; i++)
        satz_buffer_add_string(&text, i % 2 ? "\u0315" : "\u0316");
    satz_normaliser_add(normaliser, satz_buffer_slice(&text), &whole);
    assert_true(whole.size + 2 * SATZ_NORMALISER_RUN > text.size);
    satz_normaliser_end(normaliser, &whole);
    assert_int_equal(whole.size, text.size);
    satz_normaliser_free(normaliser);
    expect(satz_buffer_slice(&text), satz_buffer_slice(&whole));
    satz_buffer_release(&text);
    satz_buffer_release(&whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_cases),
        cmocka_unit_test(every_character_agrees_with_icu),
        cmocka_unit_test(endless_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
