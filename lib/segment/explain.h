#ifndef SATZ_SEGMENT_EXPLAIN_H
#define SATZ_SEGMENT_EXPLAIN_H

#include "segment/features.h"

/* Who decided a candidate. */
enum satz_decider { SATZ_DECIDER_OWN, SATZ_DECIDER_RULES, SATZ_DECIDER_MODEL };

/* A decision with its grounds. `features` has those of the model, where it decided. */
struct satz_decision {
    const struct satz_place *place;
    const struct satz_context *context;
    const struct satz_features *features;
    const struct satz_linear_table *table;
    enum satz_decider decider;
    int32_t sum; /* over the threshold: it ends */
    bool ends;
};

/*
 * Appends a line that a person reads: `ends` or `on`, the text around the place with `¦` at it, who decided, what the rules
 * say and why, and of a model the sum with the features that weigh most. Cells are separated by tabs. Bounded cost.
 */
void satz_explain(const struct satz_decision *decision, struct satz_buffer *line);

#endif
