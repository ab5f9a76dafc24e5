#include "bitext/codes.h"

void satz_codes_mark(const struct satz_coded *coded, struct satz_buffer *marked) {
    size_t done = 0;
    for (size_t i = 0; i < coded->count; i++) {
        satz_buffer_add(marked, satz_slice_sub(coded->text, done, coded->codes[i].at));
        satz_buffer_add_char(marked, 0xFFFC);
        done = coded->codes[i].at;
    }
    satz_buffer_add(marked, satz_slice_from(coded->text, done));
}

/* A pairing under way: which of the source's codes are taken, and by which of the target's. */
struct pairing {
    const struct satz_coded *source, *target;
    bool *taken;
    size_t *source_of; /* of each target code */
};

static void pair(struct pairing *pairing, size_t target, size_t source) {
    pairing->taken[source] = true;
    pairing->source_of[target] = source;
}

/* The source's free code of that kind with number (or pair) `wanted`; any where it is 0. */
static size_t source_find(const struct pairing *pairing, enum satz_code_kind kind, size_t number, size_t i) {
    for (size_t k = 0; k < pairing->source->count && k < SATZ_CODES_MOST; k++) {
        const struct satz_code *code = &pairing->source->codes[k];
        if (!pairing->taken[k] && code->kind == kind && (!number || code->number == number) &&
            (!i || code->pair == i))
            return k;
    }
    return SATZ_CODE_UNPAIRED;
}

/* The code of the target that opens the pair which target code `end` closes; UNPAIRED: none. */
static size_t target_begin(const struct pairing *pairing, size_t end) {
    const struct satz_code *items = pairing->target->codes;
    for (size_t k = end; items[end].pair && k-- > 0;)
        if (items[k].kind == SATZ_CODE_BEGIN && items[k].pair == items[end].pair)
            return k;
    return SATZ_CODE_UNPAIRED;
}

static void pair_by_number(struct pairing *pairing, size_t count) {
    for (size_t t = 0; t < count; t++) {
        const struct satz_code *code = &pairing->target->codes[t];
        if (!code->number)
            continue;
        size_t found = source_find(pairing, code->kind, code->number, 0);
        if (found != SATZ_CODE_UNPAIRED)
            pair(pairing, t, found);
    }
}

/* A closing code follows its opening one; that one goes by order where it had no number. */
static void pair_by_order(struct pairing *pairing, size_t count) {
    for (size_t t = 0; t < count; t++) {
        const struct satz_code *code = &pairing->target->codes[t];
        if (pairing->source_of[t] != SATZ_CODE_UNPAIRED)
            continue;
        bool closes = code->kind == SATZ_CODE_END;
        if (code->number && !closes)
            continue;
        size_t begin = closes ? target_begin(pairing, t) : SATZ_CODE_UNPAIRED;
        size_t opened = begin != SATZ_CODE_UNPAIRED ? pairing->source_of[begin] : SATZ_CODE_UNPAIRED;
        size_t i = opened != SATZ_CODE_UNPAIRED ? pairing->source->codes[opened].pair : 0;
        size_t found = source_find(pairing, code->kind, 0, i);
        if (found != SATZ_CODE_UNPAIRED)
            pair(pairing, t, found);
    }
}

size_t *satz_codes_pair(const struct satz_coded *source, const struct satz_coded *target, struct satz_arena *arena) {
    size_t most = target->count < SATZ_CODES_MOST ? target->count : SATZ_CODES_MOST;
    struct pairing pairing = { .source = source, .target = target };
    pairing.taken = satz_arena_get_array(arena, source->count + 1, sizeof *pairing.taken);
    pairing.source_of = satz_arena_get_array(arena, target->count + 1, sizeof *pairing.source_of);
    for (size_t t = 0; t < target->count; t++)
        pairing.source_of[t] = SATZ_CODE_UNPAIRED;
    pair_by_number(&pairing, most);
    pair_by_order(&pairing, most);
    return pairing.source_of;
}
