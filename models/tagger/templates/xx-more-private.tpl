# Formats that people paste, in any language, with something private in them.
@lang xx
@genre paste
@private 1
@noise none

==
BEGIN:VCARD
VERSION:3.0
N:{p.l};{p.f};;;
FN:{p}
[ORG:{org}
|]TEL;TYPE=CELL:{p.phone}
EMAIL:{p.email}
[ADR;TYPE=HOME:;;{p.street};{p.town};;;
|BDAY:{DATE}
|]END:VCARD

==
BEGIN:VEVENT
DTSTART:{~2025####T##0000}
SUMMARY:[{p.f} & {q.f}|Dr. {q.l}|{p} / {q}]
LOCATION:{p.addr}
[ATTENDEE;CN={q}:mailto:{q.email}
|DESCRIPTION:{q.phone}
|ORGANIZER;CN={p}:mailto:{p.email}
]END:VEVENT

==
From: {p} \<{p.email}\>
To: {q} \<{q.email}\>
[Cc: {r.email}
|]Date: {date} {time}
Subject: [Re: {q.l}|Fwd: {p.street}|{ID~########}|?]

{q.f}, {p.phone}. [{p.addr}.|{p.iban}.|{r.f} {r.phone}.]
{p.f}

==
\{"resourceType": "Patient", "name": \[\{"family": "{p.l}", "given": \["{p.f}"\]\}\], "birthDate": "{p.dob}", [ "telecom": \[\{"value": "{p.phone}"\}\],|] "identifier": \[\{"value": "{p.mrn}"\}\], "address": \[\{"text": "{p.addr}"\}\]\}

==
PID|1||{p.mrn}^^^MRN||{p.l}^{p.f}||{p.dob}|[M|F]|||{p.street}^^{p.town}||{p.phone}
NK1|1|{q.l}^{q.f}|[SPO|MTH|FTH]||{q.phone}

==
00:0{~#:##} {p}: {q.f}?
00:1{~#:##} {q}: {p.f}, {p.phone}. {p.addr}.
00:2{~#:##} {p}: OK, {q.email}[, {r.f} {r.phone}|].

==
name;tel;mail;iban
{p};{p.phone};{p.email};{p.iban}
{q};{q.phone};{q.email};{q.iban}
[{r};{r.phone};{r.email};{r.iban}|]

==
- name: {p}
  email: {p.email}
  [phone: {p.phone}|born: {p.dob}|id: {p.nid}]
- name: {q}
  email: {q.email}
  [phone: {q.phone}|born: {q.dob}|id: {q.nid}]

==
\<customer id="{ID~######}"\>\<first\>{p.f}\</first\>\<last\>{p.l}\</last\>\<mail\>{p.email}\</mail\>[\<street\>{p.street}\</street\>|\<tel\>{p.phone}\</tel\>|\<iban\>{p.iban}\</iban\>]\</customer\>

==
| {p} | {p.dob} | {p.phone} |
| {q} | {q.dob} | {q.phone} |
| {r} | {r.dob} | {r.phone} |

==
{p} ({p.user})	{p.ip}	{date} {time}	{p.city}
{q} ({q.user})	{q.ip}	{date} {time}	{q.city}

==
--
{p}
[{org}
|]{p.addr}
[T|Tel.|M] {p.phone}
{p.email}
