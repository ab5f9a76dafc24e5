/*
 * The three laws of the stream, held against arbitrary Unicode by the real programs:
 *
 *   1. satz-segment | satz-join --side src                                      gives back the input
 *   2. satz-segment | satz-protect | satz-translate -t L -- cat | satz-restore | satz-join   does so too,
 *      where L is the source's language
 *   3. a filter run twice gives what it gave once; a stream gives what its documents give one by one;
 *      any size of read gives what any other gives
 *
 *     laws --tools DIR [--seed N] [--seconds N] [--form NAME] [FILE...]
 *
 * --form tries one form of placeholder only; `own` is that of the engine, cat. FILEs are real documents, and
 * small cases that were found: each is tried first, and pieces of them are mixed into what is generated,
 * for --seconds more. A case that breaks a law is made as small as it goes, and printed. Exit code 0: none was
 * found; 1: one was; 2: this program could not work.
 */
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DOCUMENTS = 16, ARGUMENTS = 16 + DOCUMENTS, FILES = 64, SMALL = 512 };

struct document {
    struct bytes bytes;
    bool html;
};

/* What is tried: documents, and how the tools are called. */
struct trial {
    struct document documents[DOCUMENTS];
    size_t count;
    const char *language, *breaks, *form;
    unsigned seed;
};

/* What came of it: the law that was broken (NULL: none), and what shows it. */
struct verdict {
    const char *law;
    struct bytes expected, got;
};

/* ---- calling the tools -------------------------------------------------------------------- */

static void name_write(char name[32], size_t number, bool html) {
    snprintf(name, 32, "d%02zu.%s", number, html ? "html" : "txt");
}

static void files_write(const struct trial *trial) {
    for (size_t i = 0; i < trial->count; i++) {
        char name[32];
        name_write(name, i, trial->documents[i].html);
        FILE *out = fopen(name, "w");
        if (out == NULL || fwrite(trial->documents[i].bytes.data, 1, trial->documents[i].bytes.size, out) !=
                               trial->documents[i].bytes.size || fclose(out) != 0) {
            perror("laws: temporary file");
            exit(2);
        }
    }
}

static bool verdict_broken(struct verdict *verdict, const char *law, const struct bytes *expected, const struct bytes *got) {
    if (verdict->law != NULL)
        return true;
    verdict->law = law;
    bytes_add(&verdict->expected, expected->data, expected->size);
    bytes_add(&verdict->got, got->data, got->size);
    return true;
}

static void same_or_broken(struct verdict *verdict, const char *law, const struct bytes *expected, const struct bytes *got) {
    if (!bytes_same(expected, got))
        verdict_broken(verdict, law, expected, got);
}

/* Runs a tool that has to succeed; `output` is the caller's. */
static void tool_run(struct verdict *verdict, const char *const *argv, const struct bytes *input, enum feed feed,
                     unsigned seed, struct bytes *output) {
    struct outcome outcome;
    char said[64];
    program_run(argv, input, feed, seed, &outcome);
    *output = outcome.output;
    snprintf(said, sizeof said, "(exit code %d) ", outcome.code);
    struct bytes got = {0}, none = {0};
    bytes_add_string(&got, said);
    bytes_add(&got, outcome.messages.data, outcome.messages.size);
    bytes_add_string(&none, "(exit code 0) ");
    static const char *const failed[][2] = {{"satz-segment", "satz-segment fails"},
                                            {"satz-protect", "satz-protect fails"},
                                            {"satz-translate", "satz-translate fails"},
                                            {"satz-restore", "satz-restore fails"},
                                            {"satz-join", "satz-join fails"}};
    for (size_t i = 0; i < 5 && outcome.code != 0; i++)
        if (strcmp(argv[0], failed[i][0]) == 0)
            verdict_broken(verdict, failed[i][1], &none, &got);
    bytes_release(&got);
    bytes_release(&none);
    bytes_release(&outcome.messages);
}

