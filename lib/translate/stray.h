#ifndef SATZ_TRANSLATE_STRAY_H
#define SATZ_TRANSLATE_STRAY_H

#include "engine/engine.h"

/*
 * Finds answers that belong to another question: those with a code word (placeholder/letters.h) that
 * their own line does not have and another line has. Sets `stray` for each question, and returns
 * whether there is one. O(lines and answers).
 */
bool satz_stray_find(const struct satz_question *questions, size_t count, bool *stray);

#endif
