#include "cut/text.h"

#include "text/unicode.h"
#include "text/utf8.h"

/* A decision so near the end of a piece that goes on may change when more is seen. */
#define UNSURE ((size_t)1024)

static size_t skip_blanks(struct satz_slice text, size_t at, size_t end) {
    size_t size;
    while (at < end && satz_char_is_space(satz_utf8_decode(text, at, &size)))
        at += size;
    return at;
}

static size_t trim_blanks(struct satz_slice text, size_t begin, size_t end) {
    size_t size;
    while (end > begin && satz_char_is_space(satz_utf8_decode_before(text, end, &size)))
        end -= size;
    return end;
}

/* Where to cut what is too long: at a blank close to the limit, or else at the limit. */
static size_t find_cut(struct satz_slice text, size_t begin) {
    size_t limit = satz_utf8_floor(text, begin + SATZ_SEGMENT_LIMIT);
    for (size_t at = limit; at > limit - UNSURE; at--)
        if (text.data[at] == ' ')
            return at;
    return limit;
}

/* One sentence, the blanks around it going to the gap. With `whole` false its end, up to the limit, is left. */
static size_t record_sentence(struct satz_recorder *recorder, struct satz_slice text, size_t begin, size_t end,
                              bool whole) {
    for (;;) {
        size_t first = skip_blanks(text, begin, end);
        satz_recorder_gap(recorder, satz_slice_sub(text, begin, first));
        begin = first;
        size_t last = trim_blanks(text, begin, end);
        if (last - begin <= SATZ_SEGMENT_LIMIT)
            break;
        size_t cut = find_cut(text, begin);
        last = trim_blanks(text, begin, cut);
        satz_recorder_segment(recorder, satz_slice_sub(text, begin, last), NULL, true);
        begin = last;
    }
    if (!whole)
        return begin;
    size_t last = trim_blanks(text, begin, end);
    if (last > begin)
        satz_recorder_segment(recorder, satz_slice_sub(text, begin, last), NULL, false);
    satz_recorder_gap(recorder, satz_slice_sub(text, last, end));
    return end;
}

/* Records what is sure of a paragraph; returns how much of it that was. */
static size_t record_paragraph(struct satz_recorder *recorder, const struct satz_paragraph *paragraph,
                               const struct satz_cuts *cuts) {
    struct satz_slice text = paragraph->text;
    size_t done = 0, sure = paragraph->complete ? text.size : text.size - UNSURE;
    for (size_t i = 0; i < cuts->count && cuts->at[i] <= sure; i++)
        done = record_sentence(recorder, text, done, cuts->at[i], true);
    if (!done && !paragraph->complete)
        done = record_sentence(recorder, text, 0, text.size, false);
    if (done && !paragraph->complete)
        return done;
    done = record_sentence(recorder, text, done, text.size, true);
    satz_recorder_part(recorder);
    return done;
}

enum satz_status satz_cut_text(struct satz_recorder *recorder, struct satz_segmenter *segmenter,
                               struct satz_paragraphs *paragraphs, struct satz_error *error) {
    struct satz_paragraph paragraph;
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    enum satz_status status;
    while ((status = satz_paragraphs_next(paragraphs, &paragraph, error)) == SATZ_OK) {
        size_t done = 0;
        satz_recorder_gap(recorder, paragraph.lead);
        if (paragraph.text.size) {
            satz_segmenter_cut(segmenter, paragraph.text, &cuts);
            done = record_paragraph(recorder, &paragraph, &cuts);
        }
        satz_paragraphs_take(paragraphs, paragraph.lead.size + done);
    }
    satz_cuts_release(&cuts);
    return status == SATZ_END ? SATZ_OK : status;
}
