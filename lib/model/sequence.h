#ifndef SATZ_MODEL_SEQUENCE_H
#define SATZ_MODEL_SEQUENCE_H

#include "base/mapped.h"
#include "model/chain.h"
#include "model/keytable.h"

/*
 * A linear model of sequences: a feature of a token is a hash of 64 bits, and has a weight for each label that it says
 * something about. Weights are whole numbers of one byte, so every machine decides alike. Beside the weights stand
 * tables of what is known of words and names.
 *
 * The file, all numbers little-endian: "satzseq1", version, number of kinds, bits of the directory, bytes of rows,
 * value bits and places of each table, and what turns a margin into a probability (two numbers); the names of the
 * kinds, 16 bytes each; the steps of the chain, two bytes each; the directory, 2^bits + 1 places; the rows; the tables.
 * A feature's upper bits number its directory entry, the next 16 tell it from others there; a row is those, a count, and so many
 * pairs of label and weight.
 */
#define SATZ_SEQUENCE_TABLES 4
#define SATZ_SEQUENCE_NAME 16

struct satz_sequence {
    struct satz_chain chain;
    char names[SATZ_CHAIN_KINDS][SATZ_SEQUENCE_NAME];
    struct satz_keytable tables[SATZ_SEQUENCE_TABLES];
    int32_t sure_base, sure_step; /* of satz_sequence_sure() */
    unsigned bits;                   /* private, as all below */
    const unsigned char *directory, *rows;
    size_t row_size;
    struct satz_mapped file;
    struct satz_buffer own;          /* where the model was made here */
};

/*
 * Maps the file `path`, which must be of this `version`; its sizes are checked, so that no content of it can lead out
 * of it. Fails with the file's name. O(directory).
 */
enum satz_status satz_sequence_open(struct satz_sequence *model, const char *path, uint32_t version,
                                    struct satz_error *error) SATZ_MUST_USE;
/* The same for a file in memory, which the model takes over. */
enum satz_status satz_sequence_of(struct satz_sequence *model, struct satz_buffer *file, uint32_t version,
                                  struct satz_error *error) SATZ_MUST_USE;
/* Also of one that was never opened and is all zero. */
void satz_sequence_close(struct satz_sequence *model);

/* Adds the weights of `features` to the scores of a token's labels. O(count). */
void satz_sequence_score(const struct satz_sequence *model, const uint64_t *features, size_t count,
                         int32_t scores[SATZ_CHAIN_LABELS]);

/* How likely a label with this margin is right, 0 to 1: a logistic curve that was fitted to text held out (Platt, 1999). */
double satz_sequence_sure(const struct satz_sequence *model, int32_t margin);

/* ---- making one ---- */

/* The weights of one feature. */
struct satz_sequence_row {
    uint64_t feature;
    size_t first;   /* of its pairs, in `labels` and `weights` */
    uint32_t count; /* of them, at most SATZ_CHAIN_LABELS */
};

struct satz_sequence_draft {
    const char *const *names; /* of the kinds */
    const struct satz_chain *chain;
    struct satz_sequence_row *rows; /* sorted by satz_sequence_write() */
    size_t count;
    const uint8_t *labels;
    const int8_t *weights;
    struct satz_keytable tables[SATZ_SEQUENCE_TABLES];
    int32_t sure_base, sure_step;
};

/* Appends the bytes of a model to `file`. O(rows log rows). */
void satz_sequence_write(const struct satz_sequence_draft *draft, uint32_t version, struct satz_buffer *file);

#endif
