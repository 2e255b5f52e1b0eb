// A convolutional network in DeiT's place: the same cells, and Grad-CAM where DeiT has attention.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { WEIGHTS } from './fixtures.mjs';
import { cell, failures, part, run, set, share, until } from './notebook.mjs';

const MOBILENET = join(dirname(WEIGHTS), 'mobilenet_v2_1.0_224_tf.safetensors');
const missing = existsSync(MOBILENET) ? false : `no ${MOBILENET}`;
const here = site();

test('a MobileNetV2 learns the sample, is measured and explained', { skip: missing, timeout: 15 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const model = cell(page, 'model');
  await part(model, 'model-source').selectOption('file');
  await part(model, 'weights-input').setInputFiles(MOBILENET);
  await run(model);
  assert.match(await part(model, 'model-info').innerText(), /MobileNetV2/);

  const train = cell(page, 'train');
  await set(train, 'epochs', 10);
  const began = Date.now();
  await run(train);
  t.diagnostic(`head only on the sample: ${Math.round((Date.now() - began) / 1000)} s`);
  const evaluate = cell(page, 'evaluate');
  await run(evaluate);
  assert.ok((await share(evaluate, 'top1')) > 0.5);

  await part(page, 'add-cell').last().click();
  await part(page, 'add-explain').last().click();
  const own = cell(page, 'explain');
  // What it lacks is said, and what it has is offered.
  await part(own, 'run').click();
  await until('attention is refused', () => failures(own), (found) => found.some((text) => /Grad-CAM or occlusion/.test(text)));
  const offered = await part(own, 'explain-method').locator('option').evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(offered.includes('grad_cam') && !offered.includes('attention'), `${offered}`);
  await part(own, 'explain-method').selectOption('grad_cam');
  await run(own);
  const painted = await part(own, 'explain-canvas').first().evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(painted > 10, `${painted} colours`);
  await own.screenshot({ path: join(RESULTS, 'grad-cam.png') });

  await part(model, 'inside').locator('summary').first().click();
  assert.deepEqual(page.complaints, []);
});
