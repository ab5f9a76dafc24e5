#include <stdlib.h>

#include "base/memory.h"
#include "placeholder/scan.h"

/* A tag is at most so long. */
enum { TAG = 160, DIGITS = 9 };

/* One `<…>`; places are folded characters, end exclusive. */
struct tag {
    size_t begin, end;
    size_t numbers; /* how many numbers are in it */
    size_t number;  /* the first */
    bool closing;   /* `</…>` */
};

/* Opening marks that wait for their closing ones: a stack. */
struct open_marks {
    const struct satz_wire_known **items;
    size_t count, capacity;
};

static bool char_is_digit(uint32_t character) {
    return character >= '0' && character <= '9';
}

/* Reads the tag that begins at `at`, where `<` stands. */
static bool tag_read(const struct satz_folded *text, size_t at, struct tag *tag) {
    *tag = (struct tag){ .begin = at, .end = at + 1 };
    while (satz_folded_at(text, tag->end) == ' ')
        tag->end++;
    tag->closing = satz_folded_at(text, tag->end) == '/';
    while (tag->end < text->count && tag->end - at < TAG) {
        uint32_t character = satz_folded_at(text, tag->end++);
        if (character == '>')
            return true;
        if (character == '<')
            return false;
        if (!char_is_digit(character))
            continue;
        size_t number = character - '0', digits = 1;
        for (; char_is_digit(satz_folded_at(text, tag->end)) && digits < DIGITS; digits++)
            number = number * 10 + (satz_folded_at(text, tag->end++) - '0');
        tag->number = tag->numbers++ ? tag->number : number;
    }
    return false;
}

/* Whether the tag is what was sent but for blanks, case and the like. */
static bool tag_is_like(const struct satz_scan *scan, const struct tag *tag, struct satz_slice words) {
    struct satz_folded sent = satz_folded_make(words, scan->arena);
    size_t at = tag->begin;
    for (size_t i = 0; i < sent.count; i++) {
        if (sent.chars[i].character == ' ')
            continue;
        while (at < tag->end && satz_folded_at(&scan->folded, at) == ' ')
            at++;
        if (at == tag->end || satz_folded_at(&scan->folded, at++) != sent.chars[i].character)
            return false;
    }
    return at == tag->end;
}

/* `<x id="1"></x>` is `<x id="1"/>`: the end of such a tag that follows at once. */
static size_t tag_pair_end(const struct satz_folded *text, size_t at) {
    struct tag next;
    bool closes = satz_folded_at(text, at) == '<' && tag_read(text, at, &next) && next.closing && !next.numbers;
    return closes && satz_folded_at(text, at - 2) != '/' ? next.end : at;
}

static void tag_note(struct satz_scan *scan, const struct tag *tag, struct open_marks *open) {
    const struct satz_wire_known *known = tag->numbers == 1 ? satz_scan_known(scan, tag->number) : NULL;
    enum satz_wire_role role = SATZ_WIRE_HOLD;
    size_t end = tag->end;
    if (tag->closing && !tag->numbers && open->count)
        known = open->items[--open->count];
    if (!known || (known->marks && scan->wire->form->plain_marks))
        return;
    if (known->marks)
        role = tag->closing ? SATZ_WIRE_CLOSE : SATZ_WIRE_OPEN;
    else
        end = tag_pair_end(&scan->folded, tag->end);
    if (role == SATZ_WIRE_OPEN) {
        open->items = satz_memory_grow(open->items, &open->capacity, open->count + 1, sizeof *open->items);
        open->items[open->count++] = known;
    }
    unsigned cost = tag_is_like(scan, tag, satz_scan_words(known, role)) ? 1 : 2;
    satz_scan_hit(scan, known, role, tag->begin, end, cost);
}

/* `<x/>`, `<x id="">`: of the form's element only, with no number. */
static bool tag_is_empty(const struct satz_scan *scan, const struct tag *tag) {
    struct satz_slice form = scan->wire->form->hold;
    size_t at = tag->begin + 1, i = 1;
    while (satz_folded_at(&scan->folded, at) == ' ')
        at++;
    for (; i < form.size && form.data[i] >= 'a' && form.data[i] <= 'z'; i++, at++)
        if (satz_folded_at(&scan->folded, at) != (uint32_t)form.data[i])
            return false;
    uint32_t after = satz_folded_at(&scan->folded, at);
    return !tag->numbers && !tag->closing && (after == ' ' || after == '/' || after == '>');
}

static bool char_is_quote(uint32_t character) {
    return character == SATZ_FOLDED_QUOTE || character == '\'' || character == '=' || character == ' ';
}

/* The beginning of `<x id="`, however its ends were torn, that ends at `at`; `at` where it does not stand there. */
static size_t torn_begin(const struct satz_scan *scan, size_t at) {
    const struct satz_folded *text = &scan->folded;
    struct satz_slice form = scan->wire->form->hold;
    size_t end = at, i = satz_slice_find_byte(form, 0, '=');
    while (at > 0 && char_is_quote(satz_folded_at(text, at - 1)))
        at--;
    for (; i > 1; i--) {
        while (form.data[i - 1] != ' ' && at > 0 && satz_folded_at(text, at - 1) == ' ')
            at--;
        if (at == 0 || satz_folded_at(text, at - 1) != (uint32_t)form.data[i - 1])
            return end;
        at--;
    }
    uint32_t before = at ? satz_folded_at(text, at - 1) : 0;
    if (before == '<' || before == SATZ_FOLDED_OPEN)
        return at - 1;
    return before >= 'a' || char_is_digit(before) ? end : at;
}

/* A placeholder that has lost a delimiter, or has another: `x id="1"/>`, `[x id="1"/]`. Returns where it ends. */
static size_t torn_note(struct satz_scan *scan, size_t at) {
    const struct satz_folded *text = &scan->folded;
    size_t number = 0, end = at, begin = torn_begin(scan, at);
    for (; char_is_digit(satz_folded_at(text, end)) && end - at < DIGITS; end++)
        number = number * 10 + (satz_folded_at(text, end) - '0');
    const struct satz_wire_known *known = satz_scan_known(scan, number);
    size_t after = end;
    if (begin == at || !known || known->marks || char_is_digit(satz_folded_at(text, end)))
        return end;
    while (char_is_quote(satz_folded_at(text, after)) && satz_folded_at(text, after) != ' ')
        after++;
    for (size_t look = after; satz_folded_at(text, look) == ' ' || satz_folded_at(text, look) == '/'; look++)
        after = satz_folded_at(text, look) == '/' ? look + 1 : after;
    uint32_t close = satz_folded_at(text, after);
    after += close == '>' || close == SATZ_FOLDED_CLOSE;
    satz_scan_hit(scan, known, SATZ_WIRE_HOLD, begin, after, 2);
    return after;
}

void satz_scan_tags(struct satz_scan *scan) {
    struct open_marks open = { NULL, 0, 0 };
    for (size_t at = 0; at < scan->folded.count; at++) {
        struct tag tag;
        if (char_is_digit(satz_folded_at(&scan->folded, at)))
            at = torn_note(scan, at) - 1;
        if (satz_folded_at(&scan->folded, at) != '<' || !tag_read(&scan->folded, at, &tag))
            continue;
        if (tag_is_empty(scan, &tag))
            satz_scan_hit(scan, NULL, SATZ_WIRE_HOLD, tag.begin, tag_pair_end(&scan->folded, tag.end), 4);
        tag_note(scan, &tag, &open);
        at = tag.end - 1;
    }
    free(open.items);
}
