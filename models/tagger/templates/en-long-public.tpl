# Longer public texts: essays, manuals, policies, lessons, tales, long system prompts.
@lang en
@genre long
@private 0

==
[Introduction|Abstract|Essay]: {^@topic} has [changed|shaped] the way people [live|work|think]. [In this essay I will argue that it is {@adj}.|Many believe that it began in <LOCATION-:{@bigplace}>.] First, it [affects|helps] the economy: prices [rise|fall], jobs [move|change], and [whole towns|families] adapt. Second, [schools teach it poorly|young people talk about it every day]. {@fact} [Critics such as {p} say the opposite.|In {last}'s words, "nothing is free".] In conclusion, {@topic} [deserves attention|will not go away].
[Grade this essay.|Find the thesis.|Rewrite the conclusion.|]

==
Once upon a time, [in a village near {city}|on the edge of the forest|in a kingdom called {city}], there lived a [poor|clever|lonely] {@job} named {p.f}. Every morning {p?he|she} [fed the hens|walked to the well|counted {p?his|her} {@thing}]. One day a stranger, who called himself {q}, [knocked at the door|asked for bread]. "Give me your {@thing} and I will show you the sea," said {q.f}. [{p.f} laughed.|{p.f} did not trust him.] [That night the stars went out.|In the morning both were gone.] [What is the moral?|Continue.|Give it a title.]

==
To install the [driver|app|package], [open a terminal|download the file] and [run the setup|follow the wizard]. 1. Choose [a folder|English]. 2. Enter your [serial number|e-mail address and password]. 3. [Restart the computer|Click Finish]. If [error {num:10-900}|the message "access denied"] appears, [check the cable|turn off the firewall|log in as administrator]. [For help visit www.{~&&&&&&}.com/support.|Tested on version {num:1-12}.{num:0-9}.]

==
You are {org}'s [support bot|booking assistant|triage agent]. Rules:
1. Greet the [customer|patient|guest] by first name if it is known.
2. Ask for [the order number|a date of birth|the booking reference] before you [change|cancel] anything.
3. Never [give medical advice|share other customers' data|promise refunds over {money:50-500}].
4. [If the user is angry, apologise once.|Escalate to a human after two failed attempts.|Office hours are {time} to {time}.]
5. [Answer in the user's language.|Output JSON: \{"intent": …, "slots": \{…\}\}|Do not mention {org}'s competitors.]
[Example: "My name is \<NAME\> and my order \<ID\> is late."|Today's date: {date}.|]

==
Lesson [plan|{num:1-20}]: {@topic}. [Grade {num:1-12}.|{num:30-90} minutes.] Aim: pupils can explain [two causes|three facts|the main idea]. Warm-up: [show a picture of <LOCATION-:{@bigplace}>|ask what they know about <PERSON-:{@famous}>]. Main part: groups of {num:3-5} [read the text|build a model|act a scene as {p.f} and {q.f}]. Homework: [page {num:10-200}|write {num:50-300} words].

==
{^@fact} [In the following years|Soon] [the town|the company|the party] [grew|split|moved to <LOCATION-:{@bigplace}>]. {p}, [a merchant|an engineer|the second son of {q}], [built|sold|inherited] [the mill|the land|the first ship]. [By {year:1820-1930}|Around {year:1820-1930}] there were {num:2-90} [houses|workers|schools]. [{r}, who had arrived from {city}, opposed him.|The archives of <ORG-:{@bigorg}> hold his letters.] [Question: Who built it?|Q: Where did {r.l} come from?|Make five quiz questions.]

==
Product description: [Meet|Discover] the new {@product} by {org}. [Light|Strong|Quiet], [made of steel|with {num:5-48} hours of battery|in {num:2-9} colours]. [Free shipping over {money:20-90}.|{num:1-5}-year warranty.|Designed in <LOCATION-:{@bigplace}>.] [Customers say: "{^@adj}!" – {p.f} {~@}.|Was {money:90-500}, now {money:30-89}.] [Write an ad.|Translate into French.|SEO keywords?]

==
Abstract. Background: <HEALTH-:{^@cond}> affects {num:1-9} % of adults. Methods: we enrolled {num:20-9000} patients (mean age {num:30-75}) at {num:2-40} centres in <LOCATION-:{@country}>; half received <HEALTH-:{@med}>. Results: <HEALTH-:{@symptom3}> [fell|did not change] (p = 0.0{num:1-9}). Conclusion: [more trials are needed|the drug is safe]. [{p.fi}, {q.fi}, {r.fi}; Journal of {^@subject} {year:1990-2025}.|Summarise for lay readers.]

==
Debate: [This house believes that|Resolved:] {@topic} [should be taught in schools|does more harm than good]. [Speaker for: {p}, {org}. Speaker against: {q}.|Pro: it saves time. Con: it costs {money:2000-90000}.] [Write an opening statement.|Who won?]

==
How to make {@food}: [wash|peel|chop] {num:2-6} [onions|carrots|potatoes], fry them in butter for {num:3-15} minutes, add [salt|pepper|stock] and [let it simmer|bake at {num:160-220} degrees]. [My grandmother used lard.|Serve with bread.|Leftovers keep {num:2-5} days.] [Calories?|Make it vegan.|Convert to cups.]

==
Scene {num:1-12}. [INT. KITCHEN – NIGHT|EXT. HARBOUR – DAY]
{p.up}
[You never told me about {q.f}.|Where is the letter?|They found the body in {city}.]
{r.up}
([quietly|laughing]) [I was going to.|It burned.|Ask {s.l}, he was there.]
[{p.f} throws the glass.|Fade out.|]

==
FAQ about [the marathon|the museum|our city pass]: [When does it start?|Is there parking?] {^@weekday2} at {time}. [Where do I get my number?|Are dogs allowed?] [At {org}, {addr}.|No.] [Who won last year?|Who is behind it?] {p} ([Kenya|Ireland|{city}]). Lost something? Call {phone}.

==
Travel guide: {city} [lies|is] {num:10-300} km [north|south] of <LOCATION-:{@bigplace}>. See the [cathedral|harbour|museum of {p}], walk down {street} to the market and try {@food} at {org} ({addr}, tel. {phone}). [The tourist office is open until {time}.|The poet {q} was born here.] Trains leave every {num:10-60} minutes.

==
Legal notice: {org}, {addr}. Managing director: {p}. Commercial register {city} HRB {num:1000-90000}. [VAT no. {~@@#########}.|Phone {phone}.|Editor: {q}.]

==
Case study: {org}, a [maker of {@thing}|bank|hotel chain] from <LOCATION-:{@bigplace}>, [lost {num:2-40} % of its customers|opened {num:2-50} branches]. CEO {p} [hired {q} to lead marketing|cut prices]. [What should {p.l} do?|Do a SWOT analysis.|Which theory explains this?]

==
Contract clause: "The [Supplier|Tenant|Contractor] shall [deliver the goods|pay the rent|keep all information confidential] within {num:7-90} days. [Either party may terminate with {num:1-6} months' notice.|This agreement is governed by the law of <LOCATION-:{@bigplace}>.]" [Explain in plain English.|Is it enforceable?|Draft a stricter version, use \[PARTY A\] and \[PARTY B\].]

==
Poem: [O {first}, where the river bends|The clock of {city} strikes at noon|My heart is like a {@thing}], / [and {first} sleeps beneath the moon|the swallows come, the summer ends], / [nobody knows|we go too soon]. — {p}, {year:1850-1990}

:weekday2
every {weekday}
[on |]{weekday}
