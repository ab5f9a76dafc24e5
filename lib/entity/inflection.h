#ifndef SATZ_ENTITY_INFLECTION_H
#define SATZ_ENTITY_INFLECTION_H

#include "entity/text.h"
#include "lexicon/language.h"

/*
 * Terms in other forms than the termbase writes: German endings, as Hunspell's dictionary knows them. `Wärmepumpen` is
 * `Wärmepumpe` because they differ by an ending of German, and the dictionary has both `Pumpen` and `Pumpe` from one
 * word; so compounds that it cannot stem whole are told by their last part. Umlauts of plurals count as
 * endings do (Aufsichtsräten). The dictionary is opened when a text has such a word for the first time,
 * and each pair of words is asked for once.
 */
struct satz_inflections;

/* NULL where the language is not German. Free with satz_inflections_free(). Costs nothing yet. */
struct satz_inflections *satz_inflections_new(const struct satz_language *language);
void satz_inflections_free(struct satz_inflections *inflections);

/* Adds a term of one or more words with its value. O(term). */
void satz_inflections_add(struct satz_inflections *inflections, struct satz_slice term, size_t value);

/*
 * Whether a term begins at token `at` in another form than it was added in: its value, and its last token. False
 * where no dictionary is installed, or a broken one. O(term); the first time for two words, a millisecond.
 */
bool satz_inflections_at(struct satz_inflections *inflections, const struct satz_token_text *text, size_t at,
                         size_t *value, size_t *last);

#endif
