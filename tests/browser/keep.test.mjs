// Notebooks keep themselves: through closing, crashes, damage, a second tab and a full device.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { MINUTE, open, site } from './browser.mjs';
import { file, picture, zip } from './fixtures.mjs';
import { addPictures, cell, cells, openNotebook, part, reaches, run, save, share, total, until } from './notebook.mjs';

const here = site();

/** Waits until the page says that all is kept. */
async function kept(page) {
  await until('kept', () => part(page, 'keeping').getAttribute('data-state'), (state) => state === 'kept');
}

/** Another tab of the same person. */
async function another(page, path = '') {
  const next = await page.context().newPage();
  const complaints = [];
  next.on('pageerror', (error) => complaints.push(String(error)));
  await next.goto(here.url + path);
  await part(next, 'title').waitFor();
  return Object.assign(next, { complaints });
}

/** The page as it opens after its last tab was closed. */
async function reopen(page) {
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.goto(here.url);
  await part(next, 'title').waitFor();
  return next;
}

/** The title that stands over the notebook. */
const title = (page) => part(page, 'title').inputValue();

/** Changes the files in the folder of the open notebook: name → contents, or null to delete it. */
function tamper(page, files) {
  return page.evaluate(async (files) => {
    const id = location.hash.split('/').pop();
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('notebooks')).getDirectoryHandle(id);
    for (const [name, contents] of Object.entries(files)) {
      if (contents === null) await folder.removeEntry(name);
      else {
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await stream.write(contents);
        await stream.close();
      }
    }
  }, files);
}

/** The copies of the open notebook's document: name → [number, text]. */
function copies(page) {
  return page.evaluate(async () => {
    const id = location.hash.split('/').pop();
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('notebooks')).getDirectoryHandle(id);
    const found = {};
    for (const name of ['document-a', 'document-b']) {
      const file = await folder.getFileHandle(name).then((handle) => handle.getFile(), () => null);
      if (file) {
        const text = await file.text();
        found[name] = [JSON.parse(text.split('\n')[1]).number, text];
      }
    }
    return found;
  });
}

/** A page whose notebook was kept at least twice, under this title; its newer copy's name and text, and the older's. */
async function twice(t, name) {
  const page = await open(t, here);
  // The first copy is of what was there at first: with a single one, nobody could tell that another is gone.
  await kept(page);
  await part(page, 'title').fill('Before');
  await kept(page);
  await part(page, 'title').fill(name);
  await kept(page);
  const found = Object.entries(await copies(page)).sort(([, [a]], [, [b]]) => b - a);
  assert.equal(found.length, 2);
  const [[newer, [, text]], [older]] = found;
  return { page, newer, older, text };
}

async function library(page) {
  await part(page, 'notebooks').click();
  await part(page, 'book').first().waitFor();
}

/** The titles on the cards. */
const titles = (page) => part(page, 'book-open').allInnerTexts();

/** The card of a notebook. */
const book = (page, name) => part(page, 'book').filter({ has: page.getByTestId('book-open').getByText(name, { exact: true }) });

test('what is typed is there again after the tab is closed at once', { timeout: 5 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await part(page, 'title').fill('Leaves');
  await cell(page, 'note').getByTestId('note-view').click();
  await part(page, 'note-edit').fill('half a sent');
  await part(page, 'note-edit').pressSequentially('ence');
  page = await reopen(page); // without a pause, and with the field still open
  assert.equal(await title(page), 'Leaves');
  await part(cell(page, 'note'), 'note-view').filter({ hasText: 'half a sentence' }).waitFor();
  await kept(page);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')).length), 0, 'the draft has become a copy');
});

