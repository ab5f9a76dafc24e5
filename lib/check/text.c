#include "check/text.h"

#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Text under way. */
struct build {
    struct satz_slice raw;
    char *text;
    size_t *places;
    size_t size;
};

static void add_bytes(struct build *build, struct satz_slice bytes, size_t place) {
    for (size_t i = 0; i < bytes.size; i++) {
        build->places[build->size] = place;
        build->text[build->size++] = bytes.data[i];
    }
}

static void add_blank(struct build *build, size_t place) {
    if (build->size > 0 && build->text[build->size - 1] != ' ')
        add_bytes(build, satz_slice_of(" "), place);
}

static bool begins_tag(struct satz_slice raw, size_t at) {
    char next = at + 1 < raw.size ? raw.data[at + 1] : ' ';
    return raw.data[at] == '<' && (next == '/' || next == '!' || (next >= 'a' && next <= 'z') ||
                                   (next >= 'A' && next <= 'Z'));
}

/* A tag is passed over; one that breaks the line separates words. Where it is not closed it is text. */
static size_t pass_tag(struct build *build, size_t at, bool *open) {
    size_t end = satz_slice_find_byte(build->raw, at, '>');
    if (end == build->raw.size) {
        *open = false;
        return at;
    }
    if (build->raw.size - at > 2 && (build->raw.data[at + 1] | 32) == 'b' && (build->raw.data[at + 2] | 32) == 'r')
        add_blank(build, at);
    return end + 1;
}

static size_t add_character(struct build *build, size_t at) {
    uint32_t character;
    size_t size = build->raw.data[at] == '&' ? satz_charref_decode(build->raw, at, &character) : 0;
    if (size > 0) {
        struct satz_buffer decoded = SATZ_BUFFER_INIT;
        satz_buffer_add_char(&decoded, character);
        add_bytes(build, satz_buffer_slice(&decoded), at);
        satz_buffer_release(&decoded);
        return at + size;
    }
    char byte = build->raw.data[at];
    if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r')
        add_blank(build, at);
    else
        add_bytes(build, satz_slice_sub(build->raw, at, at + 1), at);
    return at + 1;
}

static void build_html(struct satz_check_text *text, struct satz_arena *arena) {
    /* No reference is shorter than its character. */
    struct build build = { .raw = text->raw, .text = satz_arena_get(arena, text->raw.size + 1),
                           .places = satz_arena_get(arena, (text->raw.size + 1) * sizeof *build.places) };
    bool tags = true;
    for (size_t at = 0; at < text->raw.size;) {
        size_t next = tags && begins_tag(text->raw, at) ? pass_tag(&build, at, &tags) : at;
        at = next > at ? next : add_character(&build, at);
    }
    build.places[build.size] = text->raw.size;
    text->text = satz_slice_make(build.text, build.size);
    text->places = build.places;
}

/* Whether a text of HTML stands as it is seen. */
static bool is_plain(struct satz_slice raw) {
    static const char marks[] = "<&\n\t";
    for (const char *mark = marks; *mark; mark++)
        if (satz_slice_find_byte(raw, 0, *mark) < raw.size)
            return false;
    return true;
}

void satz_check_text_set(struct satz_check_text *text, struct satz_slice raw, bool html, struct satz_arena *arena) {
    text->raw = text->text = raw;
    text->places = NULL;
    text->kept = NULL;
    text->known = NULL;
    if (html && !is_plain(raw))
        build_html(text, arena);
}

void satz_check_text_judge(struct satz_check_text *text) {
    struct satz_check_source *known = text->known;
    text->traits = known && known->judged ? known->traits : satz_check_traits(text->text);
    if (known) {
        known->traits = text->traits;
        known->judged = true;
    }
    text->ascii = !(text->traits & (SATZ_TRAIT_WIDE | SATZ_TRAIT_CONTROL));
}

void satz_check_text_keep(struct satz_check_text *text, size_t begin, size_t end, struct satz_arena *arena) {
    if (!text->kept)
        text->kept = satz_arena_get_array(arena, text->text.size + 1, sizeof *text->kept);
    if (!text->places) {
        for (size_t at = begin; at < end && at < text->text.size; at++)
            text->kept[at] = true;
        return;
    }
    size_t low = 0, high = text->text.size;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->places[middle] < begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < text->text.size && text->places[low] < end; low++)
        text->kept[low] = true;
}

uint32_t satz_check_text_before(const struct satz_check_text *text, size_t at, size_t *size) {
    *size = 0;
    return at > 0 ? satz_utf8_decode_before(text->text, at, size) : 0;
}
