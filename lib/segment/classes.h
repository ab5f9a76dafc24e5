#ifndef SATZ_SEGMENT_CLASSES_H
#define SATZ_SEGMENT_CLASSES_H

#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

/*
 * Words of a script without blanks between them (Thai), and what they do in a sentence: dictionaries/LANG/segment.words.tsv,
 * rows of classes, a letter each, and words separated by `|`. Text is cut into these words by longest match.
 */
enum satz_class {
    SATZ_CLASS_VERB = 1 << 0,       /* V */
    SATZ_CLASS_SAYS = 1 << 1,       /* S: verbs of speech and thought, with "that" */
    SATZ_CLASS_QUALITY = 1 << 2,    /* A: what is an adjective elsewhere, and a verb here */
    SATZ_CLASS_COPULA = 1 << 3,     /* B: is, has, there is */
    SATZ_CLASS_AUXILIARY = 1 << 4,  /* X: will, can, not */
    SATZ_CLASS_SPEECH = 1 << 5,     /* s: says who spoke, beside a quotation */
    SATZ_CLASS_FUNCTION = 1 << 6,   /* no letter: of any of XRICPEQBabrfe */
    SATZ_CLASS_CLAUSE = 1 << 7,     /* o: opens a clause or phrase that another follows (when, in) */
    SATZ_CLASS_MAIN = 1 << 8,       /* k: stands in the clause that follows such a one (then) */
};

/* A word with the letters of its classes. */
struct satz_class_word {
    unsigned classes;   /* enum satz_class: those that mean something to the code */
    uint32_t set;       /* all but o and k, a bit each; 0: no word of the file */
};

struct satz_classes {
    struct satz_class_node *nodes; /* private: a tree of letters; 0 is the root */
    size_t count, capacity;        /* private */
    uint32_t first[128];           /* private: nodes of first letters */
};

/* Loads the file at `path` into one that is all zero. Fails with file and line. O(size). */
enum satz_status satz_classes_load(struct satz_classes *classes, const char *path, struct satz_error *error) SATZ_MUST_USE;
/* Also of one that is all zero. */
void satz_classes_release(struct satz_classes *classes);

/* A character that words of the file may have: a letter or sign of Thai, no digit nor mark. */
static inline bool satz_class_letter(uint32_t character) {
    return character >= 0xE01 && character <= 0xE4E;
}

/*
 * The end of the word at `at` of `text`, checked UTF-8 without blanks: one of the file's, the longest; a run of letters
 * in which none begins; a word or number of another script, with `.`, `,`, `'`, `-` inside; else one character. O(size of
 * the word and the next).
 */
size_t satz_classes_cut(const struct satz_classes *classes, struct satz_slice text, size_t at, struct satz_class_word *word);

#endif
