#include "spell/written.h"

#include "spell/near.h"
#include "text/utf8.h"

enum { LEAST_LETTERS = 3, LEAST_SYLLABLES = 2, LEAST_TILE = 2, MOST_INITIALS = 3, LEAST_FOREIGN = 2, FOREIGN_PARTS = 3 };

/* Words that are made up and asked for once are not remembered. */
static bool is_known(const struct satz_spell_language *language, struct satz_slice word) {
    return satz_hunspell_accepts(language->dictionary, word) || satz_wordlist_has(&language->good, word);
}

/* Characters of scripts where a character is a syllable, or a word has few, count for more. */
static bool is_long_enough(const struct satz_spell_language *language, struct satz_slice word) {
    bool few = !strcmp(language->script, "Hang") || !strcmp(language->script, "Thai");
    return satz_utf8_count(word) >= (few ? LEAST_SYLLABLES : LEAST_LETTERS);
}

static bool is_variant(const struct satz_spell_language *language, struct satz_slice word, struct satz_slice from,
                       struct satz_slice to) {
    struct satz_buffer other = SATZ_BUFFER_INIT;
    bool known = false;
    for (size_t at = satz_slice_find(word, 0, from); !known && at < word.size; at = satz_slice_find(word, at + 1, from)) {
        satz_buffer_reset(&other);
        satz_buffer_add(&other, satz_slice_sub(word, 0, at));
        satz_buffer_add(&other, to);
        satz_buffer_add(&other, satz_slice_from(word, at + from.size));
        known = is_known(language, satz_buffer_slice(&other));
    }
    satz_buffer_release(&other);
    return known;
}

static bool has_variant(const struct satz_spell_language *language, struct satz_slice word) {
    for (size_t i = 0; i < language->variants.count; i++) {
        struct satz_slice to = language->variants.items[i], from;
        satz_slice_split(&to, '>', &from);
        if (from.size && is_variant(language, word, from, to))
            return true;
    }
    return false;
}

/* Трампа, Обамой: a name in another case; `from>to` is what its end stands for. */
static bool is_inflected(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_buffer base = SATZ_BUFFER_INIT;
    bool name = false;
    for (size_t i = 0; i < language->inflected.count && !name && satz_text_is_upper(word); i++) {
        struct satz_slice to = language->inflected.items[i], from;
        satz_slice_split(&to, '>', &from);
        if (!satz_slice_ends(word, from) || word.size <= from.size)
            continue;
        satz_buffer_reset(&base);
        satz_buffer_add(&base, satz_slice_sub(word, 0, word.size - from.size));
        satz_buffer_add(&base, to);
        name = is_long_enough(language, satz_buffer_slice(&base)) &&
               satz_wordlist_has(&language->good, satz_buffer_slice(&base));
    }
    satz_buffer_release(&base);
    return name;
}

/* Where there are no capitals the dictionaries know what is written on to words: here it may be on to names. */
static bool is_base(const struct satz_spell_language *language, struct satz_slice word) {
    return is_long_enough(language, word) &&
           (language->caseless ? satz_wordlist_has(&language->good, word) : is_known(language, word));
}

/* Whether the word, or what is left of it without one of `after`, is known and long enough. */
static bool is_known_before(const struct satz_spell_language *language, struct satz_slice word) {
    if (is_base(language, word))
        return true;
    for (size_t i = 0; i < language->after.count; i++) {
        struct satz_slice tail = language->after.items[i];
        if (!satz_slice_ends(word, tail) || word.size <= tail.size)
            continue;
        if (is_base(language, satz_slice_sub(word, 0, word.size - tail.size)))
            return true;
    }
    return false;
}

static bool is_affixed(const struct satz_spell_language *language, struct satz_slice word) {
    if (language->after.count && is_known_before(language, word))
        return true;
    for (size_t i = 0; i < language->before.count; i++)
        if (satz_slice_starts(word, language->before.items[i]) &&
            is_known_before(language, satz_slice_from(word, language->before.items[i].size)))
            return true;
    return false;
}

/* A word and one that is short but often written on to it. */
static bool is_word_and_bound(const struct satz_spell_language *language, struct satz_slice word) {
    for (size_t i = 0; i < language->bound.count; i++) {
        struct satz_slice tail = language->bound.items[i];
        struct satz_slice base = satz_slice_sub(word, 0, word.size > tail.size ? word.size - tail.size : 0);
        if (satz_slice_ends(word, tail) && is_long_enough(language, base) && is_known(language, base))
            return true;
    }
    return false;
}

/* The same, and what is written on to both. */
static bool is_bound(const struct satz_spell_language *language, struct satz_slice word) {
    bool bound = language->bound.count && is_word_and_bound(language, word);
    for (size_t i = 0; language->bound.count && !bound && i < language->after.count; i++)
        if (satz_slice_ends(word, language->after.items[i]))
            bound = is_word_and_bound(language, satz_slice_sub(word, 0, word.size - language->after.items[i].size));
    return bound;
}

/* `ال*`, `*습니다`: what the language's own words begin or end with. */
static bool is_own(const struct satz_spell_language *language, struct satz_slice word) {
    for (size_t i = 0; i < language->native.count; i++) {
        struct satz_slice end = language->native.items[i], begin;
        satz_slice_split(&end, '*', &begin);
        if (satz_slice_starts(word, begin) && satz_slice_ends(word, end))
            return true;
    }
    return false;
}

