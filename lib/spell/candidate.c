#include "spell/candidate.h"

#include "spell/keyboard.h"
#include "spell/shape.h"
#include "text/utf8.h"

#define DEEPEST (SATZ_SPELL_LONGEST + 4 * SATZ_SPELL_MOST_SLIPS) /* letters of a candidate */
#define MOST_EXCHANGES 12 /* at one letter */

/* What else costs something: a capital for a small letter, which is no slip, and a slip where a word begins. */
enum { COST_CASE_FIRST = 60, COST_CASE = 45, COST_BEGINNING = 25 };

/* A letter of the word that is searched for. */
struct typed {
    uint32_t letter, small, upper;
    unsigned small_symbol, upper_symbol; /* in the graph */
    unsigned key, added;            /* where it lies; what it costs as one too many */
    const struct satz_spell_exchange *exchanges[MOST_EXCHANGES]; /* those whose letters stand here */
    size_t exchange_count;
};

/* One walk through the graph. */
struct walk {
    const struct satz_spell_language *language;
    unsigned least, slips; /* the class of frequency from which on, and how many */
    struct typed word[SATZ_SPELL_LONGEST];
    size_t count;
    bool upper; /* all of it is in capitals */
    bool names; /* the walk is among names */
    uint32_t path[DEEPEST];
    struct satz_arena *arena;
    struct satz_spell_candidate *found;
    size_t found_count;
    struct satz_buffer scratch;
};

/* Where a walk is: letters of the path, the node there, the class of the word that they are; letters of the word that are done. */
struct point {
    uint32_t node;
    unsigned value;
    size_t depth, at;
    unsigned slips, cost;
};

int satz_spell_candidate_rank(const struct satz_spell_candidate *candidate) {
    return (int)candidate->cost - SATZ_SPELL_WORTH * (int)candidate->often;
}

size_t satz_spell_candidate_insert(struct satz_spell_candidate *candidates, size_t count,
                                   const struct satz_spell_candidate *candidate) {
    int rank = satz_spell_candidate_rank(candidate);
    size_t at = count;
    for (size_t i = 0; i < count; i++) {
        if (!satz_slice_equal(candidates[i].word, candidate->word))
            continue;
        if (satz_spell_candidate_rank(&candidates[i]) <= rank)
            return count;
        memmove(&candidates[i], &candidates[i + 1], (--count - i) * sizeof *candidates);
        at = count;
        break;
    }
    if (at == SATZ_SPELL_MOST_CANDIDATES && satz_spell_candidate_rank(&candidates[--at]) <= rank)
        return count;
    count = count < SATZ_SPELL_MOST_CANDIDATES ? count + 1 : count;
    for (; at > 0 && satz_spell_candidate_rank(&candidates[at - 1]) > rank; at--)
        candidates[at] = candidates[at - 1];
    candidates[at] = *candidate;
    return count;
}

static bool is_same(const struct typed *typed, uint32_t letter) {
    return letter == typed->small || letter == typed->upper;
}

/* The letter as it is, or in the other case; one in capital may be so because a sentence begins. */
static unsigned case_cost(const struct walk *walk, const struct point *point, uint32_t letter) {
    const struct typed *typed = &walk->word[point->at];
    if (letter == typed->letter || walk->upper)
        return 0;
    if (point->at || point->depth)
        return COST_CASE;
    return typed->letter == typed->upper ? 0 : COST_CASE_FIRST;
}

static unsigned substitution(const struct walk *walk, const struct point *point, uint32_t letter) {
    bool key = satz_spell_are_neighbours(satz_spell_key(satz_char_lower(letter)), walk->word[point->at].key);
    unsigned cost = key ? SATZ_SPELL_KEY : SATZ_SPELL_OTHER;
    return point->at ? cost : cost + COST_BEGINNING;
}

/* The letter was left out. */
static unsigned omission(const struct walk *walk, const struct point *point, uint32_t letter) {
    if (letter == ' ')
        return SATZ_SPELL_JOINED;
    if (!point->depth)
        return SATZ_SPELL_OMITTED + COST_BEGINNING;
    bool halved = satz_char_lower(walk->path[point->depth - 1]) == letter ||
                  (point->at < walk->count && walk->word[point->at].small == letter);
    return halved ? SATZ_SPELL_HALVED : SATZ_SPELL_OMITTED;
}

