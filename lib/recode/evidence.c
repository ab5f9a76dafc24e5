#include "recode/evidence.h"

#include <stdio.h>

#include "recode/declaration.h"
#include "recode/decoder.h"
#include "text/utf8.h"

const char *satz_evidence_name(enum satz_evidence_kind kind) {
    static const char *const names[] = { "stated",   "byte order mark", "zero bytes", "valid UTF-8",
                                         "declared", "guessed",         "ASCII" };
    return names[kind];
}

/* ---- what is certain ---- */

static bool weigh_mark(struct satz_slice bytes, struct satz_evidence *evidence) {
    static const struct {
        struct satz_slice mark;
        const char *charset;
    } marks[] = {
        { SATZ_SLICE("\xEF\xBB\xBF"), "UTF-8" },    { SATZ_SLICE("\xFF\xFE\0\0"), "UTF-32LE" },
        { SATZ_SLICE("\0\0\xFE\xFF"), "UTF-32BE" }, { SATZ_SLICE("\xFF\xFE"), "UTF-16LE" },
        { SATZ_SLICE("\xFE\xFF"), "UTF-16BE" },     { SATZ_SLICE("\x84\x31\x95\x33"), "GB18030" },
    };
    struct satz_error ignored;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (satz_slice_starts(bytes, marks[i].mark)) {
            evidence->kind = SATZ_EVIDENCE_MARK;
            evidence->mark = marks[i].mark.size;
            return satz_charset_parse(marks[i].charset, &evidence->charset, &ignored) == SATZ_OK;
        }
    return false;
}

/* Whether the bytes are of the charset; a character that their end cuts is no fault, unless they are all. */
static bool fits(struct satz_slice bytes, const struct satz_charset *charset, bool whole, struct satz_buffer *text) {
    struct satz_decoder decoder;
    struct satz_error ignored = SATZ_ERROR_INIT;
    satz_buffer_reset(text);
    if (satz_decoder_open(&decoder, charset, "", &ignored) != SATZ_OK)
        return false;
    enum satz_status status = satz_decoder_add(&decoder, bytes, text, &ignored);
    if (status == SATZ_OK && whole)
        status = satz_decoder_end(&decoder, text, &ignored);
    satz_decoder_close(&decoder);
    return status == SATZ_OK;
}

/*
 * Texts hold no U+0000, so a zero byte is part of a wider character; ASCII in it shows where the high bytes are.
 */
static bool weigh_zeroes(struct satz_slice bytes, bool whole, struct satz_evidence *evidence) {
    static const char *const names[] = { "UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE" };
    size_t zeroes[4] = { 0 };
    for (size_t i = 0; i < bytes.size; i++)
        zeroes[i % 4] += bytes.data[i] == 0;
    size_t all = zeroes[0] + zeroes[1] + zeroes[2] + zeroes[3], quarter = bytes.size / 4;
    if (!all || all * 25 < bytes.size)
        return false;
    const char *likely = zeroes[3] == quarter && zeroes[2] * 2 > quarter   ? names[0]
                         : zeroes[0] >= quarter && zeroes[1] * 2 > quarter ? names[1]
                         : zeroes[1] + zeroes[3] > zeroes[0] + zeroes[2]   ? names[2]
                                                                           : names[3];
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_error ignored;
    bool good = satz_charset_parse(likely, &evidence->charset, &ignored) == SATZ_OK &&
                fits(bytes, &evidence->charset, whole, &text);
    satz_buffer_release(&text);
    evidence->kind = SATZ_EVIDENCE_ZEROES;
    return good;
}

/* Valid, or all but: ten good characters for each bad byte are no accident. */
static bool weigh_utf8(struct satz_slice bytes, bool whole, struct satz_evidence *evidence) {
    size_t good = 0, bad = 0, size;
    for (size_t at = 0; at < bytes.size; at += size) {
        uint32_t character = satz_utf8_decode(bytes, at, &size);
        bool cut = character == SATZ_NOT_UTF8 && !whole && bytes.size - at < 4;
        good += character != SATZ_NOT_UTF8 && character >= 0x80;
        bad += character == SATZ_NOT_UTF8 && !cut;
    }
    struct satz_error ignored;
    evidence->kind = SATZ_EVIDENCE_UTF8;
    return good > 0 && bad * 10 <= good && satz_charset_parse("UTF-8", &evidence->charset, &ignored) == SATZ_OK;
}

