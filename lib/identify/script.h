#ifndef SATZ_IDENTIFY_SCRIPT_H
#define SATZ_IDENTIFY_SCRIPT_H

#include "base/slice.h"

#include <stdint.h>

/*
 * A text as an identifier of languages reads it: words of one script each, in small letters, and the hashes of what is
 * in them. Figures, addresses, file names, codes and placeholders are passed over: they are the same in all languages.
 */
enum satz_script {
    SATZ_SCRIPT_NONE, /* no letter */
    SATZ_SCRIPT_LATIN, SATZ_SCRIPT_CYRILLIC, SATZ_SCRIPT_ARABIC, SATZ_SCRIPT_THAI, SATZ_SCRIPT_HANGUL,
    SATZ_SCRIPT_KANA, SATZ_SCRIPT_HAN,
    SATZ_SCRIPT_OTHER, /* of a script that none of the fifteen languages has */
    SATZ_SCRIPT_COUNT
};

/* Which of them a character is. O(1), without ICU. */
enum satz_script satz_script_of(uint32_t character);

/* So many letters of a word are read at once; of a longer one the rest is the next. */
#define SATZ_SCRIPT_WORD 32
/* So many features a word has at most. */
#define SATZ_SCRIPT_FEATURES (4 * (SATZ_SCRIPT_WORD + 2))

struct satz_script_scan {
    struct satz_slice text; /* checked UTF-8 */
    size_t at;              /* 0 at first */
    size_t chunk;           /* private: the end of a chunk that was looked at */
    /* the word that was found */
    enum satz_script kind;
    uint32_t word[SATZ_SCRIPT_WORD];
    size_t count, begin, end; /* letters; bytes */
};

/* The next word; of Chinese and Japanese a stretch of one kind. False after the last one. O(text) for all of them. */
bool satz_script_next(struct satz_script_scan *scan);

/*
 * The features of the word found, hashes of 32 bits: of a Latin word all its runs of two to four letters, the blanks around it
 * among them, and itself; of a Chinese stretch its characters and pairs of them. Returns how many. O(word).
 */
size_t satz_script_features(const struct satz_script_scan *scan, uint32_t features[SATZ_SCRIPT_FEATURES]);

/* The hash of the word as a whole: what tells languages that share most of their runs of letters. */
uint32_t satz_script_whole(const struct satz_script_scan *scan);

#endif
