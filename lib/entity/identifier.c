#include "entity/identifier.h"

#include "value/checkdigit.h"

#define IBAN_LIMIT 42 /* 34 signs, and a blank after each fourth */
#define FILE_LIMIT 16 /* tokens of the number of a file */

/* A number with a check, and the word that announces it. */
static const struct proof {
    const char *name;
    bool (*valid)(struct satz_slice);
    size_t least, most;
    enum satz_word_class cue;
    bool weak; /* its check digit alone proves nothing */
} proofs[] = {
    { "ISIN", satz_isin_valid, 12, 12, SATZ_WORD_ISIN_CUE, false },
    { "LEI", satz_lei_valid, 20, 20, SATZ_WORD_LEI_CUE, false },
    { "IBAN", satz_iban_valid, 15, 34, SATZ_WORD_IBAN_CUE, false },
    { "EAN", satz_gtin_valid, 8, 14, SATZ_WORD_EAN_CUE, true },
};

/* Whether a word of `class` stands before token `at`, with a colon or full stop between them or none. */
static bool has_cue(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                    enum satz_word_class class) {
    for (size_t back = 1; back <= 3 && back <= at; back++) {
        if (satz_vocabulary_has(vocabulary, class, satz_token_slice(text, at - back)))
            return true;
        if (!satz_token_is(text, at - back, ':') && !satz_token_is(text, at - back, '.'))
            return false;
    }
    return false;
}

static bool is_code(struct satz_slice word) {
    size_t digits = 0;
    for (size_t i = 0; i < word.size; i++) {
        bool digit = word.data[i] >= '0' && word.data[i] <= '9';
        if (!digit && (word.data[i] < 'A' || word.data[i] > 'Z'))
            return false;
        digits += digit;
    }
    return digits >= 2;
}

static void add_misprint(struct satz_misprints *misprints, const struct satz_token *token, const char *name) {
    if (misprints && misprints->count < sizeof misprints->items / sizeof *misprints->items)
        misprints->items[misprints->count++] = (struct satz_misprint){ token->begin, token->end, name };
}

static void find_proved(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates, struct satz_misprints *misprints) {
    struct satz_slice word = satz_token_slice(text, at);
    if (word.size < 8 || word.size > 34 || !is_code(word))
        return;
    const struct satz_token *token = &text->tokens[at];
    for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++) {
        const struct proof *proof = &proofs[i];
        if (word.size < proof->least || word.size > proof->most)
            continue;
        bool valid = proof->valid(word), proved = valid && !proof->weak;
        if (!proved && !has_cue(text, at, vocabulary, proof->cue))
            continue;
        satz_candidates_add_by(candidates, SATZ_IDENTIFIER, token->begin, token->end, valid ? "check digit" : "cue");
        if (!valid)
            add_misprint(misprints, token, proof->name);
    }
}

/* An IBAN in groups of four. */
static void find_grouped_iban(const struct satz_token_text *text, size_t at, struct satz_candidates *candidates) {
    struct satz_slice word = satz_token_slice(text, at);
    if (word.size != 4 || !is_code(word) || word.data[0] < 'A' || word.data[1] < 'A')
        return;
    size_t begin = text->tokens[at].begin;
    for (size_t next = at + 1; next < text->count && !text->tokens[next].glued; next++) {
        size_t end = text->tokens[next].end;
        if (end - begin > IBAN_LIMIT || text->tokens[next].kind == SATZ_TOKEN_OTHER)
            break;
        if (satz_iban_valid(satz_slice_sub(text->text, begin, end))) {
            satz_candidates_add_by(candidates, SATZ_IDENTIFIER, begin, end, "check digit");
            break;
        }
    }
}

static void find_wkn(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                     struct satz_candidates *candidates) {
    struct satz_slice word = satz_token_slice(text, at);
    if (satz_wkn_shaped(word) && has_cue(text, at, vocabulary, SATZ_WORD_WKN_CUE))
        satz_candidates_add(candidates, SATZ_IDENTIFIER, text->tokens[at].begin, text->tokens[at].end);
}

static size_t count_digits(struct satz_slice word) {
    size_t digits = 0;
    for (size_t i = 0; i < word.size; i++)
        digits += word.data[i] >= '0' && word.data[i] <= '9';
    return digits;
}

/* `FY2025`, `1000MW`, `EUR1000`: letters, and a year, measure or price. */
static bool is_glued_figure(const struct satz_vocabulary *vocabulary, struct satz_slice word, size_t digits) {
    size_t letters = word.size - digits;
    struct satz_slice head = satz_slice_sub(word, 0, letters), tail = satz_slice_from(word, letters);
    if (count_digits(tail) == digits)
        return (digits == 4 && (tail.data[0] == '1' || tail.data[0] == '2')) ||
               satz_vocabulary_has(vocabulary, SATZ_WORD_CURRENCY_FRONT, head);
    head = satz_slice_sub(word, 0, digits);
    return count_digits(head) == digits;
}

