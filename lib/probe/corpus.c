#include "probe/corpus.h"

#include <stdlib.h>

#include "base/memory.h"

/* What encloses spans in a row of probe.tsv. */
struct brackets {
    struct satz_slice open, close;
    enum satz_do action;
};

static const struct brackets brackets[] = {
    { SATZ_SLICE("⟦"), SATZ_SLICE("⟧"), SATZ_HOLD },
    { SATZ_SLICE("⟪"), SATZ_SLICE("⟫"), SATZ_MARKS },
};

void satz_probe_corpus_init(struct satz_probe_corpus *corpus, const char *language) {
    *corpus = (struct satz_probe_corpus){ .arena = SATZ_ARENA_INIT, .language = SATZ_BUFFER_INIT };
    satz_buffer_add_string(&corpus->language, language ? language : "");
}

void satz_probe_corpus_release(struct satz_probe_corpus *corpus) {
    satz_arena_release(&corpus->arena);
    free(corpus->items);
    satz_buffer_release(&corpus->language);
    satz_wordset_release(&corpus->keep);
}

static void segment_add(struct satz_probe_corpus *corpus, struct satz_probe_segment segment) {
    bool something = false;
    for (size_t i = 0; i < segment.spans.count; i++)
        something |= segment.spans.items[i].action >= SATZ_MARKS;
    if (!something || corpus->count == SATZ_PROBE_SEGMENTS)
        return;
    corpus->items =
        satz_memory_grow(corpus->items, &corpus->capacity, corpus->count + 1, sizeof *corpus->items);
    corpus->items[corpus->count++] = segment;
}

enum satz_status satz_probe_corpus_add(struct satz_probe_corpus *corpus, const struct satz_record *record, bool html,
                                       struct satz_error *error) {
    struct satz_probe_segment segment = { .src = satz_record_string(record, "src"), .html = html };
    struct satz_slice language = satz_record_string(record, "lang");
    language = language.size ? language : satz_slice_of("de");
    if (!corpus->language.size)
        satz_buffer_add(&corpus->language, language);
    if (!satz_slice_equal(satz_buffer_slice(&corpus->language), language))
        return SATZ_OK;
    if (satz_spans_read(record, &segment.spans, error) != SATZ_OK)
        return SATZ_FAILED;
    segment_add(corpus, segment);
    return SATZ_OK;
}

/* Appends one piece of a row to `src`: words, or a span in its brackets. False where a bracket stands alone. */
static bool piece_read(struct satz_probe_corpus *corpus, struct satz_slice row, size_t *at, struct satz_buffer *src,
                       struct satz_span_list *spans) {
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        const struct brackets *pair = &brackets[i];
        if (!satz_slice_starts(satz_slice_from(row, *at), pair->open))
            continue;
        size_t begin = *at + pair->open.size, end = satz_slice_find(row, begin, pair->close);
        struct satz_slice words = satz_slice_sub(row, begin, end);
        if (end == row.size || !words.size || satz_slice_find(words, 0, pair->open) < words.size)
            return false;
        struct satz_span span = { .kind = words.data[0] == '<' ? SATZ_TAG : SATZ_ORG, .action = pair->action,
                                  .begin = src->size, .end = src->size + words.size };
        span.kind = pair->action == SATZ_MARKS ? SATZ_QUOTE : span.kind;
        satz_spans_add(spans, &corpus->arena, span);
        satz_buffer_add(src, words);
        *at = end + pair->close.size;
        return true;
    }
    if (satz_slice_starts(satz_slice_from(row, *at), brackets[0].close))
        return false;
    satz_buffer_add_byte(src, row.data[(*at)++]);
    return true;
}

static bool row_read(struct satz_probe_corpus *corpus, struct satz_slice row) {
    struct satz_buffer src = SATZ_BUFFER_INIT;
    struct satz_probe_segment segment = { .html = false };
    bool good = true;
    for (size_t at = 0; good && at < row.size;)
        good = piece_read(corpus, row, &at, &src, &segment.spans);
    satz_spans_number(&segment.spans, &corpus->arena);
    segment.src = satz_arena_copy(&corpus->arena, satz_buffer_slice(&src));
    satz_buffer_release(&src);
    segment_add(corpus, segment);
    return good;
}

static enum satz_status own_load(struct satz_probe_corpus *corpus, const struct satz_data *data,
                                 struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_table table = { .rows = NULL };
    enum satz_status status;
    if (!satz_data_language_path(data, corpus->language.data, "probe.tsv", &path))
        status = satz_error_set(error, "no segments to probe with: none in the input, and no %s/probe.tsv",
                                corpus->language.data);
    else
        status = satz_table_load(&table, path.data, error);
    if (status == SATZ_OK) {
        for (size_t i = 0; i < table.count && status == SATZ_OK; i++)
            if (!row_read(corpus, satz_row_cell(&table.rows[i], 0)))
                status = satz_error_set_at(error, table.name, table.rows[i].line, "a bracket without the other one");
        satz_table_release(&table);
    }
    satz_buffer_release(&path);
    return status;
}

enum satz_status satz_probe_corpus_close(struct satz_probe_corpus *corpus, const struct satz_data *data,
                                         struct satz_error *error) {
    if (!corpus->language.size)
        satz_buffer_add_string(&corpus->language, "de");
    if (!corpus->count && own_load(corpus, data, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!corpus->count)
        return satz_error_set(error, "no segments to probe with: %s/probe.tsv has none", corpus->language.data);
    return satz_wordset_load(&corpus->keep, data, corpus->language.data, "hyphen.tsv", "keep", error);
}
