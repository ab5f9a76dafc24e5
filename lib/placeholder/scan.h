#ifndef SATZ_PLACEHOLDER_SCAN_H
#define SATZ_PLACEHOLDER_SCAN_H

#include "placeholder/folded.h"
#include "placeholder/known.h"
#include "placeholder/wire.h"

/* One search of an answer; private to placeholder/. */
struct satz_scan {
    const struct satz_wire *wire;
    struct satz_arena *arena;
    bool natural; /* `answer` is the text that was sent: what is found is noted as no placeholder */
    struct satz_slice answer;
    struct satz_folded folded;
    struct satz_wire_hit *hits;
    size_t count, capacity;
};

/* The span of a number, NULL where there is none. O(log spans). */
struct satz_wire_known *satz_scan_known(const struct satz_scan *scan, size_t number);

/* What the wire has for a role of a span. */
struct satz_slice satz_scan_words(const struct satz_wire_known *known, enum satz_wire_role role);

/* Notes a hit at folded characters [begin, end), whose cost becomes 0 where it is as it was sent. */
void satz_scan_hit(struct satz_scan *scan, const struct satz_wire_known *known, enum satz_wire_role role,
                   size_t begin, size_t end, unsigned cost);

/* The searches, by the shape of the form. Each O(answer). */
void satz_scan_brackets(struct satz_scan *scan);
void satz_scan_tags(struct satz_scan *scan);
void satz_scan_letters(struct satz_scan *scan);
/* Quotation marks between the hits so far, where they are plain in the wire. */
void satz_scan_marks(struct satz_scan *scan);

#endif
