#ifndef SATZ_ALIGN_WORDS_H
#define SATZ_ALIGN_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "align/bilexicon.h"
#include "align/word.h"
#include "base/slice.h"
#include "lexicon/language.h"

/* How words are aligned; all but the first are there to be compared with. */
enum satz_words_method {
    SATZ_WORDS_BOTH,    /* hidden Markov models in both directions, where they agree */
    SATZ_WORDS_HMM,     /* one direction */
    SATZ_WORDS_MODEL1,  /* IBM's model 1, one direction */
    SATZ_WORDS_LEXICON, /* the prior alone, both directions, where they agree */
};

struct satz_words_settings {
    enum satz_language_id from, to;
    struct satz_prior prior; /* what it points to must outlive the aligner; may have no lexicons */
    enum satz_word_unit unit;
    enum satz_words_method method;
    float least; /* the least probability of a link; 0: what is best for both misses and mistakes */
};

/*
 * Aligns beads word by word: translations of the lexicons, cognates, equal numbers and marks; IBM's model 1, learnt
 * from the beads themselves; then hidden Markov models in both directions (align/hmm.h), whose posteriors are
 * multiplied (Liang, Taskar and Klein, Alignment by Agreement, 2006). One bead alone is aligned by what is known
 * before; the more there are, the more is learnt.
 */
struct satz_word_aligner;
struct satz_word_aligner *satz_word_aligner_new(const struct satz_words_settings *settings);
void satz_word_aligner_free(struct satz_word_aligner *aligner);

/*
 * Reads beads, in place of those read before, and learns from them: `count` texts of each side, checked UTF-8 and
 * under 4 GiB each, not needed afterwards. Of a text of more than a thousand tokens the rest is not aligned.
 * Costs the product of the two texts' tokens (45 µs a bead of ten German words and their French, 280 µs one of 25), and
 * memory for pairs of types that may be translations (400 bytes a word in a thousand sentences, 100 where words recur).
 */
void satz_word_aligner_read(struct satz_word_aligner *aligner, const struct satz_slice *source,
                            const struct satz_slice *target, size_t count);

struct satz_word_link {
    uint32_t source, target; /* words of the bead, from 0 */
    float probability;
};

/* The words of a bead and their links, by source, then target. The words are the aligner's. */
struct satz_word_links {
    struct satz_word_link *items;
    size_t count;
    const struct satz_align_word *source, *target;
    size_t source_count, target_count;
    size_t capacity; /* private */
};
#define SATZ_WORD_LINKS_INIT { NULL, 0, NULL, NULL, 0, 0, 0 }
void satz_word_links_release(struct satz_word_links *links);

/* Sets `links` to those of bead `bead`, from 0. Valid until the aligner reads again. */
void satz_word_aligner_find(struct satz_word_aligner *aligner, size_t bead, struct satz_word_links *links);

/*
 * Where in the target the source's bytes [begin, end) belong: the byte at which the words begin that they are linked
 * with, or, where they are linked with none, the one between the counterparts of what stands before and after them.
 * False where neither tells. O(words + links).
 */
bool satz_word_links_place(const struct satz_word_links *links, size_t begin, size_t end, size_t *place);

#endif
