#ifndef SATZ_ENTITY_KNOWN_H
#define SATZ_ENTITY_KNOWN_H

#include "base/arena.h"
#include "entity/candidate.h"
#include "entity/inflection.h"
#include "entity/text.h"
#include "entity/vocabulary.h"
#include "lexicon/nametable.h"

/*
 * Names that are known: from the name table, the table of nationalities, the termbase, or from the
 * document itself. A known name is found as it is spelt, in capitals, with a genitive -s (which stays
 * outside), and as a part of a compound, which is one span that is verified (Ukraine-Krieg).
 */
enum satz_letters {
    SATZ_LETTERS_USUAL, /* as it is spelt, and in capitals where it has four letters or more */
    SATZ_LETTERS_EXACT, /* as it is spelt */
    SATZ_LETTERS_ANY    /* also in small letters, in capitals, and with a capital at its or each word's beginning */
};

struct satz_known_name {
    enum satz_kind kind;
    enum satz_do most;
    struct satz_slice key;
    const char *rule; /* who says that it is one, for satz_candidate; NULL: nobody in particular */
    enum satz_letters letters;
    bool exact;   /* inflected already: no genitive */
    bool surname; /* the part of a person's name that stands alone */
    bool whole;   /* no part of compounds */
    bool weak;    /* counts only after a word that announces a person */
    bool shared;  /* several persons have it: its key tells nothing */
};

struct satz_known {
    struct satz_arena arena;
    struct satz_matcher matcher;
    struct satz_known_name *names;
    size_t count, capacity;
    unsigned rank;    /* of its candidates */
    bool any_suffix;  /* Korean: particles follow without a blank */
    struct satz_inflections *inflections; /* owned: other forms of what is added after it was set; NULL: none */
};

void satz_known_init(struct satz_known *known);
void satz_known_release(struct satz_known *known);

/* Adds a form; the first to be added with one spelling keeps it. */
void satz_known_add(struct satz_known *known, struct satz_slice form, struct satz_known_name name);

/*
 * Adds the column of `language` of the name table, which must stay valid. A surname that is a common
 * word of the vocabulary is left out.
 */
void satz_known_add_names(struct satz_known *known, const struct satz_nametable *names,
                          enum satz_language_id language, const struct satz_vocabulary *vocabulary);

/* Adds the places, products, events, laws and works of the vocabulary that are unmistakable. */
void satz_known_add_words(struct satz_known *known, const struct satz_vocabulary *vocabulary);

/* Adds the adjectives and inhabitants of nationalities.tsv of language `tag`, if it has that file. */
enum satz_status satz_known_add_nationalities(struct satz_known *known, struct satz_table *table,
                                              const struct satz_data *data, const char *tag, struct satz_error *error)
    SATZ_MUST_USE;

/* Finds the known names of a segment. O(size × longest name). */
void satz_known_find(const struct satz_known *known, const struct satz_token_text *text,
                     const struct satz_vocabulary *vocabulary, struct satz_candidates *candidates);

/* Whether a name of `kind` begins at token `at`; the token after it in `*end`. */
bool satz_known_at(const struct satz_known *known, const struct satz_token_text *text, size_t at, enum satz_kind kind,
                   size_t *end);

#endif
