#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "quote/quote.h"

static bool is_speech(const void *context, struct satz_slice word) {
    (void)context;
    return satz_slice_is(word, "sagte") || satz_slice_is(word, "räumte");
}

static bool is_speech_noun(const void *context, struct satz_slice word) {
    (void)context;
    return satz_slice_is(word, "Zitat");
}

static bool is_title_noun(const void *context, struct satz_slice word) {
    (void)context;
    return satz_slice_is(word, "Roman") || satz_slice_is(word, "Buch");
}

static bool is_title_after(const void *context, struct satz_slice word) {
    (void)context;
    return satz_slice_is(word, "von");
}

static bool is_link(const void *context, struct satz_slice word) {
    (void)context;
    return satz_slice_is(word, "und");
}

static bool is_title(const void *context, struct satz_slice inside) {
    (void)context;
    return satz_slice_is(inside, "Tagesspiegel");
}

static const struct satz_quote_words words = { NULL, is_speech, is_speech_noun, is_title_noun, is_title_after, is_link, is_title };

/*
 * Quotes of segments (`|` begins the next one, `||` a paragraph), as "words/form/depth/group" joined by
 * blanks; then "!N" where N marks are lost.
 */
static char *quotes_of(const char *segments) {
    struct satz_quotes quotes;
    struct satz_buffer result = SATZ_BUFFER_INIT;
    struct satz_slice rest = satz_slice_of(segments), piece, texts[16];
    bool paragraph = true;
    size_t count = 0;
    satz_quotes_init(&quotes, &words);
    while (satz_slice_split(&rest, '|', &piece)) {
        if (!piece.size) {
            paragraph = true;
            continue;
        }
        satz_quotes_add(&quotes, piece, paragraph);
        texts[count++] = piece;
        paragraph = false;
    }
    satz_quotes_end(&quotes);
    for (size_t i = 0; i < quotes.count; i++) {
        const struct satz_quote *quote = &quotes.items[i];
        struct satz_slice text = satz_slice_sub(texts[quote->segment], quote->begin, quote->end);
        satz_buffer_add_format(&result, "%s%.*s/%c%zu%zu", i ? " " : "", (int)text.size, text.data,
                               "wst"[quote->form], quote->depth, quote->group);
    }
    if (quotes.loss_count)
        satz_buffer_add_format(&result, "!%zu", quotes.loss_count);
    satz_quotes_release(&quotes);
    return satz_buffer_detach(&result);
}

static void check(const char *segments, const char *expected) {
    char *found = quotes_of(segments);
    if (strcmp(found, expected) != 0)
        fail_msg("%s\n  expected %s\n  got      %s", segments, expected, found);
    free(found);
}

static void test_marks_of_many_kinds(void **state) {
    (void)state;
    check("eine „eiserne“ Garantie", "„eiserne“/w00");
    check("eine „eiserne” Garantie", "„eiserne”/w00");
    check("eine „eiserne\" Garantie", "„eiserne\"/w00");
    check("eine “eiserne” Garantie", "“eiserne”/w00");
    check("eine \"eiserne\" Garantie", "\"eiserne\"/w00");
    check("eine »eiserne« Garantie", "»eiserne«/w00");
    check("eine «eiserne» Garantie", "«eiserne»/w00");
    check("une « ferme » garantie", "« ferme »/w00");
    check("une « ferme », dit-il", "« ferme »/w00");
    check("eine ‚eiserne‘ Garantie", "‚eiserne‘/w00");
    check("an ‘iron’ guarantee", "‘iron’/w00");
    check("「鉄の」保証", "「鉄の」/w00");
    check("「我々はこの計画に合意した」と", "「我々はこの計画に合意した」/s00");
    check("“우리는 합의했다”고", "“우리는 합의했다”/w00");
    check("(„eiserne“)", "„eiserne“/w00");
    check("‹eiserne› und ›eiserne‹", "‹eiserne›/w00 ›eiserne‹/w00");
}

static void test_typed_marks(void **state) {
    (void)state;
    check("eine ,,eiserne'' Garantie, eine ,,gute\" auch", ",,eiserne''/w00 ,,gute\"/w00");
    check("eine ``eiserne'' Garantie", "``eiserne''/w00");
    check("Man nennt sie ,die Leisen‘, immerhin", ",die Leisen‘/w00");
    check("Sie kamen,, sahen, und gingen, in 5' 30''", "");
}

static void test_marks_still_to_come(void **state) {
    (void)state;
    check("„Der 24\"-Schirm ist zu klein für uns“", "„Der 24\"-Schirm ist zu klein für uns“/s00");
    check("Der \"rote\" Schirm hat 24\", der \"blaue\" 27\".", "\"rote\"/w00 \"blaue\"/w00");
    check("'Hans' Auto' fährt", "'Hans' Auto'/w00");
    check("‘the citizens’ hall’ is new", "‘the citizens’ hall’/w00");
    check("Rock ’n’ Roll, Rock 'n' Roll", "");
}

static void test_nested(void **state) {
    (void)state;
    check("„Man sagt: ‚Er ist tot.‘“", "„Man sagt: ‚Er ist tot.‘“/s00 ‚Er ist tot.‘/s10");
    check("»Ein ›sehr‹ guter Tag ist das«", "»Ein ›sehr‹ guter Tag ist das«/s00 ›sehr‹/w10");
    check("„Er sagte „Ja“ zu mir, immerhin“", "„Er sagte „Ja“ zu mir, immerhin“/s00 „Ja“/w10");
    check("„Er hat \"Ja\" zu mir gesagt“", "„Er hat \"Ja\" zu mir gesagt“/s00 \"Ja\"/w10");
}

