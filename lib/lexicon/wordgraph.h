#ifndef SATZ_LEXICON_WORDGRAPH_H
#define SATZ_LEXICON_WORDGRAPH_H

#include "base/mapped.h"
#include "lexicon/wordgraph_file.h"

/*
 * The words of a language in one file that is mapped: a minimal acyclic graph whose paths are the words (Daciuk, Mihov,
 * Watson and Watson 2000), with how often each is used. 1.6 million German words take some megabytes; they can be looked
 * up, and walked through letter by letter.
 *
 * Two words with a blank are a pair that stands side by side; how often is then that of the pair.
 *
 * A blank and a word is a name of persons or places that the dictionary lacks.
 *
 * How often is told in classes: 0 no word; 1 a word that no text had; 2 and up one in ten million words, 2.6 times as
 * often for each further class.
 */
#define SATZ_WORDGRAPH_USUAL 0x180u /* code points of Latin letters */
struct satz_wordgraph {
    struct satz_mapped file;
    const unsigned char *letters, *edges, *values; /* private */
    uint32_t letter_count, edge_count;             /* private */
    unsigned char usual[SATZ_WORDGRAPH_USUAL];     /* private: the numbers of its usual letters */
};

enum { SATZ_WORDGRAPH_UNUSED = 1, SATZ_WORDGRAPH_MOST_CLASS = 15 };

/* Fails with the file's name where it cannot be read or is none. O(1). */
enum satz_status satz_wordgraph_open(struct satz_wordgraph *graph, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/* Also of one that was never opened and is all zero. */
void satz_wordgraph_close(struct satz_wordgraph *graph);

/* The class of a word (UTF-8, as it is written). O(size). */
unsigned satz_wordgraph_find(const struct satz_wordgraph *graph, struct satz_slice word);
/* The same with its first letter in small. */
unsigned satz_wordgraph_find_small(const struct satz_wordgraph *graph, struct satz_slice word);
/* The higher of the two: of a word whose capital may be that of a sentence. */
unsigned satz_wordgraph_find_either(const struct satz_wordgraph *graph, struct satz_slice word);

/* The class of a name (without the blank before it); 0: it is none. */
unsigned satz_wordgraph_find_name(const struct satz_wordgraph *graph, struct satz_slice name);

/* The class of what stands so often in a million words, and the other way round. */
unsigned satz_wordgraph_class(double per_million);
double satz_wordgraph_frequency(unsigned class_number);

/* One letter further on. The edges of a node follow one another; those that lead to the most frequent words go first. */
struct satz_wordgraph_edge {
    uint32_t letter;   /* code point */
    uint32_t node;     /* where it leads; SATZ_WORDGRAPH_END: words end there */
    unsigned value;    /* the class of the word that ends with it; 0: none does */
    unsigned most;     /* the highest class of the words that end with it or go on from it */
    bool last;         /* no other edge follows in its node */
};

#define SATZ_WORDGRAPH_END UINT32_MAX

/* The node where words begin. */
uint32_t satz_wordgraph_root(const struct satz_wordgraph *graph);
/* The node where names begin; SATZ_WORDGRAPH_END: there are none. O(edges of the root). */
uint32_t satz_wordgraph_names(const struct satz_wordgraph *graph);
/*
 * Edge `at` of a node, counted from 0; false where there is none. A node has up to SATZ_WORDGRAPH_MOST_EDGES. No content
 * of a file leads out of it, but one that is not right may lead round in circles: bound the way.
 */
#define SATZ_WORDGRAPH_MOST_EDGES 128
static inline bool satz_wordgraph_edge_at(const struct satz_wordgraph *graph, uint32_t node, uint32_t at,
                                          struct satz_wordgraph_edge *edge) {
    if (node >= graph->edge_count || at >= SATZ_WORDGRAPH_MOST_EDGES || at >= graph->edge_count - node)
        return false;
    uint32_t bits = satz_number32_read(graph->edges + (size_t)(node + at) * WORDGRAPH_EDGE);
    uint32_t symbol = bits & WORDGRAPH_SYMBOL, target = bits >> WORDGRAPH_TARGET_SHIFT;
    unsigned value = graph->values[node + at];
    edge->letter = symbol < graph->letter_count ? satz_number32_read(graph->letters + 4 * (size_t)symbol) : 0;
    edge->node = target == WORDGRAPH_NOWHERE ? SATZ_WORDGRAPH_END : target;
    edge->value = value & 0xF;
    edge->most = value >> 4;
    edge->last = bits & WORDGRAPH_LAST;
    return true;
}

/* The number that the graph has for a letter; SATZ_WORDGRAPH_NO_SYMBOL: none of its words has it. O(1) of a Latin one. */
#define SATZ_WORDGRAPH_NO_SYMBOL 0xFFu
unsigned satz_wordgraph_symbol(const struct satz_wordgraph *graph, uint32_t letter);
/*
 * The next edge of a node from edge `*at` on whose letter has one of two numbers and that leads to a word of class `least`
 * or above; false where there is none. Its place goes to `*at`. Most of a search is this.
 */
static inline bool satz_wordgraph_seek(const struct satz_wordgraph *graph, uint32_t node, unsigned symbol, unsigned other,
                                       unsigned least, uint32_t *at, struct satz_wordgraph_edge *edge) {
    if (node >= graph->edge_count)
        return false;
    uint32_t left = graph->edge_count - node;
    uint32_t most = left < SATZ_WORDGRAPH_MOST_EDGES ? left : SATZ_WORDGRAPH_MOST_EDGES;
    const unsigned char *first = graph->edges + (size_t)node * WORDGRAPH_EDGE;
    for (uint32_t i = *at; i < most && !(i && first[(size_t)(i - 1) * WORDGRAPH_EDGE] & WORDGRAPH_LAST); i++) {
        unsigned found = first[(size_t)i * WORDGRAPH_EDGE] & WORDGRAPH_SYMBOL;
        if (graph->values[node + i] >> 4 < least)
            return false;
        if (found == symbol || found == other) {
            *at = i;
            return satz_wordgraph_edge_at(graph, node, i, edge);
        }
    }
    return false;
}

/* One under way. */
struct satz_wordgraph_maker;

struct satz_wordgraph_maker *satz_wordgraph_maker_new(void);
void satz_wordgraph_maker_free(struct satz_wordgraph_maker *maker);
/*
 * Adds a word, which must come after all before it by its bytes, and have up to SATZ_WORDGRAPH_LONGEST of them; its
 * class is 1 to 15. False where it does not, or is its turn no more. Amortised O(size).
 */
#define SATZ_WORDGRAPH_LONGEST 120
bool satz_wordgraph_maker_add(struct satz_wordgraph_maker *maker, struct satz_slice word, unsigned class_number);
/* Appends the file. False, and why, where there are too many letters or nodes. O(nodes). */
enum satz_status satz_wordgraph_maker_write(struct satz_wordgraph_maker *maker, struct satz_buffer *file,
                                            struct satz_error *error) SATZ_MUST_USE;

#endif