/* ---- what the document says ---- */

bool satz_evidence_declared(struct satz_slice head, char *declared, struct satz_charset *charset) {
    size_t begin, end;
    bool missing;
    struct satz_error ignored;
    if (head.size > SATZ_DECLARATION_HEAD)
        head.size = SATZ_DECLARATION_HEAD;
    if (!satz_declaration_possible(head) || !satz_declaration_find(head, 0, &begin, &end, &missing))
        return false;
    if (missing && !satz_declaration_find(head, end, &begin, &end, &missing))
        return false;
    snprintf(declared, SATZ_CHARSET_NAME, "%.*s", (int)(end - begin), head.data + begin);
    return satz_charset_parse(declared, charset, &ignored) == SATZ_OK &&
           !(satz_charset_is_unicode(charset) && !charset->utf8);
}

static bool weigh_declared(struct satz_slice bytes, bool whole, const char *declared, struct satz_evidence *evidence) {
    struct satz_error ignored;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    if (!declared)
        return false;
    bool good = satz_charset_parse(declared, &evidence->charset, &ignored) == SATZ_OK &&
                fits(bytes, &evidence->charset, whole, &text);
    satz_buffer_release(&text);
    satz_charset_widen(&evidence->charset);
    evidence->kind = SATZ_EVIDENCE_DECLARED;
    return good;
}

/* ---- guesses ---- */

enum { GUESSES = 8, LITTLE = 25, NEAR = 12 };

static bool has_control(struct satz_slice text) {
    for (size_t i = 0; i + 1 < text.size; i++)
        if (text.data[i] == '\xC2' && (unsigned char)text.data[i + 1] < 0xA0)
            return true;
    return false;
}

/* A guess that fits: its charset, and its text in `text`. What texts hold no C1 controls is no guess. */
static bool take_guess(const struct satz_guess *guess, struct satz_slice bytes, bool whole,
                       struct satz_charset *charset, struct satz_buffer *text) {
    struct satz_error ignored;
    return satz_charset_parse(guess->name, charset, &ignored) == SATZ_OK && fits(bytes, charset, whole, text) &&
           !has_control(satz_buffer_slice(text));
}

/*
 * ISO-8859-1 is called windows-1252; but ISO-8859-15 where a currency sign would stand, which nobody writes, and none
 * of the bytes that windows-1252 has more.
 */
static void settle_western(struct satz_slice bytes, struct satz_evidence *evidence) {
    bool currency = false, windows = false;
    struct satz_error ignored;
    if (strcmp(evidence->charset.read, "WINDOWS-1252") != 0)
        return;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        currency = currency || byte == 0xA4;
        windows = windows || (byte >= 0x80 && byte <= 0x9F);
    }
    if (!currency || windows || satz_charset_parse("ISO-8859-15", &evidence->charset, &ignored) != SATZ_OK)
        return;
    evidence->doubtful = true;
    snprintf(evidence->second.name, sizeof evidence->second.name, "windows-1252");
    evidence->second.confidence = evidence->confidence;
}

/* The next guess after the first `from` that reads a text other than `best`: a subset of a charset is no second one. */
static void find_second(const struct satz_guess *guesses, size_t count, size_t from, struct satz_slice bytes,
                        bool whole, const struct satz_buffer *best, struct satz_evidence *evidence) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_charset charset;
    for (size_t i = from; i < count && !evidence->second.confidence; i++)
        if (take_guess(&guesses[i], bytes, whole, &charset, &text) &&
            !satz_slice_equal(satz_buffer_slice(&text), satz_buffer_slice(best)))
            evidence->second = guesses[i];
    satz_buffer_release(&text);
}

/* Whether more letters are ASCII than not, as in languages written in Latin letters. */
static bool is_mostly_ascii(struct satz_slice bytes) {
    size_t ascii = 0, others = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        ascii += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        others += byte >= 0x80;
    }
    return ascii >= others;
}

