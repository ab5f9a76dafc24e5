/* What is made of words that no list has: the weighing by itself, and tests/golden/spelling with the system's dictionary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lexicon/dictionary.h"
#include "lexicon/table.h"
#include "spell/evidence.h"
#include "spell/judge.h"

static const char *const verdicts[] = { "good", "unknown", "typo" };

static void assert_weight(struct satz_spell_evidence evidence, enum satz_spell_verdict expected) {
    assert_string_equal(verdicts[satz_spell_weigh(&evidence)], verdicts[expected]);
}

/* Regirung: the Regierung of every newspaper is one letter away. */
static void test_typo(void **state) {
    (void)state;
    struct satz_spell_evidence regirung = { .letters = 8, .capital = true, .near = true, .cost = 65, .often = 9,
                                            .whole = 9 };
    assert_weight(regirung, SATZ_SPELL_TYPO);
    regirung.often = regirung.whole = 1; /* were it a word that nobody wrote so far */
    assert_weight(regirung, SATZ_SPELL_UNKNOWN);
    regirung.whole = 0; /* or a compound that nobody ever wrote */
    assert_weight(regirung, SATZ_SPELL_UNKNOWN);
}

/* The farther from any word and the rarer that one, the likelier a capital is that of a name. */
static void test_name(void **state) {
    (void)state;
    struct satz_spell_evidence name = { .letters = 8, .capital = true };
    assert_weight(name, SATZ_SPELL_GOOD);
    name.letters = 9; /* there are lists of long ones */
    assert_weight(name, SATZ_SPELL_UNKNOWN);
    name.part = true; /* Latenight-Moderator */
    assert_weight(name, SATZ_SPELL_GOOD);
    name.part = false, name.letters = 8;
    name.tail = true; /* Solaningehalt: is that one? */
    assert_weight(name, SATZ_SPELL_UNKNOWN);
    struct satz_spell_evidence small = { .letters = 8 };
    assert_weight(small, SATZ_SPELL_UNKNOWN);
    struct satz_spell_evidence part = { .letters = 5, .capital = true, .part = true, .near = true, .cost = 65,
                                        .often = 4, .whole = 4 };
    assert_weight(part, SATZ_SPELL_GOOD);
    part.often = part.whole = 8;
    assert_weight(part, SATZ_SPELL_TYPO);
}

/* Wieser is a name, though Wieder is near; Zac is one too, but Zack may be meant, and Dam for the Dame of every text. */
static void test_known_name(void **state) {
    (void)state;
    struct satz_spell_evidence name = { .letters = 6, .capital = true, .near = true, .cost = 100, .often = 12,
                                        .whole = 9, .name = 2 };
    assert_weight(name, SATZ_SPELL_GOOD);
    name.letters = 3, name.cost = 65, name.often = name.whole = 5;
    assert_weight(name, SATZ_SPELL_UNKNOWN);
    name.name = 5;
    assert_weight(name, SATZ_SPELL_GOOD);
    name.often = name.whole = 8;
    assert_weight(name, SATZ_SPELL_UNKNOWN);
    name.to_name = true;
    assert_weight(name, SATZ_SPELL_GOOD);
}

/* Hamiltojn is likely Hamilton, but so near are many names that no list has. */
static void test_slip_of_a_name(void **state) {
    (void)state;
    struct satz_spell_evidence hamiltojn = { .letters = 9, .capital = true, .near = true, .cost = 115, .often = 5,
                                             .whole = 5, .to_name = true };
    assert_weight(hamiltojn, SATZ_SPELL_UNKNOWN);
    hamiltojn.to_name = false;
    assert_weight(hamiltojn, SATZ_SPELL_TYPO);
}

/* Village is no slip of anything; `mic` is English too, but `mich` stands in every text. */
static void test_english(void **state) {
    (void)state;
    struct satz_spell_evidence village = { .letters = 7, .capital = true, .english = true, .near = true, .cost = 100,
                                           .often = 9, .whole = 9 };
    assert_weight(village, SATZ_SPELL_GOOD);
    struct satz_spell_evidence mic = { .letters = 3, .english = true, .near = true, .cost = 65, .often = 11,
                                       .whole = 11 };
    assert_weight(mic, SATZ_SPELL_TYPO);
}

/* Lotsenausbildung: what is near is only another compound. In Todestrafe it is a word. */
static void test_compound(void **state) {
    (void)state;
    struct satz_spell_evidence word = { .letters = 10, .capital = true, .compound = true, .near = true, .cost = 60,
                                        .often = 6 };
    assert_weight(word, SATZ_SPELL_GOOD);
    word.whole = 6;
    assert_weight(word, SATZ_SPELL_TYPO);
    word.longer = true; /* Pendlerstrecke, of which texts had the plural */
    assert_weight(word, SATZ_SPELL_GOOD);
    word.whole = 8; /* Willkomme */
    assert_weight(word, SATZ_SPELL_TYPO);
}

