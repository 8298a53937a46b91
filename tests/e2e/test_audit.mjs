// carrel audit against a running server: a cache that all tenants share is found leaking, walls are
// found tight, and nothing that is printed or written holds a key.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { startServer, step } from './lib.mjs';

const carrel = process.env.CARREL;
const keys = {};

// carrel audit …: exit status and all output; the server must answer meanwhile, so it is not waited
// for in one go.
async function audit(url, ...args) {
  const child = spawn(carrel, ['audit', url, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
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
const attacks = ['--attacks', 'caching,membership,forgery,recovery', '--samples', '24', '--settle', '20ms'];

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

step('a cache that all tenants share leaks');
{
  const server = await start('global');
  const run = await audit(server.url, '--keys', 'global.keys', ...attacks, '--json', 'a.json', '--html', 'a.html');
  console.log(run.out.replace(/^/gm, '    '));
  assert.equal(run.status, 1, run.err + run.out);
  assert.match(run.out, /The endpoint leaks/);
  const report = JSON.parse(readFileSync('a.json', 'utf8'));
  assert.equal(report.verdict, 'leaks');
  for (const name of ['caching', 'membership', 'recovery']) {
    const found = report.attacks.find((a) => a.attack === name);
    assert.equal(found.verdict, 'leaks', name);
    assert.ok(Math.max(found.compared.time.auc, found.compared.told?.auc ?? 0) >= 0.9, name);
  }
  const { recovery } = report.attacks.find((a) => a.attack === 'recovery');
  assert.ok(recovery.right / recovery.tokens > 0.5);
  const page = readFileSync('a.html', 'utf8');
  assert.match(page, /<svg/);
  for (const key of keys.global) assert.ok(!page.includes(key) && !readFileSync('a.json', 'utf8').includes(key));
  assert.ok(!page.includes('@'), 'no text of a prompt');

  const stranger = await audit(server.url, '--attacker-key', 'sk-nobody', '--victim-key', 'sk-none', ...attacks);
  assert.equal(stranger.status, 2);
  assert.match(stranger.err, /does not take one of the keys/);
  assert.equal(await server.stop(), 0);
}

step('walls between tenants are tight');
{
  const server = await start('isolated');
  let run;
  for (let i = 0; i < 3; i++) { // a bare 19 of 20 are decided by the first round of samples
    run = await audit(server.url, '--keys', 'isolated.keys', ...attacks, '--json', 'b.json');
    console.log(run.out.replace(/^/gm, '    '));
    assert.notEqual(run.status, 1, 'a leak is found where there is none');
    if (run.status === 0) break;
  }
  assert.equal(run.status, 0, run.err);
  const report = JSON.parse(readFileSync('b.json', 'utf8'));
  assert.equal(report.verdict, 'tight');
  assert.equal(report.attacks.length, 4);
  assert.ok(report.positive.time.auc > 0.9 || report.positive.told.auc > 0.9, 'a tenant finds its own');
  assert.equal(await server.stop(), 0);
}
process.exit(0);
