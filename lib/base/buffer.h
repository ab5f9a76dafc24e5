#ifndef SATZ_BASE_BUFFER_H
#define SATZ_BASE_BUFFER_H

#include <stdarg.h>
#include <stdint.h>

#include "base/slice.h"

/*
 * An owned, growing run of bytes. Invariants, from init to release: `data` is never NULL, and
 * data[size] is '\0'. A buffer never grows over SATZ_BUFFER_LIMIT bytes: an append that would is
 * treated as memory that ended (base/memory.h); callers bound their input long before that.
 */
struct satz_buffer {
    char *data;
    size_t size;
    size_t capacity; /* private; 0 while `data` is the shared empty string */
};

#define SATZ_BUFFER_LIMIT ((size_t)1 << 30)

extern char satz_buffer_empty[1];
#define SATZ_BUFFER_INIT { satz_buffer_empty, 0, 0 }

void satz_buffer_init(struct satz_buffer *buffer);
/* Frees what it owns and leaves an initialised, empty buffer. */
void satz_buffer_release(struct satz_buffer *buffer);
/* Empties it, keeping the memory. */
void satz_buffer_reset(struct satz_buffer *buffer);
/* The bytes as a terminated string that the caller owns (free()); the buffer is empty afterwards. */
char *satz_buffer_detach(struct satz_buffer *buffer);
/* Private: the next one where there is no room. */
void satz_buffer_enlarge(struct satz_buffer *buffer, size_t more);
/* Makes room for `more` further bytes. */
static inline void satz_buffer_reserve(struct satz_buffer *buffer, size_t more) {
    if (more >= buffer->capacity - buffer->size)
        satz_buffer_enlarge(buffer, more);
}
/* Keeps the first `size` bytes; `size` must not exceed the present size. */
void satz_buffer_truncate(struct satz_buffer *buffer, size_t size);

static inline void satz_buffer_add(struct satz_buffer *buffer, struct satz_slice bytes) {
    if (bytes.size == 0)
        return;
    satz_buffer_reserve(buffer, bytes.size);
    memcpy(buffer->data + buffer->size, bytes.data, bytes.size);
    buffer->size += bytes.size;
    buffer->data[buffer->size] = '\0';
}
void satz_buffer_add_string(struct satz_buffer *buffer, const char *string);
static inline void satz_buffer_add_byte(struct satz_buffer *buffer, char byte) {
    satz_buffer_reserve(buffer, 1);
    buffer->data[buffer->size++] = byte;
    buffer->data[buffer->size] = '\0';
}
/* One code point as UTF-8; it must be a Unicode scalar value. */
void satz_buffer_add_char(struct satz_buffer *buffer, uint32_t character);
/* The same into `bytes`; returns how many it takes. */
size_t satz_char_encode(uint32_t character, char bytes[4]);
void satz_buffer_add_format(struct satz_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void satz_buffer_add_vformat(struct satz_buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* Replaces bytes [begin, end) with `bytes`, which must not lie in the buffer itself. O(size). */
void satz_buffer_splice(struct satz_buffer *buffer, size_t begin, size_t end, struct satz_slice bytes);

/* A view of the content, valid until the next change. */
static inline struct satz_slice satz_buffer_slice(const struct satz_buffer *buffer) {
    return satz_slice_make(buffer->data, buffer->size);
}

#endif
