#include "report/lines.h"

#include "report/shown.h"

void satz_line_write(const struct satz_entry *entry, size_t index, bool language, struct satz_buffer *line) {
    const struct satz_finding *finding = &entry->findings.items[index];
    const struct satz_position *place = &entry->extents[index].begin;
    struct satz_slice target = satz_entry_target(entry, finding);
    satz_shown_add(entry->file, line);
    satz_buffer_add_format(line, ":%zu:%zu: %s: ", place->line, place->column, satz_level_name(finding->level));
    if (language && target.size) {
        satz_shown_add(target, line);
        satz_buffer_add_string(line, ": ");
    }
    satz_shown_add(finding->say, line);
    satz_buffer_add_string(line, " [");
    satz_shown_add(satz_slice_of(finding->check), line);
    satz_buffer_add_byte(line, ']');
}

void satz_lines_add(const struct satz_entry *entry, struct satz_output *output) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < entry->findings.count; i++) {
        if (satz_finding_is_silenced(&entry->findings.items[i]))
            continue;
        satz_line_write(entry, i, true, &line);
        satz_buffer_add_byte(&line, '\n');
    }
    satz_output_add(output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
}
