#include "base/memory.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

__attribute__((weak)) _Noreturn void satz_memory_ended(void) {
    static const char message[] = ": out of memory\n";
    struct iovec parts[2] = { { program_invocation_short_name, strlen(program_invocation_short_name) },
                              { (void *)(uintptr_t)message, sizeof message - 1 } };
    ssize_t written = writev(STDERR_FILENO, parts, 2);
    (void)written;
    _exit(2);
}

void *satz_memory_get(size_t size) {
    void *memory = malloc(size ? size : 1);
    if (!memory)
        satz_memory_ended();
    return memory;
}

void *satz_memory_get_array(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        satz_memory_ended();
    return memory;
}

void *satz_memory_resize(void *old, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        satz_memory_ended();
    size_t bytes = count * size;
    void *memory = realloc(old, bytes ? bytes : 1);
    if (!memory)
        satz_memory_ended();
    return memory;
}

void *satz_memory_grow(void *items, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity)
        return items;
    size_t larger = *capacity < 8 ? 8 : *capacity;
    while (larger < needed) {
        if (larger > SIZE_MAX / 2)
            satz_memory_ended();
        larger *= 2;
    }
    *capacity = larger;
    return satz_memory_resize(items, larger, size);
}
