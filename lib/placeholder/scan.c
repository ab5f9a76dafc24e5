#include "placeholder/scan.h"

#include <limits.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"

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

/*
 * Takes back hits that `hit` overlaps: what stands as it was sent is not given up for something that
 * merely may be one. Returns whether there is room for it then.
 */
static bool room_make(struct satz_scan *scan, const struct satz_wire_hit *hit) {
    for (; scan->count && hit->begin < scan->hits[scan->count - 1].end; scan->count--)
        if (hit->span == SATZ_WIRE_NO_SPAN || hit->cost > 0 || scan->hits[scan->count - 1].cost == 0)
            return false;
    return true;
}

void satz_scan_hit(struct satz_scan *scan, const struct satz_wire_known *known, enum satz_wire_role role,
                   size_t begin, size_t end, unsigned cost) {
    struct satz_wire_hit hit = { role, known ? known->span : SATZ_WIRE_NO_SPAN,
                                 scan->folded.chars[begin].begin, scan->folded.chars[end - 1].end, cost };
    struct satz_slice seen = satz_slice_sub(scan->answer, hit.begin, hit.end);
    if (known && !known->sent)
        return;
    if (known && satz_slice_equal(seen, satz_scan_words(known, role)))
        hit.cost = 0;
    if (!room_make(scan, &hit))
        return;
    if (known && scan->natural && hit.cost < known->natural)
        satz_scan_known(scan, known->number)->natural = hit.cost;
    if (scan->natural || (known && hit.cost > 0 && hit.cost >= known->natural))
        return;
    scan->hits = satz_memory_grow(scan->hits, &scan->capacity, scan->count + 1, sizeof *scan->hits);
    scan->hits[scan->count++] = hit;
}

static bool is_single_mark(uint32_t character) {
    return character == '\'' || (character >= 0x2018 && character <= 0x201B) || character == 0x2039 ||
           character == 0x203A;
}

static bool is_latin_word(uint32_t character) {
    return satz_char_is_word(character) && !satz_char_is_beyond_latin(character);
}

/* Marks of the wire that no double mark of the answer can be. */
static bool lacks_marks(const struct satz_scan *scan) {
    size_t sent = 0, back = 0;
    for (size_t i = 0; i < scan->wire->known_count; i++)
        sent += scan->wire->known[i].marks && scan->wire->known[i].sent ? 2 : 0;
    for (size_t i = 0; i < scan->folded.count; i++)
        back += scan->folded.chars[i].character == SATZ_FOLDED_QUOTE;
    return back < sent;
}

/*
 * Engines write inner marks as single ones. Of these such are marks as stand in pairs around words, an apostrophe
 * (d’hier, Hans’) is none; by folded character.
 */
static const bool *single_marks(struct satz_scan *scan) {
    bool *marks = satz_arena_get_array(scan->arena, scan->folded.count + 1, sizeof *marks);
    size_t open = SIZE_MAX;
    for (size_t i = 0; i < scan->folded.count; i++) {
        if (!is_single_mark(scan->folded.chars[i].character))
            continue;
        uint32_t before = satz_folded_at(&scan->folded, i - 1), after = satz_folded_at(&scan->folded, i + 1);
        bool closes = before != 0 && !satz_char_is_space(before) && !is_latin_word(after);
        if (closes && open != SIZE_MAX && open + 1 < i) {
            marks[open] = marks[i] = true;
            open = SIZE_MAX;
        } else if (!is_latin_word(before) && after != 0 && !satz_char_is_space(after)) {
            open = i;
        }
    }
    return marks;
}

