// Works the page's controls as a reader does. What went wrong is returned.
const wrong = [];
const check = (what, holds) => { if (!holds) wrong.push(what); };
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const seen = (selector) => all(selector).filter((element) => element.checkVisibility());
const settled = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50))));
// All that the choice leaves is drawn, not only what is near the window.
const choose = async (id, value) => {
    const select = document.getElementById(id);
    select.value = value;
    select.dispatchEvent(new Event("change"));
    check(`#${id} has no ${value}`, select.value === value);
    dispatchEvent(new Event("beforeprint"));
    await settled();
};
const click = async (element) => {
    element.click();
    dispatchEvent(new Event("beforeprint"));
    await settled();
};
const shown = () => Number(one("#shown").textContent.split(" ")[0]);
const style = document.createElement("style");
style.textContent = "section, .leaf, .part { content-visibility: visible !important; }";
document.head.append(style);
dispatchEvent(new Event("beforeprint"));
await settled();

const total = all("main li:not(.silenced)").length, rows = all("main .row").length;
check("no findings", total > 20 && rows > 60);
check("not all shown at first", shown() === total && seen("main li").length === total);
check("the footer's words are not on top", one("#total").textContent.includes("error"));
check("the summary is not before what it sums up", one("header").nextElementSibling.id === "summary");
check("the numbers on top are others", one("#total").textContent.startsWith(`${all("main li.error").length} errors`));

// By language, also from the tables.
await choose("language", "=ar");
check("another language than Arabic", seen("main section").every((section) => section.dataset.lang === "ar"));
check("no Arabic", seen("main section").length === 2);
check("Arabic runs from left to right", seen(".tgt[lang=ar]").length > 20 &&
    seen(".tgt[lang]").every((text) => getComputedStyle(text).direction === "rtl"));
check("German runs from right to left", seen(".src").every((text) => getComputedStyle(text).direction === "ltr"));
await choose("language", "");
const cell = one('#documents button[data-language="=ja"][data-document="=bridge-0005"]');
await click(cell);
check("the table does not choose", seen("main section").length === 1 &&
    seen("main section")[0].dataset.doc === "bridge-0005" && seen("main section")[0].dataset.lang === "ja");
check("the table does not say what is chosen", cell.ariaPressed === "true");
check("a document's languages do not stand together", all("main section").map((section) => section.dataset.doc)
    .join() === "bridge-0005,bridge-0005,launch-0004,launch-0004");
const counted = one('#checks button[data-language="=ar"][data-check="=translate/untranslated"]');
await click(counted);
check("the chart does not choose", seen("main li").length > 0 && seen("main li").length === Number(counted.textContent) &&
    seen("main li").every((item) => item.closest("section").dataset.lang === "ar"));
for (const id of ["language", "document", "check"]) await choose(id, "");

// By level.
const errors = seen("main li.error").length;
await click(one("#levels .info"));
check("info is still there", seen("main li.info").length === 0 && shown() === total - all("main li.info:not(.silenced)").length);
check("errors went with info", seen("main li.error").length === errors);
check("a place of an info is still marked", all("main b.info").filter((b) => !b.closest("li")).length === 0);
check("a link to an info is still there", seen("main a.info").length === 0);
await click(one("#levels .info"));
check("info does not come back", shown() === total && all("main b.info").length > 0);

// By check, and only what has findings.
await choose("check", "=translate/untranslated");
check("another check", seen("main li").every((item) => item.querySelector("code").textContent === "translate/untranslated"));
await choose("show", "found");
check("rows without findings", seen("main .row").length === seen("main li").length && shown() > 20);
await choose("check", "=restore/unseen");
check("rows with other findings only", seen("main .row").length === new Set(seen("main li").map((item) =>
    item.closest(".row"))).size && seen("main li").length > 1);
await choose("check", "");
await choose("show", "silenced");
check("what is silenced is not there", seen("main li").length > 0 && seen("main li").every((item) => item.matches(".silenced")));
check("why it is silenced is not said", seen("main li")[0].textContent.includes("silenced: it is the harbour's own spelling"));
await choose("show", "");
check("not everything comes back", seen("main .row").length === rows && shown() === total);

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
check("something was to be fetched", violations.length === 0);
check("wider than the window", document.documentElement.scrollWidth <= innerWidth);
return wrong.length ? `wrong: ${wrong.join("\nwrong: ")}` : "all is well";
