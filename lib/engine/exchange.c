#include "engine/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Bytes moved at a time: what a pipe of Linux holds. */
enum { PIECE = 65536 };
/* How often an engine that closed its output is asked whether it has ended, in milliseconds. */
enum { REAP = 1 };
/* How long it may take over that. Its answer is whole already. */
enum { LINGER = 2000 };
/* An answer may be this many times as long as its question, and so many bytes longer. */
enum { SWELL = 32, SLACK = 1 << 20 };

int64_t satz_exchange_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void descriptor_close(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* Opens the three pipes: ours[i] is the end we keep of the engine's descriptor i. */
static enum satz_status pipes_open(int ours[3], int theirs[3], struct satz_error *error) {
    for (int i = 0; i < 3; i++) {
        int ends[2];
        if (satz_pipe_open(ends, error) != SATZ_OK)
            return SATZ_FAILED;
        ours[i] = ends[i == 0];
        theirs[i] = ends[i != 0];
        if (fcntl(ours[i], F_SETFL, O_NONBLOCK) < 0)
            return satz_error_set_errno(error, "pipe");
    }
    return SATZ_OK;
}

enum satz_status satz_exchange_start(struct satz_exchange *exchange, char *const argv[],
                                     struct satz_slice question, int64_t patience, int64_t now,
                                     struct satz_error *error) {
    int theirs[3] = { -1, -1, -1 };
    *exchange = (struct satz_exchange){
        .state = SATZ_EXCHANGE_RUNNING,
        .answer = SATZ_BUFFER_INIT,
        .complaints = SATZ_BUFFER_INIT,
        .pipes = { -1, -1, -1 },
        .question = question,
        .patience = patience,
        .deadline = now + patience,
    };
    enum satz_status status = pipes_open(exchange->pipes, theirs, error);
    if (status == SATZ_OK)
        status = satz_process_start(&exchange->process, argv, theirs[0], theirs[1], theirs[2], true, error);
    for (int i = 0; i < 3; i++) {
        descriptor_close(&theirs[i]);
        if (status != SATZ_OK)
            descriptor_close(&exchange->pipes[i]);
    }
    if (status == SATZ_OK && question.size == 0)
        descriptor_close(&exchange->pipes[0]);
    return status;
}

void satz_exchange_fill(const struct satz_exchange *exchange, struct pollfd entries[3]) {
    for (int i = 0; i < 3; i++) {
        entries[i] = (struct pollfd){ exchange->pipes[i], i == 0 ? POLLOUT : POLLIN, 0 };
    }
}

int64_t satz_exchange_wake(const struct satz_exchange *exchange, int64_t now) {
    bool answered = exchange->pipes[1] < 0;
    return answered && now + REAP < exchange->deadline ? now + REAP : exchange->deadline;
}

/* Returns whether a byte was taken. */
static bool question_send(struct satz_exchange *exchange) {
    bool moved = false;
    while (exchange->pipes[0] >= 0) {
        size_t left = exchange->question.size - exchange->sent;
        ssize_t size = write(exchange->pipes[0], exchange->question.data + exchange->sent,
                             left < PIECE ? left : PIECE);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno == EAGAIN)
            break;
        moved = moved || size > 0;
        exchange->sent += size > 0 ? (size_t)size : 0;
        /* An engine that closed its input early may still answer all: what counts is its output. */
        if (size < 0 || exchange->sent == exchange->question.size)
            descriptor_close(&exchange->pipes[0]);
    }
    return moved;
}

/* Reads what is there, keeps up to `most` bytes in all. Returns whether a byte came. */
static bool pipe_drain(int *descriptor, struct satz_buffer *target, size_t most) {
    char piece[PIECE];
    bool moved = false;
    /* A flooding engine must not keep us here for ever: one piece a step for each pipe. */
    while (*descriptor >= 0 && !moved) {
        ssize_t size = read(*descriptor, piece, sizeof piece);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno == EAGAIN)
            break;
        if (size <= 0) {
            descriptor_close(descriptor);
            break;
        }
        moved = true;
        size_t room = target->size < most ? most - target->size : 0;
        satz_buffer_add(target, satz_slice_make(piece, (size_t)size < room ? (size_t)size : room));
    }
    return moved;
}

static void exchange_end(struct satz_exchange *exchange, enum satz_exchange_state state) {
    satz_process_kill(&exchange->process, true);
    for (int i = 0; i < 3; i++)
        descriptor_close(&exchange->pipes[i]);
    exchange->state = state;
}

/* Whether it has ended, without waiting for it; fills `code` then. */
static bool engine_has_ended(struct satz_exchange *exchange) {
    int state;
    pid_t reaped = waitpid(exchange->process.id, &state, WNOHANG);
    if (reaped == 0 || (reaped < 0 && errno == EINTR))
        return false;
    exchange->process.id = 0;
    exchange->code = reaped < 0 ? 127 : WIFSIGNALED(state) ? 128 + WTERMSIG(state) : WEXITSTATUS(state);
    return true;
}

/* Its output is closed: is it gone, and how? */
static void engine_reap(struct satz_exchange *exchange, int64_t now) {
    if (!engine_has_ended(exchange) && now < exchange->deadline)
        return;
    while (pipe_drain(&exchange->pipes[2], &exchange->complaints, SATZ_EXCHANGE_COMPLAINTS)) {
        if (exchange->complaints.size >= SATZ_EXCHANGE_COMPLAINTS)
            break;
    }
    /* One that lingers after closing its output has said all it had to say. */
    exchange_end(exchange, exchange->code ? SATZ_EXCHANGE_DIED : SATZ_EXCHANGE_WHOLE);
}

void satz_exchange_step(struct satz_exchange *exchange, int64_t now) {
    if (exchange->state != SATZ_EXCHANGE_RUNNING)
        return;
    bool open = exchange->pipes[1] >= 0;
    size_t most = exchange->question.size * SWELL + SLACK;
    bool moved = question_send(exchange);
    moved = pipe_drain(&exchange->pipes[1], &exchange->answer, most) || moved;
    pipe_drain(&exchange->pipes[2], &exchange->complaints, SATZ_EXCHANGE_COMPLAINTS);
    if (exchange->pipes[1] < 0) {
        if (open) {
            descriptor_close(&exchange->pipes[0]);
            exchange->deadline = now + (LINGER < exchange->patience ? LINGER : exchange->patience);
        }
        engine_reap(exchange, now);
    } else if (exchange->answer.size >= most) {
        exchange_end(exchange, SATZ_EXCHANGE_FLOOD);
    } else if (moved) {
        exchange->deadline = now + exchange->patience;
    } else if (now >= exchange->deadline) {
        exchange_end(exchange, SATZ_EXCHANGE_LATE);
    }
}

void satz_exchange_release(struct satz_exchange *exchange) {
    exchange_end(exchange, exchange->state);
    satz_buffer_release(&exchange->answer);
    satz_buffer_release(&exchange->complaints);
}
