// carrel audit against a running server: a cache that all tenants share is found leaking, walls are
// found tight, and nothing that is printed or written holds a key.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { startServer, step } from './lib.mjs';

const carrel = process.env.CARREL;
const keys = {};
let variables = {};

// Runs it until it decides, three times at most: one attack in 50 remains undecided by chance, and a
// busy machine makes a run void.
async function decide(...args) {
  for (let i = 0; ; i++) {
    const run = await audit(...args);
    console.log(run.out.replace(/^/gm, '    '));
    if (run.status !== 2 || i === 2) return run;
  }
}

// carrel audit …: exit status and all output; the server must answer meanwhile, so it is not waited
// for in one go.
async function audit(url, ...args) {
  const child = spawn(carrel, ['audit', url, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } });
  const run = { out: '', err: '' };
  child.stdout.on('data', (chunk) => { run.out += chunk; });
  child.stderr.on('data', (chunk) => { run.err += chunk; });
  [run.status] = await once(child, 'close');
  for (const key of Object.values(keys).flat()) assert.ok(!(run.out + run.err).includes(key), 'a key is printed');
  return run;
}

async function start(mode) {
  const server = await startServer('--mode', mode, '--ctx', '2048', '--threads', '1');
  keys[mode] = ['victim', 'mallory', 'oscar'].map((name) => server.addTenant(name));
  writeFileSync(`${mode}.keys`, `${keys[mode].join('\n')}\n`);
  chmodSync(`${mode}.keys`, 0o600);
  return server;
}
const settings = ['--samples', '30', '--words', '48', '--settle', '20ms'];

step('calls that make no sense');
{
  const here = 'http://127.0.0.1:1';
  const wrong = async (pattern, ...args) => {
    const run = await audit(...args);
    assert.equal(run.status, 2, run.err);
    assert.match(run.err, pattern);
    assert.equal(run.out, '');
  };
  await wrong(/Name the endpoint/, '--attacker-key=a');
  await wrong(/keys of two tenants/, here, '--attacker-key', 'a');
  await wrong(/also an attacker's/, here, '--attacker-key', 'a,b', '--victim-key', 'b');
  await wrong(/another machine/, 'https://192.0.2.1', '--attacker-key', 'a', '--victim-key', 'b');
  await wrong(/no such attack/, here, '--attacker-key', 'a', '--victim-key', 'b', '--attacks', 'caching,magic');
  await wrong(/No server answers/, here, '--attacker-key', 'a', '--victim-key', 'b');
  writeFileSync('open.keys', 'b\na\n');
  chmodSync('open.keys', 0o644);
  await wrong(/chmod 600/, here, '--keys', 'open.keys');
}

step('endpoints that make no sense');
{
  let answer;
  const mock = http.createServer((request, response) => request.resume().on('end', () => answer(response)));
  await new Promise((resolve) => { mock.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${mock.address().port}`;
  const voids = async (pattern, how, ...more) => {
    answer = how;
    const run = await audit(url, '--attacker-key', 'a', '--victim-key', 'b', ...settings, ...more);
    assert.equal(run.status, 2, run.out + run.err);
    assert.match(run.out + run.err, pattern);
  };
  await voids(/refuses the requests/, (r) => r.writeHead(400, { 'Content-Type': 'application/json' }).end('{"error":{"message":"\\u001b[31m"}}'));
  await voids(/no such path or model/, (r) => r.writeHead(404).end());
  await voids(/positive control failed/, (r) => r.writeHead(200).end('data: {"choices":[{"text":[1]}],"usage":{"prompt_tokens":-1}}\n\ndata: nothing\n\n'));
  await voids(/positive control failed/, (r) => r.writeHead(200).end());
  await voids(/did not do for the controls/, (r) => r.writeHead(200).end('x'.repeat(100)), '--requests', '30');
  mock.close();
}

step('a cache that all tenants share leaks');
{
  const server = await start('global');
  const [victim, ...attackers] = keys.global;
  variables = { CARREL_VICTIM_KEY: victim, CARREL_ATTACKER_KEY: attackers.join(',') };
  const run = await decide(server.url, '--attacks', 'caching,membership,recovery', ...settings, '--json', 'a.json', '--html', 'a.html');
  assert.equal(run.status, 1, run.err + run.out);
  assert.match(run.out, /The endpoint leaks/);
  const report = JSON.parse(readFileSync('a.json', 'utf8'));
  assert.equal(report.verdict, 'leaks');
  for (const name of ['caching', 'membership', 'recovery']) {
    const found = report.attacks.find((a) => a.attack === name);
    assert.equal(found.verdict, 'leaks', name);
    if (!found.recovery) assert.ok(found.compared.time.auc >= 0.9, name);
  }
  const { recovery } = report.attacks.find((a) => a.attack === 'recovery');
  assert.ok(recovery.right / recovery.tokens > 0.5);
  const page = readFileSync('a.html', 'utf8');
  assert.match(page, /<svg/);
  for (const key of keys.global) assert.ok(!page.includes(key) && !readFileSync('a.json', 'utf8').includes(key));
  assert.ok(!page.includes('e-mail'), 'no text of a prompt');

  variables = {};
  const stranger = await audit(server.url, '--attacker-key', 'sk-nobody', '--victim-key', 'sk-none', ...settings);
  assert.equal(stranger.status, 2);
  assert.match(stranger.err, /does not take one of the keys/);
  assert.equal(await server.stop(), 0);
}

step('walls between tenants are tight');
{
  const server = await start('isolated');
  const run = await decide(server.url, '--keys', 'isolated.keys', '--chat', '--attacks', 'caching,forgery,recovery', ...settings, '--json', 'b.json');
  assert.equal(run.status, 0, run.err);
  const report = JSON.parse(readFileSync('b.json', 'utf8'));
  assert.equal(report.verdict, 'tight');
  assert.equal(report.attacks.length, 3);
  assert.ok(report.positive.time.auc >= 0.75, 'a tenant finds its own');
  assert.equal(await server.stop(), 0);
}
process.exit(0);
