#ifndef TESTS_PATTERNS_DRAFT_H
#define TESTS_PATTERNS_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A sentence being written, with what is to be found in it. Text that does not fit is a fault of the templates. */
enum { DRAFT_SIZE = 2048, DRAFT_GOLD = 24 };

enum gold_verdict {
    GOLD_FOUND,   /* a span of `kind`, exactly there */
    GOLD_FLAGGED, /* and a finding protect/check-digit */
    GOLD_MISS     /* a near miss: no span of `kind` touches it; what else is found there does not count */
};

struct gold {
    const char *type, *kind;
    size_t begin, end; /* characters */
    enum gold_verdict verdict;
};

struct draft {
    uint64_t state; /* of the dice: the same numbers on every machine */
    char text[DRAFT_SIZE];
    size_t size, characters;
    struct gold gold[DRAFT_GOLD];
    size_t count;
};

size_t dice_below(struct draft *draft, size_t limit); /* in [0, limit) */
size_t dice_between(struct draft *draft, size_t least, size_t most);
bool dice_one_in(struct draft *draft, size_t n);

/* Appends text. */
void draft_add(struct draft *draft, const char *text);
void draft_add_char(struct draft *draft, char character);
void draft_add_number(struct draft *draft, size_t number, unsigned least_digits);
/* Appends one of the pieces that `|` parts. */
void draft_add_one(struct draft *draft, const char *pieces);
void draft_add_digits(struct draft *draft, size_t count, bool nought_first);

/* What was appended since `begin` (characters) is this. */
void draft_mark(struct draft *draft, size_t begin, const char *type, const char *kind, enum gold_verdict verdict);

/* Fills the slot `{name}` of a template; false where there is none of this name. */
typedef bool draft_fill(struct draft *draft, const char *name);
bool codes_fill(struct draft *draft, const char *name);
bool figures_fill(struct draft *draft, const char *name);
bool addresses_fill(struct draft *draft, const char *name);

/* Writes the next sentence. */
void sentence_write(struct draft *draft);

#endif
