#include "text/normaliser.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/memory.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { PAGE = 256, PAGES = 0x110000 / PAGE };

struct satz_normaliser {
    const UNormalizer2 *form;
    struct satz_buffer held; /* begins at a boundary; what follows may belong to it */
    bool held_moves;         /* a character in it moves or changes */
    /* What ICU says of characters, asked once for a page of them: whether one moves or changes, may begin a piece. */
    uint8_t *pages[PAGES];
};
enum { MOVES = 1, BEGINS = 2 };

struct satz_normaliser *satz_normaliser_new(void) {
    struct satz_normaliser *normaliser = satz_memory_get_array(1, sizeof *normaliser);
    UErrorCode failure = U_ZERO_ERROR;
    normaliser->form = unorm2_getNFCInstance(&failure);
    if (U_FAILURE(failure))
        satz_memory_ended();
    satz_buffer_init(&normaliser->held);
    return normaliser;
}

void satz_normaliser_free(struct satz_normaliser *normaliser) {
    if (!normaliser)
        return;
    for (size_t i = 0; i < PAGES; i++)
        free(normaliser->pages[i]);
    satz_buffer_release(&normaliser->held);
    free(normaliser);
}

static uint8_t *read_page(const UNormalizer2 *form, uint32_t page) {
    uint8_t *traits = satz_memory_get_array(PAGE, 1);
    for (uint32_t i = 0; i < PAGE; i++) {
        UChar32 character = (UChar32)(page * PAGE + i);
        bool moves =
            u_getIntPropertyValue(character, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || u_getCombiningClass(character) != 0;
        traits[i] = (uint8_t)((moves ? MOVES : 0) | (unorm2_hasBoundaryBefore(form, character) ? BEGINS : 0));
    }
    return traits;
}

static unsigned traits_of(struct satz_normaliser *normaliser, uint32_t character) {
    uint8_t **page = &normaliser->pages[character / PAGE];
    if (!*page)
        *page = read_page(normaliser->form, character / PAGE);
    return (*page)[character % PAGE];
}

/*
 * The first character from `at` that moves or changes. Steps of eight bytes over ASCII; no character below U+0300, none
 * from U+0400 to U+047F and none from U+3400 to U+9FFF does either, which the first byte tells.
 */
static size_t find_moving(struct satz_normaliser *normaliser, struct satz_slice text, size_t at) {
    size_t size;
    while (at < text.size) {
        uint64_t word;
        unsigned char lead = (unsigned char)text.data[at];
        if (lead < 0x80) {
            at++;
            while (text.size - at >= sizeof word) {
                memcpy(&word, text.data + at, sizeof word);
                if (word & 0x8080808080808080u)
                    break;
                at += sizeof word;
            }
        } else if (lead < 0xCC || lead == 0xD0 || lead == 0xD1) {
            at += 2;
        } else if (lead >= 0xE4 && lead <= 0xE9) {
            at += 3;
        } else if (traits_of(normaliser, satz_utf8_decode_checked(text.data + at, &size)) & MOVES) {
            return at;
        } else {
            at += size;
        }
    }
    return text.size;
}

/*
 * The end of the piece of which `before` bytes are behind and which goes on at `at`: the next character that begins
 * one, or where it has become too long. `*ended` is false where the text ends first. `*moves` is set if one does.
 */
static size_t find_boundary(struct satz_normaliser *normaliser, struct satz_slice text, size_t at, size_t before,
                            bool *ended, bool *moves) {
    size_t size, begin = at;
    *ended = false;
    while (at < text.size && !*ended) {
        unsigned traits = traits_of(normaliser, satz_utf8_decode_checked(text.data + at, &size));
        size_t long_already = before + (at - begin);
        if (long_already && (traits & BEGINS || long_already >= SATZ_NORMALISER_RUN)) {
            *ended = true;
        } else {
            *moves = *moves || traits & MOVES;
            at += size;
        }
    }
    return at;
}

static void hold(struct satz_normaliser *normaliser, struct satz_slice text, bool moves) {
    satz_buffer_add(&normaliser->held, text);
    normaliser->held_moves = normaliser->held_moves || moves;
}

static void write_held(struct satz_normaliser *normaliser, struct satz_buffer *target) {
    if (normaliser->held_moves)
        satz_text_nfc(satz_buffer_slice(&normaliser->held), target);
    else
        satz_buffer_add(target, satz_buffer_slice(&normaliser->held));
    satz_buffer_reset(&normaliser->held);
    normaliser->held_moves = false;
}

void satz_normaliser_add(struct satz_normaliser *normaliser, struct satz_slice text, struct satz_buffer *target) {
    size_t at = 0, size;
    bool ended, moves = false;
    if (normaliser->held.size) {
        at = find_boundary(normaliser, text, 0, normaliser->held.size, &ended, &moves);
        hold(normaliser, satz_slice_sub(text, 0, at), moves);
        if (!ended)
            return;
        write_held(normaliser, target);
    }
    while (at < text.size) {
        size_t moving = find_moving(normaliser, text, at), begin = moving;
        if (moving > at) /* the character before is what it moves to */
            satz_utf8_decode_before(text, moving, &size), begin = moving - size;
        satz_buffer_add(target, satz_slice_sub(text, at, begin));
        moves = false;
        at = find_boundary(normaliser, text, begin, 0, &ended, &moves);
        if (ended)
            satz_text_nfc(satz_slice_sub(text, begin, at), target);
        else
            hold(normaliser, satz_slice_sub(text, begin, at), moves);
    }
}

void satz_normaliser_end(struct satz_normaliser *normaliser, struct satz_buffer *target) {
    write_held(normaliser, target);
}
