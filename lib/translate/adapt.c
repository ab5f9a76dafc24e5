#include "translate/adapt.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* One change: bytes [begin, end) of the translation give way to `text`. */
struct patch {
    size_t begin, end;
    struct satz_slice text;
};

struct adapting {
    struct satz_work *work;
    const struct satz_entry *entry;
    const struct satz_engine_text *plain;
    struct satz_slice key;
    struct satz_words old_words, new_words;
    struct satz_word_place *old_places, *new_places;
    struct satz_words_change *changes;
    size_t change_count;
    struct satz_wire wire; /* for the words of placeholders */
    struct patch *patches;
    size_t count, capacity;
    struct satz_buffer said;
};

static bool char_is_digit(char character) {
    return character >= '0' && character <= '9';
}

static bool is_latin(uint32_t character) {
    return satz_char_is_letter(character) && !strcmp(satz_char_script(character), "Latn");
}

/* The record's span over bytes [begin, end) of the plain view; NULL where none covers them. */
static const struct satz_span *span_over(const struct adapting *adapting, size_t begin, size_t end, bool held) {
    const struct satz_engine_text *plain = adapting->plain;
    size_t src_begin = SIZE_MAX, src_end = 0;
    for (size_t i = 0; i < plain->count; i++) {
        if (plain->units[i].text_end <= begin || plain->units[i].text_begin >= end)
            continue;
        src_begin = src_begin == SIZE_MAX ? plain->units[i].src_begin : src_begin;
        src_end = plain->units[i].src_end;
    }
    for (size_t i = 0; i < adapting->work->spans.count; i++) {
        const struct satz_span *span = &adapting->work->spans.items[i];
        bool figure = span->kind == SATZ_NUMBER || span->kind == SATZ_MONEY || span->kind == SATZ_DATE ||
                      span->kind == SATZ_TIME;
        bool fits = held ? span->action == SATZ_HOLD && span->kind != SATZ_TAG : figure;
        if (fits && span->begin <= src_begin && span->end >= src_end)
            return span;
    }
    return NULL;
}

/* Bytes of the plain view that a span covers. */
static void span_place(const struct adapting *adapting, const struct satz_span *span, size_t *begin, size_t *end) {
    const struct satz_engine_text *plain = adapting->plain;
    *begin = SIZE_MAX;
    *end = 0;
    for (size_t i = 0; i < plain->count; i++) {
        if (plain->units[i].src_end <= span->begin || plain->units[i].src_begin >= span->end)
            continue;
        *begin = *begin == SIZE_MAX ? plain->units[i].text_begin : *begin;
        *end = plain->units[i].text_end;
    }
}

static bool patch_add(struct adapting *adapting, size_t begin, size_t end, struct satz_slice text,
                      struct satz_slice old, struct satz_slice new) {
    adapting->patches =
        satz_memory_grow(adapting->patches, &adapting->capacity, adapting->count + 1, sizeof *adapting->patches);
    adapting->patches[adapting->count++] =
        (struct patch){ begin, end, satz_arena_copy(adapting->work->scratch, text) };
    satz_buffer_add_format(&adapting->said, "%s%.*s → %.*s", adapting->said.size ? ", " : "", (int)old.size,
                           old.data, (int)new.size, new.data);
    return true;
}

/* The one place of `old` in the translation; false where there is none, or several. */
static bool place_once(struct satz_slice text, struct satz_slice old, size_t *at) {
    *at = satz_slice_find(text, 0, old);
    return old.size && *at < text.size && satz_slice_find(text, *at + 1, old) == text.size;
}

/*
 * Takes the whole span into the change: the words around it are the same in both, so the memory's
 * side grows as the record's does, and later changes inside the span are swallowed.
 */
static bool change_widen(struct adapting *adapting, size_t *index, size_t begin, size_t end,
                         struct satz_words_change *change) {
    *change = adapting->changes[*index];
    size_t floor_b = *index ? adapting->changes[*index - 1].b_end : 0;
    while (change->b_begin > floor_b && adapting->new_places[change->b_begin - 1].end > begin) {
        change->b_begin--;
        change->a_begin--;
    }
    for (;;) {
        bool more = *index + 1 < adapting->change_count;
        const struct satz_words_change *next = &adapting->changes[*index + 1];
        if (more && next->b_begin == change->b_end) {
            change->a_end = next->a_end;
            change->b_end = next->b_end;
            (*index)++;
        } else if (change->b_end < adapting->new_words.count && adapting->new_places[change->b_end].begin < end) {
            change->a_end++;
            change->b_end++;
        } else {
            break;
        }
    }
    return change->b_begin < change->b_end && change->a_begin < change->a_end &&
           adapting->new_places[change->b_begin].begin == begin &&
           adapting->new_places[change->b_end - 1].end == end;
}