/* The longest of what is written on to words that this one ends with; its size. */
static size_t longest_after(const struct satz_spell_language *language, struct satz_slice word) {
    size_t longest = 0;
    for (size_t i = 0; i < language->after.count; i++)
        if (language->after.items[i].size > longest && satz_slice_ends(word, language->after.items[i]))
            longest = language->after.items[i].size;
    return longest;
}

/* Whether a word can be the second of two in one: a noun, and what is written on to it, but no verb. */
static bool is_second(const struct satz_spell_language *language, struct satz_slice word) {
    size_t tail = longest_after(language, word);
    struct satz_slice noun = satz_slice_sub(word, 0, word.size - tail);
    return satz_utf8_count(noun) >= language->run_on && (tail || !is_own(language, word)) && is_known(language, word) &&
           is_known(language, noun);
}

/* Two words without their blank. */
static bool is_run_on(struct satz_spell_language *language, struct satz_slice word) {
    size_t size, seen = 0;
    bool good = is_bound(language, word);
    for (size_t at = 0; language->run_on && !good && at < word.size; at += size, seen++) {
        satz_utf8_decode(word, at, &size);
        good = seen >= language->run_on && is_second(language, satz_slice_from(word, at)) &&
               is_known(language, satz_slice_sub(word, 0, at));
    }
    return good && !satz_spell_is_slip(language, word);
}

static bool is_in_alphabet(const struct satz_spell_language *language, uint32_t letter) {
    for (size_t i = 0; i < language->letter_count; i++)
        if (language->letters[i] == letter)
            return true;
    return false;
}

/* Of the language's script, but not one of its alphabet: Erdoğan. */
static bool is_foreign_letter(const struct satz_spell_language *language, uint32_t letter) {
    return satz_char_is_letter(letter) && !is_in_alphabet(language, satz_char_lower(letter)) &&
           !strcmp(satz_char_script(letter), language->script);
}

static bool has_foreign_letter(const struct satz_spell_language *language, struct satz_slice word) {
    size_t size;
    for (size_t at = 0; language->letter_count && at < word.size; at += size)
        if (is_foreign_letter(language, satz_utf8_decode(word, at, &size)))
            return true;
    return false;
}

/* พ.ศ, อ.เมือง: up to three letters before each stop, and the same or a good word after it. */
static bool is_dotted(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_slice rest = word, piece;
    while (satz_slice_split(&rest, '.', &piece) && rest.data)
        if (satz_utf8_count(piece) > MOST_INITIALS)
            return false;
    return piece.size < word.size && (satz_utf8_count(piece) <= MOST_INITIALS || is_known(language, piece));
}

bool satz_spell_is_written(struct satz_spell_language *language, struct satz_slice word) {
    if (has_variant(language, word) || is_run_on(language, word) || is_dotted(language, word) ||
        is_inflected(language, word))
        return true;
    return (is_affixed(language, word) && !satz_spell_is_slip(language, word) &&
            !satz_spell_is_near_often(language, word)) ||
           (has_foreign_letter(language, word) && !satz_spell_is_near(language, word));
}

bool satz_spell_sounds_foreign(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_slice bare = satz_spell_bare(language, word);
    size_t letters = satz_utf8_count(bare), found = 0;
    for (size_t i = 0; i < language->foreign.count; i++)
        for (size_t at = 0; (at = satz_slice_find(bare, at, language->foreign.items[i])) < bare.size; at++)
            found++;
    return found >= LEAST_FOREIGN && found * FOREIGN_PARTS >= letters && !is_own(language, word);
}

static struct satz_slice without_longest(const struct satz_spell_language *language, struct satz_slice word,
                                         const struct satz_spell_values *values, bool at_end) {
    struct satz_slice bare = word;
    for (size_t i = 0; i < values->count; i++) {
        struct satz_slice piece = values->items[i], rest;
        if (!(at_end ? satz_slice_ends : satz_slice_starts)(word, piece))
            continue;
        rest = at_end ? satz_slice_sub(word, 0, word.size - piece.size) : satz_slice_from(word, piece.size);
        if (rest.size < bare.size && is_long_enough(language, rest))
            bare = rest;
    }
    return bare;
}

struct satz_slice satz_spell_bare(const struct satz_spell_language *language, struct satz_slice word) {
    if (!language->caseless)
        return word;
    return without_longest(language, without_longest(language, word, &language->before, false), &language->after, true);
}

bool satz_spell_is_tiled(const struct satz_spell_language *language, struct satz_slice text) {
    size_t places[SATZ_SPELL_LONGEST_RUN + 1], fewest[SATZ_SPELL_LONGEST_RUN + 1] = { 0 }, count = 0, size;
    if (satz_utf8_count(text) > SATZ_SPELL_LONGEST_RUN)
        return false;
    for (size_t at = 0; at < text.size; at += size) {
        places[count++] = at;
        satz_utf8_decode(text, at, &size);
    }
    places[count] = text.size;
    for (size_t end = LEAST_TILE; end <= count; end++)
        for (size_t begin = 0; begin + LEAST_TILE <= end; begin++) {
            size_t tiles = fewest[begin] + 1;
            bool reached = (!begin || fewest[begin]) && tiles <= SATZ_SPELL_TILES;
            if (!reached || (fewest[end] && fewest[end] <= tiles))
                continue;
            if (satz_hunspell_accepts(language->dictionary, satz_slice_sub(text, places[begin], places[end])))
                fewest[end] = tiles;
        }
    return count && fewest[count];
}
