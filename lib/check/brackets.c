#include "check/brackets.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/search.h"
#include "text/unicode.h"
#include "text/utf8.h"

static const uint32_t pairs[][2] = {
    { '(', ')' },       { '[', ']' },       { '{', '}' },       { 0xFF08, 0xFF09 }, { 0xFF3B, 0xFF3D },
    { 0xFF5B, 0xFF5D }, { 0x3010, 0x3011 }, { 0x3014, 0x3015 },
};

enum { PAIRS = sizeof pairs / sizeof *pairs, LIST_MARK = 3 };

void satz_brackets_init(struct satz_brackets *brackets) {
    *brackets = (struct satz_brackets){ .losses = NULL };
}

void satz_brackets_release(struct satz_brackets *brackets) {
    free(brackets->losses);
    satz_brackets_init(brackets);
}

static void lose(struct satz_brackets *brackets, struct satz_quote_loss loss) {
    brackets->losses =
        satz_memory_grow(brackets->losses, &brackets->capacity, brackets->count + 1, sizeof *brackets->losses);
    brackets->losses[brackets->count++] = loss;
}

static void lose_open(struct satz_brackets *brackets, size_t depth) {
    while (brackets->depth > depth)
        lose(brackets, brackets->open[--brackets->depth].place);
}

static bool is_blank_before(struct satz_slice text, size_t at) {
    size_t size;
    return at == 0 || satz_char_is_space(satz_utf8_decode_before(text, at, &size));
}

/* `a)` and `12)` begin an entry of a list; `:-)` is a face. */
static bool is_no_bracket(struct satz_slice text, size_t at) {
    size_t begin = at, size;
    if (at > 0 && strchr(":;-=", text.data[at - 1]))
        return true;
    while (begin > 0 && at - begin < LIST_MARK && satz_char_is_word(satz_utf8_decode_before(text, begin, &size)))
        begin -= size;
    return begin < at && is_blank_before(text, begin);
}

static void close_bracket(struct satz_brackets *brackets, struct satz_slice text, uint32_t character, size_t begin,
                          size_t end) {
    size_t level = brackets->depth;
    while (level > 0 && brackets->open[level - 1].close != character)
        level--;
    if (level > 0) {
        lose_open(brackets, level);
        brackets->depth = level - 1;
    } else if (!is_no_bracket(text, begin)) {
        lose(brackets, (struct satz_quote_loss){ brackets->segments, begin, end, true });
    }
}

static void take(struct satz_brackets *brackets, struct satz_slice text, uint32_t character, size_t begin,
                 size_t end) {
    for (size_t i = 0; i < PAIRS; i++) {
        bool room = brackets->depth < sizeof brackets->open / sizeof *brackets->open;
        bool face = begin > 0 && character < 0x80 && strchr(":;-=", text.data[begin - 1]);
        if (character == pairs[i][0] && room && !face)
            brackets->open[brackets->depth++] =
                (struct satz_open_bracket){ { brackets->segments, begin, end, false }, pairs[i][1] };
        else if (character == pairs[i][1])
            close_bracket(brackets, text, character, begin, end);
    }
}

/* Bytes with which a bracket begins: of those that are not ASCII, E3 80 and EF BC or EF BD. */
static satz_search_block is_first(satz_search_block bytes) {
    return (satz_search_block)((bytes == '(') | (bytes == ')') | (bytes == '[') | (bytes == ']') | (bytes == '{') |
                               (bytes == '}') | (bytes == 0xE3) | (bytes == 0xEF));
}

static bool may_begin(struct satz_slice text, size_t at) {
    unsigned char byte = (unsigned char)text.data[at], next = at + 1 < text.size ? (unsigned char)text.data[at + 1] : 0;
    return byte < 0x80 || (byte == 0xE3 ? next == 0x80 : next == 0xBC || next == 0xBD);
}

static size_t next_bracket(struct satz_slice text, size_t from) {
    while ((from = satz_search_find(is_first, text, from)) < text.size && !may_begin(text, from))
        from++;
    return from;
}

void satz_brackets_add(struct satz_brackets *brackets, struct satz_slice text, bool paragraph) {
    size_t size;
    if (paragraph)
        lose_open(brackets, 0);
    for (size_t at = next_bracket(text, 0); at < text.size; at = next_bracket(text, at + size)) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        take(brackets, text, character, at, at + size);
    }
    brackets->segments++;
}

static int compare(const void *left, const void *right) {
    const struct satz_quote_loss *a = left, *b = right;
    if (a->segment != b->segment)
        return a->segment < b->segment ? -1 : 1;
    return a->begin < b->begin ? -1 : a->begin > b->begin;
}

void satz_brackets_end(struct satz_brackets *brackets) {
    lose_open(brackets, 0);
    if (brackets->count > 1)
        qsort(brackets->losses, brackets->count, sizeof *brackets->losses, compare);
}
