#include "translate/translator.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/cache.h"
#include "engine/engine.h"
#include "stream/document.h"
#include "text/utf8.h"
#include "translate/command.h"
#include "translate/draft.h"
#include "translate/pseudo.h"
#include "translate/realign.h"
#include "translate/segment_work.h"
#include "translate/source.h"
#include "translate/stray.h"

struct satz_translator {
    const struct satz_translator_options *options;
    struct satz_forms forms;
    const struct satz_form *form; /* of the engine, or the pseudo-translation */
    const char *form_name;
    struct satz_buffer form_text, engine_name;
    const struct satz_data *data;
    struct satz_translation_source *sources[SATZ_LANGUAGES]; /* each loaded when it first comes */
    struct satz_realigner *realigner; /* of the languages under way; NULL: nothing is re-aligned */
    enum satz_language_id realigner_from;
    struct satz_cache *cache;
    struct satz_engine engine;
    struct satz_command command; /* with its languages filled in */
    struct satz_buffer from;   /* the language that it was filled with */
    struct satz_buffer setting; /* what the cache knows it by */
    bool html;                 /* the document under way */
    struct satz_wire wire;
    struct satz_arena answers, scratch;
    struct satz_work *works;
    struct satz_question *questions;
    size_t *asked; /* for each question, its work */
    struct satz_work **batched; /* works that are asked together, batch after batch */
    size_t work_capacity, question_capacity, asked_capacity, batched_capacity;
};

static enum satz_status form_choose(struct satz_translator *translator, struct satz_error *error) {
    const struct satz_translator_options *options = translator->options;
    const struct satz_forms *forms = &translator->forms;
    if (options->pseudo || !options->command)
        translator->form = satz_forms_own(forms);
    else
        translator->form = satz_forms_command(forms, options->command, NULL);
    if (options->engine)
        translator->form = satz_forms_engine(forms, satz_slice_of(options->engine));
    if (!translator->form)
        return satz_error_set(error, "no engine `%s` in engines.tsv", options->engine);
    if (options->form)
        translator->form = satz_forms_find(forms, satz_slice_of(options->form));
    if (!translator->form)
        return satz_error_set(error, "no form `%s` in engines.tsv", options->form);
    satz_buffer_add(&translator->form_text, translator->form->name);
    translator->form_name = translator->form_text.data;
    return SATZ_OK;
}

/* What `via` calls the engine: as it was named, or is known, or the program's own name. */
static void engine_name_choose(struct satz_translator *translator) {
    const struct satz_translator_options *options = translator->options;
    struct satz_slice name = satz_slice_of(options->pseudo ? "pseudo" : options->engine);
    if (!name.data && options->command)
        satz_forms_command(&translator->forms, options->command, &name);
    if (!name.size && options->command) {
        struct satz_slice word = satz_slice_of(options->command[0]);
        word = satz_slice_sub(word, 0, options->shell ? satz_slice_find_byte(word, 0, ' ') : word.size);
        while (satz_slice_split(&word, '/', &name))
            continue;
    }
    satz_buffer_add(&translator->engine_name, name);
}

enum satz_status satz_translator_new(struct satz_translator **translator,
                                     const struct satz_translator_options *options, const struct satz_data *data,
                                     struct satz_error *error) {
    struct satz_translator *new = satz_memory_get_array(1, sizeof *new);
    struct satz_buffer path = SATZ_BUFFER_INIT;
    *new = (struct satz_translator){ .options = options,           .data = data,
                                     .form_text = SATZ_BUFFER_INIT,
                                     .engine_name = SATZ_BUFFER_INIT, .from = SATZ_BUFFER_INIT,
                                     .setting = SATZ_BUFFER_INIT,  .wire = SATZ_WIRE_INIT,
                                     .answers = SATZ_ARENA_INIT,   .scratch = SATZ_ARENA_INIT };
    satz_engine_init(&new->engine, NULL);
    new->engine.jobs = options->jobs;
    new->engine.batch = options->batch;
    new->engine.patience = options->timeout;
    new->engine.shell = options->shell;
    new->engine.stop = options->stop;
    *translator = new;
    satz_data_path(data, "engines.tsv", &path);
    enum satz_status status = satz_forms_load(&new->forms, path.data, error);
    satz_buffer_release(&path);
    if (status == SATZ_OK)
        status = form_choose(new, error);
    if (status == SATZ_OK)
        engine_name_choose(new);
    if (status == SATZ_OK && options->cache)
        status = satz_cache_open(&new->cache, options->cache, error);
    if (status != SATZ_OK) {
        satz_translator_free(new);
        *translator = NULL;
    }
    return status;
}

