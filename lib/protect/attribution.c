#include "protect/attribution.h"

#include "quote/saying.h"

#define CLAUSE 20 /* no clause of attribution has more pieces */
#define SHORT 8   /* nor one before a colon without a verb */
#define NEAR 5    /* a verb and who does it stand so near */
#define TITLES 3  /* words between a preposition, or a comma, and a name: `von Bürgermeisterin X` */
#define REACH 256 /* so far back is a pronoun's person looked for */

/* What an attribution says: somebody, a pronoun, nobody whom a name tells, or it is none. */
enum outcome { NONE, NAMED, PRONOUN, UNNAMED };

struct verdict {
    enum outcome outcome;
    size_t name;
    bool answer;
};

static const struct verdict none = { NONE, 0, false };

static const struct satz_piece *piece(const struct satz_attribution *work, size_t at) {
    static const struct satz_piece end = { .kind = SATZ_PIECE_END, .paragraph = true };
    return at < work->count ? &work->pieces[at] : &end;
}

static bool is_word(const struct satz_attribution *work, size_t at, unsigned sayings) {
    return piece(work, at)->kind == SATZ_PIECE_WORD && piece(work, at)->sayings & sayings;
}

static bool is_mark(const struct satz_attribution *work, size_t at, uint32_t mark) {
    return piece(work, at)->kind == SATZ_PIECE_MARK && piece(work, at)->mark == mark;
}

static bool is_person(const struct satz_attribution *work, size_t at) {
    return piece(work, at)->kind == SATZ_PIECE_PERSON;
}

/* Capitals and the dots of abbreviations before a name are its titles. */
static bool is_title(const struct satz_attribution *work, size_t at) {
    return (piece(work, at)->kind == SATZ_PIECE_WORD && piece(work, at)->capital) || is_mark(work, at, '.');
}

/* Who speaks is no genitive, and does not stand after `von`, unless that is `nach Angaben von`. */
static bool can_speak(const struct satz_attribution *work, size_t at, size_t floor) {
    if (!is_person(work, at) || piece(work, at)->genitive)
        return false;
    for (size_t back = 0; back < TITLES && at > floor; back++) {
        if (is_word(work, --at, SATZ_SAYING_SOURCE))
            return true;
        if (is_word(work, at, SATZ_SAYING_ASIDE))
            return at > floor && is_word(work, at - 1, SATZ_SAYING_SOURCE);
        if (!is_title(work, at))
            return true;
    }
    return true;
}

/* The end of the clause from `at` on: the next quotation, the segment's end. */
static size_t clause_end(const struct satz_attribution *work, size_t at) {
    size_t end = at;
    while (end - at < CLAUSE && piece(work, end)->kind != SATZ_PIECE_END && piece(work, end)->kind != SATZ_PIECE_SPEECH)
        end++;
    return end;
}

/* Where the words before `at` begin: after the quotation before, at the segment's beginning. */
static size_t clause_begin(const struct satz_attribution *work, size_t at) {
    size_t begin = at;
    while (begin > 0 && at - begin < REACH && piece(work, begin - 1)->kind != SATZ_PIECE_END &&
           piece(work, begin - 1)->kind != SATZ_PIECE_SPEECH)
        begin--;
    return begin;
}

static struct verdict name_at(const struct satz_attribution *work, size_t at) {
    return (struct verdict){ NAMED, piece(work, at)->index, false };
}

/* After a comma only an apposition names who speaks: `sagte die Leiterin, Dr. X`. */
static size_t apposition(const struct satz_attribution *work, size_t at, size_t end) {
    size_t titles = 0;
    while (at < end && titles <= TITLES && is_title(work, at)) {
        at++;
        titles++;
    }
    return at < end && is_person(work, at) ? at : end;
}

/* The person after the verb at `verb`, before `end`; `end` where there is none. */
static size_t person_after(const struct satz_attribution *work, size_t verb, size_t end) {
    for (size_t at = verb + 1; at < end; at++) {
        if (is_mark(work, at, ','))
            return apposition(work, at + 1, end);
        if (can_speak(work, at, verb))
            return at;
    }
    return end;
}

static size_t person_before(const struct satz_attribution *work, size_t begin, size_t verb) {
    for (size_t at = begin; at < verb; at++)
        if (can_speak(work, at, begin))
            return at;
    return verb;
}

