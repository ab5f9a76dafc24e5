#include "spell/advice.h"

#include "spell/near.h"

#define ADVICE_LIMIT ((size_t)16 << 20) /* bytes of answers that are kept */

static void find(struct satz_spell_language *language, struct satz_slice word, size_t most, bool deep,
                 struct satz_spell_advice *advice) {
    struct satz_slice fixes[SATZ_SPELL_MOST_FIXES];
    if (most > SATZ_SPELL_MOST_FIXES)
        most = SATZ_SPELL_MOST_FIXES;
    size_t count = most ? satz_spell_near(language, word, most, &language->advice, fixes) : 0;
    advice->near = most ? count > 0 : satz_spell_is_near(language, word);
    if (!count && deep)
        count = satz_hunspell_suggest(language->dictionary, word, most, &language->advice, fixes);
    advice->count = count;
    advice->fixes = satz_arena_get_array(&language->advice, count, sizeof *fixes);
    if (count)
        memcpy(advice->fixes, fixes, count * sizeof *fixes);
}

const struct satz_spell_advice *satz_spell_advise(struct satz_spell_language *language, struct satz_slice word,
                                                  size_t most, bool deep) {
    size_t address;
    struct satz_map *advised = deep ? &language->advised_deep : &language->advised;
    if (satz_map_get(advised, word, &address))
        return (const struct satz_spell_advice *)address;
    if (language->advice.total > ADVICE_LIMIT) {
        satz_map_reset(&language->advised);
        satz_map_reset(&language->advised_deep);
        satz_arena_reset(&language->advice);
    }
    struct satz_spell_advice *advice = satz_arena_get_array(&language->advice, 1, sizeof *advice);
    find(language, word, most, deep, advice);
    satz_map_set(advised, satz_arena_copy(&language->advice, word), (size_t)advice);
    return advice;
}
