#include "spell/name.h"

#include "spell/near.h"
#include "spell/written.h"
#include "text/utf8.h"

#define KIN_LIMIT ((size_t)4 << 20) /* bytes of words whose answers are kept */
enum { MOST_SHORT = 4 };

/* What is one slip away: nothing; only what is written small; what has a capital; what was meant more likely than a name. */
enum kin { KIN_NONE, KIN_SMALL, KIN_PROPER, KIN_MEANT };

/* Whether the dictionary has it with a capital only. */
static bool is_proper(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    bool proper = satz_text_is_upper(word);
    if (proper) {
        satz_spell_small(word, &small);
        proper = !satz_hunspell_knows(language->dictionary, satz_buffer_slice(&small));
    }
    satz_buffer_release(&small);
    return proper;
}

/* A known name; no acronym, which stands before anything. */
static bool follows_name(const struct satz_suspect *suspect) {
    const struct satz_spell_language *language = suspect->language;
    struct satz_spell_shape shape = satz_spell_shape_of(suspect->before, language->script);
    return shape.uppers < shape.letters && is_proper(language, suspect->before) &&
           (satz_hunspell_knows(language->dictionary, suspect->before) ||
            satz_wordlist_has(&language->good, suspect->before));
}

static enum kin find_kin(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_slice fixes[SATZ_SPELL_MOST_NEAR];
    struct satz_arena arena = SATZ_ARENA_INIT;
    size_t count = satz_spell_near(language, word, SATZ_SPELL_MOST_NEAR, &arena, fixes);
    bool meant = count && satz_spell_is_struck_wrongly(language, word), proper = false;
    for (size_t i = 0; i < count; i++) {
        proper = proper || is_proper(language, fixes[i]);
        meant = meant || satz_spell_is_often(language, fixes[i]);
    }
    satz_arena_release(&arena);
    if (meant && satz_utf8_count(word) > MOST_SHORT)
        return KIN_MEANT;
    return !count ? KIN_NONE : proper ? KIN_PROPER : KIN_SMALL;
}

static enum kin kin_of(struct satz_spell_language *language, struct satz_slice word) {
    size_t known;
    if (satz_map_get(&language->kin, word, &known))
        return (enum kin)known;
    if (language->kin_words.total > KIN_LIMIT) {
        satz_map_reset(&language->kin);
        satz_arena_reset(&language->kin_words);
    }
    enum kin kin = find_kin(language, word);
    satz_map_set(&language->kin, satz_arena_copy(&language->kin_words, word), kin);
    return kin;
}

bool satz_spell_is_name(const struct satz_suspect *suspect) {
    struct satz_spell_language *language = suspect->language;
    struct satz_slice fault = satz_slice_sub(suspect->word, suspect->fault.begin, suspect->fault.end);
    if (language->links.count || (!suspect->capital && !language->caseless))
        return false;
    enum kin kin = kin_of(language, fault);
    if (language->caseless)
        return kin == KIN_NONE || (kin != KIN_MEANT && satz_spell_sounds_foreign(language, fault));
    if (kin == KIN_NONE || !suspect->inside)
        return kin == KIN_NONE;
    if (kin == KIN_MEANT)
        return false;
    if (satz_utf8_count(fault) <= MOST_SHORT || follows_name(suspect))
        return true;
    bool in_title = satz_text_is_upper(suspect->before) || satz_text_is_upper(suspect->after);
    return kin == KIN_SMALL && !in_title;
}
