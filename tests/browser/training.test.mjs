// Strategies of training in the page, and runs that go on after a reload or a crash.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { cell, failures, killWorker, part, reaches, run, sentence, set, until, withWorkerAtHand } from './notebook.mjs';

const here = site();

/** The train cell, its rare knobs open. */
async function advanced(page) {
  const train = cell(page, 'train');
  await train.locator('summary', { hasText: 'Advanced' }).click();
  return train;
}

/** What a finished run says: its loss and accuracy. */
async function tiles(train) {
  return (await train.locator('.tile-value').allInnerTexts()).slice(0, 2);
}

/** A run of many small epochs over the last two blocks, so that there is time to break it off. */
async function long(page) {
  const train = await advanced(page);
  await part(train, 'trainable').selectOption('blocks');
  await set(train, 'epochs', 60);
  await set(train, 'views', 2);
  return train;
}

/** Waits until a few epochs are on the chart. */
async function begun(train) {
  await until('a few epochs', () => train.innerText(), (text) => /After epoch ([5-9]|[1-9]\d):/.test(text));
}

test('head first, a probe, layer-wise rates and a best epoch', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await advanced(page);
  await part(train, 'trainable').selectOption('blocks');
  await set(train, 'epochs', 3);
  await part(train, 'add-stage').click();
  await set(train, 'stage-epochs', 2);
  await set(train, 'layer-decay', 0.75);
  await set(train, 'validation', 0.2);
  await part(train, 'keep-best').selectOption('loss');
  await part(train, 'probe').check();
  await run(train);
  assert.match(await train.innerText(), /Finished after 5 epochs, the best being number [1-5]/);
  assert.match(await part(train, 'cache').innerText(), /kept for the next run/);
  await page.screenshot({ path: join(RESULTS, 'training.png'), fullPage: true });
  assert.deepEqual(page.complaints, []);
});

test('a linear probe is a model at once', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = cell(page, 'train');
  await part(train, 'trainable').selectOption('probe');
  assert.equal(await part(train, 'epochs').count(), 0);
  await run(train);
  assert.match(await train.innerText(), /Finished after 0 epochs/);
  const [top1] = await tiles(train);
  assert.ok(Number(top1) > 0.5, top1);
});

test('impossible settings say so, each in its own words', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await advanced(page);
  for (const [knob, value, words] of [
    ['layer-decay', 2, /layer-wise decay is 2, but must be 0\.01 to 1; try 0\.75/i],
    ['dropout', 1, /dropout is 1, but must be 0 up to, but not including, 1; try 0\.1/i],
    ['warmup-epochs', 99, /warm-up is 99, but must be 0 up to the number of epochs; try 0/i],
  ]) {
    const before = await part(train, knob).inputValue();
    await set(train, knob, value);
    await until(`${knob} explained`, () => train.innerText(), (text) => words.test(text));
    await set(train, knob, before);
  }
  await set(train, 'patience', 2);
  await part(train, 'run').click();
  await reaches(train, 'failed').catch(() => {});
  assert.match((await failures(train)).join(' '), /no images are kept for validation; try a share for validation of 0\.2/);
});

test('a run goes on after a reload, and ends as if nothing had been', { timeout: 8 * MINUTE }, async (t) => {
  const whole = await open(t, here);
  const uninterrupted = await long(whole);
  await run(uninterrupted);
  const expected = await tiles(uninterrupted);

  const page = await open(t, here);
  let train = await long(page);
  await part(train, 'run').click();
  await begun(train);
  await kept(page);
  await page.reload();
  train = await long(page);
  await part(train, 'run').click();
  await sentence(page, 'note', /Went on from epoch \d+ of 60/);
  await reaches(train, 'done');
  assert.deepEqual(await tiles(train), expected);
});

test('a run goes on by itself after the worker dies', { timeout: 8 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await withWorkerAtHand(page);
  const train = await long(page);
  await part(train, 'run').click();
  await begun(train);
  await kept(page);
  await killWorker(page);
  await until('the page says so', () => page.locator('body').innerText(), (text) => /the run goes on from where it was last kept/.test(text));
  await sentence(page, 'note', /Went on from epoch \d+ of 60/);
  await reaches(train, 'done');
  assert.match(await train.innerText(), /Finished after 60 epochs/);
});

