// The page as its tests see it: cells by kind, states to wait for, numbers to read.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PATIENCE } from './browser.mjs';

/** The `index`th cell of a kind. */
export function cell(page, kind, index = 0) {
  return page.locator(`[data-testid="cell"][data-kind="${kind}"]`).nth(index);
}

/** Something in a page or cell, by its `data-testid`. */
export function part(within, id) {
  return within.locator(`[data-testid="${id}"]`);
}

/** The cells as [kind, id], in order. */
export function cells(page) {
  return part(page, 'cell').evaluateAll((all) => all.map((cell) => [cell.dataset.kind, cell.dataset.cellId]));
}

/** Waits until a locator's matches satisfy `holds`; what they last were is in the message if they never do. */
export async function until(what, read, holds, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  let last;
  for (;;) {
    last = await read();
    if (holds(last)) return last;
    if (Date.now() > deadline) assert.fail(`${what}: still ${JSON.stringify(last)}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Waits for a cell to be in one of these states; a failure it shows ends the wait. */
export async function reaches(cell, ...states) {
  const read = async () => [await cell.getAttribute('data-state'), await failures(cell)];
  const [state, failed] = await until(`${await label(cell)} → ${states}`, read, ([state, failed]) => states.includes(state) || failed.length > 0);
  assert.ok(states.includes(state), `${await label(cell)} is ${state}: ${failed.join(' ')}`);
}

/** Runs one cell (and what it needs) to its end. */
export async function run(cell) {
  await part(cell, 'run').click();
  await reaches(cell, 'done');
}

/** Opens the page anew, so that its worker can be killed. */
export async function withWorkerAtHand(page) {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        window.lastWorker = this;
      }
    };
  });
  await page.reload();
}

/** Kills the worker as a crash would. */
export function killWorker(page) {
  return page.evaluate(() => {
    window.lastWorker.terminate();
    window.lastWorker.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
  });
}

/** The sentences a cell or page reports failures with. */
export function failures(within) {
  return part(within, 'failure').allInnerTexts();
}

/** Waits for a sentence in an element; gives it back. */
export async function sentence(within, id, matching = /\w/) {
  const found = await until(`a ${id} like ${matching}`, () => part(within, id).allInnerTexts(), (texts) => texts.some((text) => matching.test(text)));
  return found.find((text) => matching.test(text));
}

/** Reads a share such as "0.747" or "74.7 %". */
export async function share(within, id) {
  const text = await part(within, id).first().innerText();
  const [number] = text.match(/\d+(\.\d+)?/) ?? [];
  assert.ok(number, `no number in ${id}: "${text}"`);
  return Number(number) / (text.includes('%') ? 100 : 1);
}

/** Sets a number field, unfolding what hides it. */
export async function set(cell, id, value) {
  await part(cell, id).waitFor({ state: 'attached' });
  if (!(await part(cell, id).isVisible())) await cell.locator('details:not([open])', { has: cell.page().getByTestId(id) }).locator('summary').click();
  await part(cell, id).fill(String(value));
  await part(cell, id).blur();
}

/** Hands a data cell files of the user's own, in place of the sample. */
export async function addPictures(cell, ...files) {
  await part(cell, 'data-source').selectOption('yours');
  await part(cell, 'data-input').setInputFiles(files);
}

/** All images on the class cards. */
export async function total(cell) {
  return Object.values(await counts(cell)).reduce((sum, count) => sum + count, 0);
}

/** Hands an image to a predict cell and waits for its bars. */
export async function predict(cell, file) {
  await part(cell, 'predict-input').setInputFiles(file);
  await reaches(cell, 'done');
  await part(cell, 'prediction').first().waitFor();
  return part(cell, 'prediction').evaluateAll((bars) => bars.map((bar) => ({ label: bar.dataset.label, p: Number(bar.dataset.p) })));
}

/** Images per class as the class cards say. */
export function counts(cell) {
  return part(cell, 'class-card').evaluateAll((cards) =>
    Object.fromEntries(cards.map((card) => [card.dataset.class, Number(card.querySelector('[data-testid="class-count"]').textContent.match(/\d+/)?.[0] ?? 0)])),
  );
}

/** When the last downloads were asked for, in ms. */
const asked = [];

/** Waits until one more may be: Chromium drops, without a word, what a page downloads beyond ten times in a second. */
async function unhurried() {
  if (asked.length >= 8) await new Promise((next) => setTimeout(next, Math.max(0, asked.shift() + 1500 - Date.now())));
  asked.push(Date.now());
}

/** Saves the notebook; gives its parsed contents. */
export async function save(page) {
  await unhurried();
  const [download] = await Promise.all([page.waitForEvent('download'), part(page, 'save').click()]);
  assert.match(download.suggestedFilename(), /\.vitrine\.json$/);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** Opens a notebook from a value or text; a question about unsaved changes is answered with yes. */
export async function openNotebook(page, contents) {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents);
  page.once('dialog', (dialog) => dialog.accept());
  await part(page, 'open-input').setInputFiles({ name: 'test.vitrine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

async function label(cell) {
  return `the ${await cell.getAttribute('data-kind')} cell`;
}
