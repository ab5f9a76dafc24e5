#ifndef SATZ_RESTORE_SETTLING_H
#define SATZ_RESTORE_SETTLING_H

#include "base/map.h"
#include "restore/slots.h"

/* What settles an answer's placeholders, step by step. Private to restore/. */
struct satz_settling {
    struct satz_slots *out;
    const struct satz_wire *wire;
    struct satz_slice answer;
    const struct satz_engine_text *text;
    struct satz_wire_hit *hits;
    size_t hit_count;
    bool *use;               /* hits that are tokens of their own */
    size_t *token_of_unit;   /* for all units */
    struct satz_map by_name; /* role and span, as bytes, to the unit */
    struct satz_placing *placing;
    enum { SATZ_ALIGNING_NOT_BEGUN, SATZ_ALIGNING_BEGUN, SATZ_ALIGNING_USELESS } aligned; /* what `placing` has done */
    size_t cursor;           /* of the search for a place without neighbours: it only goes forward */
    struct satz_arena *arena;
};

/* Role and span as a key of fixed size. */
struct satz_settling_name {
    size_t role, span;
};

/* A unit's nearest neighbours that are in the answer, as far as they say something about place. */
struct satz_neighbours {
    size_t left, left_distance, right, right_distance; /* tokens; SATZ_NO_UNIT: none */
};

static inline bool satz_settling_is_placeholder(const struct satz_unit *unit) {
    return unit->kind != SATZ_UNIT_WORD && unit->kind != SATZ_UNIT_SPACE;
}

/* The unit that a hit names, SATZ_NO_UNIT where it names none. */
size_t satz_settling_unit(const struct satz_settling *settling, const struct satz_wire_hit *hit);

/* Those of all units: carried along in two sweeps. In the arena. O(units). */
struct satz_neighbours *satz_settling_neighbours(const struct satz_settling *settling);
/* The byte of the answer at which a unit would be expected: between its neighbours. O(1). */
size_t satz_settling_expected(const struct satz_settling *settling, size_t unit, const struct satz_neighbours *near);

/*
 * Assigns mangled hits to the units that are missing (assigning.c). A hit that names a unit can only be that; one that
 * has lost its name may be any, and costs more the farther it is from where the unit is expected. The cheapest
 * assignment of all, each unit with at most one hit and each hit with at most one unit: as only the distances on
 * one line tell the nameless ones apart, an assignment in order is never dearer than one that crosses, so
 * dynamic programming finds it. Up to SATZ_ASSIGNED units and nameless hits at a time. Returns whether there was any.
 */
#define SATZ_ASSIGNED 64
bool satz_settling_assign(struct satz_settling *settling);

/* Tells each slot its token, how it was found and how sure that is; what left no trace gets a place (placed.c). */
void satz_settling_place(struct satz_settling *settling);

#endif
