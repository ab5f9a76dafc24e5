#include "segment/phrases.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define NEAR_CLAUSE 3 /* words from the start in which one that opens a clause is sought */
#define NEAR_MAIN 7   /* and one that stands in the clause after */
#define BACK 6        /* phrases back over which verbs are counted */

#define VERBS (SATZ_CLASS_VERB | SATZ_CLASS_SAYS | SATZ_CLASS_QUALITY | SATZ_CLASS_COPULA)
#define VERBS_PROPER (SATZ_CLASS_VERB | SATZ_CLASS_SAYS | SATZ_CLASS_COPULA)

/* Tags of words that have no class: over all sets of classes. */
#define TAG_UNKNOWN ((uint32_t)1 << 28)
#define TAG_LONG ((uint32_t)2 << 28)
#define TAG_OTHER ((uint32_t)3 << 28)
#define LONG 8 /* code points of an unknown word */

/* ---- reading ---- */

void satz_phrases_release(struct satz_phrases *phrases) {
    free(phrases->items);
    *phrases = (struct satz_phrases){ .items = NULL };
}

static uint32_t add_to_hash(uint32_t hash, uint32_t character) {
    return (hash ^ character) * 0x9E3779B1u ^ hash >> 15;
}

static bool is_quote(uint32_t character) {
    return character == '"' || character == '\'' || character == 0xAB || character == 0xBB ||
           (character >= 0x2018 && character <= 0x201F);
}

/* What kind of character it is: a small number for letters, digits and marks that pair, else itself. */
static uint32_t kind_of(uint32_t character) {
    if (character == 0xE46 || character == 0xE2F)
        return character;
    if (satz_char_is_digit(character))
        return 'd';
    if (character >= 0xE01 && character <= 0xE5B)
        return 'T';
    if (satz_char_is_letter(character))
        return satz_char_is_upper(character) ? 'U' : 'l';
    if (character == '[' || character == '{')
        return '(';
    if (character == ']' || character == '}')
        return ')';
    return is_quote(character) ? '"' : character;
}

static uint32_t note_mark(uint32_t open, uint32_t character) {
    switch (character) {
    case 0x201C:
    case 0xAB: return open | 1;
    case 0x201D:
    case 0xBB: return open & ~1u;
    case '"': return open ^ 2;
    case '(':
    case '[': return open | 4;
    case ')':
    case ']': return open & ~4u;
    default: return open;
    }
}

/* Hash and tag of a word; its marks change `*open`. O(size). */
static struct satz_phrase_word look_at(struct satz_slice text, const struct satz_class_word *class, uint32_t *open,
                                       uint32_t *letters) {
    size_t size;
    uint32_t first = satz_utf8_decode_checked(text.data, &size), hash = 1, count = 0;
    for (size_t at = 0; at < text.size; at += size, count++) {
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        hash = add_to_hash(hash, character);
        *open = note_mark(*open, character);
    }
    *letters += count;
    uint32_t tag = class->set ? class->set
                   : satz_class_letter(first) ? (count < LONG ? TAG_UNKNOWN : TAG_LONG)
                                              : TAG_OTHER | kind_of(first);
    return (struct satz_phrase_word){ hash, tag };
}

static void add_function(struct satz_phrase *phrase, uint32_t hash) {
    for (uint32_t i = 0; i < phrase->functions; i++)
        if (phrase->function[i] == hash)
            return;
    if (phrase->functions < SATZ_PHRASE_FUNCTION)
        phrase->function[phrase->functions++] = hash;
}

static uint32_t least(uint32_t value, uint32_t most) {
    return value < most ? value : most;
}

/* Notes the classes of word `number` of the phrase. */
static void note_classes(struct satz_phrase *phrase, uint32_t number, uint32_t hash, unsigned classes) {
    uint32_t place = least(number, SATZ_PHRASE_NONE - 1);
    phrase->verbs += (classes & VERBS) != 0;
    phrase->auxiliaries += (classes & SATZ_CLASS_AUXILIARY) != 0;
    phrase->speaks = phrase->speaks || classes & SATZ_CLASS_SPEECH;
    if (classes & VERBS_PROPER)
        phrase->verb = least(phrase->verb, place);
    if (classes & SATZ_CLASS_AUXILIARY)
        phrase->auxiliary = least(phrase->auxiliary, place);
    if (classes & SATZ_CLASS_CLAUSE && number < NEAR_CLAUSE && !phrase->clause)
        phrase->clause = hash;
    if (classes & SATZ_CLASS_MAIN && number < NEAR_MAIN && !phrase->main)
        phrase->main = hash;
    if (classes & SATZ_CLASS_FUNCTION)
        add_function(phrase, hash);
}

