/* Columns of a terminal, and what may be sent to one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/width.h"

static void columns(void **state) {
    static const struct {
        uint32_t character;
        int width;
    } rows[] = {
        { 'a', 1 },     { 0xE4, 1 },    { 0xAD, 1 },    { 0x301, 0 },   { 0x20DD, 0 },  { 0x200D, 0 },
        { 0x30AD, 2 },  { 0x3001, 2 },  { 0xFF21, 2 },  { 0xFF71, 1 },  { 0xAC00, 2 },  { 0x1100, 2 },
        { 0x1161, 0 },  { 0x11A8, 0 },  { 0x0E01, 1 },  { 0x0E31, 0 },  { 0x0E33, 1 },  { 0x0643, 1 },
        { 0x064E, 0 },  { 0x2026, 1 },  { 0x1F6A2, 2 }, { 0x20000, 2 }, { 0x10FFFF, 1 }, { 0x301C, 2 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (satz_char_width(rows[i].character) != rows[i].width)
            fail_msg("U+%04X: %d columns", (unsigned)rows[i].character, satz_char_width(rows[i].character));
}

static void directions(void **state) {
    (void)state;
    assert_true(satz_char_is_rtl(0x0643));
    assert_true(satz_char_is_rtl(0x05D0));
    assert_true(satz_char_is_rtl(0x1E900));
    assert_false(satz_char_is_rtl('a'));
    assert_false(satz_char_is_rtl(0x0661));
    assert_false(satz_char_is_rtl(0x30AD));
}

static void shown(void **state) {
    (void)state;
    assert_int_equal(satz_char_shown('a'), 'a');
    assert_int_equal(satz_char_shown(0xA0), 0xA0);
    assert_int_equal(satz_char_shown('\n'), ' ');
    assert_int_equal(satz_char_shown('\t'), ' ');
    assert_int_equal(satz_char_shown(0x2028), ' ');
    assert_int_equal(satz_char_shown(0x1B), 0x241B);
    assert_int_equal(satz_char_shown(0x7F), 0x2421);
    assert_int_equal(satz_char_shown(0x9B), 0xFFFD);
    assert_int_equal(satz_char_shown(0x202E), 0xFFFD);
    assert_int_equal(satz_char_shown(0x2067), 0xFFFD);
    assert_int_equal(satz_char_shown(0x200F), 0x200F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns),
        cmocka_unit_test(directions),
        cmocka_unit_test(shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
