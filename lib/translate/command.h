#ifndef SATZ_TRANSLATE_COMMAND_H
#define SATZ_TRANSLATE_COMMAND_H

#include "base/buffer.h"
#include "base/error.h"

/*
 * An engine's command with its languages filled in: `{from}` and `{to}` in its words, and with a shell
 * `sh -c` before the one word that it then is.
 */
struct satz_command {
    char **argv; /* NULL-terminated, owned; NULL: not filled */
};

/* The longest language tag that is passed to a command. */
enum { SATZ_COMMAND_TAG = 35 };

/* Whether `tag` is letters, digits and hyphens, not too many: nothing that a shell would take for more. */
bool satz_command_tag_is_safe(struct satz_slice tag);

/*
 * Fills `words` anew. Fails where `from` is no safe tag, or where the words name `{to}` and `to`, which may be NULL,
 * is not given.
 */
enum satz_status satz_command_fill(struct satz_command *command, char *const *words, bool shell,
                                   struct satz_slice from, const char *to, struct satz_error *error) SATZ_MUST_USE;
void satz_command_release(struct satz_command *command);

#endif
