// The data cell with real sets: thousands of pictures, labelling by keyboard, tables, projects, the clipboard, a zip.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { unzipSync } from 'fflate';
import { MINUTE, RESULTS, open, site } from './browser.mjs';
import { file, picture, zip } from './fixtures.mjs';
import { openAlone, unmeasurable } from './memory.mjs';
import { addPictures, cell, counts, part, reaches, run, total, until } from './notebook.mjs';

const here = site();
const MB = 2 ** 20;

/** The tiles of the open grid as [image, class, split]. */
function tiles(data) {
  return part(data, 'tile').evaluateAll((all) => all.map(({ dataset }) => [Number(dataset.image), dataset.class, dataset.split]));
}

/** Four pictures of two classes. */
const FOUR = {
  'cats/1.png': picture([200, 0, 0], 1),
  'cats/2.png': picture([200, 0, 0], 2),
  'dogs/1.png': picture([0, 0, 200], 3),
  'dogs/2.png': picture([0, 0, 200], 4),
};

async function four(page) {
  const data = cell(page, 'data');
  await addPictures(data, file('four.zip', zip(FOUR), 'application/zip'));
  await until('four pictures', () => counts(data), ({ cats, dogs }) => cats === 2 && dogs === 2);
  return data;
}

test('two thousand pictures take less than 400 MB, and only those in sight are in the page', { skip: unmeasurable, timeout: 15 * MINUTE }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const kinds = Array.from({ length: 40 }, (_, kind) => picture([kind * 6, 255 - kind * 6, (kind * 53) % 256], kind, 256));
  for (const name of ['cats', 'dogs', 'emus', 'yaks']) mkdirSync(join(folder, name));
  for (let number = 0; number < 2000; number++) writeFileSync(join(folder, ['cats', 'dogs', 'emus', 'yaks'][number % 4], `${number}.png`), kinds[number % 40]);
  const page = await openAlone(t, here);
  const data = cell(page, 'data');
  await part(data, 'data-source').selectOption('yours');
  const empty = page.memory();
  let most = 0;
  await part(data, 'folder-input').setInputFiles(folder);
  await until('2,000 pictures', async () => {
    most = Math.max(most, page.memory());
    return total(data);
  }, (count) => count === 2000, 10 * MINUTE);
  await reaches(data, 'done');
  most = Math.max(most, page.memory());
  t.diagnostic(`the page held ${Math.round(empty / MB)} MB before, at most ${Math.round(most / MB)} MB with 2,000 pictures of 256 px (${Math.round((2000 * 256 * 256 * 3) / MB)} MB of pixels)`);
  assert.ok(most < 400 * MB, `${Math.round(most / MB)} MB`);
  assert.ok((await page.locator('img').count()) <= 4 * 12, 'a few pictures on each card');

  await part(data.locator('[data-testid="class-card"][data-class="dogs"]'), 'show-all').click();
  assert.match(await part(data, 'pictures-count').innerText(), /^500 of 2,000/);
  await part(data, 'filter-class').selectOption('');
  const grid = part(data, 'pictures-grid');
  const seen = new Set();
  for (let step = 0; step <= 20; step++) {
    await grid.evaluate((box, share) => (box.scrollTop = (box.scrollHeight - box.clientHeight) * share), step / 20);
    await until('tiles in sight', () => tiles(data), (all) => all.length > 0 && !all.every(([image]) => seen.has(image)) || step > 0);
    const all = await tiles(data);
    assert.ok(all.length < 200, `${all.length} tiles`);
    all.forEach(([image]) => seen.add(image));
  }
  await until('the last picture', () => tiles(data), (all) => all.some(([image]) => image === 1999));
  const [box, last] = await Promise.all([grid.boundingBox(), part(data, 'tile').last().boundingBox()]);
  assert.ok(last.y + last.height <= box.y + box.height + 1, `the last one ends at ${last.y + last.height}, the box at ${box.y + box.height}`);
  const addresses = await page.evaluate(() => globalThis.addresses.size);
  assert.ok(addresses < 300, `${addresses} addresses`);
  const loaded = await part(data, 'tile').last().locator('img').evaluate((img) => img.decode().then(() => img.naturalWidth));
  assert.ok(loaded > 0, 'what is in sight is drawn');
  most = Math.max(most, page.memory());
  // The browser keeps pictures it has drawn, for as long as nobody else needs the memory.
  t.diagnostic(`at most ${Math.round(most / MB)} MB after scrolling through all of them`);
  assert.ok(most < 600 * MB, `${Math.round(most / MB)} MB`);
  // All of it can be used: a picture that lies outside of memory is shown in full.
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await part(page, 'picture').waitFor();
  await page.screenshot({ path: join(RESULTS, 'pictures-2000.png') });
});

