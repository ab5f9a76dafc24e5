/* satz-report: what became of segments, spans and findings. */
#include "report/summary.h"

#include <unistd.h>

#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "format", "FORMAT", "summary (the default): a table, a row a language" },
    { '\0', "colour", "auto|always|never", "whether to colour (default: auto)" },
    { '\0', NULL, NULL, NULL },
};
enum { FORMAT = SATZ_OPTION_FIRST, COLOUR };

static const struct satz_usage usage = {
    "satz-report", "[OPTION]... [FILE]...", "Report what became of the segments, spans and findings of a stream.",
    option_table, "satz-report build/*/release.txt.jsonl",
};

/* The language a record is counted under: its target's, else its own, else the first source's. */
static enum satz_status language_of(struct satz_record *record, enum satz_language_id *id, struct satz_error *error) {
    struct satz_slice tag = satz_record_string(record, "to");
    struct satz_language language = { .id = SATZ_DE };
    struct satz_error reason = SATZ_ERROR_INIT;
    if (!tag.size)
        tag = satz_record_string(record, "lang");
    if (tag.size && satz_language_parse(satz_arena_copy(record->arena, tag).data, &language, &reason) != SATZ_OK)
        return satz_record_fail(record, error, "%s", reason.reason);
    *id = language.id;
    return SATZ_OK;
}

static enum satz_status summarise(struct satz_reader *reader, struct satz_summary *summaries,
                                  struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_language_id id = 0;
    enum satz_status status;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK) {
        if ((status = language_of(&record, &id, error)) != SATZ_OK ||
            (status = satz_summary_add(&summaries[id], &record, error)) != SATZ_OK)
            break;
        satz_arena_reset(&arena);
    }
    satz_arena_release(&arena);
    return status == SATZ_END ? SATZ_OK : status;
}

static enum satz_status set_option(size_t option, const char *argument, bool *colour, struct satz_error *error) {
    if (option == FORMAT && strcmp(argument, "summary") != 0)
        return satz_error_set(error, "option --format takes summary, not '%s'", argument);
    if (option != COLOUR || strcmp(argument, "auto") == 0)
        return SATZ_OK;
    *colour = strcmp(argument, "always") == 0;
    if (!*colour && strcmp(argument, "never") != 0)
        return satz_error_set(error, "option --colour takes auto, always or never, not '%s'", argument);
    return SATZ_OK;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    bool colour = satz_tool_colours(STDOUT_FILENO);
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(option, options.argument, &colour, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    struct satz_reader reader;
    struct satz_output output;
    struct satz_buffer table = SATZ_BUFFER_INIT;
    struct satz_summary summaries[SATZ_LANGUAGES] = { 0 };
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = summarise(&reader, summaries, &error);
    satz_summary_table(summaries, colour, &table);
    satz_output_add(&output, satz_buffer_slice(&table));
    int code = satz_tool_close(usage.tool, &output, status == SATZ_OK ? SATZ_EXIT_DONE : SATZ_EXIT_FAILED);
    if (status != SATZ_OK)
        code = satz_tool_fail(usage.tool, &error);
    satz_buffer_release(&table);
    satz_reader_release(&reader);
    return code;
}
