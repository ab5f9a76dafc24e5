#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Engines that cannot find the end say the same again. Words of a text that are looked at, signs where words have no blanks between
 * them; letters that a phrase has at least; words of a sentence; how many words, or signs, make it worth a look; signs in a row that are no
 * word, and no word of Chinese or Japanese.
 */
enum { WORDS = 1024, SLOTS = 1024, PHRASE_LETTERS = 5, SENTENCE = 5, PAIR = 2, SIGNS = 5, RUN = 6, HAN_RUN = 4 };

struct words {
    uint32_t hashes[WORDS]; /* of words in small letters */
    size_t begins[WORDS], ends[WORDS], count;
};

static uint32_t mix(uint32_t hash, uint32_t value) {
    return (hash ^ value) * 16777619u;
}

static void add(struct words *words, uint32_t hash, size_t begin, size_t end) {
    words->hashes[words->count] = hash;
    words->begins[words->count] = begin;
    words->ends[words->count++] = end;
}

static void read_word(const struct satz_check_text *text, size_t begin, size_t end, struct words *words) {
    uint32_t hash = 2166136261u;
    size_t size;
    for (size_t at = begin; at < end; at += size)
        hash = mix(hash, satz_char_lower(satz_utf8_decode_checked(text->text.data + at, &size)));
    add(words, hash, begin, end);
}

static void read_words(struct satz_check_work *work, const struct satz_check_text *text, struct words *words) {
    size_t at = 0, begin, end, count = 0;
    words->count = 0;
    if (text->side == SATZ_SIDE_TGT) {
        const struct satz_check_word *found = satz_check_target_words(work, &count);
        for (size_t i = 0; i < count && i < WORDS; i++)
            read_word(text, found[i].begin, found[i].end, words);
        return;
    }
    while (words->count < WORDS && satz_check_next_word(text, &at, &begin, &end))
        read_word(text, begin, end, words);
}

/* Where words have no blanks between them each sign is one. */
static void read_signs(const struct satz_check_text *text, struct words *words) {
    size_t size;
    words->count = 0;
    for (size_t at = 0; words->count < WORDS && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (satz_char_is_letter(character) || satz_char_is_mark(character))
            add(words, mix(2166136261u, character), at, at + size);
    }
}

/* A phrase that is said again and again, from its first word to the last of the last time. */
struct loop {
    size_t first, words, times;
};

/* Whether the words from `at` on are those of `period` before: long enough for a phrase that stands `pairs` times, if it is of two words. */
static bool is_loop(const struct words *words, size_t at, size_t period, size_t pairs, size_t *same) {
    for (*same = 0; at + *same < words->count && words->hashes[at + *same] == words->hashes[at + *same - period];)
        ++*same;
    size_t first = at - period, end = words->ends[at - 1];
    return *same >= period * (period == PAIR ? pairs - 1 : 1) && end - words->begins[first] >= PHRASE_LETTERS;
}

/*
 * The first phrase that stands several times in a row; false where none does. Two words do so `pairs` times: `more and more and more`
 * is no mistake. Begins to look where `row` words stood so before. O(words).
 */
static bool find_loop(const struct words *words, size_t row, size_t pairs, struct loop *loop) {
    uint16_t last[SLOTS] = { 0 };
    for (size_t at = 0, same; at + row <= words->count; at++) {
        uint32_t key = 2166136261u;
        for (size_t i = 0; i < row; i++)
            key = mix(key, words->hashes[at + i]);
        uint16_t *slot = &last[(key ^ key >> 15) % SLOTS];
        size_t before = *slot, period = at + 1 - before;
        *slot = (uint16_t)(at + 1);
        if (!before || period < row)
            continue;
        if (is_loop(words, at, period, pairs, &same)) {
            *loop = (struct loop){ at - period, period, same / period + 1 };
            return true;
        }
        /* What was the same so far cannot begin another. */
        at += same > row ? same - row : 0;
    }
    return false;
}

static bool has_stop(const struct satz_check_text *text, size_t begin, size_t end) {
    for (size_t at = begin; at < end; at++)
        if (strchr(".!?:;", text->text.data[at]))
            return true;
    return false;
}

static struct words *words_of(struct satz_check_work *work, const struct satz_check_text *text) {
    struct words *words = satz_arena_get(work->arena, sizeof *words);
    if (satz_check_language_spaceless(text->language))
        read_signs(text, words);
    else
        read_words(work, text, words);
    return words;
}

static size_t row_of(const struct satz_check_text *text) {
    return satz_check_language_spaceless(text->language) ? SIGNS : PAIR;
}

void satz_check_loops(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    struct loop loop, ignored;
    if (!work->target)
        return;
    size_t row = row_of(text);
    const struct words *words = words_of(work, text);
    if (!find_loop(words, row, 3, &loop) || find_loop(words_of(work, &work->src), row_of(&work->src), 2, &ignored))
        return;
    size_t begin = words->begins[loop.first], once = words->ends[loop.first + loop.words - 1];
    size_t end = words->ends[loop.first + loop.words * loop.times - 1];
    /* What ends a sentence may begin the next; Thai words of a few signs may stand twice. */
    bool few = loop.times == 2 && loop.words < (row == PAIR ? SENTENCE : 2 * SIGNS);
    if (satz_check_text_keeps(text, begin) ||
        (few && (row == SIGNS || has_stop(text, once, words->begins[loop.first + loop.words]))))
        return;
    struct satz_slice phrase = satz_slice_sub(text->text, begin, once);
    satz_check_say(work, text, begin, end, phrase, "“%.*s” stands %zu times in a row.", (int)phrase.size, phrase.data,
                   loop.times);
}

/* A letter again and again; figures and marks are rows of something. */
static size_t run_end(const struct satz_check_text *text, size_t at, size_t *count) {
    size_t size;
    uint32_t first = satz_check_text_at(text, at, &size), next = first;
    for (*count = 0; next == first && at < text->text.size; ++*count) {
        at += size;
        next = satz_check_text_at(text, at, &size);
    }
    return at;
}

static bool is_run(const struct satz_check_text *text, size_t at, size_t *end) {
    size_t count, size;
    const char *bytes = text->text.data + at;
    uint32_t character = satz_check_text_at(text, at, &size);
    if (at + 2 * size > text->text.size || bytes[size - 1] != bytes[2 * size - 1]) { /* most, at their last byte */
        *end = at + size;
        return false;
    }
    *end = run_end(text, at, &count);
    bool han = character >= 0x3400 && satz_char_is_letter(character);
    return count >= (size_t)(han ? HAN_RUN : RUN) && satz_char_is_letter(character);
}

static bool has_run(const struct satz_check_text *text) {
    for (size_t at = 0, end; at < text->text.size; at = end)
        if (is_run(text, at, &end))
            return true;
    return false;
}

void satz_check_runs(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    size_t size;
    for (size_t at = 0, end; work->target && at < text->text.size; at = end) {
        if (!is_run(text, at, &end) || satz_check_text_keeps(text, at) || has_run(&work->src))
            continue;
        satz_check_text_at(text, at, &size);
        satz_check_say(work, text, at, end, SATZ_CHECK_NO_FIX, "The same letter stands %zu times in a row.",
                       (end - at) / size);
    }
}
