#ifndef SATZ_PROTECT_LANGUAGE_H
#define SATZ_PROTECT_LANGUAGE_H

#include "entity/language.h"
#include "quote/saying.h"
#include "tagger/tagger.h"

/*
 * All that protecting needs of one language of sources: what names look like, who says something how, and the tagger where
 * there is a model of names.
 */
struct satz_protect_language {
    struct satz_entity_language *entities;
    struct satz_sayings sayings;
    struct satz_tagger tagger;
    bool tags; /* there is a model */
};

/* Fails where a file is bad; then there is nothing to close. All that is given must stay. */
enum satz_status satz_protect_language_open(struct satz_protect_language *language, const struct satz_language *tag,
                                            const struct satz_data *data, const struct satz_nametable *names,
                                            const struct satz_terms *terms, struct satz_error *error) SATZ_MUST_USE;
void satz_protect_language_close(struct satz_protect_language *language);

/* Opens the tagger of language `tag`; `*there` tells whether it, or a shorter tag, has a model. */
enum satz_status satz_protect_tagger_open(struct satz_tagger *tagger, const struct satz_data *data, const char *tag,
                                          bool *there, struct satz_error *error) SATZ_MUST_USE;

#endif