/* A guess with little behind it is worth less than what most texts in Latin letters are in, where that fits. */
static void prefer_western(struct satz_slice bytes, bool whole, struct satz_evidence *evidence) {
    static const struct satz_guess western = { "windows-1252", 0 };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_charset charset;
    if (take_guess(&western, bytes, whole, &charset, &text) && strcmp(evidence->charset.read, charset.read) != 0) {
        snprintf(evidence->second.name, sizeof evidence->second.name, "%s", evidence->charset.name);
        evidence->second.confidence = evidence->confidence;
        evidence->charset = charset;
        evidence->confidence = 0;
    }
    satz_buffer_release(&text);
}

static bool weigh_guesses(struct satz_slice bytes, bool whole, struct satz_evidence *evidence) {
    struct satz_guess guesses[GUESSES];
    struct satz_buffer best = SATZ_BUFFER_INIT;
    size_t count = satz_charset_guess(bytes, guesses, GUESSES), i = 0;
    while (i < count && !take_guess(&guesses[i], bytes, whole, &evidence->charset, &best))
        i++;
    if (i < count) {
        evidence->kind = SATZ_EVIDENCE_GUESSED;
        evidence->confidence = guesses[i].confidence;
        satz_charset_widen(&evidence->charset);
        find_second(guesses, count, i + 1, bytes, whole, &best, evidence);
        evidence->doubtful = evidence->confidence < LITTLE || evidence->confidence - evidence->second.confidence < NEAR;
        if (evidence->confidence < LITTLE && is_mostly_ascii(bytes))
            prefer_western(bytes, whole, evidence);
        settle_western(bytes, evidence);
    }
    satz_buffer_release(&best);
    return i < count;
}

/*
 * What is left where nobody has an idea: ASCII with an escape in it, a text with U+0000, which the decoder will name,
 * or else the charset that most texts are in.
 */
static bool weigh_rest(struct satz_slice bytes, bool whole, struct satz_evidence *evidence) {
    struct satz_error ignored;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    bool ascii = true, zero = memchr(bytes.data, 0, bytes.size) != NULL;
    for (size_t i = 0; i < bytes.size; i++)
        ascii = ascii && (unsigned char)bytes.data[i] < 0x80;
    evidence->kind = ascii || zero ? SATZ_EVIDENCE_ASCII : SATZ_EVIDENCE_GUESSED;
    evidence->doubtful = evidence->kind == SATZ_EVIDENCE_GUESSED;
    evidence->confidence = evidence->doubtful ? 0 : 100;
    bool good =
        satz_charset_parse(evidence->doubtful ? "windows-1252" : "US-ASCII", &evidence->charset, &ignored) == SATZ_OK &&
        (zero || fits(bytes, &evidence->charset, whole, &text));
    satz_buffer_release(&text);
    return good;
}

/* Whether the document declares another charset than it is in. ASCII is in nearly all. */
static bool is_contradicted(const struct satz_evidence *evidence) {
    struct satz_charset declared = { .name = "" };
    struct satz_error ignored;
    return *evidence->declared && evidence->kind != SATZ_EVIDENCE_ASCII &&
           (satz_charset_parse(evidence->declared, &declared, &ignored) != SATZ_OK ||
            strcmp(declared.read, evidence->charset.read) != 0);
}

enum satz_status satz_evidence_weigh(struct satz_slice bytes, bool first, bool whole, const char *declared,
                                     struct satz_evidence *evidence, struct satz_error *error) {
    *evidence = (struct satz_evidence){ .confidence = 100 };
    if (declared)
        snprintf(evidence->declared, sizeof evidence->declared, "%s", declared);
    if (!(first && (weigh_mark(bytes, evidence) || weigh_zeroes(bytes, whole, evidence))) &&
        !weigh_utf8(bytes, whole, evidence) && !weigh_declared(bytes, whole, declared, evidence) &&
        !weigh_guesses(bytes, whole, evidence) && !weigh_rest(bytes, whole, evidence))
        return satz_error_set(error, "the bytes fit no charset that is tried; name one with --from");
    evidence->contradicted = is_contradicted(evidence);
    return SATZ_OK;
}
