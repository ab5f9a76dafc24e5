#include "lexicon/wordgraph.h"

#include <math.h>

#include "lexicon/wordgraph_file.h"
#include "text/unicode.h"
#include "text/utf8.h"

static uint32_t letter_at(const struct satz_wordgraph *graph, uint32_t symbol) {
    return satz_number32_read(graph->letters + 4 * (size_t)symbol);
}

enum satz_status satz_wordgraph_open(struct satz_wordgraph *graph, const char *path, struct satz_error *error) {
    *graph = (struct satz_wordgraph){ .file = { NULL, 0 } };
    if (satz_mapped_open(&graph->file, path, WORDGRAPH_MAGIC, "graph of words", error) != SATZ_OK)
        return SATZ_FAILED;
    const unsigned char *bytes = graph->file.bytes;
    size_t size = graph->file.size;
    if (size >= WORDGRAPH_HEADER) {
        graph->letter_count = satz_number32_read(bytes + 8);
        graph->edge_count = satz_number32_read(bytes + 12);
    }
    if (size < WORDGRAPH_HEADER || graph->letter_count > WORDGRAPH_MOST_LETTERS ||
        (size_t)graph->edge_count * (WORDGRAPH_EDGE + 1) != size - WORDGRAPH_HEADER - 4 * graph->letter_count) {
        satz_wordgraph_close(graph);
        return satz_error_set_at(error, path, 0, "a graph of words that is not whole");
    }
    graph->letters = bytes + WORDGRAPH_HEADER;
    graph->edges = graph->letters + 4 * graph->letter_count;
    graph->values = graph->edges + (size_t)graph->edge_count * WORDGRAPH_EDGE;
    memset(graph->usual, SATZ_WORDGRAPH_NO_SYMBOL, sizeof graph->usual);
    for (uint32_t i = graph->letter_count; i-- > 0;)
        if (letter_at(graph, i) < SATZ_WORDGRAPH_USUAL)
            graph->usual[letter_at(graph, i)] = (unsigned char)i;
    return SATZ_OK;
}

void satz_wordgraph_close(struct satz_wordgraph *graph) {
    satz_mapped_close(&graph->file);
    *graph = (struct satz_wordgraph){ .file = { NULL, 0 } };
}

/* The root's edges are the last in the file: what leads somewhere is written before what leads there. */
uint32_t satz_wordgraph_root(const struct satz_wordgraph *graph) {
    return graph->edge_count ? satz_number32_read(graph->file.bytes + 16) : SATZ_WORDGRAPH_END;
}

unsigned satz_wordgraph_symbol(const struct satz_wordgraph *graph, uint32_t letter) {
    if (letter < SATZ_WORDGRAPH_USUAL)
        return graph->edge_count ? graph->usual[letter] : SATZ_WORDGRAPH_NO_SYMBOL;
    for (uint32_t i = 0; i < graph->letter_count; i++)
        if (letter_at(graph, i) == letter)
            return i;
    return SATZ_WORDGRAPH_NO_SYMBOL;
}

uint32_t satz_wordgraph_names(const struct satz_wordgraph *graph) {
    struct satz_wordgraph_edge edge;
    uint32_t place = 0;
    unsigned blank = satz_wordgraph_symbol(graph, ' ');
    bool found = satz_wordgraph_seek(graph, satz_wordgraph_root(graph), blank, blank, 0, &place, &edge);
    return found ? edge.node : SATZ_WORDGRAPH_END;
}

static unsigned find_from(const struct satz_wordgraph *graph, uint32_t node, struct satz_slice word, bool small) {
    struct satz_wordgraph_edge edge = { .node = node };
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t letter = satz_utf8_decode(word, at, &size), place = 0;
        unsigned symbol = satz_wordgraph_symbol(graph, small && !at ? satz_char_lower(letter) : letter);
        if (!satz_wordgraph_seek(graph, edge.node, symbol, symbol, 0, &place, &edge))
            return 0;
    }
    return edge.value;
}

unsigned satz_wordgraph_find(const struct satz_wordgraph *graph, struct satz_slice word) {
    return find_from(graph, satz_wordgraph_root(graph), word, false);
}

unsigned satz_wordgraph_find_name(const struct satz_wordgraph *graph, struct satz_slice name) {
    return find_from(graph, satz_wordgraph_names(graph), name, false);
}

unsigned satz_wordgraph_find_small(const struct satz_wordgraph *graph, struct satz_slice word) {
    return find_from(graph, satz_wordgraph_root(graph), word, true);
}

unsigned satz_wordgraph_find_either(const struct satz_wordgraph *graph, struct satz_slice word) {
    unsigned found = satz_wordgraph_find(graph, word);
    unsigned small = satz_text_is_upper(word) ? satz_wordgraph_find_small(graph, word) : 0;
    return found > small ? found : small;
}

static const double least = 0.1, factor = 2.6; /* of class 2, a million words; from class to class */

unsigned satz_wordgraph_class(double per_million) {
    if (per_million < least / 2)
        return SATZ_WORDGRAPH_UNUSED;
    double steps = per_million <= least ? 0 : floor(log(per_million / least) / log(factor));
    return steps + 2 > SATZ_WORDGRAPH_MOST_CLASS ? SATZ_WORDGRAPH_MOST_CLASS : (unsigned)steps + 2;
}

double satz_wordgraph_frequency(unsigned class_number) {
    return class_number < 2 ? 0 : least * pow(factor, class_number - 2.0);
}
