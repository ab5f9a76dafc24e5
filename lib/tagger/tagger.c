#include "tagger/tagger.h"

#include <stdlib.h>

#include "base/memory.h"

static const char *const names[SATZ_TAG_KINDS] = { "PER", "PERderiv", "PERpart", "LOC", "LOCderiv", "LOCpart",
                                                   "ORG", "ORGderiv", "ORGpart", "OTH", "OTHderiv", "OTHpart" };

const char *satz_tag_name(enum satz_tag_kind kind) {
    return names[kind];
}

bool satz_tag_of_name(struct satz_slice name, enum satz_tag_kind *kind) {
    for (size_t i = 0; i < SATZ_TAG_KINDS; i++)
        if (satz_slice_is(name, names[i])) {
            *kind = (enum satz_tag_kind)i;
            return true;
        }
    return false;
}

enum satz_status satz_tagger_open(struct satz_tagger *tagger, const char *path, struct satz_error *error) {
    *tagger = (struct satz_tagger){ .count = 0 };
    if (satz_sequence_open(&tagger->model, path, SATZ_TAGGER_VERSION, error) != SATZ_OK)
        return SATZ_FAILED;
    if (tagger->model.chain.kinds == SATZ_TAG_KINDS)
        return SATZ_OK;
    satz_tagger_close(tagger);
    return satz_error_set_at(error, path, 0, "a model of other kinds of names");
}

void satz_tagger_close(struct satz_tagger *tagger) {
    satz_sequence_close(&tagger->model);
    satz_tag_sentence_release(&tagger->sentence);
    satz_chain_work_release(&tagger->work);
    free(tagger->things);
    *tagger = (struct satz_tagger){ .count = 0 };
}

static void add_thing(struct satz_tagger *tagger, size_t offset, size_t first, size_t end) {
    int32_t margin = INT32_MAX;
    for (size_t i = first; i < end; i++)
        if (tagger->work.margins[i] < margin)
            margin = tagger->work.margins[i];
    tagger->things = satz_memory_grow(tagger->things, &tagger->capacity, tagger->count + 1, sizeof *tagger->things);
    tagger->things[tagger->count++] = (struct satz_tagged){
        .first = offset + first,
        .end = offset + end,
        .kind = (enum satz_tag_kind)satz_chain_kind_of(SATZ_TAG_KINDS, tagger->work.labels[first]),
        .margin = margin,
        .sure = satz_sequence_sure(&tagger->model, margin)
    };
}

static void collect(struct satz_tagger *tagger, size_t offset) {
    size_t first = 0;
    for (size_t i = 0; i < tagger->work.count; i++) {
        enum satz_chain_part part = satz_chain_part_of(SATZ_TAG_KINDS, tagger->work.labels[i]);
        if (part == SATZ_CHAIN_ONLY || part == SATZ_CHAIN_FIRST)
            first = i;
        if (part == SATZ_CHAIN_ONLY || part == SATZ_CHAIN_LAST)
            add_thing(tagger, offset, first, i + 1);
    }
}

static bool has_things(const struct satz_chain_work *work) {
    for (size_t i = 0; i < work->count; i++)
        if (work->labels[i])
            return true;
    return false;
}

static void find_in(struct satz_tagger *tagger, const struct satz_slice *words, size_t offset, size_t count) {
    satz_tag_sentence_set(&tagger->sentence, words + offset, count, &tagger->model);
    satz_chain_begin(&tagger->work, count);
    for (size_t i = 0; i < count; i++) {
        satz_tag_features_at(&tagger->sentence, i, &tagger->features);
        satz_sequence_score(&tagger->model, tagger->features.hashes, tagger->features.count, tagger->work.scores[i]);
    }
    satz_chain_decode(&tagger->model.chain, &tagger->work);
    if (!has_things(&tagger->work))
        return;
    satz_chain_margins(&tagger->model.chain, &tagger->work);
    collect(tagger, offset);
}

size_t satz_tagger_find(struct satz_tagger *tagger, const struct satz_slice *words, size_t count) {
    tagger->count = 0;
    for (size_t i = 0; i < count; i += SATZ_TAGGER_WORDS)
        find_in(tagger, words, i, count - i < SATZ_TAGGER_WORDS ? count - i : SATZ_TAGGER_WORDS);
    return tagger->count;
}

/* ---- sentence after sentence ---- */

void satz_tagged_log_release(struct satz_tagged_log *log) {
    free(log->things);
    free(log->ends);
    *log = (struct satz_tagged_log){ .count = 0 };
}

void satz_tagged_log_reset(struct satz_tagged_log *log) {
    log->count = log->sentences = 0;
}

void satz_tagged_log_keep(struct satz_tagged_log *log, const struct satz_tagger *tagger) {
    log->things = satz_memory_grow(log->things, &log->capacity, log->count + tagger->count + 1, sizeof *log->things);
    for (size_t i = 0; i < tagger->count; i++)
        log->things[log->count++] = tagger->things[i];
    log->ends = satz_memory_grow(log->ends, &log->end_capacity, log->sentences + 1, sizeof *log->ends);
    log->ends[log->sentences++] = log->count;
}

void satz_tagged_log_recall(const struct satz_tagged_log *log, size_t sentence, struct satz_tagger *tagger) {
    tagger->count = 0;
    if (sentence >= log->sentences)
        return;
    size_t first = sentence ? log->ends[sentence - 1] : 0, count = log->ends[sentence] - first;
    tagger->things = satz_memory_grow(tagger->things, &tagger->capacity, count + 1, sizeof *tagger->things);
    for (; tagger->count < count; tagger->count++)
        tagger->things[tagger->count] = log->things[first + tagger->count];
}
