#include "entity/figure.h"
#include "entity/name.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define NAME_WORDS 6 /* a company's name is looked for so far to the left of its legal form */

static const char *const adjective_ends[] = { "e", "en", "em", "er", "es", NULL };

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool ends(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_ends(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is_glued(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && rules->text->tokens[at].glued;
}

/* `(OVI)` after a name is another name of it. */
static void sight_abbreviation(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token_text *text = rules->text;
    if (satz_token_is(text, at, '(') && satz_token_is_upper(text, at + 1) && text->tokens[at + 1].caps &&
        satz_token_is(text, at + 2, ')'))
        satz_name_add(rules, SATZ_ORG, at + 1, at + 2, satz_slice_make(NULL, 0), "org/abbreviation");
}

static void add_organisation(const struct satz_name_rules *rules, size_t first, size_t end, struct satz_slice alone,
                             const char *rule) {
    satz_name_add(rules, SATZ_ORG, first, end, alone, rule);
    sight_abbreviation(rules, end);
}

/* Whether the word at `at` can be in a company's name, and is not what somebody calls a company. */
static bool is_company_word(const struct satz_name_rules *rules, size_t at) {
    if (rules->text->tokens[at].kind == SATZ_TOKEN_NUMBER)
        return true;
    if (!satz_token_is_upper(rules->text, at))
        return false;
    bool stop = has(rules, SATZ_WORD_STOP, at) || has(rules, SATZ_WORD_ROLE, at);
    return !stop && !ends(rules, SATZ_WORD_COMPANY, at) && !ends(rules, SATZ_WORD_ROLE_HEAD, at);
}

/* `Gesellschaft für`, `Verband der`: the noun before the small words that end at `at`. */
static size_t before_links(const struct satz_name_rules *rules, size_t at) {
    size_t left = at;
    while (left > 0 && left + 2 > at && has(rules, SATZ_WORD_LINK_LONG, left))
        left--;
    bool front = left < at && satz_token_is_upper(rules->text, left) && !rules->text->tokens[left + 1].glued &&
                 ends(rules, SATZ_WORD_ORG_HEAD, left);
    return front ? left : SIZE_MAX;
}

/*
 * The token before `at` that a company's name goes on to on its left; SIZE_MAX: it begins here. The
 * word next to the legal form is of the name, whatever it is (Wittenborg Bank AG).
 */
static size_t before_word(const struct satz_name_rules *rules, size_t at, bool next) {
    const struct satz_token *tokens = rules->text->tokens;
    if (!at)
        return SIZE_MAX;
    size_t left = at - 1, front = before_links(rules, left);
    if (front != SIZE_MAX)
        return front;
    bool hyphen = tokens[at].glued && satz_token_is(rules->text, left, '-');
    if (left > 0 && (hyphen || has(rules, SATZ_WORD_LINK, left)))
        left--;
    else if (tokens[left].kind == SATZ_TOKEN_OTHER)
        return SIZE_MAX;
    bool taken = next && satz_token_is_upper(rules->text, left) && !has(rules, SATZ_WORD_STOP, left);
    return taken || is_company_word(rules, left) ? left : SIZE_MAX;
}

static size_t company_begin(const struct satz_name_rules *rules, size_t form) {
    size_t begin = form;
    for (size_t words = 0; words < NAME_WORDS; words++) {
        size_t left = before_word(rules, begin, begin == form);
        if (left == SIZE_MAX)
            break;
        begin = left;
    }
    /* A number begins no name unless it is joined (1&1). */
    while (begin < form && rules->text->tokens[begin].kind == SATZ_TOKEN_NUMBER && !is_glued(rules, begin + 1))
        begin++;
    return begin;
}

static bool is_first_word_name(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    size_t end;
    return satz_utf8_count(word) >= 4 && !has(rules, SATZ_WORD_FIRST, at) && !has(rules, SATZ_WORD_PLACE, at) &&
           !has(rules, SATZ_WORD_NOUN, at) && !ends(rules, SATZ_WORD_NOUN_END, at) &&
           !satz_known_at(rules->table, rules->text, at, SATZ_PLACE, &end);
}

/*
 * The name without its legal form; it stands alone where it is one word, or several that no sentence
 * would have by chance.
 */
static struct satz_slice company_alone(const struct satz_name_rules *rules, size_t begin, size_t form) {
    const struct satz_token *tokens = rules->text->tokens;
    bool one = begin + 1 == form;
    if (begin == form || (one && !is_first_word_name(rules, begin)))
        return satz_slice_make(NULL, 0);
    return satz_slice_sub(rules->text->text, tokens[begin].begin, tokens[form - 1].end);
}

/* `Brenzach` of `Brenzach Antriebe AG`, where the release has an address such as `presse@brenzach.example`. */
static void sight_short_name(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    if (satz_sightings_is_host(rules->sightings, word))
        satz_sightings_add(rules->sightings, word, (struct satz_known_name){ .kind = SATZ_ORG, .most = SATZ_HOLD, .rule = "org/address" });
}

static size_t find_company(const struct satz_name_rules *rules, size_t at) {
    size_t end = satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_LEGAL, at);
    if (!end || is_glued(rules, at) || (end < rules->text->count && is_glued(rules, end) &&
                                        rules->text->tokens[end].kind != SATZ_TOKEN_OTHER))
        return 0;
    size_t begin = company_begin(rules, at);
    if (begin == at)
        return 0;
    add_organisation(rules, begin, end, company_alone(rules, begin, at), "org/legal-form");
    if (rules->sight && begin + 1 < at && is_first_word_name(rules, begin))
        sight_short_name(rules, begin);
    return end;
}

static bool is_name_word(const struct satz_name_rules *rules, size_t at) {
    return satz_name_may_hold(rules, at) && !has(rules, SATZ_WORD_ROLE, at) && rules->text->tokens[at].chain == at &&
           !is_glued(rules, at) && !ends(rules, SATZ_WORD_NOUN_END, at);
}

static bool is_roman(struct satz_slice word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] != 'I' && word.data[i] != 'V')
            return false;
    return word.size > 0;
}

