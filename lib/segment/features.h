#ifndef SATZ_SEGMENT_FEATURES_H
#define SATZ_SEGMENT_FEATURES_H

#include "base/buffer.h"
#include "model/linear.h"
#include "segment/context.h"

/* Whatever changes a feature's hash changes this, so that old models are refused. */
#define SATZ_FEATURES_VERSION 1u
#define SATZ_FEATURES_KIND "segm"
#define SATZ_FEATURES_LIMIT 192

/* What a model's words are hashed as: the same word may be known in each of these ways. */
enum satz_word_use {
    SATZ_WORD_USE_DOT,   /* how often a full stop follows the word, as it stands */
    SATZ_WORD_USE_SMALL, /* how often it is written small inside sentences */
    SATZ_WORD_USE_FIRST, /* how often it begins a sentence */
    SATZ_WORD_USE_SECOND, /* how often it follows the word that does: many are verbs */
    SATZ_WORD_USE_LAST,  /* how often it ends a sentence */
};
uint32_t satz_word_key(enum satz_word_use use, uint32_t word);

/* What a model's tables decide. Where sentences end at blanks, there is the first only, and those are its candidates. */
enum satz_table_use { SATZ_TABLE_MARKS, SATZ_TABLE_GAPS };

/* Thresholds of the table of gaps, by what is known of the document. */
enum satz_gap_level { SATZ_GAPS_ON, SATZ_GAPS_AUTO };

/* The features of a candidate: hashes for a table of the model. */
struct satz_features {
    uint32_t hashes[SATZ_FEATURES_LIMIT];
    size_t count;
    const struct satz_templates *templates[2]; /* private: what the first ones are made of */
    size_t template_count;                     /* private */
};

/* A list of templates: each feature is a set of atoms, which are numbers; one without any is the model's bias. */
#define SATZ_TEMPLATE_ATOMS 4
#define SATZ_ATOMS_LIMIT 64
typedef uint8_t satz_template[SATZ_TEMPLATE_ATOMS];
struct satz_templates {
    const satz_template *items;
    size_t count;
    const char *const *names; /* of the atoms */
};

/* Begins with the features of `templates`; `seed` tells lists apart. O(templates). */
void satz_features_add(struct satz_features *features, const struct satz_templates *templates, uint32_t seed,
                       const uint32_t *atoms, size_t atom_count);
/* A feature that is a single number, as a word of a bag. */
void satz_features_add_one(struct satz_features *features, uint32_t kind, uint32_t value);

/* The features of a place at a mark, for table 0. Bounded cost. */
void satz_features_at_mark(const struct satz_place *place, const struct satz_context *context,
                           const struct satz_linear *model, struct satz_features *features);

/* The sum of their weights, for who does not ask which they are: the same, and faster. */
int32_t satz_features_sum_at_mark(const struct satz_place *place, const struct satz_context *context,
                                  const struct satz_linear *model);

/*
 * Whether nothing speaks against an end: one mark after a word that no rule knows, far into its sentence, and before a
 * capital word, with no quotation open. So most ends are; what decides the others decides these alike, and takes longer.
 */
bool satz_place_is_plain(const struct satz_place *place, const struct satz_linear *model);

/* Appends the name of the feature with number `index` of such a place, as `word × next`. */
void satz_features_name(const struct satz_features *features, size_t index, struct satz_buffer *name);

#endif
