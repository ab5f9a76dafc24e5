#include "text/utf8.h"

static bool continues(struct satz_slice text, size_t at) {
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* Length of the well-formed sequence at `at`, 0 where there is none, by the lead byte's row. */
static size_t sequence_size(struct satz_slice text, size_t at) {
    unsigned char lead = (unsigned char)text.data[at];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || !continues(text, at + 1))
        return 0;
    if (lead < 0xE0)
        return 2;
    unsigned char second = (unsigned char)text.data[at + 1];
    if (lead < 0xF0) {
        bool narrow = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F);
        return !narrow && continues(text, at + 2) ? 3 : 0;
    }
    bool narrow = (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return !narrow && continues(text, at + 2) && continues(text, at + 3) ? 4 : 0;
}

/* All eight bytes ASCII, and none of them NUL: the usual case, in one step. */
static bool eight_plain(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    const uint64_t high = 0x8080808080808080u, ones = 0x0101010101010101u;
    return ((word | (word - ones)) & high) == 0;
}

size_t satz_utf8_check(struct satz_slice text, bool refuse_nul) {
    size_t at = 0;
    while (at < text.size) {
        if (text.size - at >= 8 && eight_plain(text.data + at)) {
            at += 8;
            continue;
        }
        size_t size = sequence_size(text, at);
        if (!size || (refuse_nul && !text.data[at]))
            return at;
        at += size;
    }
    return at;
}

uint32_t satz_utf8_decode(struct satz_slice text, size_t at, size_t *size) {
    unsigned char lead = (unsigned char)text.data[at];
    *size = 1;
    if (lead < 0x80)
        return lead;
    size_t length = sequence_size(text, at);
    if (!length)
        return SATZ_NOT_UTF8;
    static const unsigned char masks[5] = { 0, 0, 0x1F, 0x0F, 0x07 };
    uint32_t character = lead & masks[length];
    for (size_t i = 1; i < length; i++)
        character = character << 6 | ((unsigned char)text.data[at + i] & 0x3F);
    *size = length;
    return character;
}

uint32_t satz_utf8_decode_before(struct satz_slice text, size_t end, size_t *size) {
    size_t at = end - 1;
    while (at > 0 && end - at < 4 && continues(text, at))
        at--;
    uint32_t character = satz_utf8_decode(text, at, size);
    if (at + *size == end)
        return character;
    *size = 1;
    return SATZ_NOT_UTF8;
}

size_t satz_utf8_count(struct satz_slice text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

size_t satz_utf8_floor(struct satz_slice text, size_t at) {
    if (at >= text.size)
        return text.size;
    while (at > 0 && continues(text, at))
        at--;
    return at;
}

struct satz_utf8_cursor satz_utf8_cursor_make(struct satz_slice text) {
    return (struct satz_utf8_cursor){ text, 0, 0 };
}

size_t satz_utf8_points_at(struct satz_utf8_cursor *cursor, size_t bytes) {
    if (bytes < cursor->bytes)
        cursor->bytes = cursor->points = 0;
    cursor->points += satz_utf8_count(satz_slice_sub(cursor->text, cursor->bytes, bytes));
    cursor->bytes = bytes;
    return cursor->points;
}

bool satz_utf8_bytes_at(struct satz_utf8_cursor *cursor, size_t points, size_t *bytes) {
    if (points < cursor->points)
        cursor->bytes = cursor->points = 0;
    while (cursor->points < points) {
        if (cursor->bytes >= cursor->text.size)
            return false;
        size_t size;
        satz_utf8_decode(cursor->text, cursor->bytes, &size);
        cursor->bytes += size;
        cursor->points++;
    }
    *bytes = cursor->bytes;
    return true;
}
