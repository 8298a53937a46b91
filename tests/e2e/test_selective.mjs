// Mode selective on a real server: harmless text becomes everybody's once it was judged, private
// text nobody's, nor what follows it; and no text shows anywhere. Each private text carries a marker
// of its own; in the end all output, the events, the log and every file in the data folder are
// searched for them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, step, until } from './lib.mjs';

const PAGE = 16;
const carrel = process.env.CARREL;
const events = join(process.cwd(), 'events.jsonl'), rules = join(process.cwd(), 'own.conf');
const rule = (name, word) => `rule ${name}\n  class ID\n  word ${word}\n  score 0.9\n`;
writeFileSync(rules, `extend\n${rule('codename', 'quillfeather')}`);
const server = await startServer('--mode', 'selective', '--judge', '--page-tokens', String(PAGE), '--ctx', '1024',
  '--kv-tokens', '8192', '--events', events, '--rules', rules, '--spill-size', '64M');

const shown = []; // all that anybody was shown
const note = (text) => { shown.push(text); return text; };
const run = (...args) => note(execFileSync(carrel, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }));
const cache = (...args) => run('cache', ...args, '--url', server.url, '--data', server.data);
const cacheJson = (...args) => JSON.parse(cache(...args, '--json'));

async function post(path, key, body) {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'default', max_tokens: 4, temperature: 0, ...body }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}
const cached = (answer) => answer.usage.prompt_tokens_details?.cached_tokens ?? 0;
const pagesOf = ({ usage }) => Math.floor((usage.prompt_tokens + usage.completion_tokens - 1) / PAGE);

// The verdict about a request's prompt and answer, once it has come.
async function verdict(answer) {
  let found;
  await until('the verdict comes', () => {
    found = cacheJson('explain', answer.id).choices[0].verdict;
    return found && found.pages === pagesOf(answer) && found.next !== 'context'; // that is the prompt's alone
  });
  return found;
}
// Sums a metric over its labels.
async function total(name, label = '') {
  const page = note(await (await fetch(`${server.url}/metrics`)).text());
  const lines = page.split('\n').filter((l) => l.startsWith(`${name}{`) && l.includes(label));
  assert.ok(lines.length > 0, `there is no metric ${name} with ${label}`);
  return lines.reduce((sum, l) => sum + Number(l.slice(l.lastIndexOf(' '))), 0);
}
// What a tenant would find of a prompt.
function explain(tenant, prompt) {
  writeFileSync('prompt', prompt);
  return cacheJson('explain', '--tenant', tenant, 'prompt');
}

const acme = server.addTenant('acme'), zeta = server.addTenant('zeta'), hush = server.addTenant('hush');
const nouns = ['river', 'garden', 'window', 'bridge', 'morning', 'forest', 'letter', 'kettle', 'ladder', 'meadow'];
const prose = (n, salt) => Array.from({ length: n }, (_, i) =>
  `The ${nouns[(i * 7 + salt) % 10]} is near the ${nouns[(i * 3 + salt + 1) % 10]}.`).join(' ');

step('a model that cannot judge is not asked');
await until('it was examined', () => /judge: the model does not judge known cases well enough/.test(server.log));

step('a harmless system prompt becomes everybody\'s');
const shop = `You are the assistant of a bakery. Answer in short sentences. Be kind and clear. ${prose(30, 0)}`;
const chat = (key, user) => post('/v1/chat/completions', key,
  { messages: [{ role: 'system', content: shop }, { role: 'user', content: user }] });
{
  const first = await chat(acme, 'Hello there!');
  const { cleared_pages } = await verdict(first);
  assert.ok(cleared_pages * PAGE > first.usage.prompt_tokens - 2 * PAGE, `${cleared_pages} pages`);
  const before = await server.metric('carrel_prefill_tokens_total');
  const second = await chat(zeta, 'What is rye?');
  const computed = (await server.metric('carrel_prefill_tokens_total')) - before;
  const hit = cacheJson('explain', second.id).choices[0];
  assert.ok(hit.shared_tokens > 10 * PAGE, `${hit.shared_tokens} tokens`);
  assert.equal(computed, second.usage.prompt_tokens - hit.shared_tokens, 'zeta computes the rest only');
  assert.equal(cached(second), 0, 'and is not told of what others sent');
  assert.equal(hit.own_tokens, 0);
  console.log(`    ${hit.shared_tokens} of ${second.usage.prompt_tokens} tokens of another tenant's prompt`);
}

