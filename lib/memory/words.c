#include "memory/words.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

struct satz_words_list {
    uint32_t *owners;
    size_t count, capacity;
};

void satz_words_index_init(struct satz_words_index *index) {
    *index = (struct satz_words_index){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&index->numbers);
}

void satz_words_index_release(struct satz_words_index *index) {
    for (size_t i = 0; i < index->count; i++)
        free(index->lists[i].owners);
    free(index->lists);
    satz_map_release(&index->numbers);
    satz_arena_release(&index->arena);
}

enum class { BLANK, LETTERS, DIGITS, OTHER };

static enum class class_of(uint32_t character) {
    if (satz_char_is_space(character) || satz_char_is_control(character))
        return BLANK;
    if (satz_char_is_digit(character))
        return DIGITS;
    return satz_char_is_word(character) ? LETTERS : OTHER;
}

/* Whether a mark inside a figure stands at `at`: `3,5`, `1.000`, `14:30`. */
static bool mark_inside(struct satz_slice text, size_t at) {
    size_t size;
    return at + 1 < text.size && strchr(".,:'", text.data[at]) &&
           class_of(satz_utf8_decode(text, at + 1, &size)) == DIGITS;
}

/* The next word of `text` from `*at` on; false where there is none. */
static bool word_next(struct satz_slice text, size_t *at, struct satz_word_place *place) {
    enum class kind = BLANK;
    size_t size;
    for (; kind == BLANK; *at += size) {
        if (*at == text.size)
            return false;
        place->begin = *at;
        kind = class_of(satz_utf8_decode(text, *at, &size));
    }
    while (kind != OTHER && *at < text.size &&
           (class_of(satz_utf8_decode(text, *at, &size)) == kind || (kind == DIGITS && mark_inside(text, *at))))
        *at += size;
    place->end = *at;
    return true;
}

static size_t words_count(struct satz_slice text) {
    struct satz_word_place place;
    size_t count = 0;
    for (size_t at = 0; count <= SATZ_WORDS_LIMIT && word_next(text, &at, &place);)
        count++;
    return count;
}

static uint32_t number_new(struct satz_words_index *index, struct satz_slice word) {
    uint32_t number = (uint32_t)index->count;
    satz_map_set(&index->numbers, satz_arena_copy(&index->arena, word), number);
    index->lists = satz_memory_grow(index->lists, &index->capacity, index->count + 1, sizeof *index->lists);
    index->lists[index->count++] = (struct satz_words_list){ NULL, 0, 0 };
    return number;
}

static void owner_add(struct satz_words_list *list, uint32_t owner) {
    if (list->count && list->owners[list->count - 1] == owner)
        return;
    list->owners = satz_memory_grow(list->owners, &list->capacity, list->count + 1, sizeof *list->owners);
    list->owners[list->count++] = owner;
}

struct satz_words satz_words_add(struct satz_words_index *index, struct satz_slice text, uint32_t owner) {
    struct satz_words words = { NULL, words_count(text) };
    if (words.count > SATZ_WORDS_LIMIT)
        return words;
    words.ids = satz_arena_get_array(&index->arena, words.count + 1, sizeof *words.ids);
    struct satz_buffer folded = SATZ_BUFFER_INIT;
    struct satz_word_place place;
    for (size_t at = 0, i = 0; word_next(text, &at, &place); i++) {
        size_t number;
        satz_buffer_reset(&folded);
        satz_text_fold(satz_slice_sub(text, place.begin, place.end), &folded);
        if (!satz_map_get(&index->numbers, satz_buffer_slice(&folded), &number))
            number = number_new(index, satz_buffer_slice(&folded));
        words.ids[i] = (uint32_t)number;
        owner_add(&index->lists[number], owner);
    }
    satz_buffer_release(&folded);
    return words;
}

struct satz_words satz_words_cut(const struct satz_words_index *index, struct satz_slice text,
                                 struct satz_arena *arena, struct satz_word_place **places) {
    struct satz_words words = { NULL, words_count(text) };
    if (words.count > SATZ_WORDS_LIMIT)
        return words;
    words.ids = satz_arena_get_array(arena, words.count + 1, sizeof *words.ids);
    struct satz_word_place *list = satz_arena_get_array(arena, words.count + 1, sizeof *list);
    struct satz_buffer folded = SATZ_BUFFER_INIT;
    for (size_t at = 0, i = 0; word_next(text, &at, &list[i]); i++) {
        size_t number;
        satz_buffer_reset(&folded);
        satz_text_fold(satz_slice_sub(text, list[i].begin, list[i].end), &folded);
        bool known = satz_map_get(&index->numbers, satz_buffer_slice(&folded), &number);
        words.ids[i] = known ? (uint32_t)number : SATZ_WORD_UNKNOWN;
    }
    satz_buffer_release(&folded);
    if (places)
        *places = list;
    return words;
}

