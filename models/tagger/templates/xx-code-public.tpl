# Code, logs and settings of nobody.
@lang xx
@genre code
@private 0
@mode code
@noise none

==
def ⟦add¦fib¦is_prime¦greet¦parse¦flatten⟧(⟦n¦x, y¦items¦name="World"¦path⟧):
    """⟦Returns the sum.¦Says hello.¦Naive version.¦Splits a line.⟧"""
    ⟦return x + y¦for i in range(n): yield i * «num:2-9»¦print(f"Hello, {name}!")¦with open(path) as f: return f.read().split(",")¦return sorted(items, key=len)⟧

⟦print(greet("‹PERSON-:«p.f»›"))¦assert add(«num:1-9», «num:1-9») == «num:2-18»¦if __name__ == "__main__": main()⟧
⟦What does this print?¦Fix the bug.¦Write tests.¦⟧

==
students = ["«p.f»", "«q.f»", "«r.f»", "«s.f»"]
scores = [«num:10-100», «num:10-100», «num:10-100», «num:10-100»]
⟦for name, s in zip(students, scores): print(name, s)¦best = max(zip(scores, students))¦# sort by score⟧
⟦explain zip¦why is the order wrong?¦translate to Java¦⟧

==
SELECT ⟦name, COUNT(*)¦u.email, o.total¦*⟧ FROM ⟦users u JOIN orders o ON u.id = o.user_id¦employees¦products⟧ WHERE ⟦price > «num:10-900»¦created_at > '«year:2010-2025»-01-01'¦city = '‹LOCATION-:Paris›'⟧ GROUP BY ⟦name¦u.email¦1⟧;

==
CREATE TABLE ⟦customers¦patients¦accounts⟧ (
  id SERIAL PRIMARY KEY,
  first_name VARCHAR(«num:20-100»),
  last_name VARCHAR(«num:20-100»),
  ⟦email TEXT UNIQUE¦date_of_birth DATE¦iban CHAR(34)¦ssn CHAR(11)⟧,
  phone TEXT
);
⟦How do I add an index?¦⟧

==
import ⟦numpy as np¦pandas as pd¦os, sys¦re⟧
⟦a = np.zeros((«num:2-9», «num:2-9»))¦df = pd.read_csv("data.csv")¦m = re.match(r"(\d{3})-(\d{4})", s)⟧
⟦print(a @ a.T)¦df.groupby("city").mean()¦print(m.group(1) if m else None)⟧
⟦ValueError: shapes not aligned¦KeyError: 'city'¦IndexError: list index out of range¦⟧

==
<div class="⟦card¦row¦profile⟧">
  <h2>⟦{{ user.name }}¦Contact us¦Welcome⟧</h2>
  <input type="⟦email¦password¦tel⟧" placeholder="⟦you@example.com¦Your name¦+1 555 0100⟧">
  <button onclick="submit()">⟦Send¦Log in⟧</button>
</div>

==
#include <stdio.h>
int main(void)
{
    int n = «num:2-90»;
    ⟦char name[] = "‹PERSON-:«p.f»›";
    ¦⟧for (int i = 0; i < n; i++)
        printf("%d\n", i * i);
    return 0;
}

==
# example config
host: ⟦localhost¦‹NET-:127.0.0.1›¦db.example.com⟧
port: «num:1000-9000»
user: ⟦admin¦root¦postgres⟧
password: ⟦changeme¦${DB_PASSWORD}¦<secret>¦********⟧
⟦api_key: YOUR_API_KEY_HERE
¦⟧debug: ⟦true¦false⟧

==
«date» «time» INFO  server started on port «num:1000-9000»
«date» «time» WARN  slow query («num:100-9000» ms)
«date» «time» ERROR ⟦connection refused ‹NET-:10.0.0.«num:1-254»›:5432¦disk full¦out of memory, killed process «num:100-30000»⟧
⟦What is the cause?¦⟧

==
interface User { id: number; firstName: string; lastName: string; email?: string; address: { street: string; city: string } }
⟦const u: User = { id: 1, firstName: "‹PERSON-:Jane›", lastName: "‹PERSON-:Doe›", address: { street: "1 Main St", city: "Springfield" } };¦// make all fields readonly¦⟧

==
openapi: 3.0.0
paths:
  /⟦users¦orders¦pets⟧/{id}:
    get:
      summary: ⟦Find a user by id¦Returns an order⟧
      parameters:
        - name: id
          in: path
          required: true
          schema: {type: ⟦integer¦string⟧, example: ⟦«num:1-900»¦"«uuid»"⟧}

==
$ ⟦git commit -m "⟦Fix typo¦Add tests¦Bump version to «num:1-9».«num:0-20»⟧"¦docker run -p «num:1000-9000»:80 nginx¦pip install -r requirements.txt¦kubectl get pods -n default⟧
⟦error: failed to push some refs¦Killed¦ModuleNotFoundError: No module named 'requests'¦0/3 nodes are available⟧

==
{"type": "function", "function": {"name": "⟦get_weather¦find_user_id_by_email¦book_flight⟧", "description": "⟦Current weather in a city¦Finds a user, e.g. by 'something@example.com'¦Books a flight⟧", "parameters": {"type": "object", "properties": {"⟦city¦email¦first_name⟧": {"type": "string"}}, "required": ["⟦city¦email¦first_name⟧"]}}}

==
Commit «~$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$»
md5 «~$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$» ⟦release¦image⟧-«num:1-9».«num:0-30».tar.gz
⟦etag "«~$$$$$$$$$$$$$$$$»"¦request id «uuid»⟧
