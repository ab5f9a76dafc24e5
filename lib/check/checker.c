#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "check/brackets.h"
#include "check/forms.h"
#include "check/mend.h"
#include "check/twice.h"
#include "check/work.h"
#include "stream/paragraph.h"
#include "text/traditional.h"

/* So many languages are kept loaded; a stranger may name regions without end. */
enum { LANGUAGES = 16, TAG = 64, ROUNDS = 16 /* of mending; each says at most eight times the same */ };

struct satz_checker {
    const struct satz_data *data;
    struct satz_nametable names;
    struct satz_table peoples;
    struct satz_terms terms;
    unsigned *sides;   /* on which each check is made, by place in the table */
    bool chosen;       /* satz_checker_only() was called */
    bool mends;        /* what is sure */
    struct satz_check_config config;
    struct satz_check_language *languages[LANGUAGES];
    char tags[LANGUAGES][TAG];
    size_t language_count, next; /* the next one to be forgotten */
    struct satz_identifier identifier;
    struct satz_mojibake *mojibake;
    struct satz_traditional *traditional; /* NULL until there is Chinese: it costs more than all the rest */
    struct satz_plain_view view;
    struct satz_candidates candidates;
    struct satz_check_forms forms;
    struct satz_twice *twice;
    size_t seen;             /* records before this document, or this window of it */
    struct satz_arena arena; /* of a record's checks */
    struct satz_arena document;
};

static enum satz_status load(struct satz_checker *checker, struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    enum satz_status status = satz_nametable_load(&checker->names, checker->data, error);
    if (status == SATZ_OK)
        status = satz_terms_load_all(&checker->terms, checker->data, error);
    if (status == SATZ_OK && satz_data_path(checker->data, "peoples.tsv", &path))
        status = satz_table_load(&checker->peoples, path.data, error);
    satz_buffer_release(&path);
    return status == SATZ_OK ? satz_identifier_open(&checker->identifier, checker->data, error) : status;
}

struct satz_checker *satz_checker_new(const struct satz_data *data, struct satz_error *error) {
    struct satz_checker *checker = satz_memory_get_array(1, sizeof *checker);
    checker->data = data;
    checker->sides = satz_memory_get_array(satz_check_count, sizeof *checker->sides);
    for (size_t i = 0; i < satz_check_count; i++)
        checker->sides[i] = satz_check_table[i].sides;
    satz_plain_view_init(&checker->view);
    satz_check_forms_init(&checker->forms);
    checker->twice = satz_twice_new();
    satz_arena_init(&checker->arena);
    satz_arena_init(&checker->document);
    if ((checker->mojibake = satz_mojibake_new(error)) && load(checker, error) == SATZ_OK)
        return checker;
    satz_checker_free(checker);
    return NULL;
}

void satz_checker_free(struct satz_checker *checker) {
    if (!checker)
        return;
    while (checker->language_count > 0)
        satz_check_language_free(checker->languages[--checker->language_count]);
    satz_identifier_close(&checker->identifier);
    satz_mojibake_free(checker->mojibake);
    satz_traditional_free(checker->traditional);
    satz_nametable_release(&checker->names);
    satz_table_release(&checker->peoples);
    satz_terms_release(&checker->terms);
    satz_check_config_release(&checker->config);
    satz_plain_view_release(&checker->view);
    satz_candidates_release(&checker->candidates);
    satz_check_forms_release(&checker->forms);
    satz_twice_free(checker->twice);
    satz_arena_release(&checker->arena);
    satz_arena_release(&checker->document);
    free(checker->sides);
    free(checker);
}

enum satz_status satz_checker_add_terms(struct satz_checker *checker, const char *path, struct satz_error *error) {
    return satz_terms_load(&checker->terms, path, error);
}

enum satz_status satz_checker_configure(struct satz_checker *checker, const char *path, struct satz_error *error) {
    return satz_check_config_load(&checker->config, path, error);
}

void satz_checker_mend(struct satz_checker *checker) {
    checker->mends = true;
}

