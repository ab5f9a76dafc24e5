#include "train/conll.h"

#include <stdlib.h>

#include "base/input.h"
#include "base/memory.h"
#include "text/utf8.h"

static void end_sentence(struct satz_conll *conll) {
    if (conll->count == (conll->sentences ? conll->ends[conll->sentences - 1] : 0))
        return;
    conll->ends =
        satz_memory_grow(conll->ends, &conll->sentence_capacity, conll->sentences + 1, sizeof *conll->ends);
    conll->ends[conll->sentences++] = conll->count;
}

static bool is_tag(struct satz_slice tag) {
    return tag.size == 0 || satz_slice_is(tag, "O") ||
           (tag.size > 2 && (tag.data[0] == 'B' || tag.data[0] == 'I') && tag.data[1] == '-');
}

static enum satz_status add_line(struct satz_conll *conll, struct satz_slice line, const struct satz_input *input,
                                 struct satz_error *error) {
    struct satz_slice copy = satz_arena_copy(&conll->arena, line), word;
    if (!satz_slice_split(&copy, '\t', &word) || !word.size) {
        end_sentence(conll);
        return SATZ_OK;
    }
    struct satz_slice tag = { NULL, 0 };
    if (copy.data)
        (void)satz_slice_split(&copy, '\t', &tag);
    if (satz_utf8_check(word, true) < word.size)
        return satz_error_set_at(error, input->name, input->line, "the word is no UTF-8");
    if (!is_tag(tag))
        return satz_error_set_at(error, input->name, input->line, "'%.*s' is no tag: O, B-KIND and I-KIND are",
                                 (int)tag.size, tag.data);
    conll->words = satz_memory_grow(conll->words, &conll->capacity, conll->count + 1, sizeof *conll->words);
    conll->words[conll->count++] = (struct satz_conll_word){ word, tag };
    return SATZ_OK;
}

enum satz_status satz_conll_load(struct satz_conll *conll, const char *path, struct satz_error *error) {
    struct satz_input input;
    struct satz_slice line;
    *conll = (struct satz_conll){ .arena = SATZ_ARENA_INIT };
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    enum satz_status status;
    while ((status = satz_input_line(&input, &line, NULL, error)) == SATZ_OK)
        if (add_line(conll, line, &input, error) != SATZ_OK) {
            status = SATZ_FAILED;
            break;
        }
    end_sentence(conll);
    satz_input_close(&input);
    if (status != SATZ_FAILED)
        return SATZ_OK;
    satz_conll_release(conll);
    return SATZ_FAILED;
}

void satz_conll_release(struct satz_conll *conll) {
    free(conll->words);
    free(conll->ends);
    satz_arena_release(&conll->arena);
    *conll = (struct satz_conll){ .arena = SATZ_ARENA_INIT };
}
