#include "restore/settling.h"

/* Costs, in thousandths of the answer's length: what a hit that lost its name costs, and a unit that gets no hit. */
enum { WHOLE = 1000, NAMED = 100, NAMELESS = 500, LOST = 4 * WHOLE };

struct assigning {
    struct satz_settling *settling;
    struct satz_neighbours *near;
    size_t *own, *own_cost; /* by unit: the cheapest hit that names it, SATZ_NO_UNIT; and what it costs */
};

/* Units that are missing and hits that are nameless, each in order of where they are on the line. */
struct window {
    size_t units[SATZ_ASSIGNED], places[SATZ_ASSIGNED], hits[SATZ_ASSIGNED];
    size_t unit_count, hit_count;
};

/* Whether nothing stands where the hit would be but words and signs of the source, unchanged: it is no placeholder. */
static bool holds_source_words(const struct satz_settling *settling, const struct satz_wire_hit *hit, size_t *token) {
    const struct satz_tokens *tokens = &settling->out->tokens;
    while (*token < tokens->count && tokens->items[*token].end <= hit->begin)
        (*token)++;
    size_t i = *token;
    while (i < tokens->count && tokens->items[i].begin < hit->end &&
           (tokens->items[i].unit != SATZ_NO_UNIT || tokens->items[i].kind == SATZ_TOKEN_SPACE))
        i++;
    return i > *token && (i == tokens->count || tokens->items[i].begin >= hit->end);
}

static size_t distance(const struct satz_settling *settling, size_t a, size_t b) {
    size_t bytes = a > b ? a - b : b - a;
    return settling->answer.size ? (size_t)((double)bytes * WHOLE / (double)settling->answer.size) : 0;
}

/* A hit that names its unit: nearness only tells between several. */
static void own_offer(struct assigning *assigning, size_t hit, size_t unit) {
    const struct satz_settling *settling = assigning->settling;
    const struct satz_wire_hit *offered = &settling->hits[hit];
    size_t expected = satz_settling_expected(settling, unit, &assigning->near[unit]);
    size_t cost = NAMED * offered->cost + distance(settling, offered->begin, expected) / 16;
    if (cost >= assigning->own_cost[unit])
        return;
    assigning->own[unit] = hit;
    assigning->own_cost[unit] = cost;
}

/* Goes over the hits that are not taken; what is a close copy of one that is there is used, to be dropped. */
static bool hits_offer(struct assigning *assigning, size_t *nameless, size_t *nameless_count) {
    struct satz_settling *settling = assigning->settling;
    bool copies = false;
    for (size_t i = 0, token = 0; i < settling->hit_count; i++) {
        const struct satz_wire_hit *hit = &settling->hits[i];
        size_t unit = satz_settling_unit(settling, hit);
        bool named = unit != SATZ_NO_UNIT;
        if (settling->use[i] || hit->role == SATZ_WIRE_MARK || (!named && hit->span != SATZ_WIRE_NO_SPAN) ||
            holds_source_words(settling, hit, &token))
            continue;
        if (!named) {
            nameless[(*nameless_count)++] = i;
        } else if (settling->token_of_unit[unit] == SATZ_NO_UNIT) {
            own_offer(assigning, i, unit);
        } else {
            settling->use[i] = hit->cost == 1;
            copies |= settling->use[i];
        }
    }
    return copies;
}

static void hit_give(struct satz_settling *settling, size_t hit, size_t unit) {
    settling->hits[hit].role = satz_unit_role(settling->text->units[unit].kind);
    settling->hits[hit].span = settling->text->units[unit].span;
    settling->use[hit] = true;
}

static size_t pair_cost(const struct assigning *assigning, const struct window *window, size_t unit, size_t hit) {
    const struct satz_settling *settling = assigning->settling;
    return NAMELESS + distance(settling, settling->hits[window->hits[hit]].begin, window->places[unit]);
}

