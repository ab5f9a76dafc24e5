#include "localise/grammar.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* Where the word that ends at `end` begins. */
static size_t word_begin(struct satz_slice text, size_t end, size_t floor) {
    size_t size;
    while (end > floor && satz_char_is_letter(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return end;
}

static bool is_word_before(struct satz_slice text, size_t at) {
    size_t size;
    if (at == 0)
        return false;
    uint32_t character = satz_utf8_decode_before(text, at, &size);
    return satz_char_is_word(character);
}

/* Whether `word` is `pattern`, the first letter of `word` being allowed to be a capital. */
static bool same_word(struct satz_slice word, struct satz_slice pattern, bool *capital) {
    size_t size, pattern_size;
    *capital = false;
    if (satz_slice_equal(word, pattern))
        return true;
    if (word.size == 0 || pattern.size == 0)
        return false;
    uint32_t first = satz_utf8_decode(word, 0, &size), small = satz_utf8_decode(pattern, 0, &pattern_size);
    *capital = true;
    return satz_char_lower(first) == small &&
           satz_slice_equal(satz_slice_from(word, size), satz_slice_from(pattern, pattern_size));
}

static void replace_tail(struct satz_buffer *text, size_t begin, struct satz_slice by, bool capital,
                         const char *blank) {
    struct satz_buffer upper = SATZ_BUFFER_INIT;
    size_t size = 0;
    if (capital && by.size > 0) {
        satz_utf8_decode(by, 0, &size);
        satz_text_upper(satz_slice_sub(by, 0, size), "", &upper);
    }
    satz_buffer_truncate(text, begin);
    satz_buffer_add(text, satz_buffer_slice(&upper));
    satz_buffer_add(text, satz_slice_from(by, size));
    satz_buffer_add_string(text, blank);
    satz_buffer_release(&upper);
}

/* Whether the folded beginning of `form` begins with one of the alternatives. */
static bool begins_with(struct satz_slice alternatives, struct satz_slice form) {
    struct satz_buffer folded = SATZ_BUFFER_INIT;
    struct satz_slice rest = alternatives, piece;
    size_t end = form.size > 32 ? satz_utf8_floor(form, 32) : form.size;
    bool found = false;
    satz_text_lower(satz_slice_sub(form, 0, end), "", &folded);
    while (alternatives.size > 0 && !found && satz_slice_split(&rest, '|', &piece))
        found = piece.size > 0 && satz_slice_starts(satz_buffer_slice(&folded), piece);
    satz_buffer_release(&folded);
    return found;
}

/* The first letters of `form` that are ASCII capitals or digits: what may be an abbreviation. */
static size_t capitals(struct satz_slice form) {
    size_t count = 0;
    while (count < form.size && form.data[count] >= 'A' && form.data[count] <= 'Z')
        count++;
    return count;
}

/* Up to three capitals, or more without a vowel among them, are read letter by letter: an SAP manager. */
static bool is_spelled(struct satz_slice form) {
    size_t count = capitals(form), size;
    if (count < 2 || (count < form.size && satz_char_is_letter(satz_utf8_decode(form, count, &size))))
        return false;
    bool vowel = false;
    for (size_t i = 0; i < count; i++)
        vowel |= strchr("AEIOUY", form.data[i]) != NULL;
    return count <= 3 || !vowel;
}

static bool takes_an(const struct satz_local *local, struct satz_slice form) {
    if (is_spelled(form))
        return strchr("AEFHILMNORSX", form.data[0]) != NULL;
    return begins_with(satz_local_value(local, "article-vowel"), form) &&
           !begins_with(satz_local_value(local, "article-not-vowel"), form);
}

static void settle_article(const struct satz_local *local, struct satz_buffer *text, size_t begin,
                           struct satz_slice word, struct satz_slice form) {
    const struct satz_local_row *row;
    size_t at = 0;
    bool capital;
    if (!(row = satz_local_next(local, "article", &at)))
        return;
    if (!same_word(word, row->subkey, &capital) && !same_word(word, row->value, &capital))
        return;
    replace_tail(text, begin, takes_an(local, form) ? row->value : row->subkey, capital, " ");
}

static bool elides_before(const struct satz_local *local, struct satz_slice form) {
    return begins_with(satz_local_value(local, "elide-vowel"), form) &&
           !begins_with(satz_local_value(local, "elide-not"), form);
}

/* Joins the last two words where a row says so. */
static void contract(const struct satz_local *local, struct satz_buffer *text, size_t floor) {
    struct satz_slice view = satz_buffer_slice(text);
    size_t end = view.size - 1, second = word_begin(view, end, floor), at = 0;
    const struct satz_local_row *row;
    bool capital;
    if (second <= floor || view.data[second - 1] != ' ')
        return;
    size_t first = word_begin(view, second - 1, floor);
    if (first == floor && is_word_before(view, first))
        return;
    while ((row = satz_local_next(local, "contract", &at)))
        if (same_word(satz_slice_sub(view, first, end), row->subkey, &capital)) {
            replace_tail(text, first, row->value, capital, " ");
            return;
        }
}

void satz_grammar_before(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                         struct satz_slice form) {
    const struct satz_local_row *row;
    size_t at = 0;
    bool capital;
    if (text->size <= floor + 1 || text->data[text->size - 1] != ' ' || form.size == 0)
        return;
    struct satz_slice view = satz_buffer_slice(text);
    size_t begin = word_begin(view, view.size - 1, floor);
    if (begin == floor && is_word_before(view, begin))
        return;
    struct satz_slice word = satz_slice_sub(view, begin, view.size - 1);
    if (elides_before(local, form))
        while ((row = satz_local_next(local, "elide", &at)))
            if (same_word(word, row->subkey, &capital)) {
                replace_tail(text, begin, row->value, capital, "");
                return;
            }
    settle_article(local, text, begin, word, form);
    contract(local, text, floor);
}

enum sound { SOUND_UNKNOWN, SOUND_VOWEL, SOUND_CONSONANT, SOUND_RIEUL };

/* How Korean reads digits and single letters: 3 삼, L 엘. */
static enum sound letter_sound(uint32_t character) {
    static const char digits[] = "CRVCVVCRRV"; /* 영 일 이 삼 사 오 육 칠 팔 구 */
    if (character >= '0' && character <= '9') {
        char sound = digits[character - '0'];
        return sound == 'V' ? SOUND_VOWEL : sound == 'R' ? SOUND_RIEUL : SOUND_CONSONANT;
    }
    if (character == 'L' || character == 'R')
        return SOUND_RIEUL;
    return character == 'M' || character == 'N' ? SOUND_CONSONANT : SOUND_VOWEL;
}

static enum sound last_sound(struct satz_slice form) {
    size_t end = form.size, size;
    uint32_t character = 0;
    while (end > 0) {
        character = satz_utf8_decode_before(form, end, &size);
        if (satz_char_is_word(character))
            break;
        end -= size;
    }
    if (end == 0)
        return SOUND_UNKNOWN;
    if (character >= 0xAC00 && character <= 0xD7A3) {
        uint32_t final = (character - 0xAC00) % 28;
        return final == 0 ? SOUND_VOWEL : final == 8 ? SOUND_RIEUL : SOUND_CONSONANT;
    }
    bool abbreviation = end - size == 0 || satz_char_is_upper(satz_utf8_decode_before(form, end - size, &size));
    if ((character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z' && abbreviation))
        return letter_sound(character);
    return SOUND_UNKNOWN;
}

/* A particle ends where no further Hangul follows. */
static bool particle_ends(struct satz_slice rest, size_t at) {
    size_t size;
    return at >= rest.size || strcmp(satz_char_script(satz_utf8_decode(rest, at, &size)), "Hang") != 0;
}

static size_t longest_alternative(struct satz_slice alternatives, struct satz_slice rest) {
    struct satz_slice pieces = alternatives, piece;
    size_t best = 0;
    while (alternatives.size > 0 && satz_slice_split(&pieces, '|', &piece))
        if (piece.size > best && satz_slice_starts(rest, piece))
            best = piece.size;
    return best;
}

/* Bytes of `rest` that are this row's particle, in one of its forms. */
static size_t particle_size(const struct satz_local_row *row, struct satz_slice rest, bool *undecided) {
    size_t size = longest_alternative(row->more, rest);
    *undecided = size > 0;
    if (size > 0)
        return size;
    if (satz_slice_starts(rest, row->subkey) && particle_ends(rest, row->subkey.size))
        return row->subkey.size;
    if (satz_slice_starts(rest, row->value) && particle_ends(rest, row->value.size))
        return row->value.size;
    return 0;
}

size_t satz_grammar_after(const struct satz_local *local, struct satz_slice form, struct satz_slice rest,
                          struct satz_buffer *target) {
    const struct satz_local_row *row, *best = NULL;
    size_t at = 0, longest = 0;
    bool undecided;
    enum sound sound = last_sound(form);
    while ((row = satz_local_next(local, "particle", &at))) {
        size_t size = particle_size(row, rest, &undecided);
        if (size > longest) {
            longest = size;
            best = row;
        }
    }
    if (!best || sound == SOUND_UNKNOWN)
        return 0;
    bool rieul = sound == SOUND_RIEUL &&
                 satz_local_has(satz_local_value(local, "particle-rieul"), best->subkey);
    satz_buffer_add(target, sound == SOUND_VOWEL || rieul ? best->value : best->subkey);
    return longest;
}

static bool without_blanks(uint32_t character) {
    static const char *const scripts[] = { "Hani", "Hira", "Kana", "Thai" };
    const char *script = satz_char_script(character);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (!strcmp(script, scripts[i]))
            return true;
    /* Marks of those scripts: 、 。 「 」 and full-width forms. */
    return (character >= 0x3000 && character <= 0x303F) || character == 0x30FC || character == 0x30FB ||
           (character >= 0xFF00 && character <= 0xFF65);
}

bool satz_grammar_no_blank(const struct satz_local *local, struct satz_slice before, struct satz_slice after) {
    size_t size;
    if (local->name_blank || before.size == 0 || after.size == 0)
        return false;
    return without_blanks(satz_utf8_decode_before(before, before.size, &size)) &&
           without_blanks(satz_utf8_decode(after, 0, &size));
}

void satz_grammar_mark(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                       struct satz_slice rest) {
    size_t size, before_size;
    if (rest.size == 0 || text->size == 0)
        return;
    uint32_t mark = satz_utf8_decode(rest, 0, &size), next = ' ';
    struct satz_slice blank = satz_local_entry(local, "blank-before", satz_slice_sub(rest, 0, size));
    uint32_t before = satz_utf8_decode_before(satz_buffer_slice(text), text->size, &before_size);
    if (size < rest.size)
        next = satz_utf8_decode(rest, size, &size);
    if (blank.size == 0 || satz_char_is_word(next) || next == '/' || next == mark)
        return;
    if (before == ' ' && text->size > floor)
        satz_buffer_truncate(text, text->size - 1);
    else if (!satz_char_is_word(before) && before != 0xBB && before != 0x201D && before != ')')
        return;
    satz_buffer_add(text, blank);
}
