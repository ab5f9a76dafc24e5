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
    { "ko", "de ", "마크롱", "de " },
    { "en", "", "Airbus", "" },
    { "en", " ", "Airbus", " " },
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
    { "2027", "으로 ", "로", 6 },                { "Brandes", "은(는) ", "", 0 },
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
