#ifndef SATZ_STREAM_DOCUMENT_H
#define SATZ_STREAM_DOCUMENT_H

#include "stream/reader.h"

/*
 * The records of one document, from `seg` 1 up to the next `seg` 1, for what needs to see it whole.
 * A document over SATZ_DOCUMENT_LIMIT bytes of memory comes in windows; `windowed` says so.
 */
#define SATZ_DOCUMENT_LIMIT ((size_t)64 << 20)

struct satz_document {
    struct satz_arena arena;
    struct satz_record *records;
    size_t count, capacity;
    bool windowed;  /* this is not all of it */
    bool continued; /* this is not its beginning */
    /* private: the first record of the next document, read already */
    struct satz_arena ahead_arena;
    struct satz_record ahead;
    bool has_ahead;
    enum satz_status ended;
    struct satz_error error;
};

void satz_document_init(struct satz_document *document);
void satz_document_release(struct satz_document *document);

/*
 * Replaces the content by the next document (or window). SATZ_END when there is none. After bad input
 * the records before it come out first, as a document; the next call fails with the reason.
 */
enum satz_status satz_document_read(struct satz_document *document, struct satz_reader *reader,
                                    struct satz_error *error) SATZ_MUST_USE;

/* Whether the first record's `meta` says that the document is HTML. O(members). */
bool satz_record_is_html(const struct satz_record *first);

#endif
