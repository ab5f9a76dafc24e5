#include "protect/conll.h"

#include <stdlib.h>

#include "base/memory.h"
#include "tagger/consistency.h"
#include "text/utf8.h"

struct sentence {
    size_t end;    /* in words */
    size_t blanks; /* lines after it */
};

/* Sentences that wait for the others of their document. */
struct window {
    struct satz_arena arena;
    struct satz_slice *words;
    size_t count, capacity;
    struct sentence *sentences;
    size_t sentence_count, sentence_capacity;
    struct satz_tagged_log found;
    struct satz_document_names names;
};

static void begin(struct window *window) {
    satz_arena_reset(&window->arena);
    satz_document_names_reset(&window->names);
    satz_tagged_log_reset(&window->found);
    window->count = window->sentence_count = 0;
}

static void release(struct window *window) {
    satz_arena_release(&window->arena);
    satz_document_names_release(&window->names);
    free(window->words);
    free(window->sentences);
    satz_tagged_log_release(&window->found);
}

/* The first word of a sentence, also of the one under way. */
static size_t first_word(const struct window *window, size_t sentence) {
    return sentence ? window->sentences[sentence - 1].end : 0;
}

static void write_tags(const struct satz_slice *words, size_t count, const struct satz_tagged *things, size_t thing_count,
                       struct satz_output *output) {
    size_t thing = 0;
    struct satz_buffer *lines = satz_output_begin(output);
    for (size_t i = 0; i < count; i++) {
        while (thing < thing_count && things[thing].end <= i)
            thing++;
        bool inside = thing < thing_count && things[thing].first <= i;
        satz_buffer_add(lines, words[i]);
        if (inside)
            satz_buffer_add_format(lines, "\t%c-%s\n", things[thing].first == i ? 'B' : 'I', satz_tag_name(things[thing].kind));
        else
            satz_buffer_add_string(lines, "\tO\n");
    }
    satz_output_end(output);
}

static void write_blanks(size_t count, struct satz_output *output) {
    while (count-- > 0)
        satz_output_add_string(output, "\n");
}

/* ---- a sentence, a window ---- */

/* Ends the sentence under way, if there is one: it is written, or waits. */
static void end_sentence(struct window *window, struct satz_tagger *tagger, bool document, struct satz_output *output) {
    size_t first = first_word(window, window->sentence_count), count = window->count - first;
    if (!count)
        return;
    const struct satz_slice *words = window->words + first;
    (void)satz_tagger_find(tagger, words, count);
    if (!document) {
        write_tags(words, count, tagger->things, tagger->count, output);
        begin(window);
        return;
    }
    satz_document_names_add(&window->names, words, count, tagger->things, tagger->count);
    satz_tagged_log_keep(&window->found, tagger);
    window->sentences = satz_memory_grow(window->sentences, &window->sentence_capacity, window->sentence_count + 1,
                                         sizeof *window->sentences);
    window->sentences[window->sentence_count++] = (struct sentence){ window->count, 0 };
}

/* Each empty line comes out where it was: scorers count lines. */
static void add_blank(struct window *window, struct satz_output *output) {
    if (window->sentence_count)
        window->sentences[window->sentence_count - 1].blanks++;
    else
        write_blanks(1, output);
}

static void end_window(struct window *window, struct satz_tagger *tagger, struct satz_output *output) {
    for (size_t i = 0; i < window->sentence_count; i++) {
        size_t first = first_word(window, i), count = window->sentences[i].end - first;
        const struct satz_slice *words = window->words + first;
        satz_tagged_log_recall(&window->found, i, tagger);
        (void)satz_document_names_settle(&window->names, words, count, tagger);
        write_tags(words, count, tagger->things, tagger->count, output);
        write_blanks(window->sentences[i].blanks, output);
    }
    begin(window);
}

/* ---- lines ---- */

static enum satz_status add_word(struct window *window, struct satz_slice word, const struct satz_input *input,
                                 struct satz_error *error) {
    if (satz_utf8_check(word, true) < word.size)
        return satz_error_set_at(error, input->name, input->line, "the word is no UTF-8");
    window->words = satz_memory_grow(window->words, &window->capacity, window->count + 1, sizeof *window->words);
    window->words[window->count++] = satz_arena_copy(&window->arena, word);
    return SATZ_OK;
}

static struct satz_slice word_of(struct satz_slice line) {
    size_t tab = satz_slice_find_byte(line, 0, '\t');
    return satz_slice_trim(satz_slice_sub(line, 0, tab < line.size ? tab : line.size));
}

/* Long sentences are cut, so that a stranger's cost no memory. */
static bool is_full(const struct window *window) {
    return window->count - first_word(window, window->sentence_count) == SATZ_TAGGER_WORDS;
}

enum satz_status satz_conll_tag(struct satz_tagger *tagger, bool document, struct satz_input *input,
                                struct satz_output *output, struct satz_error *error) {
    struct window window = { .arena = SATZ_ARENA_INIT };
    struct satz_slice line;
    enum satz_status status = SATZ_END;
    satz_document_names_init(&window.names);
    while (!output->failure && (status = satz_input_line(input, &line, NULL, error)) == SATZ_OK) {
        struct satz_slice word = word_of(line);
        if (word.size && add_word(&window, word, input, error) != SATZ_OK) {
            status = SATZ_FAILED;
            break;
        }
        if (!word.size || is_full(&window))
            end_sentence(&window, tagger, document, output);
        if (!word.size)
            add_blank(&window, output);
        if (window.arena.total > SATZ_CONLL_WINDOW)
            end_window(&window, tagger, output);
    }
    if (status == SATZ_END)
        end_sentence(&window, tagger, document, output);
    end_window(&window, tagger, output);
    release(&window);
    return output->failure ? SATZ_OK : status;
}
