// Downloads of weights over a bad line: each ends in a loaded model or in one plain sentence, none starts over where
// it need not, and what has arrived is there after a reload.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, ROOT, open, site } from './browser.mjs';
import { Hub } from './hub.mjs';
import { cell, part, reaches, run, sentence, until } from './notebook.mjs';

const bytes = await readFile(join(ROOT, 'static/models/starter.safetensors'));
const half = bytes.length >> 1;
const hub = new Hub();
const entries = [];

/** Puts the checkpoint on the hub; its first requests meet these faults. */
function serve(name, faults, options = {}) {
  const { sha256 } = hub.serve(name, options.contents ?? bytes, faults, options);
  if (entries.every((entry) => entry.name !== name)) {
    entries.push({ name, bytes: bytes.length, sha256: options.checked === false ? undefined : sha256 });
  }
}

// The worker's timers run eight times as fast, so that no test waits for its periods, which stay as they are.
const HURRY = 'const wait = self.setTimeout; self.setTimeout = (then, ms, ...rest) => wait(then, ms / 8, ...rest);\n';
const NO_FOLDER = 'delete StorageManager.prototype.getDirectory;\n';
const NO_ROOM = 'StorageManager.prototype.estimate = async () => ({ quota: 1_000_000, usage: 0 });\n';
let prelude = HURRY;

