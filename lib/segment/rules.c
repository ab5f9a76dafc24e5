#include "segment/rules.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/search.h"
#include "lexicon/table.h"
#include "segment/ornament.h"
#include "text/unicode.h"
#include "text/utf8.h"

struct kind {
    const char *name;
    unsigned role;
};

static const struct kind word_kinds[] = {
    { "abbr-never", SATZ_WORD_NEVER },
    { "abbr-number", SATZ_WORD_NUMBER },
    { "abbr-capital", SATZ_WORD_CAPITAL },
    { "abbr-may", SATZ_WORD_MAY },
    { "abbr-end", SATZ_WORD_END },
    { "month", SATZ_WORD_MONTH },
    { "ordinal-before", SATZ_WORD_ORDINAL_BEFORE },
    { "ordinal-after", SATZ_WORD_ORDINAL_AFTER },
    { "number-before", SATZ_WORD_NUMBER_BEFORE },
    { "starter", SATZ_WORD_STARTER },
    { "letter-before", SATZ_WORD_LETTER_BEFORE },
    { "marked", SATZ_WORD_MARKED },
    { "unit", SATZ_WORD_UNIT },
    { "goes-on", SATZ_WORD_GOES_ON },
    { "blank-after", SATZ_WORD_BLANK_AFTER },
    { "blank-before", SATZ_WORD_BLANK_BEFORE },
    { "quotative", SATZ_WORD_QUOTATIVE },
    { "begins", SATZ_WORD_BEGINS },
    { "speech", SATZ_WORD_SPEECH },
    { "unspaced-after", SATZ_WORD_UNSPACED },
    { "heading", SATZ_WORD_HEADING },
    { "item", SATZ_WORD_ITEM },
    { "abbr-year", SATZ_WORD_YEAR },
    { "name-part", SATZ_WORD_NAME },
    { "abbr-follower", SATZ_WORD_FOLLOWER },
    { NULL, 0 },
};

static const struct kind mark_kinds[] = {
    { "stop", SATZ_MARK_STOP },     { "strong", SATZ_MARK_STRONG },
    { "free", SATZ_MARK_FREE },     { "dots", SATZ_MARK_DOTS },
    { "closer", SATZ_MARK_CLOSER }, { "closer-spaced", SATZ_MARK_CLOSER | SATZ_MARK_SPACED },
    { "opener", SATZ_MARK_OPENER }, { "dash", SATZ_MARK_DASH },
    { "joiner", SATZ_MARK_JOINER }, { "weak", SATZ_MARK_WEAK },
    { "title", SATZ_MARK_TITLE },   { NULL, 0 },
};

static const struct kind habit_kinds[] = {
    { "ordinals", SATZ_HABIT_ORDINALS },         { "initial", SATZ_HABIT_INITIAL },
    { "small-letter", SATZ_HABIT_SMALL_LETTER }, { "blanks", SATZ_HABIT_BLANKS },
    { "numbers", SATZ_HABIT_NUMBERS },           { "unspaced", SATZ_HABIT_UNSPACED },
    { "trailing", SATZ_HABIT_TRAILING },         { "notes", SATZ_HABIT_NOTES },
    { "smiles", SATZ_HABIT_SMILES },
    { NULL, 0 },
};

static unsigned kind_find(const struct kind *kinds, struct satz_slice name) {
    for (; kinds->name; kinds++)
        if (satz_slice_is(name, kinds->name))
            return kinds->role;
    return 0;
}

/* Sets of what words look like, a bit each: most words of a text are seen there to be none of ours. */
static inline size_t bit_of(uint64_t look, size_t bits) {
    return (size_t)(look * 0x9E3779B97F4A7C15u >> 40) & (bits - 1);
}

static inline bool has_look(const uint64_t *looks, size_t bits, uint64_t look) {
    size_t bit = bit_of(look, bits);
    return looks[bit / 64] >> bit % 64 & 1;
}

static void add_look(uint64_t *looks, size_t bits, uint64_t look) {
    size_t bit = bit_of(look, bits);
    looks[bit / 64] |= (uint64_t)1 << bit % 64;
}

#define BITS_OF(looks) (8 * sizeof(looks))

/*
 * Its first byte, given apart, its last two, its size, and of those that are not in the first character the third last
 * and the middle one: abbreviations are many, and all end alike.
 */
static inline uint64_t look_of(struct satz_slice word, unsigned char first) {
    const unsigned char *bytes = (const unsigned char *)word.data;
    size_t size = word.size, inner = first < 0x80 ? 1 : 4;
    uint64_t last = bytes[size - 1], before = size > 1 ? bytes[size - 2] : 0;
    uint64_t third = size >= inner + 3 ? bytes[size - 3] : 0, middle = size / 2 >= inner ? bytes[size / 2] : 0;
    return third << 40 | middle << 32 | (uint64_t)first << 24 | before << 16 | last << 8 | (size & 0xFF);
}

