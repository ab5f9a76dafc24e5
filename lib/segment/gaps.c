#include "segment/gaps.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define WINDOW 18 /* words looked at to either side */

enum atom {
    NOTHING,
    KIND,         /* how the next word begins */
    LAST_MARK,    /* what ends the word before */
    NEXT_OPENER,  /* what begins the next word */
    NEXT_MARK,    /* what ends it */
    WORD,         /* the word before */
    WORD_LOOK,
    WORD_SMALL,
    WORD_SUFFIX,
    WORD_LAST,    /* how often it ends a sentence */
    WORD_TAIL,    /* its last character */
    WORD_TAILS,   /* its last two */
    NEXT,         /* the word after */
    NEXT_LOOK,
    NEXT_SMALL,
    NEXT_SUFFIX,
    NEXT_FIRST,   /* how often it begins a sentence */
    SECOND,       /* the word after that */
    SECOND_LOOK,
    SECOND_SMALL,
    SECOND_VERB,  /* how often it is a sentence's second word */
    SECOND_SUFFIX,
    THIRD,
    THIRD_LOOK,
    THIRD_VERB,
    BEFORE,       /* the word before the word before */
    BEFORE_LOOK,
    BEFORE_SMALL,
    FOURTH_LOOK,  /* the one before that */
    LENGTH,       /* words of the stretch so far */
    VERBS,        /* how many verbs it has */
    LAST_VERB,    /* how far back the last one is */
    RIGHT_VERB,   /* how far off the next one is */
    RIGHT_END,    /* what ends the stretch after, and how long it is */
    COMMAS,       /* of the stretch so far */
    OPEN,         /* quotation marks and brackets */
    START,        /* its first word */
    START_LOOK,
    FROM,         /* whether it began with the sentence */
    TILL,         /* whether a mark ends the sentence */
    SMALLS,       /* how many words are written small */
    REPEATED,     /* whether the next word has come before */
    ATOMS
};

static const char *const atom_names[ATOMS] = {
    "",          "kind",        "last-mark",  "next-opener",   "next-mark",  "word",       "look",        "small",
    "suffix",    "last",        "tail",        "tails",        "next",       "next-look",     "next-small", "next-suffix", "next-first", "second",
    "second-look", "second-small", "second-verb", "second-suffix", "third", "third-look",  "third-verb",  "before",
    "before-look", "before-small", "fourth-look", "length",    "verbs",      "last-verb",  "right-verb",  "right-end",
    "commas",    "open",        "start",      "start-look",    "from",       "till",       "smalls",      "repeated",
};

