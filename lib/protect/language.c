#include "protect/language.h"

enum satz_status satz_protect_tagger_open(struct satz_tagger *tagger, const struct satz_data *data, const char *tag,
                                          bool *there, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = SATZ_OK;
    *there = satz_data_language_path(data, tag, "entities.model", &path);
    if (*there)
        status = satz_tagger_open(tagger, path.data, error);
    satz_buffer_release(&path);
    return status;
}

enum satz_status satz_protect_language_open(struct satz_protect_language *language, const struct satz_language *tag,
                                            const struct satz_data *data, const struct satz_nametable *names,
                                            const struct satz_terms *terms, struct satz_error *error) {
    *language = (struct satz_protect_language){ .entities = NULL };
    language->entities = satz_entity_language_new(tag, data, names, terms, error);
    if (language->entities && satz_sayings_load(&language->sayings, data, tag->tag, error) == SATZ_OK &&
        satz_protect_tagger_open(&language->tagger, data, tag->tag, &language->tags, error) == SATZ_OK)
        return SATZ_OK;
    satz_protect_language_close(language);
    return SATZ_FAILED;
}

void satz_protect_language_close(struct satz_protect_language *language) {
    satz_entity_language_free(language->entities);
    satz_sayings_release(&language->sayings);
    satz_tagger_close(&language->tagger);
    *language = (struct satz_protect_language){ .entities = NULL };
}
