#include "train/corpus.h"

#include "base/buffer.h"
#include "base/input.h"
#include "text/unicode.h"
#include "text/utf8.h"

#define LIMIT ((size_t)256 << 20)

/* One of the two texts, walked through by its characters that are no blanks. */
struct reader {
    struct satz_buffer path;
    struct satz_slice text;
    size_t at, line;
};

static bool is_blank(uint32_t character) {
    return satz_char_is_space(character) || character == 0x200B || character == 0xFEFF || character == 0xAD;
}

static enum satz_status load(struct reader *reader, struct satz_arena *arena, const char *folder,
                             struct satz_slice name, const char *ending, struct satz_error *error) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&reader->path, "%s/%.*s%s", folder, (int)name.size, name.data, ending);
    enum satz_status status = satz_file_read(reader->path.data, LIMIT, &bytes, error);
    if (status == SATZ_OK && satz_utf8_check(satz_buffer_slice(&bytes), true) < bytes.size)
        status = satz_error_set_at(error, reader->path.data, 0, "is not UTF-8");
    if (status == SATZ_OK)
        reader->text = satz_arena_copy(arena, satz_buffer_slice(&bytes));
    reader->line = 1;
    satz_buffer_release(&bytes);
    return status;
}

/* Passes over blanks to the next character; whether a line ended on the way. False in `*more` at the end. */
static bool pass_blanks(struct reader *reader, bool *more) {
    bool ended = false;
    size_t size;
    for (*more = false; reader->at < reader->text.size; reader->at += size) {
        uint32_t character = satz_utf8_decode(reader->text, reader->at, &size);
        if (!is_blank(character)) {
            *more = true;
            break;
        }
        ended = ended || character == '\n';
        reader->line += character == '\n';
    }
    return ended;
}

/* What grows while the two are read. */
struct building {
    struct satz_gold *gold;
    struct satz_buffer ends; /* size_t, of the paragraph under way */
    size_t begin;            /* of the paragraph */
    struct satz_buffer paragraphs;
};

static void end_paragraph(struct building *building, struct satz_slice raw, size_t end) {
    struct satz_gold_paragraph paragraph;
    paragraph.text = satz_slice_sub(raw, building->begin, end);
    paragraph.count = building->ends.size / sizeof(size_t);
    paragraph.ends = satz_arena_get_array(&building->gold->arena, paragraph.count + 1, sizeof(size_t));
    if (paragraph.count)
        memcpy(paragraph.ends, building->ends.data, building->ends.size);
    satz_buffer_add(&building->paragraphs, satz_slice_make((const char *)&paragraph, sizeof paragraph));
    building->gold->sentences += paragraph.count + 1;
    satz_buffer_reset(&building->ends);
}

static enum satz_status read_both(struct building *building, struct reader *raw, struct reader *gold,
                                  struct satz_error *error) {
    size_t end = 0, size, other;
    bool more_raw, more_gold;
    for (;;) {
        bool paragraph_ends = pass_blanks(raw, &more_raw), sentence_ends = pass_blanks(gold, &more_gold);
        if (more_raw != more_gold)
            return satz_error_set_at(error, gold->path.data, gold->line, "is longer or shorter than %s", raw->path.data);
        if (end > 0 && (paragraph_ends || !more_raw))
            end_paragraph(building, raw->text, end);
        else if (end > 0 && sentence_ends)
            satz_buffer_add(&building->ends, satz_slice_make((const char *)&(size_t){ end - building->begin }, sizeof end));
        if (!more_raw)
            return SATZ_OK;
        if (!end || paragraph_ends)
            building->begin = raw->at;
        uint32_t character = satz_utf8_decode(raw->text, raw->at, &size);
        if (character != satz_utf8_decode(gold->text, gold->at, &other))
            return satz_error_set_at(error, gold->path.data, gold->line, "differs from %s:%zu", raw->path.data, raw->line);
        end = raw->at += size;
        gold->at += other;
    }
}

/* Copies the paragraphs read so far into the gold's arena. */
static void keep_paragraphs(struct building *building) {
    struct satz_gold *gold = building->gold;
    struct satz_slice bytes = satz_buffer_slice(&building->paragraphs);
    gold->count = bytes.size / sizeof *gold->paragraphs;
    gold->paragraphs = satz_arena_get_array(&gold->arena, gold->count + 1, sizeof *gold->paragraphs);
    if (bytes.size)
        memcpy(gold->paragraphs, bytes.data, bytes.size);
}

static void building_release(struct building *building) {
    satz_buffer_release(&building->ends);
    satz_buffer_release(&building->paragraphs);
}

enum satz_status satz_gold_load(struct satz_gold *gold, const char *folder, struct satz_slice name,
                                struct satz_error *error) {
    struct reader raw = { .path = SATZ_BUFFER_INIT }, said = { .path = SATZ_BUFFER_INIT };
    struct building building = { gold, SATZ_BUFFER_INIT, 0, SATZ_BUFFER_INIT };
    *gold = (struct satz_gold){ .arena = SATZ_ARENA_INIT };
    enum satz_status status = load(&raw, &gold->arena, folder, name, ".raw.txt", error);
    if (status == SATZ_OK)
        status = load(&said, &gold->arena, folder, name, ".gold.txt", error);
    if (status == SATZ_OK)
        status = read_both(&building, &raw, &said, error);
    if (status == SATZ_OK)
        keep_paragraphs(&building);
    else
        satz_gold_release(gold);
    satz_buffer_release(&raw.path);
    satz_buffer_release(&said.path);
    building_release(&building);
    return status;
}

/* Ends the paragraph whose text has been collected in `text`. */
static void end_case(struct building *building, struct satz_buffer *text) {
    if (!text->size)
        return;
    building->begin = 0;
    end_paragraph(building, satz_arena_copy(&building->gold->arena, satz_buffer_slice(text)), text->size);
    satz_buffer_reset(text);
}

enum satz_status satz_gold_load_cases(struct satz_gold *gold, const char *path, struct satz_error *error) {
    static const struct satz_slice join_mark = SATZ_SLICE("#! join=");
    struct building building = { gold, SATZ_BUFFER_INIT, 0, SATZ_BUFFER_INIT };
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_slice join = SATZ_SLICE(" "), line;
    struct satz_input input;
    *gold = (struct satz_gold){ .arena = SATZ_ARENA_INIT };
    enum satz_status status = satz_input_open(&input, path, error);
    if (status != SATZ_OK)
        return status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK) {
        if (satz_utf8_check(line, true) < line.size) {
            status = satz_error_set_at(error, path, input.line, "is not UTF-8");
            break;
        }
        if (satz_slice_starts(line, join_mark)) {
            join = satz_arena_copy(&gold->arena, satz_slice_from(line, join_mark.size));
        } else if (!line.size || satz_slice_is(satz_slice_sub(line, 0, line.size < 2 ? line.size : 2), "# ")) {
            end_case(&building, &text);
        } else {
            if (text.size) {
                satz_buffer_add(&building.ends, satz_slice_make((const char *)&text.size, sizeof text.size));
                satz_buffer_add(&text, join);
            }
            satz_buffer_add(&text, line);
        }
    }
    satz_input_close(&input);
    if (status == SATZ_END) {
        end_case(&building, &text);
        keep_paragraphs(&building);
        status = SATZ_OK;
    } else {
        satz_gold_release(gold);
    }
    satz_buffer_release(&text);
    building_release(&building);
    return status;
}

void satz_gold_release(struct satz_gold *gold) {
    satz_arena_release(&gold->arena);
    *gold = (struct satz_gold){ .arena = SATZ_ARENA_INIT };
}
