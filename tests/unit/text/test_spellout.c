/* Numbers in words, and which way of writing a Chinese character belongs to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/spellout.h"
#include "text/traditional.h"

static void expect(const char *lang, long number, const char *form) {
    struct satz_spellout *spellout = satz_spellout_new(lang);
    struct satz_buffer forms = SATZ_BUFFER_INIT, line = SATZ_BUFFER_INIT;
    assert_non_null(spellout);
    satz_spellout_add(spellout, number, &forms);
    satz_buffer_add_format(&line, "%s\n", form);
    assert_true(satz_slice_find(satz_buffer_slice(&forms), 0, satz_buffer_slice(&line)) < forms.size);
    satz_buffer_release(&forms);
    satz_buffer_release(&line);
    satz_spellout_free(spellout);
}

static void test_spelt(void **state) {
    (void)state;
    expect("de", 21, "einundzwanzig");
    expect("de", 20, "zwanzigste");
    expect("en", 45, "forty-five");
    expect("fr", 16, "seizième");
    expect("ru", 40, "сорок");
    expect("ko", 20, "스물");
    expect("ja", 15, "十五");
    expect("zh-Hant", 50, "五十");
    expect("ar", 50, "خمسون");
    expect("th", 20, "ยี่สิบ");
    expect("vi", 15, "mười lăm");
    expect("id", 20, "dua puluh");
    expect("ms", 20, "dua puluh");
    expect("es", 2000, "dos mil");
    expect("pt", 50, "cinquenta");
}

static void test_written(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_traditional *traditional = satz_traditional_new(&error);
    (void)state;
    assert_non_null(traditional);
    assert_int_equal(satz_traditional_of(traditional, 0x56FD), SATZ_WRITING_SIMPLIFIED);  /* 国 */
    assert_int_equal(satz_traditional_of(traditional, 0x570B), SATZ_WRITING_TRADITIONAL); /* 國 */
    assert_int_equal(satz_traditional_of(traditional, 0x4EBA), SATZ_WRITING_BOTH);        /* 人 */
    assert_int_equal(satz_traditional_of(traditional, 'a'), SATZ_WRITING_BOTH);
    satz_traditional_free(traditional);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_spelt), cmocka_unit_test(test_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
