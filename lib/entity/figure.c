#include "entity/figure.h"

#include "entity/score.h"

size_t satz_phrase_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                       enum satz_word_class class, size_t at) {
    if (at >= text->count)
        return 0;
    size_t begin = text->tokens[at].begin;
    size_t size = satz_vocabulary_phrase(vocabulary, class, text->text, begin);
    return size ? satz_token_after(text, at, begin + size) : 0;
}

static size_t digits_at(const struct satz_token_text *text, size_t at) {
    return satz_token_is_digits(text, at) ? text->tokens[at].end - text->tokens[at].begin : 0;
}

static bool is_glued_digits(const struct satz_token_text *text, size_t at) {
    return satz_token_is_digits(text, at) && text->tokens[at].glued;
}

/* Whether a group of three digits follows at `at`, after `mark` or a blank; the token after it. */
static size_t past_group(const struct satz_token_text *text, size_t at, const char *mark) {
    if (*mark == ' ')
        return digits_at(text, at) == 3 && !text->tokens[at].glued ? at + 1 : 0;
    if (satz_slice_is(satz_token_slice(text, at), mark) && text->tokens[at].glued && is_glued_digits(text, at + 1) && digits_at(text, at + 1) == 3)
        return at + 2;
    return 0;
}

static size_t past_groups(const struct satz_token_text *text, size_t at, const char *mark) {
    size_t next;
    while ((next = past_group(text, at, mark)))
        at = next;
    return at;
}

size_t satz_number_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    size_t first = digits_at(text, at);
    if (!first)
        return at;
    size_t end = at + 1, grouped = end;
    const char own[] = { vocabulary->group, '\0' }, *const marks[] = { own, "'", "’", "‘", " " };
    for (size_t i = 0; i < sizeof marks / sizeof *marks && first <= 3 && grouped == end; i++)
        grouped = past_groups(text, end, marks[i]);
    end = grouped;
    if (satz_token_glued(text, end, vocabulary->decimal) && is_glued_digits(text, end + 1))
        end += 2;
    /* 2.50 where the comma is the mark, and 0.71.3: figures all the same */
    while (satz_token_glued(text, end, '.') && is_glued_digits(text, end + 1))
        end += 2;
    return end;
}

