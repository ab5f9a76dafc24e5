#include "lexicon/dictionary.h"

#include <stdlib.h>
#include <unistd.h>

/* The names that dictionaries of a language go by, the best first, and the Debian package. */
static const struct {
    const char *names, *package;
} known[SATZ_LANGUAGES] = {
    [SATZ_DE] = { "de_DE_frami|de_DE|de|de_AT_frami|de_AT|de_CH_frami|de_CH", "hunspell-de-de-frami" },
    [SATZ_EN] = { "en_US|en|en_GB|en_CA|en_AU", "hunspell-en-us" },
    [SATZ_KO] = { "ko_KR|ko", "hunspell-ko" },
    [SATZ_AR] = { "ar|ar_SA|ar_EG", "hunspell-ar" },
    [SATZ_VI] = { "vi_VN|vi", "hunspell-vi" },
    [SATZ_TH] = { "th_TH|th", "hunspell-th" },
    [SATZ_ID] = { "id_ID|id", "hunspell-id" },
    [SATZ_MS] = { "ms_MY|ms", NULL },
    [SATZ_RU] = { "ru_RU|ru", "hunspell-ru" },
    [SATZ_FR] = { "fr_FR|fr", "hunspell-fr" },
    [SATZ_ES] = { "es_ES|es|es_MX", "hunspell-es" },
    [SATZ_PT] = { "pt_BR|pt|pt_PT", "hunspell-pt-br" },
};

/* Regions that Debian has a dictionary of their own for. */
static const struct {
    const char *tag, *package;
} regions[] = {
    { "de-AT", "hunspell-de-at-frami" }, { "de-CH", "hunspell-de-ch-frami" }, { "de-LI", "hunspell-de-ch-frami" },
    { "en-US", "hunspell-en-us" },       { "en-GB", "hunspell-en-gb" },       { "en-AU", "hunspell-en-au" },
    { "en-CA", "hunspell-en-ca" },       { "en-ZA", "hunspell-en-za" },       { "pt-PT", "hunspell-pt-pt" },
    { "pt-BR", "hunspell-pt-br" },
};

enum { REGIONS = sizeof regions / sizeof *regions };

/* REGIONS where it is none. */
static size_t region_of(const char *tag) {
    size_t i = 0;
    while (i < REGIONS && strcmp(regions[i].tag, tag) != 0)
        i++;
    return i;
}

const char *satz_dictionary_tag(const struct satz_language *language) {
    size_t region = region_of(language->tag);
    return region < REGIONS ? regions[region].tag : satz_language_code(language->id);
}

const char *satz_dictionary_package(const struct satz_language *language) {
    size_t region = region_of(language->tag);
    return region < REGIONS ? regions[region].package : known[language->id].package;
}

static bool is_there(struct satz_slice folder, struct satz_slice name, struct satz_buffer *base) {
    static const char *const endings[] = { ".aff", ".dic" };
    satz_buffer_reset(base);
    satz_buffer_add(base, folder);
    if (folder.size)
        satz_buffer_add_byte(base, '/');
    satz_buffer_add(base, name);
    size_t size = base->size;
    bool there = true;
    for (size_t i = 0; there && i < 2; i++) {
        satz_buffer_add_string(base, endings[i]);
        there = access(base->data, R_OK) == 0;
        satz_buffer_truncate(base, size);
    }
    return there;
}

/* All the folders, separated by colons. */
static void list_folders(struct satz_buffer *list) {
    static const char *const below_home[] = { "/.openoffice.org/3/user/wordbook", "/.openoffice.org2/user/wordbook",
                                              "/.openoffice.org2.0/user/wordbook", "/Library/Spelling" };
    static const char *const office[] = { "/opt/openoffice.org/basis3.0", "/usr/lib/openoffice.org/basis3.0",
                                          "/opt/openoffice.org2.4", "/usr/lib/openoffice.org2.4",
                                          "/opt/openoffice.org2.3", "/usr/lib/openoffice.org2.3",
                                          "/opt/openoffice.org2.2", "/usr/lib/openoffice.org2.2",
                                          "/opt/openoffice.org2.1", "/usr/lib/openoffice.org2.1",
                                          "/opt/openoffice.org2.0", "/usr/lib/openoffice.org2.0" };
    const char *dicpath = getenv("DICPATH"), *home = getenv("HOME");
    satz_buffer_add_format(list, ".:%s:/usr/share/hunspell:/usr/share/myspell:/usr/share/myspell/dicts",
                           dicpath ? dicpath : "");
    satz_buffer_add_string(list, ":/Library/Spelling");
    for (size_t i = 0; home && *home && i < sizeof below_home / sizeof *below_home; i++)
        satz_buffer_add_format(list, ":%s%s", home, below_home[i]);
    for (size_t i = 0; i < sizeof office / sizeof *office; i++)
        satz_buffer_add_format(list, ":%s/share/dict/ooo", office[i]);
}

/* The first of the names, separated by `|`, in the first folder that has any: who sets DICPATH means it. */
static bool find_first(struct satz_slice names, struct satz_buffer *base) {
    struct satz_buffer list = SATZ_BUFFER_INIT;
    struct satz_slice folders, folder, rest, name;
    bool found = false;
    list_folders(&list);
    folders = satz_buffer_slice(&list);
    while (!found && satz_slice_split(&folders, ':', &folder)) {
        rest = names;
        while (!found && folder.size && rest.data && satz_slice_split(&rest, '|', &name))
            found = is_there(folder, name, base);
    }
    satz_buffer_release(&list);
    return found;
}

bool satz_dictionary_path(struct satz_slice name, struct satz_buffer *base) {
    if (satz_slice_find_byte(name, 0, '/') < name.size)
        return is_there(satz_slice_make("", 0), name, base);
    return find_first(name, base);
}

/* de-CH: de_CH_frami, then de_CH; Liechtenstein writes as Switzerland does. */
static bool find_region(const char *tag, struct satz_buffer *base) {
    struct satz_buffer names = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&names, "%s_frami|%s%s", tag, tag, !strcmp(tag, "de-LI") ? "|de-CH_frami|de-CH" : "");
    for (size_t i = 0; i < names.size; i++)
        if (names.data[i] == '-')
            names.data[i] = '_';
    bool found = find_first(satz_buffer_slice(&names), base);
    satz_buffer_release(&names);
    return found;
}

bool satz_dictionary_find(const struct satz_language *language, struct satz_buffer *base, bool *own) {
    size_t region = region_of(language->tag);
    *own = true;
    if (region < REGIONS && find_region(regions[region].tag, base))
        return true;
    *own = region == REGIONS;
    return find_first(satz_slice_of(known[language->id].names), base);
}
