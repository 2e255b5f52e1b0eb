// The notebook by keyboard and pointer: modes, keys, undo, the palette, dragging, collapsing, the queue.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture, zip } from './fixtures.mjs';
import { addPictures, cell, cells, counts, openNotebook, part, reaches, run, save, sentence, set, until } from './notebook.mjs';

const here = site();

/** A page with the starter notebook, no key pressed yet. */
async function start(t, options) {
  const page = await open(t, here, options);
  await part(page, 'cell').first().waitFor();
  return page;
}

/** The number of the selected cell, and whether it has the keyboard as a whole. */
function selected(page) {
  return part(page, 'cell').evaluateAll((all) => {
    const index = all.findIndex((cell) => cell.getAttribute('aria-current') === 'true');
    return [index, index >= 0 && document.activeElement === all[index]];
  });
}

async function is(page, index, whole = true) {
  await until(`cell ${index} selected`, () => selected(page), ([now, focused]) => now === index && focused === whole);
}

/** Selects a cell as a whole. */
async function choose(page, own) {
  await own.evaluate((cell) => cell.focus());
  await until('selected', () => own.getAttribute('aria-current'), (current) => current === 'true');
}

/** Opens the palette and asks for something, once it listens. */
async function ask(page, words, open = () => page.keyboard.press('Control+k')) {
  await open();
  await until('in it', () => part(page, 'palette-input').evaluateAll(([input]) => input === document.activeElement), Boolean);
  await page.keyboard.type(words);
}

async function kinds(page) {
  return (await cells(page)).map(([kind]) => kind);
}

async function becomes(page, what, read, wanted) {
  await until(what, read, (now) => JSON.stringify(now) === JSON.stringify(wanted));
}

test('cells are selected, edited and left with the keyboard', { timeout: 3 * MINUTE }, async (t) => {
  const page = await start(t);
  await page.keyboard.press('ArrowDown');
  await is(page, 0);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowUp');
  await is(page, 1);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await is(page, 0);
  // One cell is reached with Tab: the selected one.
  assert.equal(await page.locator('[data-testid="cell"][tabindex="0"]').count(), 1);

  // A note is opened, what is typed into it is text, and Escape leads back to the cell.
  const before = await kinds(page);
  await page.keyboard.press('Enter');
  await part(page, 'note-edit').waitFor();
  await until('in the text', () => selected(page), ([index, whole]) => index === 0 && !whole);
  await page.keyboard.type('abjkddzo?');
  await page.keyboard.press('Escape');
  await is(page, 0);
  assert.deepEqual(await kinds(page), before);
  await part(page, 'note-view').first().filter({ hasText: 'abjkddzo?' }).waitFor();

  // A cell's first field.
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await until('in a field', () => page.evaluate(() => document.activeElement.dataset.testid), (id) => id === 'model-source');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await is(page, 1);
  assert.deepEqual(await kinds(page), before);

  // By pointer: a click beside all fields selects the cell as a whole, one in a field edits it.
  await cell(page, 'train').locator('h2').first().click();
  await is(page, 5);
  await part(cell(page, 'data'), 'data-name').click();
  await is(page, 3, false);
  assert.deepEqual(page.complaints, []);
});

