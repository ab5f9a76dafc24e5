#ifndef SATZ_PROTECT_PROTECT_H
#define SATZ_PROTECT_PROTECT_H

#include "protect/policy.h"
#include "entity/terms.h"
#include "stream/document.h"

/*
 * Finds what must not be lost on the way through an engine, and sets `spans` and `text` of records.
 * Names are looked for with the knowledge of the whole document (or window of it).
 */
struct satz_protector;

/*
 * Loads the name table; languages are loaded when a record asks for them. `data`, `terms` and `policy`
 * must outlive it. NULL, and the reason, where a file is bad.
 */
struct satz_protector *satz_protector_new(const struct satz_data *data, const struct satz_terms *terms,
                                          const struct satz_policy *policy, struct satz_error *error) SATZ_MUST_USE;
void satz_protector_free(struct satz_protector *protector);

/* Tells each decision from now on as a line of text (protect/explain.h). */
void satz_protector_explain(struct satz_protector *protector, void (*tell)(void *context, struct satz_slice line),
                            void *context);

/*
 * Protects a document's records: replaces their spans but tags, their `text`, and the findings
 * `protect/…`. A record without `lang` is German. Fails, naming the record, where its spans or its
 * language are not good; the records before it are done. `*done`: how many. O(size).
 */
enum satz_status satz_protect_document(struct satz_protector *protector, struct satz_document *document, size_t *done,
                                       struct satz_error *error) SATZ_MUST_USE;

#endif