/* Notes word `number` of the phrase. */
static void note_word(struct satz_phrase *phrase, uint32_t number, struct satz_phrase_word word, unsigned classes) {
    if (number < SATZ_PHRASE_FIRST)
        phrase->first[number] = word;
    memmove(phrase->last + 1, phrase->last, (SATZ_PHRASE_LAST - 1) * sizeof *phrase->last);
    phrase->last[0] = word;
    phrase->spoken = (classes & SATZ_CLASS_SPEECH) != 0;
    if (classes)
        note_classes(phrase, number, word.hash, classes);
}

static void read_phrase(const struct satz_phrases *phrases, struct satz_phrase *phrase, size_t begin, size_t end,
                        uint32_t open) {
    struct satz_slice text = satz_slice_sub(phrases->text, begin, end);
    *phrase = (struct satz_phrase){ .begin = begin, .end = end, .verb = SATZ_PHRASE_NONE, .auxiliary = SATZ_PHRASE_NONE };
    uint32_t number = 0;
    for (size_t at = 0, next; at < text.size; at = next) {
        struct satz_class_word class;
        next = satz_classes_cut(&phrases->rules->classes, text, at, &class);
        struct satz_phrase_word word = look_at(satz_slice_sub(text, at, next), &class, &open, &phrase->letters);
        phrase->first_size = number ? phrase->first_size : next;
        phrase->last_size = next - at;
        note_word(phrase, number++, word, class.classes);
    }
    phrase->open = (uint8_t)open;
}

static size_t pass(struct satz_slice text, size_t at, bool blanks) {
    size_t size;
    while (at < text.size && satz_char_is_space(satz_utf8_decode_checked(text.data + at, &size)) == blanks)
        at += size;
    return at;
}

size_t satz_phrases_read(struct satz_phrases *phrases, const struct satz_rules *rules, struct satz_slice text, size_t begin) {
    uint64_t letters = 0;
    uint32_t open = 0;
    phrases->rules = rules;
    phrases->text = text;
    phrases->count = 0;
    begin = pass(text, begin, true);
    while (begin < text.size && phrases->count < SATZ_PHRASES_LIMIT) {
        size_t end = pass(text, begin, false);
        phrases->items = satz_memory_grow(phrases->items, &phrases->capacity, phrases->count + 1, sizeof *phrases->items);
        struct satz_phrase *phrase = &phrases->items[phrases->count++];
        read_phrase(phrases, phrase, begin, end, open);
        open = phrase->open;
        letters += phrase->letters;
        begin = pass(text, end, true);
    }
    phrases->mean = phrases->count ? (uint32_t)(letters / phrases->count) : 0;
    return begin < text.size ? phrases->items[phrases->count - 1].begin : text.size;
}

/* ---- the rules ---- */

enum satz_reason satz_phrases_judge(const struct satz_phrases *phrases, size_t index, bool *ends) {
    const struct satz_rules *rules = phrases->rules;
    const struct satz_phrase *left = &phrases->items[index], *right = left + 1;
    size_t size;
    *ends = true;
    if (satz_rules_mark(rules, satz_utf8_decode_before(phrases->text, left->end, &size)) & SATZ_MARK_ENDS)
        return SATZ_REASON_STRONG;
    struct satz_slice last = satz_slice_sub(phrases->text, left->end - left->last_size, left->end);
    struct satz_slice first = satz_slice_sub(phrases->text, right->begin, right->begin + right->first_size);
    *ends = satz_rules_word(rules, last) & SATZ_WORD_BLANK_AFTER || satz_rules_word(rules, first) & SATZ_WORD_BLANK_BEFORE;
    return *ends ? SATZ_REASON_PARTICLE : SATZ_REASON_BLANK;
}

/* ---- features ---- */

