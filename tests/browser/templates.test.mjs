// Every template opens, runs to its end, and shows what its notes promise.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { violationsInBothThemes } from './axe.mjs';
import { MINUTE, RESULTS, ROOT, open, site } from './browser.mjs';
import { Hub } from './hub.mjs';
import { cell, cells, failures, part, run, save, set, until } from './notebook.mjs';

const hub = new Hub();
const entries = [];
const here = site({
  'hub/': hub.answer,
  'models/index.json': (request, response) => hub.index(entries)(request, response),
});

/** Puts weights on the hub under an id that a template names. */
function offer(id, bytes) {
  entries.push({ name: id, bytes: bytes.length, sha256: hub.serve(id, bytes).sha256 });
}

/** A small network out of a fixture: what begins with `w.`, with this metadata. */
async function network(fixture, metadata) {
  const file = await readFile(join(ROOT, 'tests/fixtures', `${fixture}.safetensors`));
  const length = Number(file.readBigUInt64LE(0));
  const stored = JSON.parse(file.subarray(8, 8 + length));
  const parts = [];
  const header = { __metadata__: metadata };
  let at = 0;
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(stored)) {
    if (!name.startsWith('w.')) continue;
    const [from, to] = data_offsets;
    parts.push(file.subarray(8 + length + from, 8 + length + to));
    header[name.slice(2)] = { dtype, shape, data_offsets: [at, at + to - from] };
    at += to - from;
  }
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([size, text, ...parts]);
}

/** Opens a template by address and runs all of it. */
async function lesson(t, id) {
  const page = await open(t, here, { path: `?device=cpu&template=${id}`, context: { reducedMotion: 'reduce' } });
  await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
  const began = Date.now();
  await part(page, 'run-all').click();
  const read = async () => [await page.locator('[data-testid="cell"]').evaluateAll((all) => all.map(({ dataset }) => [dataset.kind, dataset.state])), await failures(page)];
  const over = ([states, failed]) => failed.length > 0 || states.every(([kind, state]) => ['note', 'predict'].includes(kind) || state === 'done');
  const [, failed] = await until(`${id} has run`, read, over, 12 * MINUTE);
  assert.deepEqual(failed, []);
  t.diagnostic(`${id} ran in ${Math.round((Date.now() - began) / 1000)} s`);
  const saved = await save(page);
  const runs = saved.cells.filter(({ kind }) => kind === 'train').map(({ output: { run } }) => ({ top1: run.test.top1, loss: run.test.loss, practised: run.epochs.at(-1).train_loss }));
  t.diagnostic(JSON.stringify(runs));
  await page.screenshot({ path: join(RESULTS, `template-${id}.png`), fullPage: true });
  assert.deepEqual(await violationsInBothThemes(page), [], 'accessible');
  assert.deepEqual(page.outside, [], 'nothing outside was asked for');
  assert.deepEqual(page.complaints, []);
  return { page, runs, saved };
}

test('Head or last blocks?', { timeout: 15 * MINUTE }, async (t) => {
  const { page, runs: [head, blocks] } = await lesson(t, 'head-or-blocks');
  assert.ok(blocks.top1 > head.top1 && blocks.loss < head.loss, 'the blocks help on both counts');
  assert.equal(await part(cell(page, 'compare'), 'verdict').count(), 1);
});

test('Why augmentation works', { timeout: 15 * MINUTE }, async (t) => {
  const { runs: [without, changed] } = await lesson(t, 'augmentation');
  assert.ok(without.practised < 0.05, 'practice pictures are known by heart');
  assert.ok(changed.practised > 4 * without.practised, 'practice is harder');
  assert.ok(changed.loss < 0.6 * without.loss && changed.top1 > without.top1, 'and the test is easier');
});

test('What does attention see?', { timeout: 15 * MINUTE }, async (t) => {
  const { page, runs: [tuned] } = await lesson(t, 'attention');
  assert.ok(tuned.top1 > 0.7);
  for (const index of [0, 1, 2]) {
    const colours = await part(cell(page, 'explain', index), 'explain-canvas').first().evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    assert.ok(colours > 10, `${colours} colours in map ${index + 1}`);
  }
});

