/*
 * How well texts were aligned: strict and lax precision, recall and F1 of the beads, in per cent, pooled over files.
 *
 * usage: beads [--calibration] GOLD... -- TEST...
 *   Both have rows like `[0, 1]:[2]:0.97`: lines of the source, lines of the target, from 0, and in TEST how probable
 *   the bead is said to be. As many TESTs as GOLDs, in their order.
 *
 * The definition is Sennrich and Volk's (Iterative, MT-based sentence alignment of parallel texts, 2011), as Vecalign
 * uses it: precision counts beads with an empty side, recall leaves them out; a bead is right strictly where the same
 * one is in the other file, laxly also where the two share a pair of lines; twice the same bead is one. Prints
 * `P R F1 P R F1`, the strict ones first, separated by tabs.
 *
 * --calibration: instead, a table of how many of the beads that are said to be so probable are right, strictly, and
 * the expected calibration error: by how much the two differ, on average over beads.
 * Exit code 2: a file cannot be read, or a row is none.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines of both sides, the source's first, in `numbers` of the file. */
struct bead {
    const uint32_t *lines;
    size_t source_count, target_count;
    double probability; /* below 0: not said */
};

struct link {
    uint32_t source, target;
};

struct file {
    struct bead *beads; /* sorted, none twice, without those that hold nothing */
    size_t count;
    uint32_t *numbers;
};

