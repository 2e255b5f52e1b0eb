// The page looks as it did: the default notebook at three widths, every kind of cell, in both themes.
import test from 'node:test';
import { assertSame, compare, settle } from './baselines.mjs';
import { MINUTE, open, site } from './browser.mjs';
import { FONTS, assertDressed, dress } from './fonts.mjs';
import { everyKind } from './kinds.mjs';
import { cell, part, reaches } from './notebook.mjs';

const here = site(FONTS);
const context = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' };
const THEMES = ['light', 'dark'];
const skip = process.platform !== 'linux' && 'the pictures kept were made on Linux: other systems draw letters and fields of their own';

test('the default notebook looks as it did, before and after its run', { skip, timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context });
  await dress(page);
  await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
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
  await assertDressed(page);
  assertSame(found);
});

test('every kind of cell looks as it did', { skip, timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context });
  await dress(page);
  const kinds = await everyKind(page);
  const found = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(page);
    for (const kind of kinds) found.push(compare(`cell-${kind}-${colorScheme}`, await cell(page, kind).screenshot({ animations: 'disabled' })));
  }
  await assertDressed(page);
  assertSame(found);
});
