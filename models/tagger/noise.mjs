// How people really type: no capitals, no full stops, slips, no accents, dictated. Works on segments,
// so that spans stay where they belong.

const map = (segments, fn) => segments.map((s) => ({ ...s, text: fn(s.text, s) }));
const EXACT = new Set(['CONTACT', 'ID', 'ACCOUNT', 'NET', 'SECRET', 'DATE']);

const lower = (segments) => map(segments, (t, s) => (s.cls === 'SECRET' ? t : t.toLowerCase()));
const upper = (segments) => map(segments, (t, s) => (EXACT.has(s.cls) ? t : t.toUpperCase().normalize('NFC')));
const noAccents = (segments) => map(segments, (t) => t.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/[¿¡]/g, ''));
const noMarks = (segments) => map(segments, (t, s) => (EXACT.has(s.cls) ? t : t.replace(/[.,;:!?"](?=\s|$)/g, '')));
const noApostrophes = (segments) => map(segments, (t, s) => (s.cls ? t : t.replace(/(\p{L})['’](?=\p{L}{1,2}\b)/gu, '$1')));
const oneLine = (segments) => map(segments, (t) => t.replace(/\s*\n\s*/g, ' '));

const KEYS = 'qwertyuiopasdfghjklzxcvbnm';

function slip(rng, word) {
    const at = rng.range(1, word.length - 2);
    switch (rng.below(4)) {
    case 0: return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    case 1: return word.slice(0, at) + word.slice(at + 1);
    case 2: return word.slice(0, at) + word[at] + word.slice(at);
    default: {
        const key = KEYS.indexOf(word[at].toLowerCase());
        return key < 0 ? word : word.slice(0, at) + KEYS[Math.min(KEYS.length - 1, key + 1)] + word.slice(at + 1);
    }
    }
}

function slips(rng, segments, rate) {
    return map(segments, (t, s) => (EXACT.has(s.cls) || (s.cls === 'PERSON' && rng.chance(0.8)) ? t
        : t.replace(/\p{L}{4,}/gu, (w) => (rng.chance(rate) ? slip(rng, w) : w))));
}

const SHORT = [[/\byou\b/g, 'u'], [/\byour\b/g, 'ur'], [/\bplease\b/gi, 'pls'], [/\bbecause\b/g, 'bc'], [/\band\b/g, '&'], [/\bwith\b/g, 'w/'],
               [/\bpeople\b/g, 'ppl'], [/\bto be\b/g, '2b'], [/\bthanks\b/gi, 'thx'], [/\bI am\b/g, 'im'], [/\bgoing to\b/g, 'gonna'],
               [/\bque\b/g, 'q'], [/\bporque\b/g, 'pq'], [/\bvocê\b/g, 'vc'], [/\bund\b/g, 'u.'], [/\bnicht\b/g, 'nich'],
               [/\bperché\b/g, 'xke'], [/\bpourquoi\b/g, 'pk'], [/\bniet\b/g, 'nie']];

function shortened(rng, segments) {
    const some = SHORT.filter(() => rng.chance(0.6));
    return map(segments, (t, s) => (s.cls && s.cls !== 'HEALTH' ? t : some.reduce((u, [from, to]) => u.replace(from, to), t)));
}

const MARKS = ['😭', '😅', '🙏', '❤️', '😡', '🤔', ':(', ':)', '!!', '???', '...', 'lol', 'haha', 'xx'];

function wrapped(rng, segments) {
    const width = rng.range(50, 76);
    const quote = rng.chance(0.3) ? '\n> ' : '\n';
    let column = 0;
    return map(segments, (t, s) => Array.from(t, (c) => {
        column = c === '\n' ? 0 : column + 1;
        if (c !== ' ' || column < width || s.cls)
            return c;
        column = 0;
        return quote;
    }).join(''));
}

export function noisy(rng, segments, kind) {
    const x = rng.below(100);
    if (kind === 'none')
        return segments;
    if (kind === 'chat') {
        if (x < 16)
            return lower(segments);
        if (x < 24)
            return noMarks(noApostrophes(lower(segments)));
        if (x < 30)
            return oneLine(noMarks(lower(segments)));
        if (x < 38)
            return slips(rng, segments, 0.05);
        if (x < 42)
            return shortened(rng, slips(rng, lower(segments), 0.04));
        if (x < 45)
            return shortened(rng, noAccents(segments));
        if (x < 47)
            return upper(segments);
        if (x < 53)
            return [...segments, { text: ` ${rng.pick(MARKS)}` }];
        if (x < 58)
            return noAccents(lower(segments));
        return x < 62 ? noApostrophes(segments) : segments;
    }
    if (kind === 'mail' && x < 16)
        return wrapped(rng, segments);
    if (x < 19)
        return slips(rng, segments, 0.02);
    if (x < 22)
        return lower(segments);
    if (x < 24)
        return noAccents(segments);
    return x < 25 ? upper(segments) : segments;
}
