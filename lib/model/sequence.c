#include "model/sequence.h"

#include <math.h>
#include <stdlib.h>

#define MAGIC "satzseq1"
#define HEAD ((size_t)(24 + 8 * SATZ_SEQUENCE_TABLES + 8))
#define BITS_LIMIT 22u
#define PLACE ((size_t)4) /* bytes of a number in the directory */
#define ROW_HEAD ((size_t)3)
#define FEATURES_A_ROW 4
#define SURE_UNIT 65536.0

/* ---- reading ---- */

struct cursor {
    const unsigned char *bytes;
    size_t at, size;
    bool whole; /* nothing was asked for that is not there */
};

static const unsigned char *take(struct cursor *cursor, size_t size) {
    if (!cursor->whole || size > cursor->size - cursor->at) {
        cursor->whole = false;
        return NULL;
    }
    cursor->at += size;
    return cursor->bytes + cursor->at - size;
}

static bool read_head(struct satz_sequence *model, struct cursor *cursor, uint32_t version, const char **wrong) {
    const unsigned char *head = take(cursor, HEAD);
    *wrong = "a damaged model";
    if (!head)
        return false;
    if (satz_number32_read(head + 8) != version) {
        *wrong = "a model of another version: train it anew with satz-train(1)";
        return false;
    }
    model->chain.kinds = satz_number32_read(head + 12);
    model->bits = satz_number32_read(head + 16);
    model->row_size = satz_number32_read(head + 20);
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++) {
        model->tables[i].value_bits = satz_number32_read(head + 24 + 8 * i);
        model->tables[i].count = satz_number32_read(head + 28 + 8 * i);
        if (!model->tables[i].value_bits || model->tables[i].value_bits > 24)
            return false;
    }
    model->sure_base = (int32_t)satz_number32_read(head + HEAD - 8);
    model->sure_step = (int32_t)satz_number32_read(head + HEAD - 4);
    return model->chain.kinds && model->chain.kinds <= SATZ_CHAIN_KINDS && model->bits && model->bits <= BITS_LIMIT;
}

static void read_names(struct satz_sequence *model, struct cursor *cursor) {
    for (size_t i = 0; i < model->chain.kinds; i++) {
        const unsigned char *name = take(cursor, SATZ_SEQUENCE_NAME);
        if (name)
            memcpy(model->names[i], name, SATZ_SEQUENCE_NAME - 1);
    }
}

static void read_steps(struct satz_chain *chain, struct cursor *cursor) {
    size_t labels = satz_chain_labels(chain->kinds);
    for (size_t from = 0; from <= labels; from++) {
        const unsigned char *row = take(cursor, 2 * labels);
        for (size_t to = 0; row && to < labels; to++)
            chain->steps[from < labels ? from : SATZ_CHAIN_LABELS][to] = (int16_t)satz_number16_read(row + 2 * to);
    }
}

/* The directory's numbers rise and end with the rows. */
static bool is_directory(const struct satz_sequence *model) {
    uint32_t last = 0;
    for (size_t i = 0; i <= (size_t)1 << model->bits; i++) {
        uint32_t place = satz_number32_read(model->directory + PLACE * i);
        if (place < last || place > model->row_size)
            return false;
        last = place;
    }
    return true;
}

/* Sets the parts to their places in the file; what is wrong with it, or NULL. */
static const char *find_parts(struct satz_sequence *model, struct satz_slice file, uint32_t version) {
    struct cursor cursor = { (const unsigned char *)file.data, 0, file.size, true };
    const char *wrong;
    if (file.size < 8 || memcmp(file.data, MAGIC, 8) != 0)
        return "no model of this kind";
    if (!read_head(model, &cursor, version, &wrong))
        return wrong;
    read_names(model, &cursor);
    read_steps(&model->chain, &cursor);
    model->directory = take(&cursor, PLACE * (((size_t)1 << model->bits) + 1));
    model->rows = take(&cursor, model->row_size);
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        model->tables[i].entries = take(&cursor, (size_t)model->tables[i].count * SATZ_KEYTABLE_ENTRY);
    return cursor.whole && cursor.at == cursor.size && is_directory(model) ? NULL : "a damaged model";
}

