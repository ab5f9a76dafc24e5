#ifndef SATZ_PLACEHOLDER_FOLDED_H
#define SATZ_PLACEHOLDER_FOLDED_H

#include <stdint.h>

#include "base/arena.h"

/*
 * A text as the search for mangled placeholders sees it: letters small, without accents, Cyrillic ones as Latin ones, full-width forms plain,
 * digits of all scripts 0-9, all kinds of bracket one, invisible characters gone, `&lt;` and its like
 * decoded. Each character knows where it came from. Private to placeholder/.
 */
#define SATZ_FOLDED_OPEN '['  /* any opening bracket but < */
#define SATZ_FOLDED_CLOSE ']'
#define SATZ_FOLDED_ER 0x440   /* Р: like a P to the eye, an R to the ear */
#define SATZ_FOLDED_QUOTE '"' /* any double quotation mark */

struct satz_folded_char {
    uint32_t character;
    bool own;          /* a bracket of the record's own kind, or the one of OpenNMT */
    size_t begin, end; /* bytes of the text */
};

struct satz_folded {
    struct satz_folded_char *chars;
    size_t count;
};

/* Folds checked UTF-8 into `arena`. O(text). */
struct satz_folded satz_folded_make(struct satz_slice text, struct satz_arena *arena);

/* Character at `at`, U+0000 outside. `at` may be SIZE_MAX, "before the first". */
static inline uint32_t satz_folded_at(const struct satz_folded *folded, size_t at) {
    return at < folded->count ? folded->chars[at].character : 0;
}

#endif
