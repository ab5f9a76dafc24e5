#include "spell/own.h"

#include "base/input.h"
#include "lexicon/dictionary.h"
#include "spell/shape.h"
#include "text/utf8.h"

bool satz_spell_is_forbidden(const struct satz_spell_language *language, struct satz_slice word) {
    struct satz_buffer small = SATZ_BUFFER_INIT;
    if (!language->forbidden.words.count)
        return false;
    satz_spell_small(word, &small);
    bool forbidden = satz_wordlist_has(&language->forbidden, word) ||
                     satz_wordlist_has(&language->forbidden, satz_buffer_slice(&small));
    satz_buffer_release(&small);
    return forbidden;
}

/* What is forbidden is no fix either. */
static void forbid(struct satz_spell_language *language, struct satz_slice word) {
    satz_wordlist_add(&language->forbidden, word);
    satz_wordlist_add(&language->never, word);
}

/* A name of several words is good word by word. */
static void allow(struct satz_spell_language *language, struct satz_slice words) {
    struct satz_slice word;
    while (words.data && satz_slice_split(&words, ' ', &word)) {
        satz_wordlist_add(&language->good, word);
        satz_wordlist_add(&language->own, word);
    }
}

/* NULL, or why a line (in NFC, trimmed) is none; where its model is not known, that one is left in `*model`. */
static const char *add_line(struct satz_spell_language *language, struct satz_slice line, struct satz_slice *model) {
    struct satz_slice rest = line, word;
    bool star = line.data[0] == '*';
    satz_slice_split(&rest, '/', &word);
    word = satz_slice_trim(word);
    rest = rest.data ? satz_slice_trim(rest) : rest;
    if (!word.size || (star && word.size == 1))
        return "has no word";
    if (rest.data && !rest.size)
        return "has no word after its slash to be inflected by";
    if (star && (rest.data || satz_slice_find_byte(word, 0, ' ') < word.size))
        return "forbids more than one word";
    if (star) {
        forbid(language, satz_slice_from(word, 1));
        return NULL;
    }
    allow(language, word);
    if (rest.data && language->dictionary && !satz_hunspell_add(language->dictionary, word, rest))
        *model = rest;
    return NULL;
}

static enum satz_status read_line(struct satz_spell_language *language, const struct satz_input *input,
                                  struct satz_slice line, struct satz_error *error) {
    struct satz_buffer normal = SATZ_BUFFER_INIT;
    struct satz_slice model = { NULL, 0 };
    const char *fault = NULL;
    enum satz_status status = SATZ_OK;
    if (satz_utf8_check(line, true) < line.size)
        return satz_error_set_at(error, input->name, input->line, "not UTF-8");
    if (satz_slice_ends(line, satz_slice_of("\r")))
        line.size--;
    if (input->line == 1 && satz_slice_starts(line, satz_slice_of("\xEF\xBB\xBF")))
        line = satz_slice_from(line, 3);
    satz_text_nfc(satz_slice_trim(line), &normal);
    if (normal.size && normal.data[0] != '#')
        fault = add_line(language, satz_buffer_slice(&normal), &model);
    if (fault)
        status = satz_error_set_at(error, input->name, input->line, "%s", fault);
    else if (model.data)
        status = satz_error_set_at(error, input->name, input->line,
                                   "the dictionary of %s has no word '%.*s' to inflect by", language->language.tag,
                                   (int)model.size, model.data);
    satz_buffer_release(&normal);
    return status;
}

static enum satz_status load_dictionary(struct satz_spell_language *language, const char *path,
                                        struct satz_error *error) {
    struct satz_buffer forbidden = SATZ_BUFFER_INIT;
    struct satz_slice rest, word;
    if (!language->dictionary)
        return SATZ_OK;
    enum satz_status status = satz_hunspell_add_file(language->dictionary, path, &forbidden, error);
    rest = satz_buffer_slice(&forbidden);
    while (rest.data && satz_slice_split(&rest, '\n', &word))
        if (word.size)
            forbid(language, word);
    satz_buffer_release(&forbidden);
    return status;
}

/* The file that an argument names; NULL where it is another language's. */
static const char *path_for(const struct satz_spell_language *language, const char *argument) {
    struct satz_language wanted;
    struct satz_error ignored = SATZ_ERROR_INIT;
    char tag[sizeof wanted.tag];
    size_t size = strcspn(argument, "=");
    if (!argument[size] || !argument[size + 1] || size >= sizeof tag)
        return argument;
    memcpy(tag, argument, size);
    tag[size] = '\0';
    if (satz_language_parse(tag, &wanted, &ignored) != SATZ_OK)
        return argument;
    bool all = !strcmp(wanted.tag, satz_language_code(wanted.id));
    bool same = all ? wanted.id == language->language.id
                    : !strcmp(satz_dictionary_tag(&wanted), language->language.tag);
    return same ? argument + size + 1 : NULL;
}

enum satz_status satz_spell_own_load(struct satz_spell_language *language, const char *argument,
                                     struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    enum satz_status status;
    const char *path = path_for(language, argument);
    if (!path)
        return SATZ_OK;
    if (satz_slice_ends(satz_slice_of(path), satz_slice_of(".dic")))
        return load_dictionary(language, path, error);
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK)
        if ((status = read_line(language, &input, line, error)) != SATZ_OK)
            break;
    satz_input_close(&input);
    return status == SATZ_END ? SATZ_OK : status;
}
