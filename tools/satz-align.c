/* satz-align: translations back beside their sources. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "align/align.h"
#include "align/beside.h"
#include "align/pairing.h"
#include "align/pharaoh.h"
#include "align/records.h"
#include "align/rows.h"
#include "align/unit.h"
#include "base/memory.h"
#include "bitext/tmx_reader.h"
#include "cut/document.h"
#include "tool.h"

static const struct satz_option option_table[] = {
    SATZ_TOOL_OPTIONS,
    { '\0', "format", "records|rows|side|tmx|tsv", "what to write (default: records)" },
    { '\0', "from", "LANG", "the language of the source, whatever records say; else theirs, else de" },
    { 't', "to", "LANG", "the language of the translation, whatever records say; else theirs" },
    { '\0', "segment", NULL, "cut what is no stream of records into sentences; else a line is a segment" },
    { '\0', "words", NULL, "write which words belong together: pairs i-j, a line a source segment" },
    { '\0', "parallel", NULL, "segments are aligned already: the first belongs to the first, and so on" },
    { '\0', "min-score", "P", "leave what is less probable for a person, 0 to 1 (default: 0)" },
    { '\0', "hard", "N,M", "source segment N and target segment M belong together; may be given again" },
    { '\0', "lexicon", "FILE", "further pairs of words (TSV); may be given again" },
    { '\0', "memory", "TMX", "a translation memory to learn words from; may be given again" },
    { '\0', "method", "words|gale-church", "by words, or by lengths only (default: words)" },
    { '\0', "data", "DIR", "the folder of the dictionaries" },
    SATZ_OPTION_FAIL_ON,
    { '\0', NULL, NULL, NULL },
};
enum { FORMAT = SATZ_OPTION_FIRST, FROM, TO, SEGMENT, PAIRS, PARALLEL, MIN_SCORE, HARD, LEXICON, MEMORY, METHOD, DATA, FAIL_ON };

static const struct satz_usage usage = {
    "satz-align", "[OPTION]... SOURCE [TARGET]", "Put a translation beside its source, segment by segment.",
    option_table, "satz-align --to en --format side release.de.txt release.en.txt",
};

enum format { RECORDS, ROWS, SIDE, TMX, TSV, WORDS };

struct settings {
    enum format format;
    struct satz_language from, to;
    bool has_from, has_to, segment, parallel;
    double least;
    struct satz_anchor *anchors;
    size_t anchor_count, anchor_capacity;
    struct satz_tool_files lexicons, memories;
    enum satz_align_method method;
    const char *folder;
    struct satz_verdict verdict;
};

/* What the tool works with. */
struct job {
    struct settings *settings;
    struct satz_data data;
    struct satz_output output;
    struct satz_aligner *aligner; /* of the languages below; NULL before the first document */
    struct satz_language from, to;
    struct satz_export export;
    struct satz_exporter exporter;
    struct satz_beside view;
    bool viewing;
    struct satz_beads beads;
    struct satz_progress progress;
    size_t documents, segments;
};

/* ---- options ---- */

static enum satz_status set_format(struct settings *settings, const char *word, struct satz_error *error) {
    static const char *const words[] = { "records", "rows", "side", "tmx", "tsv" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0) {
            settings->format = (enum format)i;
            return SATZ_OK;
        }
    return satz_error_set(error, "option --format takes records, rows, side, tmx or tsv, not '%s'", word);
}

static enum satz_status set_method(struct settings *settings, const char *word, struct satz_error *error) {
    settings->method = strcmp(word, "words") == 0 ? SATZ_ALIGN_WORDS : SATZ_ALIGN_GALE_CHURCH;
    if (settings->method == SATZ_ALIGN_WORDS || strcmp(word, "gale-church") == 0)
        return SATZ_OK;
    return satz_error_set(error, "option --method takes words or gale-church, not '%s'", word);
}

static enum satz_status set_least(struct settings *settings, const char *word, struct satz_error *error) {
    char *end;
    settings->least = strtod(word, &end);
    if (end != word && !*end && settings->least >= 0 && settings->least <= 1)
        return SATZ_OK;
    return satz_error_set(error, "option --min-score takes a number from 0 to 1, not '%s'", word);
}

/* A number from 1, up to `after`. */
static bool read_number(const char **word, char after, size_t *number) {
    char *end;
    if (**word < '0' || **word > '9')
        return false;
    unsigned long value = strtoul(*word, &end, 10);
    if (*end != after || value == 0 || value >= SIZE_MAX / 2)
        return false;
    *number = value - 1;
    *word = end + (after != '\0');
    return true;
}

