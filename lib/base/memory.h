#ifndef SATZ_BASE_MEMORY_H
#define SATZ_BASE_MEMORY_H

#include <stddef.h>

/*
 * Memory that never comes back NULL. When none is left, or a size overflows, satz_memory_ended() is
 * called and must not return. What is got here is given back with free().
 */
void *satz_memory_get(size_t size);
/* `count` elements of `size` bytes, zeroed. */
void *satz_memory_get_array(size_t count, size_t size);
/* Grows or shrinks `old` (may be NULL) to `count` elements of `size` bytes; new bytes are not set. */
void *satz_memory_resize(void *old, size_t count, size_t size);

/*
 * Makes room in a growing array: returns `items`, moved if need be, with space for at least
 * `needed` elements, and updates `*capacity`. Doubles, so that n single additions cost O(n).
 */
void *satz_memory_grow(void *items, size_t *capacity, size_t needed, size_t size);

/*
 * The one handler for memory that ended: says so on standard error in one line and ends the process
 * with exit code 2. Weak: a program or a test may define its own. This is the only place under lib/
 * that prints or exits.
 */
_Noreturn void satz_memory_ended(void);

#endif