/* cost[i][j]: the least for the first i units and the first j nameless hits. */
static void window_fill(const struct assigning *assigning, const struct window *window,
                        size_t cost[SATZ_ASSIGNED + 1][SATZ_ASSIGNED + 1]) {
    for (size_t j = 0; j <= window->hit_count; j++)
        cost[0][j] = 0;
    for (size_t i = 1; i <= window->unit_count; i++) {
        size_t alone = assigning->own_cost[window->units[i - 1]];
        cost[i][0] = cost[i - 1][0] + alone;
        for (size_t j = 1; j <= window->hit_count; j++) {
            size_t least = cost[i - 1][j] + alone;
            least = cost[i][j - 1] < least ? cost[i][j - 1] : least;
            size_t both = cost[i - 1][j - 1] + pair_cost(assigning, window, i - 1, j - 1);
            cost[i][j] = both < least ? both : least;
        }
    }
}

static void window_solve(const struct assigning *assigning, const struct window *window) {
    size_t cost[SATZ_ASSIGNED + 1][SATZ_ASSIGNED + 1];
    window_fill(assigning, window, cost);
    for (size_t i = window->unit_count, j = window->hit_count; i > 0 && i <= SATZ_ASSIGNED && j <= SATZ_ASSIGNED;) {
        size_t unit = window->units[i - 1];
        if (j > 0 && cost[i][j] == cost[i][j - 1]) {
            j--;
        } else if (cost[i][j] == cost[i - 1][j] + assigning->own_cost[unit]) {
            if (assigning->own[unit] != SATZ_NO_UNIT)
                hit_give(assigning->settling, assigning->own[unit], unit);
            i--;
        } else {
            hit_give(assigning->settling, window->hits[--j], unit);
            i--;
        }
    }
}

/* Keeps the window's units in the order of their places; those of one place in that of the source. */
static void window_add(struct window *window, size_t unit, size_t place) {
    size_t at = window->unit_count++;
    for (; at > 0 && window->places[at - 1] > place; at--) {
        window->places[at] = window->places[at - 1];
        window->units[at] = window->units[at - 1];
    }
    window->places[at] = place;
    window->units[at] = unit;
}

static bool is_missing(const struct satz_settling *settling, size_t unit) {
    const struct satz_unit *item = &settling->text->units[unit];
    bool plain = item->kind != SATZ_UNIT_HELD && settling->wire->form->plain_marks;
    return satz_settling_is_placeholder(item) && !plain && settling->token_of_unit[unit] == SATZ_NO_UNIT;
}

/* Window after window, in the order of source and answer. Returns whether a unit was missing. */
static bool windows_solve(struct assigning *assigning, const size_t *nameless, size_t nameless_count) {
    const struct satz_settling *settling = assigning->settling;
    size_t next = 0, unit = 0;
    bool any = false;
    while (unit < settling->text->count) {
        struct window window = { .unit_count = 0 };
        for (; unit < settling->text->count && window.unit_count < SATZ_ASSIGNED; unit++)
            if (is_missing(settling, unit))
                window_add(&window, unit, satz_settling_expected(settling, unit, &assigning->near[unit]));
        while (next < nameless_count && window.hit_count < SATZ_ASSIGNED)
            window.hits[window.hit_count++] = nameless[next++];
        if (window.unit_count > 0)
            window_solve(assigning, &window);
        any |= window.unit_count > 0;
    }
    return any;
}

bool satz_settling_assign(struct satz_settling *settling) {
    size_t units = settling->text->count, nameless_count = 0;
    struct assigning assigning = { .settling = settling };
    bool missing = false;
    for (size_t i = 0; i < units && !missing; i++)
        missing = is_missing(settling, i);
    size_t used = 0;
    for (size_t i = 0; i < settling->hit_count; i++)
        used += settling->use[i];
    if (used == settling->hit_count || (!missing && !settling->hit_count))
        return false;
    assigning.near = satz_settling_neighbours(settling);
    assigning.own = satz_arena_get_array(settling->arena, units + 1, sizeof *assigning.own);
    assigning.own_cost = satz_arena_get_array(settling->arena, units + 1, sizeof *assigning.own_cost);
    for (size_t i = 0; i < units; i++) {
        assigning.own[i] = SATZ_NO_UNIT;
        assigning.own_cost[i] = LOST;
    }
    size_t *nameless = satz_arena_get_array(settling->arena, settling->hit_count + 1, sizeof *nameless);
    bool copies = hits_offer(&assigning, nameless, &nameless_count);
    return windows_solve(&assigning, nameless, nameless_count) || copies;
}
