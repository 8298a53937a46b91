# What is told of oneself or of one's own in a sentence or two, with nobody named: bodies, minds, love,
# family, money, work, law, faith, homes. The carriers are those of en-confide-public.tpl.
@lang en
@genre confide
@private 1
@noise chat
@weight 3

:c_since
since {month}
for {num:2-9} [weeks|months|years] now
lately
again
since I was {num:8-40}
since the [move|accident|funeral|surgery|wedding|birth]
ever since we moved in together
on and off
most nights
after every meal
every time I'm stressed

:c_kin
my [mom|mother|dad|father|sister|brother|son|daughter|grandmother|grandpa|aunt|uncle|cousin|niece|stepdad|stepson|twin|mother-in-law|youngest|oldest]
my [wife|husband|partner|girlfriend|boyfriend|fiancé|fiancée|ex|ex-husband|ex-wife]

:c_boss
my [boss|manager|supervisor|team lead|line manager|director|landlord|professor|coach|pastor|coworker|colleague|roommate|neighbour|advisor]

:c_body
I was [diagnosed with|hospitalised for|treated for|tested for|operated on for] {@cond}[ in {month}| last year| at {num:6-60}|]
I've had {@symptom} {@c_since}
I [have|live with|suffer from|was born with|might have] {@cond}
I [take|was put on|just came off|can't tolerate|ran out of] {@med}[ for {@cond}|]
my [doctor|GP|gynaecologist|dermatologist|oncologist|cardiologist|dentist] [thinks|says|suspects|ruled out] [it's|I have|I'm developing] {@cond}
my [blood sugar|blood pressure|cholesterol|liver values|iron|thyroid level|white cell count] [is|came back] [too high|very low|off the charts|abnormal|worse than in {month}]
they found [a lump in my breast|a shadow on my lung|blood in my urine|polyps|a cyst on my ovary|a mass|an aneurysm]
I [lost|gained|put on] {num:8-90} [pounds|kilos] [since {month}|without trying|on the pill|after the baby]
I [faint|vomit|bleed|shake|itch|wheeze|limp] [when I stand up|after I eat|at night|during sex|every morning]
I've been [dizzy|nauseous|exhausted|constipated|short of breath|bleeding|running a fever] {@c_since}
I [had|need|am scheduled for|am recovering from] [a hysterectomy|a knee replacement|chemo|dialysis|a root canal|a biopsy|a colonoscopy|IVF|a C-section|a bypass]
my [period|cycle] is [late|irregular|so heavy that I miss school|gone]
I'm [{num:5-39} weeks|{num:2-8} months] pregnant[ and spotting| with twins| and high risk|]
we've been [trying to conceive|trying for a baby|doing IVF] {@c_since}
I [wear|use|depend on] [a hearing aid|a stoma bag|a wheelchair|an insulin pump|an EpiPen|diapers]
I'm [allergic to penicillin|lactose intolerant and celiac|colour-blind|deaf in one ear|anaemic|type 1]
my [hands go numb|heart races|vision blurs|jaw locks|feet swell|hair falls out] {@c_since}
the rash [on|between] my [legs|groin|chest|face] [is spreading|won't heal|came back]
I smoke {num:1-3} packs a day and [cough blood|can't stop|my lungs hurt]
I'm {num:20-75}, {num:48-150} kg and [prediabetic|on blood thinners|my knees are gone]

:c_mind
I [can't stop crying|haven't left the house|don't sleep|wake up screaming|feel nothing] {@c_since}
I have [panic attacks|intrusive thoughts|flashbacks|mood swings|hallucinations] [at work|in crowds|when I drive|{@c_since}]
I [hurt|cut|scratch|starve|hate] myself [when I'm alone|{@c_since}|and hide the marks]
I [don't want to be here|want to disappear|thought about ending it|wrote a goodbye note|counted my pills] [last night|{@c_since}|]
my [therapist|psychiatrist|counsellor] [dropped me|thinks I'm bipolar|upped my dose|wants me admitted]
I was [in a psychiatric ward|sectioned|in therapy|on antidepressants|diagnosed with ADHD] [as a teen|at {num:14-50}|for {num:2-9} months]
I [binge|purge|skip meals|count every calorie|exercise until I faint] [when I'm upset|in secret|{@c_since}]
I [drink|smoke weed|snort coke|take Xanax|gamble] [alone|before work|to fall asleep|more than I admit]
I've been [sober|clean|off heroin|in AA|free of pills] [{num:3-90} days|since {month}] and [it's hard|nobody noticed|I slipped yesterday]
I [wash my hands until they bleed|check the stove twenty times|pull my hair out|can't touch door handles]
I think I'm [autistic|depressed|burnt out|losing my mind|a narcissist|addicted to porn]
I [lie to|scream at|flinch from|am scared of] everyone {@c_since}
I never [grieved|talked about the abuse|told anyone what he did|got over the divorce]

:c_love
{@c_kin} [cheats on me|hits me|left me|filed for divorce|moved out|found my messages|reads my diary|doesn't want me any more]
I [cheated on|am divorcing|can't forgive|am in love with someone besides|secretly married|still sleep with] my [wife|husband|partner|ex]
we [sleep in separate rooms|haven't had sex {@c_since}|fight in front of the kids|are in counselling|opened our marriage]
I'm [gay|a lesbian|bi|trans|asexual|non-binary|still a virgin] [and not out|but married|and my family would disown me|at {num:16-60}|]
I [had a one-night stand|caught an STI|took the morning-after pill|got her pregnant|sent him nudes] [last week|at the conference|and I'm scared|]
he [pressured me|wouldn't stop|took off the condom|recorded us|follows me home]
I [met someone online|pay for escorts|have a second phone|use a dating app] and {@c_kin} doesn't know
the man I'm [seeing|dating] is [married|my boss|twice my age|violent when he drinks]
she [aborted|lost|kept] [our|the] baby [without telling me|in {month}|]
I [don't find him attractive|fantasise about women|can't get an erection|never orgasm|fake it]
my [ex|ex-wife|ex-husband] [stalks me|won't let me see the kids|turned our son against me|took everything]

:c_family
{@c_kin} [has|died of|was diagnosed with|is being tested for|is in remission from] {@cond}
{@c_kin} [drinks|is in prison|was arrested|overdosed|tried to kill himself|ran away|stopped talking to me|joined a cult|gambles|was deported]
{@c_kin} [wets the bed|is failing {@subject}|is being bullied|cuts herself|won't eat|came out to us|was expelled|has no friends|self-harms]
{@c_kin} [needs care day and night|doesn't recognise me|fell twice this week|refuses the home|can't live alone any more]
I [was adopted|grew up in foster care|was abused as a child|don't know my father|am estranged from my parents]
my parents [want to marry me off|threw me out|hide their divorce|pay my rent and blackmail me|don't know I dropped out]
I [regret having kids|don't love my youngest|hit my son yesterday|lost custody|pay no child support]
we [lost our baby|are adopting|are fostering a traumatised child|had to put dad in a home|found drugs in her room]
our [son|daughter], {num:3-17}, [was touched by a teacher|steals from us|has a stutter|refuses school|hears voices]
my late [husband|wife|father] [left debts|had another family|changed his will|shot himself]

:c_money
I [owe|borrowed|lost|am short|still have to pay] {money:400-90000} [to my brother|on credit cards|in student loans|betting|on crypto|before {weekday}]
I [make|take home|get|live on] {money:700-9000} a [month|week][ before tax| and send half home| and can't save|]
my [rent|mortgage|car payment|child support] is {money:300-3500} and I [make only {money:900-4000}|just lost my job|am two months behind]
[the bank|my lender|a collector|the IRS|the tax office] [froze my account|rejected my mortgage|garnishes my pay|is auditing me|sent a final notice]
I [declared bankruptcy|maxed out my cards|can't make rent|pawned my ring|live paycheck to paycheck|got scammed out of {money:300-20000}]
I [inherited|won|got a settlement of|was left] {money:8000-900000} [from my aunt|and told nobody|after the accident]
my credit score [dropped to|is] {num:400-690} [after the divorce|because I missed payments|]
I [get|was denied|lost] [food stamps|disability|unemployment|housing benefit|my pension]
I have {money:300-90000} in [savings|my checking account|a 401k|crypto] and {num:1-4} kids
we're {money:5000-60000} in debt and [expecting|{num:60-70} years old|both jobless]
my salary is {money:22000-210000}, [my colleague gets more|they offered {money:25000-220000}|no raise in {num:2-7} years]

:c_work
{@c_boss} [touches me|yells at me|calls me at night|wants me gone|steals my ideas|asked me to falsify the numbers|makes jokes about my accent|writes me up for nothing|denied my leave]
{@c_boss} found out that I'm [pregnant|looking for another job|in the union|on medication|gay]
I was [fired|laid off|demoted|passed over|put on a PIP|suspended|written up] [last {weekday}|in {month}|because I'm pregnant|after I complained|]
I'm [quitting|suing my employer|on sick leave for burnout|working without papers|paid in cash|about to be let go] [next month|and scared|]
I [lied on my CV|failed the drug test|fell asleep on shift|made a mistake that cost {money:2000-90000}|hate my job] and [nobody knows|they'll find out|I'm ashamed]
I [failed|flunked|am repeating|cheated on] [the bar exam|my finals|{@subject}|my thesis|nursing school][ twice|]
I [reported|recorded|slept with|am afraid of] {@c_boss}
at my last job I [had a breakdown|was harassed|got a settlement|signed an NDA]
I got {num:30-58} points in {@subject} and [my scholarship is gone|my visa depends on it|my parents don't know]
I've been unemployed {@c_since} and [I'm {num:45-63}|the gap shows|nobody calls back]

:c_law
I [was arrested|got a DUI|am on probation|have a felony|was caught shoplifting|did time|have a warrant] [in {year:1998-2025}|last month|at {num:16-40}|]
I [overstayed my visa|have no papers|was refused asylum|crossed with a smuggler|am married for the green card|face deportation]
my [asylum|visa|citizenship|disability|custody] [case|hearing|interview] is [on {weekday}|in {month}|going badly]
I [hit a parked car and left|didn't report the income|forged a signature|bought a fake ID|kept the money]
I [witnessed|was the victim of|am accused of] [a stabbing|fraud|rape|assault|theft] [and must testify|but I'm innocent|]
my landlord [is evicting me|enters my flat|kept my deposit of {money:300-3000}|shut off the heat]
I [signed|didn't read] [a prenup|a settlement|a loan contract|a confession] and [regret it|my lawyer is furious]
I have a restraining order against [my ex|my father|a neighbour]
the police [searched my flat|took my phone|questioned my son|think I did it]

:c_self
I [left|converted to|was raised in|stopped believing in|secretly practise] [Islam|Judaism|the church|Scientology|Buddhism|Jehovah's Witnesses|my faith]
I [vote for|am a member of|donate to|quit] [the Greens|the Republicans|a far-right party|the Communist party|the union] [and hide it at work|]
I [sleep in my car|couch-surf|live in a shelter|share a room with {num:3-8} people|was evicted] {@c_since}
I live alone [on the ground floor|at the end of the road] and [the lock is broken|will be away from {date} to {date}]
I [can't read|dropped out at {num:13-17}|never finished school|faked my diploma]
I'm [Roma|undocumented|a refugee|half Black|an orphan|a veteran|a former gang member] and [hide it|people treat me differently]
I'm the one who [leaked it|called the police|broke it|wrote the letter|was driving]
I [steal|shoplift|peed my pants|wear women's clothes|pick my nose until it bleeds] [when nobody looks|at work|]

:c_any
{@c_body}
{@c_body}
{@c_mind}
{@c_love}
{@c_family}
{@c_money}
{@c_work}
{@c_law}
{@c_self}

:c_ask
What should I do?
What now?
Is that normal?
Any advice?
Help.
How do I cope?
Is it serious?
Should I see someone?
Be honest with me.
What are my options?
Am I overreacting?
I just needed to say it.
Who can I talk to?
What would you do?
Please keep this between us.
Is it my fault?
thoughts?
Write me a plan.

:c_hi
Hi
Hello
hey
Good evening
Quick question:
ok so
Honestly
Not sure who to ask, but
Sorry if this is long.
First time asking this.
I need some advice.
Be my therapist.

:c_wrap
User:
Human:
Q:
Me:
\>
Question:
### Instruction:
Input:
message:
Prompt:
\[user\]
\<\|user\|\>

==
<{^@c_any}.>

==
<{^@c_any}>

==
<{@c_any}> [|tbh|lol|idk what to do|pls help|and i'm scared|any tips|sos]

==
<{^@c_any}.> {@c_ask}

==
<{^@c_any}.> {@c_ask}

==
<{^@c_any}.> <{^@c_any}.> {@c_ask}

==
{@c_hi} <{@c_any}>. {@c_ask}

==
{@c_hi} <{@c_any}[, and| and|. Also,|, but] {@c_any}>.

==
[How do I|Help me|What's the best way to|Is there a kind way to] [tell|explain to|admit to|hide from] {@c_kin} that <{@c_any}>?

==
[Write|Draft|Compose] [a text|an email|a short letter|a note|a message] to {@c_boss} [saying|explaining|and tell them] that <{@c_any}>. [Keep it professional.|Not too much detail.|Two sentences.|]

==
[Write|Make] [a poem|a song|a prayer|a diary entry|a speech] about how <{@c_any}>. [It should comfort me.|Short please.|]

==
[Translate|Put this in French|Rephrase|Check my grammar|Make this softer|Summarise]: "<{^@c_any}.>"

==
[Why|Since when|How come] do I feel [guilty|numb|angry|alone|ashamed] [when|because|now that] <{@c_any}>?

==
[Should I be worried that|Is it weird that|Is it bad that|Is it illegal that|Does it matter that] <{@c_any}>?

==
[I'm asking because|For context,|Background:|The thing is that] <{@c_any}>. {@c_ask}

==
<{^@c_any}>, so [can|could|how can] [I|you] [get insurance|find a lawyer|book a flight|lose weight|plan my week|apply for a loan|talk to HR|write to the school|help me calm down]?

==
{@c_wrap} <{^@c_any}.>[ {@c_ask}|]

==
{@c_wrap} <{^@c_any}.>
[Assistant:|A:|AI:|Bot:|### Response:] [I'm sorry to hear that.|That sounds hard.|Thank you for telling me.|]

==
\{"role": "user", "content": "<{^@c_any}.>[ {@c_ask}|]"\}

==
[anon|throwaway|op|guest_{~##}]: <{@c_any}>
[anon|mod|friend|reply]: [same here|hang in there|see a doctor|lawyer up]
[anon|op]: <{@c_any}>

==
[Dear diary|Journal|Day {num:2-90}|{weekday} night|{date}]: <{^@c_any}.> <{^@c_any}.>

==
- <{^@c_any}>
- <{^@c_any}>
- <{^@c_any}>
[Which of these should I mention to my doctor first?|My worries, sorted please.|Things I can't tell anyone.|Pros and cons of telling people?]

==
[Survey|Form|Intake] [answer|field {num:1-30}|notes]: [reason for visit|other remarks|anything else we should know]? <{^@c_any}.>

==
[I|we] [went to|talked to|called] [the clinic|a lawyer|the bank|a counsellor|HR|the police] [yesterday|on {weekday}|in {month}] because <{@c_any}>. [They told me to wait.|They didn't believe me.|It cost {money:30-900}.|] {@c_ask}

==
[Anyone else|Am I the only one]? <{^@c_any}.> [Feels good to type it out.|Deleting this later.|]

==
[My problem|What happened|Situation|Long story short]: <{@c_any}>. [Goal|I want]: [sleep through the night|get my life back|keep my job|see my kids|an apology].

==
<{^@c_kin} [told me|said|admitted] that [he|she] [is leaving|has {@cond}|lost {money:900-40000}|was raped|is using again|has another family]>. {@c_ask}

==
<[He|She]'s [{num:2-90}|{num:2-17} years old] and [has {@cond}|refuses {@med}|wakes up with {@symptom}|was sent home from school|hit the teacher|can't remember my name]>. {@c_ask}

==
[Reply to|Answer] [this comment|this mail|my sister|the forum post]: "<{^@c_any}.> {@c_ask}"

@genre clinic
@weight 5

:k_says
Yes, 
No, 
Well, 
I mean, 
Um, 
Honestly, 

:k_line
it [started|came on] [{num:2-9} days ago|after lunch|in the night|while I was lifting boxes]
it [hurts|burns|throbs|itches] [right here|when I breathe in|down my leg|all the time|after I eat]
I [threw up|had a fever|passed out|couldn't sleep|felt dizzy] [twice|last night|since {weekday}]
I [take|stopped|forgot] [the {@med}|my {@med}|the water pill|my insulin]
my [mother|father|brother] had {@cond}
I had [my appendix out|a C-section|my tonsils out|a stent|a hip replaced] [in {year:1975-2024}|years ago|as a kid]
I [smoke|quit smoking|drink|don't drink any more|vape] [a pack a day|in {year:1990-2024}|on weekends|socially]
it's [a seven out of ten|worse at night|better when I sit up|a dull ache|like needles]
I've got {@symptom}
I was [told I have|treated for|diagnosed with] {@cond}
I work [nights|in a warehouse|on my feet] and [my back is killing me|I can't take time off]
my [last period|last visit|last tetanus shot] was [in {month}|{num:2-9} weeks ago|years ago]
I'm allergic to [penicillin|shellfish|latex|sulfa drugs]
things at home are [bad|tense|better since he left]
I haven't [had sex|eaten|been to the bathroom] [{@c_since}|in {num:2-6} days]

:k_note
[reports|denies|endorses|complains of|states] {@symptom3}
[history|hx] of {@cond}[, {@cond}| and {@cond}|]
[past surgical history|PSH]: [appendectomy|cholecystectomy|tubal ligation|CABG x{num:2-4}|none] [in {year:1980-2024}|]
[medications|meds]: {@med}[, {@med}|, {@med}, {@med}|]
[allergies|NKDA|allergic to] [sulfa|codeine|none]
[family history|FH]: [mother|father|sister] with {@cond}
[social history|SH]: [married|divorced|widowed|single], {num:0-5} children, [retired {@job}|works as a {@job}], [smokes {num:1-2} ppd|quit {num:2-30} years ago|social drinker|no illicit drugs]
[vitals|VS]: BP {num:95-190}/{num:55-110}, pulse {num:50-130}, temp {num:96-102}.{num:0-9}, sat {num:86-100}%
[exam|PE]: [lungs clear|wheezes bilaterally|abdomen soft, tender in RLQ|{num:1-3}+ pitting edema|no focal deficits]
[imaging|MRI|CT|X-ray] [shows|showed|reveals] [a {num:3-40} mm nodule|degenerative changes|no acute findings|a fracture of the distal radius]
[impression|assessment|dx]: {@cond}[, [stable|worsening|well controlled]|]
[plan|recommendations]: [start|increase|taper|hold] {@med}, [return in {num:1-12} weeks|refer to [cardiology|GI|psychiatry|orthopedics]|labs today]
tolerated the procedure well, [estimated blood loss {num:5-400} cc|no complications|extubated in the OR]
[lost|gained] {num:5-60} pounds over {num:2-12} months
[lives with|is cared for by] [a daughter|her husband|an aide|his parents]
ambulates with [a cane|a walker|assistance]
[menarche|menopause] at {num:10-55}, [G{num:1-6}P{num:0-5}|two miscarriages]

==
[Doctor|Dr|D|Clinician]: [What brings you in today?|How long has this been going on?|Any other problems?|Does anything make it better?|Are you on any medication?]
[Patient|Pt|P]: <{@k_says}{@k_line}.>
[Doctor|Dr|D|Clinician]: [I see.|Okay.|Hmm, any family history?|And surgeries?|Do you smoke or drink?]
[Patient|Pt|P]: <{@k_says}{@k_line}. {^@k_line}.>
[Summarise as a note.|Write the HPI.|]

==
[Doctor|Nurse]: <[So you've had|I see here that you have|Your chart says] {@cond}[ and {@cond}|]>?
[Patient|Mother]: <{@k_says}{@k_line}.>

==
[Patient|Pt|She|He|The patient|This is a {num:19-92}-year-old [man|woman|male|female] who] <{@k_note}>. <{^@k_note}>. <{^@k_note}>.

==
<{^@k_note}>. <{^@k_note}>.

==
[CHIEF COMPLAINT|REASON FOR VISIT|CC]: <{^@symptom3}.>
[HISTORY OF PRESENT ILLNESS|HPI]: <{num:18-90}[yo|-year-old] [M|F|male|female], {@k_note}. {^@k_note}.>
[PMH|PAST MEDICAL HISTORY]: <{^@cond}, {@cond}.>
[MEDICATIONS|MEDS]: <{^@med}, {@med}.>
[PLAN|A/P]: <{^@k_note}.>

==
[SOCIAL HISTORY|FAMILY HISTORY|REVIEW OF SYSTEMS|PROCEDURE|HOSPITAL COURSE|DISCHARGE INSTRUCTIONS|GYN HISTORY|ALLERGIES]: <{^@k_note}. {^@k_note}.>

==
<[The patient|She|He] [presented|came in|was seen|was admitted|is here today] [for|with|because of] {@symptom3}. [She|He] {@k_note}. {^@k_note}.>

==
[Handoff|Sign-out|SBAR|Shift report]: <bed {num:1-40}, {num:18-95}[M|F], {@cond}, {@k_note}. {^@k_note}.>

==
[Code this visit|Which ICD-10 codes fit|Turn into a SOAP note|Make patient-friendly]: <{^@k_note}. {^@k_note}. {^@k_note}.>
