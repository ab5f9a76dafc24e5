#include "check/work.h"
#include "identify/script.h"
#include "text/traditional.h"
#include "text/unicode.h"

/*
 * Letters of a script that have no place in a word: Latin ones among Cyrillic ones and the other way round, which look
 * the same; kana and Chinese signs where nobody writes them; signs of the other way of writing Chinese.
 */
enum { WRITING_LEAD = 60 };

static const uint32_t lookalikes[][2] = {
    { 'A', 0x410 }, { 'B', 0x412 }, { 'C', 0x421 }, { 'E', 0x415 }, { 'H', 0x41D }, { 'K', 0x41A }, { 'M', 0x41C },
    { 'O', 0x41E }, { 'P', 0x420 }, { 'T', 0x422 }, { 'X', 0x425 }, { 'Y', 0x423 }, { 'a', 0x430 }, { 'c', 0x441 },
    { 'e', 0x435 }, { 'o', 0x43E }, { 'p', 0x440 }, { 'x', 0x445 }, { 'y', 0x443 }, { 'k', 0x43A }, { 'i', 0x456 },
};

/* What looks the same in the other script; 0: nothing. */
static uint32_t lookalike(uint32_t character) {
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        for (size_t k = 0; k < 2; k++)
            if (lookalikes[i][k] == character)
                return lookalikes[i][1 - k];
    return 0;
}

struct word {
    size_t begin, end, latin, cyrillic, latin_alike, cyrillic_alike, changes;
};

/* The next row of Latin and Cyrillic letters. */
static bool next_word(const struct satz_check_text *text, size_t at, struct word *word) {
    size_t size;
    enum satz_script before = SATZ_SCRIPT_NONE;
    *word = (struct word){ .begin = at, .end = at };
    for (; at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        enum satz_script kind = satz_script_of(character);
        bool letter = kind == SATZ_SCRIPT_LATIN || kind == SATZ_SCRIPT_CYRILLIC;
        if (!letter && word->latin + word->cyrillic > 0)
            break;
        if (!letter) {
            word->begin = word->end = at + size;
            continue;
        }
        bool alike = lookalike(character) != 0;
        word->changes += before != SATZ_SCRIPT_NONE && before != kind;
        before = kind;
        word->latin += kind == SATZ_SCRIPT_LATIN;
        word->cyrillic += kind == SATZ_SCRIPT_CYRILLIC;
        word->latin_alike += kind == SATZ_SCRIPT_LATIN && alike;
        word->cyrillic_alike += kind == SATZ_SCRIPT_CYRILLIC && alike;
        word->end = at + size;
    }
    return word->latin + word->cyrillic > 0;
}

/* The word in one script, where what is foreign in it all looks like letters of that. */
static void judge_word(struct satz_check_work *work, const struct word *word) {
    const struct satz_check_text *text = work->text;
    bool to_latin = word->cyrillic == word->cyrillic_alike && (word->cyrillic < word->latin || word->latin != word->latin_alike);
    bool to_cyrillic = !to_latin && word->latin == word->latin_alike;
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    size_t size;
    for (size_t at = word->begin; at < word->end; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        enum satz_script wrong = to_latin ? SATZ_SCRIPT_CYRILLIC : SATZ_SCRIPT_LATIN;
        satz_buffer_add_char(&fix, satz_script_of(character) == wrong && lookalike(character) ? lookalike(character) : character);
    }
    struct satz_slice words = satz_slice_sub(text->text, word->begin, word->end);
    satz_check_say(work, text, word->begin, word->end, to_latin || to_cyrillic ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX,
                   "“%.*s” has Latin and Cyrillic letters.", (int)words.size, words.data);
    satz_buffer_release(&fix);
}

/* Whether a text has Cyrillic at all, and Latin letters. */
static bool has_both(struct satz_slice text) {
    bool latin = false, cyrillic = false;
    for (size_t at = 0; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        latin |= (byte | 32) >= 'a' && (byte | 32) <= 'z';
        cyrillic |= byte >= 0xD0 && byte <= 0xD4;
    }
    return latin && cyrillic;
}

static void look_for_lookalikes(struct satz_check_work *work) {
    struct word word;
    if (!has_both(work->text->text))
        return;
    for (size_t at = 0; next_word(work->text, at, &word); at = word.end) {
        bool mixed = word.latin > 0 && word.cyrillic > 0;
        /* A name with an ending, SMSка, is no slip. */
        bool ending = word.changes == 1 && word.latin > 1 && word.cyrillic > 1;
        bool alike = word.latin == word.latin_alike || word.cyrillic == word.cyrillic_alike;
        if (mixed && alike && !ending && !satz_check_text_keeps(work->text, word.begin))
            judge_word(work, &word);
    }
}

