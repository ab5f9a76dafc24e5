#include <math.h>

#include "check/work.h"
#include "text/utf8.h"

/*
 * How long a translation should be. The logarithm of target over source is about normal; its mean and spread stand in check.tsv, seen from
 * German, and those of two languages make that of a pair. Short texts differ more, and long ones say the same in a little less
 * (after Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993, with ratios for differences).
 */
#define SHRINKS 0.05    /* of the length that it should have, with each e-fold of a text */
#define SHORT_SPREAD 1.5 /* this over the length is added to the square of the spread */
/* From so many spreads on a length is wrong where the target has also lost its final mark; else the table says. */
#define WRONG_CUT 1.4
/* Characters of a text of which a length can be wrong, or odd, and of a usual one. */
enum { LEAST = 12, ODD_LEAST = 50, USUAL = 100 };

/* Held words, and in a text of another script what stays in ASCII, are as long on both sides. */
static size_t count_same(const struct satz_check_text *text) {
    size_t same = 0;
    bool latin = satz_slice_is(text->language->local.script, "Latn");
    if (!text->kept && latin)
        return 0;
    for (size_t at = 0; at < text->text.size; at++) {
        unsigned char byte = (unsigned char)text->text.data[at];
        same += (byte & 0xC0) != 0x80 && (satz_check_text_keeps(text, at) || (!latin && byte > ' ' && byte < 0x80));
    }
    return same;
}

/* In per cent of what such texts are, and in spreads. False where nobody can say. */
static bool compare(const struct satz_check_work *work, double *percent, double *spreads) {
    if (!work->target || work->tgt.text.size == 0)
        return false;
    size_t same = count_same(&work->tgt), source = satz_utf8_count(work->src.text);
    double target = (double)(satz_utf8_count(work->tgt.text) - same);
    source -= same < source ? same : source;
    double german = (double)source * 100 / work->source->percent;
    if (german < LEAST)
        return false;
    double spread = (work->target->spread * work->target->spread + work->source->spread * work->source->spread) / 1e4;
    double ratio = target * 100 / (german * work->target->percent);
    double differs = log(ratio > 0.01 ? ratio : 0.01) + SHRINKS * log(german / USUAL);
    *percent = 100 * ratio;
    *spreads = differs / sqrt(spread + SHORT_SPREAD / german);
    return true;
}

/* How long the target is; both checks ask. */
static const struct satz_check_measure *measure(struct satz_check_work *work) {
    struct satz_check_measure *measure = &work->measure;
    if (!measure->made)
        measure->known = compare(work, &measure->percent, &measure->spreads);
    measure->made = true;
    return measure;
}

/* Whether it is so many spreads away; the table counts tenths of one. */
static bool is_beyond(double spreads, size_t tenths) {
    return fabs(spreads) > (double)tenths / 10;
}

static bool is_wrong(const struct satz_check_work *work, double spreads, size_t tenths) {
    size_t ignored;
    return is_beyond(spreads, tenths) ||
           (spreads < -WRONG_CUT && satz_check_lost_mark(work, &ignored, &ignored));
}

static void say(struct satz_check_work *work, double percent) {
    satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX,
                   "The target has %.0f%% of the length that it should have.", percent);
}

void satz_check_length(struct satz_check_work *work) {
    const struct satz_check_measure *found = measure(work);
    if (found->known && is_wrong(work, found->spreads, satz_check_number(work, 0)))
        say(work, found->percent);
}

/* What is far too long or short is no odd one. */
void satz_check_length_odd(struct satz_check_work *work) {
    const struct satz_check_measure *found = measure(work);
    if (found->known && is_beyond(found->spreads, satz_check_number(work, 0)) &&
        satz_utf8_count(work->src.text) >= ODD_LEAST &&
        !is_wrong(work, found->spreads, satz_check_number_of(work, "check/length", 0)))
        say(work, found->percent);
}
