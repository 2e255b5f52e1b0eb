// WebGPU computes what the CPU computes, on a software adapter: slow, and right is all it needs to be.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, ROOT, open, site } from './browser.mjs';
import { PHOTOS, WEIGHTS, missing, tree } from './fixtures.mjs';

const TOLERANCE = 1e-3;
const extra = { 'worker.html': join(ROOT, 'tests/browser/worker.html') };
if (!missing) {
  const photos = ['cardboard', 'glass'].map((name) => Object.keys(tree(PHOTOS, `test/${name}`))[0]);
  Object.assign(extra, { weights: WEIGHTS, first: join(PHOTOS, photos[0]), second: join(PHOTOS, photos[1]) });
}
const here = site(extra);

test('logits, gradients and training steps of a tiny model are the same on WebGPU', { timeout: 20 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: 'worker.html' });
  const { check, error } = await page.evaluate(() => window.ask({ check: 'tiny' }));
  assert.equal(error, undefined);
  t.diagnostic(JSON.stringify(check));
  assert.ok(check.logits <= TOLERANCE, `logits differ by ${check.logits}`);
  assert.ok(check.gradients <= TOLERANCE, `gradients differ by ${check.gradients}`);
  assert.ok(check.losses_cpu.length >= 2 && check.losses_cpu.length === check.losses_gpu.length);
  check.losses_cpu.forEach((loss, step) => {
    assert.ok(Math.abs(loss - check.losses_gpu[step]) <= TOLERANCE, `step ${step}: ${loss} and ${check.losses_gpu[step]}`);
  });
  assert.ok(check.losses_cpu.at(-1) !== check.losses_cpu[0], 'the steps changed something');
});

test('real DeiT-tiny gives the same logits on WebGPU, for two different images', { skip: missing, timeout: 20 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: 'worker.html' });
  const { check, error } = await page.evaluate(async () => {
    const load = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
    return window.ask({ check: 'real', weights: await load('weights'), images: [await load('first'), await load('second')] });
  });
  assert.equal(error, undefined);
  t.diagnostic(JSON.stringify(check));
  assert.equal(check.diffs.length, 2);
  check.diffs.forEach((difference, image) => assert.ok(difference <= TOLERANCE, `image ${image} differs by ${difference}`));
  // A device that silently fails hands out the previous answer again.
  assert.ok(check.between > 0.1, `two images differ only by ${check.between}`);
});
