#include "text/utf8.h"

#include "base/search.h"

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

/* Sixteen bytes, and what stands one, two and three bytes before them. */
struct neighbours {
    satz_search_block here, one, two, three;
};

static inline struct neighbours load_neighbours(const char *bytes) {
    struct neighbours loaded;
    memcpy(&loaded.here, bytes, sizeof loaded.here);
    memcpy(&loaded.one, bytes - 1, sizeof loaded.one);
    memcpy(&loaded.two, bytes - 2, sizeof loaded.two);
    memcpy(&loaded.three, bytes - 3, sizeof loaded.three);
    return loaded;
}

/* All ones for each byte that continues a sequence just where those before it ask for that. */
static inline satz_search_block is_in_order(const struct neighbours *at) {
    satz_search_block begins = (satz_search_block)((at->one < 0xC0) & (at->two < 0xE0) & (at->three < 0xF0));
    return begins ^ (satz_search_block)((at->here & 0xC0) == 0x80);
}

/* For each byte after a lead that the table bounds it after, or that is none. */
static inline satz_search_block is_bounded(const struct neighbours *at) {
    return (satz_search_block)((at->one == 0xE0) | (at->one == 0xED) | ((at->one & 0xFE) == 0xC0)) |
           ~(satz_search_block)(at->one < 0xF0);
}

/* For each such byte that is out of its bounds. */
static inline satz_search_block is_out_of_bounds(const struct neighbours *at) {
    satz_search_block below_90 = (satz_search_block)(at->here < 0x90), below_a0 = (satz_search_block)(at->here < 0xA0);
    satz_search_block after_e0 = (satz_search_block)(at->one == 0xE0), after_ed = (satz_search_block)(at->one == 0xED);
    satz_search_block after_f0 = (satz_search_block)(at->one == 0xF0), after_f4 = (satz_search_block)(at->one == 0xF4);
    satz_search_block never = (satz_search_block)(((at->one & 0xFE) == 0xC0) | (at->one >= 0xF5));
    return (after_e0 & below_a0) | (after_ed & ~below_a0) | (after_f0 & below_90) | (after_f4 & ~below_90) | never;
}

enum { BLOCKS = 4, ALL_BLOCKS = BLOCKS * sizeof(satz_search_block) };

/* The same table for four blocks, three bytes before which are good; a lead at the end is left to the next. */
static inline bool is_good_step(const char *bytes) {
    struct neighbours at[BLOCKS];
    satz_search_block wrong = { 0 }, bounded = { 0 };
    for (size_t i = 0; i < BLOCKS; i++) {
        at[i] = load_neighbours(bytes + i * sizeof at->here);
        wrong |= ~is_in_order(&at[i]);
        bounded |= is_bounded(&at[i]);
    }
    if (satz_search_any(bounded))
        for (size_t i = 0; i < BLOCKS; i++)
            wrong |= is_out_of_bounds(&at[i]);
    return !satz_search_any(wrong);
}

/* Where the last sequence begins that is seen good in whole steps; `at`, 3 or more, is where that begins. */
static size_t check_steps(struct satz_slice text, size_t at) {
    while (text.size - at >= ALL_BLOCKS && is_good_step(text.data + at))
        at += ALL_BLOCKS;
    do
        at--;
    while (continues(text, at));
    return at;
}

/* By the table, until `limit` is reached. */
static size_t check_sequences(struct satz_slice text, size_t at, size_t limit) {
    size_t size;
    while (at < limit && (size = sequence_size(text, at)))
        at += size;
    return at;
}

size_t satz_utf8_check(struct satz_slice text, bool refuse_nul) {
    enum { FEW = 3 };
    if (refuse_nul)
        text.size = satz_slice_find_byte(text, 0, '\0');
    if (text.size <= FEW)
        return check_sequences(text, 0, text.size);
    size_t at = check_sequences(text, 0, FEW);
    return at < FEW ? at : check_sequences(text, check_steps(text, at), text.size);
}

/* Sequences of two and three bytes, those left out that the table bounds; 0: it is none of them. */
static inline uint32_t decode_usual(struct satz_slice text, size_t at, size_t *size) {
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    if (bytes[0] >= 0xC2 && bytes[0] < 0xE0 && continues(text, at + 1))
        return *size = 2, (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    bool three = bytes[0] >= 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED && continues(text, at + 1) && continues(text, at + 2);
    if (!three || (bytes[0] == 0xE0 && bytes[1] < 0xA0))
        return 0;
    return *size = 3, (bytes[0] & 0xFu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
}

uint32_t satz_utf8_decode_long(struct satz_slice text, size_t at, size_t *size) {
    uint32_t usual = decode_usual(text, at, size);
    if (usual)
        return usual;
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
