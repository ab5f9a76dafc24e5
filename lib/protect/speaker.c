#include "protect/speaker.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define OBJECT 0xFFFCu /* a tag */
#define ENDINGS 4      /* so many words of a name's end may stand for it */

/* A segment under way. */
struct walk {
    struct satz_speakers *speakers;
    const struct satz_plain_view *view;
    const struct satz_span_list *spans;
    const struct satz_sayings *sayings;
    size_t record, unit;
};

void satz_speakers_init(struct satz_speakers *speakers) {
    *speakers = (struct satz_speakers){ .count = 0 };
    satz_arena_init(&speakers->arena);
    satz_map_init(&speakers->known);
    satz_map_init(&speakers->groups);
}

void satz_speakers_release(struct satz_speakers *speakers) {
    satz_arena_release(&speakers->arena);
    satz_map_release(&speakers->known);
    satz_map_release(&speakers->groups);
    free(speakers->pieces);
    free(speakers->utterances);
    free(speakers->names);
    free(speakers->places);
    *speakers = (struct satz_speakers){ .count = 0 };
}

void satz_speakers_reset(struct satz_speakers *speakers) {
    satz_arena_reset(&speakers->arena);
    satz_map_reset(&speakers->known);
    satz_map_reset(&speakers->groups);
    speakers->count = speakers->utterance_count = speakers->name_count = speakers->place_count = 0;
}

static void add_piece(struct satz_speakers *speakers, struct satz_piece piece) {
    speakers->pieces =
        satz_memory_grow(speakers->pieces, &speakers->capacity, speakers->count + 1, sizeof *speakers->pieces);
    speakers->pieces[speakers->count++] = piece;
}

static size_t name_index(struct satz_speakers *speakers, struct satz_slice name) {
    size_t index;
    if (satz_map_get(&speakers->known, name, &index))
        return index;
    speakers->names =
        satz_memory_grow(speakers->names, &speakers->name_capacity, speakers->name_count + 1, sizeof name);
    index = speakers->name_count++;
    speakers->names[index] = satz_arena_copy(&speakers->arena, name);
    satz_map_set(&speakers->known, speakers->names[index], index);
    return index;
}

/* The utterance that a held quotation is, or goes on with. */
static size_t utterance_of(struct satz_speakers *speakers, const struct satz_span *span) {
    size_t index;
    if (span->group.size && satz_map_get(&speakers->groups, span->group, &index)) {
        speakers->utterances[index].last = speakers->count;
        return index;
    }
    index = speakers->utterance_count;
    speakers->utterances =
        satz_memory_grow(speakers->utterances, &speakers->utterance_capacity, index + 1, sizeof *speakers->utterances);
    speakers->utterances[speakers->utterance_count++] =
        (struct satz_utterance){ .first = speakers->count, .last = speakers->count };
    if (span->group.size)
        satz_map_set(&speakers->groups, satz_arena_copy(&speakers->arena, span->group), index);
    return index;
}

/* Whether words end in a question mark, with the marks of a quotation after it. */
static bool is_question(struct satz_slice text, size_t begin, size_t end) {
    size_t size;
    for (size_t at = end, marks = 0; at > begin && marks < 4; marks++, at -= size) {
        uint32_t character = satz_utf8_decode_before(text, at, &size);
        if (satz_char_is_word(character) || character == '.' || character == '!' || character == '?')
            return character == '?';
    }
    return false;
}

static void add_speech(struct walk *walk, size_t span, size_t begin, size_t end) {
    struct satz_speakers *speakers = walk->speakers;
    size_t utterance = utterance_of(speakers, &walk->spans->items[span]);
    speakers->places = satz_memory_grow(speakers->places, &speakers->place_capacity, speakers->place_count + 1,
                                        sizeof *speakers->places);
    speakers->places[speakers->place_count++] = (struct satz_speaker_place){ walk->record, span, utterance };
    add_piece(speakers, (struct satz_piece){ .kind = SATZ_PIECE_SPEECH,
                                             .index = utterance,
                                             .question = is_question(walk->view->text.text, begin, end) });
}

/* Trumps, Hans’: an ending after the span. */
static bool is_genitive(struct satz_slice text, size_t end) {
    size_t size;
    if (end >= text.size)
        return false;
    uint32_t after = satz_utf8_decode(text, end, &size);
    return after == 's' || after == 0x2019 || after == '\'';
}

static void add_person(struct walk *walk, size_t begin, size_t end) {
    struct satz_slice text = walk->view->text.text;
    add_piece(walk->speakers,
              (struct satz_piece){ .kind = SATZ_PIECE_PERSON,
                                   .index = name_index(walk->speakers, satz_slice_sub(text, begin, end)),
                                   .genitive = is_genitive(text, end) });
}

/* The words and marks of plain bytes [begin, end). */
static void add_words(struct walk *walk, size_t begin, size_t end) {
    struct satz_slice text = walk->view->text.text;
    size_t size;
    for (size_t at = begin; at < end; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (!satz_char_is_word(character)) {
            if (!satz_char_is_space(character) && character != OBJECT)
                add_piece(walk->speakers, (struct satz_piece){ .kind = SATZ_PIECE_MARK, .mark = character });
            continue;
        }
        size_t word = at, next;
        for (at += size; at < end && satz_char_is_word(satz_utf8_decode(text, at, &next)); at += next)
            ;
        size = 0;
        unsigned kinds = satz_sayings_of(walk->sayings, satz_slice_sub(text, word, at));
        add_piece(
            walk->speakers,
            (struct satz_piece){ .kind = SATZ_PIECE_WORD, .sayings = kinds, .capital = satz_char_is_upper(character) });
    }
}

