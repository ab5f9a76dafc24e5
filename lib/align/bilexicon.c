#include "align/bilexicon.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

#define MAGIC "satzlex1"
#define MAGIC_SIZE 8

static bool take(struct satz_bilexicon *lexicon, const unsigned char *bytes, size_t size) {
    if (size < SATZ_BILEXICON_HEAD || memcmp(bytes, MAGIC, MAGIC_SIZE) != 0)
        return false;
    lexicon->count = satz_number32_read(bytes + 8);
    lexicon->entries = bytes + SATZ_BILEXICON_HEAD;
    return lexicon->count == (size - SATZ_BILEXICON_HEAD) / SATZ_BILEXICON_ENTRY &&
           (size - SATZ_BILEXICON_HEAD) % SATZ_BILEXICON_ENTRY == 0;
}

enum satz_status satz_bilexicon_open(struct satz_bilexicon *lexicon, const char *path, struct satz_error *error) {
    *lexicon = (struct satz_bilexicon){ 0 };
    if (satz_mapped_open(&lexicon->file, path, MAGIC, "lexicon", error) != SATZ_OK)
        return SATZ_FAILED;
    if (take(lexicon, lexicon->file.bytes, lexicon->file.size))
        return SATZ_OK;
    satz_bilexicon_close(lexicon);
    return satz_error_set_at(error, path, 0, "this is no lexicon, or not all of one");
}

enum satz_status satz_bilexicon_of(struct satz_bilexicon *lexicon, struct satz_slice file, struct satz_error *error) {
    *lexicon = (struct satz_bilexicon){ 0 };
    lexicon->own = satz_memory_get(file.size + 1);
    if (file.size)
        memcpy(lexicon->own, file.data, file.size);
    if (take(lexicon, lexicon->own, file.size))
        return SATZ_OK;
    satz_bilexicon_close(lexicon);
    return satz_error_set(error, "this is no lexicon, or not all of one");
}

void satz_bilexicon_close(struct satz_bilexicon *lexicon) {
    satz_mapped_close(&lexicon->file);
    free(lexicon->own);
    *lexicon = (struct satz_bilexicon){ 0 };
}

/* The first entry whose source is not under `source`. */
static size_t lower_bound(const struct satz_bilexicon *lexicon, uint64_t source) {
    size_t low = 0, high = lexicon->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (satz_number32_read(lexicon->entries + middle * SATZ_BILEXICON_ENTRY) < source)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void satz_bilexicon_find(const struct satz_bilexicon *lexicon, uint64_t source, size_t *begin, size_t *end) {
    *begin = lower_bound(lexicon, source >> 32);
    for (*end = *begin; *end < lexicon->count; ++*end)
        if (satz_number32_read(lexicon->entries + *end * SATZ_BILEXICON_ENTRY) != source >> 32)
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
    satz_buffer_add(file, satz_slice_make(MAGIC, MAGIC_SIZE));
    add_number(file, (uint32_t)count);
    add_number(file, 0);
    for (size_t i = 0; i < count; i++) {
        double root = sqrt(items[i].likely < 1 ? items[i].likely : 1) * 256 - 1;
        add_number(file, (uint32_t)(items[i].source >> 32));
        add_number(file, satz_bilexicon_target(items[i].target) << 8 | (uint32_t)(root < 0 ? 0 : root + 0.5));
    }
}
