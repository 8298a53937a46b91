// Names: from the faker package's locales, from lists of our own (names/*.txt), and made up of
// syllables, so that a tagger cannot rely on having seen a name. Every pool is cut in two by a hash
// of the name: the part for training and the part for held-out text.

import { readFileSync, readdirSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hash } from './grammar.mjs';

const LATIN = /^[\p{Script=Latin}\p{M}'’ .-]+$/u;
// What a speaker of the language meets most; the rest of the world's locales come on top.
const HOME = {
    en: ['en', 'en_US', 'en_GB', 'en_AU', 'en_CA', 'en_IE', 'en_ZA', 'en_IN', 'en_NG', 'en_GH', 'en_HK'],
    de: ['de', 'de_AT', 'de_CH'],
    fr: ['fr', 'fr_BE', 'fr_CA', 'fr_CH', 'fr_LU', 'fr_SN'],
    es: ['es', 'es_MX'],
    pt: ['pt_BR', 'pt_PT'],
    it: ['it'],
    nl: ['nl', 'nl_BE'],
};
const ABROAD = ['af_ZA', 'az', 'cs_CZ', 'cy', 'da', 'eo', 'fi', 'hr', 'hu', 'id_ID', 'ku_kmr_latin', 'lv',
                'nb_NO', 'pl', 'ro', 'ro_MD', 'sk', 'sl_SI', 'sr_RS_latin', 'sv', 'tr', 'uz_UZ_latin', 'vi',
                'yo_NG', 'zu_ZA', 'en_IN', 'en_NG', 'en_GH', 'en_HK', 'en_NP', 'es', 'it', 'pt_BR', 'fr',
                'de', 'nl', 'en'];

// All strings in a value of faker's definitions, however it is nested; patterns are left out.
function flatten(value, out = []) {
    if (typeof value === 'string') {
        if (!value.includes('{{') && !value.includes('#'))
            out.push(value);
    } else if (Array.isArray(value))
        value.forEach((v) => flatten(v, out));
    else if (value && typeof value === 'object')
        Object.values(value).forEach((v) => flatten(v, out));
    return out;
}

const unique = (list) => [...new Set(list)];
const HELD = 8; // one name in eight
const isHeld = (name) => hash(`name ${name.toLowerCase()}`) % HELD === 0;
const part = (list, held) => list.filter((name) => isHeld(name) === held);

async function definitions(faker, locale) {
    const url = pathToFileURL(join(faker, 'dist', 'locale', `${locale}.js`));
    return (await import(url)).faker.rawDefinitions;
}

// What the locale itself has: where it lacks something, the package puts the English in its place.
async function pools(faker, locale) {
    const raw = await definitions(faker, locale);
    const english = locale === 'en' ? {} : await definitions(faker, 'en');
    const own = (part, key) => (raw[part]?.[key] === english[part]?.[key] ? undefined : raw[part]?.[key]);
    const first = own('person', 'first_name') ?? {};
    const generic = flatten(first.generic);
    return {
        female: unique([...flatten(first.female), ...(first.female ? [] : generic)]),
        male: unique([...flatten(first.male), ...(first.male ? [] : generic)]),
        last: unique(flatten(own('person', 'last_name'))),
        city: unique(flatten(own('location', 'city_name'))),
        street: unique(flatten(own('location', 'street_name'))),
    };
}

const KINDS = ['female', 'male', 'last', 'city', 'street'];

// A file of names/ that is called like a locale adds to it, another is a pool of its own.
// {held: {LOCALE: {female, male, last, city, street}}, train: {…}}; empty pools are left out. Without
// faker there are the lists of our own only, which is enough for a test.
export async function loadNames(faker, own) {
    const names = { train: {}, held: {} };
    const locales = unique([...Object.values(HOME).flat(), ...ABROAD]);
    const add = (locale, kinds) => {
        for (const [key, held] of [['train', false], ['held', true]]) {
            const entry = names[key][locale] ?? {};
            for (const kind of KINDS) {
                const list = part((kinds[kind] ?? []).filter((n) => LATIN.test(n) && n.length > 1), held);
                if (list.length)
                    entry[kind] = unique([...(entry[kind] ?? []), ...list]);
            }
            names[key][locale] = entry;
        }
    };
    for (const locale of faker ? locales : [])
        add(locale, await pools(faker, locale));
    for (const file of readdirSync(own).sort())
        if (file.endsWith('.txt')) {
            const kinds = {};
            let kind = '';
            for (const line of readFileSync(join(own, file), 'utf8').split('\n'))
                if (line.startsWith(':'))
                    kinds[(kind = line.slice(1))] = [];
                else if (line && !line.startsWith('#'))
                    kinds[kind].push(...line.split(/,\s*/));
            const name = file.slice(0, -4);
            add(locales.includes(name) ? name : `own_${name}`, kinds);
        }
    return names;
}

// Lists for the tagger's gazetteer features: every locale, every script. The held-out part is left
// out, or held-out text would be told by the lists what it is meant to test.
export async function writeGazetteers(faker, dir) {
    const sets = { first: new Set(), last: new Set(), city: new Set(), street: new Set() };
    for (const file of readdirSync(join(faker, 'dist', 'locale')).sort()) {
        if (!file.endsWith('.js') || file.startsWith('base') || file.includes('BORK'))
            continue;
        const p = await pools(faker, file.slice(0, -3));
        for (const [kind, list] of [['first', [...p.female, ...p.male]], ['last', p.last], ['city', p.city],
                                    ['street', p.street]])
            part(list, false).forEach((name) => sets[kind].add(name.trim()));
    }
    mkdirSync(dir, { recursive: true });
    for (const [kind, set] of Object.entries(sets))
        writeFileSync(join(dir, `${kind}.txt`), [...set].filter(Boolean).sort().join('\n') + '\n');
}

const ONSETS = ['b', 'br', 'ch', 'd', 'dr', 'f', 'fl', 'g', 'gh', 'gr', 'h', 'j', 'k', 'kh', 'kr', 'l', 'm', 'mb', 'n',
                'nd', 'ng', 'p', 'pr', 'q', 'r', 's', 'sh', 'sk', 'st', 'sz', 't', 'th', 'tr', 'ts', 'v', 'w', 'x',
                'y', 'z', 'zh', ''];
const VOWELS = ['a', 'a', 'a', 'a', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'o', 'o', 'o', 'u', 'u', 'ae', 'ai', 'au', 'ea', 'ei', 'ia', 'ie', 'oa', 'ou', 'ue', 'y'];
const CODAS = ['', '', '', '', 'n', 'n', 'r', 's', 'l', 'm', 'k', 'd', 't', 'ng', 'rd', 'ck', 'x', 'th', 'nz', 'sh'];
const ENDS = {
    first: ['', '', 'a', 'o', 'i', 'ie', 'en', 'is', 'us', 'el', 'in', 'ita', 'ya'],
    last: ['', '', 'son', 'sen', 'er', 'mann', 'ez', 'ski', 'ska', 'ov', 'ova', 'ic', 'escu', 'idis', 'yan', 'oglu', 'wala',
           'ini', 'eau', 'ard', 'stra', 'ema', 'inga', 'ley', 'ton', 'worth', 'berg', 'feld', 'nen', 'kar', 'adze', 'u'],
    city: ['ton', 'ville', 'burg', 'stadt', 'dorf', 'ford', 'ham', 'port', 'mouth', 'grad', 'abad', 'pur', 'ia', 'um', 'field',
           'heim', 'bach', 'ac', 'y', 'ello', 'ona', 'dam', 'recht', 'vik', 'by'],
};

function syllables(rng, n, end) {
    let word = '';
    for (let i = 0; i < n; i++)
        word += rng.pick(ONSETS) + rng.pick(VOWELS) + (i + 1 < n || !end ? rng.pick(CODAS) : '');
    word += end;
    return word[0].toUpperCase() + word.slice(1);
}

export function madeUp(rng, kind) {
    const end = rng.pick(ENDS[kind]);
    return syllables(rng, end.length > 2 ? rng.range(1, 2) : 2 - (kind === 'first' && rng.chance(0.2)), end);
}

const PARTICLES = {
    en: ['de ', 'Mc', 'O’', "O'", 'St. ', 'Mac', 'al-', 'bin ', 'Fitz'],
    de: ['von ', 'von der ', 'zu ', 'vom '],
    fr: ['de ', 'du ', 'de la ', 'Le ', 'd’', "d'"],
    es: ['de ', 'de la ', 'del ', 'de los '],
    pt: ['da ', 'dos ', 'de ', 'do '],
    it: ['Di ', 'De ', 'Della ', 'Lo ', "D'"],
    nl: ['van ', 'van der ', 'van den ', 'de ', 'ter ', 'van de '],
};

export class NamePool {
    constructor(names, held) {
        this.names = names[held ? 'held' : 'train'];
        this.own = Object.keys(this.names).filter((key) => key.startsWith('own_'));
    }

    locale(rng, lang) {
        const x = rng.below(100);
        if (x < 62)
            return rng.pick(HOME[lang] ?? HOME.en);
        return x < 82 ? rng.pick(ABROAD) : rng.pick(this.own);
    }

    from(rng, locale, kind, lang) {
        for (const key of [locale, ...(HOME[lang] ?? []), 'en', ...this.own])
            if (this.names[key]?.[kind])
                return rng.pick(this.names[key][kind]);
        return madeUp(rng, kind === 'city' ? 'city' : 'last');
    }

    city(rng, lang) {
        if (rng.chance(0.06))
            return madeUp(rng, 'city');
        return this.from(rng, rng.pick(HOME[lang] ?? HOME.en), 'city', lang);
    }

    street(rng, lang) {
        const home = rng.chance(0.9) ? rng.pick(HOME[lang]) : rng.pick(ABROAD);
        return this.from(rng, home, 'street', lang);
    }

    // {first, middle, last, female}
    person(rng, lang, female = rng.chance(0.5)) {
        const locale = this.locale(rng, lang);
        const kind = female ? 'female' : 'male';
        const made = rng.chance(0.09);
        let first = made && rng.chance(0.7) ? madeUp(rng, 'first') : this.from(rng, locale, kind, lang);
        let last = made ? madeUp(rng, 'last') : this.from(rng, locale, 'last', lang);
        if (rng.chance(0.04))
            first += '-' + this.from(rng, locale, kind, lang);
        if (rng.chance(0.05))
            last += '-' + this.from(rng, this.locale(rng, lang), 'last', lang);
        else if ((lang === 'es' || lang === 'pt') && rng.chance(0.4))
            last += ' ' + this.from(rng, locale, 'last', lang);
        else if (rng.chance(lang === 'nl' ? 0.15 : 0.04) && !/[ '’]/.test(last))
            last = rng.pick(PARTICLES[lang] ?? PARTICLES.en) + last;
        const middle = rng.chance(0.5) ? this.from(rng, locale, kind, lang)
                                       : String.fromCharCode(65 + rng.below(26)) + '.';
        return { first, middle, last, female };
    }
}
