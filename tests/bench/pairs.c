/*
 * A text and its "translation", as long as one likes, to measure an aligner's speed with where no such translations
 * are at hand. German sentences are taken to clauses, which are put together to others; the translation is made word
 * for word, by a dictionary of invented words (one for each stem of six letters, an ending for each ending), with
 * words moved, dropped, held and compounded, sentences split, merged, left out and put in.
 *
 * usage: pairs COUNT SEED SOURCE TARGET GOLD <SENTENCES
 *   COUNT: lines of the source; SENTENCES: a sentence a line. Writes three files; the same seed makes the same.
 *
 * Words come as often as in real text; new ones never cease to come, by names, compounds and numbers.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a thousand. */
enum { DROPPED = 50, SWAPPED = 120, NAMED = 8, COMPOUNDED = 25, MERGED = 40, SPLIT = 40, LEFT_OUT = 15, PUT_IN = 15 };
enum { STEM = 6, WORD = 120, LINE = 1 << 14, WINDOW = 300, ARTICLE = 25 };

/* ---- numbers for words, in the order of their first coming ---- */

struct table {
    char **words;
    uint32_t *slots, *next; /* by hash; 0: none */
    size_t count, room;
};

struct world {
    uint64_t state;
    struct table stems, endings;
    char **clauses;
    size_t clause_count, clause_room;
    size_t window, sentences; /* where an article takes its clauses from, and how many it has left */
    uint64_t name_count;
    unsigned char consonants[18], vowels[5];
};

_Noreturn static void fail(const char *what) {
    fprintf(stderr, "pairs: %s\n", what);
    exit(2);
}

