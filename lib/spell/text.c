#include "spell/text.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/utf8.h"

#define TAG 0xFFFCu
#define SOFT_HYPHEN 0xADu
#define MOST_ENDING 8
#define MOST_SIGNATURE 4

static bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_ascii_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_hyphen(uint32_t character) {
    return character == '-' || character == 0x2010 || character == 0x2011;
}

/* The character at `at`, or before it; 0 at the text's ends. */
static uint32_t char_at(struct satz_slice text, size_t at) {
    size_t size;
    return at < text.size ? satz_utf8_decode(text, at, &size) : 0;
}

static uint32_t char_before(struct satz_slice text, size_t at) {
    size_t size;
    return at ? satz_utf8_decode_before(text, at, &size) : 0;
}

/* Whether the letters after the full stop at `dot` are all there is, and a file's or a domain's ending. */
static bool is_ending(struct satz_slice chunk, size_t dot, const struct satz_map *endings) {
    char small[MOST_ENDING];
    size_t size = 0, ignored;
    for (size_t at = dot + 1; at < chunk.size && (is_ascii_letter(chunk.data[at]) || is_ascii_digit(chunk.data[at])); at++) {
        if (size == sizeof small)
            return false;
        small[size++] = (char)(chunk.data[at] | 0x20);
    }
    return size >= 2 && !satz_char_is_word(char_at(chunk, dot + 1 + size)) &&
           satz_map_get(endings, satz_slice_make(small, size), &ignored);
}

static bool has_code(struct satz_slice chunk, const struct satz_map *endings) {
    bool ending = false;
    for (size_t i = 0; i < chunk.size; i++) {
        switch (chunk.data[i]) {
        case '@': case '\\': case '_': case '=': case '{': case '}': case '^': case '`': case '~': return true;
        case ':': ending = i + 2 < chunk.size && chunk.data[i + 1] == '/' && chunk.data[i + 2] == '/'; break;
        case '.': ending = endings && i && satz_char_is_word(char_before(chunk, i)) && is_ending(chunk, i, endings); break;
        default: continue;
        }
        if (ending)
            return true;
    }
    return false;
}

/* `*innen`, `:in`, `/-in`, `(innen)`: the end of what stands at `at` so, or `at`. */
static size_t past_gender(struct satz_slice text, size_t at, size_t end) {
    static const char *const marks[] = { "*", ":", "/-", "/", "(", "·" }, *const tails[] = { "innen", "in" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct satz_slice mark = satz_slice_of(marks[i]), rest = satz_slice_sub(text, at, end);
        if (!satz_slice_starts(rest, mark))
            continue;
        rest = satz_slice_from(rest, mark.size);
        for (size_t j = 0; j < 2; j++)
            if (satz_slice_starts(rest, satz_slice_of(tails[j])) && !satz_char_is_word(char_at(rest, strlen(tails[j]))))
                return at + mark.size + strlen(tails[j]);
    }
    return at;
}

/* `Sch*ße`, `S!sters`: a letter that a mark stands for; `Leser*innen` is none. */
static bool is_masked(struct satz_slice chunk) {
    for (size_t i = 1; i + 1 < chunk.size; i++)
        if ((chunk.data[i] == '*' || chunk.data[i] == '!') && satz_char_is_word(char_before(chunk, i)) &&
            satz_char_is_lower(char_at(chunk, i + 1)) && past_gender(chunk, i, chunk.size) == i)
            return true;
    return false;
}

/* Up to so many small letters: what editors sign with. */
static bool is_signature(struct satz_slice part) {
    size_t count = 0;
    while (count < part.size && part.data[count] >= 'a' && part.data[count] <= 'z')
        count++;
    return count && count == part.size && count <= MOST_SIGNATURE;
}

/* `hf/fab`, `(mja)`, `(dpa/smo)`, `(afp,`: small letters with slashes or in a `bracket`, which may be open. */
static bool is_signed(struct satz_slice chunk, bool bracket) {
    static const char ends[] = "(),;.";
    bool signature = true;
    size_t parts = 0;
    while (chunk.size && strchr(ends, chunk.data[0])) {
        bracket = bracket || chunk.data[0] == '(';
        chunk = satz_slice_from(chunk, 1);
    }
    while (chunk.size && strchr(ends, chunk.data[chunk.size - 1])) {
        bracket = bracket || chunk.data[chunk.size - 1] == ')';
        chunk = satz_slice_sub(chunk, 0, chunk.size - 1);
    }
    for (struct satz_slice part; satz_slice_split(&chunk, '/', &part); parts++)
        signature = signature && is_signature(part);
    return signature && (parts > 1 || (parts && bracket));
}

