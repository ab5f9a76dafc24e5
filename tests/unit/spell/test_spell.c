/* Words of a text, judgement and what was meant, with a dictionary of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "spell/advice.h"
#include "spell/compound.h"
#include "spell/judge.h"
#include "spell/near.h"
#include "spell/old.h"
#include "spell/own.h"

static char folder[64];
static struct satz_data data;
static struct satz_nametable names;
static struct satz_spell_settings settings;
static struct satz_spell_language *german;

static void write_file(const char *name, const char *content) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

static struct satz_spell_language *load(const char *tag) {
    struct satz_language language;
    struct satz_error error = SATZ_ERROR_INIT;
    assert_int_equal(satz_language_parse(tag, &language, &error), SATZ_OK);
    struct satz_spell_language *loaded = satz_spell_language_new(&language, &settings, &names, NULL, &error);
    if (!loaded)
        fail_msg("%s: %s", error.place, error.reason);
    return loaded;
}

static int begin(void **state) {
    struct satz_error error = SATZ_ERROR_INIT;
    (void)state;
    strcpy(folder, "/tmp/satz-spell-XXXXXX");
    if (!mkdtemp(folder) || satz_data_open(&data, NULL, &error) != SATZ_OK ||
        satz_nametable_load(&names, &data, &error) != SATZ_OK)
        return 1;
    setenv("DICPATH", folder, 1);
    settings.data = &data;
    settings.suggest = 5;
    write_file("de_DE.aff", "SET UTF-8\nTRY ens\nSFX S Y 1\nSFX S 0 es .\n");
    write_file("de_DE.dic", "1\nHaus\nHauses\nTür\nTüren\nVerkehr\nVerkehrs\nLeiter\nLeiters\nHafen\nHafens\n"
                            "Schiff\nSchiffs\nwohnen\nwohnt\nSchule\nSchulen\nSchulhof\nStadtteil\nmit\nihm\nwieder\n"
                            "Bild/S\nspruch\nSpruch\nSpruchs\nWiderspruch\nder\nsagte\nStraße\ngut\nlüftet\nlüften\nlüfteten\n");
    write_file("en_US.aff", "SET UTF-8\n");
    write_file("en_US.dic", "1\ngrowth\n");
    german = load("de");
    return 0;
}

static int end(void **state) {
    (void)state;
    char command[128];
    satz_spell_language_free(german);
    satz_nametable_release(&names);
    satz_data_close(&data);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* The words of a text, with a bar between them. */
static void assert_words(const char *text, const char *expected) {
    struct satz_spell_words words = { 0 };
    struct satz_buffer joined = SATZ_BUFFER_INIT;
    struct satz_map endings;
    satz_map_init(&endings);
    satz_map_set(&endings, satz_slice_of("pdf"), 0);
    satz_spell_words_cut(&words, satz_slice_of(text), &endings, NULL);
    for (size_t i = 0; i < words.count; i++) {
        satz_buffer_add_string(&joined, i ? "|" : "");
        satz_buffer_add(&joined, satz_slice_sub(satz_slice_of(text), words.items[i].begin, words.items[i].end));
    }
    assert_string_equal(joined.data, expected);
    satz_buffer_release(&joined);
    satz_spell_words_release(&words);
    satz_map_release(&endings);
}

