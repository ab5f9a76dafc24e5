/*
 * How well satz-restore finds again what engines mangle: releases, and texts of arbitrary characters, are sent as
 * satz-translate sends them, in every form, answered by the simulator of engines (mangling.h) and restored.
 *
 * usage: mangle TABLE SEED SEGMENTS TEXTS FILE...           MANGLE_SHOW: a class of damage whose misses are shown
 *        mangle --engine TABLE SEED ENGINE FORM     answers lines, as a program that satz-translate calls
 *
 * Prints per form and per damage how many placeholders there were, how many of them left a trace, and how many of
 * these came to stand at their place, in per cent. Exit code 1 where anything is lost, doubled or harmed, or where
 * less is right than what the goal says.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cutting.h"
#include "mangling.h"
#include "placeholder/engine_text.h"
#include "protect/protect.h"
#include "restore/restore.h"
#include "stream/document.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Right of a thousand that left a trace: the goal. */
enum { GOAL = 995, FORM_LIMIT = 16, SHOWN = 40 };

struct tally {
    size_t all, traced, right, exact, repaired, placed;
};

struct bench {
    struct mangling mangling;
    struct satz_forms forms;
    struct satz_terms terms;
    struct satz_policy policy;
    struct satz_protector *protector;
    struct satz_restorer *restorer;
    struct satz_wordset keep;
    uint64_t state;
    size_t wanted, done;
    struct tally tallies[FORM_LIMIT][CLASS_LIMIT];
    struct tally sures[101]; /* by how sure the program is */
    size_t unaccounted, doubled, harmed, shown;
    bool unicode;
    const char *show; /* the class of damage of which misses are shown */
};

/* One answer that is tried. */
struct trial {
    struct bench *bench;
    size_t form;
    struct satz_slice engine;
    struct satz_record record;
    struct satz_arena arena;
    struct satz_span_list spans;
    struct satz_wire *wire;
    struct answer *answer;
    size_t *before; /* by span: how many words stand before it in the translation */
};

static void open_all(struct bench *bench) {
    const struct satz_data *data = property_data();
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    satz_data_path(data, "engines.tsv", &path);
    satz_policy_init(&bench->policy);
    if (satz_forms_load(&bench->forms, path.data, &error) != SATZ_OK ||
        satz_wordset_load(&bench->keep, data, "de", "hyphen.tsv", "keep", &error) != SATZ_OK ||
        satz_terms_load_all(&bench->terms, data, &error) != SATZ_OK ||
        !(bench->protector = satz_protector_new(data, &bench->terms, &bench->policy, &error)) ||
        !(bench->restorer = satz_restorer_new(data, &error)))
        property_broken(__FILE__, __LINE__, error.reason);
    satz_buffer_release(&path);
}

/* ---- judging ---- */

static void complain(struct trial *trial, const char *what, struct satz_slice about) {
    struct satz_record *record = &trial->record;
    if (trial->bench->shown++ >= SHOWN)
        return;
    struct satz_slice out = satz_record_string(record, "out"), tgt = satz_record_string(record, "tgt");
    struct satz_slice sent = satz_buffer_slice(&trial->wire->text);
    printf("%s: %.*s\n  sent %.*s\n  out  %.*s\n  tgt  %.*s\n", what, (int)about.size, about.data, (int)sent.size, sent.data,
           (int)out.size, out.data, (int)tgt.size, tgt.data);
}

static int compare_places(const void *left, const void *right) {
    const struct satz_span *a = *(const struct satz_span *const *)left, *b = *(const struct satz_span *const *)right;
    return a->in_begin != b->in_begin ? a->in_begin < b->in_begin ? -1 : 1 : (a->in_end > b->in_end) - (a->in_end < b->in_end);
}

