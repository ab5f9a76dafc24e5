#include "align/bilexicon.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static const char magic[8] = { 's', 'a', 't', 'z', 'l', 'e', 'x', '1' };

static uint32_t read_number(const unsigned char *at) {
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool take(struct satz_bilexicon *lexicon, const unsigned char *bytes, size_t size) {
    if (size < SATZ_BILEXICON_HEAD || memcmp(bytes, magic, sizeof magic) != 0)
        return false;
    lexicon->count = read_number(bytes + 8);
    lexicon->entries = bytes + SATZ_BILEXICON_HEAD;
    return lexicon->count == (size - SATZ_BILEXICON_HEAD) / SATZ_BILEXICON_ENTRY &&
           (size - SATZ_BILEXICON_HEAD) % SATZ_BILEXICON_ENTRY == 0;
}

static enum satz_status map(struct satz_bilexicon *lexicon, int file, const char *path, struct satz_error *error) {
    struct stat about;
    if (fstat(file, &about) != 0)
        return satz_error_set_errno(error, path);
    if (!S_ISREG(about.st_mode) || about.st_size < SATZ_BILEXICON_HEAD)
        return satz_error_set_at(error, path, 0, "this is no lexicon");
    size_t size = (size_t)about.st_size;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED)
        return satz_error_set_errno(error, path);
    lexicon->bytes = bytes;
    lexicon->size = size;
    if (take(lexicon, bytes, size))
        return SATZ_OK;
    satz_bilexicon_close(lexicon);
    return satz_error_set_at(error, path, 0, "this is no lexicon, or not all of one");
}

enum satz_status satz_bilexicon_open(struct satz_bilexicon *lexicon, const char *path, struct satz_error *error) {
    *lexicon = (struct satz_bilexicon){ 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return satz_error_set_errno(error, path);
    enum satz_status status = map(lexicon, file, path, error);
    (void)close(file);
    return status;
}

enum satz_status satz_bilexicon_of(struct satz_bilexicon *lexicon, struct satz_slice file, struct satz_error *error) {
    *lexicon = (struct satz_bilexicon){ 0 };
    lexicon->bytes = satz_memory_get(file.size + 1);
    if (file.size)
        memcpy(lexicon->bytes, file.data, file.size);
    if (take(lexicon, lexicon->bytes, file.size))
        return SATZ_OK;
    satz_bilexicon_close(lexicon);
    return satz_error_set(error, "this is no lexicon, or not all of one");
}

void satz_bilexicon_close(struct satz_bilexicon *lexicon) {
    if (lexicon->size)
        (void)munmap(lexicon->bytes, lexicon->size);
    else
        free(lexicon->bytes);
    *lexicon = (struct satz_bilexicon){ 0 };
}

/* The first entry whose source is not under `source`. */
static size_t lower_bound(const struct satz_bilexicon *lexicon, uint64_t source) {
    size_t low = 0, high = lexicon->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (read_number(lexicon->entries + middle * SATZ_BILEXICON_ENTRY) < source)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void satz_bilexicon_find(const struct satz_bilexicon *lexicon, uint64_t source, size_t *begin, size_t *end) {
    *begin = lower_bound(lexicon, source >> 32);
    for (*end = *begin; *end < lexicon->count; ++*end)
        if (read_number(lexicon->entries + *end * SATZ_BILEXICON_ENTRY) != source >> 32)
            break;
}

/* ---- making one ---- */

static int compare_items(const void *left, const void *right) {
    const struct satz_bilexicon_item *a = left, *b = right;
    uint64_t sources[] = { a->source >> 32, b->source >> 32 };
    if (sources[0] != sources[1])
        return sources[0] < sources[1] ? -1 : 1;
    if (a->likely != b->likely)
        return a->likely > b->likely ? -1 : 1;
    return a->target != b->target ? a->target < b->target ? -1 : 1 : 0;
}

static void add_number(struct satz_buffer *file, uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8)
        satz_buffer_add_byte(file, (char)(number >> shift & 0xFF));
}

void satz_bilexicon_write(struct satz_bilexicon_item *items, size_t count, struct satz_buffer *file) {
    if (count)
        qsort(items, count, sizeof *items, compare_items);
    satz_buffer_add(file, satz_slice_make(magic, sizeof magic));
    add_number(file, (uint32_t)count);
    add_number(file, 0);
    for (size_t i = 0; i < count; i++) {
        double root = sqrt(items[i].likely < 1 ? items[i].likely : 1) * 256 - 1;
        add_number(file, (uint32_t)(items[i].source >> 32));
        add_number(file, satz_bilexicon_target(items[i].target) << 8 | (uint32_t)(root < 0 ? 0 : root + 0.5));
    }
}
