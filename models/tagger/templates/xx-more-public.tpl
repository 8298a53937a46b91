# The same formats with nothing private in them.
@lang xx
@genre format
@private 0
@noise none

==
BEGIN:VCARD
VERSION:3.0
FN:{org}
ORG:{org}
TEL;TYPE=WORK:{phone}
EMAIL:info@[example.com|example.org]
ADR;TYPE=WORK:;;{addr};;;
END:VCARD

==
BEGIN:VEVENT
DTSTART:{~2025####T##0000}
SUMMARY:{org}
LOCATION:{addr}
[ORGANIZER:mailto:events@example.org
|URL:https://example.org/{num:10-999}
]END:VEVENT

==
\{"resourceType": "Patient", "id": "example", "name": \[\{"family": "[Doe|Test|Mustermann|Example]", "given": \["[Jane|John|Max|Test]"\]\}\], "birthDate": "1970-01-01"\}

==
name,team,goals
{p},<ORG:{@m_brand}>,{num:0-40}
{q},<ORG:{@m_brand}>,{num:0-40}
{r},<ORG:{@m_brand}>,{num:0-40}

==
| {p} | {year:1850-1950}–{year:1951-2020} | <LOCATION:{city}> |
| {q} | {year:1850-1950}–{year:1951-2020} | <LOCATION:{city}> |

==
- title: "{city}"
  author: {p}
  year: {year:1900-2025}
- title: "{first}"
  author: {q}
  year: {year:1900-2025}

==
\<book\>\<author\>{p}\</author\>\<year\>{year:1900-2025}\</year\>\<publisher\>{org}\</publisher\>\</book\>

==
00:0{~#:##} {p.up}: …
00:0{~#:##} {q.up}: {p.f}!
00:1{~#:##} {p.up}: {q.f}?

==
1. {p} ({country}) {num:50-99}.{num:10-99}
2. {q} ({country}) {num:50-99}.{num:10-99}
3. {r} ({country}) {num:50-99}.{num:10-99}

==
@article\{{last}{year:1980-2025},
  author = \{{p.lf} and {q.lf}\},
  publisher = \{{org}\},
  year = \{{year:1980-2025}\}
\}

==
{p}, {q}, {r}, {s}: [2|3|4]:[1|2|3], {city}, {date}

==
\[\{"user": "user1", "email": "user1@example.com"\}, \{"user": "user2", "email": "user2@example.com"\}\]
