#include "spell/judge.h"

#include "spell/candidate.h"
#include "spell/compound.h"
#include "spell/evidence.h"
#include "spell/near.h"
#include "spell/old.h"
#include "spell/own.h"
#include "spell/written.h"
#include "text/utf8.h"

#define JUDGED_LIMIT ((size_t)32 << 20) /* bytes of answers that are kept */
enum { MOST_BYTES = 512, LONGEST = 64, MOST_ACRONYM = 6, LEAST_ENGLISH = 5, LEAST_GROWN = 3, LEAST_AFTER_SLIP = 4,
       LEAST_CAPITALS = 4, LEAST_MIXED = 6, LEAST_KNOWN = 3, /* class of a name */ MOST_ELIDED = 2 };

/* One word, or part of one, with the buffers that judging takes. */
struct judging {
    struct satz_spell_language *language;
    bool part; /* of a word with hyphens */
    struct satz_buffer scratch;
};

static bool is_hyphen_at(struct satz_slice word, size_t at, size_t *size) {
    uint32_t character = satz_utf8_decode(word, at, size);
    return character == '-' || character == 0x2010 || character == 0x2011;
}

/* Where the part that begins at `begin` ends; *size: of the hyphen behind it, 0 at the word's end. */
static size_t part_end(struct satz_slice word, size_t begin, size_t *size) {
    size_t end = begin;
    while (end < word.size && !is_hyphen_at(word, end, size))
        end += *size;
    *size = end < word.size ? *size : 0;
    return end;
}

/* Whether the dictionary has it with ß for one ss, or for all. */
static bool has_sharp_twin(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_slice ss = SATZ_SLICE("ss");
    struct satz_buffer twin = SATZ_BUFFER_INIT, all = SATZ_BUFFER_INIT;
    bool found = false;
    size_t done = 0;
    for (size_t at = satz_slice_find(word, 0, ss); !found && at < word.size; at = satz_slice_find(word, done, ss)) {
        satz_buffer_reset(&twin);
        satz_buffer_add(&twin, satz_slice_sub(word, 0, at));
        satz_buffer_add_string(&twin, "ß");
        satz_buffer_add(&twin, satz_slice_from(word, at + ss.size));
        found = satz_hunspell_knows(language->dictionary, satz_buffer_slice(&twin));
        satz_buffer_add(&all, satz_slice_sub(word, done, at));
        satz_buffer_add_string(&all, "ß");
        done = at + ss.size;
    }
    satz_buffer_add(&all, satz_slice_from(word, done));
    found = found || (done && satz_hunspell_knows(language->dictionary, satz_buffer_slice(&all)));
    satz_buffer_release(&twin);
    satz_buffer_release(&all);
    return found;
}

/* The name table has Strasse, of Hormus; but where the dictionary has the word with ß, it is that one misspelt. */
static bool is_known(struct satz_spell_language *language, struct satz_slice word) {
    return satz_hunspell_knows(language->dictionary, word) ||
           (satz_wordlist_has(&language->good, word) && (language->swiss || !has_sharp_twin(language, word)));
}

/* What a dictionary may have, but the region does not write, unless the house does. */
static bool is_unwanted(const struct satz_spell_language *language, struct satz_slice word) {
    return satz_spell_is_sharp(language, word) && !satz_wordlist_has(&language->own, word);
}

/* A word in capitals (one small s may end it): up to six letters; longer ones are judged as words. */
static bool is_acronym(const struct satz_spell_shape *shape, struct satz_slice word) {
    bool plural = shape->letters == shape->uppers + 1 && satz_slice_ends(word, satz_slice_of("s"));
    return shape->uppers >= 2 && (shape->letters == shape->uppers || plural) && shape->uppers <= MOST_ACRONYM;
}

static bool is_abbreviation(struct judging *judging, struct satz_slice word) {
    struct satz_wordlist *good = &judging->language->good;
    satz_buffer_reset(&judging->scratch);
    satz_buffer_add(&judging->scratch, word);
    satz_buffer_add_byte(&judging->scratch, '.');
    struct satz_slice dotted = satz_buffer_slice(&judging->scratch);
    if (is_known(judging->language, dotted))
        return true;
    /* `*str.`: the end of a compound */
    for (size_t at = 0, size; at < word.size; at += size) {
        char tail[32];
        satz_utf8_decode(word, at, &size);
        if (dotted.size - at >= sizeof tail)
            continue;
        tail[0] = '*';
        memcpy(tail + 1, dotted.data + at, dotted.size - at);
        if (at && satz_wordlist_has(good, satz_slice_make(tail, dotted.size - at + 1)))
            return true;
    }
    return false;
}

