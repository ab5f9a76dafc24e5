#ifndef SATZ_TRANSLATE_SEGMENT_WORK_H
#define SATZ_TRANSLATE_SEGMENT_WORK_H

#include "memory/store.h"
#include "placeholder/engine_text.h"
#include "placeholder/wire.h"
#include "stream/finding.h"
#include "stream/span.h"

/*
 * One record on its way through the translator: what has been read of it. Slices are the record's
 * arena's.
 */
struct satz_work {
    struct satz_record *record;
    struct satz_arena *scratch;   /* for what is needed during one call only */
    bool html;
    const struct satz_wordset *keep; /* of the source language; may be NULL */
    bool settled;                 /* it has its `out`, or its finding */
    bool fresh;                   /* the engine was asked for it */
    const struct satz_record *whole; /* of a part that is a quotation: the record that it is from; else NULL */
    struct satz_span *draft;      /* of a part that is a quotation: the span that gets its answer; else NULL */
    bool placed;                  /* it has `out` and `align`, or its finding, from translate/realign.h */
    struct satz_slice src, text;
    struct satz_span_list spans;
    struct satz_wire_span *names; /* the spans as a wire knows them */
    struct satz_slice line;       /* what the engine is asked */
    struct satz_slice answer;     /* what it said */
    const char *failure;
};

/*
 * Reads the record and takes away what an earlier translation had put there; `record`, `scratch`,
 * `html` and `keep` are set by the caller. A record for which nothing is to be done is settled. Fails
 * on a bad record.
 */
enum satz_status satz_work_begin(struct satz_work *work, const struct satz_language *to, struct satz_error *error)
    SATZ_MUST_USE;

/* Sets `via` and, unless its data is NULL, `out`. `name` and `form` may be NULL, `score` 0. */
void satz_work_settle(struct satz_work *work, const char *by, unsigned score, const char *name, const char *form,
                      struct satz_slice out);

/* A finding about the whole segment. */
void satz_work_say(struct satz_work *work, const char *check, enum satz_level level, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * Asks the memory: an exact match settles the work, a near one of at least `fuzzy` becomes `match`,
 * and settles it where it can be adapted (translate/adapt.h). In a segment that is not settled, each
 * held quotation is looked up by itself: what the memory has for it becomes the span's `approved`.
 * `own`: the form of the record.
 */
void satz_work_recall(struct satz_work *work, const struct satz_store *store, unsigned fuzzy,
                      const struct satz_form *own);

/*
 * The translation of an entry with its codes as placeholders of the record's tags, appended to `out`.
 * False where the tags are not as many as the entry's source has codes.
 */
bool satz_work_entry_text(const struct satz_work *work, const struct satz_entry *entry,
                          const struct satz_form *own, struct satz_buffer *out);

#endif
