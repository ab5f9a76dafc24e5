#ifndef SATZ_TAGGER_FEATURES_H
#define SATZ_TAGGER_FEATURES_H

#include "tagger/form.h"

/*
 * What is said of a word for the model: hashes of itself, its neighbours, their shapes, clusters and lists. The templates
 * follow Ratinov and Roth (2009), and for German Benikova and others (GermaNER, 2015). For tagger/, and for train/.
 */
#define SATZ_TAG_FEATURES_LIMIT 320

struct satz_tag_features {
    uint64_t hashes[SATZ_TAG_FEATURES_LIMIT];
    size_t count;
};

/* A sentence in forms. */
struct satz_tag_sentence {
    struct satz_form *forms;
    uint8_t *quoted; /* by word: so many words after an opening mark, 0 outside */
    size_t count, capacity;
};

void satz_tag_sentence_release(struct satz_tag_sentence *sentence);
/* Sets the sentence to `count` words, which must stay. O(size). */
void satz_tag_sentence_set(struct satz_tag_sentence *sentence, const struct satz_slice *words, size_t count,
                           const struct satz_sequence *model);
/* The features of word `at`. O(1). */
void satz_tag_features_at(const struct satz_tag_sentence *sentence, size_t at, struct satz_tag_features *features);

#endif
