#include "placeholder/wire.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "placeholder/known.h"
#include "placeholder/letters.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define HELD_OPEN "⟦"
#define HELD_CLOSE "⟧"
/* The longest id looked for between ⟦ and ⟧; satz's own are a letter and a number. */
enum { ID_LIMIT = 64 };

/* What one encoding needs besides the wire itself. */
struct encoding {
    struct satz_wire *wire;
    struct satz_map ids; /* id → index of the span */
    struct satz_letters letters;
};

void satz_wire_release(struct satz_wire *wire) {
    for (size_t i = 0; i < wire->known_capacity; i++)
        satz_buffer_release(&wire->known[i].words);
    free(wire->known);
    free(wire->tokens);
    satz_buffer_release(&wire->text);
    *wire = (struct satz_wire)SATZ_WIRE_INIT;
}

/* The number of an id that is `P` and a number, 0 where it is none. */
static size_t id_number(struct satz_slice id) {
    if (id.size < 2 || id.size > 10 || id.data[0] != 'P' || id.data[1] == '0')
        return 0;
    size_t number = 0;
    for (size_t i = 1; i < id.size; i++) {
        if (id.data[i] < '0' || id.data[i] > '9')
            return 0;
        number = number * 10 + (size_t)(id.data[i] - '0');
    }
    return number;
}

static int known_compare(const void *a, const void *b) {
    size_t x = ((const struct satz_wire_known *)a)->number;
    size_t y = ((const struct satz_wire_known *)b)->number;
    return x < y ? -1 : x > y;
}

/* Numbers the spans and sorts them by number. */
static void known_number(struct satz_wire *wire, const struct satz_wire_span *spans, size_t count) {
    bool own = true;
    for (size_t i = 0; i < count; i++) {
        wire->known[i].number = id_number(spans[i].id);
        own = own && wire->known[i].number;
    }
    if (count > 0)
        qsort(wire->known, count, sizeof *wire->known, known_compare);
    for (size_t i = 1; i < count; i++)
        own = own && wire->known[i].number != wire->known[i - 1].number;
    if (own)
        return;
    for (size_t i = 0; i < count; i++)
        wire->known[i].number = wire->known[i].span + 1;
    if (count > 0)
        qsort(wire->known, count, sizeof *wire->known, known_compare);
}

/* One more than the largest number that stands in the source's own text as a placeholder's would. */
static size_t first_free(struct satz_slice source, struct satz_slice form) {
    size_t at = satz_slice_find(form, 0, satz_slice_of("{n}")), most = 0;
    if (at == form.size || at == 0)
        return 0;
    struct satz_slice front = satz_slice_sub(form, 0, at);
    for (at = satz_slice_find(source, 0, front); at < source.size; at = satz_slice_find(source, at, front)) {
        size_t number = 0, digits = 0;
        for (at += front.size; at < source.size && source.data[at] >= '0' && source.data[at] <= '9'; at++, digits++)
            number = digits < 9 ? number * 10 + (size_t)(source.data[at] - '0') : 0;
        most = digits > 0 && number >= most ? number + 1 : most;
    }
    return most;
}

/* Numbers that the text itself has in that form are passed over; those of the record's own form are held. */
static void known_shift(struct satz_wire *wire) {
    const struct satz_form *form = wire->form;
    size_t most = 0;
    if (satz_slice_starts(form->hold, satz_slice_of(HELD_OPEN)))
        return;
    const struct satz_slice templates[] = { form->hold, form->open, form->close };
    for (size_t i = 0; i < sizeof templates / sizeof templates[0]; i++) {
        size_t first = first_free(wire->source, templates[i]);
        most = first > most ? first : most;
    }
    for (size_t i = 0; i < wire->known_count; i++)
        wire->known[i].number += most;
}

static void known_fill(struct satz_wire *wire, const struct satz_wire_span *spans, size_t count) {
    size_t had = wire->known_capacity;
    wire->known = satz_memory_grow(wire->known, &wire->known_capacity, count, sizeof *wire->known);
    for (size_t i = had; i < wire->known_capacity; i++)
        satz_buffer_init(&wire->known[i].words);
    for (size_t i = 0; i < count; i++) {
        struct satz_wire_known *known = &wire->known[i];
        *known = (struct satz_wire_known){ .words = known->words, .span = i };
        known->marks = spans[i].marks;
        known->tag = spans[i].tag;
        satz_buffer_reset(&known->words);
    }
    wire->known_count = count;
    if (count)
        known_number(wire, spans, count);
    known_shift(wire);
}

