#ifndef SATZ_ENGINE_ENGINE_H
#define SATZ_ENGINE_ENGINE_H

#include <signal.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/*
 * A translation engine: any command that reads lines and writes as many. It is run once for a batch
 * of lines: they are written to it, its input is closed, its output is read to the end. So engines
 * that answer at once and engines that read everything first work alike.
 *
 * An answer is believed only whole: exit code 0, as many lines as were asked, and no line said twice
 * running for questions that differ. Otherwise nothing of it is used, since a line that was lost or
 * doubled leaves no trace of where, and the batch is asked again in parts, down to single lines; a
 * line that fails alone is what failed. An engine that
 * answered nothing yet, and failed SATZ_ENGINE_TRIES single lines, is not run again; nor is one that
 * let twice as many single lines in a row wait in vain.
 */
struct satz_engine {
    char *const *argv;   /* the command, NULL-terminated; borrowed */
    size_t jobs;         /* processes side by side, at least 1 */
    size_t batch;        /* lines a process is given, at least 1 */
    long patience;       /* seconds an engine may take from one byte to the next */
    bool whole;          /* a question may have several lines, and its answer is all that a run says */
    bool shell;          /* argv runs a shell: exit codes 126 and 127 mean that it found no program */
    const volatile sig_atomic_t *stop; /* where not NULL and set, all ends */
    struct satz_buffer complaints;     /* what engines wrote to standard error, for the caller to show */
    size_t answered;     /* lines answered so far */
    size_t runs;         /* processes started so far */
    size_t failed;       /* private: single lines that failed in a row */
    size_t late;         /* private: single lines in a row that got no answer in time */
};

#define SATZ_ENGINE_TRIES 3
/* What a failure says where an answer had another number of lines. */
#define SATZ_ENGINE_MISCOUNTED " lines for "
/* What is kept of an engine's standard error between two looks at it, in bytes. */
#define SATZ_ENGINE_COMPLAINTS ((size_t)32 << 10)

struct satz_question {
    struct satz_slice line;   /* what is asked: UTF-8, no line feed (but see `whole`), not empty */
    struct satz_slice answer; /* filled; in the arena */
    const char *failure;      /* filled: NULL, or why there is no answer; in the arena */
};

/* Sets the defaults: one process, 64 lines, 120 seconds. */
void satz_engine_init(struct satz_engine *engine, char *const *argv);
void satz_engine_release(struct satz_engine *engine);

/*
 * Asks all questions and fills each one's answer or failure. Lines that the engine fails on are no
 * error of this function; it fails only where the engine cannot be started, or `stop` was set.
 * Memory: the batches under way, and the answers. The calling program must ignore SIGPIPE.
 */
enum satz_status satz_engine_ask(struct satz_engine *engine, struct satz_question *questions, size_t count,
                                 struct satz_arena *arena, struct satz_error *error) SATZ_MUST_USE;

#endif
