#include "entity/inflection.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "lexicon/dictionary.h"
#include "lexicon/hunspell.h"
#include "lexicon/matcher.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define WORD_LIMIT 96         /* bytes; longer words have no forms but their own */
#define TAIL 3                /* letters that the last part of a compound has at least */
#define HEAD 3                /* and those before it */
#define ENDING 2              /* letters that a form may lack of the term's end */
#define STEMS 8
#define MATCHES 16
#define PAIRS_LIMIT (1u << 16) /* so many answers are kept */
#define NONE SIZE_MAX

struct word {
    struct satz_slice text;
    enum satz_token_kind kind;
    bool glued;
};

struct term {
    struct word *words;
    size_t count;
    size_t value;
    size_t next; /* the next one whose first word begins alike; NONE: no more */
};

struct satz_inflections {
    struct satz_arena arena;
    struct satz_matcher beginnings; /* of the first words, folded, to a term */
    struct term *terms;
    size_t count, capacity;
    struct satz_language language;
    struct satz_hunspell *hunspell;
    bool looked; /* for the dictionary */
    struct satz_map pairs;
    size_t pair_count;
    struct satz_arena pair_arena, scratch;
    struct satz_buffer folded, key;
};

struct satz_inflections *satz_inflections_new(const struct satz_language *language) {
    if (language->id != SATZ_DE)
        return NULL;
    struct satz_inflections *inflections = satz_memory_get_array(1, sizeof *inflections);
    inflections->language = *language;
    satz_arena_init(&inflections->arena);
    satz_arena_init(&inflections->pair_arena);
    satz_arena_init(&inflections->scratch);
    satz_matcher_init(&inflections->beginnings);
    satz_map_init(&inflections->pairs);
    satz_buffer_init(&inflections->folded);
    satz_buffer_init(&inflections->key);
    return inflections;
}

void satz_inflections_free(struct satz_inflections *inflections) {
    if (!inflections)
        return;
    satz_hunspell_close(inflections->hunspell);
    satz_arena_release(&inflections->arena);
    satz_arena_release(&inflections->pair_arena);
    satz_arena_release(&inflections->scratch);
    satz_matcher_release(&inflections->beginnings);
    satz_map_release(&inflections->pairs);
    satz_buffer_release(&inflections->folded);
    satz_buffer_release(&inflections->key);
    free(inflections->terms);
    free(inflections);
}

/* Appends `word` in small letters without umlauts: what all its forms share. */
static void add_folded(struct satz_slice word, struct satz_buffer *target) {
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t letter = satz_char_lower(satz_utf8_decode(word, at, &size));
        switch (letter) {
        case 0xE4: satz_buffer_add_byte(target, 'a'); break;
        case 0xF6: satz_buffer_add_byte(target, 'o'); break;
        case 0xFC: satz_buffer_add_byte(target, 'u'); break;
        case 0xDF: satz_buffer_add_string(target, "ss"); break;
        default: satz_buffer_add_char(target, letter);
        }
    }
}

/* Beginning of a folded word that its forms share too. */
static struct satz_slice beginning_of(struct satz_slice folded) {
    size_t end = folded.size > HEAD + ENDING ? folded.size - ENDING : folded.size < HEAD ? folded.size : HEAD;
    return satz_slice_sub(folded, 0, satz_utf8_floor(folded, end));
}

static void index_term(struct satz_inflections *inflections, struct term term) {
    size_t index = inflections->count;
    satz_buffer_reset(&inflections->folded);
    add_folded(term.words[0].text, &inflections->folded);
    size_t first = satz_matcher_add(&inflections->beginnings, beginning_of(satz_buffer_slice(&inflections->folded)), index);
    term.next = NONE;
    if (first != index) {
        term.next = inflections->terms[first].next;
        inflections->terms[first].next = index;
    }
    inflections->terms = satz_memory_grow(inflections->terms, &inflections->capacity, index + 1, sizeof term);
    inflections->terms[inflections->count++] = term;
}

