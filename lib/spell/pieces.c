#include "spell/pieces.h"

#include "spell/written.h"

enum { AROUND = 2 }; /* pieces on either side */

/* Whether two pieces of Thai have nothing between them. */
static bool touches(const struct satz_suspect *last, const struct satz_suspect *piece) {
    return last->language->breaker && last->record == piece->record && last->side == piece->side &&
           last->end == piece->begin;
}

static struct satz_slice joined(struct satz_suspects *suspects, struct satz_slice first, struct satz_slice second) {
    satz_buffer_reset(&suspects->scratch);
    satz_buffer_add(&suspects->scratch, first);
    satz_buffer_add(&suspects->scratch, second);
    return satz_arena_copy(&suspects->arena, satz_buffer_slice(&suspects->scratch));
}

void satz_spell_pieces_join(struct satz_suspects *suspects) {
    struct satz_suspect *items = suspects->items;
    size_t kept = 0;
    for (size_t i = 0; items && i < suspects->count; i++) {
        if (!kept || !touches(&items[kept - 1], &items[i])) {
            items[kept++] = items[i];
            continue;
        }
        struct satz_suspect *last = &items[kept - 1];
        last->word = joined(suspects, last->word, items[i].word);
        last->fault = (struct satz_spell_fault){ 0, last->word.size };
        last->end = items[i].end;
        last->after = items[i].after;
    }
    suspects->count = kept;
}

bool satz_spell_is_cut_wrongly(const struct satz_spell_language *language, struct satz_slice text,
                               const struct satz_spell_words *words, size_t index) {
    const struct satz_spell_word *items = words->items;
    for (size_t before = 0; language->breaker && before <= AROUND && before <= index; before++) {
        if (before && items[index - before].end != items[index - before + 1].begin)
            break;
        for (size_t after = 0; after <= AROUND && index + after < words->count; after++) {
            if (after && items[index + after].begin != items[index + after - 1].end)
                break;
            if (satz_spell_is_tiled(language, satz_slice_sub(text, items[index - before].begin, items[index + after].end)))
                return true;
        }
    }
    return false;
}
