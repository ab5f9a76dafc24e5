#include "model/linear.h"

#include <stdlib.h>

#include "base/memory.h"

#define MAGIC "satzmod1"
#define HEAD ((size_t)24)
#define TABLE_HEAD ((size_t)4 * (2 + SATZ_LINEAR_LEVELS))
#define BITS_LIMIT 20u
#define WORDS_LIMIT 1000000u
#define WORD_SIZE 2

/* A number with a sign; false where it is larger than a sum may have to hold. */
static bool read_addend(const unsigned char *bytes, int32_t *addend) {
    uint32_t number = satz_number32_read(bytes);
    *addend = (int32_t)number;
    return *addend >= -SATZ_LINEAR_ADDEND && *addend <= SATZ_LINEAR_ADDEND;
}

static bool read_table(struct satz_linear_table *table, const unsigned char *head) {
    table->bits = satz_number32_read(head);
    bool right = table->bits > 0 && table->bits <= BITS_LIMIT && read_addend(head + 4, &table->prior);
    for (size_t i = 0; i < SATZ_LINEAR_LEVELS; i++)
        right = right && read_addend(head + 8 + 4 * i, &table->thresholds[i]);
    return right;
}

/* Sets tables and words to their places in the mapped file; what is wrong with it, or NULL. */
static const char *find_parts(struct satz_linear *model, const char *kind, uint32_t version) {
    const unsigned char *bytes = model->file.bytes;
    size_t size = model->file.size;
    if (size < HEAD || memcmp(bytes + 8, kind, 4) != 0)
        return "no model of this kind";
    if (satz_number32_read(bytes + 12) != version)
        return "a model of another version: train it anew with satz-train(1)";
    model->table_count = satz_number32_read(bytes + 16);
    model->word_count = satz_number32_read(bytes + 20);
    if (!model->table_count || model->table_count > SATZ_LINEAR_TABLES || model->word_count > WORDS_LIMIT ||
        model->word_count % SATZ_WORDS_WAYS)
        return "a damaged model";
    size_t at = HEAD + model->table_count * TABLE_HEAD;
    if (size < at)
        return "a damaged model";
    for (size_t i = 0; i < model->table_count; i++) {
        if (!read_table(&model->tables[i], bytes + HEAD + i * TABLE_HEAD))
            return "a damaged model";
        model->tables[i].weights = (const int8_t *)bytes + at;
        at += (size_t)1 << model->tables[i].bits;
    }
    model->words = bytes + at;
    return at + model->word_count * WORD_SIZE == size ? NULL : "a damaged model";
}

enum satz_status satz_linear_open(struct satz_linear *model, const char *path, const char *kind, uint32_t version,
                                  struct satz_error *error) {
    *model = (struct satz_linear){ .table_count = 0 };
    if (satz_mapped_open(&model->file, path, MAGIC, "model of this kind", error) != SATZ_OK)
        return SATZ_FAILED;
    const char *wrong = find_parts(model, kind, version);
    if (!wrong)
        return SATZ_OK;
    satz_linear_close(model);
    return satz_error_set_at(error, path, 0, "%s", wrong);
}

void satz_linear_close(struct satz_linear *model) {
    satz_mapped_close(&model->file);
    *model = (struct satz_linear){ .table_count = 0 };
}

/* Where a word's bucket begins, and what is kept of its hash; 0 is kept of no word's. */
static size_t bucket_of(uint32_t word, size_t count) {
    return (size_t)((uint64_t)word * (count / SATZ_WORDS_WAYS) >> 32) * SATZ_WORDS_WAYS * WORD_SIZE;
}

static unsigned print_of(uint32_t word) {
    return word * 0x9E3779B1u >> 20;
}

unsigned satz_linear_word(const struct satz_linear *model, uint32_t word) {
    if (!model->word_count)
        return 0;
    const unsigned char *bucket = model->words + bucket_of(word, model->word_count);
    unsigned print = print_of(word);
    for (size_t i = 0; i < SATZ_WORDS_WAYS; i++) {
        unsigned entry = bucket[WORD_SIZE * i] | (unsigned)bucket[WORD_SIZE * i + 1] << 8;
        unsigned value = entry & 15;
        if (entry >> 4 == print && value)
            return value;
    }
    return 0;
}

void satz_wordtable_init(struct satz_wordtable *words, size_t count) {
    words->count = count - count % SATZ_WORDS_WAYS;
    words->entries = satz_memory_get_array(words->count + 1, WORD_SIZE);
}

void satz_wordtable_release(struct satz_wordtable *words) {
    free(words->entries);
    *words = (struct satz_wordtable){ NULL, 0 };
}

bool satz_wordtable_add(struct satz_wordtable *words, uint32_t word, unsigned value) {
    unsigned char *bucket = words->entries + bucket_of(word, words->count);
    unsigned entry = print_of(word) << 4 | value;
    for (size_t i = 0; words->count && i < SATZ_WORDS_WAYS; i++)
        if (!(bucket[WORD_SIZE * i] & 15)) {
            bucket[WORD_SIZE * i] = (unsigned char)entry;
            bucket[WORD_SIZE * i + 1] = (unsigned char)(entry >> 8);
            return true;
        }
    return false;
}

void satz_linear_write(const struct satz_linear_table *tables, size_t count, const struct satz_wordtable *words,
                       const char *kind, uint32_t version, struct satz_buffer *file) {
    satz_buffer_add_string(file, MAGIC);
    satz_buffer_add(file, satz_slice_make(kind, 4));
    satz_number32_add(file, version);
    satz_number32_add(file, (uint32_t)count);
    satz_number32_add(file, (uint32_t)words->count);
    for (size_t i = 0; i < count; i++) {
        satz_number32_add(file, tables[i].bits);
        satz_number32_add(file, (uint32_t)tables[i].prior);
        for (size_t k = 0; k < SATZ_LINEAR_LEVELS; k++)
            satz_number32_add(file, (uint32_t)tables[i].thresholds[k]);
    }
    for (size_t i = 0; i < count; i++)
        satz_buffer_add(file, satz_slice_make((const char *)tables[i].weights, (size_t)1 << tables[i].bits));
    satz_buffer_add(file, satz_slice_make((const char *)words->entries, words->count * WORD_SIZE));
}

struct satz_linear satz_linear_of(const struct satz_linear_table *tables, size_t count, const struct satz_wordtable *words) {
    struct satz_linear model = { .table_count = count, .words = words->entries, .word_count = words->count };
    for (size_t i = 0; i < count; i++)
        model.tables[i] = tables[i];
    return model;
}
