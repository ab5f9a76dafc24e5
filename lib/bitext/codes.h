#ifndef SATZ_BITEXT_CODES_H
#define SATZ_BITEXT_CODES_H

#include "base/buffer.h"
#include "bitext/pair.h"

/* Appends the text with U+FFFC where the codes are. */
void satz_codes_mark(const struct satz_coded *coded, struct satz_buffer *marked);

/*
 * Which of the source's codes each of the target's is, by index: by `x`, an `ept` with its `bpt`, and what
 * has none by order within its kind. SATZ_CODE_UNPAIRED where it cannot be told. The array is in `arena`.
 * O(n²) in the codes of one segment, of which at most SATZ_CODES_MOST are paired.
 */
#define SATZ_CODES_MOST 1024
#define SATZ_CODE_UNPAIRED SIZE_MAX
size_t *satz_codes_pair(const struct satz_coded *source, const struct satz_coded *target, struct satz_arena *arena);

#endif
