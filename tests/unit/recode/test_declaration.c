/* Where documents say their charset, and where they only seem to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "recode/declaration.h"

/* The names found, separated by bars; `+` where one is missing. */
static void expect(const char *text, const char *wanted) {
    struct satz_buffer names = SATZ_BUFFER_INIT;
    struct satz_slice head = satz_slice_of(text);
    size_t at = 0, begin, end;
    bool missing;
    while (satz_declaration_find(head, at, &begin, &end, &missing)) {
        assert_true(begin >= at && begin <= end && end <= head.size);
        satz_buffer_add(&names, satz_slice_sub(head, begin, end));
        satz_buffer_add_string(&names, missing ? "+|" : "|");
        at = end;
    }
    assert_string_equal(names.data, wanted);
    satz_buffer_release(&names);
}

static void declarations(void **state) {
    (void)state;
    expect("<meta charset=utf-8>", "utf-8|");
    expect("<META CHARSET = 'koi8-r' />", "koi8-r|");
    expect("<meta/charset=\"utf-8\">", "utf-8|");
    expect("<meta name=x content=y charset=utf-8>", "utf-8|");
    expect("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=latin1\">", "latin1|");
    expect("<meta content='text/html;charset = \"latin1\"; x' http-equiv=content-type>", "latin1|");
    expect("<meta http-equiv=content-type content=text/html;charset=latin1>", "latin1|");
    expect("\xEF\xBB\xBF <?xml version=\"1.0\" encoding='UTF-8' standalone='yes'?><html><meta charset=x>", "UTF-8|x|");
    expect("<?xml version=\"1.0\"?>", "+|");
    expect("<?xml version=\"1.0\"?><meta charset=x>", "+|x|");
    expect("<!-- <meta charset=no> --><meta charset=yes>", "yes|");
    expect("<meta\n\tcharset\n=\n'a'>", "a|");
}

static void what_is_none(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "<",
        "<meta",
        "<meta ",
        "<meta charset",
        "<meta charset=",
        "<meta charset=utf-8",
        "<meta charset=\"utf-8>",
        "<metal charset=x>",
        "<meta charset=''>",
        "<meta name=description content='the charset=x of it'>",
        "<meta http-equiv=refresh content='0; charset=x'>",
        "<p>charset=x</p>",
        "<!-- <meta charset=x>",
        "<?xml",
        "<?xml ?",
        "<?xmlish encoding='x'?>",
        "<meta http-equiv=content-type content='charset'>",
        "<meta http-equiv=content-type content='charset='>",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect(texts[i], "");
    assert_false(satz_declaration_possible(satz_slice_of("Text <meta charset=x>")));
    assert_true(satz_declaration_possible(satz_slice_of("\xEF\xBB\xBF\n <p>")));
}

/* Every cut of a page: nothing is read behind its end. */
static void cut_anywhere(void **state) {
    (void)state;
    static const char page[] = "<?xml version='1.0' encoding=\"a\"?><!-- x --><meta http-equiv='content-type' "
                               "content=\"text/html; charset='b'\"/><meta charset = c >";
    for (size_t size = 0; size < sizeof page; size++) {
        char *copy = malloc(size + 1);
        memcpy(copy, page, size);
        size_t at = 0, begin, end;
        bool missing;
        while (satz_declaration_find(satz_slice_make(copy, size), at, &begin, &end, &missing))
            at = end;
        free(copy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declarations),
        cmocka_unit_test(what_is_none),
        cmocka_unit_test(cut_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