const uint32_t *satz_words_owners(const struct satz_words_index *index, uint32_t word, size_t *count) {
    *count = word < index->count ? index->lists[word].count : 0;
    return word < index->count ? index->lists[word].owners : NULL;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Two unknown words are not the same word. */
static bool same(uint32_t a, uint32_t b) {
    return a == b && a != SATZ_WORD_UNKNOWN;
}

/* Ukkonen, Algorithms for approximate string matching (1985): only a band of the table counts. */
size_t satz_words_distance(const struct satz_words *a, const struct satz_words *b, size_t most,
                           struct satz_arena *arena) {
    size_t apart = a->count > b->count ? a->count - b->count : b->count - a->count;
    if (apart > most)
        return most + 1;
    size_t *row = satz_arena_get_array(arena, b->count + 2, sizeof *row);
    for (size_t j = 0; j <= b->count; j++)
        row[j] = j <= most ? j : most + 1;
    for (size_t i = 1; i <= a->count; i++) {
        size_t begin = i > most ? i - most : 1, end = least(b->count, i + most);
        size_t corner = row[begin - 1], best = begin == 1 ? i : most + 1;
        row[begin - 1] = begin == 1 ? i : most + 1;
        for (size_t j = begin; j <= end; j++) {
            size_t diagonal = corner + !same(a->ids[i - 1], b->ids[j - 1]);
            corner = row[j];
            row[j] = least(diagonal, least(row[j - 1], j < i + most ? row[j] : most) + 1);
            best = least(best, row[j]);
        }
        if (end < b->count)
            row[end + 1] = most + 1;
        if (best > most)
            return most + 1;
    }
    return row[b->count];
}

/* The whole table of distances; cell (i, j) at i * (b + 1) + j. */
static uint16_t *table_fill(const struct satz_words *a, const struct satz_words *b, struct satz_arena *arena) {
    size_t width = b->count + 1;
    uint16_t *table = satz_arena_get_array(arena, (a->count + 1) * width, sizeof *table);
    for (size_t i = 0; i <= a->count; i++) {
        for (size_t j = 0; j <= b->count; j++) {
            size_t cell = i + j;
            if (i && j) {
                size_t diagonal = table[(i - 1) * width + j - 1] + !same(a->ids[i - 1], b->ids[j - 1]);
                cell = least(diagonal, least(table[(i - 1) * width + j], table[i * width + j - 1]) + (size_t)1);
            }
            table[i * width + j] = (uint16_t)cell;
        }
    }
    return table;
}

/*
 * One step back from cell (i, j) of the table, to the cell that it was made from. Returns whether that
 * was a change.
 */
static bool table_step(const struct satz_words *a, const struct satz_words *b, const uint16_t *table, size_t *i,
                       size_t *j) {
    size_t width = b->count + 1, cell = table[*i * width + *j];
    bool both = *i && *j;
    if (both && same(a->ids[*i - 1], b->ids[*j - 1]) && table[(*i - 1) * width + *j - 1] == cell) {
        --*i;
        --*j;
        return false;
    }
    bool swapped = both && table[(*i - 1) * width + *j - 1] + 1U == cell;
    bool dropped = swapped || (*i && table[(*i - 1) * width + *j] + 1U == cell);
    *i -= dropped;
    *j -= swapped || !dropped;
    return true;
}

size_t satz_words_compare(const struct satz_words *a, const struct satz_words *b, struct satz_arena *arena,
                          struct satz_words_change **changes) {
    const uint16_t *table = table_fill(a, b, arena);
    size_t count = 0, i = a->count, j = b->count;
    struct satz_words_change *list = satz_arena_get_array(arena, a->count + b->count + 1, sizeof *list);
    while (i || j) {
        size_t old_i = i, old_j = j;
        if (!table_step(a, b, table, &i, &j))
            continue;
        if (count && list[count - 1].a_begin == old_i && list[count - 1].b_begin == old_j)
            list[count - 1] = (struct satz_words_change){ i, list[count - 1].a_end, j, list[count - 1].b_end };
        else
            list[count++] = (struct satz_words_change){ i, old_i, j, old_j };
    }
    for (size_t k = 0; k < count / 2; k++) {
        struct satz_words_change change = list[k];
        list[k] = list[count - 1 - k];
        list[count - 1 - k] = change;
    }
    *changes = list;
    return count;
}
