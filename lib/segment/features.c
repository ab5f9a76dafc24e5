#include "segment/features.h"

#include "base/search.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* What is seen: each is a number. */
enum atom {
    NOTHING,
    MARK,         /* the marks */
    CLOSERS,      /* the kinds of closers after them */
    GLUE,         /* the character before the mark where it is none of a word */
    WORD,         /* the word before, small */
    WORD_EXACT,   /* as it stands */
    WORD_LOOK,
    WORD_LENGTH,
    WORD_SUFFIX,
    WORD_ROLES,   /* as an abbreviation, by the rules' data */
    WORD_DOTS,    /* how often a full stop follows it */
    NUMBER,       /* the size of a number */
    BEFORE,       /* the word before the word before */
    BEFORE_LOOK,
    BEFORE_ROLES,
    BEFORE_GLUE,  /* the character that ends it, where it is none of a word */
    NEXT,         /* the word after */
    NEXT_LOOK,
    NEXT_ROLES,
    NEXT_SMALL,   /* how often it is written small */
    NEXT_GLUE,    /* the character after it, where it is none of a word */
    OPENER,       /* the character before it, where it is no blank */
    SECOND,       /* the word after that */
    SECOND_LOOK,
    QUOTATION,    /* whether one is open */
    FIRST,        /* whether the word is its sentence's first; whether a bracket is open before it */
    LENGTH,       /* of the sentence so far */
    GAP,          /* the blanks after the mark */
    RULE,         /* why the rules would end the sentence or not */
    ATOMS
};

static const char *const atom_names[ATOMS] = {
    "",           "mark",         "closers",     "glue",       "word",      "Word",      "look",   "length",
    "suffix",     "roles",        "dots",        "number",     "before",    "before-look", "before-roles", "before-glue",
    "next",       "next-look",    "next-roles",  "next-small", "next-glue", "opener",    "second", "second-look",
    "quotation",  "first",        "sentence",    "gap",        "rule",
};

static const satz_template common_items[] = {
    { NOTHING },
    { MARK },
    { MARK, CLOSERS },
    { MARK, CLOSERS, NEXT_LOOK },
    { RULE },
    { RULE, MARK },
    { RULE, NEXT_SMALL },
    { RULE, NEXT_LOOK },
    { RULE, QUOTATION, CLOSERS },
    { MARK, CLOSERS, OPENER, NEXT_LOOK },
    { MARK, GLUE },
    { MARK, CLOSERS, NEXT },
    { MARK, CLOSERS, NEXT_ROLES },
    { MARK, CLOSERS, NEXT_SMALL },
    { MARK, CLOSERS, NEXT_GLUE },
    { MARK, CLOSERS, QUOTATION },
    { QUOTATION, MARK, CLOSERS, NEXT_LOOK },
    { NEXT },
    { GAP, MARK },
    { LENGTH, MARK },
    { LENGTH, CLOSERS, NEXT_LOOK },
};

/* Where the mark is a single full stop. */
static const satz_template stop_items[] = {
    { WORD_EXACT },
    { WORD },
    { WORD_LOOK },
    { WORD_LOOK, NEXT_LOOK },
    { WORD_LENGTH, WORD_LOOK },
    { WORD, NEXT_LOOK },
    { WORD_LOOK, NEXT },
    { BEFORE, WORD_LOOK },
    { BEFORE, WORD_LOOK, NEXT_LOOK },
    { BEFORE_LOOK, WORD_LOOK, NEXT_LOOK },
    { WORD_SUFFIX, WORD_LOOK },
    { WORD_DOTS, NEXT_LOOK },
    { WORD_DOTS, NEXT_SMALL },
    { WORD_LOOK, NEXT_SMALL },
    { WORD_ROLES, NEXT_LOOK },
    { WORD_ROLES, NEXT_SMALL },
    { WORD_ROLES, NEXT_ROLES },
    { WORD_ROLES, BEFORE_ROLES, NEXT_LOOK },
    { NUMBER, NEXT_LOOK, NEXT_ROLES },
    { NUMBER, BEFORE },
    { NUMBER, BEFORE_ROLES, NEXT_SMALL },
    { FIRST, WORD_LOOK },
    { FIRST, WORD_LOOK, NEXT_LOOK },
    { SECOND_LOOK, WORD_LOOK },
    { NEXT_GLUE, WORD_LOOK },
    { BEFORE_LOOK, WORD_LOOK, NEXT_SMALL },
    { BEFORE_GLUE, WORD_LOOK, NEXT_SMALL },
    { RULE, WORD_DOTS },
    { RULE, BEFORE_ROLES },
    { WORD_LOOK, OPENER, QUOTATION },
};

