/* Numbers that prove themselves, made here from the standards, not by the library that is to know them. */
#include "draft.h"

#include <string.h>

/* ISO 13616's registry: country, length, and the form of what follows the check digits (n: digits, c: either, a: letters). */
static const char *const ibans[] = {
    "AD 8n12c", "AE 19n", "AL 8n16c", "AT 16n", "AZ 4a20c", "BA 16n", "BE 12n", "BG 4a6n8c", "BH 4a14c", "BR 23n1a1c",
    "BY 4c4n16c", "CH 5n12c", "CR 18n", "CY 8n16c", "CZ 20n", "DE 18n", "DK 14n", "DO 4c20n", "EE 16n", "EG 25n",
    "ES 20n", "FI 14n", "FO 14n", "FR 10n11c2n", "GB 4a14n", "GE 2a16n", "GI 4a15c", "GL 14n", "GR 7n16c", "GT 24c",
    "HR 17n", "HU 24n", "IE 4a14n", "IL 19n", "IQ 4a15n", "IS 22n", "IT 1a10n12c", "JO 4a4n18c", "KW 4a22c",
    "KZ 3n13c", "LB 4n20c", "LC 4a24c", "LI 5n12c", "LT 16n", "LU 3n13c", "LV 4a13c", "LY 21n", "MC 10n11c2n",
    "MD 2c18c", "ME 18n", "MK 3n10c2n", "MR 23n", "MT 4a5n18c", "MU 4a19n3a", "NL 4a10n", "NO 11n", "PK 4a16c", "PL 24n",
    "PS 4a21c", "PT 21n", "QA 4a21c", "RO 4a16c", "RS 18n", "SA 2n18c", "SC 4a20n3a", "SE 20n", "SI 15n", "SK 20n",
    "SM 1a10n12c", "ST 21n", "SV 4a20n", "TL 19n", "TN 20n", "TR 5n17c", "UA 6n19c", "VA 18n", "VG 4a16n", "XK 16n",
};

struct code {
    char text[40];
    size_t size;
};

static void add_random(struct draft *draft, struct code *code, char form) {
    static const char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t least = form == 'a' ? 10 : 0, most = form == 'n' ? 9 : 35;
    /* Account numbers may have letters, and seldom have. */
    if (form == 'c' && !dice_one_in(draft, 4))
        most = 9;
    code->text[code->size++] = signs[dice_between(draft, least, most)];
    code->text[code->size] = '\0';
}

static unsigned value(char c) {
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'A') + 10;
}

static unsigned mod97(const char *text, size_t from, size_t to, unsigned rest) {
    for (size_t i = from; i < to; i++)
        rest = (value(text[i]) < 10 ? rest * 10 + value(text[i]) : rest * 100 + value(text[i])) % 97;
    return rest;
}

static void set_two(char *place, unsigned number) {
    place[0] = (char)('0' + number / 10);
    place[1] = (char)('0' + number % 10);
}

static struct code make_iban(struct draft *draft) {
    const char *row = ibans[dice_one_in(draft, 3) ? 15 : dice_below(draft, sizeof ibans / sizeof *ibans)];
    struct code code = { .size = 4 };
    memcpy(code.text, row, 2);
    memcpy(code.text + 2, "00", 3);
    for (row += 3; *row; row++) {
        size_t count = 0;
        for (; *row <= '9'; row++)
            count = count * 10 + (size_t)(*row - '0');
        while (count--)
            add_random(draft, &code, *row);
    }
    set_two(code.text + 2, 98 - mod97(code.text, 0, 4, mod97(code.text, 4, code.size, 0)));
    return code;
}

static struct code make_lei(struct draft *draft) {
    static const char *const starts[] = { "529900", "549300", "391200", "894500", "213800", "969500", "5493" };
    struct code code = { .size = 0 };
    strcpy(code.text, starts[dice_below(draft, sizeof starts / sizeof *starts)]);
    code.size = strlen(code.text);
    while (code.size < 18)
        add_random(draft, &code, dice_one_in(draft, 2) ? 'n' : 'a');
    memcpy(code.text + 18, "00", 3);
    code.size = 20;
    set_two(code.text + 18, 98 - mod97(code.text, 0, 20, 0));
    return code;
}

/* Luhn's sum over the digits that letters stand for. */
static unsigned luhn(const char *text, size_t size) {
    char digits[32];
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        if (value(text[i]) > 9)
            digits[count++] = (char)('0' + value(text[i]) / 10);
        digits[count++] = (char)('0' + value(text[i]) % 10);
    }
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned digit = (unsigned)(digits[count - 1 - i] - '0') * (i % 2 ? 1 : 2);
        sum += digit / 10 + digit % 10;
    }
    return (10 - sum % 10) % 10;
}

