// Run in the page by page.sh: works its controls as a reader does, and leaves what went wrong in #verdict.
"use strict";
addEventListener("load", () => {
    const wrong = [];
    const check = (what, holds) => { if (!holds) wrong.push(what); };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const one = (selector) => document.querySelector(selector);
    const seen = (selector) => all(selector).filter((element) => element.getClientRects().length > 0);
    const choose = (id, value) => {
        const select = document.getElementById(id);
        select.value = value;
        select.dispatchEvent(new Event("change"));
        check(`#${id} has no ${value}`, select.value === value);
    };
    const shown = () => Number(one("#shown").textContent.split(" ")[0]);

    const total = all("main li").length, rows = all("main .row").length;
    check("no findings", total > 20 && rows > 60);
    check("not all shown at first", shown() === total && seen("main li").length === total);
    check("the footer's words are not on top", one("#total").textContent.includes("error"));

    // By language, also from the table.
    choose("language", "=ar");
    check("another language than Arabic", seen("main section").every((section) => section.dataset.lang === "ar"));
    check("no Arabic", seen("main section").length === 2);
    check("Arabic runs from left to right", seen(".tgt[lang=ar]").length > 20 &&
        seen(".tgt[lang]").every((text) => getComputedStyle(text).direction === "rtl"));
    check("German runs from right to left", seen(".src").every((text) => getComputedStyle(text).direction === "ltr"));
    choose("language", "");
    const cell = one('#overview button[data-language="=ja"][data-document="=bridge-0005"]');
    cell.click();
    check("the table does not choose", seen("main section").length === 1 &&
        seen("main section")[0].dataset.doc === "bridge-0005" && seen("main section")[0].dataset.lang === "ja");
    check("the table does not say what is chosen", cell.getAttribute("aria-pressed") === "true");
    check("a document's languages do not stand together", all("main section").map((section) => section.dataset.doc)
        .join() === "bridge-0005,bridge-0005,launch-0004,launch-0004");
    choose("language", "");
    choose("document", "");

    // By level.
    const errors = seen("main li.error").length;
    one("#levels .info").click();
    check("info is still there", seen("main li.info").length === 0 && shown() === total - all("main li.info").length);
    check("errors went with info", seen("main li.error").length === errors);
    check("a place of an info is still marked", all("b.info").filter((b) => b.closest("main")).length === 0);
    check("a link to an info is still there", seen("main a.info").length === 0);
    one("#levels .info").click();
    check("info does not come back", shown() === total && all("main b.info").length > 0);

    // By check, and only what has findings.
    choose("check", "=translate/untranslated");
    check("another check", seen("main li").every((item) => item.dataset.c === "translate/untranslated"));
    one("#found").click();
    check("rows without findings", seen("main .row").length === seen("main li").length && shown() > 20);
    choose("check", "=restore/unseen");
    check("rows with other findings only", seen("main .row").length === new Set(seen("main li").map((item) =>
        item.closest(".row"))).size && seen("main li").length > 1);
    one("#found").click();
    choose("check", "");
    check("not everything comes back", seen("main .row").length === rows && shown() === total);

    // From finding to finding, by button and by key.
    one("#next").click();
    const first = document.activeElement;
    check("no first finding", first.id && first === seen("main li")[0]);
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
    check("n does not go on", document.activeElement === seen("main li")[1]);
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "p", bubbles: true }));
    check("p does not go back", document.activeElement === first);

    // Each link leads to its sentence.
    check("a link leads nowhere", all("main a[data-n]").length === total &&
        all("main a[data-n]").every((link) => document.getElementById(link.hash.slice(1)).matches("li")));
    const span = one(".src b[data-s]");
    span.dispatchEvent(new Event("pointerover", { bubbles: true }));
    check("a span does not light up", span.classList.contains("lit"));

    // What a stranger wrote is text, and nothing was asked of anyone.
    check("markup of the stream came alive", window.stranger === undefined && !one("main script, main img, main style"));
    check("a text of the stream is not there", one("main").textContent.includes("<script>window.stranger"));
    check("something was fetched", performance.getEntriesByType("resource").length === 0);
    check("something was to be fetched", violations === 0);
    check("wider than the window", document.documentElement.scrollWidth <= innerWidth);

    const verdict = document.createElement("pre");
    verdict.id = "verdict";
    verdict.textContent = wrong.length ? `\nwrong: ${wrong.join("\nwrong: ")}\n` : "\nall is well\n";
    document.body.append(verdict);
});