/* Where it is any other. */
static const satz_template mark_items[] = {
    { MARK, WORD_LOOK },
    { MARK, WORD },
    { WORD, CLOSERS },
    { QUOTATION, CLOSERS, NEXT },
    { MARK, CLOSERS, SECOND_LOOK },
    { MARK, CLOSERS, SECOND },
    { MARK, CLOSERS, WORD_DOTS },
    { MARK, CLOSERS, NEXT_LOOK, NEXT_SMALL },
};

#define COUNT(items) (sizeof(items) / sizeof *(items))
static const struct satz_templates common = { common_items, COUNT(common_items), atom_names };
static const struct satz_templates at_stop = { stop_items, COUNT(stop_items), atom_names };
static const struct satz_templates at_mark = { mark_items, COUNT(mark_items), atom_names };
_Static_assert(COUNT(common_items) + COUNT(stop_items) <= SATZ_FEATURES_LIMIT, "room for all features");
_Static_assert(COUNT(common_items) + COUNT(mark_items) <= SATZ_FEATURES_LIMIT, "room for all features");
_Static_assert(ATOMS <= SATZ_ATOMS_LIMIT, "room for all atoms");

#define SPREAD 0x9E3779B97F4A7C15u

static inline uint64_t turn(uint64_t value, unsigned bits) {
    return value << bits | value >> (64 - bits);
}

uint32_t satz_word_key(enum satz_word_use use, uint32_t word) {
    return (uint32_t)((word + (uint64_t)(use + 1) * 0x85EBCA6Bu) * SPREAD >> 32);
}

#define INLINE static inline __attribute__((always_inline))

INLINE uint64_t spread_atom(const uint32_t *atoms, size_t index) {
    return (atoms[index] + index * 0x85EBCA6Bu) * SPREAD;
}

/* One multiplication an atom and one a feature: the sum of a feature's atoms, each turned to its place, is hashed. */
INLINE uint32_t hash_of(const uint8_t *item, const uint64_t *spread, uint64_t seed) {
    uint64_t sum = spread[item[0]] + turn(spread[item[1]], 16) + turn(spread[item[2]], 32) + turn(spread[item[3]], 48);
    return (uint32_t)((sum + seed) * SPREAD >> 32);
}

void satz_features_add(struct satz_features *features, const struct satz_templates *templates, uint32_t seed,
                       const uint32_t *atoms, size_t atom_count) {
    uint64_t spread[SATZ_ATOMS_LIMIT];
    uint32_t *hashes = features->hashes + features->count;
    for (size_t i = 0; i < atom_count; i++)
        spread[i] = spread_atom(atoms, i);
    for (size_t i = 0; i < templates->count; i++)
        hashes[i] = hash_of(templates->items[i], spread, seed + (uint64_t)i);
    features->count += templates->count;
    features->templates[features->template_count++] = templates;
}

/* The weights of a list that the compiler knows, which it rolls out: what an atom contributes becomes a constant's place. */
INLINE int32_t sum_of(const struct satz_linear_table *table, const satz_template *items, size_t count, uint64_t seed,
                      const uint64_t *spread) {
    int32_t sum = 0;
#pragma GCC unroll 32
    for (size_t i = 0; i < count; i++)
        sum += satz_linear_weight(table, hash_of(items[i], spread, seed + i));
    return sum;
}

void satz_features_add_one(struct satz_features *features, uint32_t kind, uint32_t value) {
    if (features->count < SATZ_FEATURES_LIMIT)
        features->hashes[features->count++] = (uint32_t)((value + (uint64_t)(kind + 99) * 0x85EBCA6Bu) * SPREAD >> 32);
}

/* ---- the atoms ---- */

static uint32_t char_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size ? satz_utf8_decode(text, at, &size) : 0;
}

static uint32_t char_before(struct satz_slice text, size_t at) {
    size_t size;
    return at ? satz_utf8_decode_before(text, at, &size) : 0;
}

/* A character that is none of a word's, nor a blank; 0 where it is. */
static uint32_t glue_of(uint32_t character) {
    return !character || satz_char_is_word(character) || satz_char_is_space(character) ? 0 : character;
}

static bool is_quote(uint32_t character) {
    return character == '"' || character == 0xAB || character == 0xBB || (character >= 0x201A && character <= 0x201F) ||
           character == 0x2039 || character == 0x203A || (character >= 0x300A && character <= 0x300F);
}

/* The marks: the first and the last, and whether there are more than two. */
static uint32_t mark_of(const struct satz_place *place) {
    uint32_t first = char_at(place->text, place->mark), last = first;
    size_t count = 0, size;
    for (size_t at = place->mark; at < place->end && count < 4; at += size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        if (!(satz_rules_mark(place->rules, character) & SATZ_MARK_ENDS))
            break;
        last = character;
        count++;
    }
    return first << 11 ^ last << 2 ^ (uint32_t)(count < 3 ? count : 3);
}

