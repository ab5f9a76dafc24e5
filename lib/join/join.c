#include "join/join.h"

#include "lexicon/language.h"
#include "localise/local.h"
#include "stream/document.h"
#include "text/unicode.h"
#include "text/utf8.h"

void satz_joiner_init(struct satz_joiner *joiner, const struct satz_data *data) {
    *joiner = (struct satz_joiner){ .data = data, .language = SATZ_BUFFER_INIT, .blank = SATZ_BUFFER_INIT,
                                    .place = SATZ_BUFFER_INIT };
}

void satz_joiner_release(struct satz_joiner *joiner) {
    satz_buffer_release(&joiner->language);
    satz_buffer_release(&joiner->blank);
    satz_buffer_release(&joiner->place);
}

static void set_string(struct satz_buffer *buffer, struct satz_slice text) {
    satz_buffer_reset(buffer);
    satz_buffer_add(buffer, text);
}

/* Loads what the target puts between sentences, once for each language in the stream. */
static enum satz_status set_target(struct satz_joiner *joiner, const struct satz_record *record, struct satz_slice to,
                                   struct satz_error *error) {
    if (satz_slice_equal(satz_buffer_slice(&joiner->language), to))
        return SATZ_OK;
    set_string(&joiner->language, to);
    struct satz_local local;
    struct satz_error reason = SATZ_ERROR_INIT;
    if (satz_local_load(&local, joiner->data, joiner->language.data, &reason) != SATZ_OK) {
        satz_buffer_reset(&joiner->language);
        return satz_record_fail(record, error, "to: %s", reason.reason);
    }
    set_string(&joiner->blank, local.sentence_blank);
    joiner->rtl = local.rtl;
    satz_local_release(&local);
    return SATZ_OK;
}

/* Whether the target is another language than the source: then the layout follows its habits. */
static enum satz_status set_languages(struct satz_joiner *joiner, struct satz_record *record,
                                      struct satz_error *error) {
    struct satz_slice to = satz_record_string(record, "to");
    joiner->foreign = false;
    if (joiner->source || !to.size)
        return SATZ_OK;
    struct satz_slice lang = satz_arena_copy(record->arena, satz_record_string(record, "lang"));
    struct satz_language source = { .id = SATZ_DE }, target;
    struct satz_error reason = SATZ_ERROR_INIT;
    if ((lang.size && satz_language_parse(lang.data, &source, &reason) != SATZ_OK) ||
        satz_language_parse(satz_arena_copy(record->arena, to).data, &target, &reason) != SATZ_OK)
        return satz_record_fail(record, error, "%s", reason.reason);
    joiner->foreign = source.id != target.id;
    return joiner->foreign ? set_target(joiner, record, to, error) : SATZ_OK;
}

static enum satz_status begin_document(struct satz_joiner *joiner, struct satz_record *record,
                                       struct satz_error *error) {
    joiner->gaps = satz_record_has(record, "gap");
    joiner->html = satz_record_is_html(record);
    joiner->paragraphs = satz_paragraphs_of(record);
    joiner->ended = joiner->tagged = joiner->sentence_ended = joiner->nothing_before = false;
    return set_languages(joiner, record, error);
}

enum satz_status satz_joiner_end(struct satz_joiner *joiner, struct satz_error *error) {
    bool cut = joiner->seg && joiner->gaps && !joiner->ended;
    joiner->seg = 0;
    if (cut)
        return satz_error_set_at(error, joiner->place.data, joiner->line,
                                 "the stream was cut short: the document's last record has no 'tail'");
    return SATZ_OK;
}

static bool is_blanks(struct satz_slice gap, bool line_breaks) {
    for (size_t i = 0; i < gap.size; i++)
        if (!memchr(" \t\r\n", gap.data[i], line_breaks ? 4 : 2))
            return false;
    return true;
}

/* A segment that was cut for its length ends in the middle of a word: nothing goes between. */
static bool ends_sentence(struct satz_slice src) {
    size_t size;
    return src.size && !satz_char_is_word(satz_utf8_decode_before(src, src.size, &size));
}

/* What a segment is shown as, and whether that is a translation. */
static struct satz_slice shown_text(const struct satz_joiner *joiner, const struct satz_record *record,
                                    bool *translated) {
    *translated = !joiner->source && satz_record_has(record, "tgt");
    return satz_record_string(record, *translated ? "tgt" : "src");
}

/*
 * Whether the target's habit rules between the segment before and this one: both are translations, and
 * where it has no blank, one of them is of its script there. Two German sentences keep their blank.
 */
