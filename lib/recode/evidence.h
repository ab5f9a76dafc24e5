#ifndef SATZ_RECODE_EVIDENCE_H
#define SATZ_RECODE_EVIDENCE_H

#include "base/error.h"
#include "text/charset.h"

/* Why a text was taken for what it was taken for, in the order in which that counts. */
enum satz_evidence_kind {
    SATZ_EVIDENCE_STATED,   /* by whoever called */
    SATZ_EVIDENCE_MARK,     /* a byte order mark */
    SATZ_EVIDENCE_ZEROES,   /* zero bytes where UTF-16 and UTF-32 have them */
    SATZ_EVIDENCE_UTF8,     /* valid UTF-8 that is not ASCII */
    SATZ_EVIDENCE_DECLARED, /* by the document, and its bytes agree */
    SATZ_EVIDENCE_GUESSED,  /* by the frequency of letters */
    SATZ_EVIDENCE_ASCII,    /* nothing but ASCII */
};

struct satz_evidence {
    struct satz_charset charset;
    enum satz_evidence_kind kind;
    size_t mark;                      /* size of the byte order mark in bytes */
    int confidence;                   /* of 100; 100 for all but guesses */
    bool doubtful;                    /* a guess that another one comes near to, or that has little behind it */
    struct satz_guess second;         /* the next best guess, with its confidence, 0 for none */
    char declared[SATZ_CHARSET_NAME]; /* what the document says, empty where it says nothing */
    bool contradicted;                /* the document is not what it says */
};

/* "byte order mark", "valid UTF-8", "declared" … */
const char *satz_evidence_name(enum satz_evidence_kind kind);

/*
 * The charset that the document `head`, which begins with its first byte, declares; false where it declares none,
 * or one of UTF-16, which a text in ASCII bytes cannot be.
 */
bool satz_evidence_declared(struct satz_slice head, char *declared, struct satz_charset *charset);

/*
 * What `bytes` are in. They begin the document (`first`), or a line in it before which all was ASCII; `whole` where
 * nothing follows. `declared` is what the document's head declared, NULL for none. ISO-8859-1 without Euro signs but
 * with what would be a currency sign is taken for ISO-8859-15. A text that is UTF-8 but for a few bytes is taken for
 * UTF-8, so that they are found. Fails where no charset fits. O(size).
 */
enum satz_status satz_evidence_weigh(struct satz_slice bytes, bool first, bool whole, const char *declared,
                                     struct satz_evidence *evidence, struct satz_error *error) SATZ_MUST_USE;

#endif
