#include "tagger/words.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define TAG 0xFFFC

void satz_word_list_release(struct satz_word_list *list) {
    free(list->words);
    *list = (struct satz_word_list){ NULL, 0, 0 };
}

static void add(struct satz_word_list *list, struct satz_slice text, size_t begin, size_t end) {
    if (begin >= end)
        return;
    list->words = satz_memory_grow(list->words, &list->capacity, list->count + 1, sizeof *list->words);
    list->words[list->count++] = satz_slice_sub(text, begin, end);
}

static bool is_gap(uint32_t character) {
    return satz_char_is_space(character) || satz_char_is_control(character) || character == TAG;
}

/* What may not be cut off a word: marks that begin names of accounts, and end shares. */
static bool is_mark(uint32_t character) {
    return character != '#' && character != '@' && character != '%' && character != '&' && satz_char_is_punct(character);
}

static bool is_all(struct satz_slice word, const char *set) {
    for (size_t i = 0; i < word.size; i++)
        if (!strchr(set, word.data[i]))
            return false;
    return word.size > 0;
}

/* Whether the full stop after `word` belongs to it. */
static bool keeps_stop(struct satz_slice word) {
    static const char *const abbreviations[] = { "bzw", "ca", "Nr", "Co", "Inc", "usw", "etc", "Hrsg", "Aufl", "Mr", "al" };
    size_t size;
    if (!word.size)
        return false;
    uint32_t first = satz_utf8_decode(word, 0, &size);
    if (size == word.size && satz_char_is_letter(first))
        return true;
    if (is_all(word, "0123456789") || is_all(word, "IVX") || satz_slice_find_byte(word, 0, '.') < word.size)
        return true;
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (satz_slice_is(word, abbreviations[i]))
            return true;
    return false;
}

/* Where the word without the marks after it ends; `last`: it ends the text, whose full stop is its own. */
static size_t core_end(struct satz_slice text, size_t begin, size_t end, bool last) {
    while (end > begin) {
        size_t size;
        uint32_t mark = satz_utf8_decode_before(text, end, &size);
        if (!is_mark(mark))
            break;
        if (mark == '.' && !last && keeps_stop(satz_slice_sub(text, begin, end - 1)))
            break;
        end -= size;
    }
    return end;
}

/* Marks, each a word; three full stops are one. */
static void add_marks(struct satz_word_list *list, struct satz_slice text, size_t begin, size_t end) {
    while (begin < end) {
        size_t size;
        satz_utf8_decode(text, begin, &size);
        if (end - begin >= 3 && !memcmp(text.data + begin, "...", 3))
            size = 3;
        add(list, text, begin, begin + size);
        begin += size;
    }
}

static void add_piece(struct satz_word_list *list, struct satz_slice text, size_t begin, size_t end, bool last) {
    size_t start = begin, size;
    while (start < end && is_mark(satz_utf8_decode(text, start, &size)))
        start += size;
    add_marks(list, text, begin, start);
    size_t stop = core_end(text, start, end, last);
    add(list, text, start, stop);
    add_marks(list, text, stop, end);
}

void satz_word_list_set(struct satz_word_list *list, struct satz_slice text) {
    size_t at = 0, size, begin;
    list->count = 0;
    while (at < text.size) {
        if (is_gap(satz_utf8_decode(text, at, &size))) {
            at += size;
            continue;
        }
        for (begin = at; at < text.size && !is_gap(satz_utf8_decode(text, at, &size));)
            at += size;
        add_piece(list, text, begin, at, at == text.size);
    }
}
