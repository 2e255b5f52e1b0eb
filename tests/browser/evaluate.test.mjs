// From a figure back to the pictures behind it, and what can be done about them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { cell, openNotebook, part, reaches, run, save, sentence, share, until } from './notebook.mjs';

const here = site();

/** The default notebook, trained and measured. */
async function measured(t, options) {
  const page = await open(t, here, options);
  await part(page, 'device').filter({ hasText: /CPU/ }).waitFor();
  const evaluate = cell(page, 'evaluate');
  await run(evaluate);
  await part(evaluate, 'confusion').waitFor();
  return { page, evaluate };
}

async function unfold(within, id) {
  await part(within, id).locator('summary').first().click();
}

test('a confusion leads to its picture, which is relabelled; the figures are marked stale until run again', { timeout: 6 * MINUTE }, async (t) => {
  const { page, evaluate } = await measured(t);
  assert.match(await part(evaluate, 'measured').innerText(), /might as well be/);

  // Of a class that has pictures: its row's first number above zero.
  const filled = await part(evaluate, 'confusion-cell').evaluateAll((all) => all.findIndex((one) => Number(one.textContent) > 0));
  const number = part(evaluate, 'confusion-cell').nth(filled);
  const row = Number(await number.getAttribute('data-row'));
  await number.click();
  assert.equal(await number.getAttribute('aria-selected'), 'true');
  const images = part(evaluate, 'cell-images');
  assert.equal(await images.locator('figure').count(), Math.min(24, Number(await number.innerText())));
  const support = () => part(evaluate, 'classes').locator('tbody tr').nth(row).locator('td').last().innerText();
  const before = Number(await support());

  await part(images, 'choose-picture').first().check();
  const classes = await part(images, 'relabel-class').locator('option').allInnerTexts();
  const other = classes.find((_, index) => index !== row);
  await part(images, 'relabel-class').selectOption(other);
  await part(images, 'relabel').click();
  await reaches(evaluate, 'stale');
  await part(evaluate, 'run').click();
  await reaches(evaluate, 'done');
  // The held-out part is drawn anew only where its class has changed: there is one picture less, or another one.
  await until('the class to have lost a picture', async () => Number(await support()), (now) => now <= before);
  assert.deepEqual(page.complaints, []);
});

test('a picture moves to another part of the data, and is deleted', { timeout: 6 * MINUTE }, async (t) => {
  const { page, evaluate } = await measured(t);
  await unfold(evaluate, 'worth');
  const worth = part(evaluate, 'worth-images');
  const count = async () => Number((await part(evaluate, 'measured').innerText()).match(/on (\d+) held-out/)[1]);
  const before = await count();
  const first = worth.locator('figure').first();
  await part(first, 'choose-picture').check();
  await part(worth, 'move-to-train').click();
  await reaches(evaluate, 'stale');
  await part(evaluate, 'run').click();
  await reaches(evaluate, 'done');
  assert.equal(await count(), before - 1, 'one picture fewer is held out');

  // What was unfolded stays so.
  await part(worth.locator('figure').first(), 'choose-picture').check();
  await part(worth, 'delete-pictures').click();
  await reaches(evaluate, 'stale');
  await part(evaluate, 'run').click();
  await reaches(evaluate, 'done');
  assert.equal(await count(), before - 2);
  assert.deepEqual(page.complaints, []);
});

test('probabilities are looked at, and a threshold reaches the predict cell', { timeout: 6 * MINUTE }, async (t) => {
  const { page, evaluate } = await measured(t);
  await unfold(evaluate, 'trust');
  assert.match(await part(evaluate, 'calibration').innerText(), /temperature of \d/);
  await part(evaluate, 'threshold-number').fill('0.99');
  await sentence(evaluate, 'threshold-words', /Answering only from 99\.0 %/);
  await part(evaluate, 'threshold-apply').click();
  const notebook = await save(page);
  const predict = notebook.cells.find(({ kind }) => kind === 'predict').settings;
  assert.equal(Math.round(predict.reject_below * 100), 99);
  assert.ok(predict.temperature > 0);
  await unfold(evaluate, 'stress');
  await part(evaluate, 'stress-run').click();
  await part(evaluate, 'robustness').waitFor({ timeout: 4 * MINUTE });
  const shares = await part(evaluate, 'robustness').locator('tbody td').allInnerTexts();
  assert.equal(shares.length, 20);
  assert.ok(shares.every((share) => Number(share) >= 0 && Number(share) <= 1));
  assert.equal((await save(page)).cells.find(({ kind }) => kind === 'evaluate').output.evaluation.robustness.rows.length, 4);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await evaluate.screenshot({ path: join(RESULTS, `evaluate-${scheme}.png`) });
  }
  assert.deepEqual(page.complaints, []);
});

/** A notebook with an evaluation of `side` classes, `each` pictures of each. */
function large(side, each) {
  const names = Array.from({ length: side }, (_, index) => `class number ${index} with a <long> name`);
  const confusion = names.map((_, row) => names.map((_, column) => (row === column ? each - (row % 7) : column === (row + 1) % side ? row % 7 : 0)));
  const images = [];
  confusion.forEach((line, label) => line.forEach((count, predicted) => {
    for (let made = 0; made < count; made++) images.push({ image: images.length, label, predicted, p: 0.5, rank: 0, loss: 0.7 });
  }));
  const classes = names.map((name) => ({ name, precision: 0.9, recall: 0.9, f1: 0.9, support: each }));
  const evaluation = { split: 'test', loss: 0.5, top1: 0.9, top5: 1, confusion, classes, images };
  return { vitrine: 1, title: 'Large', cells: [{ id: 'e', kind: 'evaluate', settings: { model: 'm', data: 'd' }, output: { evaluation } }] };
}

test('a matrix of a hundred classes is walked with the keyboard, sorted, and turned into shares', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await openNotebook(page, large(100, 100));
  const evaluate = cell(page, 'evaluate');
  const matrix = part(evaluate, 'confusion');
  await matrix.waitFor();
  assert.equal(await part(evaluate, 'confusion-cell').count(), 10_000);
  assert.ok((await matrix.locator('tbody th').nth(3).innerText()).includes('<long>'), 'names stay text');

  await matrix.locator('td[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => [document.activeElement.dataset.row, document.activeElement.dataset.column]);
  assert.deepEqual(await focused(), ['1', '1']);
  await page.keyboard.press('ArrowRight');
  assert.match(await part(evaluate, 'confusion-sentence').innerText(), /^1 of 100 pictures of class number 1/);
  await page.keyboard.press('Enter');
  await part(evaluate, 'cell-images').waitFor();

  await part(evaluate, 'matrix-order').selectOption('errors');
  assert.equal(await matrix.locator('tbody tr').first().locator('td').first().getAttribute('data-row'), '6');
  await part(evaluate, 'matrix-shown').selectOption('row');
  assert.equal(await matrix.locator('td[data-row="6"][data-column="6"]').innerText(), '94');
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, 'it scrolls within its frame');
  await page.screenshot({ path: join(RESULTS, 'large-matrix.png'), fullPage: true });
  assert.deepEqual(page.complaints, []);
});
