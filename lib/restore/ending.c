#include "restore/ending.h"

/* Longer than this, it is a word of its own that was glued on. */
enum { ENDING = 3 };

struct ending {
    struct satz_slice text;
    bool letters;     /* not an apostrophe, which may as well be a quotation mark */
    bool two;         /* the token after it is part of it: ’ and s */
};

static bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* The ending that token `i` is, or begins with. */
static bool ending_at(const struct satz_slots *slots, struct satz_slice answer, size_t i, struct ending *ending) {
    const struct satz_token *token = &slots->tokens.items[i];
    struct satz_slice piece = satz_slice_sub(answer, token->begin, token->end);
    size_t size = 0;
    while (size < piece.size && is_small_letter(piece.data[size]))
        size++;
    bool apostrophe = satz_slice_is(piece, "'") || satz_slice_is(piece, "’");
    bool whole = size == piece.size || (piece.data[size] & 0x80) != 0;
    *ending = (struct ending){ .text = satz_slice_sub(piece, 0, apostrophe ? piece.size : size), .letters = !apostrophe };
    if (apostrophe && i + 1 < slots->tokens.count && slots->tokens.items[i + 1].begin == token->end) {
        const struct satz_token *next = &slots->tokens.items[i + 1];
        ending->two = satz_slice_is(satz_slice_sub(answer, next->begin, next->end), "s");
        ending->letters = ending->two;
        if (ending->two)
            ending->text = satz_slice_sub(answer, token->begin, next->end);
    }
    return apostrophe || (size > 0 && size <= ENDING && whole);
}

/* Whether the same stands after the placeholder in the source. */
static bool is_of_source(const struct satz_rebuild *with, size_t unit, struct satz_slice ending) {
    struct satz_slice view = satz_buffer_slice(&with->text->text);
    return unit + 1 < with->text->count && with->text->units[unit + 1].kind == SATZ_UNIT_WORD &&
           satz_slice_starts(satz_slice_from(view, with->text->units[unit + 1].text_begin), ending);
}

/* Whether token `i` is a held span that came back, with nothing between it and the next token. */
static bool is_grown(const struct satz_slots *slots, const struct satz_rebuild *with, size_t i) {
    const struct satz_token *token = &slots->tokens.items[i];
    if (token->kind != SATZ_TOKEN_PLACEHOLDER || token->unit == SATZ_NO_UNIT ||
        slots->tokens.items[i + 1].kind != SATZ_TOKEN_WORD || slots->tokens.items[i + 1].begin != token->end ||
        with->answer.data[token->end - 1] == ' ')
        return false;
    const struct satz_unit *unit = &with->text->units[token->unit];
    return unit->kind == SATZ_UNIT_HELD && with->spans->items[unit->span].kind != SATZ_TAG;
}

static void drop_ending(struct satz_slots *slots, size_t i, const struct ending *ending) {
    const struct satz_token *token = &slots->tokens.items[i];
    if (ending->two)
        slots->drop[i + 1] = true;
    if (ending->two || ending->text.size == token->end - token->begin)
        slots->drop[i] = true;
    else
        slots->cut[i] = ending->text.size;
}

void satz_endings_drop(struct satz_slots *slots, const struct satz_rebuild *with) {
    struct satz_slice ours = satz_local_value(with->source, "name-ending");
    struct satz_slice theirs = satz_local_value(with->local, "name-ending");
    struct ending ending;
    for (size_t i = 0; i + 1 < slots->tokens.count; i++) {
        if (!is_grown(slots, with, i) || !ending_at(slots, with->answer, i + 1, &ending) ||
            satz_local_has(theirs, ending.text))
            continue;
        size_t unit = slots->tokens.items[i].unit;
        bool of_source = is_of_source(with, unit, ending.text);
        if (of_source ? !satz_local_has(ours, ending.text) : !ending.letters)
            continue;
        drop_ending(slots, i + 1, &ending);
        if (!of_source)
            slots->slots[unit].found = SATZ_FOUND_REPAIRED;
    }
}