static const satz_template items[] = {
    { NOTHING },
    { KIND },
    { LAST_MARK, NEXT_OPENER },
    { NEXT_SMALL },
    { NEXT },
    { NEXT_LOOK },
    { WORD },
    { WORD_LOOK },
    { WORD_SMALL, WORD_LOOK },
    { WORD_SMALL, NEXT_SMALL },
    { WORD_LOOK, NEXT_LOOK },
    { WORD_LOOK, NEXT_SMALL },
    { WORD_LOOK, WORD_SMALL, NEXT },
    { WORD, NEXT_SMALL },
    { WORD_SUFFIX },
    { NEXT_SUFFIX, NEXT_LOOK },
    { WORD_SUFFIX, NEXT_SMALL },
    { SECOND },
    { SECOND_LOOK },
    { NEXT_LOOK, SECOND },
    { NEXT_SMALL, SECOND_LOOK },
    { NEXT_SMALL, SECOND_SMALL },
    { NEXT_LOOK, NEXT_SMALL, SECOND_VERB },
    { NEXT_LOOK, SECOND_LOOK, SECOND_VERB, THIRD_VERB },
    { SECOND_LOOK, THIRD_LOOK, THIRD_VERB },
    { THIRD },
    { SECOND_SUFFIX, SECOND_LOOK },
    { NEXT_MARK, NEXT_LOOK },
    { BEFORE },
    { BEFORE_LOOK, WORD_LOOK },
    { BEFORE, WORD_LOOK },
    { BEFORE_LOOK, WORD_LOOK, NEXT_LOOK },
    { BEFORE_LOOK, WORD_LOOK, NEXT_SMALL },
    { BEFORE, WORD },
    { FOURTH_LOOK, BEFORE_LOOK, WORD_LOOK },
    { BEFORE, WORD_LOOK, NEXT_SMALL },
    { WORD_LOOK, NEXT_LOOK, SECOND_LOOK },
    { LENGTH, FROM },
    { LENGTH, VERBS },
    { LENGTH, NEXT_SMALL },
    { VERBS, NEXT_SMALL },
    { VERBS, RIGHT_VERB },
    { RIGHT_VERB },
    { VERBS, RIGHT_VERB, NEXT_SMALL },
    { VERBS, WORD_LOOK, NEXT_LOOK },
    { LAST_VERB, VERBS, WORD_LOOK },
    { COMMAS, VERBS },
    { OPEN, LAST_MARK, NEXT_OPENER },
    { RIGHT_END },
    { RIGHT_END, RIGHT_VERB },
    { TILL, VERBS, RIGHT_VERB },
    { SMALLS, LENGTH },
    { FROM, VERBS, RIGHT_VERB },
    { FROM, VERBS, LENGTH, KIND },
    { START, VERBS },
    { START_LOOK, NEXT_LOOK, VERBS },
    { REPEATED, NEXT_LOOK },
    { WORD_TAIL, WORD_LOOK },
    { WORD_TAILS, WORD_LOOK },
    { WORD_TAILS, NEXT_LOOK, LENGTH },
    { WORD_LAST, WORD_LOOK },
    { NEXT_FIRST, NEXT_LOOK },
    { WORD_LAST, NEXT_FIRST },
    { NEXT_FIRST, VERBS, RIGHT_VERB },
    { WORD_LAST, VERBS, LENGTH },
    { NEXT_FIRST, NEXT_SMALL },
    { WORD_LAST, NEXT_FIRST, NEXT_SMALL, NEXT_LOOK },
    { KIND, VERBS, RIGHT_VERB, RIGHT_END },
    { KIND, WORD },
    { KIND, VERBS, LENGTH },
};

static const struct satz_templates templates = { items, sizeof items / sizeof *items, atom_names };
_Static_assert(sizeof items / sizeof *items + 2 * WINDOW <= SATZ_FEATURES_LIMIT, "room for all features");
_Static_assert(ATOMS <= SATZ_ATOMS_LIMIT, "room for all atoms");

void satz_gaps_release(struct satz_gaps *gaps) {
    free(gaps->words);
    *gaps = (struct satz_gaps)SATZ_GAPS_INIT;
}

static uint32_t glue_of(struct satz_slice run, bool at_end) {
    size_t size;
    uint32_t character =
        at_end ? satz_utf8_decode_before(run, run.size, &size) : satz_utf8_decode_checked(run.data, &size);
    return satz_char_is_word(character) ? 0 : character;
}

static uint8_t known(const struct satz_linear *model, enum satz_word_use use, uint32_t word) {
    return (uint8_t)satz_linear_word(model, satz_word_key(use, word));
}

static void add_word(struct satz_gaps *gaps, const struct satz_linear *model, size_t begin, size_t end) {
    gaps->words = satz_memory_grow(gaps->words, &gaps->capacity, gaps->count + 1, sizeof *gaps->words);
    struct satz_gap_word *word = &gaps->words[gaps->count++];
    struct satz_slice run = satz_slice_sub(gaps->text, begin, end);
    size_t most = run.size < SATZ_RULES_WORD_LIMIT ? run.size : satz_utf8_floor(run, SATZ_RULES_WORD_LIMIT);
    *word = (struct satz_gap_word){ .begin = begin, .end = end, .word = satz_word_look(satz_slice_sub(run, 0, most)) };
    word->before = glue_of(run, false);
    word->after = glue_of(run, true);
    word->small = known(model, SATZ_WORD_USE_SMALL, word->word.small);
    word->first = known(model, SATZ_WORD_USE_FIRST, word->word.small);
    word->second = known(model, SATZ_WORD_USE_SECOND, word->word.small);
    word->last = known(model, SATZ_WORD_USE_LAST, word->word.small);
}

