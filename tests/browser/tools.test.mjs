// What stands around training: presets, a memory plan, trials, earlier runs, ensembles.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { cell, cells, failures, part, reaches, run, save, openNotebook, sentence, set, share, until } from './notebook.mjs';

const here = site();

/** The train cell, with model and pictures there. */
async function ready(page) {
  await run(cell(page, 'model'));
  await run(cell(page, 'data'));
  return cell(page, 'train');
}

async function unfold(within, id) {
  await part(within, id).locator('summary').click();
}

test('a preset is suggested with its reason, and what it needs is said', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await ready(page);
  const words = await sentence(train, 'suggested-preset');
  assert.match(words, /^Suggested here: .*, because \d+ training pictures/);
  await part(train, 'use-preset').click();
  await until('the suggestion is taken', () => part(train, 'use-preset').count(), (count) => count === 0);
  await part(train, 'preset').selectOption('thousands');
  assert.equal(await part(train, 'trainable').inputValue(), 'blocks');
  const few = await sentence(train, 'memory', /Needs about [\d.]+ .B of memory: .* pictures? at once/);
  await set(train, 'batch-size', 256);
  const many = await until('another plan', () => part(train, 'memory').innerText(), (text) => text !== few);
  assert.match(many, /Needs about/);
});

test('a learning rate is found, shown and taken', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = cell(page, 'train');
  await unfold(train, 'trials');
  assert.ok(await part(train, 'find-rate').isDisabled(), 'nothing to try with yet');
  await ready(page);
  await part(train, 'find-rate').click();
  await part(train, 'rate-chart').waitFor();
  const words = await sentence(train, 'suggested-rate');
  const [, rate] = words.match(/Suggested: ([\d.e+-]+),/) ?? [];
  assert.ok(Number(rate) > 1e-6 && Number(rate) < 1, words);
  await part(train, 'use-rate').click();
  const taken = Number(await part(train, 'lr').inputValue());
  assert.ok(Math.abs(taken / Number(rate) - 1) < 0.05, `${taken} for ${rate}`);
  await page.screenshot({ path: join(RESULTS, 'trial.png'), fullPage: true });
  assert.deepEqual(page.complaints, []);
});

test('cross-validation tells mean and spread, and can be stopped', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await ready(page);
  await unfold(train, 'trials');
  await set(train, 'epochs', 5);
  await part(train, 'cross-validate').click();
  await sentence(train, 'folds-mean', /Top-1 0\.\d{3} ± 0\.\d{3} \(mean and standard deviation of 5 parts\)/);
  assert.equal(await part(train, 'folds').locator('tbody tr').count(), 5);
  await set(train, 'epochs', 5000);
  await part(train, 'cross-validate').click();
  await reaches(train, 'running');
  await part(train, 'stop').click();
  await until('it has stopped', () => failures(train), (found) => found.some((text) => /Stopped/.test(text)));
});

test('earlier runs are kept in the file, compared, taken up, branched and run with another seed', { timeout: 6 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await ready(page);
  await set(train, 'epochs', 3);
  await run(train);
  await set(train, 'epochs', 5);
  await run(train);
  await unfold(train, 'history');
  const rows = part(train, 'past-run');
  assert.equal(await rows.count(), 2);
  assert.deepEqual(await part(train, 'changes').allInnerTexts(), ['nothing', 'epochs 3']);
  await part(rows.nth(1), 'compare').check();
  await part(train, 'compare-chart').waitFor();
  assert.match(await part(train, 'compared').innerText(), /run 2: top-1 .*; run 1: top-1/);
  await page.screenshot({ path: join(RESULTS, 'history.png'), fullPage: true });

  await part(rows.nth(1), 'take-up').click();
  assert.equal(await part(train, 'epochs').inputValue(), '3');
  await part(rows.nth(0), 'branch').click();
  await until('a new train cell', () => cells(page), (all) => all.filter(([kind]) => kind === 'train').length === 2);
  assert.equal(await part(cell(page, 'train', 1), 'epochs').inputValue(), '5');
  assert.equal(await part(cell(page, 'train', 1), 'train-output').inputValue(), 'tuned 2');

  await part(rows.nth(0), 'other-seed').click();
  await until('a third run', () => rows.count(), (count) => count === 3);
  await reaches(train, 'done');
  const kept = (await save(page)).cells.find(({ kind }) => kind === 'train').history;
  assert.deepEqual(kept.map(({ recipe }) => [recipe.epochs, recipe.seed]), [[3, 0], [5, 0], [5, 1]]);
  const fresh = await open(t, here);
  await openNotebook(fresh, await save(page));
  await unfold(cell(fresh, 'train'), 'history');
  assert.equal(await part(cell(fresh, 'train'), 'past-run').count(), 3);
  assert.deepEqual(page.complaints, []);
});

