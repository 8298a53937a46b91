# Passwords, keys and codes in running text and in files.
@lang en
@genre secret
@weight 1.5
@private 1
@noise

==
[The|My|Our] [password|passcode|login|passphrase] [is|was|has been changed to|:] {secret.password}[.| and the user name is {p.user}.|, don't tell anyone.|, reset it after login.]

==
[user|username|login|id]: {p.user} [pass|password|pwd|pw]: {secret.password}

==
{p.email} / {secret.password}
{q.email} / {secret.password}
[{r.email} / {secret.password}
|][which of these are weak?|these leaked, what now?|check for duplicates]

==
[Use|Try] {p.user}:{secret.password} [for the staging server|on {ip}|in the admin panel|for the shared mailbox]. [MFA code {SECRET~######}.|Backup code {SECRET~####-####}.|]

==
[Here is|This is|Take] my [API key|token|secret|license key]: {secret}. [Why do I get a 401?|Write a curl call.|Put it in the header.|Is it still valid?]

==
export [OPENAI_API_KEY|GITHUB_TOKEN|SECRET_KEY|API_TOKEN|DB_PASS]=[{secret.openai}|{secret.github}|{secret.hex}|{secret.token}|{secret.password}]
[python main.py|npm start|./deploy.sh]
[it says unauthorized|where do I put this?|]

==
\{"[token|api_key|client_secret|password|access_key]": "{secret}", "[user|account|client_id]": "{p.user}"\} [why is this invalid JSON?|parse this|]

==
[wifi|WLAN|guest network|router]: [{last} home|Net-{~####}], [key|password] {secret.password}. [alarm code {SECRET~####}|door {SECRET~####}#|safe {SECRET~##-##-##}]

==
[The PIN|The code|My PIN] [of the card|for the gate|of {p.f}'s phone] is {SECRET~####}. [Remember it.|Change it after the visit.|]

==
A [plaintext file|sticky note|config|chat log] [contained|showed|had] {p.email} and [his|her|the] password[,|] {secret.password}. [{org} was informed.|Rotate it.|Who had access?]

==
mysql -u {p.user} -p{secret.password} -h {ip} [shop|crm|prod]
[ERROR 1045 (28000): Access denied for user '{p.user}'|how do I dump all tables?|]

==
[git clone|curl|wget] https://{p.user}:{secret.token}@[git|repo|files].{~&&&&&&}.com/[app|data].git
[fatal: Authentication failed|is it safe to put the token in the url?|]

==
Set-Cookie: session={secret.token}; [HttpOnly|Secure]
Authorization: [Bearer|Basic|token] {secret}
[What's wrong with this request?|Decode this.|401 every time|]

==
[Seed|Recovery] phrase: <SECRET:{@word} {@word} {@word} {@word} {@word} {@word} {@word} {@word} {@word} {@word} {@word} {@word}>. [My wallet is empty, why?|Is it valid?|Keep it safe for me.]

==
Temporary password for {p}: {secret.password} ([expires|valid until] {date}). [Sent by {q.f} from IT.|Please change at first login.|Badge {p.emp}.]

==
slack: {p.f}: [hey what's the prod db password again|can you share the stripe key|creds for the vpn?] {q.f}: [{secret.password}|{secret.stripe}|{p.user} / {secret.password}] {p.f}: [ty|works, deleting this]

==
\[default\]
aws_access_key_id = {secret.aws}
aws_secret_access_key = {secret.awssecret}
[region = eu-west-1
|][The security token included in the request is invalid|rotate how?|]

==
[Old|Previous] password[s|]: {secret.password}, {secret.password}. New: {secret.password}. [Rate them.|Too similar?|Can you suggest something like these?]

:word
apple
river
tunnel
wisdom
copper
engine
ladder
ocean
pilot
rabbit
silver
thunder
velvet
winter
canvas
giraffe
marble
onion
puzzle
rocket
salmon
tiger
umbrella
village
