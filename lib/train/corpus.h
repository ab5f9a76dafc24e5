#ifndef SATZ_TRAIN_CORPUS_H
#define SATZ_TRAIN_CORPUS_H

#include "base/arena.h"
#include "base/error.h"

/*
 * Text whose sentences are known: NAME.raw.txt has a paragraph a line, NAME.gold.txt the same text with a sentence a
 * line. The two differ in blanks only.
 */
struct satz_gold_paragraph {
    struct satz_slice text;
    size_t *ends; /* byte offsets in rising order: the ends of all sentences but the last */
    size_t count;
};

struct satz_gold {
    struct satz_gold_paragraph *paragraphs;
    size_t count;
    size_t sentences;
    struct satz_arena arena; /* private: owns all of it */
};

/* Reads DIR/NAME.raw.txt and DIR/NAME.gold.txt. Fails with file and line where they differ. O(size). */
enum satz_status satz_gold_load(struct satz_gold *gold, const char *folder, struct satz_slice name,
                                struct satz_error *error) SATZ_MUST_USE;

/*
 * Reads cases that a person wrote: a sentence a line, an empty line between paragraphs, `# ` begins a comment. The sentences of a
 * paragraph are joined with one blank, or with what a line `#! join=` gives. Fails with file and line. O(size).
 */
enum satz_status satz_gold_load_cases(struct satz_gold *gold, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_gold_release(struct satz_gold *gold);

#endif