static bool is_superscript(struct satz_slice sign) {
    static const char *const signs[] = { "⁻", "⁺", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (satz_slice_is(sign, signs[i]))
            return true;
    return false;
}

/* `10⁻⁶`: the token after a power of ten at `at`; 0 where there is none. */
static size_t past_power(const struct satz_token_text *text, size_t at) {
    if (!satz_token_is_digits(text, at) || !satz_slice_is(satz_token_slice(text, at), "10"))
        return 0;
    size_t end = at + 1;
    while (end < text->count && text->tokens[end].glued && is_superscript(satz_token_slice(text, end)))
        end++;
    return end > at + 1 ? end : 0;
}

/* `3,5 × 10⁸`, `10⁸`: one value. `end` is the token after the first figure, at `at`. */
static size_t past_scientific(const struct satz_token_text *text, size_t at, size_t end) {
    struct satz_slice times = satz_token_slice(text, end);
    size_t power = satz_slice_is(times, "×") || satz_slice_is(times, "·") ? past_power(text, end + 1) : 0;
    if (!power && end == at + 1)
        power = past_power(text, at);
    return power ? power : end;
}

/* A sign before a number, with nothing it could join. */
static size_t sign_begin(const struct satz_token_text *text, size_t at) {
    size_t begin = text->tokens[at].begin;
    if (!at || !text->tokens[at].glued)
        return begin;
    struct satz_slice sign = satz_token_slice(text, at - 1);
    bool is_sign = satz_slice_is(sign, "+") || satz_slice_is(sign, "-") || satz_slice_is(sign, "−") ||
                   satz_slice_is(sign, "±");
    bool apart = !text->tokens[at - 1].glued || at < 2 || satz_token_is(text, at - 2, '(');
    return is_sign && apart ? text->tokens[at - 1].begin : begin;
}

/* Whether a unit or currency may end at token `end`: a letter that goes on would make it another word. */
static bool is_whole(const struct satz_token_text *text, size_t end) {
    return end && (end >= text->count || !text->tokens[end].glued || text->tokens[end].kind == SATZ_TOKEN_OTHER);
}

/* `2.` before a word in the same sentence: an ordinal; and so is what numbers a line, whatever follows. */
static bool is_ordinal(const struct satz_token_text *text, size_t at, size_t end) {
    return end == at + 1 && digits_at(text, at) <= 3 && satz_token_glued(text, end, '.') && end + 1 < text->count &&
           !text->tokens[end + 1].glued && (!at || satz_token_is_word(text, end + 1));
}

static size_t past_reference(const struct satz_token_text *text, size_t end) {
    while (satz_token_glued(text, end, '/') && is_glued_digits(text, end + 1))
        end += 2;
    return end;
}

static size_t last_byte(const struct satz_token_text *text, size_t end) {
    return text->tokens[end - 1].end;
}

/* `8.–`, `5,–`, `5,--`: the token after the dash that stands for no cents; `end` where there is none. */
static size_t past_price_dash(const struct satz_token_text *text, size_t end) {
    struct satz_slice dash = satz_token_slice(text, end + 1);
    bool mark = satz_token_glued(text, end, '.') || satz_token_glued(text, end, ',');
    bool is_dash = satz_slice_is(dash, "-") || satz_slice_is(dash, "–") || satz_slice_is(dash, "—");
    size_t after = end + 2 + satz_token_glued(text, end + 2, '-');
    const struct satz_token *next = after < text->count ? &text->tokens[after] : NULL;
    bool goes_on = next && next->glued && next->kind != SATZ_TOKEN_OTHER;
    return mark && is_dash && text->tokens[end + 1].glued && !goes_on ? after : end;
}

/* Money before which its currency stands: `€ 5 Mio.`, `Fr. 8.–` */
static bool find_front_money(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at,
                             struct satz_candidates *candidates) {
    size_t number = satz_phrase_end(text, vocabulary, SATZ_WORD_CURRENCY_FRONT, at);
    if (!number || (at && text->tokens[at].glued && text->tokens[at - 1].kind != SATZ_TOKEN_OTHER))
        return false;
    size_t end = satz_number_end(text, vocabulary, number);
    if (end == number)
        return false;
    end = past_price_dash(text, end);
    size_t scale = satz_phrase_end(text, vocabulary, SATZ_WORD_SCALE, end);
    satz_candidates_add(candidates, SATZ_MONEY, text->tokens[at].begin, last_byte(text, scale ? scale : end));
    return true;
}

/* What follows a number at `end` makes it money, or a number with a unit. */
static size_t find_value(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t begin,
                         size_t end, struct satz_candidates *candidates) {
    size_t scale = satz_phrase_end(text, vocabulary, SATZ_WORD_SCALE, end);
    size_t scaled = is_whole(text, scale) ? scale : end;
    size_t money = satz_phrase_end(text, vocabulary, SATZ_WORD_CURRENCY, past_price_dash(text, scaled));
    if (is_whole(text, money)) {
        satz_candidates_add(candidates, SATZ_MONEY, begin, last_byte(text, money));
        return money;
    }
    size_t unit = satz_phrase_end(text, vocabulary, SATZ_WORD_UNIT, scaled);
    if (!is_whole(text, unit))
        unit = scaled;
    satz_candidates_add(candidates, SATZ_NUMBER, begin, last_byte(text, unit));
    return unit;
}

static size_t find_number(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at,
                          struct satz_candidates *candidates) {
    size_t begin = sign_begin(text, at);
    size_t end = past_scientific(text, at, satz_number_end(text, vocabulary, at));
    size_t score = satz_score_end(text, vocabulary, at);
    if (score)
        return find_value(text, vocabulary, begin, score, candidates);
    size_t reference = past_reference(text, end);
    if (reference > end) {
        satz_candidates_add(candidates, SATZ_NUMBER, begin, last_byte(text, reference));
        return reference;
    }
    if (is_ordinal(text, at, end)) {
        satz_candidates_add(candidates, SATZ_NUMBER, begin, text->tokens[end].end);
        return end + 1;
    }
    return find_value(text, vocabulary, begin, end, candidates);
}

/* `400km`, `3,8km`: a unit that nothing parts from its number. The token after; 0 where there is none. */
static size_t find_glued_unit(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at,
                              struct satz_candidates *candidates) {
    size_t end = at, digits = 0;
    if (satz_token_is_digits(text, at) && satz_token_glued(text, at + 1, vocabulary->decimal))
        end = at + 2;
    const struct satz_token *token = &text->tokens[end];
    if (end >= text->count || token->kind != SATZ_TOKEN_NUMBER || token->digits || (end > at && !token->glued))
        return 0;
    struct satz_slice word = satz_token_slice(text, end);
    while (digits < word.size && word.data[digits] >= '0' && word.data[digits] <= '9')
        digits++;
    if (!satz_vocabulary_has(vocabulary, SATZ_WORD_UNIT, satz_slice_from(word, digits)))
        return 0;
    satz_candidates_add(candidates, SATZ_NUMBER, text->tokens[at].begin, token->end);
    return end + 1;
}

/* Whether a word is made of numbers in words: `zwei`, `fünfundzwanzig`, `zweihundert`. */
static bool is_numeral(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at) {
    const struct satz_token *token = &text->tokens[at];
    struct satz_slice word = satz_slice_sub(text->text, 0, token->end);
    size_t numerals = 0;
    if (token->chain_last != at || token->chain != at)
        return false;
    /* `die oberen Zehntausend` are not counted. */
    if (token->upper)
        return satz_vocabulary_has(vocabulary, SATZ_WORD_NUMERAL, satz_token_slice(text, at));
    for (size_t part = token->begin, size; part < token->end; part += size) {
        size = satz_vocabulary_phrase(vocabulary, SATZ_WORD_NUMERAL, word, part);
        numerals += size > 0;
        if (!size && part > token->begin)
            size = satz_vocabulary_phrase(vocabulary, SATZ_WORD_NUMERAL_LINK, word, part);
        if (!size)
            return false;
    }
    return numerals;
}

/* `drei Prozent`, `acht Millionen Euro`, `zwei`: numbers in words, with what follows them. The token after. */
static size_t find_numeral(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at,
                           struct satz_candidates *candidates) {
    if (!is_numeral(text, vocabulary, at))
        return at + 1;
    size_t first = candidates->count, end = find_value(text, vocabulary, text->tokens[at].begin, at + 1, candidates);
    candidates->items[first].most = SATZ_VERIFY;
    return end;
}

/* Whether the digits at `at` belong to a word before them (Q3-2025). */
static bool is_part(const struct satz_token_text *text, size_t at) {
    return satz_token_is_word(text, text->tokens[at].chain);
}

void satz_figures_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                       struct satz_candidates *candidates) {
    for (size_t i = 0; i < text->count;) {
        size_t glued = text->tokens[i].kind == SATZ_TOKEN_NUMBER && !is_part(text, i)
                           ? find_glued_unit(text, vocabulary, i, candidates)
                           : 0;
        if (glued) {
            i = glued;
            continue;
        }
        if (satz_token_is_digits(text, i) && !is_part(text, i)) {
            i = find_number(text, vocabulary, i, candidates);
            continue;
        }
        find_front_money(text, vocabulary, i, candidates);
        i = satz_token_is_word(text, i) ? find_numeral(text, vocabulary, i, candidates) : i + 1;
    }
}