/* Where the word's last apostrophe stands; its size where it has none. */
static size_t last_apostrophe(struct satz_slice word, size_t *size) {
    size_t found = word.size, step;
    for (size_t at = 0; at < word.size; at += step) {
        uint32_t character = satz_utf8_decode(word, at, &step);
        if (satz_spell_is_apostrophe(character)) {
            found = at;
            *size = step;
        }
    }
    return found;
}

static bool is_good(struct judging *judging, struct satz_slice word, bool dotted);

/* Geiss’sche: so adjectives are made of names only. */
static bool is_of_name(const struct judging *judging, struct satz_slice before, struct satz_slice after) {
    const struct satz_spell_values *grown = &judging->language->grown;
    size_t size;
    for (size_t i = 0; i < grown->count; i++)
        if (after.size >= LEAST_GROWN && satz_slice_equal(grown->items[i], after))
            return satz_char_is_upper(satz_utf8_decode(before, 0, &size));
    return false;
}

/* Trump’s, gibt’s, l’Otan, O’Brien: what stands on either side is good, or has two letters at most. */
static bool is_good_around_apostrophe(struct judging *judging, struct satz_slice word) {
    size_t size = 0, at = last_apostrophe(word, &size);
    if (at == word.size)
        return false;
    struct satz_slice before = satz_slice_sub(word, 0, at), after = satz_slice_from(word, at + size);
    if (is_of_name(judging, before, after))
        return true;
    bool short_before = satz_utf8_count(before) <= 2, short_after = satz_utf8_count(after) <= 2;
    return (short_before || is_good(judging, before, false)) && (short_after || is_good(judging, after, false));
}

static bool is_grown_name(const struct judging *judging, struct satz_slice word) {
    const struct satz_spell_values *grown = &judging->language->grown;
    size_t size;
    if (!satz_char_is_upper(satz_utf8_decode(word, 0, &size)))
        return false;
    /* An n that doubles the last letter is a slip: Simonn. */
    if (satz_slice_ends(word, satz_slice_of("nn")))
        return false;
    for (size_t i = 0; i < grown->count; i++)
        if (satz_slice_ends(word, grown->items[i]) && word.size >= grown->items[i].size + LEAST_GROWN &&
            satz_wordlist_has(&judging->language->good, satz_slice_sub(word, 0, word.size - grown->items[i].size)))
            return true;
    return false;
}

static bool is_good_in_small(struct judging *judging, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT, title = SATZ_BUFFER_INIT;
    satz_text_lower(word, judging->language->language.tag, &small);
    satz_spell_capital(satz_buffer_slice(&small), &title);
    /* There are capitals that have no small letter. */
    struct satz_slice mild = satz_buffer_slice(&title);
    bool good = !satz_slice_equal(mild, word) && is_good(judging, mild, false);
    satz_buffer_release(&small);
    satz_buffer_release(&title);
    return good;
}

/* Short words of English are too often slips of others: they count beside other English (spell/suspect.h). */
static bool is_english(struct judging *judging, struct satz_slice word, const struct satz_spell_shape *shape) {
    return shape->letters + shape->capital >= LEAST_ENGLISH && satz_spell_is_english(judging->language, word);
}

/* ThUNING: one small letter among capitals. */
static bool is_slip_in_capitals(struct satz_slice word, const struct satz_spell_shape *shape) {
    size_t size;
    return shape->uppers >= LEAST_CAPITALS && shape->letters == shape->uppers + 1 && shape->capital &&
           satz_char_is_upper(satz_utf8_decode_before(word, word.size, &size));
}

/* iPhone, eMail, MacBook are as they are meant, but hMängel is not: a letter before a word of the dictionary. */
static bool is_slipped_key(const struct judging *judging, struct satz_slice word) {
    size_t size;
    uint32_t first = satz_utf8_decode(word, 0, &size);
    struct satz_slice rest = satz_slice_from(word, size);
    return satz_char_is_lower(first) && first != 'e' && first != 'i' && satz_utf8_count(rest) >= LEAST_AFTER_SLIP &&
           (is_known(judging->language, rest) ||
            satz_wordgraph_find_name(&judging->language->graph, rest) >= LEAST_KNOWN);
}

