# More of what people bring: statements, chats, family, money, faith, bodies, charts.
@lang en
@genre life
@private 1
@noise chat

==
Write a [letter of recommendation|reference letter|LOR] for [my student|my former employee|my tenant] {p}[, who applied to {org}|]. {p?He|She} [took my {@subject} class in {year:2015-2025}|worked with us from {year:2010-2018} to {year:2019-2025}|rented {p.street} from me]. [GPA {num:2-3}.{num:10-99}.|<{p?He|She} overcame {@cond}.>|{p?His|Her} parents came from {country}.] [Mention that {p?he|she} tutored {q.f}.|My name is {r}, {@job} at {org}.]

==
[{date}, {time}|\[{num:1-12}/{num:1-28}/2{num:3-5}, {time}\]] {p.f}: [hey did u get home ok|where are you|we need to talk]
[{date}, {time}|\[{num:1-12}/{num:1-28}/2{num:3-5}, {time}\]] {q.f}: [yeah at {r.f}s place|phone was dead|not now]
[{date}, {time}|\[{num:1-12}/{num:1-28}/2{num:3-5}, {time}\]] {p.f}: <[i know about {r.f}|the test is positive|mum fell again|you were drunk last night]>
[{date}, {time}|\[{num:1-12}/{num:1-28}/2{num:3-5}, {time}\]] {q.f}: [ok come over, {q.street}|call me {q.phone}|pls dont tell {s.f}]
[is {q.f} lying to me?|what should I answer?|analyse this chat|who is right here]

==
I was born on {p.dob} at {time} in {city}[, {country}|]. [My partner {q.f} was born {q.dob}.|My name is {p}.] [Read my birth chart.|Are we compatible?|What is my life path number?|What does my name mean?]

==
I'm {p.age}, {num:150-199} cm, {num:48-140} kg[, {p?male|female}|]. <I have {@cond} and take {@med}>. [Make me a [meal|workout] plan.|How do I lose {num:5-40} kg before {month}?|My trainer {q.f} says I eat too little.|I had [a gastric bypass|two C-sections|knee surgery] in {year:2010-2024}.]

==
[Please pray for|Write a prayer for] {p.f}, [my {p?brother|sister} in Christ|my neighbor], who [<has {@cond}>|<is in hospice at {org}>|<lost a baby last week>]. [{p?His|Her} {p?wife|husband} {q.f} is exhausted.|They have three little ones.|Pastor {r.l} asked us to.]

