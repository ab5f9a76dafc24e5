/* satz-spell: words that no dictionary knows, with what may have been meant. */
#include "spell/speller.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { 's', "side", "src|tgt|both", "which side; without it tgt, and src where a record has no tgt" },
    { 'w', "words", "[LANG=]FILE", "own words, one a line, *word: forbidden; or a .dic file; may be given several times" },
    { '\0', "terms", "FILE", "a further termbase; may be given several times" },
    { 'd', "dictionary", "LANG=NAME", "Hunspell's dictionary for a language; may be given several times" },
    { '\0', "suggest", "N", "at most N corrections a word (5); 0: none" },
    SATZ_OPTION_FAIL_ON,
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    { '\0', NULL, NULL, NULL },
};
enum { SIDE = SATZ_OPTION_FIRST, WORDS, TERMS, DICTIONARY, SUGGEST, FAIL_ON, DATA };
enum { FIXES = 5, MOST_FIXES = 10 };

static const struct satz_usage usage = {
    "satz-spell", "[OPTION]... [FILE]...",
    "Find words that no dictionary knows, and say what may have been meant.", option_table,
    "satz-segment release.txt | satz-protect | satz-spell",
};

struct settings {
    struct satz_tool_files words, terms, dictionaries;
    enum satz_spell_side side;
    long suggest;
    const char *data;
    struct satz_verdict verdict;
};

static enum satz_status set_side(struct settings *settings, const char *word, struct satz_error *error) {
    static const char *const sides[] = { NULL, "src", "tgt", "both" }; /* by enum satz_spell_side */
    for (int side = SATZ_SPELL_SRC; side <= SATZ_SPELL_BOTH; side++) {
        if (!strcmp(word, sides[side])) {
            settings->side = (enum satz_spell_side)side;
            return SATZ_OK;
        }
    }
    return satz_error_set(error, "option --side takes src, tgt or both, not '%s'", word);
}

static enum satz_status set_dictionary(struct settings *settings, const char *argument, struct satz_error *error) {
    if (!strchr(argument, '=') || argument[0] == '=' || !strchr(argument, '=')[1])
        return satz_error_set(error, "option --dictionary takes LANG=NAME, such as de=de_AT_frami, not '%s'", argument);
    return satz_tool_files_add(&settings->dictionaries, "dictionary", argument, error);
}

static enum satz_status set_option(struct settings *settings, const struct satz_options *options, size_t option,
                                   struct satz_error *error) {
    switch (option) {
    case SIDE: return set_side(settings, options->argument, error);
    case WORDS: return satz_tool_files_add(&settings->words, "words", options->argument, error);
    case TERMS: return satz_tool_files_add(&settings->terms, "terms", options->argument, error);
    case DICTIONARY: return set_dictionary(settings, options->argument, error);
    case SUGGEST: return satz_options_number(options, option, 0, MOST_FIXES, &settings->suggest, error);
    case FAIL_ON: return satz_verdict_set(&settings->verdict, options->argument, error);
    case DATA: settings->data = options->argument; break;
    }
    return SATZ_OK;
}

/* Says once what is not checked, or not by the right dictionary. */
static void tell_notices(struct satz_speller *speller) {
    struct satz_error notice;
    for (const char *text; (text = satz_speller_notice(speller));) {
        (void)satz_error_set(&notice, "%s", text);
        satz_tool_warn(usage.tool, &notice);
    }
}

/* Checks document after document. */
static enum satz_status spell(struct satz_speller *speller, struct satz_reader *reader, struct satz_output *output,
                              struct settings *settings, struct satz_error *error) {
    struct satz_document document;
    enum satz_status status = SATZ_OK;
    satz_document_init(&document);
    while (!output->failure && (status = satz_document_read(&document, reader, error)) == SATZ_OK) {
        size_t done;
        status = satz_speller_document(speller, &document, settings->side, &done, error);
        tell_notices(speller);
        for (size_t i = 0; i < done; i++) {
            satz_verdict_add(&settings->verdict, &document.records[i]);
            satz_record_write(&document.records[i], output);
        }
        if (status != SATZ_OK)
            break;
    }
    satz_document_release(&document);
    return output->failure ? SATZ_OK : status;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .suggest = FIXES, .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_options options;
    struct satz_data data;
    struct satz_reader reader;
    struct satz_output output;
    size_t option;
    satz_options_init(&options, &usage, argc, argv);
    while (satz_tool_option(&options, &option))
        if (set_option(&settings, &options, option, &error) != SATZ_OK)
            return satz_tool_fail(usage.tool, &error);
    if (satz_data_open(&data, settings.data, &error) != SATZ_OK)
        return satz_tool_fail(usage.tool, &error);
    struct satz_spell_settings what = {
        &data, settings.words.paths, settings.words.count, settings.terms.paths, settings.terms.count,
        settings.dictionaries.paths, settings.dictionaries.count, (size_t)settings.suggest,
    };
    struct satz_speller *speller = satz_speller_new(&what, &error);
    satz_reader_init(&reader, argv + 1, (size_t)options.operands);
    satz_output_standard(&output);
    enum satz_status status = speller ? spell(speller, &reader, &output, &settings, &error) : SATZ_FAILED;
    int code = satz_tool_finish(usage.tool, &output, status, &error, satz_verdict_code(&settings.verdict));
    satz_reader_release(&reader);
    satz_speller_free(speller);
    satz_data_close(&data);
    return code;
}