/* In a span of a name: Hamiltojn; but Stefani is a name of its own. */
static void test_slipped_name(void **state) {
    (void)state;
    struct satz_spell_evidence name = { .letters = 9, .capital = true, .near = true, .cost = 115, .often = 5,
                                        .whole = 5, .to_name = true };
    assert_true(satz_spell_is_slipped_name(&name));
    name.often = name.whole = 3; /* Megabasos, were it only near a name that few lists have */
    assert_false(satz_spell_is_slipped_name(&name));
    name.often = name.whole = 8, name.cost = 140;
    assert_false(satz_spell_is_slipped_name(&name));
    name.cost = 65, name.name = 2; /* Stefani */
    assert_false(satz_spell_is_slipped_name(&name));
    name.name = 0, name.near = false;
    assert_false(satz_spell_is_slipped_name(&name));
}

static const char *judge(struct satz_spell_language *german, struct satz_slice text) {
    struct satz_spell_words words = { 0 };
    satz_spell_words_cut(&words, text, NULL, NULL);
    assert_int_equal(words.count, 1);
    struct satz_slice word = satz_slice_sub(text, words.items[0].begin, words.items[0].end);
    struct satz_spell_fault fault = satz_spell_judge(german, word, &words.items[0]);
    satz_spell_words_release(&words);
    if (fault.begin == fault.end)
        return verdicts[SATZ_SPELL_GOOD];
    struct satz_spell_evidence evidence = satz_spell_evidence_of(german, satz_slice_sub(word, fault.begin, fault.end),
                                                                 fault.end - fault.begin < word.size);
    return verdicts[satz_spell_weigh(&evidence)];
}

/* A row's answer is its verdict, or where a fourth column stands, what that begins with. */
static size_t check_rows(struct satz_spell_language *german, const struct satz_table *table) {
    size_t wrong = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct satz_slice word = satz_row_cell(&table->rows[i], 1), expected = satz_row_cell(&table->rows[i], 0);
        struct satz_slice otherwise = satz_row_cell(&table->rows[i], 3);
        if (otherwise.size)
            satz_slice_split(&otherwise, ':', &expected);
        const char *given = judge(german, word);
        if (satz_slice_is(expected, given))
            continue;
        print_error("%.*s is %s, not %.*s\n", (int)word.size, word.data, given, (int)expected.size, expected.data);
        wrong++;
    }
    return wrong;
}

static void test_german(void **state) {
    (void)state;
    struct satz_data data;
    struct satz_nametable names;
    struct satz_table table;
    struct satz_language tag;
    struct satz_error error = SATZ_ERROR_INIT;
    char path[512];
    assert_int_equal(satz_data_open(&data, NULL, &error), SATZ_OK);
    assert_int_equal(satz_nametable_load(&names, &data, &error), SATZ_OK);
    assert_int_equal(satz_language_parse("de", &tag, &error), SATZ_OK);
    struct satz_language english = { "en", SATZ_EN };
    struct satz_buffer base = SATZ_BUFFER_INIT;
    bool own;
    struct satz_hunspell *hunspell =
        satz_dictionary_find(&english, &base, &own) ? satz_hunspell_open(base.data, &error) : NULL;
    struct satz_spell_settings settings = { .data = &data, .suggest = 5 };
    struct satz_spell_language *german = satz_spell_language_new(&tag, &settings, &names, hunspell, &error);
    assert_non_null(german);
    bool complete = german->graph.edge_count && hunspell;
    size_t wrong = 0;
    if (complete) {
        snprintf(path, sizeof path, "%s/tests/golden/spelling/german.tsv", getenv("SATZ_SOURCE"));
        assert_int_equal(satz_table_load(&table, path, &error), SATZ_OK);
        wrong = check_rows(german, &table);
        satz_table_release(&table);
    }
    satz_spell_language_free(german);
    satz_hunspell_close(hunspell);
    satz_buffer_release(&base);
    satz_nametable_release(&names);
    satz_data_close(&data);
    if (!complete)
        skip();
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typo),       cmocka_unit_test(test_name),           cmocka_unit_test(test_known_name),
        cmocka_unit_test(test_english),    cmocka_unit_test(test_slip_of_a_name), cmocka_unit_test(test_compound),
        cmocka_unit_test(test_slipped_name), cmocka_unit_test(test_german),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
