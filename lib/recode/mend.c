#include "recode/mend.h"

#include "text/utf8.h"

enum { BLOCK = 32 << 10, CONTEXT = 24 };

enum satz_status satz_mender_open(struct satz_mender *mender, bool repair, struct satz_notes *notes,
                                  struct satz_error *error) {
    *mender = (struct satz_mender){ .repair = repair, .place = "", .at = { 1, 1 }, .notes = notes };
    satz_buffer_init(&mender->block);
    mender->mojibake = satz_mojibake_new(error);
    return mender->mojibake ? SATZ_OK : SATZ_FAILED;
}

void satz_mender_close(struct satz_mender *mender) {
    satz_mojibake_free(mender->mojibake);
    satz_buffer_release(&mender->block);
}

void satz_mender_begin(struct satz_mender *mender, const char *place) {
    mender->place = place;
    mender->at = (struct satz_position){ 1, 1 };
}

static bool ends_word(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The place with the words that it is in: nobody knows `ÃŸ`, but everybody GroÃŸe. */
static void tell(const struct satz_mender *mender, struct satz_position at, struct satz_slice text,
                 const struct satz_mojibake_found *found, struct satz_slice repaired) {
    size_t begin = found->begin, end = found->end;
    while (begin > 0 && found->begin - begin < CONTEXT && !ends_word(text.data[begin - 1]))
        begin--;
    while (end < text.size && end - found->end < CONTEXT && !ends_word(text.data[end]))
        end++;
    begin = satz_utf8_floor(text, begin);
    end = satz_utf8_floor(text, end);
    const char *before = text.data + begin, *after = text.data + found->end;
    satz_notes_add(mender->notes, SATZ_WARNING, mender->place, at.line,
                   "column %zu: mojibake: %.*s %s %.*s%.*s%.*s (UTF-8 read as %s%s)", at.column, (int)(end - begin),
                   before, mender->repair ? "repaired to" : "is", (int)(found->begin - begin), before,
                   (int)repaired.size, repaired.data, (int)(end - found->end), after, found->charset,
                   found->rounds > 1 ? ", more than once" : "");
}

/* One line: a weak place counts beside a sure one, and what stands in other lines says nothing of it. */
static void mend_line(struct satz_mender *mender, struct satz_slice text, struct satz_buffer *target) {
    struct satz_mojibake_walk walk = satz_mojibake_begin(mender->mojibake, text);
    struct satz_mojibake_found found;
    struct satz_buffer repaired = SATZ_BUFFER_INIT;
    size_t passed = 0;
    while (satz_mojibake_next(&walk, &found, &repaired)) {
        satz_position_pass(&mender->at, satz_slice_sub(text, passed, found.begin));
        if (mender->found++ < SATZ_MENDER_TOLD)
            tell(mender, mender->at, text, &found, satz_buffer_slice(&repaired));
        satz_position_pass(&mender->at, satz_slice_sub(text, found.begin, found.end));
        satz_buffer_add(target, satz_slice_sub(text, passed, mender->repair ? found.begin : found.end));
        if (mender->repair)
            satz_buffer_add(target, satz_buffer_slice(&repaired));
        passed = found.end;
    }
    satz_position_pass(&mender->at, satz_slice_from(text, passed));
    satz_buffer_add(target, satz_slice_from(text, passed));
    satz_buffer_release(&repaired);
}

/* A block, line by line only where it holds anything. */
static void mend(struct satz_mender *mender, struct satz_slice text, struct satz_buffer *target) {
    struct satz_mojibake_walk walk = satz_mojibake_begin(mender->mojibake, text);
    if (!walk.sure) {
        satz_position_pass(&mender->at, text);
        satz_buffer_add(target, text);
        return;
    }
    for (size_t at = 0, end; at < text.size; at = end) {
        end = satz_slice_find_byte(text, at, '\n');
        end += end < text.size;
        mend_line(mender, satz_slice_sub(text, at, end), target);
    }
}

/* Where to cut the first block of `text`, which is longer: after a line, or else a word. */
static size_t find_cut(struct satz_slice text) {
    static const char *const ends[] = { "\n", " " };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = memrchr(text.data, *ends[i], BLOCK);
        if (end)
            return (size_t)(end - text.data) + 1;
    }
    return satz_utf8_floor(text, BLOCK);
}

void satz_mender_add(struct satz_mender *mender, struct satz_slice text, bool last, struct satz_buffer *target) {
    size_t at = 0, cut;
    satz_buffer_add(&mender->block, text);
    struct satz_slice block = satz_buffer_slice(&mender->block);
    for (; block.size - at > BLOCK; at += cut) {
        cut = find_cut(satz_slice_from(block, at));
        mend(mender, satz_slice_sub(block, at, at + cut), target);
    }
    if (last) {
        mend(mender, satz_slice_from(block, at), target);
        at = block.size;
    }
    satz_buffer_splice(&mender->block, 0, at, satz_slice_make("", 0));
}

void satz_mender_end(struct satz_mender *mender) {
    if (mender->found > SATZ_MENDER_TOLD)
        satz_notes_add(mender->notes, SATZ_WARNING, mender->place, 0, "%zu more places with mojibake",
                       mender->found - SATZ_MENDER_TOLD);
}
