// The template language: reads templates and lists, and expands a template into segments.
//
// A file begins with `@lang en`, `@genre mail`, `@private 1` (what is in it is private unless said
// otherwise) and, if wanted, `@noise chat` (may be misspelt, see noise.mjs), `@weight 2`, `@mode code`.
//
//     == [name=value …]     begins a template; its text goes on to the next == or : line
//     :list                 begins a list of the language (of all languages where @lang is xx):
//                           one entry a line, up to an empty line
//
//     [a|b|]                one of these, perhaps nothing
//     {slot}                a value: see slots.mjs; {slot+} and {slot-} say private or public here
//     {@list} {^@list}      an entry of a list, which may hold all of this; with a capital
//     {@list=k} … {=k}      the same entry twice
//     {p?he|she}            by the gender of person p
//     {doc:genre}           another template of that genre and language, about other people
//     <text>                something about health or another sensitive matter, class HEALTH
//     <CLASS:text>          a span; <CLASS-:text> of something public, <CLASS+:text> private
//     \x                    x itself
//
// In code mode these characters mean themselves, and ⟦a¦b⟧ «slot» ‹CLASS:text› take their place.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const CLASSES = ['PERSON', 'LOCATION', 'ORG', 'CONTACT', 'ID', 'ACCOUNT', 'DATE', 'HEALTH',
                        'SECRET', 'NET'];
const PROSE = { open: '[', bar: '|', close: ']', slot: '{', end: '}', span: '<', stop: '>' };
const CODE = { open: '⟦', bar: '¦', close: '⟧', slot: '«', end: '»', span: '‹', stop: '›' };

class Parser {
    constructor(text, marks, where) {
        this.chars = Array.from(text);
        this.marks = marks;
        this.at = 0;
        this.where = where;
    }

    fail(what) {
        const near = this.chars.slice(Math.max(0, this.at - 20), this.at + 20).join('');
        throw new Error(`${this.where}: ${what} near "${near}"`);
    }

    // A sequence of nodes, up to one of the characters in `until`, which is left standing.
    sequence(until) {
        const nodes = [];
        let text = '';
        const flush = () => {
            if (text)
                nodes.push({ kind: 'text', text });
            text = '';
        };
        while (this.at < this.chars.length && !until.includes(this.chars[this.at])) {
            const c = this.chars[this.at++];
            const m = this.marks;
            if (c === '\\' && m === PROSE)
                text += this.chars[this.at++] ?? '';
            else if (c === m.open || c === m.slot || c === m.span) {
                flush();
                nodes.push(c === m.open ? this.choice() : c === m.slot ? this.slot() : this.span());
            } else if (c === m.close || c === m.stop || c === m.end)
                this.fail(`a lonely ${c}`);
            else
                text += c;
        }
        flush();
        return nodes;
    }

    choice() {
        const m = this.marks;
        const arms = [this.sequence([m.bar, m.close])];
        while (this.chars[this.at] === m.bar) {
            this.at++;
            arms.push(this.sequence([m.bar, m.close]));
        }
        if (this.chars[this.at++] !== m.close)
            this.fail('an alternative without end');
        return { kind: 'choice', arms };
    }

    slot() {
        const end = this.chars.indexOf(this.marks.end, this.at);
        if (end < 0)
            this.fail('a slot without end');
        let name = this.chars.slice(this.at, end).join('');
        this.at = end + 1;
        const gender = /^(\w)\?([^|¦]*)[|¦]([^|¦]*)$/.exec(name);
        if (gender)
            return { kind: 'gender', who: gender[1], forms: [gender[2], gender[3]] };
        const capital = name.startsWith('^');
        if (capital)
            name = name.slice(1);
        const list = /^@(\w+)(?:=(\w+))?$/.exec(name);
        if (list)
            return { kind: 'list', name: list[1], key: list[2], capital };
        if (name.startsWith('='))
            return { kind: 'again', key: name.slice(1), capital };
        if (name.startsWith('doc:'))
            return { kind: 'doc', genres: name.slice(4).split(',') };
        const flag = /[+-]$/.test(name) ? name.at(-1) : '';
        return { kind: 'slot', name: flag ? name.slice(0, -1) : name, flag, capital };
    }

    span() {
        const head = /^([A-Z]+)([+-]?):/.exec(this.chars.slice(this.at, this.at + 12).join(''));
        if (head)
            this.at += head[0].length;
        const nodes = this.sequence([this.marks.stop]);
        if (this.chars[this.at++] !== this.marks.stop)
            this.fail('a span without end');
        const cls = head ? head[1] : 'HEALTH';
        if (!CLASSES.includes(cls))
            this.fail(`no such class as ${cls}`);
        return { kind: 'span', cls, flag: head?.[2] ?? '', nodes };
    }
}

function parse(text, marks, where) {
    const parser = new Parser(text, marks, where);
    const nodes = parser.sequence([]);
    return nodes;
}

// FNV-1a with a finishing mix; splits templates and names by what they are, not by where they stand.
export function hash(text) {
    let h = 0x811c9dc5;
    for (let i = 0; i < text.length; i++)
        h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
}

