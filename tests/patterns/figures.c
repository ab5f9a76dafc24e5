/* Dates, times, sums and numbers as the German press writes them. */
#include "draft.h"

#include <string.h>

#define MONTHS "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
#define BLANK " |\u00a0| "

/* Thousands with a dot, as `1.250.000`. */
static void add_whole(struct draft *draft, size_t number, const char *mark) {
    if (number >= 1000) {
        add_whole(draft, number / 1000, mark);
        draft_add(draft, mark);
        draft_add_number(draft, number % 1000, 3);
    } else {
        draft_add_number(draft, number, 1);
    }
}

static void add_amount(struct draft *draft) {
    static const size_t limits[] = { 10, 100, 1000, 100000, 5000000 };
    add_whole(draft, dice_between(draft, 1, limits[dice_below(draft, 5)]), ".");
    if (dice_one_in(draft, 2)) {
        draft_add_char(draft, ',');
        draft_add_digits(draft, dice_between(draft, 1, 2), true);
    }
}

static void date_figures(struct draft *draft) {
    const char *gap = dice_one_in(draft, 3) ? " " : dice_one_in(draft, 6) ? "\u00a0" : "";
    bool padded = dice_one_in(draft, 2);
    draft_add_number(draft, dice_between(draft, 1, 28), padded ? 2 : 1);
    draft_add(draft, ".");
    draft_add(draft, gap);
    draft_add_number(draft, dice_between(draft, 1, 12), padded ? 2 : 1);
    draft_add(draft, ".");
    draft_add(draft, gap);
    if (*gap || !dice_one_in(draft, 5))
        draft_add_number(draft, dice_between(draft, 1990, 2030), 4);
    else
        draft_add_number(draft, dice_between(draft, 10, 29), 2);
}

static void date_words(struct draft *draft) {
    if (dice_one_in(draft, 4)) {
        draft_add_one(draft, "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag");
        draft_add(draft, ", ");
        if (dice_one_in(draft, 2))
            draft_add(draft, "den ");
    }
    draft_add_number(draft, dice_between(draft, 1, 28), 1);
    draft_add_one(draft, ".\u00a0|. |. |.\n");
    draft_add_one(draft, MONTHS);
    if (!dice_one_in(draft, 3)) {
        draft_add(draft, " ");
        draft_add_number(draft, dice_between(draft, 1950, 2035), 4);
    }
}

static void date_iso(struct draft *draft) {
    draft_add_number(draft, dice_between(draft, 1990, 2030), 4);
    draft_add_char(draft, '-');
    draft_add_number(draft, dice_between(draft, 1, 12), 2);
    draft_add_char(draft, '-');
    draft_add_number(draft, dice_between(draft, 1, 28), 2);
}

static void date_month(struct draft *draft) {
    draft_add_one(draft, MONTHS);
    draft_add_char(draft, ' ');
    draft_add_number(draft, dice_between(draft, 1990, 2030), 4);
}

static void date_year(struct draft *draft) {
    draft_add_number(draft, dice_between(draft, 1950, 2035), 4);
}

static void date_quarter(struct draft *draft) {
    draft_add_number(draft, dice_between(draft, 1, 4), 1);
    draft_add(draft, ". Quartal ");
    draft_add_number(draft, dice_between(draft, 2015, 2030), 4);
}

/* Days that no calendar has. */
static void date_never(struct draft *draft) {
    draft_add_one(draft, "31. 2. 2026|30.02.2025|31.04.2026|29.02.2025|32.01.2026|15.13.2026|0.5.2025|"
                         "2025-13-01|2025-02-30|31.06.2024");
}

static void day_never(struct draft *draft) {
    draft_add_one(draft, "33.|32.|0.");
}

static void date_day(struct draft *draft) {
    draft_add_number(draft, dice_between(draft, 10, 28), 2);
    draft_add(draft, ".0");
    draft_add_number(draft, dice_between(draft, 1, 9), 1);
    draft_add_char(draft, '.');
}

static void time_clock(struct draft *draft) {
    bool colon = dice_one_in(draft, 2);
    draft_add_number(draft, dice_below(draft, 24), 1);
    if (!dice_one_in(draft, 3)) {
        draft_add_char(draft, colon ? ':' : '.');
        draft_add_number(draft, dice_below(draft, 60), 2);
    }
    draft_add_one(draft, BLANK);
    draft_add(draft, "Uhr");
    if (dice_one_in(draft, 4))
        draft_add_one(draft, " MEZ| MESZ");
}

