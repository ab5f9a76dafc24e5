#include "lexicon/matcher.h"

#include <stdlib.h>

#include "base/memory.h"

/*
 * Most nodes have one edge, most often to the node that was made next: what is walked lies together in memory, and
 * where a text leaves a string nothing else is looked at.
 */
struct satz_matcher_node {
    uint32_t to; /* by the first edge; 0, which no edge leads to: there is none */
    unsigned char byte;
    bool more; /* edges are in the table */
    bool ends; /* it has a value: most have none, and are not looked at */
};

/*
 * Of the first three bytes of all strings, hashed to this many bits: most places of a text are told by them that nothing
 * begins there. What begins with a string of one byte is always looked at.
 */
enum { BYTES = 256, BEGIN = 3, BEGIN_BITS = 1 << 15 };

static size_t begin_bit(const unsigned char *bytes) {
    uint32_t three = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
    return (three * 0x9E3779B1u) >> 17;
}

static void set_begin(struct satz_matcher *matcher, const unsigned char *bytes) {
    size_t bit = begin_bit(bytes);
    matcher->begins[bit / 8] |= (unsigned char)(1 << bit % 8);
}

/* Marks what a text may have where the string begins. */
static void note_begin(struct satz_matcher *matcher, struct satz_slice string) {
    unsigned char bytes[BEGIN] = { 0 };
    if (string.size == 1)
        matcher->single[(unsigned char)string.data[0]] = true;
    memcpy(bytes, string.data, string.size < BEGIN ? string.size : BEGIN);
    for (int last = 0; string.size == 2 && last < BYTES; last++) {
        bytes[2] = (unsigned char)last;
        set_begin(matcher, bytes);
    }
    if (string.size >= BEGIN)
        set_begin(matcher, bytes);
}

static bool may_begin(const struct satz_matcher *matcher, struct satz_slice text, size_t at) {
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    if (!matcher->node_count || text.size - at < BEGIN)
        return matcher->node_count > 0;
    size_t bit = begin_bit(bytes);
    return matcher->begins[bit / 8] >> bit % 8 & 1 || matcher->single[bytes[0]];
}

/* From node and byte to node; `to` is 0 in a free slot. */
struct satz_matcher_edge {
    uint32_t from, to;
    unsigned char byte;
};

void satz_matcher_init(struct satz_matcher *matcher) {
    *matcher = (struct satz_matcher){ 0 };
}

void satz_matcher_release(struct satz_matcher *matcher) {
    free(matcher->first);
    free(matcher->begins);
    free(matcher->single);
    free(matcher->nodes);
    free(matcher->edges);
    free(matcher->values);
    satz_matcher_init(matcher);
}

static struct satz_matcher_edge *slot_of(const struct satz_matcher *matcher, uint32_t from, unsigned char byte) {
    size_t mask = matcher->edge_capacity - 1;
    uint64_t hash = ((uint64_t)from << 8 | byte) * 0x9E3779B97F4A7C15u;
    for (size_t at = (hash >> 24) & mask;; at = (at + 1) & mask) {
        struct satz_matcher_edge *edge = &matcher->edges[at];
        if (!edge->to || (edge->from == from && edge->byte == byte))
            return edge;
    }
}

static void enlarge(struct satz_matcher *matcher) {
    struct satz_matcher old = *matcher;
    matcher->edge_capacity = old.edge_capacity ? old.edge_capacity * 2 : 256;
    matcher->edges = satz_memory_get_array(matcher->edge_capacity, sizeof *matcher->edges);
    for (size_t i = 0; i < old.edge_capacity; i++)
        if (old.edges[i].to)
            *slot_of(matcher, old.edges[i].from, old.edges[i].byte) = old.edges[i];
    free(old.edges);
}

static uint32_t new_node(struct satz_matcher *matcher) {
    size_t node = matcher->node_count++;
    matcher->nodes = satz_memory_grow(matcher->nodes, &matcher->node_capacity, node + 1, sizeof *matcher->nodes);
    matcher->values = satz_memory_grow(matcher->values, &matcher->value_capacity, node + 1, sizeof *matcher->values);
    matcher->nodes[node] = (struct satz_matcher_node){ 0 };
    matcher->values[node] = SIZE_MAX;
    return (uint32_t)node;
}

/* The node behind `byte`; 0: there is none. */
static uint32_t next_node(const struct satz_matcher *matcher, uint32_t from, unsigned char byte) {
    if (from == 0)
        return matcher->first[byte];
    const struct satz_matcher_node *node = &matcher->nodes[from];
    if (node->to && node->byte == byte)
        return node->to;
    return node->more ? slot_of(matcher, from, byte)->to : 0;
}

static uint32_t add_edge(struct satz_matcher *matcher, uint32_t from, unsigned char byte) {
    uint32_t to = new_node(matcher);
    struct satz_matcher_node *node = &matcher->nodes[from];
    if (from == 0) {
        matcher->first[byte] = to;
        return to;
    }
    if (!node->to) {
        node->to = to;
        node->byte = byte;
        return to;
    }
    if (matcher->edge_count + 1 > matcher->edge_capacity / 4 * 3)
        enlarge(matcher);
    node->more = true;
    *slot_of(matcher, from, byte) = (struct satz_matcher_edge){ from, to, byte };
    matcher->edge_count++;
    return to;
}

size_t satz_matcher_add(struct satz_matcher *matcher, struct satz_slice string, size_t value) {
    if (!matcher->node_count) {
        matcher->first = satz_memory_get_array(BYTES, sizeof *matcher->first);
        matcher->begins = satz_memory_get_array(BEGIN_BITS / 8, sizeof *matcher->begins);
        matcher->single = satz_memory_get_array(BYTES, sizeof *matcher->single);
        new_node(matcher);
    }
    if (string.size > 0)
        note_begin(matcher, string);
    uint32_t node = 0;
    for (size_t i = 0; i < string.size; i++) {
        unsigned char byte = (unsigned char)string.data[i];
        uint32_t next = next_node(matcher, node, byte);
        node = next ? next : add_edge(matcher, node, byte);
    }
    matcher->nodes[node].ends = true;
    if (matcher->values[node] == SIZE_MAX)
        matcher->values[node] = value;
    return matcher->values[node];
}

size_t satz_matcher_find(const struct satz_matcher *matcher, struct satz_slice text, size_t at,
                         struct satz_match *matches, size_t most) {
    size_t found = 0;
    uint32_t node = 0;
    if (!may_begin(matcher, text, at))
        return 0;
    for (size_t i = at; i < text.size; i++) {
        node = next_node(matcher, node, (unsigned char)text.data[i]);
        if (!node)
            break;
        if (!matcher->nodes[node].ends)
            continue;
        if (found == most) {
            memmove(matches, matches + 1, (most - 1) * sizeof *matches);
            found--;
        }
        matches[found++] = (struct satz_match){ i + 1 - at, matcher->values[node] };
    }
    return found;
}
