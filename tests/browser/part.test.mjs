// The page's program comes in two parts: with the first alone notes can be written, and nothing of that is lost.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, open, site } from './browser.mjs';
import { cell, cells, part, reaches, save, until } from './notebook.mjs';

const here = site();
const SECOND = '**/vitrine-app*_rest.wasm';

test('without its second part the page says so and takes notes; with it all is as ever', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: 'manifest.webmanifest' });
  await page.route(SECOND, (route) => route.abort());
  await page.goto(here.url);
  await part(page, 'notice').filter({ hasText: /could not be fetched/ }).waitFor();
  await part(cell(page, 'model'), 'part-missing').waitFor();
  const asked = page.waitForRequest(SECOND);
  await part(page, 'notice-action').click();
  await asked;
  await part(page, 'notice').filter({ hasText: /could not be fetched/ }).waitFor();

  // Two steps, each to be taken back by itself.
  await part(page, 'title').fill('Leaves of our garden');
  const note = cell(page, 'note');
  await part(note, 'note-view').click();
  await part(note, 'note-edit').fill('# Written without it');
  await part(note, 'note-edit').press('Shift+Enter');
  await part(note, 'note-view').locator('h1').filter({ hasText: 'Written without it' }).waitFor();
  const before = await cells(page);
  await part(note, 'delete').click();
  await until('the note is gone', () => cells(page), (now) => now.length === before.length - 1);

  await page.unroute(SECOND);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await cell(page, 'model').locator('select').first().waitFor();
  assert.equal(await part(page, 'part-missing').count(), 0);
  await part(page, 'undo').click();
  await part(cell(page, 'note'), 'note-view').locator('h1').filter({ hasText: 'Written without it' }).waitFor();
  assert.deepEqual(await cells(page), before);
  assert.equal((await save(page)).title, 'Leaves of our garden');
  await until('it is kept', () => part(page, 'keeping').getAttribute('data-state'), (state) => state === 'kept');
  await reaches(cell(page, 'predict'), 'idle');

  // What was kept is opened by the second part: without it the page says so too.
  await page.reload();
  assert.equal(await part(page, 'title').inputValue(), 'Leaves of our garden');
  await page.route(SECOND, (route) => route.abort());
  await page.reload();
  await part(page, 'shell-words').filter({ hasText: /could not be fetched/ }).waitFor();
  await page.unroute(SECOND);
  await page.reload();
  assert.equal(await part(page, 'title').inputValue(), 'Leaves of our garden');
});