static bool is_target_gap(const struct satz_joiner *joiner, const struct satz_record *record) {
    bool translated;
    struct satz_slice text = shown_text(joiner, record, &translated);
    bool ascii = joiner->ascii_before && text.size > 0 && (unsigned char)text.data[0] < 0x80;
    return joiner->sentence_ended && joiner->translated_before && translated && (joiner->blank.size > 0 || !ascii);
}

/* Whether a translation stands on another segment. */
static bool is_merged(const struct satz_joiner *joiner, const struct satz_record *record) {
    bool translated;
    struct satz_slice text = shown_text(joiner, record, &translated);
    return translated && !text.size && satz_record_string(record, "src").size > 0;
}

/*
 * White space inside a paragraph goes where one of the two that it parts shows nothing: that before a merged segment,
 * and, where such a one begins the paragraph, that after it.
 */
static bool is_needless(const struct satz_joiner *joiner, const struct satz_record *record) {
    struct satz_slice gap = satz_record_string(record, "gap");
    return (joiner->nothing_before || is_merged(joiner, record)) && is_blanks(gap, true) &&
           !satz_paragraph_begins(record, joiner->paragraphs);
}

static void keep_end(struct satz_joiner *joiner, const struct satz_record *record) {
    struct satz_slice text = shown_text(joiner, record, &joiner->translated_before);
    joiner->ascii_before = text.size > 0 && (unsigned char)text.data[text.size - 1] < 0x80;
    joiner->sentence_ended = ends_sentence(satz_record_string(record, "src"));
}

/* Blanks between two sentences are the language's; everything else is the document's. */
static void write_gap(struct satz_joiner *joiner, const struct satz_record *record, bool first,
                      struct satz_output *output) {
    struct satz_slice gap = satz_record_string(record, "gap");
    if (joiner->foreign && joiner->html && !joiner->tagged) {
        struct satz_buffer markup = SATZ_BUFFER_INIT;
        joiner->tagged = satz_html_set_language(gap, joiner->language.data, joiner->rtl, &markup);
        satz_output_add(output, satz_buffer_slice(&markup));
        satz_buffer_release(&markup);
    } else if (joiner->foreign && !first && is_blanks(gap, joiner->html) && is_target_gap(joiner, record)) {
        satz_output_add(output, satz_buffer_slice(&joiner->blank));
    } else {
        satz_output_add(output, gap);
    }
}

static void write_untranslated(const struct satz_joiner *joiner, const struct satz_record *record,
                               struct satz_slice src, struct satz_output *output) {
    struct satz_slice lang = satz_record_string(record, "lang");
    if (!lang.size)
        lang = satz_slice_of("de");
    satz_output_add_string(output, joiner->html ? "<mark lang=\"" : "[");
    satz_output_add(output, lang);
    satz_output_add_string(output, joiner->html ? "\" dir=\"auto\">" : ": ");
    satz_output_add(output, src);
    satz_output_add_string(output, joiner->html ? "</mark>" : "]");
}

static void write_segment(const struct satz_joiner *joiner, const struct satz_record *record,
                          struct satz_output *output) {
    bool translated;
    struct satz_slice text = shown_text(joiner, record, &translated);
    if (!translated && !joiner->source && joiner->mark && text.size)
        write_untranslated(joiner, record, text, output);
    else
        satz_output_add(output, text);
}

enum satz_status satz_joiner_add(struct satz_joiner *joiner, struct satz_record *record, struct satz_output *output,
                                 struct satz_error *error) {
    size_t seg = satz_record_size(record, "seg");
    bool first = seg == 1 || joiner->seg == 0;
    if (seg == 1 && satz_joiner_end(joiner, error) != SATZ_OK)
        return SATZ_FAILED;
    if (first && begin_document(joiner, record, error) != SATZ_OK)
        return SATZ_FAILED;
    if (joiner->gaps && seg != joiner->seg + 1)
        return satz_record_fail(record, error, "segment %zu is missing before segment %zu", joiner->seg + 1, seg);
    joiner->seg = seg;
    joiner->line = record->line;
    set_string(&joiner->place, satz_slice_of(record->place));
    bool merged = is_merged(joiner, record), needless = !first && is_needless(joiner, record);
    if (!needless)
        write_gap(joiner, record, first, output);
    write_segment(joiner, record, output);
    joiner->nothing_before = merged && (!needless || joiner->nothing_before);
    if (!merged)
        keep_end(joiner, record);
    joiner->ended = satz_record_has(record, "tail");
    satz_output_add(output, satz_record_string(record, "tail"));
    if (!joiner->gaps)
        satz_output_add_string(output, "\n");
    return SATZ_OK;
}
