#ifndef SATZ_TRANSLATE_SOURCE_H
#define SATZ_TRANSLATE_SOURCE_H

#include "lexicon/data.h"
#include "lexicon/wordset.h"
#include "memory/store.h"

/* What is known for one source language: its memory, and how its segments are read. */
struct satz_translation_source {
    struct satz_wordset keep; /* words before which a hyphen at a line's end stays */
    struct satz_store store;
    bool recalls;             /* there is a memory: files were given, and the languages differ */
};

/* Loads the memory's files, in order, and the words. Fails with file and line. */
enum satz_status satz_translation_source_new(struct satz_translation_source **source, struct satz_language from,
                                             struct satz_language to, char *const *memories, size_t count,
                                             const struct satz_data *data, struct satz_error *error) SATZ_MUST_USE;
/* NULL is fine. */
void satz_translation_source_free(struct satz_translation_source *source);

#endif
