#include "align/rows.h"

static void add_numbers(struct satz_buffer *row, size_t first, size_t count) {
    satz_buffer_add_byte(row, '[');
    for (size_t i = 0; i < count; i++)
        satz_buffer_add_format(row, "%s%zu", i ? ", " : "", first + i);
    satz_buffer_add_byte(row, ']');
}

void satz_align_rows(const struct satz_beads *beads, struct satz_output *output) {
    for (size_t i = 0; i < beads->count && !output->failure; i++) {
        const struct satz_bead *bead = &beads->items[i];
        struct satz_buffer *row = satz_output_begin(output);
        add_numbers(row, bead->source, bead->source_count);
        satz_buffer_add_byte(row, ':');
        add_numbers(row, bead->target, bead->target_count);
        satz_buffer_add_format(row, ":%.4f\n", bead->probability);
        satz_output_end(output);
    }
}
