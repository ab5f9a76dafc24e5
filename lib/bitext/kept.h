#ifndef SATZ_BITEXT_KEPT_H
#define SATZ_BITEXT_KEPT_H

#include "bitext/pair.h"
#include "stream/record.h"
#include "stream/span.h"

/* What satz_pair_record() keeps for the way back: a span's `code`, and the record's `tmx`. */

/* A code that only the translation has, where it stands in `tgt`, bytes. */
struct satz_kept_code {
    size_t begin, end;
    struct satz_code code;
};

struct satz_kept {
    struct satz_fact *facts; /* in the record's arena, as is all else */
    size_t fact_count;
    struct satz_kept_code *codes;
    size_t code_count;
};

/*
 * The record's `tmx`; all empty where it has none. A code that is not where it says, in the words it says, is
 * left out, and so is all that is of a translation into another language than the record's. Fails with the
 * record's place.
 */
enum satz_status satz_kept_read(const struct satz_record *record, struct satz_kept *kept, struct satz_error *error)
    SATZ_MUST_USE;

/*
 * The code of a span; its native content is the span's text, or nothing. A span without `code` is a `ph`, and
 * `*known` is false. Fails with the record's place.
 */
enum satz_status satz_kept_span_code(const struct satz_record *record, const struct satz_span *span,
                                     struct satz_slice text, struct satz_code *code, bool *known,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
