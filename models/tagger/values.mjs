// Values that are not names: identifiers with right check digits, accounts, dates, money, secrets,
// addresses. All of them are random; none is anybody's.

// # digit, % digit from 1, @ A-Z, & a-z, $ hexadecimal, * A-Z and digits, ! letters and digits
const SETS = {
    '#': '0123456789',
    '%': '123456789',
    '@': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    '&': 'abcdefghijklmnopqrstuvwxyz',
    $: '0123456789abcdef',
    '*': 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789',
    '!': 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
};

export function pattern(rng, text) {
    return Array.from(text, (c) => (SETS[c] ? rng.pick(SETS[c]) : c)).join('');
}

const times = (rng, c, n) => pattern(rng, c.repeat(n));
const sum = (digits, weights) => weights.reduce((s, w, i) => s + w * Number(digits[i]), 0);

export function luhn(digits) {
    let s = 0;
    Array.from(digits).reverse().forEach((d, i) => {
        const v = Number(d) * (i % 2 === 0 ? 2 : 1);
        s += v > 9 ? v - 9 : v;
    });
    return digits + ((10 - (s % 10)) % 10);
}

function mod97(text) {
    let r = 0;
    for (const c of text)
        for (const d of String(parseInt(c, 36)))
            r = (r * 10 + Number(d)) % 97;
    return r;
}

const group = (text, n) => text.replace(new RegExp(`(.{${n}})(?=.)`, 'g'), '$1 ');

const BBAN = {
    DE: '##################', FR: '#######################', ES: '####################', IT: '@######################',
    NL: '@@@@##########', GB: '@@@@##############', PT: '#####################', BE: '############', AT: '################',
    CH: '#################', PL: '########################', IE: '@@@@##############',
};
const BY_LANG = { en: ['GB', 'GB', 'IE', 'DE'], de: ['DE', 'DE', 'AT', 'CH'], fr: ['FR', 'FR', 'BE', 'CH'], es: ['ES'],
                  pt: ['PT'], it: ['IT', 'IT', 'CH'], nl: ['NL', 'NL', 'BE'] };

export function iban(rng, lang) {
    const country = rng.pick(BY_LANG[lang]);
    const bban = pattern(rng, BBAN[country]);
    const check = String(98 - mod97(`${bban}${country}00`)).padStart(2, '0');
    const text = country + check + bban;
    return rng.chance(0.6) ? group(text, 4) : text;
}

export function card(rng) {
    const head = rng.pick(['4', '4', '51', '52', '53', '54', '55', '2221', '34', '37', '6011', '36']);
    const length = head === '34' || head === '37' ? 15 : head === '36' ? 14 : 16;
    const digits = luhn(head + times(rng, '#', length - 1 - head.length));
    const how = rng.below(3);
    return how === 0 ? digits : group(digits, 4).replaceAll(' ', how === 1 ? ' ' : '-');
}

export function account(rng, lang) {
    const us = ['#########', '##########', '############', '####-####-##', '##-##-## ########', '*****####'];
    const rest = ['##########', '########', '###.###.###', '#### ######'];
    return pattern(rng, rng.pick(lang === 'en' ? us : rest));
}

