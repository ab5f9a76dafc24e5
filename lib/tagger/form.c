#include "tagger/form.h"

#include "text/unicode.h"
#include "text/utf8.h"

#define NAME_WORDS 6
#define RUN 3 /* letters of one kind that a shape tells apart */

static uint64_t add_letter(uint64_t hash, uint32_t letter) {
    return (hash ^ letter) * 0x9E3779B97F4A7C15u + (hash >> 29);
}

static uint64_t finish(uint64_t hash) {
    return satz_hash_mix(hash, 1);
}

uint64_t satz_form_key(struct satz_slice word) {
    uint64_t hash = 0;
    for (size_t at = 0, size; at < word.size; at += size)
        hash = add_letter(hash, satz_utf8_decode_checked(word.data + at, &size));
    return finish(hash);
}

static uint64_t key_of(const uint32_t *letters, size_t count, bool lower) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = add_letter(hash, lower ? satz_char_lower(letters[i]) : letters[i]);
    return finish(hash);
}

/* English vectors write German names without their dots: Müller is mueller, and rarer muller. */
static uint64_t plain_key(const uint32_t *letters, size_t count, bool with_e) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t letter = satz_char_lower(letters[i]), plain = letter;
        switch (letter) {
        case 0xE4: plain = 'a'; break;
        case 0xF6: plain = 'o'; break;
        case 0xFC: plain = 'u'; break;
        case 0xDF: plain = 's'; break;
        case 0xE0: case 0xE1: case 0xE2: case 0xE3: plain = 'a'; break;
        case 0xE7: plain = 'c'; break;
        case 0xE8: case 0xE9: case 0xEA: case 0xEB: plain = 'e'; break;
        case 0xED: case 0xEE: case 0xEF: plain = 'i'; break;
        case 0xF1: plain = 'n'; break;
        case 0xF3: case 0xF4: plain = 'o'; break;
        case 0xFA: case 0xFB: plain = 'u'; break;
        default: break;
        }
        hash = add_letter(hash, plain);
        if (letter == 0xDF)
            hash = add_letter(hash, 's');
        else if (plain != letter && with_e && (letter == 0xE4 || letter == 0xF6 || letter == 0xFC))
            hash = add_letter(hash, 'e');
    }
    return finish(hash);
}

static uint32_t clusters_of(const uint32_t *letters, size_t count, const struct satz_sequence *model) {
    const struct satz_keytable *table = &model->tables[SATZ_TABLE_MEANINGS];
    uint32_t found = satz_keytable_get(table, key_of(letters, count, true));
    if (!found)
        found = satz_keytable_get(table, plain_key(letters, count, true));
    if (!found)
        found = satz_keytable_get(table, plain_key(letters, count, false));
    return found;
}

static uint32_t kind_of(uint32_t letter) {
    if (letter < 0x80) {
        if (letter >= 'a' && letter <= 'z')
            return 'x';
        if (letter >= 'A' && letter <= 'Z')
            return 'X';
        return letter >= '0' && letter <= '9' ? '0' : letter;
    }
    if (satz_char_is_upper(letter))
        return 'X';
    if (satz_char_is_lower(letter))
        return 'x';
    return satz_char_is_digit(letter) ? '0' : '#';
}

static void read_letters(struct satz_form *form, struct satz_slice word) {
    form->count = 0;
    for (size_t at = 0, size; at < word.size && form->count < SATZ_FORM_LETTERS; at += size)
        form->letters[form->count++] = satz_utf8_decode_checked(word.data + at, &size);
}

static void look_at_shape(struct satz_form *form) {
    uint64_t shape = 0, brief = 0;
    uint32_t last = 0;
    size_t run = 0;
    form->caps = form->count > 1;
    for (size_t i = 0; i < form->count; i++) {
        uint32_t kind = kind_of(form->letters[i]);
        run = kind == last ? run + 1 : 1;
        if (run <= RUN)
            shape = add_letter(shape, kind);
        if (run == 1)
            brief = add_letter(brief, kind);
        form->caps = form->caps && kind == 'X';
        form->digit = form->digit || kind == '0';
        form->hyphen = form->hyphen || (kind == '-' && i > 0 && i + 1 < form->count);
        last = kind;
    }
    form->upper = form->count && kind_of(form->letters[0]) == 'X';
    form->shape = finish(shape);
    form->brief = finish(brief);
}

static void look_at_ends(struct satz_form *form) {
    uint64_t hash = 0;
    for (size_t i = 0; i < SATZ_FORM_AFFIXES && i < form->count; i++) {
        hash = add_letter(hash, form->letters[i]);
        form->prefixes[i] = hash;
    }
    hash = 0;
    for (size_t i = 0; i < SATZ_FORM_AFFIXES && i < form->count; i++) {
        hash = add_letter(hash, form->letters[form->count - 1 - i]);
        form->suffixes[i] = hash;
    }
}

