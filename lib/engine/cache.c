#include "engine/cache.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/memory.h"

/* "satz", and the version of what is in the file. */
enum { APPLICATION = 0x7361747a, VERSION = 1 };
enum { PATIENCE = 30000 };

struct satz_cache {
    sqlite3 *database;
    sqlite3_stmt *find, *add;
    char *path;
    bool pending; /* a transaction is open */
};

static enum satz_status cache_fail(const struct satz_cache *cache, struct satz_error *error) {
    return satz_error_set_at(error, cache->path, 0, "cache: %s",
                             cache->database ? sqlite3_errmsg(cache->database) : "out of memory");
}

static enum satz_status run(struct satz_cache *cache, const char *statement, struct satz_error *error) {
    return sqlite3_exec(cache->database, statement, NULL, NULL, NULL) == SQLITE_OK ? SATZ_OK
                                                                                    : cache_fail(cache, error);
}

/* The number that a pragma gives; -1 where it cannot be read. */
static int pragma(struct satz_cache *cache, const char *question) {
    sqlite3_stmt *statement;
    int number = -1;
    if (sqlite3_prepare_v2(cache->database, question, -1, &statement, NULL) != SQLITE_OK)
        return -1;
    if (sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

static bool cache_is_ours(struct satz_cache *cache) {
    return pragma(cache, "PRAGMA application_id") == APPLICATION && pragma(cache, "PRAGMA user_version") == VERSION;
}

/* Makes the table in a new file; a transaction keeps others from doing so at the same moment. */
static enum satz_status schema_make(struct satz_cache *cache, struct satz_error *error) {
    if (cache_is_ours(cache))
        return SATZ_OK;
    if (pragma(cache, "PRAGMA application_id") != 0 || pragma(cache, "SELECT count(*) FROM sqlite_master") != 0)
        return satz_error_set_at(error, cache->path, 0, "not a cache of this version of satz");
    return run(cache,
               "CREATE TABLE answer (setting TEXT NOT NULL, line TEXT NOT NULL, answer TEXT NOT NULL,"
               " PRIMARY KEY (setting, line)) WITHOUT ROWID;"
               "PRAGMA application_id = 1935766650; PRAGMA user_version = 1",
               error);
}

static enum satz_status schema_check(struct satz_cache *cache, struct satz_error *error) {
    if (cache_is_ours(cache))
        return SATZ_OK;
    if (run(cache, "BEGIN IMMEDIATE", error) != SATZ_OK || schema_make(cache, error) != SATZ_OK)
        return SATZ_FAILED;
    return run(cache, "COMMIT", error);
}

static enum satz_status cache_prepare(struct satz_cache *cache, struct satz_error *error) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(cache->path, &cache->database, flags, NULL) != SQLITE_OK)
        return cache_fail(cache, error);
    sqlite3_busy_timeout(cache->database, PATIENCE);
    if (schema_check(cache, error) != SATZ_OK)
        return SATZ_FAILED;
    int found = sqlite3_prepare_v2(cache->database, "SELECT answer FROM answer WHERE setting = ?1 AND line = ?2",
                                   -1, &cache->find, NULL);
    int added = sqlite3_prepare_v2(cache->database, "INSERT OR REPLACE INTO answer VALUES (?1, ?2, ?3)", -1,
                                   &cache->add, NULL);
    return found == SQLITE_OK && added == SQLITE_OK ? SATZ_OK : cache_fail(cache, error);
}

enum satz_status satz_cache_open(struct satz_cache **cache, const char *path, struct satz_error *error) {
    *cache = satz_memory_get_array(1, sizeof **cache);
    size_t size = strlen(path) + 1;
    (*cache)->path = satz_memory_get(size);
    memcpy((*cache)->path, path, size);
    if (cache_prepare(*cache, error) == SATZ_OK)
        return SATZ_OK;
    satz_cache_close(*cache);
    *cache = NULL;
    return SATZ_FAILED;
}

void satz_cache_close(struct satz_cache *cache) {
    if (!cache)
        return;
    sqlite3_finalize(cache->find);
    sqlite3_finalize(cache->add);
    sqlite3_close(cache->database);
    free(cache->path);
    free(cache);
}

static bool bind(sqlite3_stmt *statement, int place, struct satz_slice text) {
    const char *data = text.size ? text.data : "";
    return sqlite3_bind_text64(statement, place, data, text.size, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

enum satz_status satz_cache_find(struct satz_cache *cache, struct satz_slice setting, struct satz_slice line,
                                 struct satz_arena *arena, struct satz_slice *answer, struct satz_error *error) {
    enum satz_status status = SATZ_FAILED;
    int result = bind(cache->find, 1, setting) && bind(cache->find, 2, line) ? sqlite3_step(cache->find)
                                                                            : SQLITE_NOMEM;
    if (result == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(cache->find, 0);
        *answer = satz_arena_copy(arena, satz_slice_make(text, (size_t)sqlite3_column_bytes(cache->find, 0)));
        status = SATZ_OK;
    } else if (result == SQLITE_DONE) {
        status = SATZ_END;
    } else {
        status = cache_fail(cache, error);
    }
    sqlite3_reset(cache->find);
    return status;
}

enum satz_status satz_cache_add(struct satz_cache *cache, struct satz_slice setting, struct satz_slice line,
                                struct satz_slice answer, struct satz_error *error) {
    if (!cache->pending && run(cache, "BEGIN IMMEDIATE", error) != SATZ_OK)
        return SATZ_FAILED;
    cache->pending = true;
    int result = bind(cache->add, 1, setting) && bind(cache->add, 2, line) && bind(cache->add, 3, answer)
                     ? sqlite3_step(cache->add)
                     : SQLITE_NOMEM;
    enum satz_status status = result == SQLITE_DONE ? SATZ_OK : cache_fail(cache, error);
    sqlite3_reset(cache->add);
    return status;
}

enum satz_status satz_cache_commit(struct satz_cache *cache, struct satz_error *error) {
    if (!cache->pending)
        return SATZ_OK;
    cache->pending = false;
    return run(cache, "COMMIT", error);
}