static void template_add(struct satz_buffer *target, struct satz_slice form, size_t number) {
    size_t at = satz_slice_find(form, 0, satz_slice_of("{n}"));
    satz_buffer_add(target, satz_slice_sub(form, 0, at));
    if (at < form.size) {
        satz_buffer_add_format(target, "%zu", number);
        satz_buffer_add(target, satz_slice_from(form, at + 3));
    }
}

/* Notes what stands for one role of a span: `words` holds it, [begin, end). */
static void known_say(struct encoding *encoding, struct satz_wire_known *known, enum satz_wire_role role,
                      struct satz_slice form) {
    struct satz_wire_piece *piece = &known->pieces[role == SATZ_WIRE_CLOSE];
    piece->begin = known->words.size;
    if (form.size == 0 || satz_slice_is(form, "letters")) {
        char code[SATZ_LETTERS_SIZE * SATZ_LETTERS_PARTS + 1];
        satz_letters_next(&encoding->letters, code);
        satz_buffer_add_string(&known->words, code);
        piece->code = true;
    } else {
        template_add(&known->words, form, known->number);
    }
    piece->end = known->words.size;
}

/* Decides what stands for each span. Code words are dealt out in the order of the numbers. */
static void known_dress(struct encoding *encoding) {
    struct satz_wire *wire = encoding->wire;
    if (wire->form->letters)
        satz_letters_init(&encoding->letters, wire->source);
    for (size_t i = 0; i < wire->known_count; i++) {
        struct satz_wire_known *known = &wire->known[i];
        if (known->marks) {
            known_say(encoding, known, SATZ_WIRE_OPEN, wire->form->open);
            known_say(encoding, known, SATZ_WIRE_CLOSE, wire->form->close);
        } else {
            known_say(encoding, known, SATZ_WIRE_HOLD, wire->form->hold);
        }
    }
}

/*
 * The placeholder that begins at `at`, where ⟦ stands: its end, with role and span; 0 where there is
 * none that is known.
 */
static size_t held_read(struct encoding *encoding, const size_t *places, size_t at, enum satz_wire_role *role,
                        size_t *place) {
    struct satz_slice text = encoding->wire->source;
    size_t begin = at + sizeof HELD_OPEN - 1;
    bool slash = begin < text.size && text.data[begin] == '/';
    begin += slash;
    size_t most = begin + ID_LIMIT < text.size ? begin + ID_LIMIT : text.size;
    struct satz_slice near = satz_slice_sub(text, 0, most);
    size_t end = satz_slice_find(near, begin, satz_slice_of(HELD_CLOSE));
    size_t span;
    if (end == near.size || !satz_map_get(&encoding->ids, satz_slice_sub(text, begin, end), &span))
        return 0;
    *place = places[span];
    const struct satz_wire_known *known = &encoding->wire->known[*place];
    if (slash && !known->marks)
        return 0;
    *role = !known->marks ? SATZ_WIRE_HOLD : slash ? SATZ_WIRE_CLOSE : SATZ_WIRE_OPEN;
    return end + sizeof HELD_CLOSE - 1;
}

static struct satz_wire_token *token_add(struct satz_wire *wire) {
    wire->tokens = satz_memory_grow(wire->tokens, &wire->capacity, wire->count + 1, sizeof *wire->tokens);
    return &wire->tokens[wire->count++];
}

static bool char_is_line_end(uint32_t character) {
    return (character >= '\n' && character <= '\r') || character == 0x85 || character == 0x2028 ||
           character == 0x2029;
}

/* Puts one character of text into the wire. Returns false where it changed on the way. */
static bool char_encode(struct satz_wire *wire, struct satz_slice bytes, uint32_t character) {
    if (char_is_line_end(character))
        satz_buffer_add_byte(&wire->text, ' ');
    else if (wire->form->escape && (character == '&' || character == '<' || character == '>'))
        satz_charref_escape(bytes, &wire->text);
    else {
        satz_buffer_add(&wire->text, bytes);
        return true;
    }
    return false;
}

/* Appends a text token, or lets the one before grow. */
static void text_encode(struct satz_wire *wire, size_t at, size_t size, uint32_t character) {
    size_t begin = wire->text.size;
    bool same = char_encode(wire, satz_slice_sub(wire->source, at, at + size), character);
    struct satz_wire_token *last = wire->count ? &wire->tokens[wire->count - 1] : NULL;
    bool grows = same && wire->growing && last && last->role == SATZ_WIRE_TEXT;
    if (!grows) {
        last = token_add(wire);
        *last = (struct satz_wire_token){ .role = SATZ_WIRE_TEXT, .span = SATZ_WIRE_NO_SPAN, .begin = begin,
                                          .core_begin = begin, .text_begin = at };
    }
    last->end = last->core_end = wire->text.size;
    last->text_end = at + size;
    wire->growing = same;
    wire->wordless = wire->wordless && !satz_char_is_letter(character);
}

