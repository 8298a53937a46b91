// Checks training text and counts what is in it:  node check.mjs FILE…
// Fails if a span leaves the text, begins or ends inside a character or overlaps another, or if a
// class or a key is unknown.

import { readFileSync } from 'node:fs';
import { CLASSES } from './grammar.mjs';
import { words } from './record.mjs';

const KEYS = new Set(['text', 'private', 'spans', 'entities', 'lang', 'source', 'genre']);

function fault(r) {
    for (const key of Object.keys(r))
        if (!KEYS.has(key))
            return `unknown key ${key}`;
    if (typeof r.text !== 'string' || !r.text || ![0, 1].includes(r.private) || ![0, 1].includes(r.entities))
        return 'text, private or entities is wrong';
    if (!r.lang || !r.source || !Array.isArray(r.spans))
        return 'lang, source or spans is missing';
    const bytes = Buffer.from(r.text);
    const border = (at) => at === bytes.length || (bytes[at] & 0xc0) !== 0x80;
    let end = 0;
    for (const s of r.spans) {
        if (!CLASSES.includes(s.class) || ![0, 1].includes(s.private))
            return `class ${s.class} or its flag is wrong`;
        if (!(s.start >= end && s.end > s.start && s.end <= bytes.length))
            return `span ${s.start}-${s.end} overlaps or leaves the text`;
        if (!border(s.start) || !border(s.end))
            return `span ${s.start}-${s.end} cuts a character`;
        if (/^\s|\s$/.test(bytes.subarray(s.start, s.end).toString()))
            return `span ${s.start}-${s.end} begins or ends with a blank`;
        if (s.private && !r.private)
            return 'a private span in a public text';
        end = s.end;
    }
    return r.entities || !r.spans.length ? null : 'spans where entities are not labelled';
}

const tally = new Map();
function count(table, key, n) {
    if (!tally.has(table))
        tally.set(table, new Map());
    const t = tally.get(table);
    t.set(key, (t.get(key) ?? 0) + n);
}

let faults = 0;
for (const file of process.argv.slice(2)) {
    readFileSync(file, 'utf8').split('\n').forEach((line, i) => {
        if (!line)
            return;
        let r;
        let why;
        try {
            r = JSON.parse(line);
            why = fault(r);
        } catch (e) {
            why = `no JSON: ${e.message}`;
        }
        if (why) {
            if (faults++ < 20)
                console.error(`${file}:${i + 1}: ${why}`);
            return;
        }
        const n = words(r.text);
        const kind = r.private ? 'private' : 'public';
        count('texts', kind, 1);
        count('words', kind, n);
        count('words by source', `${r.source} ${kind}`, n);
        count('words by language', `${r.lang} ${kind}`, n);
        count('words by genre', `${r.genre ?? '-'} ${kind}`, n);
        r.spans.forEach((s) => {
            count('spans', `${s.class} ${s.private ? 'private' : 'public'}`, 1);
            count('words by span', s.private ? 'private' : 'public', words(Buffer.from(r.text).subarray(s.start, s.end).toString()));
        });
    });
}
for (const [table, t] of tally) {
    console.log(`\n${table}`);
    for (const [key, n] of [...t].sort())
        console.log(`  ${key.padEnd(28)} ${n}`);
}
console.log(`\nfaults: ${faults}`);
process.exit(faults ? 1 : 0);
