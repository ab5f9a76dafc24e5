#include "restore/settling.h"

static void index_units(struct satz_settling *settling) {
    const struct satz_engine_text *text = settling->text;
    struct satz_settling_name *names = satz_arena_get_array(settling->arena, text->count + 1, sizeof *names);
    for (size_t i = 0; i < text->count; i++) {
        if (!satz_settling_is_placeholder(&text->units[i]))
            continue;
        names[i] = (struct satz_settling_name){ (size_t)satz_unit_role(text->units[i].kind), text->units[i].span };
        satz_map_set(&settling->by_name, satz_slice_make((const char *)&names[i], sizeof names[i]), i);
    }
}

size_t satz_settling_unit(const struct satz_settling *settling, const struct satz_wire_hit *hit) {
    struct satz_settling_name name = { (size_t)hit->role, hit->span };
    size_t unit;
    if (hit->span == SATZ_WIRE_NO_SPAN || hit->role == SATZ_WIRE_MARK)
        return SATZ_NO_UNIT;
    bool known = satz_map_get(&settling->by_name, satz_slice_make((const char *)&name, sizeof name), &unit);
    return known ? unit : SATZ_NO_UNIT;
}

/* Takes over what the comparison found, then placeholders that moved; a second one is dropped. */
static void take_tokens(struct satz_settling *settling) {
    struct satz_slots *out = settling->out;
    for (size_t i = 0; i < settling->text->count; i++) {
        settling->token_of_unit[i] = SATZ_NO_UNIT;
        out->slots[i] = (struct satz_slot){ .found = SATZ_FOUND_NOT };
    }
    out->drop = satz_arena_get_array(settling->arena, out->tokens.count + 1, sizeof *out->drop);
    out->cut = satz_arena_get_array(settling->arena, out->tokens.count + 1, sizeof *out->cut);
    for (size_t i = 0; i < out->tokens.count; i++)
        if (out->tokens.items[i].unit != SATZ_NO_UNIT)
            settling->token_of_unit[out->tokens.items[i].unit] = i;
    for (size_t i = 0; i < out->tokens.count; i++) {
        struct satz_token *token = &out->tokens.items[i];
        if (token->kind != SATZ_TOKEN_PLACEHOLDER)
            continue;
        size_t unit = satz_settling_unit(settling, &settling->hits[token->hit]);
        if (unit == SATZ_NO_UNIT)
            continue;
        if (settling->token_of_unit[unit] == SATZ_NO_UNIT) {
            settling->token_of_unit[unit] = i;
            token->unit = unit;
        } else if (settling->token_of_unit[unit] != i) {
            out->drop[i] = true;
            out->slots[unit].doubled = true;
        }
    }
}

static void cut_and_take(struct satz_settling *settling) {
    struct satz_tokens *tokens = &settling->out->tokens;
    satz_tokens_cut(tokens, settling->wire, settling->answer, settling->hits, settling->hit_count, settling->use);
    satz_tokens_align(tokens, settling->wire, settling->answer, settling->hits, settling->text);
    take_tokens(settling);
}

static bool is_mark_unit(const struct satz_settling *settling, size_t i) {
    const struct satz_unit *unit = &settling->text->units[i];
    struct satz_slice text = satz_buffer_slice(&settling->text->text);
    return unit->kind == SATZ_UNIT_OPEN || unit->kind == SATZ_UNIT_CLOSE ||
           (unit->kind == SATZ_UNIT_WORD &&
            satz_slice_is(satz_slice_sub(text, unit->text_begin, unit->text_end), "\""));
}

/* As many marks came back as were sent: then each is what it was in its turn. */
static bool pair_all_marks(struct satz_settling *settling) {
    struct satz_tokens *tokens = &settling->out->tokens;
    size_t sent = 0, back = 0, token = 0;
    for (size_t i = 0; i < settling->text->count; i++)
        sent += is_mark_unit(settling, i);
    for (size_t i = 0; i < tokens->count; i++)
        back += tokens->items[i].kind == SATZ_TOKEN_MARK;
    if (sent != back)
        return false;
    for (size_t i = 0; i < settling->text->count; i++) {
        if (!is_mark_unit(settling, i))
            continue;
        while (tokens->items[token].kind != SATZ_TOKEN_MARK)
            token++;
        tokens->items[token].unit = i;
        settling->token_of_unit[i] = token++;
    }
    return true;
}

