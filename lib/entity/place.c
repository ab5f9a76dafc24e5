#include "entity/calendar.h"
#include "entity/figure.h"
#include "entity/name.h"

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is_whole_word(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && rules->text->tokens[at].kind == SATZ_TOKEN_WORD &&
           rules->text->tokens[at].chain == at && rules->text->tokens[at].chain_last == at;
}

static void add(const struct satz_name_rules *rules, size_t first, size_t end, const char *rule) {
    satz_name_add(rules, SATZ_PLACE, first, end, satz_slice_make(NULL, 0), rule);
}

static size_t find_weak(const struct satz_name_rules *rules, size_t at) {
    if (!is_whole_word(rules, at) || !has(rules, SATZ_WORD_PLACE_WEAK, at) || !at ||
        !has(rules, SATZ_WORD_PLACE_BEFORE, at - 1))
        return 0;
    satz_candidates_add_by(rules->candidates, SATZ_PLACE, rules->text->tokens[at].begin, rules->text->tokens[at].end,
                           "place/preposition");
    return at + 1;
}

/* `BERLIN, 14. Oktober 2025`, `Bad Sulzen, 3. Mai`: a place and a day begin a release. */
static size_t find_dateline(const struct satz_name_rules *rules, size_t at) {
    if (!satz_name_at_start(rules->text, at))
        return 0;
    size_t end = at;
    while (end < at + 4 && satz_token_is_upper(rules->text, end))
        end = rules->text->tokens[end].chain_last + 1;
    if (end == at || !satz_token_glued(rules->text, end, ',') || has(rules, SATZ_WORD_WEEKDAY, at) ||
        !satz_calendar_is_day(rules->text, rules->vocabulary, end + 1))
        return 0;
    add(rules, at, end, "place/dateline");
    return end;
}

/* `Kanton Aargau`, `die Stadt Lindenfurt` */
static size_t find_cued(const struct satz_name_rules *rules, size_t at) {
    if (!has(rules, SATZ_WORD_PLACE_CUE, at) || !is_whole_word(rules, at) || at + 1 >= rules->text->count ||
        rules->text->tokens[at + 1].glued || !satz_name_may_hold(rules, at + 1) || has(rules, SATZ_WORD_ROLE, at + 1) ||
        satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_NOUN_END, satz_token_slice(rules->text, at + 1)))
        return 0;
    size_t end = rules->text->tokens[at + 1].chain_last + 1;
    add(rules, at + 1, end, "place/cue");
    return end;
}

/* `die neue Alte Brücke`: an adjective has a capital only in a name. */
static size_t find_headed(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    bool adjective = is_whole_word(rules, at) && satz_name_may_hold(rules, at) && word.size >= 3 &&
                     (word.data[word.size - 1] == 'e' || satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("en")) ||
                      satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("er")) ||
                      satz_slice_ends(word, (struct satz_slice)SATZ_SLICE("es")));
    if (!adjective || has(rules, SATZ_WORD_ROLE, at) || satz_name_at_start(rules->text, at) ||
        !is_whole_word(rules, at + 1) || rules->text->tokens[at + 1].glued ||
        !satz_token_is_upper(rules->text, at + 1) ||
        !satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_PLACE_HEAD, satz_token_slice(rules->text, at + 1)))
        return 0;
    add(rules, at, at + 2, "place/noun");
    return at + 2;
}

/* Whether the number before token `at` is a measure (auf der Ringstraße 50 Meter weiter). */
static bool is_measured(const struct satz_name_rules *rules, size_t at) {
    static const enum satz_word_class classes[] = { SATZ_WORD_UNIT, SATZ_WORD_CURRENCY, SATZ_WORD_SCALE };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (satz_phrase_end(rules->text, rules->vocabulary, classes[i], at))
            return true;
    return satz_token_glued(rules->text, at, '.') && at + 1 < rules->text->count;
}

/* The token after the number of a house at `at`: `12`, `12 a`. */
static size_t past_house(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *tokens = rules->text->tokens;
    if (!satz_token_is_digits(rules->text, at) || tokens[at].glued || tokens[at].end - tokens[at].begin > 3 ||
        is_measured(rules, at + 1))
        return 0;
    struct satz_slice letter = satz_token_slice(rules->text, at + 1);
    bool lettered = letter.size == 1 && letter.data[0] >= 'a' && letter.data[0] <= 'z' &&
                    (at + 2 >= rules->text->count || !tokens[at + 2].glued || satz_token_is(rules->text, at + 2, ','));
    return at + 1 + lettered;
}

/* `Bundesstraße 88`, `Bahnhofstr. 12 a`, `Uferstr.` */
static size_t find_road(const struct satz_name_rules *rules, size_t at) {
    const struct satz_token *tokens = rules->text->tokens;
    struct satz_slice word = satz_token_slice(rules->text, at);
    bool dotted = satz_slice_ends(word, satz_slice_of("str")) && satz_token_glued(rules->text, at + 1, '.');
    size_t next = at + 1 + dotted, end = past_house(rules, next);
    if ((!end && !dotted) || tokens[at].chain_last != at)
        return 0;
    bool whole = has(rules, SATZ_WORD_ROAD, at);
    if (whole ? !end : !satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_ROAD, word))
        return 0;
    end = end ? end : next;
    satz_candidates_add_by(rules->candidates, SATZ_PLACE, tokens[tokens[at].chain].begin, tokens[end - 1].end,
                           "place/road");
    return end;
}

/* `Werdenow a. d. Havel`: nothing but a place is so written. */
static void find_river(const struct satz_name_rules *rules, size_t at) {
    static const char *const signs[] = { "a", ".", "d", "." };
    const struct satz_token *tokens = rules->text->tokens;
    size_t next = at + 1, count = sizeof signs / sizeof *signs;
    for (size_t i = 0; i < count; i++, next++)
        if (!satz_slice_is(satz_token_slice(rules->text, next), signs[i]))
            return;
    if (satz_token_is_upper(rules->text, next) && !tokens[next].glued)
        satz_candidates_add_by(rules->candidates, SATZ_PLACE, tokens[at].begin, tokens[next].end, "place/river");
}

void satz_places_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t next = 0;
        if (satz_token_is_upper(rules->text, i)) {
            next = find_dateline(rules, i);
            if (!next)
                next = find_cued(rules, i);
            if (!next)
                next = find_headed(rules, i);
            if (!next)
                next = find_road(rules, i);
            if (!next)
                next = find_weak(rules, i);
        }
        i = next ? next : i + 1;
    }
    for (size_t i = 0; i < rules->text->count; i++)
        if (satz_token_is_upper(rules->text, i))
            find_river(rules, i);
}