static enum satz_status add_anchor(struct settings *settings, const char *word, struct satz_error *error) {
    struct satz_anchor anchor;
    const char *rest = word;
    if (!read_number(&rest, ',', &anchor.source) || !read_number(&rest, '\0', &anchor.target))
        return satz_error_set(error, "option --hard takes two numbers of segments, from 1, such as 3,4; not '%s'", word);
    settings->anchors = satz_memory_grow(settings->anchors, &settings->anchor_capacity, settings->anchor_count + 1,
                                         sizeof anchor);
    settings->anchors[settings->anchor_count++] = anchor;
    return SATZ_OK;
}

static int compare_anchors(const void *a, const void *b) {
    const struct satz_anchor *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return x->target < y->target ? -1 : x->target > y->target;
}

static enum satz_status order_anchors(struct settings *settings, struct satz_error *error) {
    struct satz_anchor *anchors = settings->anchors;
    if (settings->anchor_count)
        qsort(anchors, settings->anchor_count, sizeof *anchors, compare_anchors);
    for (size_t i = 1; i < settings->anchor_count; i++)
        if (anchors[i].target < anchors[i - 1].target)
            return satz_error_set(error, "options --hard %zu,%zu and --hard %zu,%zu cross each other",
                                  anchors[i - 1].source + 1, anchors[i - 1].target + 1, anchors[i].source + 1,
                                  anchors[i].target + 1);
    return SATZ_OK;
}

static enum satz_status set_option(struct settings *settings, size_t option, const char *argument,
                                   struct satz_error *error) {
    switch (option) {
    case FORMAT: return set_format(settings, argument, error);
    case FROM: settings->has_from = true; return satz_language_parse(argument, &settings->from, error);
    case TO: settings->has_to = true; return satz_language_parse(argument, &settings->to, error);
    case SEGMENT: settings->segment = true; break;
    case PAIRS: settings->format = WORDS; break;
    case PARALLEL: settings->parallel = true; break;
    case MIN_SCORE: return set_least(settings, argument, error);
    case HARD: return add_anchor(settings, argument, error);
    case LEXICON: return satz_tool_files_add(&settings->lexicons, "lexicon", argument, error);
    case MEMORY: return satz_tool_files_add(&settings->memories, "memory", argument, error);
    case METHOD: return set_method(settings, argument, error);
    case DATA: settings->folder = argument; break;
    case FAIL_ON: return satz_verdict_set(&settings->verdict, argument, error);
    }
    return SATZ_OK;
}

/* ---- the two sides ---- */

/* Two descriptors of a file that has no name: what is written to the first can be read from the second. */
static enum satz_status open_temporary(int descriptors[2], struct satz_error *error) {
    const char *folder = getenv("TMPDIR");
    struct satz_buffer path = SATZ_BUFFER_INIT;
    satz_buffer_add_format(&path, "%s/satz-align.XXXXXX", folder && *folder ? folder : "/tmp");
    descriptors[0] = mkstemp(path.data);
    descriptors[1] = descriptors[0] < 0 ? -1 : dup(descriptors[0]);
    enum satz_status status = descriptors[1] < 0 ? satz_error_set_errno(error, path.data) : SATZ_OK;
    if (descriptors[0] >= 0)
        (void)unlink(path.data);
    satz_buffer_release(&path);
    return status;
}

/* Cuts the text that the reader has open into records, and lets it read these. */
static enum satz_status cut(struct job *job, struct satz_align_reader *reader, const char *path,
                            const struct satz_language *language, struct satz_error *error) {
    int descriptors[2];
    struct satz_output records;
    struct satz_recorder recorder;
    struct satz_segmenter *segmenter = satz_segmenter_new(&job->data, language->tag, NULL, error);
    if (!segmenter)
        return SATZ_FAILED;
    enum satz_status status = open_temporary(descriptors, error);
    if (status == SATZ_OK) {
        satz_output_descriptor(&records, descriptors[0], "a temporary file");
        satz_recorder_init(&recorder, &records, false);
        struct satz_cutter cutter = { .segmenter = segmenter, .recorder = &recorder, .lang = language->tag };
        struct satz_error failure = SATZ_ERROR_INIT;
        bool failed = satz_cut_input(&cutter, &reader->rows.input, path, &failure) != SATZ_OK;
        satz_recorder_release(&recorder);
        status = satz_output_close(&records, error);
        (void)lseek(descriptors[1], 0, SEEK_SET);
        satz_align_reader_switch(reader, descriptors[1], failed ? &failure : NULL);
    }
    satz_segmenter_free(segmenter);
    return status;
}

