#include "align/term.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Scripts that are told apart: by how they are stemmed and brought into Latin letters. */
enum script { LATIN, CYRILLIC, GREEK, HANGUL, ARABIC, KANA, THAI, HAN, OTHER, SCRIPTS };

static const char *const to_latin[SCRIPTS] = {
    [CYRILLIC] = "Cyrillic-Latin", [GREEK] = "Greek-Latin", [HANGUL] = "Hangul-Latin",
    [ARABIC] = "Arabic-Latin",     [KANA] = "Any-Latin",    [THAI] = "Thai-Latin",
};

struct satz_cutter {
    enum satz_language_id language;
    struct satz_slice text;
    size_t at;
    size_t dense_begin, dense_end; /* the run of a script without blanks that is being cut; empty: none */
    size_t part, part_end;         /* the word whose characters are to come as parts */
    struct satz_breaker *breaker;  /* opened when a text needs it, as all below */
    struct satz_transliterator *romanisers[SCRIPTS];
    struct satz_transliterator *simplifier;
    struct satz_buffer work, more;
};

struct satz_cutter *satz_cutter_new(enum satz_language_id language) {
    struct satz_cutter *cutter = satz_memory_get_array(1, sizeof *cutter);
    cutter->language = language;
    satz_buffer_init(&cutter->work);
    satz_buffer_init(&cutter->more);
    return cutter;
}

void satz_cutter_free(struct satz_cutter *cutter) {
    if (!cutter)
        return;
    satz_breaker_free(cutter->breaker);
    for (int script = 0; script < SCRIPTS; script++)
        if (cutter->romanisers[script])
            satz_transliterator_free(cutter->romanisers[script]);
    if (cutter->simplifier)
        satz_transliterator_free(cutter->simplifier);
    satz_buffer_release(&cutter->work);
    satz_buffer_release(&cutter->more);
    free(cutter);
}

void satz_cutter_begin(struct satz_cutter *cutter, struct satz_slice text) {
    cutter->text = text;
    cutter->at = cutter->dense_begin = cutter->dense_end = cutter->part = cutter->part_end = 0;
}

static bool is_han(uint32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           c == 0x3005;
}