/* The sides of a check that `name` names: 0 where it means another. */
static unsigned named_sides(const struct satz_check *check, struct satz_slice name) {
    if (satz_slice_is(name, "source"))
        return check->sides & SATZ_CHECK_SRC;
    if (satz_slice_is(name, "target"))
        return check->sides & SATZ_CHECK_TGT;
    bool named = satz_slice_is(name, check->id) || satz_slice_is(name, check->id + strlen("check/"));
    return named ? check->sides : 0;
}

static enum satz_status choose(struct satz_checker *checker, const char *names, bool on, struct satz_error *error) {
    struct satz_slice rest = satz_slice_of(names), name;
    while (satz_slice_split(&rest, ',', &name)) {
        bool found = false;
        for (size_t i = 0; i < satz_check_count; i++) {
            unsigned named = named_sides(&satz_check_table[i], name);
            checker->sides[i] = on ? checker->sides[i] | named : checker->sides[i] & ~named;
            found |= named != 0;
        }
        if (!found)
            return satz_error_set(error, "there is no check '%.*s'; the nearest is '%s', and --list has them all",
                                  (int)name.size, name.data, satz_check_nearest(name));
    }
    return SATZ_OK;
}

enum satz_status satz_checker_only(struct satz_checker *checker, const char *names, struct satz_error *error) {
    for (size_t i = 0; !checker->chosen && i < satz_check_count; i++)
        checker->sides[i] = 0;
    checker->chosen = true;
    return choose(checker, names, true, error);
}

enum satz_status satz_checker_skip(struct satz_checker *checker, const char *names, struct satz_error *error) {
    return choose(checker, names, false, error);
}

static struct satz_check_language *load_language(struct satz_checker *checker, const char *tag,
                                                 struct satz_error *error) {
    for (size_t i = 0; i < checker->language_count; i++)
        if (!strcmp(checker->tags[i], tag))
            return checker->languages[i];
    struct satz_check_language *language = satz_check_language_new(checker->data, tag, error);
    if (!language)
        return NULL;
    if (satz_check_language_in(language, "zh-Hans zh-Hant") && !checker->traditional &&
        !(checker->traditional = satz_traditional_new(error))) {
        satz_check_language_free(language);
        return NULL;
    }
    size_t place = checker->language_count;
    if (place < LANGUAGES) {
        checker->language_count++;
    } else {
        place = checker->next++ % LANGUAGES;
        satz_check_language_free(checker->languages[place]);
    }
    memcpy(checker->tags[place], tag, strlen(tag) + 1);
    return checker->languages[place] = language;
}

static struct satz_check_language *language_of(struct satz_checker *checker, const struct satz_record *record,
                                               const char *member, struct satz_error *error) {
    struct satz_slice tag = satz_record_string(record, member);
    char name[TAG] = "de";
    if (tag.size >= sizeof name) {
        (void)satz_record_fail(record, error, "`%s` names no language", member);
        return NULL;
    }
    if (tag.size > 0) {
        memcpy(name, tag.data, tag.size);
        name[tag.size] = '\0';
    }
    error->line = 0;
    struct satz_check_language *language = load_language(checker, name, error);
    if (!language && error->line == 0) {
        struct satz_error reason = *error;
        (void)satz_record_fail(record, error, "%s: %s", member, reason.reason);
    }
    return language;
}

struct texts {
    struct satz_slice src, tgt;
};

/* The facts of a document that its records are checked with. */
struct facts {
    struct satz_checker *checker;
    struct satz_document *document;
    struct satz_quotes quotes[2]; /* by side */
    struct satz_brackets brackets[2];
    size_t loss[2], bracket[2];   /* the next ones */
    bool *partial;                /* of each record: its paragraph is not translated whole */
    bool *begins;                 /* it begins a paragraph; one more, for the end */
    struct texts *texts;          /* its `src` and `tgt` */
    bool html;
    unsigned sides;               /* on which it is checked */
};

/* A record's texts; the target's is absent where there is none. */
static void set_texts(const struct facts *facts, size_t index, struct satz_check_text *src,
                      struct satz_check_text *tgt) {
    struct satz_arena *arena = &facts->checker->arena;
    *src = (struct satz_check_text){ .side = SATZ_SIDE_SRC };
    *tgt = (struct satz_check_text){ .side = SATZ_SIDE_TGT };
    satz_check_text_set(src, facts->texts[index].src, facts->html, arena);
    satz_check_text_set(tgt, facts->texts[index].tgt, facts->html, arena);
}

