#include "spell/advice.h"

#include <limits.h>

#include "spell/near.h"
#include "spell/parts.h"
#include "text/utf8.h"

#define ADVICE_LIMIT ((size_t)16 << 20) /* bytes of answers that are kept */

/* Words of which texts have some; what two slips may cost in a short word and in a longer one. */
enum {
    OFTEN_ENOUGH = 2, FEW_LETTERS = 5, MOST_FEW = 160, MOST_MANY = 240, LEAST_NAME = 2, MOST_NAME = 115, LONGER = 8
};

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
            finding->items[finding->count++] = (struct satz_spell_candidate){ .word = words[i] };
}

static void search(struct finding *finding, struct satz_spell_reach reach, unsigned most) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    size_t count = satz_spell_candidates(finding->language, finding->word, reach, &finding->language->advice, candidates);
    for (size_t i = 0; i < count; i++)
        if (candidates[i].cost <= most)
            add(finding, &candidates[i], 1);
}

/* A word that is used, or the same one with a capital. */
static bool is_enough(const struct finding *finding) {
    return finding->count && (finding->items[0].often >= OFTEN_ENOUGH || !finding->items[0].slips);
}

/* One slip in a word, or in a part of one; else two slips in a word that is used. */
static void find_in_graph(struct finding *finding) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    struct satz_arena *arena = &finding->language->advice;
    search(finding, (struct satz_spell_reach){ 1, SATZ_WORDGRAPH_UNUSED, false }, UINT_MAX);
    if (satz_text_is_upper(finding->word))
        search(finding, (struct satz_spell_reach){ 1, LEAST_NAME, true }, MOST_NAME);
    add(finding, candidates, satz_spell_words_joined(finding->language, finding->word, arena, candidates));
    if (!is_enough(finding))
        add(finding, candidates, satz_spell_compounds_near(finding->language, finding->word, arena, candidates));
    if (!is_enough(finding))
        search(finding, (struct satz_spell_reach){ 2, OFTEN_ENOUGH, false },
               satz_utf8_count(finding->word) <= FEW_LETTERS ? MOST_FEW : MOST_MANY);
}

/*
 * The words of the dictionary that are near. They speak for a slip where one is used much, or where a usual slip leads there
 * from a longer word.
 */
static void find_near(struct finding *finding, size_t most, struct satz_spell_advice *advice) {
    struct satz_spell_language *language = finding->language;
    struct satz_slice fixes[SATZ_SPELL_MOST_NEAR];
    bool listed = language->often.words.count > 0;
    size_t count = satz_spell_near(language, finding->word, listed ? SATZ_SPELL_MOST_NEAR : most, &language->advice, fixes);
    add_plain(finding, fixes, count);
    advice->near = finding->count > 0;
    advice->likely = advice->near && !listed;
    for (size_t i = 0; i < count && listed && !advice->likely; i++)
        advice->likely = satz_spell_is_often(language, fixes[i]);
    if (advice->near && !advice->likely)
        advice->likely = satz_utf8_count(finding->word) >= LONGER && satz_spell_is_slip(language, finding->word);
}

static size_t most_fixes(const struct satz_spell_language *language) {
    return language->suggest < SATZ_SPELL_MOST_FIXES ? language->suggest : SATZ_SPELL_MOST_FIXES;
}

static void set_fixes(const struct finding *finding, struct satz_spell_advice *advice) {
    struct satz_spell_language *language = finding->language;
    advice->best = finding->count ? finding->items[0] : (struct satz_spell_candidate){ .word = { NULL, 0 } };
    advice->count = finding->count < most_fixes(language) ? finding->count : most_fixes(language);
    advice->fixes = satz_arena_get_array(&language->advice, advice->count, sizeof *advice->fixes);
    if (advice->count)
        memcpy(advice->fixes, finding->items, advice->count * sizeof *advice->fixes);
}

static void find(struct satz_spell_language *language, struct satz_slice word, struct satz_spell_advice *advice) {
    struct finding finding = { .language = language, .word = word };
    size_t most = most_fixes(language);
    if (language->graph.edge_count)
        find_in_graph(&finding);
    advice->near = advice->likely = finding.count && finding.items[0].slips <= 1;
    if (!finding.count && (!language->graph.edge_count || language->own.words.count))
        find_near(&finding, most ? most : 1, advice);
    set_fixes(&finding, advice);
}