/** Waits until a snapshot of the run is on the device. */
async function kept(page) {
  await until('a snapshot', () => page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const runs = await root.getDirectoryHandle('runs').catch(() => null);
    let bytes = 0;
    // What is replaced between being listed and being opened is there the next time.
    if (runs) for await (const entry of runs.values()) bytes += (await entry.getFile().catch(() => ({ size: 0 }))).size;
    return bytes;
  }), (bytes) => bytes > 0);
}

/** A run of 150 epochs under way on the graphics device, a snapshot of it kept. */
async function onGraphicsDevice(t) {
  const page = await open(t, here, { path: '?device=webgpu' });
  const train = cell(page, 'train');
  await set(train, 'epochs', 150);
  await run(cell(page, 'model'));
  await watchDevice(page);
  await part(train, 'run').click();
  await until('an epoch', () => train.innerText(), (text) => /After epoch ([2-9]|\d\d+):/.test(text), 10 * MINUTE);
  await kept(page);
  return { page, train };
}

/** Takes the engine's device as it is used. */
function watchDevice(page) {
  return page.workers()[0].evaluate(() => {
    const make = GPUDevice.prototype.createCommandEncoder;
    GPUDevice.prototype.createCommandEncoder = function (...all) {
      self.lastDevice = this;
      return make.apply(this, all);
    };
  });
}

function loseDevice(page) {
  return page.workers()[0].evaluate(() => self.lastDevice.destroy());
}

test('a run goes on by itself after the graphics device is lost', { timeout: 15 * MINUTE }, async (t) => {
  const { page, train } = await onGraphicsDevice(t);
  await loseDevice(page);
  await until('the page says so', () => page.locator('body').innerText(), (text) => /the run goes on from where it was last kept/.test(text));
  await sentence(page, 'note', /Went on from epoch \d+ of 150/);
  await until('the end', () => train.innerText(), (text) => /Finished after 150 epochs/.test(text), 10 * MINUTE);
});

test('a graphics device that fails at one place twice gives way to the CPU', { timeout: 15 * MINUTE }, async (t) => {
  const { page, train } = await onGraphicsDevice(t);
  // Nothing newer is kept from here on, so that the second failure comes before the place of the first.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1 });
  const epoch = (text) => Number(text.match(/After epoch (\d+):/)?.[1] ?? 0);
  const from = epoch(await train.innerText());
  await until('some more epochs', () => train.innerText(), (text) => epoch(text) > from + 10, 5 * MINUTE);
  const second = page.waitForEvent('worker');
  await loseDevice(page);
  await second;
  await until('a device', () => part(page, 'device').getAttribute('data-state'), (state) => state === 'ready');
  await watchDevice(page);
  await sentence(page, 'note', /Went on from epoch \d+ of 150/);
  await until('a step', () => train.innerText(), (text) => /Training: epoch/.test(text), 5 * MINUTE);
  await loseDevice(page);
  await until('the page says so', () => page.locator('body').innerText(), (text) => /failed twice at the same place, so the CPU computes/.test(text));
  await until('the end', () => train.innerText(), (text) => /Finished after 150 epochs/.test(text), 10 * MINUTE);
  assert.match(await part(page, 'device').innerText(), /CPU/);
});

test('a full device is said, and the run goes on', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await long(page);
  await run(cell(page, 'model'));
  await run(cell(page, 'data'));
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await part(train, 'run').click();
  await sentence(train, 'note', /could not keep it .* The run goes on, but if the page closed it would begin again/);
  await reaches(train, 'done');
  assert.match(await train.innerText(), /Finished after 60 epochs/);
  assert.equal((await failures(train)).length, 0);
});

test('training does not wait for a page that nobody sees', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  // What a hidden tab gets: no frames, timers once a second. (A headless browser hides no page itself.)
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
    const real = window.setTimeout;
    window.setTimeout = (what, after = 0, ...rest) => real(what, Math.max(after, 1000), ...rest);
    Object.defineProperty(document, 'hidden', { get: () => true });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  });
  await page.reload();
  const train = await long(page);
  await run(train);
  assert.match(await train.innerText(), /Finished after 60 epochs/);
});
