/* What plain text tells of words: which a full stop follows, and which are written small. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "segment/features.h"
#include "train/count.h"

static const char *const paragraphs[] = {
    "Der Umsatz lag bei 12 Mio. Euro, der Gewinn bei 2 Mio. Euro. Danach stieg er auf 3 Mio. Euro.",
    "Kiel – Der Hafen wächst. Im Hafen liegen danach mehr Schiffe, im Hafen arbeiten mehr Leute.",
    "Dr. Weiss sprach mit Dr. Vogt, und danach sprach Dr. Ott. Was danach kam, war wenig.",
    "Die Donau führt Wasser. Der Pegel steht bei 2 Metern, der Pegel fällt, und der Fluss, der See und der Hafen warten.",
};

static struct satz_wordtable words;
static struct satz_linear model;

static void count(struct satz_wordtable *table) {
    struct satz_counts counts;
    satz_counts_init(&counts);
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        satz_counts_add(&counts, &(struct satz_gold_paragraph){ .text = satz_slice_of(paragraphs[i]) });
    satz_counts_fill(&counts, table);
    satz_counts_release(&counts);
}

static int begin(void **state) {
    (void)state;
    satz_wordtable_init(&words, 400);
    count(&words);
    model = satz_linear_of(NULL, 0, &words);
    return 0;
}

static int end(void **state) {
    (void)state;
    satz_wordtable_release(&words);
    return 0;
}

static unsigned dot(const char *word) {
    return satz_linear_word(&model, satz_word_key(SATZ_WORD_USE_DOT, satz_word_look(satz_slice_of(word)).exact));
}

static unsigned small(const char *word) {
    return satz_linear_word(&model, satz_word_key(SATZ_WORD_USE_SMALL, satz_word_look(satz_slice_of(word)).small));
}

/* 7 is as often with a full stop as without. */
static void abbreviations_are_followed_by_full_stops(void **state) {
    (void)state;
    assert_true(dot("Mio") > 7);
    assert_true(dot("Dr") > 7);
    assert_int_equal(dot("Hafen"), 0);
    assert_int_equal(dot("der"), 0);
    /* Also seen at an end only, but too seldom to tell. */
    assert_int_equal(dot("wächst"), 0);
}

/* So a capital there begins a sentence; nouns have one anywhere. */
static void words_that_are_written_small_inside_sentences(void **state) {
    (void)state;
    assert_true(small("danach") > 7);
    assert_true(small("Danach") > 7);
    assert_true(small("der") > 7);
    assert_int_equal(small("Hafen"), 0);
    assert_int_equal(small("Pegel"), 0);
}

static void the_same_text_gives_the_same_table(void **state) {
    struct satz_wordtable again;
    (void)state;
    satz_wordtable_init(&again, 400);
    count(&again);
    assert_memory_equal(again.entries, words.entries, 2 * words.count);
    satz_wordtable_release(&again);
}

/* Where there is room for few words, the frequent ones are in it. */
static void frequent_words_come_first(void **state) {
    struct satz_wordtable few;
    (void)state;
    satz_wordtable_init(&few, SATZ_WORDS_WAYS);
    count(&few);
    struct satz_linear little = satz_linear_of(NULL, 0, &few);
    uint32_t der = satz_word_look(satz_slice_of("der")).small;
    assert_true(satz_linear_word(&little, satz_word_key(SATZ_WORD_USE_SMALL, der)) > 7);
    satz_wordtable_release(&few);
}

static void no_text_gives_an_empty_table(void **state) {
    struct satz_counts counts;
    struct satz_wordtable table;
    (void)state;
    satz_wordtable_init(&table, 8);
    satz_counts_init(&counts);
    satz_counts_fill(&counts, &table);
    satz_counts_add(&counts, &(struct satz_gold_paragraph){ .text = satz_slice_of("") });
    satz_counts_add(&counts, &(struct satz_gold_paragraph){ .text = satz_slice_of("– … !!! .") });
    satz_counts_fill(&counts, &table);
    for (size_t i = 0; i < 2 * table.count; i++)
        assert_int_equal(table.entries[i], 0);
    satz_counts_release(&counts);
    satz_wordtable_release(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abbreviations_are_followed_by_full_stops),
        cmocka_unit_test(words_that_are_written_small_inside_sentences),
        cmocka_unit_test(the_same_text_gives_the_same_table),
        cmocka_unit_test(frequent_words_come_first),
        cmocka_unit_test(no_text_gives_an_empty_table),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