/* Whether a word of more than two bytes, were `first` its first one, may be known. */
static inline bool may_know(const struct satz_rules *rules, struct satz_slice word, unsigned char first) {
    return has_look(rules->looks, BITS_OF(rules->looks), look_of(word, first));
}

unsigned satz_rules_word(const struct satz_rules *rules, struct satz_slice word) {
    size_t roles = 0;
    if (word.size && may_know(rules, word, (unsigned char)word.data[0]))
        (void)satz_map_get(&rules->words, word, &roles);
    return (unsigned)roles;
}

/* The key of an abbreviation: its bytes without blanks. */
static struct satz_slice copy_unblanked(struct satz_arena *arena, struct satz_slice value) {
    struct satz_slice copy = satz_arena_copy(arena, value);
    char *bytes = satz_arena_get(arena, copy.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < copy.size; i++)
        if (copy.data[i] != ' ')
            bytes[size++] = copy.data[i];
    return satz_slice_make(bytes, size);
}

/* The node of `byte` before that of `node`, 0 where there is none. */
static uint32_t end_child(const struct satz_rules *rules, uint32_t node, unsigned char byte) {
    uint32_t child = rules->ends[node].bytes >> (byte & 31) & 1 ? rules->ends[node].child : 0;
    while (child && rules->ends[child].byte != byte)
        child = rules->ends[child].next;
    return child;
}

static uint32_t add_end_node(struct satz_rules *rules, struct satz_word_end node) {
    rules->ends = satz_memory_grow(rules->ends, &rules->end_capacity, rules->end_count + 1, sizeof *rules->ends);
    rules->ends[rules->end_count] = node;
    return (uint32_t)rules->end_count++;
}

static void add_word_end(struct satz_rules *rules, struct satz_slice value, unsigned role) {
    struct satz_slice key = copy_unblanked(&rules->arena, satz_slice_from(value, 1));
    uint32_t node = rules->end_count ? 0 : add_end_node(rules, (struct satz_word_end){ 0 });
    for (size_t at = key.size; at-- > 0;) {
        unsigned char byte = (unsigned char)key.data[at];
        uint32_t child = end_child(rules, node, byte);
        if (!child) {
            child = add_end_node(rules, (struct satz_word_end){ .next = rules->ends[node].child, .byte = byte });
            rules->ends[node].child = child;
            rules->ends[node].bytes |= (uint32_t)1 << (byte & 31);
        }
        node = child;
    }
    rules->ends[node].roles |= role;
}

static void add_roles(struct satz_rules *rules, struct satz_slice value, unsigned roles) {
    struct satz_slice key = copy_unblanked(&rules->arena, value);
    if (!key.size)
        return;
    add_look(rules->looks, BITS_OF(rules->looks), look_of(key, (unsigned char)key.data[0]));
    satz_map_set(&rules->words, key, satz_rules_word(rules, key) | roles);
}

static void add_word(struct satz_rules *rules, struct satz_slice value, unsigned role) {
    rules->kinds |= role;
    if (value.data[0] == '*') {
        add_word_end(rules, value, role);
        return;
    }
    add_roles(rules, value, role);
    if (role == SATZ_WORD_MARKED) {
        size_t size;
        (void)satz_utf8_decode_before(value, value.size, &size);
        rules->marked[value.size > size ? (unsigned char)value.data[value.size - size - 1] : 0] = true;
    }
    for (size_t at = 1; role & SATZ_WORD_ABBREVIATION && at < value.size; at++) {
        if (value.data[at] != ' ')
            continue;
        if (value.data[at - 1] == '.')
            add_roles(rules, satz_slice_sub(value, 0, at), SATZ_WORD_PART);
        else
            add_roles(rules, satz_slice_from(value, at + 1), SATZ_WORD_TAIL);
    }
}

static bool add_mark(struct satz_rules *rules, struct satz_slice value, unsigned role) {
    size_t size, i = 0;
    uint32_t character = satz_utf8_decode(value, 0, &size);
    if (size != value.size)
        return false;
    if (role & SATZ_MARK_ENDS)
        rules->first[(unsigned char)value.data[0]] = true;
    rules->mark_kinds |= role;
    if (character < 128) {
        rules->ascii[character] |= (uint16_t)role;
        return true;
    }
    rules->low_bytes[character & 0xFF] = true;
    while (i < rules->mark_count && rules->marks[i].character < character)
        i++;
    if (i < rules->mark_count && rules->marks[i].character == character) {
        rules->marks[i].roles |= role;
        return true;
    }
    if (rules->mark_count == sizeof rules->marks / sizeof *rules->marks)
        return false;
    memmove(rules->marks + i + 1, rules->marks + i, (rules->mark_count - i) * sizeof *rules->marks);
    rules->marks[i].character = character;
    rules->marks[i].roles = role;
    rules->mark_count++;
    return true;
}

