#include "memory/codes.h"

#include <stdlib.h>

#include "base/memory.h"

void satz_codes_add(struct satz_codes *codes, struct satz_code code) {
    codes->items = satz_memory_grow(codes->items, &codes->capacity, codes->count + 1, sizeof *codes->items);
    codes->items[codes->count++] = code;
}

void satz_codes_release(struct satz_codes *codes) {
    free(codes->items);
    *codes = (struct satz_codes){ NULL, 0, 0 };
}

void satz_codes_mark(const struct satz_codes *codes, struct satz_slice text, struct satz_buffer *marked) {
    size_t done = 0;
    for (size_t i = 0; i < codes->count; i++) {
        satz_buffer_add(marked, satz_slice_sub(text, done, codes->items[i].at));
        satz_buffer_add_char(marked, 0xFFFC);
        done = codes->items[i].at;
    }
    satz_buffer_add(marked, satz_slice_from(text, done));
}

/* A pairing under way: which of the source's codes are taken, and by which of the target's. */
struct pairing {
    const struct satz_codes *source, *target;
    bool *taken;
    size_t *source_of; /* of each target code; SIZE_MAX: not told yet */
};

static void pair(struct pairing *pairing, size_t target, size_t source) {
    pairing->taken[source] = true;
    pairing->source_of[target] = source;
}

/* The source's free code of that kind with number (or pair) `wanted`; any where it is 0. */
static size_t source_find(const struct pairing *pairing, enum satz_code_kind kind, size_t number, size_t i) {
    for (size_t k = 0; k < pairing->source->count && k < SATZ_CODES_MOST; k++) {
        const struct satz_code *code = &pairing->source->items[k];
        if (!pairing->taken[k] && code->kind == kind && (!number || code->number == number) &&
            (!i || code->pair == i))
            return k;
    }
    return SIZE_MAX;
}

/* The code of the target that opens the pair which target code `end` closes; SIZE_MAX: none. */
static size_t target_begin(const struct pairing *pairing, size_t end) {
    const struct satz_code *items = pairing->target->items;
    for (size_t k = end; items[end].pair && k-- > 0;)
        if (items[k].kind == SATZ_CODE_BEGIN && items[k].pair == items[end].pair)
            return k;
    return SIZE_MAX;
}

static void pair_by_number(struct pairing *pairing, size_t count) {
    for (size_t t = 0; t < count; t++) {
        const struct satz_code *code = &pairing->target->items[t];
        if (!code->number)
            continue;
        size_t found = source_find(pairing, code->kind, code->number, 0);
        if (found != SIZE_MAX)
            pair(pairing, t, found);
    }
}

/* A closing code follows its opening one; that one goes by order where it had no number. */
static void pair_by_order(struct pairing *pairing, size_t count) {
    for (size_t t = 0; t < count; t++) {
        const struct satz_code *code = &pairing->target->items[t];
        if (pairing->source_of[t] != SIZE_MAX)
            continue;
        size_t begin = code->kind == SATZ_CODE_END ? target_begin(pairing, t) : SIZE_MAX;
        size_t opened = begin != SIZE_MAX ? pairing->source_of[begin] : SIZE_MAX;
        size_t i = opened != SIZE_MAX ? pairing->source->items[opened].pair : 0;
        size_t found = code->number && code->kind != SATZ_CODE_END ? SIZE_MAX : source_find(pairing, code->kind, 0, i);
        if (found != SIZE_MAX)
            pair(pairing, t, found);
    }
}

struct satz_entry_code *satz_codes_pair(const struct satz_codes *source, const struct satz_codes *target,
                                        size_t *count) {
    size_t most = target->count < SATZ_CODES_MOST ? target->count : SATZ_CODES_MOST;
    struct pairing pairing = { .source = source, .target = target };
    pairing.taken = satz_memory_get_array(source->count + 1, sizeof *pairing.taken);
    pairing.source_of = satz_memory_get_array(most + 1, sizeof *pairing.source_of);
    for (size_t t = 0; t < most; t++)
        pairing.source_of[t] = SIZE_MAX;
    pair_by_number(&pairing, most);
    pair_by_order(&pairing, most);
    struct satz_entry_code *codes = satz_memory_get_array(most + 1, sizeof *codes);
    *count = 0;
    for (size_t t = 0; t < most; t++)
        if (pairing.source_of[t] != SIZE_MAX)
            codes[(*count)++] = (struct satz_entry_code){ target->items[t].at, pairing.source_of[t] };
    free(pairing.taken);
    free(pairing.source_of);
    return codes;
}
