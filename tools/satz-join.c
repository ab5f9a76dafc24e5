/* satz-join: records back into the document, either side. */
#include "join/join.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 's', "side", "src|tgt", "the side (default: tgt, or src where there is no tgt)" },
    { '\0', "mark", NULL, "show what is untranslated" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { SIDE = SATZ_OPTION_FIRST, MARK, DATA };

static const struct satz_usage usage = {
    "satz-join", "[OPTION]... [FILE]...", "Join the records of the stream into the document they came from.",
    option_table, "satz-segment release.txt | satz-join --side src",
};

static enum satz_status set_side(struct satz_joiner *joiner, const char *side, struct satz_error *error) {
    if (strcmp(side, "src") != 0 && strcmp(side, "tgt") != 0)
        return satz_error_set(error, "option --side takes src or tgt, not '%s'", side);
    joiner->source = side[0] == 's';
    return SATZ_OK;
}

static enum satz_status join(struct satz_joiner *joiner, struct satz_reader *reader, struct satz_output *output,
                             struct satz_error *error) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_record record;
    enum satz_status status;
    while ((status = satz_reader_next(reader, &arena, &record, error)) == SATZ_OK && !output->failure) {
        if ((status = satz_joiner_add(joiner, &record, output, error)) != SATZ_OK)
            break;
        satz_arena_reset(&arena);
    }
    if (status == SATZ_END)
        status = satz_joiner_end(joiner, error);
    satz_arena_release(&arena);
    return status;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_joiner joiner;
    const char *folder = NULL;
    size_t option;
    satz_joiner_init(&joiner, &data);
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option)) {
        if (option == SIDE && set_side(&joiner, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
        if (option == MARK)
            joiner.mark = true;
        if (option == DATA)
            folder = options.argument;
    }
    if (satz_data_open(&data, folder, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    struct satz_reader reader;
    struct satz_output output;
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = join(&joiner, &reader, &output, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
    satz_reader_release(&reader);
    satz_joiner_release(&joiner);
    satz_data_close(&data);
    return code;
}