/* SplitMix64, by Vigna. */
static uint64_t mix(uint64_t z) {
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t draw(struct world *world, size_t below) {
    return (size_t)(mix(world->state += 0x9E3779B97F4A7C15u) % below);
}

static int chance(struct world *world, size_t of_a_thousand) {
    return draw(world, 1000) < of_a_thousand;
}

enum { SLOTS = 1 << 18 };

static uint32_t number_of(struct table *table, const char *word) {
    uint64_t hash = 1469598103934665603u;
    for (const char *at = word; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    if (!table->slots && !(table->slots = calloc(SLOTS, sizeof *table->slots)))
        fail("out of memory");
    uint32_t *slot = &table->slots[mix(hash) % SLOTS];
    for (uint32_t i = *slot; i; i = table->next[i - 1])
        if (strcmp(table->words[i - 1], word) == 0)
            return i - 1;
    if (table->count == table->room) {
        table->room = 2 * table->room + 1024;
        table->words = realloc(table->words, table->room * sizeof *table->words);
        table->next = realloc(table->next, table->room * sizeof *table->next);
    }
    if (!table->words || !table->next || !(table->words[table->count] = strdup(word)))
        fail("out of memory");
    table->next[table->count] = *slot;
    *slot = (uint32_t)++table->count;
    return *slot - 1;
}

static void table_release(struct table *table) {
    for (size_t i = 0; i < table->count; i++)
        free(table->words[i]);
    free(table->words);
    free(table->next);
    free(table->slots);
}

/* ---- words ---- */

/* Syllables of a consonant and a vowel, so that no two numbers have the same. */
static void syllables_add(const struct world *world, uint64_t number, int vowel_first, char *target) {
    size_t size = strlen(target);
    for (;; number = number / 90 - 1) {
        char consonant = (char)world->consonants[number % 90 % 18], vowel = (char)world->vowels[number % 90 / 18];
        target[size++] = vowel_first ? vowel : consonant;
        target[size++] = vowel_first ? consonant : vowel;
        if (number < 90)
            break;
    }
    target[size] = '\0';
}

static int is_capital(const char *word) {
    return isupper((unsigned char)word[0]) || ((unsigned char)word[0] == 0xC3 && (unsigned char)word[1] < 0x9F);
}

/* A to Z and the umlauts. */
static void make_small(char *word) {
    for (unsigned char *at = (unsigned char *)word, before = 0; *at; before = *at++)
        if (*at < 0x80)
            *at = (unsigned char)tolower(*at);
        else if (before == 0xC3 && *at < 0x9F)
            *at = (unsigned char)(*at + 0x20);
}

static void make_capital(char *word) {
    unsigned char *at = (unsigned char *)word;
    if (at[0] < 0x80)
        at[0] = (unsigned char)toupper(at[0]);
    else if (at[0] == 0xC3 && at[1] >= 0xA0 && at[1] != 0xB7)
        at[1] = (unsigned char)(at[1] - 0x20);
}

static size_t characters_end(const char *word, size_t characters) {
    size_t at = 0;
    while (word[at] && characters > 0) {
        at++;
        while (((unsigned char)word[at] & 0xC0) == 0x80)
            at++;
        characters--;
    }
    return at;
}

/* A twentieth of the stems is the same in both languages. */
static void translate(struct world *world, const char *word, char *target) {
    char small[WORD], stem[WORD];
    snprintf(small, sizeof small, "%.60s", word);
    make_small(small);
    size_t cut = characters_end(small, STEM);
    snprintf(stem, sizeof stem, "%.*s", (int)cut, small);
    uint32_t number = number_of(&world->stems, stem);
    target[0] = '\0';
    if (mix(number + 77u) % 20 == 0)
        strcpy(target, stem);
    else
        syllables_add(world, number, 0, target);
    if (small[cut])
        syllables_add(world, number_of(&world->endings, small + cut), 1, target);
    if (is_capital(word))
        make_capital(target);
}

static int has_digit(const char *word) {
    return word[strcspn(word, "0123456789")] != '\0';
}

/* What both languages have: another number of as many figures, or a name, the more often the smaller its number. */
static void digits_change(struct world *world, char *word) {
    for (char *at = word; *at; at++)
        if (isdigit((unsigned char)*at))
            *at = (char)('0' + (at == word ? 1 + draw(world, 9) : draw(world, 10)));
}

static void name_make(struct world *world, char *target) {
    uint64_t number = draw(world, draw(world, draw(world, (size_t)world->name_count) + 1) + 1);
    target[0] = '\0';
    syllables_add(world, 100000 + number * 7, 0, target);
    target[0] = (char)toupper((unsigned char)target[0]);
}

/* ---- clauses ---- */

struct pair {
    char source[LINE], target[LINE];
};

struct words {
    char items[80][2 * WORD + 8];
    size_t count;
};

static void words_swap(struct words *words, size_t first, size_t second) {
    char kept[sizeof *words->items];
    memcpy(kept, words->items[first], sizeof kept);
    memmove(words->items[first], words->items[second], sizeof kept);
    memcpy(words->items[second], kept, sizeof kept);
}

static void text_add(char *text, const char *between, const char *piece) {
    size_t size = strlen(text);
    if (size + strlen(between) + strlen(piece) + 1 < LINE)
        sprintf(text + size, "%s%s", size ? between : "", piece);
}

/* One word, as it stands in the source, and what it is in the target. */
static void word_make(struct world *world, const char *word, char *source, char *target) {
    char other[WORD], second[WORD];
    snprintf(source, WORD, "%.50s", word);
    if (has_digit(source)) {
        digits_change(world, source);
        strcpy(target, source);
    } else if (chance(world, NAMED)) {
        name_make(world, source);
        strcpy(target, source);
    } else {
        translate(world, source, target);
        if (strlen(source) > 4 && chance(world, COMPOUNDED)) {
            snprintf(other, sizeof other, "%.20s", world->stems.words[draw(world, world->stems.count)]);
            translate(world, other, second);
            strcat(source, other);
            strcat(target, second);
        }
    }
}

/* German's last word is the second one elsewhere, half the time. */
static void clause_add(struct world *world, const char *clause, struct pair *pair) {
    char copy[LINE], source[WORD], *rest = copy;
    struct words words = { .count = 0 };
    snprintf(copy, sizeof copy, "%s", clause);
    const char *between = *pair->source ? ", " : "";
    const char *target_between = between;
    for (char *word; words.count < 80 && (word = strsep(&rest, " "));) {
        if (!*word)
            continue;
        char *target = words.items[words.count];
        word_make(world, word, source, target);
        text_add(pair->source, between, source);
        between = " ";
        words.count += !chance(world, DROPPED);
    }
    for (size_t i = 0; i + 1 < words.count; i++)
        if (chance(world, SWAPPED))
            words_swap(&words, i, i + 1);
    if (words.count > 3 && chance(world, 500))
        for (size_t i = words.count - 1; i > 1; i--)
            words_swap(&words, i, i - 1);
    for (size_t i = 0; i < words.count; i++, target_between = " ")
        text_add(pair->target, target_between, words.items[i]);
}

static void sentence_make(struct world *world, struct pair *pair) {
    pair->source[0] = pair->target[0] = '\0';
    if (world->sentences-- == 0) {
        world->sentences = ARTICLE;
        world->window = draw(world, world->clause_count);
    }
    for (size_t size = 30 + draw(world, 110); strlen(pair->source) < size;)
        clause_add(world, world->clauses[(world->window + draw(world, WINDOW)) % world->clause_count], pair);
    /* What is empty is no sentence. */
    if (!*pair->target)
        strcpy(pair->target, "Ba");
    make_capital(pair->source);
    make_capital(pair->target);
}

/* Marks stand between clauses only. */
static void clauses_read(struct world *world) {
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) >= 0) {
        char *rest = line;
        for (char *clause; (clause = strsep(&rest, ",;:!?()\n\t\"/"));) {
            size_t length = strlen(clause);
            while (length && strchr(" .", clause[length - 1]))
                clause[--length] = '\0';
            if (length < 8 || length > 400)
                continue;
            if (world->clause_count == world->clause_room) {
                world->clause_room = 2 * world->clause_room + 1024;
                world->clauses = realloc(world->clauses, world->clause_room * sizeof *world->clauses);
            }
            if (!world->clauses || !(world->clauses[world->clause_count++] = strdup(clause)))
                fail("out of memory");
        }
    }
    free(line);
    if (!world->clause_count)
        fail("no sentences");
}

