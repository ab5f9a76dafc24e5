#include "entity/figure.h"
#include "entity/name.h"

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is_open(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && !rules->text->tokens[at].glued;
}

/* The token after a plain number, or a word with a digit in it (S24, A380), that no unit follows. */
static size_t past_model(const struct satz_name_rules *rules, size_t at) {
    if (!is_open(rules, at) || rules->text->tokens[at].kind == SATZ_TOKEN_OTHER)
        return 0;
    struct satz_slice word = satz_token_slice(rules->text, at);
    size_t digits = 0;
    for (size_t i = 0; i < word.size; i++)
        digits += word.data[i] >= '0' && word.data[i] <= '9';
    if (!digits || rules->text->tokens[at].chain != at || rules->text->tokens[at].chain_last != at)
        return 0;
    size_t end = at + 1;
    bool measured = satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_UNIT, end) ||
                    satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_CURRENCY, end) ||
                    satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_SCALE, end) ||
                    satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_MONTH, end) ||
                    satz_number_end(rules->text, rules->vocabulary, at) > end ||
                    (satz_token_glued(rules->text, end, '.') && end + 1 < rules->text->count);
    return measured ? 0 : end;
}

/* `den E-Reader Sepia 8`, `Sepia 8 Plus` */
static size_t find_product(const struct satz_name_rules *rules, size_t at) {
    if (!satz_name_may_hold(rules, at) || has(rules, SATZ_WORD_NO_PRODUCT, at) || has(rules, SATZ_WORD_MONTH, at) ||
        has(rules, SATZ_WORD_YEAR_CUE, at))
        return 0;
    size_t end = past_model(rules, at + 1);
    if (!end)
        return 0;
    bool brand = is_open(rules, end) && has(rules, SATZ_WORD_BRAND, end) && rules->text->tokens[end].chain_last == end;
    bool said = at > 0 && satz_token_is_upper(rules->text, at - 1) && is_open(rules, at) &&
                satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_PRODUCT_HEAD, satz_token_slice(rules->text, at - 1));
    if (!said && !brand)
        return 0;
    satz_name_add(rules, SATZ_PRODUCT, at, end, satz_slice_make(NULL, 0));
    if (brand)
        satz_name_add(rules, SATZ_PRODUCT, at, ++end, satz_slice_make(NULL, 0));
    return end;
}

/* `IFA 2025` */
static size_t find_event(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice year = satz_token_slice(rules->text, at + 1);
    bool good = satz_token_is_upper(rules->text, at) && rules->text->tokens[at].caps &&
                rules->text->tokens[at].chain_last == at && rules->text->tokens[at].chain == at &&
                satz_token_is_digits(rules->text, at + 1) && is_open(rules, at + 1) && year.size == 4 &&
                (year.data[0] == '1' || year.data[0] == '2') && !satz_name_at_start(rules->text, at) &&
                !has(rules, SATZ_WORD_CURRENCY, at);
    if (!good)
        return 0;
    satz_candidates_add(rules->candidates, SATZ_EVENT, rules->text->tokens[at].begin, rules->text->tokens[at + 1].end);
    return at + 2;
}

void satz_products_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t next = find_product(rules, i);
        if (!next)
            next = find_event(rules, i);
        i = next ? next : i + 1;
    }
}