size_t satz_gaps_read(struct satz_gaps *gaps, const struct satz_linear *model, struct satz_slice text, size_t begin,
                      size_t end) {
    gaps->text = text;
    gaps->count = 0;
    for (size_t at = begin, size; at < end && gaps->count < SATZ_GAPS_WORDS;) {
        while (at < end && satz_char_is_space(satz_utf8_decode_checked(text.data + at, &size)))
            at += size;
        begin = at;
        while (at < end && !satz_char_is_space(satz_utf8_decode_checked(text.data + at, &size)))
            at += size;
        if (at > begin)
            add_word(gaps, model, begin, at);
        begin = at;
    }
    return begin;
}

static bool is_quote(uint32_t character) {
    return character == '"' || character == 0xAB || character == 0xBB || (character >= 0x201A && character <= 0x201F) ||
           character == 0x2039 || character == 0x203A;
}

static bool is_opener(uint32_t character) {
    return character == '(' || character == '[' || character == '{' || character == 0x201E || character == 0x201A;
}

bool satz_gap_is_candidate(const struct satz_gaps *gaps, size_t index) {
    const struct satz_gap_word *word = &gaps->words[index], *next = word + 1;
    if (index + 1 >= gaps->count || !word->word.text.size || !next->word.text.size)
        return false;
    /* After a colon the marks decide. */
    if (word->after == ',' || word->after == ':' || word->after == ';' || word->after == '-' || word->after == 0x2013 || word->after == '/' ||
        is_opener(word->after))
        return false;
    size_t size;
    uint32_t first = satz_utf8_decode_checked(next->word.text.data, &size);
    return !satz_char_is_lower(first);
}

static bool is_verb(const struct satz_gap_word *word) {
    return word->second > 0 && (word->word.look == SATZ_LOOK_SMALL);
}

static uint32_t log_of(size_t size) {
    static const uint8_t steps[] = { 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30 };
    uint32_t step = 0;
    while (step < sizeof steps && size > steps[step])
        step++;
    return step;
}

static uint32_t mark_class(uint32_t character) {
    return is_quote(character) ? '"' : character;
}

static void look_left(const struct satz_gaps *gaps, size_t start, size_t index, uint32_t *atoms,
                      struct satz_features *features) {
    size_t from = index - start < WINDOW ? start : index + 1 - WINDOW;
    uint32_t verbs = 0, last = 0, commas = 0, smalls = 0, quote = 0, bracket = 0;
    for (size_t i = from; i <= index; i++) {
        const struct satz_gap_word *word = &gaps->words[i];
        if (is_verb(word)) {
            verbs++;
            last = (uint32_t)(index - i) + 1;
        }
        commas += word->after == ',';
        if (word->word.look == SATZ_LOOK_SMALL) {
            smalls++;
            satz_features_add_one(features, 1, word->word.small);
        }
        quote = is_quote(word->after) ? 0 : is_quote(word->before) ? 1 : quote;
        bracket = word->after == ')' || word->after == ']' ? 0 : is_opener(word->before) ? 1 : bracket;
        if (word->word.small == gaps->words[index + 1].word.small)
            atoms[REPEATED] = 1;
    }
    atoms[VERBS] = verbs < 2 ? verbs : 2;
    atoms[LAST_VERB] = log_of(last);
    atoms[COMMAS] = commas < 2 ? commas : 2;
    atoms[SMALLS] = log_of(smalls);
    atoms[OPEN] = quote << 1 | bracket;
}

static void look_right(const struct satz_gaps *gaps, size_t index, uint32_t *atoms, struct satz_features *features) {
    uint32_t verb = 0, length = 0, end = 'w';
    for (size_t i = index + 1; i < gaps->count && length < WINDOW; i++) {
        const struct satz_gap_word *word = &gaps->words[i];
        length++;
        if (!verb && is_verb(word))
            verb = 1 + log_of(length);
        if (word->word.look == SATZ_LOOK_SMALL)
            satz_features_add_one(features, 2, word->word.small);
        if (word->after && word->after < 128 && strchr(",;:.!?", (int)word->after)) {
            end = word->after;
            break;
        }
        if (i + 1 == gaps->count)
            end = 'E';
    }
    atoms[RIGHT_VERB] = verb;
    atoms[RIGHT_END] = end << 4 | log_of(length);
}

