// Models side by side, and reports that open anywhere.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { cell, failures, part, run, set, until } from './notebook.mjs';

const here = site();

/** A page with two trained models that differ in their recipes, and a compare cell of both. */
async function two(page) {
  const train = cell(page, 'train');
  await set(train, 'epochs', 6);
  await run(train);
  await part(train, 'history').locator('summary').click();
  await part(train, 'branch').first().click();
  const second = cell(page, 'train', 1);
  await set(second, 'epochs', 1);
  await set(second, 'lr', 0.00002);
  await run(second);
  await part(page, 'add-cell').last().click();
  await part(page, 'add-compare').last().click();
  return cell(page, 'compare');
}

/** Clicks what saves a file; gives its name and contents. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
}

test('models are compared figure by figure, setting by setting, picture by picture', { timeout: 6 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const compare = await two(page);
  const chosen = () => part(compare, 'compare-member').evaluateAll((boxes) => boxes.filter((box) => box.checked).map((box) => box.dataset.model));
  assert.deepEqual(await chosen(), ['tuned', 'tuned 2']);
  await run(compare);

  const figures = part(compare, 'contenders');
  assert.deepEqual(await figures.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.model)), ['tuned', 'tuned 2']);
  const heads = (await figures.locator('thead th').allInnerTexts()).map((text) => text.split('\n')[0].trim());
  assert.deepEqual(heads, ['Model', 'Top-1', 'Loss', 'Macro F1', 'Parameters', 'Size', 'ms a picture']);
  const best = figures.locator('td[data-best="true"]');
  assert.ok((await best.count()) > 0);
  for (const text of await best.allInnerTexts()) assert.match(text, /best/, 'marked by a word as well');

  const differences = await part(compare, 'difference').evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.dataset.setting, [...row.querySelectorAll('td')].map((cell) => cell.textContent)])),
  );
  assert.deepEqual(differences['Epochs'], ['6', '1']);
  assert.equal(differences['Learning rate'][0], '0.001');
  assert.equal(differences['Batch size'], undefined, 'what is the same is left out');

  assert.deepEqual(await part(compare, 'curve').allInnerTexts(), ['tuned', 'tuned 2']);
  await part(compare, 'compare-curve').selectOption({ label: 'Held-out top-1' });
  await until('another curve', () => part(compare, 'compare-curves').innerText(), (text) => /Held-out top-1/.test(text));
  const chart = await saved(page, part(part(compare, 'compare-curves'), 'save-chart'));
  assert.match(chart.name, /\.svg$/);
  assert.match(chart.text, /^<svg [^>]*xmlns=/);
  assert.match(chart.text, />tuned 2<\/text>/);

  assert.match(await part(compare, 'verdict').innerText(), /could be chance|unlikely to be chance|no difference to test/);
  const agreement = await part(compare, 'agreement').innerText();
  const disputed = part(compare, 'disagreement');
  if (/They agree on every picture/.test(agreement)) {
    assert.equal(await disputed.count(), 0);
  } else {
    const [, some] = agreement.match(/They disagree on (\d+) of \d+ pictures/);
    assert.equal(await disputed.count(), Math.min(Number(some), 24));
    assert.match(await disputed.first().innerText(), /true: [^]*tuned: [^]*tuned 2: /);
    await disputed.first().locator('button').click();
    await part(page, 'picture').waitFor();
    await page.keyboard.press('Escape');
  }
  await page.screenshot({ path: join(RESULTS, 'compare.png'), fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  assert.deepEqual(page.complaints, []);
});

test('one model is not a comparison', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await set(cell(page, 'train'), 'epochs', 1);
  await run(cell(page, 'train'));
  await part(page, 'add-cell').last().click();
  await part(page, 'add-compare').last().click();
  const compare = cell(page, 'compare');
  await part(compare, 'run').click();
  await until('it says so', () => failures(compare), (found) => found.some((text) => /at least two models/.test(text)));
  await part(compare, 'compare-member').first().check();
  await part(compare, 'run').click();
  await until('it says which does not fit', () => failures(compare), (found) => found.some((text) => /does not know the classes/.test(text)));
});

test('a report opens without scripts and asks nobody for anything', { timeout: 6 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const compare = await two(page);
  await run(compare);
  await run(cell(page, 'evaluate'));
  await part(page, 'title').fill('Shapes <script>alert(1)</script>');

  const metrics = await saved(page, part(compare, 'save-json'));
  assert.equal(JSON.parse(metrics.text).cells[0].kind, 'compare');
  const classes = await saved(page, part(compare, 'save-classes-csv'));
  assert.match(classes.text, /^cell,model,data,class,precision,recall,f1,support\r\n/);
  const images = await saved(page, part(compare, 'save-images-csv'));
  assert.match(images.text.split('\r\n')[1], /\.(png|jpe?g),/, 'with the picture\'s path');

  await part(page, 'sharing').click();
  const report = await saved(page, part(page, 'save-report'));
  assert.match(report.name, /\.html$/);
  const disputed = await part(compare, 'disagreement').count();

  // As a file, which is what people have; its name says what it is.
  const path = join(RESULTS, 'report.html');
  await writeFile(path, report.text);

  // Nobody is asked: not even by a reader who would allow it.
  const context = await here.browser.newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const asked = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (!url.startsWith('file:') && !url.startsWith('data:')) asked.push(url);
    return route.continue();
  });
  for (const colorScheme of ['light', 'dark']) {
    const reader = await context.newPage();
    const complaints = [];
    reader.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await reader.emulateMedia({ colorScheme });
    await reader.goto(pathToFileURL(path).href);
    assert.equal(await reader.locator('h1').first().innerText(), 'Shapes <script>alert(1)</script>');
    const headings = await reader.locator('h2').allInnerTexts();
    assert.ok(headings.some((text) => /^Train: starter → tuned 2$/.test(text)), headings.join());
    assert.ok(headings.some((text) => /^Compare: tuned, tuned 2$/.test(text)), headings.join());
    assert.ok((await reader.locator('table.matrix td[data-right="true"]').count()) >= 3);
    assert.ok((await reader.locator('svg .chart-line').count()) >= 4);
    const pictures = reader.locator('.gallery img');
    assert.ok((await pictures.count()) >= disputed);
    const shown = await pictures.evaluateAll((all) => all.every((image) => image.complete && image.naturalWidth > 0));
    assert.ok(shown, 'pictures are in the file');
    await reader.screenshot({ path: join(RESULTS, `report-${colorScheme}.png`), fullPage: true });
    assert.deepEqual(complaints, []);
    await reader.close();
  }
  assert.deepEqual(asked, []);
});
