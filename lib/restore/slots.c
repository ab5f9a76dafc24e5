#include "restore/slots.h"

#include <stdlib.h>

/* Delimiters without a name are assigned one by one up to so many, in order beyond. */
enum { ASSIGNMENT_LIMIT = 64 };

struct settling {
    struct satz_slots *out;
    const struct satz_wire *wire;
    struct satz_slice answer;
    const struct satz_engine_text *text;
    struct satz_wire_hit *hits;
    size_t hit_count;
    bool *use;              /* hits that are tokens of their own */
    size_t *token_of_unit;  /* for all units */
    struct satz_map by_name; /* role and span, as bytes, to the unit */
    struct satz_placing *placing;
    enum { NOT_BEGUN, BEGUN, USELESS } aligned; /* what `placing` has done */
    size_t cursor;           /* of the search for a place without neighbours: it only goes forward */
    struct satz_arena *arena;
};

/* Role and span as a key of fixed size. */
struct name {
    size_t role, span;
};

static bool is_placeholder(const struct satz_unit *unit) {
    return unit->kind != SATZ_UNIT_WORD && unit->kind != SATZ_UNIT_SPACE;
}

static void index_units(struct settling *settling) {
    const struct satz_engine_text *text = settling->text;
    struct name *names = satz_arena_get_array(settling->arena, text->count + 1, sizeof *names);
    for (size_t i = 0; i < text->count; i++) {
        if (!is_placeholder(&text->units[i]))
            continue;
        names[i] = (struct name){ (size_t)satz_unit_role(text->units[i].kind), text->units[i].span };
        satz_map_set(&settling->by_name, satz_slice_make((const char *)&names[i], sizeof names[i]), i);
    }
}

static size_t unit_of_hit(const struct settling *settling, const struct satz_wire_hit *hit) {
    struct name name = { (size_t)hit->role, hit->span };
    size_t unit;
    if (hit->span == SATZ_WIRE_NO_SPAN || hit->role == SATZ_WIRE_MARK)
        return SATZ_NO_UNIT;
    bool known = satz_map_get(&settling->by_name, satz_slice_make((const char *)&name, sizeof name), &unit);
    return known ? unit : SATZ_NO_UNIT;
}

static enum satz_found found_by(const struct satz_wire_hit *hit) {
    return hit->cost == 0 || hit->role == SATZ_WIRE_MARK ? SATZ_FOUND_EXACT : SATZ_FOUND_REPAIRED;
}

