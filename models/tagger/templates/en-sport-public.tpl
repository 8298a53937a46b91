# Score sheets, leader boards, wire copy and posts of the net: names in the shapes that papers give them.
@lang en
@genre sport
@private 0

==
Leading scores after the [first|second|final] round of the {num:100-900},000 [pound|dollar] [{last} Open|<ORG-:{@bigorg}> Masters] golf tournament on {weekday} ([British|U.S.] unless stated):
{num:63-70} {p} ([South Africa|Australia|Spain])
{num:66-71} {q}, {r} ([Sweden|Ireland])
{num:68-74} {s} , {t.fi} , {u}

==
{num:198-290} {p} {num:64-72} {num:64-74} {num:65-72} {num:66-75}
{num:198-290} {q} ( <LOCATION-:{@bigplace}> ) {num:64-72} {num:64-74} {num:65-72}
{num:198-290} {r} {num:64-72} {num:64-74} ; {s} ( <LOCATION-:{@bigplace}> ) {num:64-72}

==
Fall of wickets : 1-{num:1-40} 2-{num:41-80} 3-{num:81-120} .
Did not bat : {p.fi} , {q.fi} , {r.l} .
Bowling : {s.l} {num:5-20}-{num:0-4}-{num:20-70}-{num:0-5} ( {num:1-5}w ) , {t.l} {num:5-20}-{num:0-4}-{num:20-70}-{num:0-5} .

==
<LOCATION-:{@bigplace}> first innings
{p.fi} c {q.l} b {r.l} {num:0-190}
{s.fi} lbw b {t.l} {num:0-99}
{u} run out {num:0-60}
{v.f} {v.l} not out {num:0-120}
Extras ( lb-{num:1-9} nb-{num:1-9} ) {num:2-20}
Total {num:120-500}

==
Scorers :
<ORG-:{@bigteam}> - {p} ( {num:1-45}th minute ) , {q.l} ( {num:46-90}th )
<ORG-:{@bigteam}> - {r} ( {num:1-90}th penalty )
Attendance : {num:2-60},000

==
Men 's singles , [first|second|third] round : {num:1-16} - {p} ( [U.S.|Spain|Sweden] ) beat {q} ( [Czech Republic|France|Romania] ) {num:6-7}-{num:0-5} {num:6-7}-{num:0-5} {num:3-6}-{num:4-7} 6-2

==
{p} ( [U.S.|Kenya|Russia|Jamaica] ) beats {q} ( [Morocco|Germany|Cuba] ) on points in the [W.B.C.|I.B.F.] [welterweight|flyweight] title fight in <LOCATION-:{@bigplace}> on {weekday}. [Referee {r} stopped it in the {num:2-12}th round.|Trainer {s} claimed a foul.]

==
AMERICAN LEAGUE : at <LOCATION-:{@bigplace}> , {p} 's [two-run homer|single] in the {num:2-9}th [lifted|gave] <ORG-:{@bigteam}> to a {num:2-12}-{num:0-6} win over <ORG-:{@bigteam}> . {q} ( {num:1-18}-{num:1-12} ) allowed {num:1-5} runs . {r} earned his {num:2-40}th save .

