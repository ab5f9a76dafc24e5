/* UTF-8, character references, and the door to ICU. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/charref.h"
#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

static size_t check(const char *text) {
    return satz_utf8_check(satz_slice_of(text), true);
}

static void utf8_by_the_table(void **state) {
    (void)state;
    static const char *const good[] = { "", "Satz", "Größe, 東京, 😀", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xc2\x80",
                                        "\xe0\xa0\x80", "\xed\x9f\xbf", "\xf0\x90\x80\x80" };
    static const char *const bad[] = { "\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                                       "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(check(good[i]), strlen(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(check(bad[i]), 0);
    assert_int_equal(check("Gr\xc3\xb6\xc3 Welt"), 4);
    assert_int_equal(satz_utf8_check(satz_slice_make("Neun Byt\0s", 10), true), 8);
    assert_int_equal(satz_utf8_check(satz_slice_make("Neun Byt\0s", 10), false), 10);
}

/* Any sequence, at any place of a text in which others stand before and after it, as the decoder sees it. */
static void utf8_at_any_place(void **state) {
    (void)state;
    static const char *const frames[] = { "Nach zwanzig Tagen ist das Wort da", "Ärger über Öl, „Süß“: äöü€😀ÄÖÜß",
                                          "東京で十三日、新しい駅が開いた。" };
    static const char *const pieces[] = { "a", "ß", "€", "😀", "\x80", "\xc0\xaf", "\xc3", "\xe0\x9f\xbf", "\xed\xa0\x80",
                                          "\xe2\x82", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xff" };
    for (size_t frame = 0; frame < sizeof frames / sizeof *frames; frame++)
        for (size_t piece = 0; piece < sizeof pieces / sizeof *pieces; piece++)
            for (size_t place = 0; place <= strlen(frames[frame]); place++) {
                struct satz_buffer text = SATZ_BUFFER_INIT;
                size_t at = 0, size;
                satz_buffer_add(&text, satz_slice_make(frames[frame], place));
                satz_buffer_add_string(&text, pieces[piece]);
                satz_buffer_add_string(&text, frames[frame] + place);
                while (at < text.size && satz_utf8_decode(satz_buffer_slice(&text), at, &size) != SATZ_NOT_UTF8)
                    at += size;
                assert_int_equal(satz_utf8_check(satz_buffer_slice(&text), false), at);
                satz_buffer_release(&text);
            }
}

/* Letters that are not asked of ICU are what it says. */
static void letters_are_those_of_icu(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x1FFFF; c++) {
        UErrorCode failure = U_ZERO_ERROR;
        uint32_t mask = U_GET_GC_MASK((UChar32)c);
        assert_int_equal(satz_char_is_letter(c), (mask & U_GC_L_MASK) != 0);
        assert_int_equal(satz_char_is_upper(c), (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0);
        assert_int_equal(satz_char_is_lower(c), (mask & U_GC_LL_MASK) != 0);
        assert_int_equal(satz_char_is_mark(c), (mask & U_GC_M_MASK) != 0);
        assert_int_equal(satz_char_digit_value(c), u_charDigitValue((UChar32)c));
        if (c >= 128)
            assert_string_equal(satz_char_script(c), uscript_getShortName(uscript_getScript((UChar32)c, &failure)));
    }
}

static void every_code_point_goes_round(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (uint32_t c = 1; c <= 0x10FFFF; c = c < 0x3000 ? c + 1 : c + 97) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size_t size;
        satz_buffer_reset(&text);
        satz_buffer_add_char(&text, c);
        assert_int_equal(satz_utf8_decode(satz_buffer_slice(&text), 0, &size), c);
        assert_int_equal(size, text.size);
        assert_int_equal(satz_utf8_decode_before(satz_buffer_slice(&text), text.size, &size), c);
        assert_int_equal(size, text.size);
    }
    satz_buffer_release(&text);
}

static void offsets_go_both_ways(void **state) {
    (void)state;
    struct satz_utf8_cursor cursor = satz_utf8_cursor_make(satz_slice_of("Aä東😀z"));
    static const size_t bytes[] = { 0, 1, 3, 6, 10, 11 };
    size_t at;
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(satz_utf8_points_at(&cursor, bytes[i]), i);
        assert_true(satz_utf8_bytes_at(&cursor, 5 - i, &at));
        assert_int_equal(at, bytes[5 - i]);
    }
    assert_false(satz_utf8_bytes_at(&cursor, 6, &at));
}

/* Offsets in any order, in texts with and without a table. */
static void code_points_in_any_order(void **state) {
    (void)state;
    static const char *const letters[] = { "a", "\u00e4", "\u4e2d", "\U0001f600" };
    srandom(5);
    for (size_t count = 0; count < 5000; count = count * 3 + 1) {
        struct satz_buffer text = SATZ_BUFFER_INIT;
        struct satz_arena arena = SATZ_ARENA_INIT;
        size_t *begins = calloc(count + 1, sizeof *begins), found;
        for (size_t i = 0; i < count; i++) {
            begins[i] = text.size;
            satz_buffer_add_string(&text, letters[random() % 4]);
        }
        begins[count] = text.size;
        struct satz_utf8_index index = satz_utf8_index_make(satz_buffer_slice(&text), &arena);
        for (int i = 0; i < 2000; i++) {
            size_t point = (size_t)random() % (count + 1);
            assert_true(satz_utf8_index_bytes_at(&index, point, &found));
            assert_int_equal(found, begins[point]);
            assert_false(satz_utf8_index_bytes_at(&index, count + 1 + (size_t)random() % 9999, &found));
        }
        free(begins);
        satz_arena_release(&arena);
        satz_buffer_release(&text);
    }
}