==
Write a [GoFundMe|fundraiser] text. {p}, {num:4-60}, from {p.city} [was hit by a drunk driver on {DATE}|<was diagnosed with {@cond}>|lost everything when {p?his|her} house at {p.street} burned down]. [{p?His|Her} {p?mom|dad} {q} can't work.|We need {money:2000-90000} for treatment.|I am {p?his|her} cousin, {r}.] [Donations: {q.email}|Account {q.acct}]

==
Write an obituary for [my {p?father|mother}|our dear {p?grandfather|aunt}] {p}, born {p.dob}, who died [peacefully at home|<after a long battle with {@cond}>] in {p.city} on {DATE}. [Survived by {q}, {r} and {s}.|{p?He|She} worked at {org} for {num:10-40} years.|Service at {org}, {addr}.] [No flowers please.|]

==
My [statement of purpose|personal statement|college essay]: "[I was eight when my father, {q}, left.|Growing up in {p.city} as the {num:2-5}th of {num:5-9} children, I...|<When I was {num:9-19} I was diagnosed with {@cond}.>|My parents came from {country} with {money:20-500} in their pockets.] [My teacher {r} believed in me.|At {org} I learned {@subject}.|I worked nights as a {@job}.] That is why I want to study at {org}." [Make it {num:200-650} words.|Is it too personal?|Improve it.]

==
Your Honor, my name is {p} and I am [the mother of|married to|the employer of] {q}[, inmate {ID~#######}|]. <{q?He|She} [relapsed after {q?his|her} {q?father|mother} died|has struggled with {@cond}|has never hurt anyone before]>. [We have two children, {r.f} and {s.f}.|I live at {p.addr}.] [Help me make this letter to the judge stronger.|]

==
[Interview|Participant {num:1-30}], {p?male|female}, {p.age}, {@job}, {p.city}
I: [Tell me about your childhood.|How did you experience the lockdown?|What happened at work?]
P: [My {p?mum|dad} left when I was {num:3-12}.|<I drank, to be honest.>|{q.f}, my supervisor, made my life hell.|<I had just been diagnosed with {@cond}.>] [We lived in {city} then.|I've never told anyone this.]
[Code this interview thematically.|Summarise the main themes.|]

==
Your name is {p} and your zip code is {LOCATION~#####}[ in {p.city}|]. [You want to return the {@product} from order {ID~#W#######}|You want to change flight {ID~@@@###} on reservation {ID~******}|You received the wrong {@product}]. [Your user id is {p.user}.|Your email is {p.email}.|Your birthday is in your profile so you don't want to give it.] You are [impatient|polite|anxious].

==
user id: {p.user}
i'd like to [cancel|change] my [reservation|order] {ID~******}. [my name is {p}|i don't have the number any more, but it's under {p}, {p.dob}]. [refund to the card ending {ACCOUNT~####}|add {q}, born {q.dob}, as passenger|my mother {q} is <in hospital> and we can't fly].

==
I [found|think I found] my biological [father|mother|sister]: {p}, born about {year:1940-1985} in {city}[, last known address {p.addr}|, works at {org}]. [My adoption papers say {q.l}.|23andMe shows a cousin called {q}.|I was given up in {year:1965-2000}.] [How do I write the first message?|Should I call {p.phone}?]

==
My family tree: {p} (b. {year:1920-1945}) married {q}; their children {r}, {s} and {t} [all live in {city}|]; {r.f}'s daughter {u} was born {u.dob}. [<There is {@cond} on my mother's side.>|{s.f} hasn't spoken to us since {year:1990-2020}.] [Draw a diagram.|How are {u.f} and {t.f} related?]

==
i hate my body. <[i purge after dinner|i weigh {num:35-140} kg and can't stop|i havent eaten since {weekday}]>. my [sister|roommate|coach] {p.f} [found out|suspects something]. [dont tell me to see a doctor|i cant afford therapy|i go to {org} and everyone there is thin]

==
[Debt collector|The bank|{org}] [keeps calling|wrote] about {money:300-30000} from {year:2012-2023}. The letter is addressed to {p}, {p.addr}, account {p.acct}. [It's not mine, it was {q}, my ex.|<I lost my job and couldn't pay.>|My SSN was stolen, I'm sure, it ends in {ID~####}.] Write a reply [disputing it|asking for validation|offering {money:20-200} a month].

==
Write feedback for these students:
1. {p}: [good ideas, weak structure|plagiarised half of it|never hands in anything]
2. {q}: [<has {@cond}, extra time>, excellent|improved a lot]
3. {r}: [copied from {p.f}|quiet, maybe problems at home|{num:40-100} points]
[Keep it kind.|Two sentences each.]

==
[Subject|Re]: visa application of {p}
I, {p}, passport {p.pass}, [will travel with|am inviting] my [wife|brother|mother] {q} (born {q.dob}, passport {q.pass}) to {city} from {DATE} to {DATE}. We will stay at {addr}. [I earn {money:20000-90000} a year at {org}.|My bank balance at {org} is {money:1000-40000}.|Contact {p.phone}.] [Correct the English.|]

==
{p.f} 💬 [ok so|listen] <[i think im pregnant|im late|he hit me again|i got fired|i relapsed]> 😭 dont tell {q.f}!! [meet me at {r.street}?|can i crash at urs|whats {r.f}s number]

==
How do I tell my [team|boss {q}|students|congregation] that <I am [transitioning|getting divorced|seriously ill|leaving the faith]>? [My new name will be {p.f}.|I've been at {org} for {num:2-20} years.|They know me as {p.f} {p.l}.|I live in {p.city}, where everybody talks.]

==
My tenant {p} in [unit|flat] {num:1-40}, {p.street}, [is {num:2-6} months behind|has three dogs|changed the locks]. <{p?He|She} [says {p?he|she} has {@cond}|was arrested in {month}|lost {p?his|her} job]>. [Rent is {money:600-2500}.|{p?His|Her} guarantor is {q}, {q.phone}.] [Draft an eviction notice.|What can I legally do?]

==
As a [nurse|teacher|social worker|HR manager] I [worry about|had a talk with] {p}, {num:5-80}. <[{p?He|She} told me {p?he|she} wants to die.|There are burns on {p?his|her} arms.|{p?He|She} smelled of alcohol.|{p?He|She} is the only {p?man|woman} of colour on the team and gets mocked.]> [{p?His|Her} {p?mother|father} {q} doesn't answer {q.phone}.|{p?He|She} lives in {p.city} with {r}.] [Am I obliged to report?|Write a neutral note.]

==
Turn this voice memo into an email: okay um this is for {q.f} at {org} uh tell {q?him|her} that {p} [won't sign|has moved to {p.addr}|is <back in rehab>] and that the [money|{money:500-20000}] should go to {r.f} instead [account number is {r.acct}|and {q?he|she} should call {r.phone}] thanks

==
[{p.f} and {q.f}|{p}] [just had|are expecting] [twins|a baby boy|a little girl], [{r.f}, {num:2-4} kg, born {r.dob} at {org}|due {DATE}]. <[It was an emergency C-section.|After three rounds of IVF!|They lost one last year.]> Write a [card|post] [from {s} and family|].

==
[I own|I run] {org} in {p.city}, [EIN|VAT number] {ID~##-#######}. My [employee|partner] {q} [embezzled {money:1000-90000}|wants to be bought out|<is an alcoholic>]. [Our accountant {r} ({r.email}) has the books.|The account is {p.iban}.] What are my options?

==
Dear diary, [today|it's {date}] {p.f} [kissed me|didn't sit with me|moved to {city}] [and {q.f} saw it|]. <[I think I like girls.|I cried in the toilet at {org}.|I took two of mum's {@med}.|Dad hit {r.f} again.]> [I hate this house.|Nobody must read this.]

==
Find the [errors|typos] in my [affidavit|statement]: "I, {p}, of {p.addr}, being duly sworn, say that I [have known {q} since {year:1990-2020}|witnessed {q} sign the deed|am the owner of account {p.acct} at {org}][, and that {r} was present|]. [<I am of sound mind, though I take {@med}.>|]"

==
Name: {p.f}, Age: {p.age}, Location: {p.city}. [Looking for: something serious.|Turn-ons: long walks.] <[Divorced, one kid ({q.f}).|HSV+, honest about it.|Poly, partner knows.|Sober since {year:2015-2025}.]> [Snap: {p.user}|Text me {p.phone}|IG {p.handle}] [Rate my profile|Make it wittier]

==
The [plumber|babysitter|driver|caterer], {p}, {p.phone}, [wants cash only|broke the vase|came recommended by {q.f}]. [{p?He|She} has a key to {r.addr}.|I paid {money:50-900} to {p.acct}.|{p?His|Her} plate is {p.plate}.] Write [a bad review|a thank-you note|a demand letter] signed {r}.

==
[My SSN is|Social security number:] {p.nid}. [Is this format valid?|Was it issued in {city}?] [It's for {p}, born {p.dob}.|]

==
what's wrong with my card {p.card} [exp {ACCOUNT~##/##}|cvv {ACCOUNT~###}|], it gets declined at {org}[, name on it is {p.up}|]

==
remind me: [{weekday} {time} call {p.f} {p.phone}|dentist Dr. {p.l} {DATE}|<pick up {@med}>|pay {q.f} {money:20-600} back|gate code {SECRET~####}|{r.f}'s birthday {r.dob}]; [{weekday} {time} {s.f} at {s.street}|wifi {secret.password}|flight {ID~@@###}, conf {ID~******}]