void satz_inflections_add(struct satz_inflections *inflections, struct satz_slice term, size_t value) {
    struct satz_token_text text = SATZ_TOKEN_TEXT_INIT;
    satz_token_text_set(&text, satz_arena_copy(&inflections->arena, term));
    if (text.count && text.tokens[0].kind == SATZ_TOKEN_WORD) {
        struct word *words = satz_arena_get_array(&inflections->arena, text.count, sizeof *words);
        for (size_t i = 0; i < text.count; i++)
            words[i] = (struct word){ satz_token_slice(&text, i), text.tokens[i].kind, text.tokens[i].glued };
        index_term(inflections, (struct term){ words, text.count, value, NONE });
    }
    satz_token_text_release(&text);
}

static bool is_one_of(struct satz_slice ending, const char *const *endings) {
    for (; *endings; endings++)
        if (satz_slice_is(ending, *endings))
            return true;
    return false;
}

/* Whether two words differ by endings of German only. */
static bool differ_by_endings(struct satz_inflections *inflections, struct satz_slice form, struct satz_slice term) {
    static const char *const form_ends[] = { "",  "e",  "en", "em", "er", "ern", "es",  "ens", "n", "nen",
                                             "ns", "s", "se", "sen", "ses", "r", "rn", "m", NULL };
    static const char *const term_ends[] = { "", "e", "en", "em", "er", "es", "n", "s", "r", "m", NULL };
    struct satz_buffer *folded = &inflections->folded;
    satz_buffer_reset(folded);
    add_folded(form, folded);
    size_t middle = folded->size, same = 0;
    add_folded(term, folded);
    while (same < middle && middle + same < folded->size && folded->data[same] == folded->data[middle + same])
        same++;
    return is_one_of(satz_slice_sub(satz_buffer_slice(folded), same, middle), form_ends) &&
           is_one_of(satz_slice_from(satz_buffer_slice(folded), middle + same), term_ends);
}

/* `Räte` and `Rat`, where the dictionary has the plural as a word of its own. */
static bool is_plural_with_umlaut(struct satz_inflections *inflections, struct satz_slice plural,
                                  struct satz_slice word) {
    if (!satz_slice_ends(plural, satz_slice_of("e")) || plural.size < TAIL)
        return false;
    struct satz_buffer *folded = &inflections->folded;
    satz_buffer_reset(folded);
    add_folded(satz_slice_sub(plural, 0, plural.size - 1), folded);
    size_t middle = folded->size;
    if (middle >= plural.size - 1)
        return false; /* no umlaut */
    add_folded(word, folded);
    return folded->size - middle == word.size &&
           satz_slice_equal(satz_slice_sub(satz_buffer_slice(folded), 0, middle),
                            satz_slice_from(satz_buffer_slice(folded), middle));
}

/* Whether the dictionary has both from one word, capitalised or not as they are. */
static bool share_stem(struct satz_inflections *inflections, struct satz_slice form, struct satz_slice term) {
    struct satz_slice of_form[STEMS], of_term[STEMS];
    satz_arena_reset(&inflections->scratch);
    size_t forms = satz_hunspell_stems(inflections->hunspell, form, STEMS, &inflections->scratch, of_form);
    size_t terms = forms ? satz_hunspell_stems(inflections->hunspell, term, STEMS, &inflections->scratch, of_term) : 0;
    for (size_t i = 0; i < forms; i++)
        for (size_t j = 0; j < terms; j++)
            if (satz_text_is_upper(of_form[i]) == satz_text_is_upper(form) &&
                (satz_slice_equal(of_form[i], of_term[j]) ||
                 is_plural_with_umlaut(inflections, of_form[i], of_term[j])))
                return true;
    return false;
}

/* The end of a word, with a capital where the word has one. */
static void set_tail(struct satz_slice word, size_t from, struct satz_buffer *tail) {
    size_t size;
    satz_buffer_reset(tail);
    satz_utf8_decode(word, from, &size);
    if (from && satz_text_is_upper(word))
        satz_text_upper(satz_slice_sub(word, from, from + size), "de", tail);
    else
        satz_buffer_add(tail, satz_slice_sub(word, from, from + size));
    satz_buffer_add(tail, satz_slice_from(word, from + size));
}

