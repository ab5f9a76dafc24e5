#ifndef SATZ_REPORT_TALLY_H
#define SATZ_REPORT_TALLY_H

#include "base/arena.h"
#include "base/map.h"
#include "report/entry.h"
#include "report/summary.h"

/*
 * What charts are drawn from: how many findings each check has in each language, what became of the segments, and how
 * near the memory's suggestions are. Of fixed size: checks beyond the first SATZ_TALLY_CHECKS count together,
 * as do languages that are none of the fifteen.
 */
enum { SATZ_TALLY_CHECKS = 80, SATZ_TALLY_LANGUAGES = SATZ_LANGUAGES + 1, SATZ_TALLY_SCORES = 12, SATZ_TALLY_NAME = 80 };

struct satz_tally {
    struct satz_arena arena; /* private, as is the map */
    struct satz_map map;
    size_t checks;           /* how many rows of `found` are taken; the last of all is of those beyond */
    struct satz_slice names[SATZ_TALLY_CHECKS + 1];
    size_t found[SATZ_TALLY_CHECKS + 1][SATZ_TALLY_LANGUAGES][3]; /* by check, language and level */
    struct satz_summary segments[SATZ_TALLY_LANGUAGES];           /* without spans and findings */
    size_t scores[SATZ_TALLY_SCORES]; /* below 50, 50 to 54 … 95 to 99, exact */
};

void satz_tally_init(struct satz_tally *tally);
void satz_tally_release(struct satz_tally *tally);
/* Counts the segment and those of its findings that are reported and not silenced. O(findings). */
void satz_tally_add(struct satz_tally *tally, const struct satz_entry *entry);

/* Adds up over checks or languages where `check` or `language` is SATZ_TALLY_ALL. */
enum { SATZ_TALLY_ALL = -1 };
void satz_tally_sum(const struct satz_tally *tally, int check, int language, size_t sums[3]);
/* The rows of `found` that are not empty, what has the most errors first, then warnings, then info. Returns how many. */
size_t satz_tally_order(const struct satz_tally *tally, int order[SATZ_TALLY_CHECKS + 1]);
/* "ja", or "other" for the last. */
const char *satz_tally_language(int language);
/* The lowest row of scores that is not empty, SATZ_TALLY_SCORES where all are, and how many the fullest one has. */
size_t satz_tally_lowest_score(const struct satz_tally *tally, size_t *most);
/* "95–99" and so on, with an en dash or a hyphen. */
void satz_tally_score_name(size_t score, const char *dash, struct satz_buffer *name);

#endif
