@lang en
@genre mail
@private 1
@noise mail

==
[From: {p} \<{p.email}\>
To: {q} \<{q.email}\>
[Cc: {r.email}
|]Date: {date}[, {time}|]
|]Subject: [Your appointment on {DATE}|Invoice {ID~####-###}|Lunch?|Re: contract|Feedback on your application|Moving out]

[Dear|Hi|Hello] {q.f},

[thank you for your [call|message|patience]. I have [checked|updated] your [file|account|booking] and changed your address to {q.addr}.|I am writing to let you know that your [policy|account] {q.acct} will be closed on {DATE}.|We spoke on {weekday} about [the deposit|your salary|the accident]. As agreed, I will transfer {money:100-9000} to {q.iban}.|please find attached the [lease|report|offer]. We offer a salary of {money:30000-150000} starting {DATE}.]

[If you have questions, call me on {p.phone}.|Could you send a copy of your [passport|ID|driving licence]?|{r.f} will contact you next week.|]

{@sign}
{p}
[{org}|{@job}, {org}]
[{p.phone}|]

==
[Hey|Hi] {q.f}!
[Sorry for the late reply|Long time no see|Hope you're well]. [We finally moved to {p.city}|{r.f} and I got engaged|I got the job at {org}|<I had to go back to hospital last month for {@cond}>|<Mum's biopsy came back and it is {@cond}>]. [The new address is {p.addr}.|My new number: {p.phone}.|Come visit us, {p.street}, top bell.|] [How are {s.f} and the kids?|Did {s.f} pass the exam?|Tell {s.f} I said hi.]
[Love|xx|Hugs|Talk soon], {p.f}

==
[Dear|To] {q.l} family,

we regret to inform you that <your {r?son|daughter} {r.f} [was involved in a fight|has been absent for {num:4-20} days|failed {@subject}|was found with cannabis] on {DATE}>. Please [come to my office|call the school on {phone}] [on {weekday}|before {DATE}]. 

{p}
[Head of year {num:7-12}|Principal|School counsellor], {org}

==
Hi {p.f}, [just|this is] a reminder [that|of] your [appointment|session|cleaning] with [Dr. {q.l}|{q}] is [on|scheduled for] {DATE} at {time}. [Please bring your insurance card ({p.ins}).|Reply YES to confirm.|Our address is {addr}.] [To cancel call {phone}.|]

==
{q.f},

I [don't think I can keep doing this|have thought about this for weeks|owe you an apology]. <[I slept with {r.f}|I lost my job in {month} and never told you|I've been gambling again|I'm pregnant and I don't know if it's yours]>. [Please don't call my parents.|The keys are with {s.f} at {street}.|I'll stay at my sister's in {p.city}.] [I'm sorry.|I love you.|]

{p.f}

==
Subject: [Reference|Recommendation] for {p}

To whom it may concern,

I have known {p} [since {year:2008-2022}|for {num:2-12} years] as {p?his|her} [manager|professor|landlord] at {org}. [{p?He|She} earned {money:30000-90000} and always paid on time.|{p?He|She} was one of my best students in {@subject}.|{p?He|She} left for family reasons.] [{p.f}|Ms {p.l}] lives at {p.addr}. [Please call me at {q.phone} for more.|]

{@sign}
{q}

==
[Team|All|Hi everyone],

[please welcome {p}|{p} joins us on {DATE}|{p} is leaving us on {DATE}] [as {@job}|in {@dept}]. [{p.f}'s extension is {CONTACT~####}, mail {p.email}.|{p?His|Her} employee number is {p.emp}.|{q} will take over {p?his|her} accounts.] [<{p.f} will be on medical leave for {@cond} until then, please keep this confidential>.|<{p?He|She} is expecting a baby in {month}.>|] 

{@sign}
{r.f}

==
\> On {date}, {q} wrote:
\> [Could you|Please] confirm [my|the] [bank details|address|date of birth]?

Sure: {p}, {p.dob}, [{p.iban}|{p.acct}|{p.addr}]. [Sort code {ACCOUNT~##-##-##}.|] [Don't share this with {r.f}, please.|]
{p.nick}

==
Hello {q.l},

my name is {p}, I [bought|rented|saw] your [flat|car|bike|sofa] [on {date}|in {city}]. [The VIN is {ID~@@@@@######@#####} and the plate {p.plate}.|I can pay {money:300-20000} in cash.|My bank is {org}, account {p.acct}.] [I have a steady job at {org} and earn {money:2000-7000} a month.|Here is my ID: {p.pass}.] [Call or text: {p.phone}|Email: {p.email}]

{@sign} {p.f}

==
[Good morning|Dear] Dr. {q.l},

I am [{p.f}'s mother|writing on behalf of my father {p}|your patient {p}] (DOB {p.dob}). <[Since {weekday} {p?he|she} has|I have had] {@symptom} and the {@med} [isn't working|makes it worse]>. [Can we get an earlier appointment?|Do I need to come in?|Please send the prescription to the pharmacy on {street}.] [My phone: {r.phone}|]

Thank you
{r}

==
Hi {q.f} it's {p.f} from [apartment {num:1-40}|next door|unit {num:1-30}]. [The dog was barking again|Water is dripping from your bathroom|Your package is here]. [Are you home?|I'm away until {DATE}, my key is with {r.f} in {num:1-40}.] [My cell is {p.phone}.|]

==
Subject: [RE: |Fwd: |]Termination [of employment|— confidential]

[Dear|Mr.|Ms.] {p.l},

following our meeting on {DATE}, [your employment with {org} ends on {DATE}|we issue a final written warning]. <Reason: [repeated absence|positive drug test|falsified expenses of {money:200-5000}|performance]>. [Your final pay of {money:1000-9000} will be sent to account {p.acct}.|Return your laptop and badge {p.emp} to {r}.]

{q}
{@dept}, {org}

==
[Dear|Hi] {q}, 

I'd like to apply for the {@job} position [at {org}|advertised on {date}]. I [graduated from {org} in {year:2000-2024}|have worked at {org} since {year:2010-2024}]. [As a single parent of two|<Despite my {@cond}>|After {num:2-10} years abroad], [I have learned to manage my time|I am looking for a new challenge]. My [CV|portfolio] is attached. [You can reach me at {p.phone} or {p.email}.|I live in {p.city} and can start on {DATE}.]

{@sign}
{p}
{p.street}
{p.town}

==
Hey [guys|girls|all], the party for {p.f}'s {num:18-60}th is at {p.addr}, {DATE}, {time}. [Don't tell {p?him|her}!|{q.f} brings the cake.|Parking at {r.f}'s.] [Text {q.f} ({q.phone}) if you're coming.|<{s.f} has a nut allergy.>|] 

==
[Mom|Dad|Hi sis|Grandma],
[I landed in {city}|I'm out of hospital|I passed!]. [The hotel is {org}, room {num:101-930}.|I'm staying with {p}, {p.addr}, phone {p.phone}.|Please wire {money:100-2000} to {p.iban}.] <[The doctors say it was {@cond}.|I stopped the {@med}.|Don't worry about the biopsy.|]> [Kiss {q.f} for me.|]