static void mark_partial(struct facts *facts, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        facts->partial[i] = true;
}

/* First visit: the quotation marks of both sides, over the segments of a paragraph. */
static void pair_quotes(struct facts *facts) {
    const struct satz_document *document = facts->document;
    enum satz_paragraphs paragraphs = satz_paragraphs_of(&document->records[0]);
    size_t paragraph = 0;
    bool partial = false;
    for (size_t i = 0; i < document->count; i++) {
        struct satz_check_text src, tgt;
        bool begins = satz_paragraph_begins(&document->records[i], paragraphs);
        facts->texts[i] = (struct texts){ satz_record_string(&document->records[i], "src"),
                                          satz_record_string(&document->records[i], "tgt") };
        set_texts(facts, i, &src, &tgt);
        if (begins && partial)
            mark_partial(facts, paragraph, i);
        paragraph = begins ? i : paragraph;
        facts->begins[i] = begins;
        partial = (partial && !begins) || !tgt.raw.data;
        satz_quotes_add(&facts->quotes[SATZ_SIDE_SRC], src.text, begins);
        satz_quotes_add(&facts->quotes[SATZ_SIDE_TGT], tgt.text, begins);
        satz_brackets_add(&facts->brackets[SATZ_SIDE_SRC], src.text, begins);
        satz_brackets_add(&facts->brackets[SATZ_SIDE_TGT], tgt.text, begins);
        satz_arena_reset(&facts->checker->arena);
    }
    if (partial)
        mark_partial(facts, paragraph, document->count);
    facts->begins[document->count] = true;
    for (int side = 0; side < 2; side++) {
        satz_quotes_end(&facts->quotes[side]);
        satz_brackets_end(&facts->brackets[side]);
    }
}

/* Those of segment `index`, which begin at `*next`. */
static size_t losses_of(const struct satz_quote_loss *losses, size_t count, size_t index, size_t *next) {
    size_t begin = *next;
    while (losses && *next < count && losses[*next].segment == index)
        ++*next;
    return *next - begin;
}

static void take_losses(struct facts *facts, struct satz_check_work *work, size_t index) {
    for (int side = 0; side < 2; side++) {
        const struct satz_quotes *quotes = &facts->quotes[side];
        const struct satz_brackets *brackets = &facts->brackets[side];
        bool whole = side == SATZ_SIDE_SRC || !facts->partial[index];
        work->losses[side] = quotes->losses ? quotes->losses + facts->loss[side] : NULL;
        work->brackets[side] = brackets->losses ? brackets->losses + facts->bracket[side] : NULL;
        size_t losses = losses_of(quotes->losses, quotes->loss_count, index, &facts->loss[side]);
        size_t lost = losses_of(brackets->losses, brackets->count, index, &facts->bracket[side]);
        work->loss_count[side] = whole ? losses : 0;
        work->bracket_count[side] = whole ? lost : 0;
    }
}

/* Held spans that came back as they were stand in both languages as in the source. */
static void keep_held(struct satz_check_work *work) {
    for (size_t i = 0; i < work->spans.count; i++) {
        const struct satz_span *span = &work->spans.items[i];
        bool same = span->action == SATZ_HOLD && span->located && span->source == SATZ_AS_VERBATIM &&
                    span->kind != SATZ_TAG && span->in_end <= work->tgt.raw.size &&
                    satz_slice_equal(satz_slice_sub(work->src.raw, span->begin, span->end),
                                     satz_slice_sub(work->tgt.raw, span->in_begin, span->in_end));
        if (!same)
            continue;
        satz_check_text_keep(&work->src, span->begin, span->end, work->arena);
        satz_check_text_keep(&work->tgt, span->in_begin, span->in_end, work->arena);
    }
}

