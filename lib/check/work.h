#ifndef SATZ_CHECK_WORK_H
#define SATZ_CHECK_WORK_H

#include "base/map.h"
#include "check/check.h"
#include "check/config.h"
#include "check/text.h"
#include "entity/identifier.h"
#include "entity/view.h"
#include "identify/identifier.h"
#include "quote/quote.h"
#include "stream/span.h"
#include "text/mojibake.h"

/*
 * One record under the checks. Private to check/. A check looks at `text`, the side that it is called
 * for, and says what it finds with satz_check_say().
 */
struct satz_numbers;
struct satz_check_codes;
struct satz_check_word;
struct satz_check_forms;
struct satz_traditional;
struct satz_twice;

/* How long a target is beside its source. */
struct satz_check_measure {
    bool made, known; /* known: the texts are long enough for it */
    double percent, spreads;
};

struct satz_check_work {
    const struct satz_check *check; /* that runs */
    const struct satz_check_config *config;
    struct satz_check_pair pair;
    enum satz_level level;          /* of what it finds */
    struct satz_check_text *text;   /* on this side */
    size_t said;                    /* so many times */

    struct satz_record *record;
    struct satz_arena *arena;       /* of this record's checks */
    struct satz_check_text src, tgt;
    bool html, windowed;
    bool last, ends;                /* its document, its paragraph */
    struct satz_span_list spans;
    struct satz_finding_list told;  /* by other filters */

    struct satz_check_language *source, *target; /* target NULL: no tgt, or the source's own language */
    const struct satz_identifier *identifier;
    struct satz_map words;             /* the source's, once they are asked for */
    bool mapped;
    struct satz_check_word *target_words; /* NULL until they are wanted */
    size_t target_word_count;
    const struct satz_mojibake *mojibake;
    struct satz_traditional *traditional; /* NULL until there is Chinese */
    const struct satz_nametable *names;
    const struct satz_terms *terms;
    const struct satz_table *peoples;
    struct satz_plain_view *view;      /* the source's words */
    struct satz_candidates *scratch;    /* to find them in */
    const struct satz_candidates *candidates; /* what entities are in it; NULL until they are wanted */
    struct satz_misprints misprints;    /* found with them */
    bool viewed;
    bool stirred;                       /* the check that runs looked at more than the text: at the document so far */
    const struct satz_quote_loss *losses[2], *brackets[2]; /* marks without their other half, by side */
    size_t loss_count[2], bracket_count[2];
    struct satz_check_forms *forms;    /* of the document */
    struct satz_twice *twice;          /* of the stream */
    size_t number;                     /* of the record in the stream, the same when it is checked again */
    struct satz_check_measure measure;
    bool looked;                       /* what it wants of this record is made */
    struct satz_numbers *numbers;      /* NULL until they are wanted */
    struct satz_check_codes *codes;    /* the same */
};

/*
 * Adds the finding of the check that runs, at bytes [begin, end) of the side's text. `fix` may have data
 * NULL: none is known. After SATZ_CHECK_SAID times nothing.
 */
