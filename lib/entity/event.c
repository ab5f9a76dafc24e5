#include "entity/figure.h"
#include "entity/name.h"

static bool has(const struct satz_name_rules *rules, enum satz_word_class class, size_t at) {
    return satz_vocabulary_has(rules->vocabulary, class, satz_token_slice(rules->text, at));
}

static bool is_open(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && !rules->text->tokens[at].glued;
}

static bool is_whole(const struct satz_name_rules *rules, size_t at) {
    return at < rules->text->count && rules->text->tokens[at].chain == at && rules->text->tokens[at].chain_last == at;
}

static size_t add(const struct satz_name_rules *rules, size_t at, size_t end, const char *rule) {
    satz_candidates_add_by(rules->candidates, SATZ_EVENT, rules->text->tokens[at].begin, rules->text->tokens[end - 1].end,
                           rule);
    return end;
}

/* The token after a year at `at`; 0 where there is none. */
static size_t past_year(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice year = satz_token_slice(rules->text, at);
    bool good = satz_token_is_digits(rules->text, at) && is_open(rules, at) && is_whole(rules, at) && year.size == 4 &&
                (!memcmp(year.data, "19", 2) || !memcmp(year.data, "20", 2));
    return good ? at + 1 : 0;
}

/* `COP30`, `COP 30` */
static size_t past_code(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at), head = word;
    if (!is_whole(rules, at) || !satz_token_is_upper(rules->text, at))
        return 0;
    while (head.size && head.data[head.size - 1] >= '0' && head.data[head.size - 1] <= '9')
        head.size--;
    if (!satz_vocabulary_has(rules->vocabulary, SATZ_WORD_EVENT_CODE, head))
        return 0;
    if (head.size < word.size)
        return word.size - head.size <= 3 ? at + 1 : 0;
    bool number = satz_token_is_digits(rules->text, at + 1) && is_open(rules, at + 1) && is_whole(rules, at + 1) &&
                  satz_token_slice(rules->text, at + 1).size <= 3;
    return number ? at + 2 : 0;
}

/* `Hannover Messe 2026`, `Weltklimakonferenz COP30`: what is known, with what follows. */
static size_t find_known(const struct satz_name_rules *rules, size_t at) {
    size_t end, more;
    if (!satz_known_at(rules->table, rules->text, at, SATZ_EVENT, &end) || rules->text->tokens[at].chain != at ||
        rules->text->tokens[end - 1].chain_last != end - 1)
        return 0;
    if ((more = past_code(rules, end)) && is_open(rules, end))
        end = add(rules, at, more, "event/number");
    if ((more = past_year(rules, end)))
        end = add(rules, at, more, "event/year");
    return end;
}

/* `IFA 2025`, not `USA 2006` */
static size_t find_short(const struct satz_name_rules *rules, size_t at) {
    size_t end = past_year(rules, at + 1), other;
    if (!end || !rules->text->tokens[at].caps || !is_whole(rules, at) || satz_name_at_start(rules->text, at) ||
        has(rules, SATZ_WORD_CURRENCY, at) || has(rules, SATZ_WORD_LAW, at) || has(rules, SATZ_WORD_MAKER, at) ||
        satz_known_at(rules->table, rules->text, at, SATZ_ORG, &other) ||
        satz_known_at(rules->table, rules->text, at, SATZ_PLACE, &other))
        return 0;
    return add(rules, at, end, "event/year");
}

/* `Salzburger Festspiele` */
static size_t find_local(const struct satz_name_rules *rules, size_t at) {
    struct satz_slice word = satz_token_slice(rules->text, at);
    bool adjective = is_whole(rules, at) && satz_name_may_hold(rules, at) && word.size >= 5 &&
                     satz_slice_ends(word, satz_slice_of("er")) && !satz_name_at_start(rules->text, at);
    if (!adjective || !is_whole(rules, at + 1) || !is_open(rules, at + 1) || !satz_token_is_upper(rules->text, at + 1) ||
        !satz_vocabulary_ends(rules->vocabulary, SATZ_WORD_EVENT_NAME, satz_token_slice(rules->text, at + 1)))
        return 0;
    size_t year = past_year(rules, at + 2);
    return add(rules, at, year ? year : at + 2, "event/noun");
}

void satz_events_find(const struct satz_name_rules *rules) {
    for (size_t i = 0; i < rules->text->count;) {
        size_t next = 0, end;
        if (rules->text->tokens[i].kind == SATZ_TOKEN_WORD) {
            next = find_known(rules, i);
            if (!next && (end = past_code(rules, i)))
                next = add(rules, i, end, "event/number");
            if (!next && satz_token_is_upper(rules->text, i))
                next = find_short(rules, i);
            if (!next && satz_token_is_upper(rules->text, i))
                next = find_local(rules, i);
        }
        i = next ? next : i + 1;
    }
}
