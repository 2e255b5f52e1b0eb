// One exported folder, one photo, one browser: transformers.js and the page say the same.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { MINUTE, ROOT, open, site } from '../browser/browser.mjs';
import { PHOTOS, WEIGHTS, file, missing } from '../browser/fixtures.mjs';
import { cell, part, predict, run } from '../browser/notebook.mjs';

// Of the test photos the one whose best six probabilities lie furthest apart: each at least 1.5 times the next.
const PHOTO = join(PHOTOS, 'test/cardboard/cardboard78.jpg');

// Of a probability, where the same pixels reach both networks: only the order of summation differs.
const TOLERANCE = 1e-4;

const served = {};
const here = site(served);
let folder;

before(async () => {
  if (missing) return;
  folder = await mkdtemp(join(tmpdir(), 'vitrine-'));
  assert.ok(process.env.VITRINE_BIN, 'VITRINE_BIN names the headless runner');
  await promisify(execFile)(process.env.VITRINE_BIN, ['export', '--weights', WEIGHTS, '--out', folder]);
  const packages = join(ROOT, 'tests/side-by-side/node_modules');
  served['side-by-side.html'] = join(ROOT, 'tests/side-by-side/side-by-side.html');
  served['photo.jpg'] = PHOTO;
  served['middle.png'] = join(folder, 'middle.png');
  served['transformers/transformers.min.js'] = join(packages, '@huggingface/transformers/dist/transformers.min.js');
  for (const ending of ['mjs', 'wasm']) {
    const name = `ort-wasm-simd-threaded.asyncify.${ending}`;
    served[`onnxruntime/${name}`] = join(packages, 'onnxruntime-web/dist', name);
  }
  for (const name of ['config.json', 'preprocessor_config.json', 'onnx/model.onnx']) served[`models/exported/${name}`] = join(folder, name);
});
after(() => folder && rm(folder, { recursive: true }));

test('an exported model answers alike in transformers.js and in the page', { skip: missing, timeout: 10 * MINUTE }, async (t) => {
  const other = await open(t, here, { path: 'side-by-side.html' });
  await other.waitForFunction(() => 'classify' in window);
  // 256 × 256: nothing to resize, and whole pixels around the middle.
  const middle = Buffer.from(await other.evaluate(() => window.middle('photo.jpg', 256)), 'base64');
  await writeFile(served['middle.png'], middle);

  const page = await open(t, here);
  const model = cell(page, 'model');
  await part(model, 'model-source').selectOption('file');
  await part(model, 'weights-input').setInputFiles(join(folder, 'timm/model.safetensors'));
  await run(model);
  const asked = cell(page, 'predict');
  await part(asked, 'predict-model').selectOption(await part(model, 'model-name').inputValue());

  /** Both answers, and the largest difference of a probability. */
  async function both(name, picture) {
    const theirs = await other.evaluate((name) => window.classify(name, 5), name);
    const ours = await predict(asked, picture);
    const shown = (answers) => answers.map(({ label, p, score }) => `${label} ${(p ?? score).toFixed(5)}`).join(', ');
    t.diagnostic(`${name}: transformers.js ${shown(theirs)}`);
    t.diagnostic(`${name}: the page        ${shown(ours)}`);
    const difference = Math.max(...ours.map(({ label, p }) => Math.abs(p - (theirs.find((answer) => answer.label === label)?.score ?? 0))));
    t.diagnostic(`${name}: largest difference of a probability ${difference.toExponential(1)}`);
    const labels = (answers) => answers.map(({ label }) => label);
    return { ours: labels(ours), theirs: labels(theirs), difference };
  }

  const alike = await both('middle.png', file('middle.png', middle, 'image/png'));
  assert.deepEqual(alike.ours, alike.theirs);
  assert.ok(alike.difference <= TOLERANCE, `${alike.difference}`);

  // transformers.js resizes and cuts with a canvas. The whole photo is 256 × 341: nothing to resize, but its middle
  // begins at 58.5, where a canvas blends rows and Pillow, timm and we begin at a whole one. The classes stay.
  const whole = await both('photo.jpg', file('photo.jpg', await readFile(PHOTO), 'image/jpeg'));
  assert.deepEqual(whole.ours.toSorted(), whole.theirs.toSorted());
  assert.deepEqual([...other.outside, ...page.outside], []);
});
