#ifndef SATZ_PROTECT_SPEAKER_H
#define SATZ_PROTECT_SPEAKER_H

#include "base/map.h"
#include "entity/view.h"
#include "protect/attribution.h"
#include "quote/saying.h"

/*
 * Gives the held quotations of a document their `speaker`, from its finished spans: who is named beside them, by the
 * longest name that the document has for that person (the one that it has first, of several). O(size).
 */
struct satz_speakers {
    struct satz_arena arena; /* names */
    struct satz_piece *pieces;
    size_t count, capacity;
    struct satz_utterance *utterances;
    size_t utterance_count, utterance_capacity;
    struct satz_slice *names;
    size_t name_count, name_capacity;
    struct satz_map known, groups; /* names, and groups of quotations, to their place */
    struct satz_speaker_place {    /* a held quotation, or a part of one */
        size_t record, span, utterance;
    } * places;
    size_t place_count, place_capacity;
};

void satz_speakers_init(struct satz_speakers *speakers);
void satz_speakers_release(struct satz_speakers *speakers);
/* Forgets the document. */
void satz_speakers_reset(struct satz_speakers *speakers);

/* The next record, number `record` of its document, with its located view, its spans and whether it begins a paragraph.
 */
void satz_speakers_add(struct satz_speakers *speakers, size_t record, const struct satz_plain_view *view,
                       const struct satz_span_list *spans, const struct satz_sayings *sayings, bool paragraph);

/* Writes `speaker` into the spans of `records` where it is told. Fails where their spans cannot be read. */
enum satz_status satz_speakers_write(struct satz_speakers *speakers, struct satz_record *records,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
