// Nothing leaves the device: a proxy records every request of a whole session, whoever makes it (page, worker, service
// worker), and each must be for a file of the page or for weights that the list of models names.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, ROOT, open, site } from './browser.mjs';
import { file, picture } from './fixtures.mjs';
import { cell, part, predict, reaches, run, save, until } from './notebook.mjs';

const here = site();
const DIST = join(ROOT, 'dist');
/** What Chromium asks by itself wherever a page has form fields; no page can ask there, ours is told not to. */
const BROWSERS_OWN = ['content-autofill.googleapis.com:443'];

/** A proxy for one context: passes on what is for this machine, refuses the rest, and keeps a list of both. */
async function recorder(t) {
  const asked = [];
  const proxy = createServer((request, response) => {
    const entry = { method: request.method, url: request.url, bytes: 0 };
    asked.push(entry);
    request.on('data', (part) => (entry.bytes += part.length));
    if (!request.url.startsWith(here.url)) return void response.writeHead(403).end();
    const onward = forward(request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  // Encrypted lines and sockets: only where they lead is seen, which is enough to refuse them.
  proxy.on('connect', (request, socket) => {
    if (!BROWSERS_OWN.includes(request.url)) asked.push({ method: 'CONNECT', url: `https://${request.url}`, bytes: 0 });
    socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  t.after(() => new Promise((done) => (proxy.closeAllConnections(), proxy.close(done))));
  return { asked, server: `http://127.0.0.1:${proxy.address().port}` };
}

/** What speaks against a request; null if nothing does. */
function objection({ method, url, bytes }) {
  if (!url.startsWith(here.url)) return `goes elsewhere: ${method} ${url}`;
  if (method !== 'GET' || bytes > 0) return `carries something away: ${method} ${url}, ${bytes} bytes`;
  if (new URL(url).search) return `says something in its address: ${url}`;
  const name = decodeURIComponent(url.slice(here.url.length)) || 'index.html';
  return files().includes(name) ? null : `is for no file of the page: ${url}`;
}

function files() {
  return readdirSync(DIST, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
}

function objections(asked) {
  return asked.map(objection).filter((words) => words !== null);
}

test('a whole session asks for files of the page and nothing else', { timeout: 10 * MINUTE }, async (t) => {
  const { asked, server } = await recorder(t);
  const page = await open(t, here, { context: { serviceWorkers: 'allow', proxy: { server } } });
  await part(page, 'offline').waitFor();
  await part(page, 'run-all').click();
  await reaches(cell(page, 'evaluate'), 'done');
  await predict(cell(page, 'predict'), file('red.png', picture([200, 40, 40]), 'image/png'));
  await part(page, 'add-cell').last().click();
  await part(page, 'add-explain').last().click();
  await run(cell(page, 'explain'));
  await save(page);

  const names = asked.map(({ url }) => url.slice(here.url.length));
  for (const name of ['', 'vitrine-engine_bg.wasm', 'models/starter.safetensors', 'samples/shapes.zip', 'service-worker.js']) {
    assert.ok(names.includes(name), `the recorder saw the request for "${name}": ${names}`);
  }
  assert.deepEqual(objections(asked), []);

  // That the recorder objects at all, and that the page's policy stops what would go elsewhere before it is asked.
  const elsewhere = await page.evaluate(async () => {
    navigator.sendBeacon('collect', 'a secret');
    await fetch('index.html?secret=1');
    new Image().src = 'http://127.0.0.1:9/secret.gif';
    return fetch('https://example.com/').then(() => 'fetched', (error) => error.name);
  });
  assert.equal(elsewhere, 'TypeError');
  const found = await until('two objections', async () => objections(asked), (list) => list.length >= 2);
  assert.deepEqual(found.map((words) => words.split(':')[0]).sort(), ['carries something away', 'says something in its address']);
});

test('weights come from the address the list of models names, and only when asked for', { timeout: 5 * MINUTE }, async (t) => {
  const { asked, server } = await recorder(t);
  const page = await open(t, here, { context: { proxy: { server } } });
  await part(page, 'banner-accept').click();
  const model = cell(page, 'model');
  assert.deepEqual(objections(asked), [], 'choosing is not yet asking');
  await part(model, 'run').click();
  const outside = await until('the request for weights', async () => page.outside, (urls) => urls.length > 0);
  const listed = JSON.parse(readFileSync(join(DIST, 'models/index.json'), 'utf8')).map(({ url }) => new URL(url).origin);
  for (const url of outside) assert.ok(listed.includes(new URL(url).origin), `${url} is of a place the list names`);
  assert.deepEqual(objections(asked).filter((words) => !words.includes('huggingface.co')), []);
});

test('the foot of the page says so in three sentences', { timeout: MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'privacy').focus();
  await page.keyboard.press('Enter');
  const words = part(page, 'privacy-words');
  await words.waitFor();
  assert.equal(await words.locator('p').count(), 3);
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'hidden' });
});
