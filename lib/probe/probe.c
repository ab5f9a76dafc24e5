#include "probe/probe.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/engine.h"
#include "engine/exchange.h"
#include "translate/command.h"
#include "translate/stray.h"

/* One run over all forms. */
struct run {
    struct satz_probe *probe;
    const struct satz_probe_corpus *corpus;
    struct satz_engine engine;
    struct satz_question *questions;
    struct satz_slice *plain; /* what the engine says where nothing is protected; data NULL: nothing */
    struct satz_engine_text text;
    struct satz_wire wire;
    struct satz_arena kept, answers, scratch;
};

void satz_probe_init(struct satz_probe *probe) {
    *probe = (struct satz_probe){ .program = SATZ_BUFFER_INIT, .complaints = SATZ_BUFFER_INIT };
}

void satz_probe_release(struct satz_probe *probe) {
    satz_forms_release(&probe->forms);
    free(probe->results);
    satz_buffer_release(&probe->program);
    satz_buffer_release(&probe->complaints);
}

static void text_build(struct run *run, const struct satz_probe_segment *segment, bool plain) {
    struct satz_engine_view view = { .html = segment->html, .plain = plain, .keep = &run->corpus->keep };
    satz_engine_text_build(&run->text, segment->src, &segment->spans, &view);
}

/* The segment in a form. */
static void wire_make(struct run *run, const struct satz_probe_segment *segment, const struct satz_form *form) {
    const struct satz_span_list *spans = &segment->spans;
    struct satz_wire_span *names = satz_arena_get_array(&run->scratch, spans->count + 1, sizeof *names);
    for (size_t i = 0; i < spans->count; i++)
        names[i] = (struct satz_wire_span){ spans->items[i].id, spans->items[i].action == SATZ_MARKS,
                                            spans->items[i].kind == SATZ_TAG };
    text_build(run, segment, false);
    satz_wire_encode(&run->wire, form, satz_buffer_slice(&run->text.text), names, spans->count);
}

/* The segment with nothing protected, and without its tags, which the plain view has as U+FFFC. */
static struct satz_slice plain_make(struct run *run, const struct satz_probe_segment *segment) {
    static const char tag[] = "\xEF\xBF\xBC";
    struct satz_buffer line = SATZ_BUFFER_INIT;
    text_build(run, segment, true);
    struct satz_slice view = satz_buffer_slice(&run->text.text);
    for (size_t at = 0; at < view.size;) {
        size_t end = satz_slice_find(view, at, satz_slice_of(tag));
        satz_buffer_add(&line, satz_slice_sub(view, at, end));
        at = end < view.size ? end + sizeof tag - 1 : end;
    }
    struct satz_slice copy = satz_arena_copy(&run->kept, satz_buffer_slice(&line));
    satz_buffer_release(&line);
    return copy.size ? copy : satz_slice_of("-");
}

/* What the engine said to question `i`; data NULL where it has no answer. */
static struct satz_slice answer_of(const struct run *run, size_t i) {
    return run->questions[i].failure ? satz_slice_make(NULL, 0) : run->questions[i].answer;
}

static enum satz_status plain_ask(struct run *run, struct satz_error *error) {
    size_t count = run->corpus->count, answered = 0;
    const char *failure = NULL;
    for (size_t i = 0; i < count; i++)
        run->questions[i] = (struct satz_question){ .line = plain_make(run, &run->corpus->items[i]) };
    if (satz_engine_ask(&run->engine, run->questions, count, &run->kept, error) != SATZ_OK)
        return SATZ_FAILED;
    for (size_t i = 0; i < count; i++) {
        run->plain[i] = answer_of(run, i);
        answered += !run->questions[i].failure;
        failure = failure ? failure : run->questions[i].failure;
    }
    return answered ? SATZ_OK : satz_error_set(error, "the engine translates nothing: %s", failure);
}

