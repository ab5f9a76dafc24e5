#ifndef SATZ_REPORT_ENTRY_H
#define SATZ_REPORT_ENTRY_H

#include "base/map.h"
#include "lexicon/language.h"
#include "report/position.h"
#include "stream/finding.h"

/* Which findings are reported, and under which names documents are known. */
struct satz_report_settings {
    enum satz_level level;  /* the least */
    struct satz_slice only; /* "restore,translate/draft": tools or checks; empty: all */
    const char *path;       /* a document's file: {doc}, {ext} (html or txt) and {lang} stand for its own */
    const char *(*explain)(struct satz_slice check); /* one line on what it looks for; NULL where it is not known */
    bool (*is_of_source)(struct satz_slice check); /* whether what it finds in a source is the same for all targets */
};

#define SATZ_REPORT_SETTINGS_INIT { SATZ_INFO, { NULL, 0 }, "{doc}", NULL, NULL }

/* Takes a path with places; fails where it names another than those three, or leaves one open. */
enum satz_status satz_report_set_path(struct satz_report_settings *settings, const char *path,
                                      struct satz_error *error) SATZ_MUST_USE;
/* Takes a list of tools and checks; fails where one is empty. */
enum satz_status satz_report_set_only(struct satz_report_settings *settings, const char *list,
                                      struct satz_error *error) SATZ_MUST_USE;

/* From where to where a finding is. */
struct satz_extent {
    struct satz_position begin, end; /* the end is exclusive */
};

/* One segment with all that a report says of it. Slices are the record's arena's, or the record's own. */
struct satz_entry {
    const struct satz_record *record;
    const struct satz_report_settings *settings;
    size_t seg;
    struct satz_slice doc;      /* the stream's own name where the record names no document */
    struct satz_slice lang, to; /* empty where the record does not say */
    struct satz_slice gap, src, tgt;
    bool has_tgt, html;
    bool begins; /* the first of its document, as far as the stream shows it */
    struct satz_finding_list findings; /* those that are reported; silenced ones among them */
    /*
     * Where they are: in the document (`placed`), or, where that is not known, in the stream: its line, and
     * the column counted in the segment. `file` and extents are set only where there are findings.
     */
    bool placed;
    struct satz_slice file;
    struct satz_extent *extents; /* one a finding; for one in the translation, its source segment's */
    uint64_t prints[3]; /* private: of the texts, by side, with document and target; of the source by itself */
};

/* What goes on from record to record. */
struct satz_entries {
    const struct satz_report_settings *settings;
    struct satz_placer placer;
    bool html;
    struct satz_buffer doc, to;                     /* private: of the record before */
    size_t segments, documents, found[3]; /* what has been seen; findings by level */
    size_t left_out, silenced;            /* findings that are not among them */
    struct satz_map told;                 /* private: what was found in sources, and for which target */
    struct satz_arena told_keys;
};

void satz_entries_init(struct satz_entries *entries, const struct satz_report_settings *settings);
void satz_entries_release(struct satz_entries *entries);

/*
 * Makes an entry of the next record. Fails where the findings are not what satz-record(5) says. What is of a source
 * (settings->is_of_source) comes once, however many targets bring it; the first SATZ_REPORT_TOLD of such are remembered.
 * O(record).
 */
#define SATZ_REPORT_TOLD 1000000
enum satz_status satz_entries_add(struct satz_entries *entries, const struct satz_record *record,
                                  struct satz_entry *entry, struct satz_error *error) SATZ_MUST_USE;

/*
 * What a finding is known by from one run to the next: a hash of its document, language and check, the text it is in,
 * its place there and what it says. Not of the segment's number: what stands before may change.
 */
uint64_t satz_entry_print(const struct satz_entry *entry, const struct satz_finding *finding);
/* Whether a finding is the same for all targets of the source. */
bool satz_entry_is_of_source(const struct satz_entry *entry, const struct satz_finding *finding);
/* The target that a finding is about; empty where it is about the source, or there is none. */
struct satz_slice satz_entry_target(const struct satz_entry *entry, const struct satz_finding *finding);
/* What the settings know of a check; NULL where nothing. */
const char *satz_entries_explain(const struct satz_report_settings *settings, struct satz_slice check);

/* The text that a finding is in, and the language it is in. */
struct satz_slice satz_entry_text(const struct satz_entry *entry, enum satz_side side);
struct satz_slice satz_entry_language(const struct satz_entry *entry, enum satz_side side);
/* Which of the fifteen languages a tag of the entry means, with a region or without; false where it is none. */
bool satz_entry_find_language(const struct satz_entry *entry, struct satz_slice tag, enum satz_language_id *id);

#endif
