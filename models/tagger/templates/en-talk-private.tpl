# Talk at the doctor's and notes of it, in many small sentences; incidents told in the third person;
# messages at work.
@lang en
@genre clinical
@private 1
@noise chat

:complaint
my [knee|hip|shoulder|ankle|wrist|elbow|neck|lower back|jaw|big toe] [gives out|hurts|locks up|swells|aches] [when I climb stairs|at night|after work|if I sit too long|in cold weather]
I can't [lift my arm above my head|keep anything down|sleep on my side|get through the day without a nap|feel my fingertips|close my fist]
I get [dizzy|winded|shaky|sweaty|confused] [when I stand up|walking to the mailbox|before lunch|out of nowhere]
it [burns|stings|itches|throbs] [when I pee|after I eat|all night|around the incision]
the [swelling|rash|cough|pain|bleeding|numbness] [came back|got worse|comes and goes|started after the trip|is gone now]
I've [gained|lost] [ten|twenty|thirty] pounds [since the winter|without trying|on this medicine]
I [fell|slipped|passed out|tripped] [in the shower|on the ice|at work|getting off the bus] and [hit my head|landed on my wrist|heard a pop]
I threw up [twice|all night|after dinner]
my heart [races|skips|pounds]
I [see|saw] [spots|double|flashes] [on the left side|while driving|]
my [stool|urine] is [black|dark|foamy|very loose]
my periods [stopped|are heavy|last two weeks]
I [forget|mix up] [names|my pills|what day it is]
I [wheeze|snore|cough up mucus] [at night|in the morning|when I run]
I [drink|smoke|vape|use] [a little|every day|on weekends|more than I should]
I feel [down|hopeless|on edge|numb|like a burden]
I [hear things|don't want to be here|cry for no reason|can't stop washing my hands]
my [blood sugar|pressure] was [two hundred|sky high|all over the place|low] this morning
the [shot|pills|inhaler|brace|cream] [helped a bit|did nothing|made me sick]
I had [my gallbladder|my tonsils|a kidney|the uterus|a mole] [out|removed] [in {year:1975-2023}|as a kid|]
I was [pregnant|on dialysis|in the hospital] [twice|last year|for a week]
there's a [lump|sore|blister] [under my arm|on my tongue|that won't heal]
I can't [get|keep] an erection
I leak when I [laugh|sneeze]
I'm allergic to [sulfa|shellfish|latex|bee stings|codeine]

:finding
[Lungs|Heart sounds|The abdomen] [were|was] [clear|regular|soft|mildly tender]
There is [tenderness over the joint line|1+ edema|no focal deficit|limited range of motion|erythema around the wound]
[X-rays|The MRI|An ultrasound|The EKG|The biopsy] showed [no fracture|a small tear|mild stenosis|gallstones|atypical cells|old infarct]
Hemoglobin was {num:6-16}.{num:0-9}, [creatinine|white count|platelets] [normal|elevated|low]
{p?He|She} [has been|was] [compliant with|off] [medication|insulin|oxygen] [for a month|since discharge|]
{p?He|She} denies [fever|chest pain|drug use|trauma|suicidal thoughts]
{p?He|She} [rates the pain|scored] {num:1-10} out of 10
Wound [healing well|edges open|clean and dry]
{p?He|She} [ambulates with a walker|uses a cane|is wheelchair bound|lives independently]
We discussed [risks and benefits|weight loss|hospice|birth control|smoking cessation]
{p?He|She} was [intubated|transfused|discharged|given fluids|sent home] [overnight|on {DATE}|in stable condition]
Past history is [notable for|negative for] {@cond}
{p?He|She} continues on {@med}
The [left|right] [kidney|breast|lung|eye|leg] [was removed|is affected|shows changes]
Family history of {@cond} in [a sister|the father|two aunts]

:chatter
Mm-hmm.
Okay.
I see.
Right.
Got it.
All right, let me take a look.
Does that make sense?
Take a deep breath for me.
Thank you, doctor.
How long has that been going on?
Anything else?
Are you taking anything for it?

