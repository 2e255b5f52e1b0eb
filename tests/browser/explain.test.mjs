// What an answer rests on, drawn over the picture; and what is inside a model.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture } from './fixtures.mjs';
import { cell, part, reaches, run, save, sentence, set, until } from './notebook.mjs';

const here = site();

/** Adds an explain cell at the end of the notebook. */
async function added(page) {
  await part(page, 'cell').first().waitFor();
  await part(page, 'add-cell').last().click();
  await part(page, 'add-explain').last().click();
  return cell(page, 'explain');
}

/** A number for what a cell's canvas shows, and how many colours that has; 0 while there is none. */
function look(own, id = 'explain-canvas', at = 0) {
  return part(own, id).nth(at).evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let hash = 0;
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      hash = (Math.imul(hash, 31) + colour) | 0;
      if (data[i + 3]) colours.add(colour);
    }
    return { hash, colours: colours.size, side: canvas.width };
  });
}

/** Waits until the canvas shows something else than before; gives it back. */
function changes(own, before, what) {
  return until(what, () => look(own), ({ hash, colours }) => hash !== before.hash && colours > 10);
}

test('an answer is explained: rollout, attention by block, head and patch, occlusion', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const own = await added(page);
  await run(own); // And with it the model, the data and the training.

  const rollout = await look(own);
  assert.ok(rollout.colours > 10 && rollout.side >= 448, JSON.stringify(rollout));
  assert.match(await sentence(own, 'explain-strongest'), /Strongest of \d+ × \d+ places: row \d+, column \d+/);
  assert.ok((await part(own, 'prediction').count()) >= 2);
  assert.equal(await part(own, 'explain-picker').count(), 0, 'a rollout has no patches to choose');
  await page.screenshot({ path: join(RESULTS, 'explain-rollout.png'), fullPage: true });

  // Drawing alone: no new question.
  await part(own, 'explain-smooth').check();
  const smooth = await changes(own, rollout, 'smooth colours');
  assert.ok(smooth.colours > rollout.colours, `${smooth.colours} colours, ${rollout.colours} before`);
  await part(own, 'explain-smooth').uncheck();
  await changes(own, smooth, 'one colour a patch');
  await set(own, 'explain-opacity-number', 0);
  const bare = await changes(own, rollout, 'the picture alone');
  await set(own, 'explain-opacity-number', 80);
  await changes(own, bare, 'strong colours');

  // Another picture asks again by itself.
  const answer = await own.locator('[data-testid="explain-table"]').evaluate((table) => table.textContent);
  await part(own, 'explain-picture').last().click();
  await until('another answer', () => own.locator('[data-testid="explain-table"]').evaluate((table) => table.textContent), (text) => text !== answer);
  assert.equal(await part(own, 'explain-picture').last().getAttribute('aria-pressed'), 'true');

  await part(own, 'explain-method').selectOption('attention');
  await part(own, 'explain-picker').waitFor();
  await sentence(own, 'explain-words', /^Block (\d+) of \1, mean of \d+ heads: the class token attends [\d.]+ % to itself/);
  const last = await until('the last block', () => look(own), ({ colours }) => colours > 10);
  await part(own, 'explain-block').focus();
  await page.keyboard.press('Home');
  const first = await changes(own, last, 'the first block');
  await sentence(own, 'explain-words', /^Block 1 of/);

  // Patches by keyboard: the frame and what is seen change; Escape leads back.
  await part(own, 'explain-picker').focus();
  await page.keyboard.press('ArrowDown');
  const middle = await changes(own, first, 'the middle patch');
  const [, row, column] = (await sentence(own, 'explain-words', /the patch at row/)).match(/row (\d+), column (\d+)/);
  await page.keyboard.press('ArrowRight');
  await changes(own, middle, 'the patch beside it');
  assert.match(await sentence(own, 'explain-words', /the patch at row/), new RegExp(`row ${row}, column ${Number(column) + 1} `));
  assert.equal(await part(own, 'explain-token').inputValue(), 'patch');
  await page.keyboard.press('Escape');
  const back = await until('the class token', () => look(own), ({ hash }) => hash === first.hash);

  // By pointer: looking, then choosing.
  const box = await part(own, 'explain-picker').boundingBox();
  await part(own, 'explain-picker').hover({ position: { x: 3, y: 3 } });
  await sentence(own, 'explain-words', /the patch at row 1, column 1 /);
  await page.mouse.move(box.x - 5, box.y - 5);
  await sentence(own, 'explain-words', /the class token/);
  await part(own, 'explain-picker').click({ position: { x: box.width - 3, y: 3 } });
  await sentence(own, 'explain-words', /the patch at row 1, column \d+ /);
  await part(own, 'explain-token').selectOption('class');
  await until('the class token again', () => look(own), ({ hash }) => hash === back.hash);

  // Heads: small ones, and one alone.
  const heads = await part(own, 'explain-head-thumb').count();
  assert.ok(heads >= 2, `${heads} heads`);
  assert.ok((await look(own, 'explain-head-map', 0)).colours > 3);
  await part(own, 'explain-head-thumb').last().click();
  await changes(own, back, 'one head');
  assert.equal(await part(own, 'explain-head').inputValue(), String(heads));
  await sentence(own, 'explain-words', new RegExp(`head ${heads} of ${heads}`));
  await page.screenshot({ path: join(RESULTS, 'explain-attention.png'), fullPage: true });

  const [download] = await Promise.all([page.waitForEvent('download'), part(own, 'explain-save').click()]);
  assert.equal(download.suggestedFilename(), 'explanation-attention.png');
  const bytes = await readFile(await download.path());
  assert.deepEqual([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(''), 'PNG');

  // Occlusion waits for Run.
  await part(own, 'explain-method').selectOption('occlusion');
  await sentence(own, 'explain-standing', /press Run/);
  await sentence(own, 'explain-cost', /\d+ places to hide/);
  assert.ok(await part(own, 'explain-camera').isDisabled());
  await run(own);
  await sentence(own, 'explain-words', /probability of .* falls/);
  await until('nothing is out of date', () => part(own, 'explain-standing').innerText(), (text) => text === '');

  const saved = (await save(page)).cells.find(({ kind }) => kind === 'explain').settings;
  assert.ok(saved.method.occlusion.side_px > 0 && Number.isInteger(saved.image));
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(page.outside, []);
});

