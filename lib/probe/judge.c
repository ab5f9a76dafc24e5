#include "probe/judge.h"

#include "base/map.h"
#include "restore/slots.h"

static struct satz_slice words_of(struct satz_slice answer, const struct satz_token *token) {
    return satz_slice_sub(answer, token->begin, token->end);
}

/* How often each word stands in the unprotected answer. */
static void plain_read(struct satz_map *words, const struct satz_wire *wire, struct satz_slice plain,
                       struct satz_arena *arena) {
    struct satz_tokens tokens = { .arena = arena };
    satz_tokens_cut(&tokens, wire, plain, NULL, 0, NULL);
    for (size_t i = 0; i < tokens.count; i++) {
        size_t often = 0;
        if (tokens.items[i].kind != SATZ_TOKEN_WORD)
            continue;
        (void)satz_map_get(words, words_of(plain, &tokens.items[i]), &often);
        satz_map_set(words, words_of(plain, &tokens.items[i]), often + 1);
    }
}

static void words_count(struct satz_probe_count *count, const struct satz_tokens *tokens, struct satz_slice answer,
                        struct satz_map *plain) {
    for (size_t i = 0; i < tokens->count; i++) {
        size_t often = 0;
        if (tokens->items[i].kind != SATZ_TOKEN_WORD)
            continue;
        count->words++;
        if (!satz_map_get(plain, words_of(answer, &tokens->items[i]), &often) || !often)
            continue;
        count->same++;
        satz_map_set(plain, words_of(answer, &tokens->items[i]), often - 1);
    }
}

static bool is_placeholder(const struct satz_unit *unit) {
    return unit->kind != SATZ_UNIT_WORD && unit->kind != SATZ_UNIT_SPACE;
}

static void slot_count(struct satz_probe_count *count, const struct satz_slot *slot) {
    count->sent++;
    count->exact += slot->found == SATZ_FOUND_EXACT;
    count->repaired += slot->found == SATZ_FOUND_REPAIRED;
    count->lost += slot->found == SATZ_FOUND_NOT || slot->found == SATZ_FOUND_PLACED;
    count->doubled += slot->doubled;
}

void satz_probe_judge(struct satz_probe_count *count, const struct satz_wire *wire, struct satz_slice answer,
                      const struct satz_engine_text *text, struct satz_slice plain, struct satz_arena *arena) {
    static const struct satz_slot lost = { .found = SATZ_FOUND_NOT };
    struct satz_slots slots = { .slots = NULL };
    if (answer.data)
        satz_slots_settle(&slots, wire, answer, text, NULL, arena);
    for (size_t i = 0; i < text->count; i++)
        if (is_placeholder(&text->units[i]))
            slot_count(count, answer.data ? &slots.slots[i] : &lost);
    count->failed += !answer.data;
    if (!answer.data || !plain.data)
        return;
    struct satz_map words;
    satz_map_init(&words);
    plain_read(&words, wire, plain, arena);
    words_count(count, &slots.tokens, answer, &words);
    satz_map_release(&words);
}