/* A year or number of a club's name: Mainz 05, TSV 1860 München. */
static bool is_club_year(struct satz_slice digits) {
    return (digits.size == 2 && digits.data[0] == '0') ||
           (digits.size == 4 && digits.data[0] == '1' && (digits.data[1] == '8' || digits.data[1] == '9'));
}

/* The token after one more word of a club's name; `at` where none is there. */
static size_t past_club_word(const struct satz_name_rules *rules, size_t at) {
    if (at >= rules->text->count || is_glued(rules, at))
        return at;
    struct satz_slice word = satz_token_slice(rules->text, at);
    if (satz_token_is_digits(rules->text, at))
        return is_club_year(word) ? at + 1 : at;
    if (satz_slice_is(word, "St") && satz_token_glued(rules->text, at + 1, '.') && at + 2 < rules->text->count &&
        is_name_word(rules, at + 2))
        return rules->text->tokens[at + 2].chain_last + 1;
    return is_name_word(rules, at) ? rules->text->tokens[at].chain_last + 1 : at;
}

/* `1. FC Hallgau`, `TSV Ahrwiek II`, `Rot-Weiß Kessin e. V.`; a `1.` before small letters numbers a line. */
static size_t find_club(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *tokens = rules->text->tokens;
    size_t first = tokens[at].chain_last + 1, end = first;
    struct satz_slice word = satz_slice_sub(rules->text->text, tokens[at].begin, tokens[first - 1].end);
    if (tokens[at].chain != at || !satz_vocabulary_has(rules->vocabulary, SATZ_WORD_CLUB, word) ||
        is_roman(satz_token_slice(rules->text, first)))
        return 0;
    for (size_t words = 0; words < 3; words++)
        end = past_club_word(rules, end);
    if (end == first || (satz_token_is_digits(rules->text, first) && end == first + 1))
        return 0;
    bool ordinal = at >= 2 && tokens[at].caps && satz_token_glued(rules->text, at - 1, '.') &&
                   satz_token_is(rules->text, at - 2, '1');
    size_t begin = ordinal ? at - 2 : at, form = satz_phrase_end(rules->text, rules->vocabulary, SATZ_WORD_LEGAL, end);
    add_organisation(rules, begin, form ? form : end,
                     satz_slice_sub(rules->text->text, tokens[begin].begin, tokens[end - 1].end), "org/club");
    return form ? form : end;
}

