/* Cities that the name table does not have, by their German names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lexicon/citytable.h"

static void assert_form(const struct satz_name *name, enum satz_language_id language, const char *form) {
    assert_non_null(name);
    if (!satz_slice_is(name->cells[language], form))
        fail_msg("'%.*s', not '%s'", (int)name->cells[language].size, name->cells[language].data, form);
}

static void a_city_has_the_name_of_each_language(void **state) {
    (void)state;
    struct satz_citytable *table = satz_citytable_new();
    const struct satz_name *city = satz_citytable_find(table, satz_slice_of("Nowosibirsk"));
    assert_form(city, SATZ_DE, "Nowosibirsk");
    assert_form(city, SATZ_EN, "Novosibirsk");
    assert_form(city, SATZ_RU, "Новосибирск");
    assert_form(city, SATZ_FR, "Novossibirsk");
    assert_form(city, SATZ_ZH_HANS, "新西伯利亚");
    assert_true(city->cldr);
    assert_ptr_equal(city, satz_citytable_find(table, satz_slice_of("Nowosibirsk")));
    satz_citytable_free(table);
}

static void what_is_no_city_is_not_there(void **state) {
    (void)state;
    struct satz_citytable *table = satz_citytable_new();
    assert_null(satz_citytable_find(table, satz_slice_of("Kleinkleckersdorf")));
    assert_null(satz_citytable_find(table, satz_slice_of("")));
    assert_null(satz_citytable_find(table, satz_slice_of("Vincennes, Indiana")));
    satz_citytable_free(table);
    satz_citytable_free(satz_citytable_new());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_city_has_the_name_of_each_language),
        cmocka_unit_test(what_is_no_city_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
