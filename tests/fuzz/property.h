#ifndef TESTS_FUZZ_PROPERTY_H
#define TESTS_FUZZ_PROPERTY_H

#include <stdint.h>

#include "base/buffer.h"
#include "lexicon/data.h"

/*
 * What the fuzzers share. A fuzzer is one function that holds properties for any bytes at all, not only
 * that nothing crashes. libFuzzer calls it with what it makes up, replay.c with the files of a corpus.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that does not hold is said, and ends the program, so that whoever runs it keeps the input. */
#define PROPERTY(holds) ((holds) ? (void)0 : property_broken(__FILE__, __LINE__, #holds))
_Noreturn void property_broken(const char *file, int line, const char *property);
/* Shows both where they differ, and ends. */
void property_same(const char *what, struct satz_slice expected, struct satz_slice got);

/* The dictionaries of SATZ_DATA, or of the source. */
const struct satz_data *property_data(void);

/* The first byte, taken off; 0 where none is left. */
unsigned byte_take(struct satz_slice *input);
/* What stands before the next byte 0xFF, which no text has, taken off with it. */
struct satz_slice part_take(struct satz_slice *input);

/* A file that is only in memory. */
struct memory_file {
    int descriptor; /* 0: not made yet */
    char path[40];
};

/* Makes it hold `bytes`, and returns its path. */
const char *memory_file_set(struct memory_file *file, struct satz_slice bytes);
/* Appends what it holds. */
void memory_file_get(const struct memory_file *file, struct satz_buffer *target);

/*
 * From now on read() gives at most a few bytes a time, by `seed`, and is interrupted now and then; 0: as the
 * system does. For what the program itself calls, not for libraries.
 */
void reads_shrink(unsigned seed);

#endif
