# Longer private texts, where much stands between one name and the next.
@lang en
@genre letter
@private 1
@noise mail

==
Dear {q.f},

I have been meaning to write for weeks. [The move was harder than we thought|Winter has been long here in {p.city}|You asked how I am, and I never answered]. The boxes are still in the hall, the dog hates the stairs, and every evening I think of the porch at your place. {r.f} [started at the new school and says nothing about it|sends you a drawing|asks when you will visit]. <[As for me: the second scan was not good.|I stopped drinking in {month}, and this time I mean it.|The doctors now call it {@cond}, which at least has a name.|I have not told my sister about the money.]> [Please keep this between us.|Don't tell {s.f} yet.|Burn this, ha.] 

We are at {p.addr} now. [The phone is {p.phone}.|Same email: {p.email}.|] Come when the roads are clear.

[Yours|Love|As ever],
{p.f}
[Make this less gloomy.|Proofread this letter please.|Translate it into Italian.|]

==
I've worked at {org} for {num:2-15} years, first on the floor and then in {@dept}. It was fine until {q} came. [Every morning there is a remark about my clothes, my accent, my kids.|He gives the good shifts to {r.f} and puts me on weekends.|She reads my emails out loud in front of everyone.] <[I started having panic attacks in the car park.|My doctor signed me off for {num:2-8} weeks with {@cond}.|I cry before every shift.]> On {DATE} I [wrote to HR|spoke to {s}, the director] and nothing happened. [My employee number is {p.emp} if that matters.|I can prove it, I kept the messages.|I can't afford to quit, <I owe {money:2000-30000}>.] What are my options, and can you put all this into a formal grievance from {p}?

==
This is going to be long, sorry. My [mum|dad|stepfather], {q}, is {num:60-92} and lives alone [in {q.city}|at {q.street}]. Last month the neighbours found {q?him|her} in the garden at night. <[{q?He|She} has {@cond} and forgets the {@med}.|{q?He|She} accused the nurse of stealing.|{q?He|She} no longer knows who I am.]> My brother {r.f} wants the house sold and {q?him|her} in {org}. I have power of attorney, [account {q.acct} at {org}|and the pension is {money:700-3000} a month], and I feel like a thief whatever I do. [How do other families decide?|Help me write to {r.f} without starting a war.|What should I ask the home?]

==
Background for the assistant: I am preparing for [mediation|court|a tribunal] on {DATE}. The other side is {q}, represented by {r} of {org}. We were [married|business partners|landlord and tenant] from {year:2005-2016} to {year:2017-2025}. The facts, in order: [{month} {year:2015-2024}: {q.f} moves out and takes the car, plate {q.plate}.|{month}: I find transfers from {p.acct} to {q.iban}.|{month}: <{q.f} threatens to show everyone the photos>.] [{month}: police come to {p.street}, officer {s}.|{month}: <I miscarry>.] [Our son {t.f} is with me.|My solicitor is {u}, {u.email}.] Please [make a timeline|point out contradictions|write the opening, {p} as applicant].