/* SeaPRwire, YouTube: small letters, capitals, small letters again; not MitarbeiterInnen. */
static bool is_camel(struct satz_slice word) {
    size_t humps = 0, size;
    bool small = false;
    for (size_t at = 0; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        bool upper = satz_char_is_upper(character);
        if (!upper && !satz_char_is_lower(character))
            return false;
        humps += upper && small;
        small = !upper;
    }
    bool inner = satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("Innen")) ||
                 satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("In"));
    return humps && small && !inner && word.size >= 5;
}

static size_t find_camel(const struct satz_name_rules *rules, size_t at) {
    bool whole = rules->text->tokens[at].chain == at && rules->text->tokens[at].chain_last == at;
    if (!whole || !satz_token_is_upper(rules->text, at) || !is_camel(satz_token_slice(rules->text, at)))
        return 0;
    add_organisation(rules, at, at + 1, satz_slice_make(NULL, 0), "org/camel");
    return at + 1;
}

/* `Verein Amis de Valgronda`: no German sentence goes on with these. */
static bool is_romance_link(const struct satz_name_rules *rules, size_t at) {
    static const char *const links[] = { "de", "della", "delle", "di", "del" };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (satz_slice_is(satz_token_slice(rules->text, at), links[i]))
            return true;
    return false;
}

/* `Stiftung Baukultur Lindenfurt` */
static size_t find_front(const struct satz_name_rules *rules, size_t at) {
    if (!has(rules, SATZ_WORD_ORG_FRONT, at) || rules->text->tokens[at].chain_last != at)
        return 0;
    size_t end = at + 1;
    while (end < at + 5 && end < rules->text->count) {
        size_t word = end + (end > at + 1 && is_romance_link(rules, end));
        if (word >= rules->text->count || !is_name_word(rules, word))
            break;
        end = rules->text->tokens[word].chain_last + 1;
    }
    if (end == at + 1)
        return 0;
    add_organisation(rules, at, end, satz_slice_make(NULL, 0), "org/front");
    return end;
}

/* `ein Museum`: not the name of one. */
static bool is_any(const struct satz_name_rules *rules, size_t at) {
    static const char *const words[] = { "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen",
                                         "jedes", "dieses", "diese", "dieser", "diesem", "unser", "unsere" };
    struct satz_slice word = satz_token_slice(rules->text, at - 1);
    for (size_t i = 0; at && i < sizeof words / sizeof *words; i++)
        if (satz_slice_is(word, words[i]))
            return true;
    return false;
}

static bool ends_in(struct satz_slice word, const char *const *endings) {
    for (; *endings; endings++)
        if (satz_slice_ends(word, satz_slice_of(*endings)))
            return true;
    return false;
}

/* The token after a noun at `at`, or an adjective and its noun; 0 where there is none. */
static size_t past_noun(const struct satz_name_rules *rules, size_t at) {
    if (!satz_token_is_upper(rules->text, at) || is_glued(rules, at) || has(rules, SATZ_WORD_STOP, at) ||
        has(rules, SATZ_WORD_ROLE, at))
        return 0;
    size_t end = rules->text->tokens[at].chain_last + 1;
    bool adjective = ends_in(satz_token_slice(rules->text, end - 1), adjective_ends) && end == at + 1 &&
                     satz_token_is_upper(rules->text, end) && !is_glued(rules, end);
    return adjective ? rules->text->tokens[end].chain_last + 1 : end;
}

