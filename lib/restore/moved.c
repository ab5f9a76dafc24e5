#include "restore/moved.h"

#include "base/map.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define NOWHERE SIZE_MAX

struct moved {
    const struct satz_rebuild *with;
    struct satz_token *tokens;
    size_t token_count, steps;
    size_t *token_of; /* by unit; NOWHERE */
    size_t *next;     /* by token: the next with the same text; NOWHERE */
    bool *kept;       /* by unit: of a span that came back whole */
    struct satz_map first;
};

static struct satz_slice token_text(const struct moved *moved, size_t token) {
    return satz_slice_sub(moved->with->answer, moved->tokens[token].begin, moved->tokens[token].end);
}

static struct satz_slice unit_text(const struct moved *moved, size_t unit) {
    const struct satz_unit *item = &moved->with->text->units[unit];
    return satz_slice_sub(satz_buffer_slice(&moved->with->text->text), item->text_begin, item->text_end);
}

static bool is_kept(const struct moved *moved, size_t unit, size_t last) {
    size_t token = moved->token_of[unit];
    for (size_t i = unit; i <= last; i++)
        if (token == NOWHERE || moved->token_of[i] != token + (i - unit))
            return false;
    return true;
}

static void set_token(struct moved *moved, size_t unit, size_t token) {
    size_t old = moved->token_of[unit];
    if (old != NOWHERE)
        moved->tokens[old].unit = SATZ_NO_UNIT;
    moved->token_of[unit] = token;
    if (token == NOWHERE)
        return;
    old = moved->tokens[token].unit;
    if (old != SATZ_NO_UNIT)
        moved->token_of[old] = NOWHERE;
    moved->tokens[token].unit = unit;
}

/* Whether a token may be another unit than comparing said: blanks and marks are found in the wrong places. */
static bool is_free(const struct moved *moved, size_t token) {
    size_t size, unit = moved->tokens[token].unit;
    return unit == SATZ_NO_UNIT ||
           (!moved->kept[unit] && !satz_char_is_word(satz_utf8_decode(token_text(moved, token), 0, &size)));
}

/* Whether the tokens from `token` on say what the units say, and are none of other units. */
static bool is_there(struct moved *moved, size_t token, size_t unit, size_t last) {
    if (last - unit >= moved->token_count - token)
        return false;
    for (size_t i = unit; i <= last; i++, token++) {
        const struct satz_token *item = &moved->tokens[token];
        bool space = moved->with->text->units[i].kind == SATZ_UNIT_SPACE && item->kind == SATZ_TOKEN_SPACE;
        moved->steps++;
        if (!is_free(moved, token) || !(space || satz_slice_equal(token_text(moved, token), unit_text(moved, i))))
            return false;
    }
    return true;
}

static void take(struct moved *moved, size_t token, size_t unit, size_t last) {
    for (size_t i = unit; i <= last; i++) {
        set_token(moved, i, token + (i - unit));
        moved->kept[i] = true;
    }
}

static bool find(struct moved *moved, size_t unit, size_t last) {
    size_t token;
    if (!satz_map_get(&moved->first, unit_text(moved, unit), &token))
        return false;
    for (; token != NOWHERE && moved->steps < SATZ_MOVED_STEPS; token = moved->next[token]) {
        moved->steps++;
        if (is_there(moved, token, unit, last)) {
            take(moved, token, unit, last);
            return true;
        }
    }
    return false;
}

/* Lists of the tokens that are the same, first ones first. */
static void index_tokens(struct moved *moved) {
    size_t known;
    for (size_t i = moved->token_count; i-- > 0;) {
        moved->next[i] = satz_map_get(&moved->first, token_text(moved, i), &known) ? known : NOWHERE;
        satz_map_set(&moved->first, token_text(moved, i), i);
    }
}

/* Marks the units of a span that came back whole; takes its tokens from one that came back in part. */
static void release(struct moved *moved, const struct satz_span *span) {
    size_t unit, last;
    bool whole = true;
    if (!satz_visible_units(moved->with, span, &unit, &last))
        return;
    for (size_t i = unit; i <= last; i++)
        whole &= moved->token_of[i] != NOWHERE || moved->with->text->units[i].kind == SATZ_UNIT_SPACE;
    size_t figures = whole ? last : satz_figures_last(moved->with, span, unit, last);
    whole |= figures != NOWHERE && is_kept(moved, unit, figures);
    for (size_t i = unit; i <= last; i++)
        if (whole)
            moved->kept[i] = true;
        else
            set_token(moved, i, NOWHERE);
}

static void look_for(struct moved *moved, const struct satz_span *span) {
    size_t unit, last, figures;
    if (!satz_visible_units(moved->with, span, &unit, &last) || moved->kept[unit] || moved->steps >= SATZ_MOVED_STEPS)
        return;
    if (moved->first.count == 0)
        index_tokens(moved);
    if (find(moved, unit, last))
        return;
    figures = satz_figures_last(moved->with, span, unit, last);
    if (figures != NOWHERE)
        (void)find(moved, unit, figures);
}

void satz_moved_find(const struct satz_rebuild *rebuild, struct satz_slots *slots) {
    size_t units = rebuild->text->count;
    struct moved moved = { .with = rebuild, .tokens = slots->tokens.items, .token_count = slots->tokens.count };
    moved.token_of = satz_arena_get(rebuild->arena, (units + 1) * sizeof(size_t));
    moved.next = satz_arena_get(rebuild->arena, (moved.token_count + 1) * sizeof(size_t));
    moved.kept = satz_arena_get_array(rebuild->arena, units + 1, sizeof(bool));
    satz_map_init(&moved.first);
    for (size_t i = 0; i < units; i++)
        moved.token_of[i] = NOWHERE;
    for (size_t i = 0; i < moved.token_count; i++)
        if (moved.tokens[i].unit != SATZ_NO_UNIT)
            moved.token_of[moved.tokens[i].unit] = i;
    for (size_t i = 0; i < rebuild->spans->count; i++)
        release(&moved, &rebuild->spans->items[i]);
    for (size_t i = 0; i < rebuild->spans->count; i++)
        look_for(&moved, &rebuild->spans->items[i]);
    satz_map_release(&moved.first);
}
