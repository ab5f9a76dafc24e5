#include "cut/document.h"

#include "cut/html.h"
#include "cut/text.h"
#include "text/utf8.h"

#define LOOK ((size_t)1024)

bool satz_format_of_name(const char *name, enum satz_format *format) {
    static const char *const names[] = { "auto", "text", "html" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            *format = (enum satz_format)i;
            return true;
        }
    return false;
}

static enum satz_format decide_format(const struct satz_cutter *cutter, const char *path, struct satz_slice head) {
    struct satz_slice name = satz_slice_of(strcmp(path, "-") == 0 && cutter->doc ? cutter->doc : path);
    if (cutter->format != SATZ_FORMAT_AUTO)
        return cutter->format;
    bool named = satz_slice_ends(name, satz_slice_of(".html")) || satz_slice_ends(name, satz_slice_of(".htm"));
    return named || satz_html_looks_like(head) ? SATZ_FORMAT_HTML : SATZ_FORMAT_TEXT;
}

static enum satz_status cut_text(struct satz_cutter *cutter, struct satz_input *input, struct satz_buffer *head,
                                 const char *doc, struct satz_error *error) {
    struct satz_paragraphs paragraphs;
    enum satz_status status = satz_paragraphs_init(&paragraphs, input, head, cutter->breaks, error);
    if (status == SATZ_OK) {
        satz_segmenter_begin(cutter->segmenter, satz_paragraphs_head(&paragraphs));
        satz_recorder_begin(cutter->recorder, doc, cutter->lang, "text", satz_breaks_name(paragraphs.layout.breaks));
        status = satz_cut_text(cutter->recorder, cutter->segmenter, &paragraphs, error);
        if (status == SATZ_OK)
            satz_recorder_end(cutter->recorder);
        else
            satz_recorder_abandon(cutter->recorder);
    }
    satz_paragraphs_release(&paragraphs);
    return status;
}

static size_t line_of(struct satz_slice page, size_t end) {
    size_t line = 1;
    for (size_t at = 0; (at = satz_slice_find_byte(page, at, '\n')) < end; at++)
        line++;
    return line;
}

static enum satz_status check_page(struct satz_slice page, const char *name, struct satz_error *error) {
    size_t bad = satz_utf8_check(page, true);
    if (bad == page.size)
        return SATZ_OK;
    if (!page.data[bad])
        return satz_error_set_at(error, name, line_of(page, bad), "a NUL byte is no text");
    return satz_error_set_at(error, name, line_of(page, bad), "byte 0x%02X is not UTF-8",
                             (unsigned)(unsigned char)page.data[bad]);
}

static enum satz_status cut_html(struct satz_cutter *cutter, struct satz_input *input, struct satz_buffer *page,
                                 const char *doc, struct satz_error *error) {
    struct satz_html html;
    struct satz_error inner = SATZ_ERROR_INIT;
    if (satz_input_read_all(input, SATZ_HTML_LIMIT, page, error) != SATZ_OK)
        return SATZ_FAILED;
    struct satz_slice bytes = satz_buffer_slice(page);
    if (check_page(bytes, input->name, error) != SATZ_OK)
        return SATZ_FAILED;
    if (satz_html_parse(&html, bytes, &inner) != SATZ_OK)
        return satz_error_set_at(error, input->name, inner.line, "%s", inner.reason);
    satz_segmenter_begin(cutter->segmenter, satz_slice_make("", 0));
    satz_recorder_begin(cutter->recorder, doc, cutter->lang, "html", NULL);
    satz_cut_html(cutter->recorder, cutter->segmenter, bytes, &html);
    satz_recorder_end(cutter->recorder);
    satz_html_release(&html);
    return SATZ_OK;
}

static enum satz_status read_head(struct satz_input *input, struct satz_buffer *head, struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    while (status == SATZ_OK && head->size < LOOK)
        status = satz_input_read(input, LOOK, head, error);
    return status == SATZ_FAILED ? status : SATZ_OK;
}

enum satz_status satz_cut_input(struct satz_cutter *cutter, struct satz_input *input, const char *path,
                                struct satz_error *error) {
    struct satz_buffer head = SATZ_BUFFER_INIT, doc = SATZ_BUFFER_INIT;
    satz_utf8_repair(satz_slice_of(cutter->doc ? cutter->doc : path), &doc);
    enum satz_status status = read_head(input, &head, error);
    if (status == SATZ_OK && decide_format(cutter, path, satz_buffer_slice(&head)) == SATZ_FORMAT_HTML)
        status = cut_html(cutter, input, &head, doc.data, error);
    else if (status == SATZ_OK)
        status = cut_text(cutter, input, &head, doc.data, error);
    satz_buffer_release(&doc);
    satz_buffer_release(&head);
    return status;
}

enum satz_status satz_cut_file(struct satz_cutter *cutter, const char *path, struct satz_error *error) {
    struct satz_input input;
    enum satz_status status = satz_input_open(&input, path, error);
    if (status != SATZ_OK)
        return status;
    status = satz_cut_input(cutter, &input, path, error);
    satz_input_close(&input);
    return status;
}
