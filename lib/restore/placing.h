#ifndef SATZ_RESTORE_PLACING_H
#define SATZ_RESTORE_PLACING_H

#include "align/words.h"
#include "lexicon/data.h"
#include "restore/token.h"

/*
 * Where in an answer something belongs of which the engine left no trace: between the translations of the words that
 * were its neighbours, which are found by aligning the words of both (align/words.h). The lexicon is opened when
 * something is lost; without one nothing is found.
 */
struct satz_placing {
    const struct satz_data *data; /* set by the caller, as the next two */
    enum satz_language_id from, to;
    /* private: */
    bool opened;
    struct satz_word_aligner *aligner; /* of the languages below; NULL: they have no lexicon */
    enum satz_language_id aligner_from, aligner_to;
    struct satz_bilexicon lexicon;
    struct satz_word_links links;
    struct satz_buffer answer; /* as it is aligned: placeholders in the engine text's form */
    size_t *begins;            /* by token: where it begins in that */
    size_t begin_capacity;
};

/* All zero but for what the caller sets is a placing; this frees what it has got since. */
void satz_placing_release(struct satz_placing *placing);

/* Texts over this are not aligned, so that a segment costs a bounded amount of work. */
#define SATZ_PLACING_LIMIT ((size_t)16 << 10)

/*
 * Aligns an answer, cut into tokens that know their units, with the engine text. False where there is nothing to go
 * by. O(words × words).
 */
bool satz_placing_begin(struct satz_placing *placing, const struct satz_engine_text *text,
                        const struct satz_tokens *tokens, struct satz_slice answer);
/* The token of the answer before which a unit belongs, their count for its end; false where nothing tells. O(words). */
bool satz_placing_find(const struct satz_placing *placing, const struct satz_unit *unit,
                       const struct satz_tokens *tokens, size_t *token);

#endif
