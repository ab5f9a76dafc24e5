/*
 * Runs a fuzzer over the files of folders, without libFuzzer, so that what was found once is tried in every
 * ordinary test run.
 *
 *     NAME FILE|FOLDER...
 *
 * Exit code 0: all went well; 2: there was no file. A property that does not hold ends it by SIGABRT, after the file's name.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/input.h"
#include "property.h"

/* No file of a corpus is larger. */
#define LIMIT ((size_t)1 << 20)

static void file_try(const char *path) {
    struct satz_buffer bytes = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_file_read(path, LIMIT, &bytes, &error) != SATZ_OK) {
        fprintf(stderr, "%s: %s\n", path, error.reason);
        exit(2);
    }
    /* Just as many bytes as there are, so that one read too far is seen. */
    uint8_t *copy = malloc(bytes.size ? bytes.size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, bytes.data, bytes.size);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(copy, bytes.size);
    free(copy);
    satz_buffer_release(&bytes);
}

static int is_visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static size_t folder_try(const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, is_visible, alphasort);
    for (int i = 0; i < count; i++) {
        struct satz_buffer name = SATZ_BUFFER_INIT;
        satz_buffer_add_format(&name, "%s/%s", path, entries[i]->d_name);
        file_try(name.data);
        satz_buffer_release(&name);
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
        return (size_t)count;
    }
    file_try(path);
    return 1;
}

int main(int argc, char **argv) {
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        count += folder_try(argv[i]);
    printf("%zu inputs\n", count);
    return count ? 0 : 2;
}