test('what is typed before anything could be written is there again, with its address and without', { timeout: 3 * MINUTE }, async (t) => {
  for (const keepsAddress of [true, false]) {
    const context = await here.browser.newContext({ serviceWorkers: 'block' });
    t.after(() => context.close());
    await context.addInitScript(() => {
      if (sessionStorage.getItem('slow')) return;
      sessionStorage.setItem('slow', 'the first visit');
      const { getDirectoryHandle } = FileSystemDirectoryHandle.prototype;
      FileSystemDirectoryHandle.prototype.getDirectoryHandle = function (name, options) {
        const makes = options?.create && name.includes('-');
        return makes ? new Promise(() => {}) : getDirectoryHandle.call(this, name, options);
      };
    });
    const page = await context.newPage();
    await page.goto(here.url);
    await part(page, 'device').filter({ hasText: 'CPU' }).waitFor(); // all of the page is there
    await part(page, 'title').fill('Quick');
    if (keepsAddress) await page.reload();
    else await page.goto('about:blank').then(() => page.goto(here.url));
    await until('the title', () => title(page), (title) => title === 'Quick');
    await kept(page);
    assert.deepEqual(Object.keys(await copies(page)), ['document-a']);
    assert.equal(await part(page, 'notice').count(), 0, 'nothing is amiss');
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')).length), 0);
  }
});

test('all is kept without a word, and nothing is asked when leaving', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'keeping').filter({ hasText: 'Kept on this device' }).waitFor();
  await part(page, 'title').fill('Quiet');
  await kept(page);
  const asked = [];
  page.on('dialog', (dialog) => (asked.push(dialog.message()), dialog.accept()));
  await page.close({ runBeforeUnload: true });
  assert.deepEqual(asked, []);
  assert.deepEqual(page.complaints, []);
});

test('a result is kept with the notebook', { timeout: 5 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await run(cell(page, 'train'));
  const top1 = await share(cell(page, 'train'), 'test-top1');
  await kept(page);
  page = await reopen(page);
  assert.equal(await share(cell(page, 'train'), 'test-top1'), top1);
  await library(page);
  await part(page, 'book-figures').filter({ hasText: /best accuracy \d/ }).waitFor();
});

test('a page that is killed loses no more than the last moment', { timeout: 5 * MINUTE }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'keep-'));
  const browser = here.browser.browserType();
  const options = { executablePath: process.env.CHROME, channel: process.env.CHROME ? undefined : 'chromium', args: ['--no-sandbox'] };
  let context = await browser.launchPersistentContext(folder, options);
  t.after(async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  let page = await context.newPage();
  await page.goto(here.url);
  await part(page, 'title').fill('Survivor');
  await kept(page);
  await part(page, 'title').fill('Survivor, and more');
  const devtools = await context.newCDPSession(page);
  devtools.send('Page.crash').catch(() => {}); // no page is left to answer
  await page.waitForEvent('crash');
  page = await context.newPage();
  await page.goto(here.url);
  assert.match(await part(page, 'title').inputValue(), /^Survivor/);
  assert.equal(await part(page, 'notice').count(), 0);
  await context.close();
  context = await browser.launchPersistentContext(folder, options);
  page = await context.newPage();
  await page.goto(here.url);
  assert.match(await part(page, 'title').inputValue(), /^Survivor/, 'and after the browser was ended');
});

test('a second tab is told, reads only, and takes over once the first is closed', { timeout: 5 * MINUTE }, async (t) => {
  const first = await open(t, here);
  await part(first, 'title').fill('Shared');
  await kept(first);
  const second = await another(first);
  await part(second, 'read-only').filter({ hasText: /open in another tab/ }).waitFor();
  assert.equal(await title(second), 'Shared');
  assert.ok(await part(second, 'title').isDisabled());
  assert.ok(await part(cell(second, 'train'), 'run').isDisabled());
  assert.ok(await part(second, 'run-all').isDisabled());
  await cell(second, 'note').getByTestId('note-view').click();
  assert.equal(await part(second, 'note-edit').count(), 0, 'a note does not open for editing');
  assert.equal(await part(first, 'read-only').count(), 0);

  await part(first, 'title').fill('Shared, changed at the last moment');
  await first.close();
  await until('taken over', () => part(second, 'read-only').count(), (count) => count === 0);
  assert.equal(await title(second), 'Shared, changed at the last moment');
  await part(second, 'title').fill('Mine now');
  await kept(second);
  assert.deepEqual(second.complaints, []);
  assert.equal(await title(await reopen(second)), 'Mine now');
});

