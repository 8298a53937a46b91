// Labelled text of others, as columns, into training text. All of it was published, so all is public.
//
//     node convert.mjs --data DIR --out DIR [--seed N]
//
// DIR holds wikigold/wikigold.conll.txt and btc/{a,b,e,f,g,h}.conll. Sentences of an encyclopaedia are
// joined to short passages; most texts get their blanks back where the columns had lost them, some stay
// as they are, since text cut into tokens is met in prompts, too. One text in ten is held out.

import { readFileSync, writeFileSync, renameSync, readdirSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from './grammar.mjs';
import { record } from './record.mjs';
import { Rng } from './rng.mjs';

const CLASS = { PER: 'PERSON', LOC: 'LOCATION', ORG: 'ORG' };

// Handles and hashtags are no names: they go without a label, and a handle gets its @ back.
function push(sentence, word, tag) {
    if (sentence.at(-1)?.[0] === '@' && /^\w/.test(word))
        sentence[sentence.length - 1] = [`@${word}`, 'O'];
    else
        sentence.push([word, /^[@#]/.test(word) ? 'O' : tag]);
}

// Sentences of [word, tag]; a tag is B-PER, I-PER, …, O.
function sentences(path) {
    const all = [];
    let now = [];
    for (const line of readFileSync(path, 'utf8').split('\n')) {
        const [word, tag] = line.trim().split(/[\t ]+/);
        if (word && tag)
            push(now, word.replace(/^['"](.)['"]$/, '$1'), tag);
        else if (now.length) {
            all.push(now);
            now = [];
        }
    }
    if (now.length)
        all.push(now);
    return all;
}

const NO_BLANK_BEFORE = /^([.,;:!?%)\]}]|n't|['’](s|re|ve|ll|d|m|t)?|\.\.\.|…|”)$/i;
const NO_BLANK_AFTER = /^[([{$£€#@“]$/;

// Segments of one sentence. `tight` puts the blanks where people put them.
function segments(sentence, tight) {
    const out = [];
    let was = null;
    let quoted = false;
    sentence.forEach(([word, tag], i) => {
        const before = i ? sentence[i - 1][0] : '';
        const quote = word === '"' || word === "''" || word === '``';
        let blank = i > 0 && !(tight && (NO_BLANK_BEFORE.test(word) || NO_BLANK_AFTER.test(before)));
        if (tight && quote) {
            blank = i > 0 && !quoted;
            quoted = !quoted;
        } else if (tight && /^("|''|``)$/.test(before) && quoted)
            blank = false;
        const cls = CLASS[tag.slice(2)];
        const goes = cls && was?.cls === cls && tag[0] !== 'B';
        if (goes)
            was.text += (blank ? ' ' : '') + word;
        else {
            if (blank)
                out.push({ text: ' ' });
            was = { text: quote ? '"' : word, cls, priv: 0, id: i + 1 };
            if (!cls)
                delete was.id;
            out.push(was);
        }
    });
    return out;
}

const options = { seed: '1' };
for (let i = 2; i + 1 < process.argv.length; i += 2)
    options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
if (!options.data || !options.out) {
    console.error('usage: node convert.mjs --data DIR --out DIR [--seed N]');
    process.exit(2);
}
const rng = new Rng(Number(options.seed) + 7);
const sides = { train: [], heldout: [] };
const add = (segs, source) => {
    const r = record(segs, { lang: 'en', source });
    sides[hash(r.text) % 10 === 0 ? 'heldout' : 'train'].push(JSON.stringify(r));
};
const wiki = sentences(join(options.data, 'wikigold', 'wikigold.conll.txt'));
for (let at = 0; at < wiki.length;) {
    const n = rng.range(1, 6);
    const tight = rng.chance(0.7);
    let id = 0;
    const text = wiki.slice(at, at + n).flatMap((s, i) => [...(i ? [{ text: ' ' }] : []),
        ...segments(s, tight).map((x) => (x.cls ? { ...x, id: `${i}.${id++}` } : x))]);
    add(text, 'wikigold');
    at += n;
}
const btc = join(options.data, 'btc');
for (const file of readdirSync(btc).filter((f) => f.endsWith('.conll')).sort())
    for (const s of sentences(join(btc, file)))
        if (s.length > 2)
            add(segments(s, rng.chance(0.8)), 'btc');
mkdirSync(options.out, { recursive: true });
for (const [side, lines] of Object.entries(sides)) {
    const path = join(options.out, `${side}-ner.jsonl`);
    writeFileSync(`${path}.new`, rng.shuffle(lines).join('\n') + '\n');
    renameSync(`${path}.new`, path);
}
