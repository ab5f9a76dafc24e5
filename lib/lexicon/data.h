#ifndef SATZ_LEXICON_DATA_H
#define SATZ_LEXICON_DATA_H

#include "base/buffer.h"
#include "base/error.h"

/* Where the dictionaries are. */
struct satz_data {
    struct satz_buffer folder;
};

/*
 * Finds the folder: `option` (of --data) where not NULL, else SATZ_DATA of the environment, else
 * beside the running program (../dictionaries, ../../dictionaries, ../share/satz/dictionaries), else
 * under the install prefix. Fails where the folder named, or none of them, has names/world.tsv.
 */
enum satz_status satz_data_open(struct satz_data *data, const char *option, struct satz_error *error) SATZ_MUST_USE;
void satz_data_close(struct satz_data *data);

/* Sets `*path` to FOLDER/`name`. Returns whether such a file can be read. */
bool satz_data_path(const struct satz_data *data, const char *name, struct satz_buffer *path);

/*
 * Sets `*path` to the file `name` of language `tag`: FOLDER/TAG/name, or that of the nearest shorter
 * tag that has it (de-CH, then de). False where none has it.
 */
bool satz_data_language_path(const struct satz_data *data, const char *tag, const char *name,
                             struct satz_buffer *path);

/*
 * The files of FOLDER/`below` whose names end in `suffix`, in the order of their names: each path in
 * `*paths` is ended by a '\0'. None where there is no such folder.
 */
void satz_data_list(const struct satz_data *data, const char *below, const char *suffix, struct satz_buffer *paths);

#endif