/** Everything below the folder of notebooks: path → size and time of the last writing. */
function written(page) {
  return page.evaluate(async () => {
    const found = {};
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') await walk(entry, `${path}${name}/`);
        else {
          const { size, lastModified } = await entry.getFile();
          found[path + name] = [size, lastModified];
        }
      }
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle('notebooks'), '');
    return found;
  });
}

test('a second tab shows pictures and results, writes nothing, and goes on with them', { timeout: 6 * MINUTE }, async (t) => {
  const first = await open(t, here);
  const zipped = {};
  for (let i = 0; i < 8; i++) {
    zipped[`set/red/${i}.png`] = picture([220, 40, 40], i);
    zipped[`set/blue/${i}.png`] = picture([40, 60, 220], i);
  }
  await addPictures(cell(first, 'data'), file('some.zip', zip(zipped), 'application/zip'));
  await until('all pictures', () => total(cell(first, 'data')), (count) => count === 16);
  await run(cell(first, 'train'));
  const top1 = await share(cell(first, 'train'), 'test-top1');
  await until('the weights on the device', () => written(first), (all) => Object.keys(all).some((path) => path.includes('/models/') && path.endsWith('safetensors')));
  await kept(first);
  let before = await written(first);
  await until('nothing more to write', async () => {
    const last = JSON.stringify(before);
    before = await written(first);
    await new Promise((next) => setTimeout(next, 1000));
    return JSON.stringify(await written(first)) === last;
  }, Boolean);

  const second = await another(first);
  await part(second, 'read-only').waitFor();
  const data = cell(second, 'data');
  await until('all pictures here, too', () => total(data), (count) => count === 16);
  await reaches(data, 'done');
  await reaches(cell(second, 'train'), 'done');
  assert.equal(await share(cell(second, 'train'), 'test-top1'), top1);
  const seen = (within) => part(data, within).locator('img').evaluateAll((all) => all.filter((image) => image.complete && image.naturalWidth > 0).length);
  await until('small pictures', () => seen('class-card'), (count) => count === 16);
  const shows = part(data, 'show-pictures');
  await shows.focus();
  await second.keyboard.press('Enter');
  await until('the grid', () => seen('tile'), (count) => count > 0);
  await part(data, 'tile').first().dblclick();
  await part(second, 'picture').waitFor();
  assert.ok(await part(second, 'remove-picture').isDisabled());
  await second.keyboard.press('Escape');
  await part(data, 'pictures-grid').focus();
  await second.keyboard.press('Control+a');
  await second.keyboard.press('Delete');
  assert.ok(await part(data, 'clear-data').isDisabled());
  assert.equal(await total(data), 16);
  assert.deepEqual(await written(first), before, 'the second tab writes and deletes nothing');

  await first.close();
  await until('taken over', () => part(second, 'read-only').count(), (count) => count === 0);
  await until('all pictures, again', () => total(data), (count) => count === 16);
  await reaches(data, 'done');
  await reaches(cell(second, 'train'), 'done');
  await run(cell(second, 'evaluate'));
  assert.deepEqual(second.complaints, []);
});

