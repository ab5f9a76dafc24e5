#ifndef SATZ_RECODE_DECODER_H
#define SATZ_RECODE_DECODER_H

#include <iconv.h>

#include "base/buffer.h"
#include "text/charset.h"

/*
 * Bytes of a charset into UTF-8, through iconv, piece by piece: a character cut by the end of a piece is whole in
 * the output. Any pieces give the same text.
 */
struct satz_decoder {
    struct satz_charset charset;
    const char *place;       /* how messages name the text; borrowed */
    iconv_t conversion;      /* private, as all below: (iconv_t)-1 for UTF-8 */
    struct satz_buffer rest; /* the beginning of a character */
    size_t offset;           /* bytes read before `rest` */
    size_t line;             /* line of the text, from 1 */
};

/* Fails where iconv cannot read the charset; then there is nothing to close. */
enum satz_status satz_decoder_open(struct satz_decoder *decoder, const struct satz_charset *charset, const char *place,
                                   struct satz_error *error) SATZ_MUST_USE;
void satz_decoder_close(struct satz_decoder *decoder);

/* Counts bytes and lines that somebody else has read before. */
void satz_decoder_skip(struct satz_decoder *decoder, size_t bytes, size_t lines);

/*
 * Appends the text of `bytes`. Fails at a byte that is not of the charset, and at U+0000, with the line and the byte;
 * the text before it is in `target`. O(size).
 */
enum satz_status satz_decoder_add(struct satz_decoder *decoder, struct satz_slice bytes, struct satz_buffer *target,
                                  struct satz_error *error) SATZ_MUST_USE;
/* The bytes end here. Fails where that is within a character. */
enum satz_status satz_decoder_end(struct satz_decoder *decoder, struct satz_buffer *target,
                                  struct satz_error *error) SATZ_MUST_USE;

#endif
