// The page looks as it did: the default notebook at three widths, every kind of cell, in both themes.
import test from 'node:test';
import { RENEWS, assertSame, compare, incomparable, letters, madeWith, settle } from './baselines.mjs';
import { MINUTE, open, site } from './browser.mjs';
import { everyKind } from './kinds.mjs';
import { cell, part, reaches } from './notebook.mjs';

const here = site();
const context = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' };
const THEMES = ['light', 'dark'];

/** Whether pictures can be compared here; says so if not. */
async function comparable(t, page) {
  const now = await letters(page);
  const why = incomparable(now);
  if (why) t.skip(why);
  else if (RENEWS) madeWith(now);
  return !why;
}

test('the default notebook looks as it did, before and after its run', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context });
  await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
  if (!(await comparable(t, page))) return;
  const found = [];
  const shoot = async (when) => {
    for (const width of [360, 768, 1440]) {
      for (const colorScheme of THEMES) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await settle(page);
        found.push(compare(`${when}-${width}-${colorScheme}`, await page.screenshot({ fullPage: true, animations: 'disabled' })));
      }
    }
  };
  await shoot('before');
  await part(page, 'run-all').click();
  await reaches(cell(page, 'evaluate'), 'done');
  await shoot('after');
  assertSame(found);
});

test('every kind of cell looks as it did', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context });
  if (!(await comparable(t, page))) return;
  const kinds = await everyKind(page);
  const found = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(page);
    for (const kind of kinds) found.push(compare(`cell-${kind}-${colorScheme}`, await cell(page, kind).screenshot({ animations: 'disabled' })));
  }
  assertSame(found);
});
