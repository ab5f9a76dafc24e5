#ifndef SATZ_ENGINE_EXCHANGE_H
#define SATZ_ENGINE_EXCHANGE_H

#include <poll.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/process.h"

/*
 * One run of an engine: a program is started, gets a text on its standard input, and is read at the
 * same time, until its output ends. Neither side can block the other: all three pipes are served
 * whenever they are ready, so an engine may answer line by line, or read to the end first.
 *
 *     start; while (run) { fill pollfds; poll(); step; } release
 *
 * Times are milliseconds of a clock that never goes back.
 */
enum satz_exchange_state {
    SATZ_EXCHANGE_RUNNING,
    SATZ_EXCHANGE_WHOLE, /* its output ended, and so did it, with exit code 0 */
    SATZ_EXCHANGE_DIED,  /* it ended with another code */
    SATZ_EXCHANGE_LATE,  /* no byte taken or given for too long; it was killed */
    SATZ_EXCHANGE_FLOOD  /* it answered more than any translation could be; it was killed */
};

struct satz_exchange {
    enum satz_exchange_state state;
    struct satz_buffer answer;     /* what it wrote so far */
    struct satz_buffer complaints; /* the first SATZ_EXCHANGE_COMPLAINTS bytes of its standard error */
    int code;                      /* exit code, or 128 + signal, once WHOLE or DIED */
    struct satz_process process;   /* private, like all below */
    int pipes[3];                  /* our ends; -1: closed */
    struct satz_slice question;
    size_t sent;
    int64_t patience;
    int64_t deadline;
};

#define SATZ_EXCHANGE_COMPLAINTS ((size_t)8 << 10)

/*
 * Starts `argv` in a process group of its own. `question` must stay valid until the release. The
 * engine is given `patience` milliseconds from one byte to the next. Fails where it cannot be
 * started; then there is nothing to release. The calling program must ignore SIGPIPE.
 */
enum satz_status satz_exchange_start(struct satz_exchange *exchange, char *const argv[],
                                     struct satz_slice question, int64_t patience, int64_t now,
                                     struct satz_error *error) SATZ_MUST_USE;

/* What it waits for: fills three entries (negative descriptors where a pipe is closed). */
void satz_exchange_fill(const struct satz_exchange *exchange, struct pollfd entries[3]);

/* When it wants to be stepped at the latest, even if nothing is ready. */
int64_t satz_exchange_wake(const struct satz_exchange *exchange, int64_t now);

/* Moves what can be moved without waiting, and updates `state`. O(bytes moved). */
void satz_exchange_step(struct satz_exchange *exchange, int64_t now);

/* Kills what still runs, frees all. */
void satz_exchange_release(struct satz_exchange *exchange);

/* The clock that the times are of. */
int64_t satz_exchange_now(void);

#endif
