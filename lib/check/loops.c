#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/*
 * Engines that cannot find the end say the same again. Words of a text, and words of a phrase that are looked at; letters that a
 * phrase has at least; words of a sentence; signs in a row that are no word, and no word of Chinese or Japanese.
 */
enum { WORDS = 1024, PHRASE = 24, PHRASE_LETTERS = 5, SENTENCE = 5, RUN = 6, HAN_RUN = 4 };

struct words {
    uint32_t hashes[WORDS];
    size_t begins[WORDS], ends[WORDS], count;
};

static void read_words(const struct satz_check_text *text, struct words *words) {
    size_t at = 0, begin, end, size;
    words->count = 0;
    while (words->count < WORDS && satz_check_next_word(text, &at, &begin, &end)) {
        uint32_t hash = 2166136261u;
        for (size_t i = begin; i < end; i += size)
            hash = (hash ^ satz_char_lower(satz_check_text_at(text, i, &size))) * 16777619u;
        words->hashes[words->count] = hash;
        words->begins[words->count] = begin;
        words->ends[words->count++] = end;
    }
}

/* A phrase that is said again and again, from its first word to the last of the last time. */
struct loop {
    size_t first, words, times;
};

/*
 * The first phrase that stands several times in a row; false where none does. Two words do so `pairs` times: `more and more and more`
 * is no mistake. O(words).
 */
static bool find_loop(const struct words *words, size_t pairs, struct loop *loop) {
    for (size_t period = 2; period <= PHRASE && period * 2 <= words->count; period++)
        for (size_t at = period, same = 0; at < words->count; at++) {
            same = words->hashes[at] == words->hashes[at - period] ? same + 1 : 0;
            if (same < period * (period == 2 ? pairs - 1 : 1))
                continue;
            while (at + 1 < words->count && words->hashes[at + 1] == words->hashes[at + 1 - period])
                at++, same++;
            *loop = (struct loop){ at + 1 - same - period, period, same / period + 1 };
            size_t end = words->ends[loop->first + period - 1];
            if (words->hashes[loop->first] != words->hashes[loop->first + 1] &&
                end - words->begins[loop->first] >= PHRASE_LETTERS)
                return true;
            same = 0;
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
    read_words(text, words);
    return words;
}

void satz_check_loops(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    struct loop loop, ignored;
    if (!work->target || satz_check_language_spaceless(work->target))
        return;
    const struct words *words = words_of(work, text);
    if (words->count < 4 || !find_loop(words, 3, &loop) || find_loop(words_of(work, &work->src), 2, &ignored))
        return;
    size_t begin = words->begins[loop.first], once = words->ends[loop.first + loop.words - 1];
    size_t end = words->ends[loop.first + loop.words * loop.times - 1];
    /* What ends a sentence may begin the next. */
    if (satz_check_text_keeps(text, begin) ||
        (loop.times == 2 && loop.words < SENTENCE && has_stop(text, once, words->begins[loop.first + loop.words])))
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
    uint32_t character = satz_check_text_at(text, at, &size);
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
