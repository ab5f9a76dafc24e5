#include "entity/figure.h"
#include "entity/name.h"

#define CITED 24  /* tokens of what is cited of a law */
#define ABOUT 12  /* of what a law is about */

/* All functions `past_…` give the token after what they found, 0 where they found nothing. */

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is(const struct satz_name_rules *rules, size_t at, const char *word) {
    return at < rules->text->count && satz_slice_is(satz_token_slice(rules->text, at), word);
}

static bool is_one_of(const struct satz_name_rules *rules, size_t at, const char *const *words) {
    for (; *words; words++)
        if (is(rules, at, *words))
            return true;
    return false;
}

static bool is_open(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && !rules->text->tokens[at].glued;
}

static size_t past_phrase(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    size_t end = at < rules->text->count ? satz_phrase_end(rules->text, rules->vocabulary, class, at) : 0;
    return end && rules->text->tokens[at].chain == at && rules->text->tokens[end - 1].chain_last == end - 1 ? end : 0;
}

/* `Heizungsgesetz` */
static size_t past_noun(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    const struct satz_token *token = &rules->text->tokens[at];
    if (!satz_token_is_upper(rules->text, at) || token->caps || token->chain_last != at ||
        satz_slice_starts(word, satz_slice_of("Gesetz")))
        return 0;
    bool law = satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_LAW_HEAD, word) &&
               !satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_LAW_NOT, word);
    return law ? at + 1 : 0;
}

/* The token after small words and a noun at `at`: `den unlauteren Wettbewerb`. */
static size_t past_nouns(const struct satz_name_rules *rules, size_t at) {
    for (size_t small = 0; small < 3 && is_open(rules, at); small++, at++) {
        if (satz_token_is_upper(rules->text, at))
            return rules->text->tokens[at].chain_last + 1;
        if (!satz_token_is_word(rules->text, at))
            return 0;
    }
    return 0;
}

/* `Gesetz zur Stärkung der Finanzkraft`, not `ein Gesetz zur …` */
static size_t past_about(const struct satz_name_rules *rules, size_t at) {
    static const char *const any[] = { "ein", "eines", "einem", "kein", "keines", "neues", "neuen", "solches", NULL };
    static const char *const links[] = { "zur", "zum", "über", "gegen", "für", NULL };
    static const char *const genitives[] = { "der", "des", "von", NULL };
    if (!has(rules, SATZ_WORD_LAW_ABOUT, at) || rules->text->tokens[at].chain_last != at ||
        !is_one_of(rules, at + 1, links) || (at && is_one_of(rules, at - 1, any)))
        return 0;
    size_t end = past_nouns(rules, at + 2), more;
    while (end && end < at + ABOUT && is_one_of(rules, end, genitives) && (more = past_nouns(rules, end + 1)))
        end = more;
    return end;
}

/* A law's name; `cited`: something of it is, so that short ones count. */
static size_t past_law(const struct satz_name_rules *rules, size_t at, bool cited) {
    static const enum satz_word_class classes[] = { SATZ_WORD_LAW, SATZ_WORD_LAW_AFTER };
    if (!is_open(rules, at))
        return 0;
    for (size_t i = 0; i < 1u + cited; i++) {
        size_t end = past_phrase(rules, classes[i], at);
        if (end)
            return end;
    }
    size_t end = past_about(rules, at);
    return end ? end : past_noun(rules, at);
}

static bool is_article(const struct satz_name_rules *rules, size_t at) {
    static const char *const words[] = { "Artikel", "Artikels", "Artikeln", "Art", "§", NULL };
    return is_one_of(rules, at, words);
}

/* Whether the token at `at` can be in what is cited: numbers, their letters (§ 15a), `Abs.`, marks between them. */
static bool is_cited(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *token = &rules->text->tokens[at];
    return token->kind == SATZ_TOKEN_NUMBER || satz_token_is(rules->text, at, ',') || satz_token_is(rules->text, at, '.') ||
           satz_token_is(rules->text, at, '-') || is(rules, at, "§") || is(rules, at, "–") ||
           has(rules, SATZ_WORD_LAW_PART, at);
}

/* The law of which something is cited from `at` on, in `*law` and `*end`: `§ 26 Abs. 1 WpHG`, `Artikel 5 des Grundgesetzes`. */
static bool read_citation(const struct satz_name_rules *rules, size_t at, size_t *law, size_t *end) {
    static const char *const articles[] = { "der", "des", "dem", NULL };
    size_t next = at + 1;
    if (!is_article(rules, at))
        return false;
    while (next < at + 3 && (satz_token_is(rules->text, next, '.') || is(rules, next, "§")))
        next++;
    if (next >= rules->text->count || rules->text->tokens[next].kind != SATZ_TOKEN_NUMBER)
        return false;
    for (; next < rules->text->count && next < at + CITED; next++) {
        *law = next + is_one_of(rules, next, articles);
        if ((*end = past_law(rules, *law, true)))
            return true;
        if (!is_cited(rules, next))
            return false;
    }
    return false;
}

void satz_laws_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t law = i, end = 0;
        const char *rule = "title/law-cited";
        if (!read_citation(rules, i, &law, &end) && satz_token_is_upper(rules->text, i)) {
            rule = "title/law";
            end = past_law(rules, law = i, false);
        }
        if (end)
            satz_candidates_add_by(rules->candidates, SATZ_TITLE, rules->text->tokens[law].begin,
                                   rules->text->tokens[end - 1].end, rule);
        i = end ? end : i + 1;
    }
}
