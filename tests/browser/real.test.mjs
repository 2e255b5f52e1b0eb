// The main job with real weights and real photos, held against the headless runner.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { PHOTOS, WEIGHTS, file, missing, tree, zip } from './fixtures.mjs';
import { addPictures, cell, openNotebook, part, predict, run, save, set, share, total, until } from './notebook.mjs';

const EPOCHS = 30;
const SEED = 1;
const here = site();

test('real weights fine-tune in the page as in the headless runner, and the notebook keeps it', { skip: missing, timeout: 30 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const model = cell(page, 'model');
  await part(model, 'model-source').selectOption('file');
  await part(model, 'weights-input').setInputFiles(WEIGHTS);
  await run(model);
  assert.match(await part(model, 'model-info').innerText(), /DeiT-tiny/i);

  const photos = tree(PHOTOS);
  const data = cell(page, 'data');
  await addPictures(data, file('photos.zip', zip(photos), 'application/zip'));
  await until('all photos are in', () => total(data), (count) => count === Object.keys(photos).length);
  assert.equal(await part(data, 'class-card').count(), 6);
  assert.deepEqual(await part(data, 'problems').allInnerTexts(), []);

  const train = cell(page, 'train');
  await part(train, 'trainable').selectOption('head');
  await set(train, 'epochs', EPOCHS);
  await set(train, 'seed', SEED);
  await run(train);
  const top1 = await share(train, 'test-top1');
  const expected = await headless(t);
  t.diagnostic(`test top-1: ${top1} in the page, ${expected} in the headless runner`);
  assert.ok(Math.abs(top1 - expected) <= 0.02, `${top1} in the page, ${expected} in the headless runner`);

  const evaluate = cell(page, 'evaluate');
  await run(evaluate);
  await part(evaluate, 'confusion').waitFor();
  const [path, photo] = Object.entries(photos).find(([path]) => path.startsWith('test/'));
  const bars = await predict(cell(page, 'predict'), file('photo.jpg', photo, 'image/jpeg'));
  assert.ok(bars.some(({ label }) => path.includes(`/${label}/`)), `${path}: ${JSON.stringify(bars)}`);
  await page.screenshot({ path: join(RESULTS, 'real.png'), fullPage: true });

  const saved = await save(page);
  const reopened = await open(t, here);
  await openNotebook(reopened, saved);
  await until('the reopened metrics', () => part(cell(reopened, 'train'), 'test-top1').count(), (count) => count === 1);
  assert.equal(await share(cell(reopened, 'train'), 'test-top1'), top1);
  const measured = await share(cell(reopened, 'evaluate'), 'top1');
  assert.ok(Math.abs(measured - top1) < 0.001, `${measured} measured, ${top1} reported`);
  const kept = await part(cell(reopened, 'predict'), 'prediction').first().getAttribute('data-label');
  assert.equal(kept, bars[0].label);
  assert.deepEqual(page.outside, []);
});

/** The same training by the headless runner: its test top-1. */
async function headless(t) {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-'));
  t.after(() => rm(folder, { recursive: true }));
  const report = join(folder, 'report.json');
  const settings = { weights: WEIGHTS, data: PHOTOS, epochs: EPOCHS, seed: SEED, device: 'cpu', report };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  assert.ok(process.env.VITRINE_BIN, 'VITRINE_BIN names the headless runner');
  await promisify(execFile)(process.env.VITRINE_BIN, ['train', ...flags], { maxBuffer: 2 ** 26 });
  return JSON.parse(await readFile(report, 'utf8')).test.top1;
}
