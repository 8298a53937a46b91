# More word problems and school questions, longer ones.
@lang en
@genre problem
@private 0

==
{p.f} is saving up for a {@product} that costs {money:60-900}. {p?He|She} earns {money:5-30} for every [lawn|car|window] {p?he|she} [mows|washes|cleans]. {p?His|Her} [mother|uncle|grandfather] gave {p?him|her} {money:10-100} for {p?his|her} birthday, but {p?he|she} spent {money:3-40} on {@thing}. How many [lawns|cars|windows] are left to do?

==
{p.f}, {q.f}, and {r.f} went [fishing|apple picking|trick-or-treating]. {p.f} [caught|got] {num:2-40}, {q.f} got {num:2-5} times as many as {p.f}, and {r.f} got {num:2-9} [more|fewer] than {q.f}. How many did they get in all?

==
On {weekday}, {p.f} [ran|drove|biked] {num:2-60} miles. On {weekday}, {p?he|she} went twice as far. On {weekday} it rained, so {p?he|she} only managed {num:1-20} miles. What was {p?his|her} average?

==
{p.f}'s [bakery|shop|farm stand] sells {@thing} for {money:1-9} each and {@thing} for {money:1-9} each. On {weekday} {p?he|she} sold {num:10-90} of the first and {num:10-90} of the second. Rent is {money:20-200} a day. What is {p.f}'s profit?

==
A class of {num:18-36} students is going to the {last} Museum. Tickets cost {money:3-20}, and {num:2-6} teachers get in free. Mrs. {p.l} has collected {money:60-400}. How much is missing?

==
{p.f} has a {num:20-90}-gallon [fish tank|pool|barrel]. {q.f} fills it at {num:2-9} gallons per minute while it leaks {num:1-3} gallons per minute. How long until it is full?

==
{p.f} is {num:4-16}. {p?His|Her} [sister|cousin] {q.f} is {num:2-4} times {p?his|her} age, and their grandmother {r.f} is {num:40-60} years older than {q.f}. How old will {r.f} be when {p.f} is {num:17-40}?

==
{p.f} makes {num:6-48} {@food=t2} an hour. {p?He|She} starts at {time} with {num:2-5} friends, {q.f}, {r.f} and {s.f} among them, who each make half as many. [At lunch they eat {num:3-12}.|The dog eats {num:2-6}.] How many are there at {time}?

==
Mr. and Mrs. {p.l} [drive|fly] from <LOCATION-:{@bigplace}> to <LOCATION-:{@bigplace}> with their {num:2-5} children. Each child's ticket is {num:20-60}% off. If an adult pays {money:80-900}, what does the {p.l} family pay?

==
{p.f} bought {num:2-9} packs of {@thing}. There were {num:6-24} in each pack. {p?He|She} gave {num:1-9} to {p?his|her} teacher, Ms. {q.l}, and split the rest with {r.f} and {s.f}. How many did each of them get?

==
Two [bakers|painters|trains], {p.f} and {q.f}, can [finish the wall|make {num:40-300} {@thing}] in {num:2-9} and {num:3-12} hours. How long do they need together? Show your work.

==
If {p.f} had {num:2-12} more {@thing=t}, {p?he|she} would have twice as many {=t} as {q.f}. Together they have {num:20-120}. How many {=t} does {q.f} have?

==
{p.f} scored {num:50-100}, {num:50-100} and {num:50-100} on {p?his|her} first three {@subject} tests. What must {p?he|she} score on the fourth to average {num:70-95}?

==
In a survey of {num:100-900} people in {city}, {num:20-80}% preferred [tea|cats|the bus], and a third of the rest [coffee|dogs|the train]. {p.f} says that is {num:20-300} people. Is {p?he|she} right?

==
{p.f} [was always the first|liked nothing better than] to [help {q.f} with the dishes|tell {q.f} a joke|water {r.f}'s plants]. What will {q.f} want to do next?
[A: thank {p.f} B: go home C: cry|(1) be grateful (2) be rude (3) sleep]

==
{p.f} is the [brother|sister|mother|uncle|granddaughter] of {q.f}. {q.f} is the [son|daughter|wife] of {r.f}. How is {p.f} related to {r.f}?

==
{p.f} put the {@thing} in the [box|drawer] and left. {q.f} moved it to the [basket|fridge]. Where will {p.f} look for it?

==
{p.f} said to {q.f}: "[I've heard that you like {@food}|You'd better ask {r.f}]." Why did {p.f} say that? [Options: to be polite, to be mean.|Answer in one word.]

==
Sentence 1: {p.f} [gave|showed|sold] {q.f} the {@product}. Sentence 2: {q.f} [received|bought|saw] the {@product} from {p.f}. [Same meaning?|Does one follow from the other?|Swap the names.]

==
[John|Mary|Ben|{first}] [likes|studies] {@subject}. Yesterday {p.f} and {q.f} [compared notes|did an experiment]: one put a {num:2-20} g weight on a spring, the other {num:20-60} g. [Whose spring stretched more, {p.f}'s or {q.f}'s?|Who needs more force?]

==
Write {num:2-6} sentences about {p.f} that [use the words {@thing}, river and slow|are in the past tense|rhyme].

==
Given the concepts [dog, catch, frisbee|cook, pan, egg|{@thing}, throw, wall], write a sentence. [A {@job} throws {@thing} at the wall.|]

==
How many {@thing} [would|can] fit in a room of {num:2-9} by {num:2-9} meters? {p.f} guesses {num:100-9000}, {q.f} {num:100-9000}. Who is closer?

==
{p.f}'s [phone plan|gym|magazine] costs {money:8-60} a month plus {money:1-9} per [gigabyte|class|issue]. Last month {p?he|she} paid {money:30-120}. How many did {p?he|she} use? #### {num:2-60}

==
Step 1: Let x be {p.f}'s [age|money|speed]. Step 2: then {q.f}'s is {num:2-5}x. Step 3: {num:2-5}x + {num:2-30} = {num:30-99}. So x = {num:2-30}. [Is this correct?|Explain step 2 to {r.f}.]
