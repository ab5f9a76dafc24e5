#ifndef TESTS_FUZZ_CUTTING_H
#define TESTS_FUZZ_CUTTING_H

#include "cut/document.h"
#include "property.h"

/* A document, and how it is to be cut. */
struct cutting {
    struct satz_slice bytes;
    const char *lang;
    enum satz_format format;
    enum satz_breaks breaks;
    bool lines;    /* sentences, not records */
    unsigned seed; /* of the sizes of reads; 0: whole */
};

/* One of the fifteen languages, or of their regions, by number. */
const char *cutting_language(unsigned number);

/* Appends what comes of it to `records`. The reason of a failure is in `error`. */
enum satz_status cutting_run(const struct cutting *cutting, struct satz_buffer *records, struct satz_error *error);

/*
 * Law 1: gaps, segments and tail are the document, byte for byte, read by ourselves and by the joiner; after a
 * failure they are its beginning, and there is no tail. Returns the number of segments that have words.
 */
size_t cutting_hold(const struct cutting *cutting, enum satz_status status, struct satz_slice records);

/* All of it: cut, law 1, the same in other reads, and as many lines as segments. */
void cutting_try(struct cutting *cutting);

#endif