test('pictures are chosen and labelled by keyboard, and every change is taken back', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = await four(page);
  await part(data, 'show-pictures').click();
  const grid = part(data, 'pictures-grid');
  const before = await until('four tiles', () => tiles(data), (all) => all.length === 4);
  const chosen = () => part(data, 'chosen-count').innerText();
  const now = (expected) => until('the tiles', async () => JSON.stringify(await tiles(data)), (all) => all === JSON.stringify(expected));

  await grid.focus();
  await page.keyboard.press('ArrowRight'); // the first
  await page.keyboard.press('ArrowRight'); // the second
  await page.keyboard.press('Space');
  assert.equal(await chosen(), '1 chosen');
  await page.keyboard.press('2');
  const relabelled = before.map(([image, kind, split], place) => [image, place === 1 ? 'dogs' : kind, split]);
  await until('a dog more', () => counts(data), ({ cats, dogs }) => cats === 1 && dogs === 3);
  assert.deepEqual((await tiles(data)).map(([image, kind]) => [image, kind]), relabelled.map(([image, kind]) => [image, kind]));
  await page.keyboard.press('Control+z');
  await now(before);

  await part(data, 'tile').nth(0).click();
  await part(data, 'tile').nth(2).click({ modifiers: ['Shift'] });
  assert.equal(await chosen(), '3 chosen');
  await part(data, 'tile').nth(1).click({ modifiers: ['ControlOrMeta'] });
  assert.equal(await chosen(), '2 chosen');
  await part(data, 'pictures-hold-out').click();
  await until('two held out', () => tiles(data), (all) => all[0][2] === 'test' && all[2][2] === 'test');
  await part(data, 'undo-data').click();
  await now(before);

  await grid.focus();
  await page.keyboard.press('Control+a');
  assert.equal(await chosen(), '4 chosen');
  await page.keyboard.press('Delete');
  await until('nothing left', () => total(data), (count) => count === 0);
  await part(data, 'undo-data').click();
  await now(before);
  assert.equal(await part(data, 'tile').locator('img').count(), 4);
  assert.deepEqual(await counts(data), { cats: 2, dogs: 2 });
  assert.equal(await part(data, 'undo-data').count(), 0, 'all is taken back');

  await part(data, 'filter-text').fill('dogs 2');
  await until('one picture', () => tiles(data), (all) => all.length === 1 && all[0][1] === 'dogs');
  await part(data, 'filter-text').fill('');
  await part(data, 'filter-split').selectOption('train');
  await until('only those to learn from', () => tiles(data), (all) => all.length === 2 && all.every(([, , split]) => split === 'train'));
  await data.screenshot({ path: join(RESULTS, 'pictures.png') });
  assert.deepEqual(page.complaints, []);
});