test('a picture of one\'s own, the camera, and a class of one\'s choice are explained', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const own = await added(page);
  await part(own, 'explain-input').setInputFiles(file('red.png', picture([200, 40, 40]), 'image/png'));
  await reaches(own, 'done');
  const red = await look(own);

  const classes = await part(own, 'explain-class').locator('option').allInnerTexts();
  assert.ok(classes.length >= 3, classes.join());
  await part(own, 'explain-method').selectOption('relevance');
  await part(own, 'explain-class').selectOption({ index: 2 });
  await until('the class is explained', () => part(own, 'explain-of').innerText(), (text) => text === classes[2]);

  await part(own, 'explain-method').selectOption('rollout');
  await until('the camera is on offer', () => part(own, 'explain-camera').isDisabled(), (disabled) => !disabled);
  await part(own, 'explain-camera').click();
  const frame = await changes(own, red, 'a frame of the camera');
  await changes(own, frame, 'the next one');
  await part(own, 'explain-camera').click();
  assert.equal(await part(own, 'camera-error').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('a picture behind the matrix leads to its explanation', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const evaluate = cell(page, 'evaluate');
  await run(evaluate);
  const filled = await part(evaluate, 'confusion-cell').evaluateAll((all) => all.findIndex((one) => Number(one.textContent) > 0));
  await part(evaluate, 'confusion-cell').nth(filled).click();
  await part(evaluate, 'explain-this').first().click();
  const own = cell(page, 'explain');
  await reaches(own, 'done');
  assert.ok((await look(own)).colours > 10);
  await until('it is scrolled to', () => own.evaluate((cell) => cell.contains(document.activeElement)), (here) => here);
  await part(evaluate, 'explain-this').last().click();
  await reaches(own, 'done');
  assert.equal(await part(page, 'cell').and(page.locator('[data-kind="explain"]')).count(), 1, 'the same cell again');

  // From a top loss to attention, block by block.
  await part(evaluate, 'worth').locator('summary').click();
  await part(part(evaluate, 'worth-images'), 'explain-this').first().click();
  await reaches(own, 'done');
  const before = await look(own);
  await part(own, 'explain-method').selectOption('attention');
  await changes(own, before, 'attention over it');
  await part(own, 'explain-block').first().waitFor();
});

test('what is inside a model is drawn, told and measured', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { viewport: { width: 360, height: 800 } } });
  const model = cell(page, 'model');
  await run(model);
  await part(model, 'inside').locator('summary').first().click();
  const blocks = await part(model, 'inside-block').count();
  assert.ok(blocks >= 2, `${blocks} blocks`);
  // The default recipe teaches the head alone.
  const learning = () => part(model, 'inside-flow').locator('[data-learns="true"]').count();
  assert.equal(await learning(), 1);
  await part(cell(page, 'train'), 'trainable').selectOption('blocks');
  await until('two blocks, norm and head learn', learning, (count) => count === 4);

  const table = part(model, 'inside-table');
  await table.locator('xpath=ancestor::details[1]').locator('summary').click();
  const rows = () => part(table, 'inside-row').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  const before = await rows();
  assert.equal(before.length, blocks + 4, 'patches, tokens, norm and head besides');
  assert.ok(before.every(([, , , time]) => time === '–'), 'nothing measured yet');
  await part(model, 'inside-measure').click();
  await sentence(model, 'inside-total', /All parts together take [\d.]+ ms for one picture on CPU/);
  const timed = (await rows()).filter(([name, , , time]) => name.startsWith('block') && /ms$/.test(time));
  assert.equal(timed.length, blocks, 'every block has its time');
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${content} px of content in ${window} px`);
  await page.screenshot({ path: join(RESULTS, 'inside.png'), fullPage: true });
  assert.deepEqual(page.complaints, []);
});
