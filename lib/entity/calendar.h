#ifndef SATZ_ENTITY_CALENDAR_H
#define SATZ_ENTITY_CALENDAR_H

#include "entity/candidate.h"
#include "entity/text.h"
#include "entity/vocabulary.h"

/*
 * Finds dates (6. November 2025, 12. 12. 2025, 2025-11-06, 13. und 14. September, Februar 2022,
 * 3. Quartal 2024, 18. Jahrhundert, 2025) and times (14 Uhr, 10.30 Uhr, 10:30); and days and months that only words
 * name (Freitagabend, November, vierten Quartal 2015), which are never held. O(size).
 */
void satz_calendar_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                        struct satz_candidates *candidates);

/* Whether a date with a day in it begins at token `at`. */
bool satz_calendar_is_day(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at);

#endif
