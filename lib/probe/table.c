#include "probe/probe.h"

/* A share of placeholders, or of words, in per cent. */
static double share(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

void satz_probe_write_rows(const struct satz_probe *probe, struct satz_output *output) {
    struct satz_buffer *buffer = satz_output_begin(output);
    satz_buffer_add_string(buffer, "form\tuse\tplaceholders\texact\trepaired\tlost\tdoubled\tfailed\twords\tsame\tseconds\n");
    for (size_t i = 0; i < probe->count; i++) {
        const struct satz_probe_result *result = &probe->results[i];
        const struct satz_probe_count *count = &result->count;
        satz_buffer_add(buffer, result->form->name);
        satz_buffer_add_format(buffer, "\t%s\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%.1f\n",
                               i ? result->known ? "known" : "-" : "best", count->sent, count->exact,
                               count->repaired, count->lost, count->doubled, count->failed, count->words, count->same,
                               result->seconds);
    }
    satz_output_end(output);
}

static void line_write(const struct satz_probe_result *result, struct satz_buffer *buffer) {
    const struct satz_probe_count *count = &result->count;
    satz_buffer_add_format(buffer, "%-16.*s%8.1f%10.1f%8.1f%9.1f%8.1f%8.1f s\n", (int)result->form->name.size,
                           result->form->name.data, share(count->exact, count->sent),
                           share(count->repaired, count->sent), share(count->lost, count->sent),
                           share(count->doubled, count->sent), share(count->same, count->words), result->seconds);
}

/* How the best form becomes the one that is taken: for a run, and for good. */
static void advice_write(const struct satz_probe *probe, struct satz_buffer *buffer) {
    const struct satz_probe_result *best = &probe->results[0];
    const int size = (int)best->form->name.size;
    const char *name = best->form->name.data;
    if (best->known) {
        satz_buffer_add_format(buffer, "Use `%.*s`, as satz-translate does for this command anyway.\n", size, name);
        return;
    }
    satz_buffer_add_format(buffer, "Use `%.*s`: satz-translate --form %.*s\n", size, name, size, name);
    if (probe->engine.size) {
        satz_buffer_add_format(buffer, "For good: let the row `engine %.*s` of engines.tsv end in `%.*s`.\n",
                               (int)probe->engine.size, probe->engine.data, size, name);
        return;
    }
    const char *program = probe->program.size ? probe->program.data : "PROGRAM";
    satz_buffer_add_format(buffer, "For good: this row in engines.tsv, its cells parted by tabs\nengine\t%s\t%s\t%.*s\n",
                           program, program, size, name);
}

void satz_probe_write_table(const struct satz_probe *probe, struct satz_output *output) {
    struct satz_buffer *buffer = satz_output_begin(output);
    satz_buffer_add_format(buffer, "%-16s%8s%10s%8s%9s%8s%10s\n", "form", "exact", "repaired", "lost", "doubled", "words",
                           "time");
    for (size_t i = 0; i < probe->count; i++)
        line_write(&probe->results[i], buffer);
    satz_buffer_add_format(buffer,
                           "\nPer cent of %zu placeholders in %zu segments; words: those beside placeholders that the "
                           "engine says too where nothing is protected.\n",
                           probe->results[0].count.sent, probe->segments);
    if (probe->results[0].count.failed)
        satz_buffer_add_format(buffer, "%zu segments got no answer.\n", probe->results[0].count.failed);
    advice_write(probe, buffer);
    satz_output_end(output);
}
