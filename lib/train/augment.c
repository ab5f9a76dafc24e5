#include "train/augment.h"

#include "base/buffer.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define MARGIN 72 /* code points of a wrapped line */

/* The paragraph under way: what has been read, and what it became. */
struct rewriting {
    struct satz_slice text;
    struct satz_buffer target;
    uint32_t before; /* the character before the one under way, 0 at the start */
    unsigned seed;
    size_t column;
};

static uint32_t char_after(const struct rewriting *rewriting, size_t at) {
    size_t size;
    return at < rewriting->text.size ? satz_utf8_decode(rewriting->text, at, &size) : 0;
}

static bool is_double(uint32_t character) {
    return character == '"' || character == 0xAB || character == 0xBB || (character >= 0x201C && character <= 0x201F);
}

static bool is_single(uint32_t character) {
    return character == '\'' || character == 0x2039 || character == 0x203A ||
           (character >= 0x2018 && character <= 0x201B);
}

static bool opens(const struct rewriting *rewriting, uint32_t after) {
    bool free_before = !rewriting->before || satz_char_is_space(rewriting->before) || rewriting->before == '(';
    return free_before && after && !satz_char_is_space(after);
}

static void add(struct rewriting *rewriting, uint32_t character) {
    satz_buffer_add_char(&rewriting->target, character);
}

static void write_quotes(struct rewriting *rewriting, uint32_t character, uint32_t after) {
    static const uint32_t styles[][4] = {
        /* opening and closing double marks, opening and closing single marks */
        { 0x201E, 0x201C, 0x201A, 0x2018 }, { 0xBB, 0xAB, 0x203A, 0x2039 }, { 0xAB, 0xBB, 0x2039, 0x203A },
        { 0x201C, 0x201D, 0x2018, 0x2019 }, { '"', '"', '\'', '\'' },       { '\'', '\'', '"', '"' },
        { 0x201E, 0x201D, 0x201A, 0x2019 },
    };
    const uint32_t *style = styles[rewriting->seed % (sizeof styles / sizeof *styles)];
    if (is_double(character))
        add(rewriting, style[opens(rewriting, after) ? 0 : 1]);
    else if (is_single(character) && !(satz_char_is_letter(rewriting->before) && satz_char_is_letter(after)))
        add(rewriting, style[opens(rewriting, after) ? 2 : 3]);
    else
        add(rewriting, character);
}

static void write_ascii(struct rewriting *rewriting, uint32_t character) {
    if (is_double(character))
        add(rewriting, '"');
    else if (is_single(character))
        add(rewriting, '\'');
    else if (character == 0x2026)
        satz_buffer_add_string(&rewriting->target, "...");
    else if (character == 0x2013 || character == 0x2014)
        add(rewriting, '-');
    else
        add(rewriting, character == 0xA0 || character == 0x202F ? ' ' : character);
}

static void write_plain(struct rewriting *rewriting, uint32_t character) {
    static const struct {
        uint32_t character;
        const char *plain;
    } letters[] = {
        { 0xE4, "ae" }, { 0xF6, "oe" }, { 0xFC, "ue" }, { 0xC4, "Ae" }, { 0xD6, "Oe" }, { 0xDC, "Ue" }, { 0xDF, "ss" },
        { 0xE9, "e" },  { 0xE8, "e" },  { 0xEA, "e" },  { 0xE1, "a" },  { 0xE0, "a" },  { 0xE2, "a" },  { 0xE3, "a" },
        { 0xE7, "c" },  { 0xED, "i" },  { 0xF3, "o" },  { 0xF4, "o" },  { 0xF5, "o" },  { 0xFA, "u" },  { 0xF1, "n" },
        { 0xC9, "E" },  { 0xC0, "A" },  { 0xC7, "C" },  { 0xCD, "I" },  { 0xD3, "O" },  { 0xDA, "U" },
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].character == character) {
            satz_buffer_add_string(&rewriting->target, letters[i].plain);
            return;
        }
    add(rewriting, character);
}

static void write_blanks(struct rewriting *rewriting, uint32_t character, uint32_t after) {
    bool mark = character == '.' || character == '!' || character == '?';
    if (mark && satz_char_is_lower(rewriting->before) && satz_char_is_space(after))
        add(rewriting, ' ');
    add(rewriting, character);
}

static void write_wrapped(struct rewriting *rewriting, uint32_t character) {
    rewriting->column++;
    bool full = rewriting->column > MARGIN - rewriting->seed % 20;
    if (character == ' ' && full)
        rewriting->column = 0;
    add(rewriting, character == ' ' && full ? '\n' : character);
}

static void write_one(struct rewriting *rewriting, enum satz_augment how, uint32_t character, uint32_t after) {
    switch (how) {
    case SATZ_AUGMENT_QUOTES: write_quotes(rewriting, character, after); break;
    case SATZ_AUGMENT_ASCII: write_ascii(rewriting, character); break;
    case SATZ_AUGMENT_CAPITALS: add(rewriting, satz_char_upper(character)); break;
    case SATZ_AUGMENT_SMALL: add(rewriting, satz_char_lower(character)); break;
    case SATZ_AUGMENT_UMLAUTS: write_plain(rewriting, character); break;
    case SATZ_AUGMENT_BLANKS: write_blanks(rewriting, character, after); break;
    case SATZ_AUGMENT_WRAPPED: write_wrapped(rewriting, character); break;
    case SATZ_AUGMENTS: break;
    }
}

bool satz_augment(const struct satz_gold_paragraph *paragraph, enum satz_augment how, unsigned seed,
                  struct satz_arena *arena, struct satz_gold_paragraph *augmented) {
    struct rewriting rewriting = { paragraph->text, SATZ_BUFFER_INIT, 0, seed, 0 };
    size_t next = 0;
    augmented->count = paragraph->count;
    augmented->ends = satz_arena_get_array(arena, paragraph->count + 1, sizeof *augmented->ends);
    for (size_t at = 0, size; at < paragraph->text.size; at += size) {
        if (next < paragraph->count && paragraph->ends[next] == at)
            augmented->ends[next++] = rewriting.target.size;
        uint32_t character = satz_utf8_decode(paragraph->text, at, &size);
        write_one(&rewriting, how, character, char_after(&rewriting, at + size));
        rewriting.before = character;
    }
    bool changed = !satz_slice_equal(satz_buffer_slice(&rewriting.target), paragraph->text);
    if (changed)
        augmented->text = satz_arena_copy(arena, satz_buffer_slice(&rewriting.target));
    satz_buffer_release(&rewriting.target);
    return changed;
}
