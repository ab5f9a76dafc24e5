#ifndef SATZ_BITEXT_TMX_UNIT_H
#define SATZ_BITEXT_TMX_UNIT_H

#include "base/buffer.h"
#include "bitext/pair.h"
#include "lexicon/language.h"

/*
 * A `tu` on its way from TMX's elements to a pair (bitext/tmx_reader.h): of its variants the nearest to two
 * languages, with their texts, codes and facts. Bounded: what would be too much sets `failure`.
 */
struct satz_tmx_facts {
    struct satz_fact *items;
    size_t count, capacity;
};

/* One `tuv`: the nearest so far to a language, or the one being read. */
struct satz_tmx_variant {
    unsigned rank;
    struct satz_buffer text;
    struct satz_code *codes;
    size_t code_count, code_capacity;
    size_t size; /* of text and codes */
    struct satz_tmx_facts facts;
};

struct satz_tmx_unit {
    const struct satz_language *from, *to;
    const char *failure;     /* why it cannot be read: one phrase, static; NULL while all is well */
    struct satz_arena arena; /* for what is given to the unit, until satz_tmx_unit_begin() */
    size_t line;
    /* private */
    struct satz_tmx_variant source, target, spare;
    bool spare_is_source;
    struct satz_tmx_facts facts;
    size_t fact_size;
};

void satz_tmx_unit_init(struct satz_tmx_unit *unit, const struct satz_language *from, const struct satz_language *to);
void satz_tmx_unit_release(struct satz_tmx_unit *unit);

/* Forgets all but the memory. */
void satz_tmx_unit_begin(struct satz_tmx_unit *unit, size_t line);
/* A variant in language `tag`; false where it is not wanted, and must be passed over. */
bool satz_tmx_unit_variant_begin(struct satz_tmx_unit *unit, const char *tag);
void satz_tmx_unit_variant_end(struct satz_tmx_unit *unit);

/* Adds to the variant begun last; `code.at` is set here, and a code's native content comes at its end. */
void satz_tmx_unit_text(struct satz_tmx_unit *unit, struct satz_slice text);
void satz_tmx_unit_code(struct satz_tmx_unit *unit, struct satz_code code);
void satz_tmx_unit_code_end(struct satz_tmx_unit *unit, struct satz_slice native);
/* Counts bytes that are the present segment's, but not yet given to it; false where they are too many. */
bool satz_tmx_unit_grow(struct satz_tmx_unit *unit, size_t size);

/* Adds a fact, whose slices are the arena's, to the variant begun last, or to the unit. */
void satz_tmx_unit_fact(struct satz_tmx_unit *unit, bool of_variant, struct satz_fact fact);

/* Makes the pair, all of it in `arena`; false where a variant is missing. */
bool satz_tmx_unit_pair(const struct satz_tmx_unit *unit, struct satz_arena *arena, struct satz_pair *pair);

#endif
