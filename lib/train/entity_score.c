#include "train/entity_score.h"

#define NO_KIND ((unsigned)-1)
#define FORMS 3 /* of a kind: itself, derived, part */

/* What a kind is called in a way; NO_KIND: it does not count. */
static unsigned name_in(enum satz_entity_way way, enum satz_tag_kind kind) {
    switch (way) {
    case SATZ_WAY_ALL: return kind;
    case SATZ_WAY_FOLDED: return kind / FORMS;
    case SATZ_WAY_DROPPED: return kind % FORMS ? NO_KIND : kind / FORMS;
    default: return 0;
    }
}

/* Whether [first, end) is a thing by the labels, and its kind. */
static bool is_thing(const uint8_t *labels, size_t count, size_t first, size_t end, enum satz_tag_kind *kind) {
    enum satz_chain_part part = satz_chain_part_of(SATZ_TAG_KINDS, labels[first]);
    *kind = labels[first] ? (enum satz_tag_kind)satz_chain_kind_of(SATZ_TAG_KINDS, labels[first]) : SATZ_TAG_PER;
    if (end - first == 1)
        return part == SATZ_CHAIN_ONLY;
    return part == SATZ_CHAIN_FIRST && end <= count &&
           satz_chain_part_of(SATZ_TAG_KINDS, labels[end - 1]) == SATZ_CHAIN_LAST;
}

static bool has_last_between(const uint8_t *labels, size_t first, size_t end) {
    for (size_t i = first + 1; i + 1 < end; i++)
        if (satz_chain_part_of(SATZ_TAG_KINDS, labels[i]) != SATZ_CHAIN_INNER)
            return true;
    return false;
}

void satz_entity_score_add(struct satz_entity_score *score, const uint8_t *labels, size_t count,
                           const struct satz_tagged *things, size_t thing_count) {
    for (unsigned way = 0; way < SATZ_WAYS; way++) {
        for (size_t i = 0; i < count; i++) {
            enum satz_chain_part part = satz_chain_part_of(SATZ_TAG_KINDS, labels[i]);
            if (part == SATZ_CHAIN_ONLY || part == SATZ_CHAIN_FIRST)
                score->there[way] += name_in((enum satz_entity_way)way, (enum satz_tag_kind)satz_chain_kind_of(
                                                                            SATZ_TAG_KINDS, labels[i])) != NO_KIND;
        }
        for (size_t i = 0; i < thing_count; i++) {
            const struct satz_tagged *thing = &things[i];
            unsigned said = name_in((enum satz_entity_way)way, thing->kind);
            enum satz_tag_kind kind;
            if (said == NO_KIND)
                continue;
            score->said[way]++;
            score->right[way] += is_thing(labels, count, thing->first, thing->end, &kind) &&
                                 !has_last_between(labels, thing->first, thing->end) &&
                                 name_in((enum satz_entity_way)way, kind) == said;
        }
    }
}

static double percent(size_t part, size_t whole) {
    return whole ? 100 * (double)part / (double)whole : 0;
}

void satz_entity_score_print(const struct satz_entity_score *score, struct satz_slice set, const char *how,
                             struct satz_output *output) {
    static const char *const ways[SATZ_WAYS] = { "all", "fold4", "drop", "untyped" };
    if (!score->there[SATZ_WAY_ALL])
        return;
    struct satz_buffer *line = satz_output_begin(output);
    satz_buffer_add(line, set);
    satz_buffer_add_format(line, "\t%s", how);
    for (size_t way = 0; way < SATZ_WAYS; way++)
        satz_buffer_add_format(line, "\t%s\t%.2f\t%.2f\t%.2f", ways[way], percent(score->right[way], score->said[way]),
                               percent(score->right[way], score->there[way]),
                               percent(2 * score->right[way], score->said[way] + score->there[way]));
    satz_buffer_add_byte(line, '\n');
    satz_output_end(output);
}