/* satz-segment over the files [first, end). */
static void segment(struct verdict *verdict, const struct trial *trial, size_t first, size_t end, struct bytes *output) {
    const char *argv[ARGUMENTS] = {"satz-segment", "-l", trial->language, "--breaks", trial->breaks};
    static const struct bytes nothing = {0};
    char names[DOCUMENTS][32];
    for (size_t i = first; i < end; i++) {
        name_write(names[i], i, trial->documents[i].html);
        argv[5 + i - first] = names[i];
    }
    tool_run(verdict, argv, &nothing, FEED_WHOLE, 0, output);
}

/* The filters behind it, in order. */
enum filter { PROTECT, TRANSLATE, RESTORE, FILTERS };

static void filter_run(struct verdict *verdict, const struct trial *trial, enum filter filter, const struct bytes *input,
                       enum feed feed, struct bytes *output) {
    const char *protect[] = {"satz-protect", NULL}, *restore[] = {"satz-restore", NULL};
    const char *known[] = {"satz-translate", "-t", trial->language, "--", "cat", NULL};
    const char *formed[] = {"satz-translate", "-t", trial->language, "--form", trial->form, "--", "cat", NULL};
    const char *const *translate = trial->form == NULL ? known : formed;
    const char *const *const argv[FILTERS] = {protect, translate, restore};
    tool_run(verdict, argv[filter], input, feed, trial->seed, output);
}

static void join(struct verdict *verdict, bool source, const struct bytes *input, enum feed feed, struct bytes *output) {
    const char *argv[] = {"satz-join", source ? "--side" : NULL, "src", NULL};
    tool_run(verdict, argv, input, feed, 1, output);
}

/* Reads as small as there is time for. */
static enum feed small_feed(const struct bytes *input) {
    if (input->size < 2000)
        return FEED_BYTES;
    return input->size < 200000 ? FEED_RANDOM : FEED_WHOLE;
}

/* ---- the laws ----------------------------------------------------------------------------- */

static void joined_check(struct verdict *verdict, const struct trial *trial, const char *law, bool source,
                         const struct bytes *records) {
    struct bytes whole = {0}, joined = {0};
    bytes_add(&whole, "", 0);
    for (size_t i = 0; i < trial->count; i++)
        bytes_add(&whole, trial->documents[i].bytes.data, trial->documents[i].bytes.size);
    join(verdict, source, records, trial->seed % 2 == 0 ? FEED_WHOLE : small_feed(records), &joined);
    same_or_broken(verdict, law, &whole, &joined);
    bytes_release(&whole);
    bytes_release(&joined);
}

/* Law 3 for satz-segment: one file after the other. */
static void segment_check(struct verdict *verdict, const struct trial *trial, const struct bytes *records) {
    struct bytes sum = {0};
    if (trial->count < 2)
        return;
    bytes_add(&sum, "", 0);
    for (size_t i = 0; i < trial->count && verdict->law == NULL; i++) {
        struct bytes one = {0};
        segment(verdict, trial, i, i + 1, &one);
        bytes_add(&sum, one.data, one.size);
        bytes_release(&one);
    }
    if (verdict->law == NULL)
        same_or_broken(verdict, "law 3, satz-segment: file by file is not stream", records, &sum);
    bytes_release(&sum);
}

/* Law 3 for satz-segment: any size of reads; on one document, which comes by standard input. */
static void reads_check(struct verdict *verdict, const struct trial *trial) {
    const struct document *document = &trial->documents[trial->seed % (trial->count > 0 ? trial->count : 1)];
    const char *argv[] = {"satz-segment", "-l", trial->language, "--breaks", trial->breaks, "-d", "meldung",
                          "--format", document->html ? "html" : "text", NULL};
    struct bytes whole = {0}, parts = {0};
    tool_run(verdict, argv, &document->bytes, FEED_WHOLE, 0, &whole);
    tool_run(verdict, argv, &document->bytes, document->bytes.size < 3000 ? FEED_BYTES : FEED_RANDOM, trial->seed, &parts);
    same_or_broken(verdict, "law 3, satz-segment: the size of the reads matters", &whole, &parts);
    bytes_release(&whole);
    bytes_release(&parts);
}

