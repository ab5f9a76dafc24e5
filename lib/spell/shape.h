#ifndef SATZ_SPELL_SHAPE_H
#define SATZ_SPELL_SHAPE_H

#include "base/buffer.h"

/* What a word looks like, whatever it means. */
struct satz_spell_shape {
    size_t letters, uppers, digits; /* code points */
    bool capital;  /* the first letter is one */
    bool inside;   /* a capital stands after a small letter: camelCase, iPhone */
    bool foreign;  /* no letter is of the script asked for */
};

/* `script` is an ISO 15924 code. O(size). */
struct satz_spell_shape satz_spell_shape_of(struct satz_slice word, const char *script);

/* Sets `target` to `word` with its first letter in capital, or in small; the others as they are. */
void satz_spell_capital(struct satz_slice word, struct satz_buffer *target);
void satz_spell_small(struct satz_slice word, struct satz_buffer *target);

#endif
