# What is known of others: statements in the third person, and what an assistant's tools bring up.
@lang en
@genre about
@private 1
@weight 2

:about
is going through [a divorce|a custody fight|chemotherapy|bankruptcy|a rough patch with {p?his wife|her husband}]
is planning to [resign|leave the company|adopt|sell the house|move out|retire early|propose to {x.f}] [in {month}|next year|]
has [applied for|been offered|turned down] a job at {org}
got a [bad|poor|low] [performance review|grade in {@subject}|credit score]
[will not|did not] [pass probation|get the promotion|graduate|renew the lease]
earns [more|less] than {x.f}, {money:30000-200000}
asked for [a loan|an advance|therapy|a transfer|asylum]
was [passed over|disciplined|warned] for [coming late|the incident in {month}|sharing files]
[recently|just] [moved in with|broke up with|got engaged to|had a fight with] {x}
has been [skipping class|seeing a therapist|caring for {p?his|her} mother|working two jobs|hiding the letters]
is [struggling with|being treated for|recovering from] [addiction|grief|burnout|{@cond}]
missed [the hearing|three payments|the deadline|school] because of [{@cond}|a family emergency|{p?his|her} drinking]
[has|set] the alarm code to [the birthday of {x.f}|{~####}] and keeps the spare key [under the pot|with {x.f}]
will be away from [home|the office] [from {date} to {date}|until {date}], flight {~@@####}
is [the anonymous donor|the main suspect|the whistleblower|the witness who saw {x}]
voted [against|for] [the merger|tenure for {x}|expelling {x.f}]
[believes|told me] that {x} [lied under oath|falsified the numbers|plagiarised]
is behind [on tuition|with the mortgage|on {p?his|her} medication]
[lives with|takes care of] [an autistic son|a disabled brother|a partner who drinks]
wants to keep [the baby|the diagnosis|the engagement|{p?his|her} pregnancy] secret
was adopted from {country}
prays [at the mosque|in secret]; {p?his|her} family is [Baptist|atheist]
had a [miscarriage|stroke|breakdown] [last year|during the project]
donated a kidney to {x.f}
can't afford [the treatment|{p?his|her} rent|insulin]
plans to plead [guilty|insanity]
failed the [bar exam|drug test|background check|driving test] [twice|again|]
shared [nude photos|confidential plans|{p?his|her} password] with {x}

:place
Gmail
Messenger
Slack
Notion
Calendar
Teams
Notes
CRM
Facebook
Drive

==
{p} <{@about}>.

==
{p} <{@about}>. {q} <{@about}>. [{r.f} <{@about}>.|]

==
- {p} <{@about}>
- {q} <{@about}>
- {r} [works in {@dept}|lives in {r.city}], <{@about}>
[Who should I talk to first?|Write a summary for {s.f}.|]

==
[I heard that|Did you know that|According to {q.f},|Rumour has it that|Confirmed:] {p} <{@about}>[?|.| – please keep it to yourself.]

==
Action: {@place}[Search|Read|Receive]Messages
Action Input: \{"[keywords|max_count|sender]": ["{p.f}"|{num:1-5}]\}
Observation: \{
  "messages": \[\{"message_id": "msg_{~######}", "sender_id": "{p.user}", "time": "20{num:20-26}-0{num:1-9}-{num:10-28}T{num:10-23}:{num:10-59}:00Z", "message": "[Hey|Hi] {q.f}, {r.f} <{@about}>. [Don't tell anyone.|Call me, {p.phone}.|Can you cover?]"\}\]
\}

==
Observation: \{"event_details": \[\{"event_id": "ev-{~#########}", "event_name": "[Meeting with {p}|Call {p.f}|<Therapy>|Trip]", "content": "{p} <{@about}>. [Bring the documents.|Address: {p.addr}.|Attendees: {q}, {r}.]"\}\]\}

==
Observation: \{"content": "[Notes on|Re:] {p}: <{@about}>. [Talked to {q.f}.|Next step: {DATE}.|<{p?He|She} {@about}.>]", "page_id": "pg_{~$$$$$$}"\}
Thought: [I should draft an email to {q}.|The note has what I need.|{r.f} asked only for the date.]

==
[From|Sender]: {p.email}
[Subject|Re]: [about {q.f}|confidential|update]
{^@filler2}. {q} <{@about}>. {^@filler2}. [{p.f}|Best, {p}]

==
[Draft|Write] [a post|an email|a message] to [the group|{p}|my manager {p.f}|everyone]: [we meet on {weekday}|the project is late|the party is at {time}]. Background from my notes: {q} <{@about}>; {r.f} <{@about}>. [Leave the private part out.|Keep it short.|]

==
[Minutes|Log|Diary|Case notes] {date}: {p.f} <{@about}>. {^@filler2}. [{p?He|She} agreed to call {q}.|<{p?He|She} {@about}.>]

==
[My|Our] [student|patient|client|employee|neighbour|tenant|friend] {p} <{@about}>, [so|and] [{p?he|she} needs more time|I wrote to {q}|we meet on {DATE}]. [What can I do?|Write to {p?his|her} {p?mother|father}.|Draft a note.]

==
Q: [What do we know about|Why was|What happened to] {p}[ absent|]? A: {p?He|She} <{@about}>. [Source: {q.f}.|Do not share.|]

==
{p} ({p.age}, {@job}, {p.city}): <{@about}>. [Score: {num:1-10}.|Priority high.|Assigned to {q.fi}.]

==
[{q}, a {@job} at {org}, is|{q} is] writing to {r} about [the party|next week|the budget]. In {q?his|her} {@place} there is a message from {p}, who <{@about}>. [What should {q.f} send?|Which details are too private?|Next action?]

==
{p} told {q} in confidence that {p?he|she} <{@about}>. Later {r} asked {q.f}: "[How is {p.f}?|Is something wrong with {p.f}?]" [What should {q.f} say?|Should {q.f} tell?]

:filler2
the meeting moved to {weekday}
nothing else to report
coffee machine is fixed
I attached the file
see you at {time}
thanks for the quick reply
parking is closed this week
please bring your laptop
the draft is nearly done
weather looks good for {weekday}
