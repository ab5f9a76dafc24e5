#include "recode/head.h"

#include <stdio.h>

#include "recode/declaration.h"

void satz_head_init(struct satz_head *head) {
    *head = (struct satz_head){ false, false, SATZ_BUFFER_INIT };
}

void satz_head_release(struct satz_head *head) {
    satz_buffer_release(&head->held);
}

void satz_head_begin(struct satz_head *head) {
    head->markup = head->begun = false;
    satz_buffer_reset(&head->held);
}

static bool names(struct satz_slice name, const struct satz_charset *charset) {
    char declared[SATZ_CHARSET_NAME];
    struct satz_charset other = { .name = "" };
    struct satz_error ignored;
    snprintf(declared, sizeof declared, "%.*s", (int)(name.size < sizeof declared ? name.size : 0), name.data);
    return satz_charset_parse(declared, &other, &ignored) == SATZ_OK && strcmp(other.name, charset->name) == 0;
}

/* Appends the text with what its head declares rewritten. */
static void rewrite(struct satz_slice text, const struct satz_charset *charset, struct satz_buffer *target) {
    struct satz_slice head = text.size > SATZ_DECLARATION_HEAD ? satz_slice_sub(text, 0, SATZ_DECLARATION_HEAD) : text;
    bool told = satz_charset_is_unicode(charset) && strncmp(charset->name, "UTF-32", 6) != 0, missing;
    size_t at = 0, begin, end;
    while (satz_declaration_find(head, at, &begin, &end, &missing)) {
        satz_buffer_add(target, satz_slice_sub(text, at, begin));
        if (missing && !told)
            satz_buffer_add_format(target, " encoding=\"%s\"", charset->name);
        else if (missing || names(satz_slice_sub(text, begin, end), charset))
            satz_buffer_add(target, satz_slice_sub(text, begin, end));
        else
            satz_buffer_add_string(target, charset->name);
        at = end;
    }
    satz_buffer_add(target, satz_slice_from(text, at));
}

bool satz_head_pass(struct satz_head *head, struct satz_buffer *text, bool last, const struct satz_charset *charset) {
    static const struct satz_slice mark = SATZ_SLICE("\uFEFF");
    if (head->begun)
        return true;
    satz_buffer_add(&head->held, satz_buffer_slice(text));
    satz_buffer_reset(text);
    struct satz_slice held = satz_buffer_slice(&head->held);
    bool enough = last || held.size >= SATZ_DECLARATION_HEAD + mark.size;
    size_t blanks = satz_slice_starts(held, mark) ? mark.size : 0;
    while (blanks < held.size && strchr(" \t\r\n\f", held.data[blanks]))
        blanks++;
    head->markup = satz_declaration_possible(held);
    if (!enough && (head->markup || blanks == held.size))
        return false;
    if (satz_slice_starts(held, mark))
        held = satz_slice_from(held, mark.size);
    if (head->markup)
        rewrite(held, charset, text);
    else
        satz_buffer_add(text, held);
    satz_buffer_release(&head->held);
    head->begun = true;
    return true;
}
