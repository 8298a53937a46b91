# Numbers, accounts, addresses and keys of somebody beside what they are called, in any layout, each
# alone or a few; often in a sentence of a report, where nothing else is private.
@lang en
@genre labels
@private 1
@noise none
@weight 2

:l_sep
[: |: |: |: | - | = |=| is | | | | # | #| no. | number |:| \| |  ]

:l_id
passport{@l_sep}{ID~@#######}
passport{@l_sep}{ID~#########}
[driver's licence|driver license|DL|licence no.|driving license]{@l_sep}{ID~@#######}
[driver's license|DL]{@l_sep}{ID~@###-####-####}
[SSN|social security|Social Security Number|SS#]{@l_sep}{ID~###-##-####}
[SSN|social]{@l_sep}{ID~#########}
[tax ID|TIN|tax number|EIN]{@l_sep}{ID~##-#######}
[tax ID|TIN|VAT ID|UTR]{@l_sep}{ID~##########}
[PAN|PAN card]{@l_sep}{ID~@@@@@####@}
[Aadhaar|aadhar|UIDAI|UID]{@l_sep}{ID~#### #### ####}
[voter ID|EPIC]{@l_sep}{ID~@@@#######}
[patient ID|MRN|patient no.|chart|medical record number|hospital number]{@l_sep}{ID~#######}
[patient ID|patient|medical record]{@l_sep}{ID~MR-#####}
[patient ID|case file|subject]{@l_sep}{ID~P#####}
[employee ID|staff number|personnel no.|badge|emp id]{@l_sep}{ID~E#####}
[employee ID|staff no.|badge]{@l_sep}{ID~EMP-####}
[student ID|matriculation no.|roll number|enrolment no.]{@l_sep}{ID~########}
[member ID|membership|customer no.|client ID|subscriber ID|loyalty card]{@l_sep}{ID~##########}
[policy number|insurance ID|insurance policy|policy|claim no.|group no.]{@l_sep}{ID~@@@-######}
[policy number|insurance ID|insurance]{@l_sep}{ID~@@#########}
[Medicare|NHS number|health card|NI number]{@l_sep}{ID~### ### ####}
[NI number|National Insurance|NINO]{@l_sep}{ID~@@ ## ## ## @}
[visa|green card|A-number|USCIS no.]{@l_sep}{ID~A#########}
[plate|registration|license plate|number plate]{@l_sep}{ID~@@## @@@}
[VIN|chassis number]{@l_sep}{ID~*****************}
[inmate no.|booking no.|docket|case number|police ID|warrant]{@l_sep}{ID~##-CR-#####}
[IMEI|device serial|phone IMEI]{@l_sep}{ID~###############}
[user ID|userid|login|username|user|account name]{@l_sep}{p.user}

:l_money
[account number|account no.|acct|account|bank account|A/C|savings account|checking account]{@l_sep}{ACCOUNT~##########}
[account number|account|bank account]{@l_sep}{ACCOUNT~############}
[account|acct ending in|card ending in|a/c]{@l_sep}{ACCOUNT~####}
[account number|bank account]{@l_sep}{ACCOUNT~####-####-##}
[routing number|routing|ABA|RTN|transit]{@l_sep}{ACCOUNT~#########}
[sort code]{@l_sep}{ACCOUNT~##-##-##}
[IFSC]{@l_sep}{ACCOUNT~@@@@0######}
[IBAN|account]{@l_sep}{p.iban}
[IBAN]{@l_sep}{ACCOUNT~@@## #### #### #### ####}
[card|credit card|Visa|Mastercard|card number|debit card]{@l_sep}{p.card}
[card|credit card|card number]{@l_sep}{ACCOUNT~#### #### #### ####}
[card]{@l_sep}{ACCOUNT~%###-######-#####}, [exp|valid thru] {ACCOUNT~##/##}, [cvv|cvc|security code] {ACCOUNT~###}
[UPI|UPI ID|PayPal|Venmo|Cash App|Zelle]{@l_sep}{p.user}
[wallet|BTC address]{@l_sep}{ACCOUNT~bc1q$$$$$$$$$$$$$$$$$$$$$$}
[loan no.|mortgage account|loan]{@l_sep}{ACCOUNT~LN######}
[PIN|card PIN|ATM pin]{@l_sep}{SECRET~####}

:l_reach
[phone|tel|cell|mobile|call|contact|ph|reach me at|WhatsApp|home|text]{@l_sep}{p.phone}
[phone|tel|cell|mobile]{@l_sep}{CONTACT~###-####}
[phone|mobile|contact]{@l_sep}{CONTACT~+91-##########}
[phone|emergency contact]{@l_sep}{CONTACT~(###) ###-####} [ext. {num:10-999}|]
[e-mail|email|mail|mail to|E|contact]{@l_sep}{p.email}
[address|addr|lives at|ship to|home address|residence|deliver to]{@l_sep}{p.addr}
[address|ship to]{@l_sep}{p.street}, {p.city}
[insta|twitter|telegram|discord|skype|handle|snap]{@l_sep}{p.handle}
[IP|last login from|IP address|static ip]{@l_sep}{p.ip}
[DOB|born|date of birth|birthday|D.O.B.]{@l_sep}{p.dob}
[name|full name|contact person|account holder|nominee|applicant|guest|attn]{@l_sep}{p}
[next of kin|spouse|guardian|emergency contact|mother's maiden name]{@l_sep}{q}

:l_key
[password|pass|pwd|pw|passcode|login|temp password|passphrase]{@l_sep}{secret.password}
[password|passwd|PASSWORD]{@l_sep}'{secret.password}'
[password|pass]{@l_sep}"{secret.password}"
[wifi|WLAN|wifi password|network key|hotspot]{@l_sep}{secret.password}
[token|access token|bearer|auth|session]{@l_sep}{secret.token}
[API key|apikey|api_key|key|secret key|client secret]{@l_sep}{secret}
[OTP|2FA code|verification code|one-time code|MFA]{@l_sep}{SECRET~######}
[door code|alarm code|gate code|safe|locker]{@l_sep}{SECRET~####}
[recovery code|backup code]{@l_sep}{SECRET~!!!!-!!!!-!!!!}
[security answer|secret answer|pet's name]{@l_sep}<SECRET:{@word}>
[admin|root|postgres|sa|user] / {secret.password}

:l_any
{@l_id}
{@l_id}
{@l_money}
{@l_reach}
{@l_key}

:l_what
[invoice|wire transfer|claim|loan|visa|refund|tenancy|passport|payroll|tax|insurance|enrolment] [application|request|form|case|file|document|record|review|mail|ticket|upload]

:l_verb
[was|is] [verified|rejected|submitted|flagged|updated|missing|leaked|found|approved|filed|exposed|resubmitted|linked|noted|checked|confirmed]

==
{^@l_any}

==
{^@l_any}

==
{^@l_any}.

==
{@l_any}, {@l_any}

==
{^@l_any}
{^@l_any}

==
{^@l_any}
{^@l_any}
{^@l_any}
[{^@l_any}
|]

==
[The|A|His|Her|My|Your|Their] {@l_any} {@l_verb} [{date}|by {q.f}|twice|in the system|today|].

==
[The|This] {@l_what} [of|for|by|from] {p} {@l_verb}, {@l_any}.

==
{^@l_what} {@l_verb} [with|under|for|using] {@l_any}.

==
{p} [submitted|sent|used|entered|shared|gave|provided|lost|uploaded|wrote down] [his|her|the] {@l_any}[ and {@l_any}|] [for|in|during|with] the {@l_what}.

==
{p} ({@l_any}) [called|applied|paid|registered|checked in|was treated|logged in|signed] [on {DATE}|today|at {time}|].

==
[Log|Alert|Audit|Note]: [user|employee|client|patient] {p} {@l_verb}; {@l_any}.

==
[Please|Kindly|Pls] [use|update|verify|add|note|delete|forward] [my|the|our client's] {@l_any}[ and {@l_any}|].

==
[Login|Logged in|Signed in|Authenticated|Remote session|VPN access] [from|as|with|by] {p.email} [with|using] [password|pass|pw] {secret.password}.

==
[Send|Transfer|Wire|Pay] {money:50-90000} to {p}, {@l_money}[, {@l_money}|][ by {weekday}|].

==
[Dr.|Prof.|Mr.|Mrs.|Ms.|Officer|Agent|Judge] {p.l} [signed|approved|requested|reviewed|filed] [the|a] {@l_what}[ for {q}|], {@l_any}.

==
[Who owns|Look up|Whose is|Find the owner of|Run a check on] {@l_any}?

==
[Why|How] [was|is] my {@l_any} [rejected|blocked|not accepted|invalid|locked]?

==
[Is this|Is my] {@l_any} [valid|correct|in the right format|safe|real]?

==
[Remember|Save|Store|Keep|Write down]: {@l_any}[; {@l_any}|].

==
[Extract|Parse|Format|Mask|Validate|Redact]: {p}, {@l_any}, {@l_any}

==
[Name|Field|Item] | [Value|Entry]
--- | ---
[Name|Applicant|Client] | {p}
{^@l_any}
{^@l_any}

==
{p};{p.email};{p.phone};{p.city}
{q};{q.email};{q.phone};{q.city}

==
{p}, {p.street}, {p.town}

==
{p} {p.phone}

==
{p.phone} [ask for|-|is|belongs to|(] {p.f}

==
{p.email}

==
[I'm at|Meet me at|My place is|We moved to|I live at|come to] {p.street}[, {p.city}|][, third floor| by {time}|]

==
[cc|To|From|Bcc]: {p} [\<{p.email}\>|({p.email})]

==
[db|smtp|redis|admin|ftp|ssh|mail|ldap]_[user|login] = {p.user}
[db|smtp|redis|admin|ftp|ssh|mail|ldap]_[pass|password|pwd|secret] = {secret.password}

==
[server|datasource|spring.mail|app|queue]:
  [url: jdbc:postgresql://{ip}/app
  |host: {ip}
  |]username: {p.user}
  password: {secret.password}
[  token: {secret.token}
|]

==
\{"[host|url]": "{ip}", "[user|username|login]": "{p.user}", "[password|pass|pwd]": "{secret.password}"\}

==
[postgres|mysql|mongodb|redis|amqp|ftp]://<SECRET:{p.user}:{secret.password}>@{ip}[:{num:1000-9999}|]/[app|prod|data]

==
[export|set|ENV|ARG] [DB_PASSWORD|SECRET|TOKEN|MAIL_PASS|APP_KEY|ADMIN_PASSWORD][=| ]{secret.password}

==
[password|secret|token|key|credentials] for [the server|prod|the router|netflix|my mail|the NAS|root|the printer]: {secret.password}

==
[his|her|my|the] [password|pin|code] [was|is|used to be] {secret.password}, [changed|leaked|stored|shared|reset] [on {date}|by IT|in plain text|in the ticket]

==
{p} [logged in|signed up|registered|connected|got access|was locked out] [to|on|at] [the portal|the CRM|the bank|payroll|webmail|the ERP|{org}] [with|using|by entering] [the password|password|passcode|pwd] [{secret.password}|'{secret.password}'|"{secret.password}"].

==
[Credentials|Login details|Access data] [of|for|used by] {p.email} [are|:] {secret.password}[.| (temporary).| until {date}.]

==
[The account|Admin access|Her profile|The terminal|Their shared drive] [uses|opens with|was set up with|is protected by] [password|the code|passphrase|key] {secret.password}[ and user {p.user}|][.|; change it.|, which never expires.]

==
[Shared|Temporary|Default|Old|Weak|Master|Backup] [password|passcode|pass] [of|for] [{p.email}|{p.user}|{p}|the finance team|the lab] [is|was] [{secret.password}|'{secret.password}'].

==
{p} [types|typed|mailed|texted|posted|stores|reused] {secret.password} [as the password|as password for {p.email}|in the chat|for all accounts|in a spreadsheet].

==
[Reset|Changed|Set] [password|pw] [of|for] {p} [to|as] {secret.password}[, ticket {~#####}|].

@genre desk
@noise mail

:n_desk
[called about|asked for|complained about|cancelled|renewed|disputed|returned|paid] [the {@product}|a refund|the invoice|the late fee|her contract|the delivery|the parking permit]
[is|was|seems] [upset|unreachable|away until {date}|in a hurry|hard to understand|very polite|worried about the cost]
[wants|needs|prefers] [a call back|an interpreter|a quiet room|the file by {weekday}|to stay anonymous|a payment plan|to see the manager]
[missed|moved|confirmed|forgot] [the appointment|the interview|two payments|the deadline|the viewing]
[has|had] [a complaint open|a power of attorney|two kids in our school|an accident at work|a key to the office|a history of late payment]
[brought|left|lost|signed] [the papers|an umbrella|the contract|a bag|the form]
[will|should|must] [send the documents|bring the original|pay the rest|sign again|be called first]
[lives|moved|works] [alone|abroad|nearby|with a sister|upstairs]
[did not|failed to|refused to] [sign|show up|pay|answer|hand in the report|follow the rules]
[scored|got|earned] {num:20-100} [points|percent] [in {@subject}|on the test|]

==
{p} {@n_desk}.

==
{p} {@n_desk}. {p?He|She} {@n_desk}.

==
[Mr.|Ms.|Mrs.|Dr.|Miss] {p.l} {@n_desk}.

==
{p} {@n_desk}, {q} {@n_desk}.

==
[{date}|{time}|{weekday}]: {p} {@n_desk}. [{q.i}|Noted by {q.f}.|]

==
[tenant|guest|client|pupil|student|caller|member|patient|employee|applicant] {p} {@n_desk}[ (flat {num:1-40}| (room {num:1-400}|, tel. {p.phone}|].

==
[FYI|Note|Reminder|Update|Heads up]: {p} {@n_desk}[ and {@n_desk}|].

==
[Write|Draft] [a reply to|an email to|a note for|a reminder for] {p}, who {@n_desk}.

==
[What should I do about|How do I handle|How do I answer] {p}? {p?He|She} {@n_desk}.

==
Ticket {~#####}: {p} {@n_desk}. [Assigned to {q}.|Priority high.|Closed.]

==
[Thanks|Sorry|Hello|Dear] {p.f}, [we heard that you|our records show that your {p?brother|sister}|I was told that {q.f}] {@n_desk}. [{r.f}|]