step('a card is nobody\'s, nor what follows it');
const before = `A note for later. ${prose(12, 3)}`, after = prose(20, 5);
for (const [what, secret, type] of [['card', 'MARKERCARD 4539 1488 0343 6467', 'ACCOUNT'], ['mail', 'anna.MARKERMAIL@mail-haus.de', 'CONTACT']]) {
  const text = `${before} The ${what} is ${secret} today. ${after}`;
  const answer = await post('/v1/completions', acme, { prompt: text });
  const found = await verdict(answer);
  assert.equal(found.next, 'private');
  assert.equal(found.class, type);
  const seen = explain('zeta', text);
  assert.equal(seen.everyone_pages, found.cleared_pages);
  assert.ok(seen.everyone_pages >= 5 && seen.everyone_pages < seen.pages - 8);
  const sealed = explain('acme', text).runs.find((r) => r.marks.includes('sealed'));
  assert.equal(sealed.class, type);
  assert.equal(sealed.owner, 'acme');
  assert.match(cache('explain', '--tenant', 'acme', 'prompt'), new RegExp(`sealed.* for ${type} by tier [12]`));
  assert.match(cache('explain', answer.id), new RegExp(`verdict: ${found.cleared_pages} of .* private for ${type}`));
  // Another tenant with the very same text changes nothing.
  await verdict(await post('/v1/completions', zeta, { prompt: text }));
  assert.equal(explain('hush', text).everyone_pages, found.cleared_pages);
}

step('what is generated is judged, too');
{
  const answer = await post('/v1/completions', acme, { prompt: `Once upon a time. ${prose(4, 7)}`, max_tokens: 64, ignore_eos: true });
  const found = await verdict(answer);
  assert.equal(found.pages, pagesOf(answer));
  assert.ok(found.pages >= Math.floor(answer.usage.prompt_tokens / PAGE) + 3);
  assert.ok(found.cleared_pages > Math.ceil(answer.usage.prompt_tokens / PAGE) || found.next === 'private',
    JSON.stringify(found));
}

step('a prompt of tokens is judged by what they spell');
{
  const tokens = async (content) => (await (await fetch(`${server.url}/tokenize`, {
    method: 'POST', headers: { Authorization: `Bearer ${acme}` }, body: JSON.stringify({ content }) })).json()).tokens;
  const open = await post('/v1/completions', acme, { prompt: await tokens(`A tale. ${prose(14, 8)}`) });
  assert.equal((await verdict(open)).next, 'cleared');
  const closed = await post('/v1/completions', acme, { prompt: await tokens(`A tale. ${prose(2, 8)} MARKERTOKENS 4539148803436467 ${prose(14, 8)}`) });
  assert.equal((await verdict(closed)).next, 'private');
}

step('a tenant that shares nothing');
{
  run('tenant', 'policy', 'hush', '--always-private', 'yes', '--data', server.data);
  const text = `Some harmless lines. ${prose(16, 2)}`;
  const count = await total('carrel_undecided_total', 'reason="policy"');
  const answer = await post('/v1/completions', hush, { prompt: text });
  assert.equal(await total('carrel_undecided_total', 'reason="policy"'), count + 1);
  assert.equal(explain('zeta', text).everyone_pages, 0);
  assert.equal(cacheJson('explain', answer.id).choices[0].verdict, undefined);
  const again = await post('/v1/completions', hush, { prompt: text });
  assert.ok(cached(again) > 5 * PAGE, 'it finds its own');
  await verdict(await post('/v1/completions', zeta, { prompt: text }));
  assert.ok(explain('acme', text).everyone_pages > 5, 'zeta may share the same text');
  run('tenant', 'policy', 'zeta', '--threshold', '0.3', '--clear', '0.2', '--classes', 'contact,id', '--languages', 'fr', '--data', server.data);
  const list = JSON.parse(run('tenant', 'list', '--json', '--data', server.data));
  assert.equal(list.find((t) => t.name === 'hush').always_private, true);
  const own = list.find((t) => t.name === 'zeta');
  assert.deepEqual([own.threshold, own.clear, own.classes, own.languages], [0.3, 0.2, ['CONTACT', 'ID'], ['fr']]);
  assert.equal((await verdict(await post('/v1/completions', zeta, { prompt: `No French lines. ${prose(16, 3)}` }))).next, 'language');
  run('tenant', 'policy', 'zeta', '--default', '--data', server.data);
}

