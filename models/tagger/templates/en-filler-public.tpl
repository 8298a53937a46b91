# The same small sentences with nothing told between them.
@lang en
@genre filler
@weight 2
@private 0
@noise chat

==
{^@filler}. {^@filler}. {^@filler}. [What should I cook?|Any plans for {weekday}?|Write a haiku about it.|Continue.|]

==
[Hi.|Hello.|Not sure where to ask.] {^@filler}, [and|but] {@filler}. [How do I start a blog?|What is {@topic}?|Suggest a book.]

==
[Rewrite|Translate|Shorten] this [post|letter|message]: "{^@filler}, but {@filler}. {^@filler}."

==
{p.f}: {@filler}
{q.f}: [haha|same here|oh no|nice!] {@filler}
{p.f}: {@filler}, [see you|bye|talk later]
[Summarize.|Who speaks first?|]

==
<HEALTH-:[People who|Someone who|Characters who] [drink too much|gamble|lose a child|are in debt|have {@cond}|take {@med}|are deported|come out late in life]> [often feel alone|appear in many novels|deserve respect]. [Essay, {num:100-500} words.|Discuss.|Which films show this?]

==
<HEALTH-:[How common is it to|Why do some people|What happens when people] [cheat|go bankrupt|lose their faith|relapse|hear voices|get divorced|sue their employer|live in their car]>? [Statistics for <LOCATION-:{@country}>.|Cite sources.|]

==
In the novel, {p.f} <HEALTH-:{@about}>. [The reader learns it in chapter {num:2-30}.|{q.f} never knows.|The critic {r} calls it {@adj}.] [What does it symbolise?|Summarise.|]

==
Password rules: [at least {num:8-16} characters|one symbol|no names], for example [correct-horse-battery|Abc123!x]. [Write a checker in {@pl}.|Is "password" weak?|How do managers work?]

==
[Actor|Senator|Singer|Striker|Former minister|Billionaire] {p} <HEALTH-:{@about}>, [{org} reports|according to the {last} Times|<ORG-:{@bigorg}> says]. [A spokesman declined to comment.|Fans are shocked.|{p.l} did not attend the premiere in {city}.] [Headline?|Summarise.|]

==
[Plot|Synopsis|Episode {num:1-24}]: {p.f} <HEALTH-:{@about}>, while {q.f} [opens a bakery|returns to {city}|<HEALTH-:{@about}>]. [Directed by {r}.|Guess the series.|Write the next episode.]

==
[Chapter|Scene] {num:1-30}: "{p.f} <HEALTH-:{@about}>," whispered {q.f}. [The old {r.l} put down his glass.|Nobody at the table moved.|Snow fell on {city}.] [Continue.|Rewrite in the first person.]