void satz_translator_free(struct satz_translator *translator) {
    if (!translator)
        return;
    for (size_t i = 0; i < SATZ_LANGUAGES; i++)
        satz_translation_source_free(translator->sources[i]);
    satz_command_release(&translator->command);
    satz_realigner_free(translator->realigner);
    satz_cache_close(translator->cache);
    satz_engine_release(&translator->engine);
    satz_forms_release(&translator->forms);
    satz_buffer_release(&translator->form_text);
    satz_buffer_release(&translator->engine_name);
    satz_buffer_release(&translator->from);
    satz_buffer_release(&translator->setting);
    satz_wire_release(&translator->wire);
    satz_arena_release(&translator->answers);
    satz_arena_release(&translator->scratch);
    free(translator->works);
    free(translator->questions);
    free(translator->asked);
    free(translator->batched);
    free(translator);
}

size_t satz_translator_window(const struct satz_translator *translator) {
    return translator->options->jobs * translator->options->batch;
}

struct satz_buffer *satz_translator_complaints(struct satz_translator *translator) {
    return &translator->engine.complaints;
}

/* Makes the command ready for a source language. */
static enum satz_status command_fill(struct satz_translator *translator, struct satz_slice from,
                                     struct satz_error *error) {
    const struct satz_translator_options *options = translator->options;
    if (!options->command || (translator->command.argv && satz_slice_equal(from, satz_buffer_slice(&translator->from))))
        return SATZ_OK;
    if (satz_command_fill(&translator->command, options->command, options->shell, from, options->to.tag, error) !=
        SATZ_OK)
        return SATZ_FAILED;
    satz_buffer_reset(&translator->from);
    satz_buffer_add(&translator->from, from);
    satz_buffer_reset(&translator->setting);
    for (char *const *word = translator->command.argv + (options->shell ? 2 : 0); *word; word++)
        satz_buffer_add_format(&translator->setting, "%s\x1f", *word);
    satz_buffer_add_format(&translator->setting, "%s\x1f%s\x1f%s\x1f%s", options->shell ? "sh" : "",
                           translator->from.data, options->to.tag, translator->form_name);
    translator->engine.argv = translator->command.argv;
    return SATZ_OK;
}

/* Makes the realigner that of a source language, where one is wanted. */
static enum satz_status realigner_open(struct satz_translator *translator, const struct satz_language *from,
                                       struct satz_error *error) {
    const struct satz_translator_options *options = translator->options;
    if (!options->realign || !options->command)
        return SATZ_OK;
    if (translator->realigner && translator->realigner_from == from->id)
        return SATZ_OK;
    satz_realigner_free(translator->realigner);
    translator->realigner =
        satz_realigner_new(translator->data, &translator->forms, from, &options->to, error);
    translator->realigner_from = from->id;
    return translator->realigner ? SATZ_OK : SATZ_FAILED;
}

/* What is known for a source language; NULL where it is none of ours. */
static enum satz_status source_open(struct satz_translator *translator, struct satz_slice from,
                                    struct satz_translation_source **source, struct satz_error *error) {
    const struct satz_translator_options *options = translator->options;
    struct satz_language language;
    struct satz_error ignored;
    char tag[SATZ_COMMAND_TAG + 1];
    *source = NULL;
    if (!satz_command_tag_is_safe(from))
        return SATZ_OK;
    memcpy(tag, from.data, from.size);
    tag[from.size] = '\0';
    if (satz_language_parse(tag, &language, &ignored) != SATZ_OK)
        return SATZ_OK;
    struct satz_translation_source **known = &translator->sources[language.id];
    if (!*known && satz_translation_source_new(known, language, options->to, options->memories,
                                               options->memory_count, translator->data, error) != SATZ_OK)
        return SATZ_FAILED;
    *source = *known;
    return realigner_open(translator, &language, error);
}

/* Asks the cache. Sets the answer where it has one that an engine could have given. */
static enum satz_status cache_ask(struct satz_translator *translator, struct satz_work *work,
                                  struct satz_error *error) {
    struct satz_slice answer = { NULL, 0 };
    if (!translator->cache)
        return SATZ_OK;
    enum satz_status status = satz_cache_find(translator->cache, satz_buffer_slice(&translator->setting), work->line,
                                              &translator->answers, &answer, error);
    bool good = status == SATZ_OK && satz_utf8_check(answer, true) == answer.size &&
                satz_slice_find_byte(answer, 0, '\n') == answer.size && answer.size;
    if (good)
        work->answer = answer;
    return status == SATZ_FAILED ? SATZ_FAILED : SATZ_OK;
}

