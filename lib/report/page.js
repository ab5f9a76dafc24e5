"use strict";
(() => {
    const LEVELS = ["error", "warning", "info"];
    const byId = (id) => document.getElementById(id);
    const make = (name, text, className) => {
        const element = document.createElement(name);
        if (text !== undefined) element.textContent = text;
        if (className) element.className = className;
        return element;
    };
    const makeButton = (text, click, className) => {
        const button = make("button", text, className);
        button.type = "button";
        button.addEventListener("click", click);
        return button;
    };

    // What a reader has approved is kept by the browser, under what the finding is known by: it outlives the file.
    const KEY = "satz:";
    const store = {
        get: (name) => { try { return localStorage.getItem(KEY + name); } catch { return null; } },
        set: (name, value) => {
            try {
                if (value === null) localStorage.removeItem(KEY + name);
                else localStorage.setItem(KEY + name, value);
            } catch { /* It is known until the page is closed. */ }
        },
    };

    // What is on the page: sections, their parts, rows and findings. Only plain objects: there may be 50,000 rows.
    const main = document.querySelector("main");
    const findings = [], parts = [], ofItem = new Map();
    const sections = [...main.children].map((element) => ({
        element,
        doc: element.dataset.doc,
        lang: element.dataset.code || element.dataset.lang,
        name: element.dataset.name || element.dataset.lang || "no language",
        counts: { error: 0, warning: 0, info: 0 },
        rows: 0, shown: 0, size: "", leaves: [], parts: [],
    }));
    const readFinding = (item, row) => {
        const [level, silenced] = item.className.split(" ");
        const print = item.dataset.h;
        const finding = { item, row, level, silenced: Boolean(silenced), print, approved: false, wanted: true,
            id: item.id.slice(1), check: item.lastElementChild.firstElementChild.textContent };
        finding.approved = !finding.silenced && store.get(print) !== null;
        ofItem.set(item, finding);
        row.findings.push(finding);
        if (!finding.silenced) {
            findings.push(finding);
            row.part.section.counts[level]++;
        }
    };
    const readPart = (element, leaf, section) => {
        const part = { element, leaf, section, rows: [], shown: 0, near: false, awake: false, dirty: false, size: "" };
        for (const line of element.children) {
            const row = { element: line, part, findings: [], shown: true, text: null };
            part.rows.push(row);
            if (line.lastElementChild.localName === "ul")
                for (const item of line.lastElementChild.children) readFinding(item, row);
        }
        leaf.rows += part.rows.length;
        section.rows += part.rows.length;
        section.parts.push(part);
    };
    for (const section of sections) {
        for (const element of section.element.getElementsByClassName("leaf")) {
            const leaf = { element, rows: 0, shown: 0, size: "" };
            section.leaves.push(leaf);
            for (const child of element.children) readPart(child, leaf, section);
        }
    }

    // A document in one language after the other stands together, where there is not much to move; and the summary
    // before what it sums up.
    const docs = [...new Set(sections.map((section) => section.doc))];
    const langs = new Map(sections.map((section) => [section.lang, section.name]));
    const place = new Map(docs.map((doc, i) => [doc, i]));
    if (main.getElementsByClassName("part").length < 300) {
        sections.sort((a, b) => place.get(a.doc) - place.get(b.doc));
        main.append(...sections.map((section) => section.element));
    }
    for (const section of sections) parts.push(...section.parts);
    const order = parts.flatMap((part) => part.rows.flatMap((row) => row.findings));
    const summary = byId("summary");
    if (summary) document.querySelector("header").after(summary);

    const state = { language: "", document: "", check: "", show: "", search: "",
        error: true, warning: true, info: true };

    // Whether a section, a row's text, a finding is asked for. A choice has a mark before it, so that a name may be empty.
    const chosen = (section) => (state.language === "" || section.lang === state.language.slice(1)) &&
        (state.document === "" || section.doc === state.document.slice(1));
    const folded = (text) => text.normalize("NFC").replaceAll("\u00AD", "").toLowerCase();
    const textOf = (row) => {
        if (row.text === null)
            row.text = folded([...row.element.children].slice(1, 3).map((element) => element.textContent).join("\n"));
        return row.text;
    };
    const SHOWN = {
        "": (finding) => !finding.silenced,
        found: (finding) => !finding.silenced,
        open: (finding) => !finding.silenced && !finding.approved,
        approved: (finding) => finding.approved,
        silenced: (finding) => finding.silenced,
    };
    const wanted = (finding) => state[finding.level] && SHOWN[state.show](finding) &&
        (state.check === "" || finding.check === state.check.slice(1));
    const judge = (row) => {
        let count = 0;
        for (const finding of row.findings) count += finding.wanted = wanted(finding);
        row.shown = (count > 0 || !state.show) && (!state.search || textOf(row).includes(state.search));
        return row.shown ? count : 0;
    };

    // The elements of a part follow when it comes near the window: a choice costs what is seen.
    let height = 90;
    const wake = (part) => {
        part.awake = true;
        for (const row of part.rows) {
            if (!row.findings.length) continue;
            row.links = new Map([...row.element.querySelectorAll("a[data-n]")].map((a) => [a.hash.slice(2), a]));
            row.pieces = [...row.element.querySelectorAll("[data-f]")].map((element) => ({
                element, ids: element.dataset.f.split(" "),
            }));
            for (const finding of row.findings) {
                if (finding.silenced) continue;
                const tools = make("span", undefined, "do");
                finding.button = makeButton("approve", () => { attend(finding); approve(finding); });
                tools.append(finding.button, makeButton("copy", () => { attend(finding); copyFix(finding); }));
                finding.item.lastElementChild.append(tools);
            }
        }
    };
    const renderRow = (row) => {
        const visible = new Map();
        row.element.hidden = !row.shown;
        if (!row.shown || !row.findings.length) return;
        for (const finding of row.findings) {
            finding.item.hidden = !finding.wanted;
            finding.item.classList.toggle("approved", finding.approved);
            if (finding.button) finding.button.setAttribute("aria-pressed", finding.approved);
            const link = row.links.get(finding.id);
            if (link) link.hidden = !finding.wanted;
            if (finding.wanted && !finding.approved) visible.set(finding.id, finding.level);
        }
        for (const { element, ids } of row.pieces) {
            const levels = ids.map((id) => visible.get(id));
            element.classList.remove("off", ...LEVELS);
            element.classList.add(LEVELS.find((name) => levels.includes(name)) || "off");
        }
    };
    // How high something is that was not drawn yet; once it was, the browser knows better, until the choice is another.
    const estimate = (box, known) => {
        const size = `${known ? "auto " : ""}${Math.round(box.shown * height)}px`;
        if (box.size !== size) box.element.style.containIntrinsicHeight = box.size = size;
    };
    const render = (part) => {
        if (!part.awake) wake(part);
        part.dirty = false;
        for (const row of part.rows) renderRow(row);
        for (const box of [part, part.leaf, part.section]) estimate(box, true);
        mark(part);
    };
    const settle = (box) => {
        if (box.element.hidden !== !box.shown) box.element.hidden = !box.shown;
        if (box.shown) estimate(box, false);
    };
    // Leaves are watched, and the parts of those that are near: a browser looks at each that is watched in every frame.
    const setNear = (part, is) => {
        part.near = is;
        if (is && part.shown && (part.dirty || !part.awake)) render(part);
    };
    const watch = (found) => new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) found(target, isIntersecting);
    }, { rootMargin: "100% 0px" });
    const partWatch = watch((element, is) => setNear(ofPart.get(element), is));
    const leafWatch = watch((element, is) => {
        for (const child of element.children) {
            if (is) partWatch.observe(child);
            else partWatch.unobserve(child);
            if (!is) setNear(ofPart.get(child), false);
        }
    });
    const ofPart = new Map(parts.map((part) => [part.element, part]));

    // Texts to search in are made while nothing else is to be done.
    const prepare = (at) => requestIdleCallback((deadline) => {
        while (at < parts.length && deadline.timeRemaining() > 2) parts[at++].rows.forEach(textOf);
        if (at < parts.length) prepare(at);
    });
    if (window.requestIdleCallback) prepare(0);

    // What was searched for, marked where the browser can.
    const marks = window.Highlight && CSS.highlights ? new Highlight() : null;
    if (marks) CSS.highlights.set("found", marks);
    const mark = (part) => {
        if (!marks || !state.search) return;
        for (const row of part.rows) {
            if (!row.shown) continue;
            for (const box of [...row.element.children].slice(1, 3)) {
                const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const text = walker.currentNode.data.toLowerCase(), size = walker.currentNode.data.length;
                    for (let at = 0; (at = text.indexOf(state.search, at)) >= 0; at += state.search.length) {
                        if (at + state.search.length > size) break;
                        const range = new Range();
                        range.setStart(walker.currentNode, at);
                        range.setEnd(walker.currentNode, at + state.search.length);
                        marks.add(range);
                    }
                }
            }
        }
    };

    const nothing = make("p", "No segment is left. ", "nothing");
    nothing.hidden = true;
    nothing.append(makeButton("Show all", () => {
        byId("search").value = "";
        set({ language: "", document: "", check: "", show: "", search: "", error: true, warning: true, info: true });
    }));
    main.prepend(nothing);

    const count = () => {
        let approved = 0;
        for (const finding of findings) approved += finding.approved;
        byId("done").textContent = findings.length ? `${approved} of ${findings.length} done` : "";
        byId("done").style.setProperty("--done", findings.length ? approved / findings.length : 1);
    };
    const apply = () => {
        let shown = 0;
        if (marks) marks.clear();
        for (const section of sections) {
            const asked = chosen(section);
            section.shown = 0;
            for (const leaf of section.leaves) leaf.shown = 0;
            for (const part of section.parts) {
                part.shown = 0;
                part.dirty = true;
                if (asked) {
                    for (const row of part.rows) {
                        shown += judge(row);
                        part.shown += row.shown;
                    }
                }
                part.leaf.shown += part.shown;
                section.shown += part.shown;
            }
            settle(section);
            if (!section.shown) continue;
            section.leaves.forEach(settle);
            for (const part of section.parts) {
                settle(part);
                if (part.near && part.shown) render(part);
            }
        }
        byId("shown").textContent = `${shown} shown`;
        nothing.hidden = !sections.length || sections.some((section) => section.shown);
        for (const button of choosers) {
            const pressed = Object.entries(button.dataset).every(([key, value]) => state[key] === value);
            if (button.ariaPressed !== String(pressed)) button.setAttribute("aria-pressed", pressed);
        }
    };

    // Filters.
    const set = (choice) => {
        Object.assign(state, choice);
        for (const id of ["language", "document", "check", "show"]) byId(id).value = state[id];
        for (const button of document.querySelectorAll("#levels button"))
            button.setAttribute("aria-pressed", state[button.className]);
        apply();
    };
    const counted = (key) => {
        const counts = new Map();
        for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) || 0) + 1);
        return counts;
    };
    const fill = (id, what, choices) => {
        const select = byId(id);
        select.append(new Option(`all ${choices.length} ${what}`, ""), ...choices.map(([value, text]) => new Option(text, "=" + value)));
        select.hidden = choices.length < 2;
    };
    const sectionOf = (finding) => finding.row.part.section;
    const inLanguage = counted((finding) => sectionOf(finding).lang), inDoc = counted((finding) => sectionOf(finding).doc);
    fill("language", "languages", [...langs].map(([lang, name]) => [lang, `${name} (${inLanguage.get(lang) || 0})`]));
    fill("document", "documents", docs.map((doc) => [doc, `${doc} (${inDoc.get(doc) || 0})`]));
    fill("check", "checks", [...new Set(order.map((finding) => finding.check))].sort().map((check) =>
        [check, `${check} (${findings.filter((finding) => finding.check === check).length})`]));
    for (const id of ["language", "document", "check", "show"])
        byId(id).addEventListener("change", (event) => set({ [id]: event.target.value }));
    const levels = counted((finding) => finding.level);
    for (const button of document.querySelectorAll("#levels button")) {
        button.querySelector("span").textContent = levels.get(button.className) || 0;
        button.addEventListener("click", () => set({ [button.className]: !state[button.className] }));
    }
    if (order.length === findings.length) byId("show").querySelector("[value=silenced]").remove();
    let waiting = 0;
    byId("search").addEventListener("input", (event) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => set({ search: folded(event.target.value) }), 120);
    });

    // The summary's cells choose what they count.
    const choosers = [];
    const chooser = (cell, choice, label) => {
        const button = makeButton(undefined, () => set({ language: "", document: "", check: "", ...choice }));
        Object.assign(button.dataset, choice);
        if (label) button.setAttribute("aria-label", label);
        button.append(...cell.childNodes);
        cell.append(button);
        choosers.push(button);
    };
    for (const line of document.querySelectorAll("#checks tr")) {
        const check = line.parentElement.localName === "tbody" ? { check: "=" + line.cells[0].textContent } : {};
        for (const cell of line.cells) {
            if (cell.dataset.l && cell.dataset.l !== "other" && cell.childNodes.length)
                chooser(cell, { language: "=" + cell.dataset.l, ...check }, `${line.cells[0].textContent}, ${cell.dataset.l}: ${cell.title}`);
            else if (cell === line.cells[0] && check.check) chooser(cell, check);
        }
    }
    const heading = (scope, text, choice) => {
        const cell = make("th", text);
        cell.scope = scope;
        chooser(cell, choice);
        return cell;
    };
    const cellOf = (doc, lang, name) => {
        const data = make("td"), words = [];
        const here = sections.filter((section) => section.doc === doc && section.lang === lang);
        if (!here.length) return data;
        for (const level of LEVELS) {
            const number = here.reduce((sum, section) => sum + section.counts[level], 0);
            if (number) {
                words.push(`${number} ${level}`);
                data.append(make("b", number, level), " ");
            }
        }
        if (!words.length) data.append("\u2713");
        data.title = `${doc}, ${name}: ${words.join(", ") || "no findings"}`;
        chooser(data, { language: "=" + lang, document: "=" + doc }, data.title);
        return data;
    };
    if (summary && sections.length > 1 && docs.length * langs.size <= 1000) {
        const figure = make("figure"), table = make("table"), top = make("tr");
        figure.id = "documents";
        figure.tabIndex = 0;
        top.append(heading("col", "all", {}));
        for (const [lang] of langs) top.append(heading("col", lang || "\u2013", { language: "=" + lang }));
        table.append(top);
        for (const doc of docs) {
            const line = make("tr");
            line.append(heading("row", doc, { document: "=" + doc }));
            for (const [lang, name] of langs) line.append(cellOf(doc, lang, name));
            table.append(line);
        }
        figure.append(make("figcaption", "Findings by document and language"), table);
        summary.querySelector(".rest").append(figure);
    }
    if (summary) {
        const details = summary.firstElementChild;
        details.open = (store.get("summary") || (innerWidth > 800 ? "open" : "closed")) === "open";
        details.addEventListener("toggle", () => store.set("summary", details.open ? "open" : "closed"));
    }

    // From finding to finding: on to what is still open, unless something else is asked for.
    let present = null;
    const attend = (finding) => {
        if (present) present.item.classList.remove("present");
        present = finding;
        present.item.classList.add("present");
    };
    const near = (finding) => finding.wanted && finding.row.shown && chosen(sectionOf(finding)) &&
        (state.show === "approved" || state.show === "silenced" || !finding.approved);
    const visit = (finding) => {
        attend(finding);
        if (finding.row.part.dirty || !finding.row.part.awake) render(finding.row.part);
        finding.row.element.scrollIntoView({ block: "center" });
        finding.item.tabIndex = -1;
        finding.item.focus({ preventScroll: true });
    };
    const go = (step) => {
        for (let i = present ? order.indexOf(present) + step : step > 0 ? 0 : order.length - 1; i >= 0 && i < order.length; i += step) {
            if (!near(order[i])) continue;
            visit(order[i]);
            return true;
        }
        say(step > 0 ? "No further finding" : "No finding before this one");
        return false;
    };

    // What was done is said, and can be undone.
    const said = make("output", undefined, "said");
    said.setAttribute("aria-live", "polite");
    document.body.append(said);
    let saying = 0;
    const say = (text) => {
        said.textContent = text;
        said.classList.add("fresh");
        clearTimeout(saying);
        saying = setTimeout(() => said.classList.remove("fresh"), 2500);
    };
    const past = [];
    const turn = (some) => {
        for (const finding of some) {
            finding.approved = !finding.approved;
            store.set(finding.print, finding.approved ? new Date().toISOString() : null);
        }
        count();
        for (const row of new Set(some.map((finding) => finding.row))) {
            const before = row.shown;
            judge(row);
            for (const box of [row.part, row.part.leaf, row.part.section]) {
                box.shown += row.shown - before;
                if (box.element.hidden !== !box.shown) box.element.hidden = !box.shown;
            }
            if (row.part.awake) renderRow(row);
        }
        byId("undo").disabled = !past.length;
    };
    const approve = (finding) => {
        if (!finding) return void go(1);
        if (finding.silenced) return;
        past.push([finding]);
        turn([finding]);
        say(finding.approved ? "Approved" : "Open again");
        if (finding.approved) go(1);
    };
    const approveShown = () => {
        const some = findings.filter((finding) => near(finding) && !finding.approved);
        if (!some.length) return say("Nothing to approve");
        past.push(some);
        turn(some);
        say(`Approved ${some.length}`);
    };
    const undo = () => {
        const some = past.pop();
        if (!some) return;
        turn(some);
        say(`Undone: ${some.length}`);
        if (near(some[0])) visit(some[0]);
    };

    // Copying: by the clipboard; where a page from a file may not, by a selection; else by hand.
    const dialog = make("dialog"), field = make("textarea");
    const bySelection = (text) => {
        field.value = text;
        (dialog.open ? dialog : document.body).append(field);
        field.select();
        const done = document.execCommand("copy");
        field.remove();
        return done;
    };
    const copy = async (text, what) => {
        const focused = document.activeElement;
        let done = true;
        try { await navigator.clipboard.writeText(text); } catch { done = bySelection(text); }
        if (done) {
            if (focused) focused.focus({ preventScroll: true });
            return say(`Copied ${what}: \u201C${text.length > 60 ? text.slice(0, 60) + "\u2026" : text}\u201D`);
        }
        openDialog();
        dialog.append(field);
        field.select();
        return say("Copy what is selected");
    };
    const plain = (element) => {
        const clone = element.cloneNode(true);
        for (const aside of clone.querySelectorAll("p.draft, p.draft + q")) aside.remove();
        return clone.textContent;
    };
    const copyFix = (finding) => {
        if (!finding) return;
        const { item, row } = finding, fix = item.querySelector("ins");
        const target = row.element.querySelector(".tgt:not(.none), .tgt q") || row.element.querySelector(".src");
        if (fix) copy(item.dataset.fix || fix.textContent, "the fix");
        else copy(plain(target), "the text");
    };
    const wordsOf = (finding) => finding.item.dataset.w || [...finding.row.element.querySelectorAll("[data-f]")]
        .filter((element) => element.dataset.f.split(" ").includes(finding.id)).map((element) => plain(element)).join("");
    const silencers = (reason) => {
        const cell = (text) => text.replace(/[\t\r\n]+/g, " ");
        const lines = findings.filter((finding) => finding.approved).map((finding) =>
            [finding.check, sectionOf(finding).doc, sectionOf(finding).element.dataset.lang, wordsOf(finding), reason].map(cell).join("\t"));
        return ["check\tdoc\tlang\twords\treason", ...new Set(lines)].join("\n") + "\n";
    };

    // What keys there are, and what is done with all at once.
    dialog.setAttribute("aria-labelledby", "dialog-title");
    const KEYS = [["j", "n", "next open finding"], ["k", "p", "the one before"], ["a", "", "approve, and go on; once more: open again"],
        ["u", "", "undo"], ["c", "", "copy the first fix, or the text"], ["1", "2", "3", "errors, warnings, info on and off"],
        ["/", "", "search"], ["f", "", "only segments with findings"], ["?", "", "this"], ["Esc", "", "close; leave the search"]];
    const title = make("h2", "Keys and more"), table = make("table");
    title.id = "dialog-title";
    for (const keys of KEYS) {
        const line = table.insertRow(), cell = line.insertCell();
        for (const key of keys.slice(0, -1)) if (key) cell.append(make("kbd", key), " ");
        line.insertCell().textContent = keys.at(-1);
    }
    const ticked = make("label"), tick = make("input"), named = make("label", "Reason "), reason = make("input");
    tick.type = "checkbox";
    tick.checked = store.get("keys") !== "off";
    tick.addEventListener("change", () => store.set("keys", tick.checked ? null : "off"));
    ticked.append(tick, " keys of one letter work");
    reason.value = "approved";
    named.append(reason);
    const all = make("p"), rows = make("p");
    all.append(makeButton("Approve all that are shown", () => { approveShown(); dialog.close(); }));
    rows.append(named, " ", makeButton("Copy as silencers", () => copy(silencers(reason.value), "rows"), "silencers"));
    dialog.append(title, table, ticked, make("h3", "Approved findings"), all, rows,
        make("p", "The rows go into a file for satz-check --silence. What is approved is kept by this browser.", "note"),
        makeButton("Close", () => dialog.close(), "close"));
    document.body.append(dialog);
    const openDialog = () => { if (!dialog.open) dialog.showModal(); };

    const ACTIONS = {
        j: () => go(1), n: () => go(1), k: () => go(-1), p: () => go(-1),
        a: () => approve(present), c: () => copyFix(present), u: undo, f: () => set({ show: state.show ? "" : "found" }),
        1: () => set({ error: !state.error }), 2: () => set({ warning: !state.warning }), 3: () => set({ info: !state.info }),
        "/": () => byId("search").select(), "?": openDialog,
    };
    const BUTTONS = { next: "n", previous: "p", undo: "u", more: "?" };
    for (const [id, key] of Object.entries(BUTTONS)) byId(id).addEventListener("click", ACTIONS[key]);
    document.addEventListener("keydown", (event) => {
        const { target, key } = event;
        if (key === "Escape" && target.id === "search") {
            target.value = "";
            set({ search: "" });
            target.blur();
        }
        if (event.ctrlKey || event.altKey || event.metaKey || dialog.open || !tick.checked) return;
        if (!Object.hasOwn(ACTIONS, key) || target.matches("select, textarea, input:not([type=checkbox])")) return;
        event.preventDefault();
        ACTIONS[key]();
    });
    for (const type of ["focusin", "pointerdown"]) {
        document.addEventListener(type, (event) => {
            const item = event.target.closest("main li");
            if (item && !ofItem.get(item).silenced) attend(ofItem.get(item));
        });
    }
    addEventListener("beforeprint", () => parts.forEach((part) => { if (part.dirty && part.shown) render(part); }));

    // A span and its counterpart.
    let lit = [];
    document.addEventListener("pointerover", (event) => {
        for (const element of lit) element.classList.remove("lit");
        const span = event.target.closest("b[data-s]");
        lit = span ? [...span.closest(".row").querySelectorAll(`b[data-s="${span.dataset.s}"]`)] : [];
        for (const element of lit) element.classList.add("lit");
    });

    const footer = document.querySelector("footer");
    byId("total").textContent = footer.textContent;
    footer.hidden = true;
    byId("filters").hidden = false;
    if (parts.length) height = parts[0].element.getBoundingClientRect().height / parts[0].rows.length || height;
    for (const section of sections) for (const leaf of section.leaves) leafWatch.observe(leaf.element);
    count();
    apply();
})();