/* ---- lines ---- */

struct output {
    FILE *source, *target, *gold;
    size_t source_count, target_count;
};

static void numbers_write(FILE *file, size_t *first, size_t count) {
    putc('[', file);
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%s%zu", i ? ", " : "", (*first)++);
    putc(']', file);
}

static void bead_write(struct output *output, size_t source_count, size_t target_count) {
    numbers_write(output->gold, &output->source_count, source_count);
    putc(':', output->gold);
    numbers_write(output->gold, &output->target_count, target_count);
    putc('\n', output->gold);
}

static void bead_make(struct world *world, struct output *output) {
    static struct pair first, second;
    size_t which = draw(world, 1000);
    sentence_make(world, &first);
    if (which < MERGED + SPLIT) {
        int merged = which < MERGED;
        sentence_make(world, &second);
        fprintf(output->source, merged ? "%s.\n%s.\n" : "%s, %s.\n", first.source, second.source);
        fprintf(output->target, merged ? "%s, %s.\n" : "%s.\n%s.\n", first.target, second.target);
        bead_write(output, merged ? 2 : 1, merged ? 1 : 2);
        return;
    }
    int out = which < MERGED + SPLIT + LEFT_OUT, in = !out && which < MERGED + SPLIT + LEFT_OUT + PUT_IN;
    if (!in)
        fprintf(output->source, "%s.\n", first.source);
    if (!out)
        fprintf(output->target, "%s.\n", first.target);
    bead_write(output, !in, !out);
}

static FILE *open_file(const char *path) {
    FILE *file = fopen(path, "w");
    if (!file)
        fail(path);
    return file;
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fputs("usage: pairs COUNT SEED SOURCE TARGET GOLD <SENTENCES\n", stderr);
        return 2;
    }
    struct world world = { .state = strtoull(argv[2], NULL, 10) };
    size_t wanted = strtoull(argv[1], NULL, 10);
    memcpy(world.consonants, "bcdfghjklmnprstvwz", sizeof world.consonants);
    memcpy(world.vowels, "aeiou", sizeof world.vowels);
    world.name_count = wanted / 4 + 1000;
    clauses_read(&world);
    struct output output = { open_file(argv[3]), open_file(argv[4]), open_file(argv[5]), 0, 0 };
    while (output.source_count < wanted)
        bead_make(&world, &output);
    int wrong = fclose(output.source) != 0;
    wrong |= fclose(output.target) != 0;
    wrong |= fclose(output.gold) != 0;
    table_release(&world.stems);
    table_release(&world.endings);
    for (size_t i = 0; i < world.clause_count; i++)
        free(world.clauses[i]);
    free(world.clauses);
    if (wrong)
        fail("cannot write");
    return 0;
}
