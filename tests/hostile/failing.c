/*
 * Loaded before the C library (LD_PRELOAD): the allocation with the number in SATZ_FAIL_AT fails, all others succeed;
 * whichever library asks. At the end the number of allocations that there were goes to the file SATZ_FAIL_COUNT.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* glibc's own, under the names that stay when these here take the usual ones. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long done;

static bool fails(void) {
    static unsigned long at;
    static bool known;
    if (!known) {
        const char *word = getenv("SATZ_FAIL_AT");
        at = word ? strtoul(word, NULL, 10) : 0;
        known = true;
    }
    if (++done != at)
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size) {
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t nmemb, size_t size) {
    return fails() ? NULL : __libc_calloc(nmemb, size);
}

void *realloc(void *ptr, size_t size) {
    return fails() ? NULL : __libc_realloc(ptr, size);
}

static void __attribute__((destructor)) count_write(void) {
    const char *name = getenv("SATZ_FAIL_COUNT");
    unsigned long count = done;
    FILE *out = name ? fopen(name, "w") : NULL;
    if (out) {
        fprintf(out, "%lu\n", count);
        fclose(out);
    }
}
