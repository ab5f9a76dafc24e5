/* Values, names and quotations found again in a translation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "localise/seek.h"

struct fixture {
    struct satz_local local;
    struct satz_seeker *seeker;
    struct satz_arena arena;
};

static struct fixture open_language(const char *lang) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct fixture fixture = { .arena = SATZ_ARENA_INIT };
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_int_equal(satz_local_load(&fixture.local, &data, lang, &error), SATZ_OK);
    satz_data_close(&data);
    return fixture;
}

static void close_language(struct fixture *fixture) {
    satz_seeker_free(fixture->seeker);
    satz_local_release(&fixture->local);
    satz_arena_release(&fixture->arena);
}

struct value {
    const char *lang, *text, *whole, *fraction; /* the value, and the text that it has in `text` */
    enum satz_seek_style style;
    const char *piece;
};

static const struct value values[] = {
    { "de", "rund zwei Millionen Menschen", "2000000", "", SATZ_SEEK_NUMBERS, "zwei Millionen" },
    { "fr", "un milliard d’euros", "1000000000", "", SATZ_SEEK_NUMBERS, "un milliard" },
    { "ar", "أكثر من ١٠٬٠٠٠ شخص", "10000", "", SATZ_SEEK_NUMBERS, "١٠٬٠٠٠" },
    { "ar", "نحو ٣٫٥ في المئة", "3", "5", SATZ_SEEK_NUMBERS, "٣٫٥" },
    { "en", "some €12.4 million in all", "12400000", "", SATZ_SEEK_NUMBERS, "12.4 million" },
    { "en", "in the third quarter", "3", "", SATZ_SEEK_NUMBERS, "third" },
    { "en", "at 10.30 a.m.", "30", "", SATZ_SEEK_RUNS, "30" },
    { "ja", "12億4000万ユーロを", "1240000000", "", SATZ_SEEK_NUMBERS, "12億4000万" },
    { "ko", "16억 8000만~17억", "1680000000", "", SATZ_SEEK_NUMBERS, "16억 8000만" },
    { "ko", "제7조 제1항", "7", "", SATZ_SEEK_NUMBERS, "7" },
    { "zh-Hans", "为12.34亿欧元", "1234000000", "", SATZ_SEEK_NUMBERS, "12.34亿" },
    { "zh-Hans", "功率为400千瓦", "400", "", SATZ_SEEK_NUMBERS, "400" },
    { "es", "1240 millones de euros", "1240000000", "", SATZ_SEEK_NUMBERS, "1240 millones" },
    { "es", "en el siglo XVIII", "18", "", SATZ_SEEK_RUNS, "XVIII" },
    { "fr", "au XXIe siècle", "21", "", SATZ_SEEK_RUNS, "XXI" },
    { "fr", "10\u202f000 personnes", "10000", "", SATZ_SEEK_NUMBERS, "10\u202f000" },
    { "ru", "в сентябре 2025 года", "9", "", SATZ_SEEK_RUNS, "сентябр" },
    { "ar", "في سبتمبر", "9", "", SATZ_SEEK_RUNS, "سبتمبر" },
    { "ar", "١٢ مليون", "12000000", "", SATZ_SEEK_NUMBERS, "١٢ مليون" },
    { "th", "3.5 ล้านเครื่อง", "3500000", "", SATZ_SEEK_NUMBERS, "3.5 ล้าน" },
    { "zh-Hans", "雇用了二十五万人", "250000", "", SATZ_SEEK_NUMBERS, "二十五万" },
    { "zh-Hans", "预算为1.2万亿欧元", "1200000000000", "", SATZ_SEEK_NUMBERS, "1.2万亿" },
    { "zh-Hant", "二〇二五年", "2025", "", SATZ_SEEK_NUMBERS, "二〇二五" },
    { "ko", "2천2백1십억 달러", "221000000000", "", SATZ_SEEK_NUMBERS, "2천2백1십억" },
    { "ko", "모두 세 나라", "3", "", SATZ_SEEK_NUMBERS, "세" },
    { "th", "หนึ่งล้านห้าแสนคน", "1500000", "", SATZ_SEEK_NUMBERS, "หนึ่งล้านห้าแสน" },
    { "th", "2 พันล้านยูโร", "2000000000", "", SATZ_SEEK_NUMBERS, "2 พันล้าน" },
    { "de", "dauert anderthalb Stunden", "1", "5", SATZ_SEEK_NUMBERS, "anderthalb" },
    { "de", "zwei Dutzend Schulen", "24", "", SATZ_SEEK_NUMBERS, "zwei Dutzend" },
    { "fr", "En 1998, le roi Louis XIV", "14", "", SATZ_SEEK_NUMBERS, "XIV" },
    { "pt", "1,5% a mais", "1", "5", SATZ_SEEK_NUMBERS, "1,5" },
};

