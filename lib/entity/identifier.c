#include "entity/identifier.h"

#include "value/checkdigit.h"

#define FILE_LIMIT 16  /* tokens of the number of a file */
#define CODE_LIMIT 40  /* bytes of the longest number with a check digit, with room to see that one is longer */
#define PIECE_LIMIT 12 /* pieces that such a number is written in */
#define CUE_LIMIT 5    /* tokens between a number and the word for it */
#define WKN_LIMIT 8    /* the same, with an ISIN between them */

/* A number with a check, and the word that announces it. */
static const struct proof {
    const char *name;
    bool (*valid)(struct satz_slice);
    size_t least, most;
    size_t near; /* so much shorter or longer, after its word, it is mistyped */
    enum satz_word_class cue;
    bool weak; /* its check digit alone proves nothing */
} proofs[] = {
    { "ISIN", satz_isin_valid, 12, 12, 2, SATZ_WORD_ISIN_CUE, false },
    { "LEI", satz_lei_valid, 20, 20, 2, SATZ_WORD_LEI_CUE, false },
    { "IBAN", satz_iban_valid, 15, 34, 1, SATZ_WORD_IBAN_CUE, false },
    { "EAN", satz_gtin_valid, 8, 14, 0, SATZ_WORD_EAN_CUE, true },
};
enum { PROOFS = sizeof proofs / sizeof *proofs };

/* What may stand between the word and the number: `ISIN-Nr.: DE…`, `IBAN (DE…` */
static bool is_after_cue(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary) {
    static const char marks[] = ":.-=(";
    for (const char *mark = marks; *mark; mark++)
        if (satz_token_is(text, at, *mark))
            return true;
    return satz_vocabulary_has(vocabulary, SATZ_WORD_NUMBER_CUE, satz_token_slice(text, at));
}

/* Whether a word of `class` stands before token `at`, with marks or a word for number between them, or none. */
static bool has_cue(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                    enum satz_word_class class) {
    for (size_t back = 1; back <= CUE_LIMIT && back <= at; back++) {
        if (satz_vocabulary_has(vocabulary, class, satz_token_slice(text, at - back)))
            return true;
        if (!is_after_cue(text, at - back, vocabulary))
            return false;
    }
    return false;
}

static bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

static bool is_capital(char sign) {
    return sign >= 'A' && sign <= 'Z';
}

static size_t count_digits(struct satz_slice word) {
    size_t digits = 0;
    for (size_t i = 0; i < word.size; i++)
        digits += is_digit(word.data[i]);
    return digits;
}

/* Capitals and digits only. */
static bool is_piece(struct satz_slice word) {
    for (size_t i = 0; i < word.size; i++)
        if (!is_digit(word.data[i]) && !is_capital(word.data[i]))
            return false;
    return word.size > 0;
}

static bool is_code(struct satz_slice word) {
    return is_piece(word) && count_digits(word) >= 2;
}

/* What the finder looks with, and what it fills. */
struct search {
    const struct satz_token_text *text;
    const struct satz_vocabulary *vocabulary;
    struct satz_candidates *candidates;
    struct satz_misprints *misprints;
};

static void add_code(const struct search *search, size_t begin, size_t end, const char *misprint) {
    struct satz_misprints *misprints = search->misprints;
    satz_candidates_add_by(search->candidates, SATZ_IDENTIFIER, begin, end, misprint ? "cue" : "check digit");
    if (misprint && misprints && misprints->count < sizeof misprints->items / sizeof *misprints->items)
        misprints->items[misprints->count++] = (struct satz_misprint){ begin, end, misprint };
}

static bool is_sized(const struct proof *proof, size_t size, size_t near) {
    return size + near >= proof->least && size <= proof->most + near;
}

/* The number that the word before token `at` announces, where `size` may be its size; NULL where there is none. */
static const struct proof *announced(const struct search *search, size_t at, size_t size) {
    for (size_t i = 0; i < PROOFS; i++)
        if (is_sized(&proofs[i], size, 0) && has_cue(search->text, at, search->vocabulary, proofs[i].cue))
            return &proofs[i];
    return NULL;
}

