#include "align/pairing.h"

#include <stdlib.h>

#include "base/memory.h"

enum { UNDECIDED, BY_ORDER, BY_ID };

#define NONE SIZE_MAX

/* One side: documents that were read ahead, and how reading ended. */
struct satz_pairing_side {
    struct satz_align_reader *reader;
    struct satz_align_document *ahead[SATZ_PAIRING_LOOK];
    size_t next, count;
    enum satz_status ended;
    struct satz_error error;
};

/* A translation whose source did not come yet; the next one with the same id. */
struct satz_pairing_passed {
    struct satz_align_document *document; /* NULL: taken */
    size_t next;
};

/* Those with one id. */
struct satz_pairing_chain {
    size_t first, last;
};

void satz_pairing_init(struct satz_pairing *pairing, struct satz_align_reader *source,
                       struct satz_align_reader *target) {
    *pairing = (struct satz_pairing){ .ids = SATZ_ARENA_INIT };
    pairing->sides = satz_memory_get_array(2, sizeof *pairing->sides);
    pairing->sides[0].reader = source;
    pairing->sides[1].reader = target;
    satz_map_init(&pairing->chain_of);
}

static void document_free(struct satz_align_document *document) {
    if (document)
        satz_align_document_release(document);
    free(document);
}

void satz_pairing_release(struct satz_pairing *pairing) {
    document_free(pairing->source);
    document_free(pairing->target);
    for (size_t k = 0; k < 2; k++)
        for (size_t i = pairing->sides[k].next; i < pairing->sides[k].count; i++)
            document_free(pairing->sides[k].ahead[i]);
    for (size_t i = 0; i < pairing->passed_count; i++)
        document_free(pairing->passed[i].document);
    free(pairing->sides);
    free(pairing->passed);
    free(pairing->chains);
    satz_map_release(&pairing->chain_of);
    satz_arena_release(&pairing->ids);
}

/* Reads a document; NULL where there is none any more. */
static struct satz_align_document *read_one(struct satz_pairing_side *side) {
    if (side->ended != SATZ_OK)
        return NULL;
    struct satz_align_document *document = satz_memory_get(sizeof *document);
    satz_align_document_init(document);
    side->ended = satz_align_reader_next(side->reader, document, &side->error);
    if (side->ended == SATZ_OK)
        return document;
    document_free(document);
    return NULL;
}

static struct satz_align_document *take(struct satz_pairing_side *side) {
    return side->next < side->count ? side->ahead[side->next++] : read_one(side);
}

static bool look_ahead(struct satz_pairing_side *side) {
    if (side->count == SATZ_PAIRING_LOOK)
        return false;
    struct satz_align_document *document = read_one(side);
    if (document)
        side->ahead[side->count++] = document;
    return document != NULL;
}

static bool share_an_id(const struct satz_pairing_side *sides) {
    for (size_t i = 0; i < sides[0].count; i++)
        for (size_t k = 0; k < sides[1].count; k++)
            if (satz_slice_equal(sides[0].ahead[i]->id, sides[1].ahead[k]->id))
                return true;
    return false;
}

static void decide(struct satz_pairing *pairing) {
    struct satz_pairing_side *sides = pairing->sides;
    bool more = look_ahead(&sides[0]) && look_ahead(&sides[1]) && !share_an_id(sides);
    for (size_t k = 0; more && k < 2; k++)
        while (look_ahead(&sides[k]))
            continue;
    pairing->order = share_an_id(sides) ? BY_ID : BY_ORDER;
}

/* ---- by id ---- */

static void pass_over(struct satz_pairing *pairing, struct satz_align_document *document) {
    size_t chain, place = pairing->passed_count;
    pairing->passed = satz_memory_grow(pairing->passed, &pairing->passed_capacity, place + 1,
                                       sizeof *pairing->passed);
    pairing->passed[pairing->passed_count++] = (struct satz_pairing_passed){ document, NONE };
    if (!satz_map_get(&pairing->chain_of, document->id, &chain)) {
        chain = pairing->chain_count;
        pairing->chains = satz_memory_grow(pairing->chains, &pairing->chain_capacity, chain + 1,
                                           sizeof *pairing->chains);
        pairing->chains[pairing->chain_count++] = (struct satz_pairing_chain){ NONE, NONE };
        satz_map_set(&pairing->chain_of, satz_arena_copy(&pairing->ids, document->id), chain);
    }
    struct satz_pairing_chain *same = &pairing->chains[chain];
    if (same->first == NONE)
        same->first = place;
    else
        pairing->passed[same->last].next = place;
    same->last = place;
}

static struct satz_align_document *take_passed(struct satz_pairing *pairing, struct satz_slice id) {
    size_t chain;
    if (!satz_map_get(&pairing->chain_of, id, &chain) || pairing->chains[chain].first == NONE)
        return NULL;
    struct satz_pairing_passed *passed = &pairing->passed[pairing->chains[chain].first];
    struct satz_align_document *document = passed->document;
    pairing->chains[chain].first = passed->next;
    passed->document = NULL;
    return document;
}

static struct satz_align_document *find(struct satz_pairing *pairing, struct satz_slice id) {
    struct satz_align_document *document = take_passed(pairing, id);
    while (!document && (document = take(&pairing->sides[1]))) {
        if (satz_slice_equal(document->id, id))
            break;
        pass_over(pairing, document);
        document = NULL;
    }
    return document;
}

/* A translation that no source has asked for. */
static struct satz_align_document *take_left(struct satz_pairing *pairing) {
    while (pairing->passed_next < pairing->passed_count) {
        struct satz_pairing_passed *passed = &pairing->passed[pairing->passed_next++];
        struct satz_align_document *document = passed->document;
        passed->document = NULL;
        if (document)
            return document;
    }
    return take(&pairing->sides[1]);
}

/* ---- pairs ---- */

enum satz_status satz_pairing_next(struct satz_pairing *pairing, struct satz_align_document **source,
                                   struct satz_align_document **target, struct satz_error *error) {
    struct satz_pairing_side *sides = pairing->sides;
    document_free(pairing->source);
    document_free(pairing->target);
    pairing->target = NULL;
    if (pairing->order == UNDECIDED)
        decide(pairing);
    pairing->source = take(&sides[0]);
    if (pairing->source)
        pairing->target = pairing->order == BY_ID ? find(pairing, pairing->source->id) : take(&sides[1]);
    else if (sides[0].ended != SATZ_FAILED)
        pairing->target = take_left(pairing);
    *source = pairing->source;
    *target = pairing->target;
    if (*target)
        return SATZ_OK;
    /* A source without translation: there was none, or it cannot be read. */
    for (size_t k = *source ? 1 : 0; k < 2; k++)
        if (sides[k].ended == SATZ_FAILED) {
            *error = sides[k].error;
            return SATZ_FAILED;
        }
    return *source || *target ? SATZ_OK : SATZ_END;
}
