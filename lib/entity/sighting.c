#include "entity/sighting.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"

void satz_sightings_init(struct satz_sightings *sightings) {
    *sightings = (struct satz_sightings){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&sightings->words);
    satz_map_init(&sightings->hosts);
    satz_map_init(&sightings->forms);
    satz_known_init(&sightings->known);
    sightings->known.rank = SATZ_RANK_DOCUMENT;
}

void satz_sightings_release(struct satz_sightings *sightings) {
    satz_arena_release(&sightings->arena);
    satz_map_release(&sightings->words);
    satz_map_release(&sightings->hosts);
    satz_map_release(&sightings->forms);
    satz_known_release(&sightings->known);
    free(sightings->counts);
}

void satz_sightings_reset(struct satz_sightings *sightings) {
    satz_sightings_release(sightings);
    satz_sightings_init(sightings);
}

/* Whether token `at` begins a host: after `@`, `www.` or `//`. */
static bool begins_host(const struct satz_token_text *text, size_t at) {
    if (at < 2 || !satz_token_is_word(text, at) || !text->tokens[at].glued)
        return false;
    return satz_token_is(text, at - 1, '@') ||
           (satz_token_is(text, at - 1, '/') && satz_token_is(text, at - 2, '/')) ||
           (satz_token_is(text, at - 1, '.') && satz_slice_is(satz_token_slice(text, at - 2), "www"));
}

static void note_host(struct satz_sightings *sightings, struct satz_slice word) {
    size_t there;
    if (!satz_map_get(&sightings->hosts, word, &there))
        satz_map_set(&sightings->hosts, satz_arena_copy(&sightings->arena, word), 0);
}

/* `text` as it is in a host's name: small, in ASCII. */
static void write_host(struct satz_slice text, struct satz_buffer *host) {
    static const struct {
        const char *letter, *ascii;
    } pairs[] = { { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "ß", "ss" } };
    struct satz_buffer lower = SATZ_BUFFER_INIT;
    satz_text_lower(text, "", &lower);
    struct satz_slice rest = satz_buffer_slice(&lower);
    for (size_t at = 0, i; at < rest.size;) {
        for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (!strncmp(rest.data + at, pairs[i].letter, 2))
                break;
        bool found = i < sizeof pairs / sizeof *pairs;
        if (found)
            satz_buffer_add_string(host, pairs[i].ascii);
        else
            satz_buffer_add_byte(host, rest.data[at]);
        at += found ? 2 : 1;
    }
    satz_buffer_release(&lower);
}

bool satz_sightings_is_host(const struct satz_sightings *sightings, struct satz_slice word) {
    size_t there;
    struct satz_buffer host = SATZ_BUFFER_INIT;
    write_host(word, &host);
    bool found = satz_map_get(&sightings->hosts, satz_buffer_slice(&host), &there);
    satz_buffer_release(&host);
    return found;
}

void satz_sightings_count(struct satz_sightings *sightings, const struct satz_token_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        size_t index;
        struct satz_slice word = satz_token_slice(text, i);
        if (begins_host(text, i))
            note_host(sightings, word);
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
