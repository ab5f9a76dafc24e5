#ifndef SATZ_MEMORY_TMX_H
#define SATZ_MEMORY_TMX_H

#include "memory/store.h"

/*
 * Adds the units of a TMX file (bitext/tmx_reader.h) to a store, with how near their languages are to those
 * asked for. A target's code is the source's with the same `x`; an `ept` is that of its `bpt` by `i`;
 * without `x` they go by order. A property `x-satz-quotation` of the unit or of one side is kept. Fails
 * with file and line.
 */
enum satz_status satz_tmx_read(const char *path, struct satz_store *store, struct satz_error *error) SATZ_MUST_USE;

#endif
