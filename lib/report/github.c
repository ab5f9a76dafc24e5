#include "report/github.h"

#include "report/shown.h"

/* No more of a text is quoted, or one long segment with many findings costs its square. */
enum { QUOTED = 200 };

static const char *const levels[3] = { "notice", "warning", "error" };

/* What would end the command, or one of its properties. */
static void add_escaped(struct satz_slice text, bool property, struct satz_buffer *line) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '%' || byte == '\r' || byte == '\n' || (property && (byte == ':' || byte == ',')))
            satz_buffer_add_format(line, "%%%02X", byte);
        else
            satz_buffer_add_byte(line, (char)byte);
    }
}

static void add_place(const struct satz_entry *entry, size_t index, struct satz_buffer *line) {
    const struct satz_extent *extent = &entry->extents[index];
    add_escaped(entry->file, true, line);
    satz_buffer_add_format(line, ",line=%zu", extent->begin.line);
    if (!entry->placed)
        return;
    if (extent->begin.line == extent->end.line)
        satz_buffer_add_format(line, ",col=%zu,endColumn=%zu", extent->begin.column, extent->end.column);
    else
        satz_buffer_add_format(line, ",endLine=%zu", extent->end.line);
}

/* The sentence, the words of a translation that it is about, which the file does not have, and the first fix. */
static void add_message(const struct satz_entry *entry, const struct satz_finding *finding, struct satz_buffer *line) {
    struct satz_buffer message = SATZ_BUFFER_INIT;
    struct satz_slice target = satz_entry_target(entry, finding);
    if (target.size) {
        satz_shown_add(target, &message);
        satz_buffer_add_string(&message, ": ");
    }
    satz_shown_add(finding->say, &message);
    if (finding->side == SATZ_SIDE_TGT && finding->end > finding->begin) {
        satz_buffer_add_string(&message, "\nin: ");
        satz_shown_quote(satz_slice_sub(entry->tgt, finding->begin, finding->end), QUOTED, &message);
    }
    if (finding->fix_count) {
        satz_buffer_add_string(&message, "\nfix: ");
        satz_shown_quote(finding->fixes[0], QUOTED, &message);
    }
    add_escaped(satz_buffer_slice(&message), false, line);
    satz_buffer_release(&message);
}

void satz_github_add(const struct satz_entry *entry, struct satz_output *output) {
    struct satz_buffer line = SATZ_BUFFER_INIT;
    for (size_t i = 0; i < entry->findings.count; i++) {
        const struct satz_finding *finding = &entry->findings.items[i];
        if (satz_finding_is_silenced(finding))
            continue;
        satz_buffer_add_format(&line, "::%s file=", levels[finding->level]);
        add_place(entry, i, &line);
        satz_buffer_add_string(&line, ",title=");
        add_escaped(satz_slice_of(finding->check), true, &line);
        satz_buffer_add_string(&line, "::");
        add_message(entry, finding, &line);
        satz_buffer_add_byte(&line, '\n');
    }
    satz_output_add(output, satz_buffer_slice(&line));
    satz_buffer_release(&line);
}
