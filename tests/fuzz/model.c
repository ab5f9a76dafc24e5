/*
 * A file of any bytes as a linear model: it is refused with its name and a reason, or every feature's hash has a weight
 * in it, every word's an entry, no sum overflows, it is written again byte for byte, and sentences are cut by it.
 *
 * Input: the file.
 */
#include "property.h"

#include "model/linear.h"
#include "segment/features.h"
#include "segment/segment.h"

static const char text[] =
    "Kiel (dpa) – Am 3. Mai sprach Frau Dr. Weiss um 9.30 Uhr. „Wird es teurer?“, fragte sie… Nein! Der 1. FC Nordstadt "
    "gewann 2:1. Das kostet 12 Mio. Euro (2024: 3,5 Mio.). Vgl. Abs. 2 Nr. 3 der Satzung, z. B. S. 12 ff. Sie gilt.";

/* Also one that lies outside would be read: therefore the places are compared. */
static void lies_inside(const struct satz_linear *model, const void *begin, size_t size) {
    const char *bytes = (const char *)model->file.bytes, *part = begin;
    PROPERTY(part >= bytes && part <= bytes + model->file.size && size <= (size_t)(bytes + model->file.size - part));
}

static void table_holds(const struct satz_linear *model, const struct satz_linear_table *table) {
    uint32_t features[SATZ_FEATURES_LIMIT];
    PROPERTY(table->bits >= 1 && table->bits <= 20);
    lies_inside(model, table->weights, (size_t)1 << table->bits);
    int32_t least = satz_linear_weight(table, 0), most = least;
    uint32_t least_at = 0, most_at = 0;
    for (uint32_t i = 0; i < 1u << table->bits; i++) {
        uint32_t feature = i << (32 - table->bits);
        int32_t weight = satz_linear_weight(table, feature);
        PROPERTY(weight == satz_linear_weight(table, feature | ((1u << (32 - table->bits)) - 1)));
        if (weight < least)
            least = weight, least_at = feature;
        if (weight > most)
            most = weight, most_at = feature;
    }
    /* The largest and the smallest sum there can be, on either side of any threshold. */
    for (int way = 0; way < 2; way++) {
        for (size_t i = 0; i < SATZ_FEATURES_LIMIT; i++)
            features[i] = way ? least_at : most_at;
        for (size_t level = 0; level < SATZ_LINEAR_LEVELS; level++) {
            int32_t sum = satz_linear_sum(table, features, SATZ_FEATURES_LIMIT) - table->thresholds[level];
            int32_t yes = sum + table->prior, no = sum - table->prior;
            PROPERTY((yes >= no) == (table->prior >= 0));
        }
    }
}

static void words_hold(const struct satz_linear *model) {
    static const struct satz_linear_table none;
    struct satz_wordtable copy;
    lies_inside(model, model->words, 2 * model->word_count);
    satz_wordtable_init(&copy, model->word_count);
    PROPERTY(copy.count == model->word_count);
    if (copy.count)
        memcpy(copy.entries, model->words, 2 * copy.count);
    struct satz_linear same = satz_linear_of(&none, 0, &copy);
    for (uint32_t i = 0, step = 0x00F1F1F1; i < UINT32_MAX - step; i += step) {
        PROPERTY(satz_linear_word(model, i) <= 15);
        PROPERTY(satz_linear_word(model, i) == satz_linear_word(&same, i));
    }
    PROPERTY(satz_linear_word(model, UINT32_MAX) <= 15);
    satz_wordtable_release(&copy);
}

static void writing_holds(const struct satz_linear *model, struct satz_slice file) {
    struct satz_buffer again = SATZ_BUFFER_INIT;
    struct satz_wordtable copy;
    satz_wordtable_init(&copy, model->word_count);
    if (copy.count)
        memcpy(copy.entries, model->words, 2 * copy.count);
    satz_linear_write(model->tables, model->table_count, &copy, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, &again);
    property_same("a model that is written again", file, satz_buffer_slice(&again));
    satz_wordtable_release(&copy);
    satz_buffer_release(&again);
}

static void cutting_holds(const struct satz_linear *model) {
    static struct satz_segmenter *segmenter;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    if (!segmenter && !(segmenter = satz_segmenter_untrained(property_data(), "de", NULL, &error)))
        property_broken(__FILE__, __LINE__, error.reason);
    satz_segmenter_use(segmenter, model);
    satz_segmenter_cut(segmenter, satz_slice_of(text), &cuts);
    for (size_t i = 0, before = 0; i < cuts.count; before = cuts.at[i++])
        PROPERTY(cuts.at[i] > before && cuts.at[i] < sizeof text - 1);
    satz_segmenter_use(segmenter, &(struct satz_linear){ .table_count = 0 });
    satz_cuts_release(&cuts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct memory_file file;
    struct satz_slice bytes = satz_slice_make((const char *)data, size);
    struct satz_linear model;
    struct satz_error error = SATZ_ERROR_INIT;
    const char *path = memory_file_set(&file, bytes);
    if (satz_linear_open(&model, path, SATZ_FEATURES_KIND, SATZ_FEATURES_VERSION, &error) != SATZ_OK) {
        PROPERTY(strcmp(error.place, path) == 0 && error.reason[0]);
        PROPERTY(!model.file.bytes);
        return 0;
    }
    PROPERTY(model.table_count >= 1 && model.table_count <= SATZ_LINEAR_TABLES);
    for (size_t i = 0; i < model.table_count; i++)
        table_holds(&model, &model.tables[i]);
    words_hold(&model);
    writing_holds(&model, bytes);
    cutting_holds(&model);
    satz_linear_close(&model);
    return 0;
}