/* Letter `at` of the word is one too many. */
static unsigned addition(const struct walk *walk, size_t at) {
    const struct typed *typed = &walk->word[at], *before = at ? typed - 1 : NULL;
    const struct typed *after = at + 1 < walk->count ? typed + 1 : NULL;
    if ((before && before->small == typed->small) || (after && after->small == typed->small))
        return SATZ_SPELL_DOUBLED;
    if ((before && satz_spell_are_neighbours(before->key, typed->key)) ||
        (after && satz_spell_are_neighbours(after->key, typed->key)))
        return SATZ_SPELL_ADDED_KEY;
    return at ? SATZ_SPELL_ADDED : SATZ_SPELL_ADDED + COST_BEGINNING;
}

/* The candidate as it is to be written: in capitals, or with one, where the word is. */
static struct satz_slice written(struct walk *walk, size_t depth) {
    satz_buffer_reset(&walk->scratch);
    for (size_t i = 0; i < depth; i++) {
        bool capital = walk->upper || (!i && satz_char_is_upper(walk->word[0].letter));
        satz_buffer_add_char(&walk->scratch, capital ? satz_char_upper(walk->path[i]) : walk->path[i]);
    }
    return satz_buffer_slice(&walk->scratch);
}

/* The word that ends here, where it is one that is meant to be found, and another than the one that stands there. */
static void keep(struct walk *walk, const struct point *point) {
    if (!point->value || point->value < walk->least || !point->cost)
        return;
    struct satz_spell_candidate candidate = { { NULL, 0 }, walk->slips - point->slips, point->cost, point->value,
                                              walk->names };
    if (walk->found_count == SATZ_SPELL_MOST_CANDIDATES &&
        satz_spell_candidate_rank(&walk->found[walk->found_count - 1]) <= satz_spell_candidate_rank(&candidate))
        return;
    candidate.word = satz_arena_copy(walk->arena, written(walk, point->depth));
    walk->found_count = satz_spell_candidate_insert(walk->found, walk->found_count, &candidate);
}

/* One letter further along an edge; the word's letters and the cost are the caller's. False where the path is too long. */
static bool follow(struct walk *walk, struct point *point, const struct satz_wordgraph_edge *edge) {
    if (point->depth == DEEPEST)
        return false;
    walk->path[point->depth++] = edge->letter;
    point->node = edge->node;
    point->value = edge->value;
    return true;
}

/* The rest of the word as it stands, in either case: where no slip is left. Most of a search is this. */
static void visit_rest(struct walk *walk, const struct point *point) {
    struct satz_wordgraph_edge edge;
    if (point->at == walk->count) {
        keep(walk, point);
        return;
    }
    const struct typed *typed = &walk->word[point->at];
    const struct satz_wordgraph *graph = &walk->language->graph;
    for (uint32_t at = 0; satz_wordgraph_seek(graph, point->node, typed->small_symbol, typed->upper_symbol, walk->least,
                                              &at, &edge); at++) {
        struct point next = *point;
        next.cost += case_cost(walk, point, edge.letter);
        next.at++;
        if (follow(walk, &next, &edge))
            visit_rest(walk, &next);
    }
}

static void visit(struct walk *walk, struct point point);

/* Goes on after letters that stand for others: `letters` from `point` on, in any case. */
static void visit_letters(struct walk *walk, struct point point, const uint32_t *letters, size_t count) {
    struct satz_wordgraph_edge edge;
    if (!count) {
        visit(walk, point);
        return;
    }
    for (uint32_t at = 0; satz_wordgraph_edge_at(&walk->language->graph, point.node, at, &edge); at++) {
        struct point next = point;
        if (edge.most < walk->least)
            break;
        if ((edge.letter == letters[0] || satz_char_lower(edge.letter) == letters[0]) && follow(walk, &next, &edge))
            visit_letters(walk, next, letters + 1, count - 1);
        if (edge.last)
            break;
    }
}

/* Slips that concern several letters of the word, or none of the path. */
static void visit_slips(struct walk *walk, struct point point) {
    const struct typed *typed = &walk->word[point.at];
    struct point next = point;
    next.slips--;
    if (point.at + 1 < walk->count && typed[0].small != typed[1].small) {
        uint32_t swapped[] = { typed[1].small, typed[0].small };
        next.at = point.at + 2;
        next.cost = point.cost + (point.at ? SATZ_SPELL_SWAPPED : SATZ_SPELL_SWAPPED + COST_BEGINNING);
        visit_letters(walk, next, swapped, 2);
    }
    for (size_t i = 0; i < typed->exchange_count; i++) {
        next.at = point.at + typed->exchanges[i]->from_count;
        next.cost = point.cost + SATZ_SPELL_EXCHANGE;
        visit_letters(walk, next, typed->exchanges[i]->to, typed->exchanges[i]->to_count);
    }
    next.at = point.at + 1;
    next.cost = point.cost + typed->added;
    visit(walk, next);
}

