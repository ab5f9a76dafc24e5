#include "align/lexicographer.h"

#include <math.h>
#include <stdlib.h>

#include "base/input.h"
#include "base/map.h"
#include "base/memory.h"
#include "text/utf8.h"

/* Weights that a sum of floats bears. */
#define LEAST_WEIGHT 1e-6
#define MOST_WEIGHT 1e6

/* A phrase pair: its terms stand in `terms`, the source's first. */
struct phrase {
    size_t begin;
    uint16_t sources, targets;
    float weight;
};

/* The terms of one language: numbered by their hashes. */
struct vocabulary {
    struct satz_cutter *cutter;
    uint64_t *hashes;
    size_t count, capacity;
    struct satz_map numbers; /* of raw words: keys are in `words` */
    struct satz_map hashed;  /* of hashes, keys in `words` too */
    struct satz_arena words;
};

struct satz_lexicographer {
    struct vocabulary sides[2];
    struct satz_term_key key;
    struct phrase *phrases;
    size_t count, capacity;
    uint32_t *terms;
    size_t term_count, term_capacity;
    size_t links;       /* what learning will look at: for each phrase, its sources times its targets */
    size_t passed_over;
};

static void open_vocabulary(struct vocabulary *side, enum satz_language_id language) {
    *side = (struct vocabulary){ .cutter = satz_cutter_new(language) };
    satz_map_init(&side->numbers);
    satz_map_init(&side->hashed);
    satz_arena_init(&side->words);
}

static void close_vocabulary(struct vocabulary *side) {
    satz_cutter_free(side->cutter);
    satz_map_release(&side->numbers);
    satz_map_release(&side->hashed);
    satz_arena_release(&side->words);
    free(side->hashes);
}

struct satz_lexicographer *satz_lexicographer_new(enum satz_language_id from, enum satz_language_id to) {
    struct satz_lexicographer *lexicographer = satz_memory_get_array(1, sizeof *lexicographer);
    open_vocabulary(&lexicographer->sides[0], from);
    open_vocabulary(&lexicographer->sides[1], to);
    satz_term_key_init(&lexicographer->key);
    return lexicographer;
}

void satz_lexicographer_free(struct satz_lexicographer *lexicographer) {
    if (!lexicographer)
        return;
    close_vocabulary(&lexicographer->sides[0]);
    close_vocabulary(&lexicographer->sides[1]);
    satz_term_key_release(&lexicographer->key);
    free(lexicographer->phrases);
    free(lexicographer->terms);
    free(lexicographer);
}

/* The number of a stem. */
static size_t number_of_stem(struct vocabulary *side, struct satz_slice stem) {
    uint64_t hash = satz_term_hash(stem);
    struct satz_slice key = satz_slice_make((const char *)&hash, sizeof hash);
    size_t number;
    if (satz_map_get(&side->hashed, key, &number))
        return number;
    side->hashes = satz_memory_grow(side->hashes, &side->capacity, side->count + 1, sizeof *side->hashes);
    side->hashes[side->count] = hash;
    satz_map_set(&side->hashed, satz_arena_copy(&side->words, key), side->count);
    return side->count++;
}

static size_t number_of_word(struct satz_lexicographer *lexicographer, struct vocabulary *side, struct satz_slice raw) {
    size_t number;
    if (satz_map_get(&side->numbers, raw, &number))
        return number;
    satz_cutter_key(side->cutter, SATZ_TERM_WORD, raw, &lexicographer->key);
    number = number_of_stem(side, satz_buffer_slice(&lexicographer->key.stem));
    satz_map_set(&side->numbers, satz_arena_copy(&side->words, raw), number);
    return number;
}

/* Appends the words of a phrase; returns how many, more than SATZ_PHRASE_TERMS where it is too long. */
static size_t add_words(struct satz_lexicographer *lexicographer, struct vocabulary *side, struct satz_slice text) {
    struct satz_term term;
    size_t words = 0;
    satz_cutter_begin(side->cutter, text);
    while (words <= SATZ_PHRASE_TERMS && satz_cutter_next(side->cutter, &term)) {
        if (term.kind != SATZ_TERM_WORD)
            continue;
        lexicographer->terms = satz_memory_grow(lexicographer->terms, &lexicographer->term_capacity,
                                                lexicographer->term_count + words + 1, sizeof *lexicographer->terms);
        lexicographer->terms[lexicographer->term_count + words++] =
            (uint32_t)number_of_word(lexicographer, side, satz_slice_sub(text, term.begin, term.end));
    }
    return words;
}

