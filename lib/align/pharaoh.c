#include "align/pharaoh.h"

#include <stdlib.h>

#include "align/records.h"
#include "base/memory.h"

/* The beads that have both sides, as texts. */
struct texts {
    struct satz_slice *source, *target;
    struct satz_buffer joined; /* of beads with several segments on a side */
};

/* A text of several segments gets its place when all are there. */
static struct satz_slice side_text(const struct satz_slice *segments, size_t first, size_t count,
                                   enum satz_language_id language, struct satz_buffer *joined) {
    struct satz_buffer text = SATZ_BUFFER_INIT;
    struct satz_bead bead = { 0, 0, first, count, 1 };
    if (count == 1)
        return segments[first];
    satz_bead_text(&bead, segments, language, &text);
    satz_buffer_add(joined, satz_buffer_slice(&text));
    size_t size = text.size;
    satz_buffer_release(&text);
    return satz_slice_make(NULL, size);
}

static bool is_wanted(const struct satz_pharaoh *pharaoh, const struct satz_bead *bead) {
    return bead->source_count && satz_bead_holds(bead, pharaoh->least);
}

static size_t collect(const struct satz_pharaoh *pharaoh, struct texts *texts) {
    const struct satz_beads *beads = pharaoh->beads;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < beads->count; i++) {
        const struct satz_bead *bead = &beads->items[i];
        if (!is_wanted(pharaoh, bead))
            continue;
        texts->source[count] =
            side_text(pharaoh->source, bead->source, bead->source_count, pharaoh->from, &texts->joined);
        texts->target[count++] =
            side_text(pharaoh->target, bead->target, bead->target_count, pharaoh->to, &texts->joined);
    }
    for (size_t i = 0; i < 2 * count; i++) {
        struct satz_slice *text = i % 2 ? &texts->target[i / 2] : &texts->source[i / 2];
        if (text->data)
            continue;
        text->data = texts->joined.data ? texts->joined.data + at : "";
        at += text->size;
    }
    return count;
}

/* The lines of a bead's source segments: each has the words from where the one before ended. */
static void write_bead(const struct satz_pharaoh *pharaoh, const struct satz_bead *bead,
                       const struct satz_word_links *links, struct satz_output *output) {
    size_t word = 0, link = 0, end = 0;
    for (size_t k = 0; k < bead->source_count; k++) {
        size_t first = word, size = pharaoh->source[bead->source + k].size;
        struct satz_buffer *line = satz_output_begin(output);
        end += size + (size && end ? satz_align_blank(pharaoh->from).size : 0);
        while (word < links->source_count && (links->source[word].begin < end || k + 1 == bead->source_count))
            word++;
        for (bool begun = false; link < links->count && links->items[link].source < word; link++, begun = true)
            satz_buffer_add_format(line, "%s%zu-%u", begun ? " " : "", links->items[link].source - first,
                                   links->items[link].target);
        satz_buffer_add_byte(line, '\n');
        satz_output_end(output);
    }
}

void satz_pharaoh_write(const struct satz_pharaoh *pharaoh, struct satz_output *output) {
    const struct satz_beads *beads = pharaoh->beads;
    struct texts texts = { satz_memory_get_array(beads->count + 1, sizeof *texts.source),
                           satz_memory_get_array(beads->count + 1, sizeof *texts.target), SATZ_BUFFER_INIT };
    struct satz_words_settings settings = { pharaoh->from, pharaoh->to, pharaoh->prior, SATZ_WORD_BLANKS,
                                            SATZ_WORDS_BOTH, 0 };
    struct satz_word_aligner *aligner = satz_word_aligner_new(&settings);
    struct satz_word_links links = SATZ_WORD_LINKS_INIT;
    satz_word_aligner_read(aligner, texts.source, texts.target, collect(pharaoh, &texts));
    for (size_t i = 0, at = 0; i < beads->count && !output->failure; i++) {
        const struct satz_bead *bead = &beads->items[i];
        if (is_wanted(pharaoh, bead)) {
            satz_word_aligner_find(aligner, at++, &links);
            write_bead(pharaoh, bead, &links, output);
        } else {
            for (size_t k = 0; k < bead->source_count; k++)
                satz_output_add_string(output, "\n");
        }
    }
    satz_word_links_release(&links);
    satz_word_aligner_free(aligner);
    satz_buffer_release(&texts.joined);
    free(texts.source);
    free(texts.target);
}
