#include "train/cluster.h"

#include <math.h>
#include <stdlib.h>

#include "base/input.h"
#include "base/memory.h"
#include "text/utf8.h"

#define VECTOR_LIMIT 1000 /* numbers a vector has at most */
#define NO_WORD UINT32_MAX

/* ---- vectors from a file ---- */

void satz_vectors_release(struct satz_vectors *vectors) {
    free(vectors->words);
    free(vectors->values);
    satz_arena_release(&vectors->arena);
    *vectors = (struct satz_vectors){ .arena = SATZ_ARENA_INIT };
}

/* The numbers after the word; false where they are none, or not as many as before. */
static bool read_values(struct satz_vectors *vectors, struct satz_slice rest) {
    float values[VECTOR_LIMIT];
    size_t count = 0;
    struct satz_slice cell;
    while (rest.data && satz_slice_split(&rest, ' ', &cell)) {
        char *end;
        if (!cell.size)
            continue;
        if (count == VECTOR_LIMIT)
            return false;
        /* The line is followed by a '\0' in the arena. */
        values[count++] = strtof(cell.data, &end);
        if (end != cell.data + cell.size)
            return false;
    }
    if (!count || (vectors->count && count != vectors->size))
        return false;
    vectors->size = count;
    vectors->values = satz_memory_grow(vectors->values, &vectors->value_capacity, (vectors->count + 1) * count,
                                       sizeof *vectors->values);
    memcpy(vectors->values + vectors->count * count, values, count * sizeof *values);
    return true;
}

static enum satz_status add_vector(struct satz_vectors *vectors, struct satz_slice line, const struct satz_input *input,
                                   struct satz_error *error) {
    struct satz_arena scratch = SATZ_ARENA_INIT;
    struct satz_slice rest = satz_arena_copy(&scratch, line), word;
    bool right = satz_slice_split(&rest, ' ', &word) && word.size && satz_utf8_check(word, true) == word.size &&
                 read_values(vectors, rest);
    if (right) {
        vectors->words = satz_memory_grow(vectors->words, &vectors->capacity, vectors->count + 1, sizeof *vectors->words);
        vectors->words[vectors->count++] = satz_arena_copy(&vectors->arena, word);
    }
    satz_arena_release(&scratch);
    return right ? SATZ_OK : satz_error_set_at(error, input->name, input->line, "no word with as many numbers as the others");
}

