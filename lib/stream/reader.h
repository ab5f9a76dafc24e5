#ifndef SATZ_STREAM_READER_H
#define SATZ_STREAM_READER_H

#include "base/input.h"
#include "stream/record.h"

/* Records from the files named on a command line, one after the other, or from standard input. */
struct satz_reader {
    char *const *paths; /* private */
    size_t count, next; /* private */
    bool open;          /* private */
    struct satz_input input;
};

/* With `count` 0: standard input. `paths` must outlive the reader. */
void satz_reader_init(struct satz_reader *reader, char *const *paths, size_t count);
/* Reads from a descriptor that is open already, and is the reader's from now on. */
void satz_reader_init_descriptor(struct satz_reader *reader, int descriptor, const char *name);
void satz_reader_release(struct satz_reader *reader);

/*
 * Reads the next record into `arena`, empty lines being passed over. SATZ_END after the last file's
 * last record. Fails with file, line and reason.
 */
enum satz_status satz_reader_next(struct satz_reader *reader, struct satz_arena *arena, struct satz_record *record,
                                  struct satz_error *error) SATZ_MUST_USE;

#endif
