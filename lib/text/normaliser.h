#ifndef SATZ_TEXT_NORMALISER_H
#define SATZ_TEXT_NORMALISER_H

#include "base/buffer.h"

/*
 * Normal form C of a stream that comes in pieces, cut anywhere between two code points: what comes out is the same as
 * of the whole. It holds back what a following mark could still change, a character mostly.
 *
 * A run of marks without a letter is cut after SATZ_NORMALISER_RUN bytes, wherever the pieces were cut, and each part
 * is normalised by itself: a stranger who sends marks without end gets them back, in bounded memory.
 */
struct satz_normaliser;

#define SATZ_NORMALISER_RUN ((size_t)1024)

struct satz_normaliser *satz_normaliser_new(void);
void satz_normaliser_free(struct satz_normaliser *normaliser);

/* Appends what is settled by `text`, checked UTF-8, to `target`. O(size), and little for text that is normal already.
 */
void satz_normaliser_add(struct satz_normaliser *normaliser, struct satz_slice text, struct satz_buffer *target);
/* Appends what was held back: the stream ends here. Another may begin. */
void satz_normaliser_end(struct satz_normaliser *normaliser, struct satz_buffer *target);

#endif
