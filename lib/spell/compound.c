#include "spell/compound.h"

#include "spell/shape.h"
#include "text/utf8.h"

enum {
    LEAST_FIRST = 4, LEAST_NOUN = 4, LEAST_OTHER = 5, LEAST_COMPOUND = 7, LEAST_LONG = 12, MOST_COMPOUND = 60,
    LEAST_USED = 2 /* class of frequency */
};

/* Parts are words that are not made up themselves: those of the graph, where there is one. */
static bool knows(struct satz_spell_language *language, struct satz_slice word) {
    return language->graph.edge_count ? satz_wordgraph_find(&language->graph, word) > 0
                                      : satz_hunspell_knows(language->dictionary, word);
}

/* Whether the dictionary knows `stem` + `ending`: in capitals first, and not in small letters as well where `noun`. */
static bool knows_with(struct satz_spell_language *language, struct satz_slice stem, const char *ending, bool noun) {
    struct satz_buffer small = SATZ_BUFFER_INIT, word = SATZ_BUFFER_INIT;
    satz_buffer_add(&small, stem);
    satz_buffer_add_string(&small, ending);
    bool known = knows(language, satz_buffer_slice(&small));
    if (noun && known) {
        known = false;
    } else if (noun) {
        satz_spell_capital(satz_buffer_slice(&small), &word);
        known = knows(language, satz_buffer_slice(&word));
    }
    satz_buffer_release(&small);
    satz_buffer_release(&word);
    return known;
}

/* Whether texts write it with a capital: Schwäche, though `ich schwäche` is there too. */
static bool is_used_as_noun(struct satz_spell_language *language, struct satz_slice stem) {
    struct satz_buffer word = SATZ_BUFFER_INIT;
    satz_spell_capital(stem, &word);
    bool used = satz_wordgraph_find(&language->graph, satz_buffer_slice(&word)) >= LEAST_USED;
    satz_buffer_release(&word);
    return used;
}

/*
 * A dictionary takes any word in capitals, as at a sentence's beginning: a noun is what is used so, what it takes in no
 * other way, or in one of its endings. So Reis is one, though `reis!` is there too, and Lüftet is none.
 */
static bool is_noun(struct satz_spell_language *language, struct satz_slice stem) {
    static const char *const endings[] = { "", "s", "es", "n", "en", "e", "er" };
    if (is_used_as_noun(language, stem))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (knows_with(language, stem, endings[i], true))
            return i == 0 || knows_with(language, stem, "", false);
    return false;
}

/* The stem of wohnen is wohn; lüfteten has none: lüften was there before. */
static bool is_verb_stem(struct satz_spell_language *language, struct satz_slice stem) {
    if (!knows_with(language, stem, "en", false) && !knows_with(language, stem, "n", false))
        return false;
    return !satz_slice_ends(stem, satz_slice_of("et")) ||
           !knows_with(language, satz_slice_sub(stem, 0, stem.size - 2), "en", false);
}

/* Nouns, and what loses its ending before another word: Schul(e), wohn(en), wechsel(n). */
static bool is_stem(struct satz_spell_language *language, struct satz_slice stem, bool linked) {
    if (satz_utf8_count(stem) < LEAST_FIRST)
        return false;
    return is_noun(language, stem) ||
           (!linked && (knows_with(language, stem, "e", true) || is_verb_stem(language, stem)));
}

bool satz_spell_is_first_part(struct satz_spell_language *language, struct satz_slice part) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    satz_spell_small(part, &small);
    struct satz_slice stem = satz_buffer_slice(&small);
    bool good = satz_wordlist_has(&language->fronts, stem) || is_stem(language, stem, false);
    for (size_t i = 0; !good && i < language->links.count; i++) {
        struct satz_slice link = language->links.items[i];
        if (satz_slice_ends(stem, link))
            good = is_stem(language, satz_slice_sub(stem, 0, stem.size - link.size), true);
    }
    satz_buffer_release(&small);
    return good;
}

static bool is_last_part(struct satz_spell_language *language, struct satz_slice part, bool noun) {
    if (satz_utf8_count(part) < (noun ? LEAST_NOUN : LEAST_OTHER))
        return false;
    return noun ? is_noun(language, part) : knows(language, part);
}

/* One first part, or two. */
static bool is_front(struct satz_spell_language *language, struct satz_slice front) {
    if (satz_spell_is_first_part(language, front))
        return true;
    for (size_t at = 0, size; at < front.size; at += size) {
        satz_utf8_decode(front, at, &size);
        if (at && satz_spell_is_first_part(language, satz_slice_sub(front, 0, at)) &&
            satz_spell_is_first_part(language, satz_slice_from(front, at)))
            return true;
    }
    return false;
}

static bool may_be_compound(const struct satz_spell_language *language, const struct satz_spell_shape *shape) {
    return language->links.count && shape->letters >= LEAST_COMPOUND && shape->letters <= MOST_COMPOUND &&
           shape->uppers == shape->capital;
}

bool satz_spell_is_plain_compound(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_spell_shape shape = satz_spell_shape_of(word, language->script);
    if (!may_be_compound(language, &shape) || !shape.capital)
        return false;
    for (size_t at = word.size, size; at > 0; at -= size) {
        satz_utf8_decode_before(word, at, &size);
        if (at < word.size && is_last_part(language, satz_slice_from(word, at), true) &&
            satz_spell_is_first_part(language, satz_slice_sub(word, 0, at)))
            return true;
    }
    return false;
}

bool satz_spell_is_compound(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_spell_shape shape = satz_spell_shape_of(word, language->script);
    if (!may_be_compound(language, &shape))
        return false;
    for (size_t at = word.size, size; at > 0; at -= size) {
        satz_utf8_decode_before(word, at, &size);
        if (at < word.size && is_last_part(language, satz_slice_from(word, at), shape.capital) &&
            is_front(language, satz_slice_sub(word, 0, at)))
            return true;
    }
    return false;
}

bool satz_spell_has_known_end(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_spell_shape shape = satz_spell_shape_of(word, language->script);
    if (!may_be_compound(language, &shape) || !shape.capital || shape.letters < LEAST_LONG)
        return false;
    size_t letters = 0;
    for (size_t at = word.size, size; at > word.size / 4; at -= size) {
        if (letters++ >= LEAST_OTHER && is_used_as_noun(language, satz_slice_from(word, at)))
            return true;
        satz_utf8_decode_before(word, at, &size);
    }
    return false;
}
