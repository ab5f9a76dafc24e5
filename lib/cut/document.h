#ifndef SATZ_CUT_DOCUMENT_H
#define SATZ_CUT_DOCUMENT_H

#include "base/input.h"
#include "cut/recorder.h"
#include "format/layout.h"
#include "segment/segment.h"

enum satz_format { SATZ_FORMAT_AUTO, SATZ_FORMAT_TEXT, SATZ_FORMAT_HTML };

/* "auto", "text", "html". False where the word is unknown. */
bool satz_format_of_name(const char *name, enum satz_format *format);

/* What is asked of every document. All is borrowed. */
struct satz_cutter {
    struct satz_segmenter *segmenter;
    struct satz_recorder *recorder;
    const char *lang;
    const char *doc; /* its id; NULL: the file's name */
    enum satz_format format;
    enum satz_breaks breaks;
};

/*
 * Cuts the file `path` (`-`: standard input) and hands it to the recorder, whole. With AUTO a name (of standard
 * input: `doc`) that ends in .html or .htm, or a content that looks like a page, is HTML. Text is read in bounded memory;
 * a page whole, and fails over SATZ_HTML_LIMIT bytes. Fails with file and line on what cannot be
 * read and on what is no UTF-8; the records before stay, without a tail.
 */
enum satz_status satz_cut_file(struct satz_cutter *cutter, const char *path, struct satz_error *error) SATZ_MUST_USE;

/* The same for what is left of an input that was opened as `path`, and stays open. */
enum satz_status satz_cut_input(struct satz_cutter *cutter, struct satz_input *input, const char *path,
                                struct satz_error *error) SATZ_MUST_USE;

#endif
