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

    // What is on the page: sections, their rows, and the findings of each.
    const findings = [];
    const sections = [...document.querySelectorAll("main > section")].map((element) => ({
        element,
        doc: element.dataset.doc,
        lang: element.dataset.lang,
        name: element.dataset.name || element.dataset.lang || "no language",
        counts: { error: 0, warning: 0, info: 0 },
        rows: [],
    }));
    for (const section of sections) {
        for (const element of section.element.querySelectorAll(".row")) {
            const row = { element, findings: [], pieces: [] };
            for (const item of element.querySelectorAll("li")) {
                const finding = { item, row, section, id: item.id.slice(1), level: item.className, check: item.dataset.c };
                row.findings.push(finding);
                findings.push(finding);
                section.counts[finding.level]++;
            }
            section.rows.push(row);
        }
    }
    // The pieces of text and the links that belong to a row's findings: only where there are any.
    for (const { row } of findings) {
        if (row.links) continue;
        row.links = new Map([...row.element.querySelectorAll("a[data-n]")].map((a) => [a.hash.slice(2), a]));
        row.pieces = [...row.element.querySelectorAll("[data-f]")].map((element) => ({
            element, ids: element.dataset.f.split(" "),
        }));
    }

    // A document in one language after the other stands together.
    const docs = [...new Set(sections.map((section) => section.doc))];
    const langs = new Map(sections.map((section) => [section.lang, section.name]));
    const main = document.querySelector("main");
    const place = new Map(docs.map((doc, i) => [doc, i]));
    sections.sort((a, b) => place.get(a.doc) - place.get(b.doc));
    main.append(...sections.map((section) => section.element));

    const state = { language: "", document: "", check: "", found: false, error: true, warning: true, info: true };

    const chosen = (section) => (state.language === "" || section.lang === state.language.slice(1)) &&
        (state.document === "" || section.doc === state.document.slice(1));
    const wanted = (finding) => state[finding.level] && (state.check === "" || finding.check === state.check.slice(1));

    const showRow = (row) => {
        const visible = new Map();
        for (const finding of row.findings) {
            finding.visible = wanted(finding);
            finding.item.hidden = !finding.visible;
            const link = row.links.get(finding.id);
            if (link) link.hidden = !finding.visible;
            if (finding.visible) visible.set(finding.id, finding.level);
        }
        for (const { element, ids } of row.pieces) {
            const levels = ids.map((id) => visible.get(id));
            const level = LEVELS.find((name) => levels.includes(name));
            element.classList.remove("off", ...LEVELS);
            element.classList.add(level || "off");
        }
        return visible.size;
    };
    const apply = () => {
        let shown = 0;
        for (const section of sections) {
            section.element.hidden = !chosen(section);
            if (section.element.hidden) continue;
            let inside = 0;
            for (const row of section.rows) {
                const count = row.findings.length ? showRow(row) : 0;
                row.element.hidden = state.found && !count;
                inside += count;
            }
            section.element.hidden = state.found && !inside;
            shown += inside;
        }
        byId("shown").textContent = `${shown} of ${findings.length} findings`;
        for (const button of document.querySelectorAll("#overview button")) {
            button.setAttribute("aria-pressed", button.dataset.language === state.language &&
                button.dataset.document === state.document);
        }
    };

    // Filters. A choice of the empty text means all; others have a mark before them, so that a name may be empty.
    const fill = (id, all, choices) => {
        const select = byId(id);
        select.append(new Option(all, ""), ...choices.map(([value, text]) => new Option(text, "=" + value)));
        select.addEventListener("change", () => { state[id] = select.value; apply(); });
        select.closest("label").hidden = choices.length < 2;
    };
    const counted = (key) => {
        const counts = new Map();
        for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) || 0) + 1);
        return counts;
    };
    const inLanguage = counted((finding) => finding.section.lang), inDoc = counted((finding) => finding.section.doc);
    fill("language", `all ${langs.size}`, [...langs].map(([lang, name]) => [lang, `${name} (${inLanguage.get(lang) || 0})`]));
    fill("document", `all ${docs.length}`, docs.map((doc) => [doc, `${doc} (${inDoc.get(doc) || 0})`]));
    const checks = [...counted((finding) => finding.check)].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    fill("check", `all ${checks.length}`, checks.map(([check, count]) => [check, `${check} (${count})`]));
    const levels = counted((finding) => finding.level);
    for (const button of document.querySelectorAll("#levels button")) {
        const level = button.className;
        button.querySelector("span").textContent = levels.get(level) || 0;
        button.addEventListener("click", () => {
            state[level] = !state[level];
            button.setAttribute("aria-pressed", state[level]);
            apply();
        });
    }
    byId("found").addEventListener("change", (event) => { state.found = event.target.checked; apply(); });

    // The table: a row a document, a column a language; a cell chooses both.
    const choose = (language, doc) => {
        state.language = byId("language").value = language;
        state.document = byId("document").value = doc;
        apply();
    };
    const chooser = (text, language, doc) => {
        const button = make("button", text);
        button.type = "button";
        button.dataset.language = language;
        button.dataset.document = doc;
        button.addEventListener("click", () => choose(language, doc));
        return button;
    };
    const heading = (scope, button) => {
        const cell = make("th");
        cell.scope = scope;
        cell.append(button);
        return cell;
    };
    const cell = (doc, lang, name) => {
        const data = make("td");
        const here = sections.filter((section) => section.doc === doc && section.lang === lang);
        if (!here.length) return data;
        const button = chooser("", "=" + lang, "=" + doc);
        const words = [];
        for (const level of LEVELS) {
            const count = here.reduce((sum, section) => sum + section.counts[level], 0);
            if (!count) continue;
            words.push(`${count} ${level}`);
            button.append(make("i", count, level));
        }
        if (!words.length) button.append(make("span", "\u2713", "clean"));
        button.setAttribute("aria-label", `${doc}, ${name}: ${words.join(", ") || "no findings"}`);
        button.title = words.join(", ") || "no findings";
        data.append(button);
        return data;
    };
    if (sections.length > 1 && docs.length * langs.size <= 20000) {
        const table = make("table"), top = make("tr");
        top.append(heading("col", chooser("all", "", "")));
        for (const [lang] of langs) top.append(heading("col", chooser(lang || "\u2013", "=" + lang, "")));
        table.append(top);
        for (const doc of docs) {
            const line = make("tr");
            line.append(heading("row", chooser(doc, "", "=" + doc)));
            for (const [lang, name] of langs) line.append(cell(doc, lang, name));
            table.append(line);
        }
        byId("overview").append(table);
        byId("overview").hidden = false;
    }

    // From finding to finding.
    let present = -1;
    const order = sections.flatMap((section) => section.rows.flatMap((row) => row.findings));
    const go = (step) => {
        for (let i = present + step; i >= 0 && i < order.length; i += step) {
            const { item, row, section, visible } = order[i];
            if (!visible || section.element.hidden) continue;
            present = i;
            row.element.scrollIntoView({ block: "center" });
            item.focus({ preventScroll: true });
            return;
        }
    };
    byId("next").addEventListener("click", () => go(1));
    byId("previous").addEventListener("click", () => go(-1));
    document.addEventListener("focusin", (event) => {
        const item = event.target.closest("li[id]");
        if (item) present = order.findIndex((finding) => finding.item === item);
    });
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select, input")) return;
        if (event.key === "n") go(1);
        if (event.key === "p") go(-1);
    });

    // A span and its counterpart.
    let lit = [];
    document.addEventListener("pointerover", (event) => {
        for (const element of lit) element.classList.remove("lit");
        const span = event.target.closest("b[data-s]");
        lit = span ? [...span.closest(".row").querySelectorAll(`b[data-s="${span.dataset.s}"]`)] : [];
        for (const element of lit) element.classList.add("lit");
    });

    byId("total").textContent = document.querySelector("footer").textContent;
    document.querySelector("footer").hidden = true;
    byId("filters").hidden = false;
    apply();
})();
