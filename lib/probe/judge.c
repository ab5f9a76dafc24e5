#include "probe/judge.h"

#include "base/map.h"
#include "restore/slots.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool is_word(struct satz_slice answer, const struct satz_token *token) {
    size_t size;
    return token->kind == SATZ_TOKEN_WORD && satz_char_is_word(satz_utf8_decode(answer, token->begin, &size));
}

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
        if (!is_word(plain, &tokens.items[i]))
            continue;
        (void)satz_map_get(words, words_of(plain, &tokens.items[i]), &often);
        satz_map_set(words, words_of(plain, &tokens.items[i]), often + 1);
    }
}

static void words_count(struct satz_probe_count *count, const struct satz_tokens *tokens, struct satz_slice answer,
                        struct satz_map *plain) {
    for (size_t i = 0; i < tokens->count; i++) {
        size_t often = 0;
        if (!is_word(answer, &tokens->items[i]))
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
