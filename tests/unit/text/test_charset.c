/* Names of charsets, and what bytes may be in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <iconv.h>

#include "text/charset.h"

static void names_in_any_spelling(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        { "utf8", "UTF-8" },
        { "UTF-8", "UTF-8" },
        { "Latin1", "ISO-8859-1" },
        { "iso_8859-1", "ISO-8859-1" },
        { "cp1252", "windows-1252" },
        { "sjis", "Shift_JIS" },
        { "ks_c_5601-1987", "EUC-KR" },
        { "x-gbk", "GBK" },
        { "big5", "Big5" },
        { "ISO-8859-8-I", "ISO-8859-8" },
        { "tis-620", "TIS-620" },
    };
    struct satz_charset charset;
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(satz_charset_parse(cases[i][0], &charset, &error), SATZ_OK);
        assert_string_equal(charset.name, cases[i][1]);
    }
    assert_int_equal(satz_charset_parse("HP-ROMAN8", &charset, &error), SATZ_OK); /* iconv knows it */
    assert_string_equal(charset.name, "HP-ROMAN8");
    static const char *const none[] = { "",  "klingon",     "ISO-8859-1//TRANSLIT",
                                        "/", "ISO-8859-12", "a-name-that-is-longer-than-any-charset-has-ever-had" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(satz_charset_parse(none[i], &charset, &error), SATZ_FAILED);
}

static void every_row_is_known_to_iconv(void **state) {
    (void)state;
    const char *name, *aliases;
    size_t count = 0;
    for (; satz_charset_list(count, &name, &aliases); count++) {
        struct satz_charset charset;
        struct satz_error error = SATZ_ERROR_INIT;
        assert_int_equal(satz_charset_parse(name, &charset, &error), SATZ_OK);
        assert_string_equal(charset.name, name);
        iconv_t reading = iconv_open("UTF-8", charset.read), writing = iconv_open(charset.write, "UTF-8");
        assert_true(reading != (iconv_t)-1 && writing != (iconv_t)-1);
        iconv_close(reading);
        iconv_close(writing);
        struct satz_slice rest = satz_slice_of(aliases), alias;
        while (satz_slice_split(&rest, ' ', &alias)) {
            char word[64] = "";
            memcpy(word, alias.data, alias.size);
            assert_int_equal(satz_charset_parse(word, &charset, &error), SATZ_OK);
            assert_string_equal(charset.name, name); /* no alias stands twice */
        }
        satz_charset_widen(&charset);
        assert_string_equal(charset.read, charset.write);
    }
    assert_true(count > 40);
}

static void nothing_is_guessed_of_nothing(void **state) {
    (void)state;
    struct satz_guess guesses[4];
    assert_int_equal(satz_charset_guess(satz_slice_of(""), guesses, 4), 0);
    size_t count = satz_charset_guess(satz_slice_of("Die Br\xFC"
                                                    "cke \xFC"
                                                    "ber den Flu\xDF ist f\xFCr alle offen.\n"),
                                      guesses, 1);
    assert_int_equal(count, 1);
    assert_string_equal(guesses[0].name, "ISO-8859-1");
    assert_true(guesses[0].confidence > 30 && guesses[0].confidence <= 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_any_spelling),
        cmocka_unit_test(every_row_is_known_to_iconv),
        cmocka_unit_test(nothing_is_guessed_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