/* Byte `at` of src in the plain text, where spans come in their order. */
static size_t plain_at(struct walk *walk, size_t at, bool ends) {
    const struct satz_engine_text *plain = &walk->view->plain;
    size_t low = 0, high = plain->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plain->units[middle].src_end < at + !ends)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == plain->count)
        return plain->text.size;
    const struct satz_unit *unit = &plain->units[low];
    size_t into = at > unit->src_begin ? at - unit->src_begin : 0, size = unit->text_end - unit->text_begin;
    return at >= unit->src_end || into > size ? unit->text_end : unit->text_begin + into;
}

static void add_span(struct walk *walk, size_t index, size_t begin, size_t end) {
    const struct satz_span *span = &walk->spans->items[index];
    if (span->kind == SATZ_PERSON)
        add_person(walk, begin, end);
    else if (span->kind == SATZ_QUOTE && span->action == SATZ_HOLD)
        add_speech(walk, index, begin, end);
    else
        add_piece(walk->speakers, (struct satz_piece){ .kind = SATZ_PIECE_OTHER });
}

static bool is_piece(const struct satz_span *span) {
    bool quote = span->kind == SATZ_QUOTE || span->kind == SATZ_TITLE;
    return span->kind == SATZ_PERSON || (quote && span->action >= SATZ_MARKS);
}

void satz_speakers_add(struct satz_speakers *speakers, size_t record, const struct satz_plain_view *view,
                       const struct satz_span_list *spans, const struct satz_sayings *sayings, bool paragraph) {
    struct walk walk = { speakers, view, spans, sayings, record, 0 };
    if (speakers->count)
        speakers->pieces[speakers->count - 1].paragraph = paragraph;
    size_t at = 0;
    for (size_t i = 0; i < spans->count; i++) {
        if (!is_piece(&spans->items[i]))
            continue;
        size_t begin = plain_at(&walk, spans->items[i].begin, false), end = plain_at(&walk, spans->items[i].end, true);
        if (begin < at) {
            if (spans->items[i].kind == SATZ_PERSON)
                name_index(speakers, satz_slice_sub(view->text.text, begin, end));
            continue;
        }
        add_words(&walk, at, begin);
        add_span(&walk, i, begin, end);
        at = end;
    }
    add_words(&walk, at, view->text.text.size);
    add_piece(speakers, (struct satz_piece){ .kind = SATZ_PIECE_END });
}

/* Initials are no better than a surname: `T. H. V. Nguyễn`. */
static bool has_initials(struct satz_slice name) {
    size_t blank = satz_slice_find_byte(name, 0, ' ');
    return blank < name.size && blank > 0 && name.data[blank - 1] == '.';
}

static void offer(struct satz_map *map, struct satz_slice key, size_t name) {
    size_t earlier;
    if (key.size && !satz_map_get(map, key, &earlier))
        satz_map_set(map, key, name);
}

/* What a name may be called by: its last words, and its first one. */
static void offer_parts(const struct satz_speakers *speakers, size_t name, struct satz_map *last,
                        struct satz_map *first) {
    struct satz_slice text = speakers->names[name];
    size_t blank = satz_slice_find_byte(text, 0, ' '), endings = 0;
    if (blank == text.size)
        return;
    offer(first, satz_slice_sub(text, 0, blank), name);
    if (has_initials(text))
        return;
    for (size_t at = text.size; at > 0 && endings < ENDINGS; at--) {
        if (text.data[at - 1] != ' ')
            continue;
        offer(last, satz_slice_from(text, at), name);
        endings++;
    }
}

/* The longest form of each name: the first one in the document that ends in it, or begins with it. */
static size_t *longest_names(const struct satz_speakers *speakers) {
    size_t *longest = satz_memory_get_array(speakers->name_count + 1, sizeof *longest);
    struct satz_map last, first;
    satz_map_init(&last);
    satz_map_init(&first);
    for (size_t i = 0; i < speakers->name_count; i++)
        offer_parts(speakers, i, &last, &first);
    for (size_t i = 0; i < speakers->name_count; i++) {
        longest[i] = i;
        if (!satz_map_get(&last, speakers->names[i], &longest[i]))
            satz_map_get(&first, speakers->names[i], &longest[i]);
    }
    satz_map_release(&last);
    satz_map_release(&first);
    return longest;
}

/* The places of one record, from `at` on. */
static enum satz_status write_record(const struct satz_speakers *speakers, struct satz_record *record, size_t at,
                                     size_t end, struct satz_error *error) {
    struct satz_span_list spans;
    if (satz_spans_read(record, &spans, error) != SATZ_OK)
        return SATZ_FAILED;
    for (; at < end; at++) {
        const struct satz_utterance *utterance = &speakers->utterances[speakers->places[at].utterance];
        if (utterance->known)
            spans.items[speakers->places[at].span].speaker =
                satz_arena_copy(record->arena, speakers->names[utterance->name]);
    }
    satz_spans_write(record, &spans);
    return SATZ_OK;
}

enum satz_status satz_speakers_write(struct satz_speakers *speakers, struct satz_record *records,
                                     struct satz_error *error) {
    size_t *names = longest_names(speakers);
    struct satz_attribution attribution = { speakers->pieces, speakers->count, speakers->utterances,
                                            speakers->utterance_count, names };
    satz_attribution_judge(&attribution);
    enum satz_status status = SATZ_OK;
    for (size_t at = 0, end; status == SATZ_OK && at < speakers->place_count; at = end) {
        size_t record = speakers->places[at].record;
        bool known = false;
        for (end = at; end < speakers->place_count && speakers->places[end].record == record; end++)
            known = known || speakers->utterances[speakers->places[end].utterance].known;
        if (known)
            status = write_record(speakers, &records[record], at, end, error);
    }
    free(names);
    return status;
}
