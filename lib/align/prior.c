#include "align/prior.h"

#include <math.h>
#include <stdlib.h>

#include "align/cognate.h"
#include "base/memory.h"
#include "text/utf8.h"

/* How much each kind of evidence is worth, at most. */
#define BY_LEXICON 0.5F
#define BY_PARTS 0.6F /* of a compound: of what the lexicon says */
#define SAME_NUMBER 0.95F
#define SAME_MARK 0.57F
#define SAME_WORD 0.4F /* where the script tells no letters */

/* The types of one side by what a lexicon knows of their hashes. */
struct index {
    uint32_t *heads, *next; /* a type's number plus one */
    uint32_t mask;
    const struct satz_side *side;
};

static void open_index(struct index *index, const struct satz_side *side) {
    uint32_t size = 1024;
    while (size < 2 * side->type_count)
        size *= 2;
    *index = (struct index){ satz_memory_get_array(size, sizeof *index->heads),
                             satz_memory_get_array(side->type_count + 1, sizeof *index->next), size - 1, side };
    for (uint32_t type = 0; type < side->type_count; type++) {
        uint32_t *head = &index->heads[satz_bilexicon_target(side->types[type].hash) & index->mask];
        index->next[type] = *head;
        *head = type + 1;
    }
}

static void close_index(struct index *index) {
    free(index->heads);
    free(index->next);
}

/* A chain of the index is a few types long, but for one who has sought such types: no more are looked at. */
enum { LONGEST_CHAIN = 64 };

/* Looks for a type of the side whose hash is `target`. */
static bool find_type(const struct index *index, uint32_t target, uint32_t *type) {
    uint32_t number = index->heads[target & index->mask];
    for (int i = 0; number && i < LONGEST_CHAIN; i++, number = index->next[number - 1])
        if (satz_bilexicon_target(index->side->types[number - 1].hash) == target) {
            *type = number - 1;
            return true;
        }
    return false;
}

/* Translations of one stem that the other side has. */
enum { MOST_TRANSLATIONS = 512 };

/* Adds what the lexicons have for the stem with this hash. Returns whether they know it at all. */
static bool add_known(const struct satz_prior *prior, const struct index *index, uint64_t hash, float worth,
                      struct satz_ttable *table) {
    bool known = false;
    for (size_t i = 0; i < prior->lexicon_count; i++) {
        const struct satz_bilexicon *lexicon = &prior->lexicons[i];
        struct satz_translation found[MOST_TRANSLATIONS];
        size_t begin, end, count = 0;
        float all = 0;
        satz_bilexicon_find(lexicon, hash, &begin, &end);
        known |= begin < end;
        for (size_t at = begin; at < end && count < MOST_TRANSLATIONS; at++) {
            uint32_t target = satz_bilexicon_entry(lexicon, at, &found[count].forward);
            if (find_type(index, target, &found[count].type))
                all += found[count++].forward;
        }
        for (size_t at = 0; at < count; at++) {
            found[at].forward *= worth * BY_LEXICON / (all > 1 ? all : 1);
            found[at].backward = found[at].forward;
            satz_ttable_add(table, found[at]);
        }
    }
    return known;
}

static bool is_known(const struct satz_prior *prior, uint64_t hash) {
    size_t begin, end;
    for (size_t i = 0; i < prior->lexicon_count; i++) {
        satz_bilexicon_find(&prior->lexicons[i], hash, &begin, &end);
        if (begin < end)
            return true;
    }
    return false;
}

static uint64_t stem_hash(struct satz_cutter *cutter, struct satz_slice form, struct satz_buffer *stem) {
    satz_buffer_reset(stem);
    satz_cutter_stem(cutter, form, stem);
    return satz_term_hash(satz_buffer_slice(stem));
}

enum { SHORTEST_COMPOUND = 8, SHORTEST_PART = 4, LONGEST_COMPOUND = 60 };

/* The head of a compound without the s that links it to the tail. */
static struct satz_slice without_link(struct satz_slice head) {
    if (head.size > SHORTEST_PART && head.data[head.size - 1] == 's')
        head.size--;
    return head;
}

