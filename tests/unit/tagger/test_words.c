/* How a sentence is cut into words for the tagger: as GermEval 2014 cuts them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tagger/words.h"

static void cuts(const char *text, const char *expected) {
    struct satz_word_list list = { NULL, 0, 0 };
    struct satz_buffer words = SATZ_BUFFER_INIT;
    satz_word_list_set(&list, satz_slice_of(text));
    for (size_t i = 0; i < list.count; i++) {
        if (i)
            satz_buffer_add_byte(&words, '|');
        satz_buffer_add(&words, list.words[i]);
    }
    assert_string_equal(words.data, expected);
    satz_buffer_release(&words);
    satz_word_list_release(&list);
}

static void marks_are_words(void **state) {
    (void)state;
    cuts("„Das reicht nicht“, sagte Weiss.", "„|Das|reicht|nicht|“|,|sagte|Weiss|.");
    cuts("Die Werft (Kiel) baut: wann?", "Die|Werft|(|Kiel|)|baut|:|wann|?");
    cuts("Und dann ... Stille…", "Und|dann|...|Stille|…");
    cuts("", "");
    cuts("  .  ", ".");
}

static void words_keep_what_is_inside(void **state) {
    (void)state;
    cuts("Die Nordkai-Werft und Bündnis 90/Die Grünen", "Die|Nordkai-Werft|und|Bündnis|90/Die|Grünen");
    cuts("Hans’ und geht's", "Hans|’|und|geht's");
    cuts("#kiel @stadtkiel 12% S&P", "#kiel|@stadtkiel|12%|S&P");
    cuts("1.200,50 Euro um 9.30 Uhr", "1.200,50|Euro|um|9.30|Uhr");
}

static void some_full_stops_stay(void **state) {
    (void)state;
    cuts("Am 3. Mai sprach J. Weiss bzw. Karl II. dort.", "Am|3.|Mai|sprach|J.|Weiss|bzw.|Karl|II.|dort|.");
    cuts("z.B. der TSV Lindenfurt e.V. gewann", "z.B.|der|TSV|Lindenfurt|e.V.|gewann");
    cuts("Frau Dr. Weiss und St. Georgen", "Frau|Dr|.|Weiss|und|St|.|Georgen");
    /* The last one ends the sentence. */
    cuts("Das war 2019.", "Das|war|2019|.");
}

static void tags_are_blanks(void **state) {
    (void)state;
    cuts("Die \xEF\xBF\xBCWerft\xEF\xBF\xBC baut", "Die|Werft|baut");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_words),
        cmocka_unit_test(words_keep_what_is_inside),
        cmocka_unit_test(some_full_stops_stay),
        cmocka_unit_test(tags_are_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