==
Doctor: [So,|Well,|Hi there,] [what's going on today?|how have you been?|tell me what happened.]
Patient: <[Um, |Well, |Honestly, |]{@complaint}, and {@complaint}.>
Doctor: {@chatter} {@chatter}
Patient: <{^@complaint}.> [<{^@complaint}.>|My {p?wife|husband} {q.f} made me come.|No, not really.]
Doctor: [{@chatter}|We'll run some tests, {p.f}.|I'd like to start you on <{@med}>.]
Patient: [Okay.|<But {@complaint}.>|Will insurance pay for it?]
[Summarize this visit.|Write the note.|]

==
<The patient is a {p.age}-year-old {p?gentleman|lady} [who returns for follow-up|seen in consultation|well known to me]. {@finding}. {@finding}. {@finding}.> [{p?Mr.|Mrs.} {p.l} [understands|agrees|will call]|Discussed with {p?his wife|her husband}], <{@finding}.> [Dictated by {r}, MD|cc: Dr. {s.l}|]

==
SUBJECTIVE: <{^@complaint}. {^@complaint}.>
OBJECTIVE: <{@finding}. {@finding}.>
ASSESSMENT: <[1. |]{^@cond}.>
PLAN: <[Continue|Stop|Add] {@med}. {@finding}.>

==
<[Hi doc,|hello,] {@complaint}. {^@complaint}. [is this normal?|do i need to come in?|what should I take?]> [{p}, {p.dob}|my number is {p.phone}|]

==
Nurse: [Name and birthday?|Any pain right now?] 
{p.f}: [{p}, {p.dob}.|<Yes, {@complaint}.>]
Nurse: {@chatter} [Who's with you today?|Any changes since last time?]
{p.f}: [My [son|sister], {q.f}.|<{^@complaint}.>|<I stopped the {@med}.>]

==
<Pt [states|reports|c/o] "{@complaint}". {@finding}. {@finding}.> [{q}, RN {time}|MD aware.|Call light within reach.]

==
<I'm {p.age} and {@complaint}. {^@complaint}. [My doctor thinks it's {@cond}.|They put me on {@med}.|Nobody believes me.]> [What questions should I ask?|Please explain in simple words.|Should I be worried?]

==
{p.f} [called|came in] today. <{p?He|She} says: {@complaint}, {@complaint}. {@finding}.> [Told {p?him|her} to come {weekday}.|{p?His|Her} mom {q.f} was on the line too.|Left message at {p.phone}.]

@genre incident

==
[During|In the course of] [the audit|an internal review|a routine check|the investigation], [it was found|investigators found|it came to light] that [the account of {p}|an account with IBAN {p.iban}|employee {p}'s record] [was accessed from {p.ip}|had been changed by {q}|contained the tax number {p.nid}]. [The password, {secret.password}, was stored in plain text.|{p.l} was informed at {p.email}.|The {@dept} team at {org} closed the case on {DATE}.]

==
An email [meant for|sent to] {p} ({p.email}) [by mistake included|contained] [the passport number {q.pass} of {q}|{q}'s home address, {q.addr}|the salary of {q}, {money:30000-200000}|<{q}'s diagnosis of {@cond}>]. [{org} reported the breach to the regulator.|The sender, {r}, noticed it at {time}.|Please delete it.]

==
The [spreadsheet|backup|ticket|screenshot] [shared by|found on the laptop of] {p} [lists|shows] [customer {q}, card {q.card}|{q}'s SSN, {q.nid}, and date of birth {q.dob}|login {q.user} with password {secret.password}|{q.email} / {secret.password}]. [Access was revoked.|{org} was notified.|Legal wants a summary.|It was sent to {r.email}.]

==
{p}, [a {@job} at {org}|the {@job}|head of {@dept}], [admitted|reported|was told] that [{p?he|she} had lost the badge {p.emp}|a caller who knew {p?his|her} birthday ({p.dob}) had reset the PIN|{q} used {p?his|her} login, {p.user}|the cheque over {money:500-20000} went to {p.acct}]. [{r} from {@dept} took the statement.|Security is reviewing footage from {DATE}.]

==
[A|One] [customer|patient|tenant|student], {p}, [complained|stated|wrote] that [{q} had given {p?his|her} number, {p.phone}, to a stranger|the clinic left <{p?his|her} {@cond} results> on the answering machine|{money:50-5000} was debited from {p.acct}|letters still go to {p.addr}]. [The agent apologised.|A refund was promised by {DATE}.|{p?He|She} threatens to sue {org}.]

==
Login [details|credentials] for [the portal|the VPN|payroll|the router|the test server]: [user|username|login] {p.user}, [pass|password|pw|pwd]: {secret.password}[, pin {SECRET~####}|, recovery mail {p.email}|]. [{q.f} forgot hers again.|Do not forward.|Changed on {DATE}.]

==
[Data|Records] of {p} – [member ID {p.ins}|driver's licence {p.lic}|Medicare number {p.ins}], [policy|claim] {ID~@@-######}, [treated at {org}|insured since {year:1995-2024}] – [were attached to the wrong chart|are missing from the file|must be corrected]. [Please confirm with {q}, {q.phone}.|Signed {r.fi}]

==
[The caller|A woman|A man] identifying {p?himself|herself} as {p} [asked to move {money:100-20000} to {ACCOUNT~########}|gave the last four of the social, {ID~####}|could not name {p?his|her} street, {p.street}]. [Flagged by {q.f}.|Voice did not match.|Case {ID~FR-######}.]

@genre work

==
{p.f} [{time}|]: [hey, did you hear about {q.f}?|fyi only, not for the channel]
{r.f}: [no??|what happened]
{p.f}: <[{q?he|she} is leaving {q?his|her} {q?wife|husband}|{q?he|she} got the diagnosis, {@cond}|{q?he|she} failed the drug test|{q?he|she} is interviewing at {org}|{q?he|she} has been crying in the toilet|they're not renewing {q?him|her}]>. [{q?he|she} told me at lunch|please keep it quiet|{s.f} knows too]
{r.f}: [poor {q.f}|omg|i'll cover {q?his|her} shift]

==
Notes – {weekday}: [call with {p} re {p?his|her} mortgage|coffee with {p.f}], <[{p?he|she} is behind three payments|{p?he|she} mentioned the abortion|{p?his|her} mother's dementia is worse|{p?he|she} wants to leave {org}|marriage on the rocks]>. [Follow up {DATE}.|Send {p?him|her} {q}'s number.|Don't mention to {q.f}.]

==
Calendar: {DATE} {time} [<{p.f} – couples counselling>|lunch {p} ({org})|<fertility clinic with {q.f}>|<parole officer {q.l}>|<court, {p} v. {q}>|<dialysis>|interview {p}, candidate]; [remind {r.f}|bring documents|ask {s.f} to drive]

==
To: {p.email} – [Hi {p.f},|{p.f},] thanks for [opening up|trusting me|coming by] yesterday. <[What you told me about your {@cond} stays with me.|I had no idea {q.f} treated you like that.|I'm glad the judge gave you the kids.|I know how hard it is to be sober at these parties.]> [If you need a place, {r.street} is open.|I talked to {s} in {@dept}, no names.|Shall we say {weekday}?]

==
[Met|Saw|Ran into] {p.f} [at the conference|at {org}|in {city}]. [{p?He|She} works with {q} now.|{p?He|She} asked about you.] <[{p?He|She} confided that {p?he|she} is being deported.|{p?He|She} lost custody.|{p?He|She} came out to {p?his|her} parents.|{p?His|Her} company is about to go under.]> [Should I tell {r.f}?|Summarise my week for the team.|Draft a post about it.]
