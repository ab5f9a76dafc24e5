#include "spell/view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"

/* A piece of the side's own text whose words are not looked up. */
struct satz_spell_hidden {
    size_t begin, end;
    bool naming; /* of a name the words are looked at all the same */
};

void satz_spell_view_init(struct satz_spell_view *view) {
    *view = (struct satz_spell_view){ .side = SATZ_SIDE_SRC };
    satz_engine_text_init(&view->engine);
}

void satz_spell_view_release(struct satz_spell_view *view) {
    satz_engine_text_release(&view->engine);
    satz_spell_words_release(&view->words);
    free(view->hidden);
    free(view->begins);
    free(view->ends);
}

bool satz_spell_view_span(const struct satz_spell_view *view, const struct satz_span *span, size_t place[2]) {
    bool there = view->side == SATZ_SIDE_SRC || span->located;
    place[0] = view->side == SATZ_SIDE_SRC ? span->begin : span->in_begin;
    place[1] = view->side == SATZ_SIDE_SRC ? span->end : span->in_end;
    return there && place[0] < place[1] && place[1] <= view->text.size;
}

struct satz_slice satz_spell_view_word(const struct satz_spell_view *view, size_t index, struct satz_buffer *scratch) {
    struct satz_slice word = satz_slice_sub(view->plain, view->words.items[index].begin, view->words.items[index].end);
    if (view->normal)
        return word;
    satz_buffer_reset(scratch);
    satz_text_nfc(word, scratch);
    return satz_buffer_slice(scratch);
}

static bool is_hidden_kind(const struct satz_spell_view *view, const struct satz_span *span) {
    if (span->kind == SATZ_TAG)
        return false;
    if (span->kind == SATZ_QUOTE || span->kind == SATZ_TITLE)
        return view->side == SATZ_SIDE_TGT && span->source == SATZ_AS_VERBATIM;
    return true;
}

/* A tagger takes a misspelt name for one too. */
static bool is_naming(const struct satz_span *span) {
    return span->kind == SATZ_PERSON || span->kind == SATZ_ORG || span->kind == SATZ_PLACE;
}

static int compare_hidden(const void *left, const void *right) {
    const struct satz_spell_hidden *a = left, *b = right;
    return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* The hidden pieces, sorted; those that overlap become one. */
static void collect_hidden(struct satz_spell_view *view) {
    size_t place[2], count = 0;
    view->hidden = satz_memory_grow(view->hidden, &view->hidden_capacity, view->spans.count, sizeof *view->hidden);
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct satz_span *span = &view->spans.items[i];
        if (is_hidden_kind(view, span) && satz_spell_view_span(view, span, place))
            view->hidden[count++] = (struct satz_spell_hidden){ place[0], place[1], is_naming(span) };
    }
    if (count)
        qsort(view->hidden, count, sizeof *view->hidden, compare_hidden);
    view->hidden_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct satz_spell_hidden *last = view->hidden_count ? &view->hidden[view->hidden_count - 1] : NULL;
        if (!last || view->hidden[i].begin > last->end) {
            view->hidden[view->hidden_count++] = view->hidden[i];
            continue;
        }
        last->end = view->hidden[i].end > last->end ? view->hidden[i].end : last->end;
        last->naming = last->naming && view->hidden[i].naming;
    }
}

static void add_tag(struct satz_spell_view *view, struct satz_arena *arena, size_t begin, size_t end) {
    struct satz_span tag = { .kind = SATZ_TAG, .action = SATZ_HOLD, .begin = begin, .end = end };
    satz_spans_add(&view->tags, arena, tag);
}

/* In records of other programs, and in translations, markup need not have spans. */
static void add_markup(struct satz_spell_view *view, struct satz_arena *arena) {
    struct satz_slice text = view->text;
    size_t end;
    for (size_t at = satz_slice_find_byte(text, 0, '<'); at < text.size; at = satz_slice_find_byte(text, end, '<')) {
        end = satz_slice_find_byte(text, at, '>');
        if (end == text.size)
            return;
        add_tag(view, arena, at, ++end);
    }
}