const LOADER = 'vitrine-engine_loader.js';
const here = site({
  'hub/': hub.answer,
  'models/index.json': (request, response) => hub.index(entries)(request, response),
  [LOADER]: async (_, response) => {
    const script = await readFile(join(ROOT, 'dist', LOADER), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(prelude + script);
  },
});

/** A page whose model cell has the hub's files on offer. */
async function visit(t, first = HURRY) {
  prelude = first;
  const page = await open(t, here);
  page.on('dialog', (dialog) => dialog.accept());
  if (first.includes(NO_FOLDER)) await page.evaluate(NO_FOLDER);
  return page;
}

/** Chooses a file of the hub and starts its download. */
async function start(page, name) {
  const model = cell(page, 'model');
  await part(model, 'model-source').locator(`option[value="${name}"]`).waitFor({ state: 'attached' });
  await part(model, 'model-source').selectOption(name);
  await part(model, 'download').click();
  return model;
}

async function load(page, name) {
  const model = await start(page, name);
  await reaches(model, 'done');
  return model;
}

/** Starts a download that must fail; gives the sentence. */
async function fail(page, name) {
  const model = await start(page, name);
  await until(`${name} fails`, () => model.getAttribute('data-state'), (state) => state === 'failed', MINUTE);
  const said = await sentence(model, 'failure');
  assert.ok(said.length > 15 && said.length < 600, said);
  assert.doesNotMatch(said, /panicked|unwrap|Err\(|undefined|\[object|RuntimeError|NaN/, said);
  assert.match(said, /What was loaded before is still there/);
  return said;
}

/** What the list of stored downloads says: [file, line] pairs. */
async function stored(page) {
  const items = await part(cell(page, 'model'), 'stored-item').evaluateAll((all) => all.map((item) => [item.dataset.url.split('/').pop(), item.textContent]));
  return Object.fromEntries(items);
}

/** Each has the faults of the first requests, and the ranges the hub is asked for. */
const mended = {
  'a good line': [[], [undefined]],
  'a line that breaks half way': [[{ cut: half }], [undefined, `bytes=${bytes.length - half}-`]],
  'a line that breaks twice': [[{ cut: half }, { cut: 1000 }], [undefined, `bytes=${bytes.length - half}-`, `bytes=${bytes.length - 1000}-`]],
  'a server that goes silent': [[{ stall: half }], [undefined, `bytes=${half}-`]],
  'a server that breaks off at once': [[{ refuse: true }], [undefined, undefined]],
  'a busy server that says when': [[{ status: 429, headers: { 'retry-after': '3' } }], [undefined, undefined]],
  'a busy server that says until when': [[{ status: 503, headers: { 'retry-after': new Date(Date.now() - 1000).toUTCString() } }], [undefined, undefined]],
  'a server with trouble of its own': [[{ status: 500 }, { status: 502 }], [undefined, undefined, undefined]],
  'a server without ranges': [[{ cut: half, plain: true }, { plain: true }], [undefined, undefined]],
  'a server that lost its ranges': [[{ cut: half }, { plain: true }], [undefined, `bytes=${bytes.length - half}-`]],
  'a server that announces no length': [[{ lengthless: true }], [undefined]],
};

test('a download over a bad line goes on where it was', { timeout: 10 * MINUTE }, async (t) => {
  for (const [what, [faults]] of Object.entries(mended)) serve(what, faults);
  const page = await visit(t);
  for (const [what, [, ranges]] of Object.entries(mended)) {
    await t.test(what, async () => {
      await load(page, what);
      assert.deepEqual(hub.of(what).map((request) => request.range), ranges);
      for (const { range, ifRange } of hub.of(what)) assert.equal(Boolean(range), Boolean(ifRange), 'a range is of a version');
    });
  }
});

test('a file that changed on the server meanwhile is not pieced together', { timeout: 5 * MINUTE }, async (t) => {
  const other = Buffer.from(bytes);
  other[other.length - 5] ^= 1;
  serve('changing', [{ cut: half }], { contents: other, checked: false });
  const page = await visit(t);
  const model = await start(page, 'changing');
  await until('half of it', () => hub.of('changing').length, (count) => count === 1);
  serve('changing', []); // from now on it is the new one
  await reaches(model, 'done');
  const [, second] = hub.of('changing');
  assert.ok(second.range && second.status === 200, JSON.stringify(second));
});

const broken = {
  'is not there': [[{ status: 404 }], /no such file \(it answered 404\)/, 1],
  'is not for everyone': [[{ status: 401 }], /not give this file to everyone \(it answered 401\)/, 1],
  'is forbidden': [[{ status: 403 }], /not give this file to everyone \(it answered 403\)/, 1],
  'is on a server that stays busy': [[{ status: 429, headers: { 'retry-after': '1' } }], /asked too often \(it answered 429\).*Try again in a few minutes/s, 5],
  'is on a server that stays ill': [[{ status: 500 }], /trouble of its own \(it answered 500\)/, 5],
  'is on a server that is gone': [[{ refuse: true }], /could not be reached/],
  'never goes on': [[{ stall: half }, { stall: 0 }], /sent nothing for 20 s/],
  'is shorter than announced': [[{ length: 5000 }], /connection was lost|ended after/],
  'is announced as more than fits': [[{ length: 2 ** 50 }], /more than fits in this tab's memory/, 1],
  'is longer than announced': [[{ length: -5000 }], /damaged: its checksum is not the published one.*was not kept/s, 1],
  'is damaged on the way': [[{ corrupt: true }], /damaged: its checksum is not the published one.*was not kept/s, 1],
};

test('a download that cannot succeed ends in one plain sentence', { timeout: 15 * MINUTE }, async (t) => {
  for (const [what, [faults]] of Object.entries(broken)) serve(what, faults, { always: true });
  serve('is longer than announced, unchecked', [{ length: -5000 }], { always: true, checked: false });
  const page = await visit(t);
  await run(cell(page, 'model')); // the starter model, which must stay
  for (const [what, [, says, requests]] of Object.entries(broken)) {
    await t.test(`a file that ${what}`, async (t) => {
      const said = await fail(page, what);
      t.diagnostic(said.replaceAll('\n', ' '));
      assert.match(said, says);
      if (requests) assert.equal(hub.of(what).length, requests, 'requests');
      assert.ok(hub.of(what).length <= 20, `it gave up, not after ${hub.of(what).length}`); // Chromium adds its own
      assert.equal(await part(cell(page, 'model'), 'model-info').count(), 1, 'the model before is still there');
    });
  }
  await t.test('a file that is cut short and has no checksum', async () => {
    assert.match(await fail(page, 'is longer than announced, unchecked'), /not a complete safetensors file/);
  });
  const kept = await stored(page);
  for (const bad of ['is damaged on the way', 'is longer than announced', 'is longer than announced, unchecked', 'is not there']) {
    assert.ok(!(encodeURIComponent(bad) in kept), `${bad} is not kept: ${Object.keys(kept)}`);
  }
});

test('a download goes on after the page is loaded anew, and then needs no network', { timeout: 5 * MINUTE }, async (t) => {
  serve('interrupted', [{ stall: half }]);
  const page = await visit(t, '');
  const model = await start(page, 'interrupted');
  const words = await until('half of it', () => part(model, 'progress').allInnerTexts(), ([text]) => /Downloading: (?!0 B).* of /.test(text ?? ''), MINUTE);
  t.diagnostic(words.join());
  await page.reload();
  await load(page, 'interrupted');
  const [first, second, ...more] = hub.of('interrupted');
  assert.deepEqual([first.range, second.range, second.status, more.length], [undefined, `bytes=${half}-`, 206, 0]);

  await page.reload();
  await load(page, 'interrupted');
  assert.equal(hub.of('interrupted').length, 2, 'the second load asks nothing of the hub');
});

test('a download can be stopped, and goes on where it was', { timeout: 5 * MINUTE }, async (t) => {
  serve('stopped', [{ stall: half }]);
  const page = await visit(t, '');
  const model = await start(page, 'stopped');
  await until('half of it', () => part(model, 'progress').allInnerTexts(), ([text]) => /Downloading: (?!0 B).* of /.test(text ?? ''), MINUTE);
  await part(model, 'stop').click();
  assert.match(await sentence(model, 'failure'), /was stopped.*go on/s);
  await until('a part in the list', () => stored(page), (all) => /not complete/.test(all.stopped ?? ''), MINUTE);
  await load(page, 'stopped');
  assert.equal(hub.of('stopped').at(-1).range, `bytes=${half}-`);
});

for (const [where, first] of [['the file system', HURRY], ['the cache', HURRY + NO_FOLDER]]) {
  test(`what is stored in ${where} is listed, used, and deleted by a button`, { timeout: 5 * MINUTE }, async (t) => {
    const [name, next] = [`one in ${where}`, `two in ${where}`];
    serve(name, []);
    serve(next, []);
    const page = await visit(t, first);
    const model = cell(page, 'model');
    await part(model, 'stored').locator('summary').click();
    assert.match(await sentence(model, 'stored-total', /stored/), /Nothing is stored yet/);
    await load(page, name);
    await load(page, next);
    await until('both in the list', () => part(model, 'stored-item').count(), (count) => count === 2, MINUTE);
    const [line] = await part(model, 'stored-item').filter({ hasText: name }).allInnerTexts();
    assert.match(line, /2\.\d MB/);
    t.diagnostic(await sentence(model, 'stored-total', /2 downloads, 4\.\d MB of the .* the browser gives/));

    await load(page, name);
    assert.equal(hub.of(name).length, 1, 'the second load asks nothing of the hub');

    await model.getByRole('button', { name: `Delete The ${name} model from this device` }).click();
    await until('one in the list', () => part(model, 'stored-item').count(), (count) => count === 1, MINUTE);
    await sentence(model, 'stored-total', /1 download, 2\.\d MB/);
    await load(page, name);
    assert.equal(hub.of(name).length, 2, 'it was deleted');
  });
}

test('without room a download is used all the same, and the page says that it is not stored', { timeout: 5 * MINUTE }, async (t) => {
  serve('large', [{ cut: half }]);
  const page = await visit(t, HURRY + NO_ROOM);
  const model = await load(page, 'large');
  const said = await sentence(model, 'note', /stored/);
  t.diagnostic(said);
  assert.match(said, /could not be stored on this device \(it needs 2\.\d MB, and the browser has 1\.0 MB left for this page\)/);
  assert.deepEqual(await stored(page), {});
  assert.equal(hub.of('large').at(-1).range, `bytes=${bytes.length - half}-`, 'memory goes on too');
});
