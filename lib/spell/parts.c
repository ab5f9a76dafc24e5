#include "spell/parts.h"

#include "spell/compound.h"
#include "spell/shape.h"
#include "text/utf8.h"

enum {
    LEAST_HEAD = 3, LEAST_TAIL = 4,
    LEAST_OFTEN = 2,    /* of a part with a slip, and of the one beside it */
    LEAST_JOINED = 6,   /* of words that are written as one */
    COST_COMPOUND = 15, COST_JOINED = 120
};

/* A word that is to be mended in one of its parts. */
struct mending {
    struct satz_spell_language *language;
    struct satz_arena *arena;
    struct satz_spell_candidate *found;
    size_t count;
    bool capital; /* it is a noun: so is its last part, and a first one too */
    struct satz_buffer part, whole;
};

/* The class of a part by itself: as a noun, or in small letters. */
static unsigned part_class(struct mending *mending, struct satz_slice part) {
    satz_spell_capital(part, &mending->part);
    unsigned noun = satz_wordgraph_find(&mending->language->graph, satz_buffer_slice(&mending->part));
    unsigned small = satz_wordgraph_find(&mending->language->graph, part);
    return noun > small ? noun : small;
}

/* Keeps head + link + tail with what one of them cost, where it is a word then. */
static void compose(struct mending *mending, struct satz_slice head, struct satz_slice link, struct satz_slice tail,
                    struct satz_spell_candidate candidate) {
    struct satz_buffer *whole = &mending->whole;
    satz_buffer_reset(whole);
    satz_buffer_add(whole, head);
    satz_buffer_add(whole, link);
    satz_spell_small(tail, &mending->part);
    satz_buffer_add(whole, satz_buffer_slice(&mending->part));
    if (mending->capital)
        satz_spell_capital(satz_buffer_slice(whole), &mending->part);
    else
        satz_spell_small(satz_buffer_slice(whole), &mending->part);
    struct satz_slice word = satz_buffer_slice(&mending->part);
    if (!satz_hunspell_accepts(mending->language->dictionary, word) && !satz_spell_is_compound(mending->language, word))
        return;
    candidate.word = satz_arena_copy(mending->arena, word);
    candidate.cost += COST_COMPOUND;
    mending->count = satz_spell_candidate_insert(mending->found, mending->count, &candidate);
}

/* The words that the part, in capital or small, may have been meant to be. */
static size_t search(struct mending *mending, struct satz_slice part, bool capital,
                     struct satz_spell_candidate *candidates) {
    struct satz_buffer word = SATZ_BUFFER_INIT;
    struct satz_spell_reach reach = { 1, LEAST_OFTEN, false };
    if (capital)
        satz_spell_capital(part, &word);
    else
        satz_spell_small(part, &word);
    size_t count = satz_spell_candidates(mending->language, satz_buffer_slice(&word), reach, mending->arena, candidates);
    satz_buffer_release(&word);
    return count;
}

static void mend_tail(struct mending *mending, struct satz_slice head, struct satz_slice tail) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    if (!satz_spell_is_first_part(mending->language, head))
        return;
    size_t count = search(mending, tail, mending->capital, candidates);
    for (size_t i = 0; i < count; i++)
        compose(mending, head, satz_slice_of(""), candidates[i].word, candidates[i]);
}

/* The first part without what links it, as a noun. */
static void mend_head(struct mending *mending, struct satz_slice head, struct satz_slice tail, struct satz_slice link,
                      unsigned often) {
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    size_t count = search(mending, satz_slice_sub(head, 0, head.size - link.size), true, candidates);
    for (size_t i = 0; i < count; i++) {
        if (candidates[i].often > often)
            candidates[i].often = often;
        compose(mending, candidates[i].word, link, tail, candidates[i]);
    }
}

static void mend_at(struct mending *mending, struct satz_slice word, size_t at) {
    struct satz_slice head = satz_slice_sub(word, 0, at), tail = satz_slice_from(word, at);
    const struct satz_spell_values *links = &mending->language->links;
    if (satz_utf8_count(head) < LEAST_HEAD || satz_utf8_count(tail) < LEAST_TAIL)
        return;
    mend_tail(mending, head, tail);
    unsigned often = part_class(mending, tail);
    if (often < LEAST_OFTEN)
        return;
    mend_head(mending, head, tail, satz_slice_of(""), often);
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].size == 1 && satz_slice_ends(head, links->items[i]) && head.size > LEAST_HEAD)
            mend_head(mending, head, tail, links->items[i], often);
}

size_t satz_spell_compounds_near(struct satz_spell_language *language, struct satz_slice word, struct satz_arena *arena,
                                 struct satz_spell_candidate *candidates) {
    size_t size = 0, letters = satz_utf8_count(word);
    struct mending mending = { language, arena, candidates, 0,
                               word.size && satz_char_is_upper(satz_utf8_decode(word, 0, &size)),
                               SATZ_BUFFER_INIT, SATZ_BUFFER_INIT };
    if (language->links.count && letters >= LEAST_HEAD + LEAST_TAIL && letters <= SATZ_SPELL_LONGEST)
        for (size_t at = size; at < word.size; at += size) {
            mend_at(&mending, word, at);
            satz_utf8_decode(word, at, &size);
        }
    satz_buffer_release(&mending.part);
    satz_buffer_release(&mending.whole);
    return mending.count;
}

size_t satz_spell_words_joined(const struct satz_spell_language *language, struct satz_slice word,
                               struct satz_arena *arena, struct satz_spell_candidate *candidates) {
    struct satz_buffer both = SATZ_BUFFER_INIT;
    size_t count = 0, size;
    for (size_t at = 0; at < word.size; at += size) {
        satz_utf8_decode(word, at, &size);
        struct satz_slice first = satz_slice_sub(word, 0, at), second = satz_slice_from(word, at);
        unsigned often = satz_wordgraph_find(&language->graph, second);
        if (satz_utf8_count(first) < 2 || satz_utf8_count(second) < 2 || often < LEAST_JOINED)
            continue;
        unsigned before = satz_wordgraph_find_either(&language->graph, first);
        if (before < LEAST_JOINED)
            continue;
        satz_buffer_reset(&both);
        satz_buffer_add(&both, first);
        satz_buffer_add_byte(&both, ' ');
        satz_buffer_add(&both, second);
        struct satz_spell_candidate candidate = { satz_arena_copy(arena, satz_buffer_slice(&both)), 1, COST_JOINED,
                                                  before < often ? before : often, false };
        count = satz_spell_candidate_insert(candidates, count, &candidate);
    }
    satz_buffer_release(&both);
    return count;
}
