#ifndef SATZ_BASE_SLICE_H
#define SATZ_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A borrowed piece of memory: `size` bytes from `data`, not terminated. Whoever hands one out says
 * how long it stays valid. The empty slice may have any `data`, also NULL.
 */
struct satz_slice {
    const char *data;
    size_t size;
};

/* A slice of a string literal, usable in static tables. */
#define SATZ_SLICE(literal) { (literal), sizeof(literal) - 1 }

static inline struct satz_slice satz_slice_make(const char *data, size_t size) {
    return (struct satz_slice){ data, size };
}

/* The bytes of a terminated string; NULL gives the empty slice. */
static inline struct satz_slice satz_slice_of(const char *string) {
    return (struct satz_slice){ string, string ? strlen(string) : 0 };
}

/* Bytes [begin, end) of `slice`; the bounds must lie inside it, in order. */
static inline struct satz_slice satz_slice_sub(struct satz_slice slice, size_t begin, size_t end) {
    return (struct satz_slice){ slice.size ? slice.data + begin : slice.data, end - begin };
}

static inline struct satz_slice satz_slice_from(struct satz_slice slice, size_t begin) {
    return satz_slice_sub(slice, begin, slice.size);
}

static inline bool satz_slice_equal(struct satz_slice a, struct satz_slice b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool satz_slice_is(struct satz_slice slice, const char *string) {
    return satz_slice_equal(slice, satz_slice_of(string));
}

static inline bool satz_slice_starts(struct satz_slice slice, struct satz_slice prefix) {
    return slice.size >= prefix.size && satz_slice_equal(satz_slice_sub(slice, 0, prefix.size), prefix);
}

static inline bool satz_slice_ends(struct satz_slice slice, struct satz_slice suffix) {
    return slice.size >= suffix.size &&
           satz_slice_equal(satz_slice_from(slice, slice.size - suffix.size), suffix);
}

/* Byte order, shorter first where one is the beginning of the other: <0, 0, >0. */
int satz_slice_compare(struct satz_slice a, struct satz_slice b);

/* Offset of the first `byte` (or `needle`) at or after `from`; `slice.size` where there is none. */
size_t satz_slice_find_byte(struct satz_slice slice, size_t from, char byte);
size_t satz_slice_find(struct satz_slice slice, size_t from, struct satz_slice needle);

/* Without ASCII blanks and tabs at both ends. */
struct satz_slice satz_slice_trim(struct satz_slice slice);

/*
 * Takes the piece before the next `separator` off the front of `*rest`. Returns false when `*rest`
 * was used up: `while (satz_slice_split(&rest, '|', &piece))` visits n+1 pieces for n separators.
 * Start with a `rest` that has non-NULL data; afterwards its data is NULL.
 */
bool satz_slice_split(struct satz_slice *rest, char separator, struct satz_slice *piece);

#endif
