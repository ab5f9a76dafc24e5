#include "entity/text.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Scripts that write words without blanks: each letter is a token, so that a name can begin anywhere. */
static bool runs_on(uint32_t character) {
    static const char *const scripts[] = { "Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr" };
    if (character < 0xE00)
        return false;
    const char *script = satz_char_script(character);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (!strcmp(script, scripts[i]))
            return true;
    return false;
}

static size_t past_word(struct satz_slice text, size_t at, struct satz_token *token) {
    size_t letters = 0, capitals = 0, size;
    bool single = false; /* the token is one letter of such a script */
    token->digits = true;
    while (at < text.size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (!single && (character | 0x20) - 'a' < 26) {
            letters++;
            capitals += character < 'a';
            token->digits = false;
            at++;
            continue;
        }
        if (!satz_char_is_word(character))
            break;
        bool alone = runs_on(character) && !satz_char_is_mark(character);
        if (at > token->begin && (alone || (single && !satz_char_is_mark(character))))
            break;
        single = single || alone;
        letters += satz_char_is_letter(character);
        capitals += satz_char_is_upper(character);
        token->digits = token->digits && character >= '0' && character <= '9';
        at += size;
    }
    token->caps = letters > 1 && letters == capitals;
    return at;
}

static void cut_token(struct satz_slice text, size_t at, struct satz_token *token) {
    size_t size;
    uint32_t first = satz_utf8_decode(text, at, &size);
    *token = (struct satz_token){ .begin = at, .end = at + size, .kind = SATZ_TOKEN_OTHER };
    if (!satz_char_is_word(first))
        return;
    token->kind = satz_char_is_letter(first) ? SATZ_TOKEN_WORD : SATZ_TOKEN_NUMBER;
    token->end = past_word(text, at, token);
    token->upper = satz_char_is_upper(first);
}

static bool joins(const struct satz_token *token, struct satz_slice text) {
    struct satz_slice mark = satz_slice_sub(text, token->begin, token->end);
    return token->kind == SATZ_TOKEN_OTHER && (satz_slice_is(mark, "-") || satz_slice_is(mark, "‐") ||
                                              satz_slice_is(mark, "‑"));
}

static size_t chain_of(const struct satz_token_text *tokens, size_t at) {
    const struct satz_token *items = tokens->tokens, *token = &items[at];
    if (at < 2 || !token->glued || !items[at - 1].glued || token->kind == SATZ_TOKEN_OTHER ||
        items[at - 2].kind == SATZ_TOKEN_OTHER || !joins(&items[at - 1], tokens->text))
        return at;
    return items[at - 2].chain;
}

static void find_chain_ends(struct satz_token_text *tokens) {
    for (size_t i = tokens->count; i-- > 0;) {
        bool goes_on = i + 2 < tokens->count && tokens->tokens[i + 2].chain == tokens->tokens[i].chain;
        tokens->tokens[i].chain_last = goes_on ? tokens->tokens[i + 2].chain_last : i;
    }
}

void satz_token_text_set(struct satz_token_text *tokens, struct satz_slice text) {
    tokens->text = text;
    tokens->count = 0;
    tokens->figures = false;
    bool blank = true;
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == ' ') {
            blank = true;
            at++;
            continue;
        }
        tokens->tokens =
            satz_memory_grow(tokens->tokens, &tokens->capacity, tokens->count + 1, sizeof *tokens->tokens);
        struct satz_token *token = &tokens->tokens[tokens->count];
        cut_token(text, at, token);
        tokens->figures = tokens->figures || token->kind == SATZ_TOKEN_NUMBER;
        token->glued = !blank;
        token->chain = chain_of(tokens, tokens->count);
        tokens->count++;
        at = token->end;
        blank = false;
    }
    find_chain_ends(tokens);
}

void satz_token_text_release(struct satz_token_text *tokens) {
    free(tokens->tokens);
    *tokens = (struct satz_token_text)SATZ_TOKEN_TEXT_INIT;
}

size_t satz_token_text_figure(const struct satz_token_text *tokens) {
    return tokens->figures ? 0 : tokens->count;
}

struct satz_slice satz_token_slice(const struct satz_token_text *tokens, size_t at) {
    if (at >= tokens->count)
        return satz_slice_make(NULL, 0);
    return satz_slice_sub(tokens->text, tokens->tokens[at].begin, tokens->tokens[at].end);
}

bool satz_token_is(const struct satz_token_text *tokens, size_t at, char character) {
    if (at >= tokens->count)
        return false;
    const struct satz_token *token = &tokens->tokens[at];
    return token->end - token->begin == 1 && tokens->text.data[token->begin] == character;
}

bool satz_token_glued(const struct satz_token_text *tokens, size_t at, char character) {
    return satz_token_is(tokens, at, character) && tokens->tokens[at].glued;
}

bool satz_token_is_word(const struct satz_token_text *tokens, size_t at) {
    return at < tokens->count && tokens->tokens[at].kind == SATZ_TOKEN_WORD;
}

bool satz_token_is_upper(const struct satz_token_text *tokens, size_t at) {
    return satz_token_is_word(tokens, at) && tokens->tokens[at].upper;
}

bool satz_token_is_digits(const struct satz_token_text *tokens, size_t at) {
    return at < tokens->count && tokens->tokens[at].kind == SATZ_TOKEN_NUMBER && tokens->tokens[at].digits;
}

size_t satz_token_after(const struct satz_token_text *tokens, size_t from, size_t end) {
    for (; from < tokens->count && tokens->tokens[from].end <= end; from++)
        if (tokens->tokens[from].end == end)
            return from + 1;
    return 0;
}