static struct code make_isin(struct draft *draft) {
    static const char *const countries[] = { "DE", "DE", "DE", "US", "AT", "CH", "FR", "LU", "IE", "NL", "GB", "XS", "KY" };
    const char *country = countries[dice_below(draft, sizeof countries / sizeof *countries)];
    struct code code = { .size = 2 };
    memcpy(code.text, country, 3);
    if (*country == 'D')
        while (code.size < 5)
            code.text[code.size++] = '0';
    while (code.size < 11)
        add_random(draft, &code, dice_one_in(draft, 4) ? 'a' : 'n');
    code.text[11] = (char)('0' + luhn(code.text, 11));
    code.text[code.size = 12] = '\0';
    return code;
}

static struct code make_gtin(struct draft *draft) {
    static const size_t sizes[] = { 13, 13, 13, 8, 12, 14 };
    struct code code = { .size = 0 };
    size_t size = sizes[dice_below(draft, sizeof sizes / sizeof *sizes)];
    while (code.size + 1 < size)
        add_random(draft, &code, 'n');
    if (size == 13)
        memcpy(code.text, "40", 2);
    unsigned sum = 0;
    for (size_t i = 0; i + 1 < size; i++)
        sum += value(code.text[i]) * ((size - i) % 2 ? 1 : 3);
    code.text[code.size++] = (char)('0' + (10 - sum % 10) % 10);
    code.text[code.size] = '\0';
    return code;
}

/* As people mistype: one digit is another one, which no check here overlooks. */
static void damage(struct draft *draft, struct code *code) {
    size_t at;
    do
        at = dice_between(draft, 4, code->size - 1);
    while (code->text[at] > '9');
    code->text[at] = (char)('0' + (code->text[at] - '0' + 1 + (char)dice_below(draft, 8)) % 10);
}

/* The code, with `between` after each `group` signs. */
static void add_grouped(struct draft *draft, const struct code *code, size_t group, const char *between, size_t only) {
    size_t groups = 0;
    for (size_t i = 0; i < code->size; i++) {
        if (i && i % group == 0 && (!only || ++groups == only))
            draft_add(draft, between);
        draft_add_char(draft, code->text[i]);
    }
}

/* How it stands in the text. */
enum form { PLAIN, WRONG, SOFT, BROKEN, LOWER, LONGER, INSIDE, GROUPED, GROUPED_WRONG, GROUPED_HARD, GROUPED_BROKEN };

static void add_lower(struct draft *draft, const struct code *code) {
    for (size_t i = 0; i < code->size; i++)
        draft_add_char(draft, (char)(code->text[i] >= 'A' ? code->text[i] | 0x20 : code->text[i]));
}

static void add_code(struct draft *draft, const char *type, struct code code, enum form form, bool cue) {
    size_t begin = draft->characters;
    enum gold_verdict verdict = GOLD_FOUND;
    if (form == WRONG || form == GROUPED_WRONG) {
        damage(draft, &code);
        /* Without a word for it nobody can know which number was meant: it is held, as any such code. */
        verdict = cue || form == GROUPED_WRONG ? GOLD_FLAGGED : GOLD_FOUND;
        type = cue || form == GROUPED_WRONG ? "mistyped" : "code";
    }
    switch (form) {
    case SOFT: add_grouped(draft, &code, 6, "\u00ad", 1); break;
    case BROKEN: add_grouped(draft, &code, dice_between(draft, 4, code.size - 4), "\n", 1); break;
    case LOWER: add_lower(draft, &code); break;
    case GROUPED:
    case GROUPED_WRONG: add_grouped(draft, &code, 4, " ", 0); break;
    case GROUPED_HARD: add_grouped(draft, &code, 4, "\u00a0", 0); break;
    case GROUPED_BROKEN: add_grouped(draft, &code, 4, "\n", dice_between(draft, 1, 3)); break;
    default: draft_add(draft, code.text);
    }
    if (form == LONGER) {
        draft_add_digits(draft, 1, true);
        verdict = GOLD_FLAGGED;
        type = "mistyped";
    } else if (form == INSIDE) {
        draft_add_one(draft, "x|abc|ö");
        verdict = GOLD_MISS;
    } else if (form == LOWER) {
        verdict = cue ? GOLD_FOUND : GOLD_MISS;
    }
    draft_mark(draft, begin, type, "id", verdict);
}

