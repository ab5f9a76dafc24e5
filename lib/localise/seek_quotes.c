#include <stdlib.h>

#include "base/memory.h"
#include "localise/seek.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { NESTING = 16 };

/* Marks of other languages, which a translator may have left. */
static const struct satz_marks others[] = {
    { SATZ_SLICE("„"), SATZ_SLICE("“"), { NULL, 0 } },  { SATZ_SLICE("“"), SATZ_SLICE("”"), { NULL, 0 } },
    { SATZ_SLICE("«"), SATZ_SLICE("»"), { NULL, 0 } },  { SATZ_SLICE("‹"), SATZ_SLICE("›"), { NULL, 0 } },
    { SATZ_SLICE("「"), SATZ_SLICE("」"), { NULL, 0 } }, { SATZ_SLICE("『"), SATZ_SLICE("』"), { NULL, 0 } },
    { SATZ_SLICE("《"), SATZ_SLICE("》"), { NULL, 0 } }, { SATZ_SLICE("‘"), SATZ_SLICE("’"), { NULL, 0 } },
};

struct quotes {
    struct satz_quoted *items;
    size_t count, capacity;
    size_t open[NESTING]; /* items that are open, outer first */
    struct satz_slice close[NESTING];
    size_t depth;
};

/* The pair whose opening, or closing, mark stands here: the language's own first. */
static const struct satz_marks *pair_at(const struct satz_local *local, struct satz_slice rest, bool opening) {
    const struct satz_marks *own[] = { &local->quote, &local->inner, &local->scare, &local->title };
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (satz_slice_starts(rest, opening ? own[i]->open : own[i]->close))
            return own[i];
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (satz_slice_starts(rest, opening ? others[i].open : others[i].close))
            return &others[i];
    return NULL;
}

static void open_quote(struct quotes *quotes, size_t begin, struct satz_slice close) {
    quotes->items = satz_memory_grow(quotes->items, &quotes->capacity, quotes->count + 1, sizeof *quotes->items);
    quotes->items[quotes->count] = (struct satz_quoted){ begin, SIZE_MAX };
    if (quotes->depth < NESTING) {
        quotes->open[quotes->depth] = quotes->count;
        quotes->close[quotes->depth++] = close;
    }
    quotes->count++;
}

static bool is_latin_letter(uint32_t character) {
    return satz_char_is_letter(character) && !strcmp(satz_char_script(character), "Latn");
}

/* An apostrophe stands between two letters of a script that has it; in Korean a particle follows a mark. */
static bool is_apostrophe(struct satz_slice text, size_t at, size_t size) {
    size_t before_size, after_size;
    bool before = at > 0 && is_latin_letter(satz_utf8_decode_before(text, at, &before_size));
    bool after = at + size < text.size && is_latin_letter(satz_utf8_decode(text, at + size, &after_size));
    return before && after;
}

static bool closes(struct quotes *quotes, struct satz_slice rest, size_t end) {
    if (quotes->depth == 0 || !satz_slice_starts(rest, quotes->close[quotes->depth - 1]))
        return false;
    quotes->items[quotes->open[--quotes->depth]].end = end;
    return true;
}

static size_t step(struct quotes *quotes, const struct satz_local *local, struct satz_slice text, size_t at) {
    struct satz_slice rest = satz_slice_from(text, at);
    size_t size;
    uint32_t character = satz_utf8_decode(text, at, &size);
    bool single = character == 0x2018 || character == 0x2019;
    if (character < 0x80 && character != '"')
        return at + size;
    if ((single && is_apostrophe(text, at, size)) || closes(quotes, rest, at + size))
        return at + size;
    if (character == '"') {
        open_quote(quotes, at, satz_slice_make("\"", 1));
        return at + size;
    }
    const struct satz_marks *pair = pair_at(local, rest, true);
    if (pair) {
        open_quote(quotes, at, pair->close);
    } else if (!single && pair_at(local, rest, false) && quotes->depth == 0) {
        open_quote(quotes, 0, satz_slice_of(NULL));
        quotes->items[quotes->open[--quotes->depth]].end = at + size;
    }
    return at + size;
}

static int compare(const void *left, const void *right) {
    const struct satz_quoted *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

size_t satz_seek_quotes(const struct satz_seeker *seeker, struct satz_slice text, struct satz_arena *arena,
                        struct satz_quoted **found) {
    struct quotes quotes = { .items = NULL };
    for (size_t at = 0; at < text.size;)
        at = step(&quotes, seeker->local, text, at);
    for (size_t i = 0; i < quotes.count; i++)
        if (quotes.items[i].end == SIZE_MAX)
            quotes.items[i].end = text.size;
    if (quotes.count > 0)
        qsort(quotes.items, quotes.count, sizeof *quotes.items, compare);
    *found = satz_arena_get(arena, (quotes.count + 1) * sizeof **found);
    if (quotes.count > 0)
        memcpy(*found, quotes.items, quotes.count * sizeof **found);
    free(quotes.items);
    return quotes.count;
}
