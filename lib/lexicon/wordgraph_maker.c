#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "lexicon/wordgraph.h"
#include "lexicon/wordgraph_file.h"
#include "text/utf8.h"

/* An edge as it is written: its bits and its value, in one number so that nodes can be compared. */
struct edge {
    uint32_t bits;
    unsigned char value;
};

/* A node that words may still be added to: those of the last word. */
struct open_node {
    struct edge edges[SATZ_WORDGRAPH_MOST_EDGES];
    size_t count;
};

/*
 * Words in order leave nodes behind that nothing is added to any more: such a one is written, unless one that is the
 * same is there already (the incremental algorithm of Daciuk and others for sorted words).
 */
struct satz_wordgraph_maker {
    uint32_t letters[WORDGRAPH_MOST_LETTERS];
    uint32_t letter_count;
    struct open_node path[SATZ_WORDGRAPH_LONGEST + 1];
    uint32_t word[SATZ_WORDGRAPH_LONGEST]; /* the last one, in numbers of letters */
    size_t size;
    struct satz_buffer last;               /* the same, in bytes */
    struct edge *edges;                    /* of nodes that are done */
    size_t count, capacity;
    uint32_t *buckets;                     /* hash table of nodes that are done: 1 + the first edge */
    size_t bucket_count, nodes;
    bool full;                             /* too many letters */
};

struct satz_wordgraph_maker *satz_wordgraph_maker_new(void) {
    struct satz_wordgraph_maker *maker = satz_memory_get_array(1, sizeof *maker);
    satz_buffer_init(&maker->last);
    maker->bucket_count = (size_t)1 << 16;
    maker->buckets = satz_memory_get_array(maker->bucket_count, sizeof *maker->buckets);
    return maker;
}

void satz_wordgraph_maker_free(struct satz_wordgraph_maker *maker) {
    if (!maker)
        return;
    satz_buffer_release(&maker->last);
    free(maker->edges);
    free(maker->buckets);
    free(maker);
}

static uint64_t hash_of(const struct edge *edges, size_t count) {
    uint64_t hash = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ ((uint64_t)edges[i].bits << 8 | edges[i].value)) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    return hash;
}

static size_t node_size(const struct edge *edges) {
    size_t count = 1;
    while (!(edges[count - 1].bits & WORDGRAPH_LAST))
        count++;
    return count;
}

static bool same(const struct edge *a, const struct edge *b, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (a[i].bits != b[i].bits || a[i].value != b[i].value)
            return false;
    return true;
}

static void grow_buckets(struct satz_wordgraph_maker *maker) {
    size_t count = maker->bucket_count * 2;
    uint32_t *buckets = satz_memory_get_array(count, sizeof *buckets);
    for (size_t i = 0; i < maker->bucket_count; i++) {
        if (!maker->buckets[i])
            continue;
        const struct edge *edges = maker->edges + maker->buckets[i] - 1;
        size_t place = (size_t)hash_of(edges, node_size(edges)) & (count - 1);
        while (buckets[place])
            place = (place + 1) & (count - 1);
        buckets[place] = maker->buckets[i];
    }
    free(maker->buckets);
    maker->buckets = buckets;
    maker->bucket_count = count;
}

/* What leads to frequent words goes first, so that a search for these can stop. */
static void sort_edges(struct open_node *node) {
    for (size_t i = 1; i < node->count; i++) {
        struct edge edge = node->edges[i];
        size_t at = i;
        for (; at > 0 && node->edges[at - 1].value >> 4 < edge.value >> 4; at--)
            node->edges[at] = node->edges[at - 1];
        node->edges[at] = edge;
    }
}

/* The place of a node whose edges are all there: one that is the same, or a new one. */
static uint32_t close_node(struct satz_wordgraph_maker *maker, struct open_node *node) {
    size_t count = node->count;
    if (!count)
        return WORDGRAPH_NOWHERE;
    sort_edges(node);
    node->edges[count - 1].bits |= WORDGRAPH_LAST;
    size_t place = (size_t)hash_of(node->edges, count) & (maker->bucket_count - 1);
    for (; maker->buckets[place]; place = (place + 1) & (maker->bucket_count - 1)) {
        const struct edge *edges = maker->edges + maker->buckets[place] - 1;
        if (node_size(edges) == count && same(edges, node->edges, count))
            return maker->buckets[place] - 1;
    }
    uint32_t at = (uint32_t)maker->count;
    maker->edges = satz_memory_grow(maker->edges, &maker->capacity, maker->count + count, sizeof *maker->edges);
    memcpy(maker->edges + at, node->edges, count * sizeof *node->edges);
    maker->count += count;
    maker->buckets[place] = at + 1;
    if (++maker->nodes * 2 > maker->bucket_count)
        grow_buckets(maker);
    return at;
}

