#include "translate/command.h"

#include <stdlib.h>

#include "base/memory.h"

bool satz_command_tag_is_safe(struct satz_slice tag) {
    for (size_t i = 0; i < tag.size; i++) {
        char c = tag.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (c != '-' || i == 0))
            return false;
    }
    return tag.size > 0 && tag.size <= SATZ_COMMAND_TAG;
}

/* Adds `word` with each `{from}` and `{to}` filled in; false where there is no `to` to fill in. */
static bool word_fill(const char *word, struct satz_slice from, const char *to, struct satz_buffer *target) {
    struct satz_slice rest = satz_slice_of(word);
    while (rest.size) {
        if (satz_slice_starts(rest, satz_slice_of("{to}"))) {
            if (!to)
                return false;
            satz_buffer_add_string(target, to);
            rest = satz_slice_from(rest, 4);
        } else if (satz_slice_starts(rest, satz_slice_of("{from}"))) {
            satz_buffer_add(target, from);
            rest = satz_slice_from(rest, 6);
        } else {
            satz_buffer_add_byte(target, rest.data[0]);
            rest = satz_slice_from(rest, 1);
        }
    }
    return true;
}

enum satz_status satz_command_fill(struct satz_command *command, char *const *words, bool shell,
                                   struct satz_slice from, const char *to, struct satz_error *error) {
    static const char *const start[] = { "sh", "-c" };
    struct satz_buffer word = SATZ_BUFFER_INIT;
    size_t count = 0, at = 0;
    bool filled = true;
    satz_command_release(command);
    if (!satz_command_tag_is_safe(from))
        return satz_error_set(error, "`%.*s` is no language tag", from.size < 40 ? (int)from.size : 40, from.data);
    while (words[count])
        count++;
    command->argv = satz_memory_get_array(count + 3, sizeof *command->argv);
    for (size_t i = 0; shell && i < 2; i++) {
        satz_buffer_add_string(&word, start[i]);
        command->argv[at++] = satz_buffer_detach(&word);
    }
    for (size_t i = 0; i < count; i++) {
        filled = word_fill(words[i], from, to, &word) && filled;
        command->argv[at++] = satz_buffer_detach(&word);
    }
    satz_buffer_release(&word);
    return filled ? SATZ_OK : satz_error_set(error, "the command names {to}, and there is no --to");
}

void satz_command_release(struct satz_command *command) {
    for (char **word = command->argv; word && *word; word++)
        free(*word);
    free(command->argv);
    command->argv = NULL;
}
