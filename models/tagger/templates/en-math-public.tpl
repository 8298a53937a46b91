# Word problems, puzzles, exercises of reading and logic: first names of nobody.
@lang en
@genre problem
@private 0

==
{p.f} [sold|bought|picked|collected|baked|found|has|made] {num:3-90} {@thing=t} [on {weekday}|in {month}|at the fair|for {p?his|her} [class|friends|mother]]. [Then {p?he|she} gave {num:2-20} to {q.f}.|{q.f} has twice as many.|Half of them were broken.|Each one costs {money:2-20}.] How many {=t} [does {p.f} have left|did {p?he|she} sell altogether|do they have together|does {q.f} have]?

==
{p.f} earns {money:8-60} an hour [babysitting|at the bakery|mowing lawns|as a {@job}]. [Yesterday|Last week] {p?he|she} worked {num:2-50} [minutes|hours][, and {q.f} paid {p?him|her} an extra {money:2-20}|]. How much did {p.f} [earn|make|save]?

==
{p.f} is {num:2-20} years older than {q.f}. [In {num:2-10} years,|{num:2-8} years ago,] {p?he|she} [will be|was] [twice|three times] as old as {q.f}. How old [is {q.f}|are they] now?

==
A [train|bus|car|cyclist] leaves <LOCATION-:{@bigplace}> at {time} at {num:20-160} [km/h|mph]. [Another leaves <LOCATION-:{@bigplace}> at {time}.|{p.f} starts {num:10-60} minutes later.] [When do they meet?|How far has it gone after {num:2-6} hours?]

==
{p.f}, {q.f} and {r.f} [share|split] [a pizza with {num:8-16} slices|{money:30-400}|{num:12-90} {@thing}]. {p.f} [takes|gets] {num:2-5} more than {q.f}, and {r.f} [takes|gets] half of what {q.f} has. How [much|many] does [each|{r.f}] get?

==
Mr. {p.l} has a [garden|farm|field] that is {num:10-90} [meters|feet] long and {num:5-60} wide. He [plants|keeps] {num:2-9} [trees|cows|rows of corn] per square meter. How many are there?

==
{p.f} reads {num:5-60} pages [a day|every {weekday}|before bed]. {p?His|Her} book has {num:120-700} pages[ and {p?he|she} has read {num:20-100}|]. [How many days until {p?he|she} finishes?|What fraction is left?] Let's think step by step.

==
There are {num:3-9} [people|children] in a row. {p.f} stands left of {q.f}. {r.f} is not next to {p.f}. [{s.f} is at the end.|{q.f} stands next to {s.f}.] Who is [in the middle|on the right]?

==
Premise: {p.f} [is|went] [taller than {q.f}|to the market with {q.f}|holding a {@thing}]. Hypothesis: {q.f} is [shorter than {p.f}|at the market|asleep]. [Does the premise entail the hypothesis?|Entailment, neutral or contradiction?]

==
{p.f} couldn't fit the {@product} in the car because it was too [big|small]. What was too [big|small]?
[A|(a)] the car [B|(b)] the {@product}

==
{p.f} [forgot|took|borrowed] {q.f}'s [umbrella|bike|notes] [before|after] the [test|rain|party], so {q.f} got [wet|angry|lost]. [How would {q.f} feel as a result?|Why did {p.f} do this?|What will {p.f} want to do next?]
[A. sorry B. proud C. bored|- relieved
- upset
- hungry]

==
[Read the dialogue|Summarize the following dialogue|Write a summary]:
{p.f}: [Are you coming tonight?|Did you see the game?|I can't find my charger|What time is the movie?|Happy birthday!!!]
{q.f}: [Yes, around {time}|no :(|lol it's in the kitchen|Thank you!]
{p.f}: [great, bring {@food}|ok see you|Did {r.f} call?|\<file_gif\>]
{q.f}: [{r.f} is late as always|sure|ok!|haha]

==
The table shows the number of {@thing} sold by each student. {p.f}: {num:3-40}, {q.f}: {num:3-40}, {r.f}: {num:3-40}, {s.f}: {num:3-40}. [What is the mean?|Who sold the most?|How many more did {p.f} sell than {q.f}?]

==
{p.f} and {p?his|her} [brother|sister|friend] {q.f} [went to|visited] the [zoo|museum|beach|store]. [They|{p.f}] [spent|paid] {money:5-90} [on|for] {num:2-9} tickets and {money:2-30} [on|for] {@food}. [They started with {money:60-200}.|] [How much money is left?|How much was one ticket?]

==
Question: If {p.f} [runs|walks|bikes] {num:2-12} miles [each day|on {weekday}] and {num:2-12} miles [on {weekday}|at the weekend], how far is that in {num:2-8} weeks?
Answer:

==
{p.f}'s [class|team|family] has {num:12-40} [students|players|members]. {num:10-80}% [like|play|chose] [soccer|chess|{@food}]. [{num:2-9} do both.|] How many [do not|do only one]?

==
Which word does not belong? [apple, pear, {@thing}, plum|red, blue, {first}, green|run, jump, {@job}, swim]

==
Process:
- [Seeds are planted|Water evaporates|The clay is shaped]
- [Rain falls|The vapour cools|It dries for {num:2-9} days]
- [The plant grows|Clouds form|It is fired]
What is the [next|last|missing] step?
