#include "spell/evidence.h"

#include "spell/compound.h"
#include "spell/judge.h"
#include "spell/shape.h"

/* Costs of slips: hardly one slip; many. */
enum { DEAR = 120, FAR = 1000 };
/* Classes of frequency (lexicon/wordgraph.h). */
enum { USED = 2, KNOWN = 5, OFTEN = 7, VERY_OFTEN = 8, COMMON = 9, USUAL_NAME = 4 };
enum { SHORT = 7, FEW_LETTERS = 4, LONG = 8, VERY_LONG = 9 }; /* letters: so few, and any name is like some word */

/* Whether no word of the graph is as near as a letter too many: the search that costs least. */
static bool is_alone(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    struct satz_spell_reach reach = { 1, SATZ_WORDGRAPH_UNUSED, false };
    size_t near = 0, count = satz_spell_candidates(language, word, reach, &arena, candidates);
    for (size_t i = 0; i < count; i++)
        near += candidates[i].cost <= SATZ_SPELL_ADDED_KEY;
    satz_arena_release(&arena);
    return near == 0;
}

static void add_advice(struct satz_spell_language *language, struct satz_slice word,
                       struct satz_spell_evidence *evidence) {
    const struct satz_spell_advice *advice = satz_spell_advise(language, word, false);
    struct satz_slice best = advice->best.word;
    evidence->tail = satz_spell_has_known_end(language, word);
    evidence->split = satz_slice_find_byte(best, 0, ' ') < best.size;
    evidence->longer = satz_slice_starts(best, word);
    evidence->near = advice->near;
    evidence->cost = advice->best.cost;
    evidence->often = advice->best.often;
    evidence->to_name = advice->best.name;
    evidence->whole = evidence->to_name ? evidence->often : satz_wordgraph_find(&language->graph, best);
    /* The lists have words that the graph lacks, or has among names, and do not say how often they are used. */
    bool unsure = !evidence->cost || evidence->to_name;
    if (unsure && evidence->letters >= LONG && satz_wordlist_has(&language->good, best)) {
        evidence->often = evidence->whole = KNOWN;
        evidence->to_name = false;
    }
}

/* The class of a name; of its genitive too: Verstappens. */
static unsigned name_class(const struct satz_wordgraph *graph, struct satz_slice word) {
    unsigned found = satz_wordgraph_find_name(graph, word);
    if (!found && satz_slice_ends(word, satz_slice_of("s")))
        found = satz_wordgraph_find_name(graph, satz_slice_sub(word, 0, word.size - 1));
    return found;
}

struct satz_spell_evidence satz_spell_evidence_of(struct satz_spell_language *language, struct satz_slice word,
                                                  bool part) {
    struct satz_spell_shape shape = satz_spell_shape_of(word, language->script);
    struct satz_spell_evidence evidence = { .letters = shape.letters, .part = part, .capital = shape.capital,
                                            .name = name_class(&language->graph, word) };
    if (evidence.name && evidence.letters > FEW_LETTERS)
        return evidence;
    evidence.english = satz_spell_is_english(language, word);
    evidence.compound = satz_spell_is_compound(language, word);
    /* These are most of the words that no list has, and need no more where nothing is near. */
    if ((evidence.english || evidence.compound) && is_alone(language, word))
        evidence.cost = FAR;
    else
        add_advice(language, word, &evidence);
    return evidence;
}

/* Another compound that nobody wrote so far, and another form of this one, prove nothing. */
static bool is_sound_compound(const struct satz_spell_evidence *evidence) {
    bool longer = evidence->longer && evidence->whole < VERY_OFTEN;
    return evidence->compound && (evidence->split || longer || !evidence->near || !evidence->whole ||
                                  evidence->cost > SATZ_SPELL_ADDED_KEY);
}

/* With a capital, a word of up to four letters must be nearer to one that is used more. */
static bool is_near_usual(unsigned cost, unsigned often, bool few) {
    return (cost <= SATZ_SPELL_OMITTED && often >= (few ? VERY_OFTEN : OFTEN)) ||
           (cost <= SATZ_SPELL_SWAPPED && often >= VERY_OFTEN);
}

