#include "recode/recode.h"

#include <stdlib.h>

#include "base/memory.h"
#include "recode/decoder.h"
#include "recode/encoder.h"
#include "recode/head.h"
#include "recode/mend.h"
#include "text/normaliser.h"
#include "text/utf8.h"

/* What a charset is found out from; the same whatever pieces the bytes come in. */
enum { WINDOW = 64 << 10 };

struct satz_recoder {
    const struct satz_recode_settings *settings;
    struct satz_charset from, to;
    struct satz_notes notes;
    struct satz_encoder encoder;
    struct satz_normaliser *normaliser;
    struct satz_mender mender;
    struct satz_buffer text, normal, mended; /* between the stages */

    /* of the present text */
    const char *place;
    struct satz_buffer window;     /* bytes that are not decided on */
    size_t passed, lines;          /* bytes and lines of ASCII before the window */
    bool decided, known, declares; /* the decoder is open; the evidence is weighed; the head declares */
    char declared[SATZ_CHARSET_NAME];
    struct satz_evidence evidence;
    struct satz_decoder decoder; /* open where decided */
    struct satz_head head;
    bool marked; /* the byte order mark was written */
};

struct satz_recoder *satz_recoder_new(const struct satz_recode_settings *settings, struct satz_error *error) {
    struct satz_recoder *recoder = satz_memory_get_array(1, sizeof *recoder);
    recoder->settings = settings;
    if ((settings->from && satz_charset_parse(settings->from, &recoder->from, error) != SATZ_OK) ||
        satz_charset_parse(settings->to, &recoder->to, error) != SATZ_OK ||
        satz_mender_open(&recoder->mender, settings->repair, &recoder->notes, error) != SATZ_OK) {
        free(recoder);
        return NULL;
    }
    if (satz_encoder_open(&recoder->encoder, &recoder->to, settings->loss, settings->lang, &recoder->notes, error) !=
        SATZ_OK) {
        satz_mender_close(&recoder->mender);
        free(recoder);
        return NULL;
    }
    satz_notes_init(&recoder->notes);
    recoder->normaliser = satz_normaliser_new();
    satz_buffer_init(&recoder->text);
    satz_buffer_init(&recoder->normal);
    satz_buffer_init(&recoder->mended);
    satz_buffer_init(&recoder->window);
    satz_head_init(&recoder->head);
    recoder->marked =
        !(settings->mark || strcmp(recoder->to.name, "UTF-16") == 0 || strcmp(recoder->to.name, "UTF-32") == 0) ||
        !satz_charset_is_unicode(&recoder->to);
    return recoder;
}

void satz_recoder_free(struct satz_recoder *recoder) {
    if (!recoder)
        return;
    if (recoder->decided)
        satz_decoder_close(&recoder->decoder);
    satz_encoder_close(&recoder->encoder);
    satz_mender_close(&recoder->mender);
    satz_normaliser_free(recoder->normaliser);
    satz_notes_release(&recoder->notes);
    satz_buffer_release(&recoder->text);
    satz_buffer_release(&recoder->normal);
    satz_buffer_release(&recoder->mended);
    satz_buffer_release(&recoder->window);
    satz_head_release(&recoder->head);
    free(recoder);
}

const struct satz_evidence *satz_recoder_evidence(const struct satz_recoder *recoder) {
    return recoder->known ? &recoder->evidence : NULL;
}

struct satz_notes *satz_recoder_notes(struct satz_recoder *recoder) {
    return &recoder->notes;
}

/* ---- text, on its way out ---- */

/* Takes the text in `recoder->text` through the stages. `last` where the text ends with it. */
static void pass_text(struct satz_recoder *recoder, bool last, struct satz_buffer *target) {
    if (!recoder->marked)
        satz_encoder_add(&recoder->encoder, satz_slice_of("\uFEFF"), target);
    recoder->marked = true;
    if (!satz_head_pass(&recoder->head, &recoder->text, last, &recoder->to))
        return; /* what is not begun is held back */
    recoder->encoder.markup = recoder->head.markup;
    struct satz_buffer *normal = recoder->settings->keep_form ? &recoder->text : &recoder->normal;
    if (!recoder->settings->keep_form) {
        satz_normaliser_add(recoder->normaliser, satz_buffer_slice(&recoder->text), normal);
        if (last)
            satz_normaliser_end(recoder->normaliser, normal);
    }
    satz_mender_add(&recoder->mender, satz_buffer_slice(normal), last, &recoder->mended);
    satz_buffer_reset(&recoder->text);
    satz_buffer_reset(&recoder->normal);
    satz_encoder_add(&recoder->encoder, satz_buffer_slice(&recoder->mended), target);
    satz_buffer_reset(&recoder->mended);
}