==
Cycling - [{weekday}'s stage|overall standings], {num:120-240} km, {city} to {city}: 1. {p} ([Italy|Spain|Denmark]) {org} {num:3-6} hours {num:10-59} minutes {num:10-59} seconds 2. {q} ([France|Belgium]) same time 3. {r} at {num:2-59} seconds

==
{p} , who [turned|turns] {num:17-40} [on|last] {weekday} , [injured|strained] his [knee|hamstring|shoulder] [during training|against <ORG-:{@bigteam}>] and will miss the [match|tour] . <ORG-:{@bigteam}> coach {q} called up {r} . " {p.f} is out for {num:2-9} weeks , " said {q.l} .

==
Teams : <LOCATION-:{@bigplace}> - {p} , {q} , {r} ( captain ) , {s} , {t} , {u} . <LOCATION-:{@bigplace}> - {v} , {w} , {x} , {y} , {z} .

==
{p.up} {num:100-250}, {q.up} {num:90-240}, {r.up} {num:90-240} - [FINAL|AFTER {num:2-4} GAMES]

==
PRESS DIGEST - <LOCATION-:{@bigplace}> - {month} {num:1-30} .
{last} DAILY
- [Prime Minister|President] {p} [receives|meets] [his counterpart|foreign minister] {q} .
- {org} to invest {num:2-900} million [dollars|marks|crowns] in {city} .
- [Opposition|Rebel] leader {r} [denies|confirms] talks .

==
{p} , [leader|spokesman] of [the rebels|<ORG-:{@bigorg}>|the {last} party] , [told|said in] [reporters|a statement] on {weekday} : " [We will not give in|The election was a farce|We welcome the decision] . "

==
[NEWSMAKER|PROFILE|FEATURE|ANALYSIS] - {p} , [the quiet man|from farm boy to minister] . Born in {city} , {p.l} [joined|led] <ORG-:{@bigorg}> in {year:1960-2000} and [clashed|worked] with {q} . [He is married to {r} and has {num:1-6} children .|Friends call him " {p.nick} " .]

==
[Judge|Magistrate] {p} [sentenced|acquitted] {q} , {num:19-70} , [of <LOCATION-:{@bigplace}>|a former banker] , [to {num:2-30} years|on {weekday}] [for murder|for fraud|of spying] . Prosecutor {r} [said|argued] the [bomb|money] was meant for {s.l} .

==
[Diplomats|Aides] said {p.l} and {q.l} [would meet|had dinner] in {city} [with|without] {r} of <ORG-:{@bigorg}> . [A {s.l} aide declined to comment .|{t} , the [Swedish|U.N.] mediator , flew in from <LOCATION-:{@bigplace}> .]

==
{org} [said|reported] [net|pre-tax] profit [rose|fell] to {num:2-900} million [pounds|dollars|yen] . Chairman {p} and finance director {q} [will step down|bought shares] . [Contact : {r} , <LOCATION-:{@bigplace}> newsroom .|({s} , <LOCATION-:{@bigplace}>)]

==
[Actress|Singer] {p.f} {p.l} [, ex-wife of {q} ,|] [is dating|split from|sued] {r.l} , {org} [magazine|] says . [Her agent {s} called it rubbish .|They met on the set of " {last} 's Game " in <LOCATION-:{@bigplace}> .]

==
@{~&&&&&&&} [did u see|have you heard] {p.low} on [@{~&&&&}|tv] [last night|just now] ?? {p.f} [killed it|is trash] [#{~&&&&&}|lmao|😭] 

==
RT @{~&&&&&#}: [can't believe|so proud] {p} [is leaving|won] [<ORG-:{@bigteam}>|X factor] [via|-] {q.f} [http://t.co/{~!!!!!!!!}|]

==
[going|headed|drivin] to <LOCATION-:{@bigplace}> [w|with] {first} n {first} [this wknd|tmrw] [yayyy|cant wait|#roadtrip] 

==
[listening to|obsessed w/] {p} [and|x] {q} - {last} [Blues|Love|Season] [on repeat|🔥🔥|♫]

==
[anyone|who] else [watching|hates] {p.l} ? [he's no {q.l}|bring back {q}|sack {q.l} already] [#mufc|#nba|smh]

==
[Happy birthday|RIP|Congrats] {p} [!!|🎂|\<3] [legend|one of the greats] [of <ORG-:{@bigteam}>|] 

==
New [trailer|single|blog post|iPhone] [out now|leaked] [by|from] {org} [in|at] <LOCATION-:{@bigplace}> [tonight|friday] , [rt|follow] @{~&&&&&&} [to win|for tickets]

==
[Vote|Election] {year:1992-2028}: {p} ([D|R|Ind]) {num:20-60}%, {q} ([D|R|Green]) {num:20-50}%, {r} {num:1-9}%. [Turnout {num:40-80}%.|{p.l} conceded at {time}.|Source: <ORG-:{@bigorg}>]

==
[Chess|Draughts], {city} {year:1920-2024}, round {num:1-13}: {p} – {q} 1-0, {r} – {s} ½-½, {t} – {u} 0-1. [1. e4 e5 2. Nf3 Nc6|Standings: {p.l} {num:5-9}, {q.l} {num:4-8}]

==
[Discography|Filmography|Works] of {p}: {year:1960-1980} "{last} Road" (with {q}), {year:1981-1999} "Songs for {first}" (<ORG-:{@bigorg}> Records), {year:2000-2020} "Live in <LOCATION-:{@bigplace}>".

==
The [noun|name] {first} [is of|comes from] [Greek|Arabic|Old Norse|Sanskrit] [origin|] and means "[light|brave|little bear]". [Famous bearers: {p}, {q} and {r}.|What nicknames does it have?]

==
[King|Queen|Emperor|Saint] {p.f} [I|II|III|IV] of <LOCATION-:{@bigplace}> ({year:1000-1500}–{year:1501-1800}), [son|daughter] of {q.f} and {r.f} of {city}, [married|succeeded] {s.f} in {year:1100-1790}.

==
Members of the [committee|jury|crew]: {p} ([chair|captain]), {q}, {r}, {s.fi}, Dr. {t.l}. [Apollo {num:18-30} lands on {date}.|Source: official gazette.]
