#ifndef SATZ_BASE_OUTPUT_H
#define SATZ_BASE_OUTPUT_H

#include "base/buffer.h"
#include "base/error.h"

/*
 * Buffered writing to a descriptor or a file, which notices every failure: the first one is kept,
 * writes after it do nothing, and satz_output_close() tells it.
 */
struct satz_output {
    int descriptor;            /* private, but that a child process may be given it to write to */
    int failure;               /* the errno of the first failed write, 0 while all is well */
    struct satz_buffer buffer; /* private */
    const char *name;          /* as messages name it */
    char *temporary;           /* private: the file under way, where it is to be renamed */
    const char *path;          /* private: what it is renamed to */
};

/* Writes to standard output. Nothing to fail. */
void satz_output_standard(struct satz_output *output);

/* Writes to a descriptor that is open already, and is the output's from now on. `name` must outlive it. */
void satz_output_descriptor(struct satz_output *output, int descriptor, const char *name);

/*
 * Writes a new file beside `path`, which satz_output_close() renames to `path`: there is never a half
 * file under that name. What is no regular file (/dev/stdout) is written to as it is. `path` must outlive the output. Fails with the system's reason.
 */
enum satz_status satz_output_create(struct satz_output *output, const char *path, struct satz_error *error)
    SATZ_MUST_USE;

void satz_output_add(struct satz_output *output, struct satz_slice bytes);
void satz_output_add_string(struct satz_output *output, const char *string);

/*
 * For what is made of many pieces: the buffer to append them to, until satz_output_end(). They are written together,
 * as if they had been added as one.
 */
struct satz_buffer *satz_output_begin(struct satz_output *output);
void satz_output_end(struct satz_output *output);

/* Writes out what is buffered, for a reader that waits for it. */
void satz_output_flush(struct satz_output *output);

/*
 * Flushes, closes (standard output too, so that a full disk behind it is seen), renames. Fails where
 * any write since the opening failed; then no file appears under the path. Releases all in any case.
 */
enum satz_status satz_output_close(struct satz_output *output, struct satz_error *error) SATZ_MUST_USE;

/* Gives up: closes, and removes the unfinished file. */
void satz_output_discard(struct satz_output *output);

#endif