/* In Korean the last syllables tell a predicate, and with it an end. */
static void look_at_tail(const struct satz_gaps *gaps, const struct satz_gap_word *word, uint32_t *atoms) {
    size_t size, begin = word->begin, end = (size_t)(word->word.text.data - gaps->text.data) + word->word.text.size;
    atoms[WORD_TAIL] = satz_utf8_decode_before(gaps->text, end, &size);
    uint32_t other = end - size > begin ? satz_utf8_decode_before(gaps->text, end - size, &size) : 0;
    atoms[WORD_TAILS] = atoms[WORD_TAIL] * 31 + other;
}

static void look_near(const struct satz_gaps *gaps, size_t start, size_t index, uint32_t *atoms) {
    static const struct satz_gap_word none = { .word = { .look = 99 } };
    const struct satz_gap_word *word = &gaps->words[index], *next = word + 1;
    const struct satz_gap_word *before = index > start ? word - 1 : &none, *fourth = index > start + 1 ? word - 2 : &none;
    const struct satz_gap_word *second = index + 2 < gaps->count ? word + 2 : &none;
    const struct satz_gap_word *third = index + 3 < gaps->count ? word + 3 : &none;
    size_t size;
    uint32_t first = satz_utf8_decode_checked(next->word.text.data, &size);
    atoms[KIND] = satz_char_is_upper(first) ? 1u : satz_char_is_digit(first) ? 2u : 3u;
    atoms[LAST_MARK] = mark_class(word->after);
    atoms[NEXT_OPENER] = mark_class(next->before);
    atoms[NEXT_MARK] = mark_class(next->after);
    atoms[WORD] = word->word.small;
    atoms[WORD_LOOK] = word->word.look;
    atoms[WORD_SMALL] = word->small;
    atoms[WORD_SUFFIX] = word->word.suffix;
    atoms[WORD_LAST] = word->last;
    look_at_tail(gaps, word, atoms);
    atoms[NEXT] = next->word.small;
    atoms[NEXT_LOOK] = next->word.look;
    atoms[NEXT_SMALL] = next->small;
    atoms[NEXT_SUFFIX] = next->word.suffix;
    atoms[NEXT_FIRST] = next->first;
    atoms[SECOND] = second->word.small;
    atoms[SECOND_LOOK] = second->word.look;
    atoms[SECOND_SMALL] = second->small;
    atoms[SECOND_VERB] = is_verb(second) ? second->second : 0;
    atoms[SECOND_SUFFIX] = second->word.suffix;
    atoms[THIRD] = third->word.small;
    atoms[THIRD_LOOK] = third->word.look;
    atoms[THIRD_VERB] = is_verb(third) ? third->second : 0;
    atoms[BEFORE] = before->word.small;
    atoms[BEFORE_LOOK] = before->word.look;
    atoms[BEFORE_SMALL] = before->small;
    atoms[FOURTH_LOOK] = fourth->word.look;
}

void satz_features_at_gap(const struct satz_gaps *gaps, size_t start, size_t index, struct satz_features *features) {
    uint32_t atoms[ATOMS] = { 0 };
    struct satz_features bag = { .count = 0 };
    look_near(gaps, start, index, atoms);
    look_left(gaps, start, index, atoms, &bag);
    look_right(gaps, index, atoms, &bag);
    atoms[LENGTH] = log_of(index + 1 - start);
    atoms[START] = gaps->words[start].word.small;
    atoms[START_LOOK] = gaps->words[start].word.look;
    atoms[FROM] = start > 0;
    uint32_t end = gaps->words[gaps->count - 1].after;
    atoms[TILL] = end == '.' || end == '!' || end == '?' || is_quote(end);
    *features = (struct satz_features){ .count = 0 };
    satz_features_add(features, &templates, 4000, atoms, ATOMS);
    memcpy(features->hashes + features->count, bag.hashes, bag.count * sizeof *bag.hashes);
    features->count += bag.count;
}
