#ifndef SATZ_RECODE_DECLARATION_H
#define SATZ_RECODE_DECLARATION_H

#include "base/slice.h"

/* Where a document says its charset: `<?xml … encoding="X"?>`, `<meta charset=X>`, `<meta … content="…; charset=X">`.
 */

/* A declaration is looked for in so many bytes from the document's beginning. */
#define SATZ_DECLARATION_HEAD ((size_t)4096)

/* Whether `head` may be HTML or XML: its first byte that is no blank (and no byte order mark) is '<'. */
bool satz_declaration_possible(struct satz_slice head);

/*
 * The next declaration at or after byte `from` of `head`, which begins with the document: fills [begin, end) with the
 * place of the charset's name. With an XML declaration that names none, both are where ` encoding="X"` would have
 * to stand, and `*missing` is set. Comments are passed over. False where there is no further one. O(size).
 */
bool satz_declaration_find(struct satz_slice head, size_t from, size_t *begin, size_t *end, bool *missing);

#endif
