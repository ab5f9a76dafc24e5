/*
 * Sentences of press releases, with slots. `{a|b}` is one of the words; `{.isin}` a slot that codes.c, figures.c or
 * addresses.c fill.
 */
#include "draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const templates[] = {
    /* codes */
    "Die Aktie der {Nordwind|Albtal|Auental} AG (ISIN: {.isin}, WKN: {.wkn}) wird im Prime Standard gehandelt.",
    "Die Anleihe mit der ISIN {.isin} läuft bis {.date-figures}.",
    "{.isin} heißt die Kennung, unter der die neuen Aktien ab {.date-words} notieren.",
    "Gezeichnet wird unter {.isin}; der Zins beträgt {.measure}.",
    "ISIN: {.isin-wrong} – so steht es im Prospekt vom {.date-figures}.",
    "Im Orderbuch stand {.isin-wrong-alone} statt der richtigen Nummer.",
    "Der Fonds (ISIN {.isin-soft}) schüttet {.money} aus.",
    "Die Wandelanleihe, ISIN {.isin-broken}, wurde {zurückgekauft|aufgestockt}.",
    "Unter der ISIN {.isin-longer} fand die Bank nichts.",
    "Wer die ISIN {.isin-lower} sucht, findet nichts.",
    "Das Muster {.isin-inside} ist keine Kennung.",
    "Der LEI des Emittenten ist {.lei}.",
    "LEI: {.lei-grouped}, Sitz: Hamburg.",
    "Die Kennung LEI {.lei-wrong} wurde abgelehnt.",
    "Emittentin ist die Auental GmbH, LEI {.lei-broken}, mit Sitz in Ulm.",
    "Der LEI {.lei-soft} gilt bis {.date-figures}.",
    "Spenden bitte auf das Konto {.iban-grouped} bei der {Sparkasse|Volksbank}.",
    "IBAN: {.iban-grouped}, BIC: {.bic}",
    "Überweisen Sie {.money} an {.iban}, {Stichwort|Verwendungszweck} Winterhilfe.",
    "Spendenkonto: IBAN {.iban}, BIC {.bic}.",
    "Das Geld geht an {.iban-hard}, Kontoinhaber ist der Verein.",
    "Die neue Bankverbindung lautet {.iban-line} und gilt ab {.date-figures}.",
    "IBAN: {.iban-wrong} (Bank: Sparkasse Auental)",
    "Auf dem Flugblatt stand {.iban-mistyped}, ein Tippfehler.",
    "Die IBAN {.iban-longer} ist zu lang.",
    "Mit der IBAN {.iban-soft} klappt es.",
    "IBAN {.iban-lower} – auch klein geschrieben bleibt sie eine.",
    "Das Gerät (EAN {.gtin}) kostet {.money}.",
    "GTIN: {.gtin}; Füllmenge: {.measure}.",
    "Zurückgerufen wird der Artikel mit der EAN {.gtin-wrong}.",
    "WKN {.wkn} oder ISIN {.isin}: Beide Nummern stehen im Prospekt.",
    "Betroffen ist die Charge {.lot}, haltbar bis {.date-figures}.",
    "Die Losnummer {.lot} steht auf dem Deckel.",
    "Die Studie erschien unter doi: {.doi}.",
    "Nachzulesen ist das in „Energie und Netz“ ({.doi}).",
    "Originalarbeit: {.url-doi} – {.date-month}.",
    "SWIFT-Code {.bic}, Konto {.iban-grouped}.",
    /* addresses */
    "Mehr dazu unter {.url}.",
    "Die Unterlagen ({.url}) stehen bereit.",
    "Siehe {.url}, dort auch Bilder.",
    "Anmeldung: {.url-bare}",
    "Alles steht auf {.url-bare}, sagte die Sprecherin.",
    "Haben Sie {.url} gelesen?",
    "„Das steht auf {.url-bare}“, sagte sie.",
    "Der Bericht <{.url}> umfasst {.number} Seiten.",
    "Quelle: {.url}; Stand: {.date-figures}",
    "Bilder gibt es unter {.url}\noder in der Redaktion.",
    "Fragen beantwortet {.email}.",
    "Pressekontakt: Anna Berger ({.email}), {.phone}",
    "E-Mail: {.email}, Internet: {.url-bare}",
    "Schreiben Sie an <{.email}>!",
    "Kontakt: {.email}; {.phone}; {.url}",
    "Bewerbungen nimmt {.email} bis {.date-words} entgegen.",
    "Tel.: {.phone}, Fax: {.phone}",
    "Telefon: {.phone-national}, täglich ab {.time}",
    "Die Hotline ist unter {.phone-national} erreichbar.",
    "Rufen Sie an: {.phone}.",
    "Mobil: {.phone}\nE-Mail: {.email}",
    "Folgen Sie {.handle} und {.handle}.",
    "Unter {.handle} wird diskutiert, sagt {.handle}.",
    "Die Nordwind AG (Xetra: {.ticker}) wächst um {.measure}.",
    "Die Aktie (NASDAQ: {.ticker}; ISIN: {.isin}) legte {.measure} zu.",
    "Anleger setzen auf {.ticker-sign} und {.ticker-sign}.",
    "Der Ticker: {.ticker}",
    /* near misses of addresses */
    "Rund {.no-phone} wurden gezählt.",
    "Das Ergebnis liegt bei {.no-phone} und damit über dem Vorjahr.",
    "Er schrieb {.no-email} auf den Zettel.",
    "Das Wort {.no-url} steht im Text.",
    "Die Datei {.no-url} liegt bei.",
    "{.no-ticker}",
    /* calendar and figures */
    "Am {.date-figures} beginnt die Messe um {.time}.",
    "{Berlin|Ulm|Graz|Basel}, {.date-words} – Die Auental GmbH baut {.measure} Leistung.",
    "Der Vertrag gilt vom {.date-figures} bis zum {.date-figures}.",
    "Erstellt am {.date-iso} um {.time-colon}.",
    "Seit {.date-month} sind es {.number} Kunden.",
    "Im Jahr {.date-year} waren es {.measure}, {.date-year} dagegen {.measure}.",
    "Im {.date-quarter} stieg der Umsatz um {.measure} auf {.money}.",
    "Die Frist endet am {.date-day} um {.time}.",
    "Einlass ist um {.time}, Beginn um {.time}.",
    "Die Sitzung beginnt {.time-colon} und dauert {.measure}.",
    "Der Umsatz stieg von {.money} auf {.money}.",
    "Das Ergebnis je Aktie beträgt {.money}, die Dividende {.money}.",
    "Das Werk kostet {.money} und spart {.measure}.",
    "Auf {.measure} verteilen sich {.number} Wohnungen.",
    "Insgesamt {.number} Menschen kamen, {.number} mehr als erwartet.",
    "Die Strecke ist {.measure} lang und {.measure} breit.",
    "Erschienen ist Version {.version} der Software.",
    "Das Update auf Version {.version} behebt {.number} Fehler.",
    /* near misses of these */
    "Einen {.date-never} gibt es nicht.",
    "Als Datum war {.date-never} eingetragen.",
    "Am {.day-never} {.date-month} war nichts.",
    "Die Version {.date-like} läuft stabil.",
    "Abschnitt {.date-like} regelt die Haftung.",
    "Als Zeit war {.time-never} angegeben.",
    "Auf der Anzeige stand {.time-never}, ein Fehler.",
};

static bool fill(struct draft *draft, const char *name) {
    return codes_fill(draft, name) || figures_fill(draft, name) || addresses_fill(draft, name);
}

static void write_slot(struct draft *draft, const char *text, size_t size) {
    char name[128];
    snprintf(name, sizeof name, "%.*s", (int)size, text);
    if (*name != '.') {
        draft_add_one(draft, name);
    } else if (!fill(draft, name + 1)) {
        fprintf(stderr, "patterns: no slot %s\n", name);
        exit(2);
    }
}

void sentence_write(struct draft *draft) {
    const char *at = templates[dice_below(draft, sizeof templates / sizeof *templates)];
    draft->size = draft->characters = draft->count = 0;
    for (const char *end; *at; at = end) {
        if (*at == '{') {
            end = strchr(at, '}') + 1;
            write_slot(draft, at + 1, (size_t)(end - at) - 2);
            continue;
        }
        end = at + 1;
        draft_add_char(draft, *at);
    }
}