/* One value of a row; returns what is wrong with it, or NULL. */
static const char *add_value(struct satz_rules *rules, struct satz_slice kind, struct satz_slice value) {
    unsigned role = kind_find(word_kinds, kind);
    if (!value.size || value.size > SATZ_RULES_WORD_LIMIT)
        return "an empty or over-long value";
    if (role) {
        add_word(rules, value, role);
        return NULL;
    }
    role = kind_find(mark_kinds, kind);
    if (role)
        return add_mark(rules, value, role) ? NULL : "a mark is a single character, and there are at most 96";
    if (!satz_slice_is(kind, "habit"))
        return "no such kind";
    role = kind_find(habit_kinds, value);
    rules->habits |= role;
    return role ? NULL : "no such habit";
}

static enum satz_status add_rows(struct satz_rules *rules, const struct satz_table *table,
                                 struct satz_error *error) {
    for (size_t i = 0; i < table->count; i++) {
        const struct satz_row *row = &table->rows[i];
        struct satz_slice kind = satz_row_cell(row, 0), rest = satz_row_cell(row, 1), value;
        while (satz_slice_split(&rest, '|', &value)) {
            const char *wrong = add_value(rules, kind, value);
            if (wrong)
                return satz_error_set_at(error, table->name, row->line, "%.*s: %s", (int)kind.size,
                                         kind.data, wrong);
        }
    }
    return SATZ_OK;
}

static enum satz_status load_language(struct satz_rules *rules, const char *path, struct satz_error *error) {
    struct satz_table table;
    enum satz_status status = satz_table_load(&table, path, error);
    if (status != SATZ_OK)
        return status;
    status = add_rows(rules, &table, error);
    satz_table_release(&table);
    return status;
}

/* The user's own words: the full stop may be left out. */
static enum satz_status load_words(struct satz_rules *rules, const char *path, struct satz_error *error) {
    struct satz_table table;
    enum satz_status status = satz_table_load(&table, path, error);
    if (status != SATZ_OK)
        return status;
    for (size_t i = 0; i < table.count; i++) {
        struct satz_slice word = satz_slice_trim(satz_row_cell(&table.rows[i], 0));
        if (!word.size || word.size >= SATZ_RULES_WORD_LIMIT)
            continue;
        struct satz_buffer dotted = SATZ_BUFFER_INIT;
        satz_buffer_add(&dotted, word);
        if (word.data[word.size - 1] != '.')
            satz_buffer_add_byte(&dotted, '.');
        add_word(rules, satz_buffer_slice(&dotted), SATZ_WORD_NEVER | SATZ_WORD_OWN);
        satz_buffer_release(&dotted);
    }
    satz_table_release(&table);
    return SATZ_OK;
}

/* Bytes at which marks and ornaments begin in most languages, and `>`. */
static satz_search_block is_usual(satz_search_block bytes) {
    return (satz_search_block)((bytes == '.') | (bytes == '!') | (bytes == ')') | (bytes == '^') |
                               (bytes - ':' <= '?' - ':') | (bytes == 0xE2) | (bytes == 0xE3) | (bytes == 0xEF) |
                               (bytes == 0xF0));
}

/* Whether all of `first` are among them. */
static bool are_usual(const bool first[256]) {
    char byte[1];
    for (unsigned i = 0; i < 256; i++) {
        byte[0] = (char)i;
        if (first[i] && satz_search_find(is_usual, satz_slice_make(byte, 1), 0))
            return false;
    }
    return true;
}

enum satz_status satz_rules_load(struct satz_rules *rules, const struct satz_data *data, const char *tag,
                                 const char *words, struct satz_error *error) {
    *rules = (struct satz_rules){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&rules->words);
    for (unsigned byte = 0; byte < 256; byte++)
        rules->first[byte] = satz_ornament_may_begin((unsigned char)byte);
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status;
    if (satz_data_language_path(data, tag, "segment.tsv", &path))
        status = load_language(rules, path.data, error);
    else
        status = satz_error_set(error, "no segment.tsv for language '%s' among the dictionaries", tag);
    if (status == SATZ_OK && satz_data_language_path(data, tag, "segment.words.tsv", &path))
        status = satz_classes_load(&rules->classes, path.data, error);
    if (status == SATZ_OK && words)
        status = load_words(rules, words, error);
    rules->usual = are_usual(rules->first);
    satz_buffer_release(&path);
    if (status != SATZ_OK)
        satz_rules_release(rules);
    return status;
}

