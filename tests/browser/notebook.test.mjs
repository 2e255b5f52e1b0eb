// The notebook is a document: edited, saved and opened without losing anything.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, open, site } from './browser.mjs';
import { cell, cells, openNotebook, part, save, until } from './notebook.mjs';

const here = site();

test('cells are added, moved and deleted, and the file says the same', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'cell').first().waitFor();
  const start = await cells(page);

  await part(page, 'add-cell').last().click();
  await part(page, 'add-note').last().click();
  const added = await until('a cell more', () => cells(page), (now) => now.length === start.length + 1);
  const [id] = added.map(([, id]) => id).filter((id) => !start.some(([, old]) => old === id));
  const own = page.locator(`[data-cell-id="${id}"]`);
  assert.equal(await own.getAttribute('data-kind'), 'note');

  const place = added.findIndex(([, other]) => other === id);
  if (place > 0) {
    await part(own, 'move-up').click();
    await until('it moved up', () => cells(page), (now) => now[place - 1]?.[1] === id);
    await part(own, 'move-down').click();
    await until('it moved back', () => cells(page), (now) => now[place]?.[1] === id);
  }
  const saved = await save(page);
  assert.deepEqual(saved.cells.map(({ kind, id }) => [kind, id]), await cells(page));

  await part(own, 'delete').click();
  await until('it is gone', () => cells(page), (now) => now.length === start.length);
  assert.deepEqual(await cells(page), start);
});

test('the title and a note are kept in the file', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'title').fill('Leaves of our garden');
  const note = cell(page, 'note');
  await part(note, 'note-view').click();
  await part(note, 'note-edit').fill('# Hello\n\nSome *words* and <script>alert(1)</script>.');
  await part(note, 'note-edit').press('Shift+Enter');
  await part(note, 'note-view').locator('h1').filter({ hasText: 'Hello' }).waitFor();
  assert.equal(await part(note, 'note-view').locator('script').count(), 0);
  const saved = await save(page);
  assert.equal(saved.title, 'Leaves of our garden');
  assert.match(JSON.stringify(saved.cells.find(({ kind }) => kind === 'note')), /Some \*words\*/);
});

test('what a newer version wrote is shown, and saved as it was', { timeout: 5 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'cell').first().waitFor();
  const newer = {
    vitrine: 99,
    title: 'From the future',
    mood: 'calm',
    cells: [
      { id: 'a', kind: 'hologram', settings: { x: [1, 2] }, output: { z: 1 }, pinned: true },
      { id: 'b', kind: 'note', settings: { markdown: 'hello' } },
      { id: 'c', kind: 'train', settings: { somehow: 'different' } },
    ],
  };
  await openNotebook(page, newer);
  await until('three cells', () => cells(page), (now) => now.length === 3);
  await part(page, 'notice').filter({ hasText: /newer/i }).waitFor();
  await part(page, 'cell').first().filter({ hasText: /hologram/ }).waitFor();
  const saved = await save(page);
  assert.deepEqual(saved, newer);
});

for (const [what, text] of [
  ['no JSON', '{"vitrine": 1, "title": '],
  ['another JSON', '{"nbformat": 4, "cells": []}'],
  ['an image', '\x89PNG\r\n\x1a\n'],
]) {
  test(`a file that is no notebook (${what}) is refused and the current one stays`, { timeout: 5 * MINUTE }, async (t) => {
    const page = await open(t, here);
    await part(page, 'cell').first().waitFor();
    const before = await cells(page);
    await openNotebook(page, text);
    await part(page, 'notice').filter({ hasText: /notebook/i }).waitFor();
    assert.deepEqual(await cells(page), before);
  });
}
