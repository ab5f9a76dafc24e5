#include "localise/sound.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* More of a name is not looked at, in bytes. */
enum { REACH = 32 };

/* The length of the longest alternative that `text` begins, or ends, with; 0: none. */
static size_t longest(struct satz_slice alternatives, struct satz_slice text, bool end) {
    struct satz_slice rest = alternatives, piece;
    size_t best = 0;
    while (alternatives.size > 0 && satz_slice_split(&rest, '|', &piece))
        if (piece.size > best && (end ? satz_slice_ends(text, piece) : satz_slice_starts(text, piece)))
            best = piece.size;
    return best;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static struct satz_slice skip_marks(struct satz_slice form) {
    size_t at = 0, size;
    while (at < form.size && !satz_char_is_word(satz_utf8_decode(form, at, &size)))
        at += size;
    return satz_slice_from(form, at);
}

static bool is_vowel(char c) {
    return strchr("AEIOUY", c) != NULL;
}

/* Whether the first two of the capitals are consonants that no word begins with. */
static bool is_unsaid(const struct satz_local *local, struct satz_slice capitals) {
    struct satz_slice clusters = satz_local_value(local, "word-begin");
    return clusters.size > 0 && !is_vowel(capitals.data[0]) && !is_vowel(capitals.data[1]) &&
           !satz_local_has(clusters, satz_slice_sub(capitals, 0, 2));
}

/* Up to three capitals, or more that cannot be said as a word, are read letter by letter: an SAP manager. */
static bool is_spelled(const struct satz_local *local, struct satz_slice form) {
    size_t count = 0, size;
    bool vowel = false;
    while (count < form.size && is_capital(form.data[count]))
        vowel |= is_vowel(form.data[count++]);
    if (count < 2 || (count < form.size && satz_char_is_letter(satz_utf8_decode(form, count, &size))))
        return false;
    return count <= 3 || !vowel || is_unsaid(local, satz_slice_sub(form, 0, count));
}

/* The digits that are said first: 18 of 18,000; and of 1848, eighteen hundred. */
static size_t first_group(struct satz_slice form) {
    size_t count = 0;
    while (count < form.size && is_digit(form.data[count]))
        count++;
    return count == 4 ? 2 : count;
}

static void add_beginning(struct satz_slice form, struct satz_buffer *text) {
    size_t digits = first_group(form);
    if (digits > 0) {
        satz_buffer_add(text, satz_slice_sub(form, 0, digits));
        satz_buffer_add_byte(text, '.');
        return;
    }
    satz_text_lower(satz_slice_sub(form, 0, form.size > REACH ? satz_utf8_floor(form, REACH) : form.size), "", text);
}

static const struct satz_local_row *find(const struct satz_local *local, const char *key, struct satz_slice name) {
    const struct satz_local_row *row;
    size_t at = 0;
    while ((row = satz_local_next(local, key, &at)))
        if (satz_slice_equal(row->subkey, name))
            return row;
    return NULL;
}

static bool has_digit(struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (is_digit(text.data[i]))
            return true;
    return false;
}

bool satz_sound_begins(const struct satz_local *local, struct satz_slice name, struct satz_slice form) {
    bool wanted = !satz_slice_starts(name, satz_slice_of("not "));
    name = wanted ? name : satz_slice_from(name, strlen("not "));
    const struct satz_local_row *row = find(local, "sound", name), *letters = find(local, "sound-letters", name);
    struct satz_buffer text = SATZ_BUFFER_INIT;
    form = skip_marks(form);
    if (!row || form.size == 0 || (is_digit(form.data[0]) && !has_digit(row->value)))
        return false;
    if (letters && is_spelled(local, form))
        return (satz_slice_find_byte(letters->value, 0, form.data[0]) < letters->value.size) == wanted;
    add_beginning(form, &text);
    struct satz_slice beginning = satz_buffer_slice(&text);
    bool begins = longest(row->value, beginning, false) > longest(row->more, beginning, false);
    satz_buffer_release(&text);
    return begins == wanted;
}

/* `form` without what stands in brackets at its end, and the blanks before that. */
static struct satz_slice without_brackets(struct satz_slice form) {
    if (!satz_slice_ends(form, satz_slice_of(")")))
        return form;
    size_t at = form.size;
    while (at > 0 && form.data[at - 1] != '(')
        at--;
    while (at > 1 && (form.data[at - 1] == '(' || form.data[at - 1] == ' '))
        at--;
    return at > 1 ? satz_slice_sub(form, 0, at) : form;
}

/* The last bytes of `form` in small letters, a unit after a number as #km. */
static void add_end(struct satz_slice form, struct satz_buffer *text) {
    size_t from = form.size > REACH ? satz_utf8_floor(form, form.size - REACH) : 0, letters = form.size, size = 0;
    while (letters > from && satz_char_is_letter(satz_utf8_decode_before(form, letters, &size)))
        letters -= size;
    size_t at = letters;
    while (at > from && satz_char_is_space(satz_utf8_decode_before(form, at, &size)))
        at -= size;
    if (letters < form.size && at > from && is_digit(form.data[at - 1])) {
        satz_buffer_add_byte(text, '#');
        from = letters;
    }
    satz_text_lower(satz_slice_from(form, from), "", text);
}

static struct satz_slice by_suffix(const struct satz_local *local, struct satz_slice form) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_slice sound = satz_slice_of(NULL);
    const struct satz_local_row *row;
    size_t at = 0, best = 0;
    add_end(form, &text);
    while ((row = satz_local_next(local, "last", &at))) {
        size_t size = longest(row->value, satz_buffer_slice(&text), true);
        if (size > best) {
            best = size;
            sound = row->subkey;
        }
    }
    satz_buffer_release(&text);
    return sound;
}

static struct satz_slice by_letter(const struct satz_local *local, char letter) {
    const struct satz_local_row *row;
    size_t at = 0;
    while ((row = satz_local_next(local, "last-letters", &at)))
        if (satz_slice_find_byte(row->value, 0, letter) < row->value.size)
            return row->subkey;
    return satz_slice_of(NULL);
}

static struct satz_slice of_hangul(uint32_t character) {
    uint32_t final = (character - 0xAC00) % 28;
    return satz_slice_of(final == 0 ? "vowel" : final == 8 ? "rieul" : "consonant");
}

/* What the last character is by itself: a syllable, a capital, a mark that is read such as %. */
static struct satz_slice of_character(const struct satz_local *local, uint32_t last, struct satz_slice piece) {
    if (last >= 0xAC00 && last <= 0xD7A3)
        return of_hangul(last);
    if (last < 0x80 && is_capital((char)last))
        return by_letter(local, (char)last);
    return satz_char_is_word(last) ? satz_slice_of(NULL) : by_suffix(local, piece);
}

struct satz_slice satz_sound_of_end(const struct satz_local *local, struct satz_slice form) {
    form = without_brackets(form);
    for (size_t floor = form.size > REACH ? form.size - REACH : 0; form.size > floor;) {
        size_t size;
        uint32_t last = satz_utf8_decode_before(form, form.size, &size);
        struct satz_slice sound = of_character(local, last, satz_slice_from(form, form.size - size));
        if (sound.size > 0 || satz_char_is_word(last))
            return sound.size > 0 ? sound : by_suffix(local, form);
        form = satz_slice_sub(form, 0, form.size - size);
    }
    return satz_slice_of(NULL);
}
