// What a slot stands for. Persons are letters: {p} is the whole name of person p as this document
// writes it, and it is the same person all through the document.
//
//     {p} {p.f} {p.l}        full, first, last name       {p.lf} Last, First   {p.fi} F. Last
//     {p.up} {p.low} {p.i}   SHOUTED, lower case, initials {p.nick} {p.user} {p.handle}
//     {p.email} {p.phone} {p.addr} {p.street} {p.town} {p.city} {p.dob} {p.age}
//     {p.nid} {p.pass} {p.lic} {p.plate} {p.ins} {p.mrn} {p.emp} {p.iban} {p.card} {p.acct}
//     {p.ip} {p.mac}
//     {CLASS~pattern} {~pattern}    a number after a pattern (values.mjs), a span or not
//     {name} {first} {last} {email} {phone} {addr} {street} {city} {country} {org} {DATE} {ip} {mac}
//     {secret} {secret.jwt} …       of nobody in particular, spans
//     {date} {time} {month} {weekday} {year} {money} {money:1-9} {num:1-9} {uuid}   not spans

import * as v from './values.mjs';

const span = (cls, text, priv) => [{ text, cls, priv }];
const plain = (text) => [{ text: String(text) }];
const fold = (text) => text.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '').replace(/[^\x20-\x7e]/g, '').toLowerCase();

const MAIL = ['gmail.com', 'gmail.com', 'yahoo.com', 'outlook.com', 'hotmail.com', 'icloud.com', 'proton.me', 'aol.com', 'me.com'];
const MAIL_OF = { de: ['gmx.de', 'web.de', 't-online.de'], fr: ['orange.fr', 'free.fr', 'laposte.net'], es: ['hotmail.es', 'yahoo.es', 'telefonica.net'],
                  pt: ['uol.com.br', 'bol.com.br', 'sapo.pt'], it: ['libero.it', 'tiscali.it', 'virgilio.it'], nl: ['ziggo.nl', 'kpnmail.nl', 'planet.nl'],
                  en: ['btinternet.com', 'comcast.net', 'rediffmail.com', 'fastmail.com'] };

export function emailOf(rng, lang, who, org) {
    const f = fold(who.first) || 'x';
    const l = fold(who.last) || 'y';
    const local = rng.pick([() => `${f}.${l}`, () => `${f}.${l}`, () => f[0] + l, () => f + l, () => `${f}_${l}`, () => `${l}.${f}`, () => f + rng.range(1, 99),
                            () => `${f}${l[0]}${rng.range(60, 2009)}`, () => `${f[0]}.${l}`, () => `${rng.pick(['the', 'real', 'mr', 'x', 'lil'])}${f}${rng.range(1, 999)}`])();
    const domain = rng.chance(0.3) ? `${fold(org).slice(0, 18) || 'acme'}.${rng.pick(['com', 'com', 'org', 'net', 'io', 'co.uk', { de: 'de', fr: 'fr', es: 'es', pt: 'com.br', it: 'it', nl: 'nl', en: 'com' }[lang]])}`
                                   : rng.pick(rng.chance(0.35) ? MAIL_OF[lang] : MAIL);
    const text = `${local}@${domain}`;
    return rng.chance(0.04) ? text.replace('@', rng.pick([' at ', ' (at) ', ' @ '])).replace(/\.(\w+)$/, ' dot $1') : text;
}

const DESKS = ['info', 'contact', 'support', 'office', 'press', 'jobs', 'hello', 'sales', 'privacy', 'service', 'help', 'team', 'bookings', 'admin', 'noreply'];

// An address that nobody reads at home.
function deskOf({ rng, lang, pool }) {
    const name = rng.chance(0.5) ? pool.from(rng, lang, 'last', lang) : v.pattern(rng, rng.pick(['&&&&&', '&&&&&&&', '&&&-&&&&']));
    return `${rng.pick(DESKS)}@${name.normalize('NFD').replace(/[^\w-]/g, '').toLowerCase() || 'acme'}.${rng.pick(['com', 'org', 'net', 'io', 'example', 'gov'])}`;
}

