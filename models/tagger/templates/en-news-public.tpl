# News, results, tables, markets: names of people who are in the papers.
@lang en
@genre news
@private 0

==
{@bigplace2=c}, [{month} {num:1-30} (<ORG-:Reuters>)|{date}|(<ORG-:AP>)] - [President|Prime Minister|Foreign Minister|Finance Minister|Senator|Opposition leader] {p} [said|told reporters|announced] on {weekday} [that|] [talks with <LOCATION-:{@bigplace}> would resume|the government would cut taxes|he would not resign|troops had withdrawn from <LOCATION-:{@bigplace}>]. [{p.l} spoke after meeting {q}, the [head|chairman] of <ORG-:{@bigorg}>.|"We have no choice," {p.l} said.|His rival {q} called the plan "{@adj}".]

==
{p} of <LOCATION-:{@bigplace}> [won|took|claimed] the [{num:100-1500} metres|slalom|title|stage|gold medal] [in|at] {city} on {weekday}[, beating {q} (<LOCATION-:{@bigplace}>)|ahead of {q} and {r}|]. ["I felt {@adj}," said {p.l}.|It was {p.l}'s {num:2-9}th win this season.]

==
{p.up} [WINS|LOSES|RETIRES|SIGNS FOR <ORG-:{@bigteam}>|BEATS {q.up}] [IN {num:3-5} SETS|AT <LOCATION-:{@bigplace}>|]

==
[SOCCER|TENNIS|CRICKET|BASKETBALL|RUGBY|CYCLING|GOLF|ICE HOCKEY|BASEBALL] - [{p.up} PUTS <ORG-:{@bigteam}> ON TOP|<LOCATION-:{@bigplace}> BEAT <LOCATION-:{@bigplace}>|RESULTS OF {p.l} OPEN|{q.up} OUT WITH INJURY].
<LOCATION-:{@bigplace}> {year:1995-2024}-{num:10-12}-{num:10-28}
[Result of|Results from|Standings after] {weekday}'s [matches|round] [in <LOCATION-:{@bigplace}>|]:
{num:1-9}. {p} (<LOCATION-:{@bigplace}>) beat {q} (<LOCATION-:{@bigplace}>) 6-{num:0-4} 7-6 ( {num:7-9}-{num:2-7} )
{num:1-9}. {r} (<LOCATION-:{@bigplace}>) beat {s} (<LOCATION-:{@bigplace}>) 4-6 6-{num:0-4} 6-{num:0-4}

==
{num:1-3}. {p} ( <LOCATION-:{@bigplace}> ) {num:10-59}.{num:10-99} seconds
{num:2-4}. {q} ( <LOCATION-:{@bigplace}> ) {num:10-59}.{num:10-99}
{num:3-5}. {r} ( <LOCATION-:{@bigplace}> ) {num:10-59}.{num:10-99}
[{num:4-6}. {s} ( <LOCATION-:{@bigplace}> ) {num:10-59}.{num:10-99}
|]

==
<ORG-:{@bigteam}> {num:0-5} ( {p.l} {num:1-90} , {q.l} {num:1-90} pen ) <ORG-:{@bigteam}> {num:0-3} ( {r.l} {num:1-90} ) . Halftime {num:0-2}-{num:0-1} . Attendance {num:2-70},{num:100-999} .

==
{p.fi} [c {q.l} b {r.l}|lbw b {r.l}|not out|run out ({q.l})] {num:0-140}
{s.fi} [c {q.l} b {t.l}|b {t.l}|c and b {r.l}] {num:0-140}
Extras {num:3-20}. Total (for {num:2-9} wickets) {num:120-500}
Bowling: {r.l} {num:8-30}-{num:0-9}-{num:20-90}-{num:0-6}, {t.l} {num:8-30}-{num:0-9}-{num:20-90}-{num:0-5}

==
Shares of {org} [rose|fell|slid|jumped] {num:2-30} percent [on {weekday}|in early trading] after [chief executive|CEO|chairman] {p} [said the company would cut {num:100-9000} jobs|resigned|warned on profit|announced a merger with <ORG-:{@bigorg}>]. [Analyst {q} of {org} said the move was "{@adj}".|The company is based in <LOCATION-:{@bigplace}>.|Revenue was {money:1000-90000} million.]

==
[Police|Officials|Rescuers] in {city} [said|reported] [a fire|a storm|an earthquake|a bus crash] [killed|injured] {num:2-90} people [on {weekday}|near <LOCATION-:{@bigplace}>]. [Mayor {p} declared a state of emergency.|"It was {@adj}," said {p}, a [farmer|witness|spokesman].|<ORG-:{@bigorg}> sent help.]

==
[Actor|Singer|Director|Novelist|Model] {p} [has married|split from|stars with|will play] {q} [in|at] [a ceremony in <LOCATION-:{@bigplace}>|"The {last} Affair"|the new {org} series]. [{p.l}, {num:22-80}, won an award in {year:1980-2023}.|Fans were delighted.|The film opens on {date}.]

==
[Obituary|In memoriam]: {p}, [painter|scientist|jazz musician|former minister], died [in {city}|at the age of {num:60-101}]. [Born in <LOCATION-:{@bigplace}> in {year:1920-1950}, {p?he|she} studied under {q}.|{p?He|She} leaves behind a body of work that influenced {q} and {r}.]

==
[Article:|Read the article:|Summarize:|TL;DR:|] {doc:news}

==
{doc:news}
[Which section of a newspaper would this appear in?|Write a headline.|What is this text about: world, sports, business or technology?|Summarize in one sentence.|Is this real news?]

==
{p} ( <ORG-:{@bigteam}> ) [signed|extended] [his|a] contract [until|through] {year:2024-2030} . [The {num:18-35}-year-old [striker|goalkeeper|guard] came from <ORG-:{@bigteam}> .|Coach {q} [praised|criticised] him .]

==
[Parliament|Congress|The court|A jury] in <LOCATION-:{@bigplace}> [voted|ruled|decided] {num:40-300}-{num:10-200} [against|for|in favour of] [the bill|{p}|<ORG-:{@bigorg}>]. [Judge {q} wrote the opinion.|Lawyers for {p.l} said they would appeal.|Protesters gathered in {city}.]

==
NHL [Standings|Scores]: <ORG-:{@bigteam}> {num:1-9}, <ORG-:{@bigteam}> {num:0-8} [OT|]; goals: {p.l} ({num:2-40}), {q.l} ({num:2-40}), {r.l}. [Goalie {s} made {num:15-50} saves.|]

==
[Weather|Traffic|Events] in <LOCATION-:{@bigplace}>: [rain on {weekday}, {num:3-35} degrees|the A{num:1-99} is closed|{p} plays at the {last} Hall on {date}, tickets {money:10-120}].

==
["{^@topic} is {@adj}," says|According to] {p}, [professor of {@subject} at|a researcher at|director of] {org}[ in {city}|]. [The study, published in {year:2005-2025}, followed {num:100-9000} people.|Critics such as {q} disagree.|The team will present its results in <LOCATION-:{@bigplace}>.]

:bigplace2
<LOCATION-:LONDON>
<LOCATION-:PARIS>
<LOCATION-:NEW YORK>
<LOCATION-:TOKYO>
<LOCATION-:BERLIN>
<LOCATION-:MOSCOW>
<LOCATION-:BEIJING>
<LOCATION-:WASHINGTON>
<LOCATION-:SARAJEVO>
<LOCATION-:JERUSALEM>
<LOCATION-:SYDNEY>
<LOCATION-:JAKARTA>
<LOCATION-:{@bigplace}>
{city}
