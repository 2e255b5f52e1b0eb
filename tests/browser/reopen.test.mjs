// Pictures, labels and trained models outlive the page, the worker, and damage to what is kept.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture, zip } from './fixtures.mjs';
import { addPictures, cell, counts, failures, killWorker, part, predict, reaches, run, sentence, set, total, until, withWorkerAtHand } from './notebook.mjs';

const here = site();

const RED = [220, 40, 40];
const BLUE = [40, 60, 220];

/** Eight single pictures and a zip of sixteen, of two classes. */
function pictures() {
  const zipped = {};
  for (let i = 0; i < 8; i++) {
    zipped[`set/red/${i}.png`] = picture(RED, i);
    zipped[`set/blue/${i}.png`] = picture(BLUE, i);
  }
  return [file('some.zip', zip(zipped), 'application/zip')];
}

/** The page in a new tab of the same browser profile, the old one closed. */
async function reopened(page) {
  const context = page.context();
  const address = page.url();
  await page.close();
  const next = await context.newPage();
  next.setDefaultTimeout(4 * MINUTE);
  await next.goto(address);
  return next;
}

/** The weights are there once the page has written down that they are. */
const haveWeights = async (page) => (await memory(page))?.models?.tuned !== undefined;

function memory(page) {
  return page.evaluate(async () => {
    const find = async (folder) => {
      for await (const [name, entry] of folder.entries()) {
        const found = entry.kind === 'directory' ? await find(entry) : name === 'memory.json' ? entry : null;
        if (found) return found;
      }
      return null;
    };
    const root = await navigator.storage.getDirectory();
    const notebooks = await root.getDirectoryHandle('notebooks').catch(() => null);
    const handle = notebooks && (await find(notebooks));
    // While the page writes it anew it cannot be read for a moment.
    const text = handle ? await handle.getFile().then((file) => file.text()).catch(() => '') : '';
    return text ? JSON.parse(text) : null;
  });
}

