#ifndef SATZ_LOCALISE_PATTERN_H
#define SATZ_LOCALISE_PATTERN_H

#include "base/buffer.h"

/* What stands for {name} in a pattern. */
struct satz_pattern_part {
    const char *name;
    struct satz_slice text;
};

/*
 * Appends `pattern` with each {name} replaced by its part; a name that is not among the parts is left
 * as it stands. Letters that would touch a figure (CHF12) get U+00A0 between them, symbols do not.
 */
void satz_pattern_write(struct satz_slice pattern, const struct satz_pattern_part *parts, size_t count,
                        struct satz_buffer *target);

#endif
