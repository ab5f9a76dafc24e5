#ifndef SATZ_REPORT_LISTED_H
#define SATZ_REPORT_LISTED_H

#include "report/entry.h"

/*
 * Appends finding `index` as an item of a list on a page: its level, its sentence, what would mend the place as what goes and
 * what comes, its check and place. `number`: of the finding in the page, whose id is f(number). What it is known by
 * stands in `data-h`, the first fix in `data-fix` where it is shown with something left out, the words in
 * `data-w` where the page shows them otherwise than they are written. A silenced one has
 * its reason. O(size of the finding), however long the text is.
 */
void satz_listed_add(const struct satz_entry *entry, size_t index, size_t number, struct satz_buffer *page);

/* ` name="value"` */
void satz_attribute_add(struct satz_buffer *page, const char *name, struct satz_slice value);
/* ` lang="ar" dir="rtl"`; a language that is none of the fifteen has its direction from its letters. */
void satz_language_attributes_add(struct satz_buffer *page, const struct satz_entry *entry, struct satz_slice tag);

#endif