static enum satz_status form_ask(struct run *run, struct satz_probe_result *result, struct satz_error *error) {
    size_t count = run->corpus->count;
    satz_arena_reset(&run->answers);
    for (size_t i = 0; i < count; i++) {
        satz_arena_reset(&run->scratch);
        wire_make(run, &run->corpus->items[i], result->form);
        struct satz_slice line = satz_arena_copy(&run->answers, satz_buffer_slice(&run->wire.text));
        run->questions[i] = (struct satz_question){ .line = line };
    }
    int64_t begin = satz_exchange_now();
    if (satz_engine_ask(&run->engine, run->questions, count, &run->answers, error) != SATZ_OK)
        return SATZ_FAILED;
    result->seconds = (double)(satz_exchange_now() - begin) / 1000;
    bool *stray = satz_arena_get_array(&run->answers, count + 1, sizeof *stray);
    if (result->form->letters && satz_stray_find(run->questions, count, stray))
        return satz_error_set(error, "the engine answers segments with what belongs to others; try --batch 1");
    for (size_t i = 0; i < count; i++) {
        satz_arena_reset(&run->scratch);
        wire_make(run, &run->corpus->items[i], result->form);
        satz_probe_judge(&result->count, &run->wire, answer_of(run, i), &run->text, run->plain[i], &run->scratch);
    }
    return SATZ_OK;
}

static enum satz_status forms_ask(struct satz_probe *probe, const struct satz_probe_options *options,
                                  const struct satz_probe_corpus *corpus, char *const *argv, struct satz_error *error) {
    struct run run = { .probe = probe, .corpus = corpus, .wire = SATZ_WIRE_INIT, .kept = SATZ_ARENA_INIT,
                       .answers = SATZ_ARENA_INIT, .scratch = SATZ_ARENA_INIT };
    satz_engine_init(&run.engine, argv);
    run.engine.jobs = options->jobs;
    run.engine.batch = options->batch;
    run.engine.patience = options->timeout;
    run.engine.shell = options->shell;
    run.engine.stop = options->stop;
    run.questions = satz_memory_get_array(corpus->count, sizeof *run.questions);
    run.plain = satz_memory_get_array(corpus->count, sizeof *run.plain);
    satz_engine_text_init(&run.text);
    enum satz_status status = plain_ask(&run, error);
    for (size_t i = 0; i < probe->count && status == SATZ_OK; i++) {
        if (options->told)
            options->told(options->context, i);
        status = form_ask(&run, &probe->results[i], error);
    }
    satz_buffer_add(&probe->complaints, satz_buffer_slice(&run.engine.complaints));
    satz_engine_release(&run.engine);
    satz_engine_text_release(&run.text);
    satz_wire_release(&run.wire);
    satz_arena_release(&run.kept);
    satz_arena_release(&run.answers);
    satz_arena_release(&run.scratch);
    free(run.questions);
    free(run.plain);
    return status;
}

static int compare_sizes(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

static int compare(const void *left, const void *right) {
    const struct satz_probe_result *a = left, *b = right;
    int order = compare_sizes(a->count.lost + a->count.doubled, b->count.lost + b->count.doubled);
    if (!order)
        order = compare_sizes(a->count.repaired, b->count.repaired);
    if (!order)
        order = compare_sizes(a->count.words - a->count.same, b->count.words - b->count.same);
    if (!order)
        order = (int)b->known - (int)a->known;
    return order ? order : a->form < b->form ? -1 : a->form > b->form;
}

static void program_find(struct satz_probe *probe, const struct satz_probe_options *options) {
    struct satz_slice word = satz_slice_of(options->shell ? "" : options->command[0]), part = word;
    while (satz_slice_split(&word, '/', &part))
        continue;
    satz_buffer_add(&probe->program, part);
}

enum satz_status satz_probe_run(struct satz_probe *probe, const struct satz_data *data,
                                const struct satz_probe_options *options, const struct satz_probe_corpus *corpus,
                                struct satz_error *error) {
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct satz_command command = { NULL };
    satz_data_path(data, "engines.tsv", &path);
    enum satz_status status = satz_forms_load(&probe->forms, path.data, error);
    satz_buffer_release(&path);
    if (status != SATZ_OK)
        return status;
    const struct satz_form *known = satz_forms_command(&probe->forms, options->command, &probe->engine);
    program_find(probe, options);
    probe->count = probe->forms.count;
    probe->segments = corpus->count;
    probe->results = satz_memory_get_array(probe->count, sizeof *probe->results);
    for (size_t i = 0; i < probe->count; i++)
        probe->results[i] = (struct satz_probe_result){ .form = &probe->forms.forms[i],
                                                        .known = known == &probe->forms.forms[i] };
    status = satz_command_fill(&command, options->command, options->shell, satz_buffer_slice(&corpus->language),
                               options->to, error);
    if (status == SATZ_OK)
        status = forms_ask(probe, options, corpus, command.argv, error);
    satz_command_release(&command);
    qsort(probe->results, probe->count, sizeof *probe->results, compare);
    return status;
}
