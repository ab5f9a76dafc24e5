#ifndef SATZ_RECODE_REPLACEMENT_H
#define SATZ_RECODE_REPLACEMENT_H

#include "base/buffer.h"
#include "base/error.h"

/* What becomes of a character that the charset does not hold. */
enum satz_loss {
    SATZ_LOSS_FAIL,     /* the output ends before it */
    SATZ_LOSS_TRANSLIT, /* what looks or sounds like it */
    SATZ_LOSS_NCR,      /* `&#8222;` */
    SATZ_LOSS_MARK,     /* `[U+201E]` */
};

/* "fail", "translit", "ncr", "mark". */
bool satz_loss_of_name(const char *name, enum satz_loss *loss);

/*
 * Replacements in ASCII, by policy. For `translit`: plain marks and blanks for typographic ones, codes for currency
 * signs, then ICU's Any-Latin and Latin-ASCII; for a language that CLDR has ASCII rules for, those before
 * (German: ä becomes ae). What has no such form, such as an emoji, becomes a mark. What is not seen (a soft hyphen, a
 * variation selector) becomes nothing.
 */
struct satz_replacer;

/* `lang` may be NULL. Fails where ICU cannot be opened. Opening costs milliseconds for `translit`. */
struct satz_replacer *satz_replacer_new(enum satz_loss loss, const char *lang, struct satz_error *error) SATZ_MUST_USE;
void satz_replacer_free(struct satz_replacer *replacer);

/* Appends what stands for `character`; in markup, `"`, `'`, `<`, `>` and `&` as references. */
void satz_replacer_add(struct satz_replacer *replacer, uint32_t character, bool markup, struct satz_buffer *target);

#endif