static void look_at_parts(struct satz_form *form, const struct satz_sequence *model) {
    size_t first = 0, last = 0;
    for (size_t i = 1; form->hyphen && i + 1 < form->count; i++)
        if (form->letters[i] == '-') {
            first = first ? first : i;
            last = i;
        }
    if (!first)
        return;
    const uint32_t *right = form->letters + last + 1;
    size_t count = form->count - last - 1;
    form->left = key_of(form->letters, first, false);
    form->right = key_of(right, count, false);
    form->right_lower = key_of(right, count, true);
    form->left_cluster = clusters_of(form->letters, first, model) & 0x3FF;
    form->right_cluster = clusters_of(right, count, model) & 0x3FF;
    form->left_names = satz_keytable_get(&model->tables[SATZ_TABLE_NAMES], satz_name_key(SATZ_NAME_KEY, form->left));
}

/* Whether the word has this ending, of ASCII letters, and three letters more before it. */
static bool ends_in(const struct satz_form *form, const char *ending) {
    size_t size = strlen(ending), same = 0;
    if (form->count < size + 3)
        return false;
    while (same < size && form->letters[form->count - size + same] == (unsigned char)ending[same])
        same++;
    return same == size;
}

/* Endings that make a people, an adjective or a genitive of a name. */
static void look_at_ending(struct satz_form *form, const struct satz_sequence *model) {
    static const char *const endings[] = { "ischen", "ischer", "ische", "isch", "ern", "ens", "er", "s", "n" };
    for (unsigned i = 0; form->upper && i < sizeof endings / sizeof *endings; i++) {
        if (!ends_in(form, endings[i]))
            continue;
        uint64_t key = satz_name_key(SATZ_NAME_KEY, key_of(form->letters, form->count - strlen(endings[i]), false));
        form->ending_names = satz_keytable_get(&model->tables[SATZ_TABLE_NAMES], key);
        if (form->ending_names) {
            form->ending = i + 1;
            return;
        }
    }
}

/* The table has the base forms of words; others lose their ending. */
static unsigned known_of(const struct satz_form *form, const struct satz_sequence *model) {
    static const char *const endings[] = { "s", "n", "e", "en", "es", "er", "em", "st", "t", "te" };
    const struct satz_keytable *table = &model->tables[SATZ_TABLE_WORDS];
    unsigned known = satz_keytable_get(table, form->lower);
    for (size_t i = 0; !known && i < sizeof endings / sizeof *endings; i++) {
        if (ends_in(form, endings[i]))
            known = satz_keytable_get(table, key_of(form->letters, form->count - strlen(endings[i]), true));
        known |= known ? SATZ_KNOWN_STEM : 0;
    }
    return known;
}

void satz_form_set(struct satz_form *form, struct satz_slice word, const struct satz_sequence *model) {
    *form = (struct satz_form){ .text = word };
    read_letters(form, word);
    look_at_shape(form);
    look_at_ends(form);
    form->word = key_of(form->letters, form->count, false);
    form->lower = key_of(form->letters, form->count, true);
    uint32_t clusters = clusters_of(form->letters, form->count, model);
    form->clusters[0][0] = clusters & 0x3FF;
    form->clusters[0][1] = clusters >> 10;
    clusters = satz_keytable_get(&model->tables[SATZ_TABLE_CONTEXTS], form->word);
    if (!clusters)
        clusters = satz_keytable_get(&model->tables[SATZ_TABLE_CONTEXTS], form->lower);
    form->clusters[1][0] = clusters & 0x3FF;
    form->clusters[1][1] = clusters >> 10;
    form->known = known_of(form, model);
    look_at_parts(form, model);
    look_at_ending(form, model);
}

/* How many words the longest name of `list` has that begins at word `at` of `count`, by what was found of each length; 0: none. */
static size_t name_at(size_t count, size_t at, size_t list, const uint32_t found[NAME_WORDS]) {
    size_t best = 0;
    for (size_t i = 0; i < NAME_WORDS && at + i < count; i++) {
        uint32_t bits = found[i] >> 2 * list & 3;
        if (bits & SATZ_NAME_WHOLE)
            best = i + 1;
        if (!(bits & SATZ_NAME_BEGINS))
            break;
    }
    return best;
}

static void mark(struct satz_form *forms, size_t at, size_t words, size_t list) {
    for (size_t i = 0; i < words; i++)
        forms[at + i].names[list] =
            (uint8_t)(words == 1 ? SATZ_PART_ONLY : i == 0 ? SATZ_PART_FIRST : i + 1 == words ? SATZ_PART_LAST : SATZ_PART_INNER);
}

void satz_forms_find_names(struct satz_form *forms, size_t count, const struct satz_sequence *model) {
    size_t next[SATZ_NAME_LISTS] = { 0 };
    for (size_t at = 0; at < count; at++) {
        uint32_t found[NAME_WORDS] = { 0 };
        uint64_t key = SATZ_NAME_KEY;
        for (size_t i = 0; i < NAME_WORDS && at + i < count; i++) {
            key = satz_name_key(key, forms[at + i].word);
            found[i] = satz_keytable_get(&model->tables[SATZ_TABLE_NAMES], key);
            if (!found[i])
                break;
        }
        for (size_t list = 0; found[0] && list < SATZ_NAME_LISTS; list++) {
            size_t words = at >= next[list] ? name_at(count, at, list, found) : 0;
            if (words) {
                mark(forms, at, words, list);
                next[list] = at + words;
            }
        }
    }
}
