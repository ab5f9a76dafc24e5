#include "align/hmm.h"

#include <stdlib.h>

#include "base/memory.h"

/* What the empty word emits of usual texts. */
#define EMPTY 0.08F
#define EMPTY_LEAST 0.05F
#define EMPTY_MOST 0.4F

void satz_hmm_init(struct satz_hmm *hmm, bool flat) {
    *hmm = (struct satz_hmm){ .far = flat ? 1 : 0.15F, .empty = EMPTY };
    float sum = 0;
    for (int i = 0; i < SATZ_HMM_JUMPS; i++) {
        int width = abs(i - SATZ_HMM_WIDTH - 1);
        hmm->jumps[i] = 1 / (float)(1 + width * width);
        sum += hmm->jumps[i];
    }
    for (int i = 0; i < SATZ_HMM_JUMPS; i++)
        hmm->jumps[i] *= (1 - hmm->far) / sum;
}

/* So many jumps of usual texts are added to what was counted: a single text is no evidence. */
#define SMOOTHING 200.0

void satz_hmm_settle(struct satz_hmm *hmm) {
    struct satz_hmm usual;
    double all = hmm->far_count;
    satz_hmm_init(&usual, false);
    for (int i = 0; i < SATZ_HMM_JUMPS; i++)
        all += hmm->jump_counts[i];
    for (int i = 0; i < SATZ_HMM_JUMPS; i++)
        usual.jumps[i] = (float)((hmm->jump_counts[i] + SMOOTHING * usual.jumps[i]) / (all + SMOOTHING));
    usual.far = (float)((hmm->far_count + SMOOTHING * usual.far) / (all + SMOOTHING));
    usual.empty = (float)((hmm->empty_count + SMOOTHING * usual.empty) / (hmm->step_count + SMOOTHING));
    if (usual.empty < EMPTY_LEAST)
        usual.empty = EMPTY_LEAST;
    if (usual.empty > EMPTY_MOST)
        usual.empty = EMPTY_MOST;
    *hmm = usual;
}

static float *resize(float *old, size_t count) {
    return satz_memory_resize(old, count, sizeof *old);
}

void satz_lattice_size(struct satz_lattice *lattice, size_t states, size_t steps) {
    lattice->states = states;
    lattice->steps = steps;
    if (states * steps > lattice->cell_capacity) {
        lattice->cell_capacity = states * steps;
        lattice->emissions = resize(lattice->emissions, lattice->cell_capacity);
        lattice->posteriors = resize(lattice->posteriors, lattice->cell_capacity);
        lattice->work = resize(lattice->work, lattice->cell_capacity);
    }
    if (steps > lattice->step_capacity) {
        lattice->step_capacity = steps;
        lattice->chances = resize(lattice->chances, 2 * steps);
    }
    if (states > lattice->state_capacity) {
        lattice->state_capacity = states;
        lattice->edge = resize(lattice->edge, 4 * states);
    }
}

void satz_lattice_release(struct satz_lattice *lattice) {
    free(lattice->emissions);
    free(lattice->posteriors);
    free(lattice->work);
    free(lattice->chances);
    free(lattice->edge);
    *lattice = (struct satz_lattice){ 0 };
}

/* The widths by which one can move from a state and be in the text: [first, last] of `jumps`. */
static void reach(size_t state, size_t states, size_t *first, size_t *last) {
    size_t rest = states - 1 - state;
    *first = state < SATZ_HMM_WIDTH ? SATZ_HMM_WIDTH - state : 0;
    *last = SATZ_HMM_WIDTH + (rest < SATZ_HMM_WIDTH ? rest : SATZ_HMM_WIDTH);
}

/* What brings the chances to leave each state to one, into `scales`. */
static void scale_states(const struct satz_hmm *hmm, size_t states, float *scales) {
    for (size_t i = 0; i < states; i++) {
        size_t first, last;
        float sum = hmm->far;
        reach(i, states, &first, &last);
        for (size_t d = first; d <= last; d++)
            sum += hmm->jumps[d];
        scales[i] = 1 / sum;
    }
}

/* How probable it is to arrive at each state from where one is; `from` is scaled. */
static void move(const struct satz_hmm *hmm, const float *from, size_t states, float *arrived) {
    float all = 0;
    for (size_t i = 0; i < states; i++)
        all += from[i];
    for (size_t i = 0; i < states; i++)
        arrived[i] = all * hmm->far / (float)states;
    for (size_t i = 0; i < states; i++) {
        size_t first, last;
        reach(i, states, &first, &last);
        float *to = arrived + i + first - SATZ_HMM_WIDTH;
        for (size_t d = first; d <= last; d++)
            *to++ += from[i] * hmm->jumps[d];
    }
}

