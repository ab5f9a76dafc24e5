#ifndef SATZ_BASE_PROCESS_H
#define SATZ_BASE_PROCESS_H

#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"

/* A child process. */
struct satz_process {
    pid_t id; /* 0: none */
};

/*
 * Starts `argv` (argv[0] found by PATH, a list that ends with NULL) with the three descriptors given
 * as its standard input, output and error; -1 leaves the parent's. All other descriptors should be
 * close-on-exec. Signals are at their defaults in the child. With `group`, the child leads a process
 * group of its own, so that satz_process_kill() reaches its children too. Fails at once where the
 * program cannot be started.
 */
enum satz_status satz_process_start(struct satz_process *process, char *const argv[], int input, int output,
                                    int errors, bool group, struct satz_error *error) SATZ_MUST_USE;

/* Waits for its end. `*code`: its exit code, or 128 + signal. Fails only where there is no such child. */
enum satz_status satz_process_wait(struct satz_process *process, int *code, struct satz_error *error) SATZ_MUST_USE;

/* Ends it (and its group) by SIGKILL and reaps it. Nothing to do where it is not running. */
void satz_process_kill(struct satz_process *process, bool group);

/* A pipe whose two ends are close-on-exec. */
enum satz_status satz_pipe_open(int ends[2], struct satz_error *error) SATZ_MUST_USE;

#endif
