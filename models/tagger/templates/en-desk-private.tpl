# Tickets, calls and chats of customer desks.
@lang en
@genre ticket
@private 1

==
Ticket [#|no. |]{ID~######}
[Status: open
|]Customer: {p}
[Phone: {p.phone}
|]Email: {p.email}
[Plan: Premium
|]Issue: [Customer|Caller|User] [says|reports|claims] that [the router at {p.street} reboots every hour|{p?he|she} was charged {money:10-900} twice on card ending {ACCOUNT~####}|{p?his|her} parcel was left with a neighbour, {q}|someone changed the email on the account to {q.email}]. [Verified with date of birth {p.dob}.|Callback requested on {DATE} at {time}.|Escalated to {r}.] [<Customer mentioned {p?he|she} is in hospital with {@cond}.>|]

==
\[{time}\] {p.f}: [hi|hello], [i can't log in|my card doesn't work|where is my order]
\[{time}\] Agent [{q.f}|]: Hello {p.f}, could I have your [account number|postcode|order number]?
\[{time}\] {p.f}: [{p.acct}|{ID~###-####-###}|{p.town}]
\[{time}\] Agent[ {q.f}|]: Thanks. [I see an account for {p} at {p.addr}. Is that correct?|Is {p.email} still your email?]
\[{time}\] {p.f}: [yes|no, it's {p.email} now|yes but call me on {p.phone}]
[\[{time}\] Agent {q.f}: Done. Anything else, [Mr|Ms] {p.l}?|]

==
[Support case|Incident] {ID~INC#######} opened by {p.user} ([{@dept}|{city} office]). Laptop {ID~LT-#####} (MAC {p.mac}, last IP {p.ip}) [was stolen from {p?his|her} car in {p.city}|shows a ransom note|cannot connect to VPN]. [User's manager {q} informed.|Temporary password {secret.password} sent to {p.phone}.|] [Resolution: reset MFA for {p.email}.|]

==
CALL NOTES — {date}
Caller: {p.up}, {p?husband|wife} of policyholder {q}
[Policy {q.ins}|Claim {ID~CL-#######}]
{p?He|She} [was upset|cried|asked for a supervisor]. <[{q.f} had a stroke on {DATE}|{q.f} died last week|{q.f} has been moved to a nursing home]> and the [premium|bill] of {money:30-900} [is still being taken from {q.acct}|cannot be paid]. [Wants letters sent to {p.addr}.|Call back {p.phone} after {time}.]

==
Name: {p}
Order: {ID~##########}
Message: [I want to return the {@product}.|The {@product} stopped working after {num:2-30} days.|You sent it to my old address, {q.addr}!] [Please refund {money:15-900} to {p.iban}.|My new address is {p.addr}.] [This is the third time I'm writing, {q.f} from your team promised to call.|]

==
[Chat|Conversation] with {p.handle} ({p.email}):
{p.f}: [my account was banned|i lost access to my 2fa|why did you delete my post]
Mod: [please tell us the phone number on file|we need proof of identity]
{p.f}: [{p.phone}|my id is {p.pass}], [real name {p}|born {p.dob}], [ip {p.ip}|last login from {p.city}]

==
Feedback form
Rating: {num:1-5}/5
Comment: [{q}, your technician, came {num:1-4} hours late to {p.street} and left the back door open|I told {q.f} at the front desk that <I have {@cond}> and {q?he|she} laughed|The driver, {q.f} ({q.plate}), was texting all the way from {street} to {street}]. [Contact me: {p.email}|{p}, room {num:101-899}]

==
Reservation {ID~@@####@} · {p.lf} · {num:1-4} guests · {DATE} – {DATE}
[Guest notes:|Remarks:] [late arrival {time}, flight {ID~@@####}|<guest uses oxygen, {@cond}>|honeymoon, {p.f} and {q.f}|VIP, do not put calls through from {q.l}]. [Card on file {p.card}, exp {ACCOUNT~##/##}.|Phone {p.phone}.] [Passport {p.pass} ({country}).|]

==
{p} called about [her|his|their] [internet|electricity|gas|water] bill at {p.addr}[, account {p.acct}|, customer number {ID~########}|]. [Says {p?he|she} moved out on {DATE}, new tenant is {q}.|Meter reading {num:1000-90000}.|Arrears {money:50-900}, <{p?he|she} lost {p?his|her} job and is on benefits>.] [Agreed payment plan: {money:20-200} a month from {p.iban}.|]

== genre=transcript
Agent: Thank you for calling {org}, [this is|my name is] {q.f}. How can I help?
Caller: [Hi|Yeah, hi], [this is|my name is] {p}[, spelled {ID~@-@-@-@-@}|]. [I'm calling about my claim|I need to report a stolen card|I'd like to cancel].
Agent: Sure, [Mr|Ms] {p.l}. Can you give me your [date of birth|member ID|social]?
Caller: [It's|Uh,] {p.dob}[, and the member ID is {p.ins}|].
Agent: And the address on file?
Caller: {p.addr}. [Actually we moved, my husband {r.f} changed it.|Apartment [B|3].]
Agent: [Got it.|Thank you.] [And a number to reach you?|]
Caller: {p.phone}.

== genre=transcript
[Doctor|Dr. {q.l}]: [Good morning, {p.f}.|Hi {p.f}, what brings you in today?]
Patient: [Well,|Um,] <I've been having {@symptom} for [about|almost] {num:2-9} [weeks|months]>.
[Doctor|Dr. {q.l}]: [And are you still taking the {@med}?|Any history of {@cond} in the family?]
Patient: [Yeah, every morning.|<My {p?father|mother} had {@cond}.>|I stopped because <it made me throw up>.]
[Doctor|Dr. {q.l}]: [Okay. I'd like to order [an MRI|some bloodwork|a chest x-ray].|I think <this could be {@cond}>.] [Is {r.f} still living with you?|Do you drink?|How's work at {org}?]
Patient: [<About six beers a night, honestly.>|{r.f} moved out in {month}.|I got laid off.] 

== genre=transcript
Interviewer: [Tell me about yourself.|Why did you leave {org}?]
{p.f}: [So, I grew up in {p.city}, studied {@subject} at {org}, and then|I was there for {num:2-9} years, and] [my manager, {q}, and I didn't get along|<I burned out and was off sick for six months>|they moved to {city}].
Interviewer: [What was your salary there?|Do you have kids?]
{p.f}: [{money:30000-120000}, before tax.|Two, {r.f} and {s.f}.|I'd rather not say, <I'm in the middle of a divorce>.]

== genre=transcript
{p.up}: [your honor|officer], I [was at home at {p.street}|was driving my {year:2004-2022} Honda, plate {p.plate},|didn't know {q} before that night].
{q.up}: [That's a lie.|{p?He|She} called me at {time}.] <[{p?He|She} was drunk.|{p?He|She} had a knife.|We had a restraining order since {month}.]>
[THE COURT|OFFICER {r.up}|COUNSEL]: [Please state your date of birth for the record.|Where do you work?]
{p.up}: [{p.dob}|At {org}, in {p.city}].

== genre=transcript
okay so um this is the voicemail for {q.f} hi {q.f} it's {p.f} {p.l} calling [from {org}|about the apartment|about your mother] um [could you call me back at {p.phone}|my number is {p.phone} again that's {p.phone}] [it's about your test results|<it's about the biopsy>|the appointment on {DATE} is cancelled] okay thanks bye

== genre=meeting
[1:1|Meeting] notes {date} — {p} / {q}
- {p.f} [wants to move to {city}|asked for a raise to {money:50000-150000}|is unhappy with {r.f}]
- <[{p.f} told me about {p?his|her} {@cond}|wife is pregnant, due {month}|needs time off for chemo|{p?he|she} is interviewing elsewhere]>
- [action: {q.f} talks to {s} in {@dept}|PIP for {r} until {DATE}|salary band reviewed with {@dept}]
[- {p.f} on leave {DATE}–{DATE}, reachable at {p.phone}|]

== genre=meeting
Minutes[, parents' association {org}|, board meeting|, care conference for {p}]
Present: {q}, {r}, {s}, {t.fi}
[Apologies: {u}
|]1. {q.f} reported that [{p} has paid {money:50-2000}|the family of {p} cannot pay the school trip|{p?he|she} was seen with {r.f} after hours].
2. <[{p.f}'s behaviour since the divorce of {p?his|her} parents was discussed.|{p.f} fell twice this week; {@med} was reduced.|{p.f} will be assessed for {@cond}.]>
3. {r.f} will [call {p?his|her} mother on {p.phone}|write to {p.email}|visit {p.addr}] before {DATE}.