/* A code word of a tag, or one beside another code word, needs a blank where a word touches it. */
static bool needs_blank_before(const struct satz_wire *wire, const struct satz_wire_known *known) {
    if (!wire->count)
        return false;
    const struct satz_wire_token *last = &wire->tokens[wire->count - 1];
    if (last->role != SATZ_WIRE_TEXT)
        return last->core_end == last->end && wire->text.data[last->end - 1] != '"';
    size_t size;
    uint32_t before = satz_utf8_decode_before(satz_buffer_slice(&wire->text), wire->text.size, &size);
    return known->tag && satz_char_is_word(before);
}

static bool needs_blank_after(const struct satz_wire *wire, const struct satz_wire_known *known, size_t end) {
    size_t size;
    return known->tag && end < wire->source.size &&
           satz_char_is_word(satz_utf8_decode(wire->source, end, &size));
}

static void held_encode(struct satz_wire *wire, size_t at, size_t end, enum satz_wire_role role, size_t place) {
    struct satz_wire_known *known = &wire->known[place];
    const struct satz_wire_piece *piece = &known->pieces[role == SATZ_WIRE_CLOSE];
    known->sent = true;
    struct satz_wire_token token = { .role = role, .span = known->span, .begin = wire->text.size,
                                     .text_begin = at, .text_end = end };
    if (piece->code && needs_blank_before(wire, known))
        satz_buffer_add_byte(&wire->text, ' ');
    token.core_begin = wire->text.size;
    satz_buffer_add(&wire->text, satz_slice_sub(satz_buffer_slice(&known->words), piece->begin, piece->end));
    token.core_end = wire->text.size;
    if (piece->code && needs_blank_after(wire, known, end))
        satz_buffer_add_byte(&wire->text, ' ');
    token.end = wire->text.size;
    *token_add(wire) = token;
}

static void source_encode(struct encoding *encoding, const size_t *places) {
    struct satz_wire *wire = encoding->wire;
    struct satz_slice opening = satz_slice_of(HELD_OPEN);
    for (size_t at = 0; at < wire->source.size;) {
        enum satz_wire_role role = SATZ_WIRE_TEXT;
        size_t place = 0, end = 0, size;
        if (satz_slice_starts(satz_slice_from(wire->source, at), opening))
            end = held_read(encoding, places, at, &role, &place);
        if (end) {
            held_encode(wire, at, end, role, place);
            at = end;
            continue;
        }
        uint32_t character = satz_utf8_decode(wire->source, at, &size);
        text_encode(wire, at, size, character);
        at += size;
    }
}

void satz_wire_encode(struct satz_wire *wire, const struct satz_form *form, struct satz_slice text,
                      const struct satz_wire_span *spans, size_t count) {
    struct encoding encoding = { .wire = wire };
    wire->form = form;
    wire->source = text;
    wire->count = 0;
    wire->wordless = true;
    satz_buffer_reset(&wire->text);
    known_fill(wire, spans, count);
    known_dress(&encoding);
    satz_map_init(&encoding.ids);
    size_t *places = satz_memory_get_array(count + 1, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[wire->known[i].span] = i;
        satz_map_set(&encoding.ids, spans[i].id, i);
    }
    source_encode(&encoding, places);
    free(places);
    satz_map_release(&encoding.ids);
}

void satz_wire_say(const struct satz_wire *wire, size_t span, enum satz_wire_role role, struct satz_buffer *target) {
    for (size_t i = 0; i < wire->known_count; i++) {
        const struct satz_wire_known *known = &wire->known[i];
        const struct satz_wire_piece *piece = &known->pieces[role == SATZ_WIRE_CLOSE];
        if (known->span == span)
            satz_buffer_add(target, satz_slice_sub(satz_buffer_slice(&known->words), piece->begin, piece->end));
    }
}

void satz_wire_unescape(const struct satz_wire *wire, struct satz_slice piece, struct satz_buffer *target) {
    size_t done = 0;
    while (wire->form->escape && done < piece.size) {
        size_t at = satz_slice_find_byte(piece, done, '&');
        satz_buffer_add(target, satz_slice_sub(piece, done, at));
        uint32_t character;
        size_t size = at < piece.size ? satz_charref_decode(piece, at, &character) : 0;
        if (size)
            satz_buffer_add_char(target, character);
        else if (at < piece.size)
            satz_buffer_add_byte(target, '&');
        done = at + (size ? size : at < piece.size);
    }
    satz_buffer_add(target, satz_slice_from(piece, done));
}
