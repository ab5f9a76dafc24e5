#include "entity/figure.h"
#include "entity/name.h"

#define NAME_WORDS 3 /* before the number of a product that is announced */
#define MODEL_PARTS 5 /* after the name of one that is known */
#define CODE_LIMIT 5 /* bytes of each part of a model's letters and digits */

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

static bool is_year(struct satz_slice word) {
    return word.size == 4 && (!memcmp(word.data, "19", 2) || !memcmp(word.data, "20", 2));
}

/* The token after a phrase of `class` that is no part of a longer chain; 0 where there is none. */
static size_t past_phrase(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    size_t end = at < rules->text->count ? satz_phrase_end(rules->text, rules->vocabulary, class, at) : 0;
    return end && rules->text->tokens[at].chain == at && rules->text->tokens[end - 1].chain_last == end - 1 ? end : 0;
}

/* Whether a noun stands at `at`: what is before it may be its number (Nutella 4 Gläser). */
static bool is_counted(const struct satz_name_rules *rules, size_t at) {
    return satz_token_is_upper(rules->text, at) && is_open(rules, at) && !past_phrase(rules, SATZ_WORD_BRAND, at) &&
           !has_digit(satz_token_slice(rules->text, at));
}

/* `IV` of `GTA IV` */
static bool is_roman(struct satz_slice word) {
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVX", word.data[i], 3))
            return false;
    return word.size > 1;
}

/* The token after the one part of a model at `at`: `17`, `S25`, `Pro`, `Z` before one; 0 where there is none. */
static size_t past_part(const struct satz_name_rules *rules, size_t at) {
    if (!is_open(rules, at))
        return 0;
    size_t end = past_phrase(rules, SATZ_WORD_BRAND, at);
    if (end)
        return end;
    struct satz_slice word = satz_token_slice(rules->text, at);
    if (is_roman(word) && rules->text->tokens[at].chain_last == at)
        return at + 1;
    if (word.size == 1 && satz_token_is_upper(rules->text, at))
        return past_model(rules, at + 1);
    end = is_year(word) ? 0 : past_model(rules, at);
    return end && satz_token_is_digits(rules->text, at) && is_counted(rules, end) ? 0 : end;
}

static size_t past_parts(const struct satz_name_rules *rules, size_t at) {
    for (size_t parts = 0, end; parts < MODEL_PARTS && (end = past_part(rules, at)); parts++)
        at = end;
    return at;
}

/* `iX3`, `A350-1000`, `CX-5`: letters and digits, at the beginning a letter, somewhere a capital. */
static size_t past_code(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *tokens = rules->text->tokens;
    if (!is_open(rules, at) || tokens[at].kind != SATZ_TOKEN_WORD || tokens[at].chain != at)
        return 0;
    size_t last = tokens[at].chain_last;
    bool capital = false, digit = false;
    for (size_t i = at; i <= last; i++) {
        struct satz_slice word = satz_token_slice(rules->text, i);
        if (word.size > CODE_LIMIT)
            return 0;
        digit |= has_digit(word);
        for (size_t k = 0; k < word.size; k++)
            capital |= word.data[k] >= 'A' && word.data[k] <= 'Z';
    }
    return capital && digit ? last + 1 : 0;
}

/* `Q3`, which is a quarter of most makers. */
static bool is_quarter(struct satz_slice word) {
    return word.size == 2 && word.data[0] == 'Q' && word.data[1] >= '1' && word.data[1] <= '4';
}

/* What stands after a maker's name that ends before `at`: `Golf`, `Corsa`, `iX3`. */
static size_t past_make(const struct satz_name_rules *rules, size_t maker, size_t at) {
    size_t end = 0;
    if (!is_open(rules, at))
        return 0;
    if (satz_known_at(rules->table, rules->text, at, SATZ_PRODUCT, &end))
        return rules->text->tokens[end - 1].chain_last == end - 1 ? end : 0;
    if ((end = past_phrase(rules, SATZ_WORD_PRODUCT_WEAK, at)))
        return end;
    bool quarter = is_quarter(satz_token_slice(rules->text, at)) &&
                   !satz_slice_is(satz_token_slice(rules->text, maker), "Audi");
    return quarter ? 0 : past_code(rules, at);
}

/* `iPhone 17 Pro`, `Galaxy S25`, `BMW iX3`, `Samsung Galaxy S25` */
static size_t find_line(const struct satz_name_rules *rules, size_t at) {
    size_t head = 0, maker = past_phrase(rules, SATZ_WORD_MAKER, at);
    if (maker && (head = past_make(rules, at, maker))) {
        size_t end = past_parts(rules, head);
        satz_name_add(rules, SATZ_PRODUCT, at, end, satz_slice_make(NULL, 0), "product/maker");
        return end;
    }
    bool known = satz_known_at(rules->table, rules->text, at, SATZ_PRODUCT, &head);
    if (!known)
        head = past_phrase(rules, SATZ_WORD_PRODUCT_WEAK, at);
    if (!head || rules->text->tokens[at].chain != at || rules->text->tokens[head - 1].chain_last != head - 1)
        return 0;
    size_t end = past_parts(rules, head);
    if (end > head)
        satz_name_add(rules, SATZ_PRODUCT, at, end, satz_slice_make(NULL, 0), "product/model");
    return end > head ? end : 0;
}

void satz_products_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t next = rules->text->tokens[i].kind == SATZ_TOKEN_WORD ? find_line(rules, i) : 0;
        if (!next)
            next = find_product(rules, i);
        i = next ? next : i + 1;
    }
}