test('cells are added, moved, collapsed and deleted with the keyboard', { timeout: 3 * MINUTE }, async (t) => {
  const page = await start(t);
  const before = await kinds(page);
  await choose(page, cell(page, 'model'));

  await page.keyboard.press('b');
  await part(page, 'add-menu').waitFor();
  await page.keyboard.press('Escape');
  await is(page, 1);
  await page.keyboard.press('b');
  await until('in the menu', () => page.evaluate(() => document.activeElement.dataset.testid), (id) => id === 'add-note');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes(page, 'a model cell below', () => kinds(page), before.toSpliced(2, 0, 'model'));
  await is(page, 2);
  await page.keyboard.press('a');
  await part(page, 'add-map').click();
  await becomes(page, 'a map cell above it', () => kinds(page), before.toSpliced(2, 0, 'map', 'model'));
  await is(page, 2);

  await page.keyboard.press('Alt+ArrowDown');
  await becomes(page, 'moved down', () => kinds(page), before.toSpliced(2, 0, 'model', 'map'));
  await is(page, 3);
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await becomes(page, 'moved up', () => kinds(page), before.toSpliced(1, 1, 'map', 'model', 'model'));
  await is(page, 1);
  await sentence(page, 'said', /Moved the map cell to place 2 of 11/);

  await page.keyboard.press('o');
  await until('collapsed', () => cell(page, 'map').getAttribute('data-collapsed'), (now) => now === 'true');
  await part(cell(page, 'map'), 'cell-line').waitFor();
  assert.equal(await part(cell(page, 'map'), 'map-model').isVisible(), false);
  // Whoever wants to edit it must see it.
  await page.keyboard.press('Enter');
  await until('expanded', () => cell(page, 'map').getAttribute('data-collapsed'), (now) => now === 'false');
  await page.keyboard.press('Escape');

  // One D is nothing; neither is another key between two.
  for (const key of ['d', 'j', 'd', 'k', 'k', 'j']) await page.keyboard.press(key);
  await is(page, 1);
  assert.equal((await kinds(page)).length, before.length + 2);
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await becomes(page, 'deleted', () => kinds(page), before.toSpliced(1, 0, 'model'));
  await is(page, 1);

  // The notice brings it back, and so does Z.
  await sentence(page, 'notice', /deleted the map cell/);
  await part(page, 'notice-action').filter({ hasText: 'Undo' }).click();
  await becomes(page, 'back', () => kinds(page), before.toSpliced(1, 0, 'map', 'model'));
  await until('no notice', () => part(page, 'notice').count(), (count) => count === 0);
  await is(page, 1);
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('z');
  await becomes(page, 'back again', () => kinds(page), before.toSpliced(1, 0, 'map', 'model'));
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
  await becomes(page, 'as at first', () => kinds(page), before);
  assert.equal(await part(page, 'undo').isDisabled(), true);
  assert.deepEqual(page.complaints, []);
});

