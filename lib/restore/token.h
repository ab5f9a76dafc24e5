#ifndef SATZ_RESTORE_TOKEN_H
#define SATZ_RESTORE_TOKEN_H

#include <stdint.h>

#include "base/arena.h"
#include "placeholder/engine_text.h"
#include "placeholder/wire.h"

/*
 * Both sides of a segment as tokens that can be compared: the units of its engine text, and the
 * pieces of the answer, cut in the same way.
 */
enum satz_token_kind { SATZ_TOKEN_WORD, SATZ_TOKEN_SPACE, SATZ_TOKEN_PLACEHOLDER, SATZ_TOKEN_MARK };

struct satz_token {
    enum satz_token_kind kind;
    size_t begin, end; /* bytes of the answer */
    size_t hit;        /* PLACEHOLDER, MARK: index of the hit */
    size_t unit;       /* the unit of the engine text that it is; SATZ_NO_UNIT: none */
    uint32_t id;       /* private: equal tokens have equal ids */
};

#define SATZ_NO_UNIT SIZE_MAX

struct satz_tokens {
    struct satz_token *items;
    size_t count, capacity;
    struct satz_arena *arena;
};

/*
 * Cuts `answer` at the hits that `use` marks: each of them is one token, PLACEHOLDER, or MARK for
 * a plain quotation mark; between them words, single other characters and runs of blanks. O(answer).
 */
void satz_tokens_cut(struct satz_tokens *tokens, const struct satz_wire *wire, struct satz_slice answer,
                     const struct satz_wire_hit *hits, size_t hit_count, const bool *use);

/*
 * Finds the unit of each token by comparing both sequences (restore/diff.h). A hit's token can only be
 * the unit of its own span and role; a plain mark any mark's.
 */
void satz_tokens_align(struct satz_tokens *tokens, const struct satz_wire *wire, struct satz_slice answer,
                       const struct satz_wire_hit *hits, const struct satz_engine_text *text);

/* The role on the wire of a unit that is a placeholder. */
enum satz_wire_role satz_unit_role(enum satz_unit_kind kind);

/* The unit that begins, or ends, at a byte of src; SATZ_NO_UNIT where none does. O(log units). */
size_t satz_unit_at(const struct satz_engine_text *text, size_t byte, bool end);

#endif