static void test_no_quotation(void **state) {
    (void)state;
    check("geht’s, geht's, Scholz’ Rede, Kunz' Buch, die ’90er und '90er", "");
    check("7,8\" und 5' 11\"", "");
    check("ein 7,8\" Display und ein \"guter\" Preis", "\"guter\"/w00");
    check("\"Er hat 7\" Höhe\"", "\"Er hat 7\" Höhe\"/w00");
    check("‚Scholz’ Rede war gut‘", "‚Scholz’ Rede war gut‘/w00");
    check("Rock and Roll, l’amour, d’Emmanuel", "");
}

static void test_forms(void **state) {
    (void)state;
    check("eine „Koalition der Willigen“ kommt", "„Koalition der Willigen“/w00");
    check("„Wir bauen das Werk weiter“ hieß es", "„Wir bauen das Werk weiter“/s00");
    check("„Wirklich?“ ist die Frage", "„Wirklich?“/s00");
    check("„Wir kommen“, sagte sie", "„Wir kommen“/s00");
    check("das Zitat „Wir kommen“ kennt jeder", "„Wir kommen“/s00");
    check("Das Urteil: „mangelhaft“", "„mangelhaft“/w00");
    check("Sie sagte: „mangelhaft“", "„mangelhaft“/s00");
    check("Das Kürzel „z. B.“ steht dort", "„z. B.“/w00");
    check("„Nein.“ sagte sie", "„Nein.“/s00");
    check("Sie sagte: „Wir kommen“", "„Wir kommen“/s00");
    check("der Roman „Das Schiff im Eis und andere“ gefällt", "„Das Schiff im Eis und andere“/t00");
    check("das Buch auf dem Tisch: „Das Schiff“ von Ute Lahn", "„Das Schiff“/t00");
    check("die „Garantie“ von Ute Lahn", "„Garantie“/w00");
    check("Der „Tagesspiegel“ schreibt", "„Tagesspiegel“/t00");
    check("ihr Buch „Stille. Eine Zumutung“ liegt da", "„Stille. Eine Zumutung“/t00");
    check("ihr Buch „Was bleibt?“ liegt da", "„Was bleibt?“/t00");
    check("ihr Buch „Das reicht mir.“ liegt da", "„Das reicht mir.“/s00");
    check("sagt das Buch: „Was bleibt?“", "„Was bleibt?“/s00");
    check("ein Buch (1998): „Stille“, „Wer? Wir“ (mit Ute Lahn) und „Ende“; „so“",
          "„Stille“/t00 „Wer? Wir“/t00 „Ende“/t00 „so“/w00");
    check("der Roman „Stille“ als „Held“, der Roman „Wind“ (er) geht und „ruft“",
          "„Stille“/t00 „Held“/w00 „Wind“/t00 „ruft“/w00");
}

static void test_split_by_attribution(void **state) {
    (void)state;
    check("„Wir gehen“, räumte er ein, „aber nicht weit.“", "„Wir gehen“/s01 „aber nicht weit.“/s01");
    check("„Wir gehen“, „wir bleiben“", "„Wir gehen“/w00 „wir bleiben“/w00");
    check("„Wir gehen“, sagte er. Später kam „Nordlicht“ dazu", "„Wir gehen“/s00 „Nordlicht“/w00");
}

static void test_over_segments(void **state) {
    (void)state;
    check("Er sagte: „Eins.|Zwei.|Drei“, und ging.", "„Eins./s01 Zwei./s01 Drei“/s01");
    check("„Eins.||„Zwei.“", "„Eins./s01 „Zwei.“/s01");
    check("«Eins.||»Zwei.»", "«Eins./s01 »Zwei.»/s01");
    check("„Eins.|Zwei“, sagte er, „drei.“", "„Eins./s01 Zwei“/s01 „drei.“/s01");
    check("‚Eins.|Zwei.‘ „Drei“ Vier.", "‚Eins./s01 Zwei.‘/s01 „Drei“/w00");
    check("„Eins“, sagte er, „zwei.|Drei.“", "„Eins“/s01 „zwei./s01 Drei.“/s01");
    check("„‚Eins‘, sagte sie, ‚zwei.|Drei.‘|Vier.“ „Fünf.|Sechs.“",
          "„‚Eins‘, sagte sie, ‚zwei./s01 ‚Eins‘/s12 ‚zwei./s12 Drei.‘/s01 Drei.‘/s12 Vier.“/s01 „Fünf./s03 Sechs.“/s03");
}

static void test_unclosed(void **state) {
    (void)state;
    check("„Eins.||Zwei.", "!1");
    check("„Eins.|Zwei „drei“ vier.||Fünf", "„drei“/w00!1");
    check("„Eins “zwei” drei.||Vier", "“zwei”/w00!1");
    check("“Eins.", "!1");
    check("Nur ein Ende“ hier", "!1");
    check("Nur ‘ein halbes", "");
}

static void test_depth_is_bounded(void **state) {
    (void)state;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < 20000; i++)
        satz_buffer_add_string(&text, "„a ");
    for (size_t i = 0; i < 20000; i++)
        satz_buffer_add_string(&text, "b“ ");
    char *found = quotes_of(text.data);
    assert_non_null(strstr(found, "„a"));
    free(found);
    satz_buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_of_many_kinds), cmocka_unit_test(test_typed_marks),
        cmocka_unit_test(test_marks_still_to_come),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_no_quotation),        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_split_by_attribution), cmocka_unit_test(test_over_segments),
        cmocka_unit_test(test_unclosed),            cmocka_unit_test(test_depth_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
