#include "recode/encoder.h"

#include <errno.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define NONE ((iconv_t)-1)

void satz_position_pass(struct satz_position *position, struct satz_slice text) {
    size_t last = 0;
    for (size_t at = 0; (at = satz_slice_find_byte(text, at, '\n')) < text.size; last = ++at) {
        position->line++;
        position->column = 1;
    }
    position->column += satz_utf8_count(satz_slice_from(text, last));
}

/* ---- iconv ---- */

/* Converts as much of `text` as it can, and returns how much that was. */
static size_t convert(iconv_t conversion, struct satz_slice text, struct satz_buffer *target) {
    char *from = (char *)text.data;
    size_t left = text.size, result = 0;
    while (left && result != (size_t)-1) {
        size_t room = left * 2 + 16;
        satz_buffer_reserve(target, room);
        char *to = target->data + target->size;
        errno = 0;
        result = iconv(conversion, &from, &left, &to, &room);
        target->size = (size_t)(to - target->data);
        *to = '\0';
        if (result == (size_t)-1 && errno == E2BIG)
            result = 0;
    }
    return text.size - left;
}

/* Back to the initial state: writes the shift that takes, and what was held back. */
static void settle(iconv_t conversion, struct satz_buffer *target) {
    size_t room = 32;
    satz_buffer_reserve(target, room);
    char *to = target->data + target->size;
    iconv(conversion, NULL, NULL, &to, &room);
    target->size = (size_t)(to - target->data);
    *to = '\0';
}

static bool can_encode(const struct satz_encoder *encoder, struct satz_slice text) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    iconv(encoder->probe, NULL, NULL, NULL, NULL);
    bool whole = convert(encoder->probe, text, &bytes) == text.size;
    satz_buffer_release(&bytes);
    return whole;
}

/* ---- what iconv does without a word ---- */

/* Two names of one character of JIS X 0208, by the standard and by Microsoft's table. */
static const uint32_t names[][2] = { { 0x2014, 0x2015 }, { 0x2016, 0x2225 }, { 0x2212, 0xFF0D }, { 0x301C, 0xFF5E },
                                     { 0xA2, 0xFFE0 },   { 0xA3, 0xFFE1 },   { 0xAC, 0xFFE2 },   { 0xA6, 0xFFE4 } };

static uint32_t other_name(uint32_t character) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t j = 0; j < 2; j++)
            if (names[i][j] == character)
                return names[i][!j];
    return 0;
}

/* Whether what iconv makes of the character is read as the same character. */
static bool comes_back(const struct satz_encoder *encoder, iconv_t reader, struct satz_slice character) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT, back = SATZ_BUFFER_INIT;
    iconv(encoder->probe, NULL, NULL, NULL, NULL);
    iconv(reader, NULL, NULL, NULL, NULL);
    bool same = convert(encoder->probe, character, &bytes) < character.size;
    if (!same) {
        settle(encoder->probe, &bytes);
        convert(reader, satz_buffer_slice(&bytes), &back);
        settle(reader, &back);
        same = satz_slice_equal(satz_buffer_slice(&back), character);
    }
    satz_buffer_release(&bytes);
    satz_buffer_release(&back);
    return same;
}

/*
 * glibc's tables change or drop these without a word, in some charsets; the property test goes through all of
 * Unicode to see that these are all. The last two stand for U+E0000 to U+E007F, by their first bytes.
 */
static enum satz_status find_suspects(struct satz_encoder *encoder, struct satz_error *error) {
    static const char *const candidates[] = {
        "\x0E", "\x0F", "\x1B", "¥", "‾", "₩", "\xF3\xA0\x80\x81", "\xF3\xA0\x81\x81"
    };
    iconv_t reader = iconv_open("UTF-8", encoder->charset.write);
    if (reader == NONE)
        return satz_error_set(error, "iconv cannot read %s", encoder->charset.name);
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct satz_slice character = satz_slice_of(candidates[i]);
        if (comes_back(encoder, reader, character))
            continue;
        satz_buffer_add(&encoder->suspects, satz_slice_sub(character, 0, character.size < 4 ? character.size : 3));
        satz_buffer_add_byte(&encoder->suspects, '\0');
    }
    iconv_close(reader);
    return SATZ_OK;
}

