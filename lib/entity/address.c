#include "entity/address.h"

#include <strings.h>

#include "text/unicode.h"
#include "text/utf8.h"

/* RFC 1035, 2.3.4: bounds also what is read in vain at each word of a chain of hyphens. */
#define HOST_LIMIT 253
#define LABEL_LIMIT 63

/* ASCII letters and digits; the locale has no say. */
static bool is_alnum(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_in(char byte, const char *set) {
    return byte && strchr(set, byte);
}

/* Whether a word or number could go on to the left of `at`. */
static bool is_inside_word(struct satz_slice text, size_t at) {
    if (!at)
        return false;
    size_t size;
    uint32_t before = satz_utf8_decode_before(text, at, &size);
    return satz_char_is_word(before) || before == '@';
}

/* Whether `character` ends an address: a blank, a quotation mark, a tag, a bracket of markup. */
static bool ends_url(uint32_t character) {
    return character <= 0x20 || (character < 0x80 && strchr("\"<>\\^`{|}", (int)character)) || character == 0xFFFC ||
           character == 0x27E6 || character == 0x27E7 ||
           (character > 0x7F && (satz_char_is_punct(character) || satz_char_is_space(character)));
}

/* Marks at the end belong to the sentence, and a bracket too that was not opened inside. */
static size_t trim_url(struct satz_slice text, size_t begin, size_t end, long open) {
    while (end > begin) {
        char last = text.data[end - 1];
        if (last == ')' && open < 0)
            open++;
        else if (!is_in(last, ".,;:!?'*_-([&"))
            break;
        end--;
    }
    return end;
}

static size_t past_url(struct satz_slice text, size_t begin, size_t at) {
    long open = 0;
    for (size_t size; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (ends_url(character))
            break;
        open += character == '(';
        open -= character == ')';
    }
    return trim_url(text, begin, at, open);
}

static size_t past_label(struct satz_slice text, size_t at) {
    size_t begin = at;
    while (at < text.size && at - begin <= LABEL_LIMIT && (is_alnum(text.data[at]) || text.data[at] == '-'))
        at++;
    return at;
}

/* End of a host name that begins at `at` and has a known top-level domain; 0 where there is none. */
static size_t past_host(struct satz_slice text, size_t at, const struct satz_vocabulary *vocabulary) {
    size_t begin = at, good = 0;
    for (size_t label = at; at - begin <= HOST_LIMIT; label = at + 1) {
        at = past_label(text, label);
        struct satz_slice name = satz_slice_sub(text, label, at);
        if (!name.size)
            break;
        if (label > begin && satz_vocabulary_has(vocabulary, SATZ_WORD_TLD, name))
            good = at;
        if (at >= text.size || text.data[at] != '.')
            break;
    }
    return good;
}

static size_t past_scheme(struct satz_slice text, size_t at) {
    static const char *const schemes[] = { "http://", "https://", "ftp://", "sftp://", "www." };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct satz_slice scheme = satz_slice_of(schemes[i]);
        if (text.size - at > scheme.size && !strncasecmp(text.data + at, scheme.data, scheme.size) &&
            (is_alnum(text.data[at + scheme.size]) || (text.data[at + scheme.size] & 0x80)))
            return at + scheme.size;
    }
    return 0;
}

static void find_url(struct satz_slice text, size_t at, const struct satz_vocabulary *vocabulary,
                     struct satz_candidates *candidates) {
    size_t start = past_scheme(text, at), host;
    if (start) {
        satz_candidates_add(candidates, SATZ_URL, at, past_url(text, at, start));
        return;
    }
    host = past_host(text, at, vocabulary);
    if (!host)
        return;
    size_t size;
    uint32_t next = host < text.size ? satz_utf8_decode(text, host, &size) : ' ';
    if (next == '@' || satz_char_is_word(next) || next == '-')
        return;
    if (next == '/' || next == '?' || next == '#')
        host = past_url(text, at, host);
    satz_candidates_add(candidates, SATZ_URL, at, host);
}

