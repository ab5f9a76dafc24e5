#ifndef SATZ_ENTITY_SIGHTING_H
#define SATZ_ENTITY_SIGHTING_H

#include "entity/known.h"

/*
 * What a document says of its names: how often each capitalised word stands in it, and the names that
 * the rules were sure of in one place, so that they are found in every place.
 */
struct satz_sightings {
    struct satz_arena arena;
    struct satz_map words;   /* capitalised word to its place in `counts` */
    struct satz_map hosts;   /* first words of the hosts in its addresses */
    size_t *counts;
    size_t word_count, word_capacity;
    struct satz_known known; /* the names */
    struct satz_map forms;   /* those that are in it */
};

void satz_sightings_init(struct satz_sightings *sightings);
void satz_sightings_release(struct satz_sightings *sightings);
/* Forgets a document. */
void satz_sightings_reset(struct satz_sightings *sightings);

/* Counts the words of a segment. O(size). */
void satz_sightings_count(struct satz_sightings *sightings, const struct satz_token_text *text);
/* How often a capitalised word was counted. */
size_t satz_sightings_of(const struct satz_sightings *sightings, struct satz_slice word);

/* Whether an address of the document begins its host with `word` (Müller: mueller.example). O(word). */
bool satz_sightings_is_host(const struct satz_sightings *sightings, struct satz_slice word);

/* Remembers a name. A form that is there already stays as it is. `form` is copied. */
void satz_sightings_add(struct satz_sightings *sightings, struct satz_slice form, struct satz_known_name name);

/*
 * A name without its genitive -s, where the document has its last word
 * without it too.
 */
struct satz_slice satz_sightings_base(const struct satz_sightings *sightings, struct satz_slice name,
                                      struct satz_slice last_word);

#endif
