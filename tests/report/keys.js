// A reader works with the keys alone: from finding to finding, approving, copying, searching. What went wrong is returned.
const wrong = [];
const check = (what, holds) => { if (!holds) wrong.push(what); };
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const later = (time) => new Promise((go) => setTimeout(go, time));
const keys = async (...names) => { for (const name of names) await press(name); };
const items = all("main li:not(.silenced)"), done = () => Number(one("#done").textContent.split(" ")[0]);
const present = () => items.indexOf(document.activeElement);

check("findings are done before anybody came", done() === 0);
await keys("j");
check("j does not go to the first finding", present() === 0);
await keys("n", "j");
check("j and n do not go on", present() === 2);
await keys("k", "p");
check("k and p do not go back", present() === 0);
await keys("k");
check("there is one before the first", present() === 0 && one(".said.fresh").textContent === "No finding before this one");

await keys("a");
check("a does not approve", items[0].classList.contains("approved") && done() === 1);
check("a does not go on", present() === 1);
check("an approved place is still marked", items[0].closest(".row").querySelectorAll(`[data-f="${items[0].id.slice(1)}"].error`).length === 0);
await keys("a", "a", "u");
check("u does not undo", done() === 2 && !items[2].classList.contains("approved") && present() === 2);
await keys("p");
check("p does not pass over what is approved", present() === 2);

const fixed = all("main li").find((item) => item.querySelector("ins"));
fixed.querySelector(".do button + button").click();
await later(100);
check("the button does not copy the fix", await pasted() === (fixed.dataset.fix || fixed.querySelector("ins").textContent));
await keys("j", "c");
await later(100);
const line = document.activeElement.closest(".row");
check("c copies something else", [...line.querySelectorAll("ins, .tgt, .src, q")].some((text) => text.textContent === one(".said").textContent
    .slice(one(".said").textContent.indexOf("\u201C") + 1, -1) || one(".said").textContent.endsWith("\u2026\u201D")));

// Where the clipboard is not to be had, as for a page from a file in some browsers, a selection does it.
navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
fixed.querySelector(".do button + button").click();
await later(100);
check("without a clipboard nothing is copied", await pasted() === (fixed.dataset.fix || fixed.querySelector("ins").textContent) &&
    one(".said").textContent.startsWith("Copied the fix"));

const levels = () => all("#levels button").map((button) => button.ariaPressed).join();
await keys("1", "3");
check("1 and 3 do not choose levels", levels() === "false,true,false");
await keys("1", "3");
check("1 and 3 do not bring them back", levels() === "true,true,true");

await keys("/");
check("/ does not go to the search", document.activeElement === one("#search"));
await type("lindenfurt");
await later(400);
const found = all("main .row").filter((row) => row.checkVisibility({ contentVisibilityAuto: false }));
check("the search finds other rows", found.length > 0 && found.slice(0, 5).every((row) => /lindenfurt/i.test(row.textContent)));
check("a letter typed there is a key", done() === 2 && one("#search").value === "lindenfurt");
await keys("Escape");
await later(100);
check("Esc does not leave the search", one("#search").value === "" && document.activeElement !== one("#search"));

await keys("?");
check("? does not show the keys", one("dialog").open && one("dialog").textContent.includes("next open finding"));
one("dialog .silencers").click();
await later(200);
const lines = (await pasted()).split("\n");
check("the silencers have other columns", lines[0] === "check\tdoc\tlang\twords\treason");
check("the silencers are others", lines.length === 4 && lines[1].startsWith(`${items[0].querySelector("code").textContent}\tbridge-0005\tja\t`) &&
    lines[1].endsWith("\tapproved"));
await keys("Escape");
check("Esc does not close the keys", !one("dialog").open);
one("#show").value = "approved";
one("#show").dispatchEvent(new Event("change"));
check("not the approved ones alone", one("#shown").textContent === "2 shown");
return wrong.length ? `wrong: ${wrong.join("\nwrong: ")}` : "all is well";
