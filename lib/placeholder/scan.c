#include "placeholder/scan.h"

#include <stdlib.h>

#include "base/memory.h"

struct satz_wire_known *satz_scan_known(const struct satz_scan *scan, size_t number) {
    size_t low = 0, high = scan->wire->known_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        struct satz_wire_known *known = &scan->wire->known[middle];
        if (known->number == number)
            return known;
        if (known->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct satz_slice satz_scan_words(const struct satz_wire_known *known, enum satz_wire_role role) {
    const struct satz_wire_piece *piece = &known->pieces[role == SATZ_WIRE_CLOSE];
    return satz_slice_sub(satz_buffer_slice(&known->words), piece->begin, piece->end);
}

void satz_scan_hit(struct satz_scan *scan, const struct satz_wire_known *known, enum satz_wire_role role,
                   size_t begin, size_t end, unsigned cost) {
    struct satz_wire_hit hit = { role, known ? known->span : SATZ_WIRE_NO_SPAN,
                                 scan->folded.chars[begin].begin, scan->folded.chars[end - 1].end, cost };
    if (scan->count && hit.begin < scan->hits[scan->count - 1].end)
        return;
    struct satz_slice seen = satz_slice_sub(scan->answer, hit.begin, hit.end);
    if (known && satz_slice_equal(seen, satz_scan_words(known, role)))
        hit.cost = 0;
    if (known && scan->natural)
        satz_scan_known(scan, known->number)->natural = true;
    if (scan->natural || (known && known->natural && hit.cost > 0))
        return;
    scan->hits = satz_memory_grow(scan->hits, &scan->capacity, scan->count + 1, sizeof *scan->hits);
    scan->hits[scan->count++] = hit;
}

/* A mark is told by where it stands only. Merges into the hits, which are in order. */
void satz_scan_marks(struct satz_scan *scan) {
    struct satz_wire_hit *old = scan->hits;
    size_t old_count = scan->count, next = 0;
    scan->hits = NULL;
    scan->count = scan->capacity = 0;
    for (size_t i = 0; i < scan->folded.count; i++) {
        const struct satz_folded_char *found = &scan->folded.chars[i];
        while (next < old_count && old[next].begin <= found->begin) {
            scan->hits = satz_memory_grow(scan->hits, &scan->capacity, scan->count + 1, sizeof *old);
            scan->hits[scan->count++] = old[next++];
        }
        if (found->character == SATZ_FOLDED_QUOTE)
            satz_scan_hit(scan, NULL, SATZ_WIRE_MARK, i, i + 1, scan->answer.data[found->begin] != '"');
    }
    free(old);
}

static void answer_scan(struct satz_scan *scan) {
    struct satz_slice hold = scan->wire->form->hold;
    scan->folded = satz_folded_make(scan->answer, scan->arena);
    if (scan->wire->form->letters)
        satz_scan_letters(scan);
    else if (satz_slice_find(hold, 0, satz_slice_of("{n}")) < satz_slice_find_byte(hold, 0, '>') &&
             hold.data[0] == '<')
        satz_scan_tags(scan);
    else
        satz_scan_brackets(scan);
}

/* What of the text itself looks like a placeholder is none when it comes back. */
static void text_scan(const struct satz_wire *wire, struct satz_arena *arena) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < wire->known_count; i++)
        wire->known[i].natural = false;
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        if (token->role == SATZ_WIRE_TEXT)
            satz_buffer_add(&text, satz_slice_sub(wire->source, token->text_begin, token->text_end));
        else
            satz_buffer_add_char(&text, 0xFFFC);
    }
    struct satz_scan scan = { .wire = wire, .arena = arena, .natural = true,
                              .answer = satz_buffer_slice(&text) };
    answer_scan(&scan);
    free(scan.hits);
    satz_buffer_release(&text);
}

static bool wire_has_marks(const struct satz_wire *wire) {
    for (size_t i = 0; i < wire->known_count; i++)
        if (wire->known[i].marks)
            return wire->form->plain_marks;
    return false;
}

/* Which blanks the wire had put beside each span's code word: bit 0 before, bit 1 after. */
static unsigned char *blanks_find(const struct satz_wire *wire, struct satz_arena *arena) {
    unsigned char *blanks = satz_arena_get_array(arena, 2 * wire->known_count + 1, 1);
    for (size_t i = 0; i < wire->count; i++) {
        const struct satz_wire_token *token = &wire->tokens[i];
        if (token->role != SATZ_WIRE_TEXT)
            blanks[2 * token->span + (token->role == SATZ_WIRE_CLOSE)] =
                (unsigned char)((token->begin < token->core_begin) | (token->core_end < token->end) << 1);
    }
    return blanks;
}

static void hits_take_blanks(struct satz_scan *scan) {
    const unsigned char *blanks = blanks_find(scan->wire, scan->arena);
    for (size_t i = 0; i < scan->count; i++) {
        struct satz_wire_hit *hit = &scan->hits[i];
        if (hit->span == SATZ_WIRE_NO_SPAN)
            continue;
        unsigned char both = blanks[2 * hit->span + (hit->role == SATZ_WIRE_CLOSE)];
        size_t floor = i ? scan->hits[i - 1].end : 0;
        if ((both & 1) && hit->begin > floor && scan->answer.data[hit->begin - 1] == ' ')
            hit->begin--;
        if ((both & 2) && hit->end < scan->answer.size && scan->answer.data[hit->end] == ' ')
            hit->end++;
    }
}

size_t satz_wire_scan(const struct satz_wire *wire, struct satz_slice answer, struct satz_arena *arena,
                      struct satz_wire_hit **hits) {
    struct satz_scan scan = { .wire = wire, .arena = arena, .answer = answer };
    *hits = NULL;
    if (!wire->known_count)
        return 0;
    text_scan(wire, arena);
    answer_scan(&scan);
    if (wire_has_marks(wire))
        satz_scan_marks(&scan);
    hits_take_blanks(&scan);
    *hits = satz_arena_get_array(arena, scan.count + 1, sizeof **hits);
    if (scan.count)
        memcpy(*hits, scan.hits, scan.count * sizeof **hits);
    free(scan.hits);
    return scan.count;
}