/* Nothing but its text and language decides what is found in the source: it has no spans, nobody said anything. */
static bool stands_alone(const struct satz_check_work *work) {
    return !work->html && work->spans.count == 0 && work->told.count == 0 && work->config->count == 0 &&
           work->src.raw.data;
}

static void run(struct satz_check_work *work, const struct satz_check *check, struct satz_check_text *text) {
    size_t place = (size_t)(check - satz_check_table);
    if (!check->run || !text->raw.data || (check->needs && !(text->traits & check->needs)) ||
        !text->language->suits[place])
        return;
    int level = satz_check_config_level(work->config, place, &work->pair, text->side == SATZ_SIDE_TGT);
    if (level == SATZ_CHECK_OFF)
        return;
    work->level = (enum satz_level)level;
    work->check = check;
    work->text = text;
    work->said = 0;
    check->run(work);
}

/* On the source, which may have come before: what said nothing of it says nothing again. */
static void run_source(struct satz_check_work *work, const struct satz_check *check) {
    size_t place = (size_t)(check - satz_check_table);
    struct satz_check_source *known = check->alone ? work->src.known : NULL;
    if (known && satz_check_source_is_quiet(known, place))
        return;
    work->said = 0;
    work->stirred = false;
    run(work, check, &work->src);
    if (known && work->said == 0 && !work->stirred)
        satz_check_source_set_quiet(known, place);
}

/* One of them may take the place of the other: the first is asked for again. */
static enum satz_status find_languages(struct facts *facts, struct satz_check_work *work, struct satz_error *error) {
    struct satz_checker *checker = facts->checker;
    bool target = work->tgt.raw.data;
    if (target && !satz_record_has(work->record, "to"))
        return satz_record_fail(work->record, error, "has a `tgt`, but no `to` that names its language");
    if (target && !language_of(checker, work->record, "to", error))
        return SATZ_FAILED;
    work->src.language = work->source = language_of(checker, work->record, "lang", error);
    if (work->source && target)
        work->tgt.language = work->target = language_of(checker, work->record, "to", error);
    if (!work->source || (target && !work->target))
        return SATZ_FAILED;
    work->traditional = checker->traditional; /* it may have come with the languages */
    return satz_check_language_entities(work->source, checker->data, &checker->names, &checker->terms, error);
}

/*
 * What is about to be said again. A check of translations may point into the source; one of both texts means
 * the text that it points into.
 */
static bool is_own(struct satz_slice check, enum satz_side side, const void *context) {
    const struct facts *facts = context;
    const struct satz_checker *checker = facts->checker;
    if (satz_slice_is(check, SATZ_CHECK_MENDED))
        return false; /* it is true of the text as long as that is there */
    unsigned pointed = side == SATZ_SIDE_TGT ? SATZ_CHECK_TGT : SATZ_CHECK_SRC;
    for (size_t i = 0; i < satz_check_count; i++)
        if (satz_slice_is(check, satz_check_table[i].id))
            return satz_check_table[i].sides == (SATZ_CHECK_SRC | SATZ_CHECK_TGT)
                       ? (checker->sides[i] & facts->sides & pointed) != 0
                       : (checker->sides[i] & facts->sides) != 0;
    return satz_slice_starts(check, satz_slice_of("check/"));
}

/* Languages, spans and what other filters said. */
static enum satz_status prepare(struct facts *facts, struct satz_check_work *work, struct satz_error *error) {
    struct satz_record look = *work->record;
    look.arena = work->arena; /* all records of a document are held: what is read of one is not */
    if (find_languages(facts, work, error) != SATZ_OK || satz_spans_read(&look, &work->spans, error) != SATZ_OK)
        return SATZ_FAILED;
    satz_findings_clear_own(work->record, is_own, facts);
    return satz_findings_read(work->record, &work->told, error);
}