static void time_colon(struct draft *draft) {
    draft_add_number(draft, dice_below(draft, 24), 2);
    draft_add_char(draft, ':');
    draft_add_number(draft, dice_below(draft, 60), 2);
}

static void time_never(struct draft *draft) {
    draft_add_one(draft, "25:70|24:61|31:15|12:75|27.45 Uhr|10:60 Uhr|25 Uhr|12.61 Uhr|24:30 Uhr");
}

static void money(struct draft *draft) {
    if (dice_one_in(draft, 4)) {
        draft_add_one(draft, "€|EUR|US$|CHF|$|£");
        draft_add(draft, " ");
        add_amount(draft);
        draft_add_one(draft, "|| Mio.| Millionen| Mrd.");
        return;
    }
    add_amount(draft);
    draft_add_one(draft, "|||\u00a0Mio.| Millionen| Milliarden| Mrd.| Tsd.");
    draft_add_one(draft, BLANK);
    draft_add_one(draft, "Euro|€|EUR|US-Dollar|Franken|CHF|Cent|Yen|Pfund|TEUR");
}

static void number_plain(struct draft *draft) {
    size_t number = dice_between(draft, 2, 1899);
    static const char *const marks[] = { ".", ".", " ", "\u202f", "’" };
    if (dice_one_in(draft, 2))
        number = dice_between(draft, 10000, 4999999);
    add_whole(draft, number, number >= 10000 ? marks[dice_below(draft, 5)] : dice_one_in(draft, 2) ? "." : "");
}

static void number_unit(struct draft *draft) {
    add_amount(draft);
    draft_add_one(draft, BLANK);
    draft_add_one(draft, "Prozent|%|km|Kilometer|kW|MWh|Tonnen|m²|Hektar|Liter|kg|Grad|°C|Megawatt|GB|PS|Quadratmeter|Minuten");
}

static void number_version(struct draft *draft) {
    draft_add_number(draft, dice_between(draft, 0, 14), 1);
    for (size_t i = dice_between(draft, 2, 3); i; i--) {
        draft_add_char(draft, '.');
        draft_add_number(draft, dice_between(draft, 0, 30), 1);
    }
}

/* A file's name with a date's figures, or a section's number, is none. */
static void date_like(struct draft *draft) {
    draft_add_one(draft, "3.2.1|12.4.1|1.10.3|5.11.2|10.1.12");
}

static const struct {
    const char *name, *type, *kind;
    void (*add)(struct draft *);
    enum gold_verdict verdict;
} slots[] = {
    { "date-figures", "date", "date", date_figures, GOLD_FOUND },
    { "date-words", "date", "date", date_words, GOLD_FOUND },
    { "date-iso", "date", "date", date_iso, GOLD_FOUND },
    { "date-month", "date", "date", date_month, GOLD_FOUND },
    { "date-year", "date", "date", date_year, GOLD_FOUND },
    { "date-quarter", "date", "date", date_quarter, GOLD_FOUND },
    { "date-day", "date", "date", date_day, GOLD_FOUND },
    { "date-never", "date", "date", date_never, GOLD_MISS },
    { "day-never", "date", "date", day_never, GOLD_MISS },
    { "date-like", "date", "date", date_like, GOLD_MISS },
    { "time", "time", "time", time_clock, GOLD_FOUND },
    { "time-colon", "time", "time", time_colon, GOLD_FOUND },
    { "time-never", "time", "time", time_never, GOLD_MISS },
    { "money", "money", "money", money, GOLD_FOUND },
    { "number", "number", "number", number_plain, GOLD_FOUND },
    { "measure", "number", "number", number_unit, GOLD_FOUND },
    { "version", "version", "number", number_version, GOLD_FOUND },
};

bool figures_fill(struct draft *draft, const char *name) {
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        if (strcmp(slots[i].name, name) != 0)
            continue;
        size_t begin = draft->characters;
        slots[i].add(draft);
        draft_mark(draft, begin, slots[i].type, slots[i].kind, slots[i].verdict);
        return true;
    }
    return false;
}
