#ifndef SATZ_CHECK_SOURCES_H
#define SATZ_CHECK_SOURCES_H

#include "base/arena.h"
#include "base/map.h"
#include "check/twice.h"
#include "entity/identifier.h"
#include "localise/seek.h"

/*
 * What was found in the sources of one language. A release goes to many languages, and its sources come again with
 * each of them: what depends on nothing but such a text is found once. Private to check/.
 */
enum { SATZ_CHECK_QUIET = 128 /* checks that can be noted */ };

struct satz_check_values {
    struct satz_evidence *items; /* NULL: they were not looked for */
    size_t count;
};

struct satz_check_source {
    struct satz_slice text;            /* its copy */
    bool ends;                         /* it ends its paragraph */
    bool judged;                       /* `traits` are known */
    unsigned traits;
    uint64_t quiet[SATZ_CHECK_QUIET / 64]; /* checks that said nothing of it: a bit each, by place in the table */
    struct satz_check_values values[2];    /* by enum satz_seek_style */
    const struct satz_candidates *candidates; /* NULL: not looked for */
    const struct satz_misprints *misprints;
    struct satz_map words; /* each with its last place; count 0: not looked for */
    struct satz_essence essence; /* hash 0: not looked for */
};

/* Texts of more bytes are not kept; so many texts and bytes are, then all is forgotten. */
enum { SATZ_CHECK_SOURCE_SIZE = 4096, SATZ_CHECK_SOURCES = 4096, SATZ_CHECK_SOURCES_SIZE = 16 << 20 };

struct satz_check_sources;

struct satz_check_sources *satz_check_sources_new(void);
void satz_check_sources_free(struct satz_check_sources *sources);

/*
 * What is known of a text, to be added to; NULL where it is too long to be kept. Valid until the next call. `ends` has to
 * be the same for what was quiet to be quiet again. O(text).
 */
struct satz_check_source *satz_check_sources_find(struct satz_check_sources *sources, struct satz_slice text, bool ends);

/* Keep copies. What candidates point to is borrowed from the language. O(items). */
void satz_check_sources_keep_values(struct satz_check_sources *sources, struct satz_check_source *source,
                                    enum satz_seek_style style, const struct satz_evidence *items, size_t count);
void satz_check_sources_keep_entities(struct satz_check_sources *sources, struct satz_check_source *source,
                                      const struct satz_candidates *candidates, const struct satz_misprints *misprints);

static inline bool satz_check_source_is_quiet(const struct satz_check_source *source, size_t check) {
    return source->quiet[check / 64] >> check % 64 & 1;
}

static inline void satz_check_source_set_quiet(struct satz_check_source *source, size_t check) {
    source->quiet[check / 64] |= (uint64_t)1 << check % 64;
}

#endif
