#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 60000 };

static char tools[PATH_MAX];

void tools_set(const char *directory) {
    snprintf(tools, sizeof tools, "%s", directory);
    signal(SIGPIPE, SIG_IGN);
}

void bytes_add(struct bytes *bytes, const void *data, size_t size) {
    if (bytes->size + size + 1 > bytes->room) {
        bytes->room = (bytes->size + size + 64) * 2;
        bytes->data = realloc(bytes->data, bytes->room);
        if (bytes->data == NULL)
            abort();
    }
    if (size > 0)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    bytes->data[bytes->size] = '\0';
}

void bytes_add_string(struct bytes *bytes, const char *string) {
    bytes_add(bytes, string, strlen(string));
}

void bytes_release(struct bytes *bytes) {
    free(bytes->data);
    *bytes = (struct bytes){0};
}

bool bytes_same(const struct bytes *a, const struct bytes *b) {
    return a->size == b->size && (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);
}

void outcome_release(struct outcome *outcome) {
    bytes_release(&outcome->output);
    bytes_release(&outcome->messages);
}

/* A pipe joins what is written; this kind of socket gives each read what one write wrote. */
static void input_open(enum feed feed, int ends[2]) {
    int failed = feed == FEED_WHOLE ? pipe2(ends, O_CLOEXEC)
                                    : socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
    if (failed) {
        perror("laws: pipe");
        exit(2);
    }
}

static void child_run(const char *const *argv, int input, int output, int messages) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", tools, argv[0]);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(messages, 2) < 0)
        _exit(126);
    signal(SIGPIPE, SIG_DFL);
    execv(path, (char *const *)(uintptr_t)argv);
    _exit(127);
}

static size_t portion(enum feed feed, size_t left, unsigned *seed) {
    size_t most = left;
    if (feed == FEED_WHOLE)
        most = 65536;
    else if (feed == FEED_BYTES)
        most = 1;
    else
        most = 1 + (size_t)rand_r(seed) % 97;
    return most < left ? most : left;
}

/* Writes one portion; closes *to at the end, or where nobody reads any more. */
static void input_feed(int *to, const struct bytes *input, size_t *sent, enum feed feed, unsigned *seed) {
    ssize_t wrote = 0;
    if (*sent < input->size)
        wrote = write(*to, input->data + *sent, portion(feed, input->size - *sent, seed));
    if (wrote < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    *sent += wrote > 0 ? (size_t)wrote : 0;
    if (wrote < 0 || *sent == input->size) {
        close(*to);
        *to = -1;
    }
}

static void output_take(int *from, struct bytes *into) {
    char chunk[65536];
    ssize_t got = read(*from, chunk, sizeof chunk);
    if (got > 0) {
        bytes_add(into, chunk, (size_t)got);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(*from);
        *from = -1;
    }
}

/* Feeds and collects until both outputs ended. False where that took too long. */
static bool exchange(int *ends, const struct bytes *input, enum feed feed, unsigned seed, struct outcome *outcome) {
    size_t sent = 0;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    while (ends[1] >= 0 || ends[2] >= 0) {
        struct pollfd wait[3] = {{.fd = ends[0], .events = POLLOUT},
                                 {.fd = ends[1], .events = POLLIN},
                                 {.fd = ends[2], .events = POLLIN}};
        if (poll(wait, 3, PATIENCE_MS) <= 0)
            return false;
        if (wait[0].revents != 0)
            input_feed(&ends[0], input, &sent, feed, &seed);
        if (wait[1].revents != 0)
            output_take(&ends[1], &outcome->output);
        if (wait[2].revents != 0)
            output_take(&ends[2], &outcome->messages);
    }
    return true;
}

void program_run(const char *const *argv, const struct bytes *input, enum feed feed, unsigned seed,
                 struct outcome *outcome) {
    int in[2], out[2], messages[2], status = 0;
    *outcome = (struct outcome){0};
    bytes_add(&outcome->output, "", 0);
    bytes_add(&outcome->messages, "", 0);
    input_open(feed, in);
    input_open(FEED_WHOLE, out);
    input_open(FEED_WHOLE, messages);
    pid_t child = fork();
    if (child == 0)
        child_run(argv, in[0], out[1], messages[1]);
    close(in[0]);
    close(out[1]);
    close(messages[1]);
    int ends[3] = {in[1], out[0], messages[0]};
    bool in_time = exchange(ends, input, feed, seed, outcome);
    if (!in_time)
        kill(child, SIGKILL);
    for (int i = 0; i < 3; i++)
        if (ends[i] >= 0)
            close(ends[i]);
    if (waitpid(child, &status, 0) < 0)
        outcome->code = 126;
    else
        outcome->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (!in_time)
        outcome->code = 124;
}
