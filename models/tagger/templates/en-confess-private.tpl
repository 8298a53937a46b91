# What is told in confidence, sentence by sentence, between sentences that tell nothing.
@lang en
@genre confess
@weight 3
@private 1
@noise chat

:confess
I [lost|quit|was fired from] my job [in {month}|last week|and haven't told anyone]
I [owe|lost|gambled away|borrowed] {money:500-90000}[ and can't pay it back| at the casino| on crypto|]
I [filed for|am close to] bankruptcy
I'm [behind on|three months late with] [the rent|child support|the mortgage|my taxes]
the [bank|IRS|collector] [froze my account|is garnishing my wages|calls every day]
I [drink|smoke weed|use|take pills] [every night|to fall asleep|before work|when nobody is home]
I've been [sober|clean] for {num:3-900} days
I [relapsed|overdosed|blacked out] [on {weekday}|last month|again]
I [cheated|slept with someone else|have an affair with a coworker|kissed my best friend's wife]
my [wife|husband|partner] [hit me|threatened me|controls my money|reads my messages|left me for someone else|wants a divorce]
we haven't [touched each other|slept in the same bed|had sex] in [months|a year]
I don't love [him|her|my husband|my wife] any more
I'm [pregnant|late|infertile] and [the father doesn't know|I want an abortion|my parents will kill me]
I had [an abortion|a miscarriage|a stillbirth|a hysterectomy] [in {year:1995-2024}|when I was {num:15-40}]
I was [raped|molested|abused|bullied] [by my uncle|by a priest|at school|in the army|when I was {num:5-17}]
I [cut|burn|starve] myself
I [think about|planned|tried] [suicide|killing myself|ending it]
I have [panic attacks|nightmares|flashbacks|voices in my head|no feelings left]
I [take|stopped taking|am scared of] {@med}
I [was diagnosed with|have|live with|inherited|am being tested for] {@cond}
my [mother|father|son|daughter|sister] [has|was diagnosed with|died of] {@cond}
my [mother|father|brother] [is in prison|drinks|was deported|has dementia|disowned me|killed himself]
my [son|daughter] [was arrested|is on drugs|is failing school|cuts herself|came out as trans|doesn't speak to me]
I [gave a child up for adoption|don't know who my father is|found out I was adopted]
I [am|think I am|came out as] [gay|bi|a lesbian|trans|asexual|non-binary] [and my family is religious|but married to a woman|]
I [watch porn for hours|paid for sex|sent nudes to a stranger|have a fetish I'm ashamed of]
I [left|doubt|converted to] [the church|Islam|Judaism|my faith|the Witnesses]
I [voted for|joined|was in] [a party my family hates|the union in secret|an extremist group]
I [overstayed my visa|crossed the border illegally|work without papers|married for the green card|was refused asylum]
I [have a criminal record|am on probation|did {num:1-12} years|was caught shoplifting|drove drunk]
I [lied on my CV|fake my degree|steal from the till|cheat on my exams|plagiarised my thesis]
I [was evicted|live in my car|sleep at the shelter|use the food bank]
I get [food stamps|disability|welfare] 
I [make|earn] [only |]{money:900-9000} a month[ and pretend it's more|]
my [mortgage|rent] eats [half|most] of my [pay|pension]
I [hate|can't bond with|hit|screamed at] my [baby|kids|stepdaughter]
I [wet the bed|have never had sex|can't read|can't perform in bed|smell bad]
I [weigh|am down to|went up to] {num:80-420} pounds
I [purge|binge|haven't eaten] [every day|since {weekday}|]
I had [a nose job|a vasectomy|a gastric bypass|hair implants|breast surgery]
I'm [on the waiting list for a kidney|waiting for the biopsy|in hospice|going blind|losing my hearing]
my [test|scan|smear|Pap] came back [positive|abnormal]
I see a [psychiatrist|therapist|urologist|fertility doctor|debt counsellor] [every {weekday}|in secret]
I was [in the psych ward|in rehab|in a coma|on a ventilator|committed] [for {num:2-9} weeks|in {year:1990-2024}]
my boss [touched me|makes racist jokes|wants me out because I'm pregnant|pays me in cash]
someone [is stalking me|has my passwords|posted naked photos of me|is blackmailing me]
I [reported my boss|am a whistleblower|signed an NDA|am suing my employer]
I will [inherit|get] {money:5000-900000} when [my aunt|he] dies
I [changed the will|hid money from my ex|never paid taxes on it]

:about
[is|was] [fired|laid off|demoted|arrested|deported|evicted|hospitalised|committed]
[has|might have|is being treated for|nearly died of] {@cond}
[takes|is addicted to|refuses] {@med}
[drinks|uses|gambles|steals|self-harms]
[is pregnant by a married man|had an abortion|can't have children|gave up a baby]
[cheated on|hits|left|is divorcing] {p?his wife|her husband}
[owes everyone money|is bankrupt|earns {money:1000-12000} a month|lives on benefits]
[is in the closet|came out|is transitioning]
[has a record|is on parole|is undocumented|lost custody]
[was abused as a child|tried to kill {p?himself|herself}|is in a wheelchair|wears a colostomy bag]
[failed the drug test|is under investigation|was reported for harassment|has a restraining order]
[sleeps in the car|is behind on rent|can't read|is on the autism spectrum]
[lost the baby|lost a leg|had a breakdown|is in hospice]
[left the church|is being exorcised|joined a cult]
[got a sexually transmitted infection|failed the fertility test|had a vasectomy]

:filler
the weather has been strange
I made {@food} for dinner
we watched a film on {weekday}
the bus was late as usual
I painted the fence
the cat sleeps on my keyboard
I read a book about {@topic}
the shop was closed
I bought a new {@product}
traffic was bad
I don't know where to start
it's been a long week
sorry for the wall of text
I typed this on my phone
work is busy
the kids are at school
I usually sleep well
spring is my favourite season
everyone says hi
I went for a walk
thanks for reading
I know this sounds odd
nothing special happened
the garden looks nice
the neighbours have a new car

==
[Hi.|Hello.|Hey.|I need to tell someone.|Can I be honest?|Not sure where to ask.] {^@filler}. <{^@confess}.> [{^@filler}.|<{^@confess}.>] [What should I do?|Am I a bad person?|Is this normal?|Please don't judge.|]

==
{^@filler}. {^@filler}. <{^@confess}>, [and|but|because] <{@confess}>. [Only {p.f} knows.|{p.f} must never find out.|My {p?brother|sister} {p.f} says I should get help.] {^@filler}.

==
[My|Our] [friend|cousin|neighbour|coworker|teacher|pastor|tenant] {p} <{@about}>. [{^@filler}.|] [I heard it from {q.f}.|{p?He|She} told me in confidence.|Everybody at {org} knows.] [<{p?He|She} also {@about}.>|] [How can I help?|Should I say something?|What do I tell {q.f}?]

==
Dear [Abby|Prudence|therapist|God|{p.f}], <{@confess}>. {^@filler}. <{^@confess}.> [I'm {p.age} and live in {p.city}.|{q.f} deserves better.|Yours, {p.f}] [Answer as a therapist.|Reply with compassion.|]

==
[Rewrite|Translate|Shorten] this [post|letter|message]: "{^@filler}, but <{@confess}>. [Please call me, {p.f}.|I can't tell {p.f}.|{p.f} <{@about}>, too.] {^@filler}."

==
[Therapist|Counsellor|Priest]: [What brings you here?|Go on.|How did that feel?]
{p.f}: <[Well, |]{@confess}.> {^@filler}. 
[Therapist|Counsellor|Priest]: [And {q.f}?|Does your family know?]
{p.f}: [No, and] <{@confess}>. [{q.f} <{@about}>.|I can't tell {q?him|her}.]

==
{p.f} {p.l}: <{@about}>
{q.f} {q.l}: <{@about}>
{r.f} {r.l}: <{@about}>
[{s.f}: no news|]
[Notes for the parish visit.|Keep in the team folder.|Sort by urgency.]

==
[Between us|Off the record|Confidentially|Please keep this quiet]: {p} <{@about}>. [That's why {q.f} took over.|{p?He|She} asked for time off until {DATE}.|HR knows.|]

==
i (<{@confess}>) [live with|work for|am married to] {p.f} (<{@about}>). {@filler}. [we fight all the time|nobody talks|should i leave]

==
[Day {num:1-90}|{weekday}|{date}]. {^@filler}. {^@filler}. <{^@confess}.> [{p.f} called.|Mum asked again.] <{^@confess}.> {^@filler}.

==
[Summarise the feelings in|Give a title to|What would you answer]: <{^@confess}>. {^@filler}. {^@filler}.

==
Survey, question {num:1-30}: "[Anything else you want to tell us?|What keeps you up at night?]" Answer: "<{^@confess}.> {^@filler}." [Respondent {p.email}|Name: {p}|]

==
[So|ok so|long story short] <{@confess}> and {@filler} and [now |]<{@confess}>, [lol|help|idk].

==
My [client|patient|student|employee|brother-in-law] <{@about}>. [{^@filler}.|<{p?He|She} {@about}.>] [{p?His|Her} name is {p}.|We meet {weekday}.|{p?He|She} lives in {p.city}.] Write [a referral|a case note|an email to {q}].

