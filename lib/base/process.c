#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void set_attributes(posix_spawnattr_t *attributes, bool group) {
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setsigmask(attributes, &none);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (group)
        flags |= POSIX_SPAWN_SETPGROUP;
    posix_spawnattr_setflags(attributes, flags);
}

enum satz_status satz_process_start(struct satz_process *process, char *const argv[], int input, int output,
                                    int errors, bool group, struct satz_error *error) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_attributes(&attributes, group);
    const int wanted[3] = { input, output, errors };
    for (int i = 0; i < 3; i++)
        if (wanted[i] >= 0)
            posix_spawn_file_actions_adddup2(&actions, wanted[i], i);
    int failure = posix_spawnp(&process->id, argv[0], &actions, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (!failure)
        return SATZ_OK;
    process->id = 0;
    errno = failure;
    return satz_error_set_errno(error, argv[0]);
}

enum satz_status satz_process_wait(struct satz_process *process, int *code, struct satz_error *error) {
    int state;
    pid_t reaped;
    do
        reaped = waitpid(process->id, &state, 0);
    while (reaped < 0 && errno == EINTR);
    process->id = 0;
    if (reaped < 0)
        return satz_error_set_errno(error, "child process");
    *code = WIFSIGNALED(state) ? 128 + WTERMSIG(state) : WEXITSTATUS(state);
    return SATZ_OK;
}

void satz_process_kill(struct satz_process *process, bool group) {
    if (!process->id)
        return;
    kill(group ? -process->id : process->id, SIGKILL);
    struct satz_error ignored;
    int code;
    if (satz_process_wait(process, &code, &ignored) != SATZ_OK)
        process->id = 0;
}

enum satz_status satz_pipe_open(int ends[2], struct satz_error *error) {
    return pipe2(ends, O_CLOEXEC) == 0 ? SATZ_OK : satz_error_set_errno(error, "pipe");
}
