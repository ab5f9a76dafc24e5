#include "train/shuffle.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "model/learn.h"

static void shuffle(struct satz_slice *sentences, size_t count, uint64_t seed) {
    uint64_t state = (seed + 1) * 0x9E3779B97F4A7C15u;
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(satz_learn_random(&state) % i);
        struct satz_slice kept = sentences[i - 1];
        sentences[i - 1] = sentences[other];
        sentences[other] = kept;
    }
}

/* The sentences of a paragraph, the blanks between them among the second of two. */
static size_t take_sentences(const struct satz_gold_paragraph *paragraph, struct satz_slice *sentences) {
    size_t begin = 0;
    for (size_t i = 0; i <= paragraph->count; i++) {
        size_t end = i < paragraph->count ? paragraph->ends[i] : paragraph->text.size;
        sentences[i] = satz_slice_trim(satz_slice_sub(paragraph->text, begin, end));
        begin = end;
    }
    return paragraph->count + 1;
}

static void join(const struct satz_slice *sentences, size_t count, struct satz_arena *arena,
                 struct satz_gold_paragraph *paragraph) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    paragraph->count = count - 1;
    paragraph->ends = satz_arena_get_array(arena, count, sizeof *paragraph->ends);
    for (size_t i = 0; i < count; i++) {
        if (i) {
            paragraph->ends[i - 1] = text.size;
            satz_buffer_add_byte(&text, ' ');
        }
        satz_buffer_add(&text, sentences[i]);
    }
    paragraph->text = satz_arena_copy(arena, satz_buffer_slice(&text));
    satz_buffer_release(&text);
}

void satz_gold_shuffle(const struct satz_gold *gold, size_t first, size_t step, uint64_t seed, struct satz_gold *shuffled) {
    struct satz_slice *sentences = satz_memory_get_array(gold->sentences + 1, sizeof *sentences);
    size_t count = 0;
    *shuffled = (struct satz_gold){ .arena = SATZ_ARENA_INIT };
    for (size_t i = first; i < gold->count; i += step)
        count += take_sentences(&gold->paragraphs[i], sentences + count);
    shuffle(sentences, count, seed);
    shuffled->sentences = count;
    shuffled->paragraphs =
        satz_arena_get_array(&shuffled->arena, count / SATZ_SHUFFLE_SENTENCES + 1, sizeof *shuffled->paragraphs);
    for (size_t at = 0, size; at < count; at += size) {
        size = count - at < SATZ_SHUFFLE_SENTENCES ? count - at : SATZ_SHUFFLE_SENTENCES;
        join(sentences + at, size, &shuffled->arena, &shuffled->paragraphs[shuffled->count++]);
    }
    free(sentences);
}
