#ifndef TESTS_LAWS_GENERATE_H
#define TESTS_LAWS_GENERATE_H

#include "run.h"

#include <stdint.h>

/* A generator of numbers: the same on every machine. */
struct dice {
    uint64_t state;
};

uint64_t dice_throw(struct dice *dice);
size_t dice_below(struct dice *dice, size_t limit); /* in [0, limit) */

/*
 * Appends a document of valid UTF-8 without U+0000: words, quotations, figures, placeholders of every
 * form, broken markup, line breaks of all kinds, whole planes of Unicode. `html` makes markup frequent.
 * `real` (may be NULL) is text of which pieces are mixed in.
 */
void document_generate(struct dice *dice, bool html, const struct bytes *real, struct bytes *document);

#endif
