#ifndef SATZ_TAGGER_TAGGER_H
#define SATZ_TAGGER_TAGGER_H

#include "base/error.h"
#include "base/slice.h"
#include "tagger/features.h"

/*
 * Finds the named things of a sentence that is cut into words as GermEval 2014 cuts them, by a model (model/sequence.h) of
 * German. Kinds are GermEval's twelve: persons, places, organisations and others, what is derived from one (`deutsche`:
 * LOCderiv), and words of which one is a part (`Deutschland-Chef`: LOCpart). Of one tagger one thread at a time.
 */
enum satz_tag_kind {
    SATZ_TAG_PER, SATZ_TAG_PER_DERIV, SATZ_TAG_PER_PART, SATZ_TAG_LOC, SATZ_TAG_LOC_DERIV, SATZ_TAG_LOC_PART,
    SATZ_TAG_ORG, SATZ_TAG_ORG_DERIV, SATZ_TAG_ORG_PART, SATZ_TAG_OTH, SATZ_TAG_OTH_DERIV, SATZ_TAG_OTH_PART,
    SATZ_TAG_KINDS
};

/* "PER", "LOCderiv": the names of the shared task, and the other way round; false where the name is none of them. */
const char *satz_tag_name(enum satz_tag_kind kind);
bool satz_tag_of_name(struct satz_slice name, enum satz_tag_kind *kind);

/* The version of the features: a model of another one is refused. */
#define SATZ_TAGGER_VERSION 1

/* Words [first, end) are one thing. */
struct satz_tagged {
    size_t first, end;
    enum satz_tag_kind kind;
    int32_t margin; /* by how much it won: the least of its words */
    double sure;    /* 0 to 1 */
};

/* Longer sentences are cut: memory and sums stay bounded. */
#define SATZ_TAGGER_WORDS 1024

struct satz_tagger {
    struct satz_sequence model;
    struct satz_tag_sentence sentence; /* private, as all below */
    struct satz_tag_features features;
    struct satz_chain_work work;
    struct satz_tagged *things;
    size_t count, capacity;
};

/* Fails with the file's name. Costs what reading its directory costs. */
enum satz_status satz_tagger_open(struct satz_tagger *tagger, const char *path, struct satz_error *error) SATZ_MUST_USE;
/* Also of one that is all zero. */
void satz_tagger_close(struct satz_tagger *tagger);

/*
 * Finds the things in `words`, checked UTF-8, in order: `tagger->things`, valid until the next call. Returns how many.
 * Some eight thousand nanoseconds a word.
 */
size_t satz_tagger_find(struct satz_tagger *tagger, const struct satz_slice *words, size_t count);

/* What was found in sentence after sentence, to be gone through once more. All zero is an empty one. */
struct satz_tagged_log {
    struct satz_tagged *things; /* of all sentences, in order */
    size_t count, capacity;
    size_t *ends; /* of each sentence's, in `things` */
    size_t sentences, end_capacity;
};

void satz_tagged_log_release(struct satz_tagged_log *log);
/* Forgets all, keeping the memory. */
void satz_tagged_log_reset(struct satz_tagged_log *log);
/* Appends what the tagger found last, as the next sentence's. Amortised O(things). */
void satz_tagged_log_keep(struct satz_tagged_log *log, const struct satz_tagger *tagger);
/* Makes what was found in sentence `sentence`, from 0, what the tagger found last; nothing where there is no such. O(things). */
void satz_tagged_log_recall(const struct satz_tagged_log *log, size_t sentence, struct satz_tagger *tagger);

#endif