test('notebooks are made, opened, copied, renamed and found again by address', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'title').fill('One');
  await kept(page);
  await library(page);
  assert.deepEqual(await titles(page), ['One']);

  await part(page, 'new-notebook').filter({ hasText: 'Empty notebook' }).click();
  await until('an empty notebook', () => cells(page), (now) => now.length === 0);
  await part(page, 'title').fill('Two');
  await kept(page);
  const address = page.url();
  assert.match(address, /#\/n\/[0-9a-f-]+$/);

  await library(page);
  await until('both', () => titles(page), (now) => now.join() === 'Two,One');
  await part(book(page, 'One'), 'book-duplicate').click();
  await until('a copy', () => titles(page), (now) => now.length === 3 && now.includes('One (copy)'));
  await part(book(page, 'One (copy)'), 'book-rename').click();
  await part(page, 'book-title').fill('Three');
  await part(page, 'book-title').press('Enter');
  await until('its new name', () => titles(page), (now) => now.includes('Three') && !now.includes('One (copy)'));
  await part(book(page, 'Two'), 'book-rename').click();
  await part(page, 'book-title').fill('Never');
  await part(page, 'book-title').press('Escape');
  assert.ok((await titles(page)).includes('Two'));

  await book(page, 'Three').getByTestId('book-open').click();
  await until('it is open', () => title(page), (now) => now === 'Three');
  assert.equal((await cells(page)).length, 9);
  await page.goBack();
  await part(page, 'library').waitFor();
  await page.goto(address);
  await until('the address opens it', () => title(page), (now) => now === 'Two');
  await page.reload();
  await until('and again', () => title(page), (now) => now === 'Two');
  const second = await another(page, '#/n/no-such-notebook');
  await part(second, 'notice').filter({ hasText: /not on this device, or it was deleted/ }).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a deleted notebook can be brought back, by undo and later, until it is old', { timeout: 5 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await part(page, 'title').fill('Keep me');
  await kept(page);
  await library(page);
  await part(page, 'new-notebook').filter({ hasText: 'Empty notebook' }).click();
  await part(page, 'title').fill('Other');
  await kept(page);
  await library(page);

  await part(book(page, 'Keep me'), 'book-delete').click();
  await until('it is gone', () => titles(page), (now) => now.join() === 'Other');
  await part(page, 'undo-delete').click();
  await until('it is back', () => titles(page), (now) => now.includes('Keep me'));

  // The open one too.
  await part(book(page, 'Other'), 'book-delete').click();
  await until('it is gone', () => titles(page), (now) => now.join() === 'Keep me');
  page = await reopen(page);
  assert.equal(await title(page), 'Keep me');
  await library(page);
  await part(page, 'deleted-book').filter({ hasText: 'Other' }).getByTestId('book-restore').click();
  await until('it is back', () => titles(page), (now) => now.includes('Other'));

  await part(book(page, 'Other'), 'book-delete').click();
  const gone = part(page, 'deleted-book').filter({ hasText: 'Other' });
  await gone.waitFor();
  const id = await gone.getAttribute('data-id');
  await page.evaluate(async (id) => {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('notebooks')).getDirectoryHandle(id);
    const stream = await (await folder.getFileHandle('deleted.json')).createWritable();
    await stream.write(JSON.stringify({ deleted_ms: Date.now() - 31 * 24 * 3600 * 1000 }));
    await stream.close();
  }, id);
  await page.reload();
  const left = () => page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const ids = [];
    for await (const id of (await root.getDirectoryHandle('notebooks')).keys()) ids.push(id);
    return ids;
  });
  await until('after a month it is cleared away', left, (ids) => ids.length === 1 && !ids.includes(id));
});

for (const [what, spoil] of [
  ['cut short', (text) => text.slice(0, text.length / 2)],
  ['garbage', () => '\0\u0001 nothing that ever was a notebook'],
  ['empty', () => ''],
  ['gone', () => null],
]) {
  test(`of a notebook whose newest copy is ${what} the one before opens, and it is said`, { timeout: 5 * MINUTE }, async (t) => {
    let { page, newer, text } = await twice(t, 'After');
    await tamper(page, { [newer]: spoil(text) });
    page = await reopen(page);
    assert.equal(await title(page), 'Before');
    await part(page, 'notice').filter({ hasText: /version before it was opened/ }).waitFor();
    await until('two whole copies again', () => copies(page).catch(() => ({})), (found) => Object.keys(found).length === 2);
    page = await reopen(page);
    assert.equal(await title(page), 'Before');
    assert.equal(await part(page, 'notice').count(), 0, 'once is enough');
  });
}

test('of a notebook with no whole copy the cells that are left come back', { timeout: 5 * MINUTE }, async (t) => {
  let { page, newer, older, text } = await twice(t, 'Torn');
  await tamper(page, { [newer]: text.slice(0, text.length - 400), [older]: 'garbage' });
  page = await reopen(page);
  await part(page, 'notice').filter({ hasText: /cells that could still be read were brought back/ }).waitFor();
  assert.equal(await title(page), 'Torn');
  const left = (await cells(page)).length;
  assert.ok(left >= 3 && left < 9, `${left} cells`);
});

