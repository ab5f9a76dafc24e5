#ifndef SATZ_RESTORE_ENDING_H
#define SATZ_RESTORE_ENDING_H

#include "restore/rebuild.h"
#include "restore/slots.h"

/*
 * Takes away what has grown on to held spans in an engine's answer. An engine that copies a code word
 * copies the source's ending with it (Macrons → portavoz de Macrons), or inflects the code word by itself.
 * Endings of the source language (`name-ending` in local.tsv) go without a word unless the target has the
 * same; up to three ASCII letters that are from nowhere go, and the placeholder counts as repaired. Other
 * scripts' letters, such as Russian case endings and Korean particles, stay. O(tokens).
 */
void satz_endings_drop(struct satz_slots *slots, const struct satz_rebuild *with);

#endif
