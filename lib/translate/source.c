#include "translate/source.h"

#include <stdlib.h>

#include "base/memory.h"

enum satz_status satz_translation_source_new(struct satz_translation_source **source, struct satz_language from,
                                             struct satz_language to, char *const *memories, size_t count,
                                             const struct satz_data *data, struct satz_error *error) {
    struct satz_translation_source *new = satz_memory_get_array(1, sizeof *new);
    *source = NULL;
    satz_store_init(&new->store, from, to);
    new->recalls = count > 0 && from.id != to.id;
    if (satz_wordset_load(&new->keep, data, from.tag, "hyphen.tsv", "keep", error) != SATZ_OK) {
        satz_store_release(&new->store);
        free(new);
        return SATZ_FAILED;
    }
    for (size_t i = 0; new->recalls && i < count; i++) {
        if (satz_store_load(&new->store, memories[i], error) != SATZ_OK) {
            satz_translation_source_free(new);
            return SATZ_FAILED;
        }
    }
    *source = new;
    return SATZ_OK;
}

void satz_translation_source_free(struct satz_translation_source *source) {
    if (!source)
        return;
    satz_wordset_release(&source->keep);
    satz_store_release(&source->store);
    free(source);
}
