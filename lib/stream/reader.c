#include "stream/reader.h"

void satz_reader_init(struct satz_reader *reader, char *const *paths, size_t count) {
    static char *const standard_input[] = { (char *)"-" };
    *reader = (struct satz_reader){ .paths = count ? paths : standard_input, .count = count ? count : 1 };
}

void satz_reader_init_descriptor(struct satz_reader *reader, int descriptor, const char *name) {
    *reader = (struct satz_reader){ .open = true };
    satz_input_from(&reader->input, descriptor, name);
}

void satz_reader_release(struct satz_reader *reader) {
    if (reader->open)
        satz_input_close(&reader->input);
    reader->open = false;
}

/* The next line of the file that is open, or of those after it. */
static enum satz_status next_line(struct satz_reader *reader, struct satz_slice *line, struct satz_error *error) {
    for (;;) {
        if (!reader->open) {
            if (reader->next == reader->count)
                return SATZ_END;
            if (satz_input_open(&reader->input, reader->paths[reader->next++], error) != SATZ_OK)
                return SATZ_FAILED;
            reader->open = true;
        }
        enum satz_status status = satz_input_line(&reader->input, line, NULL, error);
        if (status != SATZ_END)
            return status;
        satz_reader_release(reader);
    }
}

enum satz_status satz_reader_next(struct satz_reader *reader, struct satz_arena *arena, struct satz_record *record,
                                  struct satz_error *error) {
    struct satz_slice line;
    do {
        enum satz_status status = next_line(reader, &line, error);
        if (status != SATZ_OK)
            return status;
    } while (satz_slice_trim(line).size == 0);
    satz_record_init(record, arena);
    record->place = reader->input.name;
    record->line = reader->input.line;
    return satz_record_parse(record, line, error);
}