/* Where the next of them is, from `at`. */
static size_t next_suspect(const struct satz_encoder *encoder, struct satz_slice text, size_t at) {
    size_t next = text.size;
    const char *end = encoder->suspects.data + encoder->suspects.size;
    for (const char *suspect = encoder->suspects.data; suspect < end; suspect += strlen(suspect) + 1)
        next = satz_slice_find(satz_slice_sub(text, 0, next), at, satz_slice_of(suspect));
    return next;
}

/* ---- losses ---- */

static struct satz_lost *find_lost(struct satz_encoder *encoder, struct satz_slice character, uint32_t code) {
    size_t index;
    if (satz_map_get(&encoder->lost_index, character, &index))
        return &encoder->lost[index];
    struct satz_buffer written = SATZ_BUFFER_INIT;
    if (encoder->loss != SATZ_LOSS_FAIL)
        satz_replacer_add(encoder->replacer, code, encoder->markup, &written);
    encoder->lost =
        satz_memory_grow(encoder->lost, &encoder->lost_capacity, encoder->lost_count + 1, sizeof *encoder->lost);
    struct satz_lost *lost = &encoder->lost[encoder->lost_count];
    *lost = (struct satz_lost){ code, 0, satz_arena_copy(&encoder->arena, satz_buffer_slice(&written)) };
    satz_map_set(&encoder->lost_index, satz_arena_copy(&encoder->arena, character), encoder->lost_count++);
    satz_buffer_release(&written);
    return lost;
}

static void tell(const struct satz_encoder *encoder, const struct satz_lost *lost) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    satz_char_name(lost->character, &name);
    if (encoder->loss == SATZ_LOSS_FAIL)
        satz_notes_add(encoder->notes, SATZ_ERROR, encoder->place, encoder->at.line, "column %zu: %s: not in %s",
                       encoder->at.column, name.data, encoder->charset.name);
    else if (!lost->written.size)
        satz_notes_add(encoder->notes, SATZ_WARNING, encoder->place, encoder->at.line, "column %zu: %s: left out",
                       encoder->at.column, name.data);
    else
        satz_notes_add(encoder->notes, SATZ_WARNING, encoder->place, encoder->at.line, "column %zu: %s: written as %s",
                       encoder->at.column, name.data, lost->written.data);
    satz_buffer_release(&name);
}

static void lose(struct satz_encoder *encoder, struct satz_slice character, uint32_t code, struct satz_buffer *target) {
    struct satz_lost *lost = find_lost(encoder, character, code);
    if (encoder->losses++ < SATZ_ENCODER_TOLD)
        tell(encoder, lost);
    else
        lost->count++; /* those that got no note */
    if (encoder->loss == SATZ_LOSS_FAIL) {
        if (!encoder->stopped)
            settle(encoder->conversion, target);
        encoder->stopped = true;
    } else {
        convert(encoder->conversion, lost->written, target);
    }
}

/* A character that iconv did not take, or that it must not get. */
static void add_difficult(struct satz_encoder *encoder, struct satz_slice character, bool suspect,
                          struct satz_buffer *target) {
    size_t size;
    uint32_t code = satz_utf8_decode(character, 0, &size);
    uint32_t other = encoder->charset.japanese && !suspect ? other_name(code) : 0;
    struct satz_buffer text = SATZ_BUFFER_INIT;
    if (other)
        satz_buffer_add_char(&text, other);
    if (other && can_encode(encoder, satz_buffer_slice(&text)))
        convert(encoder->conversion, satz_buffer_slice(&text), target);
    else
        lose(encoder, character, code, target);
    satz_buffer_release(&text);
}

/* ---- the whole ---- */

enum satz_status satz_encoder_open(struct satz_encoder *encoder, const struct satz_charset *charset,
                                   enum satz_loss loss, const char *lang, struct satz_notes *notes,
                                   struct satz_error *error) {
    *encoder = (struct satz_encoder){ .charset = *charset,
                                      .loss = loss,
                                      .place = "",
                                      .at = { 1, 1 },
                                      .notes = notes,
                                      .conversion = NONE,
                                      .probe = NONE };
    satz_buffer_init(&encoder->suspects);
    satz_buffer_init(&encoder->discarded);
    satz_map_init(&encoder->lost_index);
    satz_arena_init(&encoder->arena);
    if (charset->utf8)
        return SATZ_OK;
    encoder->conversion = iconv_open(charset->write, "UTF-8");
    encoder->probe = iconv_open(charset->write, "UTF-8");
    enum satz_status status = encoder->conversion == NONE || encoder->probe == NONE
                                  ? satz_error_set(error, "iconv cannot write %s", charset->name)
                                  : find_suspects(encoder, error);
    encoder->replacer = status == SATZ_OK ? satz_replacer_new(loss, lang, error) : NULL;
    if (encoder->replacer)
        return SATZ_OK;
    satz_encoder_close(encoder);
    return SATZ_FAILED;
}

