// The webcam, by Chromium's fake one: recording examples, and predicting live.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, open, site } from './browser.mjs';
import { cell, counts, part, reaches, run, until } from './notebook.mjs';

const here = site();

test('holding the button records examples; letting go ends it', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  await run(data);
  const card = part(data, 'class-card').first();
  const name = await card.getAttribute('data-class');
  const before = (await counts(data))[name];
  const button = part(card, 'hold-to-record');
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  await page.mouse.down();
  await until('three recorded images', async () => (await counts(data))[name], (count) => count >= before + 3);
  await page.mouse.up();
  await until('the button is released', () => button.getAttribute('aria-pressed'), (pressed) => pressed === 'false');
  assert.equal(await part(data, 'camera-error').count(), 0);
});

test('the camera predicts live once there is a model', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await run(cell(page, 'train'));
  const predict = cell(page, 'predict');
  await part(predict, 'predict-camera').click();
  await part(predict, 'prediction').first().waitFor();
  assert.equal(await part(predict, 'camera-error').count(), 0);
});

test('without a camera there is a plain sentence', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  const predict = cell(page, 'predict');
  await reaches(predict, 'idle');
  await part(predict, 'predict-camera').click();
  await part(predict, 'camera-error').filter({ hasText: /camera/i }).waitFor();
});
