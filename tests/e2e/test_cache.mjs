// Seeing the cache of a running server: a tenant its own, the operator all of it, and nobody any
// text. Each prompt carries a marker of its own; in the end every output, the events file and the
// log are searched for them.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, step, until } from './lib.mjs';

const PAGE = 16;
const carrel = process.env.CARREL;
const words = (word) => Array.from({ length: 30 }, (_, i) => `${word} ${i}`).join(', ');
const events = join(process.cwd(), 'events.jsonl');
const start = (...args) =>
  startServer('--mode', 'declared', '--page-tokens', String(PAGE), '--ctx', '640', '--kv-tokens', '1024', ...args);
let server = await start('--events', events);

const shown = []; // all that anybody was shown
const note = (text) => { shown.push(text); return text; };

// carrel cache …: its output, and what it failed with.
function cache(...args) {
  return note(execFileSync(carrel, ['cache', ...args, '--url', server.url, '--data', server.data], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }));
}
const cacheJson = (...args) => JSON.parse(cache(...args, '--json'));
function failing(...args) {
  try { cache(...args); } catch (e) { return note(e.stderr); }
  throw new Error(`carrel cache ${args.join(' ')} did not fail`);
}

async function complete(key, prompt) {
  const answer = await fetch(`${server.url}/v1/completions`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'default', max_tokens: 1, temperature: 0, prompt }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}
const own = async (key) => {
  const answer = await fetch(`${server.url}/v1/cache`, { headers: { Authorization: `Bearer ${key}` } });
  assert.equal(answer.status, 200);
  return note(await answer.text());
};
const prefix = (...args) => execFileSync(carrel, ['prefix', ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });

const acme = server.addTenant('acme'), zeta = server.addTenant('zeta');
const terms = `MARKERTERMS ${words('clause')}`;
const secret = `${terms} MARKERACME ${words('ledger')}`;

step('a declared prefix, and two tenants');
prefix('keygen', 'issuer.pem');
prefix('trust', 'issuer.pem.pub', '--data', server.data);
writeFileSync('terms', terms);
prefix('sign', 'terms', '--key', 'issuer.pem', '--name', 'terms', '--kind', 'text', '--output', 'terms.json');
prefix('add', 'terms.json', '--data', server.data);
const before = JSON.parse(await own(zeta));
assert.equal(before.public.prefixes, 1);
assert.ok(before.public.tokens > 5 * PAGE);
assert.equal(before.cached.pages, 0);
const publicPages = Math.floor(before.public.tokens / PAGE);
const first = await complete(acme, secret);
const second = await complete(acme, secret);

step("a tenant's view is its own");
{
  const view = JSON.parse(await own(acme));
  assert.ok(view.cached.pages > 5);
  assert.equal(view.requests.count, 2);
  assert.equal(view.requests.prompt_tokens, first.usage.prompt_tokens * 2);
  assert.equal(view.requests.cached_tokens, second.usage.prompt_tokens_details.cached_tokens);
  assert.equal(await own(zeta), JSON.stringify(before), 'and says nothing of what acme did');
}

step('the operator sees totals and tenants');
{
  const top = cacheJson('top', '--once');
  assert.equal(top.pages.shared, publicPages);
  assert.equal(top.published_pages, publicPages);
  assert.equal(top.tenants[0].tenant, 'acme');
  assert.equal(top.tenants[0].requests, 2);
  assert.equal(top.pages.total, top.pages.free + top.pages.cached + top.pages.pinned);
  const text = cache('top');
  assert.match(text, new RegExp(`shared ${publicPages}\n`));
  assert.match(text, /^acme +\d+ /m);
}

step('the tree, without a word of what is in it');
{
  const tree = cacheJson('tree');
  assert.equal(tree.runs[0].owner, 'shared');
  assert.deepEqual(tree.runs[0].marks.filter((m) => m === 'declared'), ['declared']);
  assert.ok(tree.runs.some((r) => r.owner === 'acme' && r.level > 0 && r.depth === publicPages));
  assert.match(cache('tree'), /^[0-9a-f]{12} SHARED \d+ pages, .*declared/m);
  assert.match(cache('tree'), /^ {2,}[0-9a-f]{12} acme \d+ pages/m);
  assert.equal(cacheJson('tree', '--depth', '1').runs.length, 1);
}

