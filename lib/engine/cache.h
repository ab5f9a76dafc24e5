#ifndef SATZ_ENGINE_CACHE_H
#define SATZ_ENGINE_CACHE_H

#include "base/arena.h"
#include "base/error.h"

/*
 * What engines answered before, in an SQLite file that several programs may use at once. An answer
 * belongs to a setting (the command, the languages, the form of placeholders: whatever would change
 * the answer) and a line.
 */
struct satz_cache; /* opaque */

/*
 * Opens the file, or makes it. Fails where it is no cache, or of another version. A file that another
 * program writes to is waited for, at most half a minute.
 */
enum satz_status satz_cache_open(struct satz_cache **cache, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/* Frees it; NULL is fine. What was not committed is lost. */
void satz_cache_close(struct satz_cache *cache);

/*
 * Looks a line up: its answer, copied into `arena`, or SATZ_END where there is none.
 */
enum satz_status satz_cache_find(struct satz_cache *cache, struct satz_slice setting, struct satz_slice line,
                                 struct satz_arena *arena, struct satz_slice *answer, struct satz_error *error)
    SATZ_MUST_USE;

/* Notes an answer, replacing an older one; kept from the next satz_cache_commit() on. */
enum satz_status satz_cache_add(struct satz_cache *cache, struct satz_slice setting, struct satz_slice line,
                                struct satz_slice answer, struct satz_error *error) SATZ_MUST_USE;
enum satz_status satz_cache_commit(struct satz_cache *cache, struct satz_error *error) SATZ_MUST_USE;

#endif
