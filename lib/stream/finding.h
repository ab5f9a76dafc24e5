#ifndef SATZ_STREAM_FINDING_H
#define SATZ_STREAM_FINDING_H

#include "stream/record.h"

enum satz_level { SATZ_INFO, SATZ_WARNING, SATZ_ERROR };
enum satz_side { SATZ_SIDE_SRC, SATZ_SIDE_TGT };

/* Something a person should look at. */
struct satz_finding {
    const char *check;    /* "restore/lost": the tool's name, a slash, the check's; or "spelling" */
    enum satz_side side;  /* which text `begin` and `end` (bytes) point into */
    size_t begin, end;
    enum satz_level level;
    struct satz_slice say; /* one sentence a person understands */
    const struct satz_slice *fixes; /* what would mend the place, the best first */
    size_t fix_count;               /* 0: none is known */
    struct satz_slice silenced;     /* why nobody wants to see it again; data NULL: somebody does */
};

/* Whether somebody has said, with a reason, that it is of no concern: it counts nowhere. */
static inline bool satz_finding_is_silenced(const struct satz_finding *finding) {
    return finding->silenced.data != NULL;
}

struct satz_finding_list {
    struct satz_finding *items; /* in the record's arena, as is all that they point to */
    size_t count;
};

const char *satz_level_name(enum satz_level level);
bool satz_level_of_name(struct satz_slice name, enum satz_level *level);

/*
 * Appends to the record's `findings`. `side`'s text must be in the record. O(size of text + findings).
 * Over SATZ_FINDINGS_LIMIT bytes of them, instead, once, an error `TOOL/more` that says that there are
 * more: nobody reads them all, and what a stranger sends must not cost its square.
 */
#define SATZ_FINDINGS_LIMIT ((size_t)64 << 10)
void satz_findings_add(struct satz_record *record, const struct satz_finding *finding);

/* The same with a formatted sentence and no fixes. */
void satz_findings_say(struct satz_record *record, const char *check, enum satz_level level, enum satz_side side,
                       size_t begin, size_t end, const char *format, ...) __attribute__((format(printf, 7, 8)));

/* Removes findings whose check begins with `prefix` ("restore/"): what a tool does before it runs again. */
void satz_findings_clear(struct satz_record *record, const char *prefix);
/* The same for those of one side only: what a tool does that checks one side at a time. */
void satz_findings_clear_side(struct satz_record *record, const char *prefix, enum satz_side side);
/* The same for what `is_own` takes for its own: of a tool that may be asked for some of its checks only. */
typedef bool satz_finding_test(struct satz_slice check, enum satz_side side, const void *context);
void satz_findings_clear_own(struct satz_record *record, satz_finding_test *is_own, const void *context);

/*
 * The record's findings, in their order; none where it has no `findings`. A place beyond its text is cut
 * to it. Fails with place and line where one is not what satz-record(5) says. O(texts + findings log texts).
 */
enum satz_status satz_findings_read(const struct satz_record *record, struct satz_finding_list *list,
                                    struct satz_error *error) SATZ_MUST_USE;

/*
 * Shows each finding to `change`, which may give it another place or reason to be silenced; all other members, and
 * findings that it says were not changed, stay as they are. Places are converted in the record's present texts. Fails as
 * satz_findings_read() does. O(texts + findings log texts).
 */
typedef bool satz_finding_change(void *context, size_t index, struct satz_finding *finding);
enum satz_status satz_findings_change(struct satz_record *record, satz_finding_change *change, void *context,
                                      struct satz_error *error) SATZ_MUST_USE;

/* How many findings of each level the record has, without those that are silenced. O(findings). */
void satz_findings_count(const struct satz_record *record, size_t counts[3]);

#endif
