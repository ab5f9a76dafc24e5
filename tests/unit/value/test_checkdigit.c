#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "value/checkdigit.h"

#define S(literal) satz_slice_of(literal)

static void iban_with_its_check_digits(void **state) {
    (void)state;
    assert_true(satz_iban_valid(S("DE89370400440532013000")));
    assert_true(satz_iban_valid(S("DE89 3704 0044 0532 0130 00")));
    assert_true(satz_iban_valid(S("DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000")));
    assert_true(satz_iban_valid(S("AT611904300234573201")));
    assert_true(satz_iban_valid(S("CH9300762011623852957")));
    assert_true(satz_iban_valid(S("GB29NWBK60161331926819")));
}

static void iban_that_is_none(void **state) {
    (void)state;
    assert_false(satz_iban_valid(S("")));
    assert_false(satz_iban_valid(S("DE")));
    assert_false(satz_iban_valid(S("DE89370400440532013001")));
    assert_false(satz_iban_valid(S("DE8937040044053201300")));
    assert_false(satz_iban_valid(S("de89370400440532013000")));
    assert_false(satz_iban_valid(S("DE89  3704 0044 0532 0130 00")));
    assert_false(satz_iban_valid(S(" DE89370400440532013000")));
    assert_false(satz_iban_valid(S("ZZ89370400440532013000")));
}

static void isin_with_luhns_digit(void **state) {
    (void)state;
    assert_true(satz_isin_valid(S("DE0007164600")));
    assert_true(satz_isin_valid(S("US0378331005")));
    assert_true(satz_isin_valid(S("DE000BAY0017")));
    assert_false(satz_isin_valid(S("DE0007164601")));
    assert_false(satz_isin_valid(S("US0378331050")));
    assert_false(satz_isin_valid(S("DE000716460")));
    assert_false(satz_isin_valid(S("de0007164600")));
    assert_false(satz_isin_valid(S("")));
}

static void gtin_by_its_last_digit(void **state) {
    (void)state;
    assert_true(satz_gtin_valid(S("9520450100170")));
    assert_true(satz_gtin_valid(S("96385074")));
    assert_true(satz_gtin_valid(S("036000291452")));
    assert_false(satz_gtin_valid(S("9520450100171")));
    assert_false(satz_gtin_valid(S("952045010017")));
    assert_false(satz_gtin_valid(S("95204501001A0")));
    assert_false(satz_gtin_valid(S("")));
}

static void lei_by_mod_97(void **state) {
    (void)state;
    assert_true(satz_lei_valid(S("529900T8BM49AURSDO55")));
    assert_true(satz_lei_valid(S("HWUPKR0MPOU8FGXBT394")));
    assert_false(satz_lei_valid(S("529900T8BM49AURSDO56")));
    assert_false(satz_lei_valid(S("529900T8BM49AURSDO5")));
    assert_false(satz_lei_valid(S("529900T8BM49AURSDOAB")));
}

static void wkn_has_only_a_shape(void **state) {
    (void)state;
    assert_true(satz_wkn_shaped(S("716460")));
    assert_true(satz_wkn_shaped(S("BAY001")));
    assert_true(satz_wkn_shaped(S("A1EWWW")));
    assert_false(satz_wkn_shaped(S("BERLIN")));
    assert_false(satz_wkn_shaped(S("AO1234")));
    assert_false(satz_wkn_shaped(S("ABCDEF")));
    assert_false(satz_wkn_shaped(S("12345")));
}

static void numbers_of_books(void **state) {
    (void)state;
    assert_true(satz_isbn_valid(S("978-3-16-148410-0")));
    assert_true(satz_isbn_valid(S("3-680-08783-7")));
    assert_true(satz_isbn_valid(S("0 8044 2957 X")));
    assert_false(satz_isbn_valid(S("978-3-16-148410-1")));
    assert_false(satz_isbn_valid(S("0-8044-2957-1")));
    assert_false(satz_isbn_valid(S("X804429570")));
    assert_false(satz_isbn_valid(S("978--3161484100")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iban_with_its_check_digits), cmocka_unit_test(iban_that_is_none),
        cmocka_unit_test(isin_with_luhns_digit),      cmocka_unit_test(gtin_by_its_last_digit),
        cmocka_unit_test(lei_by_mod_97),              cmocka_unit_test(wkn_has_only_a_shape),
        cmocka_unit_test(numbers_of_books),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
