/* What engines make of placeholders, and what comes of it: each is found again, or put where it belongs, and told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "restore/restore.h"
#include "stream/span.h"

/* Three names are held; the engine wrote English, and the form of the record is the wire's. */
#define SRC "Macron traf Starmer und Merz am Montag."
#define GOOD "Macron met Starmer and Merz on Monday."
#define SPANS                                                                                                           \
    "[{\"id\":\"P1\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[0,6]},"                                                \
    "{\"id\":\"P2\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[12,19]},"                                               \
    "{\"id\":\"P3\",\"kind\":\"person\",\"do\":\"hold\",\"at\":[24,28]}]"

struct example {
    const char *form, *out, *tgt;
    const char *found; /* of each: e, r, p */
};

static const struct example examples[] = {
    { "brackets", "⟦P1⟧ met ⟦P2⟧ and ⟦P3⟧ on Monday.", GOOD, "eee" },
    { "brackets", "⟦P1⟧ met ⟦P3⟧ and ⟦P2⟧ on Monday.", "Macron met Merz and Starmer on Monday.", "eee" },
    { "brackets", "⟦ P1 ⟧ met ⟦p2⟧ and ⟦Ｐ３⟧ on Monday.", GOOD, "rrr" },
    { "brackets", "[P1] met （P2） and 【P3】 on Monday.", GOOD, "rrr" },
    { "brackets", "⟦P١⟧ met ⟦П2⟧ and ⟦Р3⟧ on Monday.", GOOD, "rrr" },
    { "brackets", "P1 met ⟦P2 and P3⟧ on Monday.", GOOD, "rrr" },
    { "brackets", "⟦⟧ met ⟦P2⟧ and ⟦P⟧ on Monday.", GOOD, "rer" },
    { "brackets", "⟦P3⟧ met ⟦⟧ and ⟦P⟧ on Monday.", "Merz met Macron and Starmer on Monday.", "rre" },
    { "brackets", "⟦P1⟧ ⟦P1⟧ met ⟦P2⟧s and ⟦P3⟧ on Monday.", GOOD, "ere" },
    { "brackets", "⟦P1⟧ met ⟦P2⟧ and on Monday.", GOOD, "eep" },
    { "white", "｟ P1 ｠ met ｟P2 and ((P3)) on Monday.", GOOD, "rrr" },
    { "underscores", "_P1_ met P2__ and __ p3 __ on Monday.", GOOD, "rrr" },
    { "underscores", "**P1** met __P2__ and \\_\\_P3\\_\\_ on Monday.", "**Macron** met Starmer and Merz on Monday.",
      "rer" },
    { "x", "<x id=\"1\"> met <X ID=“2”/> and &lt;x id=\"3\"/&gt; on Monday.", GOOD, "rrr" },
    { "x", "x id=\"1\"/> met <x id=\"2\"/ and [x id=\"3\"/] on Monday.", GOOD, "rrr" },
    { "x", "<x id=\"1\"></x> met <x/> and <х идентификатор=\"3\"/> on Monday.", GOOD, "rrr" },
    { "span", "<span translate=\"nein\">P1</span> met <span translate=\"no\"></span> and P3 on Monday.", GOOD, "rrr" },
    { "span", "&lt;span translate=&quot;no&quot;&gt;P1&lt;/span&gt; met <SPAN>p2</SPAN> and <span>P 3</span> on Monday.", GOOD,
      "rrr" },
};

static struct satz_data data;
static struct satz_restorer *restorer;

static void record_make(struct satz_record *record, struct satz_arena *arena, const struct example *example) {
    struct satz_buffer via = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&via, "{\"by\":\"engine\",\"form\":\"%s\"}", example->form);
    satz_record_init(record, arena);
    satz_record_set_size(record, "seg", 1);
    satz_record_set_string(record, "lang", satz_slice_of("de"));
    satz_record_set_string(record, "src", satz_slice_of(SRC));
    satz_record_set_raw(record, "spans", satz_slice_of(SPANS));
    satz_record_set_string(record, "to", satz_slice_of("en"));
    satz_record_set_raw(record, "via", satz_buffer_slice(&via));
    satz_record_set_string(record, "out", satz_slice_of(example->out));
    satz_buffer_release(&via);
}

static void example_holds(const struct example *example) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_record record;
    struct satz_span_list spans;
    record_make(&record, &arena, example);
    assert_int_equal(satz_restorer_record(restorer, &record, false, &error), SATZ_OK);
    struct satz_slice tgt = satz_record_string(&record, "tgt");
    if (!satz_slice_is(tgt, example->tgt))
        print_error("%s became %.*s\n", example->out, (int)tgt.size, tgt.data);
    assert_true(satz_slice_is(tgt, example->tgt));
    assert_int_equal(satz_spans_read(&record, &spans, &error), SATZ_OK);
    for (size_t i = 0; i < spans.count; i++) {
        const struct satz_span *span = &spans.items[i];
        if (*satz_found_name(span->found) != example->found[i])
            print_error("%s: span %zu is %s\n", example->out, i + 1, satz_found_name(span->found));
        assert_int_equal(*satz_found_name(span->found), example->found[i]);
        assert_true(span->found == SATZ_FOUND_EXACT ? span->sure == 0 : span->sure > 0 && span->sure <= 100);
    }
    satz_arena_release(&arena);
}

static void mangled_placeholders_are_found_again(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        example_holds(&examples[i]);
}

/* The less of it came back, the less sure its place is. */
static void what_is_left_says_how_sure(void **state) {
    static const char *const outs[] = { "⟦ P1⟧ met.", "⟦P1 met.", "P1 met.", "⟦⟧ met.", "met." };
    unsigned before = 101;
    (void)state;
    for (size_t i = 0; i < sizeof outs / sizeof *outs; i++) {
        struct example example = { "brackets", outs[i], NULL, NULL };
        struct satz_arena arena = SATZ_ARENA_INIT;
        struct satz_error error = SATZ_ERROR_INIT;
        struct satz_record record;
        struct satz_span_list spans;
        record_make(&record, &arena, &example);
        assert_int_equal(satz_restorer_record(restorer, &record, false, &error), SATZ_OK);
        assert_int_equal(satz_spans_read(&record, &spans, &error), SATZ_OK);
        assert_true(spans.items[0].sure < before);
        before = spans.items[0].sure;
        satz_arena_release(&arena);
    }
}

/* Words that only look like placeholders are the text's, also where a real one is lost. */
static void words_that_look_alike_stay(void **state) {
    static const char *const words[] = { "Zofukelheim", "[12]", "__init__", "(7)", "P9", "<b>" };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct satz_buffer out = SATZ_BUFFER_INIT, tgt = SATZ_BUFFER_INIT;
        satz_buffer_add_format(&out, "⟦P1⟧ met ⟦P2⟧ and ⟦P3⟧ in %s.", words[i]);
        satz_buffer_add_format(&tgt, "Macron met Starmer and Merz in %s.", words[i]);
        struct example example = { "brackets", out.data, tgt.data, "eee" };
        example_holds(&example);
        satz_buffer_release(&out);
        satz_buffer_release(&tgt);
    }
}

static int set_up(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    return satz_data_open(&data, getenv("SATZ_DATA"), &error) != SATZ_OK || !(restorer = satz_restorer_new(&data, &error));
}

static int tear_down(void **state) {
    (void)state;
    satz_restorer_free(restorer);
    satz_data_close(&data);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mangled_placeholders_are_found_again),
        cmocka_unit_test(what_is_left_says_how_sure),
        cmocka_unit_test(words_that_look_alike_stay),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
