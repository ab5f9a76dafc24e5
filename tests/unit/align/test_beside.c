#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "align/beside.h"
#include "base/memory.h"
#include "text/utf8.h"
#include "text/width.h"

/* Writes one bead of a segment each, and hands out what was written. */
static void show(struct satz_slice source, struct satz_slice target, size_t columns, struct satz_buffer *shown) {
    FILE *file = tmpfile();
    struct satz_output output;
    struct satz_beside view;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_bead bead = { 0, 1, 0, 1, 1 };
    assert_non_null(file);
    satz_output_descriptor(&output, dup(fileno(file)), "test");
    assert_int_equal(satz_beside_init(&view, columns, false, "de", "ja", &error), SATZ_OK);
    satz_beside_begin(&view, satz_slice_of("a"), satz_slice_of("b"), 1, &output);
    satz_beside_add(&view, &bead, &source, &target, &output);
    satz_beside_release(&view);
    assert_int_equal(satz_output_close(&output, &error), SATZ_OK);
    rewind(file);
    for (int byte; (byte = getc(file)) != EOF;)
        satz_buffer_add_byte(shown, (char)byte);
    fclose(file);
}

/* No line is wider than the terminal. Returns how many there are. */
static size_t lines_fit(const struct satz_buffer *shown, size_t columns) {
    struct satz_slice text = satz_buffer_slice(shown);
    size_t size, width = 0, lines = 0;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        width = character == '\n' ? 0 : width + (size_t)satz_char_width(character);
        lines += character == '\n';
        assert_true(width <= columns);
    }
    return lines;
}

static void columns_are_kept(void **state) {
    (void)state;
    for (size_t columns = SATZ_BESIDE_LEAST; columns < 100; columns++) {
        struct satz_buffer shown = SATZ_BUFFER_INIT;
        show(satz_slice_of("Donaudampfschifffahrtsgesellschaftskapitänsmütze kostet 12 Euro."),
             satz_slice_of("ドナウ汽船会社の船長の帽子は12ユーロする。"), columns, &shown);
        lines_fit(&shown, columns);
        satz_buffer_release(&shown);
    }
}

/* What has no place for a break, or is all blanks, or has no width, costs its size. */
static void monsters(void **state) {
    (void)state;
    static const char *const pieces[] = { "a", " ", "a ", "\xCC\x80", "\xE5\xA3\xB2", "-", "\n", "\xD9\x84" };
    enum { TIMES = 300000 };
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        struct satz_buffer text = SATZ_BUFFER_INIT, shown = SATZ_BUFFER_INIT;
        for (size_t i = 0; i < TIMES; i++)
            satz_buffer_add_string(&text, pieces[k]);
        show(satz_buffer_slice(&text), satz_buffer_slice(&text), 80, &shown);
        assert_true(lines_fit(&shown, 80) >= 2);
        satz_buffer_release(&text);
        satz_buffer_release(&shown);
    }
}

/* What a terminal would obey is not written. */
static void controls_are_shown(void **state) {
    (void)state;
    struct satz_buffer shown = SATZ_BUFFER_INIT;
    show(satz_slice_of("a\033[31mb\tc"), satz_slice_of("\xC2\x9B" "1m"), 80, &shown);
    assert_null(strchr(shown.data, '\033'));
    assert_null(strstr(shown.data, "\xC2\x9B"));
    assert_null(strchr(shown.data, '\t'));
    satz_buffer_release(&shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_kept),
        cmocka_unit_test(monsters),
        cmocka_unit_test(controls_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