/* Held spans in the order of the translation. What is missing or overlaps is not accounted for. */
static size_t places_sort(struct trial *trial, const struct satz_span **sorted) {
    size_t count = 0;
    for (size_t i = 0; i < trial->spans.count; i++) {
        const struct satz_span *span = &trial->spans.items[i];
        if (span->action != SATZ_HOLD)
            continue;
        sorted[count++] = span;
        if (!span->located || span->found == SATZ_FOUND_NOT) {
            trial->bench->unaccounted++;
            complain(trial, "not accounted for", span->id);
        }
    }
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_places);
    for (size_t i = 1; i < count; i++)
        if (sorted[i]->in_begin < sorted[i - 1]->in_end) {
            trial->bench->doubled++;
            complain(trial, "stands in another", sorted[i]->id);
        }
    return count;
}

/* A word of the translation is one of the answer's, in order; a few of them may be gone. */
static void word_meet(const struct trial *trial, struct satz_slice word, size_t *next) {
    for (size_t ahead = 0; ahead < 4 && *next + ahead < trial->answer->word_count; ahead++)
        if (satz_slice_equal(word, trial->answer->words[*next + ahead])) {
            *next += ahead + 1;
            return;
        }
}

static size_t words_meet(const struct trial *trial, struct satz_slice text, size_t next) {
    for (size_t at = 0, size; at < text.size;) {
        size_t end = at;
        while (end < text.size && satz_char_is_word(satz_utf8_decode(text, end, &size)))
            end += size;
        if (end > at)
            word_meet(trial, satz_slice_sub(text, at, end), &next);
        else
            satz_utf8_decode(text, at, &size), end = at + size;
        at = end;
    }
    return next;
}

/* Walks over the translation: where among the words of the answer does each held span stand? */
static void places_count(struct trial *trial, struct satz_buffer *rest) {
    const struct satz_span **sorted = satz_arena_get_array(&trial->arena, trial->spans.count + 1, sizeof *sorted);
    struct satz_slice tgt = satz_record_string(&trial->record, "tgt");
    size_t count = places_sort(trial, sorted), at = 0, next = 0;
    trial->before = satz_arena_get_array(&trial->arena, trial->spans.count + 1, sizeof *trial->before);
    for (size_t i = 0; i < count; i++) {
        size_t begin = sorted[i]->in_begin > at ? sorted[i]->in_begin : at;
        next = words_meet(trial, satz_slice_sub(tgt, at, begin), next);
        satz_buffer_add(rest, satz_slice_sub(tgt, at, begin));
        satz_buffer_add_byte(rest, '\n');
        trial->before[sorted[i] - trial->spans.items] = next;
        at = sorted[i]->in_end > at ? sorted[i]->in_end : at;
    }
    satz_buffer_add(rest, satz_slice_from(tgt, at));
}

static size_t occurrences(struct satz_slice text, struct satz_slice piece) {
    size_t count = 0;
    for (size_t at = satz_slice_find(text, 0, piece); at < text.size; at = satz_slice_find(text, at + 1, piece))
        count++;
    return count;
}

/* Nothing that was sent stands in the text; what only looks like it does, as often as before. */
static void text_judge(struct trial *trial, struct satz_slice rest, const struct piece *pieces, size_t count) {
    struct satz_slice whole = satz_buffer_slice(&trial->wire->text);
    for (size_t i = 0; i < trial->wire->count; i++) {
        const struct satz_wire_token *token = &trial->wire->tokens[i];
        struct satz_slice core = satz_slice_sub(whole, token->core_begin, token->core_end);
        if (token->role == SATZ_WIRE_HOLD && satz_slice_find(rest, 0, core) < rest.size) {
            trial->bench->doubled++;
            complain(trial, "a placeholder is left", core);
        }
    }
    for (size_t k = 0; k < look_alike_count(); k++) {
        struct satz_slice like = satz_slice_of(look_alikes[k]);
        size_t sent = 0;
        for (size_t i = 0; i < count; i++)
            sent += !pieces[i].placeholder && pieces[i].fixed && satz_slice_equal(pieces[i].text, like);
        if (occurrences(rest, like) < sent) {
            trial->bench->harmed++;
            complain(trial, "a word was taken for a placeholder", like);
        }
    }
}

