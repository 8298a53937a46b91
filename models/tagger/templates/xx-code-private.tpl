# Code, configuration, logs and records with something private in them, in any language.
@lang xx
@genre code
@private 1
@mode code
@noise none

==
{
  "name": "«p»",
  "email": "«p.email»",
  ⟦"phone": "«p.phone»",
  ¦¦"dob": "«p.dob»",
  ⟧"address": {"street": "«p.street»", "city": "«p.city»"},
  ⟦"ssn": "«p.nid»"¦"card": "«p.card»"¦"notes": "‹HEALTH:«@cond»›"¦"manager": "«q»"⟧
}

==
[{"id": «num:1-9000», "customer": {"first": "«p.f»", "last": "«p.l»"}, "iban": "«p.iban»"}, {"id": «num:1-9000», "customer": {"first": "«q.f»", "last": "«q.l»"}, "iban": "«q.iban»"}]
⟦convert to csv¦why does json.loads fail on this?¦write a jq filter that prints the last names¦⟧

==
INSERT INTO ⟦users¦customers¦patients¦employees⟧ (name, email, ⟦phone¦birth_date⟧) VALUES
('«p»', '«p.email»', '«p.phone»'),
('«q»', '«q.email»', '«q.phone»')⟦,
('«r»', '«r.email»', '«r.phone»')¦⟧;

==
UPDATE ⟦accounts¦members⟧ SET address = '«p.addr»' WHERE ⟦email = '«p.email»'¦last_name = '«p.l»' AND dob = '«p.dob»'⟧; -- ⟦ticket «~####»¦«p.f» moved in with «q.f»¦asked by «q»⟧

==
# ⟦.env¦config/prod.env¦docker-compose override⟧
⟦DATABASE_URL=postgres://‹SECRET:«p.user»:«secret.password»›@«ip»:5432/⟦prod¦app⟧
¦DB_HOST=«ip»
DB_USER=«p.user»
DB_PASSWORD=«secret.password»
⟧⟦AWS_ACCESS_KEY_ID=«secret.aws»
AWS_SECRET_ACCESS_KEY=«secret.awssecret»
¦STRIPE_KEY=«secret.stripe»
¦OPENAI_API_KEY=«secret.openai»
⟧⟦JWT_SECRET=«secret.hex»
¦ADMIN_EMAIL=«p.email»
¦SMTP_PASS=«secret.password»
¦⟧

==
⟦why does this give 401?¦My script fails, what's wrong?¦fix this⟧
```python
import requests
⟦# «p.f»'s key, don't commit
¦⟧API_KEY = "«secret»"
r = requests.get("https://api.⟦service¦billing¦internal⟧.io/v1/⟦users¦me¦orders⟧", headers={"Authorization": f"Bearer {API_KEY}"}⟦, auth=("«p.user»", "«secret.password»")¦⟧)
print(r.status_code)
```

==
curl -X POST https://api.⟦crm¦shop¦mailer⟧.net/⟦contacts¦users⟧ -H "⟦X-Api-Key¦Authorization⟧: «secret.token»" -d '{"name":"«p»","email":"«p.email»"⟦,"phone":"«p.phone»"¦⟧}'
⟦returns 403, any idea?¦how do I do this in «@pl»?¦⟧

==
«date» «time» INFO  login user=«p.user» ip=«p.ip» ⟦ua="Mozilla/5.0"¦device=«p.mac»⟧
«date» «time» WARN  password reset for «p.email» from «p.ip»
⟦«date» «time» ERROR payment declined card=«p.card» name="«p»"
¦«date» «time» DEBUG token=«secret.jwt»
⟧⟦what happened here?¦parse this log in «@pl»¦⟧

==
Host ⟦prod¦db¦bastion⟧
    HostName «ip»
    User «p.user»
    ⟦Port «num:22-9022»
¦⟧# password: «secret.password» ⟦(ask «q.f»)¦⟧

==
git log --format="%an <%ae>"
«p» <«p.email»>
«q» <«q.email»>
⟦«r» <«r.email»>
¦⟧⟦how do I rewrite the author of all commits by «q.f»?¦⟧

==
<?xml version="1.0"?>
<⟦patient¦employee¦customer⟧ id="«~#####»">
  <name>«p»</name>
  <birthdate>«p.dob»</birthdate>
  ⟦<diagnosis>‹HEALTH:«@cond»›</diagnosis>¦<salary>«num:28000-160000»</salary>¦<account>«p.iban»</account>⟧
  <phone>«p.phone»</phone>
</⟦patient¦employee¦customer⟧>

==
users:
  - name: «p»
    mail: «p.email»
    ⟦sudo_password: «secret.password»¦ssh_key: ssh-ed25519 ‹SECRET:AAAAC3NzaC1lZDI1NTE5AAAAI«~!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!»›¦home_ip: «p.ip»⟧
  - name: «q»
    mail: «q.email»
⟦# remove «q.f», left on «DATE»
¦⟧

==
Traceback (most recent call last):
  File "/home/«p.user»/⟦src¦projects⟧/app.py", line «num:10-900», in ⟦send¦load⟧
KeyError: '⟦«q.email»¦customer «q»¦«q.nid»⟧'

==
Dear IT, ⟦the vpn says no¦I forgot how to connect⟧. I use «p.user» / «secret.password» on «p.ip»⟦, my laptop is «ID~LT-#####»¦⟧. «p.f»

==
⟦router¦wifi¦server⟧ setup: ssid "⟦«p.l» home¦FRITZ!Box «p.l»¦«p.f»s iPhone⟧", key «secret.password», admin «secret.password», wan ip «p.ip», mac «p.mac»

==
const customer = { fullName: "«p»", tel: "«p.phone»", plan: "⟦pro¦basic⟧", ⟦cardNumber: "«p.card»"¦address: "«p.addr»"⟧ };
⟦// TODO «q.f» says this belongs in the database
¦⟧⟦write a typescript interface for this¦⟧

==
BEGIN:VEVENT
SUMMARY:⟦Dinner with «p»¦‹HEALTH:Oncologist› (Dr. «q.l»)¦1:1 «p.f» / «q.f»¦‹HEALTH:AA meeting›⟧
LOCATION:«p.addr»
ATTENDEE:mailto:«p.email»
END:VEVENT

==
-----BEGIN ⟦RSA ¦EC ¦OPENSSH ¦⟧PRIVATE KEY-----
‹SECRET:MIIEpAIBAAKCAQEA«~!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!»
«~!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!»
«~!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!»
«~!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!==»›
-----END PRIVATE KEY-----
⟦is this key ok for «ip»?¦how do i convert this to pem¦⟧

==
MSH|^~\&|LAB|«org»|||«~############»||ORU^R01
PID|1||«p.mrn»||«p.l»^«p.f»||«~19######»|⟦M¦F⟧|||«p.street»^^«p.city»
OBX|1|NM|⟦718-7^Hgb¦4548-4^HbA1c⟧||‹HEALTH:«num:5-17».«num:0-9»›|⟦g/dL¦%⟧

==
def test_⟦invoice¦signup⟧():
    user = User(first="«p.f»", last="«p.l»", email="«p.email»")  # ⟦real customer, replace before push¦from prod dump⟧
    assert user.⟦phone == "«p.phone»"¦city == "«p.city»"⟧