static bool held_adapt(struct adapting *adapting, size_t *index, const struct satz_span *span) {
    size_t begin, end, at;
    struct satz_words_change change;
    span_place(adapting, span, &begin, &end);
    if (!change_widen(adapting, index, begin, end, &change))
        return false;
    struct satz_slice old = satz_slice_sub(adapting->entry->src, adapting->old_places[change.a_begin].begin,
                                           adapting->old_places[change.a_end - 1].end);
    if (!place_once(adapting->entry->tgt, old, &at))
        return false;
    struct satz_buffer words = SATZ_BUFFER_INIT;
    satz_wire_say(&adapting->wire, (size_t)(span - adapting->work->spans.items), SATZ_WIRE_HOLD, &words);
    patch_add(adapting, at, at + old.size, satz_buffer_slice(&words), old,
              satz_slice_sub(adapting->key, begin, end));
    satz_buffer_release(&words);
    return true;
}

/* The figure (digits with single marks between) around bytes [begin, end) of a text. */
static struct satz_slice figure_around(struct satz_slice text, size_t begin, size_t end) {
    for (;;) {
        bool digit = begin > 0 && char_is_digit(text.data[begin - 1]);
        bool mark = begin > 1 && strchr(".,'", text.data[begin - 1]) && char_is_digit(text.data[begin - 2]) &&
                    char_is_digit(text.data[begin]);
        if (!digit && !mark)
            break;
        begin--;
    }
    for (;;) {
        bool digit = end < text.size && char_is_digit(text.data[end]);
        bool mark = end + 1 < text.size && strchr(".,'", text.data[end]) && char_is_digit(text.data[end + 1]) &&
                    char_is_digit(text.data[end - 1]);
        if (!digit && !mark)
            break;
        end++;
    }
    return satz_slice_sub(text, begin, end);
}

static bool figure_is_plain(struct satz_slice figure) {
    for (size_t i = 0; i < figure.size; i++)
        if (!char_is_digit(figure.data[i]) && !strchr(".,'", figure.data[i]))
            return false;
    return figure.size > 0 && char_is_digit(figure.data[0]) && char_is_digit(figure.data[figure.size - 1]);
}

/* Whether both have the same digits, and marks at the same places. */
static bool figure_is_like(struct satz_slice a, struct satz_slice b) {
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (char_is_digit(a.data[i]) || char_is_digit(b.data[i]) ? a.data[i] != b.data[i] : false)
            return false;
    return true;
}

/* The one figure of the translation that is like `old`. */
static bool figure_find(struct satz_slice text, struct satz_slice old, struct satz_slice *found) {
    size_t count = 0;
    for (size_t at = 0; at < text.size;) {
        if (!char_is_digit(text.data[at])) {
            at++;
            continue;
        }
        struct satz_slice figure = figure_around(text, at, at + 1);
        if (figure_is_like(figure, old)) {
            *found = figure;
            count++;
        }
        at = (size_t)(figure.data - text.data) + figure.size;
    }
    return count == 1;
}

/* `new` with its marks as the translation wrote those of `old`. False where one is not known. */
static bool figure_write(struct satz_slice new, struct satz_slice old, struct satz_slice translated,
                         struct satz_buffer *out) {
    for (size_t i = 0; i < new.size; i++) {
        if (char_is_digit(new.data[i])) {
            satz_buffer_add_byte(out, new.data[i]);
            continue;
        }
        size_t at = satz_slice_find_byte(old, 0, new.data[i]);
        if (at == old.size)
            return false;
        satz_buffer_add_byte(out, translated.data[at]);
    }
    return true;
}

/*
 * Whether more than the digits would have to change: 9 a.m. is no pattern for 14 Uhr, nor 1er and 21st
 * for another day or number.
 */
static bool figure_has_form(struct satz_slice text, struct satz_slice figure, enum satz_kind kind,
                            struct satz_slice old, struct satz_slice new) {
    size_t begin = (size_t)(figure.data - text.data), end = begin + figure.size, size;
    uint32_t before = begin > 0 ? satz_utf8_decode_before(text, begin, &size) : ' ';
    uint32_t after = end < text.size ? satz_utf8_decode(text, end, &size) : ' ';
    bool first_day = kind == SATZ_DATE && (satz_slice_is(old, "1") || satz_slice_is(new, "1"));
    return kind == SATZ_TIME || first_day || is_latin(before) || is_latin(after) || after == 0xBA || after == 0xAA;
}

