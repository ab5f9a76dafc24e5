/* A number of one text that stands for a number of another, and text without its markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/figures.h"

static struct satz_check_language *languages[SATZ_LANGUAGES];

static const struct satz_check_language *language(const char *tag) {
    struct satz_language parsed;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_data data = { SATZ_BUFFER_INIT };
    assert_int_equal(satz_language_parse(tag, &parsed, &error), SATZ_OK);
    if (!languages[parsed.id]) {
        assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
        languages[parsed.id] = satz_check_language_new(&data, tag, &error);
        satz_data_close(&data);
    }
    assert_non_null(languages[parsed.id]);
    return languages[parsed.id];
}

/* Whether the first number of `source` stands in `target`. */
static bool stands_from(const char *from_tag, const char *source, const char *tag, const char *target) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_check_text src = { .language = language(from_tag), .side = SATZ_SIDE_SRC };
    struct satz_check_text tgt = { .language = language(tag), .side = SATZ_SIDE_TGT };
    satz_check_text_set(&src, satz_slice_of(source), false, &arena);
    satz_check_text_set(&tgt, satz_slice_of(target), false, &arena);
    struct satz_figures *from = satz_figures_new(&src, &arena), *to = satz_figures_new(&tgt, &arena);
    assert_true(from->count > 0);
    bool found = satz_figures_have(to, &from->items[0], from) || satz_figures_spell(to, &from->items[0]);
    satz_figures_free(from);
    satz_figures_free(to);
    satz_arena_release(&arena);
    return found;
}

static bool stands(const char *source, const char *tag, const char *target) {
    return stands_from("de", source, tag, target);
}

static void test_by_value(void **state) {
    (void)state;
    assert_true(stands("10.000", "en", "10,000"));
    assert_true(stands("10.000", "zh-Hans", "1万"));
    assert_true(stands("10.000", "fr", "dix mille"));
    assert_false(stands("10.000", "en", "1,000"));
    assert_false(stands("10.000", "en", "10.000"));
    assert_true(stands("3,5 Mio.", "ko", "350만"));
    assert_false(stands("3,5 Mio.", "ko", "35만"));
    assert_true(stands("1,5 Mrd.", "es", "1500 millones"));
    assert_true(stands("1,5 Mio.", "fr", "un million et demi"));
    assert_true(stands("1,5 Mio.", "en", "one and a half million"));
    assert_false(stands("1,5 Mio.", "fr", "1,5 milliard, soit la moitié"));
    assert_true(stands("2,5 Stunden", "ko", "2시간 30분"));
    assert_false(stands("2,5 Stunden", "ko", "3시간 30분"));
    assert_true(stands("50 Millionen oder mehr", "ru", "50 и более миллионов"));
    assert_true(stands("zwei Jahrzehnte", "ja", "20年"));
    assert_true(stands("31", "ar", "الحادية والثلاثين"));
    assert_true(stands("1,68 und 1,72 Mrd.", "en", "1.68 billion to 1.72 billion"));
}

static void test_moments(void **state) {
    (void)state;
    assert_true(stands("14.30 Uhr", "en", "2:30 p.m."));
    assert_false(stands("14 Prozent", "en", "2 percent"));
    assert_true(stands("halb vier", "en", "3:30"));
    assert_true(stands("halb vier", "es", "15:30"));
    assert_false(stands("halb vier", "en", "4:30"));
    assert_true(stands("02:30 UTC", "en", "0230 UTC"));
    assert_true(stands("1830er Jahre", "zh-Hans", "19世纪30年代"));
    assert_false(stands("1830er Jahre", "zh-Hans", "19世纪50年代"));
    assert_true(stands("2025", "th", "2568"));
    assert_false(stands("2025", "en", "2568"));
    assert_true(stands("2017", "en", "in ’17"));
    assert_false(stands("2017", "en", "in 017"));
    assert_true(stands("1990er Jahre", "ru", "90-е годы"));
    assert_true(stands("19. Jahrhundert", "fr", "XIXe siècle"));
    assert_true(stands("45. Präsident", "ar", "الرئيس الخامس والأربعين"));
}

