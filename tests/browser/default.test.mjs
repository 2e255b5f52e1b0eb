// With no network at all the page does its main job: train on what it ships with, measure, predict.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture } from './fixtures.mjs';
import { cell, cells, part, predict, reaches, share } from './notebook.mjs';

const here = site();

test('the default notebook trains, measures and predicts with the network blocked', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'device').waitFor();
  const kinds = (await cells(page)).map(([kind]) => kind);
  for (const kind of ['model', 'data', 'train', 'evaluate', 'predict']) assert.ok(kinds.includes(kind), `a ${kind} cell in ${kinds}`);

  await part(page, 'run-all').click();
  await reaches(cell(page, 'train'), 'done');
  await reaches(cell(page, 'evaluate'), 'done');

  const classes = await part(cell(page, 'data'), 'class-card').count();
  const top1 = await share(cell(page, 'train'), 'test-top1');
  assert.ok(classes >= 2, `${classes} classes`);
  assert.ok(top1 >= Math.min(0.9, 2 / classes), `top-1 ${top1} is clearly above chance (1 in ${classes})`);
  const measured = await share(cell(page, 'evaluate'), 'top1');
  assert.ok(Math.abs(measured - top1) < 0.001, `evaluating finds what training reported: ${measured}, ${top1}`);

  const bars = await predict(cell(page, 'predict'), file('red.png', picture([200, 40, 40]), 'image/png'));
  assert.ok(bars.length >= 2 && bars[0].label.length > 0);
  assert.ok(bars.every(({ p }, index) => p >= 0 && p <= 1 && (index === 0 || p <= bars[index - 1].p)), JSON.stringify(bars));

  assert.deepEqual(page.outside, [], 'nothing outside was asked for');
  assert.deepEqual(page.complaints, [], 'nothing complained');
  await page.screenshot({ path: join(RESULTS, 'light.png'), fullPage: true });
});

test('the software GPU is named and passed over, and the address can insist', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const device = part(page, 'device');
  await device.filter({ hasText: /CPU/ }).waitFor();
  const asked = await open(t, here, { path: '?device=webgpu' });
  await part(asked, 'device').filter({ hasText: /WebGPU/ }).waitFor();
});

for (const [name, context] of [
  ['dark', { colorScheme: 'dark' }],
  ['mobile', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
]) {
  test(`the page fits its window (${name})`, { timeout: 5 * MINUTE }, async (t) => {
    const page = await open(t, here, { context });
    await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
    await reaches(cell(page, 'predict'), 'idle');
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= window, `${content} px of content in ${window} px`);
    await page.screenshot({ path: join(RESULTS, `${name}.png`), fullPage: true });
  });
}
