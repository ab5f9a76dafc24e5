#ifndef SATZ_JOIN_JOIN_H
#define SATZ_JOIN_JOIN_H

#include "lexicon/data.h"
#include "stream/paragraph.h"
#include "stream/record.h"

/*
 * Records back into documents: gaps and segments in order, then the tail.
 *
 * On the target side, and only where it is another language than the source's: a gap of blanks
 * between two translated sentences becomes what the target puts there (nothing in Chinese and Japanese,
 * unless one ends and the next begins in ASCII), and a page's <html> tag gets the target's `lang` and
 * `dir`. A segment without `tgt` stays as it is in the source.
 *
 * A segment whose `tgt` is empty, because its translation stands on another (satz-align), takes the white space with it
 * that parted it from the next in its paragraph.
 */
struct satz_joiner {
    const struct satz_data *data;
    bool source;   /* join `src` instead of `tgt` */
    bool mark;     /* show what is untranslated: [de: …] in text, <mark lang="de"> in HTML */
    /* private, the document under way: */
    struct satz_buffer language; /* the target that `blank` and `direction` are of */
    struct satz_buffer blank;
    bool rtl;
    size_t seg;       /* its last segment's number, 0 before the first */
    bool gaps, ended; /* it has `gap` members; its tail was there */
    bool html, foreign, tagged;
    bool sentence_ended, translated_before, ascii_before; /* of the last segment that shows something */
    bool nothing_before; /* what began the paragraph shows nothing so far */
    enum satz_paragraphs paragraphs;
    struct satz_buffer place; /* where its last record stood, for messages */
    size_t line;
};

void satz_joiner_init(struct satz_joiner *joiner, const struct satz_data *data);
void satz_joiner_release(struct satz_joiner *joiner);

/*
 * Writes a record's part of the document. A record with `seg` 1 begins a new one. Fails, with place
 * and line, where the document before it had gaps but no tail, or where a segment is missing.
 */
enum satz_status satz_joiner_add(struct satz_joiner *joiner, struct satz_record *record, struct satz_output *output,
                                 struct satz_error *error) SATZ_MUST_USE;

/* Ends the stream: fails where its last document has gaps but no tail, because it was cut short. */
enum satz_status satz_joiner_end(struct satz_joiner *joiner, struct satz_error *error) SATZ_MUST_USE;

/*
 * Appends `markup` to `target`, with `lang` and `dir` of its first <html> tag set (dir only for rtl,
 * or where it had one). Returns whether there was such a tag; comments are passed over. O(size).
 */
bool satz_html_set_language(struct satz_slice markup, const char *lang, bool rtl, struct satz_buffer *target);

#endif
