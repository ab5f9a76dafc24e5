#include "text/charset.h"

#include <ctype.h>
#include <iconv.h>
#include <stdio.h>

/* Aliases in small letters and digits only, as names are compared. */
static const struct {
    const char *name, *read, *write, *aliases;
} table[] = {
    { "UTF-8", "UTF-8", "UTF-8", "utf8 unicode11utf8 cp65001" },
    { "UTF-16", "UTF-16LE", "UTF-16LE", "utf16 ucs2 unicode iso10646ucs2" },
    { "UTF-16LE", "UTF-16LE", "UTF-16LE", "utf16le ucs2le cp1200" },
    { "UTF-16BE", "UTF-16BE", "UTF-16BE", "utf16be ucs2be cp1201" },
    { "UTF-32", "UTF-32LE", "UTF-32LE", "utf32 ucs4" },
    { "UTF-32LE", "UTF-32LE", "UTF-32LE", "utf32le ucs4le" },
    { "UTF-32BE", "UTF-32BE", "UTF-32BE", "utf32be ucs4be" },
    { "US-ASCII", "WINDOWS-1252", "US-ASCII", "usascii ascii ansix341968 iso646us" },
    { "windows-1252", "WINDOWS-1252", "WINDOWS-1252", "windows1252 cp1252 ansi" },
    { "windows-1250", "WINDOWS-1250", "WINDOWS-1250", "windows1250 cp1250" },
    { "windows-1251", "WINDOWS-1251", "WINDOWS-1251", "windows1251 cp1251" },
    { "windows-1253", "WINDOWS-1253", "WINDOWS-1253", "windows1253 cp1253" },
    { "windows-1254", "WINDOWS-1254", "WINDOWS-1254", "windows1254 cp1254" },
    { "windows-1255", "WINDOWS-1255", "WINDOWS-1255", "windows1255 cp1255" },
    { "windows-1256", "WINDOWS-1256", "WINDOWS-1256", "windows1256 cp1256" },
    { "windows-1257", "WINDOWS-1257", "WINDOWS-1257", "windows1257 cp1257" },
    { "windows-1258", "WINDOWS-1258", "WINDOWS-1258", "windows1258 cp1258" },
    { "windows-874", "CP874", "CP874", "windows874 cp874 dos874 ibm874" },
    { "ISO-8859-1", "WINDOWS-1252", "ISO-8859-1", "iso88591 latin1 l1 ibm819 cp819" },
    { "ISO-8859-2", "ISO-8859-2", "ISO-8859-2", "iso88592 latin2 l2" },
    { "ISO-8859-3", "ISO-8859-3", "ISO-8859-3", "iso88593 latin3 l3" },
    { "ISO-8859-4", "ISO-8859-4", "ISO-8859-4", "iso88594 latin4 l4" },
    { "ISO-8859-5", "ISO-8859-5", "ISO-8859-5", "iso88595 cyrillic" },
    { "ISO-8859-6", "ISO-8859-6", "ISO-8859-6", "iso88596 arabic ecma114 asmo708" },
    { "ISO-8859-7", "ISO-8859-7", "ISO-8859-7", "iso88597 greek greek8 ecma118" },
    { "ISO-8859-8", "ISO-8859-8", "ISO-8859-8", "iso88598 hebrew iso88598i logical" },
    { "ISO-8859-9", "WINDOWS-1254", "ISO-8859-9", "iso88599 latin5 l5" },
    { "ISO-8859-10", "ISO-8859-10", "ISO-8859-10", "iso885910 latin6 l6" },
    { "ISO-8859-11", "CP874", "ISO-8859-11", "iso885911" },
    { "ISO-8859-13", "ISO-8859-13", "ISO-8859-13", "iso885913 latin7 l7" },
    { "ISO-8859-14", "ISO-8859-14", "ISO-8859-14", "iso885914 latin8 l8" },
    { "ISO-8859-15", "ISO-8859-15", "ISO-8859-15", "iso885915 latin9 l9" },
    { "ISO-8859-16", "ISO-8859-16", "ISO-8859-16", "iso885916 latin10 l10" },
    { "KOI8-R", "KOI8-R", "KOI8-R", "koi8r koi8 koi" },
    { "KOI8-U", "KOI8-U", "KOI8-U", "koi8u koi8ru" },
    { "macintosh", "MACINTOSH", "MACINTOSH", "mac macroman xmacroman" },
    { "IBM850", "IBM850", "IBM850", "850 cp850" },
    { "IBM437", "IBM437", "IBM437", "437 cp437" },
    { "IBM866", "IBM866", "IBM866", "866 cp866" },
    { "TIS-620", "CP874", "TIS-620", "tis620 tis6200 tis62025290 tis62025330" },
    { "VISCII", "VISCII", "VISCII", "csviscii" },
    { "TCVN", "TCVN5712-1", "TCVN5712-1", "tcvn5712 tcvn57121 tcvn3" },
    { "Shift_JIS", "CP932", "CP932", "shiftjis sjis xsjis mskanji windows31j cp932 ms932 windows932" },
    { "EUC-JP", "EUC-JP-MS", "EUC-JP-MS", "eucjp xeucjp ujis eucjpms eucjpwin" },
    { "ISO-2022-JP", "ISO-2022-JP", "ISO-2022-JP", "iso2022jp jis csiso2022jp" },
    { "EUC-KR", "UHC", "UHC", "euckr uhc cp949 ms949 windows949 ksc5601 ksc56011987 korean" },
    { "ISO-2022-KR", "ISO-2022-KR", "ISO-2022-KR", "iso2022kr" },
    { "Big5", "BIG5-HKSCS", "BIG5", "big5 cnbig5 xxbig5 big5eten cp950" },
    { "Big5-HKSCS", "BIG5-HKSCS", "BIG5-HKSCS", "big5hkscs" },
    { "GB18030", "GB18030", "GB18030", "gb180302000 gb180302005 cp54936" },
    { "GBK", "GB18030", "GBK", "xgbk cp936 ms936 windows936" },
    { "GB2312", "GB18030", "GB2312", "gb2312 gb231280 euccn chinese" },
};
enum { CHARSETS = sizeof table / sizeof *table };