/* Kinds of closers: a quotation mark, a bracket, a footnote, another. */
static uint32_t closers_of(const struct satz_place *place) {
    uint32_t kinds = 0;
    size_t size;
    for (size_t at = place->mark; at < place->end && at < place->mark + 16; at += size) {
        uint32_t character = satz_utf8_decode(place->text, at, &size);
        if (satz_rules_mark(place->rules, character) & SATZ_MARK_ENDS)
            continue;
        kinds |= is_quote(character) || character == '\'' || character == 0x2019 || character == 0x2018 ? 1u
                 : character == ')' || character == ']' || character == '}'                           ? 2u
                 : satz_char_is_word(character)                                                       ? 4u
                                                                                                      : 8u;
    }
    return kinds;
}

static uint32_t number_of(const struct satz_word *word) {
    uint32_t value = 0;
    if (word->look != SATZ_LOOK_DIGITS)
        return 0;
    if (word->text.size > 4)
        return 7;
    for (size_t i = 0; i < word->text.size; i++)
        value = value * 10 + (uint32_t)(word->text.data[i] - '0');
    return value == 0 ? 1u : value <= 12 ? 2u : value <= 31 ? 3u : value <= 99 ? 4u : value < 1000 ? 5u : 6u;
}

#define QUOTATION_LIMIT 192 /* bytes back; a look stays bounded */

static satz_search_block may_quote(satz_search_block bytes) {
    return (satz_search_block)((bytes == '"') | (bytes == 0xC2) | (bytes == 0xE2) | (bytes == 0xE3));
}

/* Which quotation mark stands last in the sentence so far, and whether the plain ones are odd in number. */
static uint32_t quotation_of(const struct satz_place *place) {
    struct satz_slice text = satz_slice_sub(place->text, 0, place->mark);
    size_t at = place->mark - place->start > QUOTATION_LIMIT ? place->mark - QUOTATION_LIMIT : place->start, size;
    uint32_t last = 0, plain = 0;
    for (; (at = satz_search_find(may_quote, text, at)) < text.size; at++) {
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        plain ^= character == '"';
        last = is_quote(character) ? character : last;
    }
    return last << 1 | plain;
}

static uint32_t log_of(size_t size) {
    uint32_t log = 0;
    for (; size > 1; size /= 2)
        log++;
    return log < 12 ? log : 12;
}

static uint32_t first_of(const struct satz_place *place, const struct satz_word *word) {
    size_t begin = (size_t)(word->text.data - place->text.data);
    uint32_t before = char_before(place->text, begin);
    uint32_t near = begin <= place->start ? 2u : begin <= place->start + 4 ? 1u : 0u;
    return near << 1 | (before == '(' || before == '[');
}

/* Whether there are blanks after it, and of which kind the first is. How many says nothing: tags may have stood there. */
static uint32_t gap_of(const struct satz_place *place) {
    return place->next == place->end ? 0 : char_at(place->text, place->end);
}

/* The run of no blanks after `at`. */
static struct satz_slice run_after(struct satz_slice text, size_t at) {
    size_t end = at, size;
    while (end < text.size && end - at < SATZ_RULES_WORD_LIMIT) {
        unsigned char byte = (unsigned char)text.data[end];
        if (byte > ' ' && byte < 0x80) {
            end++;
            continue;
        }
        if (satz_char_is_space(satz_utf8_decode(text, end, &size)))
            break;
        end += size;
    }
    return satz_slice_sub(text, at, end);
}

