#ifndef SATZ_ALIGN_WORD_H
#define SATZ_ALIGN_WORD_H

#include <stdint.h>

/* What a word is. */
enum satz_word_unit {
    SATZ_WORD_BLANKS, /* what stands between blanks; in Chinese, Japanese and Thai, a token of that */
    SATZ_WORD_TOKENS, /* a token */
};

/* A word: bytes of its text. */
struct satz_align_word {
    uint32_t begin, end;
};

#endif