/* Quotation marks that the comparison left open pair up with marks still missing, in order. */
static void pair_marks(struct satz_settling *settling) {
    struct satz_tokens *tokens = &settling->out->tokens;
    size_t token = 0;
    if (!settling->wire->form->plain_marks || pair_all_marks(settling))
        return;
    for (size_t i = 0; i < settling->text->count; i++) {
        enum satz_unit_kind kind = settling->text->units[i].kind;
        if ((kind != SATZ_UNIT_OPEN && kind != SATZ_UNIT_CLOSE) || settling->token_of_unit[i] != SATZ_NO_UNIT)
            continue;
        while (token < tokens->count &&
               (tokens->items[token].kind != SATZ_TOKEN_MARK || tokens->items[token].unit != SATZ_NO_UNIT))
            token++;
        if (token == tokens->count)
            return;
        tokens->items[token].unit = i;
        settling->token_of_unit[i] = token++;
    }
}

/* Two marks that would stand with nothing between them are left out: they would say nothing. */
static void drop_empty_marks(struct satz_settling *settling) {
    for (size_t i = 0; i < settling->text->count; i++) {
        struct satz_settling_name name = { (size_t)SATZ_WIRE_CLOSE, settling->text->units[i].span };
        struct satz_slot *open = &settling->out->slots[i], *close;
        size_t unit;
        if (settling->text->units[i].kind != SATZ_UNIT_OPEN || open->found != SATZ_FOUND_PLACED ||
            !satz_map_get(&settling->by_name, satz_slice_make((const char *)&name, sizeof name), &unit))
            continue;
        close = &settling->out->slots[unit];
        if (close->found == SATZ_FOUND_PLACED && close->token <= open->token)
            open->found = close->found = SATZ_FOUND_NOT;
    }
}

/*
 * Hits that are tokens at once: placeholders as they were sent, and quotation marks. `&quot;` is a mark
 * that the engine escaped, but for text that has references of its own, not escaped: there it is words.
 */
static void choose_sent(struct satz_settling *settling) {
    struct satz_slice view = satz_buffer_slice(&settling->text->text);
    bool literal = !settling->wire->form->escape && satz_slice_find_byte(view, 0, '&') < view.size;
    for (size_t i = 0; i < settling->hit_count; i++) {
        const struct satz_wire_hit *hit = &settling->hits[i];
        bool reference = settling->answer.data[hit->begin] == '&';
        settling->use[i] = hit->role == SATZ_WIRE_MARK ? !(literal && reference)
                                                       : hit->cost == 0 && satz_settling_unit(settling, hit) != SATZ_NO_UNIT;
    }
}

void satz_slots_settle(struct satz_slots *slots, const struct satz_wire *wire, struct satz_slice answer,
                       const struct satz_engine_text *text, struct satz_placing *placing, struct satz_arena *arena) {
    struct satz_settling settling = { .out = slots, .wire = wire, .answer = answer, .text = text, .placing = placing,
                                 .arena = arena };
    *slots = (struct satz_slots){ .tokens = { .arena = arena } };
    slots->slots = satz_arena_get_array(arena, text->count + 1, sizeof *slots->slots);
    settling.token_of_unit = satz_arena_get_array(arena, text->count + 1, sizeof *settling.token_of_unit);
    settling.hit_count = satz_wire_scan(wire, answer, arena, &settling.hits);
    settling.use = satz_arena_get_array(arena, settling.hit_count + 1, sizeof *settling.use);
    satz_map_init(&settling.by_name);
    index_units(&settling);
    choose_sent(&settling);
    cut_and_take(&settling);
    if (satz_settling_assign(&settling))
        cut_and_take(&settling);
    pair_marks(&settling);
    satz_settling_place(&settling);
    drop_empty_marks(&settling);
    satz_map_release(&settling.by_name);
}
