#include "entity/score.h"

#include "entity/figure.h"

#define NEAR 24 /* tokens in which results stand together */

static bool is_glued_digits(const struct satz_token_text *text, size_t at) {
    return satz_token_is_digits(text, at) && text->tokens[at].glued;
}

static size_t size_of(const struct satz_token_text *text, size_t at) {
    return text->tokens[at].end - text->tokens[at].begin;
}

/* Digits, a colon, digits: whatever they mean. */
static bool is_pair(const struct satz_token_text *text, size_t at) {
    bool pair = satz_token_is_digits(text, at) && size_of(text, at) <= 3 && satz_token_glued(text, at + 1, ':') &&
                is_glued_digits(text, at + 2) && size_of(text, at + 2) <= 3;
    bool third = pair && satz_token_glued(text, at + 3, ':') && is_glued_digits(text, at + 4);
    bool second = at >= 2 && text->tokens[at].glued && satz_token_glued(text, at - 1, ':') &&
                  satz_token_is_digits(text, at - 2);
    return pair && !third && !second;
}

/* Two digits, the first of them at most `most`. */
static bool is_clock_part(struct satz_slice digits, char most) {
    return digits.size == 2 && digits.data[0] <= most;
}

/* 9:30, 14:11 */
static bool is_clock_like(const struct satz_token_text *text, size_t at) {
    struct satz_slice hour = satz_token_slice(text, at), minute = satz_token_slice(text, at + 2);
    bool good = hour.size == 1 || is_clock_part(hour, '1') || (is_clock_part(hour, '2') && hour.data[1] <= '4');
    return good && is_clock_part(minute, '5');
}

/* The token after the decimals that may follow the pair at `at`: 1:58,37. */
static size_t past_pair(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    bool decimals = satz_token_glued(text, at + 3, vocabulary->decimal) && is_glued_digits(text, at + 4);
    return at + (decimals ? 5 : 3);
}

static bool is_sure(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    return is_pair(text, at) && (!is_clock_like(text, at) || past_pair(text, vocabulary, at) > at + 3);
}

static bool is_near_one(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    for (size_t i = at > NEAR ? at - NEAR : 0; i < at + NEAR && i < text->count; i++)
        if (is_sure(text, vocabulary, i))
            return true;
    return false;
}

size_t satz_score_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    /* A minute and those added to it. */
    if (satz_token_is_digits(text, at) && satz_token_glued(text, at + 1, '.') && satz_token_glued(text, at + 2, '+') &&
        is_glued_digits(text, at + 3))
        return at + 4;
    if (!is_pair(text, at))
        return 0;
    size_t end = past_pair(text, vocabulary, at);
    if (is_sure(text, vocabulary, at))
        return end;
    bool counted = satz_phrase_end(text, vocabulary, SATZ_WORD_UNIT, end) ||
                   satz_phrase_end(text, vocabulary, SATZ_WORD_SCORE, end);
    bool clock = satz_phrase_end(text, vocabulary, SATZ_WORD_CLOCK, end) ||
                 (at && satz_vocabulary_has(vocabulary, SATZ_WORD_CLOCK_FRONT, satz_token_slice(text, at - 1)));
    return counted || (!clock && is_near_one(text, vocabulary, at)) ? end : 0;
}
