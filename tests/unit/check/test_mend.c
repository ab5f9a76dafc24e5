/* What --fix does to a record, and what spares checks their look at a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "check/mend.h"
#include "check/pair.h"
#include "check/traits.h"
#include "text/utf8.h"

/* The target after mending, and what the record says of its places. */
static void expect(const char *line, bool html, const char *tgt, const char *spans) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_record record;
    bool mended;
    satz_record_init(&record, &arena);
    assert_int_equal(satz_record_parse(&record, satz_slice_of(line), &error), SATZ_OK);
    assert_int_equal(satz_check_mend(&record, html, &mended, &error), SATZ_OK);
    struct satz_slice text = satz_record_string(&record, "tgt");
    assert_true(satz_slice_is(text, tgt));
    assert_int_equal(mended, strstr(line, tgt) == NULL);
    if (spans)
        assert_non_null(strstr(satz_arena_copy(&arena, satz_record_raw(&record, "spans")).data, spans));
    satz_arena_release(&arena);
}

#define RECORD "{\"seg\":1,\"src\":\"Müller kam.\",\"to\":\"en\",\"tgt\":"
#define FINDING "\"findings\":[{\"check\":\"check/double-blank\",\"side\":\"tgt\",\"level\":\"warning\",\"say\":\"\",\"at\":"

static void test_places(void **state) {
    (void)state;
    expect(RECORD "\"Yes  Müller came.\"," FINDING "[3,5],\"fix\":[\" \"]}],\"spans\":[{\"id\":\"P1\",\"kind\":\"person\","
                  "\"do\":\"hold\",\"at\":[0,6],\"in\":[5,11],\"found\":\"exact\",\"as\":\"verbatim\"}]}",
           false, "Yes Müller came.", "\"in\":[4,10]");
    /* Two fixes are a choice, a silenced one is wanted so, and what is held came from the source. */
    expect(RECORD "\"Yes  he.\"," FINDING "[3,5],\"fix\":[\" \",\"\"]}]}", false, "Yes  he.", NULL);
    expect(RECORD "\"Yes  he.\"," FINDING "[3,5],\"fix\":[\" \"],\"silenced\":\"a table\"}]}", false, "Yes  he.", NULL);
    expect(RECORD "\"Max  Müller.\"," FINDING "[3,5],\"fix\":[\" \"]}],\"spans\":[{\"id\":\"P1\",\"kind\":\"person\","
                  "\"do\":\"hold\",\"at\":[0,6],\"in\":[0,11],\"found\":\"exact\",\"as\":\"verbatim\"}]}",
           false, "Max  Müller.", NULL);
    /* In HTML no tag is taken away. */
    expect(RECORD "\"Yes <br> he.\"," FINDING "[3,9],\"fix\":[\" \"]}]}", true, "Yes <br> he.", NULL);
    expect(RECORD "\"Yes <br> he.\"," FINDING "[3,9],\"fix\":[\" \"]}]}", false, "Yes he.", NULL);
}

static void test_pairs(void **state) {
    struct satz_check_pair pair = { satz_slice_of("de-CH"), satz_slice_of("fr"), false };
    (void)state;
    assert_true(satz_check_pair_is(&pair, true, satz_slice_of("")));
    assert_true(satz_check_pair_is(&pair, true, satz_slice_of("es fr")));
    assert_false(satz_check_pair_is(&pair, false, satz_slice_of("es fr")));
    assert_true(satz_check_pair_is(&pair, true, satz_slice_of("de>fr")));
    assert_false(satz_check_pair_is(&pair, true, satz_slice_of("en>fr")));
    assert_true(satz_check_pair_is(&pair, false, satz_slice_of("de")));
    assert_false(satz_check_pair_is(&pair, false, satz_slice_of("d")));
}

static unsigned traits(const char *text) {
    return satz_check_traits(satz_slice_of(text));
}

static void test_traits(void **state) {
    (void)state;
    assert_int_equal(traits("Der Rat tagt am Montag."), 0);
    assert_int_equal(traits("Erst der Rat, dann Größe"), SATZ_TRAIT_WIDE);
    assert_true(traits("Der  Rat") & SATZ_TRAIT_BLANK);
    assert_true(traits("Der Rat .") & SATZ_TRAIT_BLANK);
    assert_true(traits("Rat,, und") & SATZ_TRAIT_ROW);
    assert_true(traits("Rat, , und") & SATZ_TRAIT_ROW);
    assert_true(traits("Rat,und") & SATZ_TRAIT_JOINED);
    assert_true(traits("„Rat“") & SATZ_TRAIT_QUOTE);
    assert_true(traits("Ra\u200Bt") & SATZ_TRAIT_RARE);
    assert_true(traits("\uFFFD") & SATZ_TRAIT_RARE);
    assert_true(traits("1\u0660") & SATZ_TRAIT_RARE);
    assert_false(traits("Совет заседает в понедельник") & SATZ_TRAIT_RARE);
    assert_true(traits("Совет") & SATZ_TRAIT_BEYOND);
    assert_false(traits("Größe – “à la carte”") & SATZ_TRAIT_BEYOND);
}

/* Whatever cannot be seen, turns the writing round, is a digit or a control is rare: no check of them is spared wrongly. */
static void test_rare(void **state) {
    static const uint32_t unseen[] = { 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0, 0xFFFD, 0x2028, 0x27E6 };
    (void)state;
    for (uint32_t c = 0x80; c <= 0x1FFFF; c++) {
        struct satz_buffer text = SATZ_BUFFER_INIT;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        uint32_t mask = U_GET_GC_MASK((UChar32)c);
        bool rare = (mask & (U_GC_CF_MASK | U_GC_CC_MASK | U_GC_ND_MASK)) != 0;
        for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
            rare = rare || unseen[i] == c;
        satz_buffer_add_char(&text, c);
        if (rare && !(satz_check_traits(satz_buffer_slice(&text)) & SATZ_TRAIT_RARE))
            fail_msg("U+%04X is not told", (unsigned)c);
        satz_buffer_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_places), cmocka_unit_test(test_pairs),
                                        cmocka_unit_test(test_traits), cmocka_unit_test(test_rare) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