const NATIONAL = {
    en: (rng) => rng.pick([
        () => pattern(rng, `${rng.range(100, 665)}-%#-#%##`),
        () => pattern(rng, `${rng.range(100, 665)} %# #%##`),
        () => `${rng.pick(['AB', 'CE', 'JG', 'PX', 'SK', 'WL', 'YR'])} ${pattern(rng, '## ## ##')} ${rng.pick('ABCD')}`,
        () => {
            const d = times(rng, '#', 9);
            const c = 11 - (sum(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
            const nhs = d + (c === 11 ? 0 : c % 10);
            return `${nhs.slice(0, 3)} ${nhs.slice(3, 6)} ${nhs.slice(6)}`;
        },
        () => pattern(rng, '@@@@@####@'),
        () => group(pattern(rng, '%###########'), 4),
    ])(),
    de: (rng) => pattern(rng, rng.pick(['## ######@###', '%##########', '## ### ### ###', '###/####/####'])),
    fr: (rng) => {
        const month = String(rng.range(1, 12)).padStart(2, '0');
        const body = pattern(rng, `${rng.range(1, 2)}##`) + month + pattern(rng, `${rng.range(10, 95)}######`);
        const key = String(97 - Number(BigInt(body) % 97n)).padStart(2, '0');
        return rng.chance(0.6) ? `${body[0]} ${body.slice(1, 3)} ${month} ${body.slice(5, 7)} ${body.slice(7, 10)} ${body.slice(10)} ${key}`
                               : body + key;
    },
    es: (rng) => {
        const foreign = rng.chance(0.25);
        const n = times(rng, '#', foreign ? 7 : 8);
        const letter = 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(foreign ? `0${n}` : n) % 23];
        return foreign ? `X${n}${letter}` : rng.chance(0.5) ? `${n}${letter}` : `${n}-${letter}`;
    },
    pt: (rng) => {
        let d = times(rng, '#', 9);
        for (const n of [10, 11]) {
            const r = sum(d, Array.from({ length: n - 1 }, (_, i) => n - i)) % 11;
            d += r < 2 ? 0 : 11 - r;
        }
        return rng.chance(0.75) ? d.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4') : rng.chance(0.5) ? d : d.slice(0, 9);
    },
    it: (rng) => pattern(rng, '@@@@@@##') + rng.pick('ABCDEHLMPRST') + String(rng.range(1, 31)).padStart(2, '0') + pattern(rng, '@###@'),
    nl: (rng) => {
        for (;;) {
            const d = times(rng, '%', 1) + times(rng, '#', 7);
            const last = sum(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
            if (last < 10)
                return d + last;
        }
    },
};
export const national = (rng, lang) => NATIONAL[lang](rng);

const PHONE = {
    en: ['(%##) %##-####', '%##-%##-####', '+1 %## %## ####', '+1-%##-%##-####', '%##.%##.####', '07%## ######', '+44 7%## ######',
         '020 %### ####', '01### ######', '+61 4## ### ###', '+91 9#### #####', '+353 8# ### ####', '%#########', '+234 80# ### ####'],
    de: ['0%## %######', '+49 1%# #######', '0%###/######', '+49 (0)%# #######', '01%#-########', '+43 6## #######', '+41 7# ### ## ##', '0%## - ## ## ###'],
    fr: ['06 ## ## ## ##', '07 ## ## ## ##', '01 ## ## ## ##', '+33 6 ## ## ## ##', '06########', '04.##.##.##.##', '+32 4## ## ## ##', '+41 7# ### ## ##'],
    es: ['6## ### ###', '+34 6## ## ## ##', '9## ## ## ##', '6########', '+52 55 #### ####', '+54 9 11 ####-####', '+57 3## ### ####'],
    pt: ['(11) 9####-####', '(21) 9####-####', '+55 31 9#### ####', '91# ### ###', '+351 9## ### ###', '(%#) ####-####', '119########'],
    it: ['3## #######', '+39 3## ### ####', '02 #### ####', '06 ########', '3#########', '081/#######'],
    nl: ['06-########', '06 ## ## ## ##', '+31 6 ########', '0%#-#######', '06########', '+32 4## ## ## ##'],
};
export const phone = (rng, lang) => pattern(rng, rng.pick(PHONE[lang]));

// Streets, as each language writes them. `name` is a street of the faker package, `last` a surname.
const STATES = ['CA', 'TX', 'NY', 'FL', 'IL', 'OH', 'WA', 'MA', 'GA', 'NC', 'PA', 'AZ', 'MI', 'OR', 'CO', 'MN', 'TN', 'VA', 'NJ', 'WI'];
const ROADS = {
    en: ['Oak', 'Maple', 'Main', 'Park', 'Church', 'High', 'Station', 'Mill', 'Elm', 'Cedar', 'Lake', 'Hill', 'Pine', 'Sunset', 'Victoria',
         'Queens', 'King', 'Green', 'River', 'Spring', 'North', 'West End', 'Chestnut', 'Meadow', 'Willow Creek', 'London', '2nd', '3rd', '5th', '14th', '42nd'],
    fr: ['des Lilas', 'de la République', 'Victor Hugo', 'du Moulin', 'de la Gare', 'Saint-Michel', 'des Écoles', 'Jean Jaurès', 'de la Paix', 'du Général Leclerc',
         'des Tilleuls', 'de l’Église', 'Pasteur', 'des Acacias', 'du Port', 'Gambetta', 'des Vignes', 'de Paris', 'du Stade', 'Nationale'],
    es: ['Mayor', 'Real', 'de la Constitución', 'San Juan', 'del Carmen', 'Nueva', 'de Cervantes', 'de la Paz', 'de Madrid', 'del Sol', 'Santa Ana', 'Colón'],
    pt: ['das Flores', 'da Liberdade', 'Sete de Setembro', 'São João', 'do Comércio', 'da Igreja', 'Brasil', 'XV de Novembro', 'das Palmeiras', 'Santo António', 'Dom Pedro II'],
    it: ['Roma', 'Garibaldi', 'Dante Alighieri', 'della Repubblica', 'Mazzini', 'Verdi', 'San Giovanni', 'dei Mille', 'Marconi', 'delle Rose', 'Vittorio Emanuele II'],
    nl: ['Kerkstraat', 'Dorpsstraat', 'Schoolstraat', 'Molenweg', 'Stationsweg', 'Julianalaan', 'Beatrixstraat', 'Nieuwstraat', 'Hoofdstraat', 'Eikenlaan', 'Prinsengracht',
         'Marktplein', 'Zeedijk', 'Wilhelminakade', 'Parallelweg', 'De Ruyterstraat', 'Vondelstraat', 'Rozengracht', 'Lange Vijverberg', 'Steenweg'],
};
const KINDS = {
    en: ['Street', 'Street', 'St', 'St.', 'Ave', 'Avenue', 'Road', 'Rd', 'Lane', 'Ln', 'Drive', 'Dr', 'Court', 'Ct', 'Blvd', 'Way', 'Place', 'Terrace', 'Close', 'Gardens',
         'Crescent', 'Circle', 'Parkway', 'Hill', 'Mews', 'Row'],
    fr: ['rue', 'rue', 'rue', 'avenue', 'boulevard', 'place', 'impasse', 'chemin', 'allée', 'quai'],
    es: ['Calle', 'C/', 'Calle', 'Avda.', 'Avenida', 'Plaza', 'Paseo', 'Camino'],
    pt: ['Rua', 'Rua', 'R.', 'Av.', 'Avenida', 'Travessa', 'Largo', 'Praça'],
    it: ['Via', 'Via', 'via', 'Viale', 'Piazza', 'Corso', 'Vicolo', 'Largo'],
    nl: ['straat', 'laan', 'weg', 'plein', 'kade', 'hof', 'dreef'],
};

export function street(rng, lang, name, last) {
    const n = rng.chance(0.3) ? rng.range(1, lang === 'en' ? 9000 : 399) : rng.range(1, 120);
    const number = n + (rng.chance(0.1) ? rng.pick('abcABC') : '');
    const what = rng.chance(0.4) ? last : ROADS[lang] ? rng.pick(ROADS[lang]) : name;
    const kind = rng.pick(KINDS[lang] ?? ['']);
    switch (lang) {
    case 'en': {
        const road = `${number} ${what} ${kind}`;
        const flat = rng.range(1, 40);
        return rng.pick([road, road, road, road, `${road}, Apt ${flat}${rng.pick(['', 'A', 'B', 'C'])}`, `${road} #${rng.range(2, 900)}`, `${road}, Unit ${flat}`, `Flat ${flat}, ${road}`,
                         `${road} Apt. ${flat}`]);
    }
    case 'de':
        return `${name} ${number}`;
    case 'nl':
        return `${rng.chance(0.3) ? last.replace(/[^\p{L}]/gu, '') + kind : rng.pick(ROADS.nl)} ${number}`;
    case 'fr':
        return `${n}${rng.pick(['', '', '', ' bis', ',', ' ter'])} ${kind} ${what}`;
    case 'es':
        return `${kind} ${what}${rng.pick([' ', ', ', ' nº '])}${number}${rng.pick(['', '', `, ${rng.range(1, 8)}º ${rng.pick('ABCD')}`, ', bajo'])}`;
    case 'pt':
        return `${kind} ${what}, ${number}${rng.pick(['', '', `, apto ${rng.range(11, 154)}`, `, ${rng.range(1, 9)}º Esq.`, ' - casa 2'])}`;
    default:
        return `${kind} ${what}${rng.pick([' ', ', '])}${number}${rng.pick(['', '', '/B', ', int. 5'])}`;
    }
}

export function town(rng, lang, city) {
    const p = (text) => pattern(rng, text);
    switch (lang) {
    case 'en':
        return rng.pick([() => `${city}, ${rng.pick(STATES)} ${p('%####')}`, () => `${city}, ${rng.pick(STATES)} ${p('%####')}`,
                         () => `${city} ${p('@@% %@@')}`, () => `${city}, ${p('@%# %@@')}`, () => `${city} NSW ${p('2###')}`,
                         () => `${city}, ON ${p('@#@ #@#')}`])();
    case 'nl':
        return `${p('%### @@')} ${city}`;
    case 'pt':
        return rng.chance(0.6) ? `${city} - ${rng.pick(['SP', 'RJ', 'MG', 'RS', 'BA', 'PR'])}, ${p('#####-###')}` : `${p('%###-###')} ${city}`;
    case 'it':
        return `${p('%####')} ${city}${rng.pick(['', ' (MI)', ' (RM)', ' (TO)', ' (NA)', ' (BO)'])}`;
    default:
        return `${p('%####')} ${city}`;
    }
}

const MONTHS = {
    en: 'January February March April May June July August September October November December',
    de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    nl: 'januari februari maart april mei juni juli augustus september oktober november december',
};
const DAYS = {
    en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
    fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    es: 'lunes martes miércoles jueves viernes sábado domingo',
    pt: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
    it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
    nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
};
export const month = (rng, lang) => rng.pick(MONTHS[lang].split(' '));
export const weekday = (rng, lang) => rng.pick(DAYS[lang].split(' '));

function ordinal(d) {
    const end = d % 10 === 1 && d !== 11 ? 'st' : d % 10 === 2 && d !== 12 ? 'nd' : d % 10 === 3 && d !== 13 ? 'rd' : 'th';
    return d + end;
}

export function date(rng, lang, from = 2015, to = 2027) {
    const y = rng.range(from, to);
    const m = rng.range(1, 12);
    const d = rng.range(1, 28);
    const two = (v) => String(v).padStart(2, '0');
    const name = MONTHS[lang].split(' ')[m - 1];
    const numeric = { en: [`${m}/${d}/${y}`, `${two(m)}/${two(d)}/${y}`, `${two(d)}/${two(m)}/${y}`, `${d}/${m}/${String(y).slice(2)}`, `${y}-${two(m)}-${two(d)}`],
                      de: [`${d}.${m}.${y}`, `${two(d)}.${two(m)}.${y}`, `${d}.${m}.${String(y).slice(2)}`],
                      nl: [`${d}-${m}-${y}`, `${two(d)}-${two(m)}-${y}`, `${two(d)}/${two(m)}/${y}`] }[lang]
        ?? [`${two(d)}/${two(m)}/${y}`, `${d}/${m}/${y}`, `${two(d)}/${two(m)}/${String(y).slice(2)}`];
    const spelt = { en: [`${name} ${d}, ${y}`, `${d} ${name} ${y}`, `${name} ${ordinal(d)}`, `${ordinal(d)} of ${name} ${y}`, `${name.slice(0, 3)} ${d}, ${y}`, `${d}-${name.slice(0, 3)}-${y}`],
                    de: [`${d}. ${name} ${y}`, `${d}. ${name}`],
                    es: [`${d} de ${name} de ${y}`, `${d} de ${name}`],
                    pt: [`${d} de ${name} de ${y}`, `${d} de ${name}`] }[lang] ?? [`${d} ${name} ${y}`, `${d} ${name}`];
    return rng.pick(rng.chance(0.5) ? numeric : spelt);
}

export function time(rng, lang) {
    const h = rng.range(7, 20);
    const m = rng.pick(['00', '15', '30', '45', '10', '20', '05', '50']);
    if (lang === 'en')
        return rng.pick([`${(h % 12) || 12}:${m} ${h < 12 ? 'AM' : 'PM'}`, `${h}:${m}`, `${(h % 12) || 12}${h < 12 ? 'am' : 'pm'}`]);
    return rng.pick([`${h}:${m}`, { de: `${h} Uhr`, fr: `${h}h${m}`, es: `${h}:${m} h`, pt: `${h}h${m}`, it: `${h}.${m}`, nl: `${h}.${m} uur` }[lang]]);
}

export function money(rng, lang, low = 20, high = 90000) {
    const n = Math.round(Math.exp(Math.log(low) + (Math.log(high / low) * rng.below(1000)) / 1000));
    const cents = pattern(rng, '##');
    const grouped = (sep) => String(n).replace(/\B(?=(\d{3})+$)/g, sep);
    if (lang === 'en')
        return rng.pick([`$${grouped(',')}`, `$${grouped(',')}.${cents}`, `£${grouped(',')}`, `€${grouped(',')}`, `$${n}`, `${n} dollars`, `Rs ${grouped(',')}`, `USD ${grouped(',')}.${cents}`]);
    if (lang === 'pt')
        return rng.pick([`R$ ${grouped('.')},${cents}`, `R$${n}`, `${grouped('.')} €`, `${n} reais`]);
    return rng.pick([`${grouped('.')} €`, `${grouped('.')},${cents} €`, `${n} euro${lang === 'fr' || lang === 'es' ? 's' : ''}`, `€ ${grouped('.')},${cents}`, `${n}€`]);
}

const WORDS = 'sunset dragon coffee monkey purple winter summer banana soccer tiger shadow rocket cookie guitar piano flower hunter silver magic turtle welcome secret admin letmein autumn london paris madrid kitty princess charlie maggie buster ginger'.split(' ');

export function password(rng) {
    const w = rng.pick(WORDS);
    const W = w[0].toUpperCase() + w.slice(1);
    return rng.pick([() => `${W}${rng.range(1, 2025)}${rng.pick('!?$#@*')}`, () => w + rng.range(1, 9999), () => `${W}-${rng.pick(WORDS)}-${rng.range(1, 99)}`,
                     () => pattern(rng, '!!!!!!!!!!') + rng.pick('!?$%&#'), () => pattern(rng, '!!!!#!!!-!!!'),
                     () => W.replace('o', '0').replace('e', '3').replace('i', '1') + pattern(rng, '##!'),
                     () => `${rng.pick(WORDS)}_${rng.pick(WORDS)}${rng.range(1, 99)}`, () => rng.pick('!#@$%') + W + rng.pick(WORDS) + rng.range(1, 99),
                     () => W.replace(/[aeio]/, rng.pick('@!3$0')) + rng.range(1990, 2027) + rng.pick(['', '!', '#']), () => `${W}#${rng.range(1, 9999)}${W[0]}`,
                     () => W + rng.pick(WORDS).toUpperCase().slice(0, 3) + pattern(rng, '##') + rng.pick('!?*'), () => pattern(rng, '!!!!!!') + rng.pick('!@#$') + pattern(rng, '!!'), () => `My${W}Is${rng.range(2, 99)}!`])();
}

const base64 = (rng, n) => pattern(rng, '!'.repeat(n));
export const SECRETS = {
    aws: (rng) => `AKIA${pattern(rng, '****************')}`,
    awssecret: (rng) => base64(rng, 18) + rng.pick('/+') + base64(rng, 21),
    github: (rng) => rng.pick(['ghp_', 'gho_', 'ghs_']) + base64(rng, 36),
    gitlab: (rng) => `glpat-${base64(rng, 20)}`,
    openai: (rng) => `sk-${rng.pick(['', 'proj-'])}${base64(rng, 48)}`,
    stripe: (rng) => `${rng.pick(['sk', 'rk'])}_live_${base64(rng, 24)}`,
    slack: (rng) => `xoxb-${pattern(rng, '############-############')}-${base64(rng, 24)}`,
    google: (rng) => `AIza${base64(rng, 35)}`,
    jwt: (rng) => `eyJhbGciOiJIUzI1NiJ9.eyJ${base64(rng, 40)}.${base64(rng, 43)}`,
    hex: (rng) => times(rng, '$', rng.pick([32, 40, 64])),
    uuid: (rng) => pattern(rng, '$$$$$$$$-$$$$-4$$$-a$$$-$$$$$$$$$$$$'),
    token: (rng) => base64(rng, rng.range(16, 44)),
    password,
};
export const secret = (rng) => SECRETS[rng.pick(Object.keys(SECRETS))](rng);

export const ip = (rng) => (rng.chance(0.85) ? `${rng.pick([24, 31, 37, 46, 62, 71, 78, 82, 85, 91, 98, 109, 145, 176, 188, 203, 212])}.${rng.range(0, 255)}.${rng.range(0, 255)}.${rng.range(1, 254)}`
                                          : `2a02:${pattern(rng, '$$$:$$$$:$$$$::$')}`);
export const mac = (rng) => Array.from({ length: 6 }, () => pattern(rng, '$$')).join(rng.pick([':', '-']));
