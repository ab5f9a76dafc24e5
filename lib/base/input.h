#ifndef SATZ_BASE_INPUT_H
#define SATZ_BASE_INPUT_H

#include "base/buffer.h"
#include "base/error.h"

/* The longest line that satz_input_line() hands out, in bytes, its line feed not counted. */
#define SATZ_INPUT_LINE_LIMIT ((size_t)16 << 20)

/*
 * A file or standard input, read once from front to back. Any size of the system's reads gives the
 * same lines. A directory is refused when it is opened.
 */
struct satz_input {
    int descriptor;            /* private; -1: closed */
    const char *name;          /* as messages name it; borrowed from satz_input_open() */
    struct satz_buffer buffer; /* private */
    size_t next;               /* private: first byte of `buffer` not handed out */
    size_t line;               /* number of the line handed out last, from 1 */
    bool ended;                /* private */
    bool standard;             /* private: the process's own, not to be closed */
};

/*
 * Opens `path`, or standard input where it is NULL or "-". `path` must outlive the input. Fails with
 * the system's reason; after a failure there is nothing to close.
 */
enum satz_status satz_input_open(struct satz_input *input, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/* The same for a descriptor that is open already, and is the input's from now on. */
void satz_input_from(struct satz_input *input, int descriptor, const char *name);
void satz_input_close(struct satz_input *input);

/*
 * The next line without its line feed (a carriage return stays). `*terminated`, where not NULL, tells
 * whether it had a line feed. The slice is valid until the next call. SATZ_END after the last line.
 * Fails on a read error or on a line over SATZ_INPUT_LINE_LIMIT, with file and line. O(line).
 */
enum satz_status satz_input_line(struct satz_input *input, struct satz_slice *line, bool *terminated,
                                 struct satz_error *error) SATZ_MUST_USE;

/*
 * The next bytes, which stay to be read: `most` of them, or fewer where the input ends before. Valid until
 * the next call. O(most).
 */
enum satz_status satz_input_peek(struct satz_input *input, size_t most, struct satz_slice *bytes,
                                 struct satz_error *error) SATZ_MUST_USE;

/*
 * Appends the next bytes, at most `most`, to `target`. SATZ_END where none are left. Not to be mixed
 * with satz_input_line() but after it.
 */
enum satz_status satz_input_read(struct satz_input *input, size_t most, struct satz_buffer *target,
                                 struct satz_error *error) SATZ_MUST_USE;

/* Appends all that is left to `target`; fails where it is more than `limit` bytes. */
enum satz_status satz_input_read_all(struct satz_input *input, size_t limit, struct satz_buffer *target,
                                     struct satz_error *error) SATZ_MUST_USE;

/* A whole file of at most `limit` bytes, appended to `target`. */
enum satz_status satz_file_read(const char *path, size_t limit, struct satz_buffer *target,
                                struct satz_error *error) SATZ_MUST_USE;

#endif
