// Nothing on the page is against WCAG 2.2 AA as far as a machine can tell: before work, after it, in both themes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { violations, violationsInBothThemes } from './axe.mjs';
import { MINUTE, open, site } from './browser.mjs';
import { everyKind, unfold } from './kinds.mjs';
import { cell, part, reaches, run } from './notebook.mjs';

const here = site();
const still = { context: { reducedMotion: 'reduce' } };

test('axe-core finds what is wrong', { timeout: MINUTE }, async (t) => {
  const page = await open(t, here, still);
  await part(page, 'device').waitFor();
  await page.evaluate(() => document.querySelector('main').append(document.createElement('button')));
  assert.match((await violations(page)).join('\n'), /button-name/);
});

test('the default notebook is accessible before, during and after its run', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, still);
  await reaches(cell(page, 'predict'), 'idle');
  assert.deepEqual(await violationsInBothThemes(page), [], 'before');
  await part(cell(page, 'train'), 'epochs').fill('10000');
  await part(page, 'run-all').click();
  await reaches(cell(page, 'train'), 'running');
  assert.deepEqual(await violations(page), [], 'during');
  await part(cell(page, 'train'), 'stop').click();
  await reaches(cell(page, 'train'), 'done');
  await run(cell(page, 'evaluate'));
  assert.deepEqual(await violationsInBothThemes(page), [], 'after');
});

test('every kind of cell is accessible, folded and unfolded, wide and narrow', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, still);
  await everyKind(page);
  assert.deepEqual(await violationsInBothThemes(page), [], 'folded');
  await unfold(page);
  assert.deepEqual(await violationsInBothThemes(page), [], 'unfolded');
  await page.setViewportSize({ width: 320, height: 720 });
  assert.deepEqual(await violations(page), [], 'narrow');
});

test('menus, messages and the picture viewer are accessible', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, still);
  await part(page, 'add-cell').first().click();
  await part(page, 'device').locator('summary').click();
  assert.deepEqual(await violationsInBothThemes(page), [], 'menus');
  await part(page, 'device').locator('summary').click();
  await part(page, 'add-cell').first().click();
  await part(page, 'open-input').setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('no') });
  await part(page, 'notice').waitFor();
  assert.deepEqual(await violationsInBothThemes(page), [], 'message');
  const data = cell(page, 'data');
  await run(data);
  await data.locator('.thumb').first().click();
  await part(page, 'picture').waitFor();
  assert.deepEqual(await violationsInBothThemes(page), [], 'viewer');
});

test('library, palette, keys, sharing, privacy and the grid of pictures are accessible', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, still);
  const data = cell(page, 'data');
  await run(data);
  const look = async (what) => assert.deepEqual(await violationsInBothThemes(page), [], what);
  const dialog = async (what, opens, shown) => {
    await opens();
    await part(page, shown).waitFor();
    await look(what);
    await page.keyboard.press('Escape');
    await part(page, shown).waitFor({ state: 'hidden' });
  };
  await dialog('palette', () => part(page, 'open-palette').click(), 'palette');
  await dialog('privacy', () => part(page, 'privacy').click(), 'privacy-words');
  await dialog('keys', () => page.evaluate(() => document.activeElement.blur()).then(() => page.keyboard.press('?')), 'keys');
  await part(page, 'sharing').click();
  await part(page, 'share').waitFor();
  await look('sharing');
  await page.keyboard.press('Escape');
  await part(page, 'share').waitFor({ state: 'detached' });
  await part(data, 'show-all').first().click();
  await part(data, 'tile').first().waitFor();
  await look('all pictures');
  await part(page, 'notebooks').click();
  await part(page, 'book').first().waitFor();
  await look('library');
});
