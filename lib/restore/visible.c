#include "localise/moment.h"
#include "localise/quantity.h"
#include "restore/rebuild.h"
#include "text/charref.h"
#include "text/unicode.h"
#include "text/utf8.h"

void satz_source_words(struct satz_slice piece, bool html, struct satz_buffer *target) {
    size_t at = 0, size;
    while (at < piece.size) {
        uint32_t character = 0;
        size = html && piece.data[at] == '&' ? satz_charref_decode(piece, at, &character) : 0;
        if (size == 0)
            character = satz_utf8_decode(piece, at, &size);
        bool blank = satz_char_is_space(character) || satz_char_is_control(character);
        bool after_blank = target->size > 0 && target->data[target->size - 1] == ' ';
        if (!blank)
            satz_buffer_add_char(target, character);
        else if (!after_blank)
            satz_buffer_add_byte(target, ' ');
        at += size;
    }
}

static bool write_date(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_date date;
    enum satz_date_style style;
    if (!satz_date_read(rebuild->source, words, &date, &style))
        return false;
    satz_date_write(rebuild->local, &date, style, target);
    return true;
}

static bool write_time(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_time time;
    if (!satz_time_read(rebuild->source, words, &time))
        return false;
    satz_time_write(rebuild->local, &time, target);
    return true;
}

static bool write_quantity(const struct satz_rebuild *rebuild, struct satz_slice words, struct satz_buffer *target) {
    struct satz_quantity quantity;
    return satz_quantity_read(rebuild->source, words, &quantity) &&
           satz_quantity_write(rebuild->local, &quantity, target);
}

bool satz_visible_write(const struct satz_rebuild *rebuild, enum satz_kind kind, struct satz_slice words,
                        struct satz_buffer *target) {
    struct satz_buffer form = SATZ_BUFFER_INIT;
    bool written = kind == SATZ_DATE   ? write_date(rebuild, words, &form)
                   : kind == SATZ_TIME ? write_time(rebuild, words, &form)
                                       : write_quantity(rebuild, words, &form);
    if (written && rebuild->html)
        satz_charref_escape(satz_buffer_slice(&form), target);
    else if (written)
        satz_buffer_add(target, satz_buffer_slice(&form));
    satz_buffer_release(&form);
    return written;
}

bool satz_visible_place(const struct satz_rebuild *rebuild, const struct satz_span *span, struct satz_slice words,
                        struct satz_buffer *target) {
    const struct satz_name *name = satz_rendering_name(rebuild->renderings, span, words);
    struct satz_buffer form = SATZ_BUFFER_INIT, upper = SATZ_BUFFER_INIT;
    bool capitals = false;
    bool found = name && satz_rendering_is_form(name, words, &capitals) &&
                 satz_rendering_add(rebuild->renderings, rebuild->local, span, words, &form) != SATZ_AS_NONE;
    if (found && capitals) /* a dateline: BERLIN */
        satz_text_upper(satz_buffer_slice(&form), rebuild->local->language.tag, &upper);
    struct satz_slice result = satz_buffer_slice(capitals ? &upper : &form);
    if (found && rebuild->html)
        satz_charref_escape(result, target);
    else if (found)
        satz_buffer_add(target, result);
    satz_buffer_release(&form);
    satz_buffer_release(&upper);
    return found;
}
