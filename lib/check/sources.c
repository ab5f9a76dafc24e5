#include "check/sources.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"

struct satz_check_sources {
    struct satz_map places; /* of texts, in `items` */
    struct satz_check_source *items;
    size_t count;
    struct satz_arena arena;
};

struct satz_check_sources *satz_check_sources_new(void) {
    struct satz_check_sources *sources = satz_memory_get_array(1, sizeof *sources);
    satz_map_init(&sources->places);
    satz_arena_init(&sources->arena);
    return sources;
}

static void forget(struct satz_check_sources *sources) {
    for (size_t i = 0; i < sources->count; i++)
        satz_map_release(&sources->items[i].words);
    satz_map_reset(&sources->places);
    satz_arena_reset(&sources->arena);
    sources->count = 0;
}

void satz_check_sources_free(struct satz_check_sources *sources) {
    if (!sources)
        return;
    forget(sources);
    satz_map_release(&sources->places);
    satz_arena_release(&sources->arena);
    free(sources->items);
    free(sources);
}

static void make_room(struct satz_check_sources *sources) {
    if (!sources->items)
        sources->items = satz_memory_get_array(SATZ_CHECK_SOURCES, sizeof *sources->items);
    if (sources->count == SATZ_CHECK_SOURCES || sources->arena.total > SATZ_CHECK_SOURCES_SIZE)
        forget(sources);
}

struct satz_check_source *satz_check_sources_find(struct satz_check_sources *sources, struct satz_slice text, bool ends) {
    size_t place;
    if (text.size > SATZ_CHECK_SOURCE_SIZE)
        return NULL;
    if (!satz_map_get(&sources->places, text, &place)) {
        make_room(sources);
        place = sources->count++;
        text = satz_arena_copy(&sources->arena, text);
        satz_map_set(&sources->places, text, place);
        sources->items[place] = (struct satz_check_source){ .text = text, .ends = ends };
        satz_map_init(&sources->items[place].words);
    }
    struct satz_check_source *source = &sources->items[place];
    if (source->ends != ends)
        memset(source->quiet, 0, sizeof source->quiet);
    source->ends = ends;
    return source;
}

void satz_check_sources_keep_values(struct satz_check_sources *sources, struct satz_check_source *source,
                                    enum satz_seek_style style, const struct satz_evidence *items, size_t count) {
    struct satz_check_values *values = &source->values[style];
    values->items = satz_arena_get(&sources->arena, (count + 1) * sizeof *items);
    values->count = count;
    if (count > 0)
        memcpy(values->items, items, count * sizeof *items);
}

void satz_check_sources_keep_entities(struct satz_check_sources *sources, struct satz_check_source *source,
                                      const struct satz_candidates *candidates, const struct satz_misprints *misprints) {
    static const struct satz_candidates none = SATZ_CANDIDATES_INIT;
    static const struct satz_misprints no_misprints = { .count = 0 };
    source->candidates = &none;
    source->misprints = &no_misprints;
    if (candidates->count > 0) {
        struct satz_candidates *kept = satz_arena_get_array(&sources->arena, 1, sizeof *kept);
        kept->items = satz_arena_get(&sources->arena, candidates->count * sizeof *kept->items);
        kept->count = candidates->count;
        memcpy(kept->items, candidates->items, candidates->count * sizeof *kept->items);
        source->candidates = kept;
    }
    if (misprints->count > 0) {
        struct satz_misprints *kept = satz_arena_get(&sources->arena, sizeof *kept);
        *kept = *misprints;
        source->misprints = kept;
    }
}
