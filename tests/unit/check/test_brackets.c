/* Brackets over the segments of a paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check/brackets.h"

/* Segments are separated by `|`, paragraphs by `||`; the losses come back as `SEGMENT:BEGIN`, `)` for closing ones. */
static void expect(const char *text, const char *losses) {
    struct satz_brackets brackets;
    struct satz_buffer result = SATZ_BUFFER_INIT;
    struct satz_slice rest = satz_slice_of(text), segment;
    bool paragraph = true;
    satz_brackets_init(&brackets);
    while (satz_slice_split(&rest, '|', &segment)) {
        if (segment.size > 0)
            satz_brackets_add(&brackets, segment, paragraph);
        paragraph = segment.size == 0;
    }
    satz_brackets_end(&brackets);
    for (size_t i = 0; i < brackets.count; i++)
        satz_buffer_add_format(&result, "%zu:%zu%s ", brackets.losses[i].segment, brackets.losses[i].begin,
                               brackets.losses[i].closing ? ")" : "");
    assert_string_equal(result.data, losses);
    satz_buffer_release(&result);
    satz_brackets_release(&brackets);
}

static void test_brackets(void **state) {
    (void)state;
    expect("Er (29) kam [heute].", "");
    expect("Er (29 kam.", "0:3 ");
    expect("Er kommt heute) an.", "0:14) ");
    expect("Er (so hieß es.|Und so weiter) kam.", "");
    expect("Er (so hieß es.||Und so weiter) kam.", "0:3 1:13) ");
    expect("a) eins, 12) zwei :-) und :(", "");
    expect("Er ([29) kam.", "0:4 ");
    expect("（29岁）", "");
    expect("（29岁", "0:0 ");
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_brackets) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
