#include "restore/beside.h"

#include "text/utf8.h"

void satz_beside_set(struct satz_beside *beside, size_t begin, size_t end) {
    beside->begin = begin;
    beside->end = end;
    beside->closed = false;
}

void satz_beside_end(struct satz_beside *beside) {
    satz_beside_set(beside, 0, 0);
}

void satz_beside_close(struct satz_beside *beside) {
    beside->closed = true;
}

/* " ' ’ ” » › 」 』 》 and full-width ones. */
static bool is_closing(uint32_t character) {
    static const uint32_t closing[] = { '"', '\'', 0x2019, 0x201D, 0xBB, 0x203A, 0x300D, 0x300F, 0x300B, 0xFF02 };
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (closing[i] == character)
            return true;
    return false;
}

void satz_beside_pass(struct satz_beside *beside, struct satz_slice token) {
    size_t size;
    uint32_t character = token.size > 0 ? satz_utf8_decode(token, 0, &size) : 0;
    bool opens = character == '(' || character == 0xFF08, closes = character == ')' || character == 0xFF09;
    if (opens) {
        beside->outer_begin = beside->closed ? 0 : beside->begin;
        beside->outer_end = beside->closed ? 0 : beside->end;
        satz_beside_end(beside);
    } else if (closes) {
        satz_beside_set(beside, beside->outer_begin, beside->outer_end);
        beside->outer_begin = beside->outer_end = 0;
        satz_beside_close(beside);
    } else if (is_closing(character)) {
        satz_beside_close(beside);
    } else {
        satz_beside_end(beside);
    }
}

bool satz_opened_is_at(const struct satz_opened *opened, size_t at) {
    return opened->begin < opened->end && opened->end == at;
}

void satz_opened_begin(struct satz_opened *opened, size_t at, size_t floor) {
    if (!satz_opened_is_at(opened, at))
        *opened = (struct satz_opened){ .begin = at, .floor = floor };
}