enum satz_status satz_sequence_open(struct satz_sequence *model, const char *path, uint32_t version,
                                    struct satz_error *error) {
    *model = (struct satz_sequence){ .own = SATZ_BUFFER_INIT };
    if (satz_mapped_open(&model->file, path, MAGIC, "model of this kind", error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_slice file = satz_slice_make((const char *)model->file.bytes, model->file.size);
    const char *wrong = find_parts(model, file, version);
    if (!wrong)
        return SATZ_OK;
    satz_sequence_close(model);
    return satz_error_set_at(error, path, 0, "%s", wrong);
}

enum satz_status satz_sequence_of(struct satz_sequence *model, struct satz_buffer *file, uint32_t version,
                                  struct satz_error *error) {
    *model = (struct satz_sequence){ .own = *file };
    satz_buffer_init(file);
    const char *wrong = find_parts(model, satz_buffer_slice(&model->own), version);
    if (!wrong)
        return SATZ_OK;
    satz_sequence_close(model);
    return satz_error_set(error, "%s", wrong);
}

void satz_sequence_close(struct satz_sequence *model) {
    satz_mapped_close(&model->file);
    if (model->own.capacity)
        satz_buffer_release(&model->own);
    *model = (struct satz_sequence){ .own = SATZ_BUFFER_INIT };
}

/* ---- scoring ---- */

static size_t entry_of(uint64_t feature, unsigned bits) {
    return (size_t)(feature >> (64 - bits));
}

static uint32_t print_of(uint64_t feature, unsigned bits) {
    return (uint32_t)(feature >> (48 - bits)) & 0xFFFF;
}

static void add_row(const unsigned char *pairs, size_t count, int32_t *scores) {
    for (size_t i = 0; i < count; i++)
        if (pairs[2 * i] < SATZ_CHAIN_LABELS)
            scores[pairs[2 * i]] += (int8_t)pairs[2 * i + 1];
}

static void add_feature(const struct satz_sequence *model, uint64_t feature, int32_t *scores) {
    const unsigned char *places = model->directory + PLACE * entry_of(feature, model->bits);
    const unsigned char *row = model->rows + satz_number32_read(places);
    const unsigned char *end = model->rows + satz_number32_read(places + PLACE);
    uint32_t print = print_of(feature, model->bits);
    while ((size_t)(end - row) >= ROW_HEAD) {
        size_t count = row[2], rest = (size_t)(end - row) - ROW_HEAD;
        if (2 * count > rest)
            return;
        if (satz_number16_read(row) == print) {
            add_row(row + ROW_HEAD, count, scores);
            return;
        }
        row += ROW_HEAD + 2 * count;
    }
}

#define AHEAD 8 /* features whose directory entries are fetched before they are needed */

void satz_sequence_score(const struct satz_sequence *model, const uint64_t *features, size_t count,
                         int32_t scores[SATZ_CHAIN_LABELS]) {
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(model->directory + PLACE * entry_of(features[i], model->bits));
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            __builtin_prefetch(model->rows + satz_number32_read(model->directory +
                                                                PLACE * entry_of(features[i + AHEAD], model->bits)));
        add_feature(model, features[i], scores);
    }
}

double satz_sequence_sure(const struct satz_sequence *model, int32_t margin) {
    return 1 / (1 + exp(-(model->sure_base + (double)model->sure_step * margin) / SURE_UNIT));
}

/* ---- writing ---- */

static int compare_rows(const void *a, const void *b) {
    const struct satz_sequence_row *one = a, *two = b;
    return one->feature < two->feature ? -1 : one->feature > two->feature;
}

static unsigned bits_for(size_t rows) {
    unsigned bits = 8;
    while (bits < BITS_LIMIT && (size_t)FEATURES_A_ROW << bits < rows)
        bits++;
    return bits;
}

static void add_head(const struct satz_sequence_draft *draft, unsigned bits, size_t row_size, uint32_t version,
                     struct satz_buffer *file) {
    satz_buffer_add_string(file, MAGIC);
    satz_number32_add(file, version);
    satz_number32_add(file, (uint32_t)draft->chain->kinds);
    satz_number32_add(file, bits);
    satz_number32_add(file, (uint32_t)row_size);
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++) {
        satz_number32_add(file, draft->tables[i].value_bits);
        satz_number32_add(file, draft->tables[i].count);
    }
    satz_number32_add(file, (uint32_t)draft->sure_base);
    satz_number32_add(file, (uint32_t)draft->sure_step);
    for (size_t i = 0; i < draft->chain->kinds; i++) {
        char name[SATZ_SEQUENCE_NAME] = { 0 };
        strncpy(name, draft->names[i], SATZ_SEQUENCE_NAME - 1);
        satz_buffer_add(file, satz_slice_make(name, SATZ_SEQUENCE_NAME));
    }
    size_t labels = satz_chain_labels(draft->chain->kinds);
    for (size_t from = 0; from <= labels; from++)
        for (size_t to = 0; to < labels; to++)
            satz_number16_add(file, (uint32_t)draft->chain->steps[from < labels ? from : SATZ_CHAIN_LABELS][to]);
}

static void add_draft_row(const struct satz_sequence_draft *draft, const struct satz_sequence_row *row, unsigned bits,
                          struct satz_buffer *rows) {
    satz_number16_add(rows, print_of(row->feature, bits));
    satz_buffer_add_byte(rows, (char)row->count);
    for (size_t i = row->first; i < row->first + row->count; i++) {
        satz_buffer_add_byte(rows, (char)draft->labels[i]);
        satz_buffer_add_byte(rows, (char)draft->weights[i]);
    }
}

void satz_sequence_write(const struct satz_sequence_draft *draft, uint32_t version, struct satz_buffer *file) {
    struct satz_buffer rows = SATZ_BUFFER_INIT, directory = SATZ_BUFFER_INIT;
    unsigned bits = bits_for(draft->count);
    size_t next = 0;
    if (draft->count)
        qsort(draft->rows, draft->count, sizeof *draft->rows, compare_rows);
    for (size_t entry = 0; entry < (size_t)1 << bits; entry++) {
        satz_number32_add(&directory, (uint32_t)rows.size);
        for (; next < draft->count && entry_of(draft->rows[next].feature, bits) == entry; next++)
            add_draft_row(draft, &draft->rows[next], bits, &rows);
    }
    satz_number32_add(&directory, (uint32_t)rows.size);
    add_head(draft, bits, rows.size, version, file);
    satz_buffer_add(file, satz_buffer_slice(&directory));
    satz_buffer_add(file, satz_buffer_slice(&rows));
    for (size_t i = 0; i < SATZ_SEQUENCE_TABLES; i++)
        satz_buffer_add(file, satz_slice_make((const char *)draft->tables[i].entries,
                                              (size_t)draft->tables[i].count * SATZ_KEYTABLE_ENTRY));
    satz_buffer_release(&rows);
    satz_buffer_release(&directory);
}