// A person with everything that may be asked; made when a template first speaks of it.
export function makePerson(rng, lang, pool) {
    const name = pool.person(rng, lang);
    const initial = (text) => Array.from(text)[0];
    const style = rng.below(100);
    const middle = style < 6 ? ` ${initial(name.middle)}.` : style < 10 ? ` ${name.middle}` : '';
    const lazy = new Map();
    const once = (key, make) => {
        if (!lazy.has(key))
            lazy.set(key, make());
        return lazy.get(key);
    };
    const city = () => once('city', () => pool.city(rng, lang));
    const roadName = () => pool.street(rng, lang);
    const streetText = () => once('street', () => v.street(rng, lang, roadName(), pool.from(rng, lang, 'last', lang)));
    const townText = () => once('town', () => v.town(rng, lang, city()));
    const fields = {
        '': ['PERSON', () => name.first + middle + ' ' + name.last],
        f: ['PERSON', () => name.first],
        l: ['PERSON', () => name.last],
        lf: ['PERSON', () => `${name.last}, ${name.first}`],
        fi: ['PERSON', () => `${initial(name.first)}. ${name.last}`],
        up: ['PERSON', () => `${name.first} ${name.last}`.toUpperCase()],
        low: ['PERSON', () => `${name.first} ${name.last}`.toLowerCase()],
        i: ['PERSON', () => `${initial(name.first)}.${rng.chance(0.5) ? ' ' : ''}${initial(name.last)}.`],
        nick: ['PERSON', () => (Array.from(name.first).length > 4 ? Array.from(name.first).slice(0, 3).join('') + rng.pick(['', '', 'y', 'i', 'o']) : name.first)],
        user: ['CONTACT', () => rng.pick([`${fold(name.first)}_${fold(name.last)}`, `${fold(name.first)[0] ?? 'x'}${fold(name.last)}`, `${fold(name.first)}${rng.range(1, 99)}`,
                                          `${fold(name.last)}.${fold(name.first)[0] ?? 'x'}`, `${rng.pick(['dark', 'lucky', 'super', 'mc', 'its'])}${fold(name.first)}${rng.range(0, 2010)}`])],
        handle: ['CONTACT', () => `@${fold(name.first)}${rng.pick(['_', '', '.'])}${fold(name.last)}${rng.chance(0.4) ? rng.range(1, 99) : ''}`],
        email: ['CONTACT', () => emailOf(rng, lang, name, pool.from(rng, lang, 'last', lang))],
        phone: ['CONTACT', () => v.phone(rng, lang)],
        addr: ['LOCATION', () => `${streetText()}, ${townText()}`],
        street: ['LOCATION', streetText],
        town: ['LOCATION', townText],
        city: ['LOCATION', city],
        dob: ['DATE', () => v.date(rng, lang, 1932, 2014)],
        nid: ['ID', () => v.national(rng, lang)],
        pass: ['ID', () => v.pattern(rng, rng.pick(['#########', '@########', '@@#######', '*********', '##@@#####']))],
        lic: ['ID', () => v.pattern(rng, rng.pick(['@#######', '@###-####-####', '@@@@@######@@#@@', '########', '@########']))],
        plate: ['ID', () => v.pattern(rng, { en: rng.pick(['@@@-####', '#@@@###', '@@## @@@', '@@@ ###']), de: '@@-@@ ###', fr: '@@-###-@@', es: '#### @@@', pt: rng.pick(['@@@#@##', '##-@@-##']), it: '@@ ###@@', nl: '@@-###-@' }[lang])],
        ins: ['ID', () => v.pattern(rng, rng.pick(['@@@#########', '@#########', '####-######-##', '@@-######', '@@@-##-####', '###########']))],
        mrn: ['ID', () => v.pattern(rng, rng.pick(['#######', '########', 'MRN-######', '##-##-##', 'P######', '@@######']))],
        emp: ['ID', () => v.pattern(rng, rng.pick(['E#####', '#####', 'EMP-####', '@@####', 'S#######']))],
        iban: ['ACCOUNT', () => v.iban(rng, lang)],
        card: ['ACCOUNT', () => v.card(rng)],
        acct: ['ACCOUNT', () => v.account(rng, lang)],
        ip: ['NET', () => v.ip(rng)],
        mac: ['NET', () => v.mac(rng)],
    };
    const age = rng.range(18, 84);
    const who = {}; // tells this person's names from those of others
    return {
        female: name.female,
        field(key, priv) {
            if (key === 'age')
                return plain(age);
            const entry = fields[key];
            if (!entry)
                throw new Error(`a person has no "${key}"`);
            return [{ text: once(`=${key}`, entry[1]), cls: entry[0], priv, who, half: key }];
        },
    };
}

