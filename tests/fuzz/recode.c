/*
 * A text in any charset into any other: the same in any pieces, to the note; what comes out as UTF-8 is UTF-8 in normal
 * form C; what goes into a charset without a loss comes back from it; and mojibake is found in order.
 *
 * Input: bytes for the charset it is in (0: to be found out), the one it is to be in, the ways below and the sizes of
 * pieces; then the text.
 */
#include "property.h"

#include "recode/declaration.h"
#include "recode/recode.h"
#include "text/mojibake.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum way { KEEP_FORM = 4, REPAIR = 8, MARK = 16 }; /* the two lowest bits are the policy for losses */

static const char *charset_name(size_t number) {
    static size_t count;
    const char *name, *aliases;
    while (!count || satz_charset_list(count, &name, &aliases))
        count++;
    PROPERTY(satz_charset_list(number % count, &name, &aliases));
    return name;
}

/* What came of a text: its bytes, and in `said` the notes and how it ended. */
struct outcome {
    struct satz_buffer bytes, said;
    enum satz_status status;
};

static void outcome_release(struct outcome *outcome) {
    satz_buffer_release(&outcome->bytes);
    satz_buffer_release(&outcome->said);
}

static enum satz_status pieces_add(struct satz_recoder *recoder, struct satz_slice bytes, unsigned seed,
                                   struct satz_buffer *target, struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    while (bytes.size && status == SATZ_OK) {
        size_t size = bytes.size;
        if (seed) {
            seed = seed * 1103515245u + 12345u;
            size = 1 + (seed >> 16) % (seed & 4096 ? 7 : 60);
            size = size < bytes.size ? size : bytes.size;
        }
        status = satz_recoder_add(recoder, satz_slice_sub(bytes, 0, size), target, error);
        bytes = satz_slice_from(bytes, size);
    }
    return status;
}

static struct outcome recode(const struct satz_recode_settings *settings, struct satz_slice bytes, unsigned seed) {
    struct outcome outcome = { SATZ_BUFFER_INIT, SATZ_BUFFER_INIT, SATZ_FAILED };
    struct satz_error error = SATZ_ERROR_INIT, closing = SATZ_ERROR_INIT;
    struct satz_recoder *recoder = satz_recoder_new(settings, &error);
    if (!recoder)
        property_broken(__FILE__, __LINE__, error.reason);
    enum satz_status status = satz_recoder_begin(recoder, "meldung", &error);
    if (status == SATZ_OK)
        status = pieces_add(recoder, bytes, seed, &outcome.bytes, &error);
    if (status == SATZ_OK)
        status = satz_recoder_end(recoder, &outcome.bytes, &error);
    outcome.status = satz_recoder_close(recoder, &outcome.bytes, &closing) == SATZ_OK ? status : SATZ_FAILED;
    satz_buffer_add_format(&outcome.said, "%d %s:%zu:%s / %s\n", (int)status, error.place, error.line, error.reason,
                           closing.reason);
    const struct satz_notes *notes = satz_recoder_notes(recoder);
    for (size_t i = 0; i < notes->count; i++)
        satz_buffer_add_format(&outcome.said, "%zu %d %s\n", notes->items[i].line, (int)notes->items[i].level,
                               notes->items[i].say);
    satz_recoder_free(recoder);
    return outcome;
}

static void pieces_hold(const struct satz_recode_settings *settings, struct satz_slice bytes, unsigned seed) {
    struct outcome whole = recode(settings, bytes, 0), parts = recode(settings, bytes, seed + 1);
    property_same("the bytes, whole and in pieces", satz_buffer_slice(&whole.bytes), satz_buffer_slice(&parts.bytes));
    property_same("the notes, whole and in pieces", satz_buffer_slice(&whole.said), satz_buffer_slice(&parts.said));
    outcome_release(&whole);
    outcome_release(&parts);
}

