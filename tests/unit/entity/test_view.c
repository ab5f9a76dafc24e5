/* Text that is seen as it stands needs no copy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entity/view.h"

/* Whether a view is borrowed; what is borrowed must be what would have been built. */
static bool is_borrowed(struct satz_slice src) {
    struct satz_engine_text built;
    struct satz_plain_view view;
    struct satz_span_list none = { NULL, 0, 0 };
    struct satz_engine_view plain = { .plain = true };
    satz_plain_view_init(&view);
    satz_engine_text_init(&built);
    bool borrowed = satz_plain_view_borrow(&view, src);
    satz_engine_text_build(&built, src, &none, &plain);
    if (borrowed)
        assert_true(satz_slice_equal(satz_buffer_slice(&built.text), view.text.text));
    satz_engine_text_release(&built);
    satz_plain_view_release(&view);
    return borrowed;
}

static void test_borrowed(void **state) {
    (void)state;
    assert_true(is_borrowed(satz_slice_of("„Wir wachsen“, sagte Käthe Größer am Dienstag.")));
    assert_false(is_borrowed(satz_slice_of("Zwei  Blanks")));
    assert_false(is_borrowed(satz_slice_of("Eine Zeile\nund noch eine")));
    for (uint32_t c = 1; c < 0x11000; c++) {
        struct satz_buffer text = SATZ_BUFFER_INIT;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        satz_buffer_add_string(&text, "ab ");
        satz_buffer_add_char(&text, c);
        satz_buffer_add_string(&text, "cd");
        (void)is_borrowed(satz_buffer_slice(&text));
        satz_buffer_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_borrowed) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
