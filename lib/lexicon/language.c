#include "lexicon/language.h"

#include <ctype.h>

static const struct {
    const char *code, *name, *own;
} languages[SATZ_LANGUAGES] = {
    [SATZ_DE] = { "de", "German", "Deutsch" },
    [SATZ_EN] = { "en", "English", "English" },
    [SATZ_KO] = { "ko", "Korean", "한국어" },
    [SATZ_JA] = { "ja", "Japanese", "日本語" },
    [SATZ_AR] = { "ar", "Arabic", "العربية" },
    [SATZ_ZH_HANS] = { "zh-Hans", "Simplified Chinese", "简体中文" },
    [SATZ_ZH_HANT] = { "zh-Hant", "Traditional Chinese", "繁體中文" },
    [SATZ_VI] = { "vi", "Vietnamese", "Tiếng Việt" },
    [SATZ_TH] = { "th", "Thai", "ไทย" },
    [SATZ_ID] = { "id", "Indonesian", "Bahasa Indonesia" },
    [SATZ_MS] = { "ms", "Malay", "Bahasa Melayu" },
    [SATZ_RU] = { "ru", "Russian", "Русский" },
    [SATZ_FR] = { "fr", "French", "Français" },
    [SATZ_ES] = { "es", "Spanish", "Español" },
    [SATZ_PT] = { "pt", "Portuguese", "Português" },
};

const char *satz_language_code(enum satz_language_id id) {
    return languages[id].code;
}

const char *satz_language_name(enum satz_language_id id) {
    return languages[id].name;
}

const char *satz_language_own_name(enum satz_language_id id) {
    return languages[id].own;
}

const char *satz_language_default(enum satz_language_id id) {
    switch (id) {
    case SATZ_DE:
        return "de-DE";
    case SATZ_EN:
        return "en-US";
    case SATZ_ES:
        return "es-419";
    case SATZ_PT:
        return "pt-BR";
    case SATZ_ZH_HANT:
        return "zh-Hant-TW";
    default:
        return satz_language_code(id);
    }
}

bool satz_language_is_rtl(enum satz_language_id id) {
    return id == SATZ_AR;
}

bool satz_language_of_code(struct satz_slice code, enum satz_language_id *id) {
    for (int i = 0; i < SATZ_LANGUAGES; i++) {
        if (satz_slice_is(code, languages[i].code)) {
            *id = (enum satz_language_id)i;
            return true;
        }
    }
    return false;
}

/* Lower-case language, Title-case script, upper-case region, joined by hyphens, as BCP-47 advises. */
static void canonical_case(char *tag) {
    size_t part = 0, begin = 0;
    for (size_t i = 0;; i++) {
        if (tag[i] != '-' && tag[i] != '\0')
            continue;
        size_t size = i - begin;
        for (size_t k = begin; k < i; k++) {
            bool upper = part > 0 && (size == 2 || (size == 4 && k == begin));
            tag[k] = (char)(upper ? toupper((unsigned char)tag[k]) : tolower((unsigned char)tag[k]));
        }
        if (tag[i] == '\0')
            return;
        begin = i + 1;
        part++;
    }
}

/* `zh`, `zh-TW`, `zh-CN`: the script that the region writes goes between. `tag` has room for it. */
static void add_chinese_script(char *tag) {
    static const char script[] = "-Hans";
    if (strncmp(tag, "zh", 2) != 0 || (tag[2] && tag[2] != '-') || strncmp(tag, "zh-Han", 6) == 0)
        return;
    const char *region = tag + 2;
    bool traditional = strcmp(region, "-TW") == 0 || strcmp(region, "-HK") == 0 || strcmp(region, "-MO") == 0;
    memmove(tag + 2 + sizeof script - 1, region, strlen(region) + 1);
    memcpy(tag + 2, script, sizeof script - 1);
    if (traditional)
        tag[6] = 't';
}

static bool is_part_of(const char *tag, const char *code) {
    size_t size = strlen(code);
    return strncmp(tag, code, size) == 0 && (tag[size] == '\0' || tag[size] == '-');
}

enum satz_status satz_language_parse(const char *tag, struct satz_language *language, struct satz_error *error) {
    size_t size = strlen(tag);
    *language = (struct satz_language){ .tag = "" };
    if (size < sizeof language->tag - 8) {
        for (size_t i = 0; i < size; i++)
            language->tag[i] = tag[i] == '_' ? '-' : tag[i];
        canonical_case(language->tag);
        add_chinese_script(language->tag);
        for (int i = 0; i < SATZ_LANGUAGES; i++) {
            language->id = (enum satz_language_id)i;
            if (is_part_of(language->tag, languages[i].code))
                return SATZ_OK;
        }
    }
    return satz_error_set(error, "unknown language '%s'; known are de en ko ja ar zh-Hans zh-Hant vi th id ms ru fr es pt, "
                                 "with regions as in pt-PT", tag);
}

unsigned satz_language_rank(const struct satz_language *asked, const char *tag) {
    struct satz_language language;
    struct satz_error ignored;
    if (satz_language_parse(tag, &language, &ignored) != SATZ_OK || language.id != asked->id)
        return SATZ_RANK_NONE;
    const char *code = satz_language_code(asked->id);
    const char *wanted = strcmp(asked->tag, code) == 0 ? satz_language_default(asked->id) : asked->tag;
    if (strcmp(language.tag, asked->tag) == 0 || strcmp(language.tag, wanted) == 0)
        return 0;
    bool bare = strcmp(language.tag, code) == 0;
    if (bare && strcmp(wanted, satz_language_default(asked->id)) == 0)
        return 0;
    return bare ? 1 : 2;
}
