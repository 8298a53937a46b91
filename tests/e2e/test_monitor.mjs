// What stands behind a detector that errs, on real servers: here it clears everything. A prober is
// caught and the text taken back; budgets end; a quorum shares only what enough proven tenants sent;
// and a server that is killed remembers. The secret must not show in anything that tells of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { sleep, startServer, startServerOn, step, until } from './lib.mjs';

const PAGE = 16;
const carrel = process.env.CARREL;
const events = join(process.cwd(), 'events.jsonl'), rules = join(process.cwd(), 'blind.conf');
writeFileSync(rules, 'rule nothing\n  class ID\n  word quillfeather\n  score 0.9\n');
const blind = ['--rules', rules, '--detect-threshold', '1', '--detect-clear', '1', '--page-tokens', String(PAGE),
  '--ctx', '1024', '--kv-tokens', '16384'];
const nouns = ['river', 'garden', 'window', 'bridge', 'morning', 'forest', 'letter', 'kettle', 'ladder', 'meadow'];
const prose = (n, salt) => Array.from({ length: n }, (_, i) =>
  `The ${nouns[(i * 7 + salt) % 10]} is near the ${nouns[(i * 3 + salt + 1) % 10]}.`).join(' ');
const secret = `${prose(8, 1)} The card is MARKERCARD 4539 1488 0343 6467 of Anna. ${prose(12, 2)}`;

const shown = [];
let server;
const run = (...args) => {
  const out = execFileSync(carrel, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  shown.push(out);
  return out;
};
const cache = (...args) => run('cache', ...args, '--url', server.url, '--data', server.data);
const cacheJson = (...args) => JSON.parse(cache(...args, '--json'));
const alarms = () => cacheJson('alarms').alarms;

async function post(key, prompt) {
  const answer = await fetch(`${server.url}/v1/completions`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'default', max_tokens: 1, temperature: 0, prompt }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}
const cached = (answer) => answer.usage.prompt_tokens_details?.cached_tokens ?? 0;
// Tokens that were computed for a request.
async function computed(key, prompt) {
  const before = await server.metric('carrel_prefill_tokens_total');
  await post(key, prompt);
  return (await server.metric('carrel_prefill_tokens_total')) - before;
}
// Sends a text, and waits until all of it was judged.
async function send(key, prompt) {
  const answer = await post(key, prompt);
  const pages = Math.floor(answer.usage.prompt_tokens / PAGE);
  let verdict;
  await until('the verdict comes', () => {
    verdict = cacheJson('explain', answer.id).choices[0].verdict;
    return verdict && verdict.pages >= pages && verdict.next !== 'context';
  });
  return { answer, verdict, pages };
}
// Pages of a prompt that every tenant may use.
function everyones(prompt) {
  writeFileSync('prompt', prompt);
  return cacheJson('explain', '--tenant', 'hush', 'prompt').everyone_pages;
}
const restart = async (...args) => {
  await server.stop('SIGKILL');
  server = await startServerOn(server.data, ...args);
};

step('a prober is caught, and the text is taken back');
const hooks = [];
const hook = http.createServer((request, answer) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => { hooks.push(JSON.parse(body)); answer.writeHead(204).end(); });
});
await new Promise((resolve) => { hook.listen(0, '127.0.0.1', resolve); });
server = await startServer('--mode', 'selective', '--quorum-age', '0', '--events', events,
  '--alarm-webhook', `http://127.0.0.1:${hook.address().port}/alarms`, ...blind);
assert.equal(statSync(join(server.data, 'share.key')).mode & 0o777, 0o600);
let keys = Object.fromEntries(['acme', 'zeta', 'mill', 'hush'].map((name) => [name, server.addTenant(name)]));
{
  const { verdict, pages, answer } = await send(keys.acme, secret);
  assert.ok(verdict.cleared_pages >= pages, 'the detector is blind');
  assert.equal(everyones(secret), pages);
  assert.match(cache('alarms'), /no alarms/);
  const all = answer.usage.prompt_tokens, begin = Date.now();
  const counts = [];
  for (let i = 0; i < 6; i++) counts.push(await computed(keys.zeta, `${secret} ${nouns[i]}`));
  for (const n of counts.slice(0, 5)) assert.ok(n < all / 2, `the text is found: ${counts}`);
  assert.ok(counts[5] >= all, `the sixth finds nothing of it: ${counts}`);
  const [alarm] = alarms();
  const caught = (Date.parse(alarm.time) - begin) / 1000;
  assert.ok(caught <= 5, `${caught} s`);
  console.log(`    ${caught.toFixed(2)} s from the first probe to the alarm`);
  assert.equal(alarm.rule, 'burst');
  assert.equal(alarm.mode, 'selective');
  assert.equal(alarm.hits, 6);
  assert.deepEqual(alarm.tenants, ['zeta']);
  assert.equal(alarm.tokens, pages * PAGE);
  assert.ok(alarm.demoted_pages >= pages, 'all that hangs together, and below it');
  assert.match(cache('alarms'), new RegExp(`burst: text ${alarm.text} of ${alarm.tokens} tokens, 6 hits by 1 tenant `));

  assert.equal(everyones(secret), 0);
  assert.ok(await computed(keys.mill, `${secret} ${nouns[6]}`) >= all, 'nobody else finds it');
  const own = await post(keys.acme, `${secret} ${nouns[7]}`);
  assert.ok(cached(own) > all - 2 * PAGE, 'but the victim does');
  assert.equal(await server.metric('carrel_reuse_alarms_total{rule="burst"}'), 1);
  assert.equal(await server.metric('carrel_reuse_alarms_total{rule="crowd"}'), 0);
  await until('the webhook is told', () => hooks.length > 0);
  assert.deepEqual(hooks, [alarm]);
  assert.equal(await server.metric('carrel_alarm_webhook_lost_total'), 0);
  await until('the event is written', () => readFileSync(events, 'utf8').includes('"event":"alarm"'));
  assert.match(server.log, /monitor: .*rule=burst/);
}