static bool figure_adapt(struct adapting *adapting, size_t *index, enum satz_kind kind) {
    const struct satz_words_change *change = &adapting->changes[*index];
    if (change->a_begin == change->a_end || change->b_begin == change->b_end)
        return false;
    size_t key_begin = adapting->new_places[change->b_begin].begin;
    size_t key_end = adapting->new_places[change->b_end - 1].end;
    struct satz_slice new = figure_around(adapting->key, key_begin, key_end);
    struct satz_slice old = figure_around(adapting->entry->src, adapting->old_places[change->a_begin].begin,
                                          adapting->old_places[change->a_end - 1].end);
    struct satz_slice translated = { NULL, 0 };
    if (!figure_is_plain(new) || !figure_is_plain(old) || !figure_find(adapting->entry->tgt, old, &translated) ||
        figure_has_form(adapting->entry->tgt, translated, kind, old, new))
        return false;
    /* Other changes inside the same figure are done with it. */
    size_t new_end = (size_t)(new.data - adapting->key.data) + new.size;
    while (*index + 1 < adapting->change_count &&
           adapting->changes[*index + 1].b_begin < adapting->new_words.count &&
           adapting->new_places[adapting->changes[*index + 1].b_begin].begin < new_end)
        (*index)++;
    struct satz_buffer words = SATZ_BUFFER_INIT;
    bool written = figure_write(new, old, translated, &words);
    size_t at = (size_t)(translated.data - adapting->entry->tgt.data);
    if (written)
        patch_add(adapting, at, at + translated.size, satz_buffer_slice(&words), old, new);
    satz_buffer_release(&words);
    return written;
}

static bool changes_adapt(struct adapting *adapting) {
    for (size_t i = 0; i < adapting->change_count; i++) {
        const struct satz_words_change *change = &adapting->changes[i];
        if (change->b_begin == change->b_end)
            return false;
        size_t begin = adapting->new_places[change->b_begin].begin;
        size_t end = adapting->new_places[change->b_end - 1].end;
        const struct satz_span *held = span_over(adapting, begin, end, true);
        const struct satz_span *figure = held ? NULL : span_over(adapting, begin, end, false);
        if (held ? !held_adapt(adapting, &i, held) : !figure || !figure_adapt(adapting, &i, figure->kind))
            return false;
    }
    return adapting->change_count > 0;
}

static int patch_compare(const void *a, const void *b) {
    const struct patch *x = a, *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* Puts patches and codes into the translation; false where two would stand on the same words. */
static bool patches_write(struct adapting *adapting, const struct satz_form *own, struct satz_buffer *out) {
    struct satz_entry patched = *adapting->entry;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_entry_code *codes =
        satz_arena_get_array(adapting->work->scratch, patched.code_count + 1, sizeof *codes);
    qsort(adapting->patches, adapting->count, sizeof *adapting->patches, patch_compare);
    size_t done = 0, code = 0;
    bool fits = true;
    for (size_t i = 0; i <= adapting->count; i++) {
        bool last = i == adapting->count;
        const struct patch *patch = &adapting->patches[i];
        size_t begin = last ? patched.tgt.size : patch->begin;
        fits = fits && begin >= done;
        for (; fits && code < patched.code_count && patched.codes[code].at <= begin; code++) {
            fits = patched.codes[code].at >= done;
            codes[code] = (struct satz_entry_code){ text.size + patched.codes[code].at - done,
                                                    patched.codes[code].source };
        }
        if (!fits)
            break;
        satz_buffer_add(&text, satz_slice_sub(patched.tgt, done, begin));
        if (!last)
            satz_buffer_add(&text, patch->text);
        done = last ? begin : patch->end;
    }
    patched.tgt = satz_buffer_slice(&text);
    patched.codes = codes;
    fits = fits && satz_work_entry_text(adapting->work, &patched, own, out);
    satz_buffer_release(&text);
    return fits;
}

static void adapting_begin(struct adapting *adapting, const struct satz_store *store, const struct satz_form *own) {
    struct satz_arena *arena = adapting->work->scratch;
    adapting->old_words = satz_words_cut(&store->words, adapting->entry->src, arena, &adapting->old_places);
    adapting->new_words = satz_words_cut(&store->words, adapting->key, arena, &adapting->new_places);
    adapting->change_count =
        satz_words_compare(&adapting->old_words, &adapting->new_words, arena, &adapting->changes);
    satz_wire_encode(&adapting->wire, own, satz_slice_of(""), adapting->work->names, adapting->work->spans.count);
}

bool satz_work_adapt(struct satz_work *work, const struct satz_store *store, const struct satz_near *near,
                     const struct satz_engine_text *plain, struct satz_slice key, const struct satz_form *own,
                     struct satz_buffer *out) {
    struct adapting adapting = { .work = work, .entry = near->entry, .plain = plain, .key = key,
                                 .wire = SATZ_WIRE_INIT, .said = SATZ_BUFFER_INIT };
    /* Places in the key are places in the plain view only where normalising moved nothing. */
    if (!satz_slice_equal(key, satz_buffer_slice(&plain->text)))
        return false;
    adapting_begin(&adapting, store, own);
    bool adapted = changes_adapt(&adapting) && patches_write(&adapting, own, out);
    if (adapted)
        satz_work_say(work, "translate/adapted", SATZ_INFO,
                      "adapted from a segment of the memory that reads otherwise: %s", adapting.said.data);
    satz_wire_release(&adapting.wire);
    satz_buffer_release(&adapting.said);
    free(adapting.patches);
    return adapted;
}