/* ---- what the text is in ---- */

static void say_taken(struct satz_recoder *recoder) {
    const struct satz_evidence *evidence = &recoder->evidence;
    const char *name = evidence->charset.name;
    if (evidence->contradicted)
        satz_notes_add(&recoder->notes, SATZ_WARNING, recoder->place, 0, "declares %s, but its bytes are %s",
                       evidence->declared, name);
    switch (evidence->kind) {
    case SATZ_EVIDENCE_STATED:
    case SATZ_EVIDENCE_UTF8:
    case SATZ_EVIDENCE_ASCII:
        break;
    case SATZ_EVIDENCE_MARK:
    case SATZ_EVIDENCE_ZEROES:
        if (!evidence->charset.utf8)
            satz_notes_add(&recoder->notes, SATZ_INFO, recoder->place, 0, "taken for %s (%s)", name,
                           satz_evidence_name(evidence->kind));
        break;
    case SATZ_EVIDENCE_DECLARED:
        if (!evidence->charset.utf8)
            satz_notes_add(&recoder->notes, SATZ_INFO, recoder->place, 0, "taken for %s (declared as %s)",
                           evidence->charset.name, evidence->declared);
        break;
    case SATZ_EVIDENCE_GUESSED:
        if (evidence->doubtful && evidence->second.confidence)
            satz_notes_add(&recoder->notes, SATZ_WARNING, recoder->place, 0,
                           "doubtful: taken for %s (confidence %d of 100), may be %s (%d); name it with --from", name,
                           evidence->confidence, evidence->second.name, evidence->second.confidence);
        else
            satz_notes_add(&recoder->notes, evidence->doubtful ? SATZ_WARNING : SATZ_INFO, recoder->place, 0,
                           "%staken for %s (confidence %d of 100); name it with --from",
                           evidence->doubtful ? "doubtful: " : "", name, evidence->confidence);
        break;
    }
}

/* Reads the window, and all that comes after it, as what `recoder->evidence` says. */
static enum satz_status settle_on(struct satz_recoder *recoder, struct satz_error *error) {
    if (satz_decoder_open(&recoder->decoder, &recoder->evidence.charset, recoder->place, error) != SATZ_OK)
        return SATZ_FAILED;
    recoder->decided = recoder->known = true;
    say_taken(recoder);
    satz_decoder_skip(&recoder->decoder, recoder->passed + recoder->evidence.mark, recoder->lines);
    enum satz_status status = satz_decoder_add(
        &recoder->decoder, satz_slice_from(satz_buffer_slice(&recoder->window), recoder->evidence.mark), &recoder->text,
        error);
    satz_buffer_reset(&recoder->window);
    return status;
}

/* The first byte that tells anything: not ASCII, or an escape, or zero. */
static size_t find_telling(struct satz_slice bytes) {
    size_t at = 0;
    while (at < bytes.size && (unsigned char)bytes.data[at] < 0x80 && bytes.data[at] && bytes.data[at] != 0x1B)
        at++;
    return at;
}

/* Passes the first `size` bytes of the window on as the ASCII that they are. */
static void pass_ascii(struct satz_recoder *recoder, size_t size) {
    struct satz_slice ascii = satz_slice_sub(satz_buffer_slice(&recoder->window), 0, size);
    struct satz_position position = { 0, 0 };
    satz_position_pass(&position, ascii);
    satz_buffer_add(&recoder->text, ascii);
    recoder->passed += size;
    recoder->lines += position.line;
    satz_buffer_splice(&recoder->window, 0, size, satz_slice_make("", 0));
}

static size_t line_begin(struct satz_slice bytes, size_t at) {
    while (at > 0 && bytes.data[at - 1] != '\n')
        at--;
    return at;
}

/* `--from=UTF-16` leaves open in which order: a byte order mark says it, or the zero bytes. */
static bool order_is_open(const struct satz_recoder *recoder) {
    return strcmp(recoder->from.name, "UTF-16") == 0 || strcmp(recoder->from.name, "UTF-32") == 0;
}