/* `Institut` and `für Gesundheit und Umwelt` at `at`: the token after that, `at` where it is not there. */
static size_t past_purpose(const struct satz_name_rules *rules, size_t at) {
    if (!at || !satz_slice_is(satz_token_slice(rules->text, at), "für") || !ends(rules, SATZ_WORD_ORG_FOR, at - 1))
        return at;
    size_t end = past_noun(rules, at + 1), more = 0;
    if (end && satz_slice_is(satz_token_slice(rules->text, end), "und"))
        more = past_noun(rules, end + 1);
    return more ? more : end ? end : at;
}

/* `des Museums für Instrumentenkunde` */
static size_t find_devoted(const struct satz_name_rules *rules, size_t at) {
    if (!satz_token_is_upper(rules->text, at) || is_any(rules, at) || has(rules, SATZ_WORD_ROLE, at))
        return 0;
    size_t end = past_purpose(rules, at + 1);
    if (end == at + 1)
        return 0;
    add_organisation(rules, rules->text->tokens[at].chain, end, satz_slice_make(NULL, 0), "org/purpose");
    return end;
}

/* `Rabe & Finkenau Verlag` */
static size_t find_joined(const struct satz_name_rules *rules, size_t at) {
    size_t end = at + 3;
    if (!satz_token_is(rules->text, at + 1, '&') || !satz_name_may_hold(rules, at) ||
        !satz_token_is_upper(rules->text, at + 2) || !satz_token_is_upper(rules->text, end) || is_glued(rules, end) ||
        !(has(rules, SATZ_WORD_ORG_FRONT, end) || ends(rules, SATZ_WORD_ORG_HEAD, end)))
        return 0;
    add_organisation(rules, at, end + 1, satz_slice_make(NULL, 0), "org/joined");
    return end + 1;
}

/* `Frankfurter` */
static bool is_townsman(const struct satz_name_rules *rules, struct satz_slice word) {
    if (word.size < 5 || !satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("er")))
        return false;
    struct satz_slice town = satz_slice_sub(word, 0, word.size - 2);
    struct satz_slice shorter = satz_slice_sub(word, 0, word.size - 1);
    return satz_vocabulary_has(rules->vocabulary, SATZ_WORD_PLACE, town) ||
           satz_vocabulary_has(rules->vocabulary, SATZ_WORD_PLACE, shorter);
}

/* `Ostdeutsches Verkehrsinstitut`, `Frankfurter Wertpapierbörse`, `Technische Universität Berlin`. */
static size_t find_headed(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    if (!is_name_word(rules, at) || rules->text->tokens[at].chain_last != at || !satz_token_is_upper(rules->text, at + 1) ||
        is_glued(rules, at + 1) || !ends(rules, SATZ_WORD_ORG_HEAD, at + 1) || has(rules, SATZ_WORD_ROLE, at + 1))
        return 0;
    bool adjective = ends_in(word, adjective_ends) && !satz_name_at_start(rules->text, at);
    if (!adjective && !is_townsman(rules, word))
        return 0;
    size_t end = at + 2, place;
    if (satz_known_at(rules->table, rules->text, end, SATZ_PLACE, &place) || has(rules, SATZ_WORD_PLACE, end))
        end = has(rules, SATZ_WORD_PLACE, end) ? end + 1 : place;
    else
        end = past_purpose(rules, end);
    add_organisation(rules, at, end, satz_slice_make(NULL, 0), "org/noun");
    return end;
}

void satz_organisations_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t next = 0;
        if (rules->text->tokens[i].kind == SATZ_TOKEN_WORD) {
            next = find_club(rules, i);
            if (!next)
                next = find_company(rules, i);
            if (!next)
                next = find_camel(rules, i);
            if (!next)
                next = find_front(rules, i);
            if (!next)
                next = find_headed(rules, i);
            if (!next)
                next = find_joined(rules, i);
            if (!next)
                next = find_devoted(rules, i);
        }
        i = next ? next : i + 1;
    }
}
