/* Grammar around a name that was put into a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "localise/grammar.h"

struct before {
    const char *lang, *text, *form, *expected;
};

static const struct before befores[] = {
    { "fr", "La visite de ", "Emmanuel Macron", "La visite d’" },
    { "fr", "La visite de ", "Keir Starmer", "La visite de " },
    { "fr", "Que ", "Angela Merkel", "Qu’" },
    { "fr", "lorsque ", "Élisabeth Borne", "lorsqu’" },
    { "fr", "le porte-parole de le ", "Kremlin", "le porte-parole du " },
    { "fr", "à le ", "Kremlin", "au " },
    { "fr", "de ", "Onze", "de " },
    { "fr", "code ", "Airbus", "code " },
    { "es", "el portavoz de el ", "Kremlin", "el portavoz del " },
    { "es", "A el ", "Kremlin", "Al " },
    { "es", "para el ", "Kremlin", "para el " },
    { "pt", "em o ", "Kremlin", "no " },
    { "pt", "por a ", "Casa Branca", "pela " },
    { "pt", "de a ", "Otan", "da " },
    { "en", "a ", "Airbus manager", "an " },
    { "en", "an ", "Siemens manager", "a " },
    { "en", "A ", "SAP manager", "An " },
    { "en", "a ", "EU summit", "an " },
    { "en", "a ", "IMF forecast", "an " },
    { "en", "a ", "NATO state", "a " },
    { "en", "an ", "US senator", "a " },
    { "en", "America ", "Airbus", "America " },
    { "en", "an ", "US$ 8 million deal", "a " },
    { "en", "a ", "$8 million deal", "an " },
    { "en", "a ", "“Airbus” moment", "an " },
    { "en", "a ", "18,000-seat arena", "an " },
    { "en", "a ", "11% share", "an " },
    { "en", "an ", "118-page report", "a " },
    { "en", "an ", "1,800-page report", "a " },
    { "en", "a ", "1848 painting", "an " },
    { "en", "a ", "honorary consul", "an " },
    { "en", "an ", "Hamburg firm", "a " },
    { "en", "an ", "Eurobond", "a " },
    { "en", "a ", "Euler circle", "an " },
    { "en", "an ", "Uniper plant", "a " },
    { "en", "a ", "Uber driver", "an " },
    { "en", "an ", "Ukrainian", "a " },
    { "en", "an ", "U.N. envoy", "a " },
    { "en", "a ", "MSCI index", "an " },
    { "en", "a ", "FDIC report", "an " },
    { "en", "an ", "STIKO report", "a " },
    { "en", "Serie A ", "Inter", "Serie A " },
    { "en", "vitamin A, a ", "Airbus", "vitamin A, an " },
    { "en", "in the ", "The Hague", "in " },
    { "en", "the ", "Theodor Heuss", "the " },
    { "fr", "d’", "Keir Starmer", "de " },
    { "fr", "d' ", "Airbus", "d'" },
    { "fr", "Qu’", "Friedrich Merz", "Que " },
    { "fr", "aujourd’hui ", "Airbus", "aujourd’hui " },
    { "fr", "est-ce ", "Airbus", "est-ce " },
    { "fr", "ce ", "Airbus", "cet " },
    { "fr", "de ", "Henri Kissinger", "d’" },
    { "fr", "de ", "Hambourg", "de " },
    { "fr", "de le ", "Hezbollah", "du " },
    { "fr", "à le ", "Élysée", "à l’" },
    { "fr", "d’", "8 %", "d’" },
    { "fr", "presque ", "Airbus", "presque " },
    { "fr", "de ", "Le Pen", "de " },
    { "fr", "dans le ", "Le Monde", "dans " },
    { "fr", "de ", "Yves Leterme", "d’" },
    { "es", "SAP y ", "IBM", "SAP e " },
    { "es", "SAP y ", "iPhone", "SAP y " },
    { "es", "agua y ", "hierro", "agua y " },
    { "es", "¿Y ", "Irene", "¿Y " },
    { "es", "7 o ", "8", "7 u " },
    { "es", "7 u ", "9", "7 o " },
    { "es", "y ", "11", "y " },
    { "es", "ciencia u ", "Merkel", "ciencia o " },
    { "es", "de ", "El País", "de " },
    { "pt", "a a ", "Otan", "à " },
    { "pt", "contra a ", "Otan", "contra a " },
    { "ru", "с ", "Шмидтом", "со " },
    { "ru", "со ", "Шольцем", "с " },
    { "ru", "со ", "2 июня", "со " },
    { "ru", "об ", "11", "об " },
    { "ru", "в ", "Францию", "во " },
    { "ru", "О ", "Обаме", "Об " },
    { "id", "anti", "NATO", "anti-" },
    { "id", "anti ", "NATO", "anti " },
    { "ar", "تحدث و ", "ماكرون", "تحدث و" },
    { "ar", "و ", "SAP", "و " },
    { "ar", "أب ", "ماكرون", "أب " },
    { "th", "กับ ", "SAP", "กับ " },
    { "th", "กับ ", "มาครง", "กับ" },
    { "ja", "は ", "SAP", "は" },
    { "ja", "iPhone ", "17", "iPhone " },
    { "ko", "de ", "마크롱", "de " },
    { "en", "", "Airbus", "" },
    { "en", " ", "Airbus", " " },
    { "fr", "Le ", "Le Monde", "" },
};

struct after {
    const char *form, *rest, *particle;
    size_t used;
};

static const struct after afters[] = {
    { "마크롱", "는 말했다", "은", 3 },          { "스타머", "은 말했다", "는", 3 },
    { "마크롱", "은(는) 말했다", "은", 8 },      { "스타머", "은(는)", "는", 8 },
    { "스타머", "이(가) ", "가", 8 },            { "푸틴", "가 ", "이", 3 },
    { "트럼프", "을(를) ", "를", 8 },            { "푸틴", "와 ", "과", 3 },
    { "서울", "으로 ", "로", 6 },                { "베를린", "로 ", "으로", 3 },
    { "파리", "(으)로 ", "로", 8 },              { "SAP", "은 ", "는", 3 },
    { "MIT", "은(는) ", "는", 8 },               { "IBM", "는 ", "은", 3 },
    { "2027", "으로 ", "로", 6 },                { "Habeck", "은(는) ", "", 0 },
    { "유럽중앙은행(ECB)", "는 ", "은", 3 },      { "Brandes", "은(는) ", "는", 8 },
    { "Volkswagen", "는 ", "은", 3 },            { "Opel", "으로 ", "로", 6 },
    { "Google", "으로 ", "로", 6 },              { "Chrome", "는 ", "", 0 },
    { "Bosch", "을 ", "를", 3 },                 { "Boeing", "를 ", "을", 3 },
    { "8%", "을 ", "를", 3 },                    { "OPEC+", "은 ", "는", 3 },
    { "10 km", "을 ", "를", 3 },                 { "10\u00a0kg", "를 ", "을", 3 },
    { "Saarm", "를 ", "을", 3 },                 { "1,000", "는 ", "은", 3 },
    { "마크롱", "와의 ", "과의", 6 },            { "마크롱", "였다.", "이었다", 6 },
    { "스타머", "이라고 ", "라고", 9 },          { "메르켈", "으로서 ", "로서", 9 },
    { "스타머", "도 ", "", 0 },                  { "\"", "은 ", "", 0 },
    { "스타머", "은행 ", "", 0 },                { "스타머", " 은 ", "", 0 },
    { "스타머", "", "", 0 },
};

static void load(struct satz_local *local, const char *lang) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_data data = { SATZ_BUFFER_INIT };
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_int_equal(satz_local_load(local, &data, lang, &error), SATZ_OK);
    satz_data_close(&data);
}

static void words_before_a_name(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof befores / sizeof befores[0]; i++) {
        struct satz_local local;
        struct satz_buffer text = SATZ_BUFFER_INIT;
        load(&local, befores[i].lang);
        satz_buffer_add_string(&text, befores[i].text);
        satz_grammar_before(&local, &text, 0, satz_slice_of(befores[i].form));
        if (strcmp(text.data, befores[i].expected) != 0)
            print_error("%s: %s + %s\n", befores[i].lang, befores[i].text, befores[i].form);
        assert_string_equal(text.data, befores[i].expected);
        satz_buffer_release(&text);
        satz_local_release(&local);
    }
}

static const struct before marks[] = {
    { "fr", "Il a dit ", ": oui", "Il a dit\u00a0" },
    { "fr", "Il a dit", ":", "Il a dit\u00a0" },
    { "fr", "Vient-il", "? Oui", "Vient-il\u202f" },
    { "fr", "« oui\u00a0»", "!", "« oui\u00a0»\u202f" },
    { "fr", "14", ":30", "14" },
    { "fr", "https", "://x", "https" },
    { "fr", "Oui", ".", "Oui" },
    { "fr", "", ":", "" },
    { "es", "Dijo", ":", "Dijo" },
};

static void blanks_before_marks(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        struct satz_local local;
        struct satz_buffer text = SATZ_BUFFER_INIT;
        load(&local, marks[i].lang);
        satz_buffer_add_string(&text, marks[i].text);
        satz_grammar_mark(&local, &text, 0, satz_slice_of(marks[i].form));
        assert_string_equal(text.data, marks[i].expected);
        satz_buffer_release(&text);
        satz_local_release(&local);
    }
}

static void what_is_settled_stays(void **state) {
    (void)state;
    struct satz_local local;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    load(&local, "fr");
    satz_buffer_add_string(&text, "de ");
    satz_grammar_before(&local, &text, 3, satz_slice_of("Airbus"));
    assert_string_equal(text.data, "de ");
    satz_buffer_release(&text);
    satz_local_release(&local);
}

static void particles_after_a_name(void **state) {
    (void)state;
    struct satz_local local;
    load(&local, "ko");
    for (size_t i = 0; i < sizeof afters / sizeof afters[0]; i++) {
        struct satz_buffer target = SATZ_BUFFER_INIT;
        size_t used = satz_grammar_after(&local, satz_slice_of(afters[i].form), satz_slice_of(afters[i].rest), &target);
        if (used != afters[i].used)
            print_error("%s + %s\n", afters[i].form, afters[i].rest);
        assert_int_equal(used, afters[i].used);
        assert_string_equal(target.data, afters[i].particle);
        satz_buffer_release(&target);
    }
    satz_local_release(&local);
}

static const struct after endings[] = {
    { "Siemens", "’s profit", "’", 4 }, { "Airbus", "'s", "'", 2 },     { "Merkel", "’s ally", "", 0 },
    { "Siemens", "’st", "", 0 },        { "UBS", "’s", "’", 4 },
};

static void endings_after_a_name(void **state) {
    (void)state;
    struct satz_local local;
    load(&local, "en");
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct satz_buffer target = SATZ_BUFFER_INIT;
        assert_int_equal(satz_grammar_after(&local, satz_slice_of(endings[i].form), satz_slice_of(endings[i].rest), &target),
                         endings[i].used);
        assert_string_equal(satz_buffer_slice(&target).size > 0 ? target.data : "", endings[i].particle);
        satz_buffer_release(&target);
    }
    satz_local_release(&local);
}

/* What a prefix makes of an article is in the text already; the rest of the name is still to be written. */
static void a_name_loses_its_article(void **state) {
    static const struct {
        const char *lang, *text, *form, *expected;
    } cases[] = {
        { "ar", "صمت متحدث ل ", "الكرملين", "صمت متحدث للكرملين" },
        { "ar", "لل", "الكرملين", "للكرملين" },
        { "ar", "ول", "البيت الأبيض", "وللبيت الأبيض" },
        { "ar", "بال", "الكرملين", "بالكرملين" },
        { "ar", "ال", "الكرملين", "الكرملين" },
        { "ar", "لل", "ماكرون", "لماكرون" },
        { "ar", "لـ ", "ماكرون", "لماكرون" },
        { "fr", "le maire de ", "Le Caire", "le maire du Caire" },
        { "fr", "Il va à ", "Le Havre", "Il va au Havre" },
        { "fr", "À ", "Le Havre", "Au Havre" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct satz_local local;
        struct satz_buffer text = SATZ_BUFFER_INIT;
        struct satz_slice form = satz_slice_of(cases[i].form);
        load(&local, cases[i].lang);
        satz_buffer_add_string(&text, cases[i].text);
        satz_buffer_add(&text, satz_slice_from(form, satz_grammar_before(&local, &text, 0, form)));
        assert_string_equal(text.data, cases[i].expected);
        satz_buffer_release(&text);
        satz_local_release(&local);
    }
}

static void a_sentence_begins_with_a_capital(void **state) {
    static const char *const cases[][2] = {
        { "chính phủ Đức", "Chính phủ Đức" }, { "đảng Xanh", "Đảng Xanh" }, { "iPhone", "iPhone" },
        { "правительство", "Правительство" }, { "SAP", "SAP" },              { "", "" },
    };
    (void)state;
    struct satz_local local;
    load(&local, "vi");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct satz_buffer form = SATZ_BUFFER_INIT;
        satz_buffer_add_string(&form, cases[i][0]);
        satz_grammar_capital(&local, &form);
        assert_string_equal(form.data, cases[i][1]);
        satz_buffer_release(&form);
    }
    assert_true(satz_grammar_is_first(satz_slice_of("“")));
    assert_true(satz_grammar_is_first(satz_slice_of("")));
    assert_false(satz_grammar_is_first(satz_slice_of("Theo ")));
    satz_local_release(&local);
}

