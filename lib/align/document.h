#ifndef SATZ_ALIGN_DOCUMENT_H
#define SATZ_ALIGN_DOCUMENT_H

#include "bitext/rows.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * The documents of one side of an alignment: of a stream of records (what begins with `{`), or of plain lines, a
 * segment each, which are one document. A document is held whole, but only what it is aligned by, and the lines of
 * its records where they are wanted.
 */
struct satz_align_segment {
    struct satz_slice record; /* its line in the stream; of plain lines, what ended it */
    size_t line, seg;
};

struct satz_align_document {
    struct satz_arena arena;
    struct satz_slice *texts;            /* what is aligned */
    struct satz_slice *shown;            /* the same as it is written: of HTML with its tags */
    struct satz_align_segment *segments; /* where they are wanted */
    size_t count;
    struct satz_slice id;   /* `doc`, or the file's name */
    struct satz_slice lang; /* of the texts; empty where it is not said */
    bool records, html;
    const char *place; /* the input's name */
    size_t text_capacity, shown_capacity, segment_capacity; /* private */
};

void satz_align_document_init(struct satz_align_document *document);
void satz_align_document_release(struct satz_align_document *document);

/*
 * A segment as a record, in `arena`: that of the stream, or one made of a plain line, so that satz-join gives the lines
 * back. `lang` is for plain lines.
 */
void satz_align_document_record(const struct satz_align_document *document, size_t index, const char *lang,
                                struct satz_arena *arena, struct satz_record *record);

struct satz_align_reader {
    struct satz_rows rows;
    bool records; /* it is a stream of records */
    bool target;  /* set by the caller: the text of a record is `tgt` where it has one */
    bool keep;    /* set by the caller: `segments` are wanted */
    /* private: */
    bool open, cut_failed;
    struct satz_error cut_failure;
    struct satz_buffer ahead; /* the line that begins the next document */
    size_t ahead_line;
    bool has_ahead;
    enum satz_status ended;
    struct satz_error error;
    struct satz_arena scratch;
    struct satz_buffer text;
};

/* Opens a file, or standard input (`-`), and finds out what it is. `path` must outlive the reader. */
enum satz_status satz_align_reader_open(struct satz_align_reader *reader, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/*
 * Reads from here on from a descriptor of a stream of records instead, which is the reader's from now on. They were
 * made of what it had open; where that failed (`failure`, else NULL), reading fails so after the last of them.
 */
void satz_align_reader_switch(struct satz_align_reader *reader, int descriptor, const struct satz_error *failure);
void satz_align_reader_release(struct satz_align_reader *reader);

/*
 * The next document, in an initialised one. SATZ_END after the last. Fails with file and line; what came before the
 * bad line comes out first, as a document. O(document).
 */
enum satz_status satz_align_reader_next(struct satz_align_reader *reader, struct satz_align_document *document,
                                        struct satz_error *error) SATZ_MUST_USE;

#endif
