#ifndef SATZ_ALIGN_PAIRING_H
#define SATZ_ALIGN_PAIRING_H

#include "align/document.h"
#include "base/map.h"

/*
 * Which document of the source belongs to which of the translation. Where the first documents of both sides have the
 * same id, or among the first SATZ_PAIRING_LOOK of each any two have, documents are paired by their ids, and of equal
 * ids the first with the first; else the k-th with the k-th. A translation that is passed over stays in memory until
 * its source comes; apart from that only a pair at a time is held.
 */
#define SATZ_PAIRING_LOOK ((size_t)32)

struct satz_pairing {
    struct satz_pairing_side *sides; /* private, like all below: of the source, of the translation */
    struct satz_align_document *source, *target;
    int order; /* how they are paired; 0: not yet decided */
    struct satz_pairing_passed *passed;
    size_t passed_count, passed_capacity, passed_next;
    struct satz_pairing_chain *chains;
    size_t chain_count, chain_capacity;
    struct satz_map chain_of;
    struct satz_arena ids;
};

/* The readers are open and outlive the pairing. */
void satz_pairing_init(struct satz_pairing *pairing, struct satz_align_reader *source,
                       struct satz_align_reader *target);
void satz_pairing_release(struct satz_pairing *pairing);

/*
 * The next pair, valid until the next call, in the order of the source; then the translations that have none. One of
 * both may be NULL: it has no partner. SATZ_END after the last. Fails where a side cannot be read further and a
 * document of it would be needed, and otherwise at the end. O(documents).
 */
enum satz_status satz_pairing_next(struct satz_pairing *pairing, struct satz_align_document **source,
                                   struct satz_align_document **target, struct satz_error *error) SATZ_MUST_USE;

#endif
