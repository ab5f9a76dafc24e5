#include "format/paragraphs.h"

#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Enough to hold the longest lead and text, and to look beyond. */
#define AHEAD (2 * SATZ_PARAGRAPH_LIMIT + SATZ_LAYOUT_LOOK)

#define CHUNK ((size_t)64 << 10)

/* In steps whose count a byte holds, as many as a vector has. */
static size_t count_lines(struct satz_slice text) {
    enum { STEP = 128 };
    size_t count = 0, at = 0;
    for (; text.size - at >= STEP; at += STEP) {
        unsigned char some = 0;
        for (size_t i = 0; i < STEP; i++)
            some = (unsigned char)(some + (text.data[at + i] == '\n'));
        count += some;
    }
    for (; at < text.size; at++)
        count += text.data[at] == '\n';
    return count;
}

/* Never moves more than what was taken. */
static void drop_taken(struct satz_paragraphs *paragraphs) {
    struct satz_slice all = satz_buffer_slice(&paragraphs->buffer);
    if (paragraphs->start < CHUNK || paragraphs->start < all.size - paragraphs->start)
        return;
    paragraphs->line += count_lines(satz_slice_sub(all, 0, paragraphs->start));
    satz_buffer_splice(&paragraphs->buffer, 0, paragraphs->start, satz_slice_make("", 0));
    paragraphs->checked -= paragraphs->start;
    paragraphs->start = 0;
}

/* Checks what is new; bytes that are cut off by the end of a read are left for the next time. */
static void check(struct satz_paragraphs *paragraphs) {
    struct satz_slice fresh = satz_slice_from(satz_buffer_slice(&paragraphs->buffer), paragraphs->checked);
    size_t good = satz_utf8_check(fresh, true);
    paragraphs->checked += good;
    paragraphs->bad = good < fresh.size && (paragraphs->ended || fresh.size - good >= 4 || !fresh.data[good]);
    paragraphs->ended = paragraphs->ended || paragraphs->bad;
}

/* Reads until `most` bytes lie ahead, or nothing more comes. */
static enum satz_status fill(struct satz_paragraphs *paragraphs, size_t most, struct satz_error *error) {
    drop_taken(paragraphs);
    while (!paragraphs->ended && paragraphs->checked - paragraphs->start < most) {
        enum satz_status status = satz_input_read(paragraphs->input, CHUNK, &paragraphs->buffer, error);
        if (status == SATZ_FAILED)
            return status;
        paragraphs->ended = status == SATZ_END;
        check(paragraphs);
    }
    return SATZ_OK;
}

enum satz_status satz_paragraphs_init(struct satz_paragraphs *paragraphs, struct satz_input *input,
                                      struct satz_buffer *read, enum satz_breaks asked, struct satz_error *error) {
    *paragraphs = (struct satz_paragraphs){ .input = input, .buffer = *read, .line = 1 };
    satz_buffer_init(read);
    check(paragraphs);
    enum satz_status status = fill(paragraphs, AHEAD, error);
    paragraphs->layout = satz_layout_guess(satz_paragraphs_head(paragraphs), asked);
    return status;
}

struct satz_slice satz_paragraphs_head(const struct satz_paragraphs *paragraphs) {
    struct satz_slice head = satz_slice_sub(satz_buffer_slice(&paragraphs->buffer), 0, paragraphs->checked);
    size_t size = head.size < SATZ_LAYOUT_HEAD ? head.size : SATZ_LAYOUT_HEAD;
    return satz_slice_sub(head, 0, satz_utf8_floor(head, size));
}

void satz_paragraphs_release(struct satz_paragraphs *paragraphs) {
    satz_buffer_release(&paragraphs->buffer);
}

void satz_paragraphs_take(struct satz_paragraphs *paragraphs, size_t size) {
    paragraphs->start += size;
    paragraphs->began = paragraphs->began || size > 0;
}

/* Size of what a mail program put at `at`, the beginning of a line. */
static size_t marks_size(struct satz_slice ahead, size_t at) {
    size_t size = satz_mail_marks_size(ahead, at, NULL);
    return size + satz_mail_separator_size(ahead, at + size);
}

