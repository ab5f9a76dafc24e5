#include "spell/advice.h"

#include "spell/near.h"
#include "spell/parts.h"
#include "text/utf8.h"

#define ADVICE_LIMIT ((size_t)16 << 20) /* bytes of answers that are kept */

/* One slip; two of them in short words and in long ones; a class of frequency that makes a second look needless. */
enum { ONE_SLIP = 140, FEW_LETTERS = 5, BOUND_FEW = 160, BOUND_MANY = 240, OFTEN_ENOUGH = 2 };

/* What is found for a word, by rank. */
struct finding {
    struct satz_spell_language *language;
    struct satz_slice word;
    struct satz_spell_candidate items[SATZ_SPELL_MOST_CANDIDATES];
    size_t count;
};

static void add(struct finding *finding, const struct satz_spell_candidate *candidates, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!satz_wordlist_has(&finding->language->never, candidates[i].word))
            finding->count = satz_spell_candidate_insert(finding->items, finding->count, &candidates[i]);
}

/* What has no frequency, in the order in which it came. */
static void add_plain(struct finding *finding, const struct satz_slice *words, size_t count) {
    for (size_t i = 0; i < count && finding->count < SATZ_SPELL_MOST_CANDIDATES; i++)
        if (!satz_wordlist_has(&finding->language->never, words[i]))
            finding->items[finding->count++] = (struct satz_spell_candidate){ words[i], 0, 0 };
}

static void search(struct finding *finding, unsigned bound, unsigned least) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    struct satz_spell_reach reach = { bound, least };
    add(finding, candidates,
        satz_spell_candidates(finding->language, finding->word, reach, &finding->language->advice, candidates));
}

static bool is_enough(const struct finding *finding) {
    return finding->count && finding->items[0].often >= OFTEN_ENOUGH;
}

/* One slip in a word, or in a part of one; else two slips in a word that is used. */
static void find_in_graph(struct finding *finding) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    struct satz_arena *arena = &finding->language->advice;
    search(finding, ONE_SLIP, SATZ_WORDGRAPH_UNUSED);
    add(finding, candidates, satz_spell_words_joined(finding->language, finding->word, arena, candidates));
    if (!is_enough(finding))
        add(finding, candidates, satz_spell_compounds_near(finding->language, finding->word, arena, candidates));
    if (!is_enough(finding))
        search(finding, satz_utf8_count(finding->word) <= FEW_LETTERS ? BOUND_FEW : BOUND_MANY, OFTEN_ENOUGH);
}

static void find(struct satz_spell_language *language, struct satz_slice word, size_t most, bool deep,
                 struct satz_spell_advice *advice) {
    struct finding finding = { .language = language, .word = word };
    struct satz_slice fixes[SATZ_SPELL_MOST_FIXES];
    size_t count = most < SATZ_SPELL_MOST_FIXES ? most : SATZ_SPELL_MOST_FIXES;
    if (language->graph.edge_count)
        find_in_graph(&finding);
    advice->near = finding.count && finding.items[0].cost <= ONE_SLIP;
    if (!finding.count) {
        add_plain(&finding, fixes, satz_spell_near(language, word, count ? count : 1, &language->advice, fixes));
        advice->near = finding.count > 0;
    }
    if (!finding.count && deep)
        add_plain(&finding, fixes, satz_hunspell_suggest(language->dictionary, word, count, &language->advice, fixes));
    advice->cost = finding.count ? finding.items[0].cost : 0;
    advice->often = finding.count ? finding.items[0].often : 0;
    advice->best = finding.count ? finding.items[0].word : satz_slice_make(NULL, 0);
    advice->count = finding.count < count ? finding.count : count;
    advice->fixes = satz_arena_get_array(&language->advice, advice->count, sizeof *fixes);
    for (size_t i = 0; i < advice->count; i++)
        advice->fixes[i] = finding.items[i].word;
}

const struct satz_spell_advice *satz_spell_advise(struct satz_spell_language *language, struct satz_slice word,
                                                  size_t most, bool deep) {
    size_t address;
    struct satz_map *advised = deep ? &language->advised_deep : &language->advised;
    if (satz_map_get(advised, word, &address))
        return (const struct satz_spell_advice *)address;
    if (language->advice.total > ADVICE_LIMIT) {
        satz_map_reset(&language->advised);
        satz_map_reset(&language->advised_deep);
        satz_arena_reset(&language->advice);
    }
    struct satz_spell_advice *advice = satz_arena_get_array(&language->advice, 1, sizeof *advice);
    find(language, word, most, deep, advice);
    satz_map_set(advised, satz_arena_copy(&language->advice, word), (size_t)advice);
    return advice;
}
