/*
 * Harder tasks made of an alignment that is known: of the pairs of lines that translate one another, one to one, in
 * their order, some lines are taken away or moved.
 *
 * usage: harder TASK SEED GOLD SOURCE TARGET NAME
 *   TASK: `lost` (15 % of the lines of the target are gone), `thinned` (30 % of those of the source),
 *         `moved` (a tenth of the target's lines, in one block, stands at another place)
 *   GOLD: rows like `[3]:[4]`; SOURCE, TARGET: their texts, a segment a line
 * Writes NAME.src, NAME.tgt and NAME.gold. The same seed makes the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char **lines;
    size_t count;
};

struct pair {
    size_t source, target; /* lines of the texts given */
};

struct pairs {
    struct pair *items;
    size_t count;
};

_Noreturn static void fail(const char *what) {
    fprintf(stderr, "harder: %s\n", what);
    exit(2);
}

/* SplitMix64, by Vigna. */
static uint64_t draw(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static FILE *open_file(const char *path, const char *mode) {
    FILE *file = fopen(path, mode);
    if (!file)
        fail(path);
    return file;
}

static struct text load(const char *path) {
    struct text text = { NULL, 0 };
    size_t room = 0, size = 0;
    char *line = NULL;
    FILE *file = open_file(path, "r");
    for (ssize_t got; (got = getline(&line, &size, file)) >= 0; text.count++) {
        if (got && line[got - 1] == '\n')
            line[got - 1] = '\0';
        if (text.count == room)
            text.lines = realloc(text.lines, (room = 2 * room + 1024) * sizeof *text.lines);
        if (!text.lines || !(text.lines[text.count] = strdup(line)))
            fail("out of memory");
    }
    free(line);
    fclose(file);
    return text;
}

static void release(struct text *text) {
    for (size_t i = 0; i < text->count; i++)
        free(text->lines[i]);
    free(text->lines);
}

/* The rows of one line each. */
static struct pairs pairs_load(const char *path, const struct text *source, const struct text *target) {
    struct text rows = load(path);
    struct pairs pairs = { calloc(rows.count + 1, sizeof(struct pair)), 0 };
    if (!pairs.items)
        fail("out of memory");
    for (size_t i = 0; i < rows.count; i++) {
        struct pair pair;
        int read = 0;
        if (sscanf(rows.lines[i], "[%zu]:[%zu]%n", &pair.source, &pair.target, &read) != 2 || !read)
            continue;
        if (pair.source >= source->count || pair.target >= target->count)
            fail("a row names a line that is not there");
        pairs.items[pairs.count++] = pair;
    }
    release(&rows);
    return pairs;
}

/* For each pair its place on a side, or -1 where it is gone; and what stands at each place. */
struct side {
    long *places;
    size_t *order;
    size_t count;
};

static struct side side_make(size_t count) {
    struct side side = { calloc(count + 1, sizeof *side.places), calloc(count + 1, sizeof *side.order), count };
    if (!side.places || !side.order)
        fail("out of memory");
    for (size_t i = 0; i < count; i++)
        side.order[i] = i;
    return side;
}

static void side_settle(struct side *side, size_t pairs) {
    for (size_t i = 0; i < pairs; i++)
        side->places[i] = -1;
    for (size_t i = 0; i < side->count; i++)
        side->places[side->order[i]] = (long)i;
}

/* Takes away just so many, any of them. */
static void side_lose(struct side *side, size_t lost, uint64_t *state) {
    size_t kept = 0;
    for (size_t i = 0, count = side->count; i < count; i++) {
        if (draw(state) % (count - i) < lost)
            lost--;
        else
            side->order[kept++] = side->order[i];
    }
    side->count = kept;
}

/* Moves a block, by its own length at least. */
static void side_move(struct side *side, uint64_t *state) {
    size_t count = side->count, size = count / 10, begin, place;
    if (!size)
        return;
    do {
        begin = draw(state) % (count - size + 1);
        place = draw(state) % (count - size + 1); /* where it begins afterwards */
    } while ((begin > place ? begin - place : place - begin) < size);
    size_t *order = calloc(count, sizeof *order);
    if (!order)
        fail("out of memory");
    for (size_t i = 0, rest = 0; i < count; i++) {
        if (rest == begin)
            rest += size;
        order[i] = i >= place && i < place + size ? begin + i - place : rest++;
    }
    free(side->order);
    side->order = order;
}

static void side_write(const struct side *side, const struct pairs *pairs, const struct text *text, int is_target,
                       FILE *file) {
    for (size_t i = 0; i < side->count; i++) {
        const struct pair *pair = &pairs->items[side->order[i]];
        fprintf(file, "%s\n", text->lines[is_target ? pair->target : pair->source]);
    }
}

static void gold_write(const struct side *source, const struct side *target, size_t pairs, FILE *file) {
    for (size_t i = 0; i < pairs; i++) {
        if (source->places[i] < 0)
            fprintf(file, "[]:[%ld]\n", target->places[i]);
        else if (target->places[i] < 0)
            fprintf(file, "[%ld]:[]\n", source->places[i]);
        else
            fprintf(file, "[%ld]:[%ld]\n", source->places[i], target->places[i]);
    }
}

static FILE *output(const char *name, const char *ending) {
    char path[4096];
    snprintf(path, sizeof path, "%s.%s", name, ending);
    return open_file(path, "w");
}

int main(int argc, char **argv) {
    if (argc != 7) {
        fputs("usage: harder TASK SEED GOLD SOURCE TARGET NAME\n", stderr);
        return 2;
    }
    uint64_t state = strtoull(argv[2], NULL, 10);
    struct text texts[2] = { load(argv[4]), load(argv[5]) };
    struct pairs pairs = pairs_load(argv[3], &texts[0], &texts[1]);
    struct side sides[2] = { side_make(pairs.count), side_make(pairs.count) };
    if (strcmp(argv[1], "lost") == 0)
        side_lose(&sides[1], pairs.count * 15 / 100, &state);
    else if (strcmp(argv[1], "thinned") == 0)
        side_lose(&sides[0], pairs.count * 30 / 100, &state);
    else if (strcmp(argv[1], "moved") == 0)
        side_move(&sides[1], &state);
    else
        fail("no such task");
    FILE *files[3] = { output(argv[6], "src"), output(argv[6], "tgt"), output(argv[6], "gold") };
    for (int i = 0; i < 2; i++) {
        side_settle(&sides[i], pairs.count);
        side_write(&sides[i], &pairs, &texts[i], i, files[i]);
    }
    gold_write(&sides[0], &sides[1], pairs.count, files[2]);
    int wrong = 0;
    for (int i = 0; i < 3; i++)
        wrong |= ferror(files[i]) || fclose(files[i]) != 0;
    for (int i = 0; i < 2; i++) {
        release(&texts[i]);
        free(sides[i].places);
        free(sides[i].order);
    }
    free(pairs.items);
    if (wrong)
        fail("cannot write");
    return 0;
}
