#include "check/forms.h"
#include "check/work.h"
#include "text/unicode.h"

/*
 * What makes a source hard to translate: dates that are read in two ways, abbreviations that nobody explains, words of
 * which nobody sees the end.
 */
enum { SHORTEST = 3, LONGEST = 6, CHAIN = 4, LONG_WORD = 40 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* A number of at most two digits from `at` on; 0: none. */
static unsigned read_number(struct satz_slice text, size_t *at) {
    unsigned value = 0;
    size_t begin = *at;
    while (*at < text.size && is_digit(text.data[*at]) && *at - begin < 3)
        value = value * 10 + (unsigned)(text.data[(*at)++] - '0');
    return *at - begin > 2 ? 0 : value;
}

/* The year behind the mark: of two or four digits, and nothing of a number behind it. */
static bool read_year(struct satz_slice text, size_t *at) {
    size_t begin = *at;
    while (*at < text.size && is_digit(text.data[*at]))
        ++*at;
    return (*at - begin == 2 || *at - begin == 4) && (*at == text.size || (text.data[*at] != '/' && text.data[*at] != '-'));
}

/* Where the digits before a slash begin; nothing of a number or path may stand before them. */
static bool find_begin(struct satz_slice text, size_t at, size_t *begin) {
    for (*begin = at; *begin > 0 && is_digit(text.data[*begin - 1]) && at - *begin < 3;)
        --*begin;
    char before = *begin > 0 ? text.data[*begin - 1] : ' ';
    return *begin < at && before != '/' && before != '.' && before != '-';
}

/* `4/5/2025`: the fourth of May in Europe, the fifth of April in America. */
void satz_check_ambiguous_date(struct satz_check_work *work) {
    struct satz_slice text = work->src.text;
    for (size_t at = satz_slice_find_byte(text, 0, '/'); at < text.size; at = satz_slice_find_byte(text, at + 1, '/')) {
        size_t begin, next = at + 1, end;
        if (!find_begin(text, at, &begin) || satz_check_text_keeps(&work->src, begin))
            continue;
        end = begin;
        unsigned first = read_number(text, &end), second = read_number(text, &next);
        bool months = first > 0 && second > 0 && first <= 12 && second <= 12 && first != second;
        end = next + 1;
        if (months && next < text.size && text.data[next] == '/' && read_year(text, &end))
            satz_check_say(work, &work->src, begin, end, SATZ_CHECK_NO_FIX,
                           "Is this day %u of month %u, or day %u of month %u?", first, second, second, first);
    }
}

/* A hyphenated chain of words, or one word, that nobody takes in. */
void satz_check_long_word(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->src;
    size_t size, begin = 0, letters = 0, hyphens = 0;
    for (size_t at = 0; at <= text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        bool hyphen = (character == '-' || character == 0x2011) && letters > 0;
        if (character && (satz_char_is_letter(character) || satz_char_is_mark(character) || hyphen)) {
            letters += !hyphen;
            hyphens += hyphen;
            continue;
        }
        if ((letters > LONG_WORD || hyphens >= CHAIN) && letters > LONG_WORD / 2 && !satz_check_text_keeps(text, begin))
            satz_check_say(work, text, begin, at, SATZ_CHECK_NO_FIX,
                           "A word of %zu letters is hard to read, and harder to translate.", letters);
        begin = at + size;
        letters = hyphens = 0;
        if (!character)
            break;
    }
}

static bool is_known(const struct satz_check_work *work, const struct satz_token_text *text, size_t at) {
    const struct satz_candidates *candidates = work->candidates;
    size_t begin = text->tokens[at].begin, place = satz_plain_view_begin(work->view, begin);
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].begin <= begin && candidates->items[i].end > begin)
            return true;
    for (size_t i = 0; i < work->spans.count; i++)
        if (work->spans.items[i].begin <= place && work->spans.items[i].end > place)
            return true;
    return satz_wordset_has(&work->source->words[SATZ_CHECK_KNOWN], satz_token_slice(text, at));
}

static bool is_capital(const struct satz_token_text *text, size_t at) {
    return at < text->count && text->tokens[at].kind == SATZ_TOKEN_WORD && text->tokens[at].caps &&
           text->tokens[at].end - text->tokens[at].begin > 1;
}

/* Whether the abbreviation is in brackets behind what it means, or what it means behind it. */
static bool has_bracket(const struct satz_token_text *text, size_t at) {
    return (at > 0 && satz_token_is(text, at - 1, '(')) || satz_token_is(text, at + 1, '(');
}

/* The first time that it stands in a document. */
void satz_check_unexplained(struct satz_check_work *work) {
    const struct satz_token_text *text = &satz_check_view(work)->text;
    size_t ignored;
    for (size_t at = 0; at < text->count; at++) {
        const struct satz_token *token = &text->tokens[at];
        size_t letters = token->end - token->begin;
        if (!is_capital(text, at) || letters < SHORTEST || letters > LONGEST || token->chain != at || token->chain_last != at)
            continue;
        struct satz_slice word = satz_token_slice(text, at);
        work->stirred = true;
        if (satz_map_get(&work->forms->unexplained, word, &ignored))
            continue;
        satz_map_set(&work->forms->unexplained, satz_arena_copy(&work->forms->arena, word), 1);
        (void)satz_check_entities(work);
        bool shouted = is_capital(text, at + 1) || (at > 0 && is_capital(text, at - 1));
        if (!shouted && !has_bracket(text, at) && !is_known(work, text, at))
            satz_check_say_view(work, token->begin, token->end, "Nobody says what %.*s means.", (int)word.size, word.data);
    }
}
