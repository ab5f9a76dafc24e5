#include "spell/old.h"

#include "spell/shape.h"
#include "text/utf8.h"

static const struct satz_slice sharp = SATZ_SLICE("ß");

enum { SHARP = 0xDF, CAPITAL_SHARP = 0x1E9E };

static bool is_sharp(uint32_t letter) {
    return letter == SHARP || letter == CAPITAL_SHARP;
}

static size_t count_sharp(struct satz_slice word) {
    size_t count = 0;
    for (size_t at = 0, size; at < word.size; at += size)
        count += is_sharp(satz_utf8_decode(word, at, &size));
    return count;
}

bool satz_spell_is_sharp(const struct satz_spell_language *language, struct satz_slice word) {
    return language->swiss && count_sharp(word);
}

void satz_spell_without_sharp(struct satz_slice word, struct satz_buffer *now) {
    struct satz_spell_shape shape = satz_spell_shape_of(word, "Latn");
    bool capitals = shape.uppers > 1 && shape.uppers + count_sharp(word) >= shape.letters;
    for (size_t at = 0, size; at < word.size; at += size) {
        if (is_sharp(satz_utf8_decode(word, at, &size)))
            satz_buffer_add_string(now, capitals ? "SS" : "ss");
        else
            satz_buffer_add(now, satz_slice_sub(word, at, at + size));
    }
}

static bool is_vowel(uint32_t letter) {
    return letter < 0x80 ? letter && strchr("aeiouy", (int)letter) != NULL
                         : letter == 0xE4 || letter == 0xF6 || letter == 0xFC;
}

/* Sets `now` to the word with ss for each ß that no vowel follows; false where there is none. */
static bool replace_sharp(struct satz_slice word, struct satz_buffer *now) {
    size_t done = 0, size;
    bool found = false;
    satz_buffer_reset(now);
    for (size_t at = satz_slice_find(word, 0, sharp); at < word.size; at = satz_slice_find(word, at + 1, sharp)) {
        size_t after = at + sharp.size;
        if (after < word.size && is_vowel(satz_char_lower(satz_utf8_decode(word, after, &size))))
            continue;
        satz_buffer_add(now, satz_slice_sub(word, done, at));
        satz_buffer_add_string(now, "ss");
        done = after;
        found = true;
    }
    satz_buffer_add(now, satz_slice_from(word, done));
    return found;
}

/* Sets `now` to the word with `from`, in the case in which it stands there, replaced at its end or as a whole. */
static bool replace_pair(struct satz_slice word, struct satz_slice from, struct satz_slice to, struct satz_buffer *now) {
    struct satz_buffer other = SATZ_BUFFER_INIT;
    bool found = false;
    size_t size;
    for (int capital = 0; capital < 2 && !found; capital++) {
        (capital ? satz_spell_capital : satz_spell_small)(from, &other);
        found = satz_slice_ends(word, satz_buffer_slice(&other)) && (!capital || word.size == other.size);
        if (!found)
            continue;
        size_t begin = word.size - other.size;
        (satz_char_is_upper(satz_utf8_decode(word, begin, &size)) ? satz_spell_capital : satz_spell_small)(to, &other);
        satz_buffer_reset(now);
        satz_buffer_add(now, satz_slice_sub(word, 0, begin));
        satz_buffer_add(now, satz_buffer_slice(&other));
    }
    satz_buffer_release(&other);
    return found;
}

bool satz_spell_is_old(struct satz_spell_language *language, struct satz_slice word, struct satz_buffer *now) {
    if (!language->old.count || language->no_sharp_s)
        return false;
    if (replace_sharp(word, now) && satz_hunspell_knows(language->dictionary, satz_buffer_slice(now)))
        return true;
    for (size_t i = 0; i < language->old.count; i++) {
        struct satz_slice to = language->old.items[i], from;
        satz_slice_split(&to, '>', &from);
        if (replace_pair(word, from, to, now) && satz_hunspell_knows(language->dictionary, satz_buffer_slice(now)))
            return true;
    }
    return false;
}