static enum satz_status weigh(struct satz_recoder *recoder, bool whole, struct satz_error *error) {
    struct satz_slice bytes = satz_buffer_slice(&recoder->window);
    enum satz_status status = satz_evidence_weigh(
        bytes, recoder->passed == 0, whole, recoder->declares ? recoder->declared : NULL, &recoder->evidence, error);
    if (!recoder->settings->from)
        return status == SATZ_OK ? SATZ_OK : satz_error_set_at(error, recoder->place, 0, "%s", error->reason);
    if (status != SATZ_OK ||
        strncmp(recoder->evidence.charset.name, recoder->from.name, strlen(recoder->from.name)) != 0)
        recoder->evidence = (struct satz_evidence){ .charset = recoder->from };
    recoder->evidence.kind = SATZ_EVIDENCE_STATED;
    recoder->evidence.contradicted = false;
    return SATZ_OK;
}

/*
 * Decides on the window, which is full, or all there is (`whole`). Where all of it is ASCII, or what tells something is
 * far down, ASCII goes on its way first, so that there is enough of what tells to look at.
 */
static enum satz_status decide(struct satz_recoder *recoder, bool whole, struct satz_error *error) {
    struct satz_slice bytes = satz_buffer_slice(&recoder->window);
    struct satz_charset ignored;
    if (recoder->passed == 0)
        recoder->declares = satz_evidence_declared(bytes, recoder->declared, &ignored);
    size_t telling = find_telling(bytes);
    bool open = !recoder->settings->from && !recoder->declares;
    if (open && telling == bytes.size && !whole) {
        pass_ascii(recoder, bytes.size);
        return SATZ_OK;
    }
    if (open && telling > WINDOW / 2 && !whole) {
        size_t begin = line_begin(bytes, telling);
        pass_ascii(recoder, begin ? begin : telling);
        return SATZ_OK;
    }
    return weigh(recoder, whole, error) == SATZ_OK ? settle_on(recoder, error) : SATZ_FAILED;
}

/* ---- the whole ---- */

enum satz_status satz_recoder_begin(struct satz_recoder *recoder, const char *place, struct satz_error *error) {
    recoder->place = recoder->encoder.place = place;
    recoder->encoder.at = (struct satz_position){ 1, 1 };
    recoder->decided = recoder->known = recoder->declares = false;
    recoder->passed = recoder->lines = 0;
    satz_head_begin(&recoder->head);
    satz_mender_begin(&recoder->mender, place);
    if (!recoder->settings->from || order_is_open(recoder))
        return SATZ_OK;
    recoder->evidence =
        (struct satz_evidence){ .charset = recoder->from, .kind = SATZ_EVIDENCE_STATED, .confidence = 100 };
    return settle_on(recoder, error);
}

enum satz_status satz_recoder_add(struct satz_recoder *recoder, struct satz_slice bytes, struct satz_buffer *target,
                                  struct satz_error *error) {
    enum satz_status status = SATZ_OK;
    size_t at = 0;
    while (status == SATZ_OK && at < bytes.size && !recoder->decided) {
        size_t room = WINDOW - recoder->window.size, some = bytes.size - at < room ? bytes.size - at : room;
        satz_buffer_add(&recoder->window, satz_slice_sub(bytes, at, at + some));
        at += some;
        if (recoder->window.size == WINDOW)
            status = decide(recoder, false, error);
    }
    if (status == SATZ_OK && recoder->decided)
        status = satz_decoder_add(&recoder->decoder, satz_slice_from(bytes, at), &recoder->text, error);
    pass_text(recoder, status != SATZ_OK, target);
    return status;
}

enum satz_status satz_recoder_end(struct satz_recoder *recoder, struct satz_buffer *target, struct satz_error *error) {
    enum satz_status status = recoder->decided ? SATZ_OK : decide(recoder, true, error);
    if (status == SATZ_OK)
        status = satz_decoder_end(&recoder->decoder, &recoder->text, error);
    pass_text(recoder, true, target);
    if (recoder->decided)
        satz_decoder_close(&recoder->decoder);
    recoder->decided = false;
    return status;
}

enum satz_status satz_recoder_close(struct satz_recoder *recoder, struct satz_buffer *target,
                                    struct satz_error *error) {
    satz_mender_end(&recoder->mender);
    satz_encoder_end(&recoder->encoder, target);
    if (!recoder->encoder.stopped)
        return SATZ_OK;
    return satz_error_set(error,
                          "%zu characters are not in %s; the output ends before the first, and --loss names what "
                          "else can be done",
                          recoder->encoder.losses, recoder->to.name);
}
