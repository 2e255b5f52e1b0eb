// A notebook with every kind of cell, each done with its work.
import assert from 'node:assert/strict';
import { file, picture } from './fixtures.mjs';
import { cell, cells, part, predict, run, set } from './notebook.mjs';

/** Adds a cell of a kind at the end. */
export async function add(page, kind) {
  await part(page, 'add-cell').last().click();
  await part(page, `add-${kind}`).last().click();
  return cell(page, kind);
}

/** Adds what the default notebook lacks and runs everything; gives the kinds, in order. */
export async function everyKind(page) {
  const train = cell(page, 'train');
  await set(train, 'epochs', 4);
  await run(train);
  await part(train, 'history').locator('summary').first().click();
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
  return kinds;
}

/** Opens everything that is folded away in the cells, and what is folded within. */
export async function unfold(page) {
  const closed = page.locator('main details:not([open]) > summary:visible');
  for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click();
}
