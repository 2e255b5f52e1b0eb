// Every kind of cell, done with its work, pictured in light and in dark.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { everyKind } from './kinds.mjs';
import { cell } from './notebook.mjs';

const here = site();

test('every kind of cell is pictured in light and in dark', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { viewport: { width: 1100, height: 2400 } } });
  const kinds = await everyKind(page);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const kind of kinds) await cell(page, kind).screenshot({ path: join(RESULTS, `cell-${kind}-${scheme}.png`) });
  }
  assert.deepEqual(page.complaints, []);
});
