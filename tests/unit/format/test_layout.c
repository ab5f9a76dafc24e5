/* Wrapped text or not, and where its paragraphs end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "format/layout.h"

static const char wrapped[] = "Die Nordlicht Energie SE hat im dritten Quartal mehr Strom verkauft\n"
                              "als im Vorjahr. Der Vorstand rechnet für das Gesamtjahr mit einem\n"
                              "kräftigen Zuwachs, wie eine Sprecherin in Kiel sagte.\n";

static void auto_tells_wrapped_text(void **state) {
    (void)state;
    assert_int_equal(satz_layout_guess(satz_slice_of(wrapped), SATZ_BREAKS_AUTO).breaks, SATZ_BREAKS_BLANK);
    assert_int_equal(satz_layout_guess(satz_slice_of(wrapped), SATZ_BREAKS_LINE).breaks, SATZ_BREAKS_LINE);
}

static void auto_leaves_other_text(void **state) {
    static const char *const texts[] = {
        "",
        "Ein Satz.",
        "Der Umsatz stieg im dritten Quartal um fünf Prozent.\nDer Gewinn sank im gleichen Zeitraum leicht auf Null.\n",
        "Äpfel\nbirnen\nkirschen\n",
        "会议结束了。\n大家都走了。\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(satz_layout_guess(satz_slice_of(texts[i]), SATZ_BREAKS_AUTO).breaks, SATZ_BREAKS_LINE);
}

static bool ends(const char *line, const char *next) {
    char text[512];
    struct satz_layout layout = { SATZ_BREAKS_BLANK, 60 };
    size_t size = strlen(line);
    snprintf(text, sizeof text, "%s\n%s", line, next);
    return satz_layout_ends(&layout, satz_slice_of(text), 0, size, size + 1);
}

static void a_paragraph_ends_where_it_looks_so(void **state) {
    static const char full[] = "Die Nordlicht Energie SE hat im dritten Quartal mehr Strom";
    (void)state;
    assert_false(ends(full, "verkauft als im Vorjahr"));
    assert_false(ends(full, "Anbieter aus Kiel"));
    assert_true(ends(full, "\nVerkauft"));
    assert_true(ends(full, "   \t\nVerkauft"));
    assert_true(ends(full, ""));
    assert_true(ends(full, "• Punkt"));
    assert_false(ends(full, "– ein Einschub – geht weiter"));
    assert_true(ends("Die Punkte sind:", "- eins"));
    assert_true(ends("- eins", "- zwei"));
    assert_false(ends(full, "3. Oktober"));
    assert_true(ends("Tagesordnung", "1. Begrüßung"));
    assert_true(ends("Nordlicht Energie SE", "Hafenstraße 5"));
    assert_false(ends("Nordlicht Energie SE", "und andere"));
    assert_true(ends("Nordlicht Energie SE", "www.nordlicht.example"));
    assert_false(ends(full, "www.nordlicht.example"));
}

static void a_mail_has_parts_of_its_own(void **state) {
    static const char full[] = "> Die Nordlicht Energie SE hat im dritten Quartal mehr";
    (void)state;
    assert_false(ends(full, "> Strom verkauft"));
    assert_true(ends(full, "Strom verkauft"));
    assert_true(ends(full, "> > Strom verkauft"));
    assert_true(ends(full, ">\n> Strom verkauft"));
    assert_true(ends(full, "> * Strom"));
    assert_true(ends(full + 2, "-- \nNora Lindqvist"));
    assert_true(ends("An: Redaktion Nordlicht und alle Beteiligten an der Sache", "Betreff: Korrektur"));
    assert_false(ends("An: Redaktion Nordlicht und alle Beteiligten an der Sache", "Betreff und Datum fehlen"));
    assert_false(ends(full, "> mit Strom: Betreff"));
}

static void line_breaks_of_all_kinds(void **state) {
    (void)state;
    assert_int_equal(satz_line_break_size(satz_slice_of("\r\n"), 0), 2);
    assert_int_equal(satz_line_break_size(satz_slice_of("\r"), 0), 1);
    assert_int_equal(satz_line_break_size(satz_slice_of("\u2028"), 0), 3);
    assert_int_equal(satz_line_break_size(satz_slice_of("\xC2\x85"), 0), 2);
    assert_int_equal(satz_line_break_size(satz_slice_of("\u2030"), 0), 0);
    assert_int_equal(satz_line_end(satz_slice_of("ä€\u2029"), 0), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(auto_tells_wrapped_text),
        cmocka_unit_test(auto_leaves_other_text),
        cmocka_unit_test(a_paragraph_ends_where_it_looks_so),
        cmocka_unit_test(a_mail_has_parts_of_its_own),
        cmocka_unit_test(line_breaks_of_all_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
