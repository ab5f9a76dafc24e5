#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "align/hmm.h"
#include "align/lexicographer.h"
#include "align/words.h"
#include "base/buffer.h"
#include "base/memory.h"

static const char *const pairs[][2] = {
    { "Konzern", "group" },   { "steigerte", "increased" }, { "Umsatz", "revenue" }, { "Prozent", "percent" },
    { "Chef", "head" },       { "kündigte", "announced" },  { "Bau", "construction" }, { "Werk", "plant" },
    { "zwölf", "twelve" },    { "Montag", "Monday" },       { "am", "on" },          { "um", "by" },
};

static void open_lexicon(struct satz_bilexicon *lexicon) {
    struct satz_lexicographer *lexicographer = satz_lexicographer_new(SATZ_DE, SATZ_EN);
    struct satz_buffer file = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        (void)satz_lexicographer_add(lexicographer, satz_slice_of(pairs[i][0]), satz_slice_of(pairs[i][1]), 1);
    satz_lexicographer_write(lexicographer, 1000, &file);
    satz_lexicographer_free(lexicographer);
    assert_int_equal(satz_bilexicon_of(lexicon, satz_buffer_slice(&file), &error), SATZ_OK);
    satz_buffer_release(&file);
}

static struct satz_word_aligner *open_aligner(const struct satz_bilexicon *lexicon, enum satz_language_id to,
                                              enum satz_word_unit unit) {
    struct satz_words_settings settings = { SATZ_DE, to, { lexicon, lexicon ? 1 : 0, false }, unit, SATZ_WORDS_BOTH, 0 };
    return satz_word_aligner_new(&settings);
}

static void align(struct satz_word_aligner *aligner, const char *source, const char *target,
                  struct satz_word_links *links) {
    struct satz_slice texts[] = { satz_slice_of(source), satz_slice_of(target) };
    satz_word_aligner_read(aligner, &texts[0], &texts[1], 1);
    satz_word_aligner_find(aligner, 0, links);
}

/* The links as Pharaoh has them. */
static void are(const struct satz_word_links *links, const char *expected) {
    struct satz_buffer found = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&found, "");
    for (size_t i = 0; i < links->count; i++) {
        assert_true(links->items[i].probability > 0 && links->items[i].probability <= 1.0001F);
        assert_true(links->items[i].source < links->source_count && links->items[i].target < links->target_count);
        satz_buffer_add_format(&found, "%s%u-%u", i ? " " : "", links->items[i].source, links->items[i].target);
    }
    satz_buffer_add_byte(&found, '\0');
    assert_string_equal(found.data, expected);
    satz_buffer_release(&found);
}

/* One bead alone, by the lexicon; a word in another place; the full stop says nothing. */
static void one_bead(void **state) {
    struct satz_bilexicon lexicon;
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    (void)state;
    open_lexicon(&lexicon);
    struct satz_word_aligner *aligner = open_aligner(&lexicon, SATZ_EN, SATZ_WORD_BLANKS);
    align(aligner, "Am Montag steigerte Konzern Umsatz um 12 Prozent.", "Group increased revenue by 12 percent on Monday.",
          &links);
    are(&links, "0-6 1-7 2-1 3-0 4-2 5-3 6-4 7-5");
    align(aligner, "", "", &links);
    are(&links, "");
    align(aligner, "Montag", "", &links);
    are(&links, "");
    align(aligner, " \t ", "Monday .", &links);
    are(&links, "");
    assert_int_equal(links.target_count, 2);
    align(aligner, "Montag .", "Monday .", &links);
    are(&links, "0-0 1-1");
    satz_word_links_release(&links);
    satz_word_aligner_free(aligner);
    satz_bilexicon_close(&lexicon);
}

/* Without a lexicon: what stands together often. */
static void many_beads(void **state) {
    static const char *const nouns[][2] = { { "Hund", "dog" }, { "Baum", "tree" }, { "Fluss", "river" }, { "Berg", "mountain" } };
    static const char *const verbs[][2] = { { "schläft", "sleeps" }, { "fällt", "drops" }, { "wartet", "lingers" } };
    struct satz_buffer texts[2][12];
    struct satz_slice slices[2][12];
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    (void)state;
    for (int i = 0; i < 12; i++)
        for (int side = 0; side < 2; side++) {
            satz_buffer_init(&texts[side][i]);
            if (side)
                satz_buffer_add_format(&texts[1][i], "there %s the %s", verbs[i % 3][1], nouns[i % 4][1]);
            else
                satz_buffer_add_format(&texts[0][i], "der %s %s jetzt", nouns[i % 4][0], verbs[i % 3][0]);
            slices[side][i] = satz_buffer_slice(&texts[side][i]);
        }
    struct satz_word_aligner *aligner = open_aligner(NULL, SATZ_EN, SATZ_WORD_BLANKS);
    satz_word_aligner_read(aligner, slices[0], slices[1], 12);
    for (size_t i = 0; i < 12; i++) {
        int noun = 0, verb = 0;
        satz_word_aligner_find(aligner, i, &links);
        for (size_t k = 0; k < links.count; k++) {
            noun += links.items[k].source == 1 && links.items[k].target == 3;
            verb += links.items[k].source == 2 && links.items[k].target == 1;
        }
        assert_int_equal(noun + verb, 2);
    }
    for (int i = 0; i < 12; i++)
        for (int side = 0; side < 2; side++)
            satz_buffer_release(&texts[side][i]);
    satz_word_links_release(&links);
    satz_word_aligner_free(aligner);
}

