// The map cell: pictures where the model puts them, looked at close up, gathered, given another class.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { cell, counts, part, run, save, sentence, until } from './notebook.mjs';

const here = site();

/** Adds a map cell at the end and gives it back. */
async function mapCell(page) {
  await part(page, 'cell').first().waitFor();
  await part(page, 'add-cell').last().click();
  await part(page, 'add-map').click();
  return cell(page, 'map');
}

const zoom = async (own) => Number(await part(own, 'map-canvas').getAttribute('data-zoom'));
const points = async (own) => Number(await part(own, 'map-canvas').getAttribute('data-points'));
const selected = async (own) => Number((await part(own, 'map-selected').innerText()).match(/^\d+/)?.[0] ?? 0);

/** How many pixels of the canvas are painted. */
function painted(own) {
  return part(own, 'map-canvas').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
    return count;
  });
}

/** Draws around everything on the map's left share. */
async function lasso(page, own, share = 1) {
  const canvas = part(own, 'map-canvas');
  // In the middle: at the edge the page's bar would lie over it.
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await canvas.boundingBox();
  const corners = [[2, 2], [width * share - 2, 2], [width * share - 2, height - 2], [2, height - 2]];
  await page.mouse.move(x + 2, y + 2);
  await page.mouse.down();
  for (const [right, down] of corners) await page.mouse.move(x + right, y + down, { steps: 4 });
  await page.mouse.up();
}

test('pictures are mapped, looked at, selected and given another class', { timeout: 8 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const own = await mapCell(page);
  await part(own, 'map-model').selectOption('starter');
  await run(own);
  const total = Object.values(await counts(cell(page, 'data'))).reduce((sum, count) => sum + count, 0);
  assert.equal(await points(own), total);
  await until('marks on the canvas', () => painted(own), (count) => count > 1000);
  assert.match(await sentence(own, 'map-caption'), /shows \d+\.\d % of all differences/);
  await page.screenshot({ path: join(RESULTS, 'map.png'), fullPage: true });

  // The legend hides a class.
  const first = part(own, 'map-legend').first();
  await first.click();
  assert.equal(await first.getAttribute('aria-pressed'), 'false');
  await until('fewer points', () => points(own), (count) => count < total && count > 0);
  await first.click();
  await until('all points', () => points(own), (count) => count === total);

  // By keyboard: closer, along, from picture to picture, open, select.
  const canvas = part(own, 'map-canvas');
  await canvas.focus();
  assert.equal(await zoom(own), 1);
  for (let step = 0; step < 8; step++) await page.keyboard.press('+');
  await until('magnified', () => zoom(own), (zoom) => zoom > 10);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  await until('whole again', () => zoom(own), (zoom) => zoom === 1);
  await page.keyboard.press('+');
  await until('small pictures', () => canvas.getAttribute('data-drawn'), (how) => how === 'pictures');
  await page.keyboard.press('PageDown');
  await part(own, 'map-readout').waitFor();
  await page.keyboard.press('Space');
  await until('one selected', () => selected(own), (count) => count === 1);
  await page.keyboard.press('Enter');
  await part(page, 'picture').waitFor();
  await page.keyboard.press('Escape');
  await page.screenshot({ path: join(RESULTS, 'map-close.png'), fullPage: true });
  await canvas.focus();
  await page.keyboard.press('Home');

  // By wheel, once the map is chosen.
  await canvas.hover();
  await page.mouse.wheel(0, -300);
  await until('magnified by the wheel', () => zoom(own), (zoom) => zoom > 1);
  await part(own, 'map-whole').click();

  // The list does what the map does.
  await part(own, 'map-list-toggle').click();
  const rows = part(own, 'map-list').locator('tbody tr');
  assert.ok((await rows.count()) > 10);
  await part(own, 'map-unselect').click();
  await part(own, 'map-choose').first().check();
  assert.equal(await selected(own), 1);

  // A model that read the data is out of date once a class has changed.
  const train = cell(page, 'train');
  await run(train);
  await part(own, 'map-lasso').click();
  await lasso(page, own);
  await until('all selected', () => selected(own), (count) => count === total);
  await part(own, 'map-unselect').click();
  await lasso(page, own, 0.5);
  const some = await until('some selected', () => selected(own), (count) => count > 0 && count < total);
  await part(own, 'map-new-class').fill('odd ones');
  await part(own, 'map-new-class').blur();
  await part(own, 'map-relabel').click();
  const now = await until('a new class', () => counts(cell(page, 'data')), (counts) => counts['odd ones'] !== undefined);
  assert.equal(now['odd ones'], some);
  for (const reader of [train, own]) await until('out of date', () => reader.getAttribute('data-state'), (state) => state === 'stale');

  await part(own, 'map-remove').click();
  await until('fewer points', () => points(own), (count) => count === total - some);
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(page.outside, []);
});

test('neighbours are kept together, and what cannot be is said before and after', { timeout: 8 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const own = await mapCell(page);
  await part(own, 'map-model').selectOption('starter');
  await run(cell(page, 'data'));
  await part(own, 'map-projection').selectOption('tsne');
  await part(own, 'map-perplexity').fill('500');
  assert.match(await sentence(own, 'knob-error'), /from 2 to \d+/);
  await part(own, 'run').click();
  assert.match(await sentence(own, 'failure'), /perplexity is 500/);
  await part(own, 'map-perplexity').fill('20');
  await run(own);
  assert.match(await sentence(own, 'map-caption'), /How far groups are apart/);
  await until('marks on the canvas', () => painted(own), (count) => count > 1000);
  await page.screenshot({ path: join(RESULTS, 'map-tsne.png'), fullPage: true });
  const { output } = (await save(page)).cells.find(({ kind }) => kind === 'map');
  const { places } = output.map;
  assert.ok(places.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1));
  assert.deepEqual(page.complaints, []);
});

test('the map fits a phone', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { viewport: { width: 360, height: 740 }, hasTouch: true } });
  const own = await mapCell(page);
  await part(own, 'map-model').selectOption('starter');
  await run(own);
  await part(own, 'map-canvas').scrollIntoViewIfNeeded();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${wide} px`);
  await part(own, 'map-zoom-in').click();
  await until('magnified', () => zoom(own), (zoom) => zoom > 1);
  await page.screenshot({ path: join(RESULTS, 'map-phone.png') });
  assert.deepEqual(page.complaints, []);
});