test('a notebook of which nothing can be read is said, left as it is, and can be deleted', { timeout: 5 * MINUTE }, async (t) => {
  let { page, newer, older } = await twice(t, 'Lost');
  const lost = page.url();
  await tamper(page, { [newer]: 'garbage', [older]: '\0'.repeat(5000) });
  page = await reopen(page);
  await part(page, 'notice').filter({ hasText: /nothing of it could be read/ }).waitFor();
  assert.equal(await title(page), 'Your first classifier', 'a fresh one, beside it');
  await library(page);
  await until('both', () => titles(page), (now) => now.includes('A damaged notebook') && now.length === 2);
  await page.getByLabel('Close this message').click();
  await page.goto(lost);
  await part(page, 'notice').filter({ hasText: /nothing of it could be read/ }).waitFor();
  await part(book(page, 'A damaged notebook'), 'book-delete').click();
  await until('it is gone', () => titles(page), (now) => now.length === 1);
});

test('a full device is said once, in one sentence, and what was kept stays', { timeout: 5 * MINUTE }, async (t) => {
  let page = await open(t, here);
  await part(page, 'title').fill('Small');
  await kept(page);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await part(page, 'title').fill('Too much');
  await part(page, 'notice').filter({ hasText: /last changes are not kept on this device: this device has no room left/ }).waitFor();
  await part(page, 'keeping').filter({ hasText: 'Not kept: this device has no room left for this page' }).waitFor();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await part(page, 'title').fill('Room again');
  await kept(page);
  page = await reopen(page);
  assert.equal(await title(page), 'Room again');
});

test('little room is said in the library before it is too late', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  // What browsers that tell the truth would say; Chromium adds ten gigabytes to whatever is used.
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 900_000_000, quota: 1_000_000_000 });
  });
  await page.reload();
  await part(page, 'title').fill('Large');
  await part(page, 'notice').filter({ hasText: /little room left for this page: 900 MB of 1\.0 GB/ }).waitFor();
  await library(page);
  await part(page, 'library-warning').filter({ hasText: /little room left/ }).waitFor();
});

test('without a place to keep notebooks the page works, and says that it does not keep', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await page.addInitScript(() => delete FileSystemFileHandle.prototype.createWritable);
  await page.reload();
  await part(page, 'keeping').filter({ hasText: /Not kept: this browser gives the page no place/ }).waitFor();
  await part(page, 'title').fill('Unkept');
  const asked = new Promise((answer) => page.once('dialog', (dialog) => (answer(dialog.message()), dialog.dismiss())));
  await part(page, 'open-input').setInputFiles({ name: 'a.vitrine.json', mimeType: 'application/json', buffer: Buffer.from('{"vitrine":1,"title":"New","cells":[]}') });
  assert.match(await asked, /not kept and would be lost/);
  assert.equal(await title(page), 'Unkept');
  await openNotebook(page, { vitrine: 1, title: 'New', cells: [] });
  await until('it opens', () => title(page), (now) => now === 'New');
});

test('a notebook file opens beside the others', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'title').fill('Old');
  await kept(page);
  await openNotebook(page, { vitrine: 1, title: 'From a file', cells: [] });
  await until('it opens', () => title(page), (now) => now === 'From a file');
  await library(page);
  await until('both', () => titles(page), (now) => now.includes('Old') && now.includes('From a file'));
});

