#include "align/evidence.h"

#include <stdlib.h>

#include "base/memory.h"

/* What was learnt counts so much, and nothing is surer than this. */
#define LEARNT 0.8F
#define SUREST 0.98F
/* A translation that is not at least so much more likely than chance says nothing. */
#define LEAST_RATIO 3.0F

static float together(float prior, float learnt) {
    learnt *= LEARNT;
    float both = prior + learnt - prior * learnt;
    return both < SUREST ? both : SUREST;
}

static float ratio_of(float likely, float share) {
    float ratio = likely / share;
    return ratio > LEAST_RATIO ? ratio : 0;
}

static void weigh(const struct satz_type *source, const struct satz_type *targets, struct satz_translation item,
                  struct satz_ttable *evidence) {
    item.forward = ratio_of(item.forward, targets[item.type].share);
    item.backward = ratio_of(item.backward, source->share);
    if (item.forward > 0 || item.backward > 0)
        satz_ttable_add(evidence, item);
}

void satz_evidence_ratios(const struct satz_side *source, const struct satz_side *target,
                          const struct satz_ttable *prior, const struct satz_ttable *learned,
                          struct satz_ttable *evidence) {
    static const struct satz_translation none = { 0, 0, 0 };
    satz_ttable_begin(evidence, source->type_count);
    for (size_t row = 0; row < source->type_count; row++) {
        size_t p = prior->begins[row], p_end = prior->begins[row + 1];
        size_t l = learned->rows ? learned->begins[row] : 0, l_end = learned->rows ? learned->begins[row + 1] : 0;
        while (p < p_end || l < l_end) {
            bool of_prior = p < p_end && (l == l_end || prior->items[p].type <= learned->items[l].type);
            bool of_learned = l < l_end && (p == p_end || learned->items[l].type <= prior->items[p].type);
            struct satz_translation a = of_prior ? prior->items[p++] : none;
            struct satz_translation b = of_learned ? learned->items[l++] : none;
            struct satz_translation item = { of_prior ? a.type : b.type, together(a.forward, b.forward),
                                             together(a.backward, b.backward) };
            weigh(&source->types[row], target->types, item, evidence);
        }
        satz_ttable_end_row(evidence);
    }
}

/* ---- meetings ---- */

void satz_meetings_release(struct satz_meetings *meetings) {
    free(meetings->items);
    free(meetings->begins);
    *meetings = (struct satz_meetings){ 0 };
}

/* A place of the source unit that a type of the target answers to. */
struct touch {
    uint32_t place, next; /* next: of the same type, plus one */
    float ratio;
};

struct satz_finder {
    const struct satz_side *source, *target;
    const struct satz_ttable *evidence;
    uint32_t *stamps; /* by type of the target: when `slots` was set for it */
    uint32_t stamp;
    uint32_t *slots;
    uint32_t *heads; /* by slot: its first touch, plus one */
    float *sums;     /* by slot: of the forward ratios */
    size_t slot_count, slot_capacity;
    struct touch *touches;
    size_t touch_count, touch_capacity;
    float *places; /* by place of the source unit */
    size_t place_capacity;
    size_t unit; /* the one that all this is about; SIZE_MAX: none */
};

struct satz_finder *satz_finder_new(const struct satz_side *source, const struct satz_side *target,
                                    const struct satz_ttable *evidence) {
    struct satz_finder *finder = satz_memory_get_array(1, sizeof *finder);
    finder->source = source;
    finder->target = target;
    finder->evidence = evidence;
    finder->stamps = satz_memory_get_array(target->type_count + 1, sizeof *finder->stamps);
    finder->slots = satz_memory_get_array(target->type_count + 1, sizeof *finder->slots);
    finder->unit = SIZE_MAX;
    return finder;
}

void satz_finder_free(struct satz_finder *finder) {
    if (!finder)
        return;
    free(finder->stamps);
    free(finder->slots);
    free(finder->heads);
    free(finder->sums);
    free(finder->touches);
    free(finder->places);
    free(finder);
}

