#ifndef SATZ_PROTECT_TAGGING_H
#define SATZ_PROTECT_TAGGING_H

#include "entity/candidate.h"
#include "entity/view.h"
#include "tagger/consistency.h"
#include "tagger/words.h"

/*
 * The tagger's part in protecting a document: what it found in each record, settled by all of them. Private to protect/.
 */
struct satz_tagging {
    struct satz_word_list words;
    struct satz_document_names names;
    struct satz_tagged_log found; /* a sentence a record */
    size_t next;                  /* the first record that was not asked for yet */
};

void satz_tagging_init(struct satz_tagging *tagging);
void satz_tagging_release(struct satz_tagging *tagging);
/* Forgets a document. */
void satz_tagging_reset(struct satz_tagging *tagging);

/* Finds and notes the names of the next record. O(size). */
void satz_tagging_note(struct satz_tagging *tagging, struct satz_tagger *tagger, const struct satz_token_text *text);

/*
 * Adds candidates for the names of the next of the records that were noted, in the same order; but none that lies across one of
 * `candidates` that will win, and none that contains one unless it is a longer name of the like: `Freiburg` in
 * `Universität Freiburg`. O(size + n log n).
 */
void satz_tagging_add(struct satz_tagging *tagging, struct satz_tagger *tagger, const struct satz_token_text *text,
                      struct satz_candidates *candidates);

#endif
