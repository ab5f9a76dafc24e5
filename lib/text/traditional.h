#ifndef SATZ_TEXT_TRADITIONAL_H
#define SATZ_TEXT_TRADITIONAL_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * Which Chinese characters belong to one way of writing only, by ICU's tables: 国 is simplified, 國 traditional, 人
 * both. Opening costs some milliseconds: keep it. ICU is asked for a character once, when it is first met.
 */
struct satz_traditional;
struct satz_traditional *satz_traditional_new(struct satz_error *error) SATZ_MUST_USE;
void satz_traditional_free(struct satz_traditional *traditional);

enum satz_writing { SATZ_WRITING_BOTH, SATZ_WRITING_SIMPLIFIED, SATZ_WRITING_TRADITIONAL };
/* O(1). */
enum satz_writing satz_traditional_of(struct satz_traditional *traditional, uint32_t character);

/* Appends the text, with the simplified character for each traditional one. O(text). */
void satz_traditional_simplify(const struct satz_traditional *traditional, struct satz_slice text,
                               struct satz_buffer *target);

#endif