test('Teacher and student', { timeout: 15 * MINUTE }, async (t) => {
  const { saved, runs: [teacher, alone, taught] } = await lesson(t, 'teacher');
  assert.ok(taught.top1 > 0.6 && taught.top1 > Math.min(teacher.top1, alone.top1) - 0.1, 'close, without a single label');
  const train = saved.cells.filter(({ kind }) => kind === 'train')[2];
  assert.equal(train.settings.recipe.distillation.alpha, 1);
});

test('DeiT against a CNN, with small networks in the place of the downloads', { timeout: 15 * MINUTE }, async (t) => {
  offer('timm/deit_tiny_patch16_224.fb_in1k', await readFile(join(ROOT, 'static/models/starter.safetensors')));
  offer('timm/resnet18.tv_in1k', await network('cnn_resnet18', { image_px: '64' }));
  t.after(() => entries.splice(0));
  const { page, runs } = await lesson(t, 'cnn');
  assert.equal(runs.length, 2);
  assert.match(await part(cell(page, 'model', 1), 'model-info').innerText(), /ResNet/);
});

test('templates are offered by a menu, by keyboard too, and an unknown one is named', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: '?device=cpu&template=nothing' });
  await part(page, 'notice').filter({ hasText: /no template "nothing"/ }).waitFor();
  assert.equal(await part(page, 'title').inputValue(), 'Your first classifier');
  await part(page, 'templates').focus();
  await page.keyboard.press('Enter');
  await part(page, 'templates-first').waitFor();
  assert.equal(await part(page, 'templates').getAttribute('aria-expanded'), 'true');
  await page.screenshot({ path: join(RESULTS, 'templates.png') });
  await page.keyboard.press('Escape');
  await until('it closes', () => part(page, 'templates-first').count(), (count) => count === 0);
  assert.ok(await part(page, 'templates').evaluate((button) => button === document.activeElement), 'the focus is back');
  await page.keyboard.press('Enter');
  await part(page, 'templates-teacher').focus();
  await page.keyboard.press('Enter');
  await until('the other notebook', () => part(page, 'title').inputValue(), (title) => title === 'Teacher and student');
  assert.equal((await cells(page)).filter(([kind]) => kind === 'train').length, 3);
  await page.setViewportSize({ width: 390, height: 800 });
  await part(page, 'templates').click();
  const box = await part(page, 'templates-cnn').boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px`);
  await page.screenshot({ path: join(RESULTS, 'templates-mobile.png') });
});

test('a recipe is shown as code that follows the settings, and is copied', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: '?device=cpu', context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const train = cell(page, 'train');
  await part(train, 'as-code').locator('summary').click();
  const shell = part(train, 'as-command');
  assert.match(await shell.innerText(), /^vitrine train \\\n  --weights starter\.safetensors \\\n  --data images \\\n  --report/m);
  await part(train, 'trainable').selectOption('blocks');
  await set(train, 'epochs', 5);
  await until('it follows', () => shell.innerText(), (text) => /--unfreeze 2 \\\n  --epochs 5 \\/.test(text));
  assert.match(await part(train, 'as-python').innerText(), /STAGES = \[\(2, 5, 5e-4, 16\)\]/);
  await part(train, 'as-python-copy').click();
  await part(train, 'as-python-said').filter({ hasText: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.trim(), (await part(train, 'as-python').textContent()).trim());
  const [download] = await Promise.all([page.waitForEvent('download'), part(train, 'save-python').click()]);
  assert.equal(download.suggestedFilename(), 'train.py');
  await run(cell(page, 'model'));
  assert.match(await part(train, 'as-python').innerText(), /local-dir:starter\/timm/);
  await part(train, 'as-code').screenshot({ path: join(RESULTS, 'as-code.png') });
  assert.deepEqual(page.complaints, []);
});
