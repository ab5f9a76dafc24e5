#include "entity/language.h"

#include <stdlib.h>

#include "base/memory.h"

static enum satz_status load(struct satz_entity_language *language, const struct satz_data *data,
                             const struct satz_nametable *names, const struct satz_terms *terms,
                             struct satz_error *error) {
    const char *tag = language->language.tag;
    if (satz_vocabulary_load(&language->vocabulary, data, tag, error) != SATZ_OK ||
        satz_wordset_load(&language->keep, data, tag, "hyphen.tsv", "keep", error) != SATZ_OK)
        return SATZ_FAILED;
    satz_known_add_names(&language->names, names, language->language.id, &language->vocabulary);
    satz_known_add_words(&language->names, &language->vocabulary);
    language->terms.inflections = satz_inflections_new(&language->language);
    satz_terms_add(terms, language->language.id, &language->terms);
    return satz_known_add_nationalities(&language->names, &language->nationalities, data, tag, error);
}

struct satz_entity_language *satz_entity_language_new(const struct satz_language *tag, const struct satz_data *data,
                                                      const struct satz_nametable *names,
                                                      const struct satz_terms *terms, struct satz_error *error) {
    struct satz_entity_language *language = satz_memory_get_array(1, sizeof *language);
    language->language = *tag;
    satz_known_init(&language->names);
    satz_known_init(&language->terms);
    language->names.rank = SATZ_RANK_TABLE;
    if (load(language, data, names, terms, error) == SATZ_OK)
        return language;
    satz_entity_language_free(language);
    return NULL;
}

void satz_entity_language_free(struct satz_entity_language *language) {
    if (!language)
        return;
    satz_vocabulary_release(&language->vocabulary);
    satz_table_release(&language->nationalities);
    satz_known_release(&language->names);
    satz_known_release(&language->terms);
    satz_wordset_release(&language->keep);
    free(language);
}
