// Public text without labels of entities: excerpts of files, for the private-or-public head alone.
//
//     node plain.mjs --out FILE --words N [--seed N] LANG:KIND:FILE …
//
// KIND is prose (paragraphs), lines (one thing a line), code or html. Excerpts are as long as prompts,
// and half of them follow an instruction, as passages in prompts do.

import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import { record, words } from './record.mjs';
import { Rng } from './rng.mjs';

const ASK = {
    en: ['Summarize the following text:\n\n', 'Translate into French:\n', 'What does this passage mean?\n\n', 'Context: ', 'Passage: ', 'Text: ',
         'Explain this to a ten-year-old: ', 'Answer the question using the passage below.\n\n', 'Rewrite in simpler words.\n\n', 'Is the following true or false? '],
    de: ['Fasse den Text zusammen:\n\n', 'Übersetze ins Englische:\n', 'Text: ', 'Erkläre das einfacher: '],
    fr: ['Résume le texte suivant :\n\n', 'Traduis en anglais :\n', 'Texte : ', 'Explique ce passage : '],
    es: ['Resume el siguiente texto:\n\n', 'Traduce al inglés:\n', 'Texto: ', 'Explica este pasaje: '],
    pt: ['Resuma o texto a seguir:\n\n', 'Traduza para o inglês:\n', 'Texto: ', 'Explique este trecho: '],
    it: ['Riassumi il testo seguente:\n\n', 'Traduci in inglese:\n', 'Testo: ', 'Spiega questo passo: '],
    nl: ['Vat de tekst samen:\n\n', 'Vertaal naar het Engels:\n', 'Tekst: ', 'Leg dit eenvoudiger uit: '],
};
const ASK_CODE = ['What does this code do?\n\n', 'Find the bug:\n', 'Add comments to this function.\n\n', 'Refactor:\n\n', 'Write tests for\n\n', 'Convert to JavaScript:\n'];
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

// Text of a page of help: what stands between the tags.
const untagged = (html) => html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<\/(p|h\d|li|td|div)>/gi, '\n')
    .replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
    .replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all).replace(/[ \t]+/g, ' ').replace(/ ?\n[\n ]*/g, '\n');

// A copyright line names people and their addresses: not what a public text should teach.
const NAMED = /^This page is:|^Title is:|copyright|©|author|maintainer|@[\w-]+\.|©|written by/i;

function pieces(kind, text) {
    if (kind === 'lines')
        return text.split('\n').filter((l) => words(l) > 3);
    if (kind === 'html')
        return untagged(text).split(/\n/).filter((l) => words(l) > 5);
    return text.split(/\n[ \t]*\n/).map((p) => (kind === 'code' ? p : p.replace(/\s*\n\s*/g, ' ').trim())).filter((p) => words(p) > 4);
}

const options = { seed: '1' };
const files = [];
for (let i = 2; i < process.argv.length; i++)
    if (process.argv[i].startsWith('--'))
        options[process.argv[i].slice(2)] = process.argv[++i];
    else
        files.push(process.argv[i]);
if (!options.out || !options.words || !files.length) {
    console.error('usage: node plain.mjs --out FILE --words N [--seed N] LANG:KIND:FILE …');
    process.exit(2);
}
const rng = new Rng(Number(options.seed) + 13);
const pools = new Map(); // "en:prose" → pieces in order
for (const name of files) {
    const [, lang, kind, path] = /^(\w\w):(\w+):(.+)$/.exec(name);
    const key = `${lang}:${kind}`;
    if (!pools.has(key))
        pools.set(key, []);
    pools.get(key).push(...pieces(kind, readFileSync(path, 'utf8')).filter((p) => !NAMED.test(p) && p.length < 3000));
}
// English prose and code most; each of the others as much as it has, up to an equal share.
const share = { 'en:prose': 5, 'en:lines': 4, 'en:code': 3 };
const keys = [...pools.keys()].flatMap((key) => Array(share[key] ?? 1).fill(key));
const lines = [];
for (let made = 0; made < Number(options.words);) {
    const key = rng.pick(keys);
    const pool = pools.get(key);
    const [lang, kind] = key.split(':');
    const at = rng.below(pool.length);
    const body = pool.slice(at, at + rng.range(1, kind === 'code' ? 3 : 5)).join(kind === 'code' ? '\n\n' : kind === 'prose' ? rng.pick(['\n\n', '\n', ' ']) : '\n');
    const ask = rng.chance(0.5) ? rng.pick(kind === 'code' ? ASK_CODE : ASK[lang]) : '';
    const r = record([{ text: ask + body }], { entities: 0, lang, source: 'plain', genre: kind });
    lines.push(JSON.stringify(r));
    made += words(r.text);
}
writeFileSync(`${options.out}.new`, lines.join('\n') + '\n');
renameSync(`${options.out}.new`, options.out);
