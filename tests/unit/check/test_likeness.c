/* Names that are spelt a little otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/likeness.h"

static bool same(const char *left, const char *right) {
    struct satz_buffer one = SATZ_BUFFER_INIT, two = SATZ_BUFFER_INIT;
    satz_likeness_squeeze(satz_slice_of(left), &one);
    satz_likeness_squeeze(satz_slice_of(right), &two);
    bool equal = satz_slice_equal(satz_buffer_slice(&one), satz_buffer_slice(&two));
    satz_buffer_release(&one);
    satz_buffer_release(&two);
    return equal;
}

static void test_squeeze(void **state) {
    (void)state;
    assert_true(same("E.ON", "Eon"));
    assert_true(same("Mánchester", "Manchester"));
    assert_true(same("Cape Town", "Capetown"));
    assert_true(same("إنجلترا", "انجلترا"));
    assert_false(same("Irland", "Island"));
}

static bool is_in(const char *text, const char *name, size_t least) {
    struct satz_buffer one = SATZ_BUFFER_INIT, two = SATZ_BUFFER_INIT;
    satz_likeness_squeeze(satz_slice_of(text), &one);
    satz_likeness_squeeze(satz_slice_of(name), &two);
    bool found = satz_likeness_find(satz_buffer_slice(&one), satz_buffer_slice(&two), least);
    satz_buffer_release(&one);
    satz_buffer_release(&two);
    return found;
}

static void test_find(void **state) {
    (void)state;
    assert_true(is_in("представитель Майкрософта сказал", "Майкрософт", 6));
    assert_true(is_in("столица Валетта", "Валлетта", 6));
    assert_false(is_in("В столице Вене", "Валлетта", 6));
    assert_false(is_in("Баку", "Бака", 6));
    assert_true(is_in("미네아폴리스 시장", "미니애폴리스", 8));
    assert_false(is_in("", "Валлетта", 6));
}

static void test_limits(void **state) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    (void)state;
    while (text.size <= SATZ_LIKENESS_TEXT)
        satz_buffer_add_string(&text, "валетта");
    assert_false(satz_likeness_find(satz_buffer_slice(&text), satz_slice_of("валлетта"), 6));
    satz_buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_squeeze), cmocka_unit_test(test_find),
                                        cmocka_unit_test(test_limits) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