step('what was taken back is judged again, and shared by quorum alone');
{
  // All have sent it now; but zeta found it before, and so it does not count.
  await send(keys.acme, `${secret} once more, and to the end`);
  assert.equal(everyones(secret), 0);
}
await server.stop();

step('a budget ends, also over a kill');
const budget = ['--mode', 'selective', '--quorum-age', '0', '--monitor-burst', '0', '--reuse-budget', '4', ...blind];
server = await startServer(...budget);
keys = Object.fromEntries(['acme', 'zeta', 'mill', 'hush'].map((name) => [name, server.addTenant(name)]));
{
  const { answer } = await send(keys.acme, secret), all = answer.usage.prompt_tokens;
  const counts = [];
  for (let i = 0; i < 6; i++) counts.push(await computed(keys.zeta, `${secret} ${nouns[i]}`));
  for (const n of counts.slice(0, 4)) assert.ok(n < all / 2, `${counts}`);
  assert.ok(counts[4] >= all, `it pays: ${counts}`);
  assert.ok(counts[5] < all / 2, `and has it then: ${counts}`);
  const last = await post(keys.zeta, `${secret} ${nouns[6]}`);
  assert.ok(cached(last) > all - 2 * PAGE, 'as its own');
  assert.equal(await server.metric('carrel_reuse_hits_total'), 5);
  assert.equal(await server.metric('carrel_reuse_budget_spent_total'), 1);
  await sleep(2500); // a second, and the disk
  await restart(...budget);
  await send(keys.acme, secret);
  assert.ok(await computed(keys.zeta, `${secret} ${nouns[7]}`) >= all, 'its budget is spent');
  assert.ok(await computed(keys.mill, `${secret} ${nouns[8]}`) < all / 2, 'others have one of their own');
}
await server.stop();

step('a quorum shares what enough proven tenants sent, also over a kill');
const quorum = ['--mode', 'quorum', '--quorum-k', '2', '--quorum-epsilon', '0', '--quorum-age', '0', ...blind];
server = await startServer(...quorum);
keys = Object.fromEntries(['acme', 'zeta', 'mill', 'hush'].map((name) => [name, server.addTenant(name)]));
{
  run('tenant', 'trust', 'mill', '0', '--data', server.data);
  await send(keys.acme, secret);
  await send(keys.acme, `${secret} and again`);
  assert.equal(everyones(secret), 0, 'one tenant counts once');
  await send(keys.mill, secret);
  assert.equal(everyones(secret), 0, 'one that is not trusted does not count');
  await sleep(2500);
  await restart(...quorum);
  const { pages } = await send(keys.zeta, secret);
  const shared = everyones(secret);
  assert.ok(shared > pages - 4 && shared <= pages, `${shared} of ${pages} pages: acme was counted before`);
}
await server.stop();

step('tenants that are too young are no quorum');
server = await startServer('--mode', 'quorum', '--quorum-k', '2', '--quorum-epsilon', '0', '--quorum-age', '1h', ...blind);
keys = Object.fromEntries(['acme', 'zeta', 'mill', 'hush'].map((name) => [name, server.addTenant(name)]));
for (const name of ['acme', 'zeta', 'mill']) await send(keys[name], secret);
assert.equal(everyones(secret), 0);
await server.stop();

step('what can not be is refused');
for (const [args, why] of [[['--quorum-k', '27', '--quorum-spread', '1'], /quorum-spread/],
  [['--alarm-webhook', 'http://example.org/x'], /https/]]) {
  let said = '';
  try { run('serve', '--data', 'fresh', ...args); } catch (error) { said = error.stderr; }
  assert.match(said, why);
}

step('the secret shows nowhere');
shown.push(server.log, JSON.stringify(hooks), readFileSync(events, 'utf8'));
for (const text of shown) assert.ok(!text.includes('MARKERCARD') && !text.includes('4539 1488'), text.slice(0, 300));
hook.close();
