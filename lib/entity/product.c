#include "entity/figure.h"
#include "entity/name.h"

#define NAME_WORDS 3 /* before the number of a product that is announced */

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is_open(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && !rules->text->tokens[at].glued;
}

static bool has_digit(struct satz_slice word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* `2.0` where a point is no mark of numbers: a version. The token after what stands behind `at`. */
static size_t past_version(const struct satz_name_rules *rules, size_t at) {
    bool version = rules->vocabulary->decimal != '.' && satz_token_glued(rules->text, at, '.') &&
                   satz_token_is_digits(rules->text, at + 1) && rules->text->tokens[at + 1].glued &&
                   satz_token_slice(rules->text, at + 1).size < 3;
    return version ? at + 2 : at;
}

/* Whether what stands behind a number at `end` makes it a measure, a sum, a date or an ordinal. */
static bool is_measured(const struct satz_name_rules *rules, size_t end) {
    static const enum satz_word_class classes[] = { SATZ_WORD_UNIT, SATZ_WORD_CURRENCY, SATZ_WORD_SCALE,
                                                    SATZ_WORD_MONTH };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (satz_phrase_end(rules->text, rules->vocabulary, classes[i], end))
            return true;
    return satz_token_glued(rules->text, end, '.') && end + 1 < rules->text->count;
}

/* The token after a plain number, or a word with a digit in it (S24, A380), that no unit follows. */
static size_t past_model(const struct satz_name_rules *rules, size_t at) {
    if (!is_open(rules, at) || rules->text->tokens[at].kind == SATZ_TOKEN_OTHER ||
        !has_digit(satz_token_slice(rules->text, at)) || rules->text->tokens[at].chain != at ||
        rules->text->tokens[at].chain_last != at)
        return 0;
    size_t end = past_version(rules, at + 1);
    return satz_number_end(rules->text, rules->vocabulary, at) > end || is_measured(rules, end) ? 0 : end;
}

/* Whether the word at `at` can be in a product's name. */
static bool may_name(const struct satz_name_rules *rules, size_t at) {
    return satz_name_may_hold(rules, at) && !has(rules, SATZ_WORD_NO_PRODUCT, at) && !has(rules, SATZ_WORD_MONTH, at) &&
           !has(rules, SATZ_WORD_YEAR_CUE, at);
}

/* Whether the word before `at` says that a product follows: `den E-Reader`. */
static bool is_announced(const struct satz_name_rules *rules, size_t at) {
    return at > 0 && satz_token_is_upper(rules->text, at - 1) && is_open(rules, at) &&
           satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_PRODUCT_HEAD, satz_token_slice(rules->text, at - 1));
}

/* The token after the number of a name that begins at `at`: `Sepia 8`, and announced `Omega Pure 3`, `Boreas-2`. */
static size_t past_numbered(const struct satz_name_rules *rules, size_t at, bool announced) {
    size_t last = rules->text->tokens[at].chain_last, end = 0;
    if (announced && last > at && satz_token_is_digits(rules->text, last))
        return last + 1;
    for (size_t words = 1; !end && words <= (announced ? NAME_WORDS : 1u) && may_name(rules, at); words++)
        end = past_model(rules, ++at);
    return end;
}

/* `den E-Reader Sepia 8`, `Sepia 8 Plus` */
static size_t find_product(const struct satz_name_rules *rules, size_t at) {
    if (!may_name(rules, at))
        return 0;
    bool announced = is_announced(rules, at);
    size_t end = past_numbered(rules, at, announced);
    if (!end)
        return 0;
    bool brand = is_open(rules, end) && has(rules, SATZ_WORD_BRAND, end) && rules->text->tokens[end].chain_last == end;
    if (!announced && !brand)
        return 0;
    satz_name_add(rules, SATZ_PRODUCT, at, end, satz_slice_make(NULL, 0), "product/number");
    if (brand)
        satz_name_add(rules, SATZ_PRODUCT, at, ++end, satz_slice_make(NULL, 0), "product/brand-word");
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
    satz_candidates_add_by(rules->candidates, SATZ_EVENT, rules->text->tokens[at].begin,
                           rules->text->tokens[at + 1].end, "event/year");
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