static bool is_kana(uint32_t c) {
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

/* Thai, Lao, Burmese, Khmer. */
static bool is_southeast(uint32_t c) {
    return (c >= 0x0E01 && c <= 0x0EFF && c != 0x0E3F) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

/* A character of a script that is written without blanks; digits are not meant. */
static bool is_dense(uint32_t c) {
    return c >= 0x0E01 && (is_han(c) || is_kana(c) || is_southeast(c)) && satz_char_digit_value(c) < 0;
}

static enum script script_of(uint32_t c) {
    static const struct {
        uint32_t end;
        enum script script;
    } ranges[] = {
        { 0x370, LATIN },   { 0x400, GREEK },   { 0x530, CYRILLIC }, { 0x600, OTHER },   { 0x780, ARABIC },
        { 0x1100, OTHER },  { 0x1200, HANGUL }, { 0x1E00, OTHER },   { 0x1F00, LATIN },  { 0x3130, OTHER },
        { 0x3190, HANGUL }, { 0xAC00, OTHER },  { 0xD7B0, HANGUL },  { 0xFB50, OTHER },  { 0xFF00, ARABIC },
    };
    if (is_dense(c))
        return is_han(c) ? HAN : is_kana(c) ? KANA : THAI;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c < ranges[i].end)
            return ranges[i].script;
    return OTHER;
}

/* What a character is to the cutter. */
enum sort { BLANK, LETTER, DIGIT, MARK, DENSE };

static enum sort class_of(uint32_t c) {
    if (c < 0x80) {
        if (c - '0' < 10)
            return DIGIT;
        if ((c | 0x20) - 'a' < 26)
            return LETTER;
        return c <= ' ' || c == 0x7F ? BLANK : MARK;
    }
    if (c < 0x250 && c >= 0xC0)
        return c == 0xD7 || c == 0xF7 ? MARK : LETTER;
    if (is_dense(c))
        return DENSE;
    if (satz_char_is_word(c))
        return satz_char_digit_value(c) >= 0 ? DIGIT : LETTER;
    return satz_char_is_punct(c) ? MARK : BLANK;
}

/* The class of the character at `at`, with its size; BLANK of size 0 at the end. */
static enum sort class_at(struct satz_slice text, size_t at, size_t *size) {
    *size = 0;
    return at >= text.size ? BLANK : class_of(satz_utf8_decode_checked(text.data + at, size));
}

static size_t run_end(struct satz_slice text, size_t at, enum sort sort) {
    size_t size;
    while (class_at(text, at, &size) == sort && size)
        at += size;
    return at;
}

/* Digits with single marks or narrow blanks between them: 10.000, 9:30, 1'000. */
static size_t number_end(struct satz_slice text, size_t at) {
    for (;;) {
        size_t size, next;
        at = run_end(text, at, DIGIT);
        if (at >= text.size || !memchr(".,:'", text.data[at], 4))
            return at;
        if (class_at(text, next = at + 1, &size) != DIGIT)
            return at;
        at = next;
    }
}

/* A tag `<…>` or a placeholder `⟦…⟧` of at most so many bytes; 0 where none begins at `at`. */
#define CODE_LIMIT ((size_t)200)
static size_t code_end(struct satz_slice text, size_t at) {
    static const struct satz_slice open = SATZ_SLICE("⟦"), close = SATZ_SLICE("⟧");
    struct satz_slice rest = satz_slice_from(text, at);
    if (rest.size > CODE_LIMIT)
        rest.size = CODE_LIMIT;
    if (satz_slice_starts(rest, open)) {
        size_t end = satz_slice_find(rest, open.size, close);
        return end == rest.size ? 0 : at + end + close.size;
    }
    if (rest.data[0] != '<' || rest.size < 3 ||
        (rest.data[1] != '/' && ((rest.data[1] | 0x20) < 'a' || (rest.data[1] | 0x20) > 'z')))
        return 0;
    size_t end = satz_slice_find_byte(rest, 1, '>');
    return end == rest.size ? 0 : at + end + 1;
}

static bool give(struct satz_cutter *cutter, struct satz_term *term, enum satz_term_kind kind, size_t end) {
    *term = (struct satz_term){ kind, false, cutter->at, end };
    cutter->at = end;
    return true;
}

/* The next character of a word of several. */
static bool next_part(struct satz_cutter *cutter, struct satz_term *term) {
    size_t size;
    (void)satz_utf8_decode_checked(cutter->text.data + cutter->part, &size);
    *term = (struct satz_term){ SATZ_TERM_WORD, true, cutter->part, cutter->part + size };
    cutter->part += size;
    return true;
}

/* The next word of the run that is being cut. */
static bool next_dense(struct satz_cutter *cutter, struct satz_term *term) {
    size_t end;
    if (!satz_breaker_next(cutter->breaker, &end)) {
        cutter->at = cutter->dense_end;
        cutter->dense_begin = cutter->dense_end = 0;
        return false;
    }
    end += cutter->dense_begin;
    size_t begin = cutter->at, size;
    bool han = is_han(satz_utf8_decode_checked(cutter->text.data + begin, &size));
    (void)give(cutter, term, SATZ_TERM_WORD, end);
    if (han && begin + size < end) {
        cutter->part = begin;
        cutter->part_end = run_end(satz_slice_sub(cutter->text, 0, end), begin, DENSE);
    }
    return true;
}

static void begin_dense(struct satz_cutter *cutter) {
    if (!cutter->breaker) {
        struct satz_error error = SATZ_ERROR_INIT;
        cutter->breaker = satz_breaker_new(SATZ_BREAK_WORD, satz_language_code(cutter->language), &error);
        if (!cutter->breaker)
            satz_memory_ended();
    }
    cutter->dense_begin = cutter->at;
    cutter->dense_end = run_end(cutter->text, cutter->at, DENSE);
    satz_breaker_set(cutter->breaker, satz_slice_sub(cutter->text, cutter->dense_begin, cutter->dense_end));
}

static bool next_mark(struct satz_cutter *cutter, struct satz_term *term, size_t size) {
    size_t end = code_end(cutter->text, cutter->at);
    if (end)
        return give(cutter, term, SATZ_TERM_CODE, end);
    return give(cutter, term, SATZ_TERM_MARK, cutter->at + size);
}

bool satz_cutter_next(struct satz_cutter *cutter, struct satz_term *term) {
    for (;;) {
        if (cutter->part < cutter->part_end)
            return next_part(cutter, term);
        if (cutter->dense_end && next_dense(cutter, term))
            return true;
        size_t size;
        enum sort sort = class_at(cutter->text, cutter->at, &size);
        if (!size)
            return false;
        switch (sort) {
        case LETTER: return give(cutter, term, SATZ_TERM_WORD, run_end(cutter->text, cutter->at, LETTER));
        case DIGIT: return give(cutter, term, SATZ_TERM_NUMBER, number_end(cutter->text, cutter->at));
        case MARK:
            if (cutter->text.data[cutter->at] != '.' && cutter->text.data[cutter->at] != ',')
                return next_mark(cutter, term, size);
            break;
        case DENSE: begin_dense(cutter); continue;
        case BLANK: break;
        }
        cutter->at += size;
    }
}

/* ---- keys ---- */

void satz_term_key_init(struct satz_term_key *key) {
    satz_buffer_init(&key->stem);
    satz_buffer_init(&key->form);
    satz_buffer_init(&key->latin);
    key->is_latin = false;
}

void satz_term_key_release(struct satz_term_key *key) {
    satz_buffer_release(&key->stem);
    satz_buffer_release(&key->form);
    satz_buffer_release(&key->latin);
}

/* The first `most` characters of `text`. */
static struct satz_slice head(struct satz_slice text, size_t most) {
    size_t at = 0, size;
    for (; at < text.size && most; most--) {
        (void)satz_utf8_decode_checked(text.data + at, &size);
        at += size;
    }
    return satz_slice_sub(text, 0, at);
}

/* Letters that have no decomposition, as people write them without their marks. */
static const char *plain_of(uint32_t c) {
    switch (c) {
    case 0xDF: return "ss";
    case 0xE6: return "ae";
    case 0xF8: return "o";
    case 0xF0: case 0x111: return "d";
    case 0xFE: return "th";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    default: return "";
    }
}

/* Appends the letters a to z of a text in Latin script. */
static void strip(struct satz_slice text, struct satz_buffer *work, struct satz_buffer *latin) {
    satz_buffer_reset(work);
    satz_text_nfd(text, work);
    for (size_t at = 0, size; at < work->size; at += size) {
        uint32_t c = satz_utf8_decode_checked(work->data + at, &size);
        if (c < 0x80 && (c | 0x20) - 'a' < 26)
            satz_buffer_add_byte(latin, (char)(c | 0x20));
        else if (c >= 0x80)
            satz_buffer_add_string(latin, plain_of(c));
    }
}

static struct satz_transliterator *open_once(struct satz_transliterator **slot, const char *id) {
    struct satz_error error = SATZ_ERROR_INIT;
    if (!*slot && !(*slot = satz_transliterator_new(id, &error)))
        satz_memory_ended();
    return *slot;
}

static void romanise(struct satz_cutter *cutter, enum script script, struct satz_slice form,
                     struct satz_buffer *latin) {
    if (script == LATIN) {
        strip(form, &cutter->work, latin);
    } else if (to_latin[script]) {
        satz_buffer_reset(&cutter->more);
        satz_transliterator_apply(open_once(&cutter->romanisers[script], to_latin[script]), form, &cutter->more);
        strip(satz_buffer_slice(&cutter->more), &cutter->work, latin);
    }
}

/* Whether so much would be left of `form` without an affix of `size` bytes; letters of Arabic have two. */
static bool leaves(struct satz_slice form, size_t size) {
    return form.size >= size + 6;
}

/* Without article, conjunction and endings: a light stemmer (Larkey and others, Light Stemming for Arabic, 2007). */
static struct satz_slice stem_arabic(struct satz_slice form) {
    static const struct satz_slice prefixes[] = {
        SATZ_SLICE("وال"), SATZ_SLICE("بال"), SATZ_SLICE("كال"), SATZ_SLICE("فال"),
        SATZ_SLICE("لل"),  SATZ_SLICE("ال"),  SATZ_SLICE("و"),
    };
    static const struct satz_slice suffixes[] = {
        SATZ_SLICE("ات"), SATZ_SLICE("ين"), SATZ_SLICE("ون"), SATZ_SLICE("ها"),
        SATZ_SLICE("ية"), SATZ_SLICE("ة"),  SATZ_SLICE("ي"),  SATZ_SLICE("ه"),
    };
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (satz_slice_starts(form, prefixes[i]) && leaves(form, prefixes[i].size)) {
            form = satz_slice_from(form, prefixes[i].size);
            break;
        }
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (satz_slice_ends(form, suffixes[i]) && leaves(form, suffixes[i].size)) {
            form.size -= suffixes[i].size;
            break;
        }
    return form;
}

enum { STEM_LETTERS = 6, STEM_SYLLABLES = 2 };

static void stem_word(struct satz_cutter *cutter, enum script script, struct satz_slice form, struct satz_slice latin,
                      struct satz_buffer *stem) {
    if (script == LATIN && cutter->language != SATZ_VI && latin.size)
        form = head(latin, STEM_LETTERS);
    else if (script == CYRILLIC || script == GREEK)
        form = head(form, STEM_LETTERS);
    else if (script == HANGUL)
        form = head(form, STEM_SYLLABLES);
    else if (script == ARABIC)
        form = stem_arabic(form);
    satz_buffer_add(stem, form);
}

static enum script script_of_form(struct satz_slice form) {
    size_t size;
    return form.size ? script_of(satz_utf8_decode_checked(form.data, &size)) : OTHER;
}

static void word_key(struct satz_cutter *cutter, struct satz_slice raw, struct satz_term_key *key) {
    satz_buffer_reset(&cutter->work);
    satz_text_nfkc(raw, &cutter->work);
    satz_buffer_reset(&cutter->more);
    if (cutter->language == SATZ_ZH_HANT)
        satz_transliterator_apply(open_once(&cutter->simplifier, "Hant-Hans"), satz_buffer_slice(&cutter->work),
                                  &cutter->more);
    else
        satz_buffer_add(&cutter->more, satz_buffer_slice(&cutter->work));
    satz_text_fold(satz_buffer_slice(&cutter->more), &key->form);
    struct satz_slice form = satz_buffer_slice(&key->form);
    enum script script = script_of_form(form);
    key->is_latin = script == LATIN;
    romanise(cutter, script, form, &key->latin);
    stem_word(cutter, script, form, satz_buffer_slice(&key->latin), &key->stem);
}

void satz_cutter_stem(struct satz_cutter *cutter, struct satz_slice form, struct satz_buffer *stem) {
    struct satz_buffer latin = SATZ_BUFFER_INIT;
    enum script script = script_of_form(form);
    if (script == LATIN)
        romanise(cutter, script, form, &latin);
    stem_word(cutter, script, form, satz_buffer_slice(&latin), stem);
    satz_buffer_release(&latin);
}

static void number_key(struct satz_slice raw, struct satz_buffer *stem) {
    satz_buffer_add_byte(stem, '#');
    for (size_t at = 0, size; at < raw.size; at += size) {
        int digit = satz_char_digit_value(satz_utf8_decode_checked(raw.data + at, &size));
        if (digit >= 0)
            satz_buffer_add_byte(stem, (char)('0' + digit));
    }
}

/* The class of a mark: languages write the same with other signs. */
static struct satz_slice mark_class(struct satz_slice raw) {
    static const struct {
        struct satz_slice mark, sort;
    } classes[] = {
        { SATZ_SLICE("؟"), SATZ_SLICE("?") }, { SATZ_SLICE("？"), SATZ_SLICE("?") },
        { SATZ_SLICE("！"), SATZ_SLICE("!") }, { SATZ_SLICE("；"), SATZ_SLICE(";") },
        { SATZ_SLICE("؛"), SATZ_SLICE(";") }, { SATZ_SLICE("："), SATZ_SLICE(":") },
        { SATZ_SLICE("（"), SATZ_SLICE("(") }, { SATZ_SLICE("）"), SATZ_SLICE(")") },
        { SATZ_SLICE("％"), SATZ_SLICE("%") }, { SATZ_SLICE("٪"), SATZ_SLICE("%") },
        { SATZ_SLICE("«"), SATZ_SLICE("\"") }, { SATZ_SLICE("»"), SATZ_SLICE("\"") },
        { SATZ_SLICE("„"), SATZ_SLICE("\"") }, { SATZ_SLICE("“"), SATZ_SLICE("\"") },
        { SATZ_SLICE("”"), SATZ_SLICE("\"") }, { SATZ_SLICE("「"), SATZ_SLICE("\"") },
        { SATZ_SLICE("」"), SATZ_SLICE("\"") }, { SATZ_SLICE("『"), SATZ_SLICE("\"") },
        { SATZ_SLICE("』"), SATZ_SLICE("\"") }, { SATZ_SLICE("《"), SATZ_SLICE("\"") },
        { SATZ_SLICE("》"), SATZ_SLICE("\"") }, { SATZ_SLICE("–"), SATZ_SLICE("-") },
        { SATZ_SLICE("—"), SATZ_SLICE("-") }, { SATZ_SLICE("‐"), SATZ_SLICE("-") },
        { SATZ_SLICE("’"), SATZ_SLICE("'") }, { SATZ_SLICE("‘"), SATZ_SLICE("'") },
        { SATZ_SLICE("。"), SATZ_SLICE("") }, { SATZ_SLICE("，"), SATZ_SLICE("") },
        { SATZ_SLICE("、"), SATZ_SLICE("") }, { SATZ_SLICE("،"), SATZ_SLICE("") },
        { SATZ_SLICE("．"), SATZ_SLICE("") },
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (satz_slice_equal(raw, classes[i].mark))
            return classes[i].sort;
    return raw;
}

/* A placeholder as it stands; a tag's name. */
static void code_key(struct satz_slice raw, struct satz_buffer *stem) {
    satz_buffer_add_byte(stem, '@');
    if (raw.data[0] != '<') {
        satz_buffer_add(stem, raw);
        return;
    }
    for (size_t at = 1; at < raw.size && !memchr(" >\t\n\r", raw.data[at], 5); at++)
        satz_buffer_add_byte(stem, raw.data[at]);
}

void satz_cutter_key(struct satz_cutter *cutter, enum satz_term_kind kind, struct satz_slice raw,
                     struct satz_term_key *key) {
    satz_buffer_reset(&key->stem);
    satz_buffer_reset(&key->form);
    satz_buffer_reset(&key->latin);
    key->is_latin = false;
    switch (kind) {
    case SATZ_TERM_WORD: word_key(cutter, raw, key); break;
    case SATZ_TERM_NUMBER: number_key(raw, &key->stem); break;
    case SATZ_TERM_CODE: code_key(raw, &key->stem); break;
    case SATZ_TERM_MARK:
        satz_buffer_add_byte(&key->stem, '!');
        satz_buffer_add(&key->stem, mark_class(raw));
        break;
    }
}

uint64_t satz_term_hash(struct satz_slice stem) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < stem.size; i++)
        hash = (hash ^ (unsigned char)stem.data[i]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}
