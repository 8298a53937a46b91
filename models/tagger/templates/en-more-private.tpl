# Further English texts with something private in them: what people send to assistants, and their papers.
@lang en
@genre chat
@private 1
@noise chat

==
<{@m_secret}>[ and|.] [I don't know who to tell|nobody knows|it's eating me up|I can't sleep]. [What should I do?|Please don't judge.|Is it too late to fix this?|Write me a letter I will never send.|How do people live with this?|]

==
[Throwaway account.|Long time lurker.|Sorry for the wall of text.] [I ({num:19-60}[F|M]) and my [husband|wife|bf|gf] ({num:19-60}[M|F]) have been together for {num:2-20} years.|So {q.f} ({num:19-45}[F|M]) and I got engaged in {month}.] <{^@m_secret}.> [{r.f} found out from my phone.|My sister {r.f} says I should leave.|We have a toddler.] [AITA?|Am I wrong?|TL;DR should I tell {q.f}?]

==
<{^@m_secret}, and [{@m_secret}|I have {@cond}|I take {@m_med2}].> [Rewrite this for my journal.|Turn this into a poem.|Make it sound less pathetic.]

==
can you be my [therapist|best friend|priest] for a minute? <[i feel numb since the miscarriage|i don't want to be alive anymore|my ex is in jail because of me|i relapsed after {num:30-900} days|i binge and purge every night]>. [my name is {p.f} btw|i live alone in {p.city}|{q.f} blocked me on everything]

==
<I [was prescribed|have been taking|stopped taking] {@m_med2} for {@m_cond2}> [and since then|but] <[I can't orgasm|I gained {num:10-50} pounds|my hair is falling out|I have {@symptom}]>. [Should I call Dr. {q.l}?|My pharmacist at {org} says it's fine.|Is this a side effect?|I see {q}, NP, on {DATE}.]

==
[My name is|I'm] {p} and I [applied|am applying] for [a job at {org}|a mortgage|a visa to {country}|food stamps|disability]. [They ask about <a gap from {year:2012-2019} to {year:2020-2024}, when I was [in prison|in rehab|hospitalised for {@m_cond2}]>.|My case worker, {q}, wants an explanation.] [Write it in my voice.|What do I answer?|Keep it to one paragraph.]

==
Write [a cover letter|a personal statement|an about me page] for me. [Name: {p}.|I am {p}, {p.age}.] [I am a {@job} with {num:2-20} years at {org} and {org}.|I studied {@subject} at {org}, GPA 3.{num:1-9}.] [Mention that I speak Hindi and French.|Mention my manager, {q}.|<I am a veteran with {@cond}.>|I am relocating to {p.city} with my family.] [Sign it with {p.email} and {p.phone}.|]

==
[Improve|Proofread|Polish] my email:
Dear [Prof.|Dr.|Mr.|Ms.] {q.l},
[I hope you are doing well.|I am writing with regard to] [my thesis, which I could not submit because <I was in hospital for {@m_cond2}>.|the invoice of {money:100-9000} that {org} has not paid.|our conversation at {org} on {DATE}.] [Please find my CV attached.|You may contact my supervisor {r} at {r.email}.]
[Regards|Sincerely|Yours faithfully],
{p}[, student ID {ID~########}|, {org}|]

==
reply to this [text|dm|whatsapp] from [my ex|my mom|my landlord|my roommate] {q.f}: "[u still owe me {money:30-900}|{p.f} why did you tell {r.f} about us|i'm outside your place on {p.street}|i heard you lost the baby]" [be nice|be savage|say no politely|i want to get back together]

==
[Generate|Write] a [toast|wedding speech|eulogy|roast|retirement speech] for [my brother|my best friend|my boss|grandma] {p}. [We grew up on {p.street} in {p.city}.|{p?He|She} worked at {org} for {num:5-40} years.|{p?He|She} married {q.f} in {year:1970-2024}.] [Include the story when {p?he|she} and {r.f} crashed the car.|<{p?He|She} beat {@cond} twice.>|<{p?He|She} has been sober since {year:2000-2023}.>] [{num:1-5} minutes.|Make them cry.]

==
Write a [song|rap|poem|story] about [my girlfriend|my boyfriend|my son|my dad], {p}[ from {p.city}|], [who works at {org}|who drives a truck|born on {p.dob}|who plays the cello]. [We met at {org} in {year:2005-2024}.|{p?His|Her} nickname is {p.nick}.|<{p?He|She} has {@cond} and never complains.>|{p?He|She} loves {q.f}, our dog.] [Make it rhyme.|Four verses.|]

==
[Explain|Interpret|What do you make of] my [blood test|MRI report|biopsy|lab] results: <[TSH {num:5-20}.{num:0-9}|hemoglobin {num:7-11}.{num:0-9}|ALT {num:60-300}|PSA {num:4-30}|ferritin {num:2-9}|A1c {num:7-12}.{num:0-9}], [BI-RADS {num:3-5}|a {num:5-30} mm nodule in the right lobe|mild disc bulge at L4/L5|atypical cells]>. [I'm a {p.age} year old {p?man|woman}.|Ordered by Dr. {q.l} at {org}.|Patient: {p}, DOB {p.dob}.] [Should I worry?|In plain English please.]

==
{p.age}[M|F], {num:140-300} lbs, <[{@cond}|history of {@m_cond2}], on {@med}>, [smoker|non smoker|vape]. <{^@symptom} for {num:2-20} days>. [ER or wait?|what could this be|my wife {q.f} says go to the hospital]

==
My [daughter|son] is {num:2-17} and <[wets the bed|refuses to eat|said she wants to die|was suspended for vaping|got a girl pregnant|is being bullied because of {@cond}]>. [Her|His] [name is {p.f}|teacher is {q}|father {q.f} doesn't care]. [School: {org}.|We live in {p.city}.|We've seen Dr. {r.l}.] [What would a psychologist say?|Give me five steps.]

==
I [manage|supervise] {num:3-30} people at {org}. One of them, {p}, [keeps missing deadlines|cries in meetings|was caught sleeping|came in drunk]. <[I heard {p?he|she} has {@cond}.|{p?His|Her} [wife|husband] left.|{p?He|She} told me in confidence that {p?he|she} is pregnant.]> [Write a PIP for {p?him|her}.|How do I bring it up in our 1:1?|HR ({q.email}) wants it in writing.|Can I fire {p?him|her}?]

==
Write [feedback|a peer review|a self assessment|a recommendation on LinkedIn] for {p}, {@job} in my team. [Strengths: clear communication.|Weakness: always late.|Promoted in {year:2018-2025}.] [{p?He|She} gets {money:40000-200000} and wants more.|Compare with {q.f} and {r.f}, who both did better.|<{p?He|She} was on leave for {@m_cond2}.>] [Anonymous please.|Don't mention {s}.]

==
i need a [pickup line|first message|flirty reply] for {q.f}, {q.age}, [she works at {org}|he's my neighbor on {q.street}|we matched on hinge, {q.handle}]. [i'm {p.f}, {p.age}, from {p.city}|we slept together once|<i have herpes and should probably tell>|{q.f}'s ex is my coworker {r}]

==
Make an [invitation|RSVP page|announcement] for our [wedding|baby shower|housewarming|gender reveal|memorial service]: {p.f} & {q.f}, {DATE}, {time}, {p.addr}. [RSVP to {p.phone} or {q.email}.|Hosted by {r} and {s}.|Registry under {p.l}.] [Dress code: garden party.|No kids except {t.f} and {u.f}.|]

==
Create [a family tree|a timeline|a birthday calendar] from this: {p} (born {p.dob}) married {q} (born {q.dob}) in {year:1950-2015}. Children: {r.f} {p.l} ({r.dob}), {s.f} {p.l} ({s.dob})[, and {t.f}, who died in infancy|]. [{r.f} lives in {r.city} with {u}.|{p.f}'s mother was {v}.|<{q.f} died of {@cond}.>]

==
[What's the total?|Split this fairly:|Who owes whom?] {p.f} paid {money:20-900} for the Airbnb, {q.f} paid {money:20-300} for gas, {r.f} [hasn't paid anything|paid {money:20-300} for food]. [Send to {p.f}'s Venmo {p.handle}.|{q.f}'s Zelle is {q.phone}.|<{r.f} just lost her job.>]

==
Track my [period|weight|mood|blood sugar|drinking]: <{date} [{num:110-290} lbs|{num:80-260} mg/dL|5 drinks|cramps, heavy|anxious, cried twice]; {date} [{num:110-290} lbs|{num:80-260} mg/dL|2 drinks|spotting|flat]; {date} [{num:110-290} lbs|{num:80-260} mg/dL|none|nothing|ok]>. [Any pattern?|Make a chart.|Show it to {q.f}, my nurse.]

==
[Summarize|Extract key points from|Find red flags in] this [chat|text thread] between me and my [husband|sister|boss|tenant]:
{p.f}: [where were you last night|did you pay the rent|we need to talk about mom]
{q.f}: [at {r.f}'s place in {city}, i told you|transferred {money:300-2000} this morning|the home says <she doesn't recognise anyone>]
{p.f}: [don't lie, {s.f} saw your car on {street}|it's not in my account {p.acct}|<the doctor says months, not years>]
{q.f}: [i'm done|ask {r.f} then|call me {q.phone}]

==
Convert these [contacts|members|guests] to [CSV|JSON|a markdown table|vCard]:
{p}, {p.phone}, {p.email}
{q}, {q.phone}, {q.email}
{r}, {r.phone}, {r.email}
[{s}, {s.addr}
|][{t}, no phone, lives with {p.f}|Put last names first.]

==
Sort these [students|employees|patients] by [score|salary|age]: {p} {num:20-100}, {q} {num:20-100}, {r} {num:20-100}, {s} {num:20-100}. [{p.f} was sick on {date}.|<{q.f} has extra time because of {@cond}.>|{r.f}'s mother complained.] [Class {num:1-12}{~@}, {org}.|Write a comment for each.]

==
[Here's the transcript|Voice memo|Dictation] [from this morning|]: um so today I saw [mrs|mr|missus] {p.l} on {p.street} [number {num:1-200}|], [she|he]'s {num:60-98} now, <[fell twice|not taking the {@med}|memory getting worse|pressure sore left heel]>, [daughter {q.f} visits sundays|the son {q} has power of attorney|phone's {q.phone}] um next visit {weekday}. [Make it a proper care note.|Bullet points please.|]

== genre=mail noise=mail
Hi [Dr.|Ms.|Mr.] {q.l},

I'm {p}, {r.f}'s [mom|dad|grandmother] (room {num:1-300}). [I left you a voicemail on {weekday}.|We met at the parent evening.] <{r.f} [told us {r?he|she} is being touched by an older boy|has been hiding food|needs {r?his|her} inhaler before PE|was diagnosed with {@cond} last week]>. [Please call {p.phone} before noon.|Only {s} and I may pick {r?him|her} up.|]

Thank you,
{p.f}

== genre=mail noise=mail
Subject: [Your offer|Background check|I-9 documents|Onboarding]

Hi {p.f},

[Congratulations!|Welcome aboard.] We are pleased to offer you the role of {@job} at {money:40000-220000} per year, starting {DATE}. [Please send your SSN and a voided check to {q.email}.|Our records show SSN {p.nid}, DOB {p.dob}, address {p.addr}.|<The background check shows a misdemeanor in {city}, {year:2008-2023}.>] [Your manager will be {r}.|Call {q.phone} with questions.]

{q}, {org}

== genre=mail noise=mail
[To the residents of {p.street}|Dear Mr. and Mrs. {p.l}|Dear neighbour],

[your son {q.f} broke our window|your tree hangs over our fence|somebody keyed my car ({r.plate}) in front of your house|we could hear you fight again last night]. [<I am calling the police next time; the kids are scared.>|Please pay {money:60-900} to {r.iban}.|I have photos.] [We are at number {num:1-200}.|{r}, {r.phone}]

== genre=mail noise=mail
{q.f}, [it's me|it's {p.f}], [please read this before you call|I got your number from {r.f}|I know it's been {num:2-20} years]. <[You have a daughter, she is {num:3-25}.|Dad is dying, the hospice is in {city}.|I was the one driving that night.|I forgive you.]> [Her name is {s.f}.|He asks for {s.f} all day.|I still live in {p.city}.] [My number is {p.phone}.|Write to {p.email}, not the house.|]

== genre=mail noise=mail
Fwd: [family plan|Mum's care|Thanksgiving|the house]
\> {p.f} wrote:
\> [{q.f} can take her until {month}, then {r.f}.|I talked to the lawyer, {s}.|The nursing home on {street} wants {money:2000-9000} a month.]
\> <[She wandered off again on {weekday}.|Her diabetes is out of control.|She signed the house over to {r.f}.]>
[I'm against it.|Call me, {q.phone}.|What does {t.f} say?] {q.nick}

== genre=mail noise=mail
Dear [Admissions|Scholarship Committee|Committee],

My name is {p} and I [grew up|was raised] in {p.city} by [my grandmother {q.f}|a single father|foster parents]. <[My mother was deported when I was {num:5-15}.|I have lived with {@cond} since I was {num:5-17}.|We slept in our car for {num:2-12} months.|My brother was shot in {year:2008-2023}.]> [My application number is {ID~########}.|My teacher {r} will send a letter.] [I dream of studying {@subject}.|]

== genre=mail noise=mail
Hello, [I am the new tenant in|I booked] [unit {num:1-60}|the room] [on {street}|from {DATE} to {DATE}]. [I'll arrive at {time} with my {p?girlfriend|boyfriend} {q.f} and our baby {r.f}.|My licence plate is {p.plate}.|Please leave the key with {r}.] [<I use a wheelchair.>|<{r.f} is allergic to feathers.>|Here is my passport number: {p.pass}.] [My number: {p.phone}.|] {p}

== genre=clinical noise=none
SOAP note — {p.fi}, {p.age}{p?M|F}, [MRN {p.mrn}|DOB {p.dob}]
S: <[c/o {@symptom3}|reports "{@symptom}"|here for f/u of {@m_cond2}]; takes {@m_med2}>
O: <BP {num:95-190}/{num:55-110}, BMI {num:18-48}, [PHQ-9 {num:2-27}|A1c {num:5-12}.{num:0-9}|lungs clear]>
A: <{@m_cond2}; {@cond}>
P: <[increase|d/c|start] {@m_med2}>; [RTC 3 mo|referral to Dr. {q.l}|labs at {org}]. [Daughter {r.f} present.|Interpreter used.|]

== genre=clinical noise=none
Dental chart {date}: {p.lf}, {p.dob}. <[#{num:1-32} extraction|root canal #{num:1-32}|perio stage III], [anxious, {@m_med2} given|on warfarin|HIV+, viral load undetectable]>. [Insurance {p.ins}, holder {q}.|Recall {DATE}.|Mother {q.f} consents.] [DDS {r}|]

== genre=clinical noise=none
Psychological evaluation
Name: {p}     Age: {p.age}     Referred by: {q}
<{p.f} [presents with {@cond}|was referred after a suicide attempt|meets criteria for {@m_cond2}]. Full Scale IQ {num:62-140}. [History of foster care and neglect.|Father incarcerated.|Substance use since age {num:12-20}.]> [{p?He|She} lives with {p?his|her} aunt {r.f} in {p.city}.|Employed at {org}.] <Recommendations: [DBT|EMDR|medication review].>

== genre=clinical
OB triage {time}: {p.l}, G{num:1-6}P{num:0-5}, {num:24-41}w{num:0-6}d <[ctx q{num:3-9}min|SROM clear|decreased FM|BP {num:140-180}/{num:90-110}], [GBS+|h/o C-section|gestational diabetes]>. [FOB {q.f} at bedside.|Dr. {r.l} paged.|Wants to keep baby's adoption confidential.]

== genre=clinical
Vet or human? {p}'s [mother|father], {q} ({q.age}), <has {@cond} and takes {@med} with {@m_med2}>. [Pharmacist note: call {q.phone}.|Interaction check requested by {r}, PharmD.|Rx {ID~#######}.]

== genre=clinical
Intake: client {p} ("{p.nick}"), pronouns [he/him|she/her|they/them], {p.dob}. <[Presenting problem: grief after {q.f}'s suicide.|Couples issues with {q.f}, infidelity.|Court ordered, DUI {DATE}.|Gender dysphoria.]> <Current meds: {@m_med2}.> [Insurance: {org} {p.ins}, copay {money:10-60}.|Emergency: {r}, {r.phone}.]

== genre=legal noise=none
RESTRAINING ORDER [REQUEST|PETITION]
Person asking: {p} [Age {p.age}|DOB {p.dob}]
Person to be restrained: {q}, {q?M|F}, [hair brown|lives at {q.addr}|works at {org}]
Describe abuse: <On {DATE} {q.f} [choked me in front of {r.f}|broke my phone and said he would kill me|waited outside my work|posted intimate pictures of me]>. [Children: {r.f} ({num:1-9}), {s.f} ({num:10-17}).|Firearm: yes.|Case no. {ID~##@@######}]

== genre=legal
[Is this legal?|Do I have a case?|Can I sue?] [{org}|My landlord {q}|My ex {q}] [kept my deposit of {money:400-4000}|recorded me in {city}|gave me a fake settlement|fired me {num:2-10} days after <I disclosed {@cond}>]. [I'm in {p.city}.|I have texts from {r.f}.|My contract was signed {DATE} by {r}.] <[I can't afford a lawyer.|I'm undocumented.|I already lost custody once.]>

== genre=legal noise=none
POWER OF ATTORNEY. I, {p}, residing at {p.addr}, SSN {p.nid}, appoint my [son|niece|wife] {q}, of {q.addr}, as my agent [for medical decisions|to sell the property at {p.street}|over account {p.acct} at {org}]. [Alternate: {r}.|<In case of dementia or coma, no feeding tube.>|Witnesses: {s}, {t}.] Dated {date}.

== genre=legal noise=none
DEPOSITION OF {p.up}
Q. State your name. A. {p}.
Q. [Where do you live?|How do you know {q}?] A. [{p.addr}.|We were roommates in {city}.|{q?He|She} was my supervisor at {org}.]
Q. [What happened on {DATE}?|Were you drinking?] A. <[{q.f} grabbed me.|I'd had four beers.|I blacked out, I have seizures.|I saw {r.f} take the money.]>
[Q. Anyone else? A. {s.f} and {t.f}.|MR. {u.up}: Objection.]

== genre=legal
Parole board letter for {p}, inmate {ID~@#####}: {p?he|she} [served {num:2-25} years for <armed robbery>|completed <rehab> in {year:2010-2024}]. [I am {p?his|her} sister {q}, {q.addr}, and {p?he|she} can live with us.|Employer {r} of {org} offers a job.] <[{p?He|She} has found God and stays clean.|The victim, {s}, has forgiven {p?him|her}.]> [Edit for tone.|]

== genre=hr
[Employee|Staff] list {@dept}: {p} ({p.emp}) {money:30000-150000}; {q} ({q.emp}) {money:30000-150000}; {r} ({r.emp}) {money:30000-150000}. [Who is underpaid?|Raise {q.f} by {num:2-12} %.|<{r.f} on maternity leave from {DATE}.>|<{q.f}: two sick notes, back pain.>]

== genre=hr
Investigation summary – confidential. Complainant: {p}. Respondent: {q}. [Interviewed: {r}, {s}.|Dates: {DATE}, {DATE}.] Allegation: <[{q.l} sent sexual messages|{q.l} mocked {p.l}'s accent|{q.l} falsified timesheets|{q.l} revealed {p.l}'s {@cond} to the team]>. Finding: [substantiated|inconclusive]. [Action: final warning.|Legal: {t.email}]

== genre=hr
Interview scorecard: candidate {p} for {@job}. [Communication {num:1-5}/5, {num:1-10} years at {org}.|Asked for {money:50000-190000}.] [<Mentioned two small kids, might be a problem.>|<Visible tremor.>|Reference {q} ({q.phone}) was lukewarm.] Decision: [hire|no hire|hold]; compare with {r} and {s}. 

== genre=insurance
Prior authorization denied: member {p}, ID {p.ins}, group {ID~#####}. Service: <[bariatric surgery|MRI lumbar|{@m_med2}|inpatient rehab]>. Dx <{@m_cond2}>. [Ordering: {q}, MD, NPI {ID~##########}.|Appeal by {DATE}.] [Write my appeal; call me at {p.phone}.|]

== genre=insurance
Auto claim notes: [insd|insured] {p} stopped at light on {street}, rear-ended by {q} ({q.plate}, policy {q.ins}). <[{p.l} c/o neck pain, ER {org}.|Passenger {r.f}, {num:4-17}, concussion.]> [Adverse admits fault on recorded line {q.phone}.|Tow to {org}.|Reserve {money:1000-30000}.]

== genre=school
IEP meeting [notes|summary] – {p}, grade {num:1-12}, DOB {p.dob}, {org}
Attendees: {q} (parent), {r} (special ed), {s} (psych)
<Eligibility: [autism|specific learning disability|{@cond}]. [Reads at grade {num:1-6} level.|Elopes from class.|Meltdowns when touched.]> Goals: [{p.f} will ask for a break.|80 % accuracy in math.] [Parent asked for one-to-one aide.|Next {DATE}.]

== genre=school
Discipline referral: {p} ({num:6-12}th) [hit {q}|threw a chair at {r?Mr.|Ms.} {r.l}|had a vape|cheated off {q.f}] on {DATE}. <[Smelled of marijuana.|Said dad came home drunk.|Is on probation.|Off {@med} since {weekday}.]> [Parent {s} called, {s.phone}.|Consequence: {num:1-5} days ISS.]

== genre=police noise=none
911 TRANSCRIPT. Dispatcher: what's the address? Caller: {p.addr}[, I mean {p.street}|]. Dispatcher: what's going on? Caller: <[my husband collapsed|he has a gun|she took all the pills|my baby isn't breathing]>. Dispatcher: your name? Caller: {p}. [his name's {q}, he's {num:20-80}|hurry, {q.f} stop it|number is {p.phone}]

== genre=police noise=none
MISSING PERSON: {p}, {p.age}, [5'{num:1-11}"|{num:150-195} cm], last seen {DATE} near {street}, {p.city}, [driving a gray Honda {p.plate}|wearing a red hoodie]. <[Takes {@med} for {@cond}.|May be suicidal.|Has dementia.]> [Contact {q} ({q?father|mother}) {q.phone}.|Boyfriend {r} was questioned.]

== genre=finance
Tax intake: taxpayer {p}, SSN {p.nid}, DOB {p.dob}; spouse {q}, SSN {q.nid}; [dependents {r.f} ({r.nid}) and {s.f}|no dependents]. W-2 {org} {money:20000-200000}. <[1099-G unemployment {money:2000-15000}.|Medical expenses {money:1000-40000}, {@cond}.|Back taxes owed {money:1000-30000}.]> [Direct deposit: routing {ACCOUNT~0########}, account {p.acct}.|Address {p.addr}.]

== genre=finance
[Dear|Hi] {p.f}, your [loan|card] application with {org} was [declined|approved]. [Card ending {ACCOUNT~####}.|Limit {money:500-20000}.|Score {num:480-800}.] <[Reason: delinquent accounts.|Reason: bankruptcy {year:2012-2023}.|Co-borrower {q} has unpaid child support.]> [Questions? {r}, {phone}.|Mailed to {p.addr}.]

== genre=finance
Crypto help: I sent {money:200-40000} to a guy called {q} ({q.email}), [met on Telegram {q.handle}|he said we'd marry], [seed phrase was <SECRET:apple river candle stone garden mouse>|from my account {p.acct} at {org}]. <[It was my retirement money.|My husband {r.f} doesn't know.|I also sent him nude photos.]> [Can I get it back?|I'm {p}, {p.age}.]

== genre=travel
Visa [application|interview] for {country}: {p}, passport {p.pass}, born {p.dob} in {city}. [Travelling with {q} (spouse) and {r.f}, {num:1-12}.|Host: {s}, {s.addr}.|Bank balance {money:2000-60000}.] <[Previously refused in {year:2012-2024}.|Criminal record: yes, {year:2000-2020}.|Pregnant, due {month}.]> [What will they ask?|Write the invitation letter.]

== genre=travel noise=none
E-TICKET {ID~###-##########} — {p.up} [MR|MRS] — PNR {ID~******}
{date} {city} → {city} {time} seat {num:1-40}{~@}
[PAX 2: {q.up}|INFANT: {r.up} {r.dob}] [SSR <[WCHR|DPNA|MEDA]>|FF {ID~@@#######}|PASSPORT {p.pass}]
[Contact {p.phone}|Card {p.card}]

== genre=ticket
Zendesk #{ID~######} [priority high|]: requester {p} \<{p.email}\>
[I can't stand it, third time!|Hello team,] [your driver {q.f} left my insulin in the sun at {p.street}|you billed card {p.card} after I cancelled|my ex {q} still has access to our account|the photo book of my late husband {q.f} is ruined]. [Call {p.phone}.|Refund to {p.acct}.|] [Internal: {r.f}, give her {money:10-100}.|]

== genre=ticket noise=none
\{CHAT {ID~########}\} visitor {p.f} ({p.ip}, {p.city})
bot: How can I help?
{p.f}: [delete all my data|someone opened an account in my name|my {@product} caught fire and <burned my hand>]
bot: Please verify your identity.
{p.f}: [{p}, {p.dob}, last 4 {ACCOUNT~####}|mother's maiden name is {q.l}|pin {SECRET~####}, email {p.email}]
[agent {r.f} joined
{r.f}: Hi {p.f}, I see {p.addr}, right?|]

== genre=ticket
Property mgmt log: {p}, apt {num:1-80}, {p.street}: [sink leaking|no heat since {weekday}|roaches|noise from {q} upstairs]. <[Newborn in unit.|Tenant on oxygen.|Section 8.|Behind {money:300-3000}.]> [Let in with key, dog "{first-}" bites.|Gate code {SECRET~####}.|Text {p.phone} first.]

== genre=meeting
Standup [notes|recap] {date}: {p.f} – [out, <[kid has flu|chemo week 3|court date]>|blocked by {q.f}]; {q.f} – [interviewing at {org}, don't tell {r.f}|shipping {@product} page]; {r.f} – [gets laid off {weekday}|moving to {city}]. [{s.f}'s number for on-call: {s.phone}.|]

== genre=meeting
Pastoral council, {date}. Prayer list: <{p} ([hip surgery|cancer]), {q.f} {q.l} ([divorce|grief]), the {r.l} family (lost their baby)>. [{s} will bring meals to {p.addr}.|{t} asked for help with rent, {money:200-1500}.|Pastor {u.l} visits on {weekday}.]

== genre=transcript
[Host|Coach]: So, {p.f}, tell us [what brought you here|your share tonight].
{p.f}: <[I'm {p.f} and I'm an alcoholic.|I lost my license and my kids in the same week.|I weighed {num:300-480} pounds.|I was inside for {num:2-12} years.]> [My sponsor {q.f} picked me up on {street}.|My wife {r.f} took {s.f} to {city}.|I work nights at {org}.]
[Host|Coach]: [How long sober?|And {r.f}?]
{p.f}: [{num:20-900} days.|She hasn't called.|<I used on {weekday}.>]

== genre=transcript
Loan officer: [Name and date of birth?|Purpose?]
{p.f}: [{p}, {p.dob}.|We want the house on {street}.]
Loan officer: [Income?|Any debts?]
{p.f}: [{money:30000-160000} at {org}, and {q.f} makes about {money:20000-90000}.|<We had a bankruptcy in {year:2010-2022}, after {q.f}'s cancer.>]

== genre=form noise=none
Patient Name: {p}          DOB: {p.dob}
Preferred pharmacy: {org}, {street}
Please list medications: <{@m_med2}, {@med}>
Do you have or have you had: \[x\] <{@cond}>  \[x\] <{@m_cond2}>
Do you feel safe at home? <[Yes|No]>
Emergency contact: {q} ({q?husband|wife}) {q.phone}

== genre=form noise=none
Rental application
Applicant: {p}  SSN: {p.nid}  Phone: {p.phone}
Current address: {p.addr}   Landlord: {q} {q.phone}
Employer: {org}   Monthly income: {money:1500-9000}
Occupants: {r.f}, {s.f}   Pets: [none|cat]
<Ever evicted? [No|Yes, {year:2010-2023}]   Bankruptcy? [No|Yes]>

== genre=form noise=none
NAME={p.up}; SEX={p?M|F}; DOB={p.dob}; ADDR={p.addr}; [LIC={p.lic}|PASS={p.pass}]; [NOK={q.up} {q.phone}|EMP={org}]; <REMARKS=[DIABETIC|EPILEPTIC|BLIND LEFT EYE|DNR]>

== genre=form noise=none
Adoption / foster [questionnaire|application]. Applicants: {p} and {q}, {p.addr}. Married {DATE}. [Income {money:30000-150000}.|References: {r}, {s.phone}.] <[Infertility, four failed IVF cycles.|{q.f} was treated for depression in {year:2008-2022}.|{p.f}: arrest for possession, {year:1998-2015}.]> [Prefer a child under {num:2-8}.]

== genre=form noise=none
Membership: {p}, {p?Mr|Mrs}, {p.street}, {p.town}. [Gym|Union|Party|Parish]: {org}. Direct debit {p.iban}. <[Religion: Catholic|Branch: {city}, shop steward {q}|Health: {@cond}]> [Tel {p.phone}|Card no. {ID~######}]

==
[Given|Using] the following customer data, write a personalised [upsell|apology|renewal|win-back] email.
Customer: {p} | {p.email} | [last order {@product}|<recently widowed>|<bought a pregnancy test>] | {p.city} | [spent {money:50-9000}|complained about {q.f}|birthday {p.dob}]

==
Redact the [PII|names|personal information] in: "[{p} called from {p.phone} about {p?his|her} {@cond}.|On {DATE}, {p} ({p.nid}) moved to {p.addr}.|Email {p.email}, password {secret.password}.]" [Output JSON.|Replace with \[REDACTED\].|List what you removed.]

==
Extract [name, date and diagnosis|all entities|structured data] from this [note|letter|referral]:

{doc:clinical,form,insurance}

==
What [should I reply|is {q.f} trying to say|does this letter mean for me|are the deadlines in this]?

{doc:mail,legal,hr,finance}

==
{doc:transcript,meeting,ticket}

[Write follow-up email.|TL;DR|What are the action items?|Rate the agent's tone from 1 to 5.|Is anything confidential in this?]

==
I'm building a [CRM|clinic app|school database]. Here's a real record that fails validation: [{p},{p.dob},{p.phone},{p.email}|"{p.lf}"|{p.mrn}|<{@cond}>|{p.addr}]. [Which field is wrong?|Fix my regex.|Our admin {q} says it works on his machine.]

==
Pretend you're [a recruiter|an immigration officer|a judge|my mother-in-law {q.f}] and ask me questions. I'm {p}, {p.age}, {@job}, [from {p.city}|married to {r}|<with a criminal record>|<pregnant>]. [First question?|Be tough.|My real interview is on {DATE} at {org}.]

==
Give me a [diet|workout|meal] plan. I'm {p.f}, {p.age}, {num:110-330} lbs, {num:150-198} cm, <[{@cond}|{num:2-8} months postpartum|recovering from an eating disorder|on {@m_med2}]>. [I work nights at {org}.|My coach {q.f} says no carbs.|Vegetarian.] 

==
[Astrology|Numerology|Tarot] reading for {p}, born {p.dob} at {time} in {city}. [Partner: {q}, born {q.dob}.|I want to know if {q.f} will come back.|<I'm waiting for biopsy results.>|Will I get the job at {org}?]

==
who is {p} from {p.city}? [{p?he|she} works at {org}|{p?he|she} went to school with me|went by {p.user} online|married name {q.l}] [i want to find {p?his|her} address|{p?he|she} owes me money|<i think {p?he|she} is my half {p?brother|sister}>|{p?his|her} old number was {p.phone}]

==
help me name my baby. last name {p.l}, dad is {p.f}, mom {q.f}, siblings {r.f} and {s.f}. [due {DATE}|born yesterday in {city}|<it's ivf after {num:2-6} losses>] [something irish|no {t.f}, that's my ex]

==
[Log|Diary], {weekday}: <[Took {num:1-8} pills too many.|Third IVF failed.|Weighed {num:80-130} lbs, still fat.|He came home drunk and I hid the keys.|Court tomorrow.]> [{q.f} brought soup.|{r.f} knows.|Slept at {q.f}'s, {q.street}.|Nobody called.]

==
Compose [a one star review|a complaint to the board|a post for Nextdoor] about [my dentist {q}|our nanny {q}|contractor {q}, {q.phone}|my neighbor {q} at {q.street}], who [overcharged me {money:100-5000}|left my son {r.f} alone|never finished the deck|<damaged a nerve in my jaw>]. [Use my name, {p}.|Keep me anonymous.]

==
I'm a [teacher|nurse|social worker|pastor|lawyer|coach] and [one of my students|a patient|a client|a parishioner], {p.f}[ {p.l}|], <[showed me burn marks|told me {p?he|she} is gay and afraid of {p?his|her} father|is pregnant at {num:13-17}|confessed to hitting {p?his|her} child|stopped {@med}]>. [{p?He|She} lives with {q} on {street}.|{p?He|She} is {num:8-40}.] [Do I have to report it?|How do I document this?]

==
Calculate [alimony|child support|my severance|my pension]. [I'm {p.age} and earned {money:30000-160000} at {org}.|{q.f} earns {money:20000-120000}, I earn {money:20000-120000}, kids {r.f} {num:2-9} and {s.f} {num:10-17}.] <[I've been on disability since {year:2010-2024}.|We separated in {month}, he has a drinking problem.|I owe {money:2000-20000} in arrears.]> [Lawyer: {t}.|We live in {p.city}.|]

== genre=life
{^@m_life} and [want|need] {@m_want}. [My name is {p}, ship to {p.addr}.|It's for {q.f} {q.l}, who turns {num:20-80} on {DATE}.|<But I have {@m_cond2} and {@cond}.>|My number is {p.phone}.]

== genre=life
My [daughter|son] {p.f} turns {num:3-18} on {DATE}. [We live at {p.addr}.|{q.f} and {r.f} {r.l} are coming.|<{p?He|She} has {@cond}.>|{p?His|Her} phone is {p.phone}.] [Plan a party.|Write the invitation.|What should I bake?]

== genre=life
Write an email to [my boss {q}|my professor, Dr. {q.l}|my landlord {q}|HR at {org}] [asking for a day off because <{@meexcuse}>|that <I'm quitting because of {@m_cond2}>|about <the harassment>|that I can't pay {money:300-3000} rent]. [Sign as {p}.|My room is {num:100-900}.|cc {r.email}.]

== genre=life
My [phone|laptop|car|{@product}] was stolen [from {p.street}|by {q}|at {org}]. [Serial {ID~@@########}.|IMEI {ID~###############}.|Plate {p.plate}.|Apple ID {p.email}, password {secret.password}.] [What do I do?|Write the police report; I'm {p}.]

== genre=life
I have [an interview|a hearing|a date|surgery] [tomorrow|on {DATE}] with {q}[ at {org}|]. <[I'm on parole.|I stutter.|I haven't told {q?him|her} about {@m_cond2}.|I'm terrified I won't wake up.]> [I'm {p.f}.|Call me {p.nick}.|I live in {p.city}.] [Calm me down.|What do I wear?|Practise with me.]

== genre=life
so my [boss|coworker|roommate|cousin] {q.f} [just got fired|is pregnant by {r.f}|stole {money:50-900} from me|ratted me out to {r.f}] and <[i'm the one who told|i did coke with her|i have the video|i owe him too]> [what now|she lives at {q.street}|dont wanna be in the middle]

== genre=life
[We|I] moved to {p.addr} on {DATE}. [Update my address with {org}, customer {ID~########}.|Write a note to the neighbours, we are {p.f} and {q.f} {p.l}.|Old address: {q.addr}.|Forward mail for {q} too.] 

== genre=life
Weekly plan for our family: {p.f} [swimming|physio|chemo] {weekday} {time}, {q.f} [violin|speech therapy|court] {weekday}, {r.f} [night shift at {org}|daycare, {street}]. [Pick-up by {s}, {s.phone}.|<{q.f} takes {@med} at noon.>] [Make a table.|Who is free on {weekday}?]

== genre=life
Split custody calendar: {q.f} has {r.f} and {s.f} [odd weeks|{weekday} to {weekday}]. [Exchange at {street}, {time}.|Dr. {t.l} says {r.f} <needs therapy>.|<{q.f} showed up drunk on {DATE}.>] [Write to {q.email}.|Draft for my lawyer.]

== genre=life
[Order|Prescription|Appointment] reminder for {p.f} {p.l}: <{@m_med2}>, pick up at {org}, {street}. [Text {p.phone}.|Birth date {p.dob} at the counter.|<Don't mix with alcohol, {p.f}.>]

== genre=life
"{p.f}, [if you read this, I'm gone|I kissed {q.f}|the test is positive|I know about {q.f}]." [Found this note on {q.f}'s desk.|My mother wrote it in {year:1970-2010}.|It's in my husband's handwriting.] <[I feel sick.|She had depression for years.|He doesn't know I read it.]> [What should I do?|Analyse it.]

== genre=life
Make a [genogram|timeline|list] of my illnesses: <{year:1985-2005} {@cond}, {year:2006-2015} {@m_cond2}, since {year:2016-2025} {@m_med2} and {@med}>. [For Dr. {q.l}.|I'm {p}, {p.dob}.|Insurance {p.ins}.|Also add my mother {r.f}: <{@cond}>.]

== genre=story
I need advice and I can't ask anyone I know. I'm {p.age}, {p?male|female}, and I've been with {q.f} for {num:2-25} years. We met [at {org}|in {city}|through my cousin {r.f}] and moved in together in {year:2000-2023}. For the first years everything was fine. Then <[{q.f} lost {q?his|her} job and started drinking|I got sick and {q.f} couldn't cope|we lost our first baby|{q.f}'s mother moved in and took over]>. [{q?He|She} stopped coming home on weekends.|We haven't slept in the same bed since {month}.|I found a second phone.] <[Last {weekday} {q?he|she} pushed me.|I've started taking {@med} just to sleep.|I kissed someone at work, {s.f}.]> Our [son|daughter] {t.f} is {num:2-15} and notices everything. [My parents in {city} say stay.|{r.f} says I can sleep on her couch.|The lease on {p.street} runs until {DATE}.] I don't know whether to [leave|forgive|talk to a lawyer]. What would you do in my place?

== genre=story
<Three [weeks|months] ago I found {@symptom} and put it off because I was busy. My GP sent me for [a scan|blood tests|a biopsy], and on {weekday} I was told it is {@m_cond2}. I'm {num:24-70}. I haven't slept. I keep reading survival rates. I stopped {@med} on my own, which was stupid.> [I have no idea how to tell my kids.|My partner is away for work.|My boss thinks I'm on holiday.] <[The next appointment decides whether I need chemo.|They want to operate next month.|I may never be able to have children.]> Please [help me make a list of questions|explain it in simple words|just talk to me].

== genre=cv noise=none
{p.up}
{@job} | {p.city} | {p.phone} | {p.email}

SUMMARY
{^@job} with {num:3-25} years of experience in [retail|health care|logistics|software], seeking a role in [{city}|a growing team].

EXPERIENCE
{org}, {city} — {^@job} ({month} {year:2016-2020} – present)
• [Managed a budget of {money:20000-900000}|Reduced waiting times by {num:5-60} %|Trained {num:2-30} colleagues]
• [Reported to {q}|Introduced a new booking system|Won employee of the month]
{org}, {city} — [assistant|intern|trainee] ({year:2008-2012}–{year:2013-2016})
• [Answered phones|Maintained records|Worked night shifts]

EDUCATION
[BA|BSc|MA|Diploma] in {^@subject}, {org}, {year:1990-2015}

REFERENCES
{q}, {org}, {q.phone}
{r}, {r.email}

[Rewrite the summary.|Is it ATS friendly?|Tailor it to the job at {org}.|]

== genre=story noise=none
STATEMENT of {p}, born {p.dob}, {p.addr}.

I make this statement of my own free will. On {DATE} at around {time} I left work at {org} and drove home along {street}. [My brother {q.f} was in the passenger seat.|I was alone.] At the lights a [grey|white] van, registration {r.plate}, [cut in front of us|stopped suddenly]. The driver, whom I now know as {r}, got out and [shouted at me|hit the window with a bat|said he knew where I lived]. <[I felt pain in my neck and could not turn my head.|My brother was bleeding from the nose.|I had a panic attack; I take {@med} for {@cond}.]> A witness, {s} ({s.phone}), [filmed it|called the police]. [I would recognise him again.|I do not want him to have my address.] Signed: {p}

== genre=mail noise=mail
Subject: Re: Re: [Mum|Dad]

Hi {q.f} and {r.f},

I spoke to the ward this morning. <[She had a quiet night but is still confused and asked for Dad twice.|He fell again on the way to the bathroom and they found a small bleed.|The scan shows it has spread to the liver.]> The consultant, [Mr|Ms|Dr] {s.l}, wants to see all of us on {weekday} at {time}. [{q.f}, can you bring the power of attorney?|{r.f}, you have the keys to {p.street}, please feed the cat.] The home on {street} has a place from {DATE}, {money:900-2500} a week. [We could sell the flat; the agent, {t}, thinks {money:150000-500000}.|Her savings at {org}, account {p.acct}, cover about a year.] I know we don't agree, but <[she wouldn't want to be resuscitated|he told me he is not afraid|I can't do the nights any more, I'm on tablets myself]>. Ring me tonight, {p.phone}.

{p.f}

== genre=clinical noise=none
ADMISSION DATE: {DATE}
DISCHARGE DATE: {DATE}
PATIENT: {p.lf}  MRN: {p.mrn}  DOB: {p.dob}

HISTORY OF PRESENT ILLNESS: {p?Mr.|Mrs.} {p.l} is <a {p.age}-year-old {p?man|woman} with {@cond}, {@m_cond2} and a remote history of {@cond}, who was brought in by {p?his wife|her husband} {q.f} after {num:2-9} days of {@symptom3}. {p?He|She} had run out of {@med}. In the emergency department blood pressure was {num:80-200}/{num:50-110}, pulse {num:48-140}.>

HOSPITAL COURSE: <The patient was started on {@m_med2} and improved. [A CT of the chest showed a small embolus.|Cultures grew E. coli.|Psychiatry was consulted for suicidal ideation.|The stay was complicated by a fall.] {@med} was stopped.>

SOCIAL: Lives at {p.addr}. [Retired {@job}.|Works at {org}.|<Smokes one pack per day, drinks heavily.>] Next of kin {q}, {q.phone}.

FOLLOW-UP: Dr. {r} on {DATE}; {org} will call {p.phone}.

== genre=story
okay so this is long. i ({num:16-25}) live with my dad in {p.city} since my mom <[died of {@m_cond2}|went to prison for fraud|left us for a guy from church]>. my brother {q.f} is {num:8-14} and i basically raise him. <[dad drinks and last week he threw a plate at me|we don't have money for food at the end of the month|i dropped out and work nights under the table]>. my teacher [ms|mr] {r.l} keeps asking if i'm ok and i lie. [my aunt {s.f} in {city} said we could come|cps came once and {q.f} cried for days|my friend {t.f} thinks i should call someone]. <[i started cutting again|i'm late and i can't tell anyone|sometimes i think everyone would be better off]>. i just want {q.f} to be safe. what do i do

== genre=meeting noise=none
CASE CONFERENCE – {p} ({p.dob}) – {date}
Present: {q} (social worker), {r} (school nurse), {s} ({p?father|mother}), {t} (chair)

1. Background. {p.f} lives with {s.f} and two siblings at {p.addr}. <[Police were called on {DATE} after a domestic incident.|{p.f} has missed {num:10-60} days of school.|{s.f} has a history of {@cond} and relapsed in {month}.]>
2. Health. <{p.f} [is underweight|has untreated {@cond}|told {r.f} that {p?he|she} does not want to live].> GP is Dr {u.l}.
3. Views. {s.f} said [{s?he|she} needs help with rent|the school exaggerates|{s?he|she} would accept a parenting course].
4. Decision. [Child protection plan from {DATE}.|Referral to {org}.|{q.f} visits weekly; phone {q.phone}.]

[Write a letter to the parent.|Summarise for the judge.|]

== genre=secret
[the wifi at {org} is|our netflix login is|my icloud is] {p.email} / {secret.password} [can you make a printable card|don't save it|write a text to {q.f} with it]

== genre=secret
I [forgot|can't remember|wrote down] my [PIN|passcode|master password]: [maybe|I think|it's] {SECRET~####} or {secret.password}. [Card {p.card}.|Account {p.acct} at {org}.|Safe in {q.f}'s room.] [Which is stronger?|Help me remember with a rhyme.]

== genre=secret
[Why does this key not work?|Is my token leaked?|Rotate this:] {secret} [found in {p.f}'s repo|belongs to {p.email}|used from {ip}|created {date}]. [Write an incident report.|What can somebody do with it?]

== genre=secret
The [alarm|gate|garage|locker] code is {SECRET~####}[, the spare key is under the pot|]. [{p.f} arrives {DATE}.|Dog sitter {q.f} knows, {q.phone}.|House: {p.addr}.] [Write instructions for our guest.|Make a sign.]

== genre=secret
2FA code {SECRET~######} [came to {p.phone} but I didn't ask for it|for {p.email}|expired]. [Recovery: {secret.uuid}|Backup codes {SECRET~####-####}, {SECRET~####-####}, {SECRET~####-####}.] [Am I being hacked?|What now?]

== genre=paste noise=none
From: {p} \[mailto:{p.email}\]
Sent: {weekday}, {date} {time}
To: {q.lf}
Subject: RE: [schedule|your mother|overdue rent|test results]

{q.f},
[Thanks, got it.|Can you call me before {time}?] <[The biopsy is benign, thank God.|I can't lend you any more money.|He failed the drug test.]> [{r.f} will pick up the kids.|My new cell is {p.phone}.]

{p.f}
[{^@job}
{org}
{p.street}
O: {p.phone}|Sent from my iPhone]

== genre=paste noise=none
{p}
{^@job} at {org} · {p.city} · 500+ connections
About: [I help teams grow.|Open to work after a layoff in {month}.|Father of two, runner.] [Reach me at {p.email}.|]
Experience: {org}, {year:2010-2018}–{year:2019-2025}; {org}, {year:2000-2006}–{year:2007-2012}
[Recommended by {q}, {org}|Education: {org}]
[Write a connection request to {p.f}.|Rate this profile.|Write a cold email to {p?him|her}.]

== genre=paste noise=none
Slack export #[general|payroll|random]
{p.user} {time}: [anyone seen {q.f}?|who approved {r.f}'s raise to {money:60000-190000}?|pls send W-2s]
{q.user} {time}: [<out sick, migraine again>|{r.f} did, ask {s.f}|dm me, not here]
{p.user} {time}: [k|my cell {p.phone}|<heard {r.f} is pregnant>]
[Summarise the thread.|Who is waiting for whom?|]

== genre=paste noise=none
[Marketplace|Craigslist|Airbnb] chat
{p.f}: Is the {@product} still available?
{q.f}: Yes. [Pick up at {q.addr}.|Cash only, text {q.phone}.]
{p.f}: [I can come {weekday} {time}, I drive a white Corolla, {p.plate}.|Can you hold it? I'm {p}, {p.phone}.|<My husband has cancer, could you go lower?>]
[What should {q.f} answer?|Is this a scam?|]

== genre=paste noise=none
{org} ALERT: {p.f}, [your card {ACCOUNT~XXXX####} was charged {money:10-900}|a login from {city} ({p.ip}) was blocked|your code is {SECRET~######}]. [Not you? Call {phone}.|Ref {ID~########}.] [Is this text real?|What should I do?]

== genre=paste noise=none
Group chat "[Smith cousins|Mom's 70th|Apt {num:1-40}]":
{p.f}: [who's bringing {q.f}?|can't make it, <dialysis {weekday}>]
{q.f}: [I'll drive from {q.city}|{r.f} has my spare key at {r.street}]
{r.f}: [venmo me {money:10-90}, {r.handle}|<don't mention the divorce to {s.f}>]
[Write a funny reply.|Make a to-do list.]

== genre=paste noise=none
Voicemail transcript, {p.phone}, {time}: "[Hi {q.f}, this is {p} from {org}.|{q.f}, it's {p.f}.] <[Your results are in, please call back.|It's about the overdue payment of {money:100-4000}.|Mom's in the ER at {org}.]> [My direct line is {p.phone}.|Ask for extension {CONTACT~####}.]"

== genre=paste noise=none
Job applicants for {^@job}:
1) {p}, {p.email}, {num:1-20} yrs, expects {money:30000-150000}[, <needs visa>|]
2) {q}, {q.phone}, {num:1-20} yrs[, referred by {r}|]
3) {s}, {s.city}, {num:1-20} yrs[, <on parental leave>|, currently at {org}]
[Rank them.|Write a rejection to {q.f}.|Remove bias.]

== genre=paste noise=none
GPS / Strava: {p.f} {p.l} ran {num:3-30} km, start {p.street}, {p.city}, {time}. [HR max {num:150-205}.|With {q.f}.|<Comment: first run since the heart attack!>] [Analyse my pace.|]

== genre=paste noise=none
Prescription label: {p.up} / <{@med} / TAKE 1 TABLET DAILY> / RX {ID~#######} / DR. {q.up} / {org} {phone} / REFILLS {num:0-5} / {p.street}

== genre=paste noise=none
{p.f} {p.l} shared a memory · {p.city}
"{num:2-20} years since {q.f} [left us|said yes|was born]. <[Miss you, Mom.|Cancer is cruel.|Still clean.]>" [Tagged: {r}, {s}.|Comments: {r.f}: love you {p.nick}!]
[Write a comment.|What is the post about?]
