// A file server with Range, ETag and If-Range, and with the faults that real ones show. It logs
// one line per request: path, Range, If-Range. Prints "port N".
//   /ok/F           all as it should be         /norange/F   answers 200 always
//   /drop/F         closes after 300000 bytes, once per Range       /noval/F     no validator
//   /changed/F      another ETag and other bytes at every request
//   /liar/F         206 from byte 0             /swap/F      206 with another ETag
//   /redirect/X     302 to /X                   /away/X      302 to /X, by no loopback name
//   /gone/F 404     /busy/F  503 twice, then ok /html/F      a web page
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

const data = readFileSync(process.argv[2]);
const seen = new Map();
let version = 0;

createServer((req, res) => {
  const [, kind, ...rest] = req.url.split('/');
  const name = rest.join('/');
  const range = req.headers.range ?? '-', ifRange = req.headers['if-range'] ?? '-';
  console.log(`request ${req.url} ${range} ${ifRange}`);
  const count = (seen.get(req.url) ?? 0) + 1;
  seen.set(req.url, count);

  if (kind === 'redirect') return res.writeHead(302, { location: '/' + name }).end();
  if (kind === 'away') return res.writeHead(302, { location: `http://0.0.0.0:${req.socket.localPort}/${name}` }).end();
  if (kind === 'gone') return res.writeHead(404).end('gone');
  if (kind === 'busy' && count <= 2) return res.writeHead(503).end('busy');
  if (kind === 'html') return res.writeHead(200).end('<html>Please log in</html>');

  let etag = '"v1"', body = data;
  if (kind === 'changed') {
    etag = `"v${++version}"`;
    body = Buffer.from(data);
    body[100] = version;
  }
  const headers = kind === 'noval' ? {} : { etag };
  let begin = 0;
  const m = /^bytes=(\d+)-$/.exec(range);
  const fresh = ifRange === '-' || ifRange === etag;
  if (m && (fresh || kind === 'swap') && kind !== 'norange') begin = Number(m[1]);
  if (begin > body.length || (begin === body.length && m))
    return res.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
  if (begin > 0) {
    if (kind === 'swap') headers.etag = '"other"';
    if (kind === 'liar') begin = 0;
    headers['content-range'] = `bytes ${begin}-${body.length - 1}/${body.length}`;
  }
  headers['content-length'] = body.length - begin;
  res.writeHead(headers['content-range'] ? 206 : 200, headers);
  if (kind === 'drop' && count <= 2)
    res.write(body.subarray(begin, begin + 300000), () => setTimeout(() => res.destroy(), 50));
  else
    res.end(body.subarray(begin));
}).listen(0, '127.0.0.1', function () { console.log(`port ${this.address().port}`); });