export class Grammar {
    constructor() {
        this.templates = [];
        this.lists = new Map(); // "en.cond" → arms
    }

    static load(dir) {
        const grammar = new Grammar();
        for (const name of readdirSync(dir).sort())
            if (name.endsWith('.tpl'))
                grammar.read(readFileSync(join(dir, name), 'utf8'), name);
        grammar.check();
        return grammar;
    }

    read(source, where) {
        const file = { lang: 'en', genre: 'misc', private: 0, noise: '', weight: 1, mode: '' };
        let open = null; // the template or list being read
        const close = () => {
            if (open?.lines)
                this.add(open, where);
            open = null;
        };
        source.split('\n').forEach((line, i) => {
            const at = `${where}:${i + 1}`;
            const setting = /^@(lang|genre|private|noise|weight|mode)(?: (.*))?$/.exec(line);
            if (setting) {
                close();
                file[setting[1]] = setting[2] ?? '';
            } else if (line.startsWith('== ') || line === '==') {
                close();
                open = { ...file, lines: [], at };
                for (const pair of line.slice(2).split(' ').filter(Boolean)) {
                    const [key, value] = pair.split('=');
                    open[key] = value;
                }
            } else if (/^:\w+$/.test(line)) {
                close();
                const key = `${file.lang}.${line.slice(1)}`;
                if (!this.lists.has(key))
                    this.lists.set(key, []);
                open = { arms: this.lists.get(key) };
            } else if (open?.lines)
                open.lines.push(line);
            else if (open?.arms && line !== '')
                open.arms.push(parse(line, PROSE, at));
            else if (open?.arms)
                close();
            else if (line !== '' && !line.startsWith('#'))
                throw new Error(`${at}: neither a template nor a list nor a setting`);
        });
        close();
    }

    add(open, where) {
        const text = open.lines.join('\n').trim();
        this.templates.push({
            lang: open.lang,
            genre: open.genre,
            private: Number(open.private),
            noise: open.noise,
            weight: Number(open.weight),
            at: open.at,
            held: open.held !== undefined || hash(text) % 11 === 0,
            nodes: parse(text, open.mode === 'code' ? CODE : PROSE, open.at),
        });
    }

    list(lang, name) {
        return this.lists.get(`${lang}.${name}`) ?? this.lists.get(`xx.${name}`);
    }

    // A list that is named and not there is a mistake in a template: say so before anything is made.
    check() {
        const walk = (nodes, lang, at) => {
            for (const node of nodes) {
                if (node.kind === 'list' && !this.list(lang, node.name))
                    throw new Error(`${at}: no list "${node.name}" in ${lang}`);
                for (const arm of node.arms ?? [])
                    walk(arm, lang, at);
                if (node.kind === 'span')
                    walk(node.nodes, lang, at);
            }
        };
        const langs = [...new Set(this.templates.map((t) => t.lang))].filter((lang) => lang !== 'xx');
        for (const t of this.templates)
            (t.lang === 'xx' ? langs : [t.lang]).forEach((lang) => walk(t.nodes, lang, t.at));
        for (const [key, arms] of this.lists)
            if (!key.startsWith('xx.'))
                arms.forEach((arm) => walk(arm, key.split('.')[0], `list ${key}`));
    }
}

function capitalised(segments) {
    const first = segments.find((s) => s.text);
    if (first)
        first.text = first.text[0].toUpperCase() + first.text.slice(1);
    return segments;
}

// Expands nodes into segments {text, cls, priv}; cls is undefined between spans.
export function expand(nodes, scope) {
    const out = [];
    for (const node of nodes) {
        if (node.kind === 'text')
            out.push({ text: node.text });
        else if (node.kind === 'choice')
            out.push(...expand(scope.rng.pick(node.arms), scope));
        else if (node.kind === 'gender')
            out.push({ text: node.forms[scope.person(node.who).female ? 1 : 0] });
        else if (node.kind === 'doc')
            out.push(...scope.document(node.genres));
        else if (node.kind === 'span')
            out.push(...outer(node, expand(node.nodes, scope), scope));
        else
            out.push(...value(node, scope));
    }
    return out;
}

function value(node, scope) {
    let segments;
    if (node.kind === 'again') {
        segments = scope.kept.get(node.key);
        if (!segments)
            throw new Error(`${scope.at}: nothing was kept as "${node.key}"`);
        segments = segments.map((s) => ({ ...s }));
    } else if (node.kind === 'list') {
        segments = expand(scope.rng.pick(scope.list(node.name)), scope);
        if (node.key && !scope.kept.has(node.key))
            scope.kept.set(node.key, segments.map((s) => ({ ...s })));
    } else {
        segments = scope.slot(node.name);
        if (node.flag)
            segments.forEach((s) => s.cls && (s.priv = node.flag === '+' ? 1 : 0));
    }
    return node.capital ? capitalised(segments) : segments;
}

// What is a span of its own inside a span stays so; the rest belongs to the outer one.
function outer(node, segments, scope) {
    const priv = node.flag ? Number(node.flag === '+') : scope.priv;
    const id = scope.nextId();
    return segments.map((s) => (s.cls ? s : { text: s.text, cls: node.cls, priv, id }));
}
