#include "train/count.h"

#include <stdlib.h>

#include "base/memory.h"
#include "segment/features.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define RARE 3u  /* words seen less often tell nothing */
#define OFTEN 5u /* and of their place in sentences */

struct satz_word_count {
    struct satz_slice word; /* as it stands, or with small letters */
    uint32_t all, dots;     /* as it stands: how often, and with a full stop after it */
    /* Of all that are this word with small letters: inside sentences; in all; and by their place. */
    uint32_t small, capital, folded, first, second, last;
};

void satz_counts_init(struct satz_counts *counts) {
    *counts = (struct satz_counts){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&counts->words);
}

void satz_counts_release(struct satz_counts *counts) {
    satz_map_release(&counts->words);
    satz_arena_release(&counts->arena);
    free(counts->items);
}

static struct satz_word_count *find(struct satz_counts *counts, struct satz_slice word) {
    size_t index;
    if (!satz_map_get(&counts->words, word, &index)) {
        counts->items = satz_memory_grow(counts->items, &counts->capacity, counts->count + 1, sizeof *counts->items);
        index = counts->count++;
        counts->items[index] = (struct satz_word_count){ satz_arena_copy(&counts->arena, word), 0, 0, 0, 0, 0, 0, 0, 0 };
        satz_map_set(&counts->words, counts->items[index].word, index);
    }
    return &counts->items[index];
}

/* Where in its sentence a word stands. */
struct position {
    bool first, second, last;
};

/* A word of the running text, from `begin` to `end`. */
static void count_word(struct satz_counts *counts, struct satz_slice text, size_t begin, size_t end,
                       const struct position *position, struct satz_buffer *small) {
    struct satz_slice word = satz_slice_sub(text, begin, end);
    size_t size;
    struct satz_word_count *exact = find(counts, word);
    exact->all++;
    exact->dots += end < text.size && text.data[end] == '.';
    uint32_t first = satz_utf8_decode(word, 0, &size);
    bool upper = satz_char_is_upper(first);
    /* With a capital it counts where the word before it belongs to the same sentence. */
    bool inside = begin > 1 && text.data[begin - 1] == ' ' &&
                  satz_char_is_lower(satz_utf8_decode_before(text, begin - 1, &size));
    if (!satz_char_is_letter(first))
        return;
    satz_buffer_reset(small);
    satz_text_lower(word, "", small);
    struct satz_word_count *folded = find(counts, satz_buffer_slice(small));
    folded->small += !upper;
    folded->capital += upper && inside;
    folded->folded++;
    folded->first += position->first;
    folded->second += position->second && !upper;
    folded->last += position->last;
}

static size_t word_end(struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size && satz_char_is_word(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

static void count_sentence(struct satz_counts *counts, struct satz_slice text, size_t at, size_t stop,
                           struct satz_buffer *small) {
    size_t begin = 0, end = 0, number = 0, size;
    while (at < stop) {
        size_t next = word_end(text, at);
        if (next == at) {
            (void)satz_utf8_decode(text, at, &size);
            at += size;
            continue;
        }
        if (end)
            count_word(counts, text, begin, end, &(struct position){ number == 1, number == 2, false }, small);
        begin = at;
        end = at = next;
        number++;
    }
    if (end)
        count_word(counts, text, begin, end, &(struct position){ number == 1, number == 2, true }, small);
}

void satz_counts_add(struct satz_counts *counts, const struct satz_gold_paragraph *paragraph) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    size_t begin = 0;
    for (size_t i = 0; i <= paragraph->count; i++) {
        size_t end = i < paragraph->count ? paragraph->ends[i] : paragraph->text.size;
        count_sentence(counts, paragraph->text, begin, end, &small);
        begin = end;
    }
    satz_buffer_release(&small);
}

/* The difference of two frequencies in powers of two, as 1 to 13; 7: alike. */
static unsigned ratio(double more, double less) {
    unsigned value = 7;
    for (; more >= 1.5 * less && value < 13; value++)
        less *= 2;
    for (; less >= 1.5 * more && value > 1; value--)
        more *= 2;
    return value;
}

static int compare_counts(const void *left, const void *right) {
    const struct satz_word_count *a = left, *b = right;
    uint32_t of_a = a->all > a->folded ? a->all : a->folded, of_b = b->all > b->folded ? b->all : b->folded;
    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    return satz_slice_compare(a->word, b->word);
}

void satz_counts_fill(const struct satz_counts *counts, struct satz_wordtable *table) {
    struct satz_word_count *sorted = satz_memory_get_array(counts->count + 1, sizeof *sorted);
    if (counts->count)
        memcpy(sorted, counts->items, counts->count * sizeof *sorted);
    qsort(sorted, counts->count, sizeof *sorted, compare_counts);
    for (size_t i = 0; i < counts->count; i++) {
        const struct satz_word_count *item = &sorted[i];
        struct satz_word word = satz_word_look(item->word);
        unsigned dots = ratio(item->dots + 0.2, item->all - item->dots + 0.5);
        unsigned small = ratio(item->small + 0.3, item->capital + 0.3);
        if (item->all >= RARE && dots > 5)
            (void)satz_wordtable_add(table, satz_word_key(SATZ_WORD_USE_DOT, word.exact), dots);
        if (item->small + item->capital >= RARE && small > 4)
            (void)satz_wordtable_add(table, satz_word_key(SATZ_WORD_USE_SMALL, word.small), small);
        if (item->folded < OFTEN)
            continue;
        unsigned second = ratio(item->second + 0.1, item->folded - item->second + 1);
        (void)satz_wordtable_add(table, satz_word_key(SATZ_WORD_USE_FIRST, word.small),
                                 ratio(item->first + 0.2, item->folded - item->first + 1));
        (void)satz_wordtable_add(table, satz_word_key(SATZ_WORD_USE_LAST, word.small),
                                 ratio(item->last + 0.2, item->folded - item->last + 1));
        if (second > 1)
            (void)satz_wordtable_add(table, satz_word_key(SATZ_WORD_USE_SECOND, word.small), second);
    }
    free(sorted);
}