/* Whether `code` is what its word says, or else one of the numbers that prove themselves. */
static bool is_proved(const struct search *search, struct satz_slice code, size_t at) {
    const struct proof *said = announced(search, at, code.size);
    if (said)
        return said->valid(code);
    for (size_t i = 0; i < PROOFS; i++)
        if (!proofs[i].weak && is_sized(&proofs[i], code.size, 0) && proofs[i].valid(code))
            return true;
    return false;
}

/* The same of pieces: but for the IBAN, each needs its word, not far before. */
static bool is_proved_joined(const struct search *search, struct satz_slice code, size_t at, bool iban_only) {
    if (satz_iban_valid(code))
        return true;
    for (size_t i = 0; i < PROOFS && !iban_only; i++) {
        if (!is_sized(&proofs[i], code.size, 0) || !proofs[i].valid(code))
            continue;
        for (size_t back = 1; back <= CUE_LIMIT && back <= at; back++)
            if (satz_vocabulary_has(search->vocabulary, proofs[i].cue, satz_token_slice(search->text, at - back)))
                return true;
    }
    return false;
}

/* In small letters, `ISIN de0007164600` is one after its word only. */
static bool is_proved_small(const struct search *search, struct satz_slice word, size_t at) {
    char code[CODE_LIMIT];
    if (word.size > sizeof code || !count_digits(word))
        return false;
    for (size_t i = 0; i < word.size; i++)
        code[i] = (char)(word.data[i] >= 'a' && word.data[i] <= 'z' ? word.data[i] - 'a' + 'A' : word.data[i]);
    const struct proof *said = announced(search, at, word.size);
    return said && said->valid(satz_slice_make(code, word.size));
}

/* An IBAN in groups of four that has the length of its country and not its check digits. */
static bool is_mistyped_iban(struct satz_slice code, bool fours) {
    return fours && code.size >= 15 && is_capital(code.data[0]) && is_capital(code.data[1]) && is_digit(code.data[2]) &&
           is_digit(code.data[3]) && satz_iban_length(code) == code.size;
}

/* Pieces put together. */
struct joined {
    char code[CODE_LIMIT];
    size_t size, pieces;
    bool fours; /* all pieces before the last are of four */
};

/* Whether token `at` goes on with the code; it is taken then. */
static bool take_piece(const struct satz_token_text *text, size_t at, struct joined *joined) {
    struct satz_slice piece = satz_token_slice(text, at);
    if ((joined->pieces && text->tokens[at].glued) || joined->pieces == PIECE_LIMIT || !is_piece(piece) ||
        joined->size + piece.size > sizeof joined->code)
        return false;
    joined->fours = !joined->pieces || (joined->fours && text->tokens[at - 1].end - text->tokens[at - 1].begin == 4);
    memcpy(joined->code + joined->size, piece.data, piece.size);
    joined->size += piece.size;
    joined->pieces++;
    return true;
}

/* A number in groups, or broken at the end of a line: the pieces from `at` that are one together. */
static bool find_pieces(const struct search *search, size_t at, bool iban_only) {
    const struct satz_token_text *text = search->text;
    struct joined joined = { .size = 0 };
    size_t mistyped = 0, begin = text->tokens[at].begin;
    for (size_t next = at; next < text->count && take_piece(text, next, &joined); next++) {
        struct satz_slice code = satz_slice_make(joined.code, joined.size);
        bool goes_on = satz_token_glued(text, next + 1, '-');
        if (joined.pieces < 2 || goes_on)
            continue;
        if (is_proved_joined(search, code, at, iban_only)) {
            add_code(search, begin, text->tokens[next].end, NULL);
            return true;
        }
        if (is_mistyped_iban(code, joined.fours))
            mistyped = text->tokens[next].end;
    }
    if (mistyped)
        add_code(search, begin, mistyped, "IBAN");
    return mistyped;
}

