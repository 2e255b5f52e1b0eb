// Pictures of the page as it should look, kept small, and whether it still does.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import pixelmatch from 'pixelmatch';
import { RESULTS, ROOT } from './browser.mjs';

const FOLDER = join(ROOT, 'tests/browser/baselines');

/** Pictures are kept at a third of their size, in 32 shades a channel: enough to see what moved or changed colour. */
const SMALLER = 3;
const SHADE = 8;

/**
 * How different a pixel may be (pixelmatch's measure, 0 to 1), and what share of the pixels may differ more.
 * With the same fonts everywhere (fonts.mjs), two runs differ in less than 0.1 % of the pixels; the rest is for
 * Chromiums of other versions, which smooth letters and draw fields a little differently. Sizes must be the same.
 */
const PIXEL = 0.15;
const SHARE = 0.005;

export const RENEWS = Boolean(process.env.VITRINE_UPDATE_BASELINES);

/** What follows from how fast this machine is, and so is another at each run, is not seen. */
const UNSTEADY = `
  /* Of the training loss, a fast run shows only some steps. */
  [data-testid="loss-chart"] svg [data-line="1"],
  /* Durations that are compared: which is the shortest, and whether they differ at all. */
  [data-testid="contenders"] [data-column="ms a picture"] { visibility: hidden; }
  [data-testid="contenders"] [data-column="ms a picture"] .table-note,
  [data-testid="difference"][data-setting="Training time"] { display: none; }
  /* Where the page is scrolled to. */
  .head { position: static; }
`;

/** Everything that is another at each run is made the same: durations, what blinks, what loads late. */
export async function settle(page) {
  await page.locator('[data-testid="keeping"][data-state="kept"]').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(async (unsteady) => {
    if (!document.getElementById('unsteady')) document.head.append(Object.assign(document.createElement('style'), { id: 'unsteady', textContent: unsteady }));
    document.activeElement?.blur();
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      if (/\d (ms|s|min)\b/.test(text.data)) text.data = text.data.replace(/[\d.,]+( min \d+)? (ms|s|min)\b/g, '1 s');
    }
    await document.fonts.ready;
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  }, UNSTEADY);
}

/** A screenshot at a third of its size. */
function smaller(bytes) {
  const large = PNG.sync.read(bytes);
  const small = new PNG({ width: Math.ceil(large.width / SMALLER), height: Math.ceil(large.height / SMALLER) });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let v = y * SMALLER; v < Math.min((y + 1) * SMALLER, large.height); v += 1) {
        for (let u = x * SMALLER; u < Math.min((x + 1) * SMALLER, large.width); u += 1) {
          for (let channel = 0; channel < 3; channel += 1) sum[channel] += large.data[(v * large.width + u) * 4 + channel];
          count += 1;
        }
      }
      const at = (y * small.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) small.data[at + channel] = Math.min(255, Math.round(sum[channel] / count / SHADE) * SHADE);
      small.data[at + 3] = 255;
    }
  }
  return small;
}

const bytesOf = (png) => PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 3 });

/** Compares a screenshot with the picture kept of that name, or keeps it; gives what is wrong, if anything is. */
export function compare(name, screenshot) {
  const now = smaller(screenshot);
  const path = join(FOLDER, `${name}.png`);
  if (RENEWS) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, bytesOf(now));
    return null;
  }
  if (!existsSync(path)) return `${name}: no picture is kept of it`;
  const kept = PNG.sync.read(readFileSync(path));
  const keep = (what, png) => writeFileSync(join(RESULTS, `${name}-${what}.png`), bytesOf(png));
  if (kept.width !== now.width || kept.height !== now.height) {
    keep('now', now);
    return `${name}: ${now.width} × ${now.height} instead of ${kept.width} × ${kept.height}`;
  }
  const difference = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(kept.data, now.data, difference.data, now.width, now.height, { threshold: PIXEL });
  const share = count / (now.width * now.height);
  if (share <= SHARE) return null;
  keep('now', now);
  keep('difference', difference);
  return `${name}: ${(share * 100).toFixed(2)} % of the pixels differ`;
}

/** Fails with everything that looks otherwise. */
export function assertSame(found) {
  const all = found.filter(Boolean);
  assert.deepEqual(all, [], 'What it looks like now is in test-results/. If that is right: cargo xtask test --update-baselines');
}