test('a .vitrine file carries the notebook and what belongs to it', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'title').fill('To share');
  await kept(page);
  const picture = Buffer.from('not really a picture, but just as long');
  await page.evaluate(async (text) => {
    const id = location.hash.split('/').pop();
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('notebooks')).getDirectoryHandle(id);
    const images = await folder.getDirectoryHandle('images', { create: true });
    const stream = await (await images.getFileHandle('été.png', { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }, picture.toString());
  const saved = await save(page);
  await part(page, 'sharing').click();
  const [download] = await Promise.all([page.waitForEvent('download'), part(page, 'share').click()]);
  assert.equal(download.suggestedFilename(), 'To share.vitrine');
  const bytes = await readFile(await download.path());
  const files = unzipSync(new Uint8Array(bytes));
  assert.deepEqual(Object.keys(files).sort(), ['images/été.png', 'manifest.json', 'notebook.json']);
  assert.deepEqual(JSON.parse(Buffer.from(files['notebook.json'])), saved);
  assert.deepEqual(Buffer.from(files['images/été.png']), picture);

  // Packed again by another program, deflated, with something more in it; in a browser that never saw it.
  const again = Buffer.from(zipSync({ ...files, 'extra.txt': new Uint8Array([1]) }, { level: 9 }));
  for (const buffer of [bytes, again]) {
    const other = await open(t, here);
    await part(other, 'open-input').setInputFiles({ name: 'To share.vitrine', mimeType: 'application/zip', buffer });
    await until('it opens', () => title(other), (now) => now === 'To share');
    assert.equal(await part(other, 'notice').count(), 0);
    const belongings = await other.evaluate(async () => {
      const id = location.hash.split('/').pop();
      const root = await navigator.storage.getDirectory();
      const folder = await (await root.getDirectoryHandle('notebooks')).getDirectoryHandle(id);
      const file = await (await (await folder.getDirectoryHandle('images')).getFileHandle('été.png')).getFile();
      const names = [];
      for await (const name of folder.keys()) names.push(name);
      return [await file.text(), names.includes('extra.txt')];
    });
    assert.deepEqual(belongings, [picture.toString(), false]);
    assert.deepEqual(await save(other), saved);
    assert.deepEqual(other.complaints, []);
  }
});

for (const [what, change, words] of [
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 30), /could not be opened as a Vitrine notebook/],
  ['scribbled on', (bytes) => (bytes.fill(0x2a, 200, 600), bytes), /could not be opened|cannot be read|not a/],
  ['no notebook at all', () => Buffer.from(zipSync({ 'a.txt': new Uint8Array([1]) })), /not a Vitrine notebook/],
  ['from the far future', () => Buffer.from(zipSync({ 'manifest.json': Buffer.from('{"vitrine_bundle":9,"readable_from":9}'), 'notebook.json': Buffer.from('{}') })), /newer Vitrine/],
]) {
  test(`a .vitrine file that is ${what} is refused in words`, { timeout: 5 * MINUTE }, async (t) => {
    const page = await open(t, here);
    await part(page, 'title').fill('Mine');
    await kept(page);
    await part(page, 'sharing').click();
    const [download] = await Promise.all([page.waitForEvent('download'), part(page, 'share').click()]);
    const buffer = change(Buffer.from(await readFile(await download.path())));
    await part(page, 'open-input').setInputFiles({ name: 'x.vitrine', mimeType: 'application/zip', buffer });
    await part(page, 'notice').filter({ hasText: words }).waitFor();
    await part(page, 'notice').filter({ hasText: 'Your own notebook is unchanged.' }).waitFor();
    assert.equal(await title(page), 'Mine');
    assert.deepEqual(page.complaints, []);
  });
}

test('a .vitrine file with a damaged picture opens without it, and says so', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await kept(page);
  const manifest = { vitrine_bundle: 1, readable_from: 1, files: [{ path: 'images/a', bytes: 1 }, { path: 'images/b', bytes: 1 }, { path: '../../escape', bytes: 1 }] };
  const notebook = { vitrine: 1, title: 'With holes', cells: [] };
  const buffer = Buffer.from(zipSync({
    'manifest.json': Buffer.from(JSON.stringify(manifest)),
    'notebook.json': Buffer.from(JSON.stringify(notebook)),
    'images/a': new Uint8Array([1]),
    '../../escape': new Uint8Array([1]),
  }));
  await part(page, 'open-input').setInputFiles({ name: 'x.vitrine', mimeType: 'application/zip', buffer });
  await until('it opens', () => title(page), (now) => now === 'With holes');
  await part(page, 'notice').filter({ hasText: /1 file that belong/ }).waitFor();
});
