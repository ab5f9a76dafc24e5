// The page is opened again after keys.js: what was approved is still so.
const items = [...document.querySelectorAll("main li:not(.silenced)")];
const approved = items.filter((item) => item.classList.contains("approved")).map((item) => items.indexOf(item));
await press("j");
const done = document.querySelector("#done").textContent;
if (done !== `2 of ${items.length} done`) return `wrong: ${done}`;
return items.indexOf(document.activeElement) === 2 ? "all is well" : "wrong: the first open finding is another";
