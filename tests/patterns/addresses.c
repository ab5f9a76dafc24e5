/* Where somebody is reached, and what only looks so. All hosts and numbers are set apart for examples. */
#include "draft.h"

#include <string.h>

#define WORDS "presse|aktuell|investoren|hauptversammlung|nachhaltigkeit|karriere|daten|bericht|netz|forschung"

static void add_host(struct draft *draft) {
    draft_add_one(draft, "nordwind|albtal-werke|müllerei-horn|stadtwerke-auental|hafenlogistik|wärmenetz|kieswerk|presseportal");
    draft_add_one(draft, ".example|.example.com|.example.org|.example.de");
}

static void add_ascii_host(struct draft *draft) {
    draft_add_one(draft, "nordwind|albtal-werke|stadtwerke-auental|hafenlogistik|kieswerk|presseportal|it.nordwind");
    draft_add_one(draft, ".example|.example.com|.example.org|.example.de");
}

static void add_path(struct draft *draft) {
    for (size_t i = dice_between(draft, 0, 3); i; i--) {
        draft_add_char(draft, '/');
        draft_add_one(draft, WORDS "|2025|de|Übersicht|DE0007164600|24.09.2025|q3-2025|12,50-euro|Bericht_(2025)");
    }
    draft_add_one(draft, "||||/|/index.html|/bericht-2025.pdf|?id=4711&sprache=de|#kontakt|/DE000BASF111.pdf");
}

static void url(struct draft *draft) {
    draft_add_one(draft, "https://|https://www.|http://|www.|HTTPS://www.");
    add_host(draft);
    add_path(draft);
}

static void url_doi(struct draft *draft) {
    draft_add(draft, "https://doi.org/10.5555/enpol.2025.0");
    draft_add_digits(draft, 3, false);
}

static void url_bare(struct draft *draft) {
    add_ascii_host(draft);
    if (dice_one_in(draft, 2))
        add_path(draft);
}

static void email(struct draft *draft) {
    draft_add_one(draft, "presse|info|anna.berger|h.kraus|ir+news|medien_team|m-weber|vertrieb2025|j.o'neill|bewerbung");
    draft_add_char(draft, '@');
    add_ascii_host(draft);
}

static void phone(struct draft *draft) {
    draft_add_one(draft, "+49 30 23125|+49 (0)30 23125|+49 (0) 89 99998|+43 1 2345|+41 44 555|+49-221-4710|+49/40/66969|0049 69 9000|"
                         "+49\u00a030\u00a023125|+49 30/23125|+49.69.9000|+1 202 555 0|+49 (30) 23125|+49 171 39200|+49\n30 23125");
    draft_add_digits(draft, 3, false);
    draft_add_one(draft, "||-0|-12|-123| 45");
}

static void phone_national(struct draft *draft) {
    draft_add_one(draft, "(030) 23125|030 23125|030/23125|089 99998|(0221) 4710|040-66969|0171 39200|(0 69) 9000|0211 / 5566");
    draft_add_digits(draft, 3, false);
    draft_add_one(draft, "||-0|-12|-123");
}

static void handle(struct draft *draft) {
    draft_add_one(draft, "@nordwind_ag|@AlbtalWerke|@kieswerk|#Wärmewende|#Hauptversammlung2025|#NordwindAG|@hafen.logistik|@stadtwerke2");
}

static void ticker(struct draft *draft) {
    draft_add_one(draft, "NDW|HBNE|ALBT|KSW1|BAS|SAP|A1B|NWD3|WMN");
}

static void ticker_sign(struct draft *draft) {
    draft_add_char(draft, '$');
    ticker(draft);
}

/* Sums and counts that begin as a number of a telephone does. */
static void no_phone(struct draft *draft) {
    draft_add_one(draft, "+12 345 678|+3,5 Prozent|49 30 2312|007|00 12|089|0800|+49|2025/2026|0,5 l|100 000 000|05/2026|12 000 500");
}

static void no_email(struct draft *draft) {
    draft_add_one(draft, "presse@nordwind|@ 14 Uhr|a@|info(at)kieswerk.example|info [at] kieswerk.example|@@|@-|presse@.example");
}

static void no_url(struct draft *draft) {
    draft_add_one(draft, "z.B.|ASP.NET-Kurs|Bericht.pdf|E.ON|u.v.m.|Dr.Ing.|web.config|https://|http:|www.|Daten.xlsx|Foto.jpg|"
                         "Ende.Die|setup.exe|README.txt|3.2.de-1");
}

static void no_ticker(struct draft *draft) {
    draft_add_one(draft, "TOP: Die Zahlen|HINWEIS: Alle Angaben|INFO: Wer kommt|$ 5");
}

static const struct {
    const char *name, *type, *kind;
    void (*add)(struct draft *);
    enum gold_verdict verdict;
} slots[] = {
    { "url", "URL", "url", url, GOLD_FOUND },
    { "url-doi", "URL", "url", url_doi, GOLD_FOUND },
    { "url-bare", "URL", "url", url_bare, GOLD_FOUND },
    { "email", "e-mail", "email", email, GOLD_FOUND },
    { "phone", "phone", "phone", phone, GOLD_FOUND },
    { "phone-national", "phone", "phone", phone_national, GOLD_FOUND },
    { "handle", "handle", "handle", handle, GOLD_FOUND },
    { "ticker", "ticker", "ticker", ticker, GOLD_FOUND },
    { "ticker-sign", "ticker", "ticker", ticker_sign, GOLD_FOUND },
    { "no-phone", "phone", "phone", no_phone, GOLD_MISS },
    { "no-email", "e-mail", "email", no_email, GOLD_MISS },
    { "no-url", "URL", "url", no_url, GOLD_MISS },
    { "no-ticker", "ticker", "ticker", no_ticker, GOLD_MISS },
};

bool addresses_fill(struct draft *draft, const char *name) {
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