// The value of a slot that is no person.
export function slotValue(name, scope) {
    const { rng, lang, pool, priv } = scope;
    const tilde = name.indexOf('~');
    if (tilde >= 0) {
        const text = v.pattern(rng, name.slice(tilde + 1));
        return tilde ? span(name.slice(0, tilde), text, priv) : plain(text);
    }
    const [key, arg] = name.split(/[:.]/, 2);
    const [low, high] = (arg ?? '').split('-').map(Number);
    switch (key) {
    case 'name': { const n = pool.person(rng, lang); return span('PERSON', `${n.first} ${n.last}`, priv); }
    case 'first': return span('PERSON', pool.person(rng, lang).first, priv);
    case 'last': return span('PERSON', pool.person(rng, lang).last, priv);
    case 'email': return span('CONTACT', priv ? emailOf(rng, lang, pool.person(rng, lang), pool.from(rng, lang, 'last', lang)) : deskOf(scope), priv);
    case 'phone': return span('CONTACT', v.phone(rng, lang), priv);
    case 'street': return span('LOCATION', v.street(rng, lang, pool.street(rng, lang), pool.from(rng, lang, 'last', lang)), priv);
    case 'addr': return span('LOCATION', `${v.street(rng, lang, pool.street(rng, lang), pool.from(rng, lang, 'last', lang))}, ${v.town(rng, lang, pool.city(rng, lang))}`, priv);
    case 'city': return span('LOCATION', pool.city(rng, lang), priv);
    case 'country': return span('LOCATION', scope.text('country'), 0);
    case 'org': return span('ORG', orgName(scope), 0);
    case 'DATE': return span('DATE', v.date(rng, lang), priv);
    case 'ip': return span('NET', v.ip(rng), priv);
    case 'mac': return span('NET', v.mac(rng), priv);
    case 'secret': return span('SECRET', arg ? v.SECRETS[arg](rng) : v.secret(rng), priv);
    case 'uuid': return plain(v.SECRETS.uuid(rng));
    case 'date': return plain(v.date(rng, lang));
    case 'time': return plain(v.time(rng, lang));
    case 'month': return plain(v.month(rng, lang));
    case 'weekday': return plain(v.weekday(rng, lang));
    case 'year': return plain(rng.range(low || 1950, high || 2027));
    case 'money': return plain(v.money(rng, lang, low || 20, high || 90000));
    case 'num': return plain(rng.range(low, high));
    default: throw new Error(`no such slot as "${name}"`);
    }
}

const FORMS = {
    en: ['Inc.', 'LLC', 'Ltd', 'Group', 'Partners', 'Corp', '& Sons', 'Holdings', 'Solutions', 'Bank', 'Insurance', 'Logistics', 'Systems', 'Foundation', 'University', 'Clinic'],
    de: ['GmbH', 'AG', 'KG', 'e.V.', 'Versicherung', 'Bau GmbH', '& Söhne', 'Stiftung', 'Klinik', 'Sparkasse'],
    fr: ['SA', 'SARL', 'SAS', '& Fils', 'Assurances', 'Conseil', 'Groupe', 'Transports'],
    es: ['S.A.', 'S.L.', 'Hermanos', 'Seguros', 'Consultores', 'Grupo', 'Logística'],
    pt: ['Ltda.', 'S.A.', 'e Filhos', 'Seguros', 'Transportes', 'Engenharia', 'Grupo'],
    it: ['S.p.A.', 'S.r.l.', '& Figli', 'Assicurazioni', 'Costruzioni', 'Gruppo'],
    nl: ['B.V.', 'N.V.', '& Zonen', 'Verzekeringen', 'Bouw', 'Groep', 'Logistiek'],
};

function orgName(scope) {
    const { rng, lang, pool } = scope;
    const last = () => pool.person(rng, lang).last;
    return rng.pick([() => `${last()} ${rng.pick(FORMS[lang])}`, () => `${last()} ${rng.pick(FORMS[lang])}`, () => `${last()}, ${last()} & ${last()}`,
                     () => `${last()}-${last()}`, () => scope.text('orgname'), () => scope.text('orgname'), () => scope.text('orgname'),
                     () => pattern3(rng), () => `${pool.city(rng, lang)} ${rng.pick(FORMS[lang])}`])();
}

const pattern3 = (rng) => v.pattern(rng, rng.pick(['@@@', '@@@', '@@@@', '@&@', '@&&&@&&&'])) + rng.pick(['', '', ' Group', ' Systems', ' Labs', ' Tech']);