static bool is_next(const struct walk *walk, const struct point *point, uint32_t letter) {
    return point->at < walk->count && is_same(&walk->word[point->at], letter);
}

/* Slips in which this letter of the path is meant. */
static void visit_meant(struct walk *walk, const struct point *point, const struct satz_wordgraph_edge *edge) {
    struct point next = *point;
    next.slips--;
    next.cost += omission(walk, point, edge->letter);
    if (follow(walk, &next, edge))
        visit(walk, next);
    if (point->at == walk->count || is_next(walk, point, edge->letter))
        return;
    next = *point;
    next.slips--;
    next.cost += substitution(walk, point, edge->letter);
    next.at++;
    if (follow(walk, &next, edge))
        visit(walk, next);
}

/* The next letter as it stands, or a slip. */
static void visit_edge(struct walk *walk, const struct point *point, const struct satz_wordgraph_edge *edge, bool slips) {
    struct point next = *point;
    /* There names begin. */
    if (!point->depth && edge->letter == ' ')
        return;
    if (is_next(walk, point, edge->letter)) {
        next.cost += case_cost(walk, point, edge->letter);
        next.at++;
        if (follow(walk, &next, edge))
            visit(walk, next);
    }
    if (slips)
        visit_meant(walk, point, edge);
}

/* All words that go on from here. */
static void visit(struct walk *walk, struct point point) {
    struct satz_wordgraph_edge edge;
    bool ends = point.at == walk->count;
    /* Of two slips none is at the beginning: few are, and a search there costs most. */
    bool slips = walk->slips == 1 || point.depth || point.at;
    if (!point.slips) {
        visit_rest(walk, &point);
        return;
    }
    if (ends)
        keep(walk, &point);
    if (slips && !ends)
        visit_slips(walk, point);
    for (uint32_t at = 0; satz_wordgraph_edge_at(&walk->language->graph, point.node, at, &edge); at++) {
        if (edge.most < walk->least)
            break;
        visit_edge(walk, &point, &edge, slips);
        if (edge.last)
            break;
    }
}

/* Whether the exchange's letters stand at letter `at` of the word. */
static bool stands_at(const struct walk *walk, size_t at, const struct satz_spell_exchange *exchange) {
    for (size_t i = 0; i < exchange->from_count; i++)
        if (at + i >= walk->count || walk->word[at + i].small != exchange->from[i])
            return false;
    return true;
}

static void prepare(struct walk *walk, size_t at) {
    struct typed *typed = &walk->word[at];
    typed->added = addition(walk, at);
    for (size_t i = 0; i < walk->language->exchange_count && typed->exchange_count < MOST_EXCHANGES; i++)
        if (stands_at(walk, at, &walk->language->exchanges[i]))
            typed->exchanges[typed->exchange_count++] = &walk->language->exchanges[i];
}

static bool begin(struct walk *walk, struct satz_slice word) {
    size_t uppers = 0;
    for (size_t at = 0, size; at < word.size; at += size) {
        if (walk->count == SATZ_SPELL_LONGEST)
            return false;
        struct typed *typed = &walk->word[walk->count++];
        typed->letter = satz_utf8_decode(word, at, &size);
        typed->small = satz_char_lower(typed->letter);
        typed->upper = satz_char_upper(typed->letter);
        typed->small_symbol = satz_wordgraph_symbol(&walk->language->graph, typed->small);
        typed->upper_symbol = satz_wordgraph_symbol(&walk->language->graph, typed->upper);
        typed->key = satz_spell_key(typed->small);
        typed->exchange_count = 0;
        uppers += satz_char_is_upper(typed->letter);
    }
    walk->upper = walk->count > 1 && uppers == walk->count;
    for (size_t at = 0; at < walk->count; at++)
        prepare(walk, at);
    return walk->count > 0;
}

size_t satz_spell_candidates(const struct satz_spell_language *language, struct satz_slice word,
                             struct satz_spell_reach reach, struct satz_arena *arena,
                             struct satz_spell_candidate *candidates) {
    struct walk walk = { .language = language, .least = reach.least, .slips = reach.slips, .names = reach.names, .arena = arena,
                         .found = candidates, .scratch = SATZ_BUFFER_INIT };
    const struct satz_wordgraph *graph = &language->graph;
    uint32_t node = reach.names ? satz_wordgraph_names(graph) : satz_wordgraph_root(graph);
    struct point root = { node, 0, 0, 0, reach.slips, 0 };
    if (node != SATZ_WORDGRAPH_END && begin(&walk, word))
        visit(&walk, root);
    satz_buffer_release(&walk.scratch);
    return walk.found_count;
}
