/* satz-train: makes the models of the dictionaries. */
#include "lexicon/language.h"
#include "tool.h"
#include "train/segment.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 'l', "lang", "LANG", "the language of the model (BCP-47); de is the default" },
    { 'o', "output", "FILE", "write the model to FILE; without it only scores are printed" },
    { 'x', "cross-validate", NULL, "print scores on text that was held out from training too" },
    { '\0', "recipe", "FILE", "what to train from, instead of the language's own recipe" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { LANG = SATZ_OPTION_FIRST, OUTPUT, CROSS, RECIPE, DATA };

static const struct satz_usage usage = {
    "satz-train", "segment [OPTION]... DIR", "Train a model from the sets in DIR, and print how well it does.",
    option_table, "satz-train segment --lang de --output segment.model corpora",
};

struct settings {
    struct satz_segment_training training;
    const char *output, *data;
};

static void set_option(struct settings *settings, size_t option, const char *argument) {
    switch (option) {
    case LANG: settings->training.lang = argument; break;
    case OUTPUT: settings->output = argument; break;
    case CROSS: settings->training.cross = true; break;
    case RECIPE: settings->training.recipe = argument; break;
    case DATA: settings->data = argument; break;
    }
}

static enum satz_status write_model(const char *path, struct satz_slice model, struct satz_error *error) {
    struct satz_output file;
    if (satz_output_create(&file, path, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_output_add(&file, model);
    return satz_output_close(&file, error);
}

static void show(void *progress, const char *what, size_t done) {
    satz_progress_show(progress, what, done);
}

static enum satz_status train(struct settings *settings, struct satz_error *error) {
    struct satz_language language;
    struct satz_data data;
    struct satz_buffer model = SATZ_BUFFER_INIT;
    if (satz_language_parse(settings->training.lang, &language, error) != SATZ_OK ||
        satz_data_open(&data, settings->data, error) != SATZ_OK)
        return SATZ_FAILED;
    settings->training.lang = language.tag;
    struct satz_progress progress = satz_progress_begin(usage.tool);
    settings->training.data = &data;
    settings->training.say = show;
    settings->training.context = &progress;
    enum satz_status status = satz_train_segment(&settings->training, &model, error);
    satz_progress_end(&progress);
    if (status == SATZ_OK && settings->output)
        status = write_model(settings->output, satz_buffer_slice(&model), error);
    settings->training.data = NULL;
    settings->training.lang = NULL;
    settings->training.context = NULL;
    satz_buffer_release(&model);
    satz_data_close(&data);
    return status;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .training = { .lang = "de" } };
    struct satz_options options;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        set_option(&settings, option, options.argument);
    if (options.operands != 2 || strcmp(argv[1], "segment") != 0) {
        (void)satz_error_set(&error, "what to train and a folder are needed: satz-train segment DIR");
        return satz_tool_fail(usage.tool, &error);
    }
    settings.training.folder = argv[2];
    satz_output_standard(&output);
    settings.training.scores = &output;
    enum satz_status status = train(&settings, &error);
    return satz_tool_finish(usage.tool, &output, status, &error, SATZ_EXIT_DONE);
}
