#ifndef SATZ_ALIGN_BILEXICON_H
#define SATZ_ALIGN_BILEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mapped.h"

/*
 * A bilingual lexicon: for the stems of one language, stems of another that may translate them, and how likely. Stems
 * are known by their hashes (satz_term_hash()), so it tells nothing but whether two stems belong together; of those
 * that do not, one in sixteen million is taken to.
 *
 * The file, all numbers little-endian: "satzlex1", the number of entries (4 bytes), 4 bytes of zero, and the entries,
 * 8 bytes each: the upper 32 bits of the source's hash; 8 bits of likelihood and the upper 24 of the target's. Sources
 * are in rising order, and of one source the likeliest target is first.
 */
#define SATZ_BILEXICON_HEAD 16
#define SATZ_BILEXICON_ENTRY 8

struct satz_bilexicon {
    const unsigned char *entries; /* private: mapped, or memory of its own */
    size_t count;
    struct satz_mapped file;  /* private */
    void *own;                /* private: a copy of a file in memory */
};

/*
 * Maps the file `path`. Fails with its name where it is no lexicon or is cut short. O(1): pages are read as they are
 * used. Whatever the file holds, no lookup leads out of it.
 */
enum satz_status satz_bilexicon_open(struct satz_bilexicon *lexicon, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/* One of the bytes of a file, which are copied. */
enum satz_status satz_bilexicon_of(struct satz_bilexicon *lexicon, struct satz_slice file, struct satz_error *error)
    SATZ_MUST_USE;
/* Also of one that is all zero. */
void satz_bilexicon_close(struct satz_bilexicon *lexicon);

/* The entries of a source: [begin, end). O(log count). */
void satz_bilexicon_find(const struct satz_bilexicon *lexicon, uint64_t source, size_t *begin, size_t *end);

/* What of its hash a target is known by: the lower 24 bits of the result. */
static inline uint32_t satz_bilexicon_target(uint64_t hash) {
    return (uint32_t)(hash >> 40);
}

/* Entry `index`: the target, and how likely the source is translated by it, above 0 to 1. */
static inline uint32_t satz_bilexicon_entry(const struct satz_bilexicon *lexicon, size_t index, float *likely) {
    const unsigned char *entry = lexicon->entries + index * SATZ_BILEXICON_ENTRY;
    float root = (float)(entry[4] + 1) / 256;
    *likely = root * root;
    return entry[5] | (uint32_t)entry[6] << 8 | (uint32_t)entry[7] << 16;
}

/* The lexicons of a pair of languages, as far as there are any. */
struct satz_prior {
    const struct satz_bilexicon *lexicons;
    size_t lexicon_count;
    bool reversed; /* they go from the target's language to the source's */
};

/* ---- making one ---- */

/* An entry under way. */
struct satz_bilexicon_item {
    uint64_t source, target;
    double likely;
};

/* Appends the bytes of a lexicon's file. Sorts the items; each pair must be there once. */
void satz_bilexicon_write(struct satz_bilexicon_item *items, size_t count, struct satz_buffer *file);

#endif
