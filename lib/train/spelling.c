#include "train/spelling.h"

#include <errno.h>
#include <stdlib.h>

#include "base/input.h"
#include "lexicon/dictionary.h"
#include "lexicon/hunspell.h"
#include "lexicon/wordgraph.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* What is under way. */
struct spelling {
    const struct satz_training *training;
    struct satz_hunspell *dictionary;
    struct satz_wordgraph_maker *maker;
    struct satz_buffer last; /* the word before */
    size_t words, used;      /* those that were kept, and of these those that texts had */
};

static enum satz_status open_dictionary(struct spelling *spelling, struct satz_error *error) {
    struct satz_language language;
    struct satz_buffer base = SATZ_BUFFER_INIT;
    enum satz_status status = satz_language_parse(spelling->training->lang, &language, error);
    bool own;
    if (status == SATZ_OK && !satz_dictionary_find(&language, &base, &own))
        status = satz_error_set(error, "no Hunspell dictionary for %s is installed", language.tag);
    if (status == SATZ_OK) {
        spelling->dictionary = satz_hunspell_open(base.data, error);
        status = spelling->dictionary ? SATZ_OK : SATZ_FAILED;
    }
    satz_buffer_release(&base);
    return status;
}

static bool parse_line(struct satz_slice line, struct satz_slice *word, double *times) {
    char number[32], *end;
    struct satz_slice rest = line;
    if (satz_utf8_check(line, true) < line.size || !satz_slice_split(&rest, '\t', word) || !word->size || !rest.size ||
        rest.size >= sizeof number)
        return false;
    memcpy(number, rest.data, rest.size);
    number[rest.size] = '\0';
    errno = 0;
    *times = strtod(number, &end);
    return !errno && *end == '\0' && *times >= 0;
}

/* Whether the dictionary knows it, or does not know a name; a pair of words must have been used. */
static bool is_wanted(struct spelling *spelling, struct satz_slice word, double times) {
    struct satz_slice second = word, first;
    size_t size;
    if (satz_slice_starts(word, satz_slice_of(" ")))
        return word.size <= SATZ_WORDGRAPH_LONGEST && satz_text_is_upper(satz_slice_from(word, 1)) &&
               !satz_hunspell_accepts(spelling->dictionary, satz_slice_from(word, 1));
    if (word.size > SATZ_WORDGRAPH_LONGEST || !satz_char_is_letter(satz_utf8_decode(word, 0, &size)))
        return false;
    if (!satz_slice_split(&second, ' ', &first) || !second.data)
        return satz_hunspell_accepts(spelling->dictionary, word);
    return satz_wordgraph_class(times) > SATZ_WORDGRAPH_UNUSED && satz_hunspell_accepts(spelling->dictionary, first) &&
           satz_hunspell_accepts(spelling->dictionary, second);
}

static enum satz_status add_word(struct spelling *spelling, struct satz_slice word, double times,
                                 struct satz_error *error) {
    if (!is_wanted(spelling, word, times))
        return SATZ_OK;
    if (!satz_wordgraph_maker_add(spelling->maker, word, satz_wordgraph_class(times)))
        return satz_error_set(error, "the words have more letters than a graph of words holds");
    spelling->words++;
    spelling->used += satz_wordgraph_class(times) > SATZ_WORDGRAPH_UNUSED;
    return SATZ_OK;
}

static enum satz_status read_line(struct spelling *spelling, struct satz_input *input, struct satz_slice line,
                                  struct satz_error *error) {
    struct satz_slice word;
    double times;
    if (!parse_line(line, &word, &times))
        return satz_error_set_at(error, input->name, input->line, "not a word, a tab and a number");
    if (spelling->last.size && satz_slice_compare(satz_buffer_slice(&spelling->last), word) >= 0)
        return satz_error_set_at(error, input->name, input->line, "not sorted by bytes: it belongs before %s",
                                 spelling->last.data);
    satz_buffer_reset(&spelling->last);
    satz_buffer_add(&spelling->last, word);
    if (spelling->training->say && input->line % 10000 == 0)
        spelling->training->say(spelling->training->context, "words", input->line);
    return add_word(spelling, word, times, error);
}

static enum satz_status read_words(struct spelling *spelling, struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    enum satz_status status = satz_input_open(&input, spelling->training->folder, error);
    if (status != SATZ_OK)
        return status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK)
        if ((status = read_line(spelling, &input, line, error)) != SATZ_OK)
            break;
    satz_input_close(&input);
    return status == SATZ_END ? SATZ_OK : status;
}

enum satz_status satz_train_spelling(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) {
    struct spelling spelling = { training, NULL, satz_wordgraph_maker_new(), SATZ_BUFFER_INIT, 0, 0 };
    enum satz_status status = open_dictionary(&spelling, error);
    if (status == SATZ_OK)
        status = read_words(&spelling, error);
    if (status == SATZ_OK)
        status = satz_wordgraph_maker_write(spelling.maker, model, error);
    if (status == SATZ_OK) {
        satz_buffer_add_format(satz_output_begin(training->scores), "%zu words, %zu of them in texts; %zu bytes\n",
                               spelling.words, spelling.used, model->size);
        satz_output_end(training->scores);
    }
    satz_hunspell_close(spelling.dictionary);
    satz_wordgraph_maker_free(spelling.maker);
    satz_buffer_release(&spelling.last);
    return status;
}