static void work_pseudo(struct satz_translator *translator, struct satz_work *work) {
    struct satz_buffer out = SATZ_BUFFER_INIT;
    satz_pseudo_make(&translator->wire, &out);
    satz_work_settle(work, "engine", 0, translator->engine_name.data, translator->form_name,
                     satz_buffer_slice(&out));
    satz_buffer_release(&out);
}

/* What the engine need not be asked is settled; otherwise the line for it is made. */
static enum satz_status work_encode(struct satz_translator *translator, struct satz_work *work,
                                    struct satz_error *error) {
    const struct satz_form *own = satz_forms_own(&translator->forms);
    satz_wire_encode(&translator->wire, own, work->text, work->names, work->spans.count);
    if (translator->wire.wordless) {
        satz_work_settle(work, "none", 0, NULL, "brackets", satz_buffer_slice(&translator->wire.text));
        return SATZ_OK;
    }
    if (!translator->options->pseudo && !translator->options->command) {
        satz_work_settle(work, "none", 0, NULL, NULL, (struct satz_slice){ NULL, 0 });
        satz_work_say(work, "translate/untranslated", SATZ_ERROR,
                      "the memory does not have this segment, and there is no engine");
        return SATZ_OK;
    }
    satz_wire_encode(&translator->wire, translator->form, work->text, work->names, work->spans.count);
    if (translator->options->pseudo) {
        work_pseudo(translator, work);
        return SATZ_OK;
    }
    work->line = satz_arena_copy(&translator->answers, satz_buffer_slice(&translator->wire.text));
    return cache_ask(translator, work, error);
}

/*
 * Asks the engine. Where an answer turns out to be another question's, the engine loses lines in a
 * way that leaves their number as it was; then each question is asked alone.
 */
static enum satz_status engine_ask(struct satz_translator *translator, size_t count, struct satz_error *error) {
    struct satz_question *questions = translator->questions;
    struct satz_engine *engine = &translator->engine;
    if (satz_engine_ask(engine, questions, count, &translator->answers, error) != SATZ_OK)
        return SATZ_FAILED;
    bool *stray = satz_arena_get_array(&translator->answers, count + 1, sizeof *stray);
    if (!translator->form->letters || !satz_stray_find(questions, count, stray))
        return SATZ_OK;
    size_t batch = engine->batch;
    engine->batch = 1;
    enum satz_status status = satz_engine_ask(engine, questions, count, &translator->answers, error);
    engine->batch = batch;
    satz_stray_find(questions, count, stray);
    for (size_t i = 0; status == SATZ_OK && i < count; i++)
        if (stray[i])
            questions[i].failure = "the engine's answer is that to another segment";
    return status;
}

/* Whether an engine is yet to be asked for it. */
static bool work_waits(const struct satz_work *work) {
    return !work->settled && !work->answer.data && !work->placed;
}

/*
 * Puts the works that wait together, a batch a question; a batch does not go beyond its document.
 */
static size_t batches_make(struct satz_translator *translator, size_t count, struct satz_batch *batches) {
    size_t made = 0, works = 0;
    bool begin = true;
    for (size_t i = 0; i < count; i++) {
        struct satz_work *work = &translator->works[i];
        begin = begin || satz_record_size(work->record, "seg") == 1;
        if (!work_waits(work) || work->draft) /* a draft is of no document, and is asked by itself */
            continue;
        begin = begin || batches[made - 1].count == translator->options->batch;
        if (begin)
            batches[made++] = (struct satz_batch){ .works = translator->batched + works, .form = translator->form,
                                                   .arena = &translator->answers };
        translator->batched[works++] = work;
        batches[made - 1].count++;
        begin = false;
    }
    return made;
}

/*
 * Asks the engine for whole batches, and gives every segment its part of the answers. What fails is left for
 * engine_ask(), which finds the lines that it fails on.
 */
static enum satz_status batches_ask(struct satz_translator *translator, size_t count, struct satz_error *error) {
    struct satz_engine *engine = &translator->engine;
    size_t batch = engine->batch, asked = 0;
    translator->batched =
        satz_memory_grow(translator->batched, &translator->batched_capacity, count, sizeof *translator->batched);
    struct satz_batch *batches = satz_arena_get_array(&translator->answers, count + 1, sizeof *batches);
    size_t made = batches_make(translator, count, batches);
    for (size_t i = 0; i < made; i++) {
        struct satz_slice line = satz_realigner_question(translator->realigner, &batches[i]);
        if (!line.size)
            continue;
        translator->asked[asked] = i;
        translator->questions[asked++] = (struct satz_question){ .line = line };
    }
    engine->whole = true;
    engine->batch = 1;
    enum satz_status status = satz_engine_ask(engine, translator->questions, asked, &translator->answers, error);
    engine->whole = false;
    engine->batch = batch;
    /* An engine that fails on much at once may do well with less. */
    engine->failed = engine->late = 0;
    for (size_t i = 0; status == SATZ_OK && i < asked; i++)
        if (!translator->questions[i].failure)
            (void)satz_realigner_take(translator->realigner, &batches[translator->asked[i]],
                                      translator->questions[i].answer);
    return status;
}

