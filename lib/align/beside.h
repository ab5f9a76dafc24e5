#ifndef SATZ_ALIGN_BESIDE_H
#define SATZ_ALIGN_BESIDE_H

#include "align/bead.h"
#include "base/output.h"
#include "text/unicode.h"

/*
 * An alignment for a person at a terminal: the source at the left, the translation beside it, each segment with its
 * number, wrapped to the columns as its language wraps, and how sure the bead is. Between the two stands │, or, as in
 * diff -y, < where the translation lacks something and > where the source does; ? where the bead is less probable than
 * asked for. Cells with right-to-left letters are isolated, so that a terminal that orders them leaves the rest alone.
 */
struct satz_beside {
    size_t columns; /* of the terminal; at least SATZ_BESIDE_LEAST */
    bool colour;
    double least;
    /* private: */
    struct satz_breaker *breakers[2];
    size_t digits, width;
    struct satz_beside_line *lines[2];
    size_t capacity[2];
    bool begun;
};
enum { SATZ_BESIDE_LEAST = 40 };

/* `from` and `to` are languages' tags. Fails where ICU has no rules for them. */
enum satz_status satz_beside_init(struct satz_beside *view, size_t columns, bool colour, const char *from,
                                  const char *to, struct satz_error *error) SATZ_MUST_USE;
void satz_beside_release(struct satz_beside *view);

/* Begins a pair of documents, with at most `most` segments on a side. */
void satz_beside_begin(struct satz_beside *view, struct satz_slice source, struct satz_slice target, size_t most,
                       struct satz_output *output);
/* Writes one bead. O(its texts). */
void satz_beside_add(struct satz_beside *view, const struct satz_bead *bead, const struct satz_slice *source,
                     const struct satz_slice *target, struct satz_output *output);

#endif