/* After the word for it, a number that is not what its check digits say, or too short or long. */
static void find_mistyped(const struct search *search, size_t at) {
    const struct satz_token *token = &search->text->tokens[at];
    size_t size = token->end - token->begin;
    for (size_t i = 0; i < PROOFS; i++)
        if (is_sized(&proofs[i], size, proofs[i].near) && has_cue(search->text, at, search->vocabulary, proofs[i].cue)) {
            add_code(search, token->begin, token->end, proofs[i].name);
            return;
        }
}

/* `kurs_DE0007164600.csv`: part of a file's name. */
static bool is_underlined(const struct satz_token_text *text, size_t at) {
    return satz_token_glued(text, at + 1, '_') || (at && text->tokens[at].glued && satz_token_is(text, at - 1, '_'));
}

static void find_proved(const struct search *search, size_t at) {
    struct satz_slice word = satz_token_slice(search->text, at);
    const struct satz_token *token = &search->text->tokens[at];
    bool piece = is_piece(word), code = piece && count_digits(word) >= 2;
    bool proved = code ? is_proved(search, word, at) : !piece && is_proved_small(search, word, at);
    /* An ISIN may by chance be how a broken IBAN begins. */
    if (piece && find_pieces(search, at, proved))
        return;
    if (proved)
        add_code(search, token->begin, token->end, NULL);
    else if (code)
        find_mistyped(search, at);
}

/* `COBADEFFXXX` after a word for it: bank, country, place, and a branch perhaps (ISO 9362). */
static void find_bic(const struct search *search, size_t at) {
    struct satz_slice word = satz_token_slice(search->text, at);
    bool good = (word.size == 8 || word.size == 11) && is_piece(word) && !count_digits(satz_slice_sub(word, 0, 6));
    if (good && has_cue(search->text, at, search->vocabulary, SATZ_WORD_CODE_CUE))
        add_code(search, search->text->tokens[at].begin, search->text->tokens[at].end, NULL);
}

/* Whether token `at` may stand between a word for WKN and the number: `ISIN/WKN: DE0007164600 / 716460`. */
static bool is_beside_wkn(const struct search *search, size_t at) {
    struct satz_slice word = satz_token_slice(search->text, at);
    return search->text->tokens[at].kind == SATZ_TOKEN_OTHER || satz_isin_valid(word) ||
           satz_vocabulary_has(search->vocabulary, SATZ_WORD_ISIN_CUE, word) || is_after_cue(search->text, at, search->vocabulary);
}

static void find_wkn(const struct search *search, size_t at) {
    if (!satz_wkn_shaped(satz_token_slice(search->text, at)))
        return;
    for (size_t back = 1; back <= WKN_LIMIT && back <= at; back++) {
        if (satz_vocabulary_has(search->vocabulary, SATZ_WORD_WKN_CUE, satz_token_slice(search->text, at - back))) {
            add_code(search, search->text->tokens[at].begin, search->text->tokens[at].end, NULL);
            return;
        }
        if (!is_beside_wkn(search, at - back))
            return;
    }
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

/* Digits are in every code, but for one of capitals alone. */
static bool may_be_code(struct satz_slice word) {
    return is_capital(word.data[word.size - 1]) || count_digits(word) > 0;
}

void satz_identifiers_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                           struct satz_candidates *candidates, struct satz_misprints *misprints) {
    const struct search search = { text, vocabulary, candidates, misprints };
    bool figures = satz_token_text_figure(text) < text->count;
    for (size_t i = 0; i < text->count; i++) {
        find_ticker(text, i, vocabulary, candidates);
        if (text->tokens[i].kind == SATZ_TOKEN_OTHER)
            continue;
        if (is_underlined(text, i))
            continue;
        if (may_be_code(satz_token_slice(text, i))) {
            find_proved(&search, i);
            find_bic(&search, i);
            find_wkn(&search, i);
            find_mixed(text, i, vocabulary, candidates);
        }
        if (figures)
            find_file(text, i, vocabulary, candidates);
    }
}
