# What somebody knows of a named person: one sentence, or a few, in the third person; stories of offices,
# schools, wards and families, in which some sentences tell and others do not.
@lang en
@genre known
@private 1
@noise none
@weight 5

:w_kin
[mother|father|sister|brother|son|daughter|wife|husband|partner|cousin|aunt|roommate|boss|ex]

:w_who
{p}
{p}
{p}
{p.f}
{p.f}'s {@w_kin}
{p}'s {@w_kin} {q.f}
[Mr.|Ms.|Mrs.|Dr.|Professor|Coach|Pastor|Officer] {p.l}
[my|our] [friend|neighbour|coworker|client|patient|student|tenant|employee|classmate|cousin|teammate|manager|professor] {p}
[my|our] [friend|neighbour|coworker|client|student|boss|cousin] {p.f}

:w_body
[was diagnosed with|is being treated for|has a history of|was hospitalised with|is recovering from|died of|hides] {@cond}
[is taking|stopped taking|was prescribed|depends on|reacted badly to] {@med}[ for {@cond}|]
[is {num:2-8} months pregnant|had a miscarriage|is undergoing IVF|froze her eggs|had an abortion|is infertile]
[needs|is scheduled for|had complications after] [surgery|chemo|dialysis|a transplant|a biopsy|a hip replacement] [in {month}|]
[tested positive for|is waiting for the results of] [HIV|hepatitis|COVID|a drug screen|a genetic test|tuberculosis]
[suffers from|struggles with|talked about] [panic attacks|insomnia|an eating disorder|chronic pain|suicidal thoughts|addiction|hearing loss|infertility]
[sees|started with|quit] a [therapist|psychiatrist|couples counsellor|sponsor|nutritionist]
[is in|checked into|left] [rehab|a hospice|a psychiatric ward|a care home|the ICU]
[drinks|uses|self-medicates|gambles] [at work|every night|again|since the divorce]
[uses a wheelchair|lost a leg|is going blind|can't be left alone|wears a hearing aid]
has [memory loss|seizures|a peanut allergy|a stoma|a pacemaker|postpartum depression]

:w_money
[earns|makes|was offered|asked for] {money:18000-250000}[ a year| plus bonus|]
[owes|borrowed|embezzled|lost|inherited|won] {money:500-900000}[ from {q.f}| to the bank| in a lawsuit|]
[is behind on|can't pay|stopped paying] [rent|child support|the mortgage|tuition|taxes|the loan]
[filed for|is close to] bankruptcy
[lives on|was denied|applied for] [disability|food stamps|unemployment benefits|a student loan|a hardship grant]
[has|had] a credit score of {num:420-820}
[sold|is selling|remortgaged|lost] [the house|the shop|the family farm|the car] [to cover debts|in the divorce|below value]
[hides|transferred|donated] {money:1000-90000} [in cash|from {q.f}|to a shelter]

:w_work
[is looking for|is interviewing for|accepted|turned down|applied for] [another job|a position at {org}|a transfer|a role with a competitor]
[plans to|wants to|is about to|decided to] [resign|retire|leave the team|go part-time|report {q.f}|sue {org}|take parental leave]
[was fired|was demoted|was suspended|was put on probation|got a warning|was passed over|was promoted over {q.f}] [for {@w_why}|last {weekday}|in {month}|]
[received|got|appealed] a [poor|mixed|low|bad] [performance review|grade|evaluation|reference]
[failed|barely passed|cheated on|missed] [the exam|the audit|the background check|the final in {@subject}|the drug test]
[filed|withdrew|is named in] a [complaint|grievance|harassment report|lawsuit] [against {q}|]
[keeps arriving late|falls asleep in meetings|lost the {org} account|forged a signature|leaked the draft|clashed with {q.f}]
[was rejected by|got into|dropped out of|was expelled from|is on academic probation at] {org}
[has|had] an affair with [a client|{q}|someone on the team]
[disagrees with|complained about|can't stand|secretly records] {q}
[is working on|is reviewing] [an unpublished paper|a secret merger|a confidential settlement] with {q}

:w_why
coming late
fraud
drinking
sharing files
falsifying hours
an argument with {q.f}
posting about a client
missing the deadline

:w_life
[is getting|filed for|finalised] a divorce[ from {q}|]
[broke up with|is dating|moved in with|got engaged to|cheated on|was left by|is estranged from|met {q.f} on an app and sleeps with] {q}
[came out as|told {q.f} that {p?he|she} is] [gay|bisexual|trans|non-binary]
[lost|is fighting for|gave up] custody of {r.f}[ and {s.f}|]
[was adopted|gave a child up for adoption|is looking for {p?his|her} birth mother|found a half-brother]
[lost {p?his|her} {@w_kin}|buried {p?his|her} {@w_kin}] [last month|in {month}|to {@cond}]
[was abused|was bullied|ran away|grew up in foster care|was kidnapped] [as a child|by an uncle|at school|]
[was arrested for|has a record for|is on trial for|did time for|was acquitted of] [drunk driving|assault|shoplifting|fraud|possession]
[is undocumented|overstayed a visa|is seeking asylum|had a green card interview|faces deportation]
[converted to|left|hides] [Islam|Judaism|Catholicism|the church|{p?his|her} faith|{p?his|her} caste]
[votes|donated|campaigned] [for the far right|for the Greens|against the union]
[moved to|lives at|is staying at|hides at] [{p.addr}|{p.street}|{q.f}'s place in {city}|a shelter|a motel in {city}]
[will be away|leaves|is on holiday] from {date} [to {date}|on], [so the house is empty|with {q.f}|key under the mat]
[sleeps in the car|was evicted|lives with {p?his|her} parents again|can't read]
[sent nudes to|stalked|threatened|was hit by|has a restraining order against] {q}
[wants to surprise|is going to propose to|secretly adopted a dog for] {q.f}
[skipped|didn't invite {q.f} to] [the funeral|the wedding|the reunion]
[turned {num:18-95}|was born] on {p.dob}

:w_any
{@w_body}
{@w_body}
{@w_money}
{@w_work}
{@w_work}
{@w_life}
{@w_life}

:w_dull
It was a busy week.
Nobody else was in the room.
The meeting began on time.
They had worked together for years.
It was raining.
The others talked about football.
Coffee was served.
Emails went back and forth.
The office was quiet that day.
The plan had been clear from the start.
Everyone liked the new building.
The team met every {weekday}.

==
<{@w_who} {@w_any}.>

==
<{@w_who} {@w_any}>

==
<{@w_who} {@w_any}.>

==
<{@w_who} {@w_any}[, and|. Also {p?he|she}|, but] {@w_any}.>

==
<{@w_who} {@w_any}, [according to {r.f}|as {r.f} told me|which nobody knows yet|and {p?his|her} family has no idea].>

==
[The fact that|I know that|I heard that|Apparently|It turns out|She told me|HR says|{r.f} mentioned that|Rumour says] <{@w_who} {@w_any}>.

==
[The reason|Why|How|When] <{@w_who} {@w_any}>[.|?]

==
<{p}'s [plan to|intention to|decision to] [quit|move out|divorce {q}|report {r}|sell the house|adopt|have surgery|change careers|leave {org}]>[.| is not public.| came up at dinner.]

==
<{p}'s [salary|debt|diagnosis|affair|grade|visa status|pregnancy|criminal record|therapy|relapse|credit score|test result|resignation|will]> [is known to|was discussed with|must not reach|was shared with] {q}.

==
<[Details|Information|Facts|News] [about|of] {p}'s [health|divorce|finances|therapy|family conflict|work performance|legal case|pregnancy]>[.|, from {q}.]

==
<{p} told {q} [about|that {p?he|she} regrets] [{p?his|her} diagnosis|the affair|the debt|losing custody|the abortion|{p?his|her} arrest|the fight with {r.f}|having hit {r.f}]>.

==
- <{@w_who} {@w_any}>
- <{q} {@w_any}>
[- <{r} {@w_any}>
|]

==
{p} is a {@job} at {org}. {@w_dull} <{p?He|She} {@w_any}.> {@w_dull}

==
{@w_dull} {p} and {q} [work in the same team|share an office|are neighbours|have known each other since school]. {@w_dull} <{p} {@w_any}.> [{q.f} knows because {p?he|she} saw the file.|{q.f} promised to keep it to {q?himself|herself}.] {@w_dull} [Should {q.f} tell {r}?|What should {q.f} do?|Now {r}, their manager, asks {q.f} about it.]

==
{p}, [{num:18-90}, |]a {@job}[ from {city}|], <{@w_any}>. {@w_dull} <{p?He|She} {@w_any}.>

==
{q}, a {@job}, was [going through|sorting|reading] [{q?his|her} inbox|the shared folder|old messages|the patient files]. {@w_dull} One [mail|note|entry] said that <{p} {@w_any}>. {@w_dull} [Later {q.f} had to write to {r} about {p.f}.|{q.f} was preparing a post for the group.]

==
[Write|Draft] [an email|a letter|a message|a note|a post] to {q} [about|explaining that|because] <{@w_who} {@w_any}>. [Be discreet.|Short.|Polite.|]

==
[How can I help|What do I say to|Should I confront|Should I report|How do I support] {p}, who <{@w_any}>?

==
<{@w_who} {@w_any}.> [What should I do?|How can I help?|Is that legal?|Can they do that?|Should I tell {r.f}?|Any advice?|Write a kind message.]

==
[Agenda|Notes|Summary|To discuss|Update]: <{p} {@w_any}>; <{q} {@w_any}>.

==
[{p.f}|{p}]: <I {@w_any}>. {q.f}: [Oh no.|Since when?|Does {r.f} know?|I won't tell.]

==
{p} <{@w_any}>. {q} [asks whether|thinks|doesn't believe] it is [right|true|fair|safe] to [share|mention|post|say] this. [Answer yes or no.|Discuss.|]

==
Is it okay [for|if] {q} [to tell|tells] {r} that <{p} {@w_any}>?

==
[Client|Employee|Resident|Pupil|Case|Subject] {p}: <{@w_any}>. [Next review {date}.|Assigned: {q}.|Confidential.|]

==
<{p.f} [is|was] [gay|pregnant|HIV positive|undocumented|an alcoholic|bankrupt|autistic|divorced|on parole|adopted|infertile|transgender|terminally ill]>[, {q.f} told me|, please don't tell {q.f}|, but the team doesn't know][.|?]

==
<[He|She] {@w_any}.> [{p.f} told me in confidence.|That's what {p} wrote.|{p.f}, I mean.]

==
{p} and {q} [were having lunch|had been friends since college|shared a flat|met after work|were on the phone|took the train home]. {p.f} [told|confided to|whispered to|admitted to] {q.f} that <{p?he|she} {@w_any}>. {@w_dull} [{p.f} asked {q.f} not to tell anyone.|Only {r} knew.|{q.f} hugged {p?him|her}.] [A week later|The next day|Then] {q.f} met {r}, {p.f}'s {@w_kin}. {@w_dull} [What should {q.f} say?|Would {p.f} want {r.f} to know?|Who knows about it?|Write what {q.f} says to {r.f}.]

==
[A|One] [nurse|teacher|manager|lawyer|priest|clerk|coach|colleague], {q}, [learned|found out|was told|overheard] that <{p} {@w_any}>. {@w_dull} {r}, [{p.f}'s {@w_kin}|who works with {p.f}|an old friend], [asked how {p.f} was|wanted to help|noticed that something was wrong]. [{q.f} hesitated.|{q.f} had promised silence.|Should {q.f} reveal it?] [Rate how acceptable this is.|What would you do?|Continue.]

==
{p.f} [knows|is aware of|does not know about|found out about] {q}'s secret: <{q.f} {@w_any}>. {@w_dull} [{r.f} is {q.f}'s {@w_kin}.|{r.f} and {p.f} talk every day.] [Does {r.f} know?|List everybody who knows.|Reveal or keep private?]

==
The [meeting|call|session|interview] [began|was recorded] with {p}, {q} and {r}. {@w_dull} [Before {r.f} joined|At the end|During the break], {p.f} mentioned that <{r.f} {@w_any}>, and {q.f} said that <{s} {@w_any}>. {@w_dull} [Write the minutes.|List action items.|What must not be in the minutes?]

==
{@w_dull} <I {@w_any}>, [{p.f} wrote|said {p}|{p.f} told {q.f}]. {@w_dull} [Summarise.|What happened?|]
