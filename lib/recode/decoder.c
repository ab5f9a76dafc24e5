#include "recode/decoder.h"

#include <errno.h>

#include "text/utf8.h"

enum { STEP = 16 << 10, LONGEST = 16 };

enum satz_status satz_decoder_open(struct satz_decoder *decoder, const struct satz_charset *charset, const char *place,
                                   struct satz_error *error) {
    *decoder = (struct satz_decoder){ .charset = *charset, .place = place, .conversion = (iconv_t)-1, .line = 1 };
    satz_buffer_init(&decoder->rest);
    if (charset->utf8)
        return SATZ_OK;
    decoder->conversion = iconv_open("UTF-8", charset->read);
    return decoder->conversion == (iconv_t)-1 ? satz_error_set(error, "iconv cannot read %s", charset->name) : SATZ_OK;
}

void satz_decoder_close(struct satz_decoder *decoder) {
    if (decoder->conversion != (iconv_t)-1)
        iconv_close(decoder->conversion);
    satz_buffer_release(&decoder->rest);
}

void satz_decoder_skip(struct satz_decoder *decoder, size_t bytes, size_t lines) {
    decoder->offset += bytes;
    decoder->line += lines;
}

static size_t count_lines(struct satz_slice text) {
    size_t lines = 0;
    for (size_t at = 0; (at = satz_slice_find_byte(text, at, '\n')) < text.size; at++)
        lines++;
    return lines;
}

/* Whether more bytes could make a character of the few there are. */
static bool begins_utf8(struct satz_slice tail) {
    static const char *const more[] = { "\x80\x80\x80", "\x90\x80\x80", "\xA0\x80\x80" };
    char bytes[8];
    size_t size;
    if (tail.size > 3)
        return false;
    memcpy(bytes, tail.data, tail.size);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        memcpy(bytes + tail.size, more[i], 3);
        if (satz_utf8_decode(satz_slice_make(bytes, tail.size + 3), 0, &size) != SATZ_NOT_UTF8 && size > tail.size)
            return true;
    }
    return false;
}

/*
 * A step: appends the text of what `bytes` begin with, at most STEP bytes. `*used` is less where a character is
 * cut by their end (`*cut`) or is none (the status fails).
 */
static enum satz_status decode_utf8(struct satz_slice bytes, size_t *used, bool *cut, struct satz_buffer *target) {
    *used = satz_utf8_check(bytes, false);
    satz_buffer_add(target, satz_slice_sub(bytes, 0, *used));
    *cut = *used < bytes.size && begins_utf8(satz_slice_from(bytes, *used));
    return *used < bytes.size && !*cut ? SATZ_FAILED : SATZ_OK;
}

static enum satz_status decode_iconv(iconv_t conversion, struct satz_slice bytes, size_t *used, bool *cut,
                                     struct satz_buffer *target) {
    char *from = (char *)bytes.data;
    size_t left = bytes.size, result = 0;
    *cut = false;
    errno = 0;
    while (left && result != (size_t)-1) {
        /* One byte becomes three of UTF-8 at most, and a character held back by iconv comes out as well. */
        size_t room = left * 3 + LONGEST;
        satz_buffer_reserve(target, room);
        char *to = target->data + target->size;
        result = iconv(conversion, &from, &left, &to, &room);
        target->size = (size_t)(to - target->data);
        *to = '\0';
        if (result == (size_t)-1 && errno == E2BIG)
            result = 0;
    }
    *used = bytes.size - left;
    *cut = result == (size_t)-1 && errno == EINVAL;
    return result == (size_t)-1 && !*cut ? SATZ_FAILED : SATZ_OK;
}

/* Counts the lines of the text from `begin` on in `target`; U+0000 ends it. */
static enum satz_status accept(struct satz_decoder *decoder, struct satz_buffer *target, size_t begin,
                               struct satz_error *error) {
    struct satz_slice text = satz_slice_from(satz_buffer_slice(target), begin);
    const char *nul = memchr(text.data, '\0', text.size);
    if (nul)
        text.size = (size_t)(nul - text.data);
    decoder->line += count_lines(text);
    if (!nul)
        return SATZ_OK;
    satz_buffer_truncate(target, begin + text.size);
    return satz_error_set_at(error, decoder->place, decoder->line, "U+0000 is in the text, which is bad input");
}

static enum satz_status step(struct satz_decoder *decoder, struct satz_slice bytes, size_t *used, bool *cut,
                             struct satz_buffer *target, struct satz_error *error) {
    size_t begin = target->size;
    enum satz_status status = decoder->conversion == (iconv_t)-1
                                  ? decode_utf8(bytes, used, cut, target)
                                  : decode_iconv(decoder->conversion, bytes, used, cut, target);
    decoder->offset += *used;
    if (accept(decoder, target, begin, error) != SATZ_OK)
        return SATZ_FAILED;
    if (status == SATZ_OK)
        return SATZ_OK;
    return satz_error_set_at(error, decoder->place, decoder->line, "byte %02X at offset %zu is not %s",
                             (unsigned)(unsigned char)bytes.data[*used], decoder->offset, decoder->charset.name);
}

/* Adds single bytes to the beginning of a character until it is whole. Returns how many it took. */
static enum satz_status complete_rest(struct satz_decoder *decoder, struct satz_slice bytes, size_t *taken,
                                      struct satz_buffer *target, struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    *taken = 0;
    while (status == SATZ_OK && decoder->rest.size && *taken < bytes.size) {
        size_t used;
        bool cut;
        satz_buffer_add_byte(&decoder->rest, bytes.data[(*taken)++]);
        status = step(decoder, satz_buffer_slice(&decoder->rest), &used, &cut, target, error);
        satz_buffer_splice(&decoder->rest, 0, used, satz_slice_make("", 0));
    }
    return status;
}

enum satz_status satz_decoder_add(struct satz_decoder *decoder, struct satz_slice bytes, struct satz_buffer *target,
                                  struct satz_error *error) {
    size_t at, used;
    bool cut;
    enum satz_status status = complete_rest(decoder, bytes, &at, target, error);
    while (status == SATZ_OK && at < bytes.size && !decoder->rest.size) {
        size_t end = bytes.size - at > STEP ? at + STEP : bytes.size;
        status = step(decoder, satz_slice_sub(bytes, at, end), &used, &cut, target, error);
        at += used;
        if (cut && end == bytes.size) {
            satz_buffer_add(&decoder->rest, satz_slice_from(bytes, at));
            at = bytes.size;
        }
    }
    return status;
}

enum satz_status satz_decoder_end(struct satz_decoder *decoder, struct satz_buffer *target, struct satz_error *error) {
    size_t begin = target->size;
    if (decoder->rest.size)
        return satz_error_set_at(error, decoder->place, decoder->line,
                                 "the text ends within a character of %s, at offset %zu", decoder->charset.name,
                                 decoder->offset);
    if (decoder->conversion != (iconv_t)-1) {
        size_t room = LONGEST;
        satz_buffer_reserve(target, room);
        char *to = target->data + target->size;
        iconv(decoder->conversion, NULL, NULL, &to, &room);
        target->size = (size_t)(to - target->data);
        *to = '\0';
    }
    return accept(decoder, target, begin, error);
}