static unsigned most_of(const struct open_node *node) {
    unsigned most = 0;
    for (size_t i = 0; i < node->count; i++)
        if (node->edges[i].value >> 4 > most)
            most = node->edges[i].value >> 4;
    return most;
}

/* Closes the nodes of the last word behind its first `depth` letters. */
static void close_path(struct satz_wordgraph_maker *maker, size_t depth) {
    for (size_t i = maker->size; i > depth; i--) {
        struct open_node *node = &maker->path[i], *above = &maker->path[i - 1];
        struct edge *edge = &above->edges[above->count - 1];
        unsigned most = most_of(node);
        if (most > edge->value >> 4)
            edge->value = (unsigned char)(most << 4 | (edge->value & 0xF));
        edge->bits |= close_node(maker, node) << WORDGRAPH_TARGET_SHIFT;
        node->count = 0;
    }
    maker->size = depth;
}

static bool symbol_of(struct satz_wordgraph_maker *maker, uint32_t letter, uint32_t *symbol) {
    for (*symbol = 0; *symbol < maker->letter_count; ++*symbol)
        if (maker->letters[*symbol] == letter)
            return true;
    if (maker->letter_count == WORDGRAPH_MOST_LETTERS)
        return false;
    maker->letters[maker->letter_count++] = letter;
    return true;
}

bool satz_wordgraph_maker_add(struct satz_wordgraph_maker *maker, struct satz_slice word, unsigned class_number) {
    uint32_t symbols[SATZ_WORDGRAPH_LONGEST];
    size_t count = 0, common = 0;
    if (!word.size || word.size > SATZ_WORDGRAPH_LONGEST || !class_number || class_number > SATZ_WORDGRAPH_MOST_CLASS ||
        satz_slice_compare(satz_buffer_slice(&maker->last), word) >= 0)
        return false;
    for (size_t at = 0, size; at < word.size; at += size)
        if (!symbol_of(maker, satz_utf8_decode(word, at, &size), &symbols[count++])) {
            maker->full = true;
            return false;
        }
    while (common < count && common < maker->size && symbols[common] == maker->word[common])
        common++;
    close_path(maker, common);
    for (size_t i = common; i < count; i++) {
        struct open_node *node = &maker->path[i];
        node->edges[node->count++] = (struct edge){ symbols[i], 0 };
        maker->word[i] = symbols[i];
    }
    struct open_node *end = &maker->path[count - 1];
    end->edges[end->count - 1].value = (unsigned char)(class_number << 4 | class_number);
    maker->size = count;
    satz_buffer_reset(&maker->last);
    satz_buffer_add(&maker->last, word);
    return true;
}

enum satz_status satz_wordgraph_maker_write(struct satz_wordgraph_maker *maker, struct satz_buffer *file,
                                            struct satz_error *error) {
    close_path(maker, 0);
    uint32_t root = close_node(maker, &maker->path[0]);
    if (maker->full || maker->count >= WORDGRAPH_NOWHERE)
        return satz_error_set(error, "these words have more than %u letters, or make a graph of more than %u edges",
                              WORDGRAPH_MOST_LETTERS, WORDGRAPH_NOWHERE);
    satz_buffer_add_string(file, WORDGRAPH_MAGIC);
    satz_number32_add(file, maker->letter_count);
    satz_number32_add(file, (uint32_t)maker->count);
    satz_number32_add(file, root);
    for (uint32_t i = 0; i < maker->letter_count; i++)
        satz_number32_add(file, maker->letters[i]);
    for (size_t i = 0; i < maker->count; i++)
        satz_number32_add(file, maker->edges[i].bits);
    for (size_t i = 0; i < maker->count; i++)
        satz_buffer_add_byte(file, (char)maker->edges[i].value);
    return SATZ_OK;
}
