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

void satz_scan_tags(struct satz_scan *scan) {
    struct open_marks open = { NULL, 0, 0 };
    for (size_t at = 0; at < scan->folded.count; at++) {
        struct tag tag;
        if (satz_folded_at(&scan->folded, at) != '<' || !tag_read(&scan->folded, at, &tag))
            continue;
        tag_note(scan, &tag, &open);
        at = tag.end - 1;
    }
    free(open.items);
}
