#ifndef SATZ_STREAM_SPAN_H
#define SATZ_STREAM_SPAN_H

#include "stream/record.h"

/* What a piece of the source is. */
enum satz_kind {
    SATZ_PERSON, SATZ_ORG, SATZ_PLACE, SATZ_PRODUCT, SATZ_EVENT, SATZ_TITLE, SATZ_TERM, SATZ_URL,
    SATZ_EMAIL, SATZ_PHONE, SATZ_HANDLE, SATZ_TICKER, SATZ_IDENTIFIER, SATZ_NUMBER, SATZ_MONEY, SATZ_DATE,
    SATZ_TIME, SATZ_QUOTE, SATZ_TAG, SATZ_KINDS
};

/* What is done with it: nothing; looked for afterwards; only its quotation marks held; hidden from the engine. */
enum satz_do { SATZ_OFF, SATZ_VERIFY, SATZ_MARKS, SATZ_HOLD };

/*
 * What is usually done with a kind: names, codes and tags are held, quotations and titles have their marks held, places,
 * events and figures are verified.
 */
enum satz_do satz_kind_usual(enum satz_kind kind);

/* How it came back, and where its form is from. */
enum satz_found { SATZ_FOUND_NOT, SATZ_FOUND_EXACT, SATZ_FOUND_REPAIRED, SATZ_FOUND_PLACED };
enum satz_source {
    SATZ_AS_NONE, SATZ_AS_MEMORY, SATZ_AS_TERM, SATZ_AS_NAME, SATZ_AS_CLDR, SATZ_AS_TRANSLIT, SATZ_AS_LOCAL,
    SATZ_AS_VERBATIM
};

/*
 * A span of `src`. Offsets are bytes; in the stream they are code points, satz_spans_read() and
 * satz_spans_write() convert. Slices are the record's arena's.
 */
struct satz_span {
    struct satz_slice id;     /* "P1" */
    enum satz_kind kind;
    enum satz_do action;
    size_t begin, end;        /* in src */
    struct satz_slice group;  /* one thing over several segments; empty: none */
    struct satz_slice key;    /* its row in the name table or termbase; empty: none */
    struct satz_slice speaker;  /* of a quotation: who says it; empty: nobody is named */
    struct satz_slice approved; /* its translation as the memory has it; empty: none */
    struct satz_slice draft;    /* the engine's, ⟦P2⟧ in it; data NULL: none is wanted, empty: there is none yet */
    struct satz_slice drafted;  /* that draft, restored; empty: not yet */
    bool located;             /* whether the next four are set */
    size_t in_begin, in_end;  /* in tgt */
    enum satz_found found;
    enum satz_source source;
    unsigned sure;            /* how sure its place is, in hundredths, where it was REPAIRED or PLACED; 0: not said */
    struct satz_slice others; /* members we do not know, as JSON: `"name":value,"name":value` */
};

struct satz_span_list {
    struct satz_span *items; /* in the record's arena */
    size_t count;
    size_t capacity;         /* private */
};

/* "person", "hold", "exact", "memory" …: the words of the stream. False where the word is unknown. */
const char *satz_kind_name(enum satz_kind kind);
bool satz_kind_of_name(struct satz_slice name, enum satz_kind *kind);
const char *satz_do_name(enum satz_do action);
const char *satz_found_name(enum satz_found found);
const char *satz_source_name(enum satz_source source);

/*
 * The record's spans, in their order; none where it has no `spans`. Fails with place and line where a
 * span is not what satz-record(5) says: `at` outside `src` or not in order, unknown kind or do, an
 * id that is not letters and digits. O(texts + spans log texts).
 */
enum satz_status satz_spans_read(const struct satz_record *record, struct satz_span_list *spans,
                                 struct satz_error *error) SATZ_MUST_USE;

/* Appends a span; the list grows in `arena`. */
void satz_spans_add(struct satz_span_list *spans, struct satz_arena *arena, struct satz_span span);

/* Sorts by begin, longer first, then by kind: the order of the stream. */
void satz_spans_sort(struct satz_span_list *spans);

/* Gives ids P1, P2, … in the present order. */
void satz_spans_number(struct satz_span_list *spans, struct satz_arena *arena);

/*
 * Sets the record's `spans` (removes the member where the list is empty). Places in `tgt` are
 * written where the record has a `tgt`, and need not be sorted.
 */
void satz_spans_write(struct satz_record *record, const struct satz_span_list *spans);

#endif