/* LnkedIn: one slip from a name that has capitals inside. */
static bool is_near_mixed_name(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_spell_candidate candidates[SATZ_SPELL_MOST_CANDIDATES];
    struct satz_spell_reach reach = { 1, LEAST_KNOWN, true };
    size_t near = 0, count = satz_spell_candidates(language, word, reach, &arena, candidates);
    for (size_t i = 0; i < count; i++)
        near += candidates[i].cost <= SATZ_SPELL_KEY && satz_spell_shape_of(candidates[i].word, language->script).inside;
    satz_arena_release(&arena);
    return near > 0;
}

/* Capitals inside are as they are meant, but where a key slipped. */
static bool is_mixed(const struct judging *judging, struct satz_slice word, const struct satz_spell_shape *shape) {
    return shape->inside && !is_slipped_key(judging, word) && !is_slip_in_capitals(word, shape) &&
           !(shape->capital && shape->letters >= LEAST_MIXED && is_near_mixed_name(judging->language, word));
}

static bool is_no_word(const struct judging *judging, struct satz_slice word, const struct satz_spell_shape *shape) {
    return shape->letters <= 1 || shape->letters > LONGEST || shape->digits || shape->foreign ||
           is_mixed(judging, word, shape) || is_acronym(shape, word);
}

/*
 * Where there is no graph of words to weigh it by: a compound or an English word that no usual slip leads to; of a
 * compound that could be cut in other ways than one noun and another, no slip at all.
 */
static bool is_unlisted(struct judging *judging, struct satz_slice word, const struct satz_spell_shape *shape) {
    struct satz_spell_language *language = judging->language;
    if (language->graph.edge_count) {
        struct satz_spell_evidence evidence = satz_spell_evidence_of(language, word, judging->part);
        return satz_spell_weigh(&evidence) == SATZ_SPELL_GOOD;
    }
    bool plain = satz_spell_is_plain_compound(language, word);
    if ((plain || is_english(judging, word, shape)) && !satz_spell_is_slip(language, word))
        return true;
    return !plain && satz_spell_is_compound(language, word) && !satz_spell_is_near(language, word);
}

/* A word without hyphens. */
static bool is_good(struct judging *judging, struct satz_slice word, bool dotted) {
    struct satz_spell_language *language = judging->language;
    struct satz_spell_shape shape = satz_spell_shape_of(word, language->script);
    if (is_unwanted(language, word))
        return false;
    if (is_no_word(judging, word, &shape) || is_known(language, word) || (dotted && is_abbreviation(judging, word)))
        return true;
    if (is_good_around_apostrophe(judging, word) || is_grown_name(judging, word) ||
        (language->swiss && has_sharp_twin(language, word)))
        return true;
    if (shape.letters == shape.uppers)
        return is_good_in_small(judging, word);
    if (is_slip_in_capitals(word, &shape))
        return false;
    return is_unlisted(judging, word, &shape) ||
           (!language->graph.edge_count && satz_spell_is_written(language, word));
}

/* Know-how, Pin-up: in a chain short words of English count too. */
static bool is_english_part(const struct judging *judging, struct satz_slice part) {
    return part.size >= 2 && judging->language->links.count && satz_spell_is_english(judging->language, part);
}

/* Visegrad-Staaten, Toro-Rosso-Teamchef: what is capitalised, unknown and like no word is a name. */
static bool is_name_part(const struct judging *judging, struct satz_slice part) {
    size_t size;
    return part.size && judging->language->links.count && !judging->language->graph.edge_count &&
           satz_char_is_upper(satz_utf8_decode(part, 0, &size)) && !satz_spell_is_near(judging->language, part);
}

/* What a hyphen joins to what was left out: `Ein-`, `Verkehrs-`, `-einfuhr`. */
static bool is_good_part(struct judging *judging, struct satz_slice part, bool first, bool last, bool dotted) {
    if (is_good(judging, part, dotted))
        return true;
    if (is_unwanted(judging->language, part))
        return false;
    if (!last && judging->language->links.count && satz_spell_is_first_part(judging->language, part))
        return true;
    if (!(first && last) && (is_english_part(judging, part) || (!last && is_name_part(judging, part))))
        return true;
    if (first)
        return false;
    satz_spell_capital(part, &judging->scratch);
    return is_known(judging->language, satz_buffer_slice(&judging->scratch));
}

/* 60-ern, 5-er: what stands after figures and is grown on to them. */
static bool is_grown_figure(const struct judging *judging, struct satz_slice text, size_t begin, size_t end) {
    const struct satz_spell_values *grown = &judging->language->grown;
    size_t size;
    if (!begin || !satz_char_is_digit(satz_utf8_decode(text, 0, &size)))
        return false;
    for (size_t i = 0; i < grown->count; i++)
        if (satz_slice_equal(grown->items[i], satz_slice_sub(text, begin, end)))
            return true;
    return false;
}