static void test_words(void **state) {
    (void)state;
    assert_words("Der Hafen, der Hafen-Leiter und O’Brien’s Schiff.",
                 "Der|Hafen|der|Hafen-Leiter|und|O’Brien’s|Schiff");
    assert_words("Ein- und „Ausfuhr“: 3,5 km² (10er)", "Ein|und|Ausfuhr|km|10er");
    assert_words("www.hafen.example a@b.example @hafen #hafen /etc/hafen bericht.pdf x_y https://h.example/", "");
    assert_words("(siehe bericht.PDF) Ende.Danach", "siehe|Ende|Danach");
    assert_words("Leser:innen, Leser*innen, Leser(innen), Leser/-innen, Leser/innen, Leser:inne",
                 "Leser|Leser|Leser|Leser|Leser|Leser|inne");
    assert_words("Ha\xEF\xBF\xBC" "fen \xEF\xBF\xBCHafen\xEF\xBF\xBC.", "Hafen");
    assert_words("e\xCC\x81te\xCC\x81 -- ’’ - 100", "e\xCC\x81te\xCC\x81");
    assert_words("Das geht´s an, sagt Geiss´sche Art.", "Das|geht´s|an|sagt|Geiss´sche|Art");
    assert_words("Schiffe vor Kiel (mja) (dpa/smo) hf/fab (afp, rtr, Hafen am Sonntag)", "Schiffe|vor|Kiel|Hafen|am|Sonntag");
    assert_words("Hafen (alt) und Schiff/Leiter, und/oder", "Hafen|und|Schiff|Leiter");
    assert_words("Sche*ße, S!sters, Hafen*Schiff, Ja!", "Hafen|Schiff|Ja");
    assert_words("Sitzgelegenhei\xC2\xAD ten am Hafen", "am|Hafen");
    assert_words("", "");
}

/* A text of the word alone: what is wrong with it. */
static void assert_fault_in(struct satz_spell_language *language, const char *text, const char *expected) {
    struct satz_spell_words words = { 0 };
    struct satz_slice whole = satz_slice_of(text);
    satz_spell_words_cut(&words, whole, NULL, NULL);
    assert_int_equal(words.count, 1);
    for (int again = 0; again < 2; again++) {
        struct satz_slice word = satz_slice_sub(whole, words.items[0].begin, words.items[0].end);
        struct satz_spell_fault fault = satz_spell_judge(language, word, &words.items[0]);
        if (!satz_slice_is(satz_slice_sub(word, fault.begin, fault.end), expected))
            fail_msg("%s: '%.*s'", text, (int)(fault.end - fault.begin), word.data + fault.begin);
    }
    satz_spell_words_release(&words);
}

static void assert_fault(const char *text, const char *expected) {
    assert_fault_in(german, text, expected);
}

static void test_good(void **state) {
    (void)state;
    static const char *const good[] = {
        "Hafen", "HAFEN", "UNHCR", "LKWs", "iPhone", "G7", "44jährige", "Москва", "a", "bspw.", "Hafenstr.", "kWh",
        "Starmer", "Starmers", "Starmer’s", "Berlins", "Verkehrsleiter", "Hafenschiff", "Schulhaus", "Wohnhaus",
        "Hafen-Leiter", "Verkehrs-Leiter", "Verkehrs-", "-leiter", "VERKEHRSLEITER", "Zxqwyk-Leiter", "Hochhaus",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_fault(good[i], "");
}

static void test_bad(void **state) {
    (void)state;
    assert_fault("Haffen", "Haffen");
    assert_fault("hMafen", "");
    assert_fault("xHafen", "xHafen");
    assert_fault("Hafen-Leitre", "Leitre");
    assert_fault("Haffn-Leitre-Haus", "Haffn-Leitre");
    assert_fault("Stadteil", "Stadteil");
    assert_fault("Wiederspruch", "Wiederspruch");
    assert_fault("Lüftethaus", "Lüftethaus");
    assert_fault("Strasse", "Strasse"); /* the name table has the Strasse von Hormus */
    assert_fault("hafen", "hafen");
    assert_fault("gu", "gu");
}

static void assert_near(const char *word, const char *expected) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer joined = SATZ_BUFFER_INIT;
    struct satz_slice fixes[SATZ_SPELL_MOST_NEAR];
    size_t count = satz_spell_near(german, satz_slice_of(word), 5, &arena, fixes);
    for (size_t i = 0; i < count; i++) {
        satz_buffer_add_string(&joined, i ? "|" : "");
        satz_buffer_add(&joined, fixes[i]);
    }
    assert_string_equal(joined.data, expected);
    assert_int_equal(satz_spell_is_near(german, satz_slice_of(word)), *expected != '\0');
    satz_buffer_release(&joined);
    satz_arena_release(&arena);
}