bool satz_lexicographer_add(struct satz_lexicographer *lexicographer, struct satz_slice source,
                            struct satz_slice target, double weight) {
    size_t begin = lexicographer->term_count;
    size_t sources = add_words(lexicographer, &lexicographer->sides[0], source);
    bool counts = sources && sources <= SATZ_PHRASE_TERMS;
    size_t targets = 0;
    if (counts) {
        lexicographer->term_count += sources;
        targets = add_words(lexicographer, &lexicographer->sides[1], target);
        counts = targets && targets <= SATZ_PHRASE_TERMS;
        lexicographer->term_count += targets;
    }
    counts = counts && sources * targets <= SATZ_PHRASE_LINKS - lexicographer->links;
    if (!counts) {
        lexicographer->term_count = begin;
        lexicographer->passed_over++;
        return false;
    }
    lexicographer->links += sources * targets;
    lexicographer->phrases = satz_memory_grow(lexicographer->phrases, &lexicographer->capacity,
                                              lexicographer->count + 1, sizeof *lexicographer->phrases);
    lexicographer->phrases[lexicographer->count++] =
        (struct phrase){ begin, (uint16_t)sources, (uint16_t)targets, (float)weight };
    return true;
}

/* Digits with a point, and an exponent maybe: what strtod() takes beyond that is no weight. */
static bool read_weight(struct satz_slice cell, double *weight) {
    char number[32], *end;
    if (!cell.size || cell.size >= sizeof number)
        return false;
    memcpy(number, cell.data, cell.size);
    number[cell.size] = '\0';
    if (strspn(number, "0123456789.e-") != cell.size)
        return false;
    *weight = strtod(number, &end);
    return !*end && *weight >= LEAST_WEIGHT && *weight <= MOST_WEIGHT;
}

static enum satz_status read_line(struct satz_lexicographer *lexicographer, struct satz_slice line,
                                  struct satz_error *error) {
    struct satz_slice rest = line, source, target, cell;
    if (satz_utf8_check(line, true) != line.size)
        return satz_error_set(error, "this is not UTF-8");
    double weight = 1;
    if (!satz_slice_split(&rest, '\t', &source) || !satz_slice_split(&rest, '\t', &target))
        return satz_error_set(error, "a row has a source, a tab and a target");
    if (satz_slice_split(&rest, '\t', &cell) && !read_weight(cell, &weight))
        return satz_error_set(error, "the third cell is a weight above 0, not '%.*s'",
                              (int)(cell.size < 32 ? cell.size : 32), cell.data);
    if (satz_slice_split(&rest, '\t', &cell))
        return satz_error_set(error, "a row has at most three cells");
    (void)satz_lexicographer_add(lexicographer, source, target, weight);
    return SATZ_OK;
}

enum satz_status satz_lexicographer_read(struct satz_lexicographer *lexicographer, const char *path,
                                         struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK) {
        if (line.size && line.data[line.size - 1] == '\r')
            line.size--;
        if (!line.size || line.data[0] == '#')
            continue;
        struct satz_error reason = SATZ_ERROR_INIT;
        if (read_line(lexicographer, line, &reason) != SATZ_OK) {
            status = satz_error_set_at(error, path, input.line, "%s", reason.reason);
            break;
        }
    }
    satz_input_close(&input);
    return status == SATZ_END ? SATZ_OK : status;
}

struct satz_lexicographer_tally satz_lexicographer_tally(const struct satz_lexicographer *lexicographer) {
    return (struct satz_lexicographer_tally){ lexicographer->count, lexicographer->passed_over };
}

/* ---- learning ---- */

/* A source and a target that stand in one phrase pair. */
struct link {
    uint32_t source, target;
    float likely, count;
};

/* Where the links of each phrase are: an index of `links` for each of its sources and targets. */
struct learning {
    struct link *links;
    size_t count, capacity;
    uint32_t *index;
    double *totals; /* a source's counts */
    struct satz_map numbers;
    struct satz_arena keys;
};

