#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "bitext/table.h"

static void decodes(const char *cell, const char *text) {
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    satz_cell_decode(satz_slice_of(cell), &buffer);
    assert_string_equal(buffer.data, text);
    satz_buffer_release(&buffer);
}

static void encodes(const char *text, const char *cell) {
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    satz_cell_encode(satz_slice_of(text), &buffer);
    assert_string_equal(buffer.data, cell);
    satz_buffer_release(&buffer);
    decodes(cell, text);
}

static void cells_are_escaped(void **state) {
    (void)state;
    encodes("", "");
    encodes("Umsatz", "Umsatz");
    encodes("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e");
    encodes("\\", "\\\\");
    encodes("\\\n\\n", "\\\\\\n\\\\n");
    encodes("\t\t", "\\t\\t");
}

static void other_backslashes_are_text(void **state) {
    (void)state;
    decodes("C:\\Daten", "C:\\Daten");
    decodes("\\", "\\");
    decodes("x\\", "x\\");
    decodes("\\\\t", "\\t");
    decodes("\\q\\\\\\t", "\\q\\\t");
}

static void any_text_comes_back(void **state) {
    (void)state;
    static const char letters[] = "\\\t\n\rtnrx";
    char text[6] = "";
    for (unsigned number = 0; number < 8 * 8 * 8 * 8 * 8; number++) {
        struct satz_buffer cell = SATZ_BUFFER_INIT;
        for (size_t i = 0, rest = number; i < 5; i++, rest /= 8)
            text[i] = letters[rest % 8];
        satz_cell_encode(satz_slice_of(text), &cell);
        assert_null(strpbrk(cell.data, "\t\n\r"));
        decodes(cell.data, text);
        satz_buffer_release(&cell);
    }
}

static void folds(const char *text, const char *line) {
    struct satz_buffer buffer = SATZ_BUFFER_INIT;
    satz_line_encode(satz_slice_of(text), &buffer);
    assert_string_equal(buffer.data, line);
    satz_buffer_release(&buffer);
}

static void lines_are_one(void **state) {
    (void)state;
    folds("", "");
    folds("eins  zwei\tdrei", "eins  zwei\tdrei");
    folds("eins \r\n\t zwei\n", "eins zwei ");
    folds("\n", " ");
    folds("a\rb", "a b");
}

static void columns_are(const char *list, const char *reason) {
    struct satz_columns columns = { { NULL }, 0 };
    struct satz_error error = SATZ_ERROR_INIT;
    enum satz_status status = satz_columns_parse(&columns, satz_slice_of(list), ',', &error);
    if (status == SATZ_OK)
        status = satz_columns_check(&columns, &error);
    assert_int_equal(status, reason ? SATZ_FAILED : SATZ_OK);
    if (reason)
        assert_non_null(strstr(error.reason, reason));
    satz_columns_release(&columns);
}

static void columns_are_checked(void **state) {
    (void)state;
    columns_are("src", NULL);
    columns_are("-, tgt ,-,src,kunde", NULL);
    columns_are("", "without a name");
    columns_are("src,", "without a name");
    columns_are("tgt", "no column is src");
    columns_are("src,spans", "cannot be spans");
    columns_are("src,kunde,kunde", "two columns are kunde");
    struct satz_buffer many = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&many, "src");
    for (int i = 0; i < SATZ_COLUMNS_MOST; i++)
        satz_buffer_add_string(&many, ",-");
    columns_are(many.data, "more than 64");
    satz_buffer_release(&many);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_escaped),
        cmocka_unit_test(other_backslashes_are_text),
        cmocka_unit_test(any_text_comes_back),
        cmocka_unit_test(lines_are_one),
        cmocka_unit_test(columns_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