test('several models answer as one, and one model looks at several views', { timeout: 6 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = await ready(page);
  await set(train, 'epochs', 3);
  await run(train);
  await unfold(train, 'history');
  await part(train, 'branch').first().click();
  const second = cell(page, 'train', 1);
  await set(second, 'seed', 7);
  await run(second);

  await part(page, 'add-cell').last().click();
  await page.getByTestId('add-ensemble').last().click();
  const ensemble = cell(page, 'ensemble');
  const chosen = () => part(ensemble, 'ensemble-member').evaluateAll((boxes) => boxes.filter((box) => box.checked).map((box) => box.dataset.model));
  assert.deepEqual(await chosen(), ['tuned', 'tuned 2']);
  await part(ensemble, 'ensemble-views').selectOption('flip');
  await run(ensemble);
  assert.ok(await share(ensemble, 'top1') > 0.5);
  assert.equal(await part(ensemble, 'members').locator('tbody tr').count(), 2);
  await page.screenshot({ path: join(RESULTS, 'ensemble.png'), fullPage: true });

  // What it makes is a model like any other.
  await part(cell(page, 'evaluate'), 'evaluate-model').selectOption('ensemble');
  await run(cell(page, 'evaluate'));
  assert.equal(await share(cell(page, 'evaluate'), 'top1'), await share(ensemble, 'top1'));

  // A greedy soup needs images that nobody learnt from.
  await part(ensemble, 'ensemble-combine').selectOption('greedy_soup');
  await part(ensemble, 'run').click();
  await until('it says why not', () => failures(ensemble), (found) => found.some((text) => /no validation part/.test(text)));
  await part(ensemble, 'ensemble-combine').selectOption('soup');
  await part(ensemble, 'ensemble-views').selectOption('one');
  await run(ensemble);
  assert.deepEqual(page.complaints, []);
});

test('blocks join in step by step, and two models teach a third', { timeout: 6 * MINUTE }, async (t) => {
  const page = await open(t, here);
  let cellBefore = await ready(page);
  await set(cellBefore, 'epochs', 3);
  for (const index of [1, 2]) {
    await run(cellBefore);
    await unfold(cellBefore, 'history');
    await part(cellBefore, 'branch').first().click();
    cellBefore = cell(page, 'train', index);
  }
  const student = cellBefore;
  await part(student, 'trainable').selectOption('blocks');
  await set(student, 'epochs', 1);
  // A branch keeps open what was open.
  if (!await part(student, 'add-stage').isVisible()) await student.locator('summary', { hasText: 'Advanced' }).click();

  for (const count of [1, 2, 3]) {
    await part(student, 'add-stage').click();
    await until('another stage', () => part(student, 'stage').count(), (now) => now === count);
  }
  await part(student, 'remove-stage').last().click();
  await until('one stage less', () => part(student, 'stage').count(), (now) => now === 2);
  const blocks = part(student, 'stage-blocks');
  const wrong = () => part(student, 'knob-error').allInnerTexts();
  await blocks.nth(0).fill('2');
  await blocks.nth(1).fill('1');
  await until('what is wrong', wrong, (texts) => texts.some((text) => /no fewer blocks than the stage before/.test(text)));
  await blocks.nth(0).fill('0');
  await until('nothing is wrong', wrong, (texts) => texts.length === 0);
  for (const at of [0, 1]) await part(student, 'stage-epochs').nth(at).fill(String(at + 1));

  assert.deepEqual(await part(student, 'teacher').evaluateAll((boxes) => boxes.map((box) => box.dataset.model)).then((names) => names.filter((name) => /tuned/.test(name))), ['tuned', 'tuned 2']);
  for (const name of ['tuned', 'tuned 2']) await student.locator(`[data-testid="teacher"][data-model="${name}"]`).check();
  await part(student, 'teacher').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(RESULTS, 'stages-teachers.png'), fullPage: true });
  await run(student);
  assert.match(await student.innerText(), /Finished after 4 epochs/);
  const { recipe } = (await save(page)).cells.filter(({ kind }) => kind === 'train')[2].settings;
  assert.deepEqual(recipe.stages.map(({ trainable, epochs }) => [trainable, epochs]), [['head', 1], [{ last_blocks: 1 }, 2]]);
  assert.deepEqual(recipe.distillation.teachers, ['tuned', 'tuned 2']);
  assert.deepEqual(page.complaints, []);
});
