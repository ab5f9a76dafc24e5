#include "base/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC_SIZE 8

static enum satz_status map(struct satz_mapped *mapped, int file, const char *path, const char *magic, const char *what,
                            struct satz_error *error) {
    struct stat about;
    if (fstat(file, &about) != 0)
        return satz_error_set_errno(error, path);
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return satz_error_set_errno(error, path);
    }
    if (!S_ISREG(about.st_mode) || about.st_size < MAGIC_SIZE)
        return satz_error_set_at(error, path, 0, "no %s", what);
    void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED)
        return satz_error_set_errno(error, path);
    mapped->bytes = bytes;
    mapped->size = (size_t)about.st_size;
    if (memcmp(bytes, magic, MAGIC_SIZE) == 0)
        return SATZ_OK;
    satz_mapped_close(mapped);
    return satz_error_set_at(error, path, 0, "no %s", what);
}

enum satz_status satz_mapped_open(struct satz_mapped *mapped, const char *path, const char *magic, const char *what,
                                  struct satz_error *error) {
    *mapped = (struct satz_mapped){ NULL, 0 };
    /* A pipe without a writer is not waited for. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return satz_error_set_errno(error, path);
    enum satz_status status = map(mapped, file, path, magic, what, error);
    (void)close(file);
    return status;
}

void satz_mapped_close(struct satz_mapped *mapped) {
    if (mapped->bytes)
        (void)munmap(mapped->bytes, mapped->size);
    *mapped = (struct satz_mapped){ NULL, 0 };
}

void satz_number16_add(struct satz_buffer *file, uint32_t number) {
    satz_buffer_add_byte(file, (char)(unsigned char)number);
    satz_buffer_add_byte(file, (char)(unsigned char)(number >> 8));
}

void satz_number32_add(struct satz_buffer *file, uint32_t number) {
    satz_number16_add(file, number);
    satz_number16_add(file, number >> 16);
}
