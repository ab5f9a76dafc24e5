#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "placeholder/engine_text.h"

/* A segment with spans in bytes, and what the engine and the memory are to see. */
struct example {
    struct satz_arena arena;
    struct satz_span_list spans;
    struct satz_engine_text text;
};

static int begin(void **state) {
    struct example *example = calloc(1, sizeof *example);
    satz_arena_init(&example->arena);
    satz_engine_text_init(&example->text);
    *state = example;
    return 0;
}

static int end(void **state) {
    struct example *example = *state;
    satz_engine_text_release(&example->text);
    satz_arena_release(&example->arena);
    free(example);
    return 0;
}

/* Adds a span over the first occurrence of `piece`. */
static void add(struct example *example, const char *src, const char *piece, enum satz_kind kind, enum satz_do action) {
    struct satz_span span = { .kind = kind, .action = action };
    span.begin = satz_slice_find(satz_slice_of(src), 0, satz_slice_of(piece));
    span.end = span.begin + strlen(piece);
    satz_spans_add(&example->spans, &example->arena, span);
    satz_spans_number(&example->spans, &example->arena);
}

/* The units follow one another and cover both texts, and none is empty. */
static void assert_partition(const struct satz_engine_text *text, size_t src_size) {
    size_t src = 0, at = 0;
    for (size_t i = 0; i < text->count; i++) {
        const struct satz_unit *unit = &text->units[i];
        assert_int_equal(unit->src_begin, src);
        assert_int_equal(unit->text_begin, at);
        assert_true(unit->text_end > unit->text_begin);
        src = unit->src_end;
        at = unit->text_end;
    }
    assert_int_equal(src, src_size);
    assert_int_equal(at, text->text.size);
}

static void assert_text(struct example *example, const char *src, const struct satz_engine_view *view,
                        const char *expected) {
    satz_engine_text_build(&example->text, satz_slice_of(src), &example->spans, view);
    assert_string_equal(example->text.text.data, expected);
    assert_partition(&example->text, strlen(src));
}

static void a_held_name_becomes_a_placeholder(void **state) {
    const char *src = "Kanzler Friedrich Merz traf Macron.";
    add(*state, src, "Friedrich Merz", SATZ_PERSON, SATZ_HOLD);
    add(*state, src, "Macron", SATZ_PERSON, SATZ_HOLD);
    assert_text(*state, src, &(struct satz_engine_view){ 0 }, "Kanzler ⟦P1⟧ traf ⟦P2⟧.");
    assert_text(*state, src, &(struct satz_engine_view){ .plain = true }, src);
}

static void marks_are_held_and_their_words_are_not(void **state) {
    const char *src = "Die „Koalition der Willigen“ tagt.";
    add(*state, src, "„Koalition der Willigen“", SATZ_QUOTE, SATZ_MARKS);
    assert_text(*state, src, &(struct satz_engine_view){ 0 }, "Die ⟦P1⟧Koalition der Willigen⟦/P1⟧ tagt.");
}

static void a_mark_inside_a_held_span_is_hidden_with_its_partner(void **state) {
    const char *src = "Er las „Europa im Schlaf“ vor.";
    add(*state, src, "Schlaf“ vor", SATZ_PRODUCT, SATZ_HOLD);
    add(*state, src, "„Europa im Schlaf“", SATZ_TITLE, SATZ_MARKS);
    assert_text(*state, src, &(struct satz_engine_view){ 0 }, "Er las „Europa im ⟦P1⟧.");
}

static void white_space_folds_and_lines_join(void **state) {
    const struct satz_engine_view view = { 0 };
    assert_text(*state, "Der  Umsatz\r\nstieg\tum\u00a0drei\x01Prozent.", &view, "Der Umsatz stieg um drei Prozent.");
    assert_text(*state, "Die Bundesregie-\nrung tagt.", &view, "Die Bundesregierung tagt.");
    assert_text(*state, "Die Bun\u00addesregierung tagt.", &view, "Die Bundesregierung tagt.");
    assert_text(*state, "Der Russland-\n  Ukraine-Krieg", &view, "Der Russland-Ukraine-Krieg");
    assert_text(*state, "Die CO2-\nBilanz", &view, "Die CO2-Bilanz");
    assert_text(*state, "Umsatz -\nGewinn", &view, "Umsatz - Gewinn");
    assert_text(*state, "Ein Absatz-\n\nende", &view, "Ein Absatz- ende");
}

static void marks_of_quoted_mail_fold(void **state) {
    const struct satz_engine_view view = { 0 }, html = { .html = true };
    assert_text(*state, "Die Bundesregie-\n> rung tagt\r\n> > heute.", &view, "Die Bundesregierung tagt heute.");
    assert_text(*state, "Mehr\n>50 kW > 40 kW\n>", &view, "Mehr >50 kW > 40 kW ");
    assert_text(*state, "mehr\n> als", &html, "mehr > als");
}

static void a_suspended_hyphen_stays(void **state) {
    struct satz_wordset keep = { 0 };
    satz_map_init(&keep.words);
    satz_map_set(&keep.words, satz_slice_of("und"), 0);
    assert_text(*state, "Ein-\nund Ausfuhr", &(struct satz_engine_view){ .keep = &keep }, "Ein- und Ausfuhr");
    satz_map_release(&keep.words);
}

static void references_are_what_they_stand_for(void **state) {
    const char *src = "M&uuml;ller&nbsp;&amp;&#32;<b>S&ouml;hne</b> &unbekannt; &#0; &";
    add(*state, src, "<b>", SATZ_TAG, SATZ_HOLD);
    add(*state, src, "</b>", SATZ_TAG, SATZ_HOLD);
    assert_text(*state, src, &(struct satz_engine_view){ .html = true },
                "Müller & ⟦P1⟧Söhne⟦P2⟧ &unbekannt; &#0; &");
    assert_text(*state, src, &(struct satz_engine_view){ .html = true, .plain = true },
                "Müller & \uFFFCSöhne\uFFFC &unbekannt; &#0; &");
}

static void marks_may_be_references(void **state) {
    const char *src = "Sie gilt als &bdquo;eiserne&ldquo; Lady.";
    add(*state, src, "&bdquo;eiserne&ldquo;", SATZ_QUOTE, SATZ_MARKS);
    assert_text(*state, src, &(struct satz_engine_view){ .html = true }, "Sie gilt als ⟦P1⟧eiserne⟦/P1⟧ Lady.");
}

static void empty_text_has_no_units(void **state) {
    assert_text(*state, "", &(struct satz_engine_view){ 0 }, "");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_held_name_becomes_a_placeholder),
        TEST(marks_are_held_and_their_words_are_not),
        TEST(a_mark_inside_a_held_span_is_hidden_with_its_partner),
        TEST(white_space_folds_and_lines_join),
        TEST(marks_of_quoted_mail_fold),
        TEST(a_suspended_hyphen_stays),
        TEST(references_are_what_they_stand_for),
        TEST(marks_may_be_references),
        TEST(empty_text_has_no_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