step("a tenant's view counts what it contributed as if it were its own");
{
  const mill = server.addTenant('mill');
  const answer = await post('/v1/completions', mill, { prompt: `The mill writes. ${prose(16, 9)}` });
  const own = async () => JSON.parse(note(await (await fetch(`${server.url}/v1/cache`, { headers: { Authorization: `Bearer ${mill}` } })).text()));
  assert.equal((await verdict(answer)).next, 'cleared');
  assert.equal((await own()).cached.pages, pagesOf(answer));
}

step('rules are read again; text that they find private is taken back');
{
  const text = `A plain report. ${prose(6, 4)} The word is marzipan here. ${prose(12, 6)}`;
  const first = await verdict(await post('/v1/completions', acme, { prompt: text }));
  assert.equal(first.next, 'cleared');
  assert.ok(explain('zeta', text).everyone_pages > 8);
  const demoted = await server.metric('carrel_kv_demoted_pages_total');

  writeFileSync(rules, `extend\n${rule('sweets', 'marzipan')}\nrule broken\n  colour red\n`);
  server.child.kill('SIGHUP');
  await until('it is refused', () => /not reloaded.*own\.conf:8: /.test(server.log));
  assert.equal((await verdict(await post('/v1/completions', acme, { prompt: text }))).next, 'cleared');

  writeFileSync(rules, `extend\n${rule('sweets', 'marzipan')}`);
  server.child.kill('SIGHUP');
  await until('it is taken', () => /serve: reloaded/.test(server.log));
  const now = await verdict(await post('/v1/completions', zeta, { prompt: text }));
  assert.equal(now.next, 'private');
  const left = explain('hush', text).everyone_pages; // a page that only holds the word's beginning may stay
  assert.ok(left === now.cleared_pages || left === now.cleared_pages + 1, `${left} of ${now.cleared_pages}`);
  assert.ok((await server.metric('carrel_kv_demoted_pages_total')) > demoted);
  assert.ok(explain('acme', text).own_tokens > 2 * PAGE, 'who contributed it keeps its own');
}

step('other scripts stay private, and are counted');
{
  const count = await total('carrel_undecided_total', 'reason="language"');
  const answer = await post('/v1/completions', acme, { prompt: 'Река течёт между зелёными холмами, и ветер идёт с востока. '.repeat(6) });
  assert.equal((await verdict(answer)).next, 'language');
  assert.ok((await total('carrel_undecided_total', 'reason="language"')) > count);
}

step('metrics');
assert.ok((await total('carrel_verdicts_total', 'verdict="cleared"')) >= 5);
assert.ok((await total('carrel_verdicts_total', 'verdict="private"')) >= 5);
assert.ok((await total('carrel_verdict_seconds_count')) >= 10);
assert.equal(await total('carrel_detect_queued'), 0);
assert.ok((await total('carrel_detect_known_pages_total')) > 20);

step('no marker in anything that was shown, nor in any file');
for (const args of [['top', '--once'], ['tree'], ['tenant', 'acme']]) { cache(...args); cache(...args, '--json'); }
assert.equal(await server.stop(), 0);
shown.push(readFileSync(events, 'utf8'), server.log);
for (const text of shown) assert.doesNotMatch(text, /MARKER|4539 ?1488|meadow|bakery|marzipan is|quillfeather/);
const kinds = new Set(readFileSync(events, 'utf8').trim().split('\n').map((l) => JSON.parse(l)).filter((e) => e.class || e.event === 'published').map((e) => `${e.event} ${e.class ?? ''} ${e.tier}`));
assert.ok([...kinds].some((k) => /^sealed ACCOUNT [12]/.test(k)), [...kinds].join('; '));
assert.ok([...kinds].some((k) => /^published {2}[12]/.test(k)), [...kinds].join('; '));
assert.ok([...kinds].some((k) => /^demoted ID [12]/.test(k)), [...kinds].join('; '));
const files = readdirSync(server.data, { recursive: true }).map((f) => join(server.data, f)).filter((f) => statSync(f).isFile());
assert.ok(files.some((f) => f.includes('spill')), 'there are files of the spill');
let nBytes = 0;
for (const file of files) {
  const bytes = readFileSync(file);
  nBytes += bytes.length;
  for (const marker of ['MARKER', '4539148803436467', '4539 1488', 'meadow']) assert.equal(bytes.indexOf(marker), -1, file);
}
assert.ok(nBytes > 100000);
process.exit(0);