/* What is seen: L the phrase before the blank, R the one after, S the sentence's first. */
enum atom {
    NOTHING,
    PREFIX1, PREFIX2, PREFIX3, PREFIX4,                                            /* of R, in code points */
    SUFFIX2, SUFFIX3, SUFFIX4,                                                     /* of R */
    L_LAST, L_FIRST, R_FIRST, R_LAST,                                              /* words */
    L_TAG, L_TAG2, L_TAG3, R_TAG, R_TAG2, R_TAG3, R_TAG4,                          /* classes of words */
    L_LENGTH, R_LENGTH, BEFORE_LENGTH, AFTER_LENGTH,                               /* of phrases */
    L_RATIO, R_RATIO,                                                              /* length against the mean */
    L_VERB, R_VERB, L_VERBS, L_AUXILIARIES, R_VERBS, R_AUXILIARIES,                /* has one; how many */
    L_CLAUSE, L_CLAUSED, R_MAIN,                                                   /* what opens a clause */
    L_KIND, L_KIND2, R_KIND, R_KIND2, R_KIND_LAST,                                 /* of characters */
    OPEN, OPENED,                                                                  /* quotation marks, brackets */
    R_SPOKEN, R_SPEAKS,
    R_VERB_AT, R_VERB_NEAR, R_AUXILIARY_AT,                                        /* how far off the first is */
    S_CLAUSE, S_CLAUSED, S_TAG, S_PHRASES,                                         /* how many it has */
    S_VERBS, S_AUXILIARIES, S_VERBS3, S_AUXILIARIES2,
    ATOMS
};

static const char *const atom_names[ATOMS] = {
    "", "next-1", "next-2", "next-3", "next-4", "end-2", "end-3", "end-4",
    "last", "first", "next", "next-last",
    "class", "class-but-one", "class-but-two", "next-class", "second-class", "third-class", "fourth-class",
    "length", "next-length", "length-before", "length-after",
    "ratio", "next-ratio",
    "verb", "next-verb", "verbs", "auxiliaries", "next-verbs", "next-auxiliaries",
    "clause", "claused", "main",
    "sign", "signs", "next-sign", "next-signs", "next-end-sign",
    "open", "opened",
    "next-spoken", "next-speaks",
    "verb-at", "verb-near", "auxiliary-at",
    "start-clause", "start-claused", "start-class", "phrases",
    "verbs-so-far", "auxiliaries-so-far", "some-verbs-so-far", "some-auxiliaries-so-far",
};

static const satz_template items[] = {
    { NOTHING },
    { PREFIX1 }, { PREFIX2 }, { PREFIX3 }, { PREFIX4 }, { SUFFIX2 }, { SUFFIX3 }, { SUFFIX4 },
    { L_LAST }, { R_FIRST }, { L_FIRST }, { R_LAST },
    { L_TAG }, { L_TAG2, L_TAG }, { L_TAG3, L_TAG2, L_TAG },
    { R_TAG }, { R_TAG, R_TAG2 }, { R_TAG, R_TAG2, R_TAG3 }, { R_TAG, R_TAG2, R_TAG3, R_TAG4 },
    { L_TAG, R_TAG }, { L_TAG, R_TAG, R_TAG2 }, { L_TAG2, L_TAG, R_TAG },
    { R_TAG, L_LENGTH }, { R_TAG, R_LENGTH }, { L_TAG, L_LENGTH },
    { L_LENGTH }, { R_LENGTH }, { L_LENGTH, R_LENGTH }, { BEFORE_LENGTH }, { AFTER_LENGTH },
    { L_RATIO }, { R_RATIO },
    { L_VERB, L_LENGTH }, { R_VERB, R_LENGTH }, { L_VERBS, L_AUXILIARIES, R_VERBS, R_AUXILIARIES },
    { L_CLAUSE }, { L_CLAUSE, L_LENGTH }, { L_CLAUSE, R_MAIN }, { L_CLAUSED, R_MAIN }, { L_CLAUSE, R_TAG }, { R_MAIN },
    { L_KIND, R_KIND }, { L_KIND2 }, { R_KIND2 }, { R_KIND_LAST },
    { OPEN }, { OPENED, L_LENGTH }, { OPEN, R_KIND },
    { R_SPOKEN, R_LENGTH }, { R_SPEAKS, R_LENGTH },
    { R_VERB_AT }, { R_AUXILIARY_AT }, { R_TAG, R_VERB_NEAR },
    { S_CLAUSE, S_PHRASES }, { S_CLAUSED, S_PHRASES, R_MAIN }, { S_CLAUSED, S_PHRASES, R_TAG },
    { S_TAG, S_PHRASES, R_TAG },
    { S_VERBS, S_AUXILIARIES }, { S_VERBS3, S_AUXILIARIES2, R_TAG },
};