==
Weekly report, [team {q.l}|ward {num:1-12}|site {city}]. Most of it is routine: the deliveries came late, the printer was repaired, the roof still leaks in the corner by the window, and the audit is moved to {month}. Staff: {p.f} is [off until {DATE}|on nights], <{@cond}>; {r} asked to [go part-time because of {p?his|her} twins|see the payroll, again]; [{s} had words with a visitor, {t}, who left {t?his|her} number ({t.phone})|{s.f}'s contract ends {DATE} and we will not renew]. Otherwise nothing to report. {q.fi}

==
[Post|Thread] from a private group: "[Throwaway because my family is on here.|Long-time lurker.] We've been together for {num:2-20} years and I always thought we were fine. We cook, we watch our shows, we go to his parents on Sundays. <[Two weeks ago I found out he has a second phone.|I don't want children and I have never said it.|I married her for the visa.|I am attracted to someone at church.]> [Her name is {q.f}, she works at {org}.|I know where he goes: {street}, every {weekday}.] I don't recognise myself any more. {p.f}, if you read this, I'm sorry." [What would you advise the author?|Answer as a kind friend.|Write a reply.]

==
Application for [assistance|a grant|a school place|housing]. In your own words, tell us about your situation:
"I am {p}, I have {num:1-5} children ([{q.f} is {num:1-9}|the eldest is called {q.f}]). We [sleep in one room at my aunt's, {p.street}|moved {num:3-8} times since {year:2018-2024}|have been on the list for {num:2-9} years]. [I clean offices at night.|My husband {r.f} drives for {org} when there is work.] <[The little one has {@cond} and the damp makes it worse.|I left because he beat us.|I cannot read very well.]> We would need [{money:300-2000} a month|a place by {DATE}]. My caseworker is {s}, [{s.phone}|{s.email}]."
[Score this application from 1 to 5.|Summarise in two lines.|]

==
Debrief after [the crash|the robbery|the night shift], taken by {r}: {p.f} says the evening began like any other. The shop was nearly empty, music was playing, it had just begun to rain. At about {time} [a man came in|the lights went out|the alarm sounded]. {p?He|She} remembers [a green jacket|the smell of petrol|somebody shouting]. <[{p?He|She} still shakes when the door opens.|{p?He|She} has not slept since.|{p?He|She} wet {p?himself|herself} and is ashamed.]> [{q.f} held {p?his|her} hand until the ambulance came.|{p?He|She} gave the man {money:50-900} and {p?his|her} watch.] Follow-up with {s} on {DATE}. [Contact: {p.phone}.|Address for the police: {p.addr}.]

==
Subject: [Our call|Next steps|As discussed], confidential

{q.f}, thanks for the time today. Quick recap so that nothing gets lost. We agree that the project is in good shape, that the budget needs another look, and that nobody outside this mail should hear about the [merger|layoffs|sale] yet. [{p} will get {money:20000-200000} and leaves on {DATE}.|{r.f} stays, {s.f} goes; {s.f} is <on maternity leave>, so check with legal.|<{p.f} told me about {p?his|her} {@cond} in confidence>.] [Call me on my private number, {t.phone}.|Send the signed copy to {t.email}.] Have a good weekend.
{t.f}

==
Feedback round, anonymous (but everyone will know). "The new office is nice, the coffee is better, the stairs are a problem. What I can't accept is how {p} talks to [the interns|{q.f}]. <[{p?He|She} called {q.f} a cripple.|{p?He|She} asked if I was pregnant.|{p?He|She} comes in drunk.]> I have told {r} twice. [You can reach me at {s.email}.|I sit in room {num:100-400}.]"
[Cluster these comments.|Is this actionable?|]

==
Session with the [dietician|physio|midwife|sleep clinic]. We went through the week: breakfast mostly skipped, lunch at the desk, dinner late. Walks on two days. <[Weight {num:48-150} kg, was {num:48-150}.|Pain {num:1-9}/10, worse on stairs.|Wakes {num:2-6} times a night.|{num:12-39}+{num:0-6} weeks, fundal height fine.]> {p.f} [is motivated|was quiet|cried] and says that {q.f} [cooks too rich|does not help]. <Continue {@med}.> Next {DATE} {time}. [Letter to Dr {r.l}.|{p.ins}]

==
I want you to be my late [husband|mother|brother], {p}. {p?He|She} was [funny|strict|gentle], loved [fishing|{@food}|Sunday mass], called me "{q.nick}", and always said "[chin up|it'll be grand|mind the step]". We lived [in {p.city}|at {p.street}] for {num:10-50} years and had {r.f} and {s.f}. <[{p?He|She} died of {@cond} on {DATE}.|I found {p?him|her} in the garage.|I never said goodbye.]> Talk to me as {p?he|she} would.

==
Can you rewrite my [grant|scholarship] essay so it sounds less like a form? "My name is {p} and I study {@subject} at {org}. I was raised by my grandmother, {q}, in {city}. Before school we sold {@food} at the bus stop. <[At sixteen I lost the sight in my left eye.|My father was in prison.|We slept in the car for a year.]> A teacher, {r}, gave me a book on {@topic}, and I read it until the pages fell out. [I am the first in my family to finish school.|I now tutor {num:5-40} children.]" [Word limit {num:200-500}.|The form asks for my ID, it's {p.nid}.|]

==
Minutes of the residents' meeting at {addr}: the roof, the bikes, the bins, the new lock. It was agreed to get three quotes. {p} ({num:1-6}{~@}) has not paid since {month} (<[lost {p?his|her} job|is in hospital|divorce]>); {q} offers to talk to {p?him|her}. {r} complains of smoke from {s.l}'s balcony. [{t} keeps the spare keys, {t.phone}.|Next meeting at {t}'s, flat {num:1-30}.]

==
Notes for my memoir. Chapter {num:1-20}: the summer we moved to {p.city}. My [father|mother], {q}, worked at {org} and came home smelling of [oil|fish|chalk]. There was a radio on the shelf, a map with pins, a drawer we were not allowed to open. My [brother|sister] {r.f} opened it. <[Inside were letters from a woman called {s.f}.|Inside were {q?his|her} pills.|We learned that {q?he|she} had been married before.]> [Help me find a better ending.|Is the tone right?|It should not hurt {r.f}, who is still alive and lives in {r.city}.]
