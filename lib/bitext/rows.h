#ifndef SATZ_BITEXT_ROWS_H
#define SATZ_BITEXT_ROWS_H

#include "base/input.h"

/* Lines of text from a stranger: checked UTF-8, without what ends them or stands before the first. */
struct satz_rows {
    struct satz_input input;
    struct satz_slice line;
    const char *ending; /* of the line: "\n", "\r\n", or "" after the last; static */
    bool marked;        /* the file begins with a byte order mark, which is passed over */
};

/* As satz_input_open(). */
enum satz_status satz_rows_open(struct satz_rows *rows, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_rows_close(struct satz_rows *rows);

/* The next line, in `rows->line`, valid until the next call. SATZ_END after the last. Fails with file and line. */
enum satz_status satz_rows_next(struct satz_rows *rows, struct satz_error *error) SATZ_MUST_USE;

/* Fails, with file and line, where `text` is longer than a segment may be. */
enum satz_status satz_rows_check_size(const struct satz_rows *rows, struct satz_slice text, struct satz_error *error)
    SATZ_MUST_USE;

#endif
