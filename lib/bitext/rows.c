#include "bitext/rows.h"

#include "bitext/tmx_reader.h"
#include "text/utf8.h"

static const struct satz_slice mark = SATZ_SLICE("\xEF\xBB\xBF");

enum satz_status satz_rows_open(struct satz_rows *rows, const char *path, struct satz_error *error) {
    *rows = (struct satz_rows){ .ending = "" };
    return satz_input_open(&rows->input, path, error);
}

void satz_rows_close(struct satz_rows *rows) {
    satz_input_close(&rows->input);
}

static enum satz_status check(const struct satz_rows *rows, struct satz_error *error) {
    size_t bad = satz_utf8_check(rows->line, true), line = rows->input.line;
    if (bad == rows->line.size)
        return SATZ_OK;
    const unsigned char *bytes = (const unsigned char *)rows->line.data;
    if (line == 1 && rows->line.size > 1 && (bytes[0] ^ bytes[1]) == 1 && (bytes[0] & bytes[1]) == 0xFE)
        return satz_error_set_at(error, rows->input.name, line, "this is UTF-16; satz-recode makes UTF-8 of it");
    if (!bytes[bad])
        return satz_error_set_at(error, rows->input.name, line, "a NUL byte is no text");
    return satz_error_set_at(error, rows->input.name, line, "byte 0x%02X is not UTF-8", (unsigned)bytes[bad]);
}

enum satz_status satz_rows_next(struct satz_rows *rows, struct satz_error *error) {
    bool terminated;
    enum satz_status status = satz_input_line(&rows->input, &rows->line, &terminated, error);
    if (status != SATZ_OK)
        return status;
    if (rows->input.line == 1 && satz_slice_starts(rows->line, mark)) {
        rows->line = satz_slice_from(rows->line, mark.size);
        rows->marked = true;
    }
    rows->ending = terminated ? "\n" : "";
    if (terminated && rows->line.size && rows->line.data[rows->line.size - 1] == '\r') {
        rows->line.size--;
        rows->ending = "\r\n";
    }
    return check(rows, error);
}

enum satz_status satz_rows_check_size(const struct satz_rows *rows, struct satz_slice text, struct satz_error *error) {
    if (text.size <= SATZ_TMX_SEGMENT)
        return SATZ_OK;
    return satz_error_set_at(error, rows->input.name, rows->input.line, "a segment of more than 1 MiB");
}