/* Whether a piece between blanks is none of the language's words. */
static bool is_address(struct satz_slice chunk, const struct satz_map *endings) {
    size_t at = 0;
    while (at < chunk.size && !is_ascii_letter(chunk.data[at]) && (unsigned char)chunk.data[at] < 0x80 &&
           !strchr("@#/$0123456789", chunk.data[at]))
        at++;
    struct satz_slice bare = satz_slice_from(chunk, at);
    if (bare.size > 1 && strchr("@#/$", bare.data[0]) && satz_char_is_word(char_at(bare, 1)))
        return true;
    return satz_slice_starts(bare, satz_slice_of("www.")) || has_code(bare, endings) || is_masked(bare);
}

static struct satz_spell_word *add_word(struct satz_spell_words *words, size_t begin, size_t end) {
    words->items = satz_memory_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
    struct satz_spell_word *word = &words->items[words->count++];
    *word = (struct satz_spell_word){ .begin = begin, .end = end };
    return word;
}

/* The end of the run of word characters that begins at `at`; `*letters` where one is a letter. */
static size_t run_end(struct satz_slice text, size_t at, size_t end, bool *letters) {
    size_t size, next;
    while (at < end) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        if (satz_char_is_word(character)) {
            *letters = *letters || satz_char_is_letter(character);
        } else {
            next = at + size;
            bool joins = is_hyphen(character) || satz_spell_is_apostrophe(character);
            if (!joins || next >= end || !satz_char_is_word(char_at(text, next)))
                break;
        }
        at += size;
    }
    return at;
}

static bool is_cut_by_tag(struct satz_slice text, size_t begin, size_t end) {
    const size_t tag = 3; /* bytes of U+FFFC */
    return (begin >= tag && char_before(text, begin) == TAG && satz_char_is_word(char_before(text, begin - tag))) ||
           (char_at(text, end) == TAG && satz_char_is_word(char_at(text, end + tag)));
}

static bool follows(struct satz_slice text, const struct satz_spell_words *words, size_t begin) {
    if (words->count < 2)
        return false;
    struct satz_slice between = satz_slice_sub(text, words->items[words->count - 2].end, begin);
    return satz_slice_is(between, " ") || satz_slice_is(between, ". ");
}

/* A soft hyphen that the view leaves: a line ended there, and the rest stands after it. */
static bool is_broken(struct satz_slice text, size_t begin, size_t end) {
    uint32_t before = char_before(text, begin);
    return char_at(text, end) == SOFT_HYPHEN || before == SOFT_HYPHEN ||
           (before == ' ' && char_before(text, begin - 1) == SOFT_HYPHEN);
}

static void add_run(struct satz_spell_words *words, struct satz_slice text, size_t begin, size_t end) {
    if (is_cut_by_tag(text, begin, end) || is_broken(text, begin, end))
        return;
    struct satz_spell_word *word = add_word(words, begin, end);
    uint32_t before = char_before(text, begin), after = char_at(text, end);
    word->dotted = after == '.';
    word->hyphen_before = is_hyphen(before);
    word->hyphen_after = is_hyphen(after);
    word->follows = follows(text, words, begin);
}

static void cut_chunk(struct satz_spell_words *words, struct satz_slice text, size_t at, size_t end) {
    size_t size;
    while (at < end) {
        if (!satz_char_is_word(satz_utf8_decode(text, at, &size))) {
            at += size;
            continue;
        }
        bool letters = false;
        size_t stop = run_end(text, at, end, &letters);
        if (letters)
            add_run(words, text, at, stop);
        at = past_gender(text, stop, end);
    }
}

/* Thai has no blanks between words: its pieces are the breaker's, all others stay as they are. */
static void cut_thai(struct satz_spell_words *words, struct satz_slice text, struct satz_breaker *breaker) {
    size_t begin = 0, end, size;
    satz_breaker_set(breaker, text);
    for (; satz_breaker_next(breaker, &end); begin = end)
        if (satz_breaker_is_word(breaker) && satz_char_is_letter(satz_utf8_decode(text, begin, &size)))
            add_word(words, begin, end)->follows = words->count > 1 && words->items[words->count - 2].end == begin;
}

void satz_spell_words_cut(struct satz_spell_words *words, struct satz_slice text, const struct satz_map *endings,
                          struct satz_breaker *breaker) {
    words->count = 0;
    if (breaker) {
        cut_thai(words, text, breaker);
        return;
    }
    for (size_t at = 0, signing = 0; at < text.size;) {
        size_t end = satz_slice_find_byte(text, at, ' ');
        struct satz_slice chunk = satz_slice_sub(text, at, end);
        bool is_open = signing || satz_slice_starts(chunk, satz_slice_of("("));
        signing = is_signed(chunk, signing);
        if (!signing && !is_address(chunk, endings))
            cut_chunk(words, text, at, end);
        signing = signing && is_open && satz_slice_find_byte(chunk, 0, ')') == chunk.size;
        at = end + 1;
    }
}

void satz_spell_words_release(struct satz_spell_words *words) {
    free(words->items);
    *words = (struct satz_spell_words){ 0 };
}