static void fates_judge(struct trial *trial) {
    for (size_t i = 0; i < trial->answer->fate_count; i++) {
        const struct fate *fate = &trial->answer->fates[i];
        if (fate->role != SATZ_WIRE_HOLD)
            continue;
        size_t index = trial->wire->tokens[fate->token].span;
        const struct satz_span *span = &trial->spans.items[index];
        struct tally *tally = &trial->bench->tallies[trial->form][fate->class];
        bool right = trial->before[index] == fate->places[0] || trial->before[index] == fate->places[1];
        bool traced = fate->trace != TRACE_NO;
        tally->all++;
        tally->traced += traced;
        tally->right += traced && right;
        trial->bench->sures[span->sure].all++;
        trial->bench->sures[span->sure].right += right;
        tally->exact += span->found == SATZ_FOUND_EXACT;
        tally->repaired += span->found == SATZ_FOUND_REPAIRED;
        tally->placed += span->found == SATZ_FOUND_PLACED;
        if (traced && !right && trial->bench->show && strstr(trial->bench->mangling.classes[fate->class], trial->bench->show))
            complain(trial, trial->bench->mangling.classes[fate->class], span->id);
    }
}

/* ---- one answer ---- */

static void via_set(struct trial *trial, struct satz_slice form) {
    struct satz_buffer via = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&via, "{\"by\":\"engine\",\"form\":\"%.*s\"}", (int)form.size, form.data);
    satz_record_set_raw(&trial->record, "via", satz_buffer_slice(&via));
    satz_buffer_release(&via);
}