test('two classes that became one are brought apart again by undo, and joined by redo', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = await four(page);
  await part(data, 'show-pictures').click();
  const before = await until('four tiles', () => tiles(data), (all) => all.length === 4);
  const labels = (all) => all.map(([image, kind]) => [image, kind]).sort();
  const name = data.locator('[data-testid="class-card"][data-class="cats"]').getByTestId('class-name');
  await name.fill('dogs');
  await name.blur();
  await until('one class', () => counts(data), (all) => JSON.stringify(all) === '{"dogs":4}');
  assert.equal(await part(page, 'undo').getAttribute('aria-label'), 'Undo: rename the class cats to dogs');
  for (let round = 0; round < 2; round++) {
    await part(page, 'undo').click();
    await until('two classes', () => counts(data), (all) => all.cats === 2 && all.dogs === 2);
    await until('the very same pictures in each', async () => JSON.stringify(labels(await tiles(data))), (all) => all === JSON.stringify(labels(before)));
    await part(page, 'redo').click();
    await until('one class again', () => counts(data), (all) => JSON.stringify(all) === '{"dogs":4}');
  }
  assert.equal(await part(data, 'failure').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('a table of labels says what the pictures are, from a zip and beside them', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  const table = 'filename,label,split\na.png,"big, wet dog",train\nb.png,cat,test\nc.png,cat,train\nlost.png,cat,train\n';
  const pictures = { 'a.png': picture([9, 9, 200], 1), 'b.png': picture([200, 9, 9], 2), 'c.png': picture([200, 9, 9], 3) };
  await addPictures(data, file('set.zip', zip({ 'labels.csv': Buffer.from(table), ...pictures, 'stray.png': picture([1, 1, 1]) }), 'application/zip'));
  await until('classes of the table', () => counts(data), (all) => all['big, wet dog'] === 1 && all.cat === 2);
  const problems = await until('what is amiss', () => part(data, 'problems').innerText(), (text) => /lost\.png/.test(text));
  assert.match(problems, /stray\.png/);
  assert.match(await data.locator('[data-class="cat"]').getByTestId('class-count').innerText(), /1 to learn, 1 to test/);

  await part(data, 'clear-data').click();
  await until('nothing', () => total(data), (count) => count === 0);
  await part(data, 'data-input').setInputFiles([file('labels.csv', table, 'text/csv'), ...Object.entries(pictures).map(([name, bytes]) => file(name, bytes, 'image/png'))]);
  await until('the same by several files', () => counts(data), (all) => all['big, wet dog'] === 1 && all.cat === 2);
});

test('a Teachable Machine project brings its classes', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  const manifest = Buffer.from(JSON.stringify({ type: 'image', version: '2.4.5', appdata: { publishResult: {}, trainEpochs: 50 } }));
  const project = zip({ 'manifest.json': manifest, 'Class 1-!-0.png': picture([200, 0, 0], 1), 'Class 1-!-1.png': picture([200, 0, 0], 2), 'My dog-!-0.png': picture([0, 0, 200], 3) });
  await addPictures(data, file('project.tm', project));
  await until('its classes', () => counts(data), (all) => all['Class 1'] === 2 && all['My dog'] === 1);
  await part(data, 'data-input').setInputFiles(file('sounds.tm', zip({ 'manifest.json': Buffer.from('{"type":"audio"}'), 'a-!-0.png': picture([1, 2, 3]) })));
  await until('why not', () => part(data, 'problems').allInnerTexts(), (texts) => texts.some((text) => /audio/.test(text)));
  assert.equal(await total(data), 3);
});