/* A mark is told by where it stands only. Merges into the hits, which are in order. */
void satz_scan_marks(struct satz_scan *scan) {
    struct satz_wire_hit *old = scan->hits;
    size_t old_count = scan->count, next = 0;
    const bool *single = lacks_marks(scan) ? single_marks(scan) : NULL;
    scan->hits = NULL;
    scan->count = scan->capacity = 0;
    for (size_t i = 0; i < scan->folded.count; i++) {
        const struct satz_folded_char *found = &scan->folded.chars[i];
        while (next < old_count && old[next].begin <= found->begin) {
            scan->hits = satz_memory_grow(scan->hits, &scan->capacity, scan->count + 1, sizeof *old);
            scan->hits[scan->count++] = old[next++];
        }
        if (found->character == SATZ_FOLDED_QUOTE || (single && single[i]))
            satz_scan_hit(scan, NULL, SATZ_WIRE_MARK, i, i + 1, scan->answer.data[found->begin] != '"');
    }
    free(old);
}

/* Whether the form's element begins at the `<` of folded character `at`. */
static bool is_element(const struct satz_scan *scan, size_t at) {
    const struct satz_form *form = scan->wire->form;
    const struct satz_slice templates[] = { form->hold, form->open };
    while (satz_folded_at(&scan->folded, ++at) == ' ' || satz_folded_at(&scan->folded, at) == '/')
        continue;
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        size_t k = 1;
        while (k < templates[i].size && templates[i].data[k] != ' ' &&
               satz_folded_at(&scan->folded, at + k - 1) == (uint32_t)templates[i].data[k])
            k++;
        if (k > 1 && k < templates[i].size && templates[i].data[k] == ' ')
            return true;
    }
    return false;
}

/* Where the text has a < of its own, an escaped one is the text's, unless the form's element follows it. */
static void references_hide(struct satz_scan *scan) {
    bool element = false;
    if (!scan->wire->form->escape ||
        satz_slice_find_byte(scan->wire->source, 0, '<') == scan->wire->source.size)
        return;
    for (size_t i = 0; i < scan->folded.count; i++) {
        struct satz_folded_char *folded = &scan->folded.chars[i];
        bool reference = scan->answer.data[folded->begin] == '&' && folded->end > folded->begin + 1;
        bool opens = reference && folded->character == '<' && is_element(scan, i);
        bool closes = reference && folded->character == '>' && element;
        if (reference && !opens && !closes && folded->character != SATZ_FOLDED_QUOTE)
            folded->character = 0xFFFD;
        element = opens || (element && !closes);
    }
}

static void answer_scan(struct satz_scan *scan) {
    struct satz_slice hold = scan->wire->form->hold;
    scan->folded = satz_folded_make(scan->answer, scan->arena);
    references_hide(scan);
    if (scan->wire->form->letters)
        satz_scan_letters(scan);
    else if (satz_slice_find(hold, 0, satz_slice_of("{n}")) < satz_slice_find_byte(hold, 0, '>') &&
             hold.data[0] == '<')
        satz_scan_tags(scan);
    else
        satz_scan_brackets(scan);
}

/* The end of what `form` makes of a number at `at`, 0 where it does not stand there. */
static size_t template_read(struct satz_slice answer, size_t at, struct satz_slice form, size_t *number) {
    /* Most places are left at their first byte. */
    if (form.size == 0 || (form.data[0] != '{' && form.data[0] != answer.data[at]))
        return 0;
    size_t hole = satz_slice_find(form, 0, satz_slice_of("{n}")), digits = 0;
    if (hole == form.size || !satz_slice_starts(satz_slice_from(answer, at), satz_slice_sub(form, 0, hole)))
        return 0;
    *number = 0;
    for (at += hole; at < answer.size && answer.data[at] >= '0' && answer.data[at] <= '9' && digits < 12; at++, digits++)
        *number = *number * 10 + (size_t)(answer.data[at] - '0');
    struct satz_slice back = satz_slice_from(form, hole + 3);
    return digits > 0 && satz_slice_starts(satz_slice_from(answer, at), back) ? at + back.size : 0;
}