/* Where the fault begins in a part: behind a short word that an apostrophe joins to it (d’Abbotsford). */
static size_t past_elision(struct satz_slice part) {
    size_t size = 0, at = last_apostrophe(part, &size);
    bool elided = at && at + size < part.size && satz_utf8_count(satz_slice_sub(part, 0, at)) <= MOST_ELIDED;
    return elided ? at + size : 0;
}

/* The parts between hyphens: the fault is the one that is not good, or all from the first to the last such. */
static struct satz_spell_fault judge_parts(struct judging *judging, struct satz_slice text,
                                           const struct satz_spell_word *word) {
    struct satz_spell_fault fault = { 0, 0 };
    for (size_t begin = 0, end, size = 0; begin < text.size; begin = end + size) {
        end = part_end(text, begin, &size);
        bool first = begin == 0 && !word->hyphen_before, last = end == text.size && !word->hyphen_after;
        judging->part = begin > 0 || end < text.size;
        if (is_good_part(judging, satz_slice_sub(text, begin, end), first, last, word->dotted && end == text.size) ||
            is_grown_figure(judging, text, begin, end))
            continue;
        if (fault.begin == fault.end)
            fault.begin = begin + past_elision(satz_slice_sub(text, begin, end));
        fault.end = end;
    }
    return fault;
}

/* A word's own bytes and what stands around it: what the answer depends on. */
static struct satz_slice make_key(struct judging *judging, struct satz_slice text, const struct satz_spell_word *word) {
    satz_buffer_reset(&judging->scratch);
    satz_buffer_add(&judging->scratch, text);
    int around = word->dotted + 2 * word->hyphen_before + 4 * word->hyphen_after;
    satz_buffer_add_byte(&judging->scratch, (char)around);
    return satz_buffer_slice(&judging->scratch);
}

static void remember(struct judging *judging, struct satz_slice text, const struct satz_spell_word *word,
                     struct satz_spell_fault fault) {
    struct satz_spell_language *language = judging->language;
    if (language->judged_words.total > JUDGED_LIMIT) {
        satz_map_reset(&language->judged);
        satz_arena_reset(&language->judged_words);
    }
    struct satz_slice key = satz_arena_copy(&language->judged_words, make_key(judging, text, word));
    satz_map_set(&language->judged, key, fault.begin << 32 | fault.end);
}

/* The whole word, or the first of its parts between hyphens, that the house forbids; begin = end: there is none. */
static struct satz_spell_fault find_forbidden(const struct satz_spell_language *language, struct satz_slice text) {
    if (satz_spell_is_forbidden(language, text))
        return (struct satz_spell_fault){ 0, text.size };
    for (size_t begin = 0, end, size = 0; begin < text.size; begin = end + size) {
        end = part_end(text, begin, &size);
        if (satz_spell_is_forbidden(language, satz_slice_sub(text, begin, end)))
            return (struct satz_spell_fault){ begin, end };
    }
    return (struct satz_spell_fault){ 0, 0 };
}

bool satz_spell_is_english(struct satz_spell_language *language, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    bool known = language->english && satz_hunspell_knows(language->english, word);
    if (language->english && !known) {
        satz_spell_small(word, &small);
        known = satz_hunspell_knows(language->english, satz_buffer_slice(&small));
    }
    satz_buffer_release(&small);
    return known;
}

struct satz_spell_fault satz_spell_judge(struct satz_spell_language *language, struct satz_slice text,
                                         const struct satz_spell_word *word) {
    struct judging judging = { language, false, SATZ_BUFFER_INIT };
    struct satz_spell_fault fault = { 0, 0 };
    size_t answer;
    if (language->forbidden.words.count && text.size <= MOST_BYTES)
        fault = find_forbidden(language, text);
    if (fault.end || text.size > MOST_BYTES || (is_known(language, text) && !is_unwanted(language, text)))
        return fault;
    if (satz_map_get(&language->judged, make_key(&judging, text, word), &answer)) {
        fault = (struct satz_spell_fault){ answer >> 32, answer & 0xFFFFFFFFu };
    } else {
        fault = judge_parts(&judging, text, word);
        remember(&judging, text, word, fault);
    }
    satz_buffer_release(&judging.scratch);
    return fault;
}