static void test_near(void **state) {
    (void)state;
    assert_near("hafen", "Hafen");
    assert_near("Hafne", "Hafen");
    assert_near("Haffen", "Hafen");
    assert_near("Hfen", "Hafen");
    assert_near("Hagen", "Hafen"); /* g lies beside f */
    assert_near("Strasse", "Straße");
    assert_near("afen", "");       /* two slips: a letter left out, and small */
    assert_near("Afen", "Hafen");
    assert_near("Qqqqqq", "");
    assert_near("Haus", "");
    assert_near("x", "");
    assert_true(satz_spell_is_slip(german, satz_slice_of("Hafne")));
    assert_false(satz_spell_is_slip(german, satz_slice_of("Hagen")));
}

static void test_advice(void **state) {
    (void)state;
    const struct satz_spell_advice *advice = satz_spell_advise(german, satz_slice_of("Hafne"), true);
    assert_true(advice->near);
    assert_int_equal(advice->count, 1);
    advice = satz_spell_advise(german, satz_slice_of("Schulhöfff"), false);
    assert_false(advice->near);
    assert_int_equal(advice->count, 0);
    advice = satz_spell_advise(german, satz_slice_of("Schulhöfff"), true);
    assert_false(advice->near);
    assert_true(advice->count > 0);
    assert_true(satz_slice_is(advice->fixes[0].word, "Schulhof"));
}

/* Words that are made to cost: linear, or nothing at all. */
static void test_hostile(void **state) {
    (void)state;
    char text[600];
    struct satz_spell_word word = { .end = 500 };
    static const char *const pieces[] = { "'a", "-a", "’’", "Haus", "ß", "A\xCC\x81", "𝐀A" };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = 0;
        while (size + strlen(pieces[i]) < 500) {
            memcpy(text + size, pieces[i], strlen(pieces[i]));
            size += strlen(pieces[i]);
            word.end = size;
            satz_spell_judge(german, satz_slice_make(text, size), &word);
        }
    }
}

static void assert_bad_words(const char *content, size_t line, const char *reason) {
    struct satz_error error = SATZ_ERROR_INIT;
    char path[128];
    write_file("bad.txt", content);
    snprintf(path, sizeof path, "%s/bad.txt", folder);
    assert_int_equal(satz_spell_own_load(german, path, &error), SATZ_FAILED);
    assert_int_equal(error.line, line);
    assert_string_equal(error.reason, reason);
}

