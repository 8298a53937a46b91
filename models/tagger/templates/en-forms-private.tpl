@lang en
@genre form
@private 1

==
[First name|Given name]: {p.f}
[Last name|Surname|Family name]: {p.l}
[DOB|Date of birth]: {p.dob}
[Gender: {p?male|female}
|]Address: {p.addr}
[Phone|Mobile|Cell]: {p.phone}
[Email|E-mail]: {p.email}
[Emergency contact: {q} ([wife|husband|mother|friend]), {q.phone}
|][SSN: {p.nid}|Passport: {p.pass}|Driver's license: {p.lic}|Insurance ID: {p.ins}]

==
Name . . . . {p}
Occupation . . . {@job}, {org}
Income . . . {money:1500-9000}[ / month|]
<Existing conditions . . . {@cond}>
Beneficiary . . . {q}, born {q.dob}
Account . . . {p.iban}

==
APPLICANT: {p.up}
SPOUSE: {q.up}
[PLACE OF BIRTH: {city}, {country}
|]RESIDENCE: {p.addr}
VEHICLE: {year:2001-2025} Toyota, {p.plate}[, VIN {ID~@@@@@######@#####}|]
TEL {p.phone} / {q.phone}

==
| Name | {p} |
| Date of birth | {p.dob} |
| Customer no. | {ID~########} |
| Phone | {p.phone} |
| Notes | [moved in with {q.f}|<in hospital until {month}>|prefers mail to {p.email}|ex-husband {r} has no access] |

==
* Full Name: {p}
* [Telegram|Instagram|Skype]: {p.handle}
* [Current city|Lives in]: {p.city}
* [Employer|Company]: {org}
* [Salary|Expected pay]: {money:20000-150000}
* [Visa status|Family]: [H-1B until {DATE}|married to {q}, two kids|single]

==
Student: {p}   Class: {num:1-12}{~@}
Father: {q} ({q.phone})   Mother: {r} ({r.phone})
Bus stop: {p.street}
<[Medical: {@cond}, carries {@med}|Diet: halal, no nuts|Special needs: {@cond}]>

==
Attendees:
1. {p} – {p.email}
2. {q} – {q.email}
3. {r} – {r.email}[ (<vegan, coeliac>)|]
[4. {s} – {s.phone}
|]Hotel: [double room for {p.l}|{q.f} and {r.f} share]

==
{p}, {p.street}, {p.town}
{q}, {q.street}, {q.town}
{r}, {r.street}, {r.town}
[{s}, {s.street}, {s.town}
|][these are the people we still have to invite|print labels for these|which of them live in the same state?|sort by last name]

==
Shipping label
To: {p} / {p.street} / {p.town} / {p.phone}
From: {org}, {addr}
Contents: {@product} [gift for {q.f}, "happy birthday {q.nick}!"|signature required]

==
Contact: {p} | {org} | {p.phone} | {p.email} | last call {date}: [not interested, just had a baby|wants discount, knows {q}|<his wife is ill>, try again in {month}]
Contact: {q} | {org} | {q.phone} | {q.email} | last call {date}: [left {org}, now in {q.city}|angry about invoice|moved to {r.f}'s portfolio]

== genre=csv
id,[first_name,last_name|given,family],[email|mail],phone,[city|town],dob
{num:1-900},{p.f},{p.l},{p.email},{p.phone},{p.city},{p.dob}
{num:1-900},{q.f},{q.l},{q.email},{q.phone},{q.city},{q.dob}
{num:1-900},{r.f},{r.l},{r.email},{r.phone},{r.city},{r.dob}
[{num:1-900},{s.f},{s.l},{s.email},{s.phone},{s.city},{s.dob}
|][Find duplicates in this list.|Write a regex to validate the phone column.|Which rows have invalid dates?|]

== genre=csv
name;department;salary;manager
{p.lf};{@dept};{num:28000-160000};{s}
{q.lf};{@dept};{num:28000-160000};{s}
{r.lf};{@dept};{num:28000-160000};{t}
[Who earns more than average?|Make a pivot table.|Compute the median.|]

== genre=csv
patient	mrn	diagnosis	date
{p}	{p.mrn}	<{@cond}>	{DATE}
{q}	{q.mrn}	<{@cond}>	{DATE}
{r}	{r.mrn}	<{@cond}>	{DATE}

== genre=csv
| Employee | Badge | Sick days | Reason |
|---|---|---|---|
| {p} | {p.emp} | {num:1-60} | <{@cond}> |
| {q} | {q.emp} | {num:1-60} | <{@cond}> |
[| {r} | {r.emp} | {num:1-60} | - |
|]

== genre=csv
date,payee,iban,amount,reference
{date},{p},{p.iban},{num:20-3000}.00,[rent|salary|refund] {month}
{date},{q},{q.iban},{num:20-3000}.50,[invoice {num:100-999}|loan {q.f}|alimony]
{date},{r},{r.iban},{num:20-3000}.99,{@product}

== genre=csv
Timestamp,Name,How are you feeling?,May we contact you?
{date} {time},{p},"<[I can't sleep since the layoffs|{^@symptom} every day|My husband left and I drink too much]>",{p.phone}
{date} {time},{q},"[Fine, thanks|<Stressed, and my {@med} ran out>|I'd like to talk to {r}]",{q.email}

== genre=form
bookings {date}
{time} {p} x{num:2-8} tel {p.phone} [window table|birthday {q.f}|<gluten allergy>]
{time} {q} x{num:2-8} {q.phone}
{time} {r.l} x{num:2-8} [no show twice|regular, knows {s.f}|{r.phone}]

== genre=form
vCard of {p.f}: {p}, {@job}, {org}, work {phone}, home {p.phone}, {p.addr}, bday {p.dob}

== genre=form
Guest list wedding {p.f} & {q.f} ({DATE}, {city})
Table 1: {p} {q}, {r}, {s}
Table 2: {t} + 1, [uncle {u.f}|aunt {u.f}], {v} (<{v.f} is in a wheelchair>)
RSVP to {p.email} or {q.phone}
