#include "mangling.h"

/* Damages of code words, by name. */
struct damaging {
    struct satz_slice code;
    uint64_t *state;
    struct satz_buffer *target;
};

static void add(const struct damaging *damaging, size_t begin, size_t end) {
    satz_buffer_add(damaging->target, satz_slice_sub(damaging->code, begin, end));
}

static void split(const struct damaging *damaging, const char *between, size_t parts) {
    size_t size = damaging->code.size, first = 2 + random_below(damaging->state, size - 4);
    size_t second = parts == 3 ? first + 1 + random_below(damaging->state, size - first - 1) : size;
    add(damaging, 0, first);
    satz_buffer_add_string(damaging->target, between);
    add(damaging, first, second);
    if (second < size)
        satz_buffer_add_string(damaging->target, between);
    add(damaging, second, size);
}

static void lose(const struct damaging *damaging, size_t at) {
    add(damaging, 0, at);
    add(damaging, at + 1, damaging->code.size);
}

static void change(const struct damaging *damaging, bool vowel) {
    const char *letters = vowel ? "aeiou" : "bdfgklmnprstvz";
    size_t at = 2 * random_below(damaging->state, damaging->code.size / 2) + (vowel ? 1 : 2);
    at = at < damaging->code.size ? at : 2;
    char now = damaging->code.data[at], then;
    do
        then = letters[random_below(damaging->state, strlen(letters))];
    while (then == now);
    add(damaging, 0, at);
    satz_buffer_add_byte(damaging->target, then);
    add(damaging, at + 1, damaging->code.size);
}

static void swap(const struct damaging *damaging) {
    size_t at = 1 + random_below(damaging->state, damaging->code.size - 2);
    add(damaging, 0, at);
    add(damaging, at + 1, at + 2);
    add(damaging, at, at + 1);
    add(damaging, at + 2, damaging->code.size);
}

static char in_case(char letter, bool upper) {
    letter = (char)(letter | 0x20);
    return upper ? (char)(letter - 0x20) : letter;
}

static void set_case(const struct damaging *damaging, const char *how) {
    size_t inner = 1 + random_below(damaging->state, damaging->code.size - 1);
    for (size_t i = 0; i < damaging->code.size; i++)
        satz_buffer_add_byte(damaging->target,
                             in_case(damaging->code.data[i], *how == 'u' || (*how == 'i' && (i == 0 || i == inner))));
}

static void write_each(const struct damaging *damaging, const char *how) {
    static const char *const cyrillic[] = { "а", "б", "ц", "д", "е", "ф", "г", "х", "и", "й", "к", "л", "м",
                                            "н", "о", "п", "к", "р", "с", "т", "у", "в", "в", "х", "ы", "з" };
    for (size_t i = 0; i < damaging->code.size; i++) {
        char letter = damaging->code.data[i];
        if (*how == 'c')
            satz_buffer_add_string(damaging->target, cyrillic[(letter | 0x20) - 'a']);
        else if (*how == 'w')
            satz_buffer_add_char(damaging->target, (uint32_t)letter + 0xFEE0);
        else
            satz_buffer_add_byte(damaging->target, letter);
        if (*how == 's' && i + 1 < damaging->code.size)
            satz_buffer_add_byte(damaging->target, ' ');
    }
}

static void accent(const struct damaging *damaging) {
    static const char *const vowels[] = { "á", "", "", "", "é", "", "", "", "í", "", "", "", "", "", "ó", "", "", "",
                                          "", "", "ú" };
    add(damaging, 0, 1);
    satz_buffer_add_string(damaging->target, vowels[damaging->code.data[1] - 'a']);
    add(damaging, 2, damaging->code.size);
}

static void wrap(const struct damaging *damaging, const char *open, const char *close) {
    satz_buffer_add_string(damaging->target, open);
    add(damaging, 0, damaging->code.size);
    satz_buffer_add_string(damaging->target, close);
}

static bool alter(const struct damaging *damaging, struct satz_slice how) {
    size_t size = damaging->code.size;
    if (satz_slice_is(how, "first-lost"))
        lose(damaging, 0);
    else if (satz_slice_is(how, "last-lost"))
        lose(damaging, size - 1);
    else if (satz_slice_is(how, "inner-lost"))
        lose(damaging, 1 + random_below(damaging->state, size - 2));
    else if (satz_slice_is(how, "wrong-vowel") || satz_slice_is(how, "wrong-consonant"))
        change(damaging, how.data[6] == 'v');
    else if (satz_slice_is(how, "two-swapped"))
        swap(damaging);
    else if (satz_slice_is(how, "half"))
        add(damaging, 0, size / 2);
    else
        return false;
    return true;
}

static bool dress(const struct damaging *damaging, struct satz_slice how) {
    if (satz_slice_is(how, "split") || satz_slice_is(how, "split-in-three"))
        split(damaging, " ", how.size > 5 ? 3 : 2);
    else if (satz_slice_is(how, "hyphen") || satz_slice_is(how, "split-with-hyphen"))
        split(damaging, how.size > 6 ? " - " : "-", 2);
    else if (satz_slice_is(how, "bracketed"))
        wrap(damaging, "[", "]");
    else if (satz_slice_is(how, "quoted"))
        wrap(damaging, "*", "*");
    else if (satz_slice_is(how, "reference"))
        satz_buffer_add_format(damaging->target, "&#%d;%.*s", damaging->code.data[0], (int)damaging->code.size - 1,
                               damaging->code.data + 1);
    else if (satz_slice_is(how, "accent"))
        accent(damaging);
    else
        return false;
    return true;
}

void code_damage(struct satz_slice code, struct satz_slice how, uint64_t *state, struct satz_buffer *target) {
    struct damaging damaging = { code, state, target };
    char name[24] = { 0 };
    if (alter(&damaging, how) || dress(&damaging, how))
        return;
    memcpy(name, how.data, how.size < sizeof name ? how.size : sizeof name - 1);
    if (!strcmp(name, "lower") || !strcmp(name, "upper") || !strcmp(name, "inner-upper"))
        set_case(&damaging, name);
    else
        write_each(&damaging, name);
}
