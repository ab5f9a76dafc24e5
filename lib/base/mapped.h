#ifndef SATZ_BASE_MAPPED_H
#define SATZ_BASE_MAPPED_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * A file of numbers, mapped to be read: models and lexicons. Pages are read as they are used. All of them begin
 * with eight letters that tell what they are; numbers are little-endian.
 */
struct satz_mapped {
    unsigned char *bytes; /* NULL: none */
    size_t size;
};

/*
 * Maps the file `path`. Fails with its name where it cannot be read, is no plain file, or does not begin with the eight
 * letters of `magic` (it is no `what`). O(1).
 */
enum satz_status satz_mapped_open(struct satz_mapped *mapped, const char *path, const char *magic, const char *what,
                                  struct satz_error *error) SATZ_MUST_USE;
/* Also of one that was never opened and is all zero. */
void satz_mapped_close(struct satz_mapped *mapped);

static inline uint32_t satz_number16_read(const unsigned char *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
}

static inline uint32_t satz_number32_read(const unsigned char *bytes) {
    return satz_number16_read(bytes) | satz_number16_read(bytes + 2) << 16;
}

/* Appends a number as it is read back. */
void satz_number16_add(struct satz_buffer *file, uint32_t number);
void satz_number32_add(struct satz_buffer *file, uint32_t number);

#endif