static void collect_tags(struct satz_spell_view *view, struct satz_arena *arena, bool html) {
    size_t place[2];
    view->tags = (struct satz_span_list){ NULL, 0, 0 };
    for (size_t i = 0; i < view->spans.count; i++)
        if (view->spans.items[i].kind == SATZ_TAG && satz_spell_view_span(view, &view->spans.items[i], place))
            add_tag(view, arena, place[0], place[1]);
    if (html)
        add_markup(view, arena);
}

static void locate(struct satz_spell_view *view, bool html) {
    size_t size = view->engine.text.size + 1;
    view->begins = satz_memory_grow(view->begins, &view->begin_capacity, size, sizeof *view->begins);
    view->ends = satz_memory_grow(view->ends, &view->end_capacity, size, sizeof *view->ends);
    satz_engine_text_locate(&view->engine, view->text, html, view->begins, view->ends);
}

/* The first byte after the next hyphen in bytes [begin, end) of the plain text; `end` where there is none. */
static size_t past_hyphen(struct satz_slice text, size_t begin, size_t end) {
    for (size_t at = begin, size; at < end; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (character == '-' || character == 0x2010 || character == 0x2011)
            return at + size;
    }
    return end;
}

/* Whether bytes [begin, end) of the side's own text lie as a whole in a hidden piece that is a name. */
static bool is_named(const struct satz_spell_hidden *hidden, size_t begin, size_t end) {
    return hidden->naming && hidden->begin <= begin && end <= hidden->end;
}

/* Drops the word, or leaves of it what comes after the hidden piece and a hyphen. */
static bool is_seen(const struct satz_spell_view *view, struct satz_spell_word *word, size_t *next) {
    while (word->begin < word->end) {
        size_t begin = view->begins[word->begin], end = view->ends[word->end];
        while (*next < view->hidden_count && view->hidden[*next].end <= begin)
            ++*next;
        if (*next == view->hidden_count || view->hidden[*next].begin >= end)
            return true;
        if ((word->naming = is_named(&view->hidden[*next], begin, end)))
            return true;
        word->begin = past_hyphen(view->plain, word->begin, word->end);
        word->hyphen_before = true;
        word->follows = false;
    }
    return false;
}

static void drop_hidden(struct satz_spell_view *view) {
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < view->words.count; i++) {
        struct satz_spell_word word = view->words.items[i];
        struct satz_spell_word *last = kept ? &view->words.items[kept - 1] : NULL;
        /* A word before that is dropped or named is none that this one follows. */
        word.follows = word.follows && last && !last->naming && last->end + 2 >= word.begin;
        if (is_seen(view, &word, &next))
            view->words.items[kept++] = word;
    }
    view->words.count = kept;
}

enum satz_status satz_spell_view_set(struct satz_spell_view *view, const struct satz_record *record,
                                     enum satz_side side, const struct satz_spell_looking *looking,
                                     struct satz_error *error) {
    struct satz_engine_view plain = { .html = looking->html, .plain = true, .keep = looking->keep };
    view->side = side;
    view->text = satz_record_string(record, side == SATZ_SIDE_SRC ? "src" : "tgt");
    if (satz_spans_read(record, &view->spans, error) != SATZ_OK)
        return SATZ_FAILED;
    collect_tags(view, record->arena, looking->html);
    satz_engine_text_build(&view->engine, view->text, &view->tags, &plain);
    view->plain = satz_buffer_slice(&view->engine.text);
    view->normal = satz_text_is_nfc(view->plain);
    satz_spell_words_cut(&view->words, view->plain, looking->endings, looking->breaker);
    locate(view, looking->html);
    collect_hidden(view);
    drop_hidden(view);
    return SATZ_OK;
}