/** Everything below the folder of notebooks: path → bytes. */
function kept(page) {
  return page.evaluate(async () => {
    const found = {};
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${name}/`);
        // What is deleted between being listed and being opened is not kept.
        else found[path + name] = (await entry.getFile().catch(() => ({ size: 0 }))).size;
      }
    };
    const root = await navigator.storage.getDirectory();
    const notebooks = await root.getDirectoryHandle('notebooks').catch(() => null);
    if (notebooks) await walk(notebooks, '');
    return found;
  });
}

const of = (all, what) => Object.keys(all).filter((path) => path.includes(what) && all[path] > 0);

/** The text of the one journal. */
function journal(page, change = null) {
  return page.evaluate(async (change) => {
    const find = async (folder) => {
      for await (const [name, entry] of folder.entries()) {
        const found = entry.kind === 'directory' ? await find(entry) : /^data-.*jsonl$/.test(name) ? entry : null;
        if (found) return found;
      }
      return null;
    };
    const root = await navigator.storage.getDirectory();
    const handle = await find(await root.getDirectoryHandle('notebooks'));
    if (!handle) return '';
    // While the page writes it anew it is not there for a moment.
    const text = await handle.getFile().then((file) => file.text()).catch(() => '');
    if (change) {
      const writable = await handle.createWritable();
      await writable.write(text.slice(0, text.length + change.cut) + change.add);
      await writable.close();
    }
    return text;
  }, change);
}

/** Each picture's path and split, by class. */
function labels(data) {
  return part(data, 'class-card').evaluateAll((cards) =>
    Object.fromEntries(cards.map((card) => [
      card.dataset.class,
      [...card.querySelectorAll('.thumb')].map((thumb) => `${thumb.title}`).sort(),
    ])),
  );
}

/** Adds pictures of two classes, renames one, removes a picture. Gives the labels as they then are. */
async function collect(page) {
  const data = cell(page, 'data');
  await addPictures(data, ...pictures());
  await until('all pictures', () => total(data), (count) => count === 16);
  const name = part(data, 'class-name').nth(0);
  await name.fill('azure');
  await name.blur();
  await until('the new name', () => counts(data), (all) => all.azure === 8);
  await data.locator('[data-class="red"] .thumb').nth(2).click();
  await part(page, 'remove-picture').click();
  await until('one less', () => total(data), (count) => count === 15);
  await until('all of it on the device', () => journal(page), (text) => /"rename"/.test(text) && /"remove"/.test(text));
  return labels(data);
}

test('pictures, labels, splits and the trained model are there after the tab was closed', { timeout: 6 * MINUTE }, async (t) => {
  let page = await open(t, here);
  const before = await collect(page);
  await set(cell(page, 'train'), 'epochs', 6);
  await run(cell(page, 'train'));
  const asked = () => predict(cell(page, 'predict'), file('new.png', picture(BLUE, 50), 'image/png'));
  const first = await asked();
  await until('the weights on the device', () => haveWeights(page), Boolean);
  await page.screenshot({ path: join(RESULTS, 'reopen-before.png'), fullPage: true });

  page = await reopened(page);
  const data = cell(page, 'data');
  await until('all pictures', () => total(data), (count) => count === 15);
  await reaches(data, 'done');
  assert.deepEqual(await labels(data), before);
  await set(cell(page, 'train'), 'epochs', 6);
  await reaches(cell(page, 'train'), 'done');
  const again = await asked();
  assert.deepEqual(again, first);
  // Asked without training, and without even the model it started from.
  assert.equal(await cell(page, 'model').getAttribute('data-state'), 'idle');
  await page.screenshot({ path: join(RESULTS, 'reopen-after.png'), fullPage: true });

  // Other settings are another model.
  await set(cell(page, 'train'), 'epochs', 7);
  await until('no longer done', () => cell(page, 'train').getAttribute('data-state'), (state) => state !== 'done');
});

test('a trained model under a new name is there after the tab was closed, and under the old one again by undo', { timeout: 6 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await collect(page);
  await run(cell(page, 'train'));
  const asked = () => predict(cell(page, 'predict'), file('new.png', picture(BLUE, 50), 'image/png'));
  const first = await asked();
  await until('the weights on the device', () => haveWeights(page), Boolean);
  const called = (name) => until(`weights of ${name}`, async () => Object.keys((await memory(page))?.models ?? {}), (names) => names.join() === name);
  const weights = of(await kept(page), 'models/');
  await part(cell(page, 'train'), 'train-output').fill('wise');
  await part(cell(page, 'train'), 'train-output').blur();
  await called('wise');
  await reaches(cell(page, 'train'), 'done');
  assert.deepEqual(await asked(), first);
  await part(page, 'undo').click();
  await called('tuned');
  await reaches(cell(page, 'train'), 'done');
  await part(page, 'redo').click();
  await called('wise');
  await until('the document is kept', () => part(page, 'keeping').getAttribute('data-state'), (state) => state === 'kept');

  page = await reopened(page);
  await reaches(cell(page, 'data'), 'done');
  assert.equal(await part(cell(page, 'train'), 'train-output').inputValue(), 'wise');
  await reaches(cell(page, 'train'), 'done');
  assert.deepEqual(await asked(), first);
  assert.equal(await cell(page, 'model').getAttribute('data-state'), 'idle');
  assert.deepEqual(of(await kept(page), 'models/').sort(), [...weights].sort(), 'the same files');
  // Trained anew, it takes the place of the one before.
  await set(cell(page, 'train'), 'epochs', 7);
  await run(cell(page, 'train'));
  await until('the same files, written anew', async () => of(await kept(page), 'models/').sort().join(), (now) => now === [...weights].sort().join());
  await called('wise');
});

test('relabelled pictures survive the death of the worker', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await withWorkerAtHand(page);
  const before = await collect(page);
  await run(cell(page, 'train'));
  await until('the weights on the device', () => haveWeights(page), Boolean);
  await killWorker(page);
  await sentence(page, 'notice', /pictures and trained models come back by themselves/);
  const data = cell(page, 'data');
  await until('all pictures', () => total(data), (count) => count === 15);
  await reaches(data, 'done');
  assert.deepEqual(await labels(data), before);
  await reaches(cell(page, 'train'), 'done');
  const bars = await predict(cell(page, 'predict'), file('new.png', picture(RED, 50), 'image/png'));
  assert.deepEqual(bars.map((bar) => bar.label).sort(), ['azure', 'red']);
});

test('classes that became one are brought apart by undo after the worker died', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await withWorkerAtHand(page);
  const before = await collect(page);
  const data = cell(page, 'data');
  const name = data.locator('[data-testid="class-card"][data-class="azure"]').getByTestId('class-name');
  await name.fill('red');
  await name.blur();
  await until('one class', () => counts(data), (all) => JSON.stringify(all) === '{"red":15}');
  await until('it is written down', () => journal(page), (text) => /"to":"red"/.test(text));
  await killWorker(page);
  await sentence(page, 'notice', /come back by themselves/);
  await reaches(data, 'done');
  await until('one class again', () => counts(data), (all) => JSON.stringify(all) === '{"red":15}');
  await part(page, 'undo').click();
  await until('two classes', () => counts(data), (all) => all.azure === 8 && all.red === 7);
  await reaches(data, 'done');
  assert.deepEqual(await labels(data), before);
});

test('damage costs what is damaged, and is said in a sentence', { timeout: 6 * MINUTE }, async (t) => {
  let page = await open(t, here);
  const data = cell(page, 'data');
  const singles = [...Array(6).keys()].map((i) => file(`${i}.png`, picture(i < 3 ? RED : BLUE, i), 'image/png'));
  await addPictures(data, ...pictures());
  await until('all pictures', () => total(data), (count) => count === 16);
  await part(data, 'data-input').setInputFiles(singles);
  await until('the single ones', async () => [await total(data), of(await kept(page), 'pictures/').length], ([count, files]) => count >= 16 && files >= 1);
  const count = await total(data);
  await run(cell(page, 'train'));
  await until('the weights on the device', () => haveWeights(page), Boolean);
  // The zip is cut short, the journal gets a line that breaks off, the weights lose a byte.
  await journal(page, { cut: 0, add: '{"relabel":{"images":[1,' });
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${name}/`);
        else if (path.endsWith('models/') && name.endsWith('.safetensors')) {
          const bytes = await (await entry.getFile()).arrayBuffer();
          const writable = await entry.createWritable();
          await writable.write(bytes.slice(0, bytes.byteLength / 2));
          await writable.close();
        }
      }
    };
    await walk(await root.getDirectoryHandle('notebooks'), '');
  });
  page = await reopened(page);
  const again = cell(page, 'data');
  await sentence(again, 'note', /last change to these pictures could not be read/);
  assert.equal(await total(again), count);
  await part(cell(page, 'predict'), 'predict-input').setInputFiles(file('new.png', picture(RED, 9), 'image/png'));
  await until('the loss of the weights', () => failures(cell(page, 'train')), (all) => all.some((text) => /trained weights of "tuned".*damaged.*pictures are safe/s.test(text)));
  // Trained again, it answers.
  await run(cell(page, 'train'));
  await predict(cell(page, 'predict'), file('new.png', picture(RED, 9), 'image/png'));

  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${name}/`);
        else if (path.endsWith('pictures/')) await folder.removeEntry(name);
      }
    };
    await walk(await root.getDirectoryHandle('notebooks'), '');
  });
  page = await reopened(page);
  await sentence(cell(page, 'data'), 'note', /could not be brought back.*no longer on this device/);
});

test('a run broken off by closing the tab goes on after it is opened again', { timeout: 6 * MINUTE }, async (t) => {
  let page = await open(t, here);
  const long = async () => {
    const train = cell(page, 'train');
    await train.locator('summary', { hasText: 'Advanced' }).click();
    await part(train, 'trainable').selectOption('blocks');
    await set(train, 'epochs', 60);
    await set(train, 'views', 2);
    return train;
  };
  let train = await long();
  await part(train, 'run').click();
  await until('a few epochs', () => train.innerText(), (text) => /After epoch ([5-9]|[1-9]\d):/.test(text));
  await until('a snapshot', () => page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const runs = await root.getDirectoryHandle('runs').catch(() => null);
    let bytes = 0;
    if (runs) for await (const [name, entry] of runs.entries()) if (name.startsWith('unfinished')) bytes += (await entry.getFile()).size;
    return bytes;
  }), (bytes) => bytes > 0);
  page = await reopened(page);
  await reaches(cell(page, 'data'), 'done');
  train = await long();
  const said = await sentence(train, 'broken-off', /interrupted at epoch \d+ of 60\. Run goes on from there/);
  await page.screenshot({ path: join(RESULTS, 'reopen-interrupted.png'), fullPage: true });
  assert.match(said, /epoch/);
  await part(train, 'run').click();
  await sentence(page, 'note', /Went on from epoch \d+ of 60/);
  await reaches(train, 'done');
  assert.equal(await part(train, 'broken-off').count(), 0);
});

test('what is kept is listed and can be deleted; removing all pictures deletes their files', { timeout: 5 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await collect(page);
  await run(cell(page, 'train'));
  await until('the weights on the device', () => haveWeights(page), Boolean);
  const model = cell(page, 'model');
  await part(model, 'stored').locator('summary').click();
  await until('two lines', () => part(model, 'kept-item').allInnerTexts(), (lines) => lines.length === 2);
  await page.screenshot({ path: join(RESULTS, 'reopen-shelf.png'), fullPage: true });
  await part(model, 'kept-item').filter({ hasText: 'Trained model' }).getByTestId('kept-delete').click();
  await until('no weights', () => kept(page), (all) => of(all, 'models/').length === 0);
  await part(cell(page, 'data'), 'clear-data').click();
  await until('no files', () => kept(page), (all) => of(all, 'pictures/').length === 0);
  page = await reopened(page);
  await reaches(cell(page, 'model'), 'idle');
  await run(cell(page, 'model'));
  assert.equal(await total(cell(page, 'data')), 0);
});

test('data under a new name keeps its pictures', { timeout: 4 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await collect(page);
  const rename = async (name) => {
    await part(cell(page, 'data'), 'data-name').fill(name);
    await part(cell(page, 'data'), 'data-name').blur();
  };
  await rename('colours');
  const data = cell(page, 'data');
  await until('all pictures', () => total(data), (count) => count === 15);
  await reaches(data, 'done');
  await run(cell(page, 'evaluate'));
});

test('a device without room says so, and goes on', { timeout: 4 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await run(cell(page, 'model'));
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const data = cell(page, 'data');
  await addPictures(data, ...pictures());
  await sentence(page, 'notice', /cannot keep your pictures.*until you close the page/s);
  await run(cell(page, 'train'));
  await sentence(cell(page, 'train'), 'note', /could not keep it.*until you close the page/);
  assert.equal(await total(data), 16);
});