/* Where the blanks, and in wrapped text what a mail program put before lines, end at the front of `ahead`. */
static size_t lead_size(struct satz_slice ahead, bool first, bool wrapped) {
    size_t size, at = first && satz_slice_starts(ahead, satz_slice_of("\uFEFF")) ? 3 : 0;
    bool line = first && wrapped;
    while (at < ahead.size && at < SATZ_PARAGRAPH_LIMIT) {
        size = line ? marks_size(ahead, at) : 0;
        if (!size && !satz_char_is_space(satz_utf8_decode(ahead, at, &size)))
            break;
        at += size;
        line = wrapped && (ahead.data[at - 1] == '\n' || ahead.data[at - 1] == '\r');
    }
    return at;
}

/* Where the paragraph at `begin` ends; ahead.size where that is not seen. */
static size_t find_end(const struct satz_layout *layout, struct satz_slice ahead, size_t begin) {
    for (size_t line = begin;;) {
        size_t end = satz_line_end(ahead, line);
        if (end >= ahead.size)
            return end;
        size_t next = end + satz_line_break_size(ahead, end);
        if (layout->breaks == SATZ_BREAKS_LINE || satz_layout_ends(layout, ahead, line, end, next))
            return end;
        line = next;
    }
}

static enum satz_status fail_bad(const struct satz_paragraphs *paragraphs, struct satz_error *error) {
    struct satz_slice all = satz_buffer_slice(&paragraphs->buffer);
    size_t line = paragraphs->line + count_lines(satz_slice_sub(all, 0, paragraphs->checked));
    unsigned char byte = (unsigned char)all.data[paragraphs->checked];
    if (!byte)
        return satz_error_set_at(error, paragraphs->input->name, line, "a NUL byte is no text");
    return satz_error_set_at(error, paragraphs->input->name, line, "byte 0x%02X is not UTF-8", byte);
}

/* What is read and not taken, as far as a look goes. */
static struct satz_slice look_ahead(const struct satz_paragraphs *paragraphs) {
    struct satz_slice all = satz_buffer_slice(&paragraphs->buffer);
    struct satz_slice ahead = satz_slice_sub(all, paragraphs->start, paragraphs->checked);
    if (ahead.size > AHEAD)
        ahead.size = satz_utf8_floor(ahead, AHEAD);
    return ahead;
}

/*
 * Where the text of the next paragraph begins and ends in what is read; more is read until its end is seen. A line's
 * end is seen when it is there, and mostly was read with the lines before it; a wrapped paragraph's takes a look beyond.
 */
static enum satz_status find_paragraph(struct satz_paragraphs *paragraphs, struct satz_slice *ahead, size_t *begin,
                                       size_t *end, struct satz_error *error) {
    bool wrapped = paragraphs->layout.breaks == SATZ_BREAKS_BLANK;
    for (size_t most = wrapped ? AHEAD : 0;; most = most < AHEAD / 2 ? 2 * most + CHUNK : AHEAD) {
        if (fill(paragraphs, most, error) == SATZ_FAILED)
            return SATZ_FAILED;
        *ahead = look_ahead(paragraphs);
        *begin = lead_size(*ahead, !paragraphs->began, wrapped);
        *end = find_end(&paragraphs->layout, *ahead, *begin);
        if (*end < ahead->size || paragraphs->ended || most == AHEAD)
            return SATZ_OK;
    }
}

enum satz_status satz_paragraphs_next(struct satz_paragraphs *paragraphs, struct satz_paragraph *paragraph,
                                      struct satz_error *error) {
    struct satz_slice ahead;
    size_t begin, end;
    if (find_paragraph(paragraphs, &ahead, &begin, &end, error) == SATZ_FAILED)
        return SATZ_FAILED;
    if (!ahead.size)
        return paragraphs->bad ? fail_bad(paragraphs, error) : SATZ_END;
    size_t limit = begin + SATZ_PARAGRAPH_LIMIT;
    if (end == ahead.size && end <= limit && paragraphs->bad)
        return fail_bad(paragraphs, error);
    paragraph->complete = end <= limit;
    end = paragraph->complete ? end : satz_utf8_floor(ahead, limit);
    paragraph->lead = satz_slice_sub(ahead, 0, begin);
    paragraph->text = satz_slice_sub(ahead, begin, end);
    return SATZ_OK;
}
