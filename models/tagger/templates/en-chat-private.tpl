# What people tell an assistant about themselves and others.
@lang en
@genre chat
@private 1
@noise chat

==
{@greet} my name is {p}[ and I live in {p.city}|, I'm {p.age} years old and from {p.city}|]. I [want|need|would like] to write [a letter|an email|a formal complaint] to my landlord {q} about [the mould in the bathroom|the broken heating|my deposit of {money:300-3000}|the noise from the flat above]. [I have lived at {p.addr} since {date}.|The flat is at {p.addr}.|My address is {p.addr}.] [You can reach me at {p.phone}.|My number is {p.phone}, email {p.email}.|] {@please} make it [polite but firm|short|formal|angry but legal].

==
Rewrite this [email|message] so that it sounds [more professional|friendlier|less rude]:

[Hi|Hey|Dear] {q.f}, [I can't make it on {weekday}|I won't be able to come to the meeting on {DATE}] because <{@meexcuse}>. [Please call me on {p.phone} if anything is urgent.|{r.f} will cover for me.|I'll send the files to {q.email} tonight.] [Sorry!|Thanks for understanding.|]
{p.f}

==
I [was just diagnosed|got diagnosed last {weekday}|have been living] with <{@cond}> and [I don't know how to tell|I'm scared to tell|I haven't told] {@family}[, {q.f},|] [about it|yet]. [My doctor|Dr. {r.l}|The specialist] put me on <{@med}> and [I feel awful|the side effects are horrible|it isn't helping]. [What should I do?|How do I bring it up?|Is that normal?]

==
my [bf|gf|boyfriend|girlfriend|husband|wife] {q.f} [cheated on me with|has been texting|is sleeping with] [my best friend|a coworker named|his ex|someone called] {r.f} and [i found the messages|we have two kids|i dont know if i should leave]. [we live together in {p.city}|we've been married for {num:2-30} years]. [help|what would you do|am i overreacting?]

==
<I make {money:30000-180000} a year> [as a {@job}|at {org}] and <I have {money:3000-90000} in [credit card debt|student loans|medical debt]>. [My rent is {money:600-3500}.|I pay {money:400-2500} in rent in {p.city}.] [My wife {q.f}|My husband {q.f}|My partner] [makes {money:20000-120000}|doesn't work|is on disability]. [Make me a budget|Should I consolidate?|How long until I'm debt free?]

==
[Act as a career coach.|You are an expert recruiter.|] Improve my [CV|resume|LinkedIn summary|cover letter]:

{p.up}
{p.addr} | {p.phone} | {p.email}

{^@job} with {num:2-25} years of experience. [Previously at {org} and {org}.|Currently at {org}, {p.city}.] [Born {p.dob}.|Date of birth: {p.dob}.|Nationality: [Indian|British|Brazilian|Polish|Kenyan].|]

EXPERIENCE
{org} — {^@job} ({year:2012-2018}–{year:2019-2025})
- [Led a team of {num:3-20}|Reduced costs by {num:5-40} %|Trained {num:2-12} new hires|Managed the {@dept} budget]
- [Reported to {q}|Worked with {q} and {r} on the migration|Promoted twice]

REFERENCES
{r}, {org}, {r.phone}
[{s}, {s.email}|Available on request]

==
[I am|I'm] a {p.age} year old [woman|man|trans man|trans woman|single mother|widower|student] [living in {p.city}|from {p.city}|in {country}]. <I have had {@symptom} for [the last|about] {num:2-12} [days|weeks|months]> [and I take <{@med}> for <{@cond}>|, and <{@cond}> runs in my family|]. [Should I see a doctor?|What could it be?|Is it serious?|My next appointment with Dr. {q.l} is on {DATE}.]

==
I [think|am pretty sure] {@boss}[, {q}[,| at {org},]|] is [discriminating against me|going to fire me|stealing from the company|harassing me] because <[I'm pregnant|I came out as gay|of my religion|I took sick leave for {@cond}|I reported a safety problem]>. [I have emails from {r.f} that prove it.|Nobody at {org} knows.|] [What are my rights?|How do I document this?|Draft a complaint to HR.]

==
Write a [birthday|thank-you|sympathy|farewell|congratulations] [card|message|speech] for {@family} {p.f}[ {p.l}|]. {p?He|She} [turns {num:18-90} on {DATE}|is retiring from {org} after {num:10-40} years|just had a baby called {q.f}|<lost {p?his|her} [husband|wife|mother] {q.f} to cancer>]. [{p?He|She} loves [gardening|fishing|{@food}|Elvis].|We met in {city} in {year:1980-2020}.|] [Keep it short.|Make it funny.|Make it rhyme.]

==
help me fill in this form. my details: {p}, born {p.dob} in {p.city}, [passport {p.pass}|ssn {p.nid}|license no {p.lic}], address {p.addr}, [tel {p.phone}|email {p.email}], [married to {q}|single|divorced], [{num:1-4} kids|no kids]. [what do I put in box {num:2-19}?|translate it into Spanish please|is the format right?]

==
<I am [undocumented|here on an expired visa|seeking asylum|waiting for my green card]> and [I live in {p.city}|I came from {country} in {year:2005-2023}]. My [lawyer|caseworker] {q} [says|told me] my [case|A-number|receipt] number is {ID~@@@##########}. [My hearing is on {DATE}.|ICE came to my [work|cousin's house].|] [Can I travel?|What documents should I bring?|What happens if I miss the hearing?]

==
Can you [proofread|check|translate] this text to {q.f}? "Hey {q.f}, it's {p.f}[ from {org}|]. [I'm at {p.addr}, the blue door.|Come to {p.street} at {time}.] The [key is under the mat|door code is {SECRET~####}|wifi password is {secret.password}]. [Call me if you get lost: {p.phone}|{r.f} will let you in.]"

==
I'm [going through|in the middle of] a [divorce|custody battle] with {q}. <[He|She] [drinks|hit me twice|has a gambling problem|won't pay child support]>. [Our children {r.f} ({num:2-9}) and {s.f} ({num:10-16}) live with me in {p.city}.|We have a daughter, {r.f}.] The [hearing|mediation] is [on {DATE}|next {weekday}] [at {org}|, case number {ID~##-@@-#####}|]. [What should I say?|Help me write a statement for the judge.]

==
My therapist [{q.f}|Dr. {q.l}|] [asked me to|told me to|said I should] [write down what happened|keep a journal|list my triggers]. Yesterday [I had another panic attack|I cut myself again|I didn't get out of bed|I drank after {num:20-300} days sober]. <I've been on {@med} since {month}.> [{r.f} noticed.|My roommate {r.f} drove me home.|I lied to {r.f} about it.] [Can you help me put this into words?|I feel ashamed.|I don't want to be here any more.]

==
Plan a trip for [us|my family]: {p} ({p.age}), {q} ({q.age}) and [our kids {r.f} and {s.f}|my mother-in-law {r}]. We leave from {p.city} on {DATE} [and return on {DATE}|]. [Booking reference {ID~******}.|Frequent flyer {ID~@@########}.|Passport numbers {p.pass} and {q.pass}.] [{r.f} needs a wheelchair.|<{q.f} is allergic to [nuts|shellfish|penicillin]>.|<{p.f} has {@cond}>, so no long walks.] [Budget {money:800-9000}.|]

==
i think my [phone|bank account|email|instagram] got hacked. my email is {p.email} [and my password was {secret.password}|, password {secret.password}|] and someone [logged in from {ip}|transferred {money:100-9000} from my account {p.acct}|is sending messages to my contacts]. [my bank is {org}|i called {org} and talked to {q.f}]. [what now|should i change everything?]

==
Summarise the [call|meeting|interview] [notes|transcript] below in [three bullet points|one paragraph|{num:3-6} sentences].

{doc:transcript,clinical,meeting}

==
{@please} [summarise|summarize|classify|answer|reply to|translate|shorten|extract the names from|find the action items in] the following [email|message|letter|ticket][:| below:|. Keep the tone:|.]

{doc:mail,ticket,legal,school,hr}

==
[What is wrong with this record?|Convert this to JSON.|Put this into a table.|Clean up the formatting:|Extract all fields as key-value pairs.|Anonymise this text:|Remove all personal data from this:]

{doc:form,clinical,csv,ticket}

==
I [teach|coach|mentor] {p}, a [student|boy|girl] in [year {num:3-11}|grade {num:1-12}|my class]. {p?He|She} [keeps falling asleep|has been bullied by {q}|struggles with reading|is failing {@subject}] and [I suspect <{@cond}>|<{p?his|her} parents are divorcing>|{p?his|her} mother {r} never answers]. [Write the report card comment.|How do I talk to {p?him|her}?|Draft an email to {r.email}.]

==
Here is my [diary|journal] entry from {DATE}. Tell me what you [notice|think].

[Woke up at {time}|Couldn't sleep]. {^@family} [called|was drunk again|didn't come home]. [Met {q.f} at {street}.|Had lunch with {q.f} and {r.f}.] <[I still think about ending it.|I skipped my {@med} again.|Weighed myself three times.|I want to tell {q.f} that I'm bi.]> [Work at {org} is killing me.|{s.f} said I look tired.]

==
my dad {p} [passed away|died] on {DATE} and I am the executor. [he lived at {p.addr}|his last address was {p.addr}]. he had an account at {org}, number {p.acct}, [and a policy {p.ins}|and his SSN was {p.nid}]. [my brother {q.f} and my sister {r.f} want to sell the house|{q} is contesting the will]. [what forms do i need|write a letter to the bank]

==
You are my assistant. [Remember|Note] these facts about me: I am {p}[, but everyone calls me {p.nick}|]. I work as a {@job} at {org}. I live [in {p.city}|at {p.addr}] with {q.f} and our [dog|cat] [Biscuit|Luna|Max|Whiskers]. My birthday is {p.dob}. <I'm allergic to [penicillin|peanuts|latex] [and have {@cond}|]>. [My doctor is Dr. {r.l}, {r.phone}.|My car is a [Golf|Civic|Corolla], plate {p.plate}.|]

==
should I [confront|report|forgive|fire|sue] {q}? {q?He|She} [borrowed {money:200-20000} and won't pay it back|told everyone at {org} about <my {@cond}>|posted my photos|keyed my car {p.plate}|has been following me since {month}]. [We used to date.|{q?He|She} is my [cousin|neighbour|ex-roommate|tenant].] [{q?His|Her} number is {q.phone}.|{q?He|She} lives at {q.addr}.|]

==
Generate a [bio|short biography|LinkedIn headline|dating profile|speaker introduction] for me. Name: {p}. [Job: {@job}.|] [Lives in {p.city}.|Born in {city}, lives in {p.city}.] [Hobbies: climbing, chess, cooking.|Two kids, {q.f} and {r.f}.|Divorced.|Looking for a serious relationship.] [Contact {p.email}.|Instagram {p.handle}.|]

==
{@greet} I ordered a {@product} [last week|on {date}] and [it never arrived|it arrived broken|I was charged twice]. Order [number|no.|#] {ID~###-#######-#######}, name {p}, [address {p.addr}|email {p.email}|phone {p.phone}]. [The card ends in {ACCOUNT~####}.|I paid with card {p.card}.|] I want [my money back|a replacement|to speak to a manager]!

==
[I'm|I am] {p.f}, {p.age}, [pregnant in week {num:6-39}|trying to conceive|breastfeeding]. <My [GP|midwife|OB], Dr. {q.l}, said [my blood pressure is too high|the baby is small|I have gestational diabetes|the test came back positive for chlamydia]>. [Can I still take <{@med}>?|What should I eat?|My husband {r.f} is worried.]

==
Translate to [German|French|Spanish|Hindi|Portuguese]: "[My name is|I am] {p}. I was born on {p.dob} in {city}. [I live at {p.addr}.|My passport number is {p.pass}.] [I work for {org}.|I have <{@cond}> and need [insulin|my medication|a wheelchair].] [In an emergency please call {q} on {q.phone}.|]"

==
user: hi
assistant: Hello! How can I help you today?
user: [i need to change my booking|cancel my subscription|i forgot my pin|update my address]
assistant: Of course. Could you give me your full name and [booking reference|date of birth|account number]?
user: {p}, [{ID~******}|{p.dob}|{p.acct}]
assistant: Thank you, {p.f}. [And your email address?|Can you confirm your phone number?]
user: [{p.email}|{p.phone}][, and the new address is {p.addr}|]

==
so basically i work at {org} in {p.city} and this guy {q.f} from {@dept} [keeps taking credit for my work|asked me out three times|got promoted instead of me] and now {r.f}, [my manager|the team lead], wants a [1:1|meeting] on {weekday}. <[i have adhd and i freeze up in these things|i'm on a PIP already|i've been on antidepressants for a year]>. [what do i say|script it for me]

==
[Compose|Write|Draft] a [resignation letter|sick note|leave request|salary negotiation email] to {q} [({q.email})|at {org}|]. I'm {p}, {@job}, [employee ID {p.emp}|in {@dept}]. [My last day will be {DATE}.|I need leave from {DATE} to {DATE} because <[of my surgery for {@cond}|my mother is dying|I start rehab]>.|I currently earn {money:30000-120000} and want {money:40000-160000}.]

==
<[My son|My daughter] {p.f} ({num:3-17}) [was diagnosed with|might have|takes {@med} for] {@cond}>[ and the school, {org}, refuses to help|]. {p?His|Her} teacher[, {q},|] [says|wrote that] {p?he|she} [can't sit still|hit {r.f}|cries every morning]. [What can we do?|Help me write an email to the principal.|Is there an IEP template?]

==
Can you [do my taxes|check my tax return|explain this letter from the tax office]? {p}, [SSN|taxpayer ID|NI number] {p.nid}, filing [jointly with {q}, {q.nid}|single|as head of household]. Wages from {org}: {money:20000-200000}. [Interest: {money:20-900}.|Dependents: {r} ({r.dob}).|Refund to account {p.acct}.] 

==
I'm [gay|bisexual|lesbian|an atheist|leaving the church|a recovering addict|HIV positive] and <nobody in my family knows>. [We are very religious.|My father {q} is a pastor in {city}.|I live in {p.city}, it's a small town.] [How do I come out?|I met {r.f} online and we want to move in together.]

==
Tell me [honestly|please] if this is [abuse|normal|my fault]. <{q.f} [checks my phone|took my bank card|locks the door when {q?he|she} leaves|pushed me down the stairs] [and says I'm crazy|and the kids saw it|]>. I [have nowhere to go|can't call my mum|only have {money:20-900}]. [We live at {p.street}.|]

==
[Do you remember me?|Continue where we stopped.] I'm {p.f}, the {@job} from {p.city}. [Last time we talked about {@family}|You helped me with the letter to {q}]. [Today {q?he|she} answered: "{p.f}, I will not pay {money:100-5000}. Talk to my lawyer {r}."|Now I got a reply from {org}.] What next?

==
As a [financial advisor|tax expert], tell me what to do with {money:5000-300000} that I [inherited from {@family} {q.f}|won|got from selling my house at {p.addr}]. <I [owe {money:2000-60000}|went bankrupt in {year:2008-2022}|have a gambling problem]>, I earn {money:20000-150000}, [my pension is at {org}, policy {p.ins}|my account {p.iban} gives me 1 %].

==
hey can u make this sound [better|nicer|less desperate]
"{q.f} please call me back, its {p.nick}. [i miss u|im sorry about last night|i know u saw {r.f} again]. [im at my moms, {p.street}|new number {p.phone}]. <[im not drinking anymore|i started therapy|the test was positive]>"

:meexcuse
my [daughter|son] has a fever
I have a [hospital|dentist] appointment
I'm having surgery on my knee
my mother had a stroke
I have {@symptom}
I start chemo that day
I have court that morning
my depression is bad this week