void satz_check_say(struct satz_check_work *work, const struct satz_check_text *text, size_t begin, size_t end,
                    struct satz_slice fix, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* One of the running check's parameters, by its place among them. O(rules). */
size_t satz_check_number(const struct satz_check_work *work, size_t parameter);
/* The same of another check, by its name. O(checks + rules). */
size_t satz_check_number_of(const struct satz_check_work *work, const char *check, size_t parameter);
#define SATZ_CHECK_NO_FIX ((struct satz_slice){ NULL, 0 })

/*
 * Whether another filter has reported something of this place of src that begins so: "restore/lost". O(told).
 */
bool satz_check_told(const struct satz_check_work *work, const char *prefix, size_t begin, size_t end);

/*
 * The source's plain view, and with it what names, terms, dates and addresses it has, in `candidates`. Each
 * is made once a record. O(src).
 */
const struct satz_plain_view *satz_check_view(struct satz_check_work *work);
const struct satz_candidates *satz_check_entities(struct satz_check_work *work);
/* A finding at bytes of the plain view. */
void satz_check_say_view(struct satz_check_work *work, size_t begin, size_t end, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What the language writes for a Latin comma, full stop or other mark; NULL: that one. */
const char *satz_check_own_mark(enum satz_language_id language, uint32_t latin);
/* One word of a text from `*at` on: letters, marks and figures that begin with a letter. False after the last one. */
bool satz_check_next_word(const struct satz_check_text *text, size_t *at, size_t *begin, size_t *end);
/* The target's words, read once a record; `*count` of them. O(target). */
struct satz_check_word {
    size_t begin, end; /* bytes of the text */
};
const struct satz_check_word *satz_check_target_words(struct satz_check_work *work, size_t *count);
/* Whether a word is part of an address or code: marks and figures tie it to something. */
bool satz_check_is_tied(const struct satz_check_text *text, size_t begin, size_t end);
/* The source's words, each with its last place. Made once a record. O(src). */
const struct satz_map *satz_check_source_words(struct satz_check_work *work);
/* Says which stretch of the target is still in the source's language. Bytes of the source's member that are of spans are marked in `spanned`. O(tgt). */
void satz_check_foreign_stretch(struct satz_check_work *work, const bool *spanned);

/* Whether the source ends with a full stop, question or exclamation mark, at bytes [begin, end), and the target with none. */
bool satz_check_lost_mark(const struct satz_check_work *work, size_t *begin, size_t *end);

/* Frees what the numbers hold. */
void satz_check_numbers_end(struct satz_check_work *work);

/* The checks, one file a noun. */
void satz_check_numbers_changed(struct satz_check_work *work);
void satz_check_numbers_missing(struct satz_check_work *work);
void satz_check_numbers_added(struct satz_check_work *work);
void satz_check_dates(struct satz_check_work *work);
void satz_check_currencies(struct satz_check_work *work);
void satz_check_percents(struct satz_check_work *work);
void satz_check_number_form(struct satz_check_work *work);
void satz_check_countries(struct satz_check_work *work);
void satz_check_names(struct satz_check_work *work);
void satz_check_names_unsure(struct satz_check_work *work);
void satz_check_terms(struct satz_check_work *work);
void satz_check_addresses(struct satz_check_work *work);
void satz_check_digits_of(struct satz_check_work *work);
void satz_check_quotes_open(struct satz_check_work *work);
void satz_check_quotes_foreign(struct satz_check_work *work);
void satz_check_quotes_straight(struct satz_check_work *work);
void satz_check_quotes_missing(struct satz_check_work *work);
void satz_check_quotes_verbatim(struct satz_check_work *work);
void satz_check_brackets(struct satz_check_work *work);
void satz_check_blanks_double(struct satz_check_work *work);
void satz_check_blanks_before(struct satz_check_work *work);
void satz_check_blanks_missing(struct satz_check_work *work);
void satz_check_blanks_edge(struct satz_check_work *work);
void satz_check_invisible(struct satz_check_work *work);
void satz_check_bidi(struct satz_check_work *work);
void satz_check_controls(struct satz_check_work *work);
void satz_check_replacement(struct satz_check_work *work);
void satz_check_mojibake(struct satz_check_work *work);
void satz_check_digit_script(struct satz_check_work *work);
void satz_check_placeholder(struct satz_check_work *work);
void satz_check_codes(struct satz_check_work *work);
void satz_check_nesting(struct satz_check_work *work);
void satz_check_loops(struct satz_check_work *work);
void satz_check_runs(struct satz_check_work *work);
void satz_check_two_translations(struct satz_check_work *work);
void satz_check_one_translation(struct satz_check_work *work);
void satz_check_mixed_script(struct satz_check_work *work);
void satz_check_ambiguous_date(struct satz_check_work *work);
void satz_check_long_word(struct satz_check_work *work);
void satz_check_unexplained(struct satz_check_work *work);
void satz_check_final_mark(struct satz_check_work *work);
void satz_check_marks_foreign(struct satz_check_work *work);
void satz_check_marks_unopened(struct satz_check_work *work);
void satz_check_double_mark(struct satz_check_work *work);
void satz_check_repeated(struct satz_check_work *work);
void satz_check_capital_start(struct satz_check_work *work);
void satz_check_capitals(struct satz_check_work *work);
void satz_check_empty(struct satz_check_work *work);
void satz_check_untranslated(struct satz_check_work *work);
void satz_check_script(struct satz_check_work *work);
void satz_check_language(struct satz_check_work *work);
void satz_check_length(struct satz_check_work *work);
void satz_check_length_odd(struct satz_check_work *work);
void satz_check_missing_name(struct satz_check_work *work);
void satz_check_attribution(struct satz_check_work *work);
void satz_check_weekday(struct satz_check_work *work);
void satz_check_long_sentence(struct satz_check_work *work);
void satz_check_abbreviation(struct satz_check_work *work);
void satz_check_spelling(struct satz_check_work *work);
void satz_check_newline(struct satz_check_work *work);

#endif