static const struct {
    const char *name, *type;
    struct code (*make)(struct draft *);
    enum form form;
    bool cue;
} slots[] = {
    { "isin", "ISIN", make_isin, PLAIN, true },
    { "isin-wrong", "ISIN", make_isin, WRONG, true },
    { "isin-wrong-alone", "ISIN", make_isin, WRONG, false },
    { "isin-soft", "ISIN", make_isin, SOFT, true },
    { "isin-broken", "ISIN", make_isin, BROKEN, true },
    { "isin-longer", "ISIN", make_isin, LONGER, true },
    { "isin-lower", "ISIN", make_isin, LOWER, true },
    { "isin-inside", "ISIN", make_isin, INSIDE, false },
    { "lei", "LEI", make_lei, PLAIN, true },
    { "lei-wrong", "LEI", make_lei, WRONG, true },
    { "lei-grouped", "LEI", make_lei, GROUPED, true },
    { "lei-broken", "LEI", make_lei, BROKEN, true },
    { "lei-soft", "LEI", make_lei, SOFT, true },
    { "iban", "IBAN", make_iban, PLAIN, true },
    { "iban-wrong", "IBAN", make_iban, WRONG, true },
    { "iban-longer", "IBAN", make_iban, LONGER, true },
    { "iban-grouped", "IBAN", make_iban, GROUPED, true },
    { "iban-hard", "IBAN", make_iban, GROUPED_HARD, true },
    { "iban-line", "IBAN", make_iban, GROUPED_BROKEN, true },
    { "iban-mistyped", "IBAN", make_iban, GROUPED_WRONG, true },
    { "iban-soft", "IBAN", make_iban, SOFT, true },
    { "iban-lower", "IBAN", make_iban, LOWER, true },
    { "gtin", "GTIN", make_gtin, PLAIN, true },
    { "gtin-wrong", "GTIN", make_gtin, WRONG, true },
};

/* Six digits and capitals, without I and O. */
static void add_wkn(struct draft *draft) {
    size_t begin = draft->characters;
    static const char signs[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    if (dice_one_in(draft, 2)) {
        draft_add_one(draft, "A|A|BASF|ENAG|CBK|A2|A3|A1");
        draft_add_char(draft, signs[dice_below(draft, sizeof signs - 1)]);
        while (draft->characters < begin + 6)
            draft_add_digits(draft, 1, true);
    } else {
        draft_add_digits(draft, 6, false);
    }
    draft_mark(draft, begin, "WKN", "id", GOLD_FOUND);
}

static void add_bic(struct draft *draft) {
    size_t begin = draft->characters;
    draft_add_one(draft, "COBADEFF|DEUTDEDB|GENODEF1|SOLADEST|INGDDEFF|BYLADEM1|HYVEDEMM|RZBAATWW|UBSWCHZH|BNPAFRPP");
    if (!dice_one_in(draft, 3))
        draft_add_one(draft, "500|600|BER|001|80A");
    draft_mark(draft, begin, "BIC", "id", GOLD_FOUND);
}

static void add_lot(struct draft *draft) {
    size_t begin = draft->characters;
    draft_add_char(draft, (char)('A' + dice_below(draft, 26)));
    draft_add_digits(draft, 4, false);
    draft_add_char(draft, (char)('A' + dice_below(draft, 26)));
    draft_mark(draft, begin, "lot", "id", GOLD_FOUND);
}

static void add_doi(struct draft *draft) {
    size_t begin = draft->characters;
    draft_add(draft, "10.");
    draft_add_digits(draft, dice_between(draft, 4, 5), false);
    draft_add_char(draft, '/');
    draft_add_one(draft, "s41586-|j.enpol.|zenodo.|jats-b-|nature");
    draft_add_digits(draft, dice_between(draft, 4, 6), false);
    draft_add_one(draft, "||-1|(25)00417-3|-z");
    draft_mark(draft, begin, "DOI", "id", GOLD_FOUND);
}

bool codes_fill(struct draft *draft, const char *name) {
    static const struct {
        const char *name;
        void (*add)(struct draft *);
    } others[] = { { "wkn", add_wkn }, { "bic", add_bic }, { "lot", add_lot }, { "doi", add_doi } };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(others[i].name, name)) {
            others[i].add(draft);
            return true;
        }
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (!strcmp(slots[i].name, name)) {
            add_code(draft, slots[i].type, slots[i].make(draft), slots[i].form, slots[i].cue);
            return true;
        }
    return false;
}
