// Writes training text and held-out text from the templates.
//
//     node generate.mjs [--faker DIR] --out DIR [--words N] [--held-words N] [--seed N]
//
// DIR of --faker is the unpacked npm package; without it names are few, and no lists are written. What
// is held out are templates (one in eleven, chosen by a hash of the text) filled with names of the
// held-out lists; neither is ever seen in training text.

import { mkdirSync, openSync, closeSync, writeSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Grammar, expand } from './grammar.mjs';
import { NamePool, loadNames, writeGazetteers } from './names.mjs';
import { makePerson, slotValue } from './slots.mjs';
import { noisy } from './noise.mjs';
import { record, words } from './record.mjs';
import { Rng } from './rng.mjs';

const LANGS = { en: 0.5, de: 0.09, fr: 0.09, es: 0.09, pt: 0.08, it: 0.08, nl: 0.07 };
const PRIVATE_SHARE = 0.38; // of the templates chosen; private texts are longer, so of the words about half

class Scope {
    constructor(world, template, lang) {
        this.world = world;
        this.rng = world.rng;
        this.lang = lang;
        this.pool = world.pool;
        this.priv = template.private > 0 ? 1 : 0;
        this.at = template.at;
        this.kept = new Map();
        this.people = new Map();
    }

    nextId() {
        return this.world.ids++;
    }

    person(letter) {
        if (!this.people.has(letter))
            this.people.set(letter, makePerson(this.rng, this.lang, this.pool));
        return this.people.get(letter);
    }

    list(name) {
        return this.world.grammar.list(this.lang, name);
    }

    // An entry of a list as plain text; the spans in it are given up.
    text(name) {
        return expand(this.rng.pick(this.list(name)), this).map((s) => s.text).join('');
    }

    slot(name) {
        const person = /^([a-z])(?:\.(\w+))?$/.exec(name);
        return person ? this.person(person[1]).field(person[2] ?? '', this.priv) : slotValue(name, this);
    }

    document(genres) {
        const template = this.world.choose(this.lang, (t) => genres.includes(t.genre), genres.join());
        return noisy(this.rng, this.world.expand(template, this.lang), template.noise);
    }
}

class World {
    constructor(grammar, names, held, seed) {
        this.grammar = grammar;
        this.held = held;
        this.pool = new NamePool(names, held);
        this.rng = new Rng(seed);
        this.ids = 1;
        this.cache = new Map();
    }

    // Templates of the side (held or not); where the held-out side has none, any will do.
    choose(lang, wanted, key) {
        const name = `${lang} ${key}`;
        if (!this.cache.has(name)) {
            const all = this.grammar.templates.filter((t) => (t.lang === lang || t.lang === 'xx') && wanted(t));
            const side = all.filter((t) => t.held === this.held);
            const list = side.length || !this.held ? side : all;
            if (!list.length)
                throw new Error(`${key}: no template in ${lang}`);
            this.cache.set(name, list.flatMap((t) => Array(Math.max(1, Math.round(t.weight * 2))).fill(t)));
        }
        return this.rng.pick(this.cache.get(name));
    }

    expand(template, lang) {
        return expand(template.nodes, new Scope(this, template, lang));
    }

    document() {
        const rng = this.rng;
        const lang = this.language();
        const parts = rng.chance(0.14) ? rng.range(2, 4) : 1;
        const joint = rng.pick(['\n\n', '\n\n', '\n', ' ', '\n---\n', '\n\n###\n\n', '\n\n\n']);
        const segments = [];
        const genres = [];
        for (let i = 0; i < parts; i++) {
            const want = rng.chance(PRIVATE_SHARE);
            const template = this.choose(lang, (t) => t.private > 0 === want && t.weight > 0, `top ${want}`);
            if (i)
                segments.push({ text: joint });
            segments.push(...noisy(rng, this.expand(template, lang), template.noise));
            genres.push(template.genre);
        }
        return record(segments, { lang, source: 'gen', genre: genres[0] });
    }

    language() {
        let x = this.rng.below(1000) / 1000;
        for (const [lang, share] of Object.entries(LANGS)) {
            if (x < share)
                return lang;
            x -= share;
        }
        return 'en';
    }
}

function write(path, world, n) {
    const fd = openSync(`${path}.new`, 'w');
    let made = 0;
    let chunk = '';
    while (made < n) {
        const r = world.document();
        made += words(r.text);
        chunk += JSON.stringify(r) + '\n';
        if (chunk.length > 1 << 20) {
            writeSync(fd, chunk);
            chunk = '';
        }
    }
    writeSync(fd, chunk);
    closeSync(fd);
    renameSync(`${path}.new`, path);
}

const options = { words: '3600000', 'held-words': '200000', seed: '1' };
for (let i = 2; i + 1 < process.argv.length; i += 2)
    options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
if (!options.out) {
    console.error('usage: node generate.mjs [--faker DIR] --out DIR [--words N] [--held-words N] [--seed N]');
    process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const grammar = Grammar.load(join(here, 'templates'));
const names = await loadNames(options.faker, join(here, 'names'));
mkdirSync(options.out, { recursive: true });
if (options.faker)
    await writeGazetteers(options.faker, join(options.out, 'names'));
const seed = Number(options.seed);
write(join(options.out, 'heldout-gen.jsonl'), new World(grammar, names, true, seed + 1), Number(options['held-words']));
write(join(options.out, 'train-gen.jsonl'), new World(grammar, names, false, seed), Number(options.words));
