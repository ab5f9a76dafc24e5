#include "report/shown.h"

#include "text/utf8.h"
#include "text/width.h"

/* U+2026 */
#define ELLIPSIS "\xE2\x80\xA6"

void satz_shown_add(struct satz_slice text, struct satz_buffer *target) {
    size_t plain = 0, size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t character = satz_utf8_decode(text, at, &size);
        uint32_t shown = satz_char_shown(character);
        if (shown == character)
            continue;
        satz_buffer_add(target, satz_slice_sub(text, plain, at));
        satz_buffer_add_char(target, shown);
        plain = at + size;
    }
    satz_buffer_add(target, satz_slice_from(text, plain));
}

/*
 * How far a walk may go: `columns` columns, and, since marks take none, four times as many characters.
 * `used` are the columns that were gone, `stopped` says that the line goes on.
 */
struct walk {
    size_t at, used, left;
    bool stopped;
};

static bool fits(struct walk *walk, uint32_t character, size_t columns) {
    size_t width = (size_t)satz_char_width(satz_char_shown(character));
    walk->stopped = walk->used + width > columns || walk->left == 0;
    if (walk->stopped)
        return false;
    walk->used += width;
    walk->left--;
    return true;
}

static struct walk walk_forward(struct satz_slice text, size_t from, size_t to, size_t columns) {
    struct walk walk = { from, 0, 4 * columns, false };
    size_t size;
    while (walk.at < to && text.data[walk.at] != '\n') {
        uint32_t character = satz_utf8_decode(text, walk.at, &size);
        if (!fits(&walk, character, columns))
            break;
        walk.at += size;
    }
    return walk;
}

static struct walk walk_back(struct satz_slice text, size_t from, size_t columns) {
    struct walk walk = { from, 0, 4 * columns, false };
    size_t size;
    while (walk.at > 0 && text.data[walk.at - 1] != '\n') {
        uint32_t character = satz_utf8_decode_before(text, walk.at, &size);
        if (!fits(&walk, character, columns))
            break;
        walk.at -= size;
    }
    return walk;
}

void satz_shown_quote(struct satz_slice text, size_t columns, struct satz_buffer *target) {
    struct walk walk = { 0, 0, 4 * columns, false };
    size_t size;
    while (walk.at < text.size && fits(&walk, satz_utf8_decode(text, walk.at, &size), columns))
        walk.at += size;
    satz_buffer_add_string(target, "\xE2\x80\x9C");
    satz_shown_add(satz_slice_sub(text, 0, walk.at), target);
    satz_buffer_add_string(target, walk.stopped ? ELLIPSIS "\xE2\x80\x9D" : "\xE2\x80\x9D");
}

static bool has_rtl(struct satz_slice text, size_t begin, size_t end) {
    size_t size;
    for (size_t at = begin; at < end; at += size)
        if (satz_char_is_rtl(satz_utf8_decode(text, at, &size)))
            return true;
    return false;
}

/*
 * A line too long is cut so that a third of the columns shows what is before the range, more where what
 * follows needs less.
 */
void satz_excerpt_find(struct satz_slice text, size_t begin, size_t end, size_t columns,
                       struct satz_excerpt *excerpt) {
    struct walk before = walk_back(text, begin, columns), after = walk_forward(text, begin, text.size, columns);
    if (before.stopped || after.stopped || before.used + after.used > columns) {
        size_t room = columns - 2, third = room / 3;
        size_t share = !after.stopped && after.used < room - third ? room - after.used : third;
        before = walk_back(text, begin, share);
        after = walk_forward(text, begin, text.size, room - before.used);
    }
    struct walk mark = walk_forward(text, begin, end < after.at ? end : after.at, columns);
    *excerpt = (struct satz_excerpt){
        .begin = before.at,
        .end = after.at,
        .cut_before = before.stopped,
        .cut_after = after.stopped,
        .mark_begin = begin,
        .mark_end = mark.at,
        .mark_column = before.used + before.stopped,
        .mark_size = mark.used,
        .rtl = has_rtl(text, before.at, after.at),
    };
}
