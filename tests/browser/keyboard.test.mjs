// The page without a pointer: everything is reached, seen while it has the focus, and nothing loses or keeps it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, open, site } from './browser.mjs';
import { cell, cells, part, reaches, run, until } from './notebook.mjs';

const here = site();

/** What has the focus: how it is marked, whether all of it is in sight, and what it is. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), box.top + Math.min(box.height / 2, 10));
    return {
      name: `${element.tagName} ${element.dataset.testid ?? element.className} ${element.textContent.slice(0, 20)}`,
      marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      seen: element.contains(at) || Boolean(at?.contains(element)),
    };
  });
}

test('Tab goes through the whole page, and what has the focus is marked and in sight', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await run(cell(page, 'data'));
  // From the top: a click has left the focus in the data cell.
  await part(page, 'device').locator('summary').focus();
  const ids = new Set();
  const unmarked = [];
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now) break;
    if (!now.marked) unmarked.push(`${now.name} is not marked`);
    if (!now.seen) unmarked.push(`${now.name} is hidden`);
    ids.add(await page.evaluate(() => document.activeElement.dataset.testid ?? ''));
  }
  assert.deepEqual(unmarked, []);
  for (const id of ['theme', 'run-all', 'save', 'title', 'note-view', 'model-source', 'run', 'move-down', 'delete', 'add-cell', 'camera', 'epochs', 'evaluate-model', 'top']) {
    assert.ok(ids.has(id), `Tab reaches ${id}`);
  }
});

test('a cell is added, run and stopped by keyboard, and the focus stays with the user', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'add-cell').first().focus();
  await page.keyboard.press('Enter');
  const before = (await cells(page)).length;
  await part(page, 'add-evaluate').first().focus();
  await page.keyboard.press('Enter');
  await until('a new cell', async () => (await cells(page)).length, (count) => count === before + 1);
  await until('it has the focus', () => page.evaluate(() => document.activeElement.closest('[data-testid="cell"]')?.dataset.kind), (kind) => kind === 'evaluate');

  const train = cell(page, 'train');
  await part(train, 'epochs').fill('10000');
  await part(train, 'run').focus();
  await page.keyboard.press('Enter');
  await reaches(train, 'running');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'stop', 'the button is the same one');
  await until('some epochs', () => part(train, 'accuracy-chart').getAttribute('data-points'), (points) => Number(points) > 0);
  await page.keyboard.press('Enter');
  await reaches(train, 'done');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'run');
});

test('the picture viewer keeps the focus, and gives it back', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  await run(data);
  const thumb = data.locator('.thumb').nth(1);
  await thumb.focus();
  await page.keyboard.press('Enter');
  await part(page, 'picture').waitFor();
  for (let stops = 0; stops < 6; stops += 1) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))), 'the focus stays within');
  }
  await page.keyboard.press('Escape');
  await part(page, 'picture').waitFor({ state: 'detached' });
  assert.ok(await thumb.evaluate((thumb) => thumb === document.activeElement), 'back where it came from');
});

test('a chart can be read as a table', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = cell(page, 'train');
  await part(train, 'epochs').fill('3');
  await part(train, 'epochs').blur();
  await run(train);
  const chart = part(train, 'accuracy-chart');
  await part(chart, 'as-table').locator('summary').focus();
  await page.keyboard.press('Enter');
  const read = () => chart.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const rows = await until('the table', read, ({ length }) => length > 0);
  assert.deepEqual(rows.map(([epoch]) => epoch), ['1.0', '2.0', '3.0']);
  assert.equal(rows[2][1], await part(train, 'test-top1').innerText(), 'the last row is the result');
});

test('training is announced, seldom, and its end at once', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'announcer').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const region = document.querySelector('[data-testid="announcer"]');
    window.said = [];
    new MutationObserver(() => window.said.push([performance.now(), region.textContent])).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const train = cell(page, 'train');
  await part(train, 'epochs').fill('10000');
  await part(train, 'run').click();
  await until('an epoch', () => page.evaluate(() => window.said.map(([, words]) => words)), (said) => said.filter((words) => /^Epoch [\d,]+ of 10,000, accuracy \d+ %$/.test(words)).length >= 2);
  await part(train, 'stop').click();
  await reaches(train, 'done');
  const said = await page.evaluate(() => window.said);
  assert.match(said.at(-1)[1], /^Train: done\. Accuracy \d+ %\.$/);
  const epochs = said.filter(([, words]) => words.startsWith('Epoch'));
  assert.ok(epochs[1][0] - epochs[0][0] >= 2900, `epochs are said ${epochs[1][0] - epochs[0][0]} ms apart`);
});
