#ifndef TESTS_MANGLED_MANGLING_H
#define TESTS_MANGLED_MANGLING_H

#include <stdint.h>

#include "lexicon/table.h"
#include "placeholder/wire.h"

/*
 * A simulator of engines: it turns what is sent into what they answer, and knows what it did. Words become words of
 * no language, some change places, and placeholders are damaged as mangling.tsv says. The same seed does the same.
 */
enum mangled_trace { TRACE_NO, TRACE_PLACE, TRACE_YES };

/* One class of damage of mangling.tsv, and the first of the classes that every form has. */
enum { CLASS_LIMIT = 24 };

struct mangling {
    struct satz_table table;
    const char *classes[CLASS_LIMIT]; /* 0: as it was sent */
    size_t class_count;
};

/* A piece of the wire. */
struct piece {
    struct satz_slice text;
    bool placeholder;
    enum satz_wire_role role;
    size_t token;  /* of the wire; for the caller */
    size_t number; /* in its form */
    bool fixed;    /* a word that engines leave alone */
};

/* What became of a placeholder. */
struct fate {
    size_t token, class;
    enum satz_wire_role role;
    enum mangled_trace trace;
    size_t places[2]; /* how many words of the answer stand before it; the second of one that was doubled */
};

struct answer {
    struct satz_buffer text;
    struct satz_slice *words; /* of the answer but for placeholders, in order */
    size_t word_count;
    struct fate *fates;
    size_t fate_count;
    struct satz_arena *arena;
};

enum satz_status mangling_load(struct mangling *mangling, const char *path, struct satz_error *error) SATZ_MUST_USE;
void mangling_release(struct mangling *mangling);
/* The engines of the table, by number; an empty slice after the last. */
struct satz_slice mangling_engine(const struct mangling *mangling, size_t number);

/* Pieces of a wire whose tokens are known, and of a line of which only the form is. In `arena`. */
size_t pieces_of_wire(const struct satz_wire *wire, struct satz_arena *arena, struct piece **pieces);
size_t pieces_of_line(const struct satz_form *form, struct satz_slice line, struct satz_arena *arena,
                      struct piece **pieces);

/* Answers as `engine` would. `answer` has its arena, and a buffer that is emptied first. */
void mangling_answer(const struct mangling *mangling, struct satz_slice engine, const struct satz_form *form,
                     struct piece *pieces, size_t count, uint64_t seed, struct answer *answer);

/* The next number, below `limit`. */
size_t random_below(uint64_t *state, size_t limit);

/* Whether a word is one of those that look like placeholders and are none; `at` of them. */
extern const char *const look_alikes[];
size_t look_alike_count(void);

/* What is done to a code word of the name `how`. Private. */
void code_damage(struct satz_slice code, struct satz_slice how, uint64_t *state, struct satz_buffer *target);

#endif