static const struct satz_templates templates = { items, sizeof items / sizeof *items, atom_names };
_Static_assert(sizeof items / sizeof *items + 2 * SATZ_PHRASE_FUNCTION + 64 <= SATZ_FEATURES_LIMIT, "room for all features");
_Static_assert(ATOMS <= SATZ_ATOMS_LIMIT, "room for all atoms");

/* Twice the logarithm of `number` to base 2, rounded down. */
static uint32_t half_log(uint64_t number) {
    uint32_t log = 0;
    for (number *= number; number > 1; number >>= 1)
        log++;
    return log;
}

static uint32_t length_of(const struct satz_phrase *phrase) {
    return least(half_log((uint64_t)phrase->letters + 1), 12);
}

/* Twice the logarithm of a ratio, rounded, from 0 to 13 with 7 for 1. */
static uint32_t ratio_of(uint64_t number, uint64_t to) {
    uint64_t limited = number < (1u << 20) ? number : 1u << 20, scaled = limited * limited * 90;
    uint32_t ratio = 0; /* 90 is 64 times the root of 2: what is rounded down has been raised by a half */
    for (to *= to; ratio < 13 && scaled >= to << ratio; ratio++)
        ;
    return ratio;
}

static void look_at_words(const struct satz_phrase *left, const struct satz_phrase *right, uint32_t *atoms) {
    atoms[L_LAST] = left->last[0].hash;
    atoms[L_FIRST] = left->first[0].hash;
    atoms[R_FIRST] = right->first[0].hash;
    atoms[R_LAST] = right->last[0].hash;
    atoms[L_TAG] = left->last[0].tag;
    atoms[L_TAG2] = left->last[1].tag;
    atoms[L_TAG3] = left->last[2].tag;
    for (size_t i = 0; i < SATZ_PHRASE_FIRST; i++)
        atoms[R_TAG + i] = right->first[i].tag;
}

static void look_at_characters(const struct satz_phrases *phrases, const struct satz_phrase *left,
                               const struct satz_phrase *right, uint32_t *atoms) {
    struct satz_slice text = phrases->text;
    uint32_t hash = 1, count = 0;
    size_t size;
    for (size_t at = right->begin; at < right->end && count < 4; at += size, count++) {
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        hash = add_to_hash(hash, character);
        atoms[PREFIX1 + count] = hash;
        if (count < 2)
            atoms[R_KIND2] = atoms[R_KIND2] << 11 ^ kind_of(character);
        if (!count)
            atoms[R_KIND] = kind_of(character);
    }
    hash = 1;
    count = 0;
    for (size_t at = right->end; at > right->begin && count < 4; at -= size, count++) {
        uint32_t character = satz_utf8_decode_before(text, at, &size);
        hash = add_to_hash(hash, character);
        if (count)
            atoms[SUFFIX2 + count - 1] = hash;
        else
            atoms[R_KIND_LAST] = kind_of(character);
    }
    count = 0;
    for (size_t at = left->end; at > left->begin && count < 2; at -= size, count++) {
        uint32_t kind = kind_of(satz_utf8_decode_before(text, at, &size));
        atoms[L_KIND] = count ? atoms[L_KIND] : kind;
        atoms[L_KIND2] = atoms[L_KIND2] << 11 ^ kind;
    }
}

