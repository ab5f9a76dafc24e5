#include "lexicon/matcher.h"

#include <stdlib.h>

#include "base/memory.h"

/* From node and byte to node; `from` is one more than the node, so that 0 marks a free slot. */
struct satz_matcher_edge {
    uint32_t from;
    uint32_t to;
    unsigned char byte;
    bool ends; /* `to` has a value: most have none, and are not looked at */
};

void satz_matcher_init(struct satz_matcher *matcher) {
    *matcher = (struct satz_matcher){ 0 };
}

void satz_matcher_release(struct satz_matcher *matcher) {
    free(matcher->edges);
    free(matcher->values);
    satz_matcher_init(matcher);
}

static struct satz_matcher_edge *slot_of(const struct satz_matcher *matcher, uint32_t from, unsigned char byte) {
    size_t mask = matcher->edge_capacity - 1;
    uint64_t hash = ((uint64_t)from << 8 | byte) * 0x9E3779B97F4A7C15u;
    for (size_t at = (hash >> 24) & mask;; at = (at + 1) & mask) {
        struct satz_matcher_edge *edge = &matcher->edges[at];
        if (!edge->from || (edge->from == from + 1 && edge->byte == byte))
            return edge;
    }
}

static void enlarge(struct satz_matcher *matcher) {
    struct satz_matcher old = *matcher;
    matcher->edge_capacity = old.edge_capacity ? old.edge_capacity * 2 : 256;
    matcher->edges = satz_memory_get_array(matcher->edge_capacity, sizeof *matcher->edges);
    for (size_t i = 0; i < old.edge_capacity; i++)
        if (old.edges[i].from)
            *slot_of(matcher, old.edges[i].from - 1, old.edges[i].byte) = old.edges[i];
    free(old.edges);
}

static uint32_t new_node(struct satz_matcher *matcher) {
    matcher->values = satz_memory_grow(matcher->values, &matcher->node_capacity, matcher->node_count + 1,
                                       sizeof *matcher->values);
    matcher->values[matcher->node_count] = SIZE_MAX;
    return (uint32_t)matcher->node_count++;
}

static struct satz_matcher_edge *step(struct satz_matcher *matcher, uint32_t node, unsigned char byte) {
    if (matcher->edge_count + 1 > matcher->edge_capacity / 4 * 3)
        enlarge(matcher);
    struct satz_matcher_edge *edge = slot_of(matcher, node, byte);
    if (!edge->from) {
        *edge = (struct satz_matcher_edge){ node + 1, new_node(matcher), byte, false };
        matcher->edge_count++;
    }
    return edge;
}

size_t satz_matcher_add(struct satz_matcher *matcher, struct satz_slice string, size_t value) {
    if (!matcher->node_count)
        new_node(matcher);
    struct satz_matcher_edge *edge = NULL;
    uint32_t node = 0;
    for (size_t i = 0; i < string.size; i++) {
        edge = step(matcher, node, (unsigned char)string.data[i]);
        node = edge->to;
    }
    if (edge)
        edge->ends = true;
    if (matcher->values[node] == SIZE_MAX)
        matcher->values[node] = value;
    return matcher->values[node];
}

size_t satz_matcher_find(const struct satz_matcher *matcher, struct satz_slice text, size_t at,
                         struct satz_match *matches, size_t most) {
    size_t found = 0;
    uint32_t node = 0;
    for (size_t i = at; matcher->edge_capacity && i < text.size; i++) {
        const struct satz_matcher_edge *edge = slot_of(matcher, node, (unsigned char)text.data[i]);
        if (!edge->from)
            break;
        node = edge->to;
        if (!edge->ends)
            continue;
        if (found == most) {
            memmove(matches, matches + 1, (most - 1) * sizeof *matches);
            found--;
        }
        matches[found++] = (struct satz_match){ i + 1 - at, matcher->values[node] };
    }
    return found;
}