/* The end of the document that begins at `from`: where the next one begins. */
static size_t document_end(const struct bytes *records, size_t from) {
    static const char start[] = "\n{\"seg\":1,";
    const char *next = records->size > from + 1
                           ? memmem(records->data + from, records->size - from, start, sizeof start - 1)
                           : NULL;
    return next == NULL ? records->size : (size_t)(next - records->data) + 1;
}

/* Law 3: the filter over each document alone, in reads of other sizes. */
static void alone_check(struct verdict *verdict, const struct trial *trial, enum filter filter, const struct bytes *input,
                        const struct bytes *output) {
    static const char *const laws[FILTERS] = {"law 3, satz-protect: document by document is not stream",
                                              "law 3, satz-translate: document by document is not stream",
                                              "law 3, satz-restore: document by document is not stream"};
    struct bytes sum = {0};
    bytes_add(&sum, "", 0);
    for (size_t from = 0; from < input->size && verdict->law == NULL;) {
        size_t end = document_end(input, from);
        struct bytes part = {.data = input->data + from, .size = end - from}, one = {0};
        filter_run(verdict, trial, filter, &part, small_feed(&part), &one);
        bytes_add(&sum, one.data, one.size);
        bytes_release(&one);
        from = end;
    }
    if (verdict->law == NULL)
        same_or_broken(verdict, laws[filter], output, &sum);
    bytes_release(&sum);
}

/* Law 3: the filter over its own output. */
static void twice_check(struct verdict *verdict, const struct trial *trial, enum filter filter, const struct bytes *output) {
    static const char *const laws[FILTERS] = {"law 3, satz-protect: twice is not once",
                                              "law 3, satz-translate: twice is not once",
                                              "law 3, satz-restore: twice is not once"};
    struct bytes again = {0};
    filter_run(verdict, trial, filter, output, FEED_WHOLE, &again);
    same_or_broken(verdict, laws[filter], output, &again);
    bytes_release(&again);
}

static void verdict_release(struct verdict *verdict) {
    bytes_release(&verdict->expected);
    bytes_release(&verdict->got);
    verdict->law = NULL;
}

/* Tries all laws; the first that is broken is the verdict. */
static void laws_try(const struct trial *trial, struct verdict *verdict) {
    struct bytes stage[FILTERS + 1] = {{0}};
    files_write(trial);
    segment(verdict, trial, 0, trial->count, &stage[0]);
    if (verdict->law == NULL)
        joined_check(verdict, trial, "law 1: satz-segment | satz-join --side src", true, &stage[0]);
    for (int f = 0; f < FILTERS && verdict->law == NULL; f++)
        filter_run(verdict, trial, (enum filter)f, &stage[f], FEED_WHOLE, &stage[f + 1]);
    if (verdict->law == NULL)
        joined_check(verdict, trial, "law 2: the whole chain", false, &stage[FILTERS]);
    for (int f = 0; f < FILTERS && verdict->law == NULL; f++)
        twice_check(verdict, trial, (enum filter)f, &stage[f + 1]);
    if (verdict->law == NULL)
        segment_check(verdict, trial, &stage[0]);
    if (verdict->law == NULL)
        reads_check(verdict, trial);
    int f = (int)(trial->seed % FILTERS);
    if (verdict->law == NULL)
        alone_check(verdict, trial, (enum filter)f, &stage[f], &stage[f + 1]);
    for (int i = 0; i <= FILTERS; i++)
        bytes_release(&stage[i]);
}

/* ---- a case that breaks a law becomes small ------------------------------------------------ */

/* Whether `bytes` alone break the same law in the same way of calling. */
static bool breaks_same(const struct trial *like, bool html, const struct bytes *bytes, const char *law) {
    struct trial one = {.count = 1, .language = like->language, .breaks = like->breaks, .form = like->form, .seed = like->seed};
    struct verdict verdict = {0};
    one.documents[0] = (struct document){.bytes = *bytes, .html = html};
    laws_try(&one, &verdict);
    bool same = verdict.law == law;
    verdict_release(&verdict);
    return same;
}

