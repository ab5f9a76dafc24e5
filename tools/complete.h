#ifndef SATZ_TOOLS_COMPLETE_H
#define SATZ_TOOLS_COMPLETE_H

#include "base/options.h"

/*
 * Completions for shells, made from a tool's option table. What an argument may be is told by its name
 * there: FILE (also behind something else), DIR and PATH are completed from the file system, LANG, LEVEL and KINDS from their words,
 * and a name with bars (`auto|text|html`) lists its words itself.
 */

/*
 * Appends the script for `shell`: "bash", "zsh" or "fish". Fails where `shell` is none of them. The
 * script needs nothing but the shell itself.
 */
enum satz_status satz_complete(const struct satz_usage *usage, const char *shell, struct satz_buffer *script,
                               struct satz_error *error) SATZ_MUST_USE;

#endif
