@lang en
@genre clinical
@private 1

==
PATIENT: {p.lf}   [MRN: {p.mrn}|DOB: {p.dob}]   [ADMITTED: {DATE}|VISIT: {DATE}]
ATTENDING: [Dr. {q}|{q}, MD]

HPI: [{p?Mr.|Ms.} {p.l}|This patient] is a {p.age}-year-old {p?male|female} with a history of <{@cond}> [and <{@cond}>|] who presents with <{@symptom3}>. [{p?He|She} takes <{@med}> and <{@med}>.|Denies tobacco. <Drinks {num:1-12} beers daily.>|]

ASSESSMENT/PLAN:
1. <{^@cond}> — [continue|start|increase] <{@med}>
2. [Follow up with {r} in {num:1-8} weeks|Social work consult|Discharge home to {p.addr} with {p?wife|husband} {s.f}]

==
<{p.age} [y/o|yo] [M|F] [with|w/] h/o {@cond}[, {@cond}|], c/o {@symptom3} x {num:1-14} [days|weeks]>. <Meds: {@med}, {@med}>. <BP {num:95-190}/{num:55-110}, HR {num:52-130}, afebrile>. <[Imp|A]: {@cond}>. [P|Plan]: [labs, EKG, f/u 2 wks|admit to tele|refer to Dr. {q.l}]. [Pt lives with {p?wife|husband} {r.f} in {p.city}.|]

==
The patient is a {p.age}-year-old [Caucasian|African American|Hispanic|Asian|] {p?male|female} who [was referred by Dr. {q.l}|comes in today] for <[evaluation of|follow-up on] {@symptom3}>. {p?He|She} [states|reports|denies] <[that the pain is worse at night|taking {@med} as prescribed|any fever or chills|a previous diagnosis of {@cond}]>. <{p?His|Her} [mother|father|sister] had {@cond}>. {p?He|She} [is married with {num:1-4} children|is divorced and works as a {@job}|lives alone]. [{p?He|She} smokes a pack a day.|<Occasional marijuana.>|]

==
[Discharge summary|Clinic letter]
Re: {p}, DoB {p.dob}, [NHS no. {p.nid}|Hospital no. {p.mrn}], {p.addr}

Dear Dr {q.l},

Thank you for referring this {p.age} year old {@job}, [whom I reviewed on {DATE}|who was admitted on {DATE} and discharged on {DATE}]. <{p?He|She} has {@cond}[ and {@cond}|]>. <[The [CT|MRI|biopsy|echo] showed [no change|a {num:4-40} mm lesion|moderate stenosis].|{p?He|She} scored {num:3-27} on the PHQ-9.]> I have [started|stopped] <{@med}>. [I will see {p?him|her} again in {num:2-12} months.|{p?His|Her} {p?wife|husband} {r.f} was present.]

Yours sincerely
{s}, Consultant

==
Nursing note {time}: [pt|{p.fi}|{p?Mr|Mrs} {p.l}] [in bed {num:1-30}|rm {num:100-480}] <[complained of {@symptom3}|refused {@med}|had two episodes of emesis|found on floor, no injury]>. [Dr {q.l} notified.|Daughter {r.f} called, {r.phone}.] <Vitals: T {num:96-103}.{num:0-9} P {num:50-130} RR {num:12-28}>. [Signed {s.fi} RN|]

==
Therapy session {num:2-40}, [client|pt] {p.i}[ ({p}, {p.dob})|]
<[Client reports low mood since [separation from {q.f}|the death of {p?his|her} {p?brother|sister} {q.f}].|Discussed trauma: assault at age {num:8-20} by a relative.|SI denied, SH last {weekday}.|Relapsed on {weekday} after {num:2-18} months sober.]> [{p?He|She} still lives in {p.city} with {r.f}.|Homework: thought record.] <Dx: {@cond}.> Next [appt|session] {DATE}.

==
LAB RESULTS — {p.up} — {p.dob} — collected {DATE}
<HbA1c {num:5-12}.{num:0-9} %[ HIGH|]>
<LDL {num:70-220} mg/dL>
<[HIV Ag/Ab: REACTIVE|Hepatitis C Ab: positive|Pregnancy test: positive|THC: positive|BRCA1: pathogenic variant]>
Ordering provider: {q}, {org}

==
Prescription: {p}, {p.addr}. <{@med}>, [#30|90 tablets], {num:0-5} refills. [Prescriber {q}, DEA {ID~@@#######}, NPI {ID~1#########}.|] [Pharmacy: {org}, {phone}.|] [Insurance {p.ins}|]

==
Message from patient portal
From: {p} ({p.mrn})
[Hi Dr. {q.l},|Hello,] <[my {@symptom} came back|I missed my period|I ran out of {@med}|the wound is red and smells|I think I caught something from my partner]>. [Should I come in before {DATE}?|My phone is {p.phone}.|Please don't call my home, {r.f} doesn't know.] 

==
EMERGENCY CONTACT SHEET
Resident: {p}, room {num:1-60}, born {p.dob}
<Diagnoses: {@cond}, {@cond}>
<Medication: {@med}, {@med}>
<Allergies: [penicillin|latex|none known]>
Next of kin: {q} ([son|daughter]), {q.phone}, {q.addr}
GP: Dr {r.l}

==
{p.f} is my [client|patient|foster child]. <{p?He|She} [self-harms|was abused by {p?his|her} stepfather|has been in care since {year:2012-2024}|is on the waiting list for {@cond}]>. [Social worker: {q}, {q.email}.|Case {ID~SW-#####}.|Lives with {r} at {p.addr}.] <Risk: [high|medium]>.

==
Subjective: <Pt is {num:2-20} days post [appendectomy|C-section|hip replacement|CABG]. Pain {num:1-10}/10. [Taking {@med}.|]> Objective: <incision clean, ROM [limited|full]>. Assessment: <{@cond}, stable>. Plan: <[wean {@med}|PT 2x/week]>, see [{q}, PA|Dr. {q.l}] on {DATE}.

==
Doctor: Any allergies? Patient: <[Just penicillin.|Shellfish, I swell up.]> Doctor: Surgeries? Patient: <[My gallbladder, in {year:1990-2022}.|A C-section with {p.f}.|Knee, left one.]> Doctor: And [at home|at work], everything all right? Patient: [{q.f} and I split up|My daughter {q.f} moved to {city}|I was laid off from {org}], so <[I'm not sleeping|I've been drinking more|I feel hopeless]>.

==
Referral {date}: {p}, {p?M|F}, {p.dob}, tel {p.phone}. Reason: <[?|query] {@cond}>. Background: <{@cond}; {@med}>. [Interpreter needed (Arabic).|Lives in sheltered accommodation, {p.street}.] Referred by {q}.
