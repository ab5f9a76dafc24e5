/* satz-train: makes the models and the lexicons of the dictionaries. */
#include "align/lexicographer.h"
#include "lexicon/language.h"
#include "tool.h"
#include "train/entities.h"
#include "train/identify.h"
#include "train/segment.h"
#include "train/spelling.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 'l', "lang", "LANG", "the language (BCP-47); but for lexicon, de is the default" },
    { 'o', "output", "FILE", "write the model or lexicon to FILE; segment: without it only scores are printed" },
    { 'x', "cross-validate", NULL, "segment: print scores on text that was held out from training too" },
    { '\0', "recipe", "FILE", "segment: what to train from, instead of the language's own recipe" },
    { '\0', "data", "DIR", "segment: the folder of the dictionaries" },
    { '\0', "from", "LANG", "lexicon: the language of the first column; de is the default" },
    { 'n', "most", "N", "lexicon: keep the N likeliest entries; 100000 is the default" },
    { '\0', NULL, NULL, NULL },
};
enum { LANG = SATZ_OPTION_FIRST, OUTPUT, CROSS, RECIPE, DATA, FROM, MOST };

static const struct satz_usage usage = {
    "satz-train", "segment|entities|identify|spelling|lexicon [OPTION]... DIR|WORDS|PAIRS...",
    "Train a model from the sets in DIR, or make a lexicon of pairs of phrases.",
    option_table, "satz-train segment --lang de --output segment.model corpora",
};

struct settings {
    struct satz_training training; /* its language is NULL until --lang */
    const char *output, *data, *from;
    long most;
    bool given[MOST + 1];
};

static enum satz_status set_option(struct settings *settings, const struct satz_options *options, size_t option,
                                   struct satz_error *error) {
    const char *argument = options->argument;
    settings->given[option] = true;
    switch (option) {
    case LANG: settings->training.lang = argument; break;
    case OUTPUT: settings->output = argument; break;
    case CROSS: settings->training.cross = true; break;
    case RECIPE: settings->training.recipe = argument; break;
    case DATA: settings->data = argument; break;
    case FROM: settings->from = argument; break;
    case MOST: return satz_options_number(options, option, 1, 100000000, &settings->most, error);
    }
    return SATZ_OK;
}

/* Fails for an option that was given and is another subject's. */
static enum satz_status refuse(const struct settings *settings, const char *subject, size_t first, size_t last,
                               struct satz_error *error) {
    for (size_t option = first; option <= last; option++)
        if (settings->given[option])
            return satz_error_set(error, "%s takes no --%s", subject, option_table[option].name);
    return SATZ_OK;
}

static enum satz_status write_file(const char *path, struct satz_slice model, struct satz_error *error) {
    struct satz_output file;
    if (satz_output_create(&file, path, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_output_add(&file, model);
    return satz_output_close(&file, error);
}

static void show(void *progress, const char *what, size_t done) {
    satz_progress_show(progress, what, done);
}

/* ---- segment and entities ---- */

typedef enum satz_status trainer(const struct satz_training *training, struct satz_buffer *model, struct satz_error *error);

/* Trains what `train` trains. */
static enum satz_status train_model(struct settings *settings, const char *subject, trainer *train, const char *folder,
                                    struct satz_output *output, struct satz_error *error) {
    struct satz_language language;
    struct satz_data data;
    struct satz_buffer model = SATZ_BUFFER_INIT;
    if (refuse(settings, subject, FROM, MOST, error) != SATZ_OK ||
        satz_language_parse(settings->training.lang ? settings->training.lang : "de", &language, error) != SATZ_OK ||
        satz_data_open(&data, settings->data, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_progress progress = satz_progress_begin(usage.tool);
    struct satz_training training = settings->training;
    training.lang = language.tag;
    training.folder = folder;
    training.scores = output;
    training.data = &data;
    training.say = show;
    training.context = &progress;
    enum satz_status status = train(&training, &model, error);
    satz_progress_end(&progress);
    if (status == SATZ_OK && settings->output)
        status = write_file(settings->output, satz_buffer_slice(&model), error);
    satz_buffer_release(&model);
    satz_data_close(&data);
    return status;
}

/* ---- lexicon ---- */

static enum satz_status read_pairs(struct satz_lexicographer *lexicographer, char *const *paths, size_t count,
                                   struct satz_error *error) {
    for (size_t i = 0; i < count; i++)
        if (satz_lexicographer_read(lexicographer, paths[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}

static enum satz_status make_lexicon(const struct settings *settings, char *const *paths, size_t count,
                                     struct satz_output *output, struct satz_error *error) {
    struct satz_language from, to;
    if (refuse(settings, "lexicon", CROSS, DATA, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!settings->training.lang || !settings->output)
        return satz_error_set(error, "lexicon needs --lang and --output");
    if (satz_language_parse(settings->from, &from, error) != SATZ_OK ||
        satz_language_parse(settings->training.lang, &to, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_lexicographer *lexicographer = satz_lexicographer_new(from.id, to.id);
    struct satz_buffer file = SATZ_BUFFER_INIT;
    enum satz_status status = read_pairs(lexicographer, paths, count, error);
    if (status == SATZ_OK) {
        struct satz_lexicographer_tally tally = satz_lexicographer_tally(lexicographer);
        size_t entries = satz_lexicographer_write(lexicographer, (size_t)settings->most, &file);
        satz_buffer_add_format(satz_output_begin(output), "%zu pairs, %zu passed over, %zu entries, %zu bytes\n",
                               tally.pairs, tally.passed_over, entries, file.size);
        satz_output_end(output);
        status = write_file(settings->output, satz_buffer_slice(&file), error);
    }
    satz_buffer_release(&file);
    satz_lexicographer_free(lexicographer);
    return status;
}

/* ---- the program ---- */

/* What to make is the first operand. */
static enum satz_status make(struct settings *settings, char **operands, int count, struct satz_output *output,
                             struct satz_error *error) {
    if (count == 2 && strcmp(operands[0], "segment") == 0)
        return train_model(settings, "segment", satz_train_segment, operands[1], output, error);
    if (count == 2 && strcmp(operands[0], "entities") == 0)
        return train_model(settings, "entities", satz_train_entities, operands[1], output, error);
    if (count == 2 && strcmp(operands[0], "spelling") == 0)
        return refuse(settings, "spelling", CROSS, RECIPE, error) == SATZ_OK
                   ? train_model(settings, "spelling", satz_train_spelling, operands[1], output, error)
                   : SATZ_FAILED;
    if (count == 2 && strcmp(operands[0], "identify") == 0) {
        if (settings->given[LANG])
            return satz_error_set(error, "identify takes no --lang: it is all languages together");
        return train_model(settings, "identify", satz_train_identify, operands[1], output, error);
    }
    if (count >= 2 && strcmp(operands[0], "lexicon") == 0)
        return make_lexicon(settings, operands + 1, (size_t)count - 1, output, error);
    return satz_error_set(error, "what to train and a folder are needed: satz-train segment DIR, "
                                 "or satz-train lexicon PAIRS...");
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .from = "de", .most = 100000 };
    struct satz_options options;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, &options, option, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    satz_output_standard(&output);
    enum satz_status status = make(&settings, argv + 1, options.operands, &output, &error);
    return satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
}
