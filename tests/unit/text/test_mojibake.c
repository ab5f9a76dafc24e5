/* Mojibake: what was misread is found and repaired, and real text is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <iconv.h>

#include "base/input.h"
#include "text/mojibake.h"

static int open_finder(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    *state = satz_mojibake_new(&error);
    return *state ? 0 : -1;
}

static int close_finder(void **state) {
    satz_mojibake_free(*state);
    return 0;
}

/* The text repaired, in `target`; how many runs there were. */
static size_t repair(void **state, const char *text, struct satz_buffer *target) {
    satz_buffer_reset(target);
    return satz_mojibake_repair(*state, satz_slice_of(text), target);
}

static void misread_text_comes_back(void **state) {
    static const char *const cases[][2] = {
        { "GroÃŸe Freude Ã¼ber die Ã–ffnung der BrÃ¼cke", "Große Freude über die Öffnung der Brücke" },
        { "Die â€žNordlichtâ€œ lÃ¤uft, 3â€“4 StÃ¼ck fÃ¼r 20Â\u00A0€",
          "Die „Nordlicht“ läuft, 3–4 Stück für 20\u00A0€" },
        { "Ã„nderung um 25Â°C, Â§ 12 gilt", "Änderung um 25°C, § 12 gilt" },
        { "Une soirÃ©e Ã\u00A0 OrlÃ©ans, câ€™est lâ€™Ã©tÃ©", "Une soirée à Orléans, c’est l’été" },
        { "O nÃ£o da naÃ§Ã£o Ã\u00A9 claro", "O não da nação é claro" },
        { "â€œThatâ€™s itâ€\xC2\x9D"
          ", she saidâ€¦",
          "“That’s it”, she said…" },
        { "â€œThatâ€™s itâ€, she said", "“That’s it”, she said" },
        { "RÅ¯st cen potvrdil Å\u00A0ebesta", "Růst cen potvrdil Šebesta" },
        { "Tiáº¿ng Viá»‡t cá»§a chÃºng tÃ´i, Nguyá»…n", "Tiếng Việt của chúng tôi, Nguyễn" },
        { "Ð\xC2\x9F"
          "Ñ€Ð¸Ð²ÐµÑ‚ Ð¸Ð· ÐœÐ¾ÑÐºÐ²Ñ‹",
          "" },
        { "æ—¥æœ¬ã®çµŒæ¸ˆ", "" },
        { "í•œêµ­ì–´ ë‰´ìŠ¤", "한국어 뉴스" },
        { "Wir freuen uns ðŸ˜€", "Wir freuen uns 😀" },
        { "ï»¿Pressemitteilung", "\uFEFFPressemitteilung" },
        { "fĂĽr die GrĂ¶Ăźe", "für die Größe" },
        { "РџСЂРёРІРµС‚ РёР· РњРѕСЃРєРІС‹", "Привет из Москвы" },
        { "fГјr die GrГ¶Гџe", "für die Größe" },
        { "f√ºr die Gr√∂√üe ‚Äû√ºber‚Äú", "für die Größe „über“" },
        { "f├╝r die Gr├Â├ƒe", "für die Größe" },
        { "п÷я─п╦п╡п╣я┌", "Привет" },
        { "GroÃƒÅ¸e Freude fÃƒÂ¼r Ã¢â‚¬Å¾alleÃ¢â‚¬Å“", "Große Freude für „alle“" },
        { "drei Mal: fÃƒÆ’Ã‚Â¼r", "drei Mal: für" },
    };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(repair(state, cases[i][0], &text) > 0);
        if (cases[i][1][0])
            assert_string_equal(text.data, cases[i][1]);
    }
    satz_buffer_release(&text);
}

