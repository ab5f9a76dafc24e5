#include "base/options.h"

#include <errno.h>
#include <stdlib.h>

void satz_options_init(struct satz_options *options, const struct satz_usage *usage, int argc, char **argv) {
    *options = (struct satz_options){ .usage = usage, .argv = argv, .argc = argc, .next = 1, .after = argc };
}

static enum satz_status find_long(struct satz_options *options, const char *word, size_t *index,
                                  struct satz_error *error) {
    const char *equals = strchr(word, '=');
    struct satz_slice name = equals ? satz_slice_make(word, (size_t)(equals - word)) : satz_slice_of(word);
    const struct satz_option *table = options->usage->options;
    for (*index = 0; table[*index].name; ++*index)
        if (satz_slice_is(name, table[*index].name))
            break;
    if (!table[*index].name)
        return satz_error_set(error, "unknown option --%.*s; see %s --help", (int)name.size, name.data,
                              options->usage->tool);
    if (equals && !table[*index].argument)
        return satz_error_set(error, "option --%s takes no argument", table[*index].name);
    options->argument = equals ? equals + 1 : NULL;
    return SATZ_OK;
}

static enum satz_status find_letter(struct satz_options *options, size_t *index, struct satz_error *error) {
    char letter = *options->letters++;
    const struct satz_option *table = options->usage->options;
    for (*index = 0; table[*index].name; ++*index)
        if (table[*index].letter == letter)
            break;
    if (!table[*index].name)
        return satz_error_set(error, "unknown option -%c; see %s --help", letter, options->usage->tool);
    options->argument = NULL;
    if (table[*index].argument && *options->letters) {
        options->argument = options->letters;
        options->letters = "";
    }
    return SATZ_OK;
}

static enum satz_status take_argument(struct satz_options *options, size_t index, struct satz_error *error) {
    const struct satz_option *option = &options->usage->options[index];
    if (!option->argument || options->argument)
        return SATZ_OK;
    if (options->next >= options->argc)
        return satz_error_set(error, "option --%s needs an argument: %s", option->name, option->argument);
    options->argument = options->argv[options->next++];
    return SATZ_OK;
}

/* Moves operands to the front of argv until an option word; false where the words are used up. */
static bool skip_operands(struct satz_options *options) {
    bool plain = false;
    while (options->next < options->argc) {
        char *word = options->argv[options->next];
        if (!plain && strcmp(word, "--") == 0) {
            options->after = ++options->next;
            if (options->stop_at_dashes)
                return false;
            plain = true;
            continue;
        }
        if (!plain && word[0] == '-' && word[1])
            return true;
        options->argv[++options->operands] = word;
        options->next++;
    }
    return false;
}

enum satz_status satz_options_next(struct satz_options *options, size_t *index, struct satz_error *error) {
    enum satz_status status;
    if (options->letters && *options->letters) {
        status = find_letter(options, index, error);
    } else {
        if (!skip_operands(options))
            return SATZ_END;
        const char *word = options->argv[options->next++];
        options->letters = word[1] == '-' ? NULL : word + 1;
        status = options->letters ? find_letter(options, index, error) : find_long(options, word + 2, index, error);
    }
    return status == SATZ_OK ? take_argument(options, *index, error) : status;
}

enum satz_status satz_options_number(const struct satz_options *options, size_t index, long least, long most,
                                     long *value, struct satz_error *error) {
    char *end;
    errno = 0;
    *value = strtol(options->argument, &end, 10);
    if (errno || end == options->argument || *end || *value < least || *value > most)
        return satz_error_set(error, "option --%s takes a whole number from %ld to %ld, not '%s'",
                              options->usage->options[index].name, least, most, options->argument);
    return SATZ_OK;
}

static void add_forms(const struct satz_option *option, struct satz_buffer *text) {
    if (option->letter)
        satz_buffer_add_format(text, "-%c, ", option->letter);
    else
        satz_buffer_add_string(text, "    ");
    satz_buffer_add_format(text, "--%s%s%s", option->name, option->argument ? "=" : "",
                           option->argument ? option->argument : "");
}

void satz_usage_help(const struct satz_usage *usage, struct satz_buffer *text) {
    struct satz_buffer forms = SATZ_BUFFER_INIT;
    size_t width = 0;
    for (const struct satz_option *option = usage->options; option->name; option++) {
        satz_buffer_reset(&forms);
        add_forms(option, &forms);
        width = forms.size > width ? forms.size : width;
    }
    satz_buffer_add_format(text, "usage: %s %s\n%s\n\n", usage->tool, usage->synopsis, usage->summary);
    for (const struct satz_option *option = usage->options; option->name; option++) {
        satz_buffer_reset(&forms);
        add_forms(option, &forms);
        satz_buffer_add_format(text, "  %-*s  %s\n", (int)width, forms.data, option->help);
    }
    satz_buffer_release(&forms);
    if (usage->example)
        satz_buffer_add_format(text, "\nexample: %s\n", usage->example);
    satz_buffer_add_format(text, "\nmore: man %s\n", usage->tool);
}