/* `10.5555/anb.2026.00417`: a registrant's number, a slash, and a name with a letter in it. */
static void find_doi(const struct satz_token_text *text, size_t at, struct satz_candidates *candidates) {
    struct satz_slice registrant = satz_token_slice(text, at + 2);
    bool good = satz_slice_is(satz_token_slice(text, at), "10") && satz_token_glued(text, at + 1, '.') &&
                satz_token_is_digits(text, at + 2) && registrant.size >= 4 && registrant.size <= 9 &&
                satz_token_glued(text, at + 3, '/') && at + 4 < text->count && text->tokens[at + 4].glued;
    if (!good)
        return;
    size_t begin = text->tokens[at].begin, end = past_url(text->text, begin, text->tokens[at + 4].begin), letters = 0;
    for (size_t i = text->tokens[at + 4].begin; i < end; i++)
        letters += (text->text.data[i] | 0x20) >= 'a' && (text->text.data[i] | 0x20) <= 'z';
    if (letters)
        satz_candidates_add(candidates, SATZ_IDENTIFIER, begin, end);
}

/* An e-mail address around the `@` at byte `at`; `from` is where the one before ended. */
static size_t find_email(struct satz_slice text, size_t at, size_t from, struct satz_candidates *candidates) {
    size_t begin = at, end = at + 1;
    while (begin > from && (is_alnum(text.data[begin - 1]) || is_in(text.data[begin - 1], "._%+-'")))
        begin--;
    while (begin < at && is_in(text.data[begin], ".-+%'"))
        begin++;
    size_t labels = 0, good = 0;
    for (size_t label = end; end - at <= HOST_LIMIT; label = end + 1) {
        end = past_label(text, label);
        if (end == label)
            break;
        if (++labels > 1 && text.data[end - 1] != '-')
            good = end;
        if (end >= text.size || text.data[end] != '.')
            break;
    }
    if (begin == at || !good)
        return from;
    satz_candidates_add(candidates, SATZ_EMAIL, begin, good);
    return good;
}

/* @name and #Schlagwort: a letter or digit after the sign, no word before it. */
static void find_handle(struct satz_slice text, size_t at, struct satz_candidates *candidates) {
    size_t end = at + 1, letters = 0, good = end, size;
    bool tag = text.data[at] == '#';
    while (end < text.size) {
        uint32_t character = satz_utf8_decode(text, end, &size);
        bool word = tag ? satz_char_is_word(character) : character < 0x80 && is_alnum((char)character);
        if (!word && character != '_' && (tag || character != '.'))
            break;
        letters += satz_char_is_letter(character);
        end += size;
        if (word || character == '_')
            good = end;
    }
    if (letters && good > at + 2)
        satz_candidates_add(candidates, SATZ_HANDLE, at, good);
}

/* Digits with blanks, hyphens, slashes, brackets and dots between them; counts them. */
static size_t past_phone(struct satz_slice text, size_t at, size_t *digits) {
    size_t good = at, gap = 0;
    for (; at < text.size && gap <= 3; at++) {
        char byte = text.data[at];
        if (byte >= '0' && byte <= '9') {
            ++*digits;
            gap = 0;
            good = at + 1;
        } else if (is_in(byte, " -/().") && *digits) {
            gap++;
        } else if (!(byte == '(' && !*digits)) {
            break;
        }
    }
    return good;
}

static bool is_phone_cue(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary) {
    for (size_t back = 1; back <= 3 && back <= at; back++) {
        struct satz_slice word = satz_token_slice(text, at - back);
        if (satz_vocabulary_has(vocabulary, SATZ_WORD_PHONE_CUE, word))
            return true;
        if (!satz_slice_is(word, ".") && !satz_slice_is(word, ":"))
            return false;
    }
    return false;
}

static bool is_international(struct satz_slice rest, const char *sign) {
    size_t size = strlen(sign);
    return rest.size > size && !memcmp(rest.data, sign, size) && rest.data[size] >= '1' && rest.data[size] <= '9';
}

/* `+12 345 678`: a sum with its sign and thousands apart, too short for a telephone number so written. */
static bool is_signed_sum(struct satz_slice number, size_t digits) {
    size_t group = 0, blanks = 0;
    for (size_t i = 1; i < number.size; i++) {
        bool blank = number.data[i] == ' ';
        if (blank ? blanks && group != 3 : !is_alnum(number.data[i]))
            return false;
        blanks += blank;
        group = blank ? 0 : group + 1;
    }
    return number.data[0] == '+' && blanks && group == 3 && digits <= 9;
}

