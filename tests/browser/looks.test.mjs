// Every kind of cell, done with its work, pictured in light and in dark.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture } from './fixtures.mjs';
import { cell, cells, part, predict, run, set } from './notebook.mjs';

const here = site();

async function add(page, kind) {
  await part(page, 'add-cell').last().click();
  await part(page, `add-${kind}`).last().click();
  return cell(page, kind);
}

test('every kind of cell is pictured in light and in dark', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { viewport: { width: 1100, height: 2400 } } });
  const train = cell(page, 'train');
  await set(train, 'epochs', 4);
  await run(train);
  await part(train, 'history').locator('summary').click();
  await part(train, 'branch').first().click();
  const second = cell(page, 'train', 1);
  await set(second, 'epochs', 2);
  await run(second);
  await run(cell(page, 'evaluate'));
  await predict(cell(page, 'predict'), file('red.png', picture([200, 40, 40]), 'image/png'));
  for (const kind of ['augment', 'ensemble', 'explain', 'map', 'compare']) {
    const own = await add(page, kind);
    // The newest model is the ensemble, which is not one network.
    if (kind === 'explain' || kind === 'map') await part(own, `${kind}-model`).selectOption('tuned');
    await run(own);
  }

  const kinds = [...new Set((await cells(page)).map(([kind]) => kind))];
  assert.equal(kinds.length, 11, `all kinds: ${kinds}`);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const kind of kinds) await cell(page, kind).screenshot({ path: join(RESULTS, `cell-${kind}-${scheme}.png`) });
  }
  assert.deepEqual(page.complaints, []);
});
