#ifndef SATZ_RECODE_ENCODER_H
#define SATZ_RECODE_ENCODER_H

#include <iconv.h>

#include "base/map.h"
#include "recode/note.h"
#include "recode/replacement.h"
#include "text/charset.h"

/* Where in a text something is: lines and columns from 1, columns in code points. */
struct satz_position {
    size_t line, column;
};

/* Moves `position` over `text`. O(size). */
void satz_position_pass(struct satz_position *position, struct satz_slice text);

/* A character that the charset does not hold. */
struct satz_lost {
    uint32_t character;
    size_t count;
    struct satz_slice written; /* what stands for it, in UTF-8 */
};

/*
 * UTF-8 into a charset, through iconv, piece by piece. What the charset does not hold is replaced by policy, and noted;
 * so is what iconv would replace or drop without a word (`¥` by a backslash, U+E0001). Charsets of JIS X 0208 hold both
 * of the names that Unicode has for some of its characters (U+301C and U+FF5E), windows-1258 and TCVN hold Vietnamese
 * letters as a letter and a tone.
 */
struct satz_encoder {
    struct satz_charset charset;
    enum satz_loss loss;
    bool markup;              /* set by the caller: the text is HTML or XML */
    const char *place;        /* as notes name the text; set by the caller */
    struct satz_position at;  /* set by the caller where a text begins */
    size_t losses;            /* how many characters */
    bool stopped;             /* the policy is to fail, and something was lost: nothing more is written */
    struct satz_notes *notes; /* private, as all below; the caller's */
    struct satz_replacer *replacer;
    iconv_t conversion, probe;   /* (iconv_t)-1 for UTF-8 */
    struct satz_buffer suspects; /* the characters that iconv changes without a word, each terminated */
    struct satz_buffer discarded;
    struct satz_lost *lost;
    size_t lost_count, lost_capacity;
    struct satz_map lost_index; /* by the character in UTF-8 */
    struct satz_arena arena;
};

/* `lang` as for satz_replacer_new(). `notes` must outlive the encoder. After a failure there is nothing to close. */
enum satz_status satz_encoder_open(struct satz_encoder *encoder, const struct satz_charset *charset,
                                   enum satz_loss loss, const char *lang, struct satz_notes *notes,
                                   struct satz_error *error) SATZ_MUST_USE;
void satz_encoder_close(struct satz_encoder *encoder);

/* Appends `text`, checked UTF-8, in the charset. The first SATZ_ENCODER_TOLD losses get a note each. O(size). */
#define SATZ_ENCODER_TOLD 100
void satz_encoder_add(struct satz_encoder *encoder, struct satz_slice text, struct satz_buffer *target);

/* The text ends: a shift back where one is open, and notes that sum up the losses that got none. */
void satz_encoder_end(struct satz_encoder *encoder, struct satz_buffer *target);

#endif
