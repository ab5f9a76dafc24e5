#ifndef SATZ_PROBE_JUDGE_H
#define SATZ_PROBE_JUDGE_H

#include "placeholder/engine_text.h"
#include "placeholder/wire.h"

/* What became of placeholders, and of the words around them. */
struct satz_probe_count {
    size_t sent;     /* placeholders; a pair of marks is two */
    size_t exact;    /* came back as they were sent */
    size_t repaired; /* came back mangled, and were told all the same */
    size_t lost;     /* left no trace, or the segment has no answer */
    size_t doubled;  /* came back more than once */
    size_t words;    /* words and other characters of the answers beside placeholders */
    size_t same;     /* those that the engine says too where nothing is protected */
    size_t failed;   /* segments without an answer */
};

/*
 * Adds one answer to the count, as satz-restore(1) would read it (restore/slots.h). `answer` is what the engine said
 * to `wire`, that of `text`, its data NULL where it failed; `plain` what it said to the segment with nothing
 * protected: a word that it does not have was changed by a placeholder, or is the litter of one. `arena` is for
 * this call only. O(texts), as settling is.
 */
void satz_probe_judge(struct satz_probe_count *count, const struct satz_wire *wire, struct satz_slice answer,
                      const struct satz_engine_text *text, struct satz_slice plain, struct satz_arena *arena);

#endif