static void real_text_is_left_alone(void **state) {
    static const char *const texts[] = {
        "MINHA IRMÃ” DISSE: “AMANHÃ” OU “DE MANHû… A MAÇû E O SÃO JOÃO",
        "A IRMÃ… e a LÃ– tudo na MANHÃ–TARDE, ATENÇÃO, NÃO, CAPITÃ® e IRMÃ\u00A0: «AMANHû",
        "« Un café », dit-elle, « à « Orléans » », « là » et « voilà… » Il a gagné ² et É » Î »",
        "Le «\u00A0café\u00A0», l’été\u00A0: «\u00A0là\u00A0», «\u00A0é\u00A0»\u00A0;",
        "et la lettre «\u00A0Â\u00A0»\u00A0; QUALITÉ\u00A0: À\u00A0»",
        "¿Está»…? «Llegará», dijo. «Mañana será»; ESPAÑA, ÁÉÍÓÚ, «CAFÉ», N.º 5, 3.ª, está»—dijo",
        "»Ø« er en ø, og »Å« er en å. »PÅ« og »SØ«: «blå», BLÅ™, Å«",
        "ROMÂNIA, ŢARĂ” şi „VARĂ” … Ăştia, PĂŞI, în MÂŢ, „casă” şi ĂŞTIA, CĂ»",
        "Người Việt Nam, HÀ NỘI, ĐÀ NẴNG, HỒ CHÍ MINH, Â, Ă, Ê, Ô, Ơ, Ư: “CÀ PHÊ”, BÃO, LÃI “HÃ”",
        "ГІГІЄНІЧНИЙ, ДІЇ, Україні її єдність, ґанок, «Рік» і СІРІЙ РІЧЦІ, В\u00A0Москве, С\u00A0ним, «В», «С»",
        "Љубљана, Њујорк, Ђоковић, џез, СЉ, РЉ, ћевапи у Београду",
        "Κανένα πρόβλημα, ΞΑΝΘΗ, Ξ΄ Ο΄, «Ο» και «Ξ»: Τον Ξένο",
        "هذا نص عربي طويل عن الأسعار، «الطاقة» والنمو؛ هل هو ١٢؟",
        "วันนี้เธอและเขาไปเนบราสกา เธอบอกว่า ธนาคารกลางแห่งประเทศไทย เนเธอร์แลนด์",
        "Žluťoučký kůň příšerně úpěl ďábelské ódy, ČEŠI, PŘÍŠTÍ, „MALÚ”, Łódź, ŻÓŁĆ, źdźbło, gęś",
        "├── Übersicht\n│   ├── élan.txt\n│   └── ñandú\n┌┬┐ ├┼┤ └┴┘",
        "Das „Ä“ und das „Ü“, ‚Äpfel‘, «Ö», Nestlé® • Citroën™, 100 µm, ±5 °C, § 5, naïve, 5×7, ½ ¼",
        "√2, √π, 3 √ 4, ∆x, f(x) ≈ √ab",
        "東京の「日本」、中国的经济，한국의 ‘뉴스’",
        "İSTANBUL’DA ŞİŞLİ, ĞĞ, ığdır, «ŞÜKRÜ»",
        "Vilnius: ŠIAULIAI, „ĄŽUOLAS“, Rīga, ĒĢĪ, žąsų, ČIA»",
        "e\u0300” la\u0300\u00A0 tiê\u0301ng Viê\u0323t “a\u0300…”",
    };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (repair(state, texts[i], &text))
            print_message("%s\n%s\n", texts[i], text.data);
        assert_string_equal(text.data, texts[i]);
    }
    satz_buffer_release(&text);
}

static void places_and_names(void **state) {
    struct satz_mojibake_walk walk = satz_mojibake_begin(*state, satz_slice_of("Größe: GroÃŸe, fÃƒÂ¼r"));
    struct satz_mojibake_found found;
    struct satz_buffer repaired = SATZ_BUFFER_INIT;
    assert_true(satz_mojibake_next(&walk, &found, &repaired));
    assert_int_equal(found.begin, strlen("Größe: Gro"));
    assert_int_equal(found.end, strlen("Größe: GroÃŸ"));
    assert_int_equal(found.rounds, 1);
    assert_string_equal(found.charset, "windows-1252");
    assert_string_equal(repaired.data, "ß");
    assert_true(satz_mojibake_next(&walk, &found, &repaired));
    assert_int_equal(found.rounds, 2);
    assert_string_equal(repaired.data, "ü");
    assert_false(satz_mojibake_next(&walk, &found, &repaired));
    assert_false(satz_mojibake_next(&walk, &found, &repaired));
    satz_buffer_release(&repaired);
}

