# Short requests in which somebody is named, placed, dated or described.
@lang en
@genre short
@private 1
@noise chat

==
[Write|Make|Give me] a [birthday|anniversary|good morning|get well|farewell|wedding] [wish|message|poem|toast] for my [wife|husband|girlfriend|boss|best friend|nephew|teacher|mother-in-law] {p.f}[ {p.l}|][, who loves {@food}|, she turns {num:1-90}|, from me and {q.f}|].

==
[write|draft] [an email|a mail|a letter] to {p}, [hr|the principal|the manager|my supervisor] [at|of] {org}, [asking for leave|about my salary|that i will join on {DATE}|to say i can't come]. [my name is {q}|sign it {q}|from {q}, {@job}]

==
caption for a photo of me and {p.f} [at {p.f}'s graduation|on our honeymoon in {city}|with baby {q.f}|at {org}'s christmas party]

==
[I am|I'm|im] {p.f} from {p.city}[, {country}|]. [Introduce me in Spanish.|Tell me about myself.|I study {@subject} at {org}.|What should I do this weekend?]

==
My [neighbor|tenant|student|employee|client|nephew] {p} {num:5-70} [always|never] [pays late|parks in my spot|does the homework|answers]. What should I say to {p?him|her}?

==
[My daughter|Our son|My little sister] {p.f} [is turning {num:1-17}|starts school|lost {p?his|her} first tooth|won't sleep] [on {DATE}|next week|]. [Party ideas?|Write her a story with {p.f} and {p?his|her} friend {q.f}.|Tips please]

==
[Please |]write a [speech|eulogy|retirement speech] for [my father|my colleague|Coach|Aunt] {p}. [{p?He|She} was born in {city} in {year:1930-1965}.|Include {q.f} and {r.f}.|{num:2-5} minutes.]

==
[Who is|Find|Look up|Google] {p} [from {p.city}|, {@job} at {org}|, {p.phone}|, {p.email}|who lives at {p.addr}]? [I went to school with {p?him|her}.|{p?He|She} owes me money.|We matched on Tinder.]

==
[Is|was] {p} [still married to {q}|on the sex offender list|fired from {org}|the one who sued {q}]? [asking because {p?he|she} babysits my kids|{p?he|she} lives on {p.street}|]

==
[Text|Message|DM] {p.f}: "[running late, start without me|can you pick up {q.f} from school at {time}|happy bday bro|I'm outside, {q.street}]". [Make it funnier.|In Hindi.|]

==
{p} and I [signed|agreed on] a [lease|loan|contract] [on {DATE}|for {money:500-90000}]. [Write the contract.|{p?He|She} broke it.|{p?His|Her} address is {p.addr}, mine is {q.addr}.]

==
<[Can I|Should I|Is it ok to] [take {@med} with {@med}|drink on {@med}|stop {@med} suddenly]?> [I've been on it since {month}|my doctor is away|I'm {p.age}|for {@family}]

==
<[I have|I've got|ive had] {@symptom}>[ and <i'm freaking out>| since {weekday}| after sex| again]. [help|is it cancer|what do i do|should I go to the ER]

==
<[I was|I got] [raped|assaulted|stalked|fired|arrested|evicted|scammed] [by {p.f}|last month|at {org}|when I was {num:8-40}]>[ and I never told anyone|]. [What can I do now?|Do I report it?|How do I sleep again?]

==
<I [cheated on|lied to|stole from|hit|hate|want to leave] my [wife|husband|parents|best friend|boss]>[ {p.f}|]. [Am I a bad person?|How do I confess?|{p?He|She} doesn't know.]

==
<My [credit score is {num:420-800}|net worth is {money:1000-900000}|salary is {money:20000-300000}|debt is {money:2000-90000}|pension is {money:500-4000} a month]>[ and I'm {p.age}|]. [Can I buy a house?|What now?|Is that bad?]

==
<I'm [{num:4-39} weeks pregnant|on probation|on parole|HIV positive|a recovering alcoholic|transgender|undocumented|bankrupt|on disability|infertile|autistic]>[ and live in {p.city}| and my boss {p} found out|]. [What are my rights?|Can I travel?|Should I tell my date?]

==
[We|My wife and I|My partner and I] <[can't conceive|haven't had sex in {num:4-40} months|are separating|lost the baby|fight about money every day|are in couples therapy]>. [Her name is {p.f}.|We live in {p.city}.|How do we tell the kids, {p.f} and {q.f}?|Advice?]

==
[Fix|Check] the grammar: [my name {p} and I am come from {country}|I am work in {org} since {num:2-9} year as {@job}|Dear {q.f}, I can not come tomorrow because <I am sick since two day>|I born in {city} at {p.dob} and have two brother {q.f} and {r.f}].

==
[Put|Format] this as [a letterhead|an email signature|a business card|a vCard]: {p}, {@job}, {org}, {p.phone}, {p.email}[, {p.addr}|]

==
[my|the] [wifi|bank|netflix|work] password is {secret.password}[, user {p.user}|], [is it strong?|why was I hacked?|remember it for me|write it in a reminder]

==
[Convert|Parse] "{p}, {p.addr}, {p.phone}" [to JSON|into columns|as CSV].

==
{p.email} [bounced|is not receiving my mails|keeps getting spam]. [It's my mother's address.|{p?His|Her} name is {p}.|What's wrong?]

==
[Reply to|Answer] {p.f}: "[Hi, are you still interested in the flat at {q.street}?|Can you send your CV and date of birth?|I know what you did to {r.f}.|Your mother fell again, call me.]" [politely decline|say yes|I'm {q.f}]

==
flight {ID~@@####} on {DATE}, booking {ID~******}, passengers {p} and {q}. [can we sit together|name is spelled wrong, should be {r}|what's the baggage allowance]

==
{p.plate} [got a ticket|was towed|hit my car] on {street} [on {DATE}|yesterday]. [Owner is {p}.|Write an appeal.|Who do I call?]

==
[Coach|Teacher|Dr.|Father|Officer] {p.l} [told my son {q.f} he's worthless|touched my daughter|wants to see me {weekday}|saved my mother]. [What should I write to {org}?|Thank-you note please.|I'm shaking.]

==
[Interview|Meeting] with {p} ({org}) [tomorrow|on {DATE}] at {time}. [Prep questions.|{p?His|Her} LinkedIn says {num:5-25} years as {@job}.|I applied as {q}, ask for {money:30000-150000}.]

==
[I|We] [adopted|foster|are raising] {p.f}, {num:1-16}, <[whose mother uses heroin|after {p?he|she} was neglected|who has {@cond}|who doesn't know yet]>. [How do we explain?|Social worker is {q}.|We live in {p.city}.]

==
the guy who [robbed|scammed|catfished] me calls himself {p}, [insta {p.handle}|phone {p.phone}|iban {p.iban}|wallet name {p.user}]. [i sent {money:100-9000}|police report {ID~##-#####}|what next]

==
[It's|This is] {p.f}[ again|]. [{q.f} said yes!|The landlord answered.|<The biopsy was clean!!>|<I relapsed.>|I got the job at {org}, {money:30000-120000}!] [Help me tell {r.f}.|What now?|Celebrate with me]

==
[Compare|Rank] these candidates: {p} ({num:2-20} yrs, {org}, <two kids>), {q} (<gap year for {@cond}>, speaks Polish), {r} ({money:30000-90000}, can start {DATE}).

==
[Which|What] of my [friends|cousins|exes] should I invite: {p.f} ([drinks too much|owes me {money:20-900}]), {q.f} (<just got divorced>), {r.f} (<vegan, bipolar>), {s.f} ([has a crush on {p.f}|lives in {s.city}])?

==
[Dr.|Mr.|Ms.|Prof.] {p.l}'s office hours? [I need to hand in <my sick note>.|I'm {q}, student {ID~#######}.|I failed {@subject} twice.]

==
[The deceased|The insured|My client|The minor|The accused], {p}, [left no will|crashed on {DATE}|denies everything|was last seen on {street}]. [{p?His|Her} [widow|father|employer] {q} [wants|claims] {money:1000-90000}.|Statute of limitations?|Draft the motion.]

==
{p.up} - [LOAN|CLAIM|VISA|APPLICATION] [REJECTED|APPROVED|PENDING]. REF {ID~@@#######}. [CALL {phone}.|BALANCE {money:100-9000}.|REASON: <{@cond}>.] [What does this SMS mean?|is this a scam]

==
[hi|hey] [this is|its] {p.f} [{q.f}s [mum|dad]|from the gym|your upstairs neighbor], [{q.f} left {q?his|her} jacket here|can u watch {r.f} on {weekday}|<sorry about last night, i was drunk>] [my number {p.phone}|]
