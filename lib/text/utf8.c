#include "text/utf8.h"

static bool continues(struct satz_slice text, size_t at) {
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* The Unicode Standard, table 3-7: what the second byte may be, and the length, by the lead byte. */
static const struct {
    unsigned char second_first, second_last, size;
} sequences[] = {
    { 0x80, 0xBF, 2 }, /* C2 to DF */
    { 0xA0, 0xBF, 3 }, /* E0 */
    { 0x80, 0xBF, 3 }, /* E1 to EC */
    { 0x80, 0x9F, 3 }, /* ED */
    { 0x80, 0xBF, 3 }, /* EE and EF */
    { 0x90, 0xBF, 4 }, /* F0 */
    { 0x80, 0xBF, 4 }, /* F1 to F3 */
    { 0x80, 0x8F, 4 }, /* F4 */
};

/* The row of a lead byte, by its lower six bits; ROWS: it is none. */
enum { ROWS = sizeof sequences / sizeof *sequences };
static const unsigned char row_of_lead[64] = {
    8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4, 5, 6, 6, 6, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
};

/* Length of the well-formed sequence at `at`, 0 where there is none. */
static inline size_t sequence_size(struct satz_slice text, size_t at) {
    unsigned char lead = (unsigned char)text.data[at];
    if (lead < 0x80)
        return 1;
    size_t row = lead < 0xC0 ? ROWS : row_of_lead[lead & 0x3F], size = 2;
    if (row == ROWS || at + 1 >= text.size)
        return 0;
    unsigned char second = (unsigned char)text.data[at + 1];
    if (second < sequences[row].second_first || second > sequences[row].second_last)
        return 0;
    while (size < sequences[row].size && continues(text, at + size))
        size++;
    return size == sequences[row].size ? size : 0;
}

/*
 * The same table as an automaton whose states are places in a word: a byte's word has, at the place of a state, the
 * state that follows it. So a step is a shift, which waits for no branch (Vognsen, "Shift-based DFAs", 2021).
 */
enum { BAD = 0, GOOD = 6, ONE = 12, TWO = 18, THREE = 24, E0 = 30, ED = 36, F0 = 42, F4 = 48 };
#define STEP(from, to) ((uint64_t)(to) << (from))
#define CONTINUE (STEP(ONE, GOOD) | STEP(TWO, ONE) | STEP(THREE, TWO))
static const uint64_t byte_steps[256] = {
    [0x00 ... 0x7F] = STEP(GOOD, GOOD),
    [0x80 ... 0x8F] = CONTINUE | STEP(ED, ONE) | STEP(F4, TWO),
    [0x90 ... 0x9F] = CONTINUE | STEP(ED, ONE) | STEP(F0, TWO),
    [0xA0 ... 0xBF] = CONTINUE | STEP(E0, ONE) | STEP(F0, TWO),
    [0xC2 ... 0xDF] = STEP(GOOD, ONE),
    [0xE0] = STEP(GOOD, E0),
    [0xE1 ... 0xEC] = STEP(GOOD, TWO),
    [0xED] = STEP(GOOD, ED),
    [0xEE ... 0xEF] = STEP(GOOD, TWO),
    [0xF0] = STEP(GOOD, F0),
    [0xF1 ... 0xF3] = STEP(GOOD, THREE),
    [0xF4] = STEP(GOOD, F4),
};

enum { BLOCK = 16 };

static bool is_ascii(const char *block) {
    uint64_t words[BLOCK / sizeof(uint64_t)];
    memcpy(words, block, BLOCK);
    return ((words[0] | words[1]) & 0x8080808080808080u) == 0;
}

/* How many bytes from the beginning are good, to the last whole block; the sequence that goes on there left out. */
static size_t check_blocks(struct satz_slice text) {
    uint64_t state = GOOD;
    size_t at = 0;
    for (; text.size - at >= BLOCK; at += BLOCK) {
        uint64_t next = state;
        if (state == GOOD && is_ascii(text.data + at))
            continue;
        for (size_t i = 0; i < BLOCK; i++)
            next = byte_steps[(unsigned char)text.data[at + i]] >> (next & 63);
        if ((next & 63) == BAD)
            break;
        state = next & 63;
    }
    if (state == GOOD)
        return at;
    do
        at--;
    while (continues(text, at));
    return at;
}

size_t satz_utf8_check(struct satz_slice text, bool refuse_nul) {
    if (refuse_nul)
        text.size = satz_slice_find_byte(text, 0, '\0');
    size_t at = check_blocks(text), size;
    while (at < text.size && (size = sequence_size(text, at)))
        at += size;
    return at;
}

uint32_t satz_utf8_decode_long(struct satz_slice text, size_t at, size_t *size) {
    unsigned char lead = (unsigned char)text.data[at];
    *size = 1;
    size_t length = sequence_size(text, at);
    if (!length)
        return SATZ_NOT_UTF8;
    uint32_t character = lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++)
        character = character << 6 | ((unsigned char)text.data[at + i] & 0x3F);
    *size = length;
    return character;
}

uint32_t satz_utf8_decode_long_before(struct satz_slice text, size_t end, size_t *size) {
    size_t at = end - 1;
    while (at > 0 && end - at < 4 && continues(text, at))
        at--;
    uint32_t character = satz_utf8_decode(text, at, size);
    if (at + *size == end)
        return character;
    *size = 1;
    return SATZ_NOT_UTF8;
}

void satz_utf8_repair(struct satz_slice bytes, struct satz_buffer *text) {
    for (size_t at = 0, size; at < bytes.size; at += size) {
        uint32_t character = satz_utf8_decode(bytes, at, &size);
        satz_buffer_add_char(text, character == SATZ_NOT_UTF8 ? 0xFFFD : character);
    }
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

/* The table has an entry for every so many bytes; what is nearer is walked to. */
enum { STEP = 256 };

struct satz_utf8_index satz_utf8_index_make(struct satz_slice text, struct satz_arena *arena) {
    return (struct satz_utf8_index){ satz_utf8_cursor_make(text), arena, NULL };
}

static void make_table(struct satz_utf8_index *index) {
    struct satz_utf8_cursor walk = satz_utf8_cursor_make(index->cursor.text);
    size_t steps = walk.text.size / STEP + 1;
    index->points = satz_arena_get_array(index->arena, steps, sizeof *index->points);
    for (size_t i = 0; i < steps; i++)
        index->points[i] = satz_utf8_points_at(&walk, satz_utf8_floor(walk.text, i * STEP));
}

/* Puts the cursor on the last entry of the table that is not after `points`. */
static void jump(struct satz_utf8_index *index, size_t points) {
    size_t low = 0, high = index->cursor.text.size / STEP + 1;
    if (!index->points)
        make_table(index);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (index->points[middle] <= points)
            low = middle;
        else
            high = middle;
    }
    index->cursor.bytes = satz_utf8_floor(index->cursor.text, low * STEP);
    index->cursor.points = index->points[low];
}

bool satz_utf8_index_bytes_at(struct satz_utf8_index *index, size_t points, size_t *bytes) {
    struct satz_utf8_cursor *cursor = &index->cursor;
    bool near = points >= cursor->points && points - cursor->points <= STEP;
    if (!near && cursor->text.size > (size_t)4 * STEP)
        jump(index, points);
    return satz_utf8_bytes_at(cursor, points, bytes);
}
