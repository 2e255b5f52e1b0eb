// A model in by its hub id, and out again as the package that other tools open.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, ROOT, open, site } from './browser.mjs';
import { cell, part, reaches, run, sentence, until } from './notebook.mjs';

// The starter model plays a published one; of the files beside it the mirror has none.
const here = site({ 'mirror/own/starter/resolve/main/model.safetensors': join(ROOT, 'static/models/starter.safetensors') });

test('a hub id is resolved at a mirror, an unknown one is named', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here, { path: '?hub=mirror/' });
  const model = cell(page, 'model');
  await part(model, 'model-source').selectOption('hub');
  await part(model, 'hub-id').fill('own/starter');
  await part(model, 'hub-id').blur();
  await run(model);
  assert.match(await part(model, 'model-preprocess').innerText(), /64 × 64 pixels: short side to 73 px/);
  await part(model, 'hub-id').fill('own/nothing');
  await part(model, 'hub-id').blur();
  await part(model, 'run').click();
  await reaches(model, 'failed').catch(() => {}); // a failure ends the wait
  assert.match(await sentence(model, 'failure', /hub/), /own\/nothing/);
  assert.equal(await part(model, 'model-info').count(), 1, 'the model before is still there');
  assert.deepEqual(page.outside, []);
});

test('a trained model leaves as one zip with a card', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  const train = cell(page, 'train');
  await part(train, 'run').click();
  await until('the end of the run', () => part(train, 'export-package').count(), (count) => count > 0);
  const coming = page.waitForEvent('download');
  await part(train, 'export-package').click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'tuned.zip');
  // Nothing in it is compressed, so its parts can be read as they lie.
  const bytes = await readFile(await download.path());
  assert.deepEqual([...bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4]);
  const text = bytes.toString('latin1');
  for (const name of ['config.json', 'preprocessor_config.json', 'model.safetensors', 'timm/config.json', 'timm/model.safetensors', 'onnx/model.onnx', 'README.md']) {
    assert.ok(text.includes(name), name);
  }
  assert.match(text, /ViTForImageClassification/);
  assert.match(text, /Fine-tuned from starter/);
  assert.match(text, new RegExp(`Made with Vitrine on ${new Date().getUTCFullYear()}-\\d\\d-\\d\\d`));
});