static void wire_make(struct trial *trial, const struct satz_form *form) {
    struct satz_error error = SATZ_ERROR_INIT;
    if (satz_spans_read(&trial->record, &trial->spans, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    struct satz_wire_span *names = satz_arena_get_array(&trial->arena, trial->spans.count + 1, sizeof *names);
    for (size_t i = 0; i < trial->spans.count; i++) {
        const struct satz_span *span = &trial->spans.items[i];
        names[i] = (struct satz_wire_span){ span->id, span->action == SATZ_MARKS, span->kind == SATZ_TAG };
    }
    satz_wire_encode(trial->wire, form, satz_record_string(&trial->record, "text"), names, trial->spans.count);
}

static void record_copy(struct trial *trial, const struct satz_record *from) {
    static const char *const members[] = { "seg", "lang", "src", "text", "spans" };
    satz_record_init(&trial->record, &trial->arena);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (satz_record_raw(from, members[i]).size)
            satz_record_set_raw(&trial->record, members[i], satz_record_raw(from, members[i]));
    satz_record_set_string(&trial->record, "to", satz_slice_of("de"));
}

static void trial_run(struct bench *bench, const struct satz_record *from, size_t form, struct satz_slice engine,
                      struct satz_wire *wire, struct answer *answer) {
    struct trial trial = { .bench = bench, .form = form, .engine = engine, .wire = wire, .answer = answer };
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer rest = SATZ_BUFFER_INIT;
    struct piece *pieces;
    record_copy(&trial, from);
    wire_make(&trial, &bench->forms.forms[form]);
    answer->arena = &trial.arena;
    size_t count = pieces_of_wire(wire, &trial.arena, &pieces);
    mangling_answer(&bench->mangling, engine, &bench->forms.forms[form], pieces, count,
                    bench->state + random_below(&bench->state, 1 << 30), answer);
    satz_record_set_string(&trial.record, "out", satz_buffer_slice(&answer->text));
    via_set(&trial, bench->forms.forms[form].name);
    if (satz_restorer_record(bench->restorer, &trial.record, false, &error) != SATZ_OK ||
        satz_spans_read(&trial.record, &trial.spans, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    places_count(&trial, &rest);
    if (!bench->unicode) {
        text_judge(&trial, satz_buffer_slice(&rest), pieces, count);
        fates_judge(&trial);
    }
    satz_buffer_release(&rest);
    satz_arena_release(&trial.arena);
    bench->done++;
}

static void record_try(struct bench *bench, const struct satz_record *record) {
    struct satz_wire wire = SATZ_WIRE_INIT;
    struct answer answer = { .text = SATZ_BUFFER_INIT };
    size_t engines = 0;
    if (!satz_record_raw(record, "spans").size)
        return;
    while (mangling_engine(&bench->mangling, engines).size)
        engines++;
    for (size_t form = 0; form < bench->forms.count && bench->done < bench->wanted; form++)
        for (size_t i = 0; i < 2; i++) { /* every answer that does everything, and one of a real engine's */
            size_t engine = i ? engines - 1 : random_below(&bench->state, engines - 1);
            trial_run(bench, record, form, mangling_engine(&bench->mangling, engine), &wire, &answer);
        }
    satz_wire_release(&wire);
    satz_buffer_release(&answer.text);
}

/* ---- what is sent: releases, with words in them that look like placeholders ---- */

static void look_alikes_put(struct bench *bench, struct satz_slice text, struct satz_buffer *target) {
    for (size_t at = 0; at < text.size; at++) {
        if (satz_slice_starts(satz_slice_from(text, at), satz_slice_of("-\n"))) { /* a word is to be one word */
            at++;
            continue;
        }
        satz_buffer_add_byte(target, text.data[at]);
        if (text.data[at] == ' ' && random_below(&bench->state, 60) == 0)
            satz_buffer_add_format(target, "%s ", look_alikes[random_below(&bench->state, look_alike_count())]);
    }
}

static void release_try(struct bench *bench, struct satz_slice text) {
    static struct memory_file file;
    struct cutting cutting = { .bytes = text, .lang = "de", .format = SATZ_FORMAT_TEXT };
    struct satz_buffer lines = SATZ_BUFFER_INIT;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_document document;
    struct satz_reader reader;
    size_t done;
    if (cutting_run(&cutting, &lines, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    char *paths[] = { (char *)(uintptr_t)memory_file_set(&file, satz_buffer_slice(&lines)) };
    satz_reader_init(&reader, paths, 1);
    satz_document_init(&document);
    if (satz_document_read(&document, &reader, &error) != SATZ_OK ||
        satz_protect_document(bench->protector, &document, &done, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    for (size_t i = 0; i < document.count && bench->done < bench->wanted; i++)
        record_try(bench, &document.records[i]);
    satz_document_release(&document);
    satz_reader_release(&reader);
    satz_buffer_release(&lines);
}

static void file_read(const char *path, struct satz_buffer *text) {
    FILE *file = fopen(path, "r");
    char bytes[4096];
    size_t size;
    if (!file)
        property_broken(path, 0, "cannot be read");
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
        satz_buffer_add(text, satz_slice_make(bytes, size));
    fclose(file);
}

static void releases_try(struct bench *bench, char **paths, size_t count) {
    while (bench->done < bench->wanted)
        for (size_t i = 0; i < count && bench->done < bench->wanted; i++) {
            struct satz_buffer text = SATZ_BUFFER_INIT, put = SATZ_BUFFER_INIT;
            file_read(paths[i], &text);
            look_alikes_put(bench, satz_buffer_slice(&text), &put);
            if (satz_utf8_check(satz_buffer_slice(&put), true) == put.size) /* not one in an old encoding */
                release_try(bench, satz_buffer_slice(&put));
            satz_buffer_release(&text);
            satz_buffer_release(&put);
        }
}

/* ---- what is sent: arbitrary characters ---- */

static uint32_t character_draw(uint64_t *state) {
    static const uint32_t ranges[][2] = { { 0x20, 0x7E }, { 0x20, 0x7E }, { 0xA0, 0x24F }, { 0x300, 0x36F },
                                          { 0x370, 0x5FF }, { 0x600, 0x6FF }, { 0x900, 0xE7F }, { 0x2000, 0x27E5 },
                                          { 0x3000, 0x30FF }, { 0x4E00, 0x4EFF }, { 0xAC00, 0xACFF }, { 0xFE00, 0xFFFD },
                                          { 0x1F300, 0x1F6FF }, { 0xE0000, 0xE01EF }, { 0x1, 0x1F } };
    const uint32_t *range = ranges[random_below(state, sizeof ranges / sizeof *ranges)];
    return range[0] + (uint32_t)random_below(state, range[1] - range[0] + 1);
}

static void spans_draw(uint64_t *state, struct satz_slice src, struct satz_span_list *spans, struct satz_arena *arena) {
    for (size_t at = 0, size; at < src.size;) {
        size_t begin = satz_utf8_floor(src, at + random_below(state, 30)), end = begin;
        if (begin < at || begin >= src.size)
            break;
        for (size_t more = 1 + random_below(state, 8); more > 0 && end < src.size; more--) {
            satz_utf8_decode(src, end, &size);
            end += size;
        }
        struct satz_span span = { .kind = (enum satz_kind)random_below(state, SATZ_KINDS), .action = SATZ_HOLD,
                                  .begin = begin, .end = end };
        satz_spans_add(spans, arena, span);
        at = end;
    }
    satz_spans_number(spans, arena);
}

static void text_try(struct bench *bench) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_buffer src = SATZ_BUFFER_INIT;
    struct satz_engine_text text;
    struct satz_engine_view view = { .keep = &bench->keep };
    struct satz_span_list spans = { NULL, 0, 0 };
    struct satz_record record;
    for (size_t size = 1 + random_below(&bench->state, 120); size > 0; size--)
        satz_buffer_add_char(&src, character_draw(&bench->state));
    spans_draw(&bench->state, satz_buffer_slice(&src), &spans, &arena);
    satz_engine_text_init(&text);
    satz_engine_text_build(&text, satz_buffer_slice(&src), &spans, &view);
    satz_record_init(&record, &arena);
    satz_record_set_size(&record, "seg", 1);
    satz_record_set_string(&record, "lang", satz_slice_of("de"));
    satz_record_set_string(&record, "src", satz_buffer_slice(&src));
    satz_record_set_string(&record, "text", satz_buffer_slice(&text.text));
    satz_spans_write(&record, &spans);
    record_try(bench, &record);
    satz_engine_text_release(&text);
    satz_buffer_release(&src);
    satz_arena_release(&arena);
}

/* ---- what is said ---- */

static void tally_add(struct tally *sum, const struct tally *one) {
    sum->all += one->all;
    sum->traced += one->traced;
    sum->right += one->right;
    sum->exact += one->exact;
    sum->repaired += one->repaired;
    sum->placed += one->placed;
}

static void tally_print(struct satz_slice name, const struct tally *tally) {
    if (tally->all)
        printf("%-16.*s %8zu %8zu %8.2f %9zu %9zu %9zu\n", (int)name.size, name.data, tally->all, tally->traced,
               tally->traced ? 100.0 * (double)tally->right / (double)tally->traced : 100.0, tally->exact, tally->repaired,
               tally->placed);
}

static int report(const struct bench *bench) {
    struct tally whole = { 0 };
    printf("%-16s %8s %8s %8s %9s %9s %9s\n", "", "all", "traced", "right %", "exact", "repaired", "placed");
    for (size_t class = 0; class < bench->mangling.class_count; class++) {
        struct tally sum = { 0 };
        for (size_t form = 0; form < bench->forms.count; form++)
            tally_add(&sum, &bench->tallies[form][class]);
        tally_print(satz_slice_of(bench->mangling.classes[class]), &sum);
    }
    putchar('\n');
    for (size_t form = 0; form < bench->forms.count; form++) {
        struct tally sum = { 0 };
        for (size_t class = 0; class < bench->mangling.class_count; class++)
            tally_add(&sum, &bench->tallies[form][class]);
        tally_print(bench->forms.forms[form].name, &sum);
        tally_add(&whole, &sum);
    }
    tally_print(satz_slice_of("together"), &whole);
    puts("\nsure: that many of a hundred stand at their place");
    for (size_t sure = 1; sure <= 100; sure++)
        if (bench->sures[sure].all)
            printf("%.2f %8zu %8.2f\n", (double)sure / 100, bench->sures[sure].all,
                   100.0 * (double)bench->sures[sure].right / (double)bench->sures[sure].all);
    printf("%zu answers; not accounted for %zu, doubled %zu, words harmed %zu\n", bench->done, bench->unaccounted, bench->doubled,
           bench->harmed);
    return bench->unaccounted || bench->doubled || bench->harmed || whole.right * 1000 < whole.traced * GOAL;
}

static void close_all(struct bench *bench) {
    mangling_release(&bench->mangling);
    satz_forms_release(&bench->forms);
    satz_wordset_release(&bench->keep);
    satz_protector_free(bench->protector);
    satz_terms_release(&bench->terms);
    satz_restorer_free(bench->restorer);
}

/* ---- as an engine ---- */

static int serve(const char *table, const char *seed, const char *engine, const char *form_name) {
    struct bench bench = { .state = strtoull(seed, NULL, 10) };
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_buffer path = SATZ_BUFFER_INIT;
    struct answer answer = { .text = SATZ_BUFFER_INIT };
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    satz_data_path(property_data(), "engines.tsv", &path);
    if (mangling_load(&bench.mangling, table, &error) != SATZ_OK ||
        satz_forms_load(&bench.forms, path.data, &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    const struct satz_form *form = satz_forms_find(&bench.forms, satz_slice_of(form_name));
    while (form && (size = getline(&line, &room, stdin)) > 0) {
        struct satz_arena arena = SATZ_ARENA_INIT;
        struct piece *pieces;
        size_t count = pieces_of_line(form, satz_slice_make(line, (size_t)size - (line[size - 1] == '\n')), &arena, &pieces);
        answer.arena = &arena;
        mangling_answer(&bench.mangling, satz_slice_of(engine), form, pieces, count, bench.state, &answer);
        printf("%.*s\n", (int)answer.text.size, answer.text.data);
        bench.state += (uint64_t)size;
        satz_arena_release(&arena);
    }
    free(line);
    satz_buffer_release(&answer.text);
    satz_buffer_release(&path);
    mangling_release(&bench.mangling);
    satz_forms_release(&bench.forms);
    return form ? 0 : 2;
}

int main(int argc, char **argv) {
    struct bench bench = { .done = 0 };
    struct satz_error error = SATZ_ERROR_INIT;
    if (argc == 6 && !strcmp(argv[1], "--engine"))
        return serve(argv[2], argv[3], argv[4], argv[5]);
    if (argc < 6) {
        fputs("usage: mangle TABLE SEED SEGMENTS TEXTS FILE...\n", stderr);
        return 2;
    }
    if (mangling_load(&bench.mangling, argv[1], &error) != SATZ_OK)
        property_broken(__FILE__, __LINE__, error.reason);
    open_all(&bench);
    bench.show = getenv("MANGLE_SHOW");
    bench.state = strtoull(argv[2], NULL, 10);
    bench.wanted = strtoull(argv[3], NULL, 10);
    releases_try(&bench, argv + 5, (size_t)argc - 5);
    bench.unicode = true;
    bench.wanted += strtoull(argv[4], NULL, 10);
    while (bench.done < bench.wanted)
        text_try(&bench);
    int code = report(&bench);
    close_all(&bench);
    return code;
}
