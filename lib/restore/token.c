#include "restore/token.h"

#include "base/map.h"
#include "restore/diff.h"
#include "text/unicode.h"
#include "text/utf8.h"

static void add(struct satz_tokens *tokens, struct satz_token token) {
    if (tokens->count == tokens->capacity) {
        size_t capacity = tokens->capacity ? tokens->capacity * 2 : 64;
        struct satz_token *items = satz_arena_get(tokens->arena, capacity * sizeof *items);
        if (tokens->count > 0)
            memcpy(items, tokens->items, tokens->count * sizeof *items);
        tokens->items = items;
        tokens->capacity = capacity;
    }
    tokens->items[tokens->count++] = token;
}

static bool is_fold(uint32_t character) {
    return satz_char_is_space(character) || satz_char_is_control(character);
}

/* End of the token of text that begins at `at`. In XML an escaped character is one token. */
static size_t text_end(const struct satz_wire *wire, struct satz_slice answer, size_t at, size_t end,
                       enum satz_token_kind *kind) {
    size_t size;
    uint32_t first = satz_utf8_decode(answer, at, &size);
    size_t next = at + size;
    *kind = is_fold(first) ? SATZ_TOKEN_SPACE : SATZ_TOKEN_WORD;
    if (wire->form->escape && first == '&') {
        size_t close = satz_slice_find_byte(satz_slice_sub(answer, 0, end < at + 8 ? end : at + 8), at, ';');
        return close < end && close < at + 8 ? close + 1 : next;
    }
    if (*kind == SATZ_TOKEN_WORD && !satz_char_is_word(first))
        return next;
    for (uint32_t last = first; next < end; next += size) {
        uint32_t character = satz_utf8_decode(answer, next, &size);
        bool goes_on = *kind == SATZ_TOKEN_SPACE ? is_fold(character)
                                                 : satz_char_is_word(character) && satz_char_joins(last, character);
        if (!goes_on)
            break;
        last = character;
    }
    return next;
}

static void cut_text(struct satz_tokens *tokens, const struct satz_wire *wire, struct satz_slice answer, size_t at,
                     size_t end) {
    while (at < end) {
        enum satz_token_kind kind;
        size_t next = text_end(wire, answer, at, end, &kind);
        add(tokens, (struct satz_token){ .kind = kind, .begin = at, .end = next, .unit = SATZ_NO_UNIT });
        at = next;
    }
}

void satz_tokens_cut(struct satz_tokens *tokens, const struct satz_wire *wire, struct satz_slice answer,
                     const struct satz_wire_hit *hits, size_t hit_count, const bool *use) {
    size_t at = 0;
    tokens->count = 0;
    for (size_t i = 0; i < hit_count; i++) {
        if (!use[i] || hits[i].begin < at)
            continue;
        cut_text(tokens, wire, answer, at, hits[i].begin);
        enum satz_token_kind kind = hits[i].role == SATZ_WIRE_MARK ? SATZ_TOKEN_MARK : SATZ_TOKEN_PLACEHOLDER;
        add(tokens, (struct satz_token){ .kind = kind, .begin = hits[i].begin, .end = hits[i].end, .hit = i,
                                         .unit = SATZ_NO_UNIT });
        at = hits[i].end;
    }
    cut_text(tokens, wire, answer, at, answer.size);
}

enum satz_wire_role satz_unit_role(enum satz_unit_kind kind) {
    return kind == SATZ_UNIT_OPEN    ? SATZ_WIRE_OPEN
           : kind == SATZ_UNIT_CLOSE ? SATZ_WIRE_CLOSE
                                     : SATZ_WIRE_HOLD;
}

/* Gives equal keys equal numbers, from 1. */
static uint32_t intern(struct satz_map *map, struct satz_slice key) {
    size_t value;
    if (satz_map_get(map, key, &value))
        return (uint32_t)value;
    satz_map_set(map, key, map->count + 1);
    return (uint32_t)map->count;
}

/* A key that no text can be: U+0000 never occurs. */
static uint32_t intern_placeholder(struct satz_map *map, struct satz_arena *arena, enum satz_wire_role role,
                                   size_t span) {
    char key[1 + sizeof role + sizeof span] = { 0 };
    memcpy(key + 1, &role, sizeof role);
    memcpy(key + 1 + sizeof role, &span, sizeof span);
    return intern(map, satz_arena_copy(arena, satz_slice_make(key, sizeof key)));
}

static uint32_t unit_id(struct satz_map *map, struct satz_arena *arena, const struct satz_wire *wire,
                        const struct satz_engine_text *text, const struct satz_unit *unit) {
    struct satz_slice view = satz_buffer_slice(&text->text);
    if (unit->kind == SATZ_UNIT_WORD || unit->kind == SATZ_UNIT_SPACE)
        return intern(map, satz_slice_sub(view, unit->text_begin, unit->text_end));
    if (unit->kind != SATZ_UNIT_HELD && wire->form->plain_marks)
        return intern(map, satz_slice_of("\""));
    return intern_placeholder(map, arena, satz_unit_role(unit->kind), unit->span);
}

/* Several blanks are as one: which kind of blank it is may matter, how many may not. */
static bool is_plain_blanks(struct satz_slice piece) {
    for (size_t i = 0; i < piece.size; i++)
        if (piece.data[i] != ' ')
            return false;
    return true;
}

static uint32_t token_id(struct satz_map *map, struct satz_arena *arena, const struct satz_wire *wire,
                         struct satz_slice answer, const struct satz_wire_hit *hits, const struct satz_token *token) {
    struct satz_slice piece = satz_slice_sub(answer, token->begin, token->end);
    if (token->kind == SATZ_TOKEN_PLACEHOLDER)
        return intern_placeholder(map, arena, hits[token->hit].role, hits[token->hit].span);
    if (token->kind == SATZ_TOKEN_SPACE && is_plain_blanks(piece))
        return intern(map, satz_slice_of(" "));
    if (token->kind == SATZ_TOKEN_WORD && wire->form->escape) {
        struct satz_buffer plain = SATZ_BUFFER_INIT;
        satz_wire_unescape(wire, piece, &plain);
        piece = satz_arena_copy(arena, satz_buffer_slice(&plain));
        satz_buffer_release(&plain);
    }
    return intern(map, piece);
}

void satz_tokens_align(struct satz_tokens *tokens, const struct satz_wire *wire, struct satz_slice answer,
                       const struct satz_wire_hit *hits, const struct satz_engine_text *text) {
    struct satz_arena *arena = tokens->arena;
    uint32_t *a = satz_arena_get_array(arena, text->count + 1, sizeof *a);
    uint32_t *b = satz_arena_get_array(arena, tokens->count + 1, sizeof *b);
    size_t *match = satz_arena_get_array(arena, tokens->count + 1, sizeof *match);
    struct satz_map map;
    satz_map_init(&map);
    for (size_t i = 0; i < text->count; i++)
        a[i] = unit_id(&map, arena, wire, text, &text->units[i]);
    for (size_t i = 0; i < tokens->count; i++)
        b[i] = token_id(&map, arena, wire, answer, hits, &tokens->items[i]);
    satz_diff(a, text->count, b, tokens->count, (uint32_t)map.count, match, arena);
    satz_map_release(&map);
    for (size_t i = 0; i < tokens->count; i++)
        tokens->items[i].unit = match[i];
}

size_t satz_unit_at(const struct satz_engine_text *text, size_t byte, bool end) {
    size_t low = 0, high = text->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        size_t here = end ? text->units[middle].src_end : text->units[middle].src_begin;
        if (here == byte)
            return middle;
        if (here < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return SATZ_NO_UNIT;
}