void satz_rules_release(struct satz_rules *rules) {
    satz_map_release(&rules->words);
    satz_arena_release(&rules->arena);
    satz_classes_release(&rules->classes);
    free(rules->ends);
    rules->ends = NULL;
}

size_t satz_rules_find_first(const struct satz_rules *rules, struct satz_slice text, size_t from) {
    if (!rules->usual)
        return satz_search_table(rules->first, text, from);
    while ((from = satz_search_find(is_usual, text, from)) < text.size && !rules->first[(unsigned char)text.data[from]])
        from++;
    return from;
}

unsigned satz_rules_mark(const struct satz_rules *rules, uint32_t character) {
    if (character < 128)
        return rules->ascii[character];
    if (!rules->low_bytes[character & 0xFF])
        return 0;
    size_t low = 0, high = rules->mark_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rules->marks[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < rules->mark_count && rules->marks[low].character == character;
    return there ? rules->marks[low].roles : 0;
}

/* The closing quotation mark that serves as an apostrophe. */
static const struct satz_slice curly = SATZ_SLICE("\u2019");

static satz_search_block is_bent(satz_search_block bytes) {
    return (satz_search_block)(bytes == 0xE2);
}

static satz_search_block is_apostrophe(satz_search_block bytes) {
    return (satz_search_block)((bytes == 0xE2) | (bytes == '\''));
}

static struct satz_slice straight_copy(struct satz_slice word, char *target) {
    size_t filled = 0;
    for (size_t at = 0; at < word.size;) {
        bool apostrophe = satz_slice_starts(satz_slice_from(word, at), curly);
        target[filled++] = apostrophe ? '\'' : word.data[at];
        at += apostrophe ? curly.size : 1;
    }
    return satz_slice_make(target, filled);
}

/* Roles with its first letter small; 0 where that is no capital, or abbreviated to it. */
static unsigned roles_small(const struct satz_rules *rules, struct satz_slice word) {
    size_t first;
    uint32_t character = satz_utf8_decode(word, 0, &first);
    bool single = word.size == first + 1 && word.data[first] == '.';
    if (single || !satz_char_is_upper(character))
        return 0;
    char small[SATZ_RULES_WORD_LIMIT + 4];
    size_t size = satz_char_encode(satz_char_lower(character), small);
    if (size == first && word.size > size + 1 && !may_know(rules, word, (unsigned char)small[0]))
        return 0;
    memcpy(small + size, word.data + first, word.size - first);
    return satz_rules_word(rules, satz_slice_make(small, size + word.size - first));
}

unsigned satz_rules_word_lowered(const struct satz_rules *rules, struct satz_slice word) {
    unsigned roles = satz_rules_word(rules, word);
    if (roles || !word.size || word.size > SATZ_RULES_WORD_LIMIT)
        return roles;
    if (satz_search_find(is_bent, word, 0) < word.size) {
        char straight[SATZ_RULES_WORD_LIMIT];
        struct satz_slice copy = straight_copy(word, straight);
        roles = satz_rules_word(rules, copy);
        return roles ? roles : roles_small(rules, copy);
    }
    return roles_small(rules, word);
}

unsigned satz_rules_word_elided(const struct satz_rules *rules, struct satz_slice word) {
    unsigned roles = satz_rules_word_lowered(rules, word);
    if (roles || satz_search_find(is_apostrophe, word, 0) == word.size)
        return roles;
    size_t plain = satz_slice_find_byte(word, 0, '\''), bent = satz_slice_find(word, 0, curly);
    size_t end = plain < bent ? plain + 1 : bent + curly.size;
    return end < word.size ? satz_rules_word_lowered(rules, satz_slice_sub(word, 0, end)) : 0;
}

unsigned satz_rules_word_end(const struct satz_rules *rules, struct satz_slice word) {
    unsigned roles = 0;
    uint32_t node = 0;
    if (!rules->end_count)
        return 0;
    for (size_t at = word.size; at > 1;) {
        bool apostrophe = satz_slice_ends(satz_slice_sub(word, 0, at), curly);
        at -= apostrophe ? curly.size : 1;
        node = end_child(rules, node, apostrophe ? '\'' : (unsigned char)word.data[at]);
        if (!node || !at)
            break;
        roles = rules->ends[node].roles ? rules->ends[node].roles : roles;
    }
    return roles;
}