static void ask_hunspell(struct satz_spell_language *language, struct satz_slice word, struct satz_spell_advice *advice) {
    struct finding finding = { .language = language, .word = word };
    struct satz_slice fixes[SATZ_SPELL_MOST_FIXES];
    size_t most = most_fixes(language);
    add_plain(&finding, fixes, satz_hunspell_suggest(language->dictionary, word, most, &language->advice, fixes));
    set_fixes(&finding, advice);
    advice->asked = true;
}

static struct satz_spell_advice *new_advice(struct satz_spell_language *language, struct satz_slice word) {
    if (language->advice.total > ADVICE_LIMIT) {
        satz_map_reset(&language->advised);
        satz_arena_reset(&language->advice);
    }
    struct satz_spell_advice *advice = satz_arena_get_array(&language->advice, 1, sizeof *advice);
    find(language, word, advice);
    satz_map_set(&language->advised, satz_arena_copy(&language->advice, word), (size_t)advice);
    return advice;
}

const struct satz_spell_advice *satz_spell_advise(struct satz_spell_language *language, struct satz_slice word,
                                                  bool deep) {
    size_t address;
    bool known = satz_map_get(&language->advised, word, &address);
    struct satz_spell_advice *advice = known ? (struct satz_spell_advice *)address : new_advice(language, word);
    /* Not where there is a graph; and of a word in an alphabet that is too large it thinks for a second, and finds little. */
    bool asks = deep && !language->graph.edge_count && language->letter_count;
    if (asks && !advice->asked && !advice->best.word.size)
        ask_hunspell(language, word, advice);
    return advice;
}

/* The class of a pair of words; a capital at the first's beginning may be that of the sentence. */
static unsigned pair_class(const struct satz_spell_language *language, struct satz_slice first,
                           struct satz_slice second, struct satz_buffer *pair) {
    satz_buffer_reset(pair);
    satz_buffer_add(pair, first);
    satz_buffer_add_byte(pair, ' ');
    satz_buffer_add(pair, second);
    unsigned found = satz_wordgraph_find(&language->graph, satz_buffer_slice(pair));
    return found ? found : satz_wordgraph_find_small(&language->graph, satz_buffer_slice(pair));
}

/*
 * How many classes more often a word stands beside its neighbour than elsewhere: the pair's part in the neighbour's,
 * half and half with the word's part in all words.
 */
static double gain(unsigned pair, unsigned neighbour, unsigned word) {
    if (!pair || !neighbour || word < 2)
        return 0;
    double often = satz_wordgraph_frequency(word);
    double beside = satz_wordgraph_frequency(pair) / satz_wordgraph_frequency(neighbour) * 1e6;
    return beside > often ? (double)satz_wordgraph_class(beside / 2 + often / 2) - word : 0;
}

static double rank_in(const struct satz_spell_language *language, const struct satz_spell_candidate *fix,
                      const struct satz_spell_context *context, struct satz_buffer *pair) {
    double more = 0;
    if (context->before.size)
        more += gain(pair_class(language, context->before, fix->word, pair),
                     satz_wordgraph_find_either(&language->graph, context->before), fix->often);
    if (context->after.size)
        more += gain(pair_class(language, fix->word, context->after, pair),
                     satz_wordgraph_find_either(&language->graph, context->after), fix->often);
    return satz_spell_candidate_rank(fix) - SATZ_SPELL_WORTH * more;
}

void satz_spell_order(const struct satz_spell_language *language, const struct satz_spell_advice *advice,
                      const struct satz_spell_context *context, struct satz_slice *fixes) {
    double ranks[SATZ_SPELL_MOST_FIXES];
    struct satz_buffer pair = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < advice->count; i++) {
        const struct satz_spell_candidate *fix = &advice->fixes[i];
        /* Without a frequency they stay in their order. */
        double rank = fix->often && language->graph.edge_count ? rank_in(language, fix, context, &pair) : 0;
        size_t at = i;
        for (; at > 0 && ranks[at - 1] > rank; at--) {
            ranks[at] = ranks[at - 1];
            fixes[at] = fixes[at - 1];
        }
        ranks[at] = rank;
        fixes[at] = fix->word;
    }
    satz_buffer_release(&pair);
}
