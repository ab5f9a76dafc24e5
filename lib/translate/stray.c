#include "translate/stray.h"

#include "placeholder/letters.h"

static bool answer_is_stray(const struct satz_question *question, const bool asked[SATZ_LETTERS_COUNT]) {
    bool own[SATZ_LETTERS_COUNT] = { false }, said[SATZ_LETTERS_COUNT] = { false };
    satz_letters_find(question->line, own);
    satz_letters_find(question->answer, said);
    for (size_t i = 0; i < SATZ_LETTERS_COUNT; i++)
        if (said[i] && !own[i] && asked[i])
            return true;
    return false;
}

bool satz_stray_find(const struct satz_question *questions, size_t count, bool *stray) {
    bool asked[SATZ_LETTERS_COUNT] = { false }, any = false;
    for (size_t i = 0; i < count; i++)
        satz_letters_find(questions[i].line, asked);
    for (size_t i = 0; i < count; i++) {
        stray[i] = !questions[i].failure && answer_is_stray(&questions[i], asked);
        any = any || stray[i];
    }
    return any;
}