/* Numbers of lots, orders and parts: capitals and digits mixed, many of them or after a word that says so. */
static void find_mixed(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                       struct satz_candidates *candidates) {
    const struct satz_token *token = &text->tokens[at];
    struct satz_slice word = satz_token_slice(text, at);
    size_t digits = count_digits(word);
    if (token->chain != at || token->chain_last != at || !is_code(word) || digits == word.size || word.size < 4)
        return;
    bool long_enough = word.size >= 6 && digits >= 4 && !is_glued_figure(vocabulary, word, digits);
    if (long_enough || has_cue(text, at, vocabulary, SATZ_WORD_CODE_CUE) ||
        has_cue(text, at, vocabulary, SATZ_WORD_NUMBER_CUE))
        satz_candidates_add(candidates, SATZ_IDENTIFIER, token->begin, token->end);
}

/* The token after those that no blank parts from `at`, marks at their end left out. */
static size_t past_run(const struct satz_token_text *text, size_t at) {
    size_t end = at + 1;
    while (end < text->count && end < at + FILE_LIMIT && text->tokens[end].glued)
        end++;
    while (end > at + 1 && text->tokens[end - 1].kind == SATZ_TOKEN_OTHER)
        end--;
    return end;
}

static bool is_joined(const struct satz_token_text *text, size_t at, size_t end) {
    size_t digits = 0, joints = 0;
    for (size_t i = at; i < end; i++) {
        digits += text->tokens[i].kind == SATZ_TOKEN_NUMBER;
        joints += satz_token_is(text, i, '-') || satz_token_is(text, i, '/');
    }
    return digits && joints;
}

/* After a word for it, a file's number (61-26.05-B/II), or a case's, after a court's short words (2 BvR 859/15). */
static void find_file(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                      struct satz_candidates *candidates) {
    if (!has_cue(text, at, vocabulary, SATZ_WORD_CODE_CUE))
        return;
    size_t begin = text->tokens[at].begin;
    for (size_t groups = 0, next = at; groups < 5 && next < text->count; groups++) {
        size_t end = past_run(text, next);
        if (is_joined(text, next, end)) {
            satz_candidates_add(candidates, SATZ_IDENTIFIER, begin, text->tokens[end - 1].end);
            return;
        }
        const struct satz_token *token = &text->tokens[next];
        bool word = satz_token_is_upper(text, next) || satz_token_is_digits(text, next);
        if (!word || end > next + 1 || token->end - token->begin > 4 || end >= text->count || text->tokens[end].glued)
            return;
        next = end;
    }
}

/* Capitals and digits, up to six, as a whole token; some have a dot and a class (BRK.B). */
static size_t past_ticker(const struct satz_token_text *text, size_t at) {
    struct satz_slice word = satz_token_slice(text, at);
    if (!word.size || word.size > 6)
        return 0;
    for (size_t i = 0; i < word.size; i++)
        if (!((word.data[i] >= 'A' && word.data[i] <= 'Z') || (word.data[i] >= '0' && word.data[i] <= '9')))
            return 0;
    struct satz_slice class = satz_token_slice(text, at + 2);
    if (satz_token_glued(text, at + 1, '.') && at + 2 < text->count && text->tokens[at + 2].glued && class.size == 1 &&
        class.data[0] >= 'A' && class.data[0] <= 'Z')
        return text->tokens[at + 2].end;
    return text->tokens[at].end;
}

static void find_ticker(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates) {
    struct satz_slice word = satz_token_slice(text, at);
    size_t end;
    if (satz_token_is(text, at, '$') && satz_token_is_upper(text, at + 1) && text->tokens[at + 1].glued) {
        end = past_ticker(text, at + 1);
        if (end)
            satz_candidates_add(candidates, SATZ_TICKER, text->tokens[at].begin, end);
        return;
    }
    if (!satz_token_is(text, at + 1, ':'))
        return;
    bool exchange = satz_vocabulary_has(vocabulary, SATZ_WORD_EXCHANGE, word);
    if (!exchange && !satz_vocabulary_has(vocabulary, SATZ_WORD_TICKER_CUE, word))
        return;
    end = past_ticker(text, at + 2);
    if (!end)
        return;
    satz_candidates_add(candidates, SATZ_TICKER, text->tokens[at + 2].begin, end);
    if (exchange)
        satz_candidates_add(candidates, SATZ_ORG, text->tokens[at].begin, text->tokens[at].end);
}

void satz_identifiers_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                           struct satz_candidates *candidates, struct satz_misprints *misprints) {
    for (size_t i = 0; i < text->count; i++) {
        find_ticker(text, i, vocabulary, candidates);
        if (text->tokens[i].kind == SATZ_TOKEN_OTHER)
            continue;
        find_proved(text, i, vocabulary, candidates, misprints);
        find_grouped_iban(text, i, candidates);
        find_wkn(text, i, vocabulary, candidates);
        find_mixed(text, i, vocabulary, candidates);
        find_file(text, i, vocabulary, candidates);
    }
}
