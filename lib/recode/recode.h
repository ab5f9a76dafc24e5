#ifndef SATZ_RECODE_RECODE_H
#define SATZ_RECODE_RECODE_H

#include "recode/evidence.h"
#include "recode/note.h"
#include "recode/replacement.h"

/*
 * Texts from any charset into one, as streams: bytes → UTF-8 → declarations rewritten → normal form C → mojibake looked
 * for → bytes. Memory is bounded, whatever is sent; any pieces give the same bytes and notes.
 */
struct satz_recode_settings {
    const char *from; /* a charset, NULL to find out */
    const char *to;   /* a charset */
    const char *lang; /* language of the text, for transliteration; may be NULL */
    enum satz_loss loss;
    bool keep_form; /* do not normalise */
    bool repair;    /* repair mojibake, do not only note it */
    bool mark;      /* begin with a byte order mark, where the charset is a form of Unicode */
};

struct satz_recoder;

/* `settings` and its strings must outlive the recoder. Fails on a charset that nobody knows. */
struct satz_recoder *satz_recoder_new(const struct satz_recode_settings *settings,
                                      struct satz_error *error) SATZ_MUST_USE;
void satz_recoder_free(struct satz_recoder *recoder);

/* A text begins, which notes and errors name `place` (borrowed until the recoder is freed). */
enum satz_status satz_recoder_begin(struct satz_recoder *recoder, const char *place,
                                    struct satz_error *error) SATZ_MUST_USE;
/* Appends what `bytes` settle to `target`. Fails on bad input; what was before it is in `target`. */
enum satz_status satz_recoder_add(struct satz_recoder *recoder, struct satz_slice bytes, struct satz_buffer *target,
                                  struct satz_error *error) SATZ_MUST_USE;
/* The text ends; another may begin, and is appended to it. Not to be called where adding failed. */
enum satz_status satz_recoder_end(struct satz_recoder *recoder, struct satz_buffer *target,
                                  struct satz_error *error) SATZ_MUST_USE;
/* All texts have ended, or one has failed: writes what is held. Fails where the policy is to fail and there were
 * losses. */
enum satz_status satz_recoder_close(struct satz_recoder *recoder, struct satz_buffer *target,
                                    struct satz_error *error) SATZ_MUST_USE;

/* What the present text was taken for; NULL as long as that is open. */
const struct satz_evidence *satz_recoder_evidence(const struct satz_recoder *recoder);

/* What there is to tell since they were reset. */
struct satz_notes *satz_recoder_notes(struct satz_recoder *recoder);

#endif
