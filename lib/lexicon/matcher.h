#ifndef SATZ_LEXICON_MATCHER_H
#define SATZ_LEXICON_MATCHER_H

#include <stdint.h>

#include "base/slice.h"

/*
 * Many strings looked for at one place: a trie over bytes. The root has a table of its edges, any other node holds its
 * first one itself, and the others are in one hash table. Adding costs O(size of the string); looking costs O(size of
 * the longest string that begins there), so that looking at every word of a text is linear in the text, and where
 * nothing begins, which the first three bytes tell nearly always, next to nothing.
 */
struct satz_matcher {
    uint32_t *first; /* private, like all of it: the node behind each byte that a string may begin with */
    unsigned char *begins;
    bool *single;
    struct satz_matcher_node *nodes;
    size_t node_count, node_capacity;
    struct satz_matcher_edge *edges;
    size_t edge_count, edge_capacity;
    size_t *values; /* one a node, SIZE_MAX: none ends here */
    size_t value_capacity;
};

struct satz_match {
    size_t size;  /* bytes matched */
    size_t value; /* what was added with them */
};

void satz_matcher_init(struct satz_matcher *matcher);
void satz_matcher_release(struct satz_matcher *matcher);
/*
 * Adds a string with its value (not SIZE_MAX). Returns the value the string had before, which stays,
 * or `value` where it is new: so a caller chains entries that share a form.
 */
size_t satz_matcher_add(struct satz_matcher *matcher, struct satz_slice string, size_t value);
/*
 * All strings that begin `text` at byte `at`, shortest first: fills up to `most` and returns how many.
 * Where there are more, the shortest are left out.
 */
size_t satz_matcher_find(const struct satz_matcher *matcher, struct satz_slice text, size_t at,
                         struct satz_match *matches, size_t most);

#endif
