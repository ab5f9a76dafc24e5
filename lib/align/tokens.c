#include "align/tokens.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"

void satz_align_tokens_init(struct satz_align_tokens *tokens) {
    *tokens = (struct satz_align_tokens){ 0 };
    satz_side_init(&tokens->side);
    tokens->side.keep_places = true;
}

void satz_align_tokens_release(struct satz_align_tokens *tokens) {
    satz_side_release(&tokens->side);
    free(tokens->items);
    free(tokens->words);
    free(tokens->begins);
    free(tokens->word_begins);
}

static void add_token(struct satz_align_tokens *tokens, struct satz_align_token token) {
    tokens->items = satz_memory_grow(tokens->items, &tokens->capacity, tokens->count + 1, sizeof *tokens->items);
    tokens->items[tokens->count++] = token;
}

static void add_word(struct satz_align_tokens *tokens, size_t begin, size_t end) {
    tokens->words =
        satz_memory_grow(tokens->words, &tokens->word_capacity, tokens->word_count + 1, sizeof *tokens->words);
    tokens->words[tokens->word_count++] = (struct satz_align_word){ (uint32_t)begin, (uint32_t)end };
}

static enum satz_token_stop stop_of(uint32_t c) {
    switch (c) {
    case '.': case 0x3002: case 0xFF0E: case 0xFF61: return SATZ_STOP_FULL;
    case ',': case 0xFF0C: case 0x3001: case 0x060C: case 0xFF64: return SATZ_STOP_COMMA;
    default: return SATZ_STOPS;
    }
}

/* Adds the stops of [begin, end), where no term is. */
static void add_stops(struct satz_align_tokens *tokens, struct satz_slice text, size_t begin, size_t end, size_t most) {
    for (size_t at = begin, size; at < end && tokens->count < most; at += size) {
        enum satz_token_stop stop = stop_of(satz_utf8_decode_checked(text.data + at, &size));
        if (stop != SATZ_STOPS)
            add_token(tokens, (struct satz_align_token){ stop, 0, (uint32_t)at, (uint32_t)(at + size), 0 });
    }
}

static void add_tokens(struct satz_align_tokens *tokens, size_t unit, struct satz_slice text) {
    const struct satz_side *side = &tokens->side;
    size_t at = 0, most = tokens->count + SATZ_UNIT_TERMS;
    for (size_t term = side->begins[unit]; term < side->begins[unit + 1] && tokens->count < most; term++) {
        const struct satz_place *place = &side->places[term];
        /* A character that is no term of its own may be a part, and then its word was none. */
        if (place->part && place->begin < at) {
            tokens->items[tokens->count - 1].terms++;
            continue;
        }
        add_stops(tokens, text, at, place->begin, most);
        add_token(tokens, (struct satz_align_token){ (uint32_t)term, 1, place->begin, place->end, 0 });
        at = place->end;
    }
    add_stops(tokens, text, at, text.size, most);
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Adds the words between blanks, and tells the tokens from `first` on which they are in. */
static void add_words(struct satz_align_tokens *tokens, struct satz_slice text, size_t first) {
    size_t before = tokens->word_count, token = first;
    for (size_t at = 0; at < text.size;) {
        while (at < text.size && is_blank(text.data[at]))
            at++;
        size_t begin = at;
        while (at < text.size && !is_blank(text.data[at]))
            at++;
        if (begin == at)
            break;
        for (; token < tokens->count && tokens->items[token].begin < at; token++)
            tokens->items[token].word = (uint32_t)(tokens->word_count - before);
        add_word(tokens, begin, at);
    }
}

/* Cuts the words added from `from` on further: one begins at each token; what is no token belongs to that before. */
static void add_token_words(struct satz_align_tokens *tokens, struct satz_slice text, size_t first) {
    size_t before = tokens->word_count, token = first;
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        while (at < text.size && !is_blank(text.data[at]))
            at++;
        bool begun = false;
        for (; token < tokens->count && tokens->items[token].begin < at; token++) {
            struct satz_align_token *item = &tokens->items[token];
            if (begun)
                tokens->words[tokens->word_count - 1].end = item->begin;
            item->word = (uint32_t)(tokens->word_count - before);
            add_word(tokens, begun ? item->begin : begin, at);
            begun = true;
            at = at < item->end ? item->end : at; /* a tag may have blanks */
            tokens->words[tokens->word_count - 1].end = (uint32_t)at;
        }
        if (!begun && at > begin)
            add_word(tokens, begin, at);
        while (at < text.size && is_blank(text.data[at]))
            at++;
    }
}

static bool has_no_blanks(enum satz_language_id language) {
    return language == SATZ_JA || language == SATZ_ZH_HANS || language == SATZ_ZH_HANT || language == SATZ_TH;
}

void satz_align_tokens_read(struct satz_align_tokens *tokens, enum satz_language_id language,
                            struct satz_cutter *cutter, enum satz_word_unit unit, const struct satz_slice *texts,
                            size_t count) {
    satz_side_read(&tokens->side, cutter, NULL, texts, count);
    tokens->count = tokens->word_count = 0;
    tokens->begins = satz_memory_resize(tokens->begins, count + 1, sizeof *tokens->begins);
    tokens->word_begins = satz_memory_resize(tokens->word_begins, count + 1, sizeof *tokens->word_begins);
    for (size_t i = 0; i < count; i++) {
        tokens->begins[i] = tokens->count;
        tokens->word_begins[i] = tokens->word_count;
        add_tokens(tokens, i, texts[i]);
        if (unit == SATZ_WORD_TOKENS || has_no_blanks(language))
            add_token_words(tokens, texts[i], tokens->begins[i]);
        else
            add_words(tokens, texts[i], tokens->begins[i]);
    }
    tokens->begins[count] = tokens->count;
    tokens->word_begins[count] = tokens->word_count;
}