/* `(0 69) 9000`: the token after an area whose nought stands apart; 0 where there is none. */
static size_t past_apart_area(const struct satz_token_text *text, size_t at) {
    bool good = satz_token_is(text, at, '(') && satz_slice_is(satz_token_slice(text, at + 1), "0") &&
                satz_token_is_digits(text, at + 2) && satz_token_slice(text, at + 2).size <= 5 &&
                satz_token_glued(text, at + 3, ')');
    return good ? at + 4 : 0;
}

/* `089 99998-333`, `(0221) 4710215`: a number that begins with one nought, and goes on after a blank or mark. */
static bool is_national(const struct satz_token_text *text, size_t at) {
    size_t apart = past_apart_area(text, at);
    if (apart)
        return satz_token_is_digits(text, apart) && satz_token_slice(text, apart).size >= 3;
    at += satz_token_is(text, at, '(');
    struct satz_slice area = satz_token_slice(text, at);
    if (!satz_token_is_digits(text, at) || area.size < 3 || area.size > 6 || area.data[0] != '0' ||
        area.data[1] == '0' || is_inside_word(text->text, text->tokens[at].begin))
        return false;
    at++;
    at += satz_token_glued(text, at, ')');
    at += satz_token_is(text, at, '/') || satz_token_glued(text, at, '-');
    return satz_token_is_digits(text, at) && satz_token_slice(text, at).size >= 3;
}

/* `Fax: -469`: an extension of the number before. */
static bool find_extension(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                           struct satz_candidates *candidates) {
    bool good = satz_token_is(text, at, '-') && !text->tokens[at].glued && satz_token_is_digits(text, at + 1) &&
                text->tokens[at + 1].glued && satz_token_slice(text, at + 1).size <= 5 &&
                is_phone_cue(text, at, vocabulary);
    if (good)
        satz_candidates_add(candidates, SATZ_PHONE, text->tokens[at].begin, text->tokens[at + 1].end);
    return good;
}

static bool is_phone(struct satz_slice number, size_t digits, bool cue) {
    return digits >= (cue ? 4u : 8u) && digits <= 16 && (cue || !is_signed_sum(number, digits));
}

/* Returns the token to go on from, so that digits are read once. */
static size_t find_phone(const struct satz_token_text *text, size_t at, const struct satz_vocabulary *vocabulary,
                         struct satz_candidates *candidates) {
    const struct satz_token *token = &text->tokens[at];
    struct satz_slice rest = satz_slice_from(text->text, token->begin);
    bool plus = is_international(rest, "+");
    bool cue = (token->kind == SATZ_TOKEN_NUMBER || rest.data[0] == '(') && is_phone_cue(text, at, vocabulary);
    size_t digits = 0;
    if (find_extension(text, at, vocabulary, candidates))
        return at + 2;
    if (!(plus || cue || is_international(rest, "00") || is_national(text, at)) ||
        is_inside_word(text->text, token->begin))
        return at + 1;
    size_t end = past_phone(text->text, token->begin + plus, &digits);
    if (is_phone(satz_slice_sub(text->text, token->begin, end), digits, cue))
        satz_candidates_add(candidates, SATZ_PHONE, token->begin, end);
    while (at < text->count && text->tokens[at].begin < end)
        at++;
    return at + !digits;
}

/* Whether a dot, colon or hyphen stands behind the word, and something behind that: no address begins otherwise. */
static bool goes_on(const struct satz_token_text *text, size_t at) {
    size_t end = text->tokens[at].end;
    return end + 1 < text->text.size && is_in(text->text.data[end], ".:-") && text->text.data[end + 1] != ' ';
}

void satz_addresses_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                         struct satz_candidates *candidates) {
    size_t mail_end = 0, url_end = 0;
    for (size_t i = 0; i < text->count; i++) {
        size_t at = text->tokens[i].begin;
        char byte = text->text.data[at];
        if (byte == '@')
            mail_end = find_email(text->text, at, mail_end, candidates);
        if ((byte == '@' || byte == '#') && !is_inside_word(text->text, at))
            find_handle(text->text, at, candidates);
        if (text->tokens[i].kind == SATZ_TOKEN_OTHER || at < url_end || !goes_on(text, i) ||
            is_inside_word(text->text, at))
            continue;
        size_t count = candidates->count;
        find_doi(text, i, candidates);
        find_url(text->text, at, vocabulary, candidates);
        if (candidates->count > count)
            url_end = candidates->items[count].end;
    }
    for (size_t i = satz_token_text_figure(text); i < text->count;)
        i = find_phone(text, i, vocabulary, candidates);
}
