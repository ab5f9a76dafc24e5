#ifndef SATZ_MEMORY_TMX_H
#define SATZ_MEMORY_TMX_H

#include "memory/store.h"

/*
 * TMX, Translation Memory eXchange 1.4b (LISA OSCAR, 2005), also 1.1 to 1.4 where they agree with it.
 *
 * Of each `tu` the variant in the source language and the one in the target language are taken, of
 * several the nearest (satz_language_rank()). A `tu` whose source language, its own or the header's,
 * is another is passed over. `ph bpt ept it ut` are inline codes, `hi` is transparent, what is inside
 * a code is not text. A target's code is the source's with the same `x`; an `ept` is that of its `bpt`
 * by `i`; without `x` they go by order. A property `x-satz-quotation` of `tu` or `tuv` is kept.
 *
 * The file is read as a stranger's: nothing is loaded from outside, no entity is defined or expanded,
 * a segment is at most SATZ_TMX_SEGMENT bytes, nesting is bounded by libxml2. Fails with file and line.
 */
#define SATZ_TMX_SEGMENT ((size_t)1 << 20)

enum satz_status satz_tmx_read(const char *path, struct satz_store *store, struct satz_error *error) SATZ_MUST_USE;

#endif
