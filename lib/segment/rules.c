#include "segment/rules.h"

#include <stdlib.h>

#include "base/memory.h"
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
    { NULL, 0 },
};

static const struct kind habit_kinds[] = {
    { "ordinals", SATZ_HABIT_ORDINALS },         { "initial", SATZ_HABIT_INITIAL },
    { "small-letter", SATZ_HABIT_SMALL_LETTER }, { "blanks", SATZ_HABIT_BLANKS },
    { "smiles", SATZ_HABIT_SMILES },
    { NULL, 0 },
};

static unsigned kind_find(const struct kind *kinds, struct satz_slice name) {
    for (; kinds->name; kinds++)
        if (satz_slice_is(name, kinds->name))
            return kinds->role;
    return 0;
}

unsigned satz_rules_word(const struct satz_rules *rules, struct satz_slice word) {
    size_t roles = 0;
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
    uint32_t child = rules->ends[node].child;
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
            child = add_end_node(rules, (struct satz_word_end){ 0, 0, rules->ends[node].child, byte });
            rules->ends[node].child = child;
        }
        node = child;
    }
    rules->ends[node].roles |= role;
}

static void add_roles(struct satz_rules *rules, struct satz_slice value, unsigned roles) {
    struct satz_slice key = copy_unblanked(&rules->arena, value);
    satz_map_set(&rules->words, key, satz_rules_word(rules, key) | roles);
}

static void add_word(struct satz_rules *rules, struct satz_slice value, unsigned role) {
    rules->kinds |= role;
    if (value.data[0] == '*') {
        add_word_end(rules, value, role);
        return;
    }
    add_roles(rules, value, role);
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
    if (character < 128) {
        rules->ascii[character] |= (uint16_t)role;
        return true;
    }
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
    if (status == SATZ_OK && words)
        status = load_words(rules, words, error);
    satz_buffer_release(&path);
    if (status != SATZ_OK)
        satz_rules_release(rules);
    return status;
}

void satz_rules_release(struct satz_rules *rules) {
    satz_map_release(&rules->words);
    satz_arena_release(&rules->arena);
    free(rules->ends);
    rules->ends = NULL;
}

unsigned satz_rules_mark(const struct satz_rules *rules, uint32_t character) {
    if (character < 128)
        return rules->ascii[character];
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

static struct satz_slice straight_copy(struct satz_slice word, char *target) {
    size_t filled = 0;
    for (size_t at = 0; at < word.size;) {
        bool apostrophe = satz_slice_starts(satz_slice_from(word, at), curly);
        target[filled++] = apostrophe ? '\'' : word.data[at];
        at += apostrophe ? curly.size : 1;
    }
    return satz_slice_make(target, filled);
}

/* With its first letter small: the same bytes where that is no capital, or abbreviated to it. */
static struct satz_slice small_copy(struct satz_slice word, char *target) {
    size_t size;
    uint32_t first = satz_utf8_decode(word, 0, &size);
    bool single = word.size == size + 1 && word.data[size] == '.';
    if (single || !satz_char_is_upper(first))
        return word;
    if (first < 128) {
        target[0] = (char)(first | 32);
        memcpy(target + 1, word.data + 1, word.size - 1);
        return satz_slice_make(target, word.size);
    }
    struct satz_buffer lowered = SATZ_BUFFER_INIT;
    satz_buffer_add_char(&lowered, satz_char_lower(first));
    satz_buffer_add(&lowered, satz_slice_from(word, size));
    memcpy(target, lowered.data, lowered.size);
    struct satz_slice copy = satz_slice_make(target, lowered.size);
    satz_buffer_release(&lowered);
    return copy;
}

unsigned satz_rules_word_lowered(const struct satz_rules *rules, struct satz_slice word) {
    unsigned roles = satz_rules_word(rules, word);
    if (roles || !word.size || word.size > SATZ_RULES_WORD_LIMIT)
        return roles;
    char straight[SATZ_RULES_WORD_LIMIT], small[SATZ_RULES_WORD_LIMIT + 8];
    struct satz_slice copy = memchr(word.data, curly.data[0], word.size) ? straight_copy(word, straight) : word;
    copy = small_copy(copy, small);
    return copy.data == word.data ? 0 : satz_rules_word(rules, copy);
}

unsigned satz_rules_word_elided(const struct satz_rules *rules, struct satz_slice word) {
    unsigned roles = satz_rules_word_lowered(rules, word);
    if (roles)
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