/* Whole, then by their last parts: the longest first, from where they differ at the latest. */
static bool share_last_part(struct satz_inflections *inflections, struct satz_slice form, struct satz_slice term) {
    struct satz_buffer of_form = SATZ_BUFFER_INIT, of_term = SATZ_BUFFER_INIT;
    bool found = false;
    for (size_t at = 0, size, letters = 0; !found && at < term.size && at < form.size; at += size, letters++) {
        satz_utf8_decode(term, at, &size);
        if (satz_utf8_count(satz_slice_from(term, at)) < TAIL)
            break;
        if (letters == 0 || letters >= HEAD) {
            set_tail(form, at, &of_form);
            set_tail(term, at, &of_term);
            found = share_stem(inflections, satz_buffer_slice(&of_form), satz_buffer_slice(&of_term));
        }
        if (!satz_slice_starts(satz_slice_from(form, at), satz_slice_sub(term, at, at + size)))
            break;
    }
    satz_buffer_release(&of_form);
    satz_buffer_release(&of_term);
    return found;
}

/* Whether there is a dictionary. */
static bool has_dictionary(struct satz_inflections *inflections) {
    if (!inflections->looked) {
        struct satz_buffer base = SATZ_BUFFER_INIT;
        struct satz_error ignored;
        bool own;
        if (satz_dictionary_find(&inflections->language, &base, &own))
            inflections->hunspell = satz_hunspell_open(base.data, &ignored);
        satz_buffer_release(&base);
        inflections->looked = true;
    }
    return inflections->hunspell != NULL;
}

/* What was said of a pair is remembered. */
static bool is_form(struct satz_inflections *inflections, struct satz_slice form, struct satz_slice term) {
    size_t answer;
    if (form.size > WORD_LIMIT || term.size > WORD_LIMIT || satz_text_is_upper(form) != satz_text_is_upper(term) ||
        !differ_by_endings(inflections, form, term) || !has_dictionary(inflections))
        return false;
    satz_buffer_reset(&inflections->key);
    satz_buffer_add(&inflections->key, form);
    satz_buffer_add_byte(&inflections->key, '\t');
    satz_buffer_add(&inflections->key, term);
    if (satz_map_get(&inflections->pairs, satz_buffer_slice(&inflections->key), &answer))
        return answer;
    if (inflections->pair_count++ == PAIRS_LIMIT) {
        satz_map_reset(&inflections->pairs);
        satz_arena_reset(&inflections->pair_arena);
        inflections->pair_count = 1;
    }
    bool same = share_last_part(inflections, form, term);
    satz_map_set(&inflections->pairs, satz_arena_copy(&inflections->pair_arena, satz_buffer_slice(&inflections->key)),
                 same);
    return same;
}

static bool matches(struct satz_inflections *inflections, const struct satz_token_text *text, size_t at,
                    const struct term *term) {
    bool inflected = false;
    if (at + term->count > text->count)
        return false;
    for (size_t i = 0; i < term->count; i++) {
        const struct word *word = &term->words[i];
        struct satz_slice found = satz_token_slice(text, at + i);
        if (text->tokens[at + i].kind != word->kind || (i && text->tokens[at + i].glued != word->glued))
            return false;
        if (satz_slice_equal(found, word->text))
            continue;
        if (word->kind != SATZ_TOKEN_WORD || !is_form(inflections, found, word->text))
            return false;
        inflected = true;
    }
    return inflected;
}

bool satz_inflections_at(struct satz_inflections *inflections, const struct satz_token_text *text, size_t at,
                         size_t *value, size_t *last) {
    struct satz_match found[MATCHES];
    struct satz_slice word = satz_token_slice(text, at);
    if (text->tokens[at].kind != SATZ_TOKEN_WORD || word.size > WORD_LIMIT)
        return false;
    satz_buffer_reset(&inflections->folded);
    add_folded(word, &inflections->folded);
    size_t best = NONE, count = satz_matcher_find(&inflections->beginnings, satz_buffer_slice(&inflections->folded), 0,
                                                  found, MATCHES);
    while (count-- > 0)
        for (size_t i = found[count].value; i != NONE; i = inflections->terms[i].next)
            if ((best == NONE || inflections->terms[i].count > inflections->terms[best].count) &&
                matches(inflections, text, at, &inflections->terms[i]))
                best = i;
    if (best == NONE)
        return false;
    *value = inflections->terms[best].value;
    *last = at + inflections->terms[best].count - 1;
    return true;
}