/* The half of a scale word; elsewhere a half is no number of its own. */
static void test_halves(void **state) {
    (void)state;
    assert_true(stands("eine halbe Million", "en", "half a million"));
    assert_true(stands("einer halben Million", "en", "500,000"));
    assert_true(stands("einer halben Million", "ko", "50만"));
    assert_true(stands("halben Milliarde", "ru", "полмиллиарда"));
    assert_true(stands("halben Million", "ru", "около половины миллиона"));
    assert_true(stands("halben Million", "fr", "un demi-million"));
    assert_true(stands("halben Million", "ar", "نصف المليون"));
    assert_true(stands("halben Million", "th", "ครึ่งล้าน"));
    assert_true(stands("500.000", "id", "setengah juta"));
    assert_false(stands("eine halbe Million", "en", "half a billion"));
    assert_false(stands("eine halbe Million", "en", "a million"));
    assert_false(stands("halben Million", "ar", "نصف المليار"));
    assert_false(stands("500.000", "en", "5 million, half of it"));
    assert_true(stands("halbe Stunde mit drei Leuten", "en", "three people, half an hour"));
}

/* What a source may have that its own language does not write; a target may not. */
static void test_sources(void **state) {
    (void)state;
    assert_true(stands_from("pt", "103.7 milhões", "en", "103.7 million"));
    assert_false(stands_from("pt", "103.7 milhões", "en", "103 million and 7 million"));
    assert_false(stands_from("en", "103.7 million", "pt", "103.7 milhões"));
    assert_true(stands_from("ar", "1,4 مليار", "de", "1,4 Milliarden"));
    assert_true(stands_from("pt", "$5,000", "de", "5.000 Dollar"));
    assert_false(stands_from("pt", "5,000 metros", "de", "5.000 Meter"));
    assert_true(stands_from("es", "años 70", "de", "1970er Jahre"));
    assert_true(stands_from("id", "tahun 70-an", "en", "the 1970s"));
    assert_false(stands_from("es", "70 años", "de", "1970 Jahre"));
    assert_true(stands_from("ko", "9시 30분", "th", "09.30 น."));
    assert_true(stands_from("en", "6.30-10am", "ko", "6시 30분"));
    assert_false(stands_from("en", "6.30-10am", "ko", "7시 30분"));
    assert_false(stands_from("ko", "9개", "th", "09.30"));
}

static void test_markup(void **state) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_check_text text = { .language = language("de") };
    (void)state;
    satz_check_text_set(&text, satz_slice_of("Gr&uuml;n &lt; <b>rot</b><br>\n  blau & a < b"), true, &arena);
    assert_true(satz_slice_is(text.text, "Grün < rot blau & a < b"));
    assert_int_equal(satz_check_text_place(&text, 0), 0);
    assert_int_equal(satz_check_text_place(&text, satz_slice_find(text.text, 0, satz_slice_of("rot"))), 18);
    satz_check_text_keep(&text, 18, 21, &arena);
    assert_true(satz_check_text_keeps(&text, satz_slice_find(text.text, 0, satz_slice_of("rot"))));
    assert_false(satz_check_text_keeps(&text, 0));
    satz_check_text_set(&text, satz_slice_of("a < b"), false, &arena);
    assert_null(text.places);
    satz_arena_release(&arena);
}

static int release(void **state) {
    (void)state;
    for (int id = 0; id < SATZ_LANGUAGES; id++)
        satz_check_language_free(languages[id]);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_by_value), cmocka_unit_test(test_moments), cmocka_unit_test(test_halves), cmocka_unit_test(test_sources),
                                        cmocka_unit_test(test_markup) };
    return cmocka_run_group_tests(tests, NULL, release);
}