/* Takes over what the comparison found, then placeholders that moved; a second one is dropped. */
static void take_tokens(struct settling *settling) {
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
        size_t unit = unit_of_hit(settling, &settling->hits[token->hit]);
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

static void cut_and_take(struct settling *settling) {
    struct satz_tokens *tokens = &settling->out->tokens;
    satz_tokens_cut(tokens, settling->wire, settling->answer, settling->hits, settling->hit_count, settling->use);
    satz_tokens_align(tokens, settling->wire, settling->answer, settling->hits, settling->text);
    take_tokens(settling);
}

/* Whether words of the source stand, unchanged, where the hit would be: then it is no placeholder. */
static bool holds_source_words(const struct settling *settling, const struct satz_wire_hit *hit, size_t *token) {
    const struct satz_tokens *tokens = &settling->out->tokens;
    while (*token < tokens->count && tokens->items[*token].end <= hit->begin)
        (*token)++;
    for (size_t i = *token; i < tokens->count && tokens->items[i].begin < hit->end; i++)
        if (tokens->items[i].unit != SATZ_NO_UNIT && tokens->items[i].kind != SATZ_TOKEN_SPACE)
            return true;
    return false;
}

/* The cheapest mangled hit of each placeholder still missing; close copies of one that is there, to be dropped. */
static bool choose_mangled(struct settling *settling) {
    size_t *best = satz_arena_get_array(settling->arena, settling->text->count + 1, sizeof *best), token = 0;
    bool chosen = false;
    for (size_t i = 0; i < settling->hit_count; i++) {
        const struct satz_wire_hit *hit = &settling->hits[i];
        size_t unit = unit_of_hit(settling, hit);
        if (settling->use[i] || unit == SATZ_NO_UNIT || holds_source_words(settling, hit, &token))
            continue;
        if (settling->token_of_unit[unit] != SATZ_NO_UNIT) {
            settling->use[i] = hit->cost == 1;
            chosen |= settling->use[i];
        } else if (best[unit] == 0 || hit->cost < settling->hits[best[unit] - 1].cost) {
            best[unit] = i + 1;
        }
    }
    for (size_t i = 0; i < settling->text->count; i++)
        if (best[i] > 0) {
            settling->use[best[i] - 1] = true;
            settling->token_of_unit[i] = 0; /* found; the right token comes with the next cut */
            chosen = true;
        }
    return chosen;
}

/* Where in the answer, by its neighbours' share of the text, a unit would be expected. */
static size_t expected_place(const struct settling *settling, size_t unit) {
    return settling->text->count ? (size_t)((double)unit / (double)settling->text->count *
                                            (double)settling->answer.size)
                                 : 0;
}

static size_t distance(size_t a, size_t b) {
    return a > b ? a - b : b - a;
}

static void give_name(struct settling *settling, size_t hit, size_t unit) {
    settling->hits[hit].role = satz_unit_role(settling->text->units[unit].kind);
    settling->hits[hit].span = settling->text->units[unit].span;
    settling->use[hit] = true;
}

/*
 * Gives `count` nameless hits to `missing` units, keeping order, so that the sum of the distances to the
 * places expected is least: dynamic programming over both lists.
 */
static void assign_in_order(struct settling *settling, const size_t *hits, size_t count, const size_t *missing,
                            size_t missing_count) {
    static const size_t far = (size_t)1 << 40;
    size_t width = missing_count + 1;
    size_t *cost = satz_arena_get_array(settling->arena, (count + 1) * width, sizeof *cost);
    for (size_t i = 1; i <= count; i++)
        cost[i * width] = i * far;
    for (size_t j = 1; j <= missing_count; j++)
        cost[j] = j * far;
    for (size_t i = 1; i <= count; i++)
        for (size_t j = 1; j <= missing_count; j++) {
            size_t both = cost[(i - 1) * width + j - 1] +
                          distance(settling->hits[hits[i - 1]].begin, expected_place(settling, missing[j - 1]));
            size_t skip = cost[(i - 1) * width + j] < cost[i * width + j - 1] ? cost[(i - 1) * width + j]
                                                                              : cost[i * width + j - 1];
            cost[i * width + j] = both < skip + far ? both : skip + far;
        }
    for (size_t i = count, j = missing_count; i > 0 && j > 0;) {
        size_t both = cost[(i - 1) * width + j - 1] +
                      distance(settling->hits[hits[i - 1]].begin, expected_place(settling, missing[j - 1]));
        if (cost[i * width + j] == both)
            give_name(settling, hits[--i], missing[--j]);
        else if (cost[(i - 1) * width + j] <= cost[i * width + j - 1])
            i--;
        else
            j--;
    }
}

/* Hits of which only the delimiters are left, and units without a token. */
static bool choose_nameless(struct settling *settling) {
    size_t hits[ASSIGNMENT_LIMIT], units[ASSIGNMENT_LIMIT], hit_count = 0, unit_count = 0, token = 0;
    for (size_t i = 0; i < settling->hit_count && hit_count < ASSIGNMENT_LIMIT; i++) {
        const struct satz_wire_hit *hit = &settling->hits[i];
        bool nameless = hit->span == SATZ_WIRE_NO_SPAN && hit->role != SATZ_WIRE_MARK && !settling->use[i];
        if (nameless && !holds_source_words(settling, hit, &token))
            hits[hit_count++] = i;
    }
    for (size_t i = 0; i < settling->text->count && unit_count < ASSIGNMENT_LIMIT; i++) {
        const struct satz_unit *unit = &settling->text->units[i];
        bool plain = unit->kind != SATZ_UNIT_HELD && settling->wire->form->plain_marks;
        if (is_placeholder(unit) && !plain && settling->token_of_unit[i] == SATZ_NO_UNIT)
            units[unit_count++] = i;
    }
    if (hit_count == 0 || unit_count == 0)
        return false;
    assign_in_order(settling, hits, hit_count, units, unit_count);
    return true;
}

static bool is_mark_unit(const struct settling *settling, size_t i) {
    const struct satz_unit *unit = &settling->text->units[i];
    struct satz_slice text = satz_buffer_slice(&settling->text->text);
    return unit->kind == SATZ_UNIT_OPEN || unit->kind == SATZ_UNIT_CLOSE ||
           (unit->kind == SATZ_UNIT_WORD &&
            satz_slice_is(satz_slice_sub(text, unit->text_begin, unit->text_end), "\""));
}

/* As many marks came back as were sent: then each is what it was in its turn. */
static bool pair_all_marks(struct settling *settling) {
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
static void pair_marks(struct settling *settling) {
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

/* A unit's nearest neighbours that are in the answer, as far as they say something about place. */
struct neighbours {
    size_t left, left_distance, right, right_distance; /* tokens; SATZ_NO_UNIT: none */
};

static bool says_place(const struct settling *settling, size_t unit) {
    return settling->text->units[unit].kind != SATZ_UNIT_SPACE && settling->token_of_unit[unit] != SATZ_NO_UNIT;
}

static size_t choose_place(struct settling *settling, size_t unit, const struct neighbours *near) {
    const struct satz_tokens *tokens = &settling->out->tokens;
    enum satz_unit_kind kind = settling->text->units[unit].kind;
    bool left = near->left != SATZ_NO_UNIT, right = near->right != SATZ_NO_UNIT;
    if (left && right && kind == SATZ_UNIT_OPEN)
        left = near->left_distance + 2 < near->right_distance;
    else if (left && right)
        left = near->left_distance <= near->right_distance + (kind == SATZ_UNIT_CLOSE ? 2 : 0);
    if (left) {
        /* Past the blank after that neighbour, where the source has one too. */
        bool blank = settling->text->units[unit - near->left_distance + 1].kind == SATZ_UNIT_SPACE;
        size_t after = near->left + 1;
        return blank && after < tokens->count && tokens->items[after].kind == SATZ_TOKEN_SPACE ? after + 1 : after;
    }
    if (right)
        return near->right;
    size_t place = expected_place(settling, unit);
    while (settling->cursor < tokens->count && (tokens->items[settling->cursor].begin < place ||
                                                tokens->items[settling->cursor].kind != SATZ_TOKEN_SPACE))
        settling->cursor++;
    return settling->cursor;
}

/* Where its neighbours' translations are; false for marks and tags, which have no meaning of their own. */
static bool place_by_words(struct settling *settling, size_t unit, size_t *token) {
    const struct satz_tokens *tokens = &settling->out->tokens;
    if (!settling->placing || settling->text->units[unit].kind != SATZ_UNIT_HELD)
        return false;
    if (settling->aligned == NOT_BEGUN)
        settling->aligned =
            satz_placing_begin(settling->placing, settling->text, tokens, settling->answer) ? BEGUN : USELESS;
    return settling->aligned == BEGUN && satz_placing_find(settling->placing, &settling->text->units[unit], tokens, token);
}

/* Places what left no trace. Neighbours are carried along in two sweeps, so this is linear but for no neighbour. */
static void place_lost(struct settling *settling) {
    size_t count = settling->text->count, last = SATZ_NO_UNIT;
    struct neighbours *near = satz_arena_get_array(settling->arena, count + 1, sizeof *near);
    for (size_t i = 0; i < count; i++) {
        near[i].left = last == SATZ_NO_UNIT ? SATZ_NO_UNIT : settling->token_of_unit[last];
        near[i].left_distance = last == SATZ_NO_UNIT ? 0 : i - last;
        last = says_place(settling, i) ? i : last;
    }
    last = SATZ_NO_UNIT;
    for (size_t i = count; i-- > 0;) {
        near[i].right = last == SATZ_NO_UNIT ? SATZ_NO_UNIT : settling->token_of_unit[last];
        near[i].right_distance = last == SATZ_NO_UNIT ? 0 : last - i;
        last = says_place(settling, i) ? i : last;
    }
    for (size_t i = 0; i < count; i++) {
        struct satz_slot *slot = &settling->out->slots[i];
        if (!is_placeholder(&settling->text->units[i]))
            continue;
        if (settling->token_of_unit[i] != SATZ_NO_UNIT) {
            struct satz_token *token = &settling->out->tokens.items[settling->token_of_unit[i]];
            slot->token = settling->token_of_unit[i];
            slot->found = token->kind == SATZ_TOKEN_PLACEHOLDER ? found_by(&settling->hits[token->hit])
                                                                : SATZ_FOUND_EXACT;
        } else {
            if (!place_by_words(settling, i, &slot->token))
                slot->token = choose_place(settling, i, &near[i]);
            slot->found = SATZ_FOUND_PLACED;
        }
    }
}

/* Two marks that would stand with nothing between them are left out: they would say nothing. */
static void drop_empty_marks(struct settling *settling) {
    for (size_t i = 0; i < settling->text->count; i++) {
        struct name name = { (size_t)SATZ_WIRE_CLOSE, settling->text->units[i].span };
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
static void choose_sent(struct settling *settling) {
    struct satz_slice view = satz_buffer_slice(&settling->text->text);
    bool literal = !settling->wire->form->escape && satz_slice_find_byte(view, 0, '&') < view.size;
    for (size_t i = 0; i < settling->hit_count; i++) {
        const struct satz_wire_hit *hit = &settling->hits[i];
        bool reference = settling->answer.data[hit->begin] == '&';
        settling->use[i] = hit->role == SATZ_WIRE_MARK ? !(literal && reference)
                                                       : hit->cost == 0 && unit_of_hit(settling, hit) != SATZ_NO_UNIT;
    }
}

void satz_slots_settle(struct satz_slots *slots, const struct satz_wire *wire, struct satz_slice answer,
                       const struct satz_engine_text *text, struct satz_placing *placing, struct satz_arena *arena) {
    struct settling settling = { .out = slots, .wire = wire, .answer = answer, .text = text, .placing = placing,
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
    bool again = choose_mangled(&settling);
    again |= choose_nameless(&settling);
    if (again)
        cut_and_take(&settling);
    pair_marks(&settling);
    place_lost(&settling);
    drop_empty_marks(&settling);
    satz_map_release(&settling.by_name);
}
