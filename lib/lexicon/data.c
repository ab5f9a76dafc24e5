#include "lexicon/data.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef SATZ_INSTALLED_DATA
#define SATZ_INSTALLED_DATA "/usr/local/share/satz/dictionaries"
#endif

bool satz_data_path(const struct satz_data *data, const char *name, struct satz_buffer *path) {
    satz_buffer_reset(path);
    satz_buffer_add_format(path, "%s/%s", data->folder.data, name);
    return access(path->data, R_OK) == 0;
}

static bool holds_data(const struct satz_data *data) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    bool found = satz_data_path(data, "names/world.tsv", &path);
    satz_buffer_release(&path);
    return found;
}

static bool try_folder(struct satz_data *data, const char *folder, const char *below) {
    satz_buffer_reset(&data->folder);
    satz_buffer_add_format(&data->folder, "%s%s", folder, below);
    return holds_data(data);
}

static bool try_beside_program(struct satz_data *data) {
    static const char *const places[] = { "/../dictionaries", "/../../dictionaries",
                                          "/../share/satz/dictionaries", NULL };
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return false;
    program[size] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash)
        return false;
    *slash = '\0';
    for (size_t i = 0; places[i]; i++)
        if (try_folder(data, program, places[i]))
            return true;
    return false;
}

enum satz_status satz_data_open(struct satz_data *data, const char *option, struct satz_error *error) {
    satz_buffer_init(&data->folder);
    const char *named = option ? option : getenv("SATZ_DATA");
    if (named && *named) {
        if (try_folder(data, named, ""))
            return SATZ_OK;
        satz_data_close(data);
        return satz_error_set_at(error, named, 0, "no dictionaries here (names/world.tsv is missing); mend --data or SATZ_DATA");
    }
    if (try_beside_program(data) || try_folder(data, SATZ_INSTALLED_DATA, ""))
        return SATZ_OK;
    satz_data_close(data);
    return satz_error_set(error, "the dictionaries were not found; name their folder with --data or SATZ_DATA");
}

void satz_data_close(struct satz_data *data) {
    satz_buffer_release(&data->folder);
}

bool satz_data_language_path(const struct satz_data *data, const char *tag, const char *name,
                             struct satz_buffer *path) {
    struct satz_slice rest = satz_slice_of(tag);
    while (rest.size) {
        satz_buffer_reset(path);
        satz_buffer_add_format(path, "%s/%.*s/%s", data->folder.data, (int)rest.size, rest.data, name);
        if (access(path->data, R_OK) == 0)
            return true;
        while (rest.size && rest.data[rest.size - 1] != '-')
            rest.size--;
        if (rest.size)
            rest.size--;
    }
    return false;
}

void satz_data_list(const struct satz_data *data, const char *below, const char *suffix, struct satz_buffer *paths) {
    struct satz_buffer folder = SATZ_BUFFER_INIT;
    struct dirent **entries = NULL;
    satz_buffer_add_format(&folder, "%s/%s", data->folder.data, below);
    int count = scandir(folder.data, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (satz_slice_ends(satz_slice_of(entries[i]->d_name), satz_slice_of(suffix))) {
            satz_buffer_add_format(paths, "%s/%s", folder.data, entries[i]->d_name);
            satz_buffer_add_byte(paths, '\0');
        }
        free(entries[i]);
    }
    free(entries);
    satz_buffer_release(&folder);
}