test('a pasted picture goes to the class that was clicked, and other sites are not asked', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = await four(page);
  const card = data.locator('[data-testid="class-card"][data-class="dogs"]');
  const bytes = [...picture([0, 200, 0], 5)];
  await part(card, 'class-count').click();
  const paste = (what) => page.evaluate(async ([bytes, text]) => {
    const clipboardData = new DataTransfer();
    if (bytes) clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
    if (text) clipboardData.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, what);
  await paste([bytes, null]);
  await until('the pasted picture', () => counts(data), ({ cats, dogs }) => cats === 2 && dogs === 3);
  await paste([null, 'https://example.org/cat.png']);
  await until('why not', () => part(page, 'notice').allInnerTexts(), (texts) => texts.some((text) => /other sites/.test(text)));
  // Beside the page's own files: no address is asked for elsewhere.
  assert.deepEqual(page.outside, []);
  await part(data, 'other-ways').locator('summary').click();
  await part(data, 'data-address').fill('samples/shapes.zip');
  await part(data, 'data-address').blur();
  await until('the sample, by its address', () => total(data), (count) => count > 20);
  assert.deepEqual(page.outside, []);
});

test('a saved zip brings back the same classes, counts and splits', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  await run(data);
  const said = () => part(data, 'class-card').evaluateAll((all) => all.map((card) => [card.dataset.class, card.querySelector('[data-testid="class-count"]').textContent]));
  const before = await said();
  const [download] = await Promise.all([page.waitForEvent('download'), part(data, 'save-data').click()]);
  assert.equal(download.suggestedFilename(), 'images.zip');
  const saved = readFileSync(await download.path());
  const fresh = await open(t, here);
  const other = cell(fresh, 'data');
  await addPictures(other, file('images.zip', saved, 'application/zip'));
  await until('the pictures again', () => total(other), (count) => count > 0);
  await reaches(other, 'done');
  const again = await part(other, 'class-card').evaluateAll((all) => all.map((card) => [card.dataset.class, card.querySelector('[data-testid="class-count"]').textContent]));
  assert.deepEqual(again, before);
  // What was given as a file is given back, to the byte.
  const own = picture([7, 77, 177], 9);
  await part(other, 'data-input').setInputFiles([file('labels.csv', 'file,class\nown.png,mine\n', 'text/csv'), file('own.png', own, 'image/png')]);
  await until('one more', () => counts(other), ({ mine }) => mine === 1);
  const [second] = await Promise.all([fresh.waitForEvent('download'), part(other, 'save-data').click()]);
  const files = unzipSync(readFileSync(await second.path()));
  const found = Object.entries(files).filter(([path]) => path.endsWith('/mine/own.png'));
  assert.equal(found.length, 1, `${Object.keys(files)}`);
  assert.deepEqual(Buffer.from(found[0][1]), own);
});

test('the camera is mirrored or not, counts down, and says in plain words why it does not start', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = await four(page);
  await part(data, 'camera').click();
  const view = data.locator('.camera').first();
  await until('the camera', () => view.getAttribute('data-state'), (state) => state === 'live');
  assert.equal(await view.getAttribute('data-mirrored'), 'true');
  await part(data, 'camera-mirror').uncheck();
  assert.equal(await view.getAttribute('data-mirrored'), 'false');
  await part(data, 'burst-every').selectOption('100');
  await part(data, 'burst-countdown').selectOption('3');
  await part(data, 'burst-frames').fill('4');
  const card = data.locator('[data-testid="class-card"][data-class="cats"]');
  await part(card, 'hold-to-record').click();
  await until('the countdown', () => part(card, 'hold-to-record').innerText(), (text) => /^[123]…/.test(text));
  await until('four more', () => counts(data), ({ cats }) => cats === 6);
  await until('the end', () => part(card, 'hold-to-record').getAttribute('aria-pressed'), (pressed) => pressed === 'false');
  await part(data, 'camera').click();
  for (const [name, words, says] of [
    ['NotAllowedError', 'Permission denied by system', /privacy settings/],
    ['NotAllowedError', 'Permission denied', /address/],
    ['NotReadableError', 'in use', /another program/],
    ['NotFoundError', '', /Plug one in/],
  ]) {
    await page.evaluate(([name, words]) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException(words, name));
    }, [name, words]);
    await part(data, 'camera').click();
    await part(data, 'camera-error').filter({ hasText: says }).waitFor();
  }
});
