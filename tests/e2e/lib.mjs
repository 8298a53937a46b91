// Words for the tests here that talk to a server: start one, make tenants, ask and read raw bytes.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const carrel = process.env.CARREL;

export function loadOpenAI() {
  return createRequire(join(process.env.OPENAI_MODULES, 'x.js'))('openai').OpenAI;
}

// step(TEXT): says what is being tested; an error that ends the test is printed below it.
export function step(text) { console.log(`  ${text}`); }

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// until(WHAT, TEST): waits until an async test is true; two minutes at most.
export async function until(what, test) {
  for (const end = Date.now() + 120000; Date.now() < end; await sleep(20)) if (await test()) return;
  throw new Error(`it did not happen: ${what}`);
}

// Starts a server on a fresh data folder; args are options of `carrel serve`.
export const startServer = (...args) => startServerOn(mkdtempSync(join(process.cwd(), 'data-')), ...args);

// The same on a folder that an earlier one left.
export async function startServerOn(data, ...args) {
  const child = spawn(carrel, ['serve', '--port', '0', '--data', data, ...args]);
  const server = { child, data, log: '' };
  process.on('exit', () => child.kill('SIGKILL'));
  child.stderr.on('data', (chunk) => { server.log += chunk; });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      server.log += chunk;
      const at = server.log.match(/listening on (https?:\/\/[^:]+:(\d+))/);
      if (at) { server.url = at[1]; server.port = Number(at[2]); resolve(); }
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${server.log}`)));
  });
  server.key = readFileSync(join(data, 'local.key'), 'utf8').trim();
  server.addTenant = (name) => {
    execFileSync(carrel, ['tenant', 'add', name, '--data', data], { stdio: 'pipe' });
    return execFileSync(carrel, ['key', 'create', name, '--data', data], { encoding: 'utf8', stdio: 'pipe' })
      .trim().split('\n').pop();
  };
  // The value of a metric; labels are part of its name.
  server.metric = async (name) => {
    const page = await (await fetch(`${server.url}/metrics`)).text();
    const line = page.split('\n').find((l) => l.startsWith(name) && /^[{ ]/.test(l.slice(name.length)));
    if (!line) throw new Error(`there is no metric ${name}`);
    return Number(line.slice(line.lastIndexOf(' ')));
  };
  server.idle = () => until('no request runs or waits', async () =>
    (await server.metric('vllm:num_requests_running')) === 0 && (await server.metric('vllm:num_requests_waiting')) === 0);
  server.stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    if (child.exitCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  return server;
}

// A raw connection: send(TEXT), until(TEXT) returns what came up to and with it, end() the rest.
export async function connect(port) {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const raw = { socket, seen: '', closed: false };
  socket.on('data', (chunk) => { raw.seen += chunk.toString('latin1'); });
  socket.on('close', () => { raw.closed = true; });
  socket.on('error', () => {});
  raw.send = (bytes) => new Promise((resolve) => { socket.write(bytes, () => resolve()); });
  raw.until = async (text) => {
    await until(`"${text}" comes; there is ${JSON.stringify(raw.seen.slice(0, 500))}`,
      () => raw.seen.includes(text) || raw.closed);
    if (!raw.seen.includes(text)) throw new Error(`closed before "${text}": ${raw.seen.slice(0, 500)}`);
    const at = raw.seen.indexOf(text) + text.length;
    const got = raw.seen.slice(0, at);
    raw.seen = raw.seen.slice(at);
    return got;
  };
  raw.end = async () => {
    await until('the server closes', () => raw.closed);
    return raw.seen;
  };
  return raw;
}
