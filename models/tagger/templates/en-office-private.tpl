# Legal, finance, insurance, personnel, school, police, landlords.
@lang en
@genre legal
@private 1

==
{p}
{p.street}
{p.town}

{date}

{q}
{q.street}
{q.town}

Re: [Notice to vacate|Unpaid rent|Security deposit|Claim {ID~##-CV-#####}]

Dear [Mr.|Ms.|Mrs.] {q.l},

[I represent {p} in the matter of|This letter serves as formal notice of] [your failure to pay {money:500-20000} by {DATE}|the accident on {DATE} at the corner of {street}|the custody of {r} (born {r.dob})|the defects at {p.street}]. [My client suffered <a {@injury}> and could not work for {num:2-20} weeks.|Payment is to be made to {p.iban}.|You have {num:7-30} days to respond.]

[Sincerely|Very truly yours],
{s}
[Attorney at Law, {org}|]

==
IN THE [SUPERIOR COURT|DISTRICT COURT|FAMILY COURT] OF {city-}
{p.up}, [Petitioner|Plaintiff],
v.
{q.up}, [Respondent|Defendant].
Case No. {ID~##-@@-######}

[Petitioner|Plaintiff] {p} [resides at {p.addr}|is a resident of {p.city}] [and was born on {p.dob}|]. The parties [were married on {DATE}|entered into a contract on {DATE}|have two children, {r} and {s}]. <Respondent [has a history of {@cond}|was convicted of assault in {year:2005-2023}|abuses alcohol|owes {money:2000-60000} in support]>. [Wherefore petitioner asks for sole custody.|]

==
LAST WILL. I, {p}, of {p.addr}, [born {p.dob}|being of sound mind], leave [my house|my savings at {org}, account {p.acct},|everything] to my [wife|husband|daughter|nephew] {q}[, and {money:1000-50000} to {r}|]. I appoint {s} as executor[, telephone {s.phone}|]. [My son {t.f} shall receive nothing.|<I do not wish to be resuscitated.>]

==
LEASE AGREEMENT between {p} ("Landlord") and {q} and {r} ("Tenants") for the premises at {p.addr}. Rent {money:600-3500} per month, due to account {p.acct} at {org}. [Emergency contact: {s}, {s.phone}.|Tenant's employer: {org}, income {money:2000-9000} monthly.|Tenant's ID: {q.lic}.] Term begins {DATE}.

==
WITNESS STATEMENT of {p} (d.o.b. {p.dob}), {@job}, of {p.addr}
On {DATE} at about {time} I [saw|heard] {q} [hit {r} with a bottle|leave the flat at {q.street}|get out of a [grey|red] van, plate {q.plate}]. [I know {q?him|her} from {org}.|I had been drinking with {s.f}.|<I take {@med} for {@cond}, but I remember it clearly.>] [I called 911 from {p.phone}.|]

==
INCIDENT REPORT {ID~##-######} [Officer {q.l}, badge {ID~####}|Reporting officer: {q}]
Victim: {p.lf}, [M|F], {p.dob}, {p.addr}
Suspect: {r.lf}[, aka "{r.nick}"|], {r.dob}, [DL {r.lic}|no fixed address]
Narrative: [Dispatched to {p.street} for a domestic.|Victim's {year:2005-2022} sedan ({p.plate}) was broken into.] {p.l} stated that {r.l} [struck {p?him|her} in the face|threatened to kill {p?him|her}|stole {money:50-3000}]. <[Visible bruising.|Victim is {num:8-38} weeks pregnant.|Suspect smelled of alcohol.]>

==
[Dear|To] Immigration Officer, I, {p}, [citizen of {country}|holder of passport {p.pass}], born {p.dob} in {city}, [request|apply for] [asylum|an extension of my visa|family reunification] [for my wife {q} and my children {r.f} and {s.f}|]. <In {year:2012-2024} I was [imprisoned|tortured|threatened] because of my [religion|political opinion|sexual orientation]>. [File number {ID~A### ### ###}.|I live at {p.addr}.]

== genre=insurance
Claim {ID~@@-########} · Insured: {p} ({p.ins}) · Date of loss: {DATE}
[On the above date the insured was rear-ended by {q}, plate {q.plate}, on {street}.|A pipe burst at {p.addr} and damaged the kitchen.|The insured was treated at {org} <for a {@injury}>.] [Third party's insurer: {org}, policy {q.ins}.|Payment of {money:300-30000} to {p.iban}.|Adjuster: {r}, {r.phone}.]

== genre=insurance
Hello, [I want to make a claim|why was my claim rejected]? [Policy|Member] number {p.ins}, name {p}, DOB {p.dob}. <I had [surgery|an MRI|chemotherapy|physical therapy] for {@cond}> at {org} on {DATE} and [the bill is {money:300-60000}|they say it's pre-existing]. [My doctor was {q}.|Send the letter to {p.addr}.]

== genre=finance
[Statement|Account summary] for {p.up}
Account {p.acct}[ · IBAN {p.iban}|]
{date} Salary {org} {money:1500-9000}
{date} Transfer to {q} ({q.iban}) {money:20-3000} [rent|loan|thanks for the {@product}]
{date} {org} pharmacy {money:10-90}
{date} ATM {street-} {money:20-400}
[Overdraft: {money:50-2000}. Please call {phone}.|]

== genre=finance
Loan application: {p}, SSN {p.nid}, [married to {q}|single], employed by {org} since {year:2005-2024}, gross {money:2500-12000} monthly. <[One default in {year:2015-2023}.|Credit score {num:480-810}.|Owes {money:2000-40000} on {num:2-5} cards.]> Requested: {money:5000-400000} for [the house at {p.addr}|a car|consolidation]. [Decision: declined, {r} in Underwriting.|Co-signer {s}, {s.phone}.]

== genre=finance
Wire instructions: beneficiary {p}, {p.addr}, bank {org}, [IBAN {p.iban}|account {p.acct}, routing {ACCOUNT~0########}], amount {money:500-90000}, reference [{q.l} inheritance|invoice {ID~####}|tuition {r.f}].

== genre=hr
Performance review: {p} ({p.emp}), {@job}, reports to {q}
Rating: {num:1-5}. {p.f} [missed most deadlines|exceeded all goals|is often late since {p?his|her} separation]. <[Absences: {num:5-40} days, {@cond}.|Disclosed {@cond} to {@dept} on {DATE}.]> [Salary {money:30000-150000}, bonus {money:1000-20000}.|Recommend termination by {DATE}.] [Comments of {r}: attitude problem.|]

== genre=hr
Exit interview with {p}, {@dept}. Reason for leaving: [conflict with {q.f}|better pay ({money:40000-180000}) at {org}|<harassment by {q}; see complaint of {DATE}>|<{p?his|her} husband's illness>]. Forwarding address: {p.addr}. Private mail: {p.email}.

== genre=hr
Payroll change: employee {p.lf}, ID {p.emp}, SSN {p.nid}; new bank account {p.acct} ({org}); new salary {money:30000-160000}; effective {DATE}; [garnishment order for child support {money:200-900}|union dues stopped|dependents: {q.f}, {r.f}].

== genre=hr
[Dear|Hello] {q.f}, I want to [report|file a complaint about] {r} from {@dept}. <On {DATE} {r?he|she} [touched my back|called me a slur|sent me photos|said a pregnant woman can't do the job]>. [{s.f} and {t.f} saw it.|It was in room {num:1-9}.{num:10-60} at the {city} office.] Please keep this confidential. {p}, {p.phone}

== genre=school
Report card: {p}, grade {num:1-12}, [student ID {ID~######}|homeroom {q.l}]
{^@subject}: {num:40-100}. {p.f} is [polite but easily distracted|often tired|a pleasure to teach]. <[{p?He|She} has an IEP for {@cond}.|We noticed bruises and informed {r}.|{p?He|She} receives free lunch.]> [Parents: {s} and {t}, {s.phone}.|]

== genre=school
[Permission slip|Enrolment form]. Child: {p}, born {p.dob}. Parent/guardian: {q}, {q.phone}, {q.email}. Address: {p.addr}. <[Allergies: peanuts.|Medical: {@cond}, takes {@med}.|Not allowed to be picked up by {p?his|her} father, {r}.]> Doctor: {s}, {phone}. 

== genre=school
Dear Professor {q.l}, I'm {p}, [student number|matriculation no.] {ID~########}, from your {@subject} class. I [missed the exam|need an extension] because <[my grandmother died|I was hospitalised for {@cond}|I have dyslexia|of a panic attack]>. [The doctor's note is from {r}.|My TA {s.f} knows about it.] [My email is {p.email}.|]

:injury
broken [arm|leg|collarbone|wrist]
concussion
whiplash
herniated disc
torn ligament
cut to the face
fractured [rib|hip|pelvis]
