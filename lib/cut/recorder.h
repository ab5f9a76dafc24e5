#ifndef SATZ_CUT_RECORDER_H
#define SATZ_CUT_RECORDER_H

#include "base/output.h"
#include "stream/span.h"

/*
 * Writes a document's segments, and what stands between them, as records (satz-record(5)). Everything
 * between the segments is given with satz_recorder_gap(), so that no byte is lost. Memory is bounded:
 * a gap over SATZ_GAP_LIMIT gets records of its own, with an empty `src`. One record is held back,
 * because the last one takes the tail.
 */
struct satz_recorder {
    struct satz_output *output; /* private, as all below */
    const char *doc, *lang, *format, *breaks;
    bool lines, parted, holding, broken; /* broken: a segment may hold line breaks */
    size_t number;
    struct satz_buffer gap;
    struct satz_arena arenas[2];
    struct satz_record held;
};

#define SATZ_GAP_LIMIT ((size_t)1 << 20)
/* The longest `src`, in bytes; who hands out a segment cuts it. */
#define SATZ_SEGMENT_LIMIT ((size_t)64 << 10)

/* With `lines`, only the segments are written: one a line, line breaks in it as blanks, and an empty line
 * between paragraphs. */
void satz_recorder_init(struct satz_recorder *recorder, struct satz_output *output, bool lines);
void satz_recorder_release(struct satz_recorder *recorder);

/* Begins a document. The strings must stay until its end; `breaks` is NULL in HTML. */
void satz_recorder_begin(struct satz_recorder *recorder, const char *doc, const char *lang, const char *format,
                         const char *breaks);
/* Adds to what stands between the last segment and the next. */
void satz_recorder_gap(struct satz_recorder *recorder, struct satz_slice bytes);
/* The next segment. `spans` (may be NULL) are written in their order. `cut`: its sentence was too long. */
void satz_recorder_segment(struct satz_recorder *recorder, struct satz_slice src, const struct satz_span_list *spans,
                           bool cut);
/*
 * All segments of a paragraph without line breaks at once, where only those are written, and where it is cut at `count`
 * places at each of which just a blank stands. False where it is not so: then nothing was done.
 */
bool satz_recorder_paragraph(struct satz_recorder *recorder, struct satz_slice text, const size_t *cuts, size_t count);
/* A paragraph ends here. */
void satz_recorder_part(struct satz_recorder *recorder);
/* Ends the document: one without any segment gets a record with an empty `src`. */
void satz_recorder_end(struct satz_recorder *recorder);
/* Ends it without its tail, because it could not be read further. */
void satz_recorder_abandon(struct satz_recorder *recorder);

#endif