/* A placeholder just as it was sent, at `at`. */
static bool exact_read(const struct satz_scan *scan, size_t at, struct satz_wire_hit *hit) {
    const struct satz_form *form = scan->wire->form;
    const struct satz_slice templates[] = { form->hold, form->open, form->close };
    static const enum satz_wire_role roles[] = { SATZ_WIRE_HOLD, SATZ_WIRE_OPEN, SATZ_WIRE_CLOSE };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        size_t number, end = template_read(scan->answer, at, templates[i], &number);
        const struct satz_wire_known *known = end ? satz_scan_known(scan, number) : NULL;
        if (!known || !known->sent || known->marks != (roles[i] != SATZ_WIRE_HOLD))
            continue;
        *hit = (struct satz_wire_hit){ roles[i], known->span, at, end, 0 };
        if (satz_slice_equal(satz_slice_sub(scan->answer, at, end), satz_scan_words(known, roles[i])))
            return true;
    }
    return false;
}

static void hit_add(struct satz_scan *scan, struct satz_wire_hit hit, size_t offset) {
    hit.begin += offset;
    hit.end += offset;
    scan->hits = satz_memory_grow(scan->hits, &scan->capacity, scan->count + 1, sizeof *scan->hits);
    scan->hits[scan->count++] = hit;
}

/* Searches between two placeholders that came back as they were sent. */
static void gap_scan(struct satz_scan *scan, size_t begin, size_t end) {
    struct satz_scan gap = { .wire = scan->wire, .arena = scan->arena,
                             .answer = satz_slice_sub(scan->answer, begin, end) };
    if (begin == end)
        return;
    answer_scan(&gap);
    for (size_t i = 0; i < gap.count; i++)
        hit_add(scan, gap.hits[i], begin);
    free(gap.hits);
}

/* What came back as it was sent is taken first, so that nothing mangled beside it takes a part of it. */
static void exact_scan(struct satz_scan *scan) {
    struct satz_wire_hit hit;
    size_t gap = 0;
    for (size_t at = 0; at < scan->answer.size;) {
        if (!exact_read(scan, at, &hit)) {
            at++;
            continue;
        }
        gap_scan(scan, gap, at);
        hit_add(scan, hit, 0);
        gap = at = hit.end;
    }
    gap_scan(scan, gap, scan->answer.size);
}

/* What of the text itself looks like a placeholder is none when it comes back. */
static void text_scan(const struct satz_wire *wire, struct satz_arena *arena) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
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
        if (wire->known[i].marks && wire->known[i].sent)
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

/* Searches the answer; tags are told by what is open around them, and code words by themselves. */
static void hits_find(struct satz_scan *scan) {
    if (scan->wire->form->letters || scan->wire->form->hold.data[0] == '<')
        answer_scan(scan);
    else
        exact_scan(scan);
}

static bool all_as_sent(const struct satz_scan *scan) {
    size_t i = 0;
    while (i < scan->count && scan->hits[i].cost == 0)
        i++;
    return i == scan->count;
}

/* What of the text looks like a placeholder matters only where something is not as it was sent. */
static void hits_search(struct satz_scan *scan) {
    for (size_t i = 0; i < scan->wire->known_count; i++)
        scan->wire->known[i].natural = UINT_MAX;
    hits_find(scan);
    if (all_as_sent(scan))
        return;
    text_scan(scan->wire, scan->arena);
    scan->count = 0;
    hits_find(scan);
}

size_t satz_wire_scan(const struct satz_wire *wire, struct satz_slice answer, struct satz_arena *arena,
                      struct satz_wire_hit **hits) {
    struct satz_scan scan = { .wire = wire, .arena = arena, .answer = answer };
    *hits = NULL;
    if (!wire->known_count)
        return 0;
    hits_search(&scan);
    if (wire_has_marks(wire)) {
        scan.folded = satz_folded_make(answer, arena);
        satz_scan_marks(&scan);
    }
    hits_take_blanks(&scan);
    *hits = satz_arena_get_array(arena, scan.count + 1, sizeof **hits);
    if (scan.count)
        memcpy(*hits, scan.hits, scan.count * sizeof **hits);
    free(scan.hits);
    return scan.count;
}