/* What a house brings: good, inflected as another, never to be used. */
static void test_own(void **state) {
    (void)state;
    struct satz_error error = SATZ_ERROR_INIT;
    char plain[128], dictionary[128], english[160], swiss[160];
    write_file("own.txt", "\xEF\xBB\xBF# Ours\r\nFjordex / Bild\r\nVan der Quell\r\n*wohnen\n*Hafenschiff\nU\xCC\x88mlau\n");
    write_file("own.dic", "2\nQuellmoor\n*Widerspruch\n");
    snprintf(plain, sizeof plain, "de=%s/own.txt", folder);
    snprintf(dictionary, sizeof dictionary, "%s/own.dic", folder);
    snprintf(english, sizeof english, "en=%s", dictionary);
    snprintf(swiss, sizeof swiss, "de-CH=%s", dictionary);
    struct satz_spell_language *house = load("de");
    assert_int_equal(satz_spell_own_load(house, english, &error), SATZ_OK);
    assert_int_equal(satz_spell_own_load(house, swiss, &error), SATZ_OK);
    assert_fault_in(house, "Quellmoor", "Quellmoor");
    if (satz_spell_own_load(house, plain, &error) != SATZ_OK)
        fail_msg("%s:%zu: %s", error.place, error.line, error.reason);
    assert_int_equal(satz_spell_own_load(house, dictionary, &error), SATZ_OK);
    assert_fault_in(house, "Quellmoor", "");
    assert_fault_in(house, "Fjordexes", "");
    assert_fault_in(house, "Quell", "");
    assert_fault_in(house, "Ümlau", "");
    assert_fault_in(house, "wohnen", "wohnen");
    assert_fault_in(house, "Wohnen", "Wohnen");
    assert_fault_in(house, "wohnt", "");
    assert_fault_in(house, "Hafenschiff", "Hafenschiff");
    assert_fault_in(house, "Hafen-Widerspruch", "Widerspruch");
    assert_true(satz_spell_is_forbidden(house, satz_slice_of("Widerspruch")));
    assert_false(satz_spell_is_forbidden(house, satz_slice_of("widerspruch")));
    satz_spell_language_free(house);
    assert_bad_words("Moor\n/Haus\n", 2, "has no word");
    assert_bad_words("*\n", 1, "has no word");
    assert_bad_words("Moor/\n", 1, "has no word after its slash to be inflected by");
    assert_bad_words("*Moor/Haus\n", 1, "forbids more than one word");
    assert_bad_words("*Moor Haus\n", 1, "forbids more than one word");
    assert_bad_words("Moor/Gibtesnicht\n", 1, "the dictionary of de has no word 'Gibtesnicht' to inflect by");
    assert_bad_words("Moor\n\xFF\n", 2, "not UTF-8");
}

static void assert_swiss(const char *word, const char *expected) {
    struct satz_buffer now = SATZ_BUFFER_INIT;
    satz_spell_without_sharp(satz_slice_of(word), &now);
    assert_string_equal(now.data, expected);
    satz_buffer_release(&now);
}

static void test_region(void **state) {
    (void)state;
    write_file("de_CH.aff", "SET UTF-8\n");
    write_file("de_CH.dic", "1\nStrasse\nheisst\n");
    struct satz_spell_language *swiss = load("de-CH");
    assert_string_equal(swiss->notice, "");
    assert_true(satz_hunspell_knows(swiss->dictionary, satz_slice_of("Strasse")));
    assert_fault_in(swiss, "Strasse", "");
    assert_fault_in(swiss, "Straße", "Straße");
    assert_fault_in(swiss, "Strasse-Straße", "Straße");
    assert_fault_in(swiss, "heißt’s", "heißt’s");
    assert_fault_in(swiss, "parkiert", "");
    assert_swiss("Straßenfußball", "Strassenfussball");
    assert_swiss("AUSSCHLIEßLICH", "AUSSCHLIESSLICH");
    assert_swiss("STRAẞE", "STRASSE");
    assert_swiss("Aß", "Ass");
    satz_spell_language_free(swiss);
    /* Where Liechtenstein has no dictionary, Switzerland's is its own; Austria's stand-in has the words of Austria. */
    struct satz_spell_language *liechtenstein = load("de-LI"), *austrian = load("de-AT");
    assert_string_equal(liechtenstein->notice, "");
    assert_fault_in(liechtenstein, "Straße", "Straße");
    assert_fault_in(liechtenstein, "Traktanden", "");
    assert_non_null(strstr(austrian->notice, "de_DE stands in"));
    assert_fault_in(austrian, "Stockerlplatz", "");
    assert_fault_in(austrian, "Traktanden", "Traktanden");
    assert_fault_in(austrian, "Straße", "");
    satz_spell_language_free(liechtenstein);
    satz_spell_language_free(austrian);
    struct satz_spell_language *japanese = load("ja");
    assert_null(japanese->dictionary);
    assert_non_null(strstr(japanese->notice, "not checked"));
    satz_spell_language_free(japanese);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),  cmocka_unit_test(test_good),    cmocka_unit_test(test_bad),
        cmocka_unit_test(test_near),   cmocka_unit_test(test_advice),  cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_region), cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