static void figures_by_value(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct fixture fixture = open_language(values[i].lang);
        struct satz_evidence *items;
        struct satz_decimal wanted;
        struct satz_slice text = satz_slice_of(values[i].text);
        bool found = false;
        fixture.seeker = satz_seeker_new(&fixture.local);
        size_t count = satz_seek_values(fixture.seeker, text, values[i].style, &fixture.arena, &items);
        assert_true(satz_decimal_set(&wanted, satz_slice_of(values[i].whole), satz_slice_of(values[i].fraction)));
        for (size_t k = 0; k < count; k++)
            found |= satz_decimal_equal(&items[k].value, &wanted) &&
                     satz_slice_is(satz_slice_sub(text, items[k].begin, items[k].end), values[i].piece);
        if (!found)
            print_error("%s: %s\n", values[i].lang, values[i].text);
        assert_true(found);
        close_language(&fixture);
    }
}

struct name {
    const char *lang, *text, *form, *piece; /* NULL: it is not there */
};

static const struct name names[] = {
    { "en", "Merkel met Starmer’s team", "Starmer", "Starmer" },
    { "en", "Starmers everywhere", "Starmer", NULL },
    { "ru", "в Белом доме", "Белый дом", "Белом доме" },
    { "ru", "по словам Макрона", "Макрон", "Макрона" },
    { "ru", "макроны", "Макрон", NULL },
    { "ar", "وقال لماكرون", "ماكرون", "ماكرون" },
    { "ja", "マクロン氏はXへの投稿に", "X", "X" },
    { "ko", "마크롱은 말했다", "마크롱", "마크롱" },
    { "zh-Hans", "见https://www.lindenfurt.example。", "https://www.lindenfurt.example", "https://www.lindenfurt.example" },
};

static void names_as_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct fixture fixture = open_language(names[i].lang);
        struct satz_slice text = satz_slice_of(names[i].text);
        size_t begin, end;
        fixture.seeker = satz_seeker_new(&fixture.local);
        bool found = satz_seek_form(fixture.seeker, text, 0, satz_slice_of(names[i].form), &begin, &end);
        if (found != (names[i].piece != NULL))
            print_error("%s: %s\n", names[i].lang, names[i].text);
        assert_int_equal(found, names[i].piece != NULL);
        if (found)
            assert_true(satz_slice_is(satz_slice_sub(text, begin, end), names[i].piece));
        close_language(&fixture);
    }
}

struct quoted {
    const char *lang, *text, *pieces[4];
};

static const struct quoted quotes[] = {
    { "en", "He said “it’s ‘done’ now” and left", { "“it’s ‘done’ now”", "‘done’", NULL } },
    { "en", "\"yes\" and \"no\"", { "\"yes\"", "\"no\"", NULL } },
    { "en", "the end of it”, he said", { "the end of it”", NULL } },
    { "fr", "« oui », dit-il", { "« oui »", NULL } },
    { "ko", "그는 ‘의지의 연합’이 “좋다”고", { "‘의지의 연합’", "“좋다”", NULL } },
    { "ja", "「『東京』へ", { "「『東京』へ", "『東京』", NULL } },
    { "ar", "قال ”نعم“ ثم", { "”نعم“", NULL } },
    { "en", "John’s book", { NULL } },
};

static void quotations_by_their_marks(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        struct fixture fixture = open_language(quotes[i].lang);
        struct satz_slice text = satz_slice_of(quotes[i].text);
        struct satz_quoted *found;
        fixture.seeker = satz_seeker_new(&fixture.local);
        size_t count = satz_seek_quotes(fixture.seeker, text, &fixture.arena, &found), k = 0;
        for (; quotes[i].pieces[k]; k++) {
            assert_true(k < count);
            assert_true(satz_slice_is(satz_slice_sub(text, found[k].begin, found[k].end), quotes[i].pieces[k]));
        }
        assert_int_equal(count, k);
        close_language(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_by_value), cmocka_unit_test(names_as_words),
        cmocka_unit_test(quotations_by_their_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