static void blanks_beside_names(void **state) {
    (void)state;
    struct satz_local japanese, korean, thai;
    load(&japanese, "ja");
    load(&korean, "ko");
    load(&thai, "th");
    assert_true(satz_grammar_joins(&japanese, satz_slice_of("マクロン"), satz_slice_of("は"), false));
    assert_true(satz_grammar_joins(&japanese, satz_slice_of("SAP"), satz_slice_of("は"), false));
    assert_true(satz_grammar_joins(&japanese, satz_slice_of("マクロン"), satz_slice_of("は"), true));
    assert_false(satz_grammar_joins(&japanese, satz_slice_of("iPhone"), satz_slice_of("17"), false));
    assert_false(satz_grammar_joins(&japanese, satz_slice_of("マクロン"), satz_slice_of(""), false));
    assert_true(satz_grammar_joins(&thai, satz_slice_of("มาครง"), satz_slice_of("กล่าว"), false));
    assert_false(satz_grammar_joins(&thai, satz_slice_of("มาครง"), satz_slice_of("กล่าว"), true));
    assert_false(satz_grammar_joins(&thai, satz_slice_of("SAP"), satz_slice_of("กล่าว"), false));
    assert_false(satz_grammar_joins(&korean, satz_slice_of("마크롱"), satz_slice_of("씨"), false));
    /* What can be nothing but a particle is written together; 이 may as well begin what follows. */
    assert_true(satz_grammar_joins(&korean, satz_slice_of("마크롱"), satz_slice_of("은(는) 말했다"), false));
    assert_true(satz_grammar_joins(&korean, satz_slice_of("스타머"), satz_slice_of("를 만났다"), false));
    assert_false(satz_grammar_joins(&korean, satz_slice_of("마크롱"), satz_slice_of("이 문제"), false));
    assert_false(satz_grammar_joins(&korean, satz_slice_of("마크롱"), satz_slice_of("의회"), false));
    satz_local_release(&japanese);
    satz_local_release(&korean);
    satz_local_release(&thai);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_before_a_name), cmocka_unit_test(what_is_settled_stays),
        cmocka_unit_test(particles_after_a_name), cmocka_unit_test(blanks_before_marks),
        cmocka_unit_test(blanks_beside_names),
        cmocka_unit_test(endings_after_a_name), cmocka_unit_test(a_name_loses_its_article),
        cmocka_unit_test(a_sentence_begins_with_a_capital),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
