#include "entity/sighting.h"

#include <stdlib.h>

#include "base/memory.h"

void satz_sightings_init(struct satz_sightings *sightings) {
    *sightings = (struct satz_sightings){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&sightings->words);
    satz_map_init(&sightings->forms);
    satz_known_init(&sightings->known);
    sightings->known.rank = SATZ_RANK_DOCUMENT;
}

void satz_sightings_release(struct satz_sightings *sightings) {
    satz_arena_release(&sightings->arena);
    satz_map_release(&sightings->words);
    satz_map_release(&sightings->forms);
    satz_known_release(&sightings->known);
    free(sightings->counts);
}

void satz_sightings_reset(struct satz_sightings *sightings) {
    satz_sightings_release(sightings);
    satz_sightings_init(sightings);
}

void satz_sightings_count(struct satz_sightings *sightings, const struct satz_token_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        size_t index;
        struct satz_slice word = satz_token_slice(text, i);
        if (!satz_token_is_upper(text, i))
            continue;
        if (!satz_map_get(&sightings->words, word, &index)) {
            index = sightings->word_count++;
            sightings->counts = satz_memory_grow(sightings->counts, &sightings->word_capacity, index + 1,
                                                 sizeof *sightings->counts);
            sightings->counts[index] = 0;
            satz_map_set(&sightings->words, satz_arena_copy(&sightings->arena, word), index);
        }
        sightings->counts[index]++;
    }
}

size_t satz_sightings_of(const struct satz_sightings *sightings, struct satz_slice word) {
    size_t index;
    return satz_map_get(&sightings->words, word, &index) ? sightings->counts[index] : 0;
}

void satz_sightings_add(struct satz_sightings *sightings, struct satz_slice form, struct satz_known_name name) {
    size_t there;
    if (!form.size || satz_map_get(&sightings->forms, form, &there))
        return;
    satz_map_set(&sightings->forms, satz_arena_copy(&sightings->arena, form), 0);
    satz_known_add(&sightings->known, form, name);
}

struct satz_slice satz_sightings_base(const struct satz_sightings *sightings, struct satz_slice name,
                                      struct satz_slice last_word) {
    if (last_word.size < 3 || last_word.data[last_word.size - 1] != 's')
        return name;
    last_word.size--;
    if (satz_sightings_of(sightings, last_word))
        name.size--;
    return name;
}
