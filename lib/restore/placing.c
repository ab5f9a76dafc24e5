#include "restore/placing.h"

#include <stdlib.h>

#include "align/shipped.h"
#include "base/memory.h"

/* Also a link that is hardly probable tells where something is. */
#define LEAST_LINK 0.02F

static void close_aligner(struct satz_placing *placing) {
    satz_word_aligner_free(placing->aligner);
    placing->aligner = NULL;
    satz_bilexicon_close(&placing->lexicon);
}

void satz_placing_release(struct satz_placing *placing) {
    close_aligner(placing);
    satz_word_links_release(&placing->links);
    satz_buffer_release(&placing->answer);
    free(placing->begins);
}

/* False where the languages have no lexicon: by names and figures alone a bead's words are not found. */
static bool open_aligner(struct satz_placing *placing) {
    struct satz_error ignored = SATZ_ERROR_INIT;
    if (placing->opened && placing->aligner_from == placing->from && placing->aligner_to == placing->to)
        return placing->aligner;
    close_aligner(placing);
    placing->opened = true;
    placing->aligner_from = placing->from;
    placing->aligner_to = placing->to;
    /* One that cannot be read is as none: a placeholder has to go somewhere. */
    if (satz_shipped_open(placing->data, placing->from, placing->to, &placing->lexicon, &ignored) != SATZ_OK ||
        !placing->lexicon.count)
        return false;
    struct satz_words_settings settings = {
        placing->from, placing->to,
        { &placing->lexicon, 1, satz_shipped_reversed(placing->from, placing->to) },
        SATZ_WORD_TOKENS, SATZ_WORDS_BOTH, LEAST_LINK,
    };
    placing->aligner = satz_word_aligner_new(&settings);
    return true;
}

/* Writes the answer with the placeholders that came back as the source has them: they are the best there is to go by. */
static void write_answer(struct satz_placing *placing, const struct satz_engine_text *text,
                         const struct satz_tokens *tokens, struct satz_slice answer) {
    struct satz_slice source = satz_buffer_slice(&text->text);
    satz_buffer_reset(&placing->answer);
    if (tokens->count > placing->begin_capacity) {
        placing->begin_capacity = 2 * tokens->count;
        placing->begins = satz_memory_resize(placing->begins, placing->begin_capacity, sizeof *placing->begins);
    }
    for (size_t i = 0; i < tokens->count; i++) {
        const struct satz_token *token = &tokens->items[i];
        struct satz_slice piece = satz_slice_sub(answer, token->begin, token->end);
        if (token->kind == SATZ_TOKEN_PLACEHOLDER && token->unit != SATZ_NO_UNIT)
            piece = satz_slice_sub(source, text->units[token->unit].text_begin, text->units[token->unit].text_end);
        placing->begins[i] = placing->answer.size;
        satz_buffer_add(&placing->answer, piece);
    }
}

bool satz_placing_begin(struct satz_placing *placing, const struct satz_engine_text *text,
                        const struct satz_tokens *tokens, struct satz_slice answer) {
    struct satz_slice source = satz_buffer_slice(&text->text);
    if (source.size > SATZ_PLACING_LIMIT || answer.size > SATZ_PLACING_LIMIT || !tokens->count ||
        !open_aligner(placing))
        return false;
    write_answer(placing, text, tokens, answer);
    struct satz_slice target = satz_buffer_slice(&placing->answer);
    satz_word_aligner_read(placing->aligner, &source, &target, 1);
    satz_word_aligner_find(placing->aligner, 0, &placing->links);
    return placing->links.count > 0;
}

bool satz_placing_find(const struct satz_placing *placing, const struct satz_unit *unit,
                       const struct satz_tokens *tokens, size_t *token) {
    size_t place;
    if (!satz_word_links_place(&placing->links, unit->text_begin, unit->text_end, &place))
        return false;
    for (*token = 0; *token < tokens->count && placing->begins[*token] < place; ++*token)
        continue;
    return true;
}