/* What must not take long: long runs that are refused, and ones that are found. */
static void cost_is_linear(void **state) {
    static const char *const pieces[] = { "Â\xC2\x80", "Ã¤", "Ã", "é»…", "ГІ", "Ã¢Â\xC2\x80Â\xC2\x99", "เธ", "├" };
    struct satz_buffer text = SATZ_BUFFER_INIT, repaired = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        satz_buffer_reset(&text);
        satz_buffer_reset(&repaired);
        while (text.size < 500000)
            satz_buffer_add_string(&text, pieces[i]);
        satz_mojibake_repair(*state, satz_buffer_slice(&text), &repaired);
        assert_true(repaired.size > 0);
    }
    satz_buffer_release(&text);
    satz_buffer_release(&repaired);
}

/* The text as a program writes it that reads `text`'s UTF-8 as `charset`; false where the charset lacks a byte. */
static bool misread(const char *charset, struct satz_slice text, struct satz_buffer *target) {
    iconv_t conversion = iconv_open("UTF-8", charset);
    assert_true(conversion != (iconv_t)-1);
    satz_buffer_reset(target);
    satz_buffer_reserve(target, text.size * 4);
    char *from = (char *)text.data, *to = target->data;
    size_t left = text.size, room = text.size * 4;
    bool whole = iconv(conversion, &from, &left, &to, &room) != (size_t)-1;
    target->size = (size_t)(to - target->data);
    *to = '\0';
    iconv_close(conversion);
    return whole;
}

/* Our own news in every language, misread line by line: each comes back, or nearly each. */
static void releases_come_back(void **state) {
    static const char *const langs[] = { "ar", "es", "fr", "id", "ja", "ko", "pt", "ru", "th", "vi", "zh-Hans" };
    static const char *const charsets[] = { "ISO-8859-1", "WINDOWS-1250", "WINDOWS-1251", "MACINTOSH" };
    const char *source = getenv("SATZ_SOURCE");
    struct satz_buffer path = SATZ_BUFFER_INIT, wrong = SATZ_BUFFER_INIT, right = SATZ_BUFFER_INIT;
    size_t tried = 0, found = 0, exact = 0;
    assert_non_null(source);
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        struct satz_input input;
        struct satz_error error;
        struct satz_slice line;
        satz_buffer_reset(&path);
        satz_buffer_add_format(&path, "%s/tests/golden/%s/seaprwire-0001.txt", source, langs[i]);
        assert_int_equal(satz_input_open(&input, path.data, &error), SATZ_OK);
        while (satz_input_line(&input, &line, NULL, &error) == SATZ_OK) {
            satz_buffer_reset(&right);
            assert_int_equal(satz_mojibake_repair(*state, line, &right), 0); /* no false alarm */
            for (size_t c = 0; c < sizeof charsets / sizeof *charsets; c++) {
                if (!misread(charsets[c], line, &wrong) || wrong.size == line.size)
                    continue;
                satz_buffer_reset(&right);
                tried++;
                found += satz_mojibake_repair(*state, satz_buffer_slice(&wrong), &right) > 0;
                exact += satz_slice_equal(satz_buffer_slice(&right), line);
            }
        }
        satz_input_close(&input);
    }
    print_message("misread lines: %zu, found %zu, repaired exactly %zu\n", tried, found, exact);
    assert_true(tried > 300);
    assert_true(found * 100 >= tried * 95);
    assert_true(exact * 100 >= tried * 90);
    satz_buffer_release(&path);
    satz_buffer_release(&wrong);
    satz_buffer_release(&right);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(misread_text_comes_back), cmocka_unit_test(real_text_is_left_alone),
        cmocka_unit_test(places_and_names),        cmocka_unit_test(cost_is_linear),
        cmocka_unit_test(releases_come_back),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
