#include "localise/grammar.h"

#include "localise/sound.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A sentence begins with fewer bytes of marks. */
enum { MARKS = 32 };

/* The last word of a text that ends at a name: its bytes, an apostrophe at its end being one of them. */
struct tail {
    struct satz_slice view;
    size_t begin, end;
    bool blank; /* one parts it from the name */
};

static bool is_apostrophe(uint32_t character) {
    return character == '\'' || character == 0x2019;
}

/* The character that ends before `at`; 0 where none does. */
static uint32_t before(struct satz_slice text, size_t at) {
    size_t size;
    return at > 0 ? satz_utf8_decode_before(text, at, &size) : 0;
}

/* Where the word that ends at `end` begins. */
static size_t word_begin(struct satz_slice text, size_t end, size_t floor) {
    size_t size;
    while (end > floor && satz_char_is_letter(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return end;
}

/* Whether the word that begins at `at` is a part of a longer one: presqu’, est-ce, what is settled already. */
static bool is_part(struct satz_slice text, size_t at) {
    uint32_t character = before(text, at);
    return character != 0 && (satz_char_is_word(character) || is_apostrophe(character) || character == '-');
}

static struct tail find_tail(const struct satz_buffer *text, size_t floor) {
    struct tail tail = { .view = satz_buffer_slice(text), .end = text->size };
    size_t size = 0;
    tail.blank = tail.end > floor && text->data[tail.end - 1] == ' ';
    tail.end -= tail.blank;
    size_t letters = tail.end;
    if (letters > floor && is_apostrophe(satz_utf8_decode_before(tail.view, letters, &size)))
        letters -= size;
    tail.begin = word_begin(tail.view, letters, floor);
    if (tail.begin == letters || is_part(tail.view, tail.begin))
        tail.begin = tail.end;
    return tail;
}

static struct satz_slice word_of(const struct tail *tail) {
    return satz_slice_sub(tail->view, tail->begin, tail->end);
}

/* Whether a sentence may begin at `at`: no word or comma comes before. The A of Serie A is no article. */
static bool is_begin(struct satz_slice text, size_t at) {
    while (at > 0 && text.data[at - 1] == ' ')
        at--;
    uint32_t character = before(text, at);
    return character == 0 || (character != ',' && !satz_char_is_word(character));
}

/* Whether the text from `begin` to `end` is `pattern`, with either apostrophe, a capital beginning a sentence. */
static bool same_word(struct satz_slice text, size_t begin, size_t end, struct satz_slice pattern, bool *capital) {
    struct satz_slice word = satz_slice_sub(text, begin, end);
    static const struct satz_slice curly = SATZ_SLICE("’"), straight = SATZ_SLICE("'");
    size_t size, pattern_size;
    *capital = false;
    if (satz_slice_ends(word, straight) && satz_slice_ends(pattern, curly)) {
        word.size -= straight.size;
        pattern.size -= curly.size;
    }
    if (satz_slice_equal(word, pattern))
        return true;
    if (word.size == 0 || pattern.size == 0)
        return false;
    uint32_t first = satz_utf8_decode(word, 0, &size), small = satz_utf8_decode(pattern, 0, &pattern_size);
    *capital = true;
    return satz_char_lower(first) == small && is_begin(text, begin) &&
           satz_slice_equal(satz_slice_from(word, size), satz_slice_from(pattern, pattern_size));
}

static void replace_tail(struct satz_buffer *text, size_t begin, struct satz_slice by, bool capital) {
    struct satz_buffer upper = SATZ_BUFFER_INIT;
    size_t size = 0;
    if (capital && by.size > 0) {
        satz_utf8_decode(by, 0, &size);
        satz_text_upper(satz_slice_sub(by, 0, size), "", &upper);
    }
    satz_buffer_truncate(text, begin);
    satz_buffer_add(text, satz_buffer_slice(&upper));
    satz_buffer_add(text, satz_slice_from(by, size));
    satz_buffer_release(&upper);
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

/* Quotation marks and brackets that may be full-width ones elsewhere. */
static bool is_enclosing(uint32_t character) {
    return (character >= 0x2018 && character <= 0x201D) || character == '"' || character == '(' || character == ')';
}

/*
 * Whether a blank between a form and the text beside it goes, by the characters next to it. Latin letters and
 * figures of a form are the language's choice; those of the text are the engine's.
 */
static bool no_blank(const struct satz_local *local, uint32_t form, uint32_t text) {
    bool mark = is_enclosing(text) && !local->latin_blank;
    if (local->name_blank)
        return false;
    return without_blanks(form) ? without_blanks(text) || mark : without_blanks(text) && !local->latin_blank;
}

/* The last two words as one, where a row says so. */
static void contract(const struct satz_local *local, struct satz_buffer *text, size_t floor) {
    struct satz_slice view = satz_buffer_slice(text);
    size_t end = view.size - 1, second = word_begin(view, end, floor), at = 0;
    const struct satz_local_row *row;
    bool capital;
    if (second <= floor || view.data[second - 1] != ' ')
        return;
    size_t first = word_begin(view, second - 1, floor);
    if (is_part(view, first))
        return;
    while ((row = satz_local_next(local, "contract", &at)))
        if (same_word(view, first, end, row->subkey, &capital)) {
            replace_tail(text, first, row->value, capital);
            satz_buffer_add_byte(text, ' ');
            return;
        }
}

/* A word that is written in another way before what the name begins with. After an apostrophe stands no blank. */
static void settle_word(const struct satz_local *local, struct satz_buffer *text, const struct tail *tail,
                        struct satz_slice form) {
    const struct satz_local_row *row;
    size_t at = 0;
    bool capital;
    while ((row = satz_local_next(local, "before", &at))) {
        if (!same_word(tail->view, tail->begin, tail->end, row->subkey, &capital))
            continue;
        if (satz_sound_begins(local, row->more, form))
            replace_tail(text, tail->begin, row->value, capital);
        else if (is_apostrophe(before(row->subkey, row->subkey.size)))
            satz_buffer_truncate(text, tail->end);
        return;
    }
}

/* An article that the name begins with is not written twice. */
static bool drop_twice(const struct satz_local *local, struct satz_buffer *text, const struct tail *tail,
                       struct satz_slice form) {
    struct satz_buffer word = SATZ_BUFFER_INIT, begin = SATZ_BUFFER_INIT;
    struct satz_slice first = satz_slice_sub(form, 0, satz_slice_find_byte(form, 0, ' '));
    bool twice = false;
    if (tail->blank && first.size == tail->end - tail->begin && first.size < form.size) {
        satz_text_lower(word_of(tail), "", &word);
        satz_text_lower(first, "", &begin);
        twice = satz_slice_equal(satz_buffer_slice(&word), satz_buffer_slice(&begin)) &&
                satz_local_has(satz_local_value(local, "once"), satz_buffer_slice(&word));
    }
    if (twice)
        satz_buffer_truncate(text, tail->begin);
    satz_buffer_release(&word);
    satz_buffer_release(&begin);
    return twice;
}

/* An article of a place's name that becomes one with the word before it: à Le Caire is au Caire. Takes the article. */
static bool settle_merge(const struct satz_local *local, struct satz_buffer *text, const struct tail *tail,
                         struct satz_slice form, size_t *taken) {
    const struct satz_local_row *row;
    size_t at = 0;
    bool capital;
    while (tail->blank && (row = satz_local_next(local, "merge", &at)))
        if (same_word(tail->view, tail->begin, tail->end, row->subkey, &capital) && satz_local_has(row->more, form)) {
            size_t article = satz_slice_find_byte(form, 0, ' ');
            *taken = article < form.size ? article + 1 : 0;
            replace_tail(text, tail->begin, row->value, capital);
            satz_buffer_add_byte(text, ' ');
            return true;
        }
    return false;
}

static bool same_script(struct satz_slice a, struct satz_slice b) {
    size_t size;
    return !strcmp(satz_char_script(satz_utf8_decode(a, 0, &size)), satz_char_script(satz_utf8_decode(b, 0, &size)));
}

/* Writes a prefix together with the name; of a name with an article, the two as one. Returns what that takes of it. */
static size_t write_prefix(const struct satz_local *local, struct satz_buffer *text, size_t begin,
                           struct satz_slice prefix, struct satz_slice form) {
    const struct satz_local_row *row;
    size_t at = 0;
    while ((row = satz_local_next(local, "prefix-merge", &at)))
        if (satz_slice_ends(prefix, row->subkey) && satz_slice_starts(form, row->value)) {
            replace_tail(text, begin, satz_slice_sub(prefix, 0, prefix.size - row->subkey.size), false);
            satz_buffer_add(text, row->more);
            return row->value.size;
        }
    replace_tail(text, begin, prefix, false);
    return 0;
}

/* A prefix that the language writes together with its word, and that the engine parted from it or gave an article. */
static bool settle_prefix(const struct satz_local *local, struct satz_buffer *text, const struct tail *tail,
                          struct satz_slice form, size_t *taken) {
    const struct satz_local_row *row;
    size_t at = 0;
    struct satz_slice word = word_of(tail);
    if (!same_script(word, form))
        return false;
    while ((row = satz_local_next(local, "prefix", &at)))
        if (satz_local_has(row->value, word)) {
            *taken = write_prefix(local, text, tail->begin, row->subkey, form);
            return true;
        }
    at = 0;
    while (!tail->blank && (row = satz_local_next(local, "glued", &at)))
        if (satz_slice_equal(word, row->subkey)) {
            replace_tail(text, tail->begin, row->value, false);
            return true;
        }
    return false;
}

/* The character before the last word. */
static struct satz_slice mark_before(const struct tail *tail) {
    size_t size = 0;
    if (tail->begin > 0)
        satz_utf8_decode_before(tail->view, tail->begin, &size);
    return satz_slice_sub(tail->view, tail->begin - size, tail->begin);
}

size_t satz_grammar_before(const struct satz_local *local, struct satz_buffer *text, size_t floor,
                           struct satz_slice form) {
    size_t taken = 0, size;
    if (text->size <= floor || form.size == 0)
        return 0;
    struct tail tail = find_tail(text, floor);
    if (tail.blank && tail.end > 0 && no_blank(local, satz_utf8_decode(form, 0, &size), before(tail.view, tail.end))) {
        satz_buffer_truncate(text, tail.end);
        return 0;
    }
    if (tail.begin == tail.end ||
        satz_local_has(satz_local_value(local, "before-not-after"), mark_before(&tail)) ||
        settle_prefix(local, text, &tail, form, &taken) || settle_merge(local, text, &tail, form, &taken) ||
        drop_twice(local, text, &tail, form))
        return taken;
    if (tail.blank || is_apostrophe(before(tail.view, tail.end)))
        settle_word(local, text, &tail, form);
    if (text->size > floor && text->data[text->size - 1] == ' ')
        contract(local, text, floor);
    return 0;
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

/* An ending that is written in another way after what the name ends with. */
static size_t settle_ending(const struct satz_local *local, struct satz_slice sound, struct satz_slice rest,
                            struct satz_buffer *target) {
    const struct satz_local_row *row;
    size_t at = 0, size;
    while ((row = satz_local_next(local, "after", &at))) {
        size_t end = row->subkey.size;
        if (satz_slice_starts(rest, row->subkey) && satz_slice_equal(row->more, sound) &&
            (end == rest.size || !satz_char_is_word(satz_utf8_decode(rest, end, &size)))) {
            satz_buffer_add(target, row->value);
            return end;
        }
    }
    return 0;
}

size_t satz_grammar_after(const struct satz_local *local, struct satz_slice form, struct satz_slice rest,
                          struct satz_buffer *target) {
    const struct satz_local_row *row, *best = NULL;
    size_t at = 0, longest = 0;
    bool undecided;
    struct satz_slice sound = rest.size > 0 ? satz_sound_of_end(local, form) : satz_slice_of(NULL);
    if (sound.size == 0)
        return 0;
    while ((row = satz_local_next(local, "particle", &at))) {
        size_t size = particle_size(row, rest, &undecided);
        if (size > longest) {
            longest = size;
            best = row;
        }
    }
    if (!best)
        return settle_ending(local, sound, rest, target);
    bool rieul = satz_slice_is(sound, "rieul") && satz_local_has(satz_local_value(local, "particle-rieul"), best->subkey);
    satz_buffer_add(target, satz_slice_is(sound, "vowel") || rieul ? best->value : best->subkey);
    return longest;
}

/* Whether `after` begins with what only a particle can be: one from the list, an undecided pair. */
static bool is_particle(const struct satz_local *local, struct satz_slice after) {
    const struct satz_local_row *row;
    size_t at = 0;
    while ((row = satz_local_next(local, "particle", &at)))
        if (longest_alternative(row->more, after) > 0)
            return true;
    size_t size = longest_alternative(satz_local_value(local, "particle-glue"), after);
    return size > 0 && particle_ends(after, size);
}

bool satz_grammar_joins(const struct satz_local *local, struct satz_slice form, struct satz_slice after, bool closed) {
    size_t size;
    if (form.size == 0 || after.size == 0 || (closed && local->latin_blank))
        return false;
    return is_particle(local, after) || no_blank(local, before(form, form.size), satz_utf8_decode(after, 0, &size));
}

bool satz_grammar_is_first(struct satz_slice text) {
    size_t size;
    for (size_t at = 0; at < text.size && text.size <= MARKS; at += size)
        if (satz_char_is_word(satz_utf8_decode(text, at, &size)))
            return false;
    return text.size <= MARKS;
}

void satz_grammar_capital(const struct satz_local *local, struct satz_buffer *form) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_slice view = satz_buffer_slice(form);
    size_t size = 0, next;
    if (view.size == 0 || !satz_char_is_lower(satz_utf8_decode(view, 0, &size)) ||
        (size < view.size && satz_char_is_upper(satz_utf8_decode(view, size, &next))))
        return;
    satz_text_upper(satz_slice_sub(view, 0, size), local->language.tag, &text);
    satz_buffer_add(&text, satz_slice_from(view, size));
    satz_buffer_reset(form);
    satz_buffer_add(form, satz_buffer_slice(&text));
    satz_buffer_release(&text);
}

bool satz_grammar_isolates(const struct satz_local *local, struct satz_slice form) {
    size_t size;
    if (!local->rtl || satz_local_value(local, "isolate-open").size == 0)
        return false;
    for (size_t at = 0; at < form.size; at += size) {
        uint32_t character = satz_utf8_decode(form, at, &size);
        if (satz_char_is_letter(character))
            return strcmp(satz_char_script(character), "Latn") == 0;
    }
    return false;
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
