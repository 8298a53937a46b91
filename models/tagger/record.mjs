// One line of the training text. Offsets are bytes of UTF-8.

const EDGE = /^[\s"'“”„«»‚‘(\[,;:.!?*_>-]+/u;
const TAIL = /[\s"“”„«»‚‘)\],;:!?*_>-]+$/u;

// Where a span begins and ends once what does not belong to it is cut off.
function core(text, cls) {
    const head = cls === 'SECRET' || cls === 'CONTACT' || cls === 'ID' ? /^\s+/ : EDGE;
    const tail = cls === 'SECRET' ? /\s+$/ : cls === 'PERSON' || cls === 'ORG' ? TAIL : /[\s"“”„«»‚‘)\],;:!?*_>.-]+$/u;
    const start = head.exec(text)?.[0].length ?? 0;
    const rest = text.slice(start);
    const cut = tail.exec(rest)?.[0].length ?? 0;
    return [start, text.length - cut];
}

// The first and the last name of one person side by side are one name.
function joinNames(segments) {
    const out = [];
    segments.forEach((s, i) => {
        const before = out.at(-1);
        const next = segments[i + 1];
        if (s.text === ' ' && before?.half === 'f' && next?.half === 'l' && before.who === next.who) {
            next.text = `${before.text} ${next.text}`;
            out.pop();
        } else
            out.push(s);
    });
    return out;
}

export function record(given, extra) {
    const segments = joinNames(given.filter((s) => s.text !== ''));
    const merged = [];
    for (const s of segments) {
        const last = merged.at(-1);
        if (last && ((s.id !== undefined && s.id === last.id) || (!s.cls && !last.cls)))
            last.text += s.text;
        else
            merged.push({ ...s });
    }
    let at = 0;
    const spans = [];
    for (const s of merged) {
        if (s.cls) {
            const [from, to] = core(s.text, s.cls);
            if (to > from) {
                const start = at + Buffer.byteLength(s.text.slice(0, from));
                spans.push({ start, end: start + Buffer.byteLength(s.text.slice(from, to)), class: s.cls, private: s.priv ? 1 : 0 });
            }
        }
        at += Buffer.byteLength(s.text);
    }
    return {
        text: merged.map((s) => s.text).join(''),
        private: spans.some((s) => s.private) ? 1 : 0,
        spans,
        entities: extra.entities ?? 1,
        lang: extra.lang,
        source: extra.source,
        ...(extra.genre ? { genre: extra.genre } : {}),
    };
}

export const words = (text) => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length;