static size_t skip_blanks(struct satz_slice text, size_t at) {
    size_t size, limit = at + SATZ_RULES_WORD_LIMIT;
    while (at < text.size && at < limit && satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

static void look_before(const struct satz_place *place, const struct satz_context *context, const struct satz_linear *model,
                        uint32_t *atoms) {
    struct satz_slice text = place->text;
    struct satz_word word = satz_word_look(context->before);
    atoms[GLUE] = glue_of(char_before(text, place->mark));
    atoms[WORD] = word.small;
    atoms[WORD_EXACT] = word.exact;
    atoms[WORD_LOOK] = word.look;
    atoms[WORD_LENGTH] = word.length < 9 ? word.length : 9;
    atoms[WORD_SUFFIX] = word.suffix;
    atoms[WORD_ROLES] = context->roles;
    atoms[WORD_DOTS] = satz_linear_word(model, satz_word_key(SATZ_WORD_USE_DOT, word.exact));
    atoms[NUMBER] = number_of(&word);
    atoms[FIRST] = first_of(place, &word);
    size_t end = satz_blanks_before(text, (size_t)(context->before.data - text.data));
    struct satz_slice run = satz_word_before(place->rules, text, end);
    struct satz_word before = satz_word_look(run);
    atoms[BEFORE] = run.size && end > place->start ? before.small : 0;
    atoms[BEFORE_LOOK] = end > place->start ? before.look : 99;
    atoms[BEFORE_ROLES] = satz_rules_word_lowered(place->rules, run);
    atoms[BEFORE_GLUE] = glue_of(char_before(text, end));
}

static void look_after(const struct satz_place *place, const struct satz_context *context, const struct satz_linear *model,
                       uint32_t *atoms) {
    struct satz_slice text = place->text;
    struct satz_word next = satz_word_look(context->after);
    size_t begin = (size_t)(context->after.data - text.data), end = begin + context->after.size;
    atoms[NEXT] = next.small;
    atoms[NEXT_LOOK] = next.look * 8u + context->shape;
    atoms[NEXT_ROLES] = context->after_roles;
    atoms[NEXT_SMALL] = satz_linear_word(model, satz_word_key(SATZ_WORD_USE_SMALL, next.small));
    atoms[NEXT_GLUE] = glue_of(char_at(text, end));
    atoms[OPENER] = begin > place->next ? char_at(text, place->next) : 0;
    struct satz_word second = satz_word_look(run_after(text, skip_blanks(text, end)));
    atoms[SECOND] = second.small;
    atoms[SECOND_LOOK] = second.look;
}

static void look(const struct satz_place *place, const struct satz_context *context, const struct satz_linear *model,
                 uint32_t atoms[ATOMS]) {
    atoms[NOTHING] = 0;
    look_before(place, context, model, atoms);
    look_after(place, context, model, atoms);
    atoms[MARK] = mark_of(place);
    atoms[CLOSERS] = closers_of(place);
    atoms[QUOTATION] = quotation_of(place);
    atoms[LENGTH] = log_of(place->mark - place->start);
    atoms[GAP] = gap_of(place);
    atoms[RULE] = (uint32_t)context->reason << 1 | context->ends;
}

static bool is_at_stop(const struct satz_place *place, const uint32_t *atoms) {
    return place->marks == 1 && place->roles & SATZ_MARK_STOP && !atoms[CLOSERS];
}

/* Tell the lists apart. */
enum { COMMON_SEED = 1000, STOP_SEED = 2000, MARK_SEED = 3000 };

void satz_features_at_mark(const struct satz_place *place, const struct satz_context *context,
                           const struct satz_linear *model, struct satz_features *features) {
    uint32_t atoms[ATOMS];
    look(place, context, model, atoms);
    features->count = features->template_count = 0;
    satz_features_add(features, &common, COMMON_SEED, atoms, ATOMS);
    if (is_at_stop(place, atoms))
        satz_features_add(features, &at_stop, STOP_SEED, atoms, ATOMS);
    else
        satz_features_add(features, &at_mark, MARK_SEED, atoms, ATOMS);
}

int32_t satz_features_sum_at_mark(const struct satz_place *place, const struct satz_context *context,
                                  const struct satz_linear *model) {
    const struct satz_linear_table *table = &model->tables[SATZ_TABLE_MARKS];
    uint32_t atoms[ATOMS];
    uint64_t spread[ATOMS];
    look(place, context, model, atoms);
#pragma GCC unroll 32
    for (size_t i = 0; i < ATOMS; i++)
        spread[i] = spread_atom(atoms, i);
    int32_t sum = sum_of(table, common_items, COUNT(common_items), COMMON_SEED, spread);
    return sum + (is_at_stop(place, atoms) ? sum_of(table, stop_items, COUNT(stop_items), STOP_SEED, spread)
                                           : sum_of(table, mark_items, COUNT(mark_items), MARK_SEED, spread));
}

void satz_features_name(const struct satz_features *features, size_t index, struct satz_buffer *name) {
    size_t list = 0;
    while (list < features->template_count && index >= features->templates[list]->count)
        index -= features->templates[list++]->count;
    if (list == features->template_count) {
        satz_buffer_add_string(name, "one around");
        return;
    }
    const uint8_t *atoms = features->templates[list]->items[index];
    if (!atoms[0])
        satz_buffer_add_string(name, "bias");
    for (size_t i = 0; i < SATZ_TEMPLATE_ATOMS && atoms[i]; i++) {
        satz_buffer_add_string(name, i ? "+" : "");
        satz_buffer_add_string(name, features->templates[list]->names[atoms[i]]);
    }
}
