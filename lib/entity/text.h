#ifndef SATZ_ENTITY_TEXT_H
#define SATZ_ENTITY_TEXT_H

#include <stdint.h>

#include "base/slice.h"

/*
 * A segment in tokens. The text is the plain view of placeholder/engine_text.h: checked UTF-8, blanks
 * folded, U+FFFC for each tag.
 */
enum satz_token_kind {
    SATZ_TOKEN_WORD,   /* letters, marks and digits, with a letter first; one character where scripts have no blanks */
    SATZ_TOKEN_NUMBER, /* the same with a digit first */
    SATZ_TOKEN_OTHER   /* one other character that is no blank */
};

struct satz_token {
    size_t begin, end; /* bytes */
    enum satz_token_kind kind;
    bool glued;   /* no blank before it */
    bool upper;   /* a word that begins with a capital */
    bool caps;    /* a word of two or more letters, all capitals */
    bool digits;  /* a number of ASCII digits only */
    size_t chain; /* first token of the chain it is in: words and numbers joined by single hyphens */
    size_t chain_last; /* and the last */
};

struct satz_token_text {
    struct satz_slice text;
    struct satz_token *tokens;
    size_t count;
    size_t capacity; /* private, as is the next */
    bool figures;
};

#define SATZ_TOKEN_TEXT_INIT { { NULL, 0 }, NULL, 0, 0, false }

/* Cuts `text`, which must stay valid, anew. O(size). */
void satz_token_text_set(struct satz_token_text *tokens, struct satz_slice text);
void satz_token_text_release(struct satz_token_text *tokens);

/* The first token that may be, or stand before, a figure: 0 where the text has a number, else its count of tokens. O(1). */
size_t satz_token_text_figure(const struct satz_token_text *tokens);

/* The text of token `at`; the empty slice where there is none. */
struct satz_slice satz_token_slice(const struct satz_token_text *tokens, size_t at);

/* Whether token `at` is there and is this one ASCII character. */
bool satz_token_is(const struct satz_token_text *tokens, size_t at, char character);
/* The same, with no blank before it. */
bool satz_token_glued(const struct satz_token_text *tokens, size_t at, char character);

bool satz_token_is_word(const struct satz_token_text *tokens, size_t at);
/* A word with a capital. */
bool satz_token_is_upper(const struct satz_token_text *tokens, size_t at);
/* A number of ASCII digits only. */
bool satz_token_is_digits(const struct satz_token_text *tokens, size_t at);

/*
 * The token after the one that ends at byte `end`, looking from token `from` on; 0 where no token ends
 * there. O(tokens between).
 */
size_t satz_token_after(const struct satz_token_text *tokens, size_t from, size_t end);

#endif
