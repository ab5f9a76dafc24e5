#include "segment/classes.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lexicon/table.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define LETTER_SIZE 3 /* bytes of one of these letters */

struct satz_class_node {
    struct satz_class_word word; /* that ends here; none where its set is 0 */
    uint32_t child, next;
    uint8_t letter;
};

/* The letters of the file; those from WITHOUT_SET on are in no set. */
static const char letters[] = "PBXSVAHNGTURCIEQWDabrnfemsok";
#define WITHOUT_SET 26u

static const struct {
    char letter;
    unsigned classes;
} meanings[] = {
    { 'V', SATZ_CLASS_VERB },
    { 'S', SATZ_CLASS_SAYS },
    { 'A', SATZ_CLASS_QUALITY },
    { 'B', SATZ_CLASS_COPULA | SATZ_CLASS_FUNCTION },
    { 'X', SATZ_CLASS_AUXILIARY | SATZ_CLASS_FUNCTION },
    { 's', SATZ_CLASS_SPEECH | SATZ_CLASS_FUNCTION },
    { 'o', SATZ_CLASS_CLAUSE },
    { 'k', SATZ_CLASS_MAIN },
};

static uint8_t letter_at(struct satz_slice text, size_t at) {
    size_t size;
    return (uint8_t)(satz_utf8_decode_checked(text.data + at, &size) & 0x7F);
}

static bool is_letter_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size && satz_class_letter(satz_utf8_decode_checked(text.data + at, &size));
}

/* ---- the file ---- */

static bool read_classes(struct satz_slice cell, struct satz_class_word *word) {
    *word = (struct satz_class_word){ 0, 0 };
    for (size_t i = 0; i < cell.size; i++) {
        const char *place = cell.data[i] ? strchr(letters, cell.data[i]) : NULL;
        if (!place)
            return false;
        if (place - letters < WITHOUT_SET)
            word->set |= (uint32_t)1 << (place - letters);
        if (strchr("RICPEQabrfe", cell.data[i]))
            word->classes |= SATZ_CLASS_FUNCTION;
        for (size_t k = 0; k < sizeof meanings / sizeof *meanings; k++)
            if (meanings[k].letter == cell.data[i])
                word->classes |= meanings[k].classes;
    }
    return word->set != 0;
}

static uint32_t find_child(const struct satz_classes *classes, uint32_t node, uint8_t letter) {
    if (!node)
        return classes->first[letter];
    uint32_t child = classes->nodes[node].child;
    while (child && classes->nodes[child].letter != letter)
        child = classes->nodes[child].next;
    return child;
}

static uint32_t add_node(struct satz_classes *classes, struct satz_class_node node) {
    classes->nodes = satz_memory_grow(classes->nodes, &classes->capacity, classes->count + 1, sizeof *classes->nodes);
    classes->nodes[classes->count] = node;
    return (uint32_t)classes->count++;
}

static bool add_word(struct satz_classes *classes, struct satz_slice text, struct satz_class_word word) {
    uint32_t node = 0;
    if (text.size < 2 * LETTER_SIZE)
        return false;
    for (size_t at = 0; at < text.size; at += LETTER_SIZE) {
        if (!is_letter_at(text, at))
            return false;
        uint8_t letter = letter_at(text, at);
        uint32_t child = find_child(classes, node, letter);
        if (!child) {
            child = add_node(classes, (struct satz_class_node){ .next = node ? classes->nodes[node].child : 0,
                                                                .letter = letter });
            if (node)
                classes->nodes[node].child = child;
            else
                classes->first[letter] = child;
        }
        node = child;
    }
    classes->nodes[node].word = word;
    return true;
}

static const char *add_row(struct satz_classes *classes, const struct satz_row *row) {
    struct satz_slice rest = satz_row_cell(row, 1), text;
    struct satz_class_word word;
    if (!read_classes(satz_row_cell(row, 0), &word))
        return "no classes, or one that is unknown";
    while (satz_slice_split(&rest, '|', &text))
        if (!add_word(classes, text, word))
            return "a word has two letters or more, and nothing else";
    return NULL;
}

enum satz_status satz_classes_load(struct satz_classes *classes, const char *path, struct satz_error *error) {
    struct satz_table table;
    enum satz_status status = satz_table_load(&table, path, error);
    if (status != SATZ_OK)
        return status;
    (void)add_node(classes, (struct satz_class_node){ .letter = 0 });
    for (size_t i = 0; status == SATZ_OK && i < table.count; i++) {
        const char *wrong = add_row(classes, &table.rows[i]);
        if (wrong)
            status = satz_error_set_at(error, path, table.rows[i].line, "%s", wrong);
    }
    satz_table_release(&table);
    return status;
}

void satz_classes_release(struct satz_classes *classes) {
    free(classes->nodes);
    *classes = (struct satz_classes){ .nodes = NULL };
}

/* ---- cutting ---- */

/* A vowel or sign that belongs to the letter before it, and the mark that repeats a word. */
static bool leans_back(uint32_t letter) {
    return (letter >= 0x30 && letter <= 0x3A) || (letter >= 0x45 && letter <= 0x4E);
}

/* A vowel that is written before its consonant. */
static bool leans_on(uint32_t letter) {
    return letter >= 0x40 && letter <= 0x44;
}

/* The end of the longest word of the file at `at`; `at` where there is none. */
static size_t match(const struct satz_classes *classes, struct satz_slice text, size_t at, struct satz_class_word *word) {
    size_t end = at;
    uint32_t node = 0;
    if (leans_back(letter_at(text, at)))
        return at;
    for (size_t next = at; is_letter_at(text, next);) {
        node = find_child(classes, node, letter_at(text, next));
        if (!node)
            break;
        next += LETTER_SIZE;
        bool parts = !is_letter_at(text, next) || !leans_back(letter_at(text, next));
        if (parts && classes->nodes[node].word.set) {
            end = next;
            *word = classes->nodes[node].word;
        }
    }
    return end;
}

/* The end of a word or number of another script. */
static size_t pass_foreign(struct satz_slice text, size_t at) {
    size_t size, next;
    uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
    at += size;
    while (satz_char_is_word(character) && at < text.size) {
        character = satz_utf8_decode_checked(text.data + at, &size);
        bool joins = character == '.' || character == ',' || character == '\'' || character == 0x2019 || character == '-';
        if (joins && at + size < text.size && !is_letter_at(text, at + size))
            character = satz_utf8_decode_checked(text.data + at + size, &next);
        if (satz_class_letter(character) || !satz_char_is_word(character))
            break;
        at += size;
    }
    return at;
}

size_t satz_classes_cut(const struct satz_classes *classes, struct satz_slice text, size_t at, struct satz_class_word *word) {
    *word = (struct satz_class_word){ 0, 0 };
    if (!is_letter_at(text, at))
        return pass_foreign(text, at);
    size_t begin = at;
    bool led = false;
    while (is_letter_at(text, at)) {
        struct satz_class_word found;
        size_t end = led ? at : match(classes, text, at, &found);
        if (end > at && at > begin)
            break;
        if (end > at) {
            *word = found;
            return end;
        }
        led = leans_on(letter_at(text, at));
        at += LETTER_SIZE;
    }
    return at;
}
