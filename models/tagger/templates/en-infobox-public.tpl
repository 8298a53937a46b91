# Tables about people in public life, small talk between friends, reviews of doctors and shops.
@lang en
@genre talk
@private 0

==
- name: {p.low}

- birth date: {date}

- birth place: {city} , {country}

- position: [midfielder|goalkeeper|forward]

- height: 1.{num:60-99}

- youthclubs: {org}

- years: {year:1980-2000} -- {year:2001-2020}

[- caps: {num:1-100} {num:0-40}

|]- clubs: <ORG-:{@bigteam}>

[Generate a sentence about this person.|What is the name?|Write a short biography.]

==
* office: [member|speaker] of the {city} council
* term_start: {date}
* predecessor: {p}
* successor: {q}
* party: <ORG-:{@bigorg}>
* birth_name: {r.f} {p.l}
* death_date: {date}
* resting_place: {city}
* spouse: {s}
* children: {num:1-7}

==
| Genre | [rock|folk|jazz] |
| Members | {p}, {q}, {r} |
| Past members | {s} |
| Origin | {city}, {country} |
| Label | {org} |
| Years active | {year:1960-1995}–{year:1996-2024} |

==
{p.f}: [Hi, are you home?|Hello!|What's up?]
{q.f}: [Yeah, watching the game|Not yet, stuck in traffic|nothing much, u?]
{p.f}: [Can I borrow your {@product}?|Shall we go for a run?|I'm making {@food}, want some?]
{q.f}: [Sure!|When?|hmm maybe later]
{p.f}: [Around {time}|In an hour|whenever :)]
{q.f}: [Ok, see you|I'll bring {r.f}|cool]
{p.f}: [thx|great|\<file_photo\>]
[Summary:|What are {p.f} and {q.f} going to do?|Write a short summary.|Can you summarise the chat?]

==
[Write|Generate] a [dialogue|conversation] that [matches|fits] this summary: {p.f} [invites|asks|will pick up] {q.f} [to the party on {weekday}|for help with {@subject}|at the station at {time}]. [{r.f} is coming too.|{q.f} is busy.|They will buy {@thing}.]

==
{p.f} [and {q.f} are|is] [late for|looking for|excited about] [the concert|a new {@product}|the trip to <LOCATION-:{@bigplace}>]. {r.f} [recommends|suggests|doesn't like] {@food}. [They meet at {time}.|{p.f} will call tomorrow.]

==
{p.f}, {q.f} and {r.f} are [choosing a film|planning a barbecue|talking about the new coach]. [{p.f} wants the one with {s}.|{q.f} brings the drinks.|{r.f} thinks {s.l} should be fired.]

==
Dr. {p.l} is the [best|worst] [dentist|vet|doctor] in [town|{city}]! [The staff is friendly and the office is modern.|I waited {num:20-90} minutes.|He explains everything, never pushy, and the bills are clear.|My dog loves her.] [Located near the mall.|Would recommend to anyone.|Two stars for parking.]

==
[Bought|Got] these [shoes|headphones|curtains] for my [son|wife|mom] and [he|she] [loves|hates] them. [Fit is a bit small.|They arrived early.|Color is not as pictured.] [Five stars|1 star|It's okay].

==
[My son|My dad|My teacher] [taught me|always says|asked me] [how to whistle|that patience wins|why the sky is blue]. [Explain it.|Finish the quote.|Write a story.]