static enum satz_status check_record(struct facts *facts, size_t index, struct satz_error *error) {
    struct satz_checker *checker = facts->checker;
    struct satz_check_work work = {
        .record = &facts->document->records[index], .arena = &checker->arena, .html = facts->html,
        .last = index + 1 == facts->document->count && !facts->document->windowed, .ends = facts->begins[index + 1],
        .mojibake = checker->mojibake, .names = &checker->names,
        .identifier = &checker->identifier,
        .terms = &checker->terms, .peoples = &checker->peoples, .view = &checker->view,
        .scratch = &checker->candidates, .forms = &checker->forms, .twice = checker->twice,
        .number = checker->seen + index,
        .config = &checker->config, .pair = satz_check_pair_of(&facts->document->records[index]),
    };
    set_texts(facts, index, &work.src, &work.tgt);
    if (prepare(facts, &work, error) != SATZ_OK)
        return SATZ_FAILED;
    if (stands_alone(&work))
        work.src.known = satz_check_sources_find(work.source->sources, work.src.text, work.ends);
    satz_check_text_judge(&work.src);
    satz_check_text_judge(&work.tgt);
    take_losses(facts, &work, index);
    if (work.target)
        keep_held(&work);
    for (size_t i = 0; i < satz_check_count; i++) {
        const struct satz_check *check = &satz_check_table[i];
        if (checker->sides[i] & facts->sides & SATZ_CHECK_SRC)
            run_source(&work, check);
        if (checker->sides[i] & facts->sides & SATZ_CHECK_TGT)
            run(&work, check, &work.tgt);
    }
    satz_check_numbers_end(&work);
    satz_map_release(&work.words);
    satz_arena_reset(&checker->arena);
    return SATZ_OK;
}

/* One visit of all records, on these sides. */
static enum satz_status check_all(struct satz_checker *checker, struct satz_document *document, unsigned sides,
                                  size_t *done, struct satz_error *error) {
    static const struct satz_quote_words none = { .context = NULL };
    struct facts facts = { .checker = checker, .document = document, .sides = sides };
    enum satz_status status = SATZ_OK;
    facts.html = satz_record_is_html(&document->records[0]);
    facts.partial = satz_arena_get_array(&checker->document, document->count, sizeof *facts.partial);
    facts.texts = satz_arena_get_array(&checker->document, document->count, sizeof *facts.texts);
    facts.begins = satz_arena_get_array(&checker->document, document->count + 1, sizeof *facts.begins);
    for (int side = 0; side < 2; side++) {
        satz_quotes_init(&facts.quotes[side], &none);
        satz_brackets_init(&facts.brackets[side]);
    }
    pair_quotes(&facts);
    for (*done = 0; status == SATZ_OK && *done < document->count; *done += status == SATZ_OK)
        status = check_record(&facts, *done, error);
    for (int side = 0; side < 2; side++) {
        satz_quotes_release(&facts.quotes[side]);
        satz_brackets_release(&facts.brackets[side]);
    }
    satz_arena_reset(&checker->document);
    satz_arena_reset(&checker->arena);
    return status;
}

static enum satz_status mend_all(struct satz_document *document, bool *mended, struct satz_error *error) {
    bool html = satz_record_is_html(&document->records[0]);
    enum satz_status status = SATZ_OK;
    *mended = false;
    for (size_t i = 0; status == SATZ_OK && i < document->count; i++) {
        bool changed;
        status = satz_check_mend(&document->records[i], html, &changed, error);
        *mended |= changed;
    }
    return status;
}

/* What was mended may uncover something else: again, until nothing is. */
static enum satz_status mend(struct satz_checker *checker, struct satz_document *document, size_t *done,
                             struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    bool mended = true;
    for (int round = 0; status == SATZ_OK && mended && round < ROUNDS; round++) {
        status = mend_all(document, &mended, error);
        if (status == SATZ_OK && mended)
            status = check_all(checker, document, SATZ_CHECK_TGT, done, error);
    }
    return status;
}

enum satz_status satz_check_document(struct satz_checker *checker, struct satz_document *document, size_t *done,
                                     struct satz_error *error) {
    *done = 0;
    if (document->count == 0)
        return SATZ_OK;
    if (!document->continued)
        satz_check_forms_reset(&checker->forms);
    enum satz_status status = check_all(checker, document, SATZ_CHECK_SRC | SATZ_CHECK_TGT, done, error);
    if (status == SATZ_OK && checker->mends)
        status = mend(checker, document, done, error);
    checker->seen += document->count;
    return status;
}
