#include "cut/text.h"

#include "text/mail.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A decision so near the end of a piece that goes on may change when more is seen. */
#define UNSURE ((size_t)1024)

/* A paragraph twice, byte for byte at the same place. */
struct views {
    struct satz_slice text;  /* as it is, for the records */
    struct satz_slice shown; /* with blanks for the marks of quoted mail inside it, for the eye */
};

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
static size_t record_sentence(struct satz_recorder *recorder, const struct views *views, size_t begin, size_t end,
                              bool whole) {
    size_t last;
    for (;;) {
        size_t first = skip_blanks(views->shown, begin, end);
        satz_recorder_gap(recorder, satz_slice_sub(views->text, begin, first));
        begin = first;
        last = trim_blanks(views->shown, begin, end);
        if (last - begin <= SATZ_SEGMENT_LIMIT)
            break;
        size_t cut = find_cut(views->shown, begin);
        last = trim_blanks(views->shown, begin, cut);
        satz_recorder_segment(recorder, satz_slice_sub(views->text, begin, last), NULL, true);
        begin = last;
    }
    if (!whole)
        return begin;
    if (last > begin)
        satz_recorder_segment(recorder, satz_slice_sub(views->text, begin, last), NULL, false);
    satz_recorder_gap(recorder, satz_slice_sub(views->text, last, end));
    return end;
}

/* Records what is sure of a paragraph; returns how much of it that was. */
static size_t record_paragraph(struct satz_recorder *recorder, const struct views *views, bool complete,
                               const struct satz_cuts *cuts) {
    size_t done = 0, size = views->text.size, sure = complete ? size : size - UNSURE;
    for (size_t i = 0; i < cuts->count && cuts->at[i] <= sure; i++)
        done = record_sentence(recorder, views, done, cuts->at[i], true);
    if (!done && !complete)
        done = record_sentence(recorder, views, 0, size, false);
    if (done && !complete)
        return done;
    done = record_sentence(recorder, views, done, size, true);
    satz_recorder_part(recorder);
    return done;
}

/* What is quoted twice over is read as if it were not quoted. */
static struct satz_slice hide_marks(struct satz_slice text, struct satz_buffer *shown) {
    struct satz_slice rest = text;
    size_t marks = 0;
    for (size_t at = 0; (at = satz_slice_find_byte(text, at, '\n')) < text.size; at += marks) {
        marks = satz_mail_marks_size(text, ++at, NULL);
        if (!marks)
            continue;
        if (rest.data == text.data)
            satz_buffer_reset(shown);
        satz_buffer_add(shown, satz_slice_sub(rest, 0, at - (size_t)(rest.data - text.data)));
        for (size_t i = 0; i < marks; i++)
            satz_buffer_add_byte(shown, ' ');
        rest = satz_slice_from(text, at + marks);
    }
    if (rest.data == text.data)
        return text;
    satz_buffer_add(shown, rest);
    return satz_buffer_slice(shown);
}

enum satz_status satz_cut_text(struct satz_recorder *recorder, struct satz_segmenter *segmenter,
                               struct satz_paragraphs *paragraphs, struct satz_error *error) {
    struct satz_paragraph paragraph;
    struct satz_cuts cuts = SATZ_CUTS_INIT;
    struct satz_buffer shown = SATZ_BUFFER_INIT;
    bool one_line = paragraphs->layout.breaks == SATZ_BREAKS_LINE;
    enum satz_status status;
    while ((status = satz_paragraphs_next(paragraphs, &paragraph, error)) == SATZ_OK) {
        size_t done = 0;
        satz_recorder_gap(recorder, paragraph.lead);
        if (paragraph.text.size) {
            struct views views = { paragraph.text, one_line ? paragraph.text : hide_marks(paragraph.text, &shown) };
            satz_segmenter_cut(segmenter, views.shown, &cuts);
            bool whole = paragraph.complete && satz_recorder_paragraph(recorder, paragraph.text, cuts.at, cuts.count);
            done = whole ? paragraph.text.size : record_paragraph(recorder, &views, paragraph.complete, &cuts);
        }
        satz_paragraphs_take(paragraphs, paragraph.lead.size + done);
    }
    satz_cuts_release(&cuts);
    satz_buffer_release(&shown);
    return status == SATZ_END ? SATZ_OK : status;
}