/*
 * Whether a sign is of the other way of writing Chinese. Many that look so are in both, for another word (干, 著): what is learnt from
 * text has to agree.
 */
static bool is_other_writing(const struct satz_check_work *work, uint32_t character, enum satz_writing writing) {
    struct satz_identify_tally tally = { .letters = { 0 } };
    struct satz_script_scan sign = { .kind = SATZ_SCRIPT_HAN, .word = { character }, .count = 1 };
    /* Simplified writing keeps these for some words. */
    if (character == 0x8457 || character == 0x4E7E || character == 0x85C9)
        return false;
    if (!work->traditional || satz_traditional_of(work->traditional, character) != writing)
        return false;
    satz_identify_add_word(work->identifier, &sign, &tally);
    int32_t lead = satz_identify_lead(&tally, SATZ_ZH_HANT, SATZ_ZH_HANS);
    return writing == SATZ_WRITING_TRADITIONAL ? lead > WRITING_LEAD : lead < -WRITING_LEAD;
}

/* Whether a Chinese or Japanese sign has no place in the language. */
static bool is_stray(const struct satz_check_work *work, uint32_t character, enum satz_script kind) {
    switch (work->text->language->local.language.id) {
    case SATZ_KO: return kind == SATZ_SCRIPT_KANA;
    case SATZ_JA: return false;
    case SATZ_ZH_HANS: return is_other_writing(work, character, SATZ_WRITING_TRADITIONAL);
    case SATZ_ZH_HANT: return is_other_writing(work, character, SATZ_WRITING_SIMPLIFIED);
    default: return kind == SATZ_SCRIPT_KANA || kind == SATZ_SCRIPT_HAN || kind == SATZ_SCRIPT_HANGUL;
    }
}

/* In Korean a Chinese sign inside of a word; alone, or in brackets, it is meant. */
static bool is_in_hangul(const struct satz_check_text *text, size_t at, size_t size) {
    size_t ignored;
    return satz_script_of(satz_check_text_before(text, at, &ignored)) == SATZ_SCRIPT_HANGUL &&
           satz_script_of(satz_check_text_at(text, at + size, &ignored)) == SATZ_SCRIPT_HANGUL;
}

/* Those that the source has are meant. */
static bool source_has(const struct satz_check_work *work, size_t begin, size_t end) {
    struct satz_slice sign = satz_slice_sub(work->text->text, begin, end);
    return satz_slice_find(work->src.text, 0, sign) < work->src.text.size;
}

/* Whether the sign at `at` does not belong there. */
static bool is_out_of_place(const struct satz_check_work *work, size_t at, size_t size, uint32_t character) {
    const struct satz_check_text *text = work->text;
    enum satz_script kind = satz_script_of(character);
    bool sign = kind == SATZ_SCRIPT_KANA || kind == SATZ_SCRIPT_HAN || kind == SATZ_SCRIPT_HANGUL;
    bool hanja = kind == SATZ_SCRIPT_HAN && text->language->local.language.id == SATZ_KO && is_in_hangul(text, at, size);
    return sign && (hanja || is_stray(work, character, kind)) && !satz_check_text_keeps(text, at) &&
           !source_has(work, at, at + size);
}

static void look_for_signs(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    bool korean = text->language->local.language.id == SATZ_KO;
    for (size_t at = 0, size; at < text->text.size; at += size) {
        unsigned char byte = (unsigned char)text->text.data[at];
        size = 1;
        /* Kana, Chinese signs and Hangul begin with these bytes. */
        if (byte < 0xE1 || (korean && byte >= 0xEA && byte <= 0xED))
            continue;
        uint32_t character = satz_check_text_at(text, at, &size);
        if (is_out_of_place(work, at, size, character))
            satz_check_say(work, text, at, at + size, SATZ_CHECK_NO_FIX, "“%.*s” is no sign of %s.", (int)size,
                           text->text.data + at, satz_language_name(text->language->local.language.id));
    }
}

void satz_check_mixed_script(struct satz_check_work *work) {
    const struct satz_check_text *text = work->text;
    if (text->ascii || text->text.size == 0 || (text->side == SATZ_SIDE_TGT && !work->target))
        return;
    look_for_lookalikes(work);
    if (text->side == SATZ_SIDE_TGT && text->language->local.language.id != SATZ_JA)
        look_for_signs(work);
}