test('every kind of edit is undone and done again', { timeout: 5 * MINUTE }, async (t) => {
  const page = await start(t);
  const contents = async () => {
    const { title, cells } = await save(page);
    return { title, cells: cells.map(({ kind, settings }) => ({ kind, settings })) };
  };
  const calm = () => page.evaluate(() => document.activeElement.blur());
  const [note, model, data, train] = ['note', 'model', 'data', 'train'].map((kind) => cell(page, kind));
  const epochs = () => part(train, 'epochs').inputValue();
  const edits = [
    ['change the title', () => part(page, 'title').fill('Leaves')],
    ['add the augment cell', async () => {
      await part(page, 'add-cell').nth(5).click();
      await part(page, 'add-augment').click();
    }],
    ['edit the note', async () => {
      await part(note, 'note-view').click();
      await part(note, 'note-edit').fill('# Hello');
      await part(note, 'note-edit').press('Escape');
    }],
    ['change the source of the model cell', async () => {
      const other = await part(model, 'model-source').locator('option').nth(1).getAttribute('value');
      await part(model, 'model-source').selectOption(other);
    }],
    ['rename starter to deit', async () => {
      await part(model, 'model-name').fill('deit');
      await part(model, 'model-name').press('Enter');
    }],
    ['change the source of the data cell', () => part(data, 'data-source').selectOption('yours')],
    ['change the classes of the data cell', () => part(data, 'add-class').click()],
    ['rename the class class 1 to cat', async () => {
      await part(data, 'class-name').first().fill('cat');
      await part(data, 'class-name').first().press('Enter');
    }],
    ['change the epochs of the train cell', () => set(train, 'epochs', 7)],
    ['move the note', () => part(note, 'move-down').click()],
    ['delete the evaluate cell', () => part(cell(page, 'evaluate'), 'delete').click()],
  ];
  const states = [await contents()];
  for (const [words, edit] of edits) {
    await edit();
    await until(words, () => part(page, 'undo').getAttribute('aria-label'), (name) => name === `Undo: ${words}`);
    states.push(await contents());
    assert.notDeepEqual(states.at(-1), states.at(-2), words);
  }
  await calm();
  for (let step = edits.length - 1; step >= 0; step--) {
    await page.keyboard.press('Control+z');
    await until(`undone: ${edits[step][0]}`, () => part(page, 'redo').getAttribute('aria-label'), (name) => name === `Redo: ${edits[step][0]}`);
    assert.deepEqual(await contents(), states[step], `undone: ${edits[step][0]}`);
    await calm();
  }
  assert.equal(await epochs(), String(states[0].cells.find(({ kind }) => kind === 'train').settings.recipe.epochs));
  for (const [step, key] of ['Control+Shift+z', 'Control+y', 'Shift+z'].entries()) {
    await page.keyboard.press(key);
    await until('done again', () => part(page, 'undo').getAttribute('aria-label'), (name) => name === `Undo: ${edits[step][0]}`);
  }
  for (let step = 3; step < edits.length; step++) await part(page, 'redo').click();
  await until('all done again', () => part(page, 'redo').isDisabled(), Boolean);
  assert.deepEqual(await contents(), states.at(-1));
  assert.equal(await epochs(), '7');

  // The augment cell: a slider's way is one step.
  const augment = cell(page, 'augment');
  const slider = augment.locator('input[type=range]').first();
  const was = await slider.inputValue();
  await slider.focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await until('a step', () => part(page, 'undo').getAttribute('aria-label'), (name) => /of the augment cell|change the augment cell/.test(name));
  assert.notEqual(await slider.inputValue(), was);
  await part(page, 'undo').click();
  await until('as it was', () => slider.inputValue(), (now) => now === was);

  // In a text, undo is the browser's own.
  await part(page, 'title').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('Control+z');
  await until('the text', () => part(page, 'title').inputValue(), (title) => title === 'Leaves');
  assert.equal(await page.locator('[data-testid="cell"][data-kind="evaluate"]').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('a class with pictures gets its old name back', { timeout: 5 * MINUTE }, async (t) => {
  const page = await start(t);
  const data = cell(page, 'data');
  await addPictures(data, file('set.zip', zip({ 'cat/1.png': picture([200, 40, 40]), 'cat/2.png': picture([40, 200, 40]) }), 'application/zip'));
  await becomes(page, 'two pictures', () => counts(data), { cat: 2 });
  await part(data, 'class-name').first().fill('lion');
  await part(data, 'class-name').first().press('Enter');
  await becomes(page, 'renamed', () => counts(data), { lion: 2 });
  await part(page, 'undo').click();
  await becomes(page, 'as before', () => counts(data), { cat: 2 });
  await part(page, 'redo').click();
  await becomes(page, 'renamed again', () => counts(data), { lion: 2 });
  assert.deepEqual(page.complaints, []);
});

test('a run says how long it took, and undo leaves what it made', { timeout: 5 * MINUTE }, async (t) => {
  const page = await start(t);
  const [train, evaluate] = [cell(page, 'train'), cell(page, 'evaluate')];
  await choose(page, train);
  await set(train, 'epochs', 2);
  // In a field: the cell runs, and the next one is selected.
  await part(train, 'epochs').press('Shift+Enter');
  await is(page, 6);
  await reaches(train, 'done');
  assert.match(await sentence(train, 'ran'), /^ran in \d+(\.\d)? (s|min)/);
  await page.keyboard.press('Control+Enter');
  await reaches(evaluate, 'done');
  await is(page, 6);
  const top1 = await part(evaluate, 'top1').first().innerText();

  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await until('deleted', () => evaluate.count(), (count) => count === 0);
  await page.keyboard.press('z');
  await evaluate.waitFor();
  assert.equal(await part(evaluate, 'top1').first().innerText(), top1);
  assert.equal(await evaluate.getAttribute('data-state'), 'done');

  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Control+z');
  await reaches(train, 'stale');
  await part(train, 'ran').waitFor();
  const saved = await save(page);
  const of = (kind) => saved.cells.find((cell) => cell.kind === kind);
  assert.notEqual(of('train').settings.recipe.epochs, 2);
  assert.ok(of('train').output.run, 'the output is still there');
  assert.ok(of('train').ran.seconds > 0);
  assert.ok(Math.abs(Date.parse(of('train').ran.at) - Date.now()) < 10 * MINUTE);

  // It is part of the file.
  await openNotebook(page, { ...saved, title: 'Opened' });
  await until('opened', () => part(page, 'title').inputValue(), (title) => title === 'Opened');
  await sentence(cell(page, 'train'), 'ran', /^ran in/);
  assert.deepEqual(page.complaints, []);
});

test('cells waiting for their turn say which they are, and are taken out', { timeout: 5 * MINUTE }, async (t) => {
  const page = await start(t);
  const train = cell(page, 'train');
  await set(train, 'epochs', 2000);
  await choose(page, cell(page, 'evaluate'));
  await page.keyboard.press('b');
  await part(page, 'add-evaluate').click();
  const [first, second] = [cell(page, 'evaluate'), cell(page, 'evaluate', 1)];
  // All above the second, then it and those below.
  await part(second, 'cell-menu').click();
  await part(second, 'run-above').click();
  await part(second, 'cell-menu').click();
  await part(second, 'run-below').click();
  await reaches(train, 'running');
  await sentence(first, 'cell-state', /^Next in the queue$/);
  await sentence(second, 'cell-state', /^2nd in the queue$/);
  await part(first, 'cancel').click();
  await reaches(first, 'idle');
  await sentence(second, 'cell-state', /^Next in the queue$/);
  assert.equal(await train.getAttribute('data-state'), 'running');
  await until('an epoch', () => train.innerText(), (text) => /After epoch/.test(text));
  await part(page, 'stop-all').click();
  await reaches(train, 'done');
  await reaches(second, 'idle');
});

test('the palette finds actions, kinds and cells, and the list of keys is complete', { timeout: 3 * MINUTE }, async (t) => {
  const page = await start(t);
  const before = await kinds(page);
  await choose(page, cell(page, 'data'));
  const input = part(page, 'palette-input');
  const chosen = () => page.locator('[data-testid="palette-option"][aria-selected="true"]').innerText();

  await page.keyboard.press('Control+k');
  await input.waitFor();
  await until('in it', () => input.evaluate((input) => input === document.activeElement), Boolean);
  await page.screenshot({ path: join(RESULTS, 'palette.png') });
  const [first, all] = [await chosen(), await part(page, 'palette-option').count()];
  assert.ok(all > 20, `${all} lines`);
  await page.keyboard.press('ArrowDown');
  await until('the next', chosen, (now) => now !== first);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await until('around the end', chosen, (now) => /^Go to cell 9/.test(now));
  const active = await input.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Escape');
  await is(page, 3);

  await ask(page, 'note add');
  await until('found', chosen, (now) => /^Add a cell: Note/.test(now));
  await page.keyboard.press('Enter');
  await becomes(page, 'a note below', () => kinds(page), before.toSpliced(4, 0, 'note'));
  await is(page, 4);

  // Accents make no difference.
  await ask(page, 'ündo');
  await until('found', chosen, (now) => /^Undo: add the note/.test(now));
  await page.keyboard.press('Enter');
  await becomes(page, 'undone', () => kinds(page), before);

  await ask(page, 'go predict', () => part(page, 'open-palette').click());
  await until('found', chosen, (now) => /^Go to cell 9: Predict/.test(now));
  await page.keyboard.press('Enter');
  await is(page, 8);

  await ask(page, 'zzz');
  await until('nothing', () => part(page, 'palette-option').count(), (count) => count === 0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await is(page, 8);

  // The list of keys; while it is open, keys do nothing else.
  await page.keyboard.press('?');
  await part(page, 'keys').waitFor();
  const keys = (await part(page, 'key-line').allInnerTexts()).join('\n');
  for (const wanted of ['D D', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Shift+Enter', 'Alt+↑', 'Esc', 'Ctrl+K', '?']) assert.ok(keys.includes(wanted), wanted);
  await page.screenshot({ path: join(RESULTS, 'keys.png') });
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await is(page, 8);
  assert.deepEqual(await kinds(page), before);

  // Saving, from a field too.
  await part(page, 'title').fill('By key');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).title, 'By key');
  assert.deepEqual(page.complaints, []);
});

test('letters alone can be switched off', { timeout: 2 * MINUTE }, async (t) => {
  const page = await start(t);
  await choose(page, cell(page, 'data'));
  const before = await kinds(page);
  await page.keyboard.press('?');
  await part(page, 'letters').uncheck();
  await page.keyboard.press('Escape');
  await choose(page, cell(page, 'data'));
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('Alt+ArrowDown');
  const moved = before.toSpliced(3, 1).toSpliced(4, 0, 'data');
  await becomes(page, 'moved, not deleted', () => kinds(page), moved);
  await page.keyboard.press('?');
  assert.equal(await part(page, 'letters').isVisible(), false);
});

test('a cell is dragged to another place', { timeout: 3 * MINUTE }, async (t) => {
  const page = await start(t, { context: { viewport: { width: 1000, height: 900 } } });
  const before = await cells(page);
  // Only heads: everything is near.
  for (const own of await part(page, 'cell').all()) {
    await own.evaluate((cell) => cell.focus());
    await page.keyboard.press('o');
  }
  const handle = async (index) => {
    const own = part(page, 'cell').nth(index);
    await part(own, 'drag').scrollIntoViewIfNeeded();
    return part(own, 'drag').boundingBox();
  };
  const grab = async (from, to) => {
    const [start, end] = [await handle(from), await handle(to)];
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(end.x + 5, end.y + end.height + 10, { steps: 5 });
  };
  await grab(1, 5);
  await until('a line shows where', () => page.locator('.add[data-lands="true"]').count(), (count) => count === 1);
  await page.screenshot({ path: join(RESULTS, 'drag.png') });
  await page.mouse.up();
  const [moved] = before.slice(1, 2);
  await becomes(page, 'dragged', () => cells(page), before.toSpliced(6, 0, moved).toSpliced(1, 1));
  assert.equal(await part(page, 'undo').getAttribute('aria-label'), 'Undo: move the model cell');
  assert.equal(await page.locator('.add[data-lands="true"]').count(), 0);

  // Escape ends it, and nothing has moved.
  await part(page, 'undo').click();
  await becomes(page, 'undone', () => cells(page), before);
  await grab(1, 5);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.deepEqual(await cells(page), before);
  assert.deepEqual(page.complaints, []);
});

test('what is collapsed stays so in the file', { timeout: 3 * MINUTE }, async (t) => {
  const page = await start(t);
  const train = cell(page, 'train');
  await part(train, 'fold').click();
  await sentence(train, 'cell-line', /starter learns images and becomes tuned/);
  await part(cell(page, 'note'), 'fold').click();
  const saved = await save(page);
  assert.deepEqual(saved.cells.map(({ collapsed }) => collapsed ?? false), saved.cells.map(({ kind }, index) => kind === 'train' || index === 0));
  await openNotebook(page, { ...saved, title: 'Opened' });
  await until('opened', () => part(page, 'title').inputValue(), (title) => title === 'Opened');
  assert.equal(await train.getAttribute('data-collapsed'), 'true');
  assert.equal(await part(train, 'epochs').count(), 0);
  await part(train, 'fold').click();
  await part(train, 'epochs').waitFor({ state: 'attached' });
  await part(cell(page, 'note'), 'fold').click();
  assert.ok((await save(page)).cells.every((cell) => !('collapsed' in cell)));
  assert.deepEqual(page.complaints, []);
});