/* A short one may be a slip of a word that is used all the time. */
static enum satz_spell_verdict weigh_english(const struct satz_spell_evidence *evidence) {
    if (!evidence->capital)
        return evidence->cost <= SATZ_SPELL_KEY && evidence->often >= COMMON ? SATZ_SPELL_TYPO : SATZ_SPELL_GOOD;
    bool slip = evidence->near && is_near_usual(evidence->cost, evidence->often, evidence->letters <= FEW_LETTERS);
    return slip ? SATZ_SPELL_UNKNOWN : SATZ_SPELL_GOOD;
}

/* What is capitalised and like no word that is used. */
static bool is_like_name(const struct satz_spell_evidence *evidence) {
    if (!evidence->capital)
        return false;
    /* There is a list for most names; a long word that is like nothing at all is likely misspelt. */
    if (!evidence->near && !evidence->cost && !evidence->part && evidence->letters >= VERY_LONG)
        return false;
    if (!evidence->near)
        return (!evidence->cost || evidence->often < KNOWN - 1) && !evidence->tail;
    if (evidence->part && (evidence->cost > SATZ_SPELL_KEY || evidence->often < KNOWN))
        return true;
    return evidence->letters < SHORT && evidence->cost >= DEAR && evidence->often < COMMON;
}

/* Of a capitalised word of a few letters. */
static bool is_short_typo(unsigned cost, unsigned often) {
    return (cost <= SATZ_SPELL_OMITTED && often >= KNOWN) || (cost <= SATZ_SPELL_KEY && often >= OFTEN) ||
           (cost <= SATZ_SPELL_ADDED_KEY && often >= VERY_OFTEN);
}

static bool is_typo(const struct satz_spell_evidence *evidence) {
    unsigned cost = evidence->cost, often = evidence->often;
    if (!evidence->near || evidence->split || !evidence->whole || evidence->to_name)
        return false;
    if (evidence->capital && evidence->letters < SHORT)
        return is_short_typo(cost, often);
    if (cost <= SATZ_SPELL_SWAPPED)
        return often >= USED || !evidence->capital;
    if (cost <= SATZ_SPELL_ADDED_KEY)
        return often >= (evidence->letters >= LONG ? USED : KNOWN);
    return !evidence->capital && often >= VERY_OFTEN;
}

/*
 * Names are no slips of other words, but for those of up to four letters: there is one for nearly every slip of a word
 * that is used all the time.
 */
static enum satz_spell_verdict weigh_name(const struct satz_spell_evidence *evidence) {
    unsigned cost = evidence->cost, often = evidence->often;
    if (evidence->letters > FEW_LETTERS || !evidence->near || evidence->to_name || evidence->split || !evidence->whole)
        return SATZ_SPELL_GOOD;
    bool slip = cost <= SATZ_SPELL_DOUBLED ? often >= (evidence->name < USUAL_NAME ? KNOWN : VERY_OFTEN)
                                           : cost <= SATZ_SPELL_KEY && often > COMMON;
    return slip ? SATZ_SPELL_UNKNOWN : SATZ_SPELL_GOOD;
}

enum satz_spell_verdict satz_spell_weigh(const struct satz_spell_evidence *evidence) {
    if (evidence->name)
        return weigh_name(evidence);
    if (is_sound_compound(evidence))
        return SATZ_SPELL_GOOD;
    if (evidence->english)
        return weigh_english(evidence);
    if (is_like_name(evidence))
        return SATZ_SPELL_GOOD;
    return is_typo(evidence) ? SATZ_SPELL_TYPO : SATZ_SPELL_UNKNOWN;
}

/* Stefani is a name that is known, and no slip of Stefanie; Johnsoon is none, and likely one of Johnson. */
bool satz_spell_is_slipped_name(const struct satz_spell_evidence *evidence) {
    if (evidence->name || !evidence->near || evidence->english || evidence->part || evidence->split)
        return false;
    return evidence->cost <= SATZ_SPELL_ADDED_KEY && evidence->whole >= KNOWN - 1;
}