static void references(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        uint32_t character;
    } cases[] = {
        { "&auml;", 6, 0xE4 },   { "&#228;x", 6, 0xE4 },  { "&#xE4;", 6, 0xE4 },   { "&#XE4;", 6, 0xE4 },
        { "&nbsp;", 6, 0xA0 },   { "&thetasym;", 10, 0x3D1 }, { "&#1114111;", 10, 0x10FFFF },
        { "&auml", 0, 0 },       { "&;", 0, 0 },          { "&", 0, 0 },           { "&#;", 0, 0 },
        { "&#x;", 0, 0 },        { "&#0;", 0, 0 },        { "&#xD800;", 0, 0 },    { "&#1114112;", 0, 0 },
        { "&Nirgends;", 0, 0 },  { "&#99999999999;", 0, 0 }, { "& auml;", 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t character = 0;
        assert_int_equal(satz_charref_decode(satz_slice_of(cases[i].text), 0, &character), cases[i].size);
        if (cases[i].size)
            assert_int_equal(character, cases[i].character);
    }
}

static void cases_and_forms(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_text_upper(satz_slice_of("Straße"), "de", &text);
    satz_text_lower(satz_slice_of("ÄÖÜ"), "de", &text);
    satz_text_fold(satz_slice_of("Straße"), &text);
    satz_text_nfc(satz_slice_of("A\u0308"), &text);
    satz_text_nfkc(satz_slice_of("ＧｍｂＨ"), &text);
    assert_string_equal(text.data, "STRASSEäöüstrasseÄGmbH");
    assert_true(satz_text_is_nfc(satz_slice_of("Äpfel")));
    assert_false(satz_text_is_nfc(satz_slice_of("A\u0308pfel")));
    satz_buffer_release(&text);
}

static void words_break_where_icu_says(void **state) {
    (void)state;
    struct satz_error error;
    struct satz_breaker *breaker = satz_breaker_new(SATZ_BREAK_WORD, "de", &error);
    assert_non_null(breaker);
    satz_breaker_set(breaker, satz_slice_of("Größe 12,5 m"));
    size_t at, words = 0;
    while (satz_breaker_next(breaker, &at))
        words += satz_breaker_is_word(breaker);
    assert_int_equal(at, strlen("Größe 12,5 m"));
    assert_int_equal(words, 3);
    satz_breaker_free(breaker);
}

static void letters_of_another_script(void **state) {
    (void)state;
    struct satz_error error;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_transliterator *latin = satz_transliterator_new("Any-Latin", &error);
    assert_non_null(latin);
    satz_transliterator_apply(latin, satz_slice_of("Путин"), &text);
    assert_string_equal(text.data, "Putin");
    satz_transliterator_free(latin);
    satz_buffer_release(&text);
    assert_null(satz_transliterator_new("No-Such", &error));
    assert_string_equal(satz_plural_category("ru", 3), "few");
    assert_string_equal(satz_plural_category("de", 1), "one");
}

static void ascii_is_what_icu_says(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 256; c++) {
        uint32_t mask = U_GET_GC_MASK((UChar32)c);
        assert_int_equal(satz_char_is_letter(c), (mask & U_GC_L_MASK) != 0);
        assert_int_equal(satz_char_is_upper(c), (mask & U_GC_LU_MASK) != 0);
        assert_int_equal(satz_char_is_lower(c), (mask & U_GC_LL_MASK) != 0);
        assert_int_equal(satz_char_is_digit(c), (mask & U_GC_ND_MASK) != 0);
        assert_int_equal(satz_char_is_punct(c), (mask & U_GC_P_MASK) != 0);
        assert_int_equal(satz_char_is_control(c), (mask & U_GC_CC_MASK) != 0);
        assert_int_equal(satz_char_is_space(c), u_isUWhiteSpace((UChar32)c));
    }
}

static void marks_of_quoted_mail(void **state) {
    static const struct {
        const char *line;
        size_t size, depth;
    } lines[] = {
        { "> Hallo", 2, 1 },   { "> > Hallo", 4, 2 }, { ">> Hallo", 3, 2 }, { ">", 1, 1 },   { "> \n", 2, 1 },
        { ">50 kW", 0, 0 },    { "> >50 kW", 2, 1 },  { "Hallo >", 0, 0 },  { "", 0, 0 },    { ">\r\n", 1, 1 },
    };
    char deep[512];
    size_t depth;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(satz_mail_marks_size(satz_slice_of(lines[i].line), 0, &depth), lines[i].size);
        assert_int_equal(depth, lines[i].depth);
    }
    memset(deep, '>', sizeof deep);
    assert_int_equal(satz_mail_marks_size(satz_slice_make(deep, sizeof deep), 0, &depth), SATZ_MAIL_DEPTH);
    assert_int_equal(satz_mail_separator_size(satz_slice_of("-- \nNora"), 0), 3);
    assert_int_equal(satz_mail_separator_size(satz_slice_of("--"), 0), 2);
    assert_int_equal(satz_mail_separator_size(satz_slice_of("-- Nora"), 0), 0);
    assert_int_equal(satz_mail_separator_size(satz_slice_of("-"), 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_those_of_icu), cmocka_unit_test(utf8_by_the_table),
        cmocka_unit_test(utf8_at_any_place), cmocka_unit_test(every_code_point_goes_round),
        cmocka_unit_test(offsets_go_both_ways),
        cmocka_unit_test(code_points_in_any_order), cmocka_unit_test(references),
        cmocka_unit_test(cases_and_forms),     cmocka_unit_test(words_break_where_icu_says),
        cmocka_unit_test(letters_of_another_script), cmocka_unit_test(ascii_is_what_icu_says),
        cmocka_unit_test(marks_of_quoted_mail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
