#ifndef SATZ_ENTITY_LANGUAGE_H
#define SATZ_ENTITY_LANGUAGE_H

#include "entity/known.h"
#include "entity/terms.h"
#include "lexicon/wordset.h"

/* All that is known of one language of sources. */
struct satz_entity_language {
    struct satz_language language;
    struct satz_vocabulary vocabulary;
    struct satz_table nationalities;
    struct satz_known names;
    struct satz_known terms;
    struct satz_wordset keep; /* words before which a hyphen at a line's end stays */
};

/* NULL, and the reason, where a file is bad. All that is given must stay. */
struct satz_entity_language *satz_entity_language_new(const struct satz_language *tag, const struct satz_data *data,
                                                      const struct satz_nametable *names,
                                                      const struct satz_terms *terms, struct satz_error *error)
    SATZ_MUST_USE;
void satz_entity_language_free(struct satz_entity_language *language);

#endif
