#include "align/align.h"

#include <stdlib.h>

#include "align/gale_church.h"
#include "base/memory.h"

struct satz_aligner {
    enum satz_align_method method;
};

struct satz_aligner *satz_aligner_new(const struct satz_align_settings *settings, struct satz_error *error) {
    struct satz_aligner *aligner = satz_memory_get(sizeof *aligner);
    (void)error;
    aligner->method = settings->method;
    return aligner;
}

void satz_aligner_free(struct satz_aligner *aligner) {
    free(aligner);
}

void satz_aligner_teach(struct satz_aligner *aligner, struct satz_slice source, struct satz_slice target) {
    (void)aligner;
    (void)source;
    (void)target;
}

void satz_align(struct satz_aligner *aligner, const struct satz_align_texts *texts, struct satz_beads *beads) {
    struct satz_gale_church lengths = {
        satz_gale_church_lengths(texts->source, texts->source_count),
        satz_gale_church_lengths(texts->target, texts->target_count),
        texts->source_count, texts->target_count, texts->anchors, texts->anchor_count,
    };
    (void)aligner;
    satz_gale_church_align(&lengths, beads);
    free((void *)lengths.source);
    free((void *)lengths.target);
}
