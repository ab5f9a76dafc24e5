/* satz-restore: answers into finished translations, held things back in the target's own form. */
#include "restore/bead.h"

#include <stdlib.h>

#include "base/memory.h"
#include "stream/document.h"
#include "stream/reader.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    SATZ_OPTION_FAIL_ON,
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { FAIL_ON = SATZ_OPTION_FIRST, TERMS, DATA };

static const struct satz_usage usage = {
    "satz-restore", "[OPTION]... [FILE]...",
    "Put held names, figures, quotations and tags back into translations, in the target's own form.", option_table,
    "satz-segment release.txt | satz-protect | satz-translate -t en -- cat | satz-restore",
};

/*
 * Records that are restored together: one, or all from the first to the last that share its translation. Between
 * these there may be others.
 */
struct window {
    struct satz_arena arena;
    struct satz_record *records;
    size_t count, capacity;
    enum satz_status ended;  /* why no more records follow; SATZ_OK: more may */
    struct satz_error error; /* where that was a failure */
};

static void window_read(struct window *window, struct satz_reader *reader) {
    struct satz_record record;
    window->ended = satz_reader_next(reader, &window->arena, &record, &window->error);
    if (window->ended != SATZ_OK)
        return;
    window->records =
        satz_memory_grow(window->records, &window->capacity, window->count + 1, sizeof *window->records);
    window->records[window->count++] = record;
}

/* Reads a record, and where a translation begins with it that others share, up to the last of them. */
static void window_fill(struct window *window, struct satz_reader *reader) {
    size_t last = 0, before = 0;
    window->count = 0;
    satz_arena_reset(&window->arena);
    window_read(window, reader);
    if (!window->count || !satz_restore_bead_begins(&window->records[0], &last))
        return;
    for (size_t seg = satz_record_size(&window->records[0], "seg"); seg > before && seg < last;) {
        before = seg;
        window_read(window, reader);
        seg = satz_record_size(&window->records[window->count - 1], "seg");
    }
}

/* Restores the first record of the window, with those that share its translation; `taken` says which. */
static enum satz_status window_restore(struct satz_restorer *restorer, struct window *window, size_t from, bool *taken,
                                       bool html, struct satz_error *error) {
    struct satz_record **bead = satz_arena_get_array(&window->arena, window->count + 1, sizeof *bead);
    size_t count = 0, last;
    bead[count++] = &window->records[from];
    bool begins = satz_restore_bead_begins(bead[0], &last);
    for (size_t i = from + 1; begins && i < window->count; i++) {
        if (satz_record_size(&window->records[i], "seg") > last ||
            !satz_restore_bead_holds(bead[0], &window->records[i]))
            continue;
        taken[i] = true;
        bead[count++] = &window->records[i];
    }
    return count > 1 ? satz_restorer_bead(restorer, bead, count, html, error)
                     : satz_restorer_record(restorer, bead[0], html, error);
}

/* Restores record after record. */
static enum satz_status restore(struct satz_restorer *restorer, struct satz_reader *reader, struct satz_output *output,
                                struct satz_verdict *verdict, struct satz_error *error) {
    struct window window = { .arena = SATZ_ARENA_INIT, .error = SATZ_ERROR_INIT };
    enum satz_status status = SATZ_OK;
    bool html = false;
    while (status == SATZ_OK && window.ended == SATZ_OK && !output->failure) {
        window_fill(&window, reader);
        bool *taken = satz_arena_get_array(&window.arena, window.count + 1, sizeof *taken);
        for (size_t i = 0; status == SATZ_OK && i < window.count; i++) {
            if (satz_record_size(&window.records[i], "seg") == 1)
                html = satz_record_is_html(&window.records[i]);
            if (!taken[i])
                status = window_restore(restorer, &window, i, taken, html, error);
        }
        for (size_t i = 0; status == SATZ_OK && i < window.count; i++) {
            satz_verdict_add(verdict, &window.records[i]);
            satz_record_write(&window.records[i], output);
        }
    }
    if (status == SATZ_OK && window.ended == SATZ_FAILED) {
        *error = window.error;
        status = SATZ_FAILED;
    }
    free(window.records);
    satz_arena_release(&window.arena);
    return status;
}

struct settings {
    struct satz_tool_files terms;
    const char *data;
    struct satz_verdict verdict;
};

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    case TERMS: return satz_tool_files_add(&settings->terms, "terms", argument, error);
    case DATA: settings->data = argument; break;
    }
    return SATZ_OK;
}

static struct satz_restorer *open_restorer(const struct settings *settings, const struct satz_data *data,
                                           struct satz_error *error) {
    struct satz_restorer *restorer = satz_restorer_new(data, error);
    enum satz_status status = restorer ? SATZ_OK : SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < settings->terms.count; i++)
        status = satz_restorer_add_terms(restorer, settings->terms.paths[i], error);
    if (status == SATZ_OK)
        return restorer;
    satz_restorer_free(restorer);
    return NULL;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_options options;
    struct settings settings = { .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_data data = { SATZ_BUFFER_INIT };
    struct satz_reader reader;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, option, options.argument, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    struct satz_restorer *restorer = open_restorer(&settings, &data, &error);
    if (!restorer) {
        satz_data_close(&data);
        return satz_tool_fail(usage.tool, &error);
    }
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = restore(restorer, &reader, &output, &settings.verdict, &error);
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_restorer_free(restorer);
    satz_data_close(&data);
    return code;
}
