#ifndef SATZ_PROBE_CORPUS_H
#define SATZ_PROBE_CORPUS_H

#include "lexicon/data.h"
#include "lexicon/wordset.h"
#include "stream/span.h"

/*
 * The segments that engines are measured with: those of a stream, which are protected, or our own from
 * LANG/probe.tsv, a segment a row, in which ⟦ ⟧ enclose what is held and ⟪ ⟫ a quotation whose marks alone are.
 * Only segments that have something to keep are taken, at most SATZ_PROBE_SEGMENTS of them.
 */
#define SATZ_PROBE_SEGMENTS 2000

struct satz_probe_segment {
    struct satz_slice src;
    struct satz_span_list spans;
    bool html;
};

struct satz_probe_corpus {
    struct satz_arena arena;           /* what it holds; the caller may read records into it */
    struct satz_probe_segment *items;  /* owned */
    size_t count, capacity;
    struct satz_buffer language;       /* of all of them; empty: not known before the first record */
    struct satz_wordset keep;          /* words of it before which a hyphen stays */
};

/* `language`: only records of it are taken; NULL: those of the first one's. */
void satz_probe_corpus_init(struct satz_probe_corpus *corpus, const char *language);
void satz_probe_corpus_release(struct satz_probe_corpus *corpus);

/* Takes a record of the corpus's arena where it has a placeholder. Fails where its spans are bad. */
enum satz_status satz_probe_corpus_add(struct satz_probe_corpus *corpus, const struct satz_record *record, bool html,
                                       struct satz_error *error) SATZ_MUST_USE;

/*
 * Makes it ready to be asked: with no segments so far it takes those of LANG/probe.tsv, German where no language
 * is known. Fails where there are none, or with file and line.
 */
enum satz_status satz_probe_corpus_close(struct satz_probe_corpus *corpus, const struct satz_data *data,
                                         struct satz_error *error) SATZ_MUST_USE;

#endif
