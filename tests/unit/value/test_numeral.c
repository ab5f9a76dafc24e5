/* Numbers by value: what is read, what is written, and what is no number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "value/date.h"
#include "value/numeral.h"

static const struct satz_numeral_style german = { SATZ_SLICE(","), SATZ_SLICE("."), 4, '0' };
static const struct satz_numeral_style english = { SATZ_SLICE("."), SATZ_SLICE(","), 4, '0' };
static const struct satz_numeral_style spanish = { SATZ_SLICE(","), SATZ_SLICE("."), 5, '0' };

/* `text` as German, written by `style`; "" where it is no number or not all of it is. */
static const char *rewritten(const char *text, const struct satz_numeral_style *style, struct satz_buffer *target) {
    struct satz_decimal number;
    size_t end;
    satz_buffer_reset(target);
    if (satz_numeral_read(satz_slice_of(text), 0, &german, &number, &end) && end == strlen(text))
        satz_numeral_write(&number, style, target);
    return target->data;
}

static void german_in_other_styles(void **state) {
    (void)state;
    struct satz_buffer target = SATZ_BUFFER_INIT;
    assert_string_equal(rewritten("10.000", &english, &target), "10,000");
    assert_string_equal(rewritten("1.234.567,89", &english, &target), "1,234,567.89");
    assert_string_equal(rewritten("1 234", &english, &target), "1,234");
    assert_string_equal(rewritten("1’234", &english, &target), "1,234");
    assert_string_equal(rewritten("12,40", &english, &target), "12.40");
    assert_string_equal(rewritten("0,5", &english, &target), "0.5");
    assert_string_equal(rewritten("-5,3", &english, &target), "-5.3");
    assert_string_equal(rewritten("−5,3", &english, &target), "-5.3");
    assert_string_equal(rewritten("1.234", &spanish, &target), "1234");
    assert_string_equal(rewritten("12.345", &spanish, &target), "12.345");
    assert_string_equal(rewritten("007", &english, &target), "7");
    assert_string_equal(rewritten("٣٤", &english, &target), "34");
    satz_buffer_release(&target);
}

static void what_is_no_number(void **state) {
    (void)state;
    struct satz_buffer target = SATZ_BUFFER_INIT;
    assert_string_equal(rewritten("", &english, &target), "");
    assert_string_equal(rewritten("x", &english, &target), "");
    assert_string_equal(rewritten("-", &english, &target), "");
    assert_string_equal(rewritten("1.5", &english, &target), "");
    assert_string_equal(rewritten("24.9.2025", &english, &target), "");
    assert_string_equal(rewritten("1.234.5", &english, &target), "");
    assert_string_equal(rewritten("1.234 567", &english, &target), "");
    assert_string_equal(rewritten("1234567890123456789012345678901234567890123456789", &english, &target), "");
    satz_buffer_release(&target);
}

static struct satz_decimal decimal(const char *whole, const char *fraction) {
    struct satz_decimal number;
    assert_true(satz_decimal_set(&number, satz_slice_of(whole), satz_slice_of(fraction)));
    return number;
}

static void decimals_by_value(void **state) {
    (void)state;
    struct satz_decimal a = decimal("12", "40"), b = decimal("12", "4"), c = decimal("12", "04");
    assert_true(satz_decimal_equal(&a, &b));
    assert_false(satz_decimal_equal(&a, &c));
    assert_true(satz_decimal_shift(&b, 6));
    struct satz_decimal million = decimal("12400000", "");
    assert_true(satz_decimal_equal(&b, &million));
    assert_int_equal(satz_decimal_magnitude(&b), 8);
    assert_true(satz_decimal_shift(&b, -8));
    struct satz_decimal small = decimal("0", "124");
    assert_true(satz_decimal_equal(&b, &small));
    assert_int_equal(satz_decimal_magnitude(&b), 0);
    assert_false(satz_decimal_shift(&b, 60));
    assert_false(satz_decimal_shift(&b, -1000));
    struct satz_decimal zero = decimal("0", ""), minus = zero;
    minus.negative = true;
    assert_true(satz_decimal_equal(&zero, &minus));
}

static void dates_that_can_be(void **state) {
    (void)state;
    assert_true(satz_date_valid(&(struct satz_date){ 2024, 2, 29, 0 }));
    assert_false(satz_date_valid(&(struct satz_date){ 2025, 2, 29, 0 }));
    assert_true(satz_date_valid(&(struct satz_date){ 0, 2, 29, 0 }));
    assert_false(satz_date_valid(&(struct satz_date){ 1900, 2, 29, 0 }));
    assert_false(satz_date_valid(&(struct satz_date){ 2025, 13, 1, 0 }));
    assert_false(satz_date_valid(&(struct satz_date){ 2025, 0, 1, 0 }));
    assert_false(satz_date_valid(&(struct satz_date){ 2025, 4, 31, 0 }));
    assert_true(satz_time_valid(&(struct satz_time){ 24, 0 }));
    assert_false(satz_time_valid(&(struct satz_time){ 24, 1 }));
    assert_true(satz_date_equal(&(struct satz_date){ 2025, 10, 3, 5 }, &(struct satz_date){ 2025, 10, 3, 0 }));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german_in_other_styles), cmocka_unit_test(what_is_no_number),
        cmocka_unit_test(decimals_by_value), cmocka_unit_test(dates_that_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
