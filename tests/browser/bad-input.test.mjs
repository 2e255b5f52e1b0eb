// Whatever is handed to the page: a plain sentence, and what was there before is still there.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFile } from 'node:fs/promises';
import { MINUTE, open, site } from './browser.mjs';
import { WEIGHTS, file, hugePng, missing, picture, safetensors, zip, zipBomb } from './fixtures.mjs';
import { addPictures, cell, counts, failures, part, reaches, run, sentence, total, until } from './notebook.mjs';

/** A sentence for people: starts with a capital or a file's name, ends like one, shows no code. */
function plain(text) {
  assert.ok(text.length > 15 && text.length < 600, text);
  assert.doesNotMatch(text, /panicked|unwrap|Err\(|Error\(|undefined|\[object|RuntimeError|NaN/, text);
}

/** Everything a cell or the page says went wrong. */
async function complaints(within) {
  return [...(await failures(within)), ...(await part(within, 'problems').allInnerTexts())];
}

const here = site();

const weights = [
  ['a file that is no safetensors', () => Buffer.from('PK this is no safetensors file, only text that goes on for a while')],
  ['an empty file', () => Buffer.alloc(0)],
  ['a header cut short', () => safetensors({ cls_token: [1, 1, 192], 'head.weight': [10, 192] }).subarray(0, 40)],
  ['contents cut short', () => safetensors({ cls_token: [1, 1, 192], 'head.weight': [10, 192] }).subarray(0, -100)],
  ['another architecture', () => safetensors({ 'conv1.weight': [64, 3, 7, 7], 'layer1.0.conv1.weight': [64, 64, 3, 3], 'fc.weight': [10, 64], 'fc.bias': [10] })],
];
if (!missing) weights.push(['the real weights cut in half', async () => (await readFile(WEIGHTS)).subarray(0, 11_000_000)]);

test('weights that do not load are explained, and the model before them still works', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const model = cell(page, 'model');
  await run(model);
  await run(cell(page, 'data'));
  await part(model, 'model-source').selectOption('file');
  for (const [what, contents] of weights) {
    await t.test(what, async () => {
      await part(model, 'weights-input').setInputFiles(file(`${what}.safetensors`, await contents()));
      await part(model, 'run').click();
      await until('a failure', () => model.getAttribute('data-state'), (state) => state === 'failed');
      plain(await sentence(model, 'failure'));
    });
  }
  await part(model, 'model-source').selectOption('starter');
  await run(cell(page, 'train'));
});

// A picture must have a class before anybody looks into it: these come in a folder named after one.
const among = (name, contents) => zip({ [`cats/${name}`]: contents });
const images = [
  ['empty.zip', () => among('empty.png', Buffer.alloc(0)), /empty/],
  ['text.zip', () => among('text.jpg', Buffer.from('Dear diary, this is not a photograph.\n'.repeat(20))), /not an image/],
  ['half.zip', () => among('half.png', picture([10, 200, 10]).subarray(0, 300)), /cut off/],
  ['huge.zip', () => among('huge.png', hugePng(10_000, 10_000)), /100 megapixels/],
  ['wider.zip', () => among('wider.png', hugePng(4_000_000, 25)), /100 megapixels/],
  ['nowhere.png', () => picture([10, 200, 10]), /class is unknown/],
  ['outside.zip', () => zip({ '../../outside/x.png': picture([1, 2, 3]), '/etc/x.png': picture([1, 2, 3]) }), /leave the zip/],
  ['bomb.zip', () => zipBomb('train/a/zeros.png', 10), /unpacks to more/],
  ['liar.zip', () => zipBomb('train/a/zeros.png', 1, 1000), /damaged/],
  ['cut.zip', () => zip({ 'a/x.png': picture([1, 2, 3]), 'b/x.png': picture([9, 2, 3]) }).subarray(0, 500), /cut off/],
];

test('images and zips that cannot be used are named with the reason, and the others stay', { timeout: 15 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const data = cell(page, 'data');
  const good = zip({ 'cats/1.png': picture([200, 0, 0], 1), 'cats/2.png': picture([200, 0, 0], 2), 'dogs/1.png': picture([0, 0, 200], 1), 'dogs/2.png': picture([0, 0, 200], 2) });
  await addPictures(data, file('good.zip', good, 'application/zip'));
  await until('the good images', () => counts(data), ({ cats, dogs }) => cats === 2 && dogs === 2);
  for (const [name, contents, says] of images) {
    await t.test(name, async () => {
      await part(data, 'data-input').setInputFiles(file(name, contents()));
      const said = await until(`a sentence about ${name}`, () => complaints(data), (texts) => texts.some((text) => says.test(text)), MINUTE);
      t.diagnostic(`${name}: ${said.join(' ').replaceAll('\n', ' ')}`);
      said.forEach(plain);
      const { cats, dogs } = await counts(data);
      assert.deepEqual([cats, dogs], [2, 2]);
    });
  }
});

const sets = [
  ['one class only', { 'a/1.png': picture([200, 0, 0], 1), 'a/2.png': picture([200, 0, 0], 2), 'a/3.png': picture([200, 0, 0], 3) }, /class/i],
  ['a class with one image', { 'a/1.png': picture([200, 0, 0], 1), 'a/2.png': picture([200, 0, 0], 2), 'a/3.png': picture([200, 0, 0], 3), 'b/1.png': picture([0, 200, 0], 4) }, /image|class/i],
];

for (const [what, files, says] of sets) {
  test(`${what}: training is refused in a plain sentence, or works, and nothing is lost`, { timeout: 10 * MINUTE }, async (t) => {
    const page = await open(t, here);
    const [data, train] = [cell(page, 'data'), cell(page, 'train')];
    await addPictures(data, file('set.zip', zip(files), 'application/zip'));
    await until('the images', () => total(data), (count) => count === Object.keys(files).length);
    await part(train, 'run').click();
    const said = await until('a sentence', async () => [...(await complaints(train)), ...(await complaints(data)), ...(await part(page, 'notice').allInnerTexts())], (texts) => texts.some((text) => says.test(text)));
    t.diagnostic(said.join(' '));
    said.forEach(plain);
    assert.equal(await total(data), Object.keys(files).length);
  });
}

test('an image that cannot be predicted keeps the last prediction', { timeout: 10 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const predict = cell(page, 'predict');
  await run(cell(page, 'train'));
  await part(predict, 'predict-input').setInputFiles(file('good.png', picture([200, 0, 0])));
  await reaches(predict, 'done');
  const before = await part(predict, 'prediction').count();
  await part(predict, 'predict-input').setInputFiles(file('bad.jpg', 'no picture'));
  plain(await sentence(predict, 'failure'));
  assert.equal(await part(predict, 'prediction').count(), before);
});
