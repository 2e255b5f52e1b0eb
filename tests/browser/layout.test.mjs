// The page keeps its shape: narrow, magnified, in either theme, and while results arrive.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { everyKind, unfold } from './kinds.mjs';
import { cell, part, reaches, until } from './notebook.mjs';

const here = site();

/** What sticks out of the window, though it is in no box of its own that scrolls. */
function sticksOut(page) {
  return page.evaluate(() => {
    const scrolls = (element) => element && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const beyond = document.documentElement.dir === 'rtl' ? left < -1 : right > innerWidth + 1;
      return width > 0 && beyond && element.checkVisibility() && !scrolls(element.parentElement);
    });
    return out.map((element) => `${element.tagName} ${element.dataset.testid ?? element.className}`);
  });
}

test('nothing makes the page scroll sideways at 320 px, at 200 % and with large letters', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await everyKind(page);
  await unfold(page);
  await part(page, 'device').locator('summary').click();
  for (const [what, width, letters] of [['320 px', 320, '100%'], ['1280 px at 200 %', 640, '100%'], ['letters twice as large', 1280, '200%'], ['400 px', 400, '100%']]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((letters) => (document.documentElement.style.fontSize = letters), letters);
    assert.deepEqual(await sticksOut(page), [], what);
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(content <= width, `${what}: ${content} px of content in ${width} px`);
  }
});

test('lines may run from right to left', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await page.evaluate(() => localStorage.setItem('vitrine-language', 'ar-XB'));
  await page.reload();
  await part(page, 'run-all').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  assert.match(await part(page, 'run-all').innerText(), /^\u202e.*\u202c$/);
  await everyKind(page);
  await unfold(page);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await sticksOut(page), [], `${width} px`);
    await page.screenshot({ path: join(RESULTS, `right-to-left-${width}.png`), fullPage: true });
  }
  // What reads from the start does so from the right: a cell's name is right of its tools.
  const head = cell(page, 'train');
  const [name, run] = await Promise.all([head.locator('h2').boundingBox(), part(head, 'run').boundingBox()]);
  assert.ok(name.x > run.x, `the name is at ${name.x}, Run at ${run.x}`);
});

/** The largest burst of layout shifts, as browsers report it (Cumulative Layout Shift), since `watchShifts`. */
async function shifts(page) {
  return page.evaluate(() => {
    let worst = 0;
    let burst = [];
    for (const [at, value] of window.shifts) {
      if (burst.length > 0 && (at - burst.at(-1)[0] > 1000 || at - burst[0][0] > 5000)) burst = [];
      burst.push([at, value]);
      worst = Math.max(worst, burst.reduce((sum, [, value]) => sum + value, 0));
    }
    return worst;
  });
}

/** Notes shifts from now on, or also those since the page was opened. */
function watchShifts(page, sinceOpened) {
  return page.evaluate((buffered) => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push([entry.startTime, entry.value, entry.sources.map(({ node }) => node?.className ?? node?.nodeName).join(' ')]);
    }).observe({ type: 'layout-shift', buffered });
  }, sinceOpened);
}

test('little moves while the default notebook loads and runs', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await watchShifts(page, true);
  await reaches(cell(page, 'predict'), 'idle');
  await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
  const awaited = await part(page, 'card-awaited').count();
  await part(page, 'run-all').click();
  await reaches(cell(page, 'evaluate'), 'done');
  assert.equal(await part(page, 'class-card').count(), awaited, 'every class had a place');
  assert.equal(await part(page, 'card-awaited').count(), 0);
  assert.ok((await shifts(page)) < 0.1, `from the top: ${JSON.stringify(await page.evaluate(() => window.shifts))}`);

  // Seen from the cell that learns, and from the one below it, of a page that has not run yet.
  for (const kind of ['train', 'evaluate']) {
    const other = await open(t, here);
    await reaches(cell(other, 'predict'), 'idle');
    // All of the page is there by then: this is about what running moves.
    await part(other, 'device').filter({ hasText: /CPU/ }).waitFor();
    await cell(other, kind).evaluate((cell) => cell.scrollIntoView({ block: 'start' }));
    await watchShifts(other, false);
    await part(other, 'run-all').click();
    await reaches(cell(other, 'evaluate'), 'done');
    assert.ok((await shifts(other)) < 0.1, `from ${kind}: ${JSON.stringify(await other.evaluate(() => window.shifts))}`);
  }
  // That shifts are seen at all:
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('main').style.marginTop = '300px';
  });
  await until('a shift', () => shifts(page), (worst) => worst > 0.1);
});

test('the theme is chosen, kept, and there before anything is painted', { timeout: 2 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { colorScheme: 'light' } });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const toggle = part(page, 'theme');
  assert.match(await toggle.getAttribute('aria-label'), /as the system/);
  const light = await paper();
  await toggle.click();
  await toggle.click();
  assert.equal(await toggle.getAttribute('data-choice'), 'dark');
  const dark = await until('dark', paper, (now) => now !== light);
  // The next load is dark before the page's program is even there.
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.styleSheets.length > 0 && document.body);
  assert.equal(await paper(), dark);
  await page.unroute(/\.wasm$/);
  await page.reload();
  assert.equal(await paper(), dark);
  await toggle.click();
  assert.equal(await toggle.getAttribute('data-choice'), 'system');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await paper(), dark, 'the system decides again');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await paper(), light);
});

test('nothing moves for those who asked for stillness', { timeout: 2 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { reducedMotion: 'reduce' } });
  await part(page, 'device').waitFor();
  const longest = () => page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((element) => parseFloat(getComputedStyle(element).transitionDuration))));
  assert.ok((await longest()) < 0.001, 'transitions are over at once');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.ok((await longest()) > 0.1, 'and are there otherwise');
});

test('in forced colours, bars and lines are still drawn', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { forcedColors: 'active' } });
  const train = cell(page, 'train');
  await part(train, 'epochs').fill('3');
  await part(train, 'epochs').blur();
  await part(train, 'run').click();
  await reaches(train, 'done');
  const styles = await train.evaluate((train) => {
    const style = (selector, of) => getComputedStyle(train.querySelector(selector))[of];
    const shown = document.createElement('p');
    shown.style.color = 'CanvasText';
    train.append(shown);
    return { ink: getComputedStyle(shown).color, line: style('.chart-line', 'stroke'), dashes: style('.chart-line[data-line="2"]', 'strokeDasharray'), tile: style('.tile', 'borderTopStyle') };
  });
  assert.equal(styles.line, styles.ink);
  assert.notEqual(styles.dashes, 'none');
  assert.equal(styles.tile, 'solid');
});
