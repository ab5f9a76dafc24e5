#include "segment/explain.h"

#include <stdlib.h>

#include "text/utf8.h"

#define AROUND 32 /* bytes of text shown to either side */
#define SHOWN 6   /* features named */

struct part {
    size_t index;
    int32_t weight;
};

static int compare_parts(const void *left, const void *right) {
    const struct part *a = left, *b = right;
    int32_t of_a = a->weight < 0 ? -a->weight : a->weight, of_b = b->weight < 0 ? -b->weight : b->weight;
    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    return a->index > b->index ? 1 : -1;
}

/* A tab or a line's end would break the line. */
static void add_text(struct satz_buffer *line, struct satz_slice text) {
    for (size_t i = 0; i < text.size; i++)
        satz_buffer_add_byte(line, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
}

static void add_around(const struct satz_place *place, struct satz_buffer *line) {
    struct satz_slice text = place->text;
    size_t begin = place->end > AROUND ? satz_utf8_floor(text, place->end - AROUND) : 0;
    size_t end = place->end + AROUND < text.size ? satz_utf8_floor(text, place->end + AROUND) : text.size;
    add_text(line, satz_slice_sub(text, begin, place->end));
    satz_buffer_add_string(line, "¦");
    add_text(line, satz_slice_sub(text, place->end, end));
}

static void add_features(const struct satz_decision *decision, struct satz_buffer *line) {
    struct part parts[SATZ_FEATURES_LIMIT] = { { 0, 0 } };
    size_t count = decision->features->count;
    for (size_t i = 0; i < count; i++)
        parts[i] = (struct part){ i, satz_linear_weight(decision->table, decision->features->hashes[i]) };
    qsort(parts, count, sizeof *parts, compare_parts);
    satz_buffer_add_format(line, "\tmodel %+d:", (int)decision->sum);
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        satz_buffer_add_format(line, " %+d ", (int)parts[i].weight);
        satz_features_name(decision->features, parts[i].index, line);
    }
}

void satz_explain(const struct satz_decision *decision, struct satz_buffer *line) {
    satz_buffer_add_string(line, decision->ends ? "ends\t" : "on\t");
    add_around(decision->place, line);
    satz_buffer_add_format(line, "\trule %s: %s", satz_reason_name(decision->context->reason),
                           decision->context->ends ? "ends" : "on");
    if (decision->decider == SATZ_DECIDER_MODEL)
        add_features(decision, line);
    else
        satz_buffer_add_string(line, decision->decider == SATZ_DECIDER_OWN ? "\tyour abbreviation" : "\tno model");
    satz_buffer_add_byte(line, '\n');
}