/* Small letters and digits of `name`; what does not fit cannot be in the table. */
static void plain_name(const char *name, char *plain) {
    size_t size = 0;
    for (; *name && size < SATZ_CHARSET_NAME - 1; name++)
        if (isalnum((unsigned char)*name))
            plain[size++] = (char)tolower((unsigned char)*name);
    plain[size] = '\0';
}

static bool has_alias(const char *aliases, const char *plain) {
    struct satz_slice rest = satz_slice_of(aliases), alias;
    while (satz_slice_split(&rest, ' ', &alias))
        if (satz_slice_is(alias, plain))
            return true;
    return false;
}

static void fill(struct satz_charset *charset, const char *name, const char *read, const char *write) {
    snprintf(charset->name, sizeof charset->name, "%s", name);
    snprintf(charset->read, sizeof charset->read, "%s", read);
    snprintf(charset->write, sizeof charset->write, "%s", write);
    charset->utf8 = strcmp(write, "UTF-8") == 0;
    charset->japanese =
        strcmp(write, "CP932") == 0 || strcmp(write, "EUC-JP-MS") == 0 || strncmp(write, "ISO-2022-JP", 11) == 0;
}

static bool is_known(const char *to, const char *from) {
    iconv_t conversion = iconv_open(to, from);
    if (conversion == (iconv_t)-1)
        return false;
    iconv_close(conversion);
    return true;
}

enum satz_status satz_charset_parse(const char *name, struct satz_charset *charset, struct satz_error *error) {
    char plain[SATZ_CHARSET_NAME], own[SATZ_CHARSET_NAME];
    plain_name(name, plain);
    for (size_t i = 0; i < CHARSETS; i++) {
        plain_name(table[i].name, own);
        if (strcmp(plain, own) == 0 || has_alias(table[i].aliases, plain)) {
            fill(charset, table[i].name, table[i].read, table[i].write);
            return SATZ_OK;
        }
    }
    /* A slash would be iconv's own way to ask for losses without a word. */
    if (!*plain || strlen(name) >= SATZ_CHARSET_NAME || strchr(name, '/') || !is_known("UTF-8", name) ||
        !is_known(name, "UTF-8"))
        return satz_error_set(error, "'%.60s' is no charset that is known; --list names them", name);
    fill(charset, name, name, name);
    return SATZ_OK;
}

bool satz_charset_list(size_t index, const char **name, const char **aliases) {
    if (index >= CHARSETS)
        return false;
    *name = table[index].name;
    *aliases = table[index].aliases;
    return true;
}

void satz_charset_widen(struct satz_charset *charset) {
    for (size_t i = 0; i < CHARSETS; i++)
        if (strcmp(table[i].read, charset->read) == 0 && strcmp(table[i].write, charset->read) == 0) {
            fill(charset, table[i].name, table[i].read, table[i].write);
            return;
        }
}

bool satz_charset_is_unicode(const struct satz_charset *charset) {
    return strncmp(charset->write, "UTF-", 4) == 0;
}
