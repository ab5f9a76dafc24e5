/* A document with its spans in it, as a person sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "protect/show.h"

/* The record of `line`, shown; ESC is printed as `^`. */
static void check_shown(const char *line, bool colours, const char *expected) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    struct satz_error error = { 0 };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_record_init(&record, &arena);
    assert_int_equal(satz_record_parse(&record, satz_slice_of(line), &error), SATZ_OK);
    assert_int_equal(satz_show_record(&record, SATZ_PARAGRAPHS_LINE, colours, &text, &error), SATZ_OK);
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '\033')
            text.data[i] = '^';
    assert_string_equal(text.data, expected);
    satz_buffer_release(&text);
    satz_arena_release(&arena);
}

static void test_colours(void **state) {
    (void)state;
    check_shown("{\"seg\":1,\"gap\":\"\",\"src\":\"Keir Starmer in Kiel\",\"spans\":["
                "{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,12]},"
                "{\"id\":\"P2\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[16,20]}]}",
                true, "^[0m^[36;1;7mKeir Starmer^[0m in ^[0m^[34;4mKiel^[0m");
}

/* The colours of what is outside come back after what is inside. */
static void test_nested(void **state) {
    (void)state;
    check_shown("{\"seg\":1,\"gap\":\"\\n\",\"src\":\"„Kiel lebt“\",\"tail\":\"\\n\",\"spans\":["
                "{\"id\":\"P1\",\"kind\":\"quote\",\"do\":\"hold\",\"at\":[0,11]},"
                "{\"id\":\"P2\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[1,5]}]}",
                true, "\n^[0m^[31;1;7m„^[0m^[31;1;7m^[34;4mKiel^[0m^[31;1;7m lebt“^[0m\n");
}

/* Spans that somebody else made: they overlap, are tags, end where others begin. */
static void test_strange_spans(void **state) {
    (void)state;
    check_shown("{\"seg\":1,\"src\":\"Hafen und Stadt\",\"spans\":["
                "{\"id\":\"P1\",\"kind\":\"org\",\"do\":\"hold\",\"at\":[0,9]},"
                "{\"id\":\"P2\",\"kind\":\"tag\",\"do\":\"hold\",\"at\":[2,4]},"
                "{\"id\":\"P3\",\"kind\":\"place\",\"do\":\"verify\",\"at\":[6,15]},"
                "{\"id\":\"P4\",\"kind\":\"title\",\"do\":\"marks\",\"at\":[10,15]}]}",
                false, "[org Hafen [place? und]] [title~ Stadt]\n");
}

/* Nothing but the colours goes to the terminal. */
static void test_controls(void **state) {
    (void)state;
    check_shown("{\"seg\":1,\"gap\":\"\",\"src\":\"a\\u001b[2Jb\\r\\nc\\u009bd\"}", false, "a␛[2Jb\nc\xEF\xBF\xBD"
                                                                                        "d");
}

static void test_legend(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    satz_show_legend(&text);
    assert_non_null(strstr(text.data, "\033[1;7mhold\033[0m \033[4mverify\033[0m \033[1mmarks\033[0m"));
    assert_non_null(strstr(text.data, " \033[36mperson\033[0m"));
    assert_null(strstr(text.data, "tag"));
    satz_buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours),  cmocka_unit_test(test_nested), cmocka_unit_test(test_strange_spans),
        cmocka_unit_test(test_controls), cmocka_unit_test(test_legend),
    };
    return cmocka_run_group_tests_name("protect/show", tests, NULL, NULL);
}