enum satz_status satz_vectors_load(struct satz_vectors *vectors, const char *path, size_t most, struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    *vectors = (struct satz_vectors){ .arena = SATZ_ARENA_INIT };
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status = SATZ_OK;
    while (status == SATZ_OK && vectors->count < most && (status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK)
        status = add_vector(vectors, line, &input, error);
    satz_input_close(&input);
    return status == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
}

/* ---- vectors from text ---- */

void satz_company_init(struct satz_company *company) {
    *company = (struct satz_company){ .arena = SATZ_ARENA_INIT };
    satz_map_init(&company->numbers);
}

void satz_company_release(struct satz_company *company) {
    satz_map_release(&company->numbers);
    satz_arena_release(&company->arena);
    free(company->words);
    free(company->counts);
    free(company->text);
}

static uint32_t number_of(struct satz_company *company, struct satz_slice word) {
    size_t number;
    if (satz_map_get(&company->numbers, word, &number))
        return (uint32_t)number;
    number = company->word_count++;
    word = satz_arena_copy(&company->arena, word);
    satz_map_set(&company->numbers, word, number);
    company->words = satz_memory_grow(company->words, &company->word_capacity, number + 1, sizeof *company->words);
    company->counts = satz_memory_grow(company->counts, &company->count_capacity, number + 1, sizeof *company->counts);
    company->words[number] = word;
    company->counts[number] = 0;
    return (uint32_t)number;
}

void satz_company_add(struct satz_company *company, struct satz_slice word) {
    uint32_t number = word.size ? number_of(company, word) : NO_WORD;
    if (number != NO_WORD)
        company->counts[number]++;
    company->text = satz_memory_grow(company->text, &company->capacity, company->size + 1, sizeof *company->text);
    company->text[company->size++] = number;
}

/* Words by how often they are there. */
struct ranking {
    uint32_t *order; /* words, the most frequent first */
    uint32_t *ranks; /* of each word */
};

struct counted {
    size_t count;
    uint32_t word;
};

static int compare_counts(const void *a, const void *b) {
    const struct counted *one = a, *two = b;
    if (one->count != two->count)
        return one->count > two->count ? -1 : 1;
    return one->word < two->word ? -1 : one->word > two->word;
}

static struct ranking rank(const struct satz_company *company) {
    struct ranking ranking = { satz_memory_get_array(company->word_count + 1, sizeof *ranking.order),
                               satz_memory_get_array(company->word_count + 1, sizeof *ranking.ranks) };
    struct counted *counted = satz_memory_get_array(company->word_count + 1, sizeof *counted);
    for (size_t i = 0; i < company->word_count; i++)
        counted[i] = (struct counted){ company->counts[i], (uint32_t)i };
    qsort(counted, company->word_count, sizeof *counted, compare_counts);
    for (size_t i = 0; i < company->word_count; i++) {
        ranking.order[i] = counted[i].word;
        ranking.ranks[counted[i].word] = (uint32_t)i;
    }
    free(counted);
    return ranking;
}

/* Where a neighbour is counted: the end of a sentence has a place of its own; SIZE_MAX for a rare one. */
static size_t column_of(const struct satz_company *company, const struct ranking *ranking, size_t at, size_t neighbours) {
    if (at >= company->size || company->text[at] == NO_WORD)
        return neighbours;
    uint32_t rank = ranking->ranks[company->text[at]];
    return rank < neighbours ? rank : SIZE_MAX;
}

static void count_neighbours(const struct satz_company *company, const struct ranking *ranking, size_t neighbours,
                             struct satz_vectors *vectors) {
    for (size_t i = 0; i < company->size; i++) {
        if (company->text[i] == NO_WORD || ranking->ranks[company->text[i]] >= vectors->count)
            continue;
        float *row = vectors->values + ranking->ranks[company->text[i]] * vectors->size;
        size_t before = column_of(company, ranking, i - 1, neighbours), after = column_of(company, ranking, i + 1, neighbours);
        if (before != SIZE_MAX)
            row[before]++;
        if (after != SIZE_MAX)
            row[neighbours + 1 + after]++;
    }
}

/* Counts become what they say more than chance does, damped by how often that was seen. */
static void weigh(struct satz_vectors *vectors) {
    double *columns = satz_memory_get_array(vectors->size + 1, sizeof *columns), all = 0;
    for (size_t i = 0; i < vectors->count * vectors->size; i++) {
        columns[i % vectors->size] += (double)vectors->values[i];
        all += (double)vectors->values[i];
    }
    for (size_t i = 0; i < vectors->count; i++) {
        float *row = vectors->values + i * vectors->size;
        double sum = 0;
        for (size_t k = 0; k < vectors->size; k++)
            sum += (double)row[k];
        for (size_t k = 0; k < vectors->size; k++) {
            double more = row[k] > 0 ? log((double)row[k] * all / (sum * columns[k])) : 0;
            row[k] = (float)(more > 0 ? more * sqrt((double)row[k]) : 0);
        }
    }
    free(columns);
}

void satz_company_vectors(const struct satz_company *company, size_t neighbours, size_t least, struct satz_vectors *vectors) {
    struct ranking ranking = rank(company);
    *vectors = (struct satz_vectors){ .arena = SATZ_ARENA_INIT, .size = 2 * (neighbours + 1) };
    while (vectors->count < company->word_count && company->counts[ranking.order[vectors->count]] >= least)
        vectors->count++;
    vectors->words = satz_memory_get_array(vectors->count + 1, sizeof *vectors->words);
    vectors->values = satz_memory_get_array(vectors->count * vectors->size + 1, sizeof *vectors->values);
    for (size_t i = 0; i < vectors->count; i++)
        vectors->words[i] = satz_arena_copy(&vectors->arena, company->words[ranking.order[i]]);
    count_neighbours(company, &ranking, neighbours, vectors);
    weigh(vectors);
    free(ranking.order);
    free(ranking.ranks);
}

/* ---- clusters ---- */

static void scale(float *row, size_t size) {
    double sum = 1e-9;
    for (size_t i = 0; i < size; i++)
        sum += (double)row[i] * (double)row[i];
    float factor = (float)(1 / sqrt(sum));
    for (size_t i = 0; i < size; i++)
        row[i] *= factor;
}

struct clustering {
    const struct satz_vectors *vectors;
    size_t count;
    float *centres; /* size × count: a column a cluster, so that all are compared at once */
    float *sums;    /* count × size */
    float *likeness;
};

static struct satz_clusters place(struct clustering *clustering, const float *row) {
    float *restrict likeness = clustering->likeness;
    size_t count = clustering->count, one = 0, two = 1;
    memset(likeness, 0, count * sizeof *likeness);
    for (size_t i = 0; i < clustering->vectors->size; i++) {
        const float *restrict centre = clustering->centres + i * count;
        float value = row[i];
        for (size_t k = 0; value != 0 && k < count; k++)
            likeness[k] += value * centre[k];
    }
    for (size_t k = 1; k < count; k++) {
        if (likeness[k] > likeness[one]) {
            two = one;
            one = k;
        } else if (two == one || likeness[k] > likeness[two]) {
            two = k;
        }
    }
    return (struct satz_clusters){ (uint16_t)(one + 1), (uint16_t)(two + 1) };
}

static void set_centres(struct clustering *clustering) {
    size_t size = clustering->vectors->size;
    for (size_t k = 0; k < clustering->count; k++) {
        scale(clustering->sums + k * size, size);
        for (size_t i = 0; i < size; i++)
            clustering->centres[i * clustering->count + k] = clustering->sums[k * size + i];
    }
}

/* The first centres are words, spread over the more frequent half. */
static void begin(struct clustering *clustering) {
    const struct satz_vectors *vectors = clustering->vectors;
    for (size_t k = 0; k < clustering->count; k++)
        memcpy(clustering->sums + k * vectors->size,
               vectors->values + k * (vectors->count / 2) / clustering->count * vectors->size,
               vectors->size * sizeof(float));
    set_centres(clustering);
}

void satz_vectors_cluster(struct satz_vectors *vectors, size_t count, size_t rounds, struct satz_clusters *clusters) {
    struct clustering clustering = { .vectors = vectors, .count = count };
    if (!vectors->count || count < 2)
        return;
    clustering.centres = satz_memory_get_array(count * vectors->size, sizeof(float));
    clustering.sums = satz_memory_get_array(count * vectors->size, sizeof(float));
    clustering.likeness = satz_memory_get_array(count, sizeof(float));
    for (size_t i = 0; i < vectors->count; i++)
        scale(vectors->values + i * vectors->size, vectors->size);
    begin(&clustering);
    for (size_t round = 0; round < rounds; round++) {
        memset(clustering.sums, 0, count * vectors->size * sizeof(float));
        for (size_t i = 0; i < vectors->count; i++) {
            const float *row = vectors->values + i * vectors->size;
            clusters[i] = place(&clustering, row);
            float *sum = clustering.sums + (size_t)(clusters[i].nearest - 1) * vectors->size;
            for (size_t k = 0; k < vectors->size; k++)
                sum[k] += row[k];
        }
        set_centres(&clustering);
    }
    free(clustering.centres);
    free(clustering.sums);
    free(clustering.likeness);
}