static uint32_t link_number(struct learning *learning, uint32_t source, uint32_t target) {
    uint32_t pair[] = { source, target };
    struct satz_slice key = satz_slice_make((const char *)pair, sizeof pair);
    size_t number;
    if (satz_map_get(&learning->numbers, key, &number))
        return (uint32_t)number;
    learning->links =
        satz_memory_grow(learning->links, &learning->capacity, learning->count + 1, sizeof *learning->links);
    learning->links[learning->count] = (struct link){ source, target, 1, 0 };
    satz_map_set(&learning->numbers, satz_arena_copy(&learning->keys, key), learning->count);
    return (uint32_t)learning->count++;
}

static void find_links(const struct satz_lexicographer *lexicographer, struct learning *learning) {
    size_t at = 0;
    learning->index = satz_memory_get_array(lexicographer->links + 1, sizeof *learning->index);
    for (size_t i = 0; i < lexicographer->count; i++) {
        const struct phrase *phrase = &lexicographer->phrases[i];
        const uint32_t *sources = lexicographer->terms + phrase->begin, *targets = sources + phrase->sources;
        for (size_t t = 0; t < phrase->targets; t++)
            for (size_t s = 0; s < phrase->sources; s++)
                learning->index[at++] = link_number(learning, sources[s], targets[t]);
    }
    satz_map_release(&learning->numbers);
    satz_arena_release(&learning->keys);
}

/* One round of expectation and maximisation. */
static void learn(const struct satz_lexicographer *lexicographer, struct learning *learning) {
    size_t at = 0;
    for (size_t i = 0; i < learning->count; i++)
        learning->links[i].count = 0;
    for (size_t i = 0; i < lexicographer->count; i++) {
        const struct phrase *phrase = &lexicographer->phrases[i];
        for (size_t t = 0; t < phrase->targets; t++, at += phrase->sources) {
            double sum = 0;
            for (size_t s = 0; s < phrase->sources; s++)
                sum += learning->links[learning->index[at + s]].likely;
            for (size_t s = 0; s < phrase->sources; s++) {
                struct link *link = &learning->links[learning->index[at + s]];
                link->count += (float)(phrase->weight * link->likely / sum / phrase->targets);
            }
        }
    }
    memset(learning->totals, 0, lexicographer->sides[0].count * sizeof *learning->totals);
    for (size_t i = 0; i < learning->count; i++)
        learning->totals[learning->links[i].source] += learning->links[i].count;
    for (size_t i = 0; i < learning->count; i++) {
        struct link *link = &learning->links[i];
        double total = learning->totals[link->source];
        link->likely = total > 0 ? (float)(link->count / total) : 0;
    }
}

static int compare_likely(const void *left, const void *right) {
    const struct satz_bilexicon_item *a = left, *b = right;
    if (a->likely != b->likely)
        return a->likely > b->likely ? -1 : 1;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return a->target != b->target ? a->target < b->target ? -1 : 1 : 0;
}

enum { ROUNDS = 3 };
/* A link below this is chance. */
#define LEAST_LIKELY 0.003

size_t satz_lexicographer_write(struct satz_lexicographer *lexicographer, size_t most, struct satz_buffer *file) {
    struct learning learning = { 0 };
    const struct vocabulary *sources = &lexicographer->sides[0], *targets = &lexicographer->sides[1];
    satz_map_init(&learning.numbers);
    satz_arena_init(&learning.keys);
    learning.totals = satz_memory_get_array(sources->count + 1, sizeof *learning.totals);
    find_links(lexicographer, &learning);
    for (int round = 0; round < ROUNDS; round++)
        learn(lexicographer, &learning);
    struct satz_bilexicon_item *items = satz_memory_get_array(learning.count + 1, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < learning.count; i++) {
        const struct link *link = &learning.links[i];
        /* A word with many translations gives each of them little, yet none of them is a bad one. */
        double likely = link->count / sqrt(learning.totals[link->source]);
        if (link->likely >= LEAST_LIKELY && likely >= LEAST_LIKELY)
            items[count++] = (struct satz_bilexicon_item){ sources->hashes[link->source],
                                                           targets->hashes[link->target], likely < 1 ? likely : 1 };
    }
    qsort(items, count, sizeof *items, compare_likely);
    count = count < most ? count : most;
    satz_bilexicon_write(items, count, file);
    free(items);
    free(learning.links);
    free(learning.index);
    free(learning.totals);
    return count;
}
