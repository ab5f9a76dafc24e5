#ifndef SATZ_BITEXT_TMX_READER_H
#define SATZ_BITEXT_TMX_READER_H

#include "base/input.h"
#include "bitext/pair.h"
#include "lexicon/language.h"

/*
 * TMX, Translation Memory eXchange 1.4b (LISA OSCAR, 2005), also 1.1 to 1.4 where they agree with it, as
 * pairs in the order of the file.
 *
 * Of each `tu` the variant in the source language and the one in the target language are taken, of
 * several the nearest (satz_language_rank()), of equally near ones the first. A `tu` whose source
 * language, its own or the header's, is another is passed over, and so is one that lacks either variant.
 * `ph bpt ept it ut` are codes; `hi` is transparent; what is inside a code, `sub` too, is not text.
 * Attributes, properties and notes of the unit and of the two variants are its facts.
 *
 * The file is read as a stranger's, in memory that does not depend on its size: nothing is loaded from
 * outside, no entity is defined or expanded, a segment with its codes has at most SATZ_TMX_SEGMENT bytes,
 * and so have the facts of a unit; elements are nested at most SATZ_TMX_DEPTH deep. UTF-8, UTF-16 and what
 * else libxml2 decodes. O(file).
 */
#define SATZ_TMX_SEGMENT ((size_t)1 << 20)
#define SATZ_TMX_DEPTH 64

struct satz_tmx_reader; /* opaque */

/* Reads from `input`, at its beginning, which must outlive the reader. */
struct satz_tmx_reader *satz_tmx_reader_new(struct satz_input *input, const struct satz_language *from,
                                            const struct satz_language *to);
void satz_tmx_reader_free(struct satz_tmx_reader *reader);

/*
 * The next pair, valid until the next call. SATZ_END after the last. Fails with file and line, after all
 * pairs before the bad place were handed out.
 */
enum satz_status satz_tmx_reader_next(struct satz_tmx_reader *reader, struct satz_pair *pair, struct satz_error *error)
    SATZ_MUST_USE;

/* How many units were passed over so far. */
size_t satz_tmx_reader_passed(const struct satz_tmx_reader *reader);

/* The header's `datatype`; empty before the first pair, or where it has none. */
struct satz_slice satz_tmx_reader_datatype(const struct satz_tmx_reader *reader);

#endif
