#ifndef SATZ_RECODE_MEND_H
#define SATZ_RECODE_MEND_H

#include "recode/encoder.h"
#include "recode/note.h"
#include "text/mojibake.h"

/*
 * Mojibake in a stream: noted, and repaired on request. The stream is looked at in blocks of whole lines, the same
 * whatever pieces it comes in; only a line longer than a block is cut, between words where it has any.
 */
struct satz_mender {
    struct satz_mojibake *mojibake; /* private, as all here */
    bool repair;
    const char *place;
    struct satz_position at;
    size_t found;
    struct satz_notes *notes;
    struct satz_buffer block;
};

/* `notes` must outlive the mender. After a failure there is nothing to close. */
enum satz_status satz_mender_open(struct satz_mender *mender, bool repair, struct satz_notes *notes,
                                  struct satz_error *error) SATZ_MUST_USE;
void satz_mender_close(struct satz_mender *mender);

/* A text begins; `place` is borrowed. */
void satz_mender_begin(struct satz_mender *mender, const char *place);
/* Appends what is settled by `text`, the next piece in UTF-8; all of it where it is the last. O(size). */
void satz_mender_add(struct satz_mender *mender, struct satz_slice text, bool last, struct satz_buffer *target);
/* All texts have ended: a note says how many more places there were than SATZ_MENDER_TOLD. */
#define SATZ_MENDER_TOLD 20
void satz_mender_end(struct satz_mender *mender);

#endif