static uint32_t slot_of(struct satz_finder *finder, uint32_t type) {
    if (finder->stamps[type] != finder->stamp) {
        if (finder->slot_count == finder->slot_capacity) {
            finder->slot_capacity = finder->slot_capacity ? finder->slot_capacity * 2 : 256;
            finder->heads = satz_memory_resize(finder->heads, finder->slot_capacity, sizeof *finder->heads);
            finder->sums = satz_memory_resize(finder->sums, finder->slot_capacity, sizeof *finder->sums);
        }
        finder->stamps[type] = finder->stamp;
        finder->slots[type] = (uint32_t)finder->slot_count;
        finder->heads[finder->slot_count] = 0;
        finder->sums[finder->slot_count++] = 0;
    }
    return finder->slots[type];
}

/* Notes what the terms of the source unit answer to. */
static void begin_unit(struct satz_finder *finder, size_t unit) {
    size_t begin = finder->source->begins[unit], end = finder->source->begins[unit + 1];
    finder->unit = unit;
    if (!++finder->stamp) { /* after four milliards of units */
        memset(finder->stamps, 0, finder->target->type_count * sizeof *finder->stamps);
        finder->stamp = 1;
    }
    finder->slot_count = finder->touch_count = 0;
    if (end - begin > finder->place_capacity) {
        finder->place_capacity = 2 * (end - begin);
        finder->places = satz_memory_resize(finder->places, finder->place_capacity, sizeof *finder->places);
    }
    for (size_t place = 0; place < end - begin; place++) {
        uint32_t type = finder->source->terms[begin + place];
        finder->places[place] = 0;
        for (size_t i = finder->evidence->begins[type]; i < finder->evidence->begins[type + 1]; i++) {
            const struct satz_translation *item = &finder->evidence->items[i];
            uint32_t slot = slot_of(finder, item->type);
            finder->sums[slot] += item->forward;
            if (item->backward <= 0)
                continue;
            finder->touches = satz_memory_grow(finder->touches, &finder->touch_capacity, finder->touch_count + 1,
                                               sizeof *finder->touches);
            finder->touches[finder->touch_count] =
                (struct touch){ (uint32_t)place, finder->heads[slot], item->backward };
            finder->heads[slot] = (uint32_t)++finder->touch_count;
        }
    }
}

static void reserve(struct satz_meetings *meetings, size_t count) {
    if (count <= meetings->capacity)
        return;
    meetings->capacity = 2 * count;
    meetings->items = satz_memory_resize(meetings->items, meetings->capacity, sizeof *meetings->items);
}

/* The meetings with one unit of the target, appended after `count` others. Returns how many there are then. */
static size_t meet(struct satz_finder *finder, size_t unit, struct satz_meetings *meetings, size_t count,
                   uint32_t *middle) {
    size_t begin = finder->target->begins[unit], end = finder->target->begins[unit + 1];
    size_t places = finder->source->begins[finder->unit + 1] - finder->source->begins[finder->unit];
    bool touched = false;
    reserve(meetings, count + (end - begin) + places);
    for (size_t at = begin; at < end; at++) {
        uint32_t type = finder->target->terms[at];
        if (finder->stamps[type] != finder->stamp)
            continue;
        uint32_t slot = finder->slots[type];
        if (finder->sums[slot] > 0)
            meetings->items[count++] = (struct satz_meeting){ (uint32_t)(at - begin), finder->sums[slot] };
        for (uint32_t number = finder->heads[slot]; number; number = finder->touches[number - 1].next) {
            finder->places[finder->touches[number - 1].place] += finder->touches[number - 1].ratio;
            touched = true;
        }
    }
    *middle = (uint32_t)count;
    for (size_t place = 0; touched && place < places; place++)
        if (finder->places[place] > 0) {
            meetings->items[count++] = (struct satz_meeting){ (uint32_t)place, finder->places[place] };
            finder->places[place] = 0;
        }
    return count;
}

void satz_finder_find(struct satz_finder *finder, size_t unit, size_t first, size_t last,
                      struct satz_meetings *meetings) {
    size_t count = 0, needed = 2 * (last - first) + 1;
    meetings->first = first;
    meetings->last = last;
    if (needed > meetings->begin_capacity) {
        meetings->begin_capacity = 2 * needed;
        meetings->begins = satz_memory_resize(meetings->begins, meetings->begin_capacity, sizeof *meetings->begins);
    }
    if (finder->unit != unit)
        begin_unit(finder, unit);
    for (size_t i = first; i < last; i++) {
        uint32_t *begins = &meetings->begins[2 * (i - first)];
        begins[0] = (uint32_t)count;
        count = meet(finder, i, meetings, count, &begins[1]);
    }
    meetings->begins[2 * (last - first)] = (uint32_t)count;
}
