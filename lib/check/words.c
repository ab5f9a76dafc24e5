#include "check/work.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Letters from which on capitals are a choice. */
enum { CAPITALS = 12, LONGEST = 64, SIGN = 3 /* bytes of a Chinese or Japanese sign */, SIGNS = 3, MOST_SIGNS = 10 };

/* A word of a text: letters, and hyphens and apostrophes between them. */
static size_t word_end(struct satz_slice text, size_t at) {
    size_t size, end = at;
    while (end < text.size) {
        uint32_t character = satz_utf8_decode_checked(text.data + end, &size);
        if (!satz_char_is_word(character) && character != '-' && character != 0x2019 && character != '\'' &&
            character != 0x2011)
            break;
        end += size;
    }
    return end;
}

/* Whether both are the same but for capitals. */
static bool is_same(struct satz_slice a, struct satz_slice b) {
    size_t at = 0, size;
    if (a.size != b.size)
        return false;
    for (; at < a.size; at += size) {
        uint32_t left = satz_utf8_decode(a, at, &size), right = satz_utf8_decode(b, at, &size);
        if (left != right && satz_char_lower(left) != satz_char_lower(right))
            return false;
    }
    return true;
}

static bool has_word(const struct satz_wordset *set, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    satz_text_lower(word, "", &small);
    bool found = satz_wordset_has(set, satz_buffer_slice(&small));
    satz_buffer_release(&small);
    return found;
}

/*
 * Whether a word that stands twice is a slip. Malay, Indonesian and Vietnamese double words to say something: there
 * only words are judged that never are. A name may be doubled, and so may what is doubled in the source.
 */
static bool is_slip(const struct satz_check_work *work, struct satz_slice first, struct satz_slice second) {
    const struct satz_check_language *language = work->text->language;
    enum satz_language_id id = language->local.language.id;
    bool doubling = id == SATZ_ID || id == SATZ_MS || id == SATZ_VI;
    if (satz_utf8_count(first) < 2 || first.size > LONGEST || has_word(&language->words[SATZ_CHECK_REPEAT], first))
        return false;
    if (doubling && !has_word(&language->words[SATZ_CHECK_ONCE], first))
        return false;
    return id == SATZ_DE || !satz_text_is_upper(first) || !satz_text_is_upper(second);
}

static bool is_letters(struct satz_slice word) {
    size_t size;
    for (size_t at = 0; at < word.size; at += size) {
        uint32_t character = satz_utf8_decode(word, at, &size);
        if (!satz_char_is_letter(character) && !satz_char_is_mark(character))
            return false;
    }
    return word.size > 0;
}

/* The first letter at or after `at`; `*blank`: only blanks are before it. */
static size_t next_word(struct satz_slice text, size_t at, bool *blank) {
    size_t size;
    *blank = true;
    while (at < text.size) {
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        if (satz_char_is_word(character))
            break;
        *blank = *blank && satz_char_is_space(character);
        at += size;
    }
    return at;
}

/* Letters of three bytes each, and one of them Chinese. */
static bool are_signs(struct satz_slice signs) {
    size_t size;
    bool han = false;
    for (size_t at = 0; at < signs.size; at += size) {
        uint32_t character = satz_utf8_decode(signs, at, &size);
        if (size != SIGN || !satz_char_is_letter(character))
            return false;
        han = han || !strcmp(satz_char_script(character), "Hani");
    }
    return han;
}

/* The bytes of what stands twice at `at`, once; 0: nothing does. One or two signs may stand twice: 天天, いろいろ. */
static size_t twice_at(struct satz_slice text, size_t at) {
    const char *first = text.data + at;
    for (size_t once = SIGNS * SIGN; once <= MOST_SIGNS * SIGN && at + 2 * once <= text.size; once += SIGN)
        if (!memcmp(first, first + once, once) && memcmp(first, first + SIGN, SIGN) != 0 &&
            memcmp(first, first + 2 * SIGN, SIGN) != 0 && are_signs(satz_slice_make(first, once)))
            return once;
    return 0;
}

/* Where words have no blanks between them, three signs or more that stand twice are a slip. */
static void look_for_signs(struct satz_check_work *work) {
    struct satz_slice text = work->text->text;
    size_t size, once;
    for (size_t at = 0; at < text.size; at += size) {
        satz_utf8_decode(text, at, &size);
        once = size == SIGN && !satz_check_text_keeps(work->text, at) ? twice_at(text, at) : 0;
        if (once == 0)
            continue;
        struct satz_slice signs = satz_slice_sub(text, at, at + once);
        satz_check_say(work, work->text, at, at + 2 * once, signs, "“%.*s” stands twice.", (int)once, signs.data);
        size = 2 * once;
    }
}