/* Notes an answer that was given to just this line. What was re-aligned is never believed again unseen. */
static enum satz_status cache_note(struct satz_translator *translator, const struct satz_work *work,
                                   struct satz_error *error) {
    if (!translator->cache || !work->fresh || work->failure || !work->answer.size)
        return SATZ_OK;
    return satz_cache_add(translator->cache, satz_buffer_slice(&translator->setting), work->line, work->answer, error);
}

/* Asks the engine for the works that wait, a line each. */
static enum satz_status lines_ask(struct satz_translator *translator, size_t count, struct satz_error *error) {
    size_t questions = 0;
    for (size_t i = 0; i < count; i++) {
        struct satz_work *work = &translator->works[i];
        if (!work_waits(work))
            continue;
        translator->asked[questions] = i;
        translator->questions[questions++] = (struct satz_question){ .line = work->line };
    }
    if (questions && engine_ask(translator, questions, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < questions; i++) {
        struct satz_work *work = &translator->works[translator->asked[i]];
        work->answer = translator->questions[i].answer;
        work->failure = translator->questions[i].failure;
    }
    return SATZ_OK;
}

/* Puts together what the engine is asked, and takes its answers. */
static enum satz_status works_ask(struct satz_translator *translator, size_t count, struct satz_error *error) {
    translator->questions =
        satz_memory_grow(translator->questions, &translator->question_capacity, count, sizeof *translator->questions);
    translator->asked =
        satz_memory_grow(translator->asked, &translator->asked_capacity, count, sizeof *translator->asked);
    for (size_t i = 0; i < count; i++)
        translator->works[i].fresh = work_waits(&translator->works[i]);
    if (translator->realigner && batches_ask(translator, count, error) != SATZ_OK)
        return SATZ_FAILED;
    if (lines_ask(translator, count, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < count; i++)
        if (cache_note(translator, &translator->works[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return translator->cache ? satz_cache_commit(translator->cache, error) : SATZ_OK;
}

/* One that has its part of an answer, or none: what there is stands in the record. */
static void placed_finish(struct satz_translator *translator, struct satz_work *work) {
    bool has = satz_record_has(work->record, "out");
    satz_work_settle(work, has ? "engine" : "none", 0, has ? translator->engine_name.data : NULL,
                     has ? translator->form_name : NULL, (struct satz_slice){ NULL, 0 });
}

static void work_finish(struct satz_translator *translator, struct satz_work *work) {
    if (work->settled)
        return;
    if (work->placed) {
        placed_finish(translator, work);
        return;
    }
    if (!work->failure) {
        satz_work_settle(work, "engine", 0, translator->engine_name.data, translator->form_name, work->answer);
        return;
    }
    satz_work_settle(work, "none", 0, NULL, NULL, (struct satz_slice){ NULL, 0 });
    bool counted = !translator->options->realign && strstr(work->failure, SATZ_ENGINE_MISCOUNTED);
    satz_work_say(work, "translate/engine", SATZ_ERROR, "not translated: %s%s", work->failure,
                  counted ? " (--realign aligns such an answer)" : "");
}

/* Reads a record, and asks memory and cache. SATZ_END: the record is bad, and `bad` says how. */
static enum satz_status work_open(struct satz_translator *translator, struct satz_work *work,
                                  struct satz_record *record, const struct satz_translation_source *source,
                                  struct satz_error *bad, struct satz_error *error) {
    satz_arena_reset(&translator->scratch);
    if (satz_record_size(record, "seg") == 1)
        translator->html = satz_record_is_html(record);
    *work = (struct satz_work){ .record = record, .scratch = &translator->scratch, .html = translator->html,
                                .keep = source ? &source->keep : NULL };
    if (satz_work_begin(work, &translator->options->to, bad) != SATZ_OK)
        return SATZ_END;
    if (!work->settled && source && source->recalls)
        satz_work_recall(work, &source->store, translator->options->fuzzy, satz_forms_own(&translator->forms));
    return work->settled ? SATZ_OK : work_encode(translator, work, error);
}

/* A person, or the memory, has worded the quotations of the others. */
static bool draft_wanted(const struct satz_work *work) {
    struct satz_slice by = satz_record_inner(work->record, "via", "by");
    return !satz_slice_is(by, "human") && !satz_slice_is(by, "memory");
}

/* Adds the held quotations that want a draft to the works. `*count`: how many there are then. */
static enum satz_status drafts_open(struct satz_translator *translator, size_t *count, struct satz_error *error) {
    size_t works = *count, wanted = 0;
    for (size_t i = 0; i < works && translator->options->command; i++)
        if (draft_wanted(&translator->works[i]))
            wanted += satz_drafts_count(&translator->works[i]);
    if (!wanted)
        return SATZ_OK;
    translator->works =
        satz_memory_grow(translator->works, &translator->work_capacity, works + wanted, sizeof *translator->works);
    for (size_t i = 0; i < works; i++)
        if (draft_wanted(&translator->works[i]))
            *count += satz_drafts_begin(&translator->works[i], translator->works + *count, &translator->options->to);
    for (size_t i = works; i < *count; i++)
        if (work_encode(translator, &translator->works[i], error) != SATZ_OK)
            return SATZ_FAILED;
    return SATZ_OK;
}

static void draft_finish(struct satz_translator *translator, struct satz_work *whole, struct satz_work *part) {
    if (part->settled) { /* no words to translate */
        part->draft->draft = satz_record_string(part->record, "out");
    } else if (part->failure) {
        satz_findings_say(whole->record, "translate/engine", SATZ_WARNING, SATZ_SIDE_SRC, part->draft->begin,
                          part->draft->end, "no draft of this quotation: %s", part->failure);
    } else {
        satz_wire_encode(&translator->wire, translator->form, part->text, part->names, part->spans.count);
        satz_draft_take(part, &translator->wire, satz_forms_own(&translator->forms));
    }
}

/* Gives the quotations of the first `works` works their drafts, which are the works from there to `count`. */
static void drafts_finish(struct satz_translator *translator, size_t works, size_t count) {
    for (size_t i = 0, at = works; i < works && at < count; i++) {
        struct satz_work *whole = &translator->works[i];
        size_t first = at;
        satz_arena_reset(&translator->scratch);
        for (; at < count && translator->works[at].whole == whole->record; at++)
            draft_finish(translator, whole, &translator->works[at]);
        if (at > first)
            satz_spans_write(whole->record, &whole->spans);
    }
}

/* Records of one source language. `*done`: how many of them could be read. */
static enum satz_status group_run(struct satz_translator *translator, struct satz_record *records, size_t count,
                                  struct satz_slice from, size_t *done, struct satz_error *error) {
    struct satz_translation_source *source;
    struct satz_error bad = SATZ_ERROR_INIT;
    enum satz_status status = SATZ_OK;
    size_t ready = 0;
    *done = 0;
    if (command_fill(translator, from, error) != SATZ_OK || source_open(translator, from, &source, error) != SATZ_OK)
        return SATZ_FAILED;
    translator->works =
        satz_memory_grow(translator->works, &translator->work_capacity, count, sizeof *translator->works);
    while (ready < count && status == SATZ_OK) {
        status = work_open(translator, &translator->works[ready], &records[ready], source, &bad, error);
        ready += status == SATZ_OK;
    }
    size_t all = ready;
    if (status == SATZ_FAILED || drafts_open(translator, &all, error) != SATZ_OK ||
        works_ask(translator, all, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < ready; i++)
        work_finish(translator, &translator->works[i]);
    drafts_finish(translator, ready, all);
    satz_arena_reset(&translator->answers);
    *done = ready;
    if (status == SATZ_OK)
        return SATZ_OK;
    *error = bad;
    return SATZ_FAILED;
}

static struct satz_slice language_of(const struct satz_record *record) {
    struct satz_slice language = satz_record_string(record, "lang");
    return language.size ? language : satz_slice_of("de");
}

enum satz_status satz_translator_run(struct satz_translator *translator, struct satz_record *records, size_t count,
                                     size_t *done, struct satz_error *error) {
    *done = 0;
    while (*done < count) {
        struct satz_slice from = language_of(&records[*done]);
        size_t end = *done + 1, part;
        while (end < count && satz_slice_equal(language_of(&records[end]), from))
            end++;
        enum satz_status status =
            group_run(translator, records + *done, end - *done, from, &part, error);
        *done += part;
        if (status != SATZ_OK)
            return status;
    }
    return SATZ_OK;
}