step('why a request was a miss, by its id');
{
  const cold = cacheJson('explain', first.id).choices[0], warm = cacheJson('explain', second.id).choices[0];
  assert.equal(cold.reason, 'new');
  assert.equal(cold.shared_tokens + cold.own_tokens, 0);
  assert.equal(warm.reason, 'whole');
  assert.equal(warm.shared_tokens, publicPages * PAGE);
  assert.ok(warm.own_tokens > 5 * PAGE);
  assert.match(cache('explain', second.id), /tenant acme.*\n.*found: \d+ on shared pages/);
  assert.match(failing('explain', 'cmpl-unknown'), /last 1024/);
}

step('why a prompt would be one, and who may use its pages');
writeFileSync('prompt', secret);
{
  const foreign = cacheJson('explain', '--tenant', 'zeta', 'prompt');
  assert.equal(foreign.reason, 'new');
  assert.equal(foreign.own_tokens, 0);
  assert.equal(foreign.everyone_pages, publicPages);
  assert.deepEqual(foreign.holders.map((h) => h.tenant), ['acme']);
  const mine = cacheJson('explain', '--tenant', 'acme', 'prompt');
  assert.equal(mine.reason, 'whole');
  assert.equal(mine.runs[0].owner, 'shared');
  assert.equal(mine.runs.at(-1).owner, 'acme');
  assert.match(cache('explain', '--tenant', 'zeta', 'prompt'), /acme alone may use its first/);
  writeFileSync('chat', JSON.stringify([{ role: 'user', content: 'MARKERCHAT' }]));
  assert.ok(cacheJson('explain', '--tenant', 'zeta', '--chat', 'chat').prompt_tokens > 3);
  assert.match(failing('explain', '--tenant', 'nobody', 'prompt'), /no tenant of that name/);
  assert.match(failing('explain', '--tenant', 'zeta', 'no.such.file'), /can't be opened/);
}

step('events over SSE');
const listener = spawn(carrel, ['cache', 'events', '--url', server.url, '--data', server.data]);
process.on('exit', () => listener.kill('SIGKILL'));
let heard = '';
listener.stdout.on('data', (chunk) => { heard += note(String(chunk)); });
// The listener is there when it hears of something; each round is new text.
for (let i = 0; !heard.includes('"event":"stored"'); i++) {
  await complete(zeta, `MARKERZETA ${i} ${words('seed')}`);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

step('what was evicted is known as such');
for (let i = 0; i < 5; i++) await complete(zeta, `MARKERZETA again ${i} ${words('grain')} ${words('barn')}`);
await until('an eviction is heard of', () => heard.includes('"event":"evicted"'));
{
  const gone = cacheJson('explain', '--tenant', 'acme', 'prompt');
  assert.equal(gone.reason, 'room');
  const again = await complete(acme, secret);
  assert.equal(cacheJson('explain', again.id).choices[0].reason, 'room');
  const tenant = cacheJson('tenant', 'acme');
  assert.equal(tenant.recent.ended_by.room, 1);
  assert.ok(tenant.evicted_pages > 0);
  assert.match(cache('tenant', 'acme'), /room 1/);
  assert.match(failing('tenant', 'nobody'), /no tenant/);
}

step('what was revoked is known as such');
prefix('revoke', 'terms', '--data', server.data);
await complete(zeta, 'MARKERZETA after');
writeFileSync('prompt2', `${terms} MARKERMORE`);
assert.ok(['demoted', 'room'].includes(cacheJson('explain', '--tenant', 'zeta', 'prompt2').reason));
await until('the demotion is heard of', () => heard.includes('"event":"demoted"'));
assert.equal(JSON.parse(await own(zeta)).public.prefixes, 0);

step('metrics by tenant');
await until('the pages are seen', async () => (await server.metric('carrel_tenant_cached_pages{tenant="zeta"}')) > 0);
assert.ok((await server.metric('carrel_tenant_shared_tokens_total{tenant="acme"}')) >= publicPages * PAGE);
assert.ok((await server.metric('carrel_tenant_evicted_pages_total{tenant="acme"}')) > 0);
note(await (await fetch(`${server.url}/metrics`)).text());

step('the events file adds up to what is cached');
assert.equal(statSync(events).mode & 0o777, 0o600);
const lines = (file) => readFileSync(file, 'utf8').trim().split('\n').map((l) => JSON.parse(l));
await server.idle();
const balance = () => {
  const pages = {};
  const add = (tenant, n) => { pages[tenant] = (pages[tenant] ?? 0) + n; };
  for (const e of lines(events)) {
    assert.notEqual(e.event, 'dropped');
    if (e.event === 'published') add('shared', e.pages);
    add(e.tenant, ['stored', 'kept'].includes(e.event) ? e.pages : -e.pages);
  }
  return pages;
};
await until('the file is written', () => {
  const pages = balance(), top = cacheJson('top');
  return top.tenants.every((t) => (pages[t.tenant] ?? 0) === t.pages) && (pages.shared ?? 0) === top.pages.shared;
});
renameSync(events, `${events}.1`);
server.child.kill('SIGHUP');
await until('it is opened again', () => { try { return statSync(events).mode > 0; } catch { return false; } });
await complete(zeta, `MARKERZETA rotated ${words('silo')}`);
await until('it is written to', () => statSync(events).size > 0);

step('who may not');
for (const path of ['/operator/cache', '/operator/cache/tree', '/operator/events']) {
  const status = async (headers) => (await fetch(`${server.url}${path}`, { headers })).status;
  assert.equal(await status({}), 401);
  assert.equal(await status({ Authorization: 'Bearer op_0' }), 401);
  assert.equal(await status({ Authorization: `Bearer ${acme}` }), 403);
  assert.equal(await status({ 'X-Api-Key': acme }), 403);
}
const token = `op_${readFileSync(join(server.data, 'operator.key')).toString('hex')}`;
assert.equal(statSync(join(server.data, 'operator.key')).mode & 0o777, 0o600);
assert.equal((await fetch(`${server.url}/v1/cache`, { headers: { Authorization: `Bearer ${token}` } })).status, 401);
assert.equal((await fetch(`${server.url}/operator/cache`, { headers: { Authorization: `Bearer ${token}` } })).status, 200);
assert.throws(() => execFileSync(carrel, ['cache', 'top', '--url', server.url, '--data', 'elsewhere'], { stdio: 'pipe' }), /operator.key/);

step('no marker, no token id, no key in anything that was shown');
listener.kill();
assert.equal(await server.stop(), 0);
shown.push(readFileSync(events, 'utf8'), readFileSync(`${events}.1`, 'utf8'), server.log);
for (const text of shown) {
  assert.doesNotMatch(text, /MARKER|clause|ledger|grain|barn|silo/);
  assert.ok(!text.includes(token) && !text.includes(acme.slice(-32)));
}
assert.ok(shown.join('').length > 10000);

step("a tenant's view does not tell whether another sent the same");
{
  const texts = [];
  for (const others of [secret, secret.replaceAll('ledger', 'letter')]) { // as many tokens, or nearly
    server = await start();
    const a = server.addTenant('acme'), b = server.addTenant('zeta');
    const alone = await own(b);
    await complete(a, others);
    assert.equal(await own(b), alone);
    await complete(b, secret);
    await complete(b, `${secret} and more`);
    texts.push(await own(b));
    await complete(a, secret);
    assert.equal(await own(b), texts.at(-1));
    assert.equal(await server.stop(), 0);
  }
  assert.equal(texts[0], texts[1]);
  assert.ok(JSON.parse(texts[0]).requests.cached_tokens > 0);
}
process.exit(0);