void satz_check_repeated(struct satz_check_work *work) {
    if (satz_check_language_spaceless(work->text->language)) {
        look_for_signs(work);
        return;
    }
    struct satz_slice text = work->text->text, before = { NULL, 0 };
    size_t before_at = 0;
    bool blank;
    for (size_t at = next_word(text, 0, &blank); at < text.size;) {
        size_t end = word_end(text, at);
        struct satz_slice word = satz_slice_sub(text, at, end);
        if (blank && before.size > 0 && is_same(before, word) && is_letters(word) && is_slip(work, before, word) &&
            !satz_check_text_keeps(work->text, at))
            satz_check_say(work, work->text, before_at, end, before, "“%.*s” stands twice.", (int)word.size,
                           word.data);
        before = word;
        before_at = at;
        at = next_word(text, end, &blank);
    }
}

/* Whether a text is no choice of capitals at its first look. */
static bool has_small_letters(struct satz_slice text) {
    for (size_t at = 0; at < text.size; at++)
        if (text.data[at] >= 'a' && text.data[at] <= 'z')
            return true;
    return false;
}

/* Most of what is written in scripts without capitals: Thai, Japanese, Chinese, Korean. */
static bool has_no_case(uint32_t character) {
    return (character >= 0xE00 && character < 0xE80) || (character >= 0x3000 && character < 0xA000) ||
           (character >= 0xAC00 && character < 0xD7A4);
}

static void count_cases(struct satz_slice text, size_t *upper, size_t *lower) {
    size_t size;
    *upper = *lower = 0;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode_checked(text.data + at, &size);
        if (has_no_case(character))
            continue;
        *upper += satz_char_is_upper(character);
        *lower += satz_char_is_lower(character);
    }
}

void satz_check_capitals(struct satz_check_work *work) {
    size_t upper, lower, source_upper, source_lower;
    if (has_small_letters(work->tgt.text))
        return;
    count_cases(work->tgt.text, &upper, &lower);
    if (lower > 0 || upper < CAPITALS)
        return;
    count_cases(work->src.text, &source_upper, &source_lower);
    if (source_lower > source_upper)
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX,
                       "The target is in capitals, the source is not.");
}

/* The first letter; SIZE_MAX where a figure stands before it, or none is there. */
static size_t first_letter(const struct satz_check_text *text) {
    size_t size;
    for (size_t at = 0; at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (satz_char_is_letter(character))
            return at;
        if (satz_char_is_word(character) || satz_check_text_keeps(text, at) || strchr("@#&%{<", (int)(character & 0x7F)))
            break;
    }
    return SIZE_MAX;
}

/* Names like iPhone begin small everywhere, and then the source has them too. */
void satz_check_capital_start(struct satz_check_work *work) {
    size_t source, target, size, ignored;
    if (!work->target || (source = first_letter(&work->src)) == SIZE_MAX || (target = first_letter(&work->tgt)) == SIZE_MAX)
        return;
    uint32_t letter = satz_check_text_at(&work->tgt, target, &size);
    size_t end = word_end(work->tgt.text, target);
    struct satz_slice word = satz_slice_sub(work->tgt.text, target, end);
    bool small = satz_char_is_lower(letter) && satz_char_upper(letter) != letter;
    if (!small || !satz_char_is_upper(satz_check_text_at(&work->src, source, &ignored)) || satz_check_text_keeps(&work->tgt, target) ||
        satz_check_is_tied(&work->tgt, target, end) || satz_map_get(satz_check_source_words(work), word, &ignored))
        return;
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    satz_buffer_add_char(&fix, satz_char_upper(letter));
    satz_check_say(work, &work->tgt, target, target + size, satz_buffer_slice(&fix), "The source begins with a capital, “%.*s” does not.",
                   (int)word.size, word.data);
    satz_buffer_release(&fix);
}

static bool has_words(struct satz_slice text) {
    bool ignored;
    return next_word(text, 0, &ignored) < text.size;
}

void satz_check_empty(struct satz_check_work *work) {
    if (has_words(work->src.text) && !has_words(work->tgt.text))
        satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX, "The target says nothing.");
}