static enum satz_status open_side(struct job *job, struct satz_align_reader *reader, const char *path, bool target,
                                  struct satz_error *error) {
    const struct settings *settings = job->settings;
    enum satz_status status = satz_align_reader_open(reader, path, error);
    reader->target = target;
    reader->keep = !target && settings->format != ROWS && settings->format != SIDE && settings->format != WORDS;
    if (status != SATZ_OK || reader->records || !settings->segment)
        return status;
    if (target && !settings->has_to)
        return satz_error_set(error, "option --to must say which language the translation is in");
    return cut(job, reader, path, target ? &settings->to : &settings->from, error);
}

/* ---- the aligner ---- */

static enum satz_status teach(struct job *job, const char *path, struct satz_error *error) {
    struct satz_input input;
    struct satz_pair pair;
    if (satz_input_open(&input, path, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_tmx_reader *reader = satz_tmx_reader_new(&input, &job->from, &job->to);
    enum satz_status status;
    while ((status = satz_tmx_reader_next(reader, &pair, error)) == SATZ_OK)
        satz_aligner_teach(job->aligner, pair.source.text, pair.target.text);
    satz_tmx_reader_free(reader);
    satz_input_close(&input);
    return status == SATZ_END ? SATZ_OK : status;
}

/* As many as a person or the terminal says; a hundred where nobody does. */
static size_t columns_of(int fd) {
    const char *said = getenv("COLUMNS");
    struct winsize size = { 0 };
    unsigned long columns = said ? strtoul(said, NULL, 10) : 0;
    if (columns > 0 && columns <= 10000)
        return columns;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 100;
}

static enum satz_status prepare_view(struct job *job, struct satz_error *error) {
    int fd = job->output.descriptor;
    bool begun = job->viewing && job->view.begun;
    if (job->viewing)
        satz_beside_release(&job->view);
    job->viewing = true;
    enum satz_status status = satz_beside_init(&job->view, columns_of(fd), satz_tool_colours(fd), job->from.tag,
                                               job->to.tag, error);
    job->view.least = job->settings->least;
    job->view.begun = begun;
    return status;
}

/* The aligner, and the view, of two languages. */
static enum satz_status prepare(struct job *job, const struct satz_language *from, const struct satz_language *to,
                                struct satz_error *error) {
    const struct settings *settings = job->settings;
    if (job->aligner && strcmp(job->from.tag, from->tag) == 0 && strcmp(job->to.tag, to->tag) == 0)
        return SATZ_OK;
    satz_aligner_free(job->aligner);
    job->from = *from;
    job->to = *to;
    struct satz_align_settings wanted = { *from, *to, settings->method, &job->data, settings->lexicons.paths,
                                          settings->lexicons.count };
    job->aligner = satz_aligner_new(&wanted, error);
    enum satz_status status = job->aligner ? SATZ_OK : SATZ_FAILED;
    for (size_t i = 0; status == SATZ_OK && i < settings->memories.count; i++)
        status = teach(job, settings->memories.paths[i], error);
    return status == SATZ_OK && settings->format == SIDE ? prepare_view(job, error) : status;
}

/* The language that was asked for, or that a document says. */
static enum satz_status language_of(const struct satz_align_document *document, const struct satz_language *asked,
                                    struct satz_language *language, struct satz_error *error) {
    char tag[sizeof language->tag + 40];
    struct satz_error reason = SATZ_ERROR_INIT;
    if (asked || !document->lang.size) {
        if (asked)
            *language = *asked;
        return asked ? SATZ_OK : satz_error_set_at(error, document->place, 0,
                                                   "which language this is in must be said with --to");
    }
    size_t size = document->lang.size < sizeof tag ? document->lang.size : sizeof tag - 1;
    memcpy(tag, document->lang.data, size);
    tag[size] = '\0';
    if (satz_language_parse(tag, language, &reason) == SATZ_OK)
        return SATZ_OK;
    return satz_error_set_at(error, document->place, 0, "%s", reason.reason);
}

static enum satz_status check_anchors(const struct settings *settings, const struct satz_align_document *source,
                                      const struct satz_align_document *target, struct satz_error *error) {
    for (size_t i = 0; i < settings->anchor_count; i++) {
        const struct satz_anchor *anchor = &settings->anchors[i];
        if (anchor->source >= source->count || anchor->target >= target->count)
            return satz_error_set(error, "option --hard %zu,%zu: there are %zu and %zu segments", anchor->source + 1,
                                  anchor->target + 1, source->count, target->count);
    }
    return SATZ_OK;
}

/* The beads of texts that are aligned already. */
static enum satz_status pair_all(struct job *job, const struct satz_align_document *source,
                                 const struct satz_align_document *target, struct satz_error *error) {
    if (source->count != target->count)
        return satz_error_set_at(error, target->place, 0, "with --parallel there must be as many segments as in %s, %zu, not %zu",
                                 source->place, source->count, target->count);
    satz_beads_reset(&job->beads);
    for (size_t i = 0; i < source->count; i++)
        satz_beads_add(&job->beads, (struct satz_bead){ i, 1, i, 1, 1 });
    job->beads.support = 1;
    return SATZ_OK;
}

static enum satz_status align(struct job *job, const struct satz_align_document *source,
                              const struct satz_align_document *target, struct satz_error *error) {
    const struct settings *settings = job->settings;
    struct satz_language from, to;
    const struct satz_language *asked_from = settings->has_from || !source->lang.size ? &settings->from : NULL;
    if (job->documents > 1 && settings->anchor_count)
        return satz_error_set(error, "option --hard is for one document, but there are more");
    if (language_of(source, asked_from, &from, error) != SATZ_OK ||
        language_of(target, settings->has_to ? &settings->to : NULL, &to, error) != SATZ_OK ||
        check_anchors(settings, source, target, error) != SATZ_OK || prepare(job, &from, &to, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_align_texts texts = { source->texts, target->texts, source->count, target->count, settings->anchors,
                                      settings->anchor_count };
    if (settings->parallel)
        return pair_all(job, source, target, error);
    satz_align(job->aligner, &texts, &job->beads);
    return SATZ_OK;
}

/* ---- findings of what is no stream of records ---- */

enum { TOLD_MOST = 10 };

/* One kind of them in a document. */
struct told {
    const char *check;
    enum satz_level level;
    size_t count;
};

static void say(struct job *job, const struct satz_align_document *document, struct told *told, size_t segment,
                const char *what) {
    struct satz_error message = SATZ_ERROR_INIT;
    char where[sizeof message.place];
    job->settings->verdict.counts[told->level]++;
    if (told->count++ >= TOLD_MOST)
        return;
    snprintf(where, sizeof where, "%.*s", (int)document->id.size, document->id.data);
    /* Of plain lines a segment's number is the line's. */
    if (segment && !document->records)
        satz_error_set_at(&message, where, segment, "%s: %s [%s]", satz_level_name(told->level), what, told->check);
    else if (segment)
        satz_error_set_at(&message, where, 0, "segment %zu: %s: %s [%s]", segment, satz_level_name(told->level), what,
                          told->check);
    else
        satz_error_set_at(&message, where, 0, "%s: %s [%s]", satz_level_name(told->level), what, told->check);
    satz_tool_warn(usage.tool, &message);
}

static void say_rest(const struct told *told) {
    struct satz_error message = SATZ_ERROR_INIT;
    if (told->count <= TOLD_MOST)
        return;
    satz_error_set(&message, "and %zu more [%s]", told->count - TOLD_MOST, told->check);
    satz_tool_warn(usage.tool, &message);
}

static void say_findings(struct job *job, const struct satz_align_document *source,
                         const struct satz_align_document *target) {
    struct told kinds[] = { { "align/unrelated", SATZ_ERROR, 0 }, { "align/missing", SATZ_ERROR, 0 },
                            { "align/inserted", SATZ_WARNING, 0 }, { "align/doubtful", SATZ_WARNING, 0 } };
    if (target && job->beads.support < SATZ_ALIGN_SUPPORT_LEAST)
        say(job, source, &kinds[0], 0, "the two texts do not look like translations of each other");
    for (size_t i = 0; i < job->beads.count; i++) {
        const struct satz_bead *bead = &job->beads.items[i];
        if (!target || !bead->target_count)
            say(job, source, &kinds[1], bead->source + 1, "the translation has nothing for this segment");
        else if (!bead->source_count)
            say(job, target, &kinds[2], bead->target + 1, "the source has nothing for this segment");
        else if (!satz_bead_holds(bead, job->settings->least))
            say(job, source, &kinds[3], bead->source + 1, "what its translation is, is doubtful");
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        say_rest(&kinds[k]);
}

/* ---- writing ---- */

static void write_records(struct job *job, const struct satz_align_document *source,
                          const struct satz_align_document *target) {
    struct satz_arena arena = SATZ_ARENA_INIT;
    struct satz_align_placer placer;
    struct satz_record record;
    size_t *segs = satz_memory_get_array(source->count + 1, sizeof *segs);
    for (size_t i = 0; i < source->count; i++)
        segs[i] = source->segments[i].seg;
    struct satz_align_plan plan = { &job->beads, target ? target->shown : NULL, segs, "tgt", job->to.id,
                                    job->settings->least };
    satz_align_placer_init(&placer, &plan);
    for (size_t i = 0; i < source->count && !job->output.failure; i++) {
        satz_arena_reset(&arena);
        satz_align_document_record(source, i, job->settings->from.tag, &arena, &record);
        if (target)
            satz_record_set_string(&record, "to", satz_slice_of(job->to.tag));
        satz_align_place(&placer, &record);
        satz_verdict_add(&job->settings->verdict, &record);
        satz_record_write(&record, &job->output);
        satz_progress_show(&job->progress, "segments", ++job->segments);
    }
    free(segs);
    satz_arena_release(&arena);
}

static void write_side(struct job *job, const struct satz_align_document *source,
                       const struct satz_align_document *target) {
    size_t most = target->count > source->count ? target->count : source->count;
    satz_beside_begin(&job->view, source->id, target->id, most, &job->output);
    for (size_t i = 0; i < job->beads.count && !job->output.failure; i++)
        satz_beside_add(&job->view, &job->beads.items[i], source->shown, target->shown, &job->output);
}

static void write_words(struct job *job, const struct satz_align_document *source,
                        const struct satz_align_document *target) {
    struct satz_pharaoh pharaoh = { source->texts, target ? target->texts : NULL, source->count, &job->beads, job->from.id,
                                    job->to.id, { NULL, 0, false }, job->settings->least };
    if (target)
        pharaoh.prior = satz_aligner_prior(job->aligner);
    satz_pharaoh_write(&pharaoh, &job->output);
}

static enum satz_status write_units(struct job *job, const struct satz_align_document *source,
                                    const struct satz_align_document *target, struct satz_error *error) {
    struct satz_align_units units = { source, target, &job->beads, job->from, job->to, job->settings->least };
    return satz_align_export(&units, &job->exporter, error);
}

static enum satz_status write_pair(struct job *job, const struct satz_align_document *source,
                                   const struct satz_align_document *target, struct satz_error *error) {
    if (job->settings->format == RECORDS) {
        write_records(job, source, target);
        return SATZ_OK;
    }
    say_findings(job, source, target);
    job->segments += source->count;
    satz_progress_show(&job->progress, "segments", job->segments);
    if (job->settings->format == ROWS && job->documents > 1)
        satz_output_add_string(&job->output, "\n");
    if (job->settings->format == WORDS)
        write_words(job, source, target);
    else if (job->settings->format == ROWS)
        satz_align_rows(&job->beads, &job->output);
    else if (job->settings->format == SIDE && target)
        write_side(job, source, target);
    else if (job->settings->format != SIDE && target)
        return write_units(job, source, target, error);
    return SATZ_OK;
}

/* ---- documents ---- */

static void say_alone(const struct satz_align_document *document, const char *what) {
    struct satz_error message = SATZ_ERROR_INIT;
    satz_error_set_at(&message, document->place, 0, "document '%.*s' has no %s", (int)document->id.size,
                      document->id.size ? document->id.data : "", what);
    satz_tool_warn(usage.tool, &message);
}

static enum satz_status add_pair(struct job *job, const struct satz_align_document *source,
                                 const struct satz_align_document *target, struct satz_error *error) {
    job->documents++;
    if (!source) {
        say_alone(target, "source");
        job->settings->verdict.counts[SATZ_WARNING]++;
        return SATZ_OK;
    }
    if (target && align(job, source, target, error) != SATZ_OK)
        return SATZ_FAILED;
    if (!target) {
        say_alone(source, "translation");
        satz_beads_reset(&job->beads);
        for (size_t i = 0; i < source->count; i++)
            satz_beads_add(&job->beads, (struct satz_bead){ i, 1, 0, 0, 1 });
        job->beads.support = 1;
    }
    return write_pair(job, source, target, error);
}

static enum satz_status align_all(struct job *job, char *const paths[2], struct satz_error *error) {
    struct satz_align_reader readers[2] = { { .ended = SATZ_END }, { .ended = SATZ_END } };
    struct satz_align_document *source, *target;
    struct satz_pairing pairing;
    enum satz_status status = SATZ_OK;
    size_t opened = 0;
    for (; status == SATZ_OK && opened < 2; opened++)
        status = open_side(job, &readers[opened], paths[opened], opened == 1, error);
    if (status == SATZ_OK) {
        satz_pairing_init(&pairing, &readers[0], &readers[1]);
        while ((status = satz_pairing_next(&pairing, &source, &target, error)) == SATZ_OK && !job->output.failure)
            if ((status = add_pair(job, source, target, error)) != SATZ_OK)
                break;
        satz_pairing_release(&pairing);
    }
    for (size_t k = 0; k < opened; k++)
        satz_align_reader_release(&readers[k]);
    return status;
}

static int run(struct settings *settings, char *const paths[2], struct satz_error *error) {
    struct job job = { .settings = settings, .data = { SATZ_BUFFER_INIT }, .beads = SATZ_BEADS_INIT,
                       .from = settings->from, .to = settings->to };
    bool exports = settings->format == TMX || settings->format == TSV;
    if (satz_data_open(&job.data, settings->folder, error) != SATZ_OK)
        return satz_tool_fail(usage.tool, error);
    job.progress = satz_progress_begin(usage.tool);
    satz_output_standard(&job.output);
    job.export = (struct satz_export){ .format = settings->format == TMX ? SATZ_BITEXT_TMX : SATZ_BITEXT_TSV,
                                       .state = SATZ_TRANSLATED, .skip_on = SATZ_ERROR, .from = settings->from,
                                       .version = satz_tool_version() };
    enum satz_status status = satz_columns_parse(&job.export.columns, satz_slice_of("src,tgt"), ',', error);
    satz_exporter_init(&job.exporter, &job.export, &job.data, &job.output);
    if (status == SATZ_OK)
        status = align_all(&job, paths, error);
    if (status == SATZ_END && exports)
        satz_exporter_end(&job.exporter);
    satz_progress_end(&job.progress);
    if (job.exporter.replaced) {
        struct satz_error told = SATZ_ERROR_INIT;
        satz_error_set(&told, "XML cannot hold all characters; replaced: %zu", job.exporter.replaced);
        satz_tool_warn(usage.tool, &told);
    }
    int code = satz_tool_finish(usage.tool, &job.output, status, error, satz_verdict_code(&settings->verdict));
    satz_exporter_release(&job.exporter);
    satz_columns_release(&job.export.columns);
    satz_aligner_free(job.aligner);
    if (job.viewing)
        satz_beside_release(&job.view);
    satz_beads_release(&job.beads);
    satz_data_close(&job.data);
    return code;
}

/* The source, and the translation: standard input where only the source is named. */
static enum satz_status take_paths(char **operands, int count, char *paths[2], struct satz_error *error) {
    static char standard_input[] = "-";
    if (count < 1 || count > 2)
        return satz_error_set(error, "a source and a translation are needed; see satz-align --help");
    paths[0] = operands[0];
    paths[1] = count == 2 ? operands[1] : standard_input;
    if (strcmp(paths[0], "-") == 0 && strcmp(paths[1], "-") == 0)
        return satz_error_set(error, "only one side can be standard input");
    return SATZ_OK;
}

int main(int argc, char **argv) {
    struct satz_error error = SATZ_ERROR_INIT;
    struct settings settings = { .format = RECORDS, .verdict = { .fail_on = SATZ_FAIL_NEVER } };
    struct satz_options options;
    char *paths[2] = { NULL, NULL };
    size_t option;
    enum satz_status status = satz_language_parse("de", &settings.from, &error);
    satz_options_init(&options, &usage, argc, argv);
    while (status == SATZ_OK && satz_tool_option(&options, &option))
        status = set_option(&settings, option, options.argument, &error);
    if (status == SATZ_OK)
        status = order_anchors(&settings, &error);
    if (status == SATZ_OK)
        status = take_paths(argv + 1, options.operands, paths, &error);
    int code = status == SATZ_OK ? run(&settings, paths, &error) : satz_tool_fail(usage.tool, &error);
    free(settings.anchors);
    return code;
}