static void *get_memory(size_t count, size_t size) {
    void *memory = calloc(count + 1, size);
    if (!memory) {
        fputs("beads: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    char *bytes = NULL;
    size_t room = 0, size = 0, got = 1;
    for (; file && got > 0; size += got) {
        if (room - size < 1 << 16)
            bytes = realloc(bytes, room = 2 * room + (1 << 17));
        if (!bytes)
            break;
        got = fread(bytes + size, 1, room - size - 1, file);
    }
    if (!file || !bytes || ferror(file)) {
        perror(path);
        exit(2);
    }
    bytes[size] = '\0';
    fclose(file);
    return bytes;
}

/* ---- rows ---- */

static int numbers_compare(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    for (size_t i = 0; i < a_count && i < b_count; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return (a_count > b_count) - (a_count < b_count);
}

static int bead_compare(const void *left, const void *right) {
    const struct bead *a = left, *b = right;
    const uint32_t *a_target = a->lines + a->source_count, *b_target = b->lines + b->source_count;
    int order = numbers_compare(a->lines, a->source_count, b->lines, b->source_count);
    return order ? order : numbers_compare(a_target, a->target_count, b_target, b->target_count);
}

/* Reads `[1, 2]`; returns what follows it, NULL where it is none. */
static const char *numbers_read(const char *at, uint32_t *numbers, size_t *count) {
    *count = 0;
    at += strspn(at, " ");
    if (*at++ != '[')
        return NULL;
    for (;;) {
        at += strspn(at, " ");
        if (*at == ']')
            return at + 1;
        char *end;
        unsigned long number = strtoul(at, &end, 10);
        if (end == at)
            return NULL;
        numbers[(*count)++] = (uint32_t)number;
        at = end + strspn(end, " ");
        if (*at == ',')
            at++;
    }
}

/* Reads a row; `numbers` has room for all that is in it. */
static int bead_read(const char *row, uint32_t *numbers, struct bead *bead) {
    const char *at = numbers_read(row, numbers, &bead->source_count);
    if (!at || *at++ != ':')
        return 0;
    at = numbers_read(at, numbers + bead->source_count, &bead->target_count);
    if (!at)
        return 0;
    bead->lines = numbers;
    bead->probability = *at == ':' ? strtod(at + 1, NULL) : -1;
    return 1;
}

static void sort(struct file *file) {
    size_t kept = 0;
    qsort(file->beads, file->count, sizeof *file->beads, bead_compare);
    for (size_t i = 0; i < file->count; i++)
        if (!kept || bead_compare(&file->beads[kept - 1], &file->beads[i]) != 0)
            file->beads[kept++] = file->beads[i];
    file->count = kept;
}

static struct file load(const char *path) {
    struct file file = { NULL, 0, NULL };
    char *bytes = read_file(path);
    size_t rows = 0, commas = 0, used = 0, line = 0;
    for (const char *at = bytes; *at; at++) {
        rows += *at == '\n';
        commas += *at == ',';
    }
    file.beads = get_memory(rows + 1, sizeof *file.beads);
    file.numbers = get_memory(commas + 2 * (rows + 1), sizeof *file.numbers);
    for (char *row = bytes, *end; *row; row = end) {
        end = row + strcspn(row, "\n");
        if (*end)
            *end++ = '\0';
        line++;
        struct bead *bead = &file.beads[file.count];
        if (!*row)
            continue;
        if (!bead_read(row, file.numbers + used, bead)) {
            fprintf(stderr, "%s:%zu: no row of an alignment\n", path, line);
            exit(2);
        }
        used += bead->source_count + bead->target_count;
        file.count += bead->source_count + bead->target_count > 0;
    }
    free(bytes);
    sort(&file);
    return file;
}

/* ---- what is right ---- */

static int is_full(const struct bead *bead) {
    return bead->source_count && bead->target_count;
}

static int is_in(const struct file *file, const struct bead *bead) {
    return bsearch(bead, file->beads, file->count, sizeof *bead, bead_compare) != NULL;
}

static int link_compare(const void *left, const void *right) {
    const struct link *a = left, *b = right;
    return a->source != b->source ? (a->source > b->source) - (a->source < b->source)
                                  : (a->target > b->target) - (a->target < b->target);
}

/* The pairs of lines that are in one bead, sorted. */
static struct link *links_make(const struct file *file, size_t *count) {
    size_t needed = 0, used = 0;
    for (size_t i = 0; i < file->count; i++)
        needed += file->beads[i].source_count * file->beads[i].target_count;
    struct link *links = get_memory(needed, sizeof *links);
    for (size_t i = 0; i < file->count; i++) {
        const struct bead *bead = &file->beads[i];
        for (size_t s = 0; s < bead->source_count; s++)
            for (size_t t = 0; t < bead->target_count; t++)
                links[used++] = (struct link){ bead->lines[s], bead->lines[bead->source_count + t] };
    }
    qsort(links, used, sizeof *links, link_compare);
    *count = used;
    return links;
}

static int is_linked(const struct link *links, size_t count, const struct bead *bead) {
    for (size_t s = 0; s < bead->source_count; s++)
        for (size_t t = 0; t < bead->target_count; t++) {
            struct link link = { bead->lines[s], bead->lines[bead->source_count + t] };
            if (bsearch(&link, links, count, sizeof link, link_compare))
                return 1;
        }
    return 0;
}

struct tally {
    size_t strict, lax, all;
};

/* Counts the beads of `file` that `other` has too. */
static void count(const struct file *file, const struct file *other, int only_full, struct tally *tally) {
    size_t link_count;
    struct link *links = links_make(other, &link_count);
    for (size_t i = 0; i < file->count; i++) {
        const struct bead *bead = &file->beads[i];
        if (only_full && !is_full(bead))
            continue;
        int strict = is_in(other, bead);
        tally->strict += (size_t)strict;
        tally->lax += strict || is_linked(links, link_count, bead);
        tally->all++;
    }
    free(links);
}

static double share(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print(double precision, double recall, char end) {
    double sum = precision + recall;
    printf("%.2f\t%.2f\t%.2f%c", precision, recall, sum > 0 ? 2 * precision * recall / sum : 0, end);
}

static void score(const struct file *golds, const struct file *tests, size_t files) {
    struct tally said = { 0, 0, 0 }, wanted = { 0, 0, 0 };
    for (size_t i = 0; i < files; i++) {
        count(&tests[i], &golds[i], 0, &said);
        count(&golds[i], &tests[i], 1, &wanted);
    }
    print(share(said.strict, said.all), share(wanted.strict, wanted.all), '\t');
    print(share(said.lax, said.all), share(wanted.lax, wanted.all), '\n');
}

/* ---- how sure, and how often right ---- */

static const double BOUNDS[] = { 0, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .99, 1 };
#define BINS (sizeof BOUNDS / sizeof *BOUNDS - 1)

struct bin {
    size_t beads, right;
    double said;
};

static size_t bin_of(double probability) {
    size_t bin = 0;
    while (bin + 1 < BINS && probability >= BOUNDS[bin + 1])
        bin++;
    return bin;
}

static void calibrate(const struct file *golds, const struct file *tests, size_t files) {
    struct bin bins[BINS] = { { 0, 0, 0 } };
    size_t all = 0;
    double error = 0;
    for (size_t i = 0; i < files; i++)
        for (size_t k = 0; k < tests[i].count; k++) {
            const struct bead *bead = &tests[i].beads[k];
            if (bead->probability < 0)
                continue;
            struct bin *bin = &bins[bin_of(bead->probability)];
            bin->beads++;
            bin->right += (size_t)is_in(&golds[i], bead);
            bin->said += bead->probability;
            all++;
        }
    printf("%-14s %9s %9s %9s %9s\n", "said", "beads", "right", "% right", "% said");
    for (size_t i = 0; i < BINS; i++) {
        const struct bin *bin = &bins[i];
        double beads = (double)bin->beads, right = (double)bin->right;
        error += bin->said > right ? bin->said - right : right - bin->said;
        printf("%.2f to %.2f%3s %9zu %9zu", BOUNDS[i], BOUNDS[i + 1], "", bin->beads, bin->right);
        if (bin->beads)
            printf(" %9.2f %9.2f\n", 100 * right / beads, 100 * bin->said / beads);
        else
            printf(" %9s %9s\n", "-", "-");
    }
    printf("expected calibration error: %.2f %%, of %zu beads\n", all ? 100 * error / (double)all : 0, all);
}

int main(int argc, char **argv) {
    int calibration = argc > 1 && strcmp(argv[1], "--calibration") == 0, cut = 1 + calibration, first = cut;
    while (cut < argc && strcmp(argv[cut], "--") != 0)
        cut++;
    size_t files = (size_t)(cut - first);
    if (files == 0 || cut == argc || (size_t)(argc - cut - 1) != files) {
        fputs("usage: beads [--calibration] GOLD... -- TEST...\n", stderr);
        return 2;
    }
    struct file *golds = get_memory(files, sizeof *golds), *tests = get_memory(files, sizeof *tests);
    for (size_t i = 0; i < files; i++) {
        golds[i] = load(argv[first + (int)i]);
        tests[i] = load(argv[cut + 1 + (int)i]);
    }
    if (calibration)
        calibrate(golds, tests, files);
    else
        score(golds, tests, files);
    for (size_t i = 0; i < files; i++) {
        free(golds[i].beads);
        free(golds[i].numbers);
        free(tests[i].beads);
        free(tests[i].numbers);
    }
    free(golds);
    free(tests);
    return 0;
}
