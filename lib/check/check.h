#ifndef SATZ_CHECK_CHECK_H
#define SATZ_CHECK_CHECK_H

#include "lexicon/data.h"
#include "stream/document.h"
#include "stream/finding.h"

/*
 * Quality checks over source and target. Each check is one entry of one table; what it finds is a
 * finding `check/NAME` in the record.
 */
struct satz_check_work;

/* A number that a file of settings may change: `words` of long-sentence. */
enum { SATZ_CHECK_PARAMETERS = 2 };
struct satz_check_parameter {
    const char *name; /* NULL: there is none */
    size_t number;
};

enum { SATZ_CHECK_SRC = 1, SATZ_CHECK_TGT = 2 };

struct satz_check {
    const char *id;          /* "check/number-changed" */
    unsigned sides;          /* which texts it looks at: SATZ_CHECK_SRC, SATZ_CHECK_TGT or both */
    enum satz_level level;
    const char *languages;   /* "*": all; else codes of the text's language, separated by blanks */
    const char *explanation; /* one line */
    void (*run)(struct satz_check_work *work);
    unsigned needs;          /* traits (check/traits.h) of which its text has one where it finds anything; 0: not known */
    bool alone;              /* on a source it looks at that text alone, or sets `stirred` in its work */
    bool mends;              /* where it knows one fix for a place, that is right always: --fix puts it in */
    struct satz_check_parameter parameters[SATZ_CHECK_PARAMETERS];
};

/* What says that --fix has changed something: it is in the table and runs by itself. */
#define SATZ_CHECK_MENDED "check/mended"

/* The table, and how many entries it has. */
extern const struct satz_check satz_check_table[];
extern const size_t satz_check_count;

struct satz_checker;

/*
 * Loads the name table and the termbases; languages are loaded when a record asks for them. `data` must
 * outlive it. NULL, and the reason, where a file is bad. Costs milliseconds.
 */
struct satz_checker *satz_checker_new(const struct satz_data *data, struct satz_error *error) SATZ_MUST_USE;
void satz_checker_free(struct satz_checker *checker);

/* One more termbase, which goes before those loaded so far. Fails with file and line. */
enum satz_status satz_checker_add_terms(struct satz_checker *checker, const char *path,
                                        struct satz_error *error) SATZ_MUST_USE;

/*
 * Only these checks, or all but these: names separated by commas, with `check/` or without; `source` and
 * `target` stand for all checks, on that side only. The first `only` begins with none. Fails on a name that there is not.
 */
enum satz_status satz_checker_only(struct satz_checker *checker, const char *names, struct satz_error *error)
    SATZ_MUST_USE;
enum satz_status satz_checker_skip(struct satz_checker *checker, const char *names, struct satz_error *error)
    SATZ_MUST_USE;

/* Levels and parameters from a file; see check/config.h. Later files go before. */
enum satz_status satz_checker_configure(struct satz_checker *checker, const char *path, struct satz_error *error)
    SATZ_MUST_USE;

/*
 * From now on what is sure is mended in `tgt`: see check/mend.h. Then a target is checked again, so that what is said of
 * it is true of what it is.
 */
void satz_checker_mend(struct satz_checker *checker);

/*
 * Checks a document's records, replacing the findings of the checks that are made; those of others stay. A record without `tgt` gets checks of the
 * source alone; one without `lang` is German. A check says at most SATZ_CHECK_SAID times the same of a text.
 * What another filter has reported of the same place already is left to it. Fails, naming the record,
 * where a language or spans are not good; the records before it are done. `*done`: how many. O(size).
 */
enum { SATZ_CHECK_SAID = 8 };
enum satz_status satz_check_document(struct satz_checker *checker, struct satz_document *document, size_t *done,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
