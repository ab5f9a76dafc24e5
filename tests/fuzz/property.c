#include "property.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

_Noreturn void property_broken(const char *file, int line, const char *property) {
    fflush(stdout);
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, property);
    abort();
}

static void show(const char *name, struct satz_slice bytes, size_t from) {
    fprintf(stderr, "  %s (%zu bytes, from %zu): \"", name, bytes.size, from);
    for (size_t i = from; i < bytes.size && i < from + 400; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
            fprintf(stderr, "\\x%02X", c);
        else
            fputc(c, stderr);
    }
    fputs("\"\n", stderr);
}

void property_same(const char *what, struct satz_slice expected, struct satz_slice got) {
    size_t at = 0;
    if (satz_slice_equal(expected, got))
        return;
    while (at < expected.size && at < got.size && expected.data[at] == got.data[at])
        at++;
    at = at > 40 ? at - 40 : 0;
    fprintf(stderr, "not the same: %s\n", what);
    show("expected", expected, at);
    show("got", got, at);
    abort();
}

const struct satz_data *property_data(void) {
    static struct satz_data data;
    struct satz_error error = SATZ_ERROR_INIT;
    if (data.folder.data)
        return &data;
    setenv("SATZ_DATA", SATZ_SOURCE_DATA, 0);
    satz_buffer_init(&data.folder);
    if (satz_data_open(&data, NULL, &error) != SATZ_OK) {
        fprintf(stderr, "no dictionaries: %s\n", error.reason);
        exit(2);
    }
    return &data;
}

unsigned byte_take(struct satz_slice *input) {
    if (!input->size)
        return 0;
    unsigned byte = (unsigned char)input->data[0];
    *input = satz_slice_from(*input, 1);
    return byte;
}

struct satz_slice part_take(struct satz_slice *input) {
    size_t end = satz_slice_find_byte(*input, 0, (char)0xFF);
    struct satz_slice part = satz_slice_sub(*input, 0, end);
    *input = satz_slice_from(*input, end < input->size ? end + 1 : end);
    return part;
}

const char *memory_file_set(struct memory_file *file, struct satz_slice bytes) {
    if (!file->descriptor) {
        file->descriptor = memfd_create("fuzz", MFD_CLOEXEC);
        snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->descriptor);
    }
    if (file->descriptor <= 0 || ftruncate(file->descriptor, 0) != 0 ||
        pwrite(file->descriptor, bytes.data, bytes.size, 0) != (ssize_t)bytes.size) {
        perror("a file in memory");
        exit(2);
    }
    return file->path;
}

void memory_file_get(const struct memory_file *file, struct satz_buffer *target) {
    char chunk[4096];
    ssize_t got;
    for (off_t at = 0; (got = pread(file->descriptor, chunk, sizeof chunk, at)) > 0; at += got)
        satz_buffer_add(target, satz_slice_make(chunk, (size_t)got));
}

/* The linker puts this in the place of read() (--wrap). */
ssize_t __real_read(int descriptor, void *bytes, size_t size);
ssize_t __wrap_read(int descriptor, void *bytes, size_t size);

static unsigned shrunk;

void reads_shrink(unsigned seed) {
    shrunk = seed;
}

ssize_t __wrap_read(int descriptor, void *bytes, size_t size) {
    if (shrunk) {
        shrunk = shrunk * 1103515245u + 12345u;
        size_t most = 1 + (shrunk >> 16) % 23;
        shrunk |= 1;
        if (most == 7) {
            errno = EINTR;
            return -1;
        }
        size = size < most ? size : most;
    }
    return __real_read(descriptor, bytes, size);
}
