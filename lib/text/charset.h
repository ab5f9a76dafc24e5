#ifndef SATZ_TEXT_CHARSET_H
#define SATZ_TEXT_CHARSET_H

#include "base/error.h"
#include "base/slice.h"

/*
 * Charsets: their names, how iconv calls them, and guesses by ICU.
 *
 * A name stands for what texts under it hold, as the WHATWG's Encoding Standard has it: ISO-8859-1 is read as
 * windows-1252, of which it is a part, GB2312 and GBK as GB18030, EUC-KR as UHC, TIS-620 as windows-874, Shift_JIS
 * and EUC-JP with the extensions of Microsoft's tables.
 */

enum { SATZ_CHARSET_NAME = 40 };

struct satz_charset {
    char name[SATZ_CHARSET_NAME];  /* as documents declare it */
    char read[SATZ_CHARSET_NAME];  /* iconv's name for reading, a superset of the charset where texts need one */
    char write[SATZ_CHARSET_NAME]; /* iconv's name for writing */
    bool utf8;
    bool japanese; /* it holds JIS X 0208, some of whose characters have two names in Unicode */
};

/*
 * The charset of that name, in any spelling ("latin1", "ISO_8859-1", "sjis"): one of the list, or any that iconv
 * knows under it. Fails, naming it, where there is none.
 */
enum satz_status satz_charset_parse(const char *name, struct satz_charset *charset,
                                    struct satz_error *error) SATZ_MUST_USE;

/*
 * The list: charset `index` by its name and its other names, separated by blanks; false after the last.
 */
bool satz_charset_list(size_t index, const char **name, const char **aliases);

/* Makes it the charset that it is read as: windows-1252 of ISO-8859-1, GB18030 of GB2312. */
void satz_charset_widen(struct satz_charset *charset);

/* Whether the charset is a form of Unicode, which holds all there is. */
bool satz_charset_is_unicode(const struct satz_charset *charset);

/* A charset that a text may be in. */
struct satz_guess {
    char name[SATZ_CHARSET_NAME];
    int confidence; /* of 100 */
};

/*
 * What `bytes` may be in, the likeliest first, at most `most`; returns how many. By ICU's detector, which compares
 * with the frequent letters of some thirty languages, and by the spelling of Thai and of Vietnamese, which it does not
 * know. Tags are passed over where the bytes look like HTML. ICU reads 8 KB, whatever the size. The charsets
 * named are not checked against the bytes. UTF-8, UTF-16 and UTF-32 are never among them.
 */
size_t satz_charset_guess(struct satz_slice bytes, struct satz_guess *guesses, size_t most);

#endif