/* Takes a word that the lexicons do not know for a compound of two that they know, the longest head first. */
static void add_parts(const struct satz_prior *prior, const struct index *index, struct satz_cutter *cutter,
                      struct satz_slice form, struct satz_ttable *table) {
    struct satz_buffer stem = SATZ_BUFFER_INIT;
    if (form.size < SHORTEST_COMPOUND || form.size > LONGEST_COMPOUND)
        return;
    for (size_t at = satz_utf8_floor(form, form.size - SHORTEST_PART); at >= SHORTEST_PART;
         at = satz_utf8_floor(form, at - 1)) {
        struct satz_slice head = satz_slice_sub(form, 0, at);
        uint64_t tail = stem_hash(cutter, satz_slice_from(form, at), &stem);
        if (!is_known(prior, tail))
            continue;
        uint64_t first = stem_hash(cutter, head, &stem);
        if (!is_known(prior, first))
            first = stem_hash(cutter, without_link(head), &stem);
        if (is_known(prior, first)) {
            (void)add_known(prior, index, first, BY_PARTS, table);
            (void)add_known(prior, index, tail, BY_PARTS, table);
            break;
        }
    }
    satz_buffer_release(&stem);
}

/* The type of `side` that is the same, with the whole hash. */
static bool same_type(const struct index *index, uint64_t hash, uint32_t *type) {
    uint32_t number = index->heads[satz_bilexicon_target(hash) & index->mask];
    for (int i = 0; number && i < LONGEST_CHAIN; i++, number = index->next[number - 1])
        if (index->side->types[number - 1].hash == hash) {
            *type = number - 1;
            return true;
        }
    return false;
}

static void add_same(const struct index *index, const struct satz_type *type, float likely, struct satz_ttable *table) {
    uint32_t same;
    if (same_type(index, type->hash, &same))
        satz_ttable_add(table, (struct satz_translation){ same, likely, likely });
}

/* Whether most words of a side are in Latin script. */
static bool is_latin(const struct satz_side *side) {
    size_t latin = 0, all = 0;
    for (size_t i = 0; i < side->type_count; i++)
        if (side->types[i].kind == SATZ_TERM_WORD) {
            all += side->types[i].count;
            latin += side->types[i].is_latin ? side->types[i].count : 0;
        }
    return 2 * latin > all;
}

#define MOST_LIKELY 0.95F

/* Makes rows and columns that share out more than there is less sure. */
static void tame(struct satz_ttable *table, size_t columns) {
    float *sums = satz_memory_get_array(columns + 1, sizeof *sums);
    size_t count = table->begins[table->rows];
    for (size_t i = 0; i < count; i++) {
        struct satz_translation *item = &table->items[i];
        item->forward = item->forward < MOST_LIKELY ? item->forward : MOST_LIKELY;
        item->backward = item->forward;
        sums[item->type] += item->backward;
    }
    for (size_t row = 0; row < table->rows; row++) {
        float sum = 0;
        for (size_t i = table->begins[row]; i < table->begins[row + 1]; i++)
            sum += table->items[i].forward;
        for (size_t i = table->begins[row]; i < table->begins[row + 1]; i++) {
            struct satz_translation *item = &table->items[i];
            item->forward /= sum > 1 ? sqrtf(sum) : 1;
            item->backward /= sums[item->type] > 1 ? sqrtf(sums[item->type]) : 1;
        }
    }
    free(sums);
}

static void find_from(const struct satz_prior *prior, const struct satz_side *from, const struct satz_side *to,
                      struct satz_cutter *cutter, struct satz_ttable *table) {
    struct index index;
    struct satz_cognates *cognates = satz_cognates_new(to, is_latin(from) != is_latin(to));
    open_index(&index, to);
    satz_ttable_begin(table, from->type_count);
    for (size_t i = 0; i < from->type_count; i++) {
        const struct satz_type *type = &from->types[i];
        struct satz_slice latin = satz_type_latin(from, type);
        if (type->kind != SATZ_TERM_WORD) {
            add_same(&index, type, type->kind == SATZ_TERM_MARK ? SAME_MARK : SAME_NUMBER, table);
        } else {
            if (!add_known(prior, &index, type->hash, 1, table))
                add_parts(prior, &index, cutter, satz_type_form(from, type), table);
            if (latin.size)
                satz_cognates_add(cognates, latin, table);
            else
                add_same(&index, type, SAME_WORD, table);
        }
        satz_ttable_end_row(table);
    }
    close_index(&index);
    satz_cognates_free(cognates);
    tame(table, to->type_count);
}

void satz_prior_find(const struct satz_prior *prior, const struct satz_side *source, const struct satz_side *target,
                     struct satz_cutter *source_cutter, struct satz_cutter *target_cutter, struct satz_ttable *table) {
    if (!prior->reversed) {
        find_from(prior, source, target, source_cutter, table);
        return;
    }
    struct satz_ttable other = SATZ_TTABLE_INIT;
    find_from(prior, target, source, target_cutter, &other);
    satz_ttable_transpose(&other, source->type_count, table);
    satz_ttable_release(&other);
}