/* What stands beside a verb of saying in the clause [begin, end). */
static struct verdict ask_verb(const struct satz_attribution *work, size_t begin, size_t verb, size_t end) {
    struct verdict verdict = { UNNAMED, 0, is_word(work, verb, SATZ_SAYING_ANSWER) };
    bool before = verb > begin && is_word(work, verb - 1, SATZ_SAYING_PRONOUN);
    if (is_word(work, verb + 1, SATZ_SAYING_NOBODY))
        return verdict;
    if (before || (verb + 1 < end && is_word(work, verb + 1, SATZ_SAYING_PRONOUN))) {
        verdict.outcome = PRONOUN;
        return verdict;
    }
    size_t at = person_after(work, verb, end);
    if (at < end)
        return name_at(work, at);
    at = person_before(work, begin, verb);
    return at < verb ? name_at(work, at) : verdict;
}

static bool is_dash(const struct satz_attribution *work, size_t at) {
    return is_mark(work, at, 0x2013) || is_mark(work, at, 0x2014) || is_mark(work, at, '-') || is_mark(work, at, '(');
}

/* `“ – X`, `“ (X)` */
static struct verdict signed_by(const struct satz_attribution *work, size_t at, size_t end) {
    size_t person = apposition(work, at + 1, end);
    return person < end ? name_at(work, person) : none;
}

/* `“, sagte X`, `“, wie X sagt`, `,” X said` */
static struct verdict ask_after(const struct satz_attribution *work, size_t speech) {
    size_t at = speech + 1, end = clause_end(work, at);
    if (is_dash(work, at))
        return signed_by(work, at, end);
    bool comma = is_mark(work, at, ',');
    at += comma;
    bool begins =
        is_word(work, at, SATZ_SAYING_SPEECH) || (is_person(work, at) && is_word(work, at + 1, SATZ_SAYING_SPEECH));
    if (!comma && !begins)
        return none;
    for (size_t verb = at; verb < end && verb - at < NEAR && !is_mark(work, verb, ','); verb++)
        if (is_word(work, verb, SATZ_SAYING_SPEECH))
            return ask_verb(work, at, verb, end);
    return none;
}

/* The last verb of saying in [begin, end); `end` where there is none. */
static size_t last_verb(const struct satz_attribution *work, size_t begin, size_t end) {
    for (size_t at = end; at > begin; at--)
        if (is_word(work, at - 1, SATZ_SAYING_SPEECH))
            return at - 1;
    return end;
}

/* `X sagte: „`, `X: „`; the colon is at `colon`. */
static struct verdict ask_colon(const struct satz_attribution *work, size_t colon) {
    size_t begin = clause_begin(work, colon), verb = last_verb(work, begin, colon);
    if (verb < colon)
        return ask_verb(work, begin, verb, colon);
    size_t person = person_before(work, begin, colon);
    return person < colon && colon - begin <= SHORT ? name_at(work, person) : none;
}

static struct verdict ask_before(const struct satz_attribution *work, size_t speech) {
    if (speech > 0 && is_mark(work, speech - 1, ':'))
        return ask_colon(work, speech - 1);
    if (speech > 1 && piece(work, speech - 1)->kind == SATZ_PIECE_END && is_mark(work, speech - 2, ':'))
        return ask_colon(work, speech - 2);
    return none;
}

/* `Laut X`, `X zufolge`: from [begin, end). */
static struct verdict ask_source(const struct satz_attribution *work, size_t begin, size_t end) {
    for (size_t at = begin; at < end; at++) {
        if (!is_word(work, at, SATZ_SAYING_SOURCE))
            continue;
        for (size_t near = at + 1; near < end && near <= at + NEAR; near++)
            if (can_speak(work, near, begin))
                return name_at(work, near);
        if (at > begin && is_person(work, at - 1))
            return name_at(work, at - 1);
    }
    return none;
}

/* A quotation in a sentence: `X rügte, das sei „…“`. */
static struct verdict ask_around(const struct satz_attribution *work, size_t speech) {
    size_t begin = clause_begin(work, speech);
    if (begin == speech)
        return none;
    struct verdict verdict = ask_source(work, begin, speech);
    if (verdict.outcome != NONE)
        return verdict;
    size_t verb = last_verb(work, begin, speech);
    return verb < speech ? ask_verb(work, begin, verb, speech) : none;
}