static void mojibake_holds(struct satz_slice text) {
    static struct satz_mojibake *mojibake;
    struct satz_error error = SATZ_ERROR_INIT;
    struct satz_mojibake_found found;
    struct satz_buffer repaired = SATZ_BUFFER_INIT, all = SATZ_BUFFER_INIT, expected = SATZ_BUFFER_INIT;
    size_t before = 0, count = 0;
    if (!mojibake && !(mojibake = satz_mojibake_new(&error)))
        property_broken(__FILE__, __LINE__, error.reason);
    struct satz_mojibake_walk walk = satz_mojibake_begin(mojibake, text);
    while (satz_mojibake_next(&walk, &found, &repaired)) {
        PROPERTY(before <= found.begin && found.begin < found.end && found.end <= text.size && found.rounds > 0);
        PROPERTY(satz_utf8_floor(text, found.begin) == found.begin && satz_utf8_floor(text, found.end) == found.end);
        PROPERTY(satz_utf8_check(satz_buffer_slice(&repaired), true) == repaired.size);
        PROPERTY(repaired.size < found.end - found.begin);
        satz_buffer_add(&expected, satz_slice_sub(text, before, found.begin));
        satz_buffer_add(&expected, satz_buffer_slice(&repaired));
        before = found.end;
        count++;
    }
    satz_buffer_add(&expected, satz_slice_from(text, before));
    PROPERTY(satz_mojibake_repair(mojibake, text, &all) == count);
    property_same("mojibake repaired", satz_buffer_slice(&expected), satz_buffer_slice(&all));
    satz_buffer_release(&repaired);
    satz_buffer_release(&expected);
    satz_buffer_release(&all);
}

/* A text that came from a charset goes into it, and comes from it again. */
static void way_back_holds(struct satz_slice text, const char *charset) {
    struct satz_recode_settings into = { .from = "UTF-8", .to = charset, .loss = SATZ_LOSS_FAIL };
    struct satz_recode_settings back = { .from = charset, .to = "UTF-8", .loss = SATZ_LOSS_FAIL };
    /* What is not text goes at its beginning, and declarations are rewritten. */
    if (satz_slice_starts(text, satz_slice_of("\uFEFF")) || satz_declaration_possible(text))
        return;
    struct outcome there = recode(&into, text, 0);
    if (there.status == SATZ_OK) {
        struct outcome again = recode(&back, satz_buffer_slice(&there.bytes), 0);
        PROPERTY(again.status == SATZ_OK);
        property_same("there and back", text, satz_buffer_slice(&again.bytes));
        outcome_release(&again);
    }
    outcome_release(&there);
}

static void text_holds(const char *from, struct satz_slice bytes) {
    struct satz_recode_settings settings = { .from = from, .to = "UTF-8", .loss = SATZ_LOSS_FAIL };
    struct outcome outcome = recode(&settings, bytes, 0);
    struct satz_slice text = satz_buffer_slice(&outcome.bytes);
    PROPERTY(satz_utf8_check(text, true) == text.size);
    /* Marks without end are normalised in parts. */
    PROPERTY(text.size >= 4096 || satz_text_is_nfc(text));
    mojibake_holds(text);
    if (outcome.status == SATZ_OK && from)
        way_back_holds(text, from);
    outcome_release(&outcome);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct satz_slice input = satz_slice_make((const char *)data, size);
    unsigned from = byte_take(&input), to = byte_take(&input), ways = byte_take(&input), seed = byte_take(&input);
    struct satz_recode_settings settings = {
        .from = from ? charset_name(from - 1) : NULL, .to = charset_name(to), .lang = seed % 2 ? "de" : NULL,
        .loss = (enum satz_loss)(ways % 4), .keep_form = ways & KEEP_FORM, .repair = ways & REPAIR, .mark = ways & MARK,
    };
    pieces_hold(&settings, input, seed);
    text_holds(settings.from, input);
    return 0;
}