void satz_encoder_close(struct satz_encoder *encoder) {
    if (encoder->conversion != NONE)
        iconv_close(encoder->conversion);
    if (encoder->probe != NONE)
        iconv_close(encoder->probe);
    satz_replacer_free(encoder->replacer);
    satz_buffer_release(&encoder->suspects);
    satz_buffer_release(&encoder->discarded);
    satz_map_release(&encoder->lost_index);
    satz_arena_release(&encoder->arena);
    free(encoder->lost);
}

/*
 * iconv reads ahead, and all that it read again where a character is not held; so after a loss it gets little, and
 * twice as much each time that goes well.
 */
enum { SHORT = 8, FAR = 16 << 10 };

static size_t reach_of(struct satz_slice text, size_t at, size_t stop, size_t reach) {
    return stop - at <= reach ? stop : satz_utf8_floor(text, at + reach);
}

/* The same, up to the end or to where the policy stops it. */
static void encode(struct satz_encoder *encoder, struct satz_slice text, struct satz_buffer *target) {
    size_t at = 0, size, suspect = next_suspect(encoder, text, 0), reach = FAR;
    while (at < text.size) {
        if (suspect < at)
            suspect = next_suspect(encoder, text, at);
        size_t stop = reach_of(text, at, suspect, reach);
        size_t end = at + convert(encoder->conversion, satz_slice_sub(text, at, stop), target);
        satz_position_pass(&encoder->at, satz_slice_sub(text, at, end));
        at = end;
        if (at == stop && stop < suspect) {
            reach = reach < FAR ? reach * 2 : FAR;
            continue;
        }
        if (at == text.size)
            break;
        satz_utf8_decode(text, at, &size);
        struct satz_slice character = satz_slice_sub(text, at, at + size);
        bool stopped = encoder->stopped;
        add_difficult(encoder, character, at == suspect, target);
        satz_position_pass(&encoder->at, character);
        at += size;
        reach = SHORT;
        if (encoder->stopped && !stopped)
            target = &encoder->discarded;
    }
}

void satz_encoder_add(struct satz_encoder *encoder, struct satz_slice text, struct satz_buffer *target) {
    if (encoder->charset.utf8)
        satz_buffer_add(target, text);
    else
        encode(encoder, text, encoder->stopped ? &encoder->discarded : target);
    satz_buffer_reset(&encoder->discarded);
}

static int by_count(const void *one, const void *other) {
    const struct satz_lost *a = one, *b = other;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->character < b->character ? -1 : a->character > b->character;
}

/* What was lost after the last note, the most frequent first. */
static void sum_up(struct satz_encoder *encoder) {
    enum { MOST = 20 };
    size_t rest = 0, kinds = 0;
    if (encoder->losses <= SATZ_ENCODER_TOLD)
        return;
    enum satz_level level = encoder->loss == SATZ_LOSS_FAIL ? SATZ_ERROR : SATZ_WARNING;
    qsort(encoder->lost, encoder->lost_count, sizeof *encoder->lost, by_count);
    for (size_t i = 0; i < encoder->lost_count && encoder->lost[i].count; i++) {
        struct satz_buffer name = SATZ_BUFFER_INIT;
        satz_char_name(encoder->lost[i].character, &name);
        if (i < MOST)
            satz_notes_add(encoder->notes, level, encoder->place, 0, "%s: %zu times more", name.data,
                           encoder->lost[i].count);
        else
            rest += encoder->lost[i].count, kinds++;
        satz_buffer_release(&name);
    }
    if (rest)
        satz_notes_add(encoder->notes, level, encoder->place, 0, "%zu other characters: %zu times more", kinds, rest);
}

void satz_encoder_end(struct satz_encoder *encoder, struct satz_buffer *target) {
    if (encoder->conversion != NONE)
        settle(encoder->conversion, encoder->stopped ? &encoder->discarded : target);
    satz_buffer_reset(&encoder->discarded);
    sum_up(encoder);
}