/* `„…“ Das sagte X.` */
static struct verdict ask_next(const struct satz_attribution *work, size_t speech) {
    size_t at = speech + 1;
    if (piece(work, at)->kind != SATZ_PIECE_END || piece(work, at)->paragraph)
        return none;
    at++;
    if (!is_word(work, at, SATZ_SAYING_THAT) || !is_word(work, at + 1, SATZ_SAYING_SPEECH))
        return none;
    return ask_verb(work, at, at + 1, clause_end(work, at));
}

/* A block's words, and then who says them in a segment of its own: `<footer>X</footer>`. */
static struct verdict ask_line(const struct satz_attribution *work, size_t speech) {
    size_t at = speech + 1;
    if (piece(work, at)->kind != SATZ_PIECE_END || !piece(work, at)->paragraph)
        return none;
    at += 1 + is_dash(work, at + 1);
    bool alone = is_person(work, at) && (piece(work, at + 1)->kind == SATZ_PIECE_END || is_mark(work, at + 1, ','));
    return alone ? name_at(work, at) : none;
}

static bool goes_on(const struct satz_attribution *work, const struct satz_utterance *utterance,
                    const struct satz_utterance *before) {
    size_t first = utterance->first, words = 0;
    if (!before->after || (piece(work, before->last)->question && !piece(work, utterance->last)->question))
        return false;
    if (first > 0 && is_mark(work, first - 1, ':'))
        for (first--; first > 0 && is_word(work, first - 1, SATZ_SAYING_FURTHER);)
            first--;
    if (first == 0 || piece(work, first - 1)->kind != SATZ_PIECE_END || piece(work, first - 1)->paragraph)
        return false;
    for (size_t at = first - 1; at > before->last && words <= CLAUSE; at--)
        words += piece(work, at)->kind == SATZ_PIECE_END ? at < first - 1 ? CLAUSE : 0 : 1;
    return words <= CLAUSE;
}

/* The one person whom the paragraph names before piece `at`; false where there is none, or more than one. */
static bool find_person(const struct satz_attribution *work, size_t at, size_t *name) {
    bool found = false;
    for (size_t back = 0; back < REACH && at > 0; back++) {
        at--;
        if (piece(work, at)->kind == SATZ_PIECE_END && piece(work, at)->paragraph)
            break;
        if (!can_speak(work, at, at > TITLES + 1 ? at - TITLES - 1 : 0))
            continue;
        size_t longest = work->names[piece(work, at)->index];
        if (found && longest != *name)
            return false;
        *name = longest;
        found = true;
    }
    return found;
}

/* Takes what an attribution says; whether it is one. */
static bool take(const struct satz_attribution *work, struct satz_utterance *utterance,
                 const struct satz_utterance *before, struct verdict verdict) {
    if (verdict.outcome == NONE)
        return false;
    utterance->told = true;
    utterance->known = verdict.outcome == NAMED;
    utterance->name = work->names[verdict.name];
    if (verdict.outcome == PRONOUN)
        utterance->known = find_person(work, utterance->first, &utterance->name) &&
                           !(verdict.answer && before && before->known && before->name == utterance->name);
    return true;
}

static void judge(const struct satz_attribution *work, struct satz_utterance *utterance,
                  const struct satz_utterance *before) {
    size_t own = (size_t)(utterance - work->utterances);
    size_t at = utterance->first;
    for (size_t parts = 0; at <= utterance->last && parts < CLAUSE; at++) {
        if (piece(work, at)->kind != SATZ_PIECE_SPEECH || piece(work, at)->index != own)
            continue;
        parts++;
        if (take(work, utterance, before, ask_after(work, at))) {
            utterance->after = true;
            return;
        }
    }
    if (take(work, utterance, before, ask_before(work, utterance->first)) ||
        take(work, utterance, before, ask_next(work, utterance->last)) ||
        take(work, utterance, before, ask_around(work, utterance->first)) ||
        take(work, utterance, before, ask_line(work, utterance->last)))
        return;
    if (before && goes_on(work, utterance, before)) {
        utterance->known = before->known;
        utterance->name = before->name;
        utterance->after = true;
    }
}

void satz_attribution_judge(const struct satz_attribution *attribution) {
    for (size_t i = 0; i < attribution->utterance_count; i++)
        judge(attribution, &attribution->utterances[i], i ? &attribution->utterances[i - 1] : NULL);
}
