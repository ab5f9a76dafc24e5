#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)1 << 16)

enum satz_status satz_input_open(struct satz_input *input, const char *path, struct satz_error *error) {
    bool standard = !path || strcmp(path, "-") == 0;
    satz_input_from(input, STDIN_FILENO, standard ? "standard input" : path);
    input->standard = standard;
    if (!standard)
        input->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat facts;
    if (input->descriptor >= 0 && fstat(input->descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        satz_input_close(input);
        errno = EISDIR;
    }
    return input->descriptor < 0 ? satz_error_set_errno(error, input->name) : SATZ_OK;
}

void satz_input_from(struct satz_input *input, int descriptor, const char *name) {
    *input = (struct satz_input){ .descriptor = descriptor, .name = name, .buffer = SATZ_BUFFER_INIT };
}

void satz_input_close(struct satz_input *input) {
    /* A file may well have got number 0, where the program was started without standard input. */
    if (input->descriptor >= 0 && !input->standard)
        close(input->descriptor);
    input->descriptor = -1;
    satz_buffer_release(&input->buffer);
}

static void drop_used(struct satz_input *input) {
    size_t left = input->buffer.size - input->next;
    memmove(input->buffer.data, input->buffer.data + input->next, left);
    satz_buffer_truncate(&input->buffer, left);
    input->next = 0;
}

static enum satz_status fill(struct satz_input *input, size_t most, struct satz_buffer *target,
                             struct satz_error *error) {
    if (input->ended)
        return SATZ_END;
    satz_buffer_reserve(target, most);
    ssize_t got;
    do
        got = read(input->descriptor, target->data + target->size, most);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return satz_error_set_errno(error, input->name);
    input->ended = got == 0;
    satz_buffer_truncate(target, target->size + (size_t)got);
    return input->ended ? SATZ_END : SATZ_OK;
}

/* Reads until `buffer` holds a line feed at or after `next`, or the input ends. */
static enum satz_status find_line_end(struct satz_input *input, size_t *end, struct satz_error *error) {
    size_t searched = input->next;
    for (;;) {
        *end = satz_slice_find_byte(satz_buffer_slice(&input->buffer), searched, '\n');
        if (*end - input->next > SATZ_INPUT_LINE_LIMIT)
            return satz_error_set_at(error, input->name, input->line + 1,
                                     "the line is longer than %zu MiB; it is not a record or a text",
                                     SATZ_INPUT_LINE_LIMIT >> 20);
        if (*end < input->buffer.size)
            return SATZ_OK;
        /* Moving what is left is cheap only while little is left: once a chunk, not once a line. */
        if (input->next >= CHUNK || input->next == input->buffer.size)
            drop_used(input);
        searched = input->buffer.size;
        enum satz_status status = fill(input, CHUNK, &input->buffer, error);
        if (status == SATZ_END)
            *end = input->buffer.size;
        if (status != SATZ_OK)
            return status;
    }
}

enum satz_status satz_input_line(struct satz_input *input, struct satz_slice *line, bool *terminated,
                                 struct satz_error *error) {
    size_t end;
    enum satz_status status = find_line_end(input, &end, error);
    if (status == SATZ_FAILED || (status == SATZ_END && end == input->next))
        return status;
    *line = satz_slice_sub(satz_buffer_slice(&input->buffer), input->next, end);
    if (terminated)
        *terminated = status == SATZ_OK;
    input->next = status == SATZ_OK ? end + 1 : end;
    input->line++;
    return SATZ_OK;
}

enum satz_status satz_input_peek(struct satz_input *input, size_t most, struct satz_slice *bytes,
                                 struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    drop_used(input);
    while (status == SATZ_OK && input->buffer.size < most)
        status = fill(input, CHUNK, &input->buffer, error);
    *bytes = satz_slice_sub(satz_buffer_slice(&input->buffer), 0, input->buffer.size < most ? input->buffer.size : most);
    return status == SATZ_FAILED ? status : SATZ_OK;
}

enum satz_status satz_input_read(struct satz_input *input, size_t most, struct satz_buffer *target,
                                 struct satz_error *error) {
    size_t waiting = input->buffer.size - input->next;
    if (!waiting)
        return fill(input, most < CHUNK ? most : CHUNK, target, error);
    size_t take = waiting < most ? waiting : most;
    satz_buffer_add(target, satz_slice_make(input->buffer.data + input->next, take));
    input->next += take;
    return SATZ_OK;
}

enum satz_status satz_input_read_all(struct satz_input *input, size_t limit, struct satz_buffer *target,
                                     struct satz_error *error) {
    size_t before = target->size;
    enum satz_status status;
    while ((status = satz_input_read(input, CHUNK, target, error)) == SATZ_OK)
        if (target->size - before > limit)
            return satz_error_set_at(error, input->name, 0, "longer than the %zu MiB that can be read whole",
                                     limit >> 20);
    return status == SATZ_END ? SATZ_OK : status;
}

enum satz_status satz_file_read(const char *path, size_t limit, struct satz_buffer *target,
                                struct satz_error *error) {
    struct satz_input input;
    enum satz_status status = satz_input_open(&input, path, error);
    if (status != SATZ_OK)
        return status;
    status = satz_input_read_all(&input, limit, target, error);
    satz_input_close(&input);
    return status;
}
