#include "entity/identifier.h"

#include "value/checkdigit.h"

#define IBAN_LIMIT 42 /* 34 signs, and a blank after each fourth */

/* A number with a check, and the word that announces it. */
static const struct proof {
    enum satz_word_class cue;
    const char *name;
    bool (*valid)(struct satz_slice);
    size_t least, most;
} proofs[] = {
    { SATZ_WORD_ISIN_CUE, "ISIN", satz_isin_valid, 12, 12 },
    { SATZ_WORD_LEI_CUE, "LEI", satz_lei_valid, 20, 20 },
    { SATZ_WORD_IBAN_CUE, "IBAN", satz_iban_valid, 15, 34 },
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

static void find_proved(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates, struct satz_misprints *misprints) {
    struct satz_slice word = satz_token_slice(text, at);
    if (word.size < 12 || word.size > 34 || !is_code(word))
        return;
    const struct satz_token *token = &text->tokens[at];
    for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++) {
        const struct proof *proof = &proofs[i];
        bool valid = proof->valid(word);
        bool cued = !valid && word.size >= proof->least && word.size <= proof->most &&
                    has_cue(text, at, vocabulary, proof->cue);
        if (valid || cued)
            satz_candidates_add(candidates, SATZ_IDENTIFIER, token->begin, token->end);
        if (cued && misprints && misprints->count < sizeof misprints->items / sizeof *misprints->items)
            misprints->items[misprints->count++] = (struct satz_misprint){ token->begin, token->end, proof->name };
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
            satz_candidates_add(candidates, SATZ_IDENTIFIER, begin, end);
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
    }
}
