#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)1 << 16)

void satz_output_descriptor(struct satz_output *output, int descriptor, const char *name) {
    *output = (struct satz_output){ .descriptor = descriptor, .name = name, .buffer = SATZ_BUFFER_INIT };
}

void satz_output_standard(struct satz_output *output) {
    satz_output_descriptor(output, STDOUT_FILENO, "standard output");
}

static mode_t default_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/*
 * A device or a pipe, which a renamed file would take the place of; or a directory, which fails at once.
 * /dev/stdout is a link that may lead to a regular file: what is in such folders is not for renaming.
 */
static bool is_special(const char *path) {
    struct stat status;
    return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 ||
           (stat(path, &status) == 0 && !S_ISREG(status.st_mode));
}

static enum satz_status open_special(struct satz_output *output, const char *path, struct satz_error *error) {
    *output = (struct satz_output){ .name = path, .path = path, .buffer = SATZ_BUFFER_INIT,
                                    .descriptor = open(path, O_WRONLY | O_CLOEXEC) };
    return output->descriptor >= 0 ? SATZ_OK : satz_error_set_errno(error, path);
}

enum satz_status satz_output_create(struct satz_output *output, const char *path, struct satz_error *error) {
    struct satz_buffer name = SATZ_BUFFER_INIT;
    if (is_special(path))
        return open_special(output, path, error);
    satz_buffer_add_format(&name, "%s.XXXXXX", path);
    *output = (struct satz_output){ .name = path, .path = path, .buffer = SATZ_BUFFER_INIT,
                                    .temporary = satz_buffer_detach(&name) };
    output->descriptor = mkstemp(output->temporary);
    if (output->descriptor >= 0 && fchmod(output->descriptor, default_mode()) == 0)
        return SATZ_OK;
    enum satz_status status = satz_error_set_errno(error, path);
    satz_output_discard(output);
    return status;
}

void satz_output_flush(struct satz_output *output) {
    const char *at = output->buffer.data;
    size_t left = output->buffer.size;
    while (left && !output->failure) {
        ssize_t wrote = write(output->descriptor, at, left);
        if (wrote < 0 && errno != EINTR)
            output->failure = errno;
        if (wrote > 0) {
            at += wrote;
            left -= (size_t)wrote;
        }
    }
    satz_buffer_reset(&output->buffer);
}

struct satz_buffer *satz_output_begin(struct satz_output *output) {
    return &output->buffer;
}

void satz_output_end(struct satz_output *output) {
    if (output->buffer.size >= CHUNK || output->failure)
        satz_output_flush(output);
}

void satz_output_add(struct satz_output *output, struct satz_slice bytes) {
    satz_buffer_add(satz_output_begin(output), bytes);
    satz_output_end(output);
}

void satz_output_add_string(struct satz_output *output, const char *string) {
    satz_output_add(output, satz_slice_of(string));
}

static void release(struct satz_output *output) {
    free(output->temporary);
    output->temporary = NULL;
    output->descriptor = -1;
    satz_buffer_release(&output->buffer);
}

enum satz_status satz_output_close(struct satz_output *output, struct satz_error *error) {
    satz_output_flush(output);
    if (close(output->descriptor) != 0 && !output->failure)
        output->failure = errno;
    if (output->temporary && !output->failure && rename(output->temporary, output->path) != 0)
        output->failure = errno;
    if (output->temporary && output->failure)
        unlink(output->temporary);
    release(output);
    errno = output->failure;
    return output->failure ? satz_error_set_errno(error, output->name) : SATZ_OK;
}

void satz_output_discard(struct satz_output *output) {
    if (output->path && output->descriptor >= 0)
        close(output->descriptor);
    if (output->temporary)
        unlink(output->temporary);
    release(output);
}
