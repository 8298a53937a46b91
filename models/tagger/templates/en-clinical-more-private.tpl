@lang en
@genre clinical
@private 1

==
CHIEF COMPLAINT: <{^@symptom3}>.
HISTORY OF PRESENT ILLNESS: [This is a|The patient is a] <{p.age}-year-old [white|black|Hispanic|Asian|] {p?man|woman} with [known|a history of] {@cond} who [noticed|developed] {@symptom3} [{num:2-10} days ago|last month|after a meal]>. <[No fever.|Denies chest pain.|Pain is {num:3-10}/10.]> [{p?Mr.|Ms.} {p.l} was seen at {org} [on {DATE}|]|{p?His|Her} [wife|husband|daughter] {q.f} drove {p?him|her} in].
PAST MEDICAL HISTORY: <{^@cond}, {@cond}>.
MEDICATIONS: <{^@med}, {@med}, {@med}>.
ALLERGIES: <[Penicillin.|Sulfa.|None.]>
SOCIAL HISTORY: <[Smokes {num:1-3} packs a day.|Drinks socially.|Uses marijuana.]> [Works as a {@job}.|Retired from {org}.|Lives in {p.city} with {q.f}.]
FAMILY HISTORY: <[Mother|Father] died of {@cond}.>

==
Doctor: [Hello|Hi], [Mr.|Ms.|] {p.l}. [How are you?|What brings you here?]
Patient: <[I have|I've had|I've been having] [some |this |really bad |]{@symptom} [lately|for a while|since the surgery]>.
Doctor: [Any fever?|When did it start?|Does it hurt when you move?]
Patient: <[It started in {month}.|Only at night.|Yes, and I feel {@symptom}, too.]>
Doctor: [What medications are you on?|Anything for that?]
Patient: <{^@med}, and {@med} when I remember.>
Doctor: [Does anyone in your family have <{@cond}>?|Do you smoke?|And your work?]
Patient: <[My brother does.|I quit in {year:1990-2023}.|My dad died of {@cond}.]> [I work at {org}.|I take care of {q.f}, my grandson.|I moved here from {city}.]
[Summarize the encounter.|Write the HPI section.|]

==
<REVIEW OF SYSTEMS: [Positive for|Negative except] {@symptom3}, {@symptom3}.>
<PHYSICAL EXAM: BP {num:90-190}/{num:50-110}, pulse {num:50-130}, weight {num:90-320} lbs. [Lungs clear.|Abdomen tender.|2+ edema.]>
IMPRESSION: <{^@cond}[, rule out {@cond}|].>
PLAN: <[Start|Continue|Hold] {@med}.> [Return in {num:1-12} weeks.|Discussed with {p.f}'s {p?wife|husband}, {q}.|Refer to Dr. {q.l}, {org}.]

==
OPERATIVE NOTE. Patient: {p}. [MRN {p.mrn}.|] Surgeon: {q}. Date: {DATE}. <Procedure: [laparoscopic cholecystectomy|total knee arthroplasty|cesarean section|mastectomy|colonoscopy with polypectomy]. Findings: [stones|a {num:2-60} mm polyp|adhesions]. Blood loss {num:20-900} ml.> [Family ({r.f}) informed.|]

==
[Intake|Triage] {time}: {p.fi}, {p.age}{p?M|F}, <{@symptom3}, pain {num:1-10}/10, temp {num:96-103}.{num:0-9}, hx {@cond}>, [brought by {q.f}|walk-in|EMS from {street}], [ins {p.ins}|NKDA|<last dose {@med} {time}>].

==
Case conference: {p.f} ({num:4-90}) [was admitted|came back] <after [an overdose of {@med}|a fall|a manic episode|refusing food for {num:3-14} days]>. [{q} (OT) reports progress.|Guardian: {r}, {r.phone}.|Discharge to {p.city} planned for {DATE}.] <Team suspects {@cond}.> [{s} will call the school.|]

==
How do I read these results? <[TSH {num:0-9}.{num:10-99}|Ferritin {num:4-900}|PSA {num:1-40}.{num:0-9}|CA-125 {num:8-400}|creatinine {num:1-5}.{num:0-9}|WBC {num:2-25}.{num:0-9}], [high|low|flagged H]>. [I'm {p.age}.|They are my {p?father|mother}'s, {p}, {p.dob}.|My doctor, {q}, is away until {DATE}.] <[I take {@med}.|I had {@cond} in {year:2000-2023}.]>
