#include "align/cognate.h"

#include <stdlib.h>

#include "base/memory.h"

enum {
    LONGEST = 24, /* letters that are compared */
    HEAD = 3,     /* those that must be the same */
    HEADS = 26 * 26 * 26,
    CANDIDATES = 256, /* most words that one is compared with */
};

struct word {
    uint32_t type, next; /* next: of the same head, plus one */
    uint8_t size, consonants;
    char letters[LONGEST], skeleton[LONGEST];
};

struct satz_cognates {
    bool mixed;
    struct word *words;
    size_t count;
    uint32_t heads[2][HEADS]; /* of letters, and of skeletons: a word's number plus one */
    uint32_t *next;           /* of skeletons */
};

/* What stands for a letter where sounds are compared; '\0': nothing. Voiced and voiceless ones are one. */
static char sound_of(char letter) {
    static const char sounds[26] = {
        ['b' - 'a'] = 'f', ['c' - 'a'] = 'k', ['d' - 'a'] = 't', ['f' - 'a'] = 'f', ['g' - 'a'] = 'k',
        ['k' - 'a'] = 'k', ['l' - 'a'] = 'r', ['m' - 'a'] = 'm', ['n' - 'a'] = 'n', ['p' - 'a'] = 'f',
        ['q' - 'a'] = 'k', ['r' - 'a'] = 'r', ['s' - 'a'] = 's', ['t' - 'a'] = 't', ['v' - 'a'] = 'f',
        ['w' - 'a'] = 'f', ['x' - 'a'] = 'k', ['z' - 'a'] = 's',
    };
    return sounds[letter - 'a'];
}

/* The consonants of a word, as they sound; returns how many. `ch` is k, `ph` f, other h nothing, double ones single. */
static uint8_t skeleton_of(struct satz_slice letters, char skeleton[LONGEST]) {
    uint8_t count = 0;
    for (size_t i = 0; i < letters.size && count < LONGEST; i++) {
        char sound = sound_of(letters.data[i]);
        if (sound && (!count || skeleton[count - 1] != sound))
            skeleton[count++] = sound;
    }
    return count;
}

static size_t head_of(const char *letters) {
    return (size_t)(letters[0] - 'a') * 26 * 26 + (size_t)(letters[1] - 'a') * 26 + (size_t)(letters[2] - 'a');
}

static uint8_t fill(struct satz_slice latin, char letters[LONGEST]) {
    uint8_t size = (uint8_t)(latin.size < LONGEST ? latin.size : LONGEST);
    if (size)
        memcpy(letters, latin.data, size);
    return size;
}

static void insert(struct satz_cognates *cognates, const struct satz_side *side, size_t type) {
    struct word *word = &cognates->words[cognates->count];
    struct satz_slice latin = satz_type_latin(side, &side->types[type]);
    word->type = (uint32_t)type;
    word->size = fill(latin, word->letters);
    word->consonants = skeleton_of(satz_slice_make(word->letters, word->size), word->skeleton);
    if (word->size < HEAD)
        return;
    uint32_t number = (uint32_t)++cognates->count;
    uint32_t *head = &cognates->heads[0][head_of(word->letters)];
    word->next = *head;
    *head = number;
    if (cognates->mixed && word->consonants >= HEAD) {
        head = &cognates->heads[1][head_of(word->skeleton)];
        cognates->next[number - 1] = *head;
        *head = number;
    }
}

struct satz_cognates *satz_cognates_new(const struct satz_side *side, bool mixed) {
    struct satz_cognates *cognates = satz_memory_get_array(1, sizeof *cognates);
    cognates->mixed = mixed;
    cognates->words = satz_memory_get_array(side->type_count + 1, sizeof *cognates->words);
    cognates->next = satz_memory_get_array(side->type_count + 1, sizeof *cognates->next);
    /* What is inserted last is found first: the frequent types, which mostly occur first. */
    for (size_t type = side->type_count; type-- > 0;)
        if (side->types[type].kind == SATZ_TERM_WORD)
            insert(cognates, side, type);
    return cognates;
}

void satz_cognates_free(struct satz_cognates *cognates) {
    if (!cognates)
        return;
    free(cognates->words);
    free(cognates->next);
    free(cognates);
}

/* One minus the edit distance, as a part of the longer one; 0 where their lengths alone tell that they differ. */
static float likeness(const char *a, size_t a_size, const char *b, size_t b_size) {
    uint8_t row[LONGEST + 1];
    size_t longer = a_size > b_size ? a_size : b_size, shorter = a_size + b_size - longer;
    if (!shorter || 10 * (longer - shorter) > 4 * longer)
        return 0;
    for (size_t j = 0; j <= b_size; j++)
        row[j] = (uint8_t)j;
    for (size_t i = 1; i <= a_size; i++) {
        uint8_t corner = row[0];
        row[0] = (uint8_t)i;
        for (size_t j = 1; j <= b_size; j++) {
            uint8_t above = row[j], best = (uint8_t)(corner + (a[i - 1] != b[j - 1]));
            if (above + 1 < best)
                best = (uint8_t)(above + 1);
            if (row[j - 1] + 1 < best)
                best = (uint8_t)(row[j - 1] + 1);
            row[j] = best;
            corner = above;
        }
    }
    return 1 - (float)row[b_size] / (float)longer;
}

/* A word that is sought. */
struct sought {
    char letters[LONGEST], skeleton[LONGEST];
    uint8_t size, consonants;
};

/* How much words that are alike from here on may be trusted. */
#define LEAST_LIKE 0.72F
#define COGNATE 0.8F

static float trust(const struct satz_cognates *cognates, const struct sought *sought, const struct word *word) {
    float like = likeness(sought->letters, sought->size, word->letters, word->size);
    if (cognates->mixed) {
        float sound = 0;
        if (sought->consonants >= HEAD && word->consonants >= HEAD)
            sound = 0.95F * 0.9F * likeness(sought->skeleton, sought->consonants, word->skeleton, word->consonants);
        like = like > sound ? like : sound;
    }
    if (like < LEAST_LIKE)
        return 0;
    float scaled = COGNATE * (0.25F + 0.75F * (like - LEAST_LIKE) / (1 - LEAST_LIKE));
    return sought->size < 4 || word->size < 4 ? 0.6F * scaled : scaled;
}

static void compare_with(const struct satz_cognates *cognates, const struct sought *sought, int index,
                         struct satz_ttable *table) {
    const char *head = index ? sought->skeleton : sought->letters;
    uint32_t number = cognates->heads[index][head_of(head)];
    for (int candidates = 0; number && candidates < CANDIDATES; candidates++) {
        const struct word *word = &cognates->words[number - 1];
        float likely = trust(cognates, sought, word);
        if (likely > 0)
            satz_ttable_add(table, (struct satz_translation){ word->type, likely, likely });
        number = index ? cognates->next[number - 1] : word->next;
    }
}

void satz_cognates_add(const struct satz_cognates *cognates, struct satz_slice latin, struct satz_ttable *table) {
    struct sought sought;
    sought.size = fill(latin, sought.letters);
    sought.consonants = skeleton_of(satz_slice_make(sought.letters, sought.size), sought.skeleton);
    if (sought.size >= HEAD)
        compare_with(cognates, &sought, 0, table);
    if (cognates->mixed && sought.consonants >= HEAD)
        compare_with(cognates, &sought, 1, table);
}
