#ifndef SATZ_BITEXT_EXTRACT_H
#define SATZ_BITEXT_EXTRACT_H

#include "bitext/pair.h"
#include "lexicon/wordset.h"
#include "stream/record.h"

/*
 * A record as a pair: what satz_pair_record() (bitext/recording.h) did, undone, and what is to be remembered
 * of a record of any other origin.
 *
 * - Spans of kind `tag` are codes: those that were codes of TMX what they were, others a `ph`. Each has an
 *   `x`, the same in source and target, a new one where it had none. In `tgt` a tag stands where its span's
 *   `in` says; where that is not (any more) so, it is looked for.
 * - In HTML, text is decoded.
 * - Line breaks are layout, but in a document whose lines are paragraphs (`meta.breaks` is "line"): there
 *   they are text. Where they are layout a word hyphenated over one is made whole, and one with the blanks
 *   around it is a blank. All other text stays as it is, so that the memory's key of the pair is the record's.
 * - Facts are those in `tmx`, and as far as they are not there: attribute `tuid`, "doc#seg"; property
 *   `x-satz-quotation` of the unit, "draft", where there is a finding translate/draft; of the target
 *   `x-satz-state` where the state is not "translated", `x-satz-by` where it is by memory or engine.
 */
struct satz_extractor {
    const struct satz_data *data; /* private, like all below */
    bool html, folds;             /* of the present document */
    struct satz_wordset keep[2];  /* words before which a hyphen at a line's end stays: of source, target */
    char keep_tag[2][24];
};

/* `data` must outlive the extractor. */
void satz_extractor_init(struct satz_extractor *extractor, const struct satz_data *data);
void satz_extractor_release(struct satz_extractor *extractor);

/*
 * Takes note of the document that a record begins (`seg` 1). To be called for each record, in order, also
 * for those of which no pair is made.
 */
void satz_extractor_see(struct satz_extractor *extractor, const struct satz_record *record);
/* What its pairs are: "html" or "plaintext". */
const char *satz_extractor_datatype(const struct satz_extractor *extractor);

/*
 * Makes the pair, in the record's arena; `from` and `to` are its languages. Fails with the record's place
 * where spans or `tmx` are not what satz-record(5) says. O(record); of the tags
 * at most SATZ_CODES_MOST are found in `tgt`, and at most 64 are looked for.
 */
enum satz_status satz_extractor_pair(struct satz_extractor *extractor, const struct satz_record *record,
                                     const char *from, const char *to, struct satz_pair *pair,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
