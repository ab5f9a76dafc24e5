#include "check/work.h"
#include "text/utf8.h"

/* Shorter texts may be anything; how many per cent of the expected length are too much and too little is in the table. */
enum { SHORT = 40 };

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

/* How long the target is, in per cent of what such texts are; 0: nobody can say. */
static size_t measure(const struct satz_check_work *work) {
    if (!work->target || work->tgt.text.size == 0)
        return 0;
    size_t same = count_same(&work->tgt);
    size_t source = satz_utf8_count(work->src.text), target = satz_utf8_count(work->tgt.text) - same;
    source -= same < source ? same : source;
    size_t expected = source * work->target->percent / work->source->percent;
    size_t german = source * 100 / work->source->percent;
    return german < SHORT || expected == 0 ? 0 : target * 100 / expected;
}

static void say(struct satz_check_work *work, size_t percent) {
    satz_check_say(work, &work->tgt, 0, work->tgt.text.size, SATZ_CHECK_NO_FIX,
                   "The target has %zu%% of the length that it should have.", percent);
}

static bool is_out(const struct satz_check_work *work, const char *check, size_t percent) {
    return percent > satz_check_number_of(work, check, 0) ||
           (percent > 0 && percent < satz_check_number_of(work, check, 1));
}

void satz_check_length(struct satz_check_work *work) {
    size_t percent = measure(work);
    if (is_out(work, "check/length", percent))
        say(work, percent);
}

/* What is far too long or short is no odd one. */
void satz_check_length_odd(struct satz_check_work *work) {
    size_t percent = measure(work);
    if (is_out(work, "check/length-odd", percent) && !is_out(work, "check/length", percent))
        say(work, percent);
}
