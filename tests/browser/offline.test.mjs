// After one visit the page works without a network; a newer build is announced and taken whole, never in the middle;
// and a page that cannot start says so.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, ROOT, open, site } from './browser.mjs';
import { cell, part, reaches, run, set, until } from './notebook.mjs';

const ALLOWED = { context: { serviceWorkers: 'allow' } };
const dist = (name) => readFileSync(join(ROOT, 'dist', name), 'utf8');

/** What is served: the real build; one with another title, as a newer build would have; or half of each. */
const REAL = { page: 'real', list: 'real' };
const NEWER = { page: 'newer', list: 'newer' };
const TORN = { page: 'real', list: 'newer' };
let served = REAL;
const TITLE = '<title>Vitrine</title>';
const NEW_TITLE = '<title>Vitrine, newer</title>';
const here = site({
  '': (request, response) => send(response, 'text/html; charset=utf-8', page(served.page)),
  'service-worker.js': (request, response) => send(response, 'text/javascript; charset=utf-8', worker(served.list)),
});

function page(which) {
  const html = dist('index.html');
  assert.ok(html.includes(TITLE));
  return which === 'newer' ? html.replace(TITLE, NEW_TITLE) : html;
}

function worker(which) {
  const script = dist('service-worker.js');
  const sum = (text) => createHash('sha256').update(text).digest('hex');
  assert.ok(script.includes(sum(page('real'))), 'the list of files has the page as it is');
  return which === 'newer' ? script.replace(sum(page('real')), sum(page('newer'))).replace(/version: '\w+'/, "version: 'newer'") : script;
}

function send(response, type, text) {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(text);
}

/** A first visit, until the page is kept. */
async function visit(t) {
  served = REAL;
  const visitor = await open(t, here, ALLOWED);
  await part(visitor, 'offline').waitFor();
  return visitor;
}

function caches(visitor) {
  return visitor.evaluate(() => caches.keys());
}

test('after one visit the default notebook runs with the network off', { timeout: 10 * MINUTE }, async (t) => {
  const visitor = await visit(t);
  const missing = [];
  visitor.on('requestfailed', (request) => missing.push(request.url()));
  await visitor.context().setOffline(true);
  const reached = await visitor.evaluate(() => fetch('no-such-file', { cache: 'no-store' }).then(() => true, () => false));
  assert.equal(reached, false, 'the network is off');
  missing.length = 0;

  await visitor.reload();
  assert.equal(await visitor.evaluate(() => navigator.serviceWorker.controller !== null), true, 'the device answers');
  await part(visitor, 'run-all').click();
  await reaches(cell(visitor, 'evaluate'), 'done');
  await part(cell(visitor, 'train'), 'test-top1').waitFor();
  assert.deepEqual(missing, [], 'nothing was missed');
  assert.deepEqual(visitor.outside, [], 'nothing outside was asked for');
});

test('a newer build is announced, waits for training to end, and is taken whole', { timeout: 10 * MINUTE }, async (t) => {
  const visitor = await visit(t);
  // From here on the service worker answers.
  await visitor.reload();
  await part(visitor, 'offline').waitFor();
  const before = await caches(visitor);
  assert.equal(before.length, 1);
  assert.equal(await part(visitor, 'update').count(), 0, 'nothing newer yet');

  served = NEWER;
  await visitor.reload();
  await part(visitor, 'update').waitFor();
  assert.equal(await visitor.title(), 'Vitrine', 'the build before is still shown');
  const train = cell(visitor, 'train');
  await set(train, 'epochs', 10000);
  await part(train, 'run').click();
  await reaches(train, 'running');
  assert.equal(await part(visitor, 'update-apply').isDisabled(), true, 'not in the middle of training');
  await until('a first epoch', () => train.innerText(), (text) => /After epoch [\d,]+:/.test(text));
  await part(train, 'stop').click();
  await reaches(train, 'done');

  visitor.once('dialog', (dialog) => dialog.accept());
  await part(visitor, 'update-apply').click();
  await until('the newer page', () => visitor.title().catch(() => ''), (title) => title === 'Vitrine, newer');
  await part(visitor, 'offline').waitFor();
  assert.equal(await part(visitor, 'update').count(), 0, 'no news any more');
  const after = await until('the old cache to go', () => caches(visitor), (names) => names.length === 1);
  assert.notDeepEqual(after, before);
  await visitor.context().setOffline(true);
  await visitor.reload();
  assert.equal(await visitor.title(), 'Vitrine, newer');
  await run(cell(visitor, 'model'));
});

test('a newer build waits while another tab is open', { timeout: 10 * MINUTE }, async (t) => {
  const visitor = await visit(t);
  await visitor.reload();
  await part(visitor, 'offline').waitFor();
  const other = await visitor.context().newPage();
  await other.goto(here.url);
  served = NEWER;
  await visitor.reload();
  await part(visitor, 'update-apply').click();
  await part(visitor, 'update').filter({ hasText: /another tab/ }).waitFor();
  assert.equal(await visitor.title(), 'Vitrine');
  await other.close();
  await until('taking it', async () => {
    await part(visitor, 'update-apply').click({ timeout: 1000 }).catch(() => {});
    return visitor.title().catch(() => '');
  }, (title) => title === 'Vitrine, newer');
});

test('a build whose files do not match its list is not kept at all', { timeout: 5 * MINUTE }, async (t) => {
  const visitor = await visit(t);
  const before = await caches(visitor);
  const update = () =>
    visitor.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const found = new Promise((done) => registration.addEventListener('updatefound', () => done(registration.installing), { once: true }));
      await registration.update().catch(() => {}); // says that installing failed, as the state does
      const worker = await found;
      while (worker.state === 'installing') await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
      return worker.state;
    });
  served = TORN;
  assert.equal(await update(), 'redundant', 'half of one build and half of another, as in the middle of an upload');
  assert.deepEqual(await caches(visitor), before);
  assert.equal(await part(visitor, 'update').count(), 0);
  served = NEWER;
  assert.equal(await update(), 'installed', 'once all of it is there');
  await part(visitor, 'update').waitFor();
});

test('a page that cannot start says so', { timeout: MINUTE }, async (t) => {
  const visitor = await open(t, here);
  await part(visitor, 'run-all').waitFor();
  assert.equal(await part(visitor, 'shell-words').count(), 0, 'the still picture is gone once the page is there');
  await visitor.route('**/vitrine-app*.wasm', (route) => route.abort());
  await visitor.reload();
  await part(visitor, 'shell-words').filter({ hasText: 'could not start' }).waitFor();
});