/* Where the first word comes from: from before the first state. */
static void start(const struct satz_hmm *hmm, size_t states, float *arrived) {
    float sum = 0;
    for (size_t i = 0; i < states; i++) {
        arrived[i] = hmm->far / (float)states + (i < SATZ_HMM_WIDTH ? hmm->jumps[SATZ_HMM_WIDTH + 1 + i] : 0);
        sum += arrived[i];
    }
    for (size_t i = 0; i < states; i++)
        arrived[i] /= sum;
}

/*
 * Forwards: sets `posteriors` to the chances of each state as the emitting one, `work` to those with the empty word's
 * after it, both scaled so that a step's sum is 1; the scales follow the chances.
 */
static void go_forwards(const struct satz_hmm *hmm, struct satz_lattice *lattice, const float *scales) {
    size_t states = lattice->states;
    float *arrived = lattice->edge + states, *from = lattice->edge + 2 * states;
    for (size_t t = 0; t < lattice->steps; t++) {
        const float *emissions = lattice->emissions + t * states, *before = lattice->work + (t ? t - 1 : 0) * states;
        float *alone = lattice->posteriors + t * states, *both = lattice->work + t * states, sum = 0;
        if (t == 0) {
            start(hmm, states, arrived);
        } else {
            for (size_t i = 0; i < states; i++)
                from[i] = before[i] * scales[i];
            move(hmm, from, states, arrived);
        }
        for (size_t i = 0; i < states; i++) {
            alone[i] = (1 - hmm->empty) * emissions[i] * arrived[i];
            both[i] = alone[i] + hmm->empty * lattice->chances[t] * (t ? before[i] : arrived[i]);
            sum += both[i];
        }
        lattice->chances[lattice->step_capacity + t] = sum;
        for (size_t i = 0; i < states; i++) {
            alone[i] /= sum;
            both[i] /= sum;
        }
    }
}

/* Counts the jumps to a step, from those of the step before; `ahead` is what each state is worth from there on. */
static void count_jumps(struct satz_hmm *hmm, const float *before, const float *scales, const float *ahead,
                        size_t states) {
    double all = 0, left = 0;
    for (size_t i = 0; i < states; i++) {
        size_t first, last;
        float weight = before[i] * scales[i];
        all += ahead[i];
        left += weight;
        reach(i, states, &first, &last);
        for (size_t d = first; d <= last; d++)
            hmm->jump_counts[d] += weight * hmm->jumps[d] * ahead[i + d - SATZ_HMM_WIDTH];
    }
    hmm->far_count += left * hmm->far / (double)states * all;
}

/* Backwards: `behind` is what each state is worth for what follows the step. */
static void go_backwards(struct satz_hmm *hmm, struct satz_lattice *lattice, const float *scales, bool count) {
    size_t states = lattice->states;
    float *behind = lattice->edge + states, *ahead = lattice->edge + 2 * states, *moved = lattice->edge + 3 * states;
    for (size_t i = 0; i < states; i++)
        behind[i] = 1;
    for (size_t t = lattice->steps; t-- > 0;) {
        const float *emissions = lattice->emissions + t * states, *both = lattice->work + t * states;
        float *alone = lattice->posteriors + t * states, sum = lattice->chances[lattice->step_capacity + t];
        for (size_t i = 0; i < states; i++) {
            if (count)
                hmm->empty_count += (both[i] - alone[i]) * behind[i];
            alone[i] *= behind[i];
            ahead[i] = (1 - hmm->empty) * emissions[i] * behind[i] / sum;
        }
        if (t == 0)
            break;
        if (count)
            count_jumps(hmm, lattice->work + (t - 1) * states, scales, ahead, states);
        /* Seen from behind a jump goes the other way. */
        float all = 0, empty = hmm->empty * lattice->chances[t] / sum;
        for (size_t i = 0; i < states; i++)
            all += ahead[i];
        for (size_t i = 0; i < states; i++) {
            size_t first, last;
            reach(i, states, &first, &last);
            moved[i] = all * hmm->far / (float)states;
            for (size_t d = first; d <= last; d++)
                moved[i] += hmm->jumps[d] * ahead[i + d - SATZ_HMM_WIDTH];
        }
        for (size_t i = 0; i < states; i++)
            behind[i] = moved[i] * scales[i] + empty * behind[i];
    }
    if (count)
        hmm->step_count += (double)lattice->steps;
}

void satz_hmm_explain(struct satz_hmm *hmm, struct satz_lattice *lattice, bool count) {
    if (!lattice->states || !lattice->steps)
        return;
    scale_states(hmm, lattice->states, lattice->edge);
    go_forwards(hmm, lattice, lattice->edge);
    go_backwards(hmm, lattice, lattice->edge, count);
}
