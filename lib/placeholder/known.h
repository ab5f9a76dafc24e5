#ifndef SATZ_PLACEHOLDER_KNOWN_H
#define SATZ_PLACEHOLDER_KNOWN_H

#include "base/buffer.h"

/*
 * What the making of a wire and the reading of its answer share: for each span, what stands for it.
 * Private to placeholder/.
 */
struct satz_wire_piece {
    size_t begin, end; /* in the span's `words` */
    bool code;         /* a code word, not a template */
};

struct satz_wire_known {
    size_t number;
    size_t span;                      /* index into the caller's spans */
    bool marks, tag;
    bool sent;                        /* the engine text names it, so the wire has it */
    unsigned natural;                 /* the least cost of what the text has that looks like it without being one */
    struct satz_buffer words;
    struct satz_wire_piece pieces[2]; /* held span or opening mark; closing mark */
};

#endif