/* Words of a script without blanks, and their places; no byte is in two. */
static void words_without_blanks(void **state) {
    static const char source[] = "Siltronic wächst 2026.", target[] = "2026年、Siltronicは成長する。 以上。";
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    (void)state;
    struct satz_word_aligner *aligner = open_aligner(NULL, SATZ_JA, SATZ_WORD_BLANKS);
    align(aligner, source, target, &links);
    assert_true(links.target_count >= 8);
    uint32_t end = 0;
    for (size_t i = 0; i < links.target_count; i++) {
        assert_true(links.target[i].begin >= end && links.target[i].end > links.target[i].begin);
        end = links.target[i].end;
    }
    assert_int_equal(end, sizeof target - 1);
    size_t right = 0;
    for (size_t i = 0; i < links.count; i++)
        right += (links.items[i].source == 0 && links.items[i].target == 3) ||
                 (links.items[i].source == 2 && links.items[i].target == 0);
    assert_int_equal(right, 2);
    satz_word_links_release(&links);
    satz_word_aligner_free(aligner);
}

static void belongs(struct satz_word_aligner *aligner, const char *source, const char *what, const char *target,
                    const char *behind) {
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    size_t begin = satz_slice_find(satz_slice_of(source), 0, satz_slice_of(what)), place = SIZE_MAX;
    align(aligner, source, target, &links);
    bool found = satz_word_links_place(&links, begin, begin + strlen(what), &place);
    assert_int_equal(found, behind != NULL);
    if (behind)
        assert_string_equal(target + place, behind);
    satz_word_links_release(&links);
}

static void places(void **state) {
    struct satz_bilexicon lexicon;
    (void)state;
    open_lexicon(&lexicon);
    struct satz_word_aligner *aligner = open_aligner(&lexicon, SATZ_EN, SATZ_WORD_TOKENS);
    belongs(aligner, "Chef ⟦P1⟧ kündigte Bau an", "⟦P1⟧", "head announced construction", "announced construction");
    belongs(aligner, "Montag kündigte ⟦P1⟧ Bau", "⟦P1⟧", "On Monday announced construction", "construction");
    belongs(aligner, "Montag kündigte ⟦P1⟧", "⟦P1⟧", "announced on Monday.", "on Monday.");
    belongs(aligner, "Werk ⟦P1⟧", "⟦P1⟧", "the plant", "");
    belongs(aligner, "Chef kündigte Bau an", "Bau", "construction announced head", "construction announced head");
    belongs(aligner, "⟦P1⟧", "⟦P1⟧", "nothing alike", NULL);
    belongs(aligner, "⟦P1⟧", "⟦P1⟧", "", NULL);
    satz_word_aligner_free(aligner);
    satz_bilexicon_close(&lexicon);
}

/* A bead of any size costs what its capped product costs. */
static void long_bead(void **state) {
    struct satz_buffer source = SATZ_BUFFER_INIT, target = SATZ_BUFFER_INIT;
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        satz_buffer_add_format(&source, "w%d, ", i % 7);
        satz_buffer_add_string(&target, "w3 . . ");
    }
    struct satz_slice texts[] = { satz_buffer_slice(&source), satz_buffer_slice(&target) };
    struct satz_word_aligner *aligner = open_aligner(NULL, SATZ_EN, SATZ_WORD_BLANKS);
    satz_word_aligner_read(aligner, &texts[0], &texts[1], 1);
    satz_word_aligner_find(aligner, 0, &links);
    assert_int_equal(links.source_count, 20000);
    assert_int_equal(links.target_count, 60000);
    satz_word_links_release(&links);
    satz_word_aligner_free(aligner);
    satz_buffer_release(&source);
    satz_buffer_release(&target);
}

/* The posteriors of a step and its empty word sum to one; a flat model is IBM's model 1. */
static void posteriors(void **state) {
    struct satz_lattice lattice = { 0 };
    struct satz_hmm hmm;
    (void)state;
    for (int flat = 0; flat < 2; flat++) {
        satz_hmm_init(&hmm, flat);
        hmm.empty = 0.2F;
        satz_lattice_size(&lattice, 3, 2);
        const float emissions[] = { 4, 1, 1, 1, 1, 6 };
        memcpy(lattice.emissions, emissions, sizeof emissions);
        lattice.chances[0] = lattice.chances[1] = 1;
        satz_hmm_explain(&hmm, &lattice, true);
        for (int step = 0; step < 2; step++) {
            float sum = 0;
            for (int i = 0; i < 3; i++)
                sum += lattice.posteriors[step * 3 + i];
            assert_true(sum > 0 && sum < 1);
        }
        if (flat) {
            assert_float_equal(lattice.posteriors[0], 0.8F * 4 / 3 / (0.8F * 6 / 3 + 0.2F), 1e-4F);
            assert_float_equal(lattice.posteriors[5], 0.8F * 6 / 3 / (0.8F * 8 / 3 + 0.2F), 1e-4F);
        }
        satz_hmm_settle(&hmm);
        assert_true(hmm.empty > 0 && hmm.empty < 1);
    }
    satz_lattice_release(&lattice);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_bead),  cmocka_unit_test(many_beads), cmocka_unit_test(words_without_blanks),
        cmocka_unit_test(places),    cmocka_unit_test(long_bead),  cmocka_unit_test(posteriors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
