#ifndef TESTS_LAWS_RUN_H
#define TESTS_LAWS_RUN_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that somebody owns; released by bytes_release(). NUL stands behind them. */
struct bytes {
    char *data;
    size_t size;
    size_t room;
};

void bytes_add(struct bytes *bytes, const void *data, size_t size);
void bytes_add_string(struct bytes *bytes, const char *string);
void bytes_release(struct bytes *bytes);
bool bytes_same(const struct bytes *a, const struct bytes *b);

/* How a program's standard input comes. */
enum feed { FEED_WHOLE, FEED_BYTES, FEED_RANDOM, FEED_KINDS };

/* A program that was run, and what it said. */
struct outcome {
    struct bytes output;
    struct bytes messages;
    int code; /* as a shell says it; 124: it took too long */
};

void outcome_release(struct outcome *outcome);

/*
 * Runs argv (ended by NULL; argv[0] is looked for in the tools' directory) with `input` on its
 * standard input, one read at a time as `feed` says. `seed` decides the sizes of FEED_RANDOM.
 */
void program_run(const char *const *argv, const struct bytes *input, enum feed feed, unsigned seed,
                 struct outcome *outcome);

/* Where the tools are; before the first program_run(). */
void tools_set(const char *directory);

#endif
