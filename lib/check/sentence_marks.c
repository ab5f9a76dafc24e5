#include "check/work.h"
#include "text/unicode.h"

/* The marks of a sentence that depend on the script, and those that Spanish opens its questions with. */
struct mark {
    char latin;
    const char *arabic, *chinese, *japanese; /* NULL: the Latin one */
};

static const struct mark mark_table[] = {
    { ',', "،", "，", "、" }, { ';', "؛", "；", "；" },  { '?', "؟", "？", "？" },
    { '.', NULL, "。", "。" }, { '!', NULL, "！", "！" },
};

/* What the language writes for a Latin mark; NULL: that one. */
const char *satz_check_own_mark(enum satz_language_id language, uint32_t latin) {
    for (size_t i = 0; i < sizeof mark_table / sizeof *mark_table; i++) {
        const struct mark *mark = &mark_table[i];
        if ((uint32_t)mark->latin == latin)
            return language == SATZ_AR                                        ? mark->arabic
                   : language == SATZ_JA                                      ? mark->japanese
                   : language == SATZ_ZH_HANS || language == SATZ_ZH_HANT     ? mark->chinese
                                                                              : NULL;
    }
    return NULL;
}

static bool is_latin(uint32_t character) {
    return !strcmp(satz_char_script(character), "Latn");
}

/* Behind a letter of the language, and before one, a blank or the end: no figure, file name or row of marks. */
static bool ends_words(const struct satz_check_text *text, size_t at) {
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, at + 1, &size);
    return satz_char_is_letter(before) && !is_latin(before) &&
           (after == 0 || satz_char_is_space(after) || (satz_char_is_letter(after) && !is_latin(after)));
}

void satz_check_marks_foreign(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    if (!work->target)
        return;
    enum satz_language_id id = work->target->local.language.id;
    for (size_t at = 0; at < text->text.size; at++) {
        const char *own = satz_check_own_mark(id, (unsigned char)text->text.data[at]);
        if (own && ends_words(text, at) && !satz_check_text_keeps(text, at))
            satz_check_say(work, text, at, at + 1, satz_slice_of(own), "“%c” is of another script; %s writes “%s”.",
                           text->text.data[at], satz_language_name(id), own);
    }
}

/* A mark that closes a question: behind a word, and no part of an address. */
static bool closes(const struct satz_check_text *text, size_t at, uint32_t character) {
    size_t size;
    uint32_t before = satz_check_text_before(text, at, &size), after = satz_check_text_at(text, at + 1, &size);
    return (character == '?' || character == '!') && (satz_char_is_word(before) || before == '%') &&
           !satz_char_is_word(after) && after != '/' && !satz_check_text_keeps(text, at);
}

/* Where the sentence that ends at `at` begins, if nothing in it says that the question might begin later; else `at`. */
static size_t plain_sentence(const struct satz_check_text *text, size_t at) {
    size_t begin = at;
    while (begin > 0 && !strchr(".!?", text->text.data[begin - 1])) {
        if (strchr(",;:()\"\n", text->text.data[begin - 1]) || (unsigned char)text->text.data[begin - 1] == 0xE2)
            return at;
        begin--;
    }
    while (begin < at && text->text.data[begin] == ' ')
        begin++;
    return satz_text_is_upper(satz_slice_sub(text->text, begin, at)) ? begin : at;
}

static void say_unopened(struct satz_check_work *work, size_t at, uint32_t character) {
    const struct satz_check_text *text = &work->tgt;
    const char *open = character == '?' ? "¿" : "¡";
    size_t begin = plain_sentence(text, at);
    struct satz_buffer fix = SATZ_BUFFER_INIT;
    satz_buffer_add_string(&fix, open);
    satz_buffer_add(&fix, satz_slice_sub(text->text, begin, at + 1));
    satz_check_say(work, text, begin, at + 1, begin < at ? satz_buffer_slice(&fix) : SATZ_CHECK_NO_FIX,
                   "Nothing opens what “%c” closes: “%s” is missing.", (int)character, open);
    satz_buffer_release(&fix);
}

void satz_check_marks_unopened(struct satz_check_work *work) {
    const struct satz_check_text *text = &work->tgt;
    size_t size;
    bool open = false;
    for (size_t at = 0; work->target && at < text->text.size; at += size) {
        uint32_t character = satz_check_text_at(text, at, &size);
        if (character == 0xBF || character == 0xA1)
            open = true;
        if (!closes(text, at, character))
            continue;
        if (!open)
            say_unopened(work, at, character);
        open = false;
    }
}
