#include "restore/settling.h"

static enum satz_found found_by(const struct satz_wire_hit *hit) {
    return hit->cost == 0 || hit->role == SATZ_WIRE_MARK ? SATZ_FOUND_EXACT : SATZ_FOUND_REPAIRED;
}

static bool says_place(const struct satz_settling *settling, size_t unit) {
    return settling->text->units[unit].kind != SATZ_UNIT_SPACE && settling->token_of_unit[unit] != SATZ_NO_UNIT;
}

static size_t choose_place(struct satz_settling *settling, size_t unit, const struct satz_neighbours *near) {
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
    size_t place = satz_settling_expected(settling, unit, near);
    while (settling->cursor < tokens->count && (tokens->items[settling->cursor].begin < place ||
                                                tokens->items[settling->cursor].kind != SATZ_TOKEN_SPACE))
        settling->cursor++;
    return settling->cursor;
}

/* Where its neighbours' translations are; false for marks and tags, which have no meaning of their own. */
static bool place_by_words(struct satz_settling *settling, size_t unit, size_t *token) {
    const struct satz_tokens *tokens = &settling->out->tokens;
    if (!settling->placing || settling->text->units[unit].kind != SATZ_UNIT_HELD)
        return false;
    if (settling->aligned == SATZ_ALIGNING_NOT_BEGUN)
        settling->aligned =
            satz_placing_begin(settling->placing, settling->text, tokens, settling->answer) ? SATZ_ALIGNING_BEGUN : SATZ_ALIGNING_USELESS;
    return settling->aligned == SATZ_ALIGNING_BEGUN && satz_placing_find(settling->placing, &settling->text->units[unit], tokens, token);
}

/* Hundredths, by the cost of the hit; in the simulator of engines at least as many are right (tests/mangled). */
static unsigned sure_of_hit(const struct satz_wire_hit *hit) {
    static const unsigned sure[] = { 100, 99, 98, 97, 90 };
    return sure[hit->cost < 4 ? hit->cost : 4];
}

/* What left no trace is between its neighbours where both are close; else it is a guess. Less than in the simulator. */
static unsigned sure_of_place(const struct satz_neighbours *near) {
    bool left = near->left != SATZ_NO_UNIT && near->left_distance <= 2;
    bool right = near->right != SATZ_NO_UNIT && near->right_distance <= 2;
    return left && right && near->left < near->right ? 80 : left || right ? 70 : 30;
}

struct satz_neighbours *satz_settling_neighbours(const struct satz_settling *settling) {
    size_t count = settling->text->count, last = SATZ_NO_UNIT;
    struct satz_neighbours *near = satz_arena_get_array(settling->arena, count + 1, sizeof *near);
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
    return near;
}

/* Towards the end of the answer, or from its beginning, as the units go on there. */
static size_t share(size_t from, size_t to, size_t part, size_t whole) {
    return whole == 0 ? from : from + (size_t)((double)(to - from) * (double)part / (double)whole);
}

size_t satz_settling_expected(const struct satz_settling *settling, size_t unit, const struct satz_neighbours *near) {
    const struct satz_token *tokens = settling->out->tokens.items;
    bool left = near->left != SATZ_NO_UNIT, right = near->right != SATZ_NO_UNIT;
    size_t from = left ? tokens[near->left].end : 0;
    size_t to = right ? tokens[near->right].begin : settling->answer.size;
    size_t before = left ? near->left_distance : unit;
    size_t after = right ? near->right_distance : settling->text->count - unit;
    if (from > to) /* they changed places: it goes with the nearer one */
        return before <= after ? from : to;
    return share(from, to, before, before + after);
}

static void found_fill(const struct satz_settling *settling, size_t unit, struct satz_slot *slot) {
    const struct satz_token *token = &settling->out->tokens.items[settling->token_of_unit[unit]];
    bool named = token->kind == SATZ_TOKEN_PLACEHOLDER;
    slot->token = settling->token_of_unit[unit];
    slot->found = named ? found_by(&settling->hits[token->hit]) : SATZ_FOUND_EXACT;
    slot->sure = slot->found == SATZ_FOUND_REPAIRED ? sure_of_hit(&settling->hits[token->hit]) : 100;
}

void satz_settling_place(struct satz_settling *settling) {
    const struct satz_neighbours *near = satz_settling_neighbours(settling);
    for (size_t i = 0; i < settling->text->count; i++) {
        struct satz_slot *slot = &settling->out->slots[i];
        if (!satz_settling_is_placeholder(&settling->text->units[i]))
            continue;
        if (settling->token_of_unit[i] != SATZ_NO_UNIT) {
            found_fill(settling, i, slot);
            continue;
        }
        bool by_words = place_by_words(settling, i, &slot->token);
        if (!by_words)
            slot->token = choose_place(settling, i, &near[i]);
        slot->found = SATZ_FOUND_PLACED;
        slot->sure = by_words ? 70 : sure_of_place(&near[i]);
    }
}