static void look_at_shape(const struct satz_phrases *phrases, size_t index, uint32_t *atoms) {
    const struct satz_phrase *left = &phrases->items[index], *right = left + 1;
    atoms[L_LENGTH] = length_of(left);
    atoms[R_LENGTH] = length_of(right);
    atoms[BEFORE_LENGTH] = index ? length_of(left - 1) : 13;
    atoms[AFTER_LENGTH] = index + 2 < phrases->count ? length_of(right + 1) : 13;
    atoms[L_RATIO] = ratio_of(left->letters, phrases->mean);
    atoms[R_RATIO] = ratio_of(right->letters, phrases->mean);
    atoms[L_VERB] = left->verbs > 0;
    atoms[R_VERB] = right->verbs > 0;
    atoms[L_VERBS] = least(left->verbs, 3);
    atoms[L_AUXILIARIES] = least(left->auxiliaries, 2);
    atoms[R_VERBS] = least(right->verbs, 3);
    atoms[R_AUXILIARIES] = least(right->auxiliaries, 2);
    atoms[L_CLAUSE] = left->clause;
    atoms[L_CLAUSED] = left->clause != 0;
    atoms[R_MAIN] = right->main;
    atoms[OPEN] = left->open;
    atoms[OPENED] = left->open != 0;
    atoms[R_SPOKEN] = right->spoken;
    atoms[R_SPEAKS] = right->speaks;
    atoms[R_VERB_AT] = least(right->verb, 6);
    atoms[R_VERB_NEAR] = least(right->verb, 4);
    atoms[R_AUXILIARY_AT] = least(right->auxiliary, 6);
}

/* What the sentence so far has. */
static void look_at_start(const struct satz_phrases *phrases, size_t start, size_t index, uint32_t *atoms) {
    const struct satz_phrase *first = &phrases->items[start];
    uint32_t verbs = 0, auxiliaries = 0;
    for (size_t i = index - start < BACK ? start : index + 1 - BACK; i <= index; i++) {
        verbs += phrases->items[i].verbs;
        auxiliaries += phrases->items[i].auxiliaries;
    }
    atoms[S_CLAUSE] = first->clause;
    atoms[S_CLAUSED] = first->clause != 0;
    atoms[S_TAG] = first->first[0].tag;
    atoms[S_PHRASES] = index - start < 3 ? (uint32_t)(index - start) : 3;
    atoms[S_VERBS] = least(verbs, 5);
    atoms[S_AUXILIARIES] = least(auxiliaries, 3);
    atoms[S_VERBS3] = least(verbs, 3);
    atoms[S_AUXILIARIES2] = least(auxiliaries, 2);
}

/* The lowest class of a set, which is taken off it; a tag that is none is a class of its own. */
static uint32_t take_class(uint32_t *set) {
    uint32_t class = *set < TAG_UNKNOWN ? *set & (~*set + 1) : *set;
    *set ^= class;
    return class;
}

/* Each class of the words beside the blank by itself, and with each of the other's. */
static void add_classes(const uint32_t *atoms, struct satz_features *features) {
    uint32_t others = atoms[R_TAG];
    while (others) {
        uint32_t other = take_class(&others), set = atoms[L_TAG];
        satz_features_add_one(features, 11, other);
        satz_features_add_one(features, 12, add_to_hash(other, atoms[L_LENGTH]));
        satz_features_add_one(features, 13, add_to_hash(other, atoms[R_LENGTH]));
        while (set)
            satz_features_add_one(features, 14, add_to_hash(other, take_class(&set)));
    }
    for (uint32_t set = atoms[L_TAG]; set;) {
        uint32_t class = take_class(&set);
        satz_features_add_one(features, 15, class);
        satz_features_add_one(features, 16, add_to_hash(class, atoms[L_LENGTH]));
    }
}

void satz_features_at_blank(const struct satz_phrases *phrases, size_t start, size_t index, struct satz_features *features) {
    const struct satz_phrase *left = &phrases->items[index], *right = left + 1;
    uint32_t atoms[ATOMS] = { 0 };
    look_at_words(left, right, atoms);
    look_at_characters(phrases, left, right, atoms);
    look_at_shape(phrases, index, atoms);
    look_at_start(phrases, start, index, atoms);
    *features = (struct satz_features){ .count = 0 };
    satz_features_add(features, &templates, 5000, atoms, ATOMS);
    add_classes(atoms, features);
    for (uint32_t i = 0; i < left->functions; i++)
        satz_features_add_one(features, 17, left->function[i]);
    for (uint32_t i = 0; i < right->functions; i++)
        satz_features_add_one(features, 18, right->function[i]);
}