static size_t character_begin(const struct bytes *bytes, size_t at) {
    while (at > 0 && at < bytes->size && ((unsigned char)bytes->data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Takes out pieces, halves first, as long as the law stays broken and there is time. */
static void shrink(const struct trial *trial, bool html, struct bytes *bytes, const char *law) {
    time_t end = time(NULL) + 20;
    for (size_t piece = bytes->size / 2 + 1; piece > 0; piece /= 2) {
        for (size_t at = 0; at < bytes->size && time(NULL) < end;) {
            size_t from = character_begin(bytes, at), to = from + piece < bytes->size ? from + piece : bytes->size;
            to = character_begin(bytes, to);
            struct bytes less = {0};
            bytes_add(&less, bytes->data, from);
            bytes_add(&less, bytes->data + to, bytes->size - to);
            if (to > from && breaks_same(trial, html, &less, law)) {
                bytes_release(bytes);
                *bytes = less;
            } else {
                bytes_release(&less);
                at = from + (piece > to - from ? piece : to - from);
            }
        }
    }
}

static void bytes_print(const char *what, const struct bytes *bytes) {
    printf("  %s (%zu bytes): \"", what, bytes->size);
    for (size_t i = 0; i < bytes->size && i < 3000; i++) {
        unsigned char c = (unsigned char)bytes->data[i];
        if (c == '\n')
            fputs("\\n", stdout);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    puts(bytes->size > 3000 ? "\" …" : "\"");
}

static void broken_report(struct trial *trial, struct verdict *verdict) {
    const char *law = verdict->law;
    printf("BROKEN %s\n  with -l %s --breaks %s, --form %s, seed %u\n", law, trial->language, trial->breaks,
           trial->form == NULL ? "(cat's own)" : trial->form, trial->seed);
    for (size_t i = 0; i < trial->count; i++) {
        struct document *document = &trial->documents[i];
        if (!breaks_same(trial, document->html, &document->bytes, law))
            continue;
        shrink(trial, document->html, &document->bytes, law);
        struct trial one = *trial;
        one.documents[0] = *document;
        one.count = 1;
        verdict_release(verdict);
        laws_try(&one, verdict);
        printf("  %s document\n", document->html ? "HTML" : "text");
        bytes_print("input", &document->bytes);
        break;
    }
    bytes_print("expected", &verdict->expected);
    bytes_print("got", &verdict->got);
    fflush(stdout);
}

/* ---- the whole ---------------------------------------------------------------------------- */

struct session {
    struct dice dice;
    struct bytes real;
    struct bytes files[FILES];
    bool html[FILES];
    size_t file_count;
    size_t tried, broken;
    const char *form; /* the only one that is wanted; NULL: any */
};

/* Forms of placeholder; NULL: the one that the engine, cat, has in engines.tsv. */
static const char *const forms[] = {NULL, "letters-paired", "brackets", "white", "underscores", "x", "span"};

static void call_draw(struct session *session, struct trial *trial) {
    static const char *const languages[] = {"en", "ko", "ja", "ar", "zh-Hans", "zh-Hant", "vi", "th", "id", "ms", "ru", "fr", "es", "pt", "de-CH"};
    static const char *const breaks[] = {"auto", "line", "blank"};
    struct dice *dice = &session->dice;
    trial->seed = (unsigned)dice_throw(dice) & 0xFFFFFF;
    trial->language = dice_below(dice, 3) > 0 ? "de" : languages[dice_below(dice, sizeof languages / sizeof *languages)];
    trial->breaks = breaks[dice_below(dice, 3)];
    trial->form = dice_below(dice, 3) == 0 ? NULL : forms[dice_below(dice, sizeof forms / sizeof *forms)];
    if (session->form != NULL)
        trial->form = strcmp(session->form, "own") == 0 ? NULL : session->form;
}

static void trial_run(struct session *session, struct trial *trial) {
    struct verdict verdict = {0};
    laws_try(trial, &verdict);
    session->tried += trial->count;
    if (verdict.law != NULL) {
        session->broken++;
        broken_report(trial, &verdict);
    }
    verdict_release(&verdict);
}

static void trial_generate(struct session *session, struct trial *trial) {
    trial->count = 1 + dice_below(&session->dice, DOCUMENTS);
    for (size_t i = 0; i < trial->count; i++) {
        trial->documents[i].html = dice_below(&session->dice, 2) == 0;
        document_generate(&session->dice, trial->documents[i].html, session->real.size > 0 ? &session->real : NULL,
                          &trial->documents[i].bytes);
    }
}

/* A release as what it is and as what it is not; a small case, one that was found once, in each form. */
static void real_try(struct session *session) {
    for (size_t i = 0; i < session->file_count; i++) {
        bool small = session->files[i].size <= SMALL;
        for (size_t f = 0; f < (small ? sizeof forms / sizeof *forms : 2) && session->broken < 3; f++) {
            struct trial trial = {.count = 1, .language = "de", .breaks = "auto", .seed = (unsigned)(i + f)};
            bytes_add(&trial.documents[0].bytes, session->files[i].data, session->files[i].size);
            trial.documents[0].html = !small && f > 0 ? !session->html[i] : session->html[i];
            trial.form = small ? forms[f] : NULL;
            trial_run(session, &trial);
            bytes_release(&trial.documents[0].bytes);
        }
    }
}

static void file_add(struct session *session, const char *name) {
    char chunk[65536];
    FILE *in = fopen(name, "r");
    if (in == NULL || session->file_count == FILES) {
        perror(name);
        exit(2);
    }
    struct bytes *file = &session->files[session->file_count];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, in)) > 0;)
        bytes_add(file, chunk, got);
    fclose(in);
    bytes_add(&session->real, file->data, file->size);
    session->html[session->file_count++] = strstr(name, ".htm") != NULL;
}

static void scratch_enter(char directory[32]) {
    strcpy(directory, "/tmp/satz-laws-XXXXXX");
    if (mkdtemp(directory) == NULL || chdir(directory) != 0) {
        perror("laws: temporary directory");
        exit(2);
    }
}

static void scratch_leave(const char *directory) {
    for (size_t i = 0; i < DOCUMENTS; i++) {
        char name[32];
        for (int html = 0; html < 2; html++) {
            name_write(name, i, html);
            unlink(name);
        }
    }
    if (chdir("/") != 0 || rmdir(directory) != 0)
        perror(directory);
}

/* What the command line says, beside the files. */
struct call {
    char *tools;
    unsigned long seed, seconds;
};

static struct call arguments_read(struct session *session, int argc, char **argv) {
    struct call call = {NULL, 1, 25};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--tools") == 0 && i + 1 < argc)
            call.tools = realpath(argv[++i], NULL);
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            call.seed = strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--seconds") == 0 && i + 1 < argc)
            call.seconds = strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--form") == 0 && i + 1 < argc)
            session->form = argv[++i];
        else
            file_add(session, argv[i]);
    }
    return call;
}

static void session_run(struct session *session, unsigned long seconds) {
    real_try(session);
    time_t end = time(NULL) + (time_t)seconds;
    while (time(NULL) < end && session->broken < 3) {
        struct trial trial = {0};
        call_draw(session, &trial);
        trial_generate(session, &trial);
        trial_run(session, &trial);
        for (size_t i = 0; i < trial.count; i++)
            bytes_release(&trial.documents[i].bytes);
    }
}

int main(int argc, char **argv) {
    static struct session session;
    char directory[32];
    struct call call = arguments_read(&session, argc, argv);
    if (call.tools == NULL) {
        fputs("usage: laws --tools DIR [--seed N] [--seconds N] [--form NAME] [FILE...]\n", stderr);
        return 2;
    }
    tools_set(call.tools);
    scratch_enter(directory);
    session.dice.state = call.seed;
    printf("laws: seed %lu\n", call.seed);
    session_run(&session, call.seconds);
    scratch_leave(directory);
    free(call.tools);
    for (size_t i = 0; i < session.file_count; i++)
        bytes_release(&session.files[i]);
    bytes_release(&session.real);
    printf("laws: %zu documents, %zu times a law was broken\n", session.tried, session.broken);
    return session.broken == 0 ? 0 : 1;
}
