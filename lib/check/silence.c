#include "check/silence.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/pair.h"

enum { CHECK, DOC, LANGUAGES, WORDS, REASON };

void satz_silencers_init(struct satz_silencers *silencers) {
    *silencers = (struct satz_silencers){ .count = 0 };
}

void satz_silencers_release(struct satz_silencers *silencers) {
    satz_tables_release(&silencers->tables);
    free(silencers->items);
    satz_silencers_init(silencers);
}

static enum satz_status add(struct satz_silencers *silencers, const char *path, const struct satz_row *row,
                            struct satz_error *error) {
    struct satz_silencer item = { satz_row_cell(row, CHECK), satz_row_cell(row, DOC),    satz_row_cell(row, LANGUAGES),
                                  satz_row_cell(row, WORDS), satz_row_cell(row, REASON), path, row->line, false };
    if (satz_slice_trim(item.reason).size == 0)
        return satz_error_set_at(error, path, row->line, "a silencer needs a reason, in its fifth column");
    silencers->items =
        satz_memory_grow(silencers->items, &silencers->capacity, silencers->count + 1, sizeof *silencers->items);
    silencers->items[silencers->count++] = item;
    return SATZ_OK;
}

enum satz_status satz_silencers_load(struct satz_silencers *silencers, const char *path, struct satz_error *error) {
    enum satz_status status = satz_tables_load(&silencers->tables, path, error);
    if (status != SATZ_OK)
        return status;
    const struct satz_table *table = &silencers->tables.items[silencers->tables.count - 1];
    for (size_t i = 0; status == SATZ_OK && i < table->count; i++)
        if (!satz_slice_is(satz_row_cell(&table->rows[i], CHECK), "check")) /* the names of the columns */
            status = add(silencers, path, &table->rows[i], error);
    return status;
}

static bool is_any(struct satz_slice cell) {
    return cell.size == 0 || satz_slice_is(cell, "*");
}

/* `number-form` is `check/number-form` too. */
static bool names(struct satz_slice cell, const char *check) {
    return is_any(cell) || satz_slice_is(cell, check) ||
           (!strncmp(check, "check/", strlen("check/")) && satz_slice_is(cell, check + strlen("check/")));
}

/* A text as a cell holds it: tabs and line breaks are blanks. */
static void add_cell(struct satz_slice text, struct satz_buffer *cell) {
    for (size_t i = 0; i < text.size; i++)
        satz_buffer_add_byte(cell, strchr("\t\n\r", text.data[i]) && text.data[i] ? ' ' : text.data[i]);
}

static bool is_text(struct satz_slice cell, struct satz_slice text) {
    if (cell.size != text.size)
        return false;
    struct satz_buffer as_cell = SATZ_BUFFER_INIT;
    add_cell(text, &as_cell);
    bool same = satz_slice_equal(cell, satz_buffer_slice(&as_cell));
    satz_buffer_release(&as_cell);
    return same;
}

static struct satz_slice words_of(const struct satz_record *record, const struct satz_finding *finding) {
    struct satz_slice text = satz_record_string(record, finding->side == SATZ_SIDE_SRC ? "src" : "tgt");
    return finding->begin <= finding->end && finding->end <= text.size
               ? satz_slice_sub(text, finding->begin, finding->end)
               : satz_slice_make(NULL, 0);
}

/* What a record's findings are marked with. */
struct marking {
    struct satz_silencers *silencers;
    const struct satz_record *record;
    struct satz_check_pair pair;
    struct satz_slice doc, src;
};

static bool means(const struct marking *marking, const struct satz_silencer *item, const struct satz_finding *finding) {
    return names(item->check, finding->check) && (is_any(item->doc) || satz_slice_equal(item->doc, marking->doc)) &&
           satz_check_pair_is(&marking->pair, finding->side == SATZ_SIDE_TGT, item->languages) &&
           (is_any(item->words) || is_text(item->words, words_of(marking->record, finding)) ||
            is_text(item->words, marking->src));
}

static bool mark(void *context, size_t index, struct satz_finding *finding) {
    struct marking *marking = context;
    struct satz_slice reason = { NULL, 0 };
    (void)index;
    for (size_t i = 0; i < marking->silencers->count; i++) {
        struct satz_silencer *item = &marking->silencers->items[i];
        if (!means(marking, item, finding))
            continue;
        item->used = true;
        reason = reason.data ? reason : item->reason;
    }
    if (satz_slice_equal(reason, finding->silenced))
        return false;
    finding->silenced = reason;
    return true;
}

enum satz_status satz_silencers_apply(struct satz_silencers *silencers, struct satz_record *record,
                                      struct satz_error *error) {
    struct marking marking = { silencers, record, satz_check_pair_of(record), satz_record_string(record, "doc"),
                               satz_record_string(record, "src") };
    return silencers->count > 0 ? satz_findings_change(record, mark, &marking, error) : SATZ_OK;
}

void satz_silencer_write(const struct satz_record *record, const struct satz_finding *finding, const char *reason,
                         struct satz_buffer *row) {
    struct satz_check_pair pair = satz_check_pair_of(record);
    satz_buffer_add_format(row, "%s\t", finding->check);
    add_cell(satz_record_string(record, "doc"), row);
    satz_buffer_add_byte(row, '\t');
    satz_buffer_add(row, pair.lang);
    if (pair.to.size > 0)
        satz_buffer_add_byte(row, '>');
    satz_buffer_add(row, pair.to);
    satz_buffer_add_byte(row, '\t');
    struct satz_slice words = words_of(record, finding);
    add_cell(words.size > 0 ? words : satz_record_string(record, "src"), row);
    satz_buffer_add_format(row, "\t%s\n", reason);
}
