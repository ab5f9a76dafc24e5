#include "spell/candidate.h"

#include "spell/keyboard.h"
#include "spell/shape.h"
#include "text/utf8.h"

#define DEEPEST (SATZ_SPELL_LONGEST + 4) /* letters of a candidate */
#define FAR 100000u
#define BAND 3 /* so many letters more or fewer */

/* Costs are counted with the slips themselves: SLIP for each, and below it what that one costs. */
#define SLIP 1024u

/* What slips cost, by how often typists make them. A capital for a small letter is none. */
enum {
    COST_CASE_FIRST = 60, COST_CASE = 45,
    COST_SWAPPED = SLIP + 80, COST_DOUBLED = SLIP + 70, COST_HALVED = SLIP + 60, COST_OMITTED = SLIP + 65, COST_ADDED = SLIP + 150, COST_ADDED_KEY = SLIP + 115,
    COST_KEY = SLIP + 100, COST_OTHER = SLIP + 140, COST_EXCHANGE = SLIP + 80, COST_BEGINNING = 25, COST_JOINED = SLIP + 90
};

/* One walk through the graph. */
struct walk {
    const struct satz_spell_language *language;
    struct satz_spell_reach reach;
    unsigned bound;
    uint32_t word[SATZ_SPELL_LONGEST], small[SATZ_SPELL_LONGEST];
    unsigned keys[SATZ_SPELL_LONGEST], added[SATZ_SPELL_LONGEST]; /* of each letter: its key, its cost as one too many */
    size_t count;
    bool upper; /* all of it is in capitals */
    uint32_t path[DEEPEST + 1], path_small[DEEPEST + 1]; /* letters 1 to depth */
    unsigned path_keys[DEEPEST + 1];
    unsigned rows[DEEPEST + 1][SATZ_SPELL_LONGEST + 1];
    struct satz_arena *arena;
    struct satz_spell_candidate *found;
    size_t found_count;
    struct satz_buffer scratch;
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

static unsigned least_of(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* A letter for another, and what is added where a word begins. */
static unsigned substitution(const struct walk *walk, size_t depth, size_t j) {
    uint32_t meant = walk->path[depth], typed = walk->word[j - 1];
    if (meant == typed)
        return 0;
    if (walk->path_small[depth] == walk->small[j - 1]) {
        /* A capital may be there because a sentence begins. */
        if (depth == 1 && j == 1)
            return satz_char_is_upper(typed) ? 0 : COST_CASE_FIRST;
        return walk->upper ? 0 : COST_CASE;
    }
    unsigned cost = satz_spell_are_neighbours(walk->path_keys[depth], walk->keys[j - 1]) ? COST_KEY : COST_OTHER;
    return cost + (j == 1 ? COST_BEGINNING : 0);
}

/* A letter of the candidate was left out. */
static unsigned omission(const struct walk *walk, size_t depth, size_t j) {
    uint32_t meant = walk->path_small[depth];
    if (meant == ' ')
        return COST_JOINED;
    if ((depth > 1 && walk->path_small[depth - 1] == meant) || (j < walk->count && depth > 1 && walk->small[j] == meant))
        return COST_HALVED;
    return COST_OMITTED + (depth == 1 ? COST_BEGINNING : 0);
}

/* Letter `j` of the word, counted from 1, is one too many. */
static unsigned addition(const struct walk *walk, size_t j) {
    uint32_t typed = walk->small[j - 1];
    bool before = j > 1, after = j < walk->count;
    if ((before && walk->small[j - 2] == typed) || (after && walk->small[j] == typed))
        return COST_DOUBLED;
    if ((before && satz_spell_are_neighbours(walk->keys[j - 2], walk->keys[j - 1])) ||
        (after && satz_spell_are_neighbours(walk->keys[j], walk->keys[j - 1])))
        return COST_ADDED_KEY;
    return COST_ADDED + (j == 1 ? COST_BEGINNING : 0);
}

static bool ends_with(const uint32_t *letters, size_t count, const uint32_t *end, size_t size) {
    while (size && count && letters[count - 1] == end[size - 1]) {
        size--;
        count--;
    }
    return !size;
}

/* What the language's exchanges make of it: those whose meant letters end the path. */
static void exchange(struct walk *walk, size_t depth, size_t first, size_t last) {
    for (size_t i = 0; i < walk->language->exchange_count; i++) {
        const struct satz_spell_exchange *item = &walk->language->exchanges[i];
        if (!ends_with(walk->path_small + 1, depth, item->to, item->to_count))
            continue;
        for (size_t j = first < item->from_count ? item->from_count : first; j <= last; j++) {
            if (!ends_with(walk->small, j, item->from, item->from_count))
                continue;
            unsigned cost = walk->rows[depth - item->to_count][j - item->from_count] + COST_EXCHANGE;
            walk->rows[depth][j] = least_of(walk->rows[depth][j], cost);
        }
    }
}

static bool is_swapped(const struct walk *walk, size_t depth, size_t j) {
    return j > 1 && depth > 1 && walk->path_small[depth] == walk->small[j - 2] &&
           walk->path_small[depth - 1] == walk->small[j - 1] && walk->small[j - 1] != walk->small[j - 2];
}

/* What it costs to have written the word's first `j` letters for the path; more than the bound may be anything above it. */
static unsigned cost_at(const struct walk *walk, size_t depth, size_t j) {
    const unsigned *row = walk->rows[depth], *above = walk->rows[depth - 1];
    unsigned cost = FAR, bound = walk->bound;
    if (above[j] < bound)
        cost = above[j] + omission(walk, depth, j);
    if (!j)
        return cost;
    if (above[j - 1] <= bound)
        cost = least_of(cost, above[j - 1] + substitution(walk, depth, j));
    cost = least_of(cost, row[j - 1] + walk->added[j - 1]);
    if (is_swapped(walk, depth, j))
        cost = least_of(cost, walk->rows[depth - 2][j - 2] + COST_SWAPPED + (j == 2 ? COST_BEGINNING : 0));
    return cost;
}

/* Fills the row of costs for the path's last letter; returns the least of it. */
static unsigned fill(struct walk *walk, size_t depth) {
    size_t first = depth > BAND ? depth - BAND : 0, last = depth + BAND < walk->count ? depth + BAND : walk->count;
    unsigned *row = walk->rows[depth], least = FAR;
    for (size_t j = 0; j <= walk->count; j++)
        row[j] = FAR;
    for (size_t j = first; j <= last; j++)
        row[j] = cost_at(walk, depth, j);
    exchange(walk, depth, first, last);
    for (size_t j = first; j <= last; j++)
        least = least_of(least, row[j]);
    return least;
}

/* The candidate as it is to be written: in capitals, or with one, where the word is. */
static struct satz_slice written(struct walk *walk, size_t depth) {
    satz_buffer_reset(&walk->scratch);
    for (size_t i = 1; i <= depth; i++) {
        bool capital = walk->upper || (i == 1 && satz_char_is_upper(walk->word[0]));
        satz_buffer_add_char(&walk->scratch, capital ? satz_char_upper(walk->path[i]) : walk->path[i]);
    }
    return satz_buffer_slice(&walk->scratch);
}

static void keep(struct walk *walk, size_t depth, unsigned cost, unsigned often) {
    struct satz_spell_candidate candidate = { written(walk, depth), cost / SLIP, cost % SLIP, often };
    if (walk->found_count == SATZ_SPELL_MOST_CANDIDATES &&
        satz_spell_candidate_rank(&walk->found[walk->found_count - 1]) <= satz_spell_candidate_rank(&candidate))
        return;
    candidate.word = satz_arena_copy(walk->arena, candidate.word);
    walk->found_count = satz_spell_candidate_insert(walk->found, walk->found_count, &candidate);
}

static void visit(struct walk *walk, uint32_t node, size_t depth) {
    struct satz_wordgraph_edge edge;
    if (depth > DEEPEST || depth > walk->count + BAND)
        return;
    for (uint32_t at = 0; satz_wordgraph_edge_at(&walk->language->graph, node, at, &edge); at++) {
        if (edge.most >= walk->reach.least) {
            walk->path[depth] = edge.letter;
            walk->path_small[depth] = satz_char_lower(edge.letter);
            walk->path_keys[depth] = satz_spell_key(walk->path_small[depth]);
            unsigned least = fill(walk, depth), cost = walk->rows[depth][walk->count];
            if (edge.value >= walk->reach.least && edge.value && cost <= walk->bound && cost)
                keep(walk, depth, cost, edge.value);
            if (least <= walk->bound && edge.node != SATZ_WORDGRAPH_END)
                visit(walk, edge.node, depth + 1);
        }
        if (edge.last)
            break;
    }
}

static bool begin(struct walk *walk, struct satz_slice word) {
    size_t uppers = 0;
    for (size_t at = 0, size; at < word.size; at += size) {
        if (walk->count == SATZ_SPELL_LONGEST)
            return false;
        uint32_t letter = satz_utf8_decode(word, at, &size);
        walk->small[walk->count] = satz_char_lower(letter);
        walk->keys[walk->count] = satz_spell_key(walk->small[walk->count]);
        walk->word[walk->count++] = letter;
        uppers += satz_char_is_upper(letter);
    }
    walk->upper = walk->count > 1 && uppers == walk->count;
    walk->rows[0][0] = 0;
    for (size_t j = 1; j <= walk->count; j++) {
        walk->added[j - 1] = addition(walk, j);
        walk->rows[0][j] = walk->rows[0][j - 1] + walk->added[j - 1];
    }
    return walk->count > 0;
}

size_t satz_spell_candidates(const struct satz_spell_language *language, struct satz_slice word,
                             struct satz_spell_reach reach, struct satz_arena *arena,
                             struct satz_spell_candidate *candidates) {
    struct walk walk = { .language = language, .reach = reach, .bound = (reach.slips + 1) * SLIP - 1, .arena = arena, .found = candidates,
                         .scratch = SATZ_BUFFER_INIT };
    if (begin(&walk, word) && language->graph.edge_count)
        visit(&walk, satz_wordgraph_root(&language->graph), 1);
    satz_buffer_release(&walk.scratch);
    return walk.found_count;
}
